//! What payloads and tables of the index say of one topic: components with their counts, groups with their points.
//!
//! A payload of the portal has no sentence on a topic, yet its components are counts of that very topic; a page that
//! says «không nêu» over them would be wrong.

use super::cells::sheet;
use super::heads::{caption, id};
use super::metrics::{group_name, known, known_points, metric_name};
use super::{Block, Cell, Column, Level, Sheet, Subject, Whole};
use crate::catalog::{IndexSet, catalog};
use crate::domain::{Known, Period, Ratio, Report};
use crate::scoring::index::{Assessed, GroupPoints};
use crate::text::{self, labels};

/// The most units of one report whose components are shown one by one.
const SHOWN: usize = 3;

/// Fact ids of the groups that belong to each topic.
pub(super) const PROCESSING: &[&str] = &["index766_progress", "index766_digitisation"];
pub(super) const ONLINE: &[&str] = &["index766_online_service"];
pub(super) const PAYMENT: &[&str] = &["index766_online_payment"];
pub(super) const SATISFACTION: &[&str] = &["index766_satisfaction"];

/// What one report's index holds of a topic; nothing where it has no points and no counts of the groups.
///
/// `alone` tells that the page has nothing else of this report: then points without counts are shown as well.
pub(super) fn of_report(subject: &Subject<'_>, report: &Report, groups: &[&str], alone: bool) -> Vec<Block> {
    let own = |of: &&Assessed| of.observation.sources.first() == Some(&report.source);
    let all: Vec<&Assessed> = subject.assessed.iter().filter(own).filter(|of| says(of, groups, alone)).collect();
    let latest = all.iter().map(|of| of.observation.span).max_by_key(|span| span.last_possible_day());
    let counted = all.iter().filter(|of| is_counted(of, groups)).count();
    let mut blocks = match all.len() {
        0 => return Vec::new(),
        _ if all.len() <= SHOWN && counted > 0 => {
            all.iter().enumerate().flat_map(|(at, of)| unit(report, of, groups, at)).collect()
        }
        _ => {
            let now: Vec<&Assessed> = all.into_iter().filter(|of| Some(of.observation.span) == latest).collect();
            vec![Block::Table(units(report, &now, groups))]
        }
    };
    blocks.push(Block::Hint(labels::TOPIC_NOTE.to_owned()));
    blocks
}

fn of_groups<'a>(of: &'a Assessed, groups: &'a [&str]) -> impl Iterator<Item = &'a GroupPoints> {
    of.assessment.groups.iter().filter(|group| groups.contains(&group.fact.as_str()))
}

fn is_counted(of: &Assessed, groups: &[&str]) -> bool {
    let mut metrics = of_groups(of, groups).flat_map(|group| &group.metrics);
    metrics.any(|m| of.observation.counts(&m.code).is_some_and(|c| c.numerator.or(c.denominator) != Known::Missing))
}

fn says(of: &Assessed, groups: &[&str], alone: bool) -> bool {
    let pointed = || of_groups(of, groups).any(|group| group.points.number().is_some());
    is_counted(of, groups) || (alone && pointed())
}

/// One unit: a heading, and its components of the topic.
fn unit(report: &Report, of: &Assessed, groups: &[&str], at: usize) -> Vec<Block> {
    let seen = &of.observation;
    let text = labels::unit_heading(&seen.unit.name, seen.unit.level, &text::span(seen.span));
    let heading = Block::Heading { level: Level::Part, short: text.clone(), text, detail: String::new() };
    let Some(set) = catalog().index_set_named(&seen.set) else { return Vec::new() };
    vec![heading, Block::Table(components(report, of, set, groups, at))]
}

fn components(report: &Report, of: &Assessed, set: &IndexSet, groups: &[&str], at: usize) -> Sheet {
    let rows = of_groups(of, groups).flat_map(|group| {
        let name = group_name(set, &group.fact);
        let parts = group.metrics.iter().map(move |metric| component(of, name, &metric.code, metric.max));
        parts.chain(std::iter::once(whole(of, name, group))).collect::<Vec<_>>()
    });
    let mut columns = vec![Column::words(labels::GROUP), Column::words(labels::METRIC)];
    columns.extend([labels::METRIC_NUMERATOR, labels::METRIC_DENOMINATOR].map(Column::number));
    columns.push(Column::rate(labels::RATE_OF_COUNTS, 2, Whole::Column(3)));
    columns.extend([labels::POINTS, labels::MAXIMUM].map(Column::number));
    let line = caption(report, Period::over(of.observation.span), labels::RATE_OF_COUNTS_FORMULA);
    sheet(&id("topic", report.source, at), labels::TOPIC_TITLE, &line, columns, rows.collect())
}

fn component(of: &Assessed, group: &str, code: &str, max: crate::domain::Decimal) -> Vec<Cell> {
    let counts = of.observation.counts(code).cloned().unwrap_or_default();
    let ratio = counts.numerator.number().zip(counts.denominator.number()).and_then(|(n, d)| Ratio::new(n, d));
    let points = of.assessment.metric(code).map_or(Known::Missing, |metric| metric.points);
    vec![
        Cell::words(group),
        Cell::words(metric_name(code)),
        known(counts.numerator, &counts.places),
        known(counts.denominator, &counts.places),
        ratio.map_or_else(|| no_rate(counts.denominator), |ratio| Cell::rate(ratio, counts.places.clone())),
        known_points(points, &counts.places),
        Cell::stated(max, text::decimal(max), Vec::new()),
    ]
}

/// Nothing counted is no rate; nothing known is not stated.
fn no_rate(denominator: Known) -> Cell {
    match denominator.number() {
        Some(zero) if zero.is_zero() => Cell::absent(labels::NOTHING_COUNTED),
        _ => Cell::missing(),
    }
}

fn whole(of: &Assessed, name: &str, group: &GroupPoints) -> Vec<Cell> {
    let places = of.observation.groups.iter().find(|g| g.fact == group.fact).map(|g| g.places.clone());
    let blank = || Cell::words("");
    let max = Cell::stated(group.max, text::decimal(group.max), Vec::new());
    let points = known_points(group.points, &places.unwrap_or_default());
    vec![Cell::words(name), Cell::words(labels::METRICS_TOGETHER), blank(), blank(), blank(), points, max]
}

/// Many units: the points of the topic's groups, a row each.
fn units(report: &Report, all: &[&Assessed], groups: &[&str]) -> Sheet {
    let first = all.first();
    let set = first.and_then(|of| catalog().index_set_named(&of.observation.set));
    let facts: Vec<&GroupPoints> = first.map(|of| of_groups(of, groups).collect()).unwrap_or_default();
    let mut columns = vec![Column::words(labels::UNIT)];
    for group in &facts {
        let name = set.map_or(group.fact.as_str(), |set| group_name(set, &group.fact));
        columns.push(Column::number(&labels::out_of(name, group.max)));
        columns.push(Column::rate(labels::RATE, columns.len() - 1, Whole::Nowhere));
    }
    let cells = |of: &Assessed, fact: &str| {
        let group = of.assessment.groups.iter().find(|group| group.fact == fact);
        let points = group.map_or(Known::Missing, |group| group.points);
        let places = of.observation.groups.iter().find(|g| g.fact == fact).map(|g| g.places.clone());
        let places = places.unwrap_or_default();
        let rate = group.and_then(|group| Ratio::new(points.number()?, group.max));
        let rate = rate.map_or_else(Cell::missing, |rate| Cell::rate(rate, places.clone()));
        [known_points(points, &places), rate]
    };
    let row = |of: &&Assessed| {
        let points = facts.iter().flat_map(|group| cells(of, &group.fact));
        std::iter::once(Cell::words(&of.observation.unit.name)).chain(points).collect()
    };
    let span = first.map_or(crate::domain::Span::Unknown, |of| of.observation.span);
    let line = caption(report, Period::over(span), labels::INDEX_POINTS_FORMULA);
    let id = id("topic-units", report.source, 0);
    let title = if all.len() == 1 { labels::TOPIC_UNIT_TITLE } else { labels::TOPIC_UNITS_TITLE };
    sheet(&id, title, &line, columns, all.iter().map(row).collect())
}
