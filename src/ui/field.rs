//! A field of one line of text.

use crate::platform::focus;
use leptos::prelude::*;

/// What a field shows that follows an answer: nothing new while the user is in it.
#[derive(Clone, Copy)]
pub(super) struct Steady {
    /// What it shows.
    pub(super) value: Memo<String>,
    focused: RwSignal<bool>,
}

impl Steady {
    /// Shows what is known; `None` leaves what is shown.
    pub(super) fn new(known: impl Fn() -> Option<String> + Send + Sync + 'static) -> Steady {
        let focused = RwSignal::new(false);
        let value = Memo::new(move |last: Option<&String>| match last {
            Some(last) if focused.get() => last.clone(),
            last => known().or_else(|| last.cloned()).unwrap_or_default(),
        });
        Steady { value, focused }
    }

    /// The field has the focus, or had it.
    pub(super) fn look(self) {
        // A window that is left keeps its focus; a field that goes while the user is in it loses it when nothing is left of it.
        let _ = self.focused.try_set(focus::is_within("input"));
    }
}

/// The field with its label, what helps to fill it in, and, once it was tried, what is wrong with what was typed.
#[component]
pub(super) fn TextField(
    id: &'static str,
    label: &'static str,
    #[prop(into)] typed: Signal<String>,
    write: impl Fn(String) + 'static,
    #[prop(into)] wrong: Signal<Option<&'static str>>,
    /// Id of a list to choose from.
    #[prop(optional)]
    list: Option<&'static str>,
    #[prop(optional)] hint: Option<&'static str>,
    #[prop(optional)] placeholder: Option<&'static str>,
) -> impl IntoView {
    let (hint_id, mistake_id) = (format!("{id}-hint"), format!("{id}-mistake"));
    let described = format!("{hint_id} {mistake_id}");
    view! {
        <div class="field">
            <label for=id>{label}</label>
            <input
                id=id
                type="text"
                autocomplete="off"
                list=list
                placeholder=placeholder
                aria-describedby=described
                aria-invalid=move || if wrong.get().is_some() { "true" } else { "false" }
                prop:value=move || typed.get()
                on:input:target=move |event| write(event.target().value())
            />
            {hint.map(|hint| view! { <p class="field-hint" id=hint_id>{hint}</p> })}
            <p class="field-mistake" id=mistake_id role="alert">{move || wrong.get()}</p>
        </div>
    }
}
