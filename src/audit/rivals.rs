//! One figure stated with two values.
//!
//! Counts are rivals only for the very same span: a week and the year to date, or a month and its year, differ with
//! good reason. A rate as of a day is also a rival of the rate of a period that ends within a month of that day: both
//! claim to say where the body stands then.

use super::blocks::two_blocks;
use super::report::Report;
use super::tally::{Comparison, Tally};
use crate::domain::{
    Decimal, Fact, FactKind, Figure, FindingCode, FindingNote, Map, Place, Scope, Scopes, Span, sort_by_key,
};
use chrono::NaiveDate;
use std::collections::hash_map::Entry;

/// The name of this check; no catalogue entry stands behind it.
const RULE: &str = "rival";
/// A change may be stated against several earlier periods.
const CHANGE: &str = "change";
/// How many days a rate as of a day may lie from the end of a period and still speak of it.
const NEAR_DAYS: i64 = 31;

pub(super) fn check(report: &Report<'_>, tally: &mut Tally) {
    let mut blocks = Blocks { report, known: Map::default() };
    for group in groups(report) {
        for (index, other) in group.iter().enumerate() {
            let Some(first) = group[..index].iter().find(|one| one.comparable(other)) else { continue };
            match blocks.told(first, other) {
                Told::No => compare(first, other, Vec::new(), tally),
                Told::Now => compare(first, other, vec![FindingNote::TwoBlocks], tally),
                Told::Before => {}
            }
        }
    }
}

/// Accounts that state a block of figures twice; each is told once.
struct Blocks<'r, 'a> {
    report: &'r Report<'a>,
    known: Map<(Scope, Span), Told>,
}

/// Whether two values belong to a block stated twice.
#[derive(Clone, Copy)]
enum Told {
    /// They do not.
    No,
    /// They do, and this is the first time.
    Now,
    /// They do, and it was told.
    Before,
}

impl Blocks<'_, '_> {
    fn told(&mut self, first: &Subject<'_>, other: &Subject<'_>) -> Told {
        let span = other.fact.period.span;
        if first.fact.period.span != span {
            return Told::No;
        }
        let scope = self.report.key(&first.fact.scope);
        let told_now = || if two_blocks(self.report, &scope, span) { Told::Now } else { Told::No };
        let known = self.known.entry((scope.clone(), span)).or_insert_with(told_now);
        let told = *known;
        if matches!(told, Told::Now) {
            *known = Told::Before;
        }
        told
    }
}

/// What a figure is, whenever it is about and whatever its value; the scope by its position among those of the report.
type Kind<'a> = (&'a str, Option<&'a str>, Option<&'a str>, &'a str, usize);

/// One figure with one value and everything that states it; the source it is cited from is part of what it is.
struct Subject<'a> {
    fact: &'a Fact,
    value: Decimal,
    again: Vec<&'a Fact>,
}

impl Subject<'_> {
    fn places(&self) -> Vec<Place> {
        std::iter::once(&self.fact).chain(&self.again).map(|fact| fact.place.clone()).collect()
    }

    /// Of two subjects of one kind: whether they speak of the same time.
    fn comparable(&self, other: &Subject<'_>) -> bool {
        let rates = self.fact.unit == "%" && self.fact.of.is_none() && self.fact.scope.is_whole();
        let (one, two) = (self.fact.period.span, other.fact.period.span);
        one == two || (rates && speak_of_one_time(one, two))
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

/// The figures that have several values, each with its values in reading order.
fn groups<'a>(report: &Report<'a>) -> Vec<Vec<Subject<'a>>> {
    let mut groups: Map<Kind<'a>, Vec<Subject<'a>>> = Map::default();
    let mut known: Map<(Kind<'a>, Span, Option<&'a str>, Decimal), usize> = Map::default();
    let mut scopes = Scopes::default();
    let exact = |f: &&Fact| f.kind == FactKind::Result && f.hedge.is_none() && f.indicator != CHANGE;
    for fact in report.facts.iter().copied().filter(exact) {
        let Some(value) = fact.number() else { continue };
        let scope = scopes.number(&fact.scope, |scope| report.key(scope));
        let kind: Kind<'a> = (&fact.indicator, fact.of.as_deref(), fact.base.as_deref(), &fact.unit, scope);
        let group = groups.entry(kind).or_default();
        match known.entry((kind, fact.period.span, fact.cited.as_deref(), value)) {
            Entry::Occupied(index) => group[*index.get()].again.push(fact),
            Entry::Vacant(free) => {
                free.insert(group.len());
                group.push(Subject { fact, value, again: Vec::new() });
            }
        }
    }
    let mut several: Vec<_> = groups.into_iter().filter(|(_, group)| group.len() > 1).collect();
    sort_by_key(&mut several, |(kind, _)| *kind);
    several.into_iter().map(|(_, group)| group).collect()
}

/// The first value read is the stated one, and each later value is compared with it alone; a coarser statement of the same number is no rival.
fn compare(one: &Subject<'_>, other: &Subject<'_>, mut notes: Vec<FindingNote>, tally: &mut Tally) {
    let places = one.value.places().min(other.value.places());
    if one.value.rounded(places) == other.value.rounded(places) {
        return tally.agree();
    }
    if one.fact.cited != other.fact.cited {
        notes.push(FindingNote::OtherSource);
    }
    tally.compare(Comparison {
        code: FindingCode::Rival,
        rule: RULE,
        fact: one.fact,
        stated: Figure { value: one.value, places: one.places() },
        recomputed: Figure { value: other.value, places: other.places() },
        working: format!("{} ≠ {}", one.value, other.value),
        notes,
    });
}
