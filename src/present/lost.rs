//! Where points are lost, as a waterfall from the maximum down to what is reached.

use super::charts::Naming;
use super::charts_compared::{StepRow, waterfall};
use super::metrics::{group_name, index_caption, metric_name};
use super::units::places;
use super::{Cell, Figure};
use crate::catalog::{IndexSet, catalog};
use crate::chart::Tone;
use crate::domain::{Decimal, Place};
use crate::scoring::index::{Assessed, Lost, Measure, lost_points};
use crate::text::{self, labels};

/// So many losses stand one by one; the rest is one step.
const SHOWN: usize = 9;

/// A loss with its name and where its points stand.
pub(super) struct Loss {
    pub(super) name: String,
    pub(super) lost: Decimal,
    pub(super) places: Vec<Place>,
    pub(super) formula: String,
}

/// The lost points of one observation, most first, of all that is known where the total is not; `None` without losses or
/// for a version the catalogue does not have.
pub fn lost_chart(of: &Assessed, id: &str, period: &str) -> Option<Figure> {
    let set = catalog().index_set_named(&of.observation.set)?;
    let lost = lost_points(&of.observation, &of.assessment, set);
    let losses = lost.lines.iter().map(|line| loss(of, set, line)).collect();
    let caption = index_caption(of, set, period, labels::INDEX_LOST_FORMULA);
    let naming = Naming::new(id.to_owned(), labels::WATERFALL_TITLE, caption);
    match of.assessment.total.number() {
        Some(total) => falling(naming, of.assessment.max, losses, (total, places(of, &Measure::Total))),
        None => {
            let (max, points) = known_part(of);
            let naming = Naming { title: labels::WATERFALL_KNOWN_TITLE.to_owned(), ..naming };
            falling(naming, max, losses, (points, Vec::new()))
        }
    }
}

/// Most points and points of all that is known, where the total is not: whole groups, else their known components.
fn known_part(of: &Assessed) -> (Decimal, Decimal) {
    let mut sums = (Decimal::ZERO, Decimal::ZERO);
    let mut add = |max: Decimal, points: Option<Decimal>| {
        if let Some(points) = points {
            sums = (sums.0.plus(max), sums.1.plus(points));
        }
    };
    for group in &of.assessment.groups {
        match group.points.number() {
            Some(points) => add(group.max, Some(points)),
            None => group.metrics.iter().for_each(|metric| add(metric.max, metric.points.number())),
        }
    }
    sums
}

fn loss(of: &Assessed, set: &IndexSet, line: &Lost) -> Loss {
    let measure = line.code.clone().map_or_else(|| Measure::Group(line.group.clone()), Measure::Metric);
    let name = line.code.as_deref().map_or_else(|| group_name(set, &line.group), metric_name);
    let formula = text::lost_formula(line.max, line.points);
    Loss { name: name.to_owned(), lost: line.lost, places: places(of, &measure), formula }
}

/// From `max` over the losses to `total`; what the losses do not explain is a step of its own.
pub(super) fn falling(
    naming: Naming,
    max: Decimal,
    mut losses: Vec<Loss>,
    (total, places): (Decimal, Vec<Place>),
) -> Option<Figure> {
    losses.retain(|loss| loss.lost > Decimal::ZERO);
    (!losses.is_empty()).then_some(())?;
    let known = losses.iter().fold(Decimal::ZERO, |sum, loss| sum.plus(loss.lost));
    if losses.len() > SHOWN + 1 {
        let rest = losses.split_off(SHOWN);
        let count = rest.len();
        let lost = rest.iter().fold(Decimal::ZERO, |sum, loss| sum.plus(loss.lost));
        let formula = rest.iter().map(|loss| text::points(loss.lost)).collect::<Vec<_>>().join(" + ");
        let places = rest.into_iter().flat_map(|loss| loss.places).collect();
        losses.push(Loss { name: labels::other_losses(count), lost, places, formula });
    }
    let minus = |value: Decimal| Decimal::ZERO.minus(value);
    let unexplained = max.minus(known).minus(total).rounded(2);
    let less = losses.iter().map(|loss| loss.lost).chain((!unexplained.is_zero()).then_some(unexplained));
    let formula = less.fold(text::decimal(max), |words, lost| format!("{words} − {}", text::points(lost)));
    let mut steps: Vec<StepRow> = losses
        .into_iter()
        .map(|loss| {
            let value = minus(loss.lost);
            let cell = Cell::computed(value, text::signed_points(value), loss.places, loss.formula);
            StepRow { label: loss.name, value, cell, tone: Tone::Bad }
        })
        .collect();
    if !unexplained.is_zero() {
        let value = minus(unexplained);
        let cell = Cell::stated(value, text::signed_points(value), Vec::new());
        steps.push(StepRow { label: labels::LOST_UNEXPLAINED.to_owned(), value, cell, tone: Tone::Muted });
    }
    let whole = |label: &str, cell: Cell, value: Decimal, tone| StepRow { label: label.to_owned(), value, cell, tone };
    let from = whole(labels::MAXIMUM, Cell::stated(max, text::decimal(max), Vec::new()), max, Tone::Muted);
    // Points that stand at several places are their sum, which no place states.
    let formula = if places.len() > 1 { formula } else { String::new() };
    let mut to = whole(labels::POINTS, Cell::stated(total, text::points(total), places), total, Tone::Primary);
    to.cell.formula = formula;
    Some(waterfall(naming, [labels::METRIC, labels::POINTS], from, steps, to))
}
