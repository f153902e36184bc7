//! One unit among several hundred: typed with or without marks, or picked from a list.

use super::session::session;
use crate::platform::focus;
use crate::present::Choice;
use crate::text::view as words;
use leptos::ev::{FocusEvent, KeyboardEvent, MouseEvent};
use leptos::prelude::*;

const FIELD: &str = "view-unit-field";
const LIST: &str = "view-unit-list";
/// The most units listed at once.
const MOST: usize = 60;
/// How far «Page Down» goes.
const PAGE: isize = 8;

/// What is listed: «all», then units, each with whether it has figures in the period chosen; and how many more there are.
type Listed = (Vec<Option<(Choice<String>, bool)>>, usize);

/// The field with its list.
#[component]
pub(super) fn UnitBox() -> impl IntoView {
    let session = session();
    let typed = RwSignal::new(None::<String>);
    let open = RwSignal::new(false);
    let active = RwSignal::new(0_usize);
    let listed = Memo::new(move |_| {
        session.outline.with(|outline| {
            let span = session.view.with(|view| view.span);
            let (found, more) = outline.choices.units_named(typed.read().as_deref().unwrap_or_default(), span, MOST);
            let all = typed.read().as_deref().is_none_or(str::is_empty).then_some(None);
            let found = found.into_iter().map(|(choice, holds)| Some((choice.clone(), holds)));
            (all.into_iter().chain(found).collect::<Vec<_>>(), more)
        })
    });
    let shown = move || typed.get().unwrap_or_else(|| name_of(session));
    let show = move || {
        if !open.get_untracked() {
            active.set(0);
            open.set(true);
        }
    };
    let close = move || {
        open.set(false);
        typed.set(None);
    };
    let choose = move |at: usize| {
        if let Some(choice) = listed.with_untracked(|(list, _)| list.get(at).cloned()) {
            session.view.update(|view| view.unit = choice.map(|(choice, _)| choice.value));
            close();
        }
    };
    let step = move |by: isize| {
        show();
        let last = listed.with_untracked(|(list, _)| list.len().saturating_sub(1));
        active.update(|at| *at = at.saturating_add_signed(by).min(last));
        focus::after_update(|| focus::bring_near(".unit-option[aria-selected=true]"));
    };
    let key = move |event: KeyboardEvent| {
        let (name, is_open) = (event.key(), open.get_untracked());
        let moves = matches!(name.as_str(), "ArrowDown" | "ArrowUp" | "PageDown" | "PageUp");
        let settles = is_open && matches!(name.as_str(), "Enter" | "Escape");
        if !(moves || settles) {
            return;
        }
        event.prevent_default();
        event.stop_propagation();
        match name.as_str() {
            "Enter" => choose(active.get_untracked()),
            "Escape" => close(),
            _ if !is_open => show(),
            "ArrowDown" => step(1),
            "ArrowUp" => step(-1),
            "PageDown" => step(PAGE),
            _ => step(-PAGE),
        }
    };
    let input = move |event| {
        typed.set(Some(event_target_value(&event)));
        open.set(true);
        active.set(0);
    };
    view! {
        <div class="view-filter view-unit">
            <label class="view-name" for=FIELD>{words::UNIT}</label>
            <input
                id=FIELD
                type="text"
                role="combobox"
                autocomplete="off"
                spellcheck="false"
                class:view-on=move || session.view.with(|v| v.unit.is_some())
                placeholder=words::UNIT_HINT
                aria-autocomplete="list"
                aria-controls=LIST
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-activedescendant=move || (open.get() && !listed.read().0.is_empty()).then(|| option_id(active.get()))
                prop:value=shown
                on:input=input
                on:keydown=key
                on:click=move |_| show()
                on:blur=move |_: FocusEvent| close()
            />
            <div class="unit-list" class:unit-list-open=move || open.get()>
                <ul id=LIST role="listbox" aria-label=words::UNIT_LIST>
                    {move || open.get().then(|| listed.with(|l| options(l, active, choose)))}
                </ul>
                {move || open.get().then(|| listed.with(remark))}
            </div>
        </div>
    }
}

fn name_of(session: super::session::Session) -> String {
    let chosen = session.view.with(|view| view.unit.clone());
    let name = |key: String| {
        session.outline.with(|o| o.choices.units.iter().find(|unit| unit.value == key).map(|unit| unit.name.clone()))
    };
    chosen.and_then(name).unwrap_or_default()
}

fn option_id(at: usize) -> String {
    format!("{LIST}-{at}")
}

fn options<F: Fn(usize) + Copy + Send + 'static>(
    listed: &Listed,
    active: RwSignal<usize>,
    choose: F,
) -> impl IntoView + use<F> {
    let option = |(at, choice): (usize, &Option<(Choice<String>, bool)>)| {
        let name = match choice {
            None => words::ALL.to_owned(),
            Some((choice, true)) => words::with_count(&choice.name, choice.figures),
            Some((choice, false)) => words::without_figures(&choice.name),
        };
        // The field keeps the focus: leaving it closes the list.
        let press = move |event: MouseEvent| {
            event.prevent_default();
            choose(at);
        };
        view! {
            <li
                id=option_id(at)
                role="option"
                class="unit-option"
                aria-selected=move || if active.get() == at { "true" } else { "false" }
                on:mousedown=press
            >
                {name}
            </li>
        }
    };
    listed.0.iter().enumerate().map(option).collect_view()
}

/// What the list does not show.
fn remark(listed: &Listed) -> Option<impl IntoView + use<>> {
    let words = match listed {
        (list, _) if list.is_empty() => Some(words::UNIT_NONE.to_owned()),
        (_, 0) => None,
        (_, more) => Some(words::more_units(*more)),
    };
    words.map(|words| view! { <p class="unit-remark">{words}</p> })
}
