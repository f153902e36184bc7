//! Sliders and number fields of the components.

use super::plan::Plan;
use crate::domain::Decimal;
use crate::present::{self, Counted, Lever};
use crate::text::{self, labels};
use crate::ui::session::session;
use leptos::prelude::*;

/// Every component, group by group.
#[component]
pub(super) fn Levers(plan: Plan) -> impl IntoView {
    let session = session();
    let Plan { frame, draft, view } = plan;
    let levers = Memo::new(move |_| {
        session.workspace.with(|w| {
            let of = frame.with(|f| f.as_ref().and_then(|f| w.analysis().assessed.get(f.at)));
            let all =
                view.with(|v| of.zip(v.as_ref()).map(|(of, v)| draft.with(|d| present::levers(of, d, &v.outcome))));
            all.unwrap_or_default()
        })
    });
    let movable = move || levers.with(|levers| levers.iter().any(|lever| lever.counts.is_ok()));
    let codes = move || levers.with(|levers| levers.iter().map(|lever| lever.code.clone()).collect::<Vec<_>>());
    let row = move |code: String| {
        let wanted = code.clone();
        let lever = Memo::new(move |_| levers.with(|levers| levers.iter().find(|lever| lever.code == wanted).cloned()));
        view! { <Row plan code lever/> }
    };
    view! {
        <section class="levers" aria-labelledby="levers-title">
            <h2 class="block-title" id="levers-title">{labels::LEVERS_TITLE}</h2>
            <Show when=movable fallback=|| view! { <p class="note">{labels::SCENARIO_NO_COUNTS}</p> }>
                <p class="table-caption">{labels::LEVERS_HINT}</p>
            </Show>
            <ul>
                <For each=codes key=Clone::clone children=row/>
            </ul>
        </section>
    }
}

#[component]
fn Row(plan: Plan, code: String, lever: Memo<Option<Lever>>) -> impl IntoView {
    let words = move |part: fn(&Lever) -> String| lever.with(|l| l.as_ref().map(part).unwrap_or_default());
    let counts = Memo::new(move |_| lever.with(|l| l.as_ref().map(|l| l.counts)));
    let fixed = move || counts.get().and_then(Result::err);
    let free = Memo::new(move |_| counts.get().is_some_and(|counts| counts.is_ok()));
    let points = move || {
        labels::lever_points(&words(|l| l.points.clone()), &words(|l| l.then.clone()), &words(|l| l.max.clone()))
    };
    let gain = move || words(|l| l.gain.clone());
    view! {
        <li class="lever">
            <div class="lever-name">
                <span class="lever-group">{move || words(|l| l.group.clone())}</span>
                <span>{move || words(|l| l.name.clone())}</span>
            </div>
            <p class="lever-points">{points}" "<strong class="good">{gain}</strong></p>
            {move || fixed().map(|why| view! { <p class="lever-fixed">{labels::named(labels::LEVER_FIXED, why)}</p> })}
            <Show when=move || free.get()>
                <Control plan code=code.clone() lever counts/>
            </Show>
        </li>
    }
}

/// Slider, number field, lock and weight.
#[component]
fn Control(
    plan: Plan,
    code: String,
    lever: Memo<Option<Lever>>,
    counts: Memo<Option<Result<Counted, &'static str>>>,
) -> impl IntoView {
    let draft = plan.draft;
    let code = StoredValue::new(code);
    let counted = move |part: fn(&Counted) -> i64| counts.get().and_then(Result::ok).as_ref().map_or(0, part);
    let name = move |what: &'static str| {
        move || labels::lever_of(what, &lever.with(|l| l.as_ref().map(|l| l.name.clone()).unwrap_or_default()))
    };
    let set = move |typed: String| {
        if let Some(to) = text::parse_value(&typed, "").ok().and_then(Decimal::as_whole) {
            let (now, of) = counts.get_untracked().and_then(Result::ok).map_or((0, 0), |c| (c.now, c.of));
            draft.update(|draft| code.with_value(|code| draft.set_numerator(code, now, to.clamp(0, of))));
        }
    };
    let past = move || lever.with(|l| l.as_ref().is_some_and(|l| l.past && l.locked));
    let reset = move |_| {
        draft.update(|draft| code.with_value(|code| draft.reset(code)));
    };
    let by_hand = move || counts.get().and_then(Result::ok).is_some_and(|c| c.by_hand);
    let locked = move || lever.with(|l| l.as_ref().is_some_and(|l| l.locked));
    let weight = move || lever.with(|l| l.as_ref().map_or(1, |l| l.weight)).to_string();
    let number = |value: i64| text::decimal(Decimal::whole(value));
    let spoken = move || labels::of_whole(&number(counted(|c| c.to)), &number(counted(|c| c.of)));
    let more = move || lever.with(|l| l.as_ref().map(|l| l.more.clone()).unwrap_or_default());
    let bounds = move || {
        labels::lever_bounds(
            &number(counted(|c| c.now)),
            &number(counted(|c| c.of)),
            &more(),
            &number(counted(|c| c.enough)),
        )
    };
    view! {
        <div class="lever-control">
            <input
                type="range" min="0" max=move || counted(|c| c.of).to_string() step="1"
                aria-label=name(labels::METRIC_NUMERATOR) aria-valuetext=spoken
                prop:value=move || counted(|c| c.to).to_string()
                on:input:target=move |event| set(event.target().value())
            />
            <input
                type="text" class="lever-count" inputmode="numeric" autocomplete="off"
                aria-label=name(labels::METRIC_NUMERATOR)
                prop:value=move || number(counted(|c| c.to))
                on:change:target=move |event| {
                    set(event.target().value());
                    event.target().set_value(&number(untrack(|| counted(|c| c.to))));
                }
            />
            <span class="lever-bounds">{bounds}</span>
            <label class="lever-lock">
                <input type="checkbox" aria-label=name(labels::LEVER_LOCK) prop:checked=locked
                    on:change:target=move |event| draft.update(|d| code.with_value(|code| d.lock(code, event.target().checked())))/>
                {labels::LEVER_LOCK}
            </label>
            <label class="lever-weight">
                {labels::LEVER_WEIGHT}
                <input type="number" min="1" max="1000" step="1" inputmode="numeric" aria-label=name(labels::LEVER_WEIGHT)
                    prop:value=weight
                    on:change:target=move |event| {
                        let typed = event.target().value().trim().parse().unwrap_or(1);
                        draft.update(|d| code.with_value(|code| d.weigh(code, typed)));
                    }/>
            </label>
            <Show when=past>
                <span class="lever-bounds">{labels::LEVER_PAST}</span>
            </Show>
            <Show when=by_hand>
                <button type="button" class="link-button" on:click=reset>{labels::LEVER_RESET}</button>
            </Show>
        </div>
    }
}
