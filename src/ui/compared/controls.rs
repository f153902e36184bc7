//! A list to choose from, and buttons of which one is pressed.

use super::choose;
use crate::present::Named;
use crate::ui::session::session;
use leptos::prelude::*;

/// A labelled list of choices.
#[component]
pub(in crate::ui) fn Picker(
    /// Its label.
    label: &'static str,
    /// What can be chosen.
    #[prop(into)]
    choices: Signal<Vec<Named>>,
    /// The code chosen.
    #[prop(into)]
    chosen: Signal<String>,
    /// Takes the code chosen.
    choose: impl Fn(String) + Copy + 'static,
) -> impl IntoView {
    let options = move || {
        let chosen = chosen.get();
        let option = |choice: Named| {
            let selected = choice.code == chosen;
            view! { <option value=choice.code selected=selected>{choice.label}</option> }
        };
        choices.get().into_iter().map(option).collect_view()
    };
    view! {
        <label class="picker">
            <span class="picker-label">{label}</span>
            <select on:change:target=move |event| choose(event.target().value()) prop:value=move || chosen.get()>
                {options}
            </select>
        </label>
    }
}

/// A list whose choice stands in the address of the page: the last one is shown until the answer to it is there.
#[component]
pub(in crate::ui) fn OwnPicker(
    /// Its label.
    label: &'static str,
    /// What can be chosen.
    #[prop(into)]
    choices: Signal<Vec<Named>>,
    /// The code chosen, by the last answer.
    #[prop(into)]
    chosen: Signal<String>,
    /// By which the choice stands in the address.
    key: &'static str,
) -> impl IntoView {
    let session = session();
    let chosen = Memo::new(move |_| {
        let last = session.own.with(|own| own.get(key).filter(|_| session.is_behind()).cloned());
        let offered = last.filter(|last| choices.with(|choices| choices.iter().any(|choice| choice.code == *last)));
        offered.unwrap_or_else(|| chosen.get())
    });
    view! { <Picker label choices chosen choose=move |code| choose(session, key, code)/> }
}

/// Buttons of which one is pressed.
#[component]
pub(super) fn Segments(
    /// Their common label.
    label: &'static str,
    /// Code and words of each.
    choices: Vec<(&'static str, &'static str)>,
    /// The code chosen.
    #[prop(into)]
    chosen: Signal<&'static str>,
    /// Takes the code chosen.
    choose: impl Fn(&'static str) + Copy + 'static,
) -> impl IntoView {
    let button = move |(code, words): (&'static str, &'static str)| {
        view! {
            <button type="button" class="segment" aria-pressed=move || (chosen.get() == code).to_string() on:click=move |_| choose(code)>
                {words}
            </button>
        }
    };
    view! {
        <div class="picker" role="group" aria-label=label>
            <span class="picker-label" aria-hidden="true">{label}</span>
            <div class="segments">{choices.into_iter().map(button).collect_view()}</div>
        </div>
    }
}
