//! Horizontal bars, each with its name, its track and its figure.

use plotters::style::Color;
use plotters::style::text_anchor::HPos;

use super::canvas::{Canvas, Drawn, Face, Scale};
use super::place::{Columns, GAP, centred_within};
use super::role::Role;
use super::spec::Bar;
use super::wrap::{widest, wrap};

/// Thickness of a bar.
const THICK: i32 = 14;
/// Corner radius of bars and tracks.
const RADIUS: u32 = 3;
/// Length of the stub that stands for zero.
const STUB: f64 = 2.0;
/// Space between rows.
const BETWEEN: i32 = 10;

/// Everything placed; only values wait for plotters to turn them into pixels.
pub(super) struct Layout<'a> {
    /// Height of the chart in pixels.
    pub(super) height: i32,
    width: i32,
    columns: Columns,
    rows: Vec<Row<'a>>,
    axis: f64,
    threshold: Option<Threshold>,
}

struct Row<'a> {
    bar: &'a Bar,
    label: Vec<String>,
    label_top: i32,
    value: Vec<String>,
    value_top: i32,
    /// Top of the bar.
    bar_top: i32,
}

struct Threshold {
    at: f64,
    lines: Vec<String>,
}

impl<'a> Layout<'a> {
    pub(super) fn new(bars: &'a [Bar], max: f64, threshold: Option<&(f64, String)>, width: i32) -> Self {
        let value = bars.iter().map(|bar| Face::VALUE.width(&bar.value_text)).max().unwrap_or(0);
        let columns = Columns::new(bars.iter().map(|bar| bar.label.as_str()), value, width);
        let threshold = threshold
            .filter(|(at, _)| at.is_finite() && !bars.is_empty())
            .map(|(at, text)| Threshold { at: at.max(0.0), lines: wrap(text, width, Face::NOTE) });
        let axis = axis(bars, max, threshold.as_ref());
        let mut height = threshold.as_ref().map_or(0, |t| header(t) + BETWEEN / 2);
        let mut rows = Vec::with_capacity(bars.len());
        for bar in bars {
            let (row, bottom) = Row::new(bar, columns, height);
            height = bottom + BETWEEN;
            rows.push(row);
        }
        Self { height: height - BETWEEN / 2, width, columns, rows, axis, threshold }
    }

    pub(super) fn draw(&self, canvas: &Canvas) -> Drawn {
        let bottom = f64::from(self.height);
        let scale = canvas.scale([(0.0, self.axis), (0.0, bottom)], [self.columns.plot, (0, self.height)]);
        self.rows.iter().try_for_each(|row| self.draw_bar(canvas, &scale, row))?;
        if let Some(threshold) = &self.threshold {
            self.draw_threshold(canvas, &scale, threshold)?;
        }
        self.rows.iter().try_for_each(|row| {
            canvas.lines(&row.label, (0, row.label_top), HPos::Left, Face::LABEL)?;
            canvas.lines(&row.value, (self.width, row.value_top), HPos::Right, Face::VALUE)
        })
    }

    fn draw_bar(&self, canvas: &Canvas, scale: &Scale, row: &Row) -> Drawn {
        let reach = |value: f64| {
            let stub = STUB * self.axis / f64::from((self.columns.plot.1 - self.columns.plot.0).max(1));
            let corner = scale.map_coordinate(&(value.max(stub), f64::from(row.bar_top + THICK)));
            [(self.columns.plot.0, row.bar_top), corner]
        };
        if let Some(max) = row.bar.max.filter(|max| max.is_finite()) {
            canvas.block(reach(max), Role::Muted.mix(0.3), RADIUS)?;
        }
        if row.bar.value.is_finite() {
            canvas.block(reach(row.bar.value), Role::from(row.bar.tone).mix(1.0), RADIUS)?;
        }
        Ok(())
    }

    /// The line with its words on top; where labels stand above the bars it crosses the bars only.
    fn draw_threshold(&self, canvas: &Canvas, scale: &Scale, threshold: &Threshold) -> Drawn {
        let (x, _) = scale.map_coordinate(&(threshold.at, 0.0));
        let text = widest(&threshold.lines, Face::NOTE);
        let center = centred_within(x, text, self.width) + text / 2;
        canvas.lines(&threshold.lines, (center, 0), HPos::Center, Face::NOTE)?;
        let top = header(threshold);
        if self.columns.beside {
            return canvas.rule(&[(x, top), (x, self.height)], Role::InkSoft, 1);
        }
        canvas.rule(&[(x, top - 2), (x, top + 4)], Role::InkSoft, 1)?;
        self.rows
            .iter()
            .try_for_each(|row| canvas.rule(&[(x, row.bar_top - 1), (x, row.bar_top + THICK + 4)], Role::InkSoft, 1))
    }
}

impl<'a> Row<'a> {
    /// Places a row from `top` down; also gives its bottom.
    fn new(bar: &'a Bar, columns: Columns, top: i32) -> (Self, i32) {
        if columns.beside { Self::beside(bar, columns, top) } else { Self::above(bar, columns.label, top) }
    }

    fn beside(bar: &'a Bar, columns: Columns, top: i32) -> (Self, i32) {
        let label = wrap(&bar.label, columns.label, Face::LABEL);
        let line = Face::LABEL.line();
        let height = line * (label.len() as i32).max(1);
        let middle = top + height / 2;
        let value = vec![bar.value_text.clone()];
        let row = Self { bar, label, label_top: top, value, value_top: middle - line / 2, bar_top: middle - THICK / 2 };
        (row, top + height)
    }

    /// Name and figure over the bar: side by side or one under the other, whichever takes fewer lines.
    fn above(bar: &'a Bar, width: i32, top: i32) -> (Self, i32) {
        let line = Face::LABEL.line();
        let value = wrap(&bar.value_text, width, Face::VALUE);
        let room = width - widest(&value, Face::VALUE) - GAP;
        let label = wrap(&bar.label, width, Face::LABEL);
        let beside = wrap(&bar.label, room, Face::LABEL);
        let (apart, together) = (label.len() + value.len(), beside.len().max(value.len()));
        let shared = room >= width / 3 && together < apart;
        let (label, lines) = if shared { (beside, together) } else { (label, apart) };
        let bar_top = top + line * lines as i32 + 3;
        let value_top = bar_top - 3 - line * value.len() as i32;
        (Self { bar, label, label_top: top, value, value_top, bar_top }, bar_top + THICK + 4)
    }
}

fn header(threshold: &Threshold) -> i32 {
    Face::NOTE.line() * threshold.lines.len() as i32 + 4
}

/// The end of the common axis: the caller's maximum, or whatever reaches further.
fn axis(bars: &[Bar], max: f64, threshold: Option<&Threshold>) -> f64 {
    let reaches = bars.iter().flat_map(|bar| [Some(bar.value), bar.max]).flatten();
    let end = reaches.chain(threshold.map(|t| t.at)).chain([max]).filter(|v| v.is_finite()).fold(0.0, f64::max);
    if end > 0.0 { end } else { 1.0 }
}
