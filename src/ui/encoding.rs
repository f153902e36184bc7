//! Which encoding a file is in, when its bytes leave it open: the user sees the beginning of each reading and picks.

use super::dialog::Modal;
use super::queue::{Job, Unsure};
use super::session::session;
use crate::text::intake as sentences;
use crate::workspace::encoding_name;
use crate::workspace::wire::Encoding;
use leptos::prelude::*;

/// Lines of a reading shown.
const PREVIEW_LINES: usize = 6;

/// The dialog; it opens for one file after the other.
#[component]
pub(super) fn EncodingDialog() -> impl IntoView {
    let session = session();
    let unsure = session.queue.unsure;
    let open = RwSignal::new(false);
    let picked = RwSignal::new(0_usize);
    Effect::new(move |_| {
        let any = unsure.with(|list| !list.is_empty());
        picked.set(0);
        open.set(any);
    });
    let next = move || unsure.try_update(|list| list.pop_front()).flatten();
    // Closing in any other way skips the file.
    Effect::new(move |_| {
        if !open.get() && unsure.with_untracked(|list| !list.is_empty()) {
            next();
        }
    });
    let choose = move |_| {
        if let Some(Unsure { file, candidates }) = next()
            && let Some((encoding, _)) = candidates.get(picked.get_untracked())
        {
            session.queue.push(session, vec![Job::File(file, Some(*encoding))]);
        }
    };
    let name = move || unsure.with(|list| list.front().map(|u| u.file.name()).unwrap_or_default());
    let candidates = move || unsure.with(|list| list.front().map(|u| u.candidates.clone()).unwrap_or_default());
    view! {
        <Modal open title=sentences::ENCODING_TITLE class="dialog">
            <p>
                <strong class="encoding-file">{name}</strong>
                <br/>
                {sentences::ENCODING_HINT}
            </p>
            <fieldset class="encodings">
                <legend class="visually-hidden">{sentences::ENCODING_CHOICES}</legend>
                {move || {
                    candidates().into_iter().enumerate().map(|(index, choice)| option(index, choice, picked)).collect_view()
                }}
            </fieldset>
            <div class="dialog-actions">
                <button type="button" class="button" on:click=move |_| drop(next())>{sentences::ENCODING_SKIP}</button>
                <button type="button" class="button button-main" on:click=choose>{sentences::ENCODING_USE}</button>
            </div>
        </Modal>
    }
}

fn option(index: usize, (encoding, text): (Encoding, String), picked: RwSignal<usize>) -> impl IntoView {
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).take(PREVIEW_LINES).collect();
    let preview = lines.join("\n");
    view! {
        <label class="encoding" class:encoding-picked=move || picked.get() == index>
            <input
                type="radio"
                name="encoding"
                prop:checked=move || picked.get() == index
                on:change=move |_| picked.set(index)
            />
            <span class="encoding-words">
                <span class="encoding-name">{encoding_name(encoding)}</span>
                <span class="encoding-preview">{preview}</span>
            </span>
        </label>
    }
}
