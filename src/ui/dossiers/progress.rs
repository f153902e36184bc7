//! How far counting is, and a way to call it off.

use super::Running;
use crate::platform::{clock, focus};
use crate::text::{importing as sentences, words};
use crate::ui::session::session;
use leptos::prelude::*;

/// The card; it is there while files are counted or searched.
#[component]
pub(in crate::ui) fn CountingProgress() -> impl IntoView {
    let state = session().dossiers;
    let running = state.running;
    let counting = Memo::new(move |_| running.with(|r| r.as_ref().map(|r| r.counting)));
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
                            value=move || running.with(|r| r.as_ref().map(thousandths))
                        ></progress>
                    </div>
                    <div class="reading-tools">
                        <span class="reading-waiting">{move || running.with(|r| r.as_ref().map(said))}</span>
                        <button type="button" class="button" on:click=move |_| state.cancel()>{words::CANCEL}</button>
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
