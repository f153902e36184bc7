//! Counts of lists of dossiers on the page of sources: the period, the figures by each dimension, the account of the rows.

use super::change_period;
use super::teach::Teach;
use crate::domain::SourceId;
use crate::platform::files;
use crate::present::{Sheet, dimensions, group_sheet, quality_sheet};
use crate::text::{self, importing as sentences};
use crate::ui::blocks::{self, Opener};
use crate::ui::icon::{Icon, Name};
use crate::ui::session::{Session, session};
use crate::workspace::dossiers::{Counted, Wish};
use leptos::prelude::*;

/// A panel for each source that was counted.
#[component]
pub(in crate::ui) fn CountedPanels() -> impl IntoView {
    let session = session();
    let counted = Memo::new(move |_| {
        session.workspace.with(|w| {
            let sources = w.sources().iter().filter(|source| source.dossiers.is_some());
            sources.map(|source| source.extraction.report.source).collect::<Vec<_>>()
        })
    });
    view! {
        <For each=move || counted.get() key=|source| *source let:source>
            <Panel session source/>
        </For>
    }
}

#[component]
fn Panel(session: Session, source: SourceId) -> impl IntoView {
    let counted = Memo::new(move |_| session.workspace.with(|w| w.source(source).and_then(|s| s.dossiers.clone())));
    let name =
        session.workspace.with_untracked(|w| w.source(source).map(|s| s.document.name.clone())).unwrap_or_default();
    let of = move |by: &dyn Fn(&Counted) -> String| counted.with(|c| c.as_ref().map(by)).unwrap_or_default();
    let label = name.clone();
    let by = RwSignal::new("agency".to_owned());
    let chosen = Memo::new(move |_| {
        let known = counted.with(|c| c.as_ref().map(dimensions).unwrap_or_default());
        let wanted = by.get();
        known.iter().find(|(id, _)| *id == wanted).or(known.first()).map(|(id, _)| id.clone()).unwrap_or_default()
    });
    let save = move |_| {
        let cube = of(&|c| c.cube.clone());
        files::download(
            &text::exporting::file_name(&of(&|c| text::span(c.span)), "so-dem", "thuocdo-cube.json"),
            &cube,
        );
    };
    view! {
        <section class="counted" aria-label=label>
            <header class="counted-head">
                <h2>{sentences::DRILL_TITLE}" «"{name}"»"</h2>
                <div class="counted-tools">
                    <PeriodChoice session source counted/>
                    <DimensionChoice counted by chosen/>
                    <button type="button" class="button" on:click=save>
                        <Icon name=Name::Save/>
                        {sentences::SAVE_COUNTS}
                    </button>
                </div>
            </header>
            {move || view! { <Groups session source counted by=chosen.get()/> }}
            <Quality counted/>
            <Teach session source counted/>
        </section>
    }
}

/// The figures by one dimension; a name opens the dossiers behind them.
#[component]
fn Groups(session: Session, source: SourceId, counted: Memo<Option<Counted>>, by: String) -> impl IntoView {
    let dimension = by.clone();
    let sheet = Memo::new(move |_| {
        counted.with(|c| c.as_ref().map(|c| group_sheet(c, &dimension))).unwrap_or_else(Sheet::nothing)
    });
    if Wish::opens(&by) {
        provide_context(Opener::new(move |row| {
            let wish = counted.with_untracked(|c| Wish::of_group(source, c.as_ref()?, &by, row));
            if let Some(wish) = wish {
                session.dossiers.wish.set(Some(wish));
            }
        }));
    }
    blocks::long_table(sheet)
}

#[component]
fn PeriodChoice(session: Session, source: SourceId, counted: Memo<Option<Counted>>) -> impl IntoView {
    let spans = Memo::new(move |_| {
        counted.with(|c| {
            let mut spans = c.as_ref().map(Counted::spans).unwrap_or_default();
            if let Some(own) = c.as_ref().map(|c| c.span).filter(|own| !spans.contains(own)) {
                spans.insert(0, own);
            }
            spans
        })
    });
    let choose = move |event| {
        let at = event_target_value(&event).parse().unwrap_or(usize::MAX);
        if let Some(span) = spans.read_untracked().get(at) {
            change_period(session, source, *span);
        }
    };
    let own = Memo::new(move |_| counted.with(|c| c.as_ref().map(|c| c.span)));
    let option = move |(at, span): (usize, crate::domain::Span)| {
        let name = text::sentence(&text::span(span));
        view! { <option value=at.to_string() selected=move || own.get() == Some(span)>{name}</option> }
    };
    view! {
        <label class="counted-choice">
            <span>{sentences::PERIOD}</span>
            <select on:change=choose>{move || spans.get().into_iter().enumerate().map(option).collect_view()}</select>
        </label>
    }
}

#[component]
fn DimensionChoice(counted: Memo<Option<Counted>>, by: RwSignal<String>, chosen: Memo<String>) -> impl IntoView {
    let known = Memo::new(move |_| counted.with(|c| c.as_ref().map(dimensions).unwrap_or_default()));
    let option = move |(id, name): (String, &'static str)| {
        let value = id.clone();
        view! { <option value=value selected=move || chosen.read() == id>{name}</option> }
    };
    view! {
        <label class="counted-choice">
            <span>{sentences::GROUP_BY}</span>
            <select on:change=move |event| by.set(event_target_value(&event))>
                {move || known.get().into_iter().map(option).collect_view()}
            </select>
        </label>
    }
}

/// The account of every file.
#[component]
fn Quality(counted: Memo<Option<Counted>>) -> impl IntoView {
    let files = Memo::new(move |_| counted.with(|c| c.as_ref().map(|c| c.files.clone()).unwrap_or_default()));
    let shared = move || counted.with(|c| c.as_ref().and_then(|c| c.shared)).filter(|shared| *shared > 0);
    let table = |(index, file)| {
        let sheet = quality_sheet(&file, index);
        blocks::plain_table(Memo::new(move |_| sheet.clone()))
    };
    view! {
        <details class="quality" open>
            <summary>{sentences::PANEL_QUALITY}</summary>
            {move || shared().map(|shared| view! { <p>{sentences::SHARED}": "{sentences::on_rows(shared)}</p> })}
            {move || files.get().into_iter().enumerate().map(table).collect_view()}
        </details>
    }
}
