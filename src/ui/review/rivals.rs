//! Figures stated with several values: the user picks which counts; the others stay to be seen.

use super::Looked;
use crate::domain::{Change, FactKey};
use crate::present::{RivalCard, RivalVariant};
use crate::text::correcting as words;
use crate::ui::blocks;
use crate::ui::session::{Session, session};
use leptos::prelude::*;

/// The figures of the report shown, folded away until asked for.
#[component]
pub(super) fn Rivals(review: Looked) -> impl IntoView {
    let session = session();
    let rivals = Memo::new(move |_| review.with(|r| r.map(|r| r.rivals.clone()).unwrap_or_default()));
    let any = Memo::new(move |_| !rivals.read().is_empty());
    // Unfolded while a choice is waited for, and left so once it is made.
    let open = Memo::new(move |last| last == Some(&true) || rivals.read().iter().any(|card| card.open));
    view! {
        <Show when=move || any.get()>
            <details class="rivals" open=move || open.get()>
                <summary>{move || words::rivals(rivals.read().len())}</summary>
                <ul class="rival-cards">
                    {move || rivals.get().into_iter().map(|rival| card(session, rival)).collect_view()}
                </ul>
            </details>
        </Show>
    }
}

fn card(session: Session, rival: RivalCard) -> impl IntoView {
    let among = rival.among();
    let variants = rival.variants.into_iter().map(|v| view! { <li>{variant(session, v, among.clone())}</li> });
    view! {
        <li class="rival">
            <h2>{rival.title}</h2>
            <p class="entry-about">{rival.context}</p>
            <ul class="rival-values">{variants.collect_view()}</ul>
        </li>
    }
}

fn variant(session: Session, variant: RivalVariant, among: Vec<FactKey>) -> impl IntoView {
    let chosen = variant.chosen;
    let key = variant.keys.first().cloned();
    let label = format!("{}: {}", words::CHOOSE_RIVAL, variant.value.text);
    let pick = move |_| choose(session, among.clone(), key.clone().filter(|_| !chosen));
    let button = match chosen {
        true => view! {
            <span class="rival-chosen">
                <span class="chip chip-good">{words::CHOSEN_RIVAL}</span>
                <button type="button" class="link-button" on:click=pick>{words::UNCHOOSE}</button>
            </span>
        }
        .into_any(),
        false => view! {
            <button type="button" class="button" aria-label=label on:click=pick>{words::CHOOSE_RIVAL}</button>
        }
        .into_any(),
    };
    view! {
        <span class="rival-value">{blocks::figure(variant.value)}</span>
        <span class="rival-difference">{variant.difference}</span>
        <span class="rival-files">{variant.files}</span>
        {button}
    }
}

fn choose(session: Session, among: Vec<FactKey>, chosen: Option<FactKey>) {
    super::make(session, vec![Change::Choose { among, chosen }]);
}
