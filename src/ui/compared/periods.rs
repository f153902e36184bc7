//! So sánh kỳ: one unit through its periods, all units in two of them, the main figures of reports.

use super::controls::Picker;
use super::panel::BlockList;
use super::undated::UndatedFiles;
use super::{choose, narrowing, today};
use crate::present::{
    self, Block, Level, Named, PeriodsChoice, PeriodsFrame, measure_code, named_measures, period_keys as keys,
};
use crate::text::labels;
use crate::ui::session::{Session, session};
use leptos::prelude::*;

/// The page below its heading.
#[component]
pub(in crate::ui) fn PeriodsPage() -> impl IntoView {
    let session = session();
    let narrowing = narrowing(session);
    let choice = Memo::new(move |_| {
        let own = session.own.with(PeriodsChoice::read);
        PeriodsChoice { unit: own.unit.or_else(|| session.applied_anywhere().unit), ..own }
    });
    let frame = Memo::new(move |_| {
        session.workspace.with(|w| present::periods_frame(&w.analysis().assessed, &narrowing.get(), &choice.get()))
    });
    let index = Memo::new(move |_| index_blocks(session, frame));
    let figures = Memo::new(move |_| figure_blocks(session));
    let there = Memo::new(move |_| frame.with(Option::is_some));
    let nothing = move || !there.get() && figures.with(Vec::is_empty);
    view! {
        <UndatedFiles/>
        <Show when=move || there.get()>
            <Toolbar frame/>
        </Show>
        <BlockList blocks=index/>
        <BlockList blocks=figures/>
        <Show when=nothing>
            <p class="empty">{labels::PERIODS_EMPTY}</p>
        </Show>
        <Show when=move || there.get() && figures.with(Vec::is_empty)>
            <p class="note">{labels::PERIODS_FIGURES_ONE}</p>
        </Show>
    }
}

/// The course of the unit, then the two periods chosen.
fn index_blocks(session: Session, frame: Memo<Option<PeriodsFrame>>) -> Vec<Block> {
    frame.with(|frame| {
        let Some(frame) = frame.as_ref() else { return Vec::new() };
        session.workspace.with(|w| {
            let (all, today) = (&w.analysis().assessed, today());
            let mut blocks = present::course_blocks(all, frame, today);
            blocks.extend(present::pair_block(all, frame, today));
            blocks.extend(present::moves_blocks(all, frame, today));
            if !blocks.is_empty() {
                let text = labels::PERIODS_INDEX_HEADING.to_owned();
                let detail = frame.units.iter().find(|unit| unit.code == frame.unit).map(|unit| unit.label.clone());
                let detail = detail.unwrap_or_default();
                blocks.insert(0, Block::Heading { level: Level::Report, short: text.clone(), text, detail });
            }
            blocks
        })
    })
}

fn figure_blocks(session: Session) -> Vec<Block> {
    session.with_subject(|subject| present::report_figures(subject, today()))
}

/// Unit, kind of period, what is followed, and the two periods.
#[component]
fn Toolbar(frame: Memo<Option<PeriodsFrame>>) -> impl IntoView {
    let session = session();
    let list = move |part: fn(&PeriodsFrame) -> Vec<Named>| {
        Signal::derive(move || frame.with(|f| f.as_ref().map(part).unwrap_or_default()))
    };
    let code = move |part: fn(&PeriodsFrame) -> String| {
        Signal::derive(move || frame.with(|f| f.as_ref().map(part).unwrap_or_default()))
    };
    let period = move |first: bool| {
        Signal::derive(move || {
            frame
                .with(|frame| {
                    let frame = frame.as_ref()?;
                    let at = frame.pair.map(|(from, to)| if first { from } else { to })?;
                    let place = frame.course.iter().position(|other| *other == at)?;
                    frame.periods.get(place).map(|period| period.code.clone())
                })
                .unwrap_or_default()
        })
    };
    let measures = Signal::derive(move || {
        let set = session.workspace.with(|w| {
            let at = frame.with(|f| f.as_ref().and_then(|f| f.course.last().copied()))?;
            w.analysis().assessed.get(at).map(|of| of.observation.set.clone())
        });
        let set = set.unwrap_or_default();
        frame.with(|f| f.as_ref().map(|f| named_measures(&set, &f.measures)).unwrap_or_default())
    });
    let several = move || frame.with(|f| f.as_ref().is_some_and(|f| f.pair.is_some()));
    let kinds = move || frame.with(|f| f.as_ref().is_some_and(|f| f.kinds.len() > 1));
    view! {
        <div class="pickers">
            <Picker label=labels::PERIODS_UNIT choices=list(|f| f.units.clone()) chosen=code(|f| f.unit.clone()) choose=move |v| choose(session, keys::UNIT, v)/>
            <Show when=kinds>
                <Picker label=labels::PERIOD_KIND choices=list(|f| f.kinds.clone()) chosen=code(|f| f.kind.clone()) choose=move |v| choose(session, keys::KIND, v)/>
            </Show>
            <Picker label=labels::MEASURE choices=measures chosen=code(|f| measure_code(&f.measure)) choose=move |v| choose(session, keys::MEASURE, v)/>
            <Show when=several>
                <Picker label=labels::PERIOD_FROM choices=list(|f| f.periods.clone()) chosen=period(true) choose=move |v| choose(session, keys::FROM, v)/>
                <Picker label=labels::PERIOD_TO choices=list(|f| f.periods.clone()) chosen=period(false) choose=move |v| choose(session, keys::TO, v)/>
            </Show>
        </div>
    }
}
