//! Buttons that have a file made and say how that goes.

use super::Desk;
use crate::engine::{Made, Make};
use crate::export::desk::Product;
use crate::platform::{carried, clock, files};
use crate::present::Command;
use crate::text::handover as words;
use crate::ui::shortcuts;
use leptos::prelude::*;

/// The files of the draft, and printing it.
#[component]
pub(super) fn DraftFiles(desk: Desk) -> impl IntoView {
    let said = RwSignal::new(String::new());
    view! {
        <section class="desk-part">
            <h2 class="block-title">{words::DRAFT}</h2>
            <div class="desk-files" role="group" aria-label=words::DRAFT_TOOLS>
                <Save desk product=Product::Word said main=true/>
                <Save desk product=Product::Text said/>
                <button type="button" class="button" on:click=move |_| shortcuts::follow(desk.session, Command::Print)>
                    {words::PRINT}
                </button>
                <span class="desk-said" role="status">{said}</span>
            </div>
        </section>
    }
}

/// The workbook and open data of everything loaded.
#[component]
pub(super) fn Files(desk: Desk) -> impl IntoView {
    let said = RwSignal::new(String::new());
    view! {
        <section class="desk-part">
            <h2 class="block-title">{words::DATA}</h2>
            <div class="desk-files">
                <Save desk product=Product::Workbook said/>
                <Save desk product=Product::Json said/>
                <Save desk product=Product::Table said/>
                <span class="desk-said" role="status">{said}</span>
            </div>
            <p class="desk-hint">{words::DATA_HINT}</p>
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
        files::spawn(async move {
            let outcome = hand_over(desk, product).await;
            // The page may have been left meanwhile.
            let _ = busy.try_set(false);
            let _ = said.try_set(outcome);
        });
    };
    view! {
        <button type="button" class="button" class:button-main=main aria-busy=move || busy.get().to_string() on:click=make>
            {product.name()}
        </button>
    }
}

/// Has the file made, hands it over and says so.
async fn hand_over(desk: Desk, product: Product) -> String {
    let session = desk.session;
    let order = untrack(|| super::order(session, session.publish.kept()));
    let make = Make { product, order, carried: session.publish.carried.get_untracked(), now: clock::now() };
    let Some((made, beside)) = session.ask_with(make, Vec::new()).await else { return words::FAILED.to_owned() };
    let Some(Made { name, remark }) = made else { return String::new() };
    let content = match beside.first() {
        Some(work) if product == Product::Copy => carried::copy(work).await,
        Some(content) => content.content(),
        None => None,
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
