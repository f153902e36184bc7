//! What can be done with a table: search it, save it, copy it.

use crate::export::separated;
use crate::platform::{clipboard, files};
use crate::present::Sheet;
use crate::text::{exporting, ui as sentences, words};
use crate::workspace::dossiers::as_words;
use leptos::prelude::*;

/// Tables with more rows than this get a search box.
const SEARCH_ABOVE_ROWS: usize = 10;

/// The tools of a table.
#[component]
pub(super) fn TableTools(
    /// The table.
    sheet: Memo<Sheet>,
    /// What is searched for.
    search: RwSignal<String>,
    /// The rows to be seen, in order.
    shown: Memo<Vec<usize>>,
    /// Whether the file holds what is shown, numbers as words.
    as_shown: bool,
) -> impl IntoView {
    let said = RwSignal::new("");
    let save = move |_| {
        let (name, file) = sheet.with_untracked(|s| {
            let name = exporting::file_name(&s.title, exporting::TABLE_FILE, "csv");
            let shown = shown.read_untracked();
            (name, if as_shown { separated::file(&as_words(s), &shown) } else { separated::file(s, &shown) })
        });
        files::download_as(&name, &file, "text/csv;charset=utf-8");
    };
    let copy = move |_| {
        let text = sheet.with_untracked(|s| separated::clipboard(s, &shown.read_untracked()));
        clipboard::copy(text, move |copied| said.set(if copied { exporting::COPIED } else { exporting::COPY_FAILED }));
    };
    view! {
        <div class="table-tools">
            <Show when=move || sheet.with(|s| s.rows.len() > SEARCH_ABOVE_ROWS)>
                <SearchBox search shown sheet/>
            </Show>
            <button type="button" class="link-button" on:click=save>{exporting::SAVE_CSV}</button>
            <button type="button" class="link-button" on:click=copy>{exporting::COPY_TABLE}</button>
            <span class="table-said" role="status">{said}</span>
        </div>
    }
}

#[component]
fn SearchBox(search: RwSignal<String>, shown: Memo<Vec<usize>>, sheet: Memo<Sheet>) -> impl IntoView {
    let left =
        move || (!search.read().is_empty()).then(|| sentences::rows_shown(shown.read().len(), sheet.read().rows.len()));
    view! {
        <div class="table-search">
            <span role="status">{left}</span>
            <input type="search" aria-label=words::FILTER placeholder=words::FILTER bind:value=search/>
        </div>
    }
}
