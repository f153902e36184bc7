//! One figure stated with two values.
//!
//! Counts are rivals only for the very same span: a week and the year to date, or a month and its year, differ with
//! good reason. A rate as of a day is also a rival of the rate of a period that ends within a month of that day: both
//! claim to say where the body stands then.

use super::report::Report;
use super::tally::{Comparison, Tally};
use crate::domain::{Decimal, Fact, FactKind, Figure, FindingCode, FindingNote, Place, Scope, Span};
use chrono::NaiveDate;

/// The name of this check; no catalogue entry stands behind it.
const RULE: &str = "rival";
/// A change may be stated against several earlier periods.
const CHANGE: &str = "change";
/// How many days a rate as of a day may lie from the end of a period and still speak of it.
const NEAR_DAYS: i64 = 31;

pub(super) fn check(report: &Report<'_>, tally: &mut Tally) {
    let subjects = subjects(report);
    for (index, one) in subjects.iter().enumerate() {
        for other in &subjects[index + 1..] {
            if one.comparable(other) {
                compare(one, other, tally);
            }
        }
    }
}

/// One figure with one value and all its places; the source it is cited from is part of what it is.
struct Subject<'a> {
    scope: Scope,
    fact: &'a Fact,
    value: Decimal,
    places: Vec<Place>,
}

impl Subject<'_> {
    fn is_same_figure(&self, fact: &Fact, scope: &Scope) -> bool {
        let own = self.fact;
        (&own.indicator, &own.of, &own.base, own.direction) == (&fact.indicator, &fact.of, &fact.base, fact.direction)
            && own.unit == fact.unit
            && self.scope == *scope
    }

    fn comparable(&self, other: &Subject<'_>) -> bool {
        let rates = self.fact.unit == "%" && self.fact.of.is_none() && self.scope.is_whole();
        let (one, two) = (self.fact.period.span, other.fact.period.span);
        self.is_same_figure(other.fact, &other.scope) && (one == two || (rates && speak_of_one_time(one, two)))
    }
}

fn speak_of_one_time(one: Span, other: Span) -> bool {
    match (one, other) {
        (Span::Day(_), Span::Day(_)) => false,
        (Span::Day(day), period) | (period, Span::Day(day)) => is_near_end(day, period),
        _ => one.days().is_some() && one.days() == other.days(),
    }
}

fn is_near_end(day: NaiveDate, period: Span) -> bool {
    period.days().is_some_and(|(_, end)| (day - end).num_days().abs() <= NEAR_DAYS)
}

fn subjects<'a>(report: &Report<'a>) -> Vec<Subject<'a>> {
    let mut subjects: Vec<Subject<'a>> = Vec::new();
    let exact = |f: &&Fact| f.kind == FactKind::Result && f.hedge.is_none() && f.indicator != CHANGE;
    for fact in report.facts.iter().copied().filter(exact) {
        let (Some(value), scope) = (fact.number(), report.key(&fact.scope)) else { continue };
        let restated = |s: &&mut Subject<'a>| {
            s.is_same_figure(fact, &scope)
                && s.fact.period.span == fact.period.span
                && s.fact.cited == fact.cited
                && s.value == value
        };
        match subjects.iter_mut().find(restated) {
            Some(known) => known.places.push(fact.place.clone()),
            None => subjects.push(Subject { scope, fact, value, places: vec![fact.place.clone()] }),
        }
    }
    subjects
}

/// The first value read is the stated one; a coarser statement of the same number is no rival.
fn compare(one: &Subject<'_>, other: &Subject<'_>, tally: &mut Tally) {
    let places = one.value.places().min(other.value.places());
    if one.value.rounded(places) == other.value.rounded(places) {
        return tally.agree();
    }
    let notes = if one.fact.cited == other.fact.cited { Vec::new() } else { vec![FindingNote::OtherSource] };
    tally.compare(Comparison {
        code: FindingCode::Rival,
        rule: RULE,
        fact: one.fact,
        stated: Figure { value: one.value, places: one.places.clone() },
        recomputed: Figure { value: other.value, places: other.places.clone() },
        working: format!("{} <> {}", one.value, other.value),
        notes,
    });
}
