//! The page shown: heading, lead and blocks.

use super::blocks::{self, Depth};
use super::compared::{PeriodsPage, ScenarioPage, UnitsPage};
use super::dossiers::CountedPanels;
use super::filters::Filters;
use super::later::Later;
use super::next_steps::NextSteps;
use super::publish::PublishPage;
use super::route;
use super::session::{Session, session};
use super::sources::LoadedReports;
use crate::platform::focus;
use crate::present::{Block, Level, Page, PageId};
use crate::text::{correcting, ui as sentences};
use leptos::prelude::*;

/// Blocks drawn at once when a page is opened, and how many follow at a time: a long page answers before all of it stands.
const FIRST: usize = 12;
const MORE: usize = 3;

/// The page that the address names, redrawn block by block when its content changes.
#[component]
pub(super) fn CurrentPage() -> impl IntoView {
    let session = session();
    let chosen = move |id: PageId| move || session.route.get() == id;
    // The page's heading stands at once; its blocks when they are there.
    let there = Memo::new(move |_| page_of(session, |page| page.blocks.len()));
    let page = Memo::new(move |_| (session.route.get(), there.get().unwrap_or_default()));
    let drawn = RwSignal::new((PageId::Overview, FIRST));
    let number = move |id: PageId| Some(drawn.get()).filter(|(of, _)| *of == id).map_or(FIRST, |(_, number)| number);
    let keys = move || {
        page_of(session, |page| block_keys(page).into_iter().take(number(page.id)).collect::<Vec<_>>())
            .unwrap_or_default()
    };
    let busy =
        Memo::new(move |_| session.is_behind() || there.get().is_none() || page.with(|(id, all)| *all > number(*id)));
    Effect::new(move |_| {
        let (id, all) = page.get();
        let number = number(id);
        if number < all {
            focus::after(0, move || {
                // All of this is gone when the user went to the review meanwhile.
                if page.try_get_untracked().is_some_and(|(now, _)| now == id) {
                    drawn.try_set((id, number + MORE));
                }
            });
        }
    });
    view! {
        <article class="page" aria-busy=move || busy.get().to_string()>
            <header class="page-head">
                <h1 id=route::HEADING tabindex="-1">{move || session.route.get().words().title}</h1>
                <p class="page-lead">{move || session.route.get().words().lead}</p>
            </header>
            <Filters/>
            <Show when=chosen(PageId::Overview)>
                <Later><NextSteps/></Later>
            </Show>
            <JumpList all=move || drawn.set((session.route.get_untracked(), usize::MAX))/>
            <Show when=chosen(PageId::Sources)>
                <LoadedReports/>
                <Later><CountedPanels/></Later>
            </Show>
            <Show when=move || session.route.get() == PageId::Findings && session.outline.with(|o| o.rivals_open)>
                <p>
                    <button type="button" class="button" on:click=move |_| session.review.show_rivals(session)>
                        {correcting::CHOOSE_RIVALS}
                    </button>
                </p>
            </Show>
            <Show when=chosen(PageId::Units)>
                <UnitsPage/>
            </Show>
            <Show when=chosen(PageId::Periods)>
                <PeriodsPage/>
            </Show>
            <Show when=chosen(PageId::Scenario)>
                <ScenarioPage/>
            </Show>
            <Show when=chosen(PageId::Publish)>
                <PublishPage/>
            </Show>
            <For each=keys key=Clone::clone let:key>
                {
                    let (index, depth) = (key.1, key.2);
                    let block = Memo::new(move |_| page_of(session, |page| page.blocks.get(index).cloned()).flatten());
                    blocks::block(block, index, depth)
                }
            </For>
        </article>
    }
}

/// Reads the page that the address names, within its view; `None` while it is waited for.
fn page_of<T>(session: Session, read: impl FnOnce(&Page) -> T) -> Option<T> {
    let id = session.route.get();
    session.with_shown(|shown| shown.map(|shown| &shown.page).filter(|page| page.id == id).map(read))
}

/// Goes to a report's part of the page, where there are several.
#[component]
fn JumpList(
    /// Has the whole page drawn.
    all: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let session = session();
    let reports = Memo::new(move |_| page_of(session, report_headings).unwrap_or_default());
    let entry = move |(index, short, title): (usize, String, String)| {
        let jump = move |_| {
            all();
            focus::after_update(move || focus::go_to(&blocks::heading_id(index)));
        };
        view! { <li><button type="button" class="jump" title=title on:click=jump>{short}</button></li> }
    };
    let list = move || (reports.read().len() > 1).then(|| reports.get().into_iter().map(entry).collect_view());
    move || {
        list().map(|entries| {
            view! {
                <div class="jumps" role="group" aria-label=sentences::JUMP_LABEL>
                    <span class="jumps-label" aria-hidden="true">{sentences::JUMP_LABEL}</span>
                    <ul>{entries}</ul>
                </div>
            }
        })
    }
}

/// Position, few words and words of the headings that begin a report.
fn report_headings(page: &Page) -> Vec<(usize, String, String)> {
    let blocks = page.blocks.iter().enumerate();
    let title = |(index, block): (usize, &Block)| match block {
        Block::Heading { level: Level::Report, text, short, .. } => Some((index, short.clone(), text.clone())),
        _ => None,
    };
    blocks.filter_map(title).collect()
}

/// A block's identity: page, position, depth, kind and id. A block that keeps it is changed in place, so that a slider being
/// dragged, a chosen order or a search survives what it causes.
fn block_keys(page: &Page) -> Vec<(PageId, usize, Depth, String)> {
    let name = |block: &Block| match block {
        Block::Heading { level, text, .. } => format!("heading {level:?} {text}"),
        Block::Tiles(_) => "tiles".to_owned(),
        Block::Table(sheet) => format!("table {}", sheet.id),
        Block::Chart(figure) => format!("chart {}", figure.spec.id),
        Block::Findings(_) => "findings".to_owned(),
        Block::ThresholdControl(_) => "threshold".to_owned(),
        Block::Note(_) | Block::Hint(_) => "note".to_owned(),
        Block::Empty(_) => "empty".to_owned(),
    };
    let first = page.blocks.iter().position(|block| matches!(block, Block::Heading { .. })).unwrap_or(usize::MAX);
    let depth = |index| if index < first { Depth::Page } else { Depth::Report };
    page.blocks.iter().enumerate().map(|(i, block)| (page.id, i, depth(i), name(block))).collect()
}
