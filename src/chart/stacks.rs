//! Stacked shares of a whole: one row each, a legend, and no figure lost however thin its slice.

use plotters::style::Color;
use plotters::style::text_anchor::HPos;

use super::canvas::{Canvas, Drawn, Face, Scale};
use super::flow::Flow;
use super::place::Columns;
use super::role::Role;
use super::spec::{Slice, Stack, Tone};
use super::spot::Spot;
use super::wrap::wrap;

/// Thickness of a row.
const THICK: i32 = 26;
/// Corner radius of a slice.
const RADIUS: u32 = 3;
/// The thinnest slice that is still seen.
const SLIVER: f64 = 2.0;
/// Between two slices.
const SEAM: i32 = 1;
/// Room a figure needs on each side inside its slice.
const PAD: i32 = 6;
/// Space between rows.
const BETWEEN: i32 = 16;

/// Everything placed.
pub(super) struct Layout<'a> {
    /// Height of the chart in pixels.
    pub(super) height: i32,
    legend: Flow,
    rows: Vec<Row<'a>>,
    plot: (i32, i32),
}

struct Row<'a> {
    name: &'a str,
    label: Vec<String>,
    label_top: i32,
    top: i32,
    parts: Vec<Part<'a>>,
    /// Figures that do not fit inside, named.
    rest: Flow,
}

/// A slice's share of its row.
struct Part<'a> {
    slice: &'a Slice,
    /// Where it begins and ends, from 0 to 1.
    span: (f64, f64),
    /// Whether its figure fits inside.
    inside: bool,
}

impl<'a> Layout<'a> {
    pub(super) fn new(stacks: &'a [Stack], width: i32) -> Self {
        let columns = match stacks {
            [_] => Columns::above(width),
            _ => Columns::new(stacks.iter().map(|stack| stack.label.as_str()), 0, width),
        };
        let plot = columns.plot.1 - columns.plot.0;
        let parts: Vec<Vec<Part>> = stacks.iter().map(|stack| parts(&stack.slices, plot)).collect();
        let single = parts.len() == 1;
        let legend = legend(&parts, single, width);
        let mut height = if legend.height > 0 { legend.height + 8 } else { 0 };
        let mut rows = Vec::with_capacity(stacks.len());
        for (stack, parts) in stacks.iter().zip(parts) {
            let (row, bottom) = Row::new(&stack.label, parts, columns, height, single);
            height = bottom + BETWEEN;
            rows.push(row);
        }
        Self { height: height - BETWEEN + 2, legend, rows, plot: columns.plot }
    }

    /// One spot a slice that is seen.
    pub(super) fn spots(&self) -> Vec<Spot> {
        let rows = self.rows.iter().enumerate();
        rows.flat_map(|(lane, row)| row.parts.iter().filter_map(move |part| self.spot(lane, row, part))).collect()
    }

    fn spot(&self, lane: usize, row: &Row, part: &Part) -> Option<Spot> {
        let wide = f64::from(self.plot.1 - self.plot.0);
        let [left, right] = [part.span.0, part.span.1].map(|at| self.plot.0 + (at * wide) as i32);
        let name = [row.name, part.slice.label.as_str()];
        let name: Vec<&str> = name.into_iter().filter(|word| !word.is_empty()).collect();
        (right > left).then(|| Spot {
            x: left,
            y: row.top,
            width: right - left,
            height: THICK,
            row: part.slice.at.0,
            column: part.slice.at.1,
            label: name.join(" – "),
            value: part.slice.value_text.clone(),
            note: String::new(),
            lane,
        })
    }

    pub(super) fn draw(&self, canvas: &Canvas) -> Drawn {
        self.legend.draw(canvas, (0, 0))?;
        let scale = canvas.scale([(0.0, 1.0), (0.0, 1.0)], [self.plot, (0, self.height)]);
        self.rows.iter().try_for_each(|row| {
            canvas.lines(&row.label, (0, row.label_top), HPos::Left, Face::LABEL)?;
            if row.parts.iter().all(|part| part.span.1 <= 0.0) {
                // Nothing to share out: an empty track, so that the row is not taken for a gap.
                canvas.block([(self.plot.0, row.top), (self.plot.1, row.top + THICK)], Role::Muted.mix(0.3), RADIUS)?;
            }
            row.parts.iter().try_for_each(|part| part.draw(canvas, &scale, row.top))?;
            row.rest.draw(canvas, (self.plot.0, row.top + THICK + 6))
        })
    }
}

impl<'a> Row<'a> {
    /// Places a row from `top` down; also gives its bottom. A single row's figures are named in the legend instead.
    fn new(name: &'a str, parts: Vec<Part<'a>>, columns: Columns, top: i32, single: bool) -> (Self, i32) {
        let label = wrap(name, columns.label, Face::LABEL);
        let words = Face::LABEL.line() * label.len() as i32;
        let (label_top, bar_top) = match columns.beside {
            true => (top + (THICK - words).max(0) / 2, top + (words - THICK).max(0) / 2),
            false => (top, top + words + if words > 0 { 4 } else { 0 }),
        };
        let outside = parts.iter().filter(|part| !single && !part.inside).map(|part| named(part.slice));
        let rest = Flow::new(outside, columns.plot.1 - columns.plot.0);
        let below = if rest.height > 0 { 6 + rest.height } else { 0 };
        let bottom = (bar_top + THICK + below).max(label_top + words);
        (Self { name, label, label_top, top: bar_top, parts, rest }, bottom)
    }
}

impl Part<'_> {
    fn draw(&self, canvas: &Canvas, scale: &Scale, top: i32) -> Drawn {
        let (left, _) = scale.map_coordinate(&(self.span.0, 0.0));
        let (right, _) = scale.map_coordinate(&(self.span.1, 0.0));
        if right <= left {
            return Ok(());
        }
        let right = if right - left > 3 * SEAM { right - SEAM } else { right };
        let tone = self.slice.tone;
        canvas.block([(left, top), (right, top + THICK)], Role::from(tone).mix(1.0), RADIUS)?;
        if !self.inside {
            return Ok(());
        }
        // The muted tone is close to the page: ordinary ink reads on it.
        let face = if tone == Tone::Muted { Face { role: Role::Ink, ..Face::INSIDE } } else { Face::INSIDE };
        canvas.text(&self.slice.value_text, ((left + right) / 2, top + THICK / 2), HPos::Center, face)
    }
}

/// Shares of the whole in a row `width` pixels wide; a slice above zero keeps at least a sliver, which the others give
/// up in proportion. What is not a finite number above zero has no share.
fn parts(slices: &[Slice], width: i32) -> Vec<Part<'_>> {
    let sizes: Vec<f64> = slices.iter().map(|s| if s.value.is_finite() { s.value.max(0.0) } else { 0.0 }).collect();
    let total = sizes.iter().sum::<f64>().max(f64::MIN_POSITIVE);
    let least = (SLIVER / f64::from(width.max(1))).min(1.0 / sizes.len().max(1) as f64);
    let thin = |size: f64| size > 0.0 && size / total < least;
    let given = sizes.iter().filter(|size| thin(**size)).count() as f64 * least;
    let kept = sizes.iter().filter(|size| !thin(**size)).sum::<f64>() / total;
    let mut end = 0.0;
    let part = |(slice, size): (_, f64)| {
        let share = if thin(size) { least } else { size / total * (1.0 - given) / kept.max(f64::MIN_POSITIVE) };
        let span = (end, end + share);
        end = span.1;
        let inside = (share * f64::from(width)) as i32 - SEAM > value_room(slice);
        Part { slice, span, inside }
    };
    slices.iter().zip(sizes.iter().copied()).map(part).collect()
}

fn value_room(slice: &Slice) -> i32 {
    Face::INSIDE.width(&slice.value_text) + 2 * PAD
}

/// The distinct names with their colours; for a single row also the figures that do not fit inside.
fn legend(rows: &[Vec<Part>], single: bool, width: i32) -> Flow {
    let mut seen: Vec<(&str, Tone)> = Vec::new();
    let mut words = Vec::new();
    for part in rows.iter().flatten() {
        let name = (part.slice.label.as_str(), part.slice.tone);
        if single || !seen.contains(&name) {
            seen.push(name);
            let inside = !single || part.inside;
            words.push(if inside { (name.1, name.0.to_owned()) } else { named(part.slice) });
        }
    }
    Flow::new(words.into_iter(), width)
}

/// A slice's name and figure as words.
fn named(slice: &Slice) -> (Tone, String) {
    let parts = [slice.label.as_str(), slice.value_text.as_str()];
    (slice.tone, parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(": "))
}
