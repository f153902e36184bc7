//! A figure that opens its source.

use crate::present::{Cell, Emphasis};
use crate::text::{correcting, words};
use crate::ui::session::session;
use leptos::prelude::*;

/// A figure: a button when the report says where it stands or how it was computed, plain words otherwise.
pub(in crate::ui) fn figure(cell: Cell) -> AnyView {
    let words_shown = cell.text.clone();
    let class = class(cell.emphasis);
    let corrected = cell.corrected.then(corrected_mark);
    if !cell.opens() {
        return view! { <span class=class>{words_shown}{corrected}</span> }.into_any();
    }
    let opened = session().opened;
    view! {
        <button
            type="button"
            class=format!("figure {class}")
            aria-haspopup="dialog"
            title=words::SEE_SOURCE
            on:click=move |_| opened.set(Some(cell.clone()))
        >
            {words_shown}
            {corrected}
        </button>
    }
    .into_any()
}

/// Says that a figure is not, or does not follow from, what the reports state alone.
fn corrected_mark() -> impl IntoView {
    view! {
        <span class="corrected" title=correcting::CORRECTED_MARK>
            <span aria-hidden="true">"✎"</span>
            <span class="visually-hidden">{format!(" ({})", correcting::CORRECTED_MARK)}</span>
        </span>
    }
}

const fn class(emphasis: Emphasis) -> &'static str {
    match emphasis {
        Emphasis::Plain => "plain",
        Emphasis::Good => "good",
        Emphasis::Bad => "bad",
        Emphasis::Quiet => "quiet",
    }
}
