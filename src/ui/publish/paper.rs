//! The draft as a sheet of paper: figures open their source, gaps stand out, tables follow.

use super::Desk;
use super::editing::Paragraph;
use crate::export::draft::{Appendix, Block, Draft, Head, Run};
use crate::present::Block as PageBlock;
use crate::text::{self, handover as words, publishing};
use crate::ui::blocks::{self, Depth};
use leptos::prelude::*;

/// The sheet and the tables after it.
#[component]
pub(super) fn Paper(desk: Desk) -> impl IntoView {
    let head = Memo::new(move |_| desk.draft.with(|d| d.as_ref().map(|d| d.head.clone()).unwrap_or_default()));
    let blocks = Memo::new(move |_| desk.draft.with(|d| d.as_ref().map(|d| d.blocks.clone()).unwrap_or_default()));
    let keys = move || blocks.with(|blocks| blocks.iter().map(key).collect::<Vec<_>>());
    let shown = move |id: String| {
        let block = Memo::new(move |last: Option<&Option<Block>>| {
            let found = blocks.with(|all| all.iter().find(|b| key(b) == id).cloned());
            found.or_else(|| last.cloned().flatten())
        });
        let is_heading = block.with_untracked(|b| matches!(b, Some(Block::Heading(_))));
        match is_heading {
            true => view! { <h3>{move || block.with(|b| b.as_ref().map(Block::text))}</h3> }.into_any(),
            false => view! { <Paragraph desk block/> }.into_any(),
        }
    };
    let tables = Memo::new(move |_| desk.draft.with(|d| d.as_ref().map_or(0, |d| d.appendices.len())));
    view! {
        <div class="papers">
            <article class="paper" aria-label=words::SHEET_NAME>
                {move || head.with(letterhead)}
                {move || head.with(title)}
                <div class="paper-text"><For each=keys key=Clone::clone let:id>{shown(id)}</For></div>
                {move || head.with(signature)}
            </article>
            <For each=move || 0..tables.get() key=|at| *at let:at><Table desk at/></For>
        </div>
    }
}

/// What a piece is known by while it changes.
fn key(block: &Block) -> String {
    match block {
        Block::Heading(text) => format!("# {text}"),
        Block::Paragraph { id, .. } => id.clone(),
    }
}

fn letterhead(head: &Head) -> impl IntoView + use<> {
    let letter = head.heading.is_empty().then(|| view! { <p>{head.title.clone()}</p> });
    let place = if head.place.is_empty() { publishing::GAP.to_owned() } else { head.place.clone() };
    view! {
        <div class="paper-head">
            <div>
                <p>{head.superior.clone()}</p>
                <p class="paper-strong paper-rule">{head.issuer.clone()}</p>
                <p>{publishing::number(&head.code)}</p>
                {letter}
                <p class="paper-stamp">{publishing::DRAFT_MARK}</p>
            </div>
            <div>
                <p class="paper-strong">{publishing::NATION}</p>
                <p class="paper-strong paper-rule">{publishing::MOTTO}</p>
                <p class="paper-slant">{publishing::dated(&place)}</p>
            </div>
        </div>
    }
}

/// Type and subject, or the addressees of a letter.
fn title(head: &Head) -> AnyView {
    if !head.heading.is_empty() {
        return view! {
            <h2 class="paper-title">
                <span>{head.heading.clone()}</span>
                " "
                <span>{head.title.clone()}</span>
            </h2>
        }
        .into_any();
    }
    let names = publishing::listed(&head.addressees).into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
    view! {
        <div class="paper-to">
            <p>{publishing::TO}</p>
            <ul>{names}</ul>
        </div>
    }
    .into_any()
}

fn signature(head: &Head) -> impl IntoView + use<> {
    let names = publishing::listed(&head.recipients).into_iter().map(|name| view! { <li>{name}</li> }).collect_view();
    let sign = head.sign.iter().map(|line| view! { <p class="paper-strong">{line.clone()}</p> }).collect_view();
    view! {
        <div class="paper-end">
            <div>
                <p class="paper-strong paper-slant">{publishing::RECIPIENTS}</p>
                <ul>{names}</ul>
            </div>
            <div class="paper-sign">{sign}</div>
        </div>
    }
}

/// A paragraph's pieces as read: the first letter is a capital. No line ends between a figure, which is a button, and the
/// bracket before it or the sign after it.
pub(super) fn runs(desk: Desk, mark: &'static str, runs: Vec<Run>) -> impl IntoView {
    let figure =
        |at: Option<usize>| at.and_then(|at| runs.get(at)).is_some_and(|run| matches!(run, Run::Figure { .. }));
    let piece = |(at, run): (usize, &Run)| match run {
        Run::Words(words) => {
            let skipped = if figure(at.checked_sub(1)) { closing(run).len() } else { 0 };
            let kept = if figure(Some(at + 1)) { words.len() - opening(run).len() } else { words.len() };
            let words = words.get(skipped..kept).unwrap_or_default();
            if at == 0 { text::sentence(words).into_any() } else { words.to_owned().into_any() }
        }
        Run::Figure { cell, .. } => {
            let before = at.checked_sub(1).and_then(|at| runs.get(at)).map(opening).unwrap_or_default().to_owned();
            let after = runs.get(at + 1).map(closing).unwrap_or_default().to_owned();
            view! { <span class="paper-figure">{before}{blocks::figure(cell.clone())}{after}</span> }.into_any()
        }
        Run::Gap { what, text } => gap(desk, what.clone(), text.clone()).into_any(),
    };
    view! { {mark} {runs.iter().enumerate().map(piece).collect_view()} }
}

/// The bracket that words end with.
fn opening(run: &Run) -> &str {
    let Run::Words(words) = run else { return "" };
    words.get(words.trim_end_matches('(').len()..).unwrap_or_default()
}

/// The signs that words begin with.
fn closing(run: &Run) -> &str {
    let Run::Words(words) = run else { return "" };
    let rest = words.trim_start_matches([')', ',', '.', ';', ':']);
    words.get(..words.len() - rest.len()).unwrap_or_default()
}

/// The id of the first place at which something is missing.
pub(super) fn gap_id(at: usize) -> String {
    format!("gap-{at}")
}

/// Something to fill in.
fn gap(desk: Desk, what: String, text: String) -> impl IntoView {
    let own = what.clone();
    let at = move || {
        let at = desk.draft.with(|d| d.as_ref().and_then(|d| d.gaps.iter().position(|gap| *gap == own)));
        at.map(gap_id)
    };
    let spoken = format!(" ({}: {what})", words::MISSING);
    view! {
        <mark class="gap" data-gap=at tabindex="-1" title=what>
            {text}
            <span class="visually-hidden">{spoken}</span>
        </mark>
    }
}

/// A table after the text, with its name, the remark under it and its chart.
#[component]
fn Table(desk: Desk, at: usize) -> impl IntoView {
    let of = move |d: &Option<Draft>| d.as_ref().and_then(|d| d.appendices.get(at).cloned());
    let appendix =
        Memo::new(move |last: Option<&Option<Appendix>>| desk.draft.with(of).or_else(|| last.cloned().flatten()));
    let sheet = Memo::new(move |_| appendix.with(|a| a.as_ref().map(|a| PageBlock::Table(a.sheet.clone()))));
    let chart = Memo::new(move |_| appendix.with(|a| a.as_ref()?.chart.clone().map(PageBlock::Chart)));
    let drawn = Memo::new(move |_| chart.with(Option::is_some));
    let note = move || appendix.with(|a| a.as_ref().map(|a| a.note.clone())).unwrap_or_default();
    let all = move || desk.draft.with(|d| d.as_ref().map_or(0, |d| d.appendices.len()));
    let name = move || publishing::appendix(at + 1, all());
    view! {
        <section class="paper-appendix">
            <p class="paper-strong">{name}</p>
            {blocks::block(sheet, at, Depth::Page)}
            <p class="table-caption">{note}</p>
            <Show when=move || drawn.get()>{blocks::block(chart, at, Depth::Page)}</Show>
        </section>
    }
}
