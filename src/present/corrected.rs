//! Marks every cell that rests on a figure which the user changed.

use super::{Block, Cell, Page, Sheet};
use crate::domain::{Place, Reviewed, Set, SourceId};

/// A place in a form that can be looked up.
type Spot = (SourceId, usize, usize, Option<usize>);

/// The same page, cells that show or are computed from corrected, entered or chosen figures marked. Figures entered
/// without a place have nothing to open.
pub(super) fn mark(mut page: Page, figures: &[Reviewed]) -> Page {
    let changed: Set<Spot> = figures.iter().filter(|f| f.is_changed()).map(|f| spot(f.place())).collect();
    if !changed.is_empty() {
        page.blocks.iter_mut().flat_map(cells).for_each(|cell| mark_cell(cell, &changed));
    }
    page
}

fn spot(place: &Place) -> Spot {
    (place.source, place.start, place.end, place.cell)
}

fn mark_cell(cell: &mut Cell, changed: &Set<Spot>) {
    cell.corrected |= cell.places.iter().any(|place| changed.contains(&spot(place)));
    cell.places.retain(|place| !place.is_nowhere());
}

fn cells(block: &mut Block) -> Vec<&mut Cell> {
    match block {
        Block::Tiles(tiles) => tiles.iter_mut().map(|tile| &mut tile.value).collect(),
        Block::Table(sheet) => of_sheet(sheet),
        Block::Chart(figure) => of_sheet(&mut figure.sheet),
        Block::Findings(cards) => cards.iter_mut().flat_map(|card| [&mut card.stated, &mut card.recomputed]).collect(),
        Block::Heading { .. } | Block::ThresholdControl(_) | Block::Note(_) | Block::Empty(_) => Vec::new(),
    }
}

fn of_sheet(sheet: &mut Sheet) -> Vec<&mut Cell> {
    sheet.rows.iter_mut().chain(&mut sheet.total).flatten().collect()
}
