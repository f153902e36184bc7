//! What stands on paper above a page and in its margins: its scope, period, sources and the day.

use super::session::{Session, session};
use crate::platform::{clock, printing};
use crate::text::{tools as words, words as common};
use leptos::prelude::*;

/// The head of a printed page; not on the screen.
#[component]
pub(super) fn PrintHead() -> impl IntoView {
    let session = session();
    let day = RwSignal::new(String::new());
    printing::listen(move || {
        day.set(today());
        set_margins(session);
    });
    let line = |name: &'static str, value: String| view! { <p><strong>{name}": "</strong>{value}</p> };
    view! {
        <div class="print-head">
            <p class="print-name">{common::APP_NAME}</p>
            {move || line(words::PRINT_SCOPE, scope(session))}
            {move || line(words::PRINT_SOURCES, sources(session))}
            {move || line(words::PRINTED, day.get())}
        </div>
    }
}

/// Every sheet says what it is about, for when, from what, and which sheet it is.
fn set_margins(session: Session) {
    let title = session.route.get_untracked().words().title;
    let (periods, sources) = untrack(|| session.with_subject(crate::present::printed));
    let about = [common::APP_NAME, title].join(" · ");
    printing::set_margins([
        &about,
        &words::print_periods(&periods),
        &words::print_sources(&sources),
        words::PRINT_PAGE,
    ]);
}

fn scope(session: Session) -> String {
    let names = session.applied.with(|view| session.choices.with(|choices| choices.names(view)));
    if names.is_empty() { words::PRINT_ALL.to_owned() } else { names.join(" · ") }
}

fn sources(session: Session) -> String {
    session.with_subject(crate::present::cited).join("; ")
}

/// «26/11/2026».
fn today() -> String {
    let now = clock::now();
    let parts: Vec<&str> = now.get(..10).unwrap_or_default().split('-').rev().collect();
    parts.join("/")
}
