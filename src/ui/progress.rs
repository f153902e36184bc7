//! The file being read: its name, how far it is, and a way to call it off.

use super::session::session;
use crate::text::{intake as sentences, words};
use leptos::prelude::*;

/// The card; it is there while reading takes long enough to be noticed.
#[component]
pub(super) fn ReadingProgress() -> impl IntoView {
    let queue = session().queue;
    let shown = Memo::new(move |_| queue.progress.with(|p| p.as_ref().filter(|p| p.shown).map(|p| p.name.clone())));
    view! {
        <section class="reading" aria-label=sentences::READING_LABEL>
            <p class="visually-hidden" role="status">
                {move || shown.get().map(|name| format!("{} «{name}»", sentences::READING_NOW))}
            </p>
            <Show when=move || shown.read().is_some()>
                <Card/>
            </Show>
        </section>
    }
}

#[component]
fn Card() -> impl IntoView {
    let queue = session().queue;
    let name = move || queue.progress.with(|p| p.as_ref().map(|p| p.name.clone()).unwrap_or_default());
    let done = move || queue.progress.with(|p| p.as_ref().and_then(|p| p.thousandths));
    let summing = move || queue.progress.with(|p| p.as_ref().is_some_and(|p| p.summing));
    let waiting = move || queue.progress.with(|p| p.as_ref().map_or(0, |p| p.waiting));
    view! {
        <div class="reading-card">
            <p class="reading-name">
                {move || if summing() { sentences::SUMMING.to_owned() } else { format!("{} «{}»", sentences::READING_NOW, name()) }}
            </p>
            <div class="reading-bar">
                <progress max="1000" aria-label=sentences::READING_LABEL value=done></progress>
                <span class="reading-part">{move || done().map(sentences::part_read)}</span>
            </div>
            <div class="reading-tools">
                <span class="reading-waiting">{move || (waiting() > 0).then(|| sentences::waiting(waiting()))}</span>
                <Show when=move || { waiting() > 0 }>
                    <button type="button" class="button button-quiet" on:click=move |_| queue.cancel_all()>
                        {sentences::CANCEL_REST}
                    </button>
                </Show>
                <button
                    type="button"
                    class="button"
                    disabled=summing
                    aria-label=move || sentences::cancel_reading(&name())
                    on:click=move |_| queue.cancel()
                >
                    {words::CANCEL}
                </button>
            </div>
        </div>
    }
}
