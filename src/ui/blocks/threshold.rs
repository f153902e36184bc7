//! The thresholds of the full-online rate, one for departments and one for localities.

use crate::domain::Decimal;
use crate::engine::SetThresholds;
use crate::platform::files;
use crate::present::Thresholds;
use crate::text::{self, words};
use crate::ui::session::session;
use leptos::prelude::*;

/// Two sliders, each with a number field; the verdicts on the page follow at once.
#[component]
pub(super) fn ThresholdControl() -> impl IntoView {
    let session = session();
    // What is being set stands at once; while it is on its way nothing else is sent, and the last of what is set meanwhile follows.
    let own = RwSignal::new(None::<Thresholds>);
    let current = Memo::new(move |_| own.get().unwrap_or_else(|| session.outline.with(|o| o.thresholds)));
    let set = move |thresholds: Thresholds| {
        // A field that goes while something is typed in it says so when nothing is left of it: that is dropped.
        if own.try_get_untracked() != Some(None) {
            own.try_set(Some(thresholds));
            return;
        }
        own.set(Some(thresholds));
        files::spawn(async move {
            while let Some(Some(thresholds)) = own.try_get_untracked() {
                session.ask(SetThresholds { thresholds }).await;
                if own.try_get_untracked() == Some(Some(thresholds)) {
                    own.try_set(None);
                }
            }
        });
    };
    let change = move |change: fn(&mut Thresholds, Decimal), value: Decimal| {
        if let Some(mut thresholds) = current.try_get_untracked() {
            change(&mut thresholds, value);
            set(thresholds);
        }
    };
    let departments = move |value| change(|thresholds, value| thresholds.departments = value, value);
    let localities = move |value| change(|thresholds, value| thresholds.localities = value, value);
    // The fields are made anew: a value that was refused stands in them only, and the one that counts may not change.
    let resets = RwSignal::new(());
    let reset = move |_| {
        set(Thresholds::default());
        resets.set(());
    };
    view! {
        <fieldset class="thresholds">
            <legend>{words::THRESHOLDS_TITLE}</legend>
            {move || {
                resets.track();
                view! {
                    <Setting label=words::THRESHOLD_DEPARTMENTS value=Signal::derive(move || current.get().departments) set=departments/>
                    <Setting label=words::THRESHOLD_LOCALITIES value=Signal::derive(move || current.get().localities) set=localities/>
                }
            }}
            <button type="button" class="button" on:click=reset>
                {words::RESET_THRESHOLDS}
            </button>
            <p class="thresholds-hint">{words::THRESHOLD_HINT}</p>
        </fieldset>
    }
}

#[component]
fn Setting(
    label: &'static str,
    value: Signal<Decimal>,
    set: impl Fn(Decimal) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let invalid = RwSignal::new(false);
    let change = move |percent: Option<Decimal>| {
        let percent = percent.filter(|p| *p >= Decimal::ZERO && *p <= Decimal::whole(100));
        invalid.try_set(percent.is_none());
        if let Some(percent) = percent {
            set(percent);
        }
    };
    view! {
        <div class="setting" role="group" aria-label=label>
            <span class="setting-label">{label}</span>
            <input
                type="range" min="0" max="100" step="1" aria-label=label
                prop:value=move || value.get().to_string()
                on:input:target=move |event| change(Decimal::parse_plain(&event.target().value()))
            />
            <span class="setting-number">
                <input
                    type="text" inputmode="decimal" autocomplete="off" aria-label=label
                    aria-invalid=move || invalid.get().to_string()
                    prop:value=move || text::decimal(value.get())
                    on:change:target=move |event| change(text::parse_value(&event.target().value(), words::PERCENT_SIGN).ok())
                />
                <span aria-hidden="true">{words::PERCENT_SIGN}</span>
            </span>
            <p class="setting-error" role="status">{move || invalid.get().then_some(words::THRESHOLD_INVALID)}</p>
        </div>
    }
}
