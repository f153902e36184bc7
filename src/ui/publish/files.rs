//! Buttons that make a file: the page says that it is being made before the work begins.

use super::Desk;
use crate::export::desk::Product;
use crate::export::docx::docx;
use crate::export::open_data::open_data;
use crate::export::open_table;
use crate::export::page::{Choice, Published, publish};
use crate::export::xlsx::{Located, workbook};
use crate::platform::{files, focus, page as document};
use crate::present::{View, narrow};
use crate::text::handover as words;
use crate::workspace::{Places, Workspace};
use leptos::prelude::*;

/// Long enough for the browser to paint: milliseconds.
const PAINTED: u32 = 40;

/// The files of the draft, and printing it.
#[component]
pub(super) fn DraftFiles(desk: Desk) -> impl IntoView {
    let said = RwSignal::new(String::new());
    view! {
        <div class="desk-files" role="group" aria-label=words::DRAFT_TOOLS>
            <Save desk product=Product::Word said main=true/>
            <Save desk product=Product::Text said/>
            <button type="button" class="button" on:click=move |_| document::print()>{words::PRINT}</button>
            <span class="desk-said" role="status">{said}</span>
        </div>
    }
}

/// The workbook and open data of everything loaded.
#[component]
pub(super) fn Files(desk: Desk) -> impl IntoView {
    let said = RwSignal::new(String::new());
    view! {
        <section class="desk-part">
            <h2 class="block-title">{words::DATA}</h2>
            <p class="desk-hint">{words::DATA_HINT}</p>
            <div class="desk-files">
                <Save desk product=Product::Workbook said/>
                <Save desk product=Product::Json said/>
                <Save desk product=Product::Table said/>
                <span class="desk-said" role="status">{said}</span>
            </div>
        </section>
    }
}

/// A button that makes a file and hands it over.
#[component]
pub(super) fn Save(
    desk: Desk,
    product: Product,
    /// Takes what was done.
    said: RwSignal<String>,
    #[prop(optional)] main: bool,
) -> impl IntoView {
    let busy = RwSignal::new(false);
    let make = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        said.set(words::MAKING.to_owned());
        focus::after(PAINTED, move || {
            let outcome = hand_over(desk, product);
            busy.set(false);
            said.set(outcome);
        });
    };
    view! {
        <button type="button" class="button" class:button-main=main aria-busy=move || busy.get().to_string() on:click=make>
            {product.name()}
        </button>
    }
}

/// Makes the file, hands it over and says so.
fn hand_over(desk: Desk, product: Product) -> String {
    let Some(name) = desk.frame.with_untracked(|frame| frame.as_ref().map(|f| f.file_name(product))) else {
        return String::new();
    };
    let Some((bytes, remark)) = made(desk, product) else { return String::new() };
    match files::download_bytes(&name, &bytes, product.media()) {
        true => [words::made(&name, bytes.len()), remark].join(" ").trim_end().to_owned(),
        false => words::REFUSED.to_owned(),
    }
}

/// The bytes, and what else is to be said of them.
fn made(desk: Desk, product: Product) -> Option<(Vec<u8>, String)> {
    let plain = |bytes: Vec<u8>| Some((bytes, String::new()));
    let of_all = |make: fn(&Workspace, &Places<'_>) -> Vec<u8>| {
        desk.session.workspace.with_untracked(|w| make(w, &Places::of(w)))
    };
    match product {
        Product::Word => plain(desk.draft.with_untracked(|draft| draft.as_ref().map(docx))?),
        Product::Text => plain(desk.draft.with_untracked(|draft| Some(draft.as_ref()?.text().into_bytes()))?),
        Product::Workbook => plain(of_all(|w, places| workbook(&w.subject(), &|place| located(places, place)))),
        Product::Json => plain(of_all(|w, p| open_data(&w.subject(), &|place| located(p, place)).into_bytes())),
        Product::Table => plain(of_all(|w, p| open_table(&w.subject(), &|place| located(p, place)).into_bytes())),
        Product::Page => {
            let Published { html, hidden, charts_left_out } = published(desk);
            Some((html.into_bytes(), words::untold(hidden, charts_left_out)))
        }
    }
}

fn located(places: &Places<'_>, place: &crate::domain::Place) -> Located {
    Located { file: places.file(place), place: places.spot(place), quote: places.quote(place) }
}

fn published(desk: Desk) -> Published {
    let state = desk.session.publish;
    let choice = Choice { least: state.least.get_untracked(), ..Choice::default() };
    let span = desk.frame.with_untracked(|f| f.as_ref().map(|f| f.span)).filter(|_| state.only_span.get_untracked());
    desk.session.workspace.with_untracked(|w| {
        let narrowed = narrow(&w.subject(), &View { span, ..View::default() });
        publish(&narrowed.subject(), &choice)
    })
}
