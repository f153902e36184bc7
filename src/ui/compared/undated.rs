//! Files without a period: each can be given one, the one its name tells is proposed.

use crate::engine::UndatedFiles as Undated;
use crate::present;
use crate::text::{self, labels};
use crate::ui::asking::follow;
use crate::ui::review;
use crate::ui::session::session;
use leptos::prelude::*;

/// A line for each such file; nothing when there is none.
#[component]
pub(super) fn UndatedFiles() -> impl IntoView {
    let session = session();
    let files = follow(session, || Some(Undated)).part(Clone::clone);
    view! {
        <Show when=move || !files.with(Vec::is_empty)>
            <section class="undated" aria-labelledby="undated-title">
                <h2 class="block-title" id="undated-title">{labels::UNDATED_TITLE}</h2>
                <p class="table-caption">{labels::UNDATED_HINT}</p>
                <For each=move || files.get() key=|file| file.source let:file>
                    <File file/>
                </For>
            </section>
        </Show>
    }
}

#[component]
fn File(file: present::Undated) -> impl IntoView {
    let session = session();
    let typed = RwSignal::new(file.proposed);
    let wrong = RwSignal::new(None::<&'static str>);
    let source = file.source;
    let mistake = format!("undated-mistake-{}", source.0);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match text::parse_period(&typed.get_untracked()) {
            Err(error) => wrong.set(Some(error.message())),
            Ok(period) => {
                wrong.set(None);
                review::date(session, source, period.span);
            }
        }
    };
    view! {
        <form class="pickers" on:submit=submit novalidate>
            <label class="picker">
                <span class="picker-label">{labels::period_of_file(&file.name)}</span>
                <input
                    type="text"
                    autocomplete="off"
                    aria-describedby=mistake.clone()
                    aria-invalid=move || if wrong.get().is_some() { "true" } else { "false" }
                    bind:value=typed
                />
            </label>
            <button type="submit" class="button button-main">{labels::UNDATED_SET}</button>
            <p class="picker-problem" id=mistake role="status">{move || wrong.get()}</p>
        </form>
    }
}
