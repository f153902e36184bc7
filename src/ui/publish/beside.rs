//! Beside the sheet: what is missing, what is stated differently, what disagrees, and the files it is written from.

use super::Desk;
use super::paper::gap_id;
use crate::export::draft::Draft;
use crate::platform::focus;
use crate::present::FindingCard;
use crate::text::handover as words;
use crate::ui::blocks::figure;
use leptos::prelude::*;

/// The lists.
#[component]
pub(super) fn Beside(desk: Desk) -> impl IntoView {
    let gaps = list(desk, |d| d.gaps.clone());
    let conflicts = list(desk, |d| d.conflicts.clone());
    let doubted = list(desk, |d| d.doubted.clone());
    let findings = list(desk, |d| d.findings.clone());
    let sources = list(desk, |d| d.sources.clone());
    let named = |all: Vec<String>| all.into_iter().map(|line| view! { <li>{line}</li> }).collect_view();
    view! {
        <aside class="beside" aria-label=words::BESIDE>
            <p class="desk-unfit">{move || desk.of_frame(|frame| frame.unfit.clone())}</p>
            <section>
                <h2>{move || if gaps.read().is_empty() { words::NO_GAPS.to_owned() } else { words::gaps(gaps.read().len()) }}</h2>
                <Show when=move || !gaps.read().is_empty()>
                    <p class="beside-hint">{words::GAPS_HINT}</p>
                    <ul class="beside-gaps">{move || gaps.get().into_iter().enumerate().map(gap).collect_view()}</ul>
                </Show>
            </section>
            <Show when=move || !conflicts.read().is_empty()>
                <section>
                    <h2>{words::CONFLICTS}</h2>
                    <ul class="beside-list">{move || named(conflicts.get())}</ul>
                </section>
            </Show>
            <Show when=move || !doubted.read().is_empty()>
                <section>
                    <h2>{words::DOUBTED}</h2>
                    <ul class="beside-list">{move || named(doubted.get())}</ul>
                </section>
            </Show>
            <section>
                <h2>{words::FINDINGS}</h2>
                <p class="beside-hint">
                    {move || if findings.read().is_empty() { words::NO_FINDINGS } else { words::FINDINGS_HINT }}
                </p>
                <ul class="beside-findings">{move || findings.get().into_iter().map(finding).collect_view()}</ul>
            </section>
            <section>
                <h2>{words::SOURCES}</h2>
                <ul class="beside-list">{move || named(sources.get())}</ul>
            </section>
        </aside>
    }
}

fn list<T: Clone + PartialEq + Send + Sync + 'static>(desk: Desk, of: fn(&Draft) -> Vec<T>) -> Memo<Vec<T>> {
    Memo::new(move |_| desk.draft.with(|draft| draft.as_ref().map(of).unwrap_or_default()))
}

fn gap((at, what): (usize, String)) -> impl IntoView {
    let name = words::go_to_gap(&what);
    let go = move |_| focus::focus_first(&[&format!("[data-gap=\"{}\"]", gap_id(at))]);
    view! { <li><button type="button" class="link-button" aria-label=name on:click=go>{what}</button></li> }
}

fn finding(card: FindingCard) -> impl IntoView {
    view! {
        <li>
            <p class="beside-name">{card.title}</p>
            <p>
                {card.stated_label}": " {figure(card.stated)} "; " {card.recomputed_label}": " {figure(card.recomputed)}
            </p>
            <p class="beside-hint">{card.context}</p>
        </li>
    }
}
