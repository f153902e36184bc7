//! One unit in full, under the ranking.

use super::controls::OwnPicker;
use super::units::{PANEL, Ranked};
use super::{own, today};
use crate::engine::{ShowUnit, UnitShown};
use crate::platform::{focus, location};
use crate::present::{Block, Named, Narrowing, PageId, UnitPanel, unit_keys as keys};
use crate::text::labels;
use crate::ui::asking::{Asked, follow};
use crate::ui::blocks::{self, Depth};
use crate::ui::session::session;
use leptos::prelude::*;

/// The heading, where it has the focus.
const FOCUSED: &str = "#unit-panel";

/// The panel of the unit chosen: its name at once, what is known of it when it is there.
#[component]
pub(super) fn Panel(
    ranked: Ranked,
    narrowing: Memo<Narrowing>,
    unit: Memo<Option<String>>,
    close: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let session = session();
    let shown = follow(session, move || {
        let own = own(session, PageId::Units, &[keys::CLASS, keys::MEASURE, keys::AGAINST])?;
        Some(ShowUnit { narrowing: narrowing.get(), own, unit: unit.get()?, today: today() })
    });
    // What is known of the unit shown before says nothing about this one.
    let there = Memo::new(move |_| {
        shown.with(|shown| {
            let of = shown.and_then(Option::as_ref).map(|shown| &shown.unit);
            of.is_some() && unit.with(|unit| unit.as_ref() == of)
        })
    });
    let blocks = Memo::new(move |_| known(shown, there, |panel| panel.blocks.clone()));
    let pair = Memo::new(move |_| known(shown, there, |panel| panel.pair.clone()));
    Effect::new(move |_| {
        // Until now there was nothing below the heading with which it could be brought to the top.
        if there.get() && focus::is_within(FOCUSED) {
            focus::after_update(|| focus::go_to(PANEL));
        }
    });
    let name = move || {
        let named = |units: &[Named]| {
            let found = unit.with(|key| units.iter().find(|unit| Some(&unit.code) == key.as_ref()));
            found.map(|unit| unit.label.clone())
        };
        ranked.with(|ranking| named(&ranking.units))
    };
    let detail = move || known(shown, there, |panel| panel.detail.clone());
    let others = Signal::derive(move || {
        let own = unit.get();
        let none = Named { code: String::new(), label: labels::COMPARE_WITH_NONE.to_owned() };
        let units = ranked.with(|ranking| ranking.units.clone());
        std::iter::once(none).chain(units.into_iter().filter(|unit| Some(&unit.code) != own.as_ref())).collect()
    });
    let against = Signal::derive(move || session.own.with(|own| own.get(keys::AGAINST).cloned().unwrap_or_default()));
    let go = move |page: PageId| {
        move |_| {
            let class = untrack(|| ranked.with(|ranking| Some(ranking.class.clone())));
            let mut address = untrack(|| session.address_of(page));
            for (key, value) in [(keys::UNIT, unit.get_untracked()), (keys::CLASS, class)] {
                if let Some(value) = value.filter(|_| page.own_keys().contains(&key)) {
                    address.own.insert(key.to_owned(), value);
                }
            }
            location::go(&address.print());
        }
    };
    view! {
        <section class="unit-panel" aria-labelledby=PANEL aria-busy=move || shown.is_behind().to_string()>
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
            <BlockList blocks/>
            <OwnPicker label=labels::COMPARE_WITH choices=others chosen=against key=keys::AGAINST/>
            <Show when=move || pair.with(Option::is_some)>
                {blocks::block(pair, 0, Depth::Report)}
            </Show>
        </section>
    }
}

/// A part of a panel that is there; the default while it is waited for.
fn known<T: Default>(shown: Asked<Option<UnitShown>>, there: Memo<bool>, read: fn(&UnitPanel) -> T) -> T {
    let part = |shown: Option<&Option<UnitShown>>| shown.and_then(Option::as_ref).map(|shown| read(&shown.panel));
    there.get().then(|| shown.with(part)).flatten().unwrap_or_default()
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

/// What a block is told apart by: one that keeps it is changed in place.
pub(super) fn kind(block: &Block) -> String {
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
