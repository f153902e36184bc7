//! The page to publish: what it tells, the file, and the lines that put it into a page of a portal.

use super::Desk;
use super::files::Save;
use crate::export::desk::Product;
use crate::export::page::embedding;
use crate::platform::clipboard;
use crate::present::Named;
use crate::text::{exporting, handover as words};
use crate::ui::compared::controls::Picker;
use leptos::prelude::*;

/// The choices offered for the smallest count that is told; 0 tells everything.
const LEAST: [u32; 5] = [0, 3, 5, 10, 20];

/// The part of the page.
#[component]
pub(super) fn Portal(desk: Desk) -> impl IntoView {
    let state = desk.session.publish;
    let said = RwSignal::new(String::new());
    let choice = |least: u32| {
        let label = if least == 0 { words::LEAST_ALL.to_owned() } else { words::least(least) };
        Named { code: least.to_string(), label }
    };
    let choose = move |code: String| state.least.set(code.parse().unwrap_or_default());
    let file = move || desk.of_frame(|f| f.file_name(Product::Page));
    let snippet = Memo::new(move |_| embedding(&file()));
    let bodies = Memo::new(move |_| desk.of_frame(|frame| frame.loaded.clone()));
    let copy = move |_| {
        let done = move |copied: bool| {
            said.set(if copied { exporting::COPIED } else { exporting::COPY_FAILED }.to_owned());
        };
        clipboard::copy(snippet.get_untracked(), done);
    };
    view! {
        <section class="desk-part">
            <h2 class="block-title">{words::PORTAL}</h2>
            <div class="desk-files">
                <Picker
                    label=words::LEAST
                    choices=LEAST.map(choice).to_vec()
                    chosen=Signal::derive(move || state.least.get().to_string())
                    choose
                />
                <label class="desk-check">
                    <input type="checkbox" prop:checked=state.only_span on:change:target=move |event| state.only_span.set(event.target().checked())/>
                    {words::ONLY_SPAN}
                </label>
                <Save desk product=Product::Page said/>
                <span class="desk-said" role="status">{said}</span>
            </div>
            <p class="desk-hint">{words::PORTAL_HINT}</p>
            <Show when=move || { bodies.read().len() > 1 }>
                <p class="desk-hint">{move || bodies.with(|all| words::of_several_bodies(all))}</p>
            </Show>
            <details>
                <summary>{words::SNIPPET_SHOW}</summary>
                <label class="desk-snippet">
                    <span class="picker-label">{words::SNIPPET}</span>
                    <textarea readonly rows="4" spellcheck="false" prop:value=snippet></textarea>
                </label>
                <button type="button" class="button" on:click=copy>{words::COPY_SNIPPET}</button>
            </details>
        </section>
    }
}
