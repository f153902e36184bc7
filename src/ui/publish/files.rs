//! Buttons that make a file: the page says that it is being made before the work begins.

use super::Desk;
use crate::domain::Place;
use crate::export::desk::Product;
use crate::export::docx::Manuscript;
use crate::export::open_data::open_data;
use crate::export::open_table;
use crate::export::page::{Choice, Published, publish};
use crate::export::writing::Writing;
use crate::export::xlsx::{Located, book};
use crate::platform::files::{self, Content};
use crate::platform::{bridge, carried, clock, focus, page as document};
use crate::present::{Subject, View, narrow};
use crate::text::handover as words;
use crate::workspace::Places;
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
            files::spawn(async move {
                let outcome = hand_over(desk, product).await;
                busy.set(false);
                said.set(outcome);
            });
        });
    };
    view! {
        <button type="button" class="button" class:button-main=main aria-busy=move || busy.get().to_string() on:click=make>
            {product.name()}
        </button>
    }
}

/// Makes the file, hands it over and says so.
async fn hand_over(desk: Desk, product: Product) -> String {
    let Some(name) = desk.frame.with_untracked(|frame| frame.as_ref().map(|f| f.file_name(product))) else {
        return String::new();
    };
    let Some((made, remark)) = made(desk, product) else { return String::new() };
    let content = match made {
        Made::Text(text) => Content::of_text(&text),
        Made::Elsewhere(writing) => bridge::write(&writing.into_lines()).await.ok(),
        Made::Copy(work) => carried::copy(&work).await,
    };
    match content {
        None if product == Product::Copy && !carried::is_single() => words::NO_SINGLE.to_owned(),
        None => words::FAILED.to_owned(),
        Some(content) if files::download_content(&name, &content, product.media()) => {
            [words::made(&name, content.size_bytes()), remark].join(" ").trim_end().to_owned()
        }
        Some(_) => words::REFUSED.to_owned(),
    }
}

/// Tells where a place is.
type Locate<'a> = &'a dyn Fn(&Place) -> Located;

/// What becomes a file.
enum Made {
    Text(String),
    /// The worker makes the bytes.
    Elsewhere(Writing),
    /// The page with this session in it.
    Copy(String),
}

/// What stands in the file, and what else is to be said of it.
fn made(desk: Desk, product: Product) -> Option<(Made, String)> {
    let text = |text: String| Some((Made::Text(text), String::new()));
    let written = |writing: Writing| Some((Made::Elsewhere(writing), String::new()));
    let draft = || desk.draft.get_untracked();
    let of_all = |make: fn(&Subject<'_>, Locate<'_>) -> Made| {
        desk.session.workspace.with_untracked(|w| {
            let places = Places::of(w);
            (make(&w.subject(), &|place| located(&places, place)), String::new())
        })
    };
    match product {
        Product::Word => written(Writing::Word(Box::new(Manuscript::of(&draft()?)))),
        Product::Text => text(draft()?.text()),
        Product::Workbook => Some(of_all(|s, locate| Made::Elsewhere(Writing::Workbook(book(s, locate))))),
        Product::Json => Some(of_all(|s, locate| Made::Text(open_data(s, locate)))),
        Product::Table => Some(of_all(|s, locate| Made::Text(open_table(s, locate)))),
        Product::Copy => Some((Made::Copy(carried_work(desk)), String::new())),
        Product::Data => text(carried_work(desk)),
        Product::Page => {
            let Published { html, hidden, charts_left_out } = published(desk);
            Some((Made::Text(html), words::untold(hidden, charts_left_out)))
        }
    }
}

fn carried_work(desk: Desk) -> String {
    let what = desk.session.publish.carried.get_untracked();
    desk.session.workspace.with_untracked(|w| w.carry(what, &clock::now()))
}

fn located(places: &Places<'_>, place: &Place) -> Located {
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
