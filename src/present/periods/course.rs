//! One unit through its periods: total, groups, ranks.

use super::super::charts::Naming;
use super::super::metrics::{files, group_name, known_points};
use super::super::units::{course_sheet, places};
use super::super::{Block, Cell, Figure};
use super::chosen::PeriodsFrame;
use super::trend::{Line, Stop, stops, trend};
use crate::catalog::{IndexSet, catalog};
use crate::domain::{Decimal, Ratio};
use crate::scoring::index::{Assessed, Frame, Measure};
use crate::text::{self, labels};
use chrono::NaiveDate;

/// The unit's course: total, groups as parts of their maxima, and the table of points and ranks. A note on what to load
/// when there is one period only.
pub fn course_blocks(all: &[Assessed], frame: &PeriodsFrame, today: Option<NaiveDate>) -> Vec<Block> {
    let Some(last) = frame.course.last().map(|at| &all[*at]) else { return Vec::new() };
    let set = catalog().index_set_named(&last.observation.set);
    if let ([only], Some(_)) = (&frame.course[..], set) {
        let period = text::span(all[*only].observation.span);
        return vec![Block::Hint(labels::one_period(&last.observation.unit.name, &period))];
    }
    let Some(set) = set else { return Vec::new() };
    let frames: Vec<Frame<'_>> = frame.course.iter().map(|at| Frame::of(&all[*at].observation)).collect();
    let stops = stops(&frames, today);
    let mut blocks = vec![Block::Chart(total_chart(all, frame, set, &stops))];
    blocks.extend(groups_chart(all, frame, set, &stops).map(Block::Chart));
    blocks.extend(course_sheet(all, &frame.course, &frame.measure, today, "periods-course").map(Block::Table));
    blocks
}

fn caption(all: &[Assessed], frame: &PeriodsFrame, set: &IndexSet, formula: &str) -> String {
    let name = frame.course.last().map_or("", |at| all[*at].observation.unit.name.as_str());
    let ends = [frame.course.first(), frame.course.last()].into_iter().flatten();
    let spans: Vec<String> = ends.map(|at| text::span(all[*at].observation.span)).collect();
    let files = files(frame.course.iter().filter_map(|at| all.get(*at)));
    let caption = labels::index_caption(&spans.join(" – "), &files, formula, &set.citation.source);
    labels::caption_of_unit(name, &caption)
}

fn total_chart(all: &[Assessed], frame: &PeriodsFrame, set: &IndexSet, stops: &[Stop]) -> Figure {
    let measure = &frame.measure;
    let values = frame.course.iter().map(|at| {
        let points = measure.points(&all[*at].assessment);
        (points.number(), known_points(points, &places(&all[*at], measure)))
    });
    let label = super::super::standings::measure_name(&set.id, measure);
    let line = Line { label: label.clone(), values: values.collect() };
    let range = range(&line);
    let naming = Naming::new(
        "periods-total".to_owned(),
        &labels::course_title(&label),
        caption(all, frame, set, labels::COURSE_CAPTION),
    );
    trend(naming, stops, vec![line], range)
}

/// The ends of the axis: the least and the greatest value; from zero where they are the same.
pub(super) fn range(line: &Line) -> (Decimal, Decimal) {
    let values = || line.values.iter().filter_map(|(value, _)| *value);
    match values().min().zip(values().max()) {
        Some((least, most)) if most > least => (least, most),
        Some((_, most)) if most > Decimal::ZERO => (Decimal::ZERO, most),
        _ => (Decimal::ZERO, Decimal::whole(1)),
    }
}

/// Every group as the part of its maximum, so that large and small groups can be seen in one chart.
fn groups_chart(all: &[Assessed], frame: &PeriodsFrame, set: &IndexSet, stops: &[Stop]) -> Option<Figure> {
    let line = |group: &crate::catalog::IndexGroup| {
        let measure = Measure::Group(group.fact.clone());
        let value = |at: &usize| {
            let points = measure.points(&all[*at].assessment).number();
            let rate = points.and_then(|points| Ratio::new(points, group.max));
            let cell = rate.map_or_else(Cell::missing, |rate| Cell::rate(rate, places(&all[*at], &measure)));
            (rate.map(|rate| rate.percent(2)), cell)
        };
        Line { label: group_name(set, &group.fact).to_owned(), values: frame.course.iter().map(value).collect() }
    };
    let stated = |line: &Line| line.values.iter().any(|(value, _)| value.is_some());
    let lines: Vec<Line> = set.groups.iter().map(line).filter(stated).collect();
    let naming = Naming::new(
        "periods-groups".to_owned(),
        labels::COURSE_GROUPS_TITLE,
        caption(all, frame, set, labels::INDEX_POINTS_FORMULA),
    );
    (!lines.is_empty()).then(|| trend(naming, stops, lines, (Decimal::ZERO, Decimal::whole(100))))
}
