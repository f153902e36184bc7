//! The page shown: heading, lead and blocks.

use super::blocks;
use super::route;
use super::session::session;
use super::sources::LoadedReports;
use crate::present::{Block, Page, PageId};
use leptos::prelude::*;

/// The page that the address names, redrawn block by block when its content changes.
#[component]
pub(super) fn CurrentPage() -> impl IntoView {
    let session = session();
    let page = Memo::new(move |_| session.workspace.with(|w| w.page(session.route.get())));
    let keys = move || page.with(block_keys);
    view! {
        <article class="page">
            <header class="page-head">
                <h1 id=route::HEADING tabindex="-1">{move || page.with(|p| p.title.clone())}</h1>
                <p class="page-lead">{move || page.with(|p| p.lead.clone())}</p>
            </header>
            <Show when=move || session.route.get() == PageId::Sources>
                <LoadedReports/>
            </Show>
            <For each=keys key=Clone::clone let:key>
                {
                    let index = key.1;
                    let block = Memo::new(move |_| page.with(|p| p.blocks.get(index).cloned()));
                    blocks::block(block)
                }
            </For>
        </article>
    }
}

/// A block's identity: page, position, kind and id. A block that keeps it is changed in place, so that a slider being
/// dragged, a chosen order or a search survives what it causes.
fn block_keys(page: &Page) -> Vec<(PageId, usize, String)> {
    let name = |block: &Block| match block {
        Block::Heading { text, .. } => format!("heading {text}"),
        Block::Tiles(_) => "tiles".to_owned(),
        Block::Table(sheet) => format!("table {}", sheet.id),
        Block::Chart(figure) => format!("chart {}", figure.spec.id),
        Block::Findings(_) => "findings".to_owned(),
        Block::ThresholdControl(_) => "threshold".to_owned(),
        Block::Note(_) => "note".to_owned(),
        Block::Empty(_) => "empty".to_owned(),
    };
    page.blocks.iter().enumerate().map(|(i, block)| (page.id, i, name(block))).collect()
}
