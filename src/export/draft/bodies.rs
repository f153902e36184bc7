//! Whose draft it is: every body with figures of the period, by the key of its unit.

use super::figures::{same, telling};
use crate::catalog::catalog;
use crate::domain::{Map, Report, Set, SourceId, Span, UnitLevel};
use crate::present::{Named, Subject};
use crate::scoring::index::{Assessed, Unit, unit_of};
use crate::text::publishing as words;

/// The bodies a draft of a period can be written for: those whose reports have figures of it, in their order, then provinces
/// of which only the index is observed.
pub fn bodies(subject: &Subject<'_>, span: Span) -> Vec<Named> {
    let reports = crate::export::without_folders(subject.reports);
    let told = telling(subject, span);
    let reporting = reports.iter().filter(|report| told.contains(&report.source));
    let reporting = reporting.filter_map(|report| body_of(subject, report));
    let observed =
        provinces(subject).filter(|of| same(of.observation.span, span)).map(|of| of.observation.unit.clone());
    let mut bodies: Vec<Named> = Vec::new();
    for unit in reporting.chain(observed) {
        if bodies.iter().all(|body| body.code != unit.key) {
            let named = unit.province.is_some();
            let label = if named { unit.name } else { words::unnamed_body(&unit.name) };
            bodies.push(Named { code: unit.key, label });
        }
    }
    bodies
}

/// How near a body is to a unit, the nearest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Near {
    /// It is the unit.
    Same,
    /// The unit is one below it.
    Above,
    /// Neither.
    Apart,
}

impl Near {
    /// Of a unit and a body, by their keys.
    pub fn of(unit: &str, body: &str) -> Near {
        match unit.strip_prefix(body) {
            Some("") => Near::Same,
            Some(rest) if rest.starts_with('/') => Near::Above,
            _ => Near::Apart,
        }
    }
}

/// The periods of which the unit, or a body above it, has figures, each with how near that is.
pub fn spans_near(subject: &Subject<'_>, unit: &str) -> Vec<(Span, Near)> {
    let of_report = |report: &Report| body_of(subject, report).map_or(Near::Apart, |own| Near::of(unit, &own.key));
    let near: Map<SourceId, Near> = subject.reports.iter().map(|report| (report.source, of_report(report))).collect();
    let facts = subject.facts.facts.iter().filter(|fact| fact.is_own_result());
    let told = facts.map(|fact| (fact.period.span, near.get(&fact.place.source).copied().unwrap_or(Near::Apart)));
    let observed = provinces(subject).map(|of| &of.observation);
    let observed = observed.map(|of| (of.span, Near::of(unit, &of.unit.key)));
    let mut spans: Set<(Span, Near)> = Set::default();
    spans.extend(told.chain(observed).filter(|(_, near)| *near != Near::Apart));
    spans.into_iter().collect()
}

/// The names of the bodies that the reports say they are of.
pub fn named_bodies(subject: &Subject<'_>) -> Vec<String> {
    let mut keys: Vec<String> = Vec::new();
    let of = |report: &Report| unit_of(report.source, Some(report), None, None, catalog());
    let named = subject.reports.iter().map(of).filter(|unit| unit.province.is_some());
    let first = |unit: &Unit| {
        let is_new = !keys.contains(&unit.key);
        keys.extend(is_new.then(|| unit.key.clone()));
        is_new
    };
    named.filter(first).map(|unit| unit.name).collect()
}

/// The body that a report is of: the one it names, else the only province in it. `None` where it tells of several provinces
/// and is of none.
pub(super) fn body_of(subject: &Subject<'_>, report: &Report) -> Option<Unit> {
    let own = unit_of(report.source, Some(report), None, None, catalog());
    if own.province.is_some() || report.body.is_some() {
        return Some(own);
    }
    let mut found = provinces(subject).filter(|of| of.observation.sources.contains(&report.source));
    let Some(first) = found.next().map(|of| &of.observation.unit) else { return Some(own) };
    found.all(|of| of.observation.unit.key == first.key).then(|| first.clone())
}

/// What is observed of a province. A sentence on the whole province says nothing of a unit below it.
pub(super) fn observed<'a>(subject: &Subject<'a>, body: &str) -> Vec<&'a Assessed> {
    provinces(subject).filter(|of| of.observation.unit.key == body).collect()
}

fn provinces<'a>(subject: &Subject<'a>) -> impl Iterator<Item = &'a Assessed> + use<'a> {
    subject.assessed.iter().filter(|of| of.observation.unit.level == Some(UnitLevel::Province))
}
