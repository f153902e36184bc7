//! Two units, or one unit in two periods, beside each other.

use super::cells::sheet;
use super::metrics::{group_name, known_points, metric_name};
use super::units::places;
use super::{Cell, Column, Emphasis, Sheet};
use crate::catalog::catalog;
use crate::domain::{Decimal, Known, Place};
use crate::scoring::index::{Assessed, Frame, Measure, comparable};
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
    let row = |name: &str, detail: &str, measure: &Measure| {
        let [a, b] = [first, second].map(|of| measure.points(&of.assessment));
        let [from, to] = [first, second].map(|of| places(of, measure));
        let both = b.number().zip(a.number()).filter(|_| allowed);
        let difference = both.map_or_else(Cell::missing, |(b, a)| difference(b, a, [to.as_slice(), &from].concat()));
        vec![Cell::words(name), Cell::words(detail), known_points(a, &from), known_points(b, &to), difference]
    };
    let mut rows = vec![row(labels::UNIT_TOTAL, "", &Measure::Total)];
    let set = catalog().index_set_named(&first.observation.set)?;
    for group in &first.assessment.groups {
        let name = group_name(set, &group.fact);
        rows.push(row(name, labels::METRICS_TOGETHER, &Measure::Group(group.fact.clone())));
        let metrics = group.metrics.iter().map(|metric| Measure::Metric(metric.code.clone()));
        let is_stated =
            |measure: &Measure| [first, second].iter().any(|of| measure.points(&of.assessment) != Known::Missing);
        let stated = group.metrics.iter().zip(metrics).filter(|(_, measure)| is_stated(measure));
        rows.extend(stated.map(|(metric, measure)| row(name, metric_name(&metric.code), &measure)));
    }
    let name = |of: &Assessed| labels::unit_in_period(&of.observation.unit.name, &text::span(of.observation.span));
    let mut columns = vec![Column::words(labels::GROUP), Column::words(labels::METRIC)];
    let one_unit = first.observation.unit.key == second.observation.unit.key;
    let [of, against] = [second, first].map(|of| of.observation.unit.name.as_str());
    let change = if one_unit { labels::UNIT_CHANGE.to_owned() } else { labels::unit_difference(of, against) };
    columns.extend([name(first), name(second), change].map(|label| Column::number(&label)));
    let barriers: Vec<&str> = verdict.barriers.iter().map(|b| labels::barrier(*b)).collect();
    let cautions: Vec<&str> = verdict.cautions.iter().map(|c| labels::caution(*c)).collect();
    let caption = labels::pair_caption(&barriers, &cautions);
    Some(sheet(id, labels::PAIR_TITLE, &caption, columns, rows))
}

fn difference(second: Decimal, first: Decimal, places: Vec<Place>) -> Cell {
    let gap = second.minus(first).rounded(2);
    let formula = text::difference_formula(second, first);
    let cell = Cell::computed(gap, text::signed_points(gap), places, formula);
    match gap.cmp(&Decimal::ZERO) {
        std::cmp::Ordering::Greater => cell.with(Emphasis::Good),
        std::cmp::Ordering::Less => cell.with(Emphasis::Bad),
        std::cmp::Ordering::Equal => cell,
    }
}
