//! Scenarios kept under a name: saved, compared, taken up again, dropped, copied as text.

use super::plan::Plan;
use crate::engine::{DropScenario, KeepScenario};
use crate::platform::{clipboard, files, focus};
use crate::present::{PlanDraft, Scenario, proposing};
use crate::text::labels;
use crate::ui::blocks::{self, Depth};
use crate::ui::dialog::{Confirm, asking};
use crate::ui::notices::Tone;
use crate::ui::session::session;
use leptos::prelude::*;

const NAME: &str = "plan-name";

/// The name to save by, the text to copy, and what is saved.
#[component]
pub(super) fn Saved(plan: Plan) -> impl IntoView {
    let session = session();
    let draft = plan.draft;
    let name = move || draft.with(|draft| draft.name.clone());
    let nameless = RwSignal::new(false);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some(for_whom) = plan.whom.get_untracked() else { return };
        let draft = draft.get_untracked();
        files::spawn(async move {
            let named = draft.name.trim().to_owned();
            let Some(kept) = session.ask(KeepScenario { for_whom, draft }).await else { return };
            nameless.try_set(!kept);
            if !kept {
                focus::focus(NAME);
            }
            if kept {
                session.tell(Tone::Done, labels::scenario_saved(&named), String::new());
            }
        });
    };
    let text = move || plan.with(|shown| shown.map(|shown| shown.text.clone()).unwrap_or_default());
    let copy = move |_| {
        clipboard::copy(untrack(text), move |copied| {
            let (tone, words) =
                if copied { (Tone::Done, labels::COPIED) } else { (Tone::Problem, labels::COPY_FAILED) };
            session.tell(tone, words.to_owned(), String::new());
        });
    };
    view! {
        <section class="saved-plans" aria-labelledby="saved-title">
            <h2 class="block-title" id="saved-title">{labels::SAVE_TITLE}</h2>
            <form class="pickers" on:submit=save>
                <label class="picker">
                    <span class="picker-label">{labels::SAVE_NAME}</span>
                    <input id=NAME type="text" maxlength="120" prop:value=name on:input:target=move |event| {
                        draft.update(|d| d.name = event.target().value());
                        nameless.set(false);
                    }/>
                </label>
                <button type="submit" class="button button-main">{labels::SAVE}</button>
                <button type="button" class="button" on:click=copy>{labels::COPY_TEXT}</button>
                <p class="picker-problem" role="status">{move || nameless.get().then_some(labels::SAVE_NAMELESS)}</p>
            </form>
            <textarea class="plan-text" readonly rows="6" aria-label=labels::COPY_TEXT prop:value=text></textarea>
            <Kept plan/>
        </section>
    }
}

/// What is saved for this unit and period.
#[component]
fn Kept(plan: Plan) -> impl IntoView {
    let session = session();
    let kept = plan.part(|shown| shown.kept.clone());
    let table = plan.part(|shown| shown.kept_table.clone());
    let drafted = plan.part(|shown| shown.drafted.map(|span| (span, shown.of.1.clone())));
    let dropping = RwSignal::new(None::<String>);
    let told = move || dropping.with(|name| name.as_deref().map(labels::drop_scenario_hint).unwrap_or_default());
    let act = move |()| {
        if let Some((name, for_whom)) = dropping.try_update(Option::take).flatten().zip(plan.whom.get_untracked()) {
            session.tell_engine(DropScenario { for_whom, name });
        }
    };
    let entry = move |scenario: Scenario| {
        let name = scenario.name.clone();
        let (again, dropped) = (labels::go_on_with(&name), labels::drop_scenario(&name));
        let proposed = labels::propose_scenario(&name);
        let into_draft = {
            let name = name.clone();
            move || {
                let (span, body) = drafted.get()?;
                let href = session.view.with(|view| proposing(view, span, &body, &name)).print();
                Some(view! { <a class="button" href=href aria-label=proposed.clone()>{labels::PROPOSE}</a> })
            }
        };
        view! {
            <li class="saved-plan">
                <span>{scenario.name.clone()}</span>
                {into_draft}
                <button type="button" class="button" aria-label=again on:click=move |_| plan.draft.set(PlanDraft::again(&scenario))>
                    {labels::TAKE_UP}
                </button>
                <button type="button" class="button button-quiet" aria-label=dropped on:click=move |_| dropping.set(Some(name.clone()))>{labels::DROP}</button>
            </li>
        }
    };
    view! {
        <Show when=move || !kept.with(Vec::is_empty) fallback=|| view! { <p class="note">{labels::SAVED_NONE}</p> }>
            <ul class="saved-list" aria-label=labels::SAVED_LIST>{move || kept.get().into_iter().map(entry).collect_view()}</ul>
        </Show>
        <Show when=move || table.with(Option::is_some)>
            {blocks::block(table, 0, Depth::Page)}
        </Show>
        <Confirm open=asking(dropping) title=labels::DROP_SCENARIO told=Signal::derive(told) label=labels::DROP act/>
    }
}
