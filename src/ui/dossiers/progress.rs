//! How far counting is, and a way to call it off.

use super::running::Running;
use crate::platform::{clock, focus};
use crate::text::{importing as sentences, words};
use crate::ui::session::session;
use leptos::prelude::*;

/// The card; it is there while files are counted or searched.
#[component]
pub(in crate::ui) fn CountingProgress() -> impl IntoView {
    let state = session().dossiers;
    // Whether files are counted, or else searched; what is counted is shown first, for a search is seen in its dialog.
    let counting = Memo::new(move |_| {
        let runs = |running: RwSignal<Option<Running>>| running.with(Option::is_some);
        if runs(state.counting.running) { Some(true) } else { runs(state.searching.running).then_some(false) }
    });
    let shown = move || if counting.get() == Some(false) { state.searching } else { state.counting };
    let cancel = move |_| untrack(shown).cancel();
    // By keyboard there is no other way to «Hủy» in time.
    Effect::new(move |_| {
        if counting.get() == Some(true) {
            focus::after_update(|| focus::focus_first(&[".counting button"]));
        }
    });
    let label = move || match counting.get() {
        Some(true) => sentences::COUNTING,
        Some(false) => sentences::LISTING,
        None => "",
    };
    view! {
        <section class="reading counting" aria-label=sentences::COUNTING_LABEL>
            <p class="visually-hidden" role="status">{label}</p>
            <Show when=move || counting.get().is_some()>
                <div class="reading-card">
                    <p class="reading-name">{label}</p>
                    <div class="reading-bar">
                        <progress
                            max="1000"
                            aria-label=sentences::COUNTING_LABEL
                            value=move || shown().running.with(|r| r.as_ref().map(thousandths))
                        ></progress>
                    </div>
                    <div class="reading-tools">
                        <span class="reading-waiting">{move || shown().running.with(|r| r.as_ref().map(said))}</span>
                        <button type="button" class="button" on:click=cancel>{words::CANCEL}</button>
                    </div>
                </div>
            </Show>
        </section>
    }
}

fn thousandths(running: &Running) -> u64 {
    (running.done.1 * 1000).checked_div(running.bytes).unwrap_or(0).min(1000)
}

fn said(running: &Running) -> String {
    let (rows, bytes) = running.done;
    let spent = clock::milliseconds().saturating_sub(running.since);
    let left = running.bytes.saturating_sub(bytes);
    // Told once there is something to go by.
    let seconds = (spent > 500).then(|| (spent * left).checked_div(bytes.saturating_mul(1000))).flatten();
    sentences::counted_so_far(rows, bytes.min(running.bytes), running.bytes, seconds)
}
