//! One unit among several hundred, by part of its name.

use crate::present::{Named, find};
use crate::text::labels;
use leptos::prelude::*;

/// So many units are offered at once.
const OFFERED: usize = 8;

/// A search field with the units found under it.
#[component]
pub(super) fn Finder(
    /// The units.
    #[prop(into)]
    units: Signal<Vec<Named>>,
    /// Takes the key of the unit chosen.
    open: impl Fn(String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| units.with(|units| find(units, &typed.read(), OFFERED)));
    let entry = move |unit: Named| {
        let choose = move |_| {
            typed.set(String::new());
            open(unit.code.clone());
        };
        view! { <li><button type="button" class="found" on:click=choose>{unit.label}</button></li> }
    };
    let first = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if let Some(unit) = found.with_untracked(|found| found.first().cloned()) {
            typed.set(String::new());
            open(unit.code);
        }
    };
    let list = move || {
        let none = found.with(Vec::is_empty);
        (!typed.with(|typed| typed.trim().is_empty())).then(|| match none {
            true => view! { <p class="found-none">{labels::FIND_UNIT_NONE}</p> }.into_any(),
            false => view! { <ul>{found.get().into_iter().map(entry).collect_view()}</ul> }.into_any(),
        })
    };
    view! {
        <form class="picker finder" role="search" on:submit=first>
            <label class="picker-label" for="find-unit">{labels::FIND_UNIT}</label>
            <input id="find-unit" type="search" autocomplete="off" placeholder=labels::FIND_UNIT_HINT bind:value=typed/>
            <div class="finder-list" role="status">{list}</div>
        </form>
    }
}
