//! Key figures side by side.

use super::cell::figure;
use crate::present::Tile;
use leptos::prelude::*;

/// The tiles.
pub(super) fn tiles(tiles: Memo<Vec<Tile>>) -> impl IntoView {
    view! { <dl class="tiles">{move || tiles.get().into_iter().map(tile).collect_view()}</dl> }
}

fn tile(tile: Tile) -> impl IntoView {
    let detail = (!tile.detail.is_empty()).then(|| view! { <dd class="tile-detail">{tile.detail}</dd> });
    // A long figure is written smaller, so that it stands on one line.
    let length = tile.value.text.chars().count().to_string();
    view! {
        <div class="tile">
            <dt>{tile.label}</dt>
            <dd class="tile-value" style:--length=length>{figure(tile.value)}</dd>
            {detail}
        </div>
    }
}
