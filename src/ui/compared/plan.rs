//! Kịch bản: a unit, a goal, sliders, and where they lead.

use super::controls::Picker;
use super::levers::Levers;
use super::saved::Saved;
use super::{choose, narrowing, today};
use crate::present::{
    self, Block, Goal, Named, PlanChoice, PlanDraft, PlanFrame, ScenarioView, plan_keys as keys, plan_sentences,
};
use crate::text::labels;
use crate::ui::blocks::{self, Depth};
use crate::ui::session::session;
use leptos::prelude::*;

/// What is being tried out, and for which class and unit; it outlives the page being left.
#[derive(Clone, Copy)]
pub(in crate::ui) struct PlanState {
    draft: RwSignal<PlanDraft>,
    of: RwSignal<Option<(String, String)>>,
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
    /// Which unit, and what could be chosen.
    pub(super) frame: Memo<Option<PlanFrame>>,
    /// What is tried out.
    pub(super) draft: RwSignal<PlanDraft>,
    /// Where it leads.
    pub(super) view: Memo<Option<ScenarioView>>,
}

/// The page below its heading.
#[component]
pub(in crate::ui) fn ScenarioPage() -> impl IntoView {
    let session = session();
    let standings = session.standings;
    let narrowing = narrowing(session);
    let choice = Memo::new(move |_| {
        let own = session.own.with(PlanChoice::read);
        PlanChoice { unit: own.unit.or_else(|| session.applied_anywhere().unit), ..own }
    });
    let frame = Memo::new(move |_| {
        session.workspace.with(|w| {
            let analysis = w.analysis();
            standings.with(|s| {
                present::plan_frame(&analysis.assessed, &analysis.reports, s, &narrowing.get(), &choice.get(), today())
            })
        })
    });
    let draft = begin(frame);
    let view = Memo::new(move |_| {
        let (at, rank) = frame.with(|f| f.as_ref().map(|f| (f.at, f.rank)))?;
        let scenario = draft.with(|draft| draft.scenario(rank.map(|(rank, _)| rank)));
        session.workspace.with(|w| present::scenario(&scenario, &w.analysis().assessed, at, "scenario"))
    });
    let plan = Plan { frame, draft, view };
    let there = Memo::new(move |_| frame.with(Option::is_some));
    view! {
        <Show when=move || there.get() fallback=|| view! { <p class="empty">{labels::SCENARIO_EMPTY}</p> }>
            <Toolbar plan/>
            <Outcome plan/>
            <Levers plan/>
            <Saved plan/>
        </Show>
    }
}

/// The draft, begun anew with the usual goal whenever another unit or class is chosen.
fn begin(frame: Memo<Option<PlanFrame>>) -> RwSignal<PlanDraft> {
    let PlanState { draft, of } = session().plan;
    Effect::new(move |_| {
        let Some((now, (goal, locked))) = frame.with(|f| {
            let of = |f: &PlanFrame| ((f.class.clone(), f.unit.clone()), (f.first_goal.clone(), f.locked.clone()));
            f.as_ref().map(of)
        }) else {
            return;
        };
        if of.with_untracked(|of| of.as_ref() != Some(&now)) {
            of.set(Some(now));
            draft.set(PlanDraft { goal, locked, ..PlanDraft::default() });
        }
    });
    draft
}

/// Unit, period and goal.
#[component]
fn Toolbar(plan: Plan) -> impl IntoView {
    let session = session();
    let Plan { frame, draft, .. } = plan;
    let list = move |part: fn(&PlanFrame) -> Vec<Named>| {
        Signal::derive(move || frame.with(|f| f.as_ref().map(part).unwrap_or_default()))
    };
    let code = move |part: fn(&PlanFrame) -> String| {
        Signal::derive(move || frame.with(|f| f.as_ref().map(part).unwrap_or_default()))
    };
    let goal = Signal::derive(move || draft.with(|draft| draft.goal.code()));
    let aim = move |code: String| draft.update(|draft| draft.goal = Goal::of(&code));
    view! {
        <div class="pickers">
            <Picker label=labels::PLAN_CLASS choices=list(|f| f.classes.clone()) chosen=code(|f| f.class.clone()) choose=move |v| choose(session, keys::CLASS, v)/>
            <Picker label=labels::PLAN_UNIT choices=list(|f| f.units.clone()) chosen=code(|f| f.unit.clone()) choose=move |v| choose(session, keys::UNIT, v)/>
            <Picker label=labels::GOAL choices=list(|f| f.goals.clone()) chosen=goal choose=aim/>
            <GoalField plan/>
        </div>
    }
}

/// The number that a goal of one's own asks for, and what is wrong with the goal.
#[component]
fn GoalField(plan: Plan) -> impl IntoView {
    let Plan { frame, draft, .. } = plan;
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
    let problem = Memo::new(move |_| {
        frame.with(|f| f.as_ref().and_then(|f| draft.with(|draft| draft.goal.problem(f.rank, f.max))))
    });
    let field = move || {
        kind.get().map(|label| {
            view! {
                <label class="picker">
                    <span class="picker-label">{label}</span>
                    <input type="text" inputmode="decimal" aria-invalid=move || problem.get().is_some().to_string() prop:value=typed on:input:target=move |event| write(event.target().value())/>
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
    let session = session();
    let Plan { frame, draft, view } = plan;
    let tiles = Memo::new(move |_| view.with(|v| v.as_ref().map(|v| Block::Tiles(v.tiles.clone()))));
    let table = Memo::new(move |_| {
        view.with(|v| v.as_ref().filter(|v| !v.plan.rows.is_empty()).map(|v| Block::Table(v.plan.clone())))
    });
    let sentences = Memo::new(move |_| {
        session.workspace.with(|w| {
            let of = frame.with(|f| f.as_ref().and_then(|f| w.analysis().assessed.get(f.at)));
            view.with(|v| of.zip(v.as_ref()).map(|(of, v)| plan_sentences(of, &v.outcome)).unwrap_or_default())
        })
    });
    let remark = move || {
        let aimed = view.with(|v| v.as_ref().is_some_and(|v| v.outcome.wanted.is_some()));
        let short = view.with(|v| v.as_ref().is_some_and(|v| !v.outcome.short.is_zero()));
        let total = view.with(|v| v.as_ref().is_some_and(|v| v.outcome.before.total.is_some()));
        match (total, aimed, sentences.with(Vec::is_empty)) {
            (false, ..) => Some(labels::SCENARIO_NO_TOTAL.to_owned()),
            (_, false, _) => Some(labels::PLAN_NOTHING.to_owned()),
            (_, true, true) if !short => Some(labels::PLAN_REACHED.to_owned()),
            (_, true, _) => view.with(|v| v.as_ref().and_then(present::shortfall)),
        }
    };
    let list = move || sentences.get().into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view();
    let lines = move |part: fn(&ScenarioView) -> Vec<String>| {
        let words = view.with(|v| v.as_ref().map(part).unwrap_or_default());
        words.into_iter().map(|line| view! { <li>{line}</li> }).collect_view()
    };
    let refused = move || view.with(|v| v.as_ref().is_some_and(|v| !v.refused.is_empty()));
    let locked = move || frame.with(|f| f.as_ref().map(|f| f.locked.clone()).unwrap_or_default());
    let changed = move || draft.with(|draft| !draft.is_untouched(&locked()));
    let reset = move |_| draft.set(PlanDraft { locked: untrack(locked), ..PlanDraft::default() });
    let subject = move || frame.with(|f| f.as_ref().map(|f| f.subject.clone()));
    let goal = move || {
        let code = draft.with(|draft| draft.goal.code());
        let goals = frame.with(|f| f.as_ref().map(|f| f.goals.clone()).unwrap_or_default());
        goals.into_iter().find(|goal| goal.code == code).map(|goal| labels::named(labels::GOAL, &goal.label))
    };
    let warnings = move || {
        let words = frame.with(|f| f.as_ref().map(|f| f.warnings.clone()).unwrap_or_default());
        words.into_iter().map(|words| view! { <p class="note note-warning">{words}</p> }).collect_view()
    };
    view! {
        <section class="plan">
            <p class="print-only plan-subject">{subject}</p>
            <p class="print-only">{goal}</p>
            {warnings}
            <div aria-live="polite">{blocks::block(tiles, 0, Depth::Page)}</div>
            <h2 class="block-title">{labels::PLAN_TITLE}</h2>
            {move || remark().map(|words| view! { <p class="note">{words}</p> })}
            <Show when=move || !sentences.with(Vec::is_empty)>
                <p>{labels::PLAN_LEAD}</p>
                <ol class="plan-steps">{list}</ol>
            </Show>
            <Show when=refused>
                <div class="plan-refused">
                    <h3>{labels::REFUSED_TITLE}</h3>
                    <ul>{move || lines(|v| v.refused.clone())}</ul>
                </div>
            </Show>
            <Show when=move || table.with(Option::is_some)>
                {blocks::block(table, 1, Depth::Page)}
            </Show>
            <div class="plan-assumed">
                <h3>{labels::ASSUMED_TITLE}</h3>
                <ul>{move || lines(|v| v.assumptions.iter().map(|words| (*words).to_owned()).collect())}</ul>
            </div>
            <Show when=changed>
                <p><button type="button" class="button" on:click=reset>{labels::RESET_ALL}</button></p>
            </Show>
        </section>
    }
}
