//! Two units, or one unit in two periods, beside each other.

use super::cells::sheet;
use super::metrics::{group_name, known_points, metric_name};
use super::{Cell, Column, Emphasis, Sheet};
use crate::catalog::catalog;
use crate::domain::{Decimal, Known};
use crate::scoring::index::{Assessed, Frame, comparable};
use crate::text::{self, labels};
use chrono::NaiveDate;

/// Total, groups and components of two observations with the difference, the second against the first.
///
/// Where the two may not be compared no difference is shown and the caption says why; `today` tells which periods are
/// open. `None` when one of them is not there.
pub fn pair_sheet(all: &[Assessed], one: usize, other: usize, today: Option<NaiveDate>, id: &str) -> Option<Sheet> {
    let (first, second) = (all.get(one)?, all.get(other)?);
    let frames = [first, second].map(|of| Frame::of(&of.observation));
    let verdict = comparable(&frames[0], &frames[1], today, catalog());
    let allowed = verdict.is_allowed();
    let row = |name: &str, detail: &str, points: [Known; 2]| {
        let difference =
            points[1].number().zip(points[0].number()).filter(|_| allowed).map(|(b, a)| b.minus(a).rounded(2));
        vec![
            Cell::words(name),
            Cell::words(detail),
            known_points(points[0], &[]),
            known_points(points[1], &[]),
            difference.map_or_else(Cell::missing, difference_cell),
        ]
    };
    let mut rows = vec![row(labels::UNIT_TOTAL, "", [first.assessment.total, second.assessment.total])];
    let set = catalog().index_set_named(&first.observation.set)?;
    for group in &first.assessment.groups {
        let name = group_name(set, &group.fact);
        let same = second.assessment.groups.iter().find(|g| g.fact == group.fact);
        rows.push(row(name, labels::METRICS_TOGETHER, [group.points, same.map_or(Known::Missing, |g| g.points)]));
        let metrics = group.metrics.iter().map(|metric| {
            let same = second.assessment.metric(&metric.code).map_or(Known::Missing, |m| m.points);
            (metric.code.as_str(), [metric.points, same])
        });
        let stated = metrics.filter(|(_, points)| points.iter().any(|p| *p != Known::Missing));
        rows.extend(stated.map(|(code, points)| row(name, metric_name(code), points)));
    }
    let name = |of: &Assessed| labels::unit_in_period(&of.observation.unit.name, &text::span(of.observation.span));
    let mut columns = vec![Column::words(labels::GROUP), Column::words(labels::METRIC)];
    columns.extend([name(first).as_str(), name(second).as_str(), labels::UNIT_CHANGE].map(Column::number));
    let barriers: Vec<&str> = verdict.barriers.iter().map(|b| labels::barrier(*b)).collect();
    let cautions: Vec<&str> = verdict.cautions.iter().map(|c| labels::caution(*c)).collect();
    let caption = labels::pair_caption(&barriers, &cautions);
    Some(sheet(id, labels::PAIR_TITLE, &caption, columns, rows))
}

fn difference_cell(gap: Decimal) -> Cell {
    let cell = Cell::stated(gap, text::signed_points(gap), Vec::new());
    match gap.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Greater => cell.with(Emphasis::Good),
        std::cmp::Ordering::Less => cell.with(Emphasis::Bad),
        std::cmp::Ordering::Equal => cell,
    }
}
