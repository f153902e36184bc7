//! Sliders and number fields of the components.

use super::plan::Plan;
use crate::domain::Decimal;
use crate::present::{Counted, Lever, PlanDraft, weight_taken};
use crate::text::{self, labels};
use crate::ui::field::Steady;
use leptos::prelude::*;

/// Every component, group by group.
#[component]
pub(super) fn Levers(plan: Plan) -> impl IntoView {
    let movable = plan.part(|shown| shown.levers.iter().any(|lever| lever.counts.is_ok()));
    let codes = plan.part(|shown| shown.levers.iter().map(|lever| lever.code.clone()).collect::<Vec<_>>());
    view! {
        <section class="levers" aria-labelledby="levers-title">
            <h2 class="block-title" id="levers-title">{labels::LEVERS_TITLE}</h2>
            <Show when=move || movable.get() fallback=|| view! { <p class="note">{labels::SCENARIO_NO_COUNTS}</p> }>
                <p class="table-caption">{labels::LEVERS_HINT}</p>
            </Show>
            <ul>
                <For each=move || codes.get() key=Clone::clone let:code>
                    <Row plan code/>
                </For>
            </ul>
        </section>
    }
}

#[component]
fn Row(plan: Plan, code: String) -> impl IntoView {
    let wanted = code.clone();
    let lever = plan.part(move |shown| shown.levers.iter().find(|lever| lever.code == wanted).cloned());
    let free = Memo::new(move |_| lever.with(|lever| lever.as_ref().is_some_and(|lever| lever.counts.is_ok())));
    view! {
        <li class="lever">
            {move || lever.with(|lever| lever.as_ref().map(told))}
            <Show when=move || free.get()>
                <Control plan code=code.clone() lever/>
            </Show>
        </li>
    }
}

/// Name and points, and why it stays as it is.
fn told(lever: &Lever) -> AnyView {
    let fixed = lever.counts.as_ref().err();
    view! {
        <div class="lever-name">
            <span class="lever-group">{lever.group.clone()}</span>
            <span>{lever.name.clone()}</span>
        </div>
        <p class="lever-points">
            {labels::lever_points(&lever.points, &lever.then, &lever.max)}" "<strong class="good">{lever.gain.clone()}</strong>
        </p>
        {fixed.map(|why| view! { <p class="lever-fixed">{labels::named(labels::LEVER_FIXED, why)}</p> })}
    }
    .into_any()
}

/// Slider, number field, lock and weight.
#[component]
fn Control(plan: Plan, code: String, lever: Memo<Option<Lever>>) -> impl IntoView {
    let draft = plan.draft;
    let code = StoredValue::new(code);
    let counts = Memo::new(move |_| lever.with(|lever| lever.as_ref().and_then(|lever| lever.counts.clone().ok())));
    let counted = move |part: fn(&Counted) -> i64| counts.get().as_ref().map_or(0, part);
    // What was set by hand stands at once; what the plan makes of the others stands when it is answered.
    let to = Memo::new(move |_| {
        let by_hand = draft.with(|draft| code.with_value(|code| draft.numerators.get(code).copied()));
        let known = plan
            .with(|shown| shown.and_then(|shown| code.with_value(|code| shown.draft.numerators.get(code).copied())));
        let answered = |counts: Counted| if by_hand == known { counts.to } else { by_hand.unwrap_or(counts.now) };
        counts.get().map_or(0, answered)
    });
    let words = lever.with_untracked(|lever| lever.as_ref().map(|lever| lever.name.clone()).unwrap_or_default());
    let name = |what: &'static str| labels::lever_of(what, &words);
    // A field that goes while something is typed in it says so when nothing is left of it: that is dropped.
    let change = move |change: &dyn Fn(&mut PlanDraft, &str)| {
        if let Some(code) = code.try_get_value() {
            draft.update(|draft| change(draft, &code));
        }
    };
    // What is said of what was typed last and not taken as it is; of a numerator, for as long as it stays what was made of it.
    let limited = RwSignal::new((None, String::new()));
    let set = move |typed: String| {
        let Some(counts) = counts.try_get_untracked().flatten() else { return };
        let (taken, words) = counts.taken(text::parse_value(&typed, "").ok().and_then(Decimal::as_whole));
        let _ = limited.try_set((Some(taken.unwrap_or(counts.to)), words));
        if let Some(taken) = taken {
            change(&|draft, code| draft.set_numerator(code, counts.now, taken));
        }
    };
    let weigh = move |typed: String| {
        let (taken, words) = weight_taken(&typed);
        let _ = limited.try_set((None, words.to_owned()));
        if let Some(taken) = taken {
            change(&|draft, code| draft.weigh(code, taken));
        }
    };
    let told = move || limited.with(|(at, words)| at.is_none_or(|at| to.get() == at).then(|| words.clone()));
    let locked = move || draft.with(|draft| code.with_value(|code| draft.locked.contains(code)));
    let past = move || locked() && lever.with(|l| l.as_ref().is_some_and(|l| l.past));
    let reset = move |_| draft.update(|draft| code.with_value(|code| draft.reset(code)));
    let by_hand = move || counts.get().is_some_and(|c| c.by_hand);
    let weight =
        move || draft.with(|draft| code.with_value(|code| draft.weights.get(code).copied())).unwrap_or(1).to_string();
    let weight_now = move || {
        let of = |draft: &PlanDraft| code.try_with_value(|code| draft.weights.get(code).copied()).flatten();
        draft.try_with_untracked(of).flatten().unwrap_or(1).to_string()
    };
    let number = |value: i64| text::decimal(Decimal::whole(value));
    let count = Steady::new(move || Some(number(to.get())));
    let spoken = move || labels::of_whole(&number(to.get()), &number(counted(|c| c.of)));
    let bounds = move || {
        let more = lever.with(|l| l.as_ref().map(|l| l.more.clone()).unwrap_or_default());
        let (now, of, enough) = (counted(|c| c.now), counted(|c| c.of), counted(|c| c.enough));
        labels::lever_bounds(&number(now), &number(of), &more, &number(enough))
    };
    view! {
        <div class="lever-control">
            <input
                type="range" min="0" max=move || counted(|c| c.of).to_string() step="1"
                aria-label=name(labels::METRIC_NUMERATOR) aria-valuetext=spoken
                prop:value=move || to.get().to_string()
                on:input:target=move |event| set(event.target().value())
            />
            <input
                type="text" class="lever-count" inputmode="numeric" autocomplete="off"
                aria-label=name(labels::METRIC_NUMERATOR)
                prop:value=count.value
                on:focus=move |_| count.look()
                on:blur=move |_| count.look()
                on:change:target=move |event| {
                    set(event.target().value());
                    if let Some(to) = to.try_get_untracked() {
                        event.target().set_value(&number(to));
                    }
                }
            />
            <span class="lever-bounds lever-limited" role="status">{told}</span>
            <span class="lever-bounds">{bounds}</span>
            <label class="lever-lock">
                <input type="checkbox" aria-label=name(labels::LEVER_LOCK) prop:checked=locked
                    on:change:target=move |event| change(&|draft, code| draft.lock(code, event.target().checked()))/>
                {labels::LEVER_LOCK}
            </label>
            <label class="lever-weight">
                {labels::LEVER_WEIGHT}
                <input type="text" inputmode="numeric" autocomplete="off" aria-label=name(labels::LEVER_WEIGHT)
                    prop:value=weight
                    on:change:target=move |event| {
                        // What is no whole number changes nothing, and is put back.
                        weigh(event.target().value());
                        event.target().set_value(&weight_now());
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
