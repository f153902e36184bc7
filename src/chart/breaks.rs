//! Where a line may not be joined: an upright mark with a number, and the reasons under the chart.

use plotters::style::text_anchor::HPos;

use super::canvas::{Canvas, Drawn, Face};
use super::role::Role;
use super::spec::Series;
use super::wrap::wrap;

/// From the left of a reason's number to its words.
const INDENT: i32 = 20;

/// Breaks placed, and their reasons as lines.
#[derive(Default)]
pub(super) struct Breaks<'a> {
    /// Where a mark stands and the number of its reason.
    marks: Vec<(i32, usize)>,
    reasons: Vec<(&'a str, Vec<String>)>,
    top: i32,
    /// Height of the reasons; 0 without breaks.
    pub(super) height: i32,
}

impl<'a> Breaks<'a> {
    /// Marks midway between a point that begins anew and the one before it; reasons begin at `top`.
    pub(super) fn new(all: &'a [Series], x: &dyn Fn(f64) -> i32, (width, top): (i32, i32)) -> Self {
        let mut breaks = Self { top: top + 8, ..Self::default() };
        for pair in all.iter().flat_map(|series| series.points.windows(2)) {
            let Some(reason) = pair[1].break_reason.as_deref() else { continue };
            if !pair[0].x.is_finite() || !pair[1].x.is_finite() {
                continue;
            }
            let mark = (i32::midpoint(x(pair[0].x), x(pair[1].x)), breaks.number(reason, width));
            if !breaks.marks.contains(&mark) {
                breaks.marks.push(mark);
            }
        }
        let lines: usize = breaks.reasons.iter().map(|(_, lines)| lines.len()).sum();
        breaks.height = if lines > 0 { 8 + Face::NOTE.line() * lines as i32 + 2 } else { 0 };
        breaks
    }

    /// The place of a reason in the list; a new one is added.
    fn number(&mut self, reason: &'a str, width: i32) -> usize {
        if let Some(known) = self.reasons.iter().position(|(other, _)| *other == reason) {
            return known;
        }
        self.reasons.push((reason, wrap(reason, width - INDENT, Face::NOTE)));
        self.reasons.len() - 1
    }

    pub(super) fn draw(&self, canvas: &Canvas, (top, bottom): (i32, i32)) -> Drawn {
        for (x, reason) in &self.marks {
            if self.reasons.len() > 1 {
                canvas.text(
                    &format!("{}", reason + 1),
                    (*x + 4, top + Face::NOTE.line() / 2),
                    HPos::Left,
                    Face::NOTE,
                )?;
            }
            canvas.dashes(&[(*x, top + 2), (*x, bottom)], Role::InkSoft, 1)?;
            // Two strokes across the line, as on a broken axis.
            for shift in [-3, 3] {
                canvas.rule(&[(x - 5 + shift, bottom + 1), (x + 5 + shift, bottom - 9)], Role::InkSoft, 2)?;
            }
        }
        self.draw_reasons(canvas)
    }

    fn draw_reasons(&self, canvas: &Canvas) -> Drawn {
        let mut top = self.top;
        for (number, (_, lines)) in self.reasons.iter().enumerate() {
            let middle = top + Face::NOTE.line() / 2;
            if self.reasons.len() > 1 {
                canvas.text(&format!("{}", number + 1), (0, middle), HPos::Left, Face::NOTE)?;
            }
            let single = self.reasons.len() == 1;
            for shift in [0, 6].into_iter().filter(|_| single) {
                canvas.rule(&[(shift, middle + 5), (shift + 8, middle - 5)], Role::InkSoft, 2)?;
            }
            canvas.lines(lines, (INDENT, top), HPos::Left, Face::NOTE)?;
            top += Face::NOTE.line() * lines.len() as i32;
        }
        Ok(())
    }
}
