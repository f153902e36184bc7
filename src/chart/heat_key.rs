//! What surrounds a heat map: the scale of its shades, the heads of its columns, and their names where heads are numbers.

use plotters::style::Color;
use plotters::style::text_anchor::HPos;

use super::canvas::{Canvas, Drawn, Face};
use super::heat::{Grid, SHADES};
use super::role::Role;
use super::spec::HeatLegend;
use super::wrap::{widest, wrap};

/// Lines a head may take before numbers stand for names.
const LINES: usize = 4;
/// Size of a sample of the scale.
const SAMPLE: (i32, i32) = (22, 12);
/// Between entries of the key.
const BETWEEN: i32 = 18;

/// The heads of the columns.
pub(super) struct Heads {
    heads: Vec<Vec<String>>,
    /// Whether heads are numbers, whose names stand in the key.
    pub(super) numbered: bool,
    /// Height in pixels.
    pub(super) height: i32,
    line: i32,
}

impl Heads {
    /// Names where every word has room, numbers otherwise.
    pub(super) fn new(columns: &[String], grid: Grid) -> Self {
        let room = grid.cell - 6;
        let whole = |name: &String| name.split(' ').all(|word| Face::NOTE.width(word) <= room);
        let named: Vec<Vec<String>> = columns.iter().map(|name| wrap(name, room, Face::NOTE)).collect();
        let numbered = !columns.iter().all(whole) || named.iter().any(|lines| lines.len() > LINES);
        let heads = if numbered { (1..=columns.len()).map(|n| vec![n.to_string()]).collect() } else { named };
        let lines = heads.iter().map(Vec::len).max().unwrap_or(0) as i32;
        let line = Face::NOTE.line() * lines + 2;
        let folds = columns.len().div_ceil(grid.line).max(1) as i32;
        Self { heads, numbered, height: line * folds, line }
    }

    /// Draws them from `top` down, each standing on its column.
    pub(super) fn draw(&self, canvas: &Canvas, grid: Grid, top: i32) -> Drawn {
        self.heads.iter().enumerate().try_for_each(|(column, lines)| {
            let (x, fold) = grid.place(column);
            let own = Face::NOTE.line() * lines.len() as i32;
            let at = (x + grid.cell / 2, top + (fold + 1) * self.line - own);
            canvas.lines(lines, at, HPos::Center, Face::NOTE)
        })
    }
}

/// The scale of shades and the names of numbered columns.
pub(super) struct Key {
    words: Vec<Entry>,
    scale: (i32, i32),
    hollow: Option<(i32, i32)>,
    /// Height in pixels.
    pub(super) height: i32,
}

struct Entry {
    at: (i32, i32),
    lines: Vec<String>,
}

impl Key {
    pub(super) fn new(legend: &HeatLegend, missing: bool, columns: &[String], width: i32) -> Self {
        let mut key = Self { words: Vec::new(), scale: (0, 0), hollow: None, height: 0 };
        let line = Face::NOTE.line() + 4;
        let mut flow = Flowing { x: 0, y: 0, width, line };
        if !legend.title.is_empty() {
            key.add(&mut flow, &legend.title, 0);
        }
        let wide = SAMPLE.0 * SHADES.len() as i32;
        let ends = [&legend.low, &legend.high].map(|words| Face::NOTE.width(words));
        let (x, y) = flow.take(ends[0] + 8 + wide + 8 + ends[1]);
        key.words.push(Entry { at: (x, y), lines: vec![legend.low.clone()] });
        key.scale = (x + ends[0] + 8, y + (Face::NOTE.line() - SAMPLE.1) / 2);
        key.words.push(Entry { at: (x + ends[0] + 8 + wide + 8, y), lines: vec![legend.high.clone()] });
        if missing && !legend.missing.is_empty() {
            let (x, y) = key.add(&mut flow, &legend.missing, SAMPLE.0 + 6);
            key.hollow = Some((x, y + (Face::NOTE.line() - SAMPLE.1) / 2));
        }
        if !columns.is_empty() {
            flow.turn();
        }
        for (number, name) in (1..).zip(columns) {
            key.add(&mut flow, &format!("{number}. {name}"), 0);
        }
        key.height = flow.y + flow.line + 4;
        key
    }

    /// Adds words after `indent` pixels; gives where they begin, the indent included.
    fn add(&mut self, flow: &mut Flowing, words: &str, indent: i32) -> (i32, i32) {
        let lines = wrap(words, flow.width - indent, Face::NOTE);
        let (x, y) = flow.take(indent + widest(&lines, Face::NOTE));
        flow.y += Face::NOTE.line() * (lines.len() as i32 - 1).max(0);
        self.words.push(Entry { at: (x + indent, y), lines });
        (x, y)
    }

    pub(super) fn draw(&self, canvas: &Canvas) -> Drawn {
        let (left, top) = self.scale;
        for (i, shade) in (0..).zip(SHADES) {
            let x = left + i * SAMPLE.0;
            canvas.block([(x, top), (x + SAMPLE.0 - 1, top + SAMPLE.1)], shade.mix(1.0), 0)?;
        }
        if let Some((x, y)) = self.hollow {
            canvas.rule(&[(x + 4, y + SAMPLE.1), (x + SAMPLE.0 - 4, y)], Role::Muted, 1)?;
        }
        self.words.iter().try_for_each(|entry| canvas.lines(&entry.lines, entry.at, HPos::Left, Face::NOTE))
    }
}

/// Where the next entry goes: from left to right, then on a new line.
struct Flowing {
    x: i32,
    y: i32,
    width: i32,
    line: i32,
}

impl Flowing {
    fn take(&mut self, wide: i32) -> (i32, i32) {
        if self.x > 0 && self.x + wide > self.width {
            self.turn();
        }
        let at = (self.x, self.y);
        self.x += wide + BETWEEN;
        at
    }

    fn turn(&mut self) {
        if self.x > 0 {
            (self.x, self.y) = (0, self.y + self.line);
        }
    }
}
