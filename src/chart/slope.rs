//! Ranks at two times: a column of names on each side, a line for each unit between them.

use plotters::style::text_anchor::HPos;

use super::canvas::{Canvas, Drawn, Face};
use super::role::Role;
use super::spec::SlopeLine;
use super::spot::Spot;
use super::wrap::{widest, wrap};

/// Space between a name, its rank and its dot.
const GAP: i32 = 8;
/// Space between two names in a column.
const BETWEEN: i32 = 4;
/// Radius of a dot.
const DOT: i32 = 3;
/// The least height of a place, so that it can be hit.
const LEAST: i32 = 24;
/// Between the dots of the two columns, at least: this many pixels, or this part of the width.
const SLANT: (i32, i32) = (48, 4);

/// Everything placed.
pub(super) struct Layout<'a> {
    /// Height of the chart in pixels.
    pub(super) height: i32,
    width: i32,
    /// The lines' ends.
    plot: (i32, i32),
    /// Width of the ranks.
    ranks: i32,
    heads: [Vec<String>; 2],
    names: [&'a str; 2],
    lines: Vec<Line<'a>>,
    /// Whether one unit is looked for, so that the others step back.
    focused: bool,
}

struct Line<'a> {
    line: &'a SlopeLine,
    label: Vec<String>,
    /// Top and height of its place on each side.
    sides: [Option<(i32, i32)>; 2],
}

impl<'a> Layout<'a> {
    pub(super) fn new(heads: [&'a str; 2], lines: &'a [SlopeLine], width: i32) -> Self {
        let rank = |text: &String| Face::VALUE.width(text);
        let ranks = lines.iter().flat_map(|line| [rank(&line.left_text), rank(&line.right_text)]).max().unwrap_or(0);
        let ranks = ranks.min(width / 6);
        let slant = SLANT.0.max(width / SLANT.1);
        let limit = ((width - slant) / 2 - ranks - 2 * GAP - 2 * DOT).max(24);
        let labels: Vec<Vec<String>> = lines.iter().map(|line| wrap(&line.label, limit, face(line))).collect();
        let label = lines.iter().zip(&labels).map(|(line, label)| widest(label, face(line))).max().unwrap_or(0);
        let side = (label + ranks + 2 * GAP + DOT).min((width - slant) / 2);
        let heads_wrapped = heads.map(|head| wrap(head, width / 2 - GAP, Face::VALUE));
        let top = heads_wrapped.iter().map(|head| Face::VALUE.line() * head.len() as i32).max().unwrap_or(0) + 6;
        let orders = [order(lines, |line| line.left), order(lines, |line| line.right)];
        let tops = tops(&orders, &labels, top);
        let place = |side: usize, i: usize| {
            let at = orders[side].iter().position(|line| *line == i)?;
            Some((tops[at], tops[at + 1] - tops[at]))
        };
        let lines: Vec<Line> = labels
            .into_iter()
            .enumerate()
            .map(|(i, label)| Line { line: &lines[i], label, sides: [place(0, i), place(1, i)] })
            .collect();
        let focused = lines.iter().any(|line| line.line.strong);
        let height = if lines.is_empty() { 0 } else { tops.last().copied().unwrap_or(top) };
        Self { height, width, plot: (side, width - side), ranks, heads: heads_wrapped, names: heads, lines, focused }
    }

    /// A spot on each side where a unit has a rank, the earlier time first, best rank first; a lane is a unit.
    pub(super) fn spots(&self) -> Vec<Spot> {
        let side = |side: usize| {
            let spot = move |(lane, line): (usize, &Line)| Some(self.spot(lane, line, side, line.sides[side]?));
            let mut spots: Vec<Spot> = self.lines.iter().enumerate().filter_map(spot).collect();
            spots.sort_by_key(|spot| spot.y);
            spots
        };
        [side(0), side(1)].concat()
    }

    fn spot(&self, lane: usize, line: &Line, side: usize, (y, height): (i32, i32)) -> Spot {
        let wide = self.plot.0 + GAP;
        Spot {
            x: if side == 0 { 0 } else { self.width - wide },
            y,
            width: wide,
            height,
            row: lane,
            column: side + 1,
            label: [line.line.label.as_str(), self.names[side]].join(" – "),
            value: if side == 0 { line.line.left_text.clone() } else { line.line.right_text.clone() },
            note: String::new(),
            lane,
        }
    }

    pub(super) fn draw(&self, canvas: &Canvas) -> Drawn {
        if self.lines.is_empty() {
            return Ok(());
        }
        let [left, right] = &self.heads;
        canvas.lines(left, (0, 0), HPos::Left, Face::VALUE)?;
        canvas.lines(right, (self.width, 0), HPos::Right, Face::VALUE)?;
        // What is looked for is drawn last, over the others.
        let quiet = self.lines.iter().filter(|line| !line.line.strong);
        quiet.chain(self.lines.iter().filter(|line| line.line.strong)).try_for_each(|line| self.draw_line(canvas, line))
    }

    fn draw_line(&self, canvas: &Canvas, line: &Line) -> Drawn {
        let role = self.role(line);
        let [left, right] = line.sides.map(|side| side.map(|(top, height)| top + height / 2));
        if let (Some(left), Some(right)) = (left, right) {
            let wide = if line.line.strong { 3 } else { 1 };
            canvas.rule(&[(self.plot.0, left), (self.plot.1, right)], role, wide)?;
        }
        let ends = [(left, self.plot.0), (right, self.plot.1)];
        ends.into_iter().try_for_each(|(y, x)| y.map_or(Ok(()), |y| canvas.dot((x, y), DOT, role)))?;
        let half = Face::LABEL.line() * line.label.len() as i32 / 2;
        if let Some(y) = left {
            let at = self.plot.0 - GAP;
            canvas.text(&line.line.left_text, (at, y), HPos::Right, Face::VALUE)?;
            canvas.lines(&line.label, (at - self.ranks - GAP, y - half), HPos::Right, face(line.line))?;
        }
        if let Some(y) = right {
            let at = self.plot.1 + GAP;
            canvas.text(&line.line.right_text, (at, y), HPos::Left, Face::VALUE)?;
            canvas.lines(&line.label, (at + self.ranks + GAP, y - half), HPos::Left, face(line.line))?;
        }
        Ok(())
    }

    /// The unit looked for in the main colour; without one, better and worse ranks in theirs.
    fn role(&self, line: &Line) -> Role {
        match (line.line.strong, self.focused, line.line.left, line.line.right) {
            (true, ..) => Role::Primary,
            (false, true, ..) => Role::Muted,
            (_, _, Some(left), Some(right)) if right < left => Role::Good,
            (_, _, Some(left), Some(right)) if right > left => Role::Bad,
            _ => Role::Muted,
        }
    }
}

fn face(line: &SlopeLine) -> Face {
    Face { bold: line.strong, ..Face::LABEL }
}

/// The lines that have a rank on one side, best first, equal ranks in the order given.
fn order(lines: &[SlopeLine], rank: fn(&SlopeLine) -> Option<f64>) -> Vec<usize> {
    let finite = |i: &usize| rank(&lines[*i]).is_some_and(f64::is_finite);
    let mut order: Vec<usize> = (0..lines.len()).filter(finite).collect();
    order.sort_by(|a, b| rank(&lines[*a]).unwrap_or(0.0).total_cmp(&rank(&lines[*b]).unwrap_or(0.0)));
    order
}

/// Tops of the places, and the end of the last: each as high as the taller of its two names.
fn tops(orders: &[Vec<usize>; 2], labels: &[Vec<String>], top: i32) -> Vec<i32> {
    let places = orders.iter().map(Vec::len).max().unwrap_or(0);
    let tall = |order: &Vec<usize>, at: usize| order.get(at).map_or(0, |i| labels[*i].len() as i32);
    let mut tops = vec![top];
    for at in 0..places {
        let lines = orders.iter().map(|order| tall(order, at)).max().unwrap_or(0);
        tops.push(tops[at] + (lines * Face::LABEL.line() + BETWEEN).max(LEAST));
    }
    tops
}
