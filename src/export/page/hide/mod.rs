//! Small counts are not told, nor what they could be worked out from.
//!
//! Three things give a hidden count away: the sum of its column, a sum within its row, and a share of a number that is
//! told. So counts are hidden until no sum has a single hidden member and none leaves only one way to fill its hidden
//! members; the same figure is then hidden wherever it stands.

mod lines;

use crate::domain::{Decimal, Place};
use crate::present::{Block, Cell, Page, Sheet, Sort, Tile};
use crate::text::publishing as words;
use std::collections::BTreeSet;

/// Rounds after which hiding stops at the latest; each round hides at least one more figure.
const ROUNDS: usize = 50;

/// The pages with small counts hidden; how many cells, and how many charts that would tell them.
pub(super) fn hide(mut pages: Vec<Page>, least: u32) -> (Vec<Page>, usize, usize) {
    if least < 2 {
        return (pages, 0, 0);
    }
    let mut charts = leave_out_losses(&mut pages);
    let told = told(&mut pages);
    let mut veil = Veil { least: Decimal::whole(i64::from(least)), told, secret: Vec::new() };
    for _ in 0..ROUNDS {
        let known = veil.secret.len();
        blocks(&mut pages).filter_map(sheet_of).for_each(|sheet| veil.protect(sheet));
        if veil.secret.len() == known {
            break;
        }
    }
    let mut hidden = 0;
    for block in blocks(&mut pages) {
        match block {
            Block::Table(sheet) => hidden += veil.cover(sheet),
            Block::Tiles(tiles) => hidden += tiles.iter_mut().map(|tile| veil.cover_tile(tile)).sum::<usize>(),
            Block::Chart(figure) => {
                let count = veil.cover(&mut figure.sheet);
                hidden += count;
                if count > 0 {
                    charts += 1;
                    *block = super::titled(figure.sheet.clone(), figure);
                }
            }
            _ => {}
        }
    }
    (pages, hidden, charts)
}

/// Points lost and the counts still missing for more of them tell the counts themselves; how many charts went.
fn leave_out_losses(pages: &mut [Page]) -> usize {
    let mut charts = 0;
    for page in pages {
        page.blocks.retain(|block| match block {
            Block::Table(sheet) => !sheet.id.starts_with("index-lost-points-"),
            Block::Chart(figure) if figure.spec.id.starts_with("index-lost-chart-") => {
                charts += 1;
                false
            }
            _ => true,
        });
    }
    charts
}

fn blocks(pages: &mut [Page]) -> impl Iterator<Item = &mut Block> {
    pages.iter_mut().flat_map(|page| page.blocks.iter_mut())
}

/// Every count that stands anywhere on the pages.
fn told(pages: &mut [Page]) -> BTreeSet<i128> {
    let mut told = BTreeSet::new();
    for block in blocks(pages) {
        let tiles: &[Tile] = if let Block::Tiles(tiles) = block { tiles } else { &[] };
        told.extend(tiles.iter().filter_map(|tile| whole(count(&tile.value)?)));
        let cells = sheet_of(block).into_iter().flat_map(lines::rows).flatten();
        told.extend(cells.filter_map(|cell| whole(count(cell)?)));
    }
    told
}

fn sheet_of(block: &mut Block) -> Option<&Sheet> {
    match block {
        Block::Table(sheet) => Some(sheet),
        Block::Chart(figure) => Some(&figure.sheet),
        _ => None,
    }
}

/// What is not told.
struct Veil {
    /// Counts above zero and below it are not told.
    least: Decimal,
    /// Every count of the pages: a column may add up to one that stands elsewhere.
    told: BTreeSet<i128>,
    /// Larger counts that are not told either: value and places.
    secret: Vec<(Decimal, Vec<Place>)>,
}

impl Veil {
    /// Adds what has to be hidden so that the hidden counts of a table cannot be worked out.
    fn protect(&mut self, sheet: &Sheet) {
        for line in lines::lines(sheet, &self.told) {
            let hides = |cell: &&&Cell| count(cell).is_some_and(|n| self.is_hidden(cell, n));
            let hidden: Vec<&&Cell> = line.members.iter().filter(hides).collect();
            let sum_hides = line.sum.is_some_and(|cell| count(cell).is_some_and(|n| self.is_hidden(cell, n)));
            if self.is_safe(&hidden, sum_hides) {
                continue;
            }
            let members = line.members.iter().filter(|cell| !hidden.iter().any(|h| std::ptr::eq(**h, **cell)));
            let told = members.chain(line.sum.iter().filter(|_| !sum_hides));
            let positive = told.filter_map(|cell| Some((count(cell)?, cell))).filter(|(n, _)| *n > Decimal::ZERO);
            if let Some((n, cell)) = positive.min_by_key(|(n, _)| *n).map(|(n, cell)| (n, *cell)) {
                self.keep_secret(n, cell);
            }
        }
    }

    /// Nothing is hidden, or at least two, in more ways than one: every small count must be possible. A hidden sum is safe
    /// with a hidden member.
    fn is_safe(&self, hidden: &[&&Cell], sum_hides: bool) -> bool {
        match (hidden.len(), sum_hides) {
            (0, sum_hides) => !sum_hides,
            (_, true) => true,
            (1, false) => false,
            (_, false) => {
                let beyond_ones: i128 = hidden.iter().filter_map(|cell| Some(whole(count(cell)?)? - 1)).sum();
                Decimal::from_wide(beyond_ones + 1, 0) >= self.least
            }
        }
    }

    fn keep_secret(&mut self, n: Decimal, cell: &Cell) {
        let told = |(value, places): &(Decimal, Vec<Place>)| *value == n && *places == cell.places;
        if !self.is_small(n) && !self.secret.iter().any(told) {
            self.secret.push((n, cell.places.clone()));
        }
    }

    fn is_small(&self, n: Decimal) -> bool {
        n > Decimal::ZERO && n < self.least
    }

    fn is_hidden(&self, cell: &Cell, n: Decimal) -> bool {
        self.is_small(n) || self.secret.iter().any(|(value, places)| *value == n && shares(places, &cell.places))
    }

    /// Whether a share is computed from a hidden count, or stated beside one.
    fn gives_away(&self, cell: &Cell, row: &[Cell]) -> bool {
        if !is_share(cell) {
            return false;
        }
        let beside = || row.iter().any(|other| count(other).is_some_and(|n| self.is_hidden(other, n)));
        match cell.ratio {
            None => beside(),
            Some(ratio) => {
                [ratio.part(), ratio.whole()].into_iter().any(|n| n.as_whole().is_some() && self.is_hidden(cell, n))
            }
        }
    }

    /// Puts words in place of what is not told; how many cells that are.
    fn cover(&self, sheet: &mut Sheet) -> usize {
        sheet.rows.iter_mut().chain(&mut sheet.total).map(|row| self.cover_row(row)).sum()
    }

    fn cover_row(&self, row: &mut [Cell]) -> usize {
        let secret = |cell: &Cell| count(cell).is_some_and(|n| self.is_hidden(cell, n));
        let from: Vec<Place> = row.iter().filter(|cell| secret(cell)).flat_map(|cell| cell.places.clone()).collect();
        // Points and a formula in words tell the count that they are computed from.
        let formula = |cell: &Cell| !from.is_empty() && cell.text.contains(" / ");
        let computed = |cell: &Cell| matches!(cell.sort, Sort::Number(_)) && shares(&cell.places, &from);
        let tells = |cell: &Cell| count(cell).is_none() && (computed(cell) || formula(cell));
        let hides = |cell: &Cell| secret(cell) || tells(cell) || self.gives_away(cell, row);
        let hidden: Vec<usize> = (0..row.len()).filter(|at| row.get(*at).is_some_and(hides)).collect();
        for cell in hidden.iter().filter_map(|at| row.get(*at).map(untold).zip(Some(*at))).collect::<Vec<_>>() {
            row[cell.1] = cell.0;
        }
        hidden.len()
    }

    fn cover_tile(&self, tile: &mut Tile) -> usize {
        let covered = self.cover_row(std::slice::from_mut(&mut tile.value));
        if covered > 0 {
            tile.detail.clear();
        }
        covered
    }
}

/// The number of a cell that counts something; points, ranks, amounts and shares count nobody.
fn count(cell: &Cell) -> Option<Decimal> {
    let nobody =
        cell.text.contains(['/', ',']) || words::counts_nobody(&cell.text) || cell.places.is_empty() || is_share(cell);
    match cell.sort {
        Sort::Number(n) if !nobody && n.as_whole().is_some() => Some(n),
        _ => None,
    }
}

/// A count in a width in which no sum of counts runs over.
fn whole(n: Decimal) -> Option<i128> {
    n.as_whole().map(i128::from)
}

fn is_share(cell: &Cell) -> bool {
    matches!(cell.sort, Sort::Number(_)) && cell.text.ends_with('%')
}

fn shares(some: &[Place], others: &[Place]) -> bool {
    some.iter().any(|place| others.contains(place))
}

fn untold(cell: &Cell) -> Cell {
    Cell { emphasis: cell.emphasis, ..Cell::absent(words::untold(is_share(cell))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::SourceId;
    use crate::present::{Column, PageId};

    fn row(counts: &[i64], at: usize) -> Vec<Cell> {
        let place = |start: usize| vec![Place { source: SourceId(0), start, end: start + 1, cell: None }];
        let cell = |(i, n): (usize, &i64)| Cell::stated(Decimal::whole(*n), n.to_string(), place(at * 10 + i));
        counts.iter().enumerate().map(cell).collect()
    }

    /// What is told of a table when counts below 5 are not.
    fn told(rows: &[&[i64]], total: Option<&[i64]>) -> Vec<String> {
        let sheet = Sheet {
            id: String::new(),
            title: String::new(),
            caption: String::new(),
            columns: vec![Column::number(""); rows[0].len()],
            rows: rows.iter().enumerate().map(|(at, counts)| row(counts, at)).collect(),
            total: total.map(|counts| row(counts, rows.len())),
        };
        let page = Page { blocks: vec![Block::Table(sheet)], ..Page::empty(PageId::Processing) };
        let (pages, ..) = hide(vec![page], 5);
        let Some(Block::Table(sheet)) = pages[0].blocks.first() else { panic!("a table") };
        let cell = |cell: &Cell| if cell.sort == Sort::Missing { "x".to_owned() } else { cell.text.clone() };
        lines::rows(sheet).map(|row| row.iter().map(cell).collect::<Vec<_>>().join(" ")).collect()
    }

    #[test]
    fn a_sum_within_a_row_does_not_give_a_count_away() {
        assert_eq!(told(&[&[100, 97, 3], &[50, 50, 0]], None), ["100 x x", "50 50 0"]);
        assert_eq!(told(&[&[100, 97, 3], &[50, 50, 0]], Some(&[150, 147, 3])), ["100 x x", "50 50 0", "150 x x"]);
    }

    #[test]
    fn a_total_does_not_give_a_count_away() {
        assert_eq!(told(&[&[3], &[20], &[30]], Some(&[53])), ["x", "x", "30", "53"]);
        assert_eq!(told(&[&[1], &[1], &[40]], Some(&[42])), ["x", "x", "x", "42"], "two ones are no secret");
        assert_eq!(told(&[&[3], &[20], &[30]], None), ["x", "20", "30"], "there is nothing to work it out from");
    }

    #[test]
    fn sums_of_the_longest_numbers_do_not_run_over() {
        let most = i64::MAX;
        let row = format!("{most} {most} x");
        assert_eq!(told(&[&[most, most, 3], &[most, most, 0]], Some(&[most, most, 3])).first(), Some(&row));
        assert_eq!(told(&[&[3], &[most], &[most]], Some(&[most]))[..2], ["x", "x"]);
    }
}
