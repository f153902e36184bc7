//! Marks every cell that rests on a figure which the user changed.

use super::sources::value;
use super::{Block, Cell, FindingCard, Page, Sheet};
use crate::domain::{Map, Place, Reviewed, SourceId};
use crate::text::{review, words};

/// A place in a form that can be looked up.
type Spot = (SourceId, usize, usize, Option<usize>);

/// The figures that were changed, by where they stand.
type Changed<'a> = Map<Spot, Vec<&'a Reviewed>>;

/// The same page, cells that show or are computed from corrected, entered or chosen figures marked. Figures entered
/// without a place have nothing to open.
pub(super) fn mark(mut page: Page, figures: &[Reviewed]) -> Page {
    let mut changed: Changed<'_> = Map::default();
    for figure in figures.iter().filter(|figure| figure.is_changed()) {
        changed.entry(spot(figure.place())).or_default().push(figure);
    }
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
fn tell(card: &mut FindingCard, changed: &Changed<'_>) {
    if card.recomputed_label == words::OTHER_STATEMENT
        && let Some(stated) = before(&card.recomputed, changed)
    {
        card.recomputed_label = review::OTHER_COUNTED.into();
        card.notes.insert(0, review::stated_elsewhere_before(&stated));
    }
    if let Some(stated) = before(&card.stated, changed) {
        card.stated_label = review::COUNTED_VALUE.into();
        card.notes.insert(0, review::stated_before(&stated));
    }
}

/// What the report states where the cell shows what the user made of it; several figures may stand in one place.
fn before(cell: &Cell, changed: &Changed<'_>) -> Option<String> {
    let figures = cell.places.iter().filter_map(|place| changed.get(&spot(place))).flatten();
    let figure = figures.into_iter().find(|f| f.counted().is_some_and(|fact| value(&fact).sort == cell.sort))?;
    Some(figure.stated.as_deref().map_or_else(|| words::NOT_STATED.to_owned(), |fact| value(fact).text))
}

fn spot(place: &Place) -> Spot {
    (place.source, place.start, place.end, place.cell)
}

fn mark_cell(cell: &mut Cell, changed: &Changed<'_>) {
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
