//! Counts of lists of dossiers on the page of sources: the period, the figures by each dimension, the account of the rows.

use super::afresh::{Afresh, AfreshDialog, make_afresh};
use super::teach::Teach;
use crate::domain::{SourceId, Span};
use crate::engine::{ShowCounted, ShowGroups, WishOf};
use crate::platform::files;
use crate::present::{Sheet, quality_sheet};
use crate::text::{self, importing as sentences};
use crate::ui::asking::follow;
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
        session.outline.with(|outline| {
            let counted = outline.loaded.iter().filter(|loaded| loaded.counted);
            counted.map(|loaded| loaded.source).collect::<Vec<_>>()
        })
    });
    view! {
        <For each=move || counted.get() key=|source| *source let:source>
            <Panel session source/>
        </For>
        <AfreshDialog/>
    }
}

#[component]
fn Panel(session: Session, source: SourceId) -> impl IntoView {
    let shown = follow(session, move || Some(ShowCounted { source }));
    let shown = Memo::new(move |_| shown.with(|shown| shown.cloned().flatten()));
    let counted = Memo::new(move |_| shown.with(|s| s.as_ref().map(|s| s.counted.clone())));
    let dimensions = Memo::new(move |_| shown.with(|s| s.as_ref().map(|s| s.dimensions.clone()).unwrap_or_default()));
    let spans = Memo::new(move |_| shown.with(|s| s.as_ref().map(|s| s.spans.clone()).unwrap_or_default()));
    let name = session.outline.with_untracked(|o| o.source(source).map(|s| s.name.clone())).unwrap_or_default();
    let label = name.clone();
    let by = RwSignal::new("agency".to_owned());
    let chosen = Memo::new(move |_| {
        let wanted = by.get();
        dimensions.with(|known| {
            known.iter().find(|(id, _)| *id == wanted).or(known.first()).map(|(id, _)| id.clone()).unwrap_or_default()
        })
    });
    let save = move |_| {
        let span = counted.with_untracked(|c| c.as_ref().map(|c| text::span(c.span))).unwrap_or_default();
        files::spawn(async move {
            let cube = super::cube_of(session, source).await;
            if let Some(content) = cube.and_then(|(_, cube)| cube.content()) {
                let name = text::exporting::file_name(&span, "so-dem", "thuocdo-cube.json");
                files::download_content(&name, &content, "application/json");
            }
        });
    };
    view! {
        <section class="counted" aria-label=label>
            <header class="counted-head">
                <h2>{sentences::DRILL_TITLE}" «"{name}"»"</h2>
                <div class="counted-tools">
                    <PeriodChoice session source counted spans/>
                    <DimensionChoice dimensions by chosen/>
                    <button type="button" class="button" on:click=save>
                        <Icon name=Name::Save/>
                        {sentences::SAVE_COUNTS}
                    </button>
                </div>
            </header>
            {move || view! { <Groups session source by=chosen.get()/> }}
            <Quality counted/>
            <Teach session source counted/>
        </section>
    }
}

/// The figures by one dimension; a name and a count open the dossiers behind them.
#[component]
fn Groups(session: Session, source: SourceId, by: String) -> impl IntoView {
    let dimension = by.clone();
    let groups = follow(session, move || Some(ShowGroups { source, by: dimension.clone() }));
    let sheet = Memo::new(move |_| groups.with(|sheet| sheet.cloned()).unwrap_or_else(Sheet::nothing));
    if Wish::opens(&by) {
        provide_context(Opener::new(move |cell| {
            let question = WishOf { source, by: by.clone(), cell };
            files::spawn(async move {
                if let Some(wish) = session.ask(question).await.flatten() {
                    session.dossiers.wish.set(Some(wish));
                }
            });
        }));
    }
    blocks::long_table(sheet)
}

#[component]
fn PeriodChoice(
    session: Session,
    source: SourceId,
    counted: Memo<Option<Counted>>,
    spans: Memo<Vec<Span>>,
) -> impl IntoView {
    let choose = move |event| {
        let at = event_target_value(&event).parse().unwrap_or(usize::MAX);
        if let Some(span) = spans.read_untracked().get(at) {
            make_afresh(session, source, Afresh::Over(*span));
        }
    };
    let periods = session.dossiers.periods;
    let own = Memo::new(move |_| counted.with(|c| c.as_ref().map(|c| c.span)));
    // The period asked for, until it is known to be in force.
    let shown = Memo::new(move |_| periods.asked(source).or(own.get()));
    Effect::new(move |_| {
        if own.get() == periods.asked(source) {
            periods.settle(source);
        }
    });
    let option = move |(at, span): (usize, Span)| {
        let name = text::sentence(&text::span(span));
        view! { <option value=at.to_string() prop:selected=move || shown.get() == Some(span)>{name}</option> }
    };
    view! {
        <label class="counted-choice">
            <span>{sentences::PERIOD}</span>
            <select on:change=choose>{move || spans.get().into_iter().enumerate().map(option).collect_view()}</select>
        </label>
    }
}

#[component]
fn DimensionChoice(
    dimensions: Memo<Vec<(String, String)>>,
    by: RwSignal<String>,
    chosen: Memo<String>,
) -> impl IntoView {
    let option = move |(id, name): (String, String)| {
        let value = id.clone();
        view! { <option value=value selected=move || chosen.read() == id>{name}</option> }
    };
    view! {
        <label class="counted-choice">
            <span>{sentences::GROUP_BY}</span>
            <select on:change=move |event| by.set(event_target_value(&event))>
                {move || dimensions.get().into_iter().map(option).collect_view()}
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
