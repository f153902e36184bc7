//! Đơn vị: one ranking, as bars, table or heat map, and one unit of it in full.

use super::controls::{OwnPicker, Segments};
use super::finder::Finder;
use super::panel::{Panel, kind};
use super::undated::UndatedFiles;
use super::{choose, narrowing, own};
use crate::engine::{RankingShown, ShowUnits, UnitsShown};
use crate::platform::focus;
use crate::present::{Form, PageId, unit_keys as keys};
use crate::text::labels;
use crate::ui::asking::{Asked, follow};
use crate::ui::blocks::{self, Depth, Opener};
use crate::ui::session::session;
use leptos::prelude::*;

/// The heading of the panel, to which choosing a unit leads.
pub(super) const PANEL: &str = "unit-panel";
/// The ranking's place, to which closing the panel leads.
const RANKING: &str = "ranking";

/// The ranking, as answered.
#[derive(Clone, Copy)]
pub(super) struct Ranked(Asked<UnitsShown>);

impl Ranked {
    /// A part of the ranking; the default without one.
    pub(super) fn with<T: Default>(self, read: impl FnOnce(&RankingShown) -> T) -> T {
        self.0.with(|shown| shown.and_then(|shown| shown.ranking.as_deref()).map(read).unwrap_or_default())
    }

    /// The same, followed only as far as it changes.
    fn part<T>(self, read: fn(&RankingShown) -> T) -> Memo<T>
    where
        T: Default + PartialEq + Send + Sync + 'static,
    {
        Memo::new(move |_| self.with(read))
    }
}

/// The page below its heading.
#[component]
pub(in crate::ui) fn UnitsPage() -> impl IntoView {
    let session = session();
    let narrowing = narrowing(session);
    let form = Memo::new(move |_| {
        let code = session.own.with(|own| own.get(keys::FORM).cloned());
        Form::ALL.into_iter().find(|form| code.as_deref() == Some(form.code())).unwrap_or_default()
    });
    let wanted = Memo::new(move |_| {
        let own = session.own.with(|own| own.get(keys::UNIT).cloned());
        own.or_else(|| session.applied_anywhere().unit)
    });
    let shown = follow(session, move || {
        let own = own(session, PageId::Units, &[keys::CLASS, keys::MEASURE, keys::FORM, keys::EVERY])?;
        // A table or heat map is the same whichever unit is open.
        let unit = wanted.get().filter(|_| form.get() == Form::Bars);
        Some(ShowUnits { narrowing: narrowing.get(), own, unit })
    });
    let ranked = Ranked(shown);
    let unit = Memo::new(move |_| {
        let wanted = wanted.get();
        ranked.with(|ranking| {
            let mut units = ranking.units.iter();
            let unit = match (&wanted, ranking.units.as_slice()) {
                (Some(wanted), _) => units.find(|unit| unit.code == *wanted),
                (None, [only]) => Some(only),
                (None, _) => None,
            };
            unit.map(|unit| unit.code.clone())
        })
    });
    let open = move |key: String| {
        choose(session, keys::UNIT, key);
        focus::after_update(|| focus::go_to(PANEL));
    };
    let close = move || {
        choose(session, keys::UNIT, String::new());
        choose(session, keys::AGAINST, String::new());
        focus::after_update(|| focus::go_to(RANKING));
    };
    let there = shown.part(|shown| shown.ranking.is_some());
    let several = ranked.part(|ranking| ranking.units.len() > 1);
    let empty = move || {
        let any = shown.with(|shown| shown.filter(|shown| shown.ranking.is_none()).map(|shown| shown.any));
        any.map(|any| {
            let words = if any { labels::UNITS_NARROWED } else { labels::UNITS_EMPTY };
            view! {
                <UndatedFiles/>
                <p class="empty">{words}</p>
            }
        })
    };
    view! {
        <Show when=move || there.get() fallback=move || empty>
            <Toolbar ranked form open/>
            <p class="note">{move || ranked.with(|ranking| ranking.statement.clone())}</p>
            <div id=RANKING tabindex="-1" class="ranking">
                <Show when=move || several.get()>
                    <Ranking ranked open/>
                </Show>
            </div>
            <Show when=move || unit.with(Option::is_some)>
                <Panel ranked narrowing unit close/>
            </Show>
        </Show>
    }
}

/// What is ranked, by what, shown how.
#[component]
fn Toolbar(ranked: Ranked, form: Memo<Form>, open: impl Fn(String) + Copy + Send + Sync + 'static) -> impl IntoView {
    let session = session();
    let words = |form: Form| match form {
        Form::Bars => labels::FORM_BARS,
        Form::Table => labels::FORM_TABLE,
        Form::Heat => labels::FORM_HEAT,
    };
    let forms = Form::ALL.map(|form| (form.code(), words(form))).to_vec();
    view! {
        <div class="pickers">
            <OwnPicker label=labels::CLASS choices=ranked.part(|r| r.classes.clone()) chosen=ranked.part(|r| r.class.clone()) key=keys::CLASS/>
            <OwnPicker label=labels::MEASURE choices=ranked.part(|r| r.measures.clone()) chosen=ranked.part(|r| r.measure.clone()) key=keys::MEASURE/>
            <Segments label=labels::FORM choices=forms chosen=Signal::derive(move || form.get().code()) choose=move |code| choose(session, keys::FORM, code.to_owned())/>
            <Finder units=ranked.part(|r| r.units.clone()) open/>
        </div>
    }
}

/// The ranking in the form chosen; its rows open their units.
#[component]
fn Ranking(ranked: Ranked, open: impl Fn(String) + Copy + Send + Sync + 'static) -> impl IntoView {
    let session = session();
    let block = ranked.part(|ranking| ranking.block.clone());
    // Another form is another block: it is built anew.
    let kinds = move || block.with(|block| block.as_ref().map(kind));
    let more = ranked.part(|ranking| ranking.form == Form::Bars && ranking.left_out > 0);
    let words = move || {
        ranked.with(|ranking| match ranking.every {
            true => labels::show_first(),
            false => labels::show_every(ranking.ranked),
        })
    };
    let toggle = move |_| {
        let every = session.own.with_untracked(|own| own.contains_key(keys::EVERY));
        choose(session, keys::EVERY, if every { String::new() } else { "1".to_owned() });
    };
    view! {
        <For each=kinds key=Clone::clone let:_form>
            {
                provide_context(Opener::new(move |(row, _)| {
                    if let Some(key) = untrack(|| ranked.with(|ranking| ranking.rows.get(row).cloned())) {
                        open(key);
                    }
                }));
                blocks::block(block, 0, Depth::Page)
            }
        </For>
        <Show when=move || more.get()>
            <p><button type="button" class="button" on:click=toggle>{words}</button></p>
        </Show>
    }
}
