//! Đơn vị, So sánh kỳ, Kịch bản: the blocks of the pages that compare and plan; what is chosen on them the page draws.

use super::index_counts::of_units;
use super::{Block, Page, PageId, Subject};
use crate::text::labels;

pub(super) fn units_page(subject: &Subject<'_>) -> Page {
    made(PageId::Units, of_units(subject))
}

pub(super) fn periods_page(_: &Subject<'_>) -> Page {
    made(PageId::Periods, Vec::new())
}

pub(super) fn scenario_page(_: &Subject<'_>) -> Page {
    made(PageId::Scenario, Vec::new())
}

fn made(id: PageId, mut blocks: Vec<Block>) -> Page {
    if blocks.is_empty() {
        blocks.push(Block::Empty(labels::INDEX_EMPTY.to_owned()));
    }
    Page::new(id, blocks)
}
