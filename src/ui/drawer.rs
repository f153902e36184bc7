//! The source of a figure: where it stands in which report, or how it was computed.

use super::asking::follow;
use super::dialog::Modal;
use super::session::{Session, session};
use crate::engine::{Sourced, Sources};
use crate::platform::{clipboard, focus};
use crate::present::{Cell, Excerpt, Passage};
use crate::text::labels::TERMS;
use crate::text::{correcting, exporting, importing, ui as sentences, words};
use crate::workspace::dossiers::Wish;
use leptos::prelude::*;

/// The columns that name a row: its number and its agency.
const NAMING_COLUMNS: usize = 2;

/// The drawer; it opens when a figure is chosen.
#[component]
pub(super) fn SourceDrawer() -> impl IntoView {
    let session = session();
    let open = RwSignal::new(false);
    Effect::new(move |_| open.set(session.opened.read().is_some()));
    Effect::new(move |_| {
        if !open.get() && session.opened.read_untracked().is_some() {
            session.opened.set(None);
        }
    });
    view! {
        <Modal open title=words::SOURCE_TITLE class="dialog drawer">
            {move || session.opened.get().map(|cell| content(session, cell))}
        </Modal>
    }
}

/// The figure and its formula at once; where it stands as soon as that is told.
fn content(session: Session, cell: Cell) -> impl IntoView {
    let question = Sources { cell: cell.clone() };
    let sourced = follow(session, move || Some(question.clone())).part(|sourced| Some(sourced.clone()));
    Effect::new(move |_| {
        if sourced.read().is_some() {
            focus::after_update(|| focus::bring_near(".excerpt mark"));
        }
    });
    let is_counted = |source| session.outline.with_untracked(|o| o.source(source).is_some_and(|loaded| loaded.counted));
    let counted = cell.places.first().is_some_and(|place| is_counted(place.source));
    let label = match (cell.formula.is_empty(), counted) {
        (true, true) => words::SOURCE_COUNTED,
        (true, false) => words::SOURCE_STATED,
        (false, _) => words::SOURCE_COMPUTED,
    };
    let terms = move |_| {
        session.opened.set(None);
        session.terms_shown.set(true);
    };
    let formula = (!cell.formula.is_empty()).then(|| {
        view! {
            <p class="drawer-formula">
                <span class="drawer-label">{words::SOURCE_FORMULA}</span>
                {cell.formula.clone()}
            </p>
            <button type="button" class="link-button" on:click=terms>{TERMS}</button>
        }
    });
    view! {
        <p class="drawer-figure">
            <span class="drawer-label">{label}</span>
            <strong>{cell.text.clone()}</strong>
        </p>
        {formula}
        {move || sourced.get().map(|sourced| places(session, &cell, sourced))}
    }
}

/// Copies, excerpts, and where to go on from there.
fn places(session: Session, cell: &Cell, sourced: Sourced) -> impl IntoView + use<> {
    let see = cell.places.first().cloned().map(|place| {
        let show = move |_| {
            session.opened.set(None);
            session.review.show(session, place.clone());
        };
        view! { <button type="button" class="link-button" on:click=show>{correcting::SEE_IN_REVIEW}</button> }
    });
    let list = sourced.wish.map(|wish| dossiers_of(session, cell, wish));
    let extracts = gather(sourced.excerpts.into_iter());
    let all = extracts.len();
    let copies = copies(cell, &extracts);
    let places = extracts.into_iter().enumerate();
    let places =
        places.map(|(index, extract)| view! { <li>{extract_view(extract, index + 1, all)}</li> }).collect_view();
    view! {
        {copies}
        <ol class="excerpts">{places}</ol>
        <p class="drawer-copies">{see}{list}</p>
    }
}

/// A button to the dossiers that a figure of a counted list counts.
fn dossiers_of(session: Session, cell: &Cell, wish: Wish) -> impl IntoView + use<> {
    let show = move |_| {
        session.opened.set(None);
        session.dossiers.wish.set(Some(wish.clone()));
    };
    let label = importing::see_dossiers(&cell.text);
    view! { <button type="button" class="link-button" on:click=show>{label}</button> }
}

/// Buttons that copy the figure, alone or with its formula and sources.
fn copies(cell: &Cell, extracts: &[Extract]) -> impl IntoView + use<> {
    let said = RwSignal::new("");
    let source = |excerpt: &Excerpt| exporting::source_line(&excerpt.name, &spot(excerpt));
    let sources: Vec<String> = extracts.iter().filter_map(|extract| extract.excerpt.as_ref()).map(source).collect();
    let button = |label: &'static str, text: String| {
        let copy = move |_| {
            let told = move |copied| said.set(if copied { exporting::COPIED } else { exporting::COPY_FAILED });
            clipboard::copy(text.clone(), told);
        };
        view! { <button type="button" class="link-button" on:click=copy>{label}</button> }
    };
    view! {
        <p class="drawer-copies">
            {button(exporting::COPY_VALUE, cell.text.clone())}
            {button(exporting::COPY_CITED, exporting::cited(&cell.text, &cell.formula, &sources))}
            <span role="status">{said}</span>
        </p>
    }
}

/// An excerpt, or `None` for a place whose report is gone, and the columns to mark when it is a row.
struct Extract {
    excerpt: Option<Excerpt>,
    columns: Vec<usize>,
}

/// One extract for each sentence or row; several figures of one row are marked in one extract.
fn gather(excerpts: impl Iterator<Item = Option<Excerpt>>) -> Vec<Extract> {
    let mut extracts: Vec<Extract> = Vec::new();
    for excerpt in excerpts {
        let column = excerpt.as_ref().and_then(column);
        let same = extracts.last_mut().filter(|last| column.is_some() && same_row(last, excerpt.as_ref()));
        match same {
            Some(last) => last.columns.extend(column),
            None => extracts.push(Extract { excerpt, columns: column.into_iter().collect() }),
        }
    }
    extracts
}

fn same_row(last: &Extract, next: Option<&Excerpt>) -> bool {
    let row = |excerpt: Option<&Excerpt>| excerpt.filter(|e| is_row(e)).map(|e| (e.source, e.line));
    row(next).is_some() && row(last.excerpt.as_ref()) == row(next)
}

const fn column(excerpt: &Excerpt) -> Option<usize> {
    match excerpt.passage {
        Passage::Row { column, .. } => column,
        Passage::Prose { .. } => None,
    }
}

fn extract_view(extract: Extract, number: usize, all: usize) -> AnyView {
    let Some(excerpt) = extract.excerpt else {
        return view! { <p class="excerpt-gone">{words::SOURCE_GONE}</p> }.into_any();
    };
    let count = (all > 1).then(|| view! { <span class="excerpt-number">{sentences::place_of(number, all)}</span> });
    let kind = spot(&excerpt);
    let passage = match excerpt.passage {
        Passage::Prose { before, highlight, after } => {
            view! { <blockquote>{before}<mark>{highlight}</mark>{after}</blockquote> }.into_any()
        }
        Passage::Row { headings, cells, .. } => row(headings, cells, &extract.columns).into_any(),
    };
    view! {
        <section class="excerpt">
            <header>
                <h3>{excerpt.name}</h3>
                <p>{count}{kind}</p>
            </header>
            {passage}
        </section>
    }
    .into_any()
}

/// What it is and where it stands.
fn spot(excerpt: &Excerpt) -> String {
    let Excerpt { line, page, row, .. } = *excerpt;
    match &excerpt.listed {
        Some(listed) => sentences::counted_from(&listed.files, listed.rows, listed.span),
        None => sentences::kind_and_spot(is_row(excerpt), line, excerpt.sheet.as_deref(), page, row),
    }
}

const fn is_row(excerpt: &Excerpt) -> bool {
    matches!(excerpt.passage, Passage::Row { .. })
}

/// A row set upright, a line for each column, since a row of fifteen columns fits no drawer: first what names the row
/// and the figures asked for, then all of it on demand.
fn row(headings: Vec<String>, cells: Vec<String>, columns: &[usize]) -> impl IntoView + use<> {
    let lines: Vec<(usize, (String, String))> = headings.into_iter().zip(cells).enumerate().collect();
    let names = |index: usize, cell: &str| index < NAMING_COLUMNS && !cell.is_empty();
    let main = |(index, (_, cell)): &&(usize, (String, String))| columns.contains(index) || names(*index, cell);
    let short: Vec<_> = lines.iter().filter(main).cloned().collect();
    view! {
        {upright(short, columns)}
        <details>
            <summary>{sentences::WHOLE_ROW}</summary>
            {upright(lines, columns)}
        </details>
    }
}

fn upright(lines: Vec<(usize, (String, String))>, columns: &[usize]) -> impl IntoView + use<> {
    let lines = lines.into_iter().map(|(index, (heading, cell))| {
        let chosen = columns.contains(&index);
        let value = if chosen { view! { <mark>{cell}</mark> }.into_any() } else { cell.into_any() };
        view! { <tr class:chosen=chosen><th scope="row">{heading}</th><td>{value}</td></tr> }
    });
    view! { <table class="excerpt-row"><tbody>{lines.collect_view()}</tbody></table> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::SourceId;

    fn cell_of(line: usize, column: usize) -> Option<Excerpt> {
        let passage = Passage::Row { headings: Vec::new(), cells: Vec::new(), column: Some(column) };
        Some(Excerpt {
            source: SourceId(0),
            name: String::new(),
            line,
            sheet: None,
            page: None,
            row: None,
            listed: None,
            passage,
        })
    }

    #[test]
    fn figures_of_one_row_share_an_extract() {
        let extracts = gather([cell_of(7, 3), cell_of(7, 5), cell_of(8, 3), None].into_iter());
        let columns: Vec<Vec<usize>> = extracts.into_iter().map(|extract| extract.columns).collect();
        assert_eq!(columns, [vec![3, 5], vec![3], vec![]]);
    }

    #[test]
    fn sentences_stay_apart() {
        let prose = Passage::Prose { before: String::new(), highlight: "5".into(), after: String::new() };
        let sentence = cell_of(2, 0).map(|excerpt| Excerpt { passage: prose, ..excerpt });
        assert_eq!(gather([sentence.clone(), sentence].into_iter()).len(), 2);
    }
}
