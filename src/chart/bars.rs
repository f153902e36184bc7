//! Horizontal bars, each with its name, its track and its figure.

use plotters::style::Color;
use plotters::style::text_anchor::HPos;

use super::canvas::{Canvas, Drawn, Face, Scale};
use super::place::{Columns, GAP};
use super::role::Role;
use super::rules::Rules;
use super::spec::{Bar, Rule};
use super::spot::Spot;
use super::wrap::{widest, wrap};

/// Corner radius of bars and tracks.
const RADIUS: u32 = 3;
/// Least length of what is more than zero; a bar for zero has none.
const STUB: f64 = 2.0;
/// From this many rows on they stand closer, and the words of the rules are said again at the end.
const MANY: usize = 40;

/// How thick bars are and how far apart rows stand.
#[derive(Debug, Clone, Copy)]
struct Pitch {
    thick: i32,
    between: i32,
}

/// Everything placed; only values wait for plotters to turn them into pixels.
pub(super) struct Layout<'a> {
    /// Height of the chart in pixels.
    pub(super) height: i32,
    width: i32,
    columns: Columns,
    pitch: Pitch,
    rows: Vec<Row<'a>>,
    axis: f64,
    rules: Rules<'a>,
}

struct Row<'a> {
    bar: &'a Bar,
    label: Vec<String>,
    label_top: i32,
    value: Vec<String>,
    value_top: i32,
    /// Top of the bar.
    bar_top: i32,
    /// Top and bottom of the row.
    span: (i32, i32),
}

impl<'a> Layout<'a> {
    pub(super) fn new(bars: &'a [Bar], max: f64, rules: &'a [Rule], width: i32) -> Self {
        let value = bars.iter().map(|bar| Face::VALUE.width(&bar.value_text)).max().unwrap_or(0);
        let columns = Columns::new(bars.iter().map(|bar| bar.label.as_str()), value, width);
        let pitch = match bars.len() {
            0..MANY => Pitch { thick: 14, between: 10 },
            _ => Pitch { thick: 12, between: 4 },
        };
        let rules: &[Rule] = if bars.is_empty() { &[] } else { rules };
        let axis = axis(bars, max, rules);
        let rules = Rules::new(rules, axis, columns.plot, width);
        let mut height = rules.height;
        let mut rows = Vec::with_capacity(bars.len());
        for bar in bars {
            let (row, bottom) = Row::new(bar, columns, pitch, height);
            height = bottom + pitch.between;
            rows.push(row);
        }
        height -= pitch.between / 2;
        let again = if bars.len() >= MANY { rules.height } else { 0 };
        Self { height: height + again, width, columns, pitch, rows, axis, rules }
    }

    /// One spot a row, as wide as the chart: easy to hit.
    pub(super) fn spots(&self) -> Vec<Spot> {
        let spot = |(row, placed): (usize, &Row)| Spot {
            note: placed.bar.mark.as_ref().map_or_else(String::new, |(_, words)| words.clone()),
            ..Spot::across(self.width, placed.span, row, (&placed.bar.label, &placed.bar.value_text))
        };
        self.rows.iter().enumerate().map(spot).collect()
    }

    pub(super) fn draw(&self, canvas: &Canvas) -> Drawn {
        let bottom = f64::from(self.height);
        let scale = canvas.scale([(0.0, self.axis), (0.0, bottom)], [self.columns.plot, (0, self.height)]);
        self.rows.iter().try_for_each(|row| self.draw_bar(canvas, &scale, row))?;
        self.draw_rules(canvas)?;
        self.rows.iter().try_for_each(|row| {
            canvas.lines(&row.label, (0, row.label_top), HPos::Left, face(row.bar))?;
            canvas.lines(&row.value, (self.width, row.value_top), HPos::Right, Face::VALUE)
        })
    }

    fn draw_bar(&self, canvas: &Canvas, scale: &Scale, row: &Row) -> Drawn {
        if row.bar.strong {
            canvas.block([(0, row.span.0), (self.width, row.span.1)], Role::Muted.mix(0.18), RADIUS)?;
        }
        let reach = |value: f64| {
            let stub = STUB * self.axis / f64::from((self.columns.plot.1 - self.columns.plot.0).max(1));
            let corner = scale.map_coordinate(&(value.max(stub), f64::from(row.bar_top + self.pitch.thick)));
            [(self.columns.plot.0, row.bar_top), corner]
        };
        if let Some(max) = row.bar.max.filter(|max| max.is_finite()) {
            canvas.block(reach(max), Role::Muted.mix(0.3), RADIUS)?;
        }
        if row.bar.value.is_finite() && row.bar.value > 0.0 {
            canvas.block(reach(row.bar.value), Role::from(row.bar.tone).mix(1.0), RADIUS)?;
        }
        match row.bar.mark.as_ref().filter(|(at, _)| at.is_finite()) {
            None => Ok(()),
            Some((at, _)) => {
                let [_, (x, bottom)] = reach(*at);
                canvas.rule(&[(x, row.bar_top - 3), (x, bottom + 3)], Role::Ink, 3)
            }
        }
    }

    /// Rules with their words on top; where labels stand above the bars they cross the bars only.
    fn draw_rules(&self, canvas: &Canvas) -> Drawn {
        self.rules.draw_words(canvas, 0)?;
        let again = self.rows.len() >= MANY;
        let bottom = if again { self.height - self.rules.height } else { self.height };
        if again {
            self.rules.draw_words(canvas, bottom + 4)?;
        }
        if self.columns.beside {
            return self.rules.draw_lines(canvas, (self.rules.words, bottom));
        }
        self.rules.draw_lines(canvas, (self.rules.words - 2, self.rules.words + 4))?;
        let across = |row: &Row| (row.bar_top - 1, row.bar_top + self.pitch.thick + 4);
        self.rows.iter().try_for_each(|row| self.rules.draw_lines(canvas, across(row)))
    }
}

/// The face of a bar's name.
fn face(bar: &Bar) -> Face {
    Face { bold: bar.strong, ..Face::LABEL }
}

impl<'a> Row<'a> {
    /// Places a row from `top` down; also gives its bottom.
    fn new(bar: &'a Bar, columns: Columns, pitch: Pitch, top: i32) -> (Self, i32) {
        if columns.beside {
            Self::beside(bar, columns, pitch, top)
        } else {
            Self::above(bar, columns.label, pitch, top)
        }
    }

    fn beside(bar: &'a Bar, columns: Columns, pitch: Pitch, top: i32) -> (Self, i32) {
        let label = wrap(&bar.label, columns.label, face(bar));
        let line = Face::LABEL.line();
        let bottom = top + line * (label.len() as i32).max(1);
        let middle = (top + bottom) / 2;
        let value = vec![bar.value_text.clone()];
        let bar_top = middle - pitch.thick / 2;
        let span = (top - pitch.between / 2, bottom + pitch.between / 2);
        (Self { bar, label, label_top: top, value, value_top: middle - line / 2, bar_top, span }, bottom)
    }

    /// Name and figure over the bar: side by side or one under the other, whichever takes fewer lines.
    fn above(bar: &'a Bar, width: i32, pitch: Pitch, top: i32) -> (Self, i32) {
        let line = Face::LABEL.line();
        let value = wrap(&bar.value_text, width, Face::VALUE);
        let room = width - widest(&value, Face::VALUE) - GAP;
        let label = wrap(&bar.label, width, face(bar));
        let beside = wrap(&bar.label, room, face(bar));
        let (apart, together) = (label.len() + value.len(), beside.len().max(value.len()));
        let shared = room >= width / 3 && together < apart;
        let (label, lines) = if shared { (beside, together) } else { (label, apart) };
        let bar_top = top + line * lines as i32 + 3;
        let value_top = bar_top - 3 - line * value.len() as i32;
        let bottom = bar_top + pitch.thick + 4;
        let span = (top - pitch.between / 2, bottom + pitch.between / 2 - 1);
        (Self { bar, label, label_top: top, value, value_top, bar_top, span }, bottom)
    }
}

/// The end of the common axis: the caller's maximum, or whatever reaches further.
fn axis(bars: &[Bar], max: f64, rules: &[Rule]) -> f64 {
    let reaches =
        bars.iter().flat_map(|bar| [Some(bar.value), bar.max, bar.mark.as_ref().map(|(at, _)| *at)]).flatten();
    let end =
        reaches.chain(rules.iter().map(|rule| rule.at)).chain([max]).filter(|v| v.is_finite()).fold(0.0, f64::max);
    if end > 0.0 { end } else { 1.0 }
}
