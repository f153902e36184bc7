//! Đơn vị: one ranking, as bars, table or heat map, and one unit of it in full.

use super::controls::{Picker, Segments};
use super::finder::Finder;
use super::panel::Panel;
use super::{choose, narrowing};
use crate::platform::focus;
use crate::present::{
    self, Block, Form, Named, Ranked, UnitsChoice, UnitsFrame, charted, heat_figure, left_out, measure_code,
    ranked_chart, unit_keys as keys, units_sheet,
};
use crate::text::labels;
use crate::ui::blocks::{self, Depth, Opener};
use crate::ui::painted::painted;
use crate::ui::session::session;
use leptos::prelude::*;

/// The heading of the panel, to which choosing a unit leads.
pub(super) const PANEL: &str = "unit-panel";
/// The ranking's place, to which closing the panel leads.
const RANKING: &str = "ranking";

/// The page below its heading.
#[component]
pub(in crate::ui) fn UnitsPage() -> impl IntoView {
    let session = session();
    let standings = session.standings;
    let narrowing = narrowing(session);
    let choice = Memo::new(move |_| session.own.with(UnitsChoice::read));
    // What the panel shows does not change the ranking.
    let ranked = Memo::new(move |_| UnitsChoice { unit: None, against: None, every: false, ..choice.get() });
    let frame = Memo::new(move |_| {
        session.workspace.with(|w| {
            let analysis = w.analysis();
            standings.with(|s| {
                let (narrowing, choice) = (narrowing.get(), ranked.get());
                present::frame(&analysis.assessed, &analysis.reports, s, &narrowing, &choice)
            })
        })
    });
    let unit = Memo::new(move |_| {
        let only = frame.with(|f| f.as_ref().filter(|f| f.units.len() == 1).map(|f| f.units[0].code.clone()));
        let key = choice.with(|choice| choice.unit.clone()).or_else(|| session.applied_anywhere().unit).or(only);
        key.filter(|key| frame.with(|f| f.as_ref().is_some_and(|f| f.units.iter().any(|unit| unit.code == *key))))
    });
    let shown = painted(unit.into(), session.much);
    let open = move |key: String| {
        choose(session, keys::UNIT, key);
        focus::after_update(|| focus::go_to(PANEL));
    };
    let close = move || {
        choose(session, keys::UNIT, String::new());
        choose(session, keys::AGAINST, String::new());
        focus::after_update(|| focus::go_to(RANKING));
    };
    let there = Memo::new(move |_| frame.with(Option::is_some));
    let several = Memo::new(move |_| frame.with(|f| f.as_ref().is_some_and(|f| f.units.len() > 1)));
    let empty = move || {
        let narrowed = standings.with(|s| !s.classes().is_empty());
        let words = if narrowed { labels::UNITS_NARROWED } else { labels::UNITS_EMPTY };
        view! { <p class="empty">{words}</p> }
    };
    view! {
        <Show when=move || there.get() fallback=empty>
            <Toolbar frame choice open/>
            <p class="note">{move || frame.with(|f| f.as_ref().map(|f| f.statement.clone()))}</p>
            <div id=RANKING tabindex="-1" class="ranking">
                <Show when=move || several.get()>
                    <Ranking frame choice shown open/>
                </Show>
            </div>
            <Show when=move || unit.with(Option::is_some)>
                <Panel frame standings choice unit shown close/>
            </Show>
        </Show>
    }
}

/// What is ranked, by what, shown how.
#[component]
fn Toolbar(
    frame: Memo<Option<UnitsFrame>>,
    choice: Memo<UnitsChoice>,
    open: impl Fn(String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let session = session();
    let of = move |part: fn(&UnitsFrame) -> Vec<Named>| {
        Signal::derive(move || frame.with(|f| f.as_ref().map(part).unwrap_or_default()))
    };
    let class = Signal::derive(move || frame.with(|f| f.as_ref().map(|f| f.class.clone()).unwrap_or_default()));
    let measure =
        Signal::derive(move || frame.with(|f| f.as_ref().map(|f| measure_code(&f.measure)).unwrap_or_default()));
    let form = Signal::derive(move || choice.with(|choice| choice.form.code()));
    let words = |form: Form| match form {
        Form::Bars => labels::FORM_BARS,
        Form::Table => labels::FORM_TABLE,
        Form::Heat => labels::FORM_HEAT,
    };
    let forms = Form::ALL.map(|form| (form.code(), words(form))).to_vec();
    view! {
        <div class="pickers">
            <Picker label=labels::CLASS choices=of(|f| f.classes.clone()) chosen=class choose=move |code| choose(session, keys::CLASS, code)/>
            <Picker label=labels::MEASURE choices=of(|f| f.measures.clone()) chosen=measure choose=move |code| choose(session, keys::MEASURE, code)/>
            <Segments label=labels::FORM choices=forms chosen=form choose=move |code| choose(session, keys::FORM, code.to_owned())/>
            <Finder units=of(|f| f.units.clone()) open/>
        </div>
    }
}

/// The ranking in the form chosen.
#[component]
fn Ranking(
    frame: Memo<Option<UnitsFrame>>,
    choice: Memo<UnitsChoice>,
    shown: Memo<Option<String>>,
    open: impl Fn(String) + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let session = session();
    let form = Memo::new(move |_| choice.with(|choice| choice.form));
    let every = Memo::new(move |_| choice.with(|choice| choice.every));
    let strong = Memo::new(move |_| {
        let key = shown.get()?;
        frame.with(|f| f.as_ref().and_then(|f| at_of(session, f, &key)))
    });
    let block = Memo::new(move |_| {
        let with = |of: &Ranked<'_>| match form.get() {
            Form::Bars => Some(Block::Chart(ranked_chart(of, strong.get(), every.get(), "units-ranked"))),
            Form::Table => units_sheet(of.all, of.measure, of.ranking, "units-table").map(Block::Table),
            Form::Heat => heat_figure(of, None, "units-heat").map(Block::Chart),
        };
        frame.with(|frame| {
            let frame = frame.as_ref()?;
            session.workspace.with(|w| {
                with(&Ranked { all: &w.analysis().assessed, measure: &frame.measure, ranking: &frame.ranking })
            })
        })
    });
    let rows = Memo::new(move |_| {
        frame.with(|frame| {
            let Some(frame) = frame.as_ref() else { return Vec::new() };
            let keys: Vec<String> = frame.units.iter().map(|unit| unit.code.clone()).collect();
            match form.get() {
                Form::Bars => charted(&frame.ranking, strong.get(), every.get())
                    .into_iter()
                    .filter_map(|at| {
                        session.workspace.with(|w| Some(w.analysis().assessed.get(at)?.observation.unit.key.clone()))
                    })
                    .collect(),
                Form::Table | Form::Heat => keys,
            }
        })
    });
    let hidden = move || frame.with(|f| f.as_ref().map_or(0, |f| left_out(&f.ranking)));
    let more = move || form.get() == Form::Bars && hidden() > 0;
    let words = move || match every.get() {
        true => labels::show_first(),
        false => labels::show_every(frame.with(|f| f.as_ref().map_or(0, |f| f.ranking.rows.len()))),
    };
    let toggle =
        move |_| choose(session, keys::EVERY, if every.get_untracked() { String::new() } else { "1".to_owned() });
    let shown = move || {
        form.track();
        view! {
            <Opening rows open>
                {blocks::block(block, 0, Depth::Page)}
            </Opening>
        }
    };
    view! {
        {shown}
        <Show when=more>
            <p><button type="button" class="button" on:click=toggle>{words}</button></p>
        </Show>
    }
}

/// Lets the rows of what is inside open a unit.
#[component]
fn Opening(
    rows: Memo<Vec<String>>,
    open: impl Fn(String) + Copy + Send + Sync + 'static,
    children: Children,
) -> impl IntoView {
    provide_context(Opener::new(move |row| {
        if let Some(key) = rows.with_untracked(|rows| rows.get(row).cloned()) {
            open(key);
        }
    }));
    children()
}

/// Which observation a unit of the ranking is.
fn at_of(session: crate::ui::session::Session, frame: &UnitsFrame, key: &str) -> Option<usize> {
    session.workspace.with(|w| {
        let all = &w.analysis().assessed;
        Ranked { all, measure: &frame.measure, ranking: &frame.ranking }.unit(key)
    })
}
