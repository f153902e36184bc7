//! Charts that compare units, periods and scenarios, each with the table of the same numbers.

use super::charts::{Naming, figure};
use super::{Cell, Column, Figure};
use crate::chart::{HeatLegend, Marks, Point, Series, Shade, SlopeLine, Step, Tone};
use crate::domain::Decimal;
use crate::text::labels;

/// A period of a trend and its figure.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendPoint {
    /// Where on the axis: the last day of the period as a number of days.
    pub day: i32,
    /// The period in words.
    pub period: String,
    /// What is drawn; `None` leaves a gap.
    pub value: Option<Decimal>,
    /// What stands in the table.
    pub cell: Cell,
    /// Whether the period is still running.
    pub open: bool,
    /// Why it must not be joined to the period before.
    pub break_reason: Option<String>,
}

impl TrendPoint {
    /// A point of a closed period that joins the one before it.
    pub fn new(day: i32, period: String, value: Option<Decimal>, cell: Cell) -> TrendPoint {
        TrendPoint { day, period, value, cell, open: false, break_reason: None }
    }
}

/// One line of a trend.
#[derive(Debug, Clone, PartialEq)]
pub struct TrendLine {
    /// What it is of; heads its column of the table.
    pub name: String,
    /// Colour.
    pub tone: Tone,
    /// Earliest first.
    pub points: Vec<TrendPoint>,
}

/// Lines over periods. The table has a row for each period and a column for each line; a last column says why lines
/// break and which periods are still running, when there are such.
pub fn trend(
    naming: Naming,
    period_heading: &str,
    lines: Vec<TrendLine>,
    descending: bool,
    range: (Decimal, Decimal),
) -> Figure {
    let mut periods: Vec<(i32, &str)> =
        lines.iter().flat_map(|line| &line.points).map(|point| (point.day, point.period.as_str())).collect();
    periods.sort_unstable();
    periods.dedup();
    let noted = lines.iter().flat_map(|line| &line.points).any(|point| point.open || point.break_reason.is_some());
    let mut columns = vec![Column::words(period_heading)];
    columns.extend(lines.iter().map(|line| Column::number(&line.name)));
    columns.extend(noted.then(|| Column::words(labels::TREND_NOTE)));
    let row = |(day, period): &(i32, &str)| {
        let of = |line: &TrendLine| line.points.iter().find(|p| p.day == *day && p.period == *period).cloned();
        let found: Vec<Option<TrendPoint>> = lines.iter().map(of).collect();
        let note = noted.then(|| Cell::words(notes(found.iter().flatten())));
        let cells = found.into_iter().map(|point| point.map_or_else(Cell::missing, |point| point.cell));
        std::iter::once(Cell::words(*period)).chain(cells).chain(note).collect()
    };
    let rows = periods.iter().map(row).collect();
    let series: Vec<Series> = lines.iter().map(|line| series(line, &periods, lines.len() == 1)).collect();
    let values: Vec<String> = series.iter().flat_map(named).collect();
    let marks = Marks::Trend { series, descending, range: (range.0.to_f64(), range.1.to_f64()) };
    figure(naming, &values, marks, columns, rows)
}

fn series(line: &TrendLine, periods: &[(i32, &str)], alone: bool) -> Series {
    let point = |point: &TrendPoint| Point {
        x: f64::from(point.day),
        y: point.value.map_or(f64::NAN, Decimal::to_f64),
        x_text: if point.open { labels::provisional(&point.period) } else { point.period.clone() },
        y_text: point.cell.text.clone(),
        row: periods.iter().position(|(day, period)| *day == point.day && *period == point.period).unwrap_or(0),
        break_reason: point.break_reason.clone(),
        open: point.open,
    };
    let label = if alone { String::new() } else { line.name.clone() };
    Series { label, points: line.points.iter().map(point).collect(), tone: line.tone }
}

/// «Tháng 9/2026: 82,1» for each point, after the line's name when there are several.
fn named(series: &Series) -> Vec<String> {
    let words = |point: &Point| {
        let words = labels::named(&point.x_text, &point.y_text);
        if series.label.is_empty() { words } else { labels::named(&series.label, &words) }
    };
    series.points.iter().map(words).collect()
}

fn notes<'a>(points: impl Iterator<Item = &'a TrendPoint>) -> String {
    let mut notes: Vec<&str> = Vec::new();
    for point in points {
        let open = point.open.then_some(labels::PROVISIONAL);
        let new = point.break_reason.as_deref().into_iter().chain(open).filter(|note| !notes.contains(note));
        let new: Vec<&str> = new.collect();
        notes.extend(new);
    }
    notes.join("; ")
}

/// A unit's ranks at two times.
#[derive(Debug, Clone, PartialEq)]
pub struct SlopeRow {
    /// The unit.
    pub name: String,
    /// Rank and cell of the earlier time.
    pub left: (Option<i64>, Cell),
    /// Rank and cell of the later time.
    pub right: (Option<i64>, Cell),
    /// Whether it is the one the reader looks for.
    pub strong: bool,
}

/// Ranks at two times; `headings` name the unit and the two times.
pub fn slope(naming: Naming, headings: [&str; 3], rows: Vec<SlopeRow>) -> Figure {
    let rank = |rank: Option<i64>| rank.map(|rank| Decimal::whole(rank).to_f64());
    let line = |row: &SlopeRow| SlopeLine {
        label: row.name.clone(),
        left: rank(row.left.0),
        right: rank(row.right.0),
        left_text: row.left.1.text.clone(),
        right_text: row.right.1.text.clone(),
        strong: row.strong,
    };
    let lines: Vec<SlopeLine> = rows.iter().map(line).collect();
    let values: Vec<String> = lines
        .iter()
        .map(|line| labels::named(&line.label, &labels::from_to(&line.left_text, &line.right_text)))
        .collect();
    let marks = Marks::Slope { left: headings[1].to_owned(), right: headings[2].to_owned(), lines };
    let columns = vec![Column::words(headings[0]), Column::number(headings[1]), Column::number(headings[2])];
    let rows = rows.into_iter().map(|row| vec![Cell::words(row.name), row.left.1, row.right.1]).collect();
    figure(naming, &values, marks, columns, rows)
}

/// A unit of a heat map: for each column what is shaded, in percent, and the cell of the table.
#[derive(Debug, Clone, PartialEq)]
pub struct HeatRow {
    /// The unit.
    pub name: String,
    /// As many as there are columns; `None` has no number, which is not zero.
    pub cells: Vec<(Option<Decimal>, Cell)>,
    /// Whether it is the one the reader looks for.
    pub strong: bool,
}

/// Units by metrics. 0 % is palest and 100 % strongest.
pub fn heat_map(
    naming: Naming,
    unit_heading: &str,
    columns: &[String],
    legend: HeatLegend,
    rows: Vec<HeatRow>,
) -> Figure {
    let shade = |(percent, cell): &(Option<Decimal>, Cell)| Shade {
        part: percent.map(|percent| Decimal::new(percent.mantissa(), percent.places().saturating_add(2)).to_f64()),
        text: cell.text.clone(),
    };
    let cells: Vec<Vec<Shade>> = rows.iter().map(|row| row.cells.iter().map(shade).collect()).collect();
    let names: Vec<String> = rows.iter().map(|row| row.name.clone()).collect();
    let strong = rows.iter().position(|row| row.strong);
    let marks = Marks::Heat { columns: columns.to_vec(), rows: names, cells, legend: Box::new(legend), strong };
    let headings = std::iter::once(Column::words(unit_heading)).chain(columns.iter().map(|c| Column::number(c)));
    let headings = headings.collect();
    let row = |row: HeatRow| std::iter::once(Cell::words(row.name)).chain(row.cells.into_iter().map(|c| c.1)).collect();
    figure(naming, &[], marks, headings, rows.into_iter().map(row).collect())
}

/// A whole or a change of a waterfall.
#[derive(Debug, Clone, PartialEq)]
pub struct StepRow {
    /// Name.
    pub label: String,
    /// Size of a whole; of a change, with its sign.
    pub value: Decimal,
    /// What stands in the table; its words stand in the drawing.
    pub cell: Cell,
    /// Colour.
    pub tone: Tone,
}

/// From a whole over changes to what is left: the maximum, the points lost, the score.
pub fn waterfall(naming: Naming, headings: [&str; 2], from: StepRow, steps: Vec<StepRow>, to: StepRow) -> Figure {
    let step = |(row, whole): (&StepRow, bool)| Step {
        label: row.label.clone(),
        value: row.value.to_f64(),
        whole,
        value_text: row.cell.text.clone(),
        tone: row.tone,
    };
    let changes = steps.iter().map(|row| (row, false));
    let drawn = std::iter::once((&from, true)).chain(changes).chain([(&to, true)]).map(step).collect();
    let marks = Marks::Waterfall(drawn);
    let all: Vec<StepRow> = std::iter::once(from).chain(steps).chain([to]).collect();
    let values: Vec<String> = all.iter().map(|row| labels::named(&row.label, &row.cell.text)).collect();
    let rows = all.into_iter().map(|row| vec![Cell::words(row.label), row.cell]).collect();
    figure(naming, &values, marks, vec![Column::words(headings[0]), Column::number(headings[1])], rows)
}
