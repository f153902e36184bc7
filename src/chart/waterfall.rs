//! From a whole over changes to what is left, a row for each.

use plotters::style::Color;
use plotters::style::text_anchor::HPos;

use super::canvas::{Canvas, Drawn, Face};
use super::place::Columns;
use super::role::Role;
use super::spec::Step;
use super::spot::Spot;
use super::wrap::wrap;

/// Thickness of a bar.
const THICK: i32 = 14;
/// Space between rows.
const BETWEEN: i32 = 10;
/// Corner radius.
const RADIUS: u32 = 2;
/// The shortest bar that is still seen.
const STUB: i32 = 2;

/// Everything placed.
pub(super) struct Layout<'a> {
    /// Height of the chart in pixels.
    pub(super) height: i32,
    width: i32,
    /// Whether names and values stand beside the bars.
    beside: bool,
    rows: Vec<Row<'a>>,
}

struct Row<'a> {
    step: &'a Step,
    label: Vec<String>,
    value: Vec<String>,
    /// Top of the name, of the value, of the bar.
    tops: (i32, i32, i32),
    /// Left and right end of the bar; `None` without a finite value, and for zero.
    bar: Option<(i32, i32)>,
    /// Where the next row takes over.
    end: i32,
    /// Top and bottom of the row.
    span: (i32, i32),
}

impl<'a> Layout<'a> {
    pub(super) fn new(steps: &'a [Step], width: i32) -> Self {
        let value = steps.iter().map(|step| Face::VALUE.width(&step.value_text)).max().unwrap_or(0);
        let columns = Columns::new(steps.iter().map(|step| step.label.as_str()), value, width);
        let reaches = reaches(steps);
        let ends = reaches.iter().flatten().flat_map(|(from, to)| [*from, *to]);
        let (low, high) = ends.fold((0.0_f64, 0.0_f64), |(low, high), end| (low.min(end), high.max(end)));
        let high = if high > low { high } else { low + 1.0 };
        let wide = f64::from(columns.plot.1 - columns.plot.0);
        let pixel = |value: f64| columns.plot.0 + ((value - low) / (high - low) * wide).round() as i32;
        let mut rows: Vec<Row> = Vec::with_capacity(steps.len());
        let mut top = 0;
        for (step, reach) in steps.iter().zip(reaches) {
            let last = rows.last().map_or(columns.plot.0, |row| row.end);
            let changed = reach.filter(|_| step.value != 0.0);
            let bar = changed.map(|(from, to)| stub(pixel(from.min(to)), pixel(from.max(to)), columns.plot));
            let end = reach.map_or(last, |(_, to)| pixel(to).clamp(columns.plot.0, columns.plot.1));
            let row = Row::new(step, columns, top, (bar, end));
            top = row.span.1 + BETWEEN / 2;
            rows.push(row);
        }
        Self { height: (top - BETWEEN / 2).max(0), width, beside: columns.beside, rows }
    }

    /// One spot a row.
    pub(super) fn spots(&self) -> Vec<Spot> {
        let spot = |(row, placed): (usize, &Row)| {
            Spot::across(self.width, placed.span, row, (&placed.step.label, &placed.step.value_text))
        };
        self.rows.iter().enumerate().map(spot).collect()
    }

    pub(super) fn draw(&self, canvas: &Canvas) -> Drawn {
        // What is left over is handed down to the next row; where words stand above the bars, the line would cross them.
        let beside = self.beside;
        for pair in self.rows.windows(2).filter(|_| beside) {
            let below = if pair[0].bar.is_some() { THICK } else { 0 };
            let path = [(pair[0].end, pair[0].tops.2 + below), (pair[0].end, pair[1].tops.2)];
            canvas.rule(&path, Role::InkSoft, 1)?;
        }
        self.rows.iter().try_for_each(|row| {
            if let Some((left, right)) = row.bar {
                let corners = [(left, row.tops.2), (right, row.tops.2 + THICK)];
                canvas.block(corners, Role::from(row.step.tone).mix(1.0), RADIUS)?;
            }
            let face = Face { bold: row.step.whole, ..Face::LABEL };
            canvas.lines(&row.label, (0, row.tops.0), HPos::Left, face)?;
            canvas.lines(&row.value, (self.width, row.tops.1), HPos::Right, Face::VALUE)
        })
    }
}

impl<'a> Row<'a> {
    /// Name and value beside the bar on a wide chart, above it on a narrow one.
    fn new(step: &'a Step, columns: Columns, top: i32, (bar, end): (Option<(i32, i32)>, i32)) -> Self {
        let face = Face { bold: step.whole, ..Face::LABEL };
        let line = Face::LABEL.line();
        if columns.beside {
            let label = wrap(&step.label, columns.label, face);
            let tall = (line * label.len() as i32).max(line);
            let middle = top + tall / 2;
            let tops = (top, middle - line / 2, middle - THICK / 2);
            let span = (top, top + tall + BETWEEN / 2);
            return Self { step, label, value: vec![step.value_text.clone()], tops, bar, end, span };
        }
        let value = wrap(&step.value_text, columns.label / 2, Face::VALUE);
        let room = columns.label - super::wrap::widest(&value, Face::VALUE) - super::place::GAP;
        let label = wrap(&step.label, room, face);
        let words = line * label.len().max(value.len()) as i32;
        let tops = (top, top, top + words + 3);
        Self { step, label, value, tops, bar, end, span: (top, top + words + 3 + THICK + BETWEEN / 2) }
    }
}

/// Where each step begins and ends; wholes begin at zero, changes where the step before ended.
fn reaches(steps: &[Step]) -> Vec<Option<(f64, f64)>> {
    let mut level = 0.0;
    let reach = |step: &Step| {
        let from = if step.whole { 0.0 } else { level };
        let reach = step.value.is_finite().then_some((from, from + step.value));
        level = reach.map_or(level, |(_, to)| to);
        reach
    };
    steps.iter().map(reach).collect()
}

/// A bar that can be seen, however short, inside the plot.
fn stub(left: i32, right: i32, plot: (i32, i32)) -> (i32, i32) {
    let left = left.clamp(plot.0, plot.1 - STUB);
    (left, right.clamp(left + STUB, plot.1))
}
