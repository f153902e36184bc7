//! A page as it is read aloud: its head, key figures, titles and captions; tables are for the eye.

use super::{Block, Page, Tile};
use crate::text::labels;

/// Sentences in reading order; none is long.
pub fn spoken(page: &Page) -> Vec<String> {
    let head = [page.title.clone(), page.lead.clone()];
    let parts = head.into_iter().chain(page.blocks.iter().flat_map(of_block));
    parts.map(|part| readable(&part)).filter(|part| !part.is_empty()).collect()
}

fn of_block(block: &Block) -> Vec<String> {
    match block {
        Block::Heading { text, detail, .. } => vec![text.clone(), detail.clone()],
        Block::Tiles(tiles) => tiles.iter().map(of_tile).collect(),
        Block::Table(sheet) => vec![sheet.title.clone(), sheet.caption.clone()],
        Block::Chart(figure) => vec![figure.spec.title.clone(), figure.caption.clone()],
        Block::Findings(cards) => cards.iter().map(|card| format!("{}. {}", card.title, card.context)).collect(),
        Block::ThresholdControl(_) => Vec::new(),
        Block::Note(text) | Block::Hint(text) | Block::Empty(text) => vec![text.clone()],
    }
}

fn of_tile(tile: &Tile) -> String {
    format!("{}: {}. {}", tile.label, tile.value.text, tile.detail)
}

/// Signs that a voice would leave out or spell.
fn readable(text: &str) -> String {
    let signs = [("→", ","), ("·", ","), ("«", ""), ("»", ""), ("…", "."), ("−", labels::MINUS_SAID)];
    let text = signs.iter().fold(text.to_owned(), |text, (sign, said)| text.replace(sign, said));
    text.trim().trim_end_matches('.').to_owned()
}
