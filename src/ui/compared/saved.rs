//! Scenarios kept under a name: saved, compared, taken up again, dropped, copied as text.

use super::plan::Plan;
use crate::platform::clipboard;
use crate::present::{Block, PlanDraft, scenario_text, scenarios_sheet};
use crate::text::labels;
use crate::ui::blocks::{self, Depth};
use crate::ui::notices::Tone;
use crate::ui::session::session;
use leptos::prelude::*;

/// The name to save by, the text to copy, and what is saved.
#[component]
pub(super) fn Saved(plan: Plan) -> impl IntoView {
    let session = session();
    let Plan { frame, draft, view } = plan;
    let name = move || draft.with(|draft| draft.name.clone());
    let nameless = RwSignal::new(false);
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let Some((at, rank)) = frame.with_untracked(|f| f.as_ref().map(|f| (f.at, f.rank))) else { return };
        let scenario = draft.with_untracked(|draft| draft.scenario(rank.map(|(rank, _)| rank)));
        let named = scenario.name.clone();
        let kept = session.workspace.try_update(|w| w.keep_scenario(at, scenario)) == Some(true);
        nameless.set(!kept);
        if kept {
            session.tell(Tone::Done, labels::scenario_saved(&named), String::new());
        }
    };
    let text = Memo::new(move |_| {
        session.workspace.with(|w| {
            let of = frame.with(|f| f.as_ref().and_then(|f| w.analysis().assessed.get(f.at)));
            let text = |view: &_| of.map(|of| draft.with(|d| scenario_text(of, d.name.trim(), view)));
            view.with(|v| v.as_ref().and_then(text)).unwrap_or_default()
        })
    });
    let copy = move |_| {
        clipboard::copy(text.get_untracked(), move |copied| {
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
                    <input type="text" maxlength="120" prop:value=name on:input:target=move |event| {
                        draft.update(|d| d.name = event.target().value());
                    }/>
                </label>
                <button type="submit" class="button button-main">{labels::SAVE}</button>
                <button type="button" class="button" on:click=copy>{labels::COPY_TEXT}</button>
                <p class="picker-problem" role="status">{move || nameless.get().then_some(labels::SAVE_NAMELESS)}</p>
            </form>
            <textarea class="plan-text" readonly rows="6" aria-label=labels::COPY_TEXT prop:value=move || text.get()></textarea>
            <Kept plan/>
        </section>
    }
}

/// What is saved for this unit and period.
#[component]
fn Kept(plan: Plan) -> impl IntoView {
    let session = session();
    let at = move || plan.frame.with(|f| f.as_ref().map(|f| f.at));
    let kept = Memo::new(move |_| session.workspace.with(|w| at().map(|at| w.scenarios_of(at)).unwrap_or_default()));
    let table = Memo::new(move |_| {
        session.workspace.with(|w| {
            let followed = at().map(|at| w.followed(at)).unwrap_or_default();
            let views: Vec<_> = followed.iter().map(|(scenario, view)| (*scenario, view)).collect();
            (!views.is_empty()).then(|| Block::Table(scenarios_sheet(&views, "scenarios")))
        })
    });
    let entry = move |(number, scenario): (usize, crate::present::Scenario)| {
        let name = scenario.name.clone();
        let (again, dropped) = (labels::go_on_with(&name), labels::drop_scenario(&name));
        view! {
            <li class="saved-plan">
                <span>{name}</span>
                <button type="button" class="button" aria-label=again.clone() on:click=move |_| plan.draft.set(PlanDraft::again(&scenario))>
                    {labels::TAKE_UP}
                </button>
                <button type="button" class="button button-quiet" aria-label=dropped on:click=move |_| {
                    session.workspace.try_update(|w| w.drop_scenario(number));
                }>{labels::DROP}</button>
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
    }
}
