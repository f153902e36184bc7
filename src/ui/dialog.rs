//! A modal dialog with a title and a button to close it, and the one that asks before something is lost.

use super::icon::{Icon, Name};
use crate::platform::dialog;
use crate::text::words;
use leptos::html::Dialog;
use leptos::prelude::*;

/// A dialog that is open while `open` is true. Esc, the button and a click beside it close it; the focus goes back to
/// where it was.
#[component]
pub(super) fn Modal(
    /// Whether it is shown.
    open: RwSignal<bool>,
    /// Its heading.
    #[prop(into)]
    title: Signal<String>,
    /// Style classes.
    class: &'static str,
    /// What it holds.
    children: ChildrenFn,
) -> impl IntoView {
    let element = NodeRef::<Dialog>::new();
    Effect::new(move |_| match (element.get(), open.get()) {
        (Some(element), true) => dialog::open(&element),
        (Some(element), false) => dialog::close(&element),
        (None, _) => {}
    });
    let shut = move || open.set(false);
    view! {
        <dialog
            node_ref=element
            class=class
            aria-label=move || title.get()
            on:close=move |_| shut()
            on:click=move |event| if dialog::on_backdrop(&event) { shut() }
        >
            <div class="dialog-sheet">
                <header class="dialog-head">
                    <h2>{move || title.get()}</h2>
                    <button type="button" class="icon-button" aria-label=words::DIALOG_CLOSE on:click=move |_| shut()>
                        <Icon name=Name::Close/>
                    </button>
                </header>
                <div class="dialog-body">
                    <Show when=move || open.get()>{children()}</Show>
                </div>
            </div>
        </dialog>
    }
}

/// Asks before something is done that cannot be taken back.
#[component]
pub(super) fn Confirm(
    /// Whether it is asked.
    open: RwSignal<bool>,
    /// The question.
    title: &'static str,
    /// What will be lost.
    #[prop(into)]
    told: Signal<String>,
    /// The button that does it.
    label: &'static str,
    /// What is done.
    #[prop(into)]
    act: Callback<()>,
) -> impl IntoView {
    let agree = move |_| {
        act.run(());
        open.set(false);
    };
    view! {
        <Modal open title class="dialog">
            <p>{told}</p>
            <div class="dialog-actions">
                <button type="button" class="button" on:click=move |_| open.set(false)>{words::CANCEL}</button>
                <button type="button" class="button button-main" on:click=agree>{label}</button>
            </div>
        </Modal>
    }
}

/// Open while there is something to ask about; closing drops it.
pub(super) fn asking<T: Send + Sync + 'static>(about: RwSignal<Option<T>>) -> RwSignal<bool> {
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(about.read().is_some()));
    Effect::new(move |_| {
        if !open.get() && about.read_untracked().is_some() {
            about.set(None);
        }
    });
    open
}
