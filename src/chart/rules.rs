//! Upright rules across bars, and where their words stand.

use plotters::style::text_anchor::HPos;

use super::canvas::{Canvas, Drawn, Face};
use super::place::centred_within;
use super::role::Role;
use super::spec::Rule;
use super::wrap::{widest, wrap};

/// Least distance between the words of two rules on one line.
const APART: i32 = 14;

/// Rules placed: each with the pixel it stands on and its words above.
pub(super) struct Rules<'a> {
    placed: Vec<Placed<'a>>,
    /// Height of the words.
    pub(super) words: i32,
    /// Height of the words and the space under them; 0 without rules.
    pub(super) height: i32,
}

struct Placed<'a> {
    rule: &'a Rule,
    x: i32,
    lines: Vec<String>,
    left: i32,
    wide: i32,
    top: i32,
}

impl<'a> Rules<'a> {
    /// Places rules on an axis from 0 to `axis` that takes the pixels `plot`; those that are not finite are left out.
    pub(super) fn new(rules: &'a [Rule], axis: f64, plot: (i32, i32), width: i32) -> Self {
        let mut placed: Vec<Placed> = Vec::new();
        let mut words = 0;
        for rule in rules.iter().filter(|rule| rule.at.is_finite()) {
            let mut next = Placed::new(rule, axis, plot, width);
            // The first height at which it is clear of all that stand already.
            let bottoms = placed.iter().map(|other| other.bottom() + 2);
            let tops = std::iter::once(0).chain(bottoms).filter(|top| placed.iter().all(|o| next.clear_of(o, *top)));
            next.top = tops.min().unwrap_or(0);
            words = words.max(next.bottom() + 4);
            placed.push(next);
        }
        let height = if placed.is_empty() { 0 } else { words + 5 };
        Self { placed, words, height }
    }

    /// The words, the first line beginning at `top`.
    pub(super) fn draw_words(&self, canvas: &Canvas, top: i32) -> Drawn {
        self.placed.iter().try_for_each(|placed| {
            let at = (placed.left + placed.wide / 2, top + placed.top);
            canvas.lines(&placed.lines, at, HPos::Center, Face::NOTE)
        })
    }

    /// The rules themselves between two heights.
    pub(super) fn draw_lines(&self, canvas: &Canvas, (top, bottom): (i32, i32)) -> Drawn {
        self.placed.iter().try_for_each(|placed| {
            let path = [(placed.x, top), (placed.x, bottom)];
            if placed.rule.dashed {
                canvas.dashes(&path, Role::InkSoft, 1)
            } else {
                canvas.rule(&path, Role::InkSoft, 1)
            }
        })
    }
}

impl<'a> Placed<'a> {
    fn new(rule: &'a Rule, axis: f64, plot: (i32, i32), width: i32) -> Self {
        let x = plot.0 + (rule.at.max(0.0) / axis * f64::from(plot.1 - plot.0)) as i32;
        let lines = wrap(&rule.text, width, Face::NOTE);
        let wide = widest(&lines, Face::NOTE);
        Self { rule, x, left: centred_within(x, wide, width), wide, lines, top: 0 }
    }

    fn bottom(&self) -> i32 {
        self.top + Face::NOTE.line() * self.lines.len() as i32
    }

    /// Whether words at height `top` would not touch those of another rule.
    fn clear_of(&self, other: &Placed, top: i32) -> bool {
        let tall = Face::NOTE.line() * self.lines.len() as i32;
        let aside = self.left + self.wide + APART <= other.left || other.left + other.wide + APART <= self.left;
        aside || top >= other.bottom() + 2 || top + tall + 2 <= other.top
    }
}
