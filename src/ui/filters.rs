//! The filters under a page's head: what all pages are narrowed to, and how much that leaves out.

use super::combobox::UnitBox;
use super::icon::{Icon, Name};
use super::later::Later;
use super::session::{Session, session};
use crate::present::{Choice, Outside, PageId, View, ViewChoices};
use crate::text::view as words;
use leptos::prelude::*;

const FIELDS: &str = "view-fields";

/// The bar; nothing where there is nothing to choose between.
#[component]
pub(super) fn Filters() -> impl IntoView {
    let session = session();
    let idle = Memo::new(move |_| session.outline.with(|o| o.choices.is_idle()) && session.view.with(View::is_whole));
    view! {
        <Show when=move || !idle.get()>
            <Later><Bar/></Later>
        </Show>
    }
}

#[component]
fn Bar() -> impl IntoView {
    let session = session();
    let open = RwSignal::new(false);
    let chosen = move || session.applied_anywhere().chosen();
    let whole = Memo::new(move |_| session.view.with(View::is_whole));
    // Names and counts are those of one answer: the last one until the next is there.
    let told = Memo::new(move |last: Option<&String>| match session.is_turning() {
        true => last.cloned().unwrap_or_default(),
        false => state(session),
    });
    view! {
        <section class="view-filters" class:view-open=move || open.get() aria-label=words::FILTERS>
            <button
                type="button"
                class="button view-toggle"
                aria-expanded=move || if open.get() { "true" } else { "false" }
                aria-controls=FIELDS
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <Icon name=Name::Filter/>
                {words::FILTERS_BUTTON}
                {move || (chosen() > 0).then(|| badge(chosen()))}
            </button>
            <div class="view-fields" id=FIELDS>
                <Field id="view-span" name=words::SPAN among=|c| &c.spans now=|v| v.span then=|v, span| v.span = span named=words::with_count/>
                <Units/>
                <Field id="view-level" name=words::LEVEL among=|c| &c.levels now=|v| v.level then=|v, level| v.level = level named=words::with_count/>
                <Field id="view-set" name=words::SET among=|c| &c.sets now=|v| v.set.clone() then=|v, set| v.set = set named=words::with_scorecards/>
                <Field id="view-source" name=words::SOURCE among=|c| &c.sources now=|v| v.source then=|v, source| v.source = source named=words::with_count/>
                <Show when=move || !whole.get()>
                    <button type="button" class="button view-clear" on:click=move |_| session.view.set(View::default())>
                        <Icon name=Name::Close/>
                        {words::CLEAR}
                    </button>
                </Show>
            </div>
            <p class="view-state" role="status">{told}</p>
        </section>
    }
}

fn badge(chosen: usize) -> impl IntoView {
    view! {
        <span class="badge">
            <span aria-hidden="true">{chosen}</span>
            <span class="visually-hidden">{words::filters_on(chosen)}</span>
        </span>
    }
}

/// What the page is narrowed to, how much it leaves out, and what it does not follow.
fn state(session: Session) -> String {
    let applied = session.applied.get();
    let names = session.outline.with(|outline| outline.choices.names(&applied));
    let told = |o: Outside| words::narrowed(&names, (o.figures_in, o.figures), (o.reports_in, o.reports));
    let chosen = session.applied_anywhere();
    // What is handed over is chosen on its own page, which begins with period and unit of the view and says what it is for.
    let page = Some(session.route.get()).filter(|page| *page != PageId::Publish);
    let unit = page.filter(|_| chosen.unit != applied.unit).map(|_| words::PEERS_STAY.to_owned());
    let span = page.filter(|_| chosen.span != applied.span).map(|_| words::PERIODS_STAY.to_owned());
    [session.outside().map(told), unit, span].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// One choice from a list; nothing where there is only one value and none is chosen.
#[component]
fn Field<T: Clone + PartialEq + Send + Sync + 'static>(
    /// The id of its list.
    id: &'static str,
    /// Its name.
    name: &'static str,
    /// The list.
    among: fn(&ViewChoices) -> &Vec<Choice<T>>,
    /// What is chosen.
    now: fn(&View) -> Option<T>,
    /// Chooses.
    then: fn(&mut View, Option<T>),
    /// What a choice is called, with what it holds.
    named: fn(&str, usize) -> String,
) -> impl IntoView {
    let session = session();
    let choices = Memo::new(move |_| session.outline.with(|o| among(&o.choices).clone()));
    let chosen = Memo::new(move |_| session.view.with(now));
    let choose = move |event: leptos::ev::Event| {
        let at = event_target_value(&event).parse::<usize>().ok();
        let value = choices.with_untracked(|c| at.and_then(|at| c.get(at)).map(|choice| choice.value.clone()));
        session.view.update(|view| then(view, value));
    };
    let options = move || {
        let option = |(at, choice): (usize, Choice<T>)| {
            let value = choice.value.clone();
            let selected = move || chosen.with(|c| c.as_ref() == Some(&value));
            view! {
                <option value=at.to_string() prop:selected=selected>{named(&choice.name, choice.figures)}</option>
            }
        };
        choices.get().into_iter().enumerate().map(option).collect_view()
    };
    view! {
        <Show when=move || { choices.read().len() > 1 || chosen.read().is_some() }>
            <div class="view-filter">
                <label class="view-name" for=id>{name}</label>
                <select id=id class:view-on=move || chosen.read().is_some() on:change=choose>
                    <option value="" prop:selected=move || chosen.read().is_none()>{words::ALL}</option>
                    {options}
                </select>
            </div>
        </Show>
    }
}

#[component]
fn Units() -> impl IntoView {
    let session = session();
    let several = Memo::new(move |_| session.outline.with(|o| o.choices.units.len() > 1));
    view! {
        <Show when=move || several.get()>
            <UnitBox/>
        </Show>
    }
}
