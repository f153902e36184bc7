//! The dialog for pasting a report's text.

use super::dialog::Modal;
use super::intake;
use super::session::session;
use crate::text::words;
use leptos::prelude::*;

/// The dialog.
#[component]
pub(super) fn PasteDialog() -> impl IntoView {
    let session = session();
    let typed = RwSignal::new(String::new());
    let add = move |_| {
        session.pasting.set(false);
        intake::add_text(session, typed.get_untracked());
        typed.set(String::new());
    };
    view! {
        <Modal open=session.pasting title=words::PASTE_TITLE class="dialog">
            <p id="paste-hint">{words::PASTE_HINT}</p>
            <textarea
                id="paste-text"
                class="paste-text"
                rows="12"
                spellcheck="false"
                autofocus
                aria-label=words::PASTE_LABEL
                aria-describedby="paste-hint"
                placeholder=words::PASTE_PLACEHOLDER
                bind:value=typed
            ></textarea>
            <div class="dialog-actions">
                <button type="button" class="button" on:click=move |_| session.pasting.set(false)>{words::CANCEL}</button>
                <button type="button" class="button button-main" disabled=move || typed.read().trim().is_empty() on:click=add>
                    {words::PASTE_ADD}
                </button>
            </div>
        </Modal>
    }
}
