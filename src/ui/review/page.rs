//! The page: tools, the text on one side, the list or the form on the other, and the accounts of the tables.

use super::document::Document;
use super::form::Form;
use super::list::List;
use super::periods::PeriodDialog;
use super::rivals::Rivals;
use super::toolbar::Toolbar;
use super::{Looked, Part};
use crate::present::{Block, PageId, Review, Sheet};
use crate::text::correcting as words;
use crate::ui::blocks::{self, Depth};
use crate::ui::route;
use crate::ui::session::session;
use leptos::prelude::*;

/// The page.
#[component]
pub(in crate::ui) fn ReviewPage() -> impl IntoView {
    let session = session();
    let review = Looked::new(session);
    let words = PageId::Review.words();
    let editing = Memo::new(move |_| session.review.draft.read().is_some());
    let part = session.review.part;
    view! {
        <article class="page review" aria-busy=move || review.is_behind().to_string()>
            <header class="page-head">
                <h1 id=route::HEADING tabindex="-1">{words.title}</h1>
                <p class="page-lead">{words.lead}</p>
            </header>
            <Toolbar review/>
            <Rivals review/>
            <Parts/>
            <div class="review-panes" class:review-shows-list=move || part.get() == Part::List>
                <Document review/>
                <div class="review-side">
                    <Show when=move || editing.get() fallback=move || view! { <List review/> }>
                        <Form/>
                    </Show>
                </div>
            </div>
            <Accounts review/>
            <PeriodDialog review/>
        </article>
    }
}

/// On narrow screens: the text or the list.
#[component]
fn Parts() -> impl IntoView {
    let part = session().review.part;
    let button = move |this: Part, name: &'static str| {
        view! {
            <button
                type="button"
                class="review-part"
                aria-pressed=move || if part.get() == this { "true" } else { "false" }
                on:click=move |_| part.set(this)
            >
                {name}
            </button>
        }
    };
    view! {
        <div class="review-parts" role="group" aria-label=words::VIEWS>
            {button(Part::Document, words::DOCUMENT)}
            {button(Part::List, words::LIST)}
        </div>
    }
}

/// Rows in the file, read, set aside.
#[component]
fn Accounts(review: Looked) -> impl IntoView {
    let sheets: [fn(&Review) -> Option<&Sheet>; 2] = [|r| r.rows.as_ref(), |r| r.set_aside.as_ref()];
    let blocks = sheets.map(|sheet| Memo::new(move |_| review.with(|r| r.and_then(sheet).cloned().map(Block::Table))));
    blocks
        .into_iter()
        .enumerate()
        .map(|(index, block)| {
            let there = Memo::new(move |_| block.read().is_some());
            view! { <Show when=move || there.get()>{blocks::block(block, index, Depth::Page)}</Show> }
        })
        .collect_view()
}
