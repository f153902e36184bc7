//! The session as a whole: save it to a file, open one, keep it on this machine or not, clear it.

use super::dialog::{Confirm, Modal, asking};
use super::icon::{Icon, Name};
use super::intake;
use super::session::session;
use crate::platform::files;
use crate::text::{intake as sentences, words};
use leptos::prelude::*;

/// The tools of a session in which something is loaded.
#[component]
pub(super) fn WorkTools() -> impl IntoView {
    let session = session();
    view! {
        <section class="work" aria-label=sentences::WORK_LABEL>
            <div class="work-buttons">
                <button type="button" class="button" on:click=move |_| session.save_work()>
                    <Icon name=Name::Save/>
                    {sentences::SAVE_WORK}
                </button>
                <OpenWork/>
                <button type="button" class="button button-quiet" on:click=move |_| session.clearing.set(true)>
                    <Icon name=Name::Remove/>
                    {words::REMOVE_ALL}
                </button>
            </div>
            <RememberSwitch/>
        </section>
    }
}

/// Asks before everything is removed.
#[component]
pub(super) fn ClearDialog() -> impl IntoView {
    let session = session();
    view! {
        <Confirm
            open=session.clearing
            title=words::REMOVE_ALL_CONFIRM
            told=sentences::REMOVE_ALL_HINT
            label=words::REMOVE_ALL
            act=move |()| session.clear()
        />
    }
}

/// Picks a saved session.
#[component]
pub(super) fn OpenWork() -> impl IntoView {
    let session = session();
    view! {
        <label class="button">
            <input
                type="file"
                accept=".json"
                class="visually-hidden"
                data-work=""
                on:change=move |event| intake::add_files(session, files::of_input(&event))
            />
            <Icon name=Name::Open/>
            {sentences::OPEN_WORK}
        </label>
    }
}

/// Whether the session is kept on this machine.
#[component]
pub(super) fn RememberSwitch() -> impl IntoView {
    let session = session();
    let wanted = session.keep.wanted;
    view! {
        <Show when=move || !session.keep.carried.get()>
        <label class="remember">
            <input
                type="checkbox"
                role="switch"
                prop:checked=move || wanted.get()
                on:change=move |event| session.keep.want(session, event_target_checked(&event))
            />
            <span>
                <span class="remember-name">{sentences::REMEMBER}</span>
                <span class="remember-hint">{sentences::REMEMBER_HINT}</span>
            </span>
        </label>
        </Show>
    }
}

/// Asks before a report is removed with its corrections.
#[component]
pub(super) fn RemoveDialog() -> impl IntoView {
    let session = session();
    let removing = session.removing;
    let told = move || removing.with(|r| r.as_ref().map(|(_, name)| sentences::remove_hint(name)).unwrap_or_default());
    let act = move |()| {
        if let Some((source, name)) = removing.try_update(Option::take).flatten() {
            session.remove(source, &name);
        }
    };
    view! {
        <Confirm open=asking(removing) title=sentences::REMOVE_TITLE told=Signal::derive(told) label=words::REMOVE act/>
    }
}

/// Asks before a saved session takes the place of the one under way.
#[component]
pub(super) fn ReplaceDialog() -> impl IntoView {
    let session = session();
    let offered = session.offered;
    let open = asking(offered);
    let replace = move |_| {
        let text = session.offered_text.try_update_value(Option::take).flatten();
        if let Some((name, text)) = offered.get_untracked().zip(text) {
            offered.set(None);
            files::spawn(async move { session.open_work(&name, text).await });
        }
    };
    view! {
        <Modal open title=sentences::REPLACE_TITLE class="dialog">
            <p>{sentences::REPLACE_HINT}</p>
            <div class="dialog-actions">
                <button type="button" class="button" on:click=move |_| offered.set(None)>{words::CANCEL}</button>
                <button type="button" class="button" on:click=move |_| session.save_work()>{sentences::SAVE_WORK}</button>
                <button type="button" class="button button-main" on:click=replace>{sentences::REPLACE_DO}</button>
            </div>
        </Modal>
    }
}
