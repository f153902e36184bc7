//! Short instructions.

use super::dialog::Modal;
use super::session::session;
use crate::text::labels::TERMS;
use crate::text::tools::KEYS_TITLE;
use crate::text::words;
use leptos::prelude::*;

const LINES: [&str; 9] = [
    words::HELP_WORD,
    words::HELP_EXCEL,
    words::HELP_PDF,
    words::HELP_SOURCE,
    words::HELP_REVIEW,
    words::HELP_WORK,
    words::HELP_MISSING,
    words::HELP_ROUNDING,
    words::HELP_NO_REPAIR,
];

/// The dialog.
#[component]
pub(super) fn HelpDialog() -> impl IntoView {
    let session = session();
    let turn_to = move |other: RwSignal<bool>| {
        session.helping.set(false);
        other.set(true);
    };
    view! {
        <Modal open=session.helping title=words::HELP_TITLE class="dialog">
            <ul class="help">{LINES.map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            <div class="help-more">
                <button type="button" class="button" on:click=move |_| turn_to(session.terms_shown)>{TERMS}</button>
                <button type="button" class="button" on:click=move |_| turn_to(session.keys_shown)>{KEYS_TITLE}</button>
            </div>
            <p class="promise">{words::PRIVACY}</p>
        </Modal>
    }
}
