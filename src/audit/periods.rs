//! The periods of one body against each other: what is carried over, what adds up, which calendars are followed.
//!
//! A body is a report, or all reports of one body that name the same province. A year to date is taken to end where the period of
//! its report ends; undated weeks are left out.

use super::rivalry;
use super::tally::{Comparison, Tally, joined, sum};
use crate::catalog::{AgencyKeys, Catalog};
use crate::domain::{Decimal, Fact, FactSet, Figure, FindingCode, Map, Report, Scopes, SourceId, Span};
use chrono::{Datelike, NaiveDate};
use std::collections::BTreeMap;

/// First and last day.
type Days = (NaiveDate, NaiveDate);

/// One number for one thing over some days, with its first statement.
#[derive(Clone, Copy)]
struct Stated<'a> {
    fact: &'a Fact,
    value: Decimal,
}

/// Everything a body states about one scope: by days, then by indicator; a number with several values has several.
type Timeline<'a> = BTreeMap<Days, Map<&'a str, Vec<Stated<'a>>>>;

/// Comparisons over periods, by the report of the stated figure.
pub(super) fn check(facts: &FactSet, heads: &[Report], catalog: &Catalog, keys: &AgencyKeys) -> Map<SourceId, Tally> {
    let mut tallies = Map::default();
    for timeline in timelines(facts, heads, keys).iter().filter(|t| t.len() > 1) {
        let mut book = Book { timeline, catalog, tallies: &mut tallies };
        book.carried_over();
        book.cumulative();
        book.calendars();
    }
    tallies
}

/// One timeline for each body and scope, in order of first sight.
fn timelines<'a>(facts: &'a FactSet, heads: &'a [Report], keys: &AgencyKeys) -> Vec<Timeline<'a>> {
    let bodies = bodies(heads);
    let mut scopes = Scopes::default();
    let mut numbers: Map<(Body, usize), usize> = Map::default();
    let mut timelines: Vec<Timeline<'a>> = Vec::new();
    for fact in facts.iter().filter(|f| is_exact(f)) {
        let head = bodies.get(&fact.place.source);
        let days = days(fact.period.span, head.map(|(head, _)| *head));
        let (Some(value), Some(days)) = (fact.number(), days) else { continue };
        let body = head.map_or(Body::Report(fact.place.source), |(_, body)| *body);
        let scope = scopes.number(&fact.scope, |scope| keys.scope(scope));
        let at = *numbers.entry((body, scope)).or_insert_with(|| {
            timelines.push(Timeline::new());
            timelines.len() - 1
        });
        let stated = timelines[at].entry(days).or_default().entry(fact.indicator.as_str()).or_default();
        if stated.iter().all(|s| s.value != value) {
            stated.push(Stated { fact, value });
        }
    }
    timelines
}

/// Whose figures they are.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Body {
    /// A report of nobody known.
    Report(SourceId),
    /// A body that several reports may name: the position of the first of them.
    Named(usize),
}

fn bodies(heads: &[Report]) -> Map<SourceId, (&Report, Body)> {
    let body = |(head, at): (_, usize)| {
        let head: &Report = head;
        let body = head.whose().map_or(Body::Report(head.source), |_| Body::Named(at));
        (head.source, (head, body))
    };
    heads.iter().zip(rivalry::bodies(heads)).map(body).collect()
}

fn is_exact(fact: &Fact) -> bool {
    fact.is_own_result() && fact.hedge.is_none() && fact.of.is_none()
}

/// The days of a span; a year to date ends with the period of its report.
fn days(span: Span, head: Option<&Report>) -> Option<Days> {
    match span {
        Span::YearToDate { year: Some(year) } => {
            let (_, end) = head?.period.span.days().filter(|(_, end)| end.year() == year)?;
            Some((NaiveDate::from_ymd_opt(year, 1, 1)?, end))
        }
        Span::Day(_) => None,
        span => span.days(),
    }
}

/// One timeline being checked.
struct Book<'b, 'a> {
    timeline: &'b Timeline<'a>,
    catalog: &'b Catalog,
    tallies: &'b mut Map<SourceId, Tally>,
}

/// What is carried over, and what it was at the end of the period before.
const CARRIED: &str = "carried_over";
const PENDING: &str = "pending_total";

impl<'a> Book<'_, 'a> {
    fn tally(&mut self, source: SourceId) -> &mut Tally {
        self.tallies.entry(source).or_default()
    }

    /// Carried over = pending at the end of a period that ends the day before; it holds for any statement of either.
    fn carried_over(&mut self) {
        for ((from, _), figures) in self.timeline {
            let Some(carried) = figures.get(CARRIED) else { continue };
            let before = from.pred_opt();
            let ending = self.timeline.iter().filter(|((_, end), _)| Some(*end) == before);
            let pending: Vec<Stated<'a>> = ending.filter_map(|(_, f)| f.get(PENDING)).flatten().copied().collect();
            let (Some(stated), Some(first)) = (carried.first(), pending.first()) else { continue };
            let tally = self.tally(stated.fact.place.source);
            match pending.iter().any(|p| carried.iter().any(|c| c.value == p.value)) {
                true => tally.agree(),
                false => tally.compare(comparison(FindingCode::CarryOver, *stated, *first)),
            }
        }
    }

    /// A flow over a long period = the sum over shorter ones that follow each other from its first day to its last.
    fn cumulative(&mut self) {
        for (whole, figures) in self.timeline {
            let mut ids: Vec<&&str> = figures.keys().filter(|id| self.catalog.adds_up_over_time(id)).collect();
            ids.sort();
            for id in ids {
                let parts = tiling(self.timeline, *whole, id);
                let (Some(stated), Some(parts)) = (figures[*id].first(), parts) else { continue };
                let total = sum(parts.iter().map(|p| p.value));
                let tally = self.tally(stated.fact.place.source);
                match figures[*id].iter().any(|s| s.value == total) {
                    true => tally.agree(),
                    false => tally.compare(Comparison {
                        recomputed: Figure {
                            value: total,
                            places: parts.iter().map(|p| p.fact.place.clone()).collect(),
                        },
                        working: joined(parts.iter().map(|p| p.value), " + "),
                        ..comparison(FindingCode::Cumulative, *stated, *stated)
                    }),
                }
            }
        }
    }

    /// A period from the 15th to the 14th beside the calendar period of the same name: told, never compared.
    fn calendars(&mut self) {
        for ((from, to), figures) in self.timeline {
            if (from.day(), to.day()) != (15, 14) {
                continue;
            }
            let months =
                |days: &Days| (days.1.year() - days.0.year()) * 12 + days.1.month0() as i32 - days.0.month0() as i32;
            let length = months(&(*from, *to));
            let same = |days: &Days| {
                let ends = (days.1.year(), days.1.month()) == (to.year(), to.month());
                ends && days.0.day() == 1 && months(days) + 1 == length
            };
            for (_, calendar) in self.timeline.iter().filter(|(days, _)| same(days)) {
                let mut shared: Vec<&&str> = figures.keys().filter(|id| calendar.contains_key(**id)).collect();
                shared.sort();
                let pairs = shared.iter().filter_map(|id| Some((figures[**id].first()?, calendar[**id].first()?)));
                if let Some((one, other)) = pairs.into_iter().find(|(one, other)| one.value != other.value) {
                    self.tallies.entry(one.fact.place.source).or_default().compare(comparison(
                        FindingCode::Calendar,
                        *one,
                        *other,
                    ));
                }
            }
        }
    }
}

fn comparison<'a>(code: FindingCode, stated: Stated<'a>, other: Stated<'a>) -> Comparison<'a> {
    Comparison {
        code,
        rule: code.id(),
        fact: stated.fact,
        stated: Figure { value: stated.value, places: vec![stated.fact.place.clone()] },
        recomputed: Figure { value: other.value, places: vec![other.fact.place.clone()] },
        working: format!("{} ≠ {}", stated.value, other.value),
        notes: Vec::new(),
    }
}

/// Shorter periods that together are exactly `whole`, the longest first piece preferred; `None` when there are none.
fn tiling<'a>(timeline: &Timeline<'a>, whole: Days, id: &str) -> Option<Vec<Stated<'a>>> {
    let (from, to) = whole;
    let pieces = timeline.range((from, from)..=(from, to)).rev().filter(|(days, _)| **days != whole);
    pieces.filter_map(|((_, end), figures)| Some((*end, *figures.get(id)?.first()?))).find_map(|(end, first)| {
        let rest = (end.succ_opt()?, to);
        let mut parts = vec![first];
        match end == to {
            true => return Some(parts),
            false => parts.extend(remainder(timeline, rest, id)?),
        }
        Some(parts)
    })
}

/// What is left of a tiled period: one piece, or a tiling of its own.
fn remainder<'a>(timeline: &Timeline<'a>, rest: Days, id: &str) -> Option<Vec<Stated<'a>>> {
    let whole = timeline.get(&rest).and_then(|figures| figures.get(id)?.first().copied());
    whole.map(|piece| vec![piece]).or_else(|| tiling(timeline, rest, id))
}
