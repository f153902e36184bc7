//! Tables ruled with lines: cells from the lines, words from where they stand.

use super::geometry::{Glyph, Rule, Unit};
use super::lines::{Line, lines};
use crate::ingest::{CellInput, RowInput};

/// Lines this near are one; ends this near touch.
const NEAR: Unit = 300;
/// A page of more different lines is a drawing.
const MOST: usize = 600;

/// A table on a page.
pub(super) struct Ruled {
    pub(super) top: Unit,
    pub(super) rows: Vec<RowInput>,
}

/// Takes the tables of a page, and the characters inside them, from the rest.
pub(super) fn tables(rules: Vec<Rule>, glyphs: &mut Vec<Glyph>) -> Vec<Ruled> {
    let (across, down) = joined(rules);
    if across.len() + down.len() > MOST {
        return Vec::new();
    }
    groups(&across, &down).into_iter().filter_map(|(a, d)| Lattice::new(&a, &d)?.table(glyphs)).collect()
}

/// Lines across and lines down, pieces in one line joined.
fn joined(rules: Vec<Rule>) -> (Vec<Rule>, Vec<Rule>) {
    let (across, down): (Vec<Rule>, Vec<Rule>) = rules.into_iter().partition(|r| r.right - r.left >= r.bottom - r.top);
    let middle = |a: Unit, b: Unit| a + (b - a) / 2;
    let across = across.into_iter().map(|r| (middle(r.top, r.bottom), r.left, r.right)).collect();
    let down = down.into_iter().map(|r| (middle(r.left, r.right), r.top, r.bottom)).collect();
    let across = merged(across).into_iter().map(|(at, left, right)| Rule { left, right, top: at, bottom: at });
    let down = merged(down).into_iter().map(|(at, top, bottom)| Rule { left: at, right: at, top, bottom });
    (across.collect(), down.collect())
}

/// Pieces `(at, from, to)` that lie in one line and touch become one.
fn merged(mut pieces: Vec<(Unit, Unit, Unit)>) -> Vec<(Unit, Unit, Unit)> {
    pieces.sort_unstable();
    // Lines that are nearly one get one place.
    let mut last = None;
    for piece in &mut pieces {
        let at = last.filter(|at| piece.0 - at <= NEAR / 2).unwrap_or(piece.0);
        piece.0 = at;
        last = Some(at);
    }
    pieces.sort_unstable();
    let mut joined: Vec<(Unit, Unit, Unit)> = Vec::new();
    for (at, from, to) in pieces {
        match joined.last_mut() {
            Some(line) if line.0 == at && from - line.2 <= NEAR => line.2 = line.2.max(to),
            _ => joined.push((at, from, to)),
        }
    }
    joined
}

/// Lines that touch, directly or through others.
fn groups(across: &[Rule], down: &[Rule]) -> Vec<(Vec<Rule>, Vec<Rule>)> {
    let mut free_down: Vec<Rule> = down.to_vec();
    let mut free_across: Vec<Rule> = across.to_vec();
    let mut groups = Vec::new();
    while let Some(seed) = free_across.pop() {
        let (mut a, mut d) = (vec![seed], Vec::new());
        loop {
            let before = a.len() + d.len();
            d.extend(free_down.extract_if(.., |line| a.iter().any(|other| touch(other, line))));
            a.extend(free_across.extract_if(.., |line| d.iter().any(|other| touch(line, other))));
            if before == a.len() + d.len() {
                break;
            }
        }
        groups.push((a, d));
    }
    groups
}

fn touch(across: &Rule, down: &Rule) -> bool {
    let over = |at: Unit, from: Unit, to: Unit| (from - NEAR..=to + NEAR).contains(&at);
    over(down.left, across.left, across.right) && over(across.top, down.top, down.bottom)
}

/// The places where lines of a table stand.
struct Lattice<'a> {
    xs: Vec<Unit>,
    ys: Vec<Unit>,
    across: &'a [Rule],
    down: &'a [Rule],
}

impl<'a> Lattice<'a> {
    /// `None` when there is no table of two columns.
    fn new(across: &'a [Rule], down: &'a [Rule]) -> Option<Lattice<'a>> {
        let (xs, ys) = (places(down.iter().map(|r| r.left)), places(across.iter().map(|r| r.top)));
        (xs.len() >= 3 && ys.len() >= 2).then_some(Lattice { xs, ys, across, down })
    }

    /// Takes the characters inside; `None` when there are none.
    fn table(&self, glyphs: &mut Vec<Glyph>) -> Option<Ruled> {
        let (columns, rows) = (self.xs.len() - 1, self.ys.len() - 1);
        let owners = self.owners();
        let mut cells: Vec<Vec<Glyph>> = vec![Vec::new(); columns * rows];
        let mut any = false;
        for glyph in glyphs.extract_if(.., |g| self.cell_at(g).is_some()) {
            let Some((row, column)) = self.cell_at(&glyph) else { continue };
            any |= !glyph.text.trim().is_empty();
            cells[owners[row * columns + column]].push(glyph);
        }
        if !any {
            return None;
        }
        let mut inputs: Vec<CellInput> = cells.into_iter().map(cell).collect();
        for (i, owner) in owners.iter().enumerate() {
            let (row, column) = (i / columns - owner / columns, i % columns - owner % columns);
            inputs[*owner].rows = inputs[*owner].rows.max(row as u32 + 1);
            inputs[*owner].columns = inputs[*owner].columns.max(column as u32 + 1);
        }
        let rows = inputs.chunks(columns).map(|cells| RowInput { cells: cells.to_vec(), ..RowInput::default() });
        Some(Ruled { top: self.ys[0], rows: rows.collect() })
    }

    /// For each cell of the lattice the one at the upper left of the merged cell it is part of.
    fn owners(&self) -> Vec<usize> {
        let (columns, rows) = (self.xs.len() - 1, self.ys.len() - 1);
        let mut owners: Vec<usize> = (0..columns * rows).collect();
        let mut taken = vec![false; columns * rows];
        for row in 0..rows {
            for column in 0..columns {
                if taken[row * columns + column] {
                    continue;
                }
                let free = |c: usize| c < columns && !taken[row * columns + c] && !self.wall(row, c);
                let right = (column + 1..columns).find(|c| !free(*c)).unwrap_or(columns);
                let open = |r: usize| (column..right).all(|c| !self.floor(r, c) && !taken[r * columns + c]);
                let bottom = (row + 1..rows).find(|r| !open(*r)).unwrap_or(rows);
                for cell in (row..bottom).flat_map(|r| (column..right).map(move |c| r * columns + c)) {
                    owners[cell] = row * columns + column;
                    taken[cell] = true;
                }
            }
        }
        owners
    }

    /// Whether a line stands left of a cell.
    fn wall(&self, row: usize, column: usize) -> bool {
        let middle = self.ys[row] + (self.ys[row + 1] - self.ys[row]) / 2;
        let at = self.xs[column];
        self.down.iter().any(|r| (r.left - at).abs() <= NEAR && r.top <= middle && middle <= r.bottom)
    }

    /// Whether a line lies above a cell.
    fn floor(&self, row: usize, column: usize) -> bool {
        let middle = self.xs[column] + (self.xs[column + 1] - self.xs[column]) / 2;
        let at = self.ys[row];
        self.across.iter().any(|r| (r.top - at).abs() <= NEAR && r.left <= middle && middle <= r.right)
    }

    fn cell_at(&self, glyph: &Glyph) -> Option<(usize, usize)> {
        let middle = glyph.left + (glyph.right - glyph.left) / 2;
        Some((between(&self.ys, glyph.base - glyph.size / 4)?, between(&self.xs, middle)?))
    }
}

/// Different places in order.
fn places(at: impl Iterator<Item = Unit>) -> Vec<Unit> {
    let mut places: Vec<Unit> = at.collect();
    places.sort_unstable();
    places.dedup_by(|b, a| *b - *a <= NEAR);
    places
}

/// Between which two places; `None` outside.
fn between(places: &[Unit], at: Unit) -> Option<usize> {
    let after = places.partition_point(|p| *p <= at);
    (1..places.len()).contains(&after).then(|| after - 1)
}

fn cell(glyphs: Vec<Glyph>) -> CellInput {
    let words = lines(glyphs).iter().map(Line::text).reduce(wrapped);
    words.map_or_else(CellInput::default, CellInput::text)
}

/// Two lines of a cell as one; a number too long for its column goes on without a blank.
fn wrapped(above: String, below: String) -> String {
    let in_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',');
    let goes_on = above.ends_with(in_number) && below.starts_with(|c| in_number(c) || c == '%');
    if goes_on { above + &below } else { format!("{above} {below}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn across(top: Unit, left: Unit, right: Unit) -> Rule {
        Rule { left, right, top, bottom: top }
    }

    fn down(left: Unit, top: Unit, bottom: Unit) -> Rule {
        Rule { left, right: left, top, bottom }
    }

    fn word(text: &str, left: Unit, base: Unit) -> Glyph {
        Glyph { left, right: left + 600, base, size: 1000, text: text.to_owned() }
    }

    #[test]
    fn a_missing_line_merges_cells() {
        // Two columns, two rows; the upper row is one cell.
        let rules = vec![
            across(0, 0, 10_000),
            across(2_000, 0, 10_000),
            across(4_000, 0, 10_000),
            down(0, 0, 4_000),
            down(5_000, 2_000, 4_000),
            down(10_000, 0, 4_000),
        ];
        let mut glyphs =
            vec![word("A", 4_800, 1_500), word("B", 1_000, 3_500), word("9", 6_000, 3_500), word("x", 0, 9_000)];
        let tables = tables(rules, &mut glyphs);
        let cells: Vec<Vec<(&str, u32, u32)>> = tables[0]
            .rows
            .iter()
            .map(|r| r.cells.iter().map(|c| (c.text.as_str(), c.columns, c.rows)).collect())
            .collect();
        assert_eq!(cells, [[("A", 2, 1), ("", 1, 1)], [("B", 1, 1), ("9", 1, 1)]]);
        assert_eq!(glyphs.len(), 1);
    }
}
