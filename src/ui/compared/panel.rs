//! One unit in full, under the ranking.

use super::controls::Picker;
use super::units::PANEL;
use super::{choose, today};
use crate::platform::location;
use crate::present::{
    self, Block, Named, PageId, Ranked, Standings, UnitPanel, UnitsChoice, UnitsFrame, unit_keys as keys,
};
use crate::text::labels;
use crate::ui::blocks::{self, Depth};
use crate::ui::session::session;
use leptos::prelude::*;
use std::sync::Arc;

/// The panel of the unit chosen.
#[component]
pub(super) fn Panel(
    frame: Memo<Option<UnitsFrame>>,
    standings: Memo<Arc<Standings>>,
    choice: Memo<UnitsChoice>,
    unit: Memo<Option<String>>,
    /// The unit whose blocks are drawn: the chosen one, a frame later.
    shown: Memo<Option<String>>,
    close: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let session = session();
    let against = Memo::new(move |_| choice.with(|choice| choice.against.clone()));
    let panel = Memo::new(move |_| {
        let key = shown.get()?;
        frame.with(|frame| {
            let frame = frame.as_ref()?;
            session.workspace.with(|w| {
                let of = Ranked { all: &w.analysis().assessed, measure: &frame.measure, ranking: &frame.ranking };
                standings.with(|s| present::panel(&of, s, &key, against.get().as_deref(), today()))
            })
        })
    });
    let busy = Memo::new(move |_| shown.with(|shown| unit.with(|unit| shown != unit)));
    let named = move || {
        frame.with(|f| {
            unit.with(|key| Some(f.as_ref()?.units.iter().find(|u| Some(&u.code) == key.as_ref())?.label.clone()))
        })
    };
    let name = move || if busy.get() { named() } else { panel.with(|p| p.as_ref().map(|p| p.name.clone())) };
    let detail = move || panel.with(|p| p.as_ref().filter(|_| !busy.get()).map(|p| p.detail.clone()));
    let others = Signal::derive(move || {
        let own = unit.get();
        let none = Named { code: String::new(), label: labels::COMPARE_WITH_NONE.to_owned() };
        let units = frame.with(|f| f.as_ref().map(|f| f.units.clone()).unwrap_or_default());
        std::iter::once(none).chain(units.into_iter().filter(|unit| Some(&unit.code) != own.as_ref())).collect()
    });
    let go = move |page: PageId| {
        move |_| {
            let class = frame.with_untracked(|f| f.as_ref().map(|f| f.class.clone()));
            let mut address = untrack(|| session.address_of(page));
            for (key, value) in [(keys::UNIT, unit.get_untracked()), (keys::CLASS, class)] {
                if let Some(value) = value.filter(|_| page.own_keys().contains(&key)) {
                    address.own.insert(key.to_owned(), value);
                }
            }
            location::go(&address.print());
        }
    };
    let pair = Memo::new(move |_| panel.with(|p| p.as_ref().and_then(|p| p.pair.clone())));
    view! {
        <section class="unit-panel" aria-labelledby=PANEL aria-busy=move || busy.get().to_string()>
            <header class="unit-head">
                <div>
                    <h2 id=PANEL tabindex="-1">{name}</h2>
                    <p>{detail}</p>
                </div>
                <div class="unit-actions">
                    <button type="button" class="button" on:click=go(PageId::Scenario)>{labels::OPEN_SCENARIO}</button>
                    <button type="button" class="button" on:click=go(PageId::Periods)>{labels::OPEN_PERIODS}</button>
                    <button type="button" class="button button-quiet" on:click=move |_| close()>{labels::CLOSE_UNIT}</button>
                </div>
            </header>
            <Blocks panel/>
            <Picker
                label=labels::COMPARE_WITH
                choices=others
                chosen=Signal::derive(move || against.get().unwrap_or_default())
                choose=move |key| choose(session, keys::AGAINST, key)
            />
            <Show when=move || pair.with(Option::is_some)>
                {blocks::block(pair, 0, Depth::Report)}
            </Show>
        </section>
    }
}

#[component]
fn Blocks(panel: Memo<Option<UnitPanel>>) -> impl IntoView {
    let all = Memo::new(move |_| panel.with(|p| p.as_ref().map(|p| p.blocks.clone()).unwrap_or_default()));
    view! { <BlockList blocks=all/> }
}

/// Blocks one under the other, each changed in place while it keeps its kind and id.
#[component]
pub(super) fn BlockList(
    /// From top to bottom.
    blocks: Memo<Vec<Block>>,
) -> impl IntoView {
    let keys = move || {
        blocks.with(|blocks| blocks.iter().enumerate().map(|(at, block)| (at, kind(block))).collect::<Vec<_>>())
    };
    view! {
        <For each=keys key=Clone::clone let:key>
            {
                let at = key.0;
                let block = Memo::new(move |_| blocks.with(|blocks| blocks.get(at).cloned()));
                blocks::block(block, at, Depth::Report)
            }
        </For>
    }
}

fn kind(block: &Block) -> String {
    match block {
        Block::Table(sheet) => sheet.id.clone(),
        Block::Chart(figure) => figure.spec.id.clone(),
        Block::Heading { text, .. } => text.clone(),
        Block::Tiles(_) => "tiles".to_owned(),
        Block::Note(_) | Block::Hint(_) => "note".to_owned(),
        Block::Empty(_) => "empty".to_owned(),
        Block::Findings(_) | Block::ThresholdControl(_) => String::new(),
    }
}
