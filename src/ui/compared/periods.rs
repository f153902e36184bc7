//! So sánh kỳ: one unit through its periods, all units in two of them, the main figures of reports.

use super::controls::OwnPicker;
use super::panel::BlockList;
use super::undated::UndatedFiles;
use super::{narrowing, own, today};
use crate::engine::{PeriodsBar, PeriodsShown, ShowPeriods};
use crate::present::{PageId, period_keys as keys};
use crate::text::labels;
use crate::ui::asking::{Asked, follow};
use crate::ui::session::session;
use leptos::prelude::*;

/// The page below its heading.
#[component]
pub(in crate::ui) fn PeriodsPage() -> impl IntoView {
    let session = session();
    let narrowing = narrowing(session);
    let shown = follow(session, move || {
        Some(ShowPeriods {
            own: own(session, PageId::Periods, &[keys::UNIT, keys::KIND, keys::MEASURE, keys::FROM, keys::TO])?,
            view: session.applied.get(),
            narrowing: narrowing.get(),
            unit: session.applied_anywhere().unit,
            today: today(),
        })
    });
    let there = shown.part(|shown| shown.bar.is_some());
    let note = move || {
        let (bar, figures) = shown.with(|shown| shown.map(|shown| (shown.bar.is_some(), !shown.figures.is_empty())))?;
        match (bar, figures) {
            (false, false) => Some(view! { <p class="empty">{labels::PERIODS_EMPTY}</p> }),
            (true, false) => Some(view! { <p class="note">{labels::PERIODS_FIGURES_ONE}</p> }),
            (_, true) => None,
        }
    };
    view! {
        <UndatedFiles/>
        <Show when=move || there.get()>
            <Toolbar shown/>
        </Show>
        <BlockList blocks=shown.part(|shown| shown.index.clone())/>
        <BlockList blocks=shown.part(|shown| shown.figures.clone())/>
        {note}
    }
}

/// Unit, kind of period, what is followed, and the two periods.
#[component]
fn Toolbar(shown: Asked<PeriodsShown>) -> impl IntoView {
    let list = move |part: fn(&PeriodsBar) -> Vec<crate::present::Named>| {
        shown.part(move |shown| shown.bar.as_ref().map(part).unwrap_or_default())
    };
    let code = move |part: fn(&PeriodsBar) -> String| {
        shown.part(move |shown| shown.bar.as_ref().map(part).unwrap_or_default())
    };
    let from = |bar: &PeriodsBar| bar.pair.as_ref().map(|(from, _)| from.clone()).unwrap_or_default();
    let to = |bar: &PeriodsBar| bar.pair.as_ref().map(|(_, to)| to.clone()).unwrap_or_default();
    let several = shown.part(|shown| shown.bar.as_ref().is_some_and(|bar| bar.pair.is_some()));
    let kinds = shown.part(|shown| shown.bar.as_ref().is_some_and(|bar| bar.kinds.len() > 1));
    view! {
        <div class="pickers">
            <OwnPicker label=labels::PERIODS_UNIT choices=list(|b| b.units.clone()) chosen=code(|b| b.unit.clone()) key=keys::UNIT/>
            <Show when=move || kinds.get()>
                <OwnPicker label=labels::PERIOD_KIND choices=list(|b| b.kinds.clone()) chosen=code(|b| b.kind.clone()) key=keys::KIND/>
            </Show>
            <OwnPicker label=labels::PERIODS_MEASURE choices=list(|b| b.measures.clone()) chosen=code(|b| b.measure.clone()) key=keys::MEASURE/>
            <Show when=move || several.get()>
                <OwnPicker label=labels::PERIOD_FROM choices=list(|b| b.periods.clone()) chosen=code(from) key=keys::FROM/>
                <OwnPicker label=labels::PERIOD_TO choices=list(|b| b.periods.clone()) chosen=code(to) key=keys::TO/>
            </Show>
        </div>
    }
}
