//! One component for each kind of block.

mod cell;
mod chart;
mod chart_menu;
mod empty;
mod findings;
mod pager;
mod table;
mod table_tools;
mod threshold;
mod tiles;

pub(super) use cell::figure;
pub(super) use empty::Empty;

use crate::present::{Block, Level, Sheet};
use leptos::prelude::*;

/// What choosing a row, or a cell of a column that opens, opens; provided around a block whose rows are units.
#[derive(Clone, Copy)]
pub(super) struct Opener(Callback<(usize, usize)>);

impl Opener {
    /// Opens the cell of that row and column of the block's sheet; the first column stands for the row.
    pub(super) fn new(open: impl Fn((usize, usize)) + Send + Sync + 'static) -> Opener {
        Opener(Callback::new(open))
    }

    /// Opens a row.
    pub(super) fn open(self, row: usize) {
        self.0.run((row, 0));
    }

    /// Opens a cell.
    pub(super) fn open_cell(self, cell: (usize, usize)) {
        self.0.run(cell);
    }
}

/// How deep a block stands in the outline of its page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Depth {
    /// Right under the page's heading.
    Page,
    /// Under a report's heading.
    Report,
}

/// Draws the block at `index` of a page and keeps it up to date. The block keeps its kind for as long as it is shown.
pub(super) fn block(block: Memo<Option<Block>>, index: usize, depth: Depth) -> AnyView {
    let kind = block.get_untracked();
    match kind {
        None => ().into_any(),
        Some(Block::Heading { level, .. }) => heading(block, level, heading_id(index)),
        Some(Block::Tiles(_)) => tiles::tiles(pick(block, |b| match b {
            Block::Tiles(tiles) => Some(tiles),
            _ => None,
        }))
        .into_any(),
        Some(Block::Table(sheet)) => {
            let sheet = following(block, sheet, |b| match b {
                Block::Table(sheet) => Some(sheet),
                _ => None,
            });
            view! { <table::Table sheet depth/> }.into_any()
        }
        Some(Block::Chart(figure)) => {
            let figure = following(block, figure, |b| match b {
                Block::Chart(figure) => Some(figure),
                _ => None,
            });
            view! { <chart::Chart figure depth/> }.into_any()
        }
        Some(Block::Findings(_)) => findings::findings(pick(block, |b| match b {
            Block::Findings(cards) => Some(cards),
            _ => None,
        }))
        .into_any(),
        Some(Block::ThresholdControl(_)) => view! { <threshold::ThresholdControl/> }.into_any(),
        Some(Block::Note(_) | Block::Hint(_)) => view! { <p class="note">{move || sentence(block)}</p> }.into_any(),
        Some(Block::Empty(_)) => view! { <empty::Empty words=Signal::derive(move || sentence(block))/> }.into_any(),
    }
}

/// Rows of a long table that are shown at a time.
const PAGE: usize = 100;

/// A table of its own, outside of the blocks of a page.
pub(super) fn plain_table(sheet: Memo<Sheet>) -> AnyView {
    view! { <table::Table sheet depth=Depth::Report/> }.into_any()
}

/// The same for many rows: a part of them is shown at a time.
pub(super) fn long_table(sheet: Memo<Sheet>) -> AnyView {
    view! { <table::Table sheet depth=Depth::Report page=PAGE/> }.into_any()
}

/// The same for a list: its file holds everything as it is shown.
pub(super) fn list_table(sheet: Memo<Sheet>) -> AnyView {
    view! { <table::Table sheet depth=Depth::Report page=PAGE as_shown=true/> }.into_any()
}

/// The content of a block of one kind, or its default while the block is being replaced.
fn pick<T>(block: Memo<Option<Block>>, content: fn(Block) -> Option<T>) -> Memo<T>
where
    T: Clone + Default + PartialEq + Send + Sync + 'static,
{
    following(block, T::default(), content)
}

/// The content of a block of one kind; the last one while the block is being replaced.
fn following<T>(block: Memo<Option<Block>>, first: T, content: fn(Block) -> Option<T>) -> Memo<T>
where
    T: Clone + PartialEq + Send + Sync + 'static,
{
    Memo::new(move |last: Option<&T>| {
        block.get().and_then(content).or_else(|| last.cloned()).unwrap_or_else(|| first.clone())
    })
}

/// The title of a table or chart, at the level that its depth asks for.
fn title(depth: Depth, words: impl Fn() -> String + Send + 'static) -> AnyView {
    match depth {
        Depth::Page => view! { <h2 class="block-title">{words}</h2> }.into_any(),
        Depth::Report => view! { <h3 class="block-title">{words}</h3> }.into_any(),
    }
}

/// The id of the heading at `index` of a page.
pub(super) fn heading_id(index: usize) -> String {
    format!("heading-{index}")
}

fn heading(block: Memo<Option<Block>>, level: Level, id: String) -> AnyView {
    let parts = pick(block, |b| match b {
        Block::Heading { text, detail, .. } => Some((text, detail)),
        _ => None,
    });
    let text = move || parts.with(|p| p.0.clone());
    let detail = move || parts.with(|p| p.1.clone());
    match level {
        Level::Report => view! {
            <header class="block-heading">
                <h2 id=id tabindex="-1">{text}</h2>
                <p>{detail}</p>
            </header>
        }
        .into_any(),
        Level::Part => view! {
            <header class="part-heading">
                <h3>{text}</h3>
                <p>{detail}</p>
            </header>
        }
        .into_any(),
    }
}

fn sentence(block: Memo<Option<Block>>) -> String {
    match block.get() {
        Some(Block::Note(sentence) | Block::Hint(sentence) | Block::Empty(sentence)) => sentence,
        _ => String::new(),
    }
}
