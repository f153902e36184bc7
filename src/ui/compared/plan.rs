//! Kịch bản: a unit, a goal, sliders, and where they lead.

use super::controls::{OwnPicker, Picker};
use super::levers::Levers;
use super::saved::Saved;
use super::{narrowing, own, today};
use crate::engine::{PlanFor, PlanShown, PlannedFor, ShowPlan};
use crate::present::{Goal, PageId, PlanDraft, plan_keys as keys};
use crate::text::labels;
use crate::ui::asking::{Asked, follow};
use crate::ui::blocks::{self, Depth};
use crate::ui::session::session;
use leptos::prelude::*;

/// What is being tried out, and for which class and unit; it outlives the page being left.
#[derive(Clone, Copy)]
pub(in crate::ui) struct PlanState {
    draft: RwSignal<PlanDraft>,
    of: RwSignal<Option<PlannedFor>>,
}

impl PlanState {
    /// Nothing tried out.
    pub(in crate::ui) fn new() -> PlanState {
        PlanState { draft: RwSignal::new(PlanDraft::default()), of: RwSignal::new(None) }
    }

    /// Forgets what was tried out: other figures are loaded now.
    pub(in crate::ui) fn forget(self) {
        self.of.set(None);
        self.draft.set(PlanDraft::default());
    }
}

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub(super) struct Plan {
    /// Which unit is planned for; `None` while another page is shown.
    pub(super) whom: Memo<Option<PlanFor>>,
    /// What is tried out, as the user leaves it.
    pub(super) draft: RwSignal<PlanDraft>,
    /// Where it leads, as last answered.
    shown: Asked<Option<PlanShown>>,
}

impl Plan {
    /// Reads where it leads; `None` while nothing is known.
    pub(super) fn with<T>(self, read: impl FnOnce(Option<&PlanShown>) -> T) -> T {
        self.shown.with(|shown| read(shown.and_then(Option::as_ref)))
    }

    /// A part of where it leads; the default while nothing is known.
    pub(super) fn part<T>(self, read: impl Fn(&PlanShown) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.with(|shown| shown.map(&read).unwrap_or_default()))
    }
}

/// The page below its heading.
#[component]
pub(in crate::ui) fn ScenarioPage() -> impl IntoView {
    let session = session();
    let narrowing = narrowing(session);
    let PlanState { draft, of } = session.plan;
    let whom = Memo::new(move |_| {
        let own = own(session, PageId::Scenario, &[keys::CLASS, keys::UNIT])?;
        Some(PlanFor { narrowing: narrowing.get(), own, unit: session.applied_anywhere().unit, today: today() })
    });
    let shown = follow(session, move || Some(ShowPlan { for_whom: whom.get()?, draft: draft.get(), of: of.get() }));
    let plan = Plan { whom, draft, shown };
    Effect::new(move |_| {
        // The answer to a draft that was changed meanwhile is not taken up: the next one is.
        if shown.is_behind() {
            return;
        }
        let begun = plan.with(|shown| {
            let begun = shown.filter(|shown| of.with_untracked(|of| of.as_ref() != Some(&shown.of)));
            begun.map(|shown| (shown.of.clone(), shown.draft.clone()))
        });
        if plan.with(|shown| shown.is_some_and(|shown| shown.unkept)) {
            session.keep.work(session);
        }
        if let Some((now, begun)) = begun {
            of.set(Some(now));
            draft.set(begun);
        }
    });
    let there = plan.part(|_| true);
    // Neither the plan of another unit nor another unit's draft is shown as this one's.
    let own = Memo::new(move |_| {
        plan.with(|shown| {
            shown.is_some_and(|shown| {
                of.with(|of| of.as_ref() == Some(&shown.of)) && whom.with(|whom| whom.as_ref() == Some(&shown.for_whom))
            })
        })
    });
    let none = move || shown.with(|shown| matches!(shown, Some(None)));
    let empty = move || none().then(|| view! { <p class="empty">{labels::SCENARIO_EMPTY}</p> });
    view! {
        <Show when=move || there.get() fallback=move || empty>
            <Toolbar plan/>
            <Show when=move || own.get()>
                <Outcome plan/>
                <Levers plan/>
                <Saved plan/>
            </Show>
        </Show>
    }
}

/// Unit, period and goal.
#[component]
fn Toolbar(plan: Plan) -> impl IntoView {
    let draft = plan.draft;
    let goal = Signal::derive(move || draft.with(|draft| draft.goal.code()));
    let aim = move |code: String| draft.update(|draft| draft.goal = Goal::of(&code));
    view! {
        <div class="pickers">
            <OwnPicker label=labels::PLAN_CLASS choices=plan.part(|p| p.classes.clone()) chosen=plan.part(|p| p.of.0.clone()) key=keys::CLASS/>
            <OwnPicker label=labels::PLAN_UNIT choices=plan.part(|p| p.units.clone()) chosen=plan.part(|p| p.of.1.clone()) key=keys::UNIT/>
            <Picker label=labels::GOAL choices=plan.part(|p| p.goals.clone()) chosen=goal choose=aim/>
            <GoalField plan/>
        </div>
    }
}

/// The number that a goal of one's own asks for, and what is wrong with the goal.
#[component]
fn GoalField(plan: Plan) -> impl IntoView {
    let draft = plan.draft;
    let kind = Memo::new(move |_| {
        draft.with(|draft| match draft.goal {
            Goal::Score(_) => Some(labels::GOAL_SCORE_FIELD),
            Goal::Rank(_) => Some(labels::GOAL_RANK_FIELD),
            _ => None,
        })
    });
    let typed = move || {
        draft.with(|draft| match &draft.goal {
            Goal::Score(typed) | Goal::Rank(typed) => typed.clone(),
            _ => String::new(),
        })
    };
    let write = move |value: String| {
        draft.update(|draft| match &mut draft.goal {
            Goal::Score(typed) | Goal::Rank(typed) => *typed = value,
            _ => {}
        });
    };
    let problem = plan.part(|shown| shown.problem.clone());
    let field = move || {
        kind.get().map(|label| {
            view! {
                <label class="picker">
                    <span class="picker-label">{label}</span>
                    <input type="text" inputmode="decimal" aria-invalid=move || problem.with(Option::is_some).to_string() prop:value=typed on:input:target=move |event| write(event.target().value())/>
                </label>
            }
        })
    };
    view! {
        {field}
        <p class="picker-problem" role="status">{move || problem.get()}</p>
    }
}

/// Where it leads: key figures, the plan in sentences and as a table, what is assumed and what was refused.
#[component]
fn Outcome(plan: Plan) -> impl IntoView {
    let draft = plan.draft;
    let tiles = plan.part(|shown| shown.tiles.clone());
    let table = plan.part(|shown| shown.table.clone());
    let locked = plan.part(|shown| shown.locked.clone());
    let changed = move || draft.with(|draft| locked.with(|locked| !draft.is_untouched(locked)));
    let reset = move |_| draft.set(PlanDraft { locked: locked.get_untracked(), ..PlanDraft::default() });
    view! {
        <section class="plan">
            {move || plan.with(|shown| shown.map(subject))}
            <div aria-live="polite">
                <Show when=move || tiles.with(Option::is_some)>
                    {blocks::block(tiles, 0, Depth::Page)}
                </Show>
            </div>
            <h2 class="block-title">{labels::PLAN_TITLE}</h2>
            {move || plan.with(|shown| shown.map(steps))}
            <Show when=move || table.with(Option::is_some)>
                {blocks::block(table, 1, Depth::Page)}
            </Show>
            <div class="plan-assumed">
                <h3>{labels::ASSUMED_TITLE}</h3>
                <ul>{move || plan.with(|shown| shown.map(|shown| lines(&shown.assumptions)))}</ul>
            </div>
            <Show when=changed>
                <p><button type="button" class="button" on:click=reset>{labels::RESET_ALL}</button></p>
            </Show>
        </section>
    }
}

/// Whom it is for, what is aimed at, and what must be known before planning.
fn subject(shown: &PlanShown) -> AnyView {
    let code = shown.draft.goal.code();
    let goal = shown.goals.iter().find(|goal| goal.code == code);
    let goal = goal.map(|goal| labels::named(labels::GOAL, &goal.label));
    let warning = |words: &String| view! { <p class="note note-warning">{words.clone()}</p> };
    view! {
        <p class="print-only plan-subject">{shown.subject.clone()}</p>
        <p class="print-only">{goal}</p>
        {shown.warnings.iter().map(warning).collect_view()}
    }
    .into_any()
}

/// The plan in sentences, and what could not be followed.
fn steps(shown: &PlanShown) -> AnyView {
    let sentences = (!shown.sentences.is_empty()).then(|| {
        view! {
            <p>{labels::PLAN_LEAD}</p>
            <ol class="plan-steps">{lines(&shown.sentences)}</ol>
        }
    });
    let refused = (!shown.refused.is_empty()).then(|| {
        view! {
            <div class="plan-refused">
                <h3>{labels::REFUSED_TITLE}</h3>
                <ul>{lines(&shown.refused)}</ul>
            </div>
        }
    });
    view! {
        {shown.remark.clone().map(|words| view! { <p class="note">{words}</p> })}
        {sentences}
        {refused}
    }
    .into_any()
}

fn lines(lines: &[String]) -> AnyView {
    lines.iter().map(|line| view! { <li>{line.clone()}</li> }).collect_view().into_any()
}
