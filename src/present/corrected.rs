//! Marks every cell that rests on a figure which the user changed.

use super::sources::value;
use super::{Block, Cell, FindingCard, Page, Sheet};
use crate::domain::{Map, Place, Reviewed, SourceId};
use crate::text::{review, words};

/// A place in a form that can be looked up.
type Spot = (SourceId, usize, usize, Option<usize>);

/// The same page, cells that show or are computed from corrected, entered or chosen figures marked. Figures entered
/// without a place have nothing to open.
pub(super) fn mark(mut page: Page, figures: &[Reviewed]) -> Page {
    let changed: Map<Spot, &Reviewed> =
        figures.iter().filter(|f| f.is_changed()).map(|figure| (spot(figure.place()), figure)).collect();
    if !changed.is_empty() {
        page.blocks.iter_mut().flat_map(cells).for_each(|cell| mark_cell(cell, &changed));
        page.blocks.iter_mut().flat_map(cards).for_each(|card| tell(card, &changed));
    }
    page
}

fn cards(block: &mut Block) -> &mut [FindingCard] {
    match block {
        Block::Findings(cards) => cards,
        _ => &mut [],
    }
}

/// A figure that the user changed is not what the report states: both are told.
fn tell(card: &mut FindingCard, changed: &Map<Spot, &Reviewed>) {
    let Some(figure) = card.stated.places.iter().find_map(|place| changed.get(&spot(place))) else { return };
    card.stated_label = review::COUNTED_VALUE;
    let stated = figure.stated.as_deref().map_or_else(|| words::NOT_STATED.to_owned(), |fact| value(fact).text);
    card.notes.insert(0, review::stated_before(&stated));
}

fn spot(place: &Place) -> Spot {
    (place.source, place.start, place.end, place.cell)
}

fn mark_cell(cell: &mut Cell, changed: &Map<Spot, &Reviewed>) {
    cell.corrected |= cell.places.iter().any(|place| changed.contains_key(&spot(place)));
    cell.places.retain(|place| !place.is_nowhere());
}

fn cells(block: &mut Block) -> Vec<&mut Cell> {
    match block {
        Block::Tiles(tiles) => tiles.iter_mut().map(|tile| &mut tile.value).collect(),
        Block::Table(sheet) => of_sheet(sheet),
        Block::Chart(figure) => of_sheet(&mut figure.sheet),
        Block::Findings(cards) => cards.iter_mut().flat_map(|card| [&mut card.stated, &mut card.recomputed]).collect(),
        Block::Heading { .. } | Block::ThresholdControl(_) | Block::Note(_) | Block::Hint(_) | Block::Empty(_) => {
            Vec::new()
        }
    }
}

fn of_sheet(sheet: &mut Sheet) -> Vec<&mut Cell> {
    sheet.rows.iter_mut().chain(&mut sheet.total).flatten().collect()
}
