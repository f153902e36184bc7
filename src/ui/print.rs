//! What stands on paper above a page and in its margins: its scope, period, sources and the day.

use super::asking::{Asked, follow};
use super::session::{Session, session};
use crate::engine::{OnPaper, Paper};
use crate::platform::{clock, printing};
use crate::text::{tools as words, words as common};
use leptos::prelude::*;

/// The head of a printed page; not on the screen.
#[component]
pub(super) fn PrintHead() -> impl IntoView {
    let session = session();
    let day = RwSignal::new(String::new());
    // A print begins at once: what stands on paper is there before.
    let paper = follow(session, move || (!session.is_empty()).then(|| OnPaper { view: session.applied.get() }));
    // What stands above and beside the page is of its answers, or nothing is said.
    let there = move || !(session.is_behind() || paper.is_behind());
    printing::listen(move || {
        day.set(today());
        set_margins(session, paper, untrack(there));
    });
    let known = move |value: String| if there() { value } else { words::PRINT_BEHIND.to_owned() };
    let line = |name: &'static str, value: String| view! { <p><strong>{name}": "</strong>{value}</p> };
    view! {
        <div class="print-head">
            <p class="print-name">{common::APP_NAME}</p>
            {move || line(words::PRINT_SCOPE, known(scope(session)))}
            {move || line(words::PRINT_SOURCES, known(paper.with(|paper| paper.map(|paper| paper.cited.clone())).unwrap_or_default()))}
            {move || line(words::PRINTED, day.get())}
        </div>
    }
}

/// Every sheet says what it is about, for when, from what, and which sheet it is.
fn set_margins(session: Session, paper: Asked<Paper>, there: bool) {
    let title = session.route.get_untracked().words().title;
    let about = [common::APP_NAME, title].join(" · ");
    let of = |paper: &Paper| (words::print_periods(&paper.periods), words::print_sources(&paper.sources));
    let (periods, sources) =
        paper.with_untracked(|paper| paper.filter(|_| there).map_or_else(|| of(&Paper::default()), of));
    printing::set_margins([&about, &periods, &sources, words::PRINT_PAGE]);
}

fn scope(session: Session) -> String {
    let names = session.applied.with(|view| session.outline.with(|outline| outline.choices.names(view)));
    if names.is_empty() { words::PRINT_ALL.to_owned() } else { names.join(" · ") }
}

/// «26/11/2026».
fn today() -> String {
    let now = clock::now();
    let parts: Vec<&str> = now.get(..10).unwrap_or_default().split('-').rev().collect();
    parts.join("/")
}
