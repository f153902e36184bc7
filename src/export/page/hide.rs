//! Small counts are not told.

use crate::domain::Decimal;
use crate::present::{Cell, Sheet, Sort, Tile};
use crate::text::publishing as words;

/// A table with small counts hidden, and how many cells that are.
pub(super) fn sheet(mut sheet: Sheet, least: u32) -> (Sheet, usize) {
    if least < 2 {
        return (sheet, 0);
    }
    let mut hidden = 0;
    for column in 0..sheet.columns.len() {
        let small: Vec<usize> = sheet
            .rows
            .iter()
            .enumerate()
            .filter(|(_, row)| row.get(column).is_some_and(|cell| tells_small(cell, least)))
            .map(|(at, _)| at)
            .collect();
        // a single hidden count would follow from the total: the next smallest goes with it
        let partner =
            (small.len() == 1 && sheet.total.is_some()).then(|| next_smallest(&sheet, column, least)).flatten();
        for at in small.into_iter().chain(partner) {
            if let Some(cell) = sheet.rows.get_mut(at).and_then(|row| row.get_mut(column)) {
                *cell = untold(least, cell);
                hidden += 1;
            }
        }
    }
    let total = sheet.total.iter_mut().flatten().filter(|cell| tells_small(cell, least));
    for cell in total {
        *cell = untold(least, cell);
        hidden += 1;
    }
    (sheet, hidden)
}

/// Key figures with small counts hidden.
pub(super) fn tiles(tiles: Vec<Tile>, least: u32) -> (Vec<Tile>, usize) {
    let mut hidden = 0;
    let told = |tile: Tile| {
        if least < 2 || !tells_small(&tile.value, least) {
            return tile;
        }
        hidden += 1;
        Tile { value: untold(least, &tile.value), detail: String::new(), ..tile }
    };
    (tiles.into_iter().map(told).collect(), hidden)
}

/// Whether a cell is a small count, or was computed from one.
fn tells_small(cell: &Cell, least: u32) -> bool {
    let small = |n: Decimal| n > Decimal::ZERO && n < Decimal::whole(i64::from(least)) && n.as_whole().is_some();
    let is_share = cell.text.ends_with('%');
    let parts = cell.formula.split([' ', '/', '(', ')', '+']).filter(|word| !word.is_empty());
    let part = |word: &str| Decimal::parse_plain(&word.replace('.', "").replace(',', "."));
    match cell.sort {
        Sort::Number(n) if !is_share && counts(cell) => small(n),
        Sort::Number(_) if is_share => parts.filter_map(part).any(small),
        _ => false,
    }
}

/// Points and ranks are small numbers that count nobody.
fn counts(cell: &Cell) -> bool {
    !cell.text.contains('/') && !words::counts_nobody(&cell.text) && !cell.places.is_empty()
}

fn next_smallest(sheet: &Sheet, column: usize, least: u32) -> Option<usize> {
    let least = Decimal::whole(i64::from(least));
    let number = |row: &Vec<Cell>| match row.get(column)?.sort {
        Sort::Number(n) if n >= least => Some(n),
        _ => None,
    };
    let counted = sheet.rows.iter().enumerate().filter_map(|(at, row)| Some((number(row)?, at)));
    counted.min().map(|(_, at)| at)
}

fn untold(least: u32, cell: &Cell) -> Cell {
    let text = words::untold(least, cell.text.ends_with('%'));
    Cell { emphasis: cell.emphasis, ..Cell::absent(&text) }
}
