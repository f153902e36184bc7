//! Legend entries that flow from left to right and wrap like words.

use plotters::style::Color;
use plotters::style::text_anchor::HPos;

use super::canvas::{Canvas, Drawn, Face};
use super::role::Role;
use super::spec::Tone;
use super::wrap::{widest, wrap};

/// Side of a colour sample.
const SWATCH: i32 = 10;
/// From the left of the sample to its words.
const INDENT: i32 = SWATCH + 7;
/// Between entries on a line.
const BETWEEN: i32 = 20;

/// Placed entries, relative to the top left of the flow.
pub(super) struct Flow {
    entries: Vec<Entry>,
    /// Height in pixels; 0 when there are no entries.
    pub(super) height: i32,
}

struct Entry {
    tone: Tone,
    lines: Vec<String>,
    at: (i32, i32),
}

impl Flow {
    /// Places entries in lines at most `width` pixels wide.
    pub(super) fn new(words: impl Iterator<Item = (Tone, String)>, width: i32) -> Self {
        let mut flow = Self { entries: Vec::new(), height: 0 };
        let (mut x, mut y) = (0, 0);
        for (tone, text) in words {
            let lines = wrap(&text, width - INDENT, Face::NOTE);
            let wide = INDENT + widest(&lines, Face::NOTE);
            if x > 0 && x + wide > width {
                (x, y) = (0, flow.height);
            }
            flow.height = flow.height.max(y + (Face::NOTE.line() + 2) * (lines.len() as i32).max(1));
            flow.entries.push(Entry { tone, lines, at: (x, y) });
            x += wide + BETWEEN;
        }
        flow
    }

    pub(super) fn draw(&self, canvas: &Canvas, (left, top): (i32, i32)) -> Drawn {
        self.entries.iter().try_for_each(|entry| {
            let (x, y) = (left + entry.at.0, top + entry.at.1);
            let sample = y + (Face::NOTE.line() - SWATCH) / 2;
            let corners = [(x, sample), (x + SWATCH, sample + SWATCH)];
            canvas.block(corners, Role::from(entry.tone).mix(1.0), 2)?;
            canvas.lines(&entry.lines, (x + INDENT, y), HPos::Left, Face::NOTE)
        })
    }
}
