//! Short instructions.

use super::dialog::Modal;
use super::session::session;
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
    view! {
        <Modal open=session().helping title=words::HELP_TITLE class="dialog">
            <ul class="help">{LINES.map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            <p class="promise">{words::PRIVACY}</p>
        </Modal>
    }
}
