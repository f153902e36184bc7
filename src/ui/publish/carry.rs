//! The page with the session in it: what goes with the figures, and the files.

use super::Desk;
use super::files::Save;
use crate::export::desk::Product;
use crate::text::handover as words;
use crate::workspace::Carried;
use leptos::prelude::*;

/// The part of the page.
#[component]
pub(super) fn Carry(desk: Desk) -> impl IntoView {
    let what = desk.session.publish.carried;
    let said = RwSignal::new(String::new());
    let part = move |name: &'static str, get: fn(&Carried) -> bool, set: fn(&mut Carried, bool)| {
        view! {
            <label class="desk-check">
                <input
                    type="checkbox"
                    prop:checked=move || what.with(get)
                    on:change:target=move |event| what.update(|what| set(what, event.target().checked()))
                />
                {name}
            </label>
        }
    };
    view! {
        <details class="desk-part desk-carry">
            <summary><h2 class="block-title">{words::CARRY}</h2></summary>
            <p class="desk-hint">{words::CARRY_HINT}</p>
            <div class="desk-files" role="group" aria-label=words::CARRY_WHAT>
                {part(words::CARRY_CHANGES, |what| what.changes, |what, on| what.changes = on)}
                {part(words::CARRY_TEXTS, |what| what.texts, |what, on| what.texts = on)}
            </div>
            <div class="desk-files">
                <Save desk product=Product::Copy said/>
                <Save desk product=Product::Data said/>
                <span class="desk-said" role="status">{said}</span>
            </div>
            <p class="desk-hint">{words::CARRY_PORTAL_HINT}</p>
        </details>
    }
}
