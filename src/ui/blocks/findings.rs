//! Disagreements: what is stated and what follows, side by side. Nothing is repaired.

use super::cell::figure;
use crate::domain::Severity;
use crate::present::{Cell, FindingCard};
use crate::text::words;
use leptos::prelude::*;
use std::borrow::Cow;

/// The cards.
pub(super) fn findings(cards: Memo<Vec<FindingCard>>) -> impl IntoView {
    view! { <ol class="findings">{move || cards.get().into_iter().map(card).collect_view()}</ol> }
}

fn card(card: FindingCard) -> impl IntoView {
    let notes = card.notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view();
    let working = (!card.working.is_empty()).then(|| {
        view! {
            <p class="finding-working">
                <span class="finding-label">{words::RULE}</span>
                {card.working}
            </p>
        }
    });
    view! {
        <li class="finding" class:finding-quiet=card.severity == Severity::Information>
            <h3>
                <span class="finding-whose">{card.whose}</span>
                {card.title}
            </h3>
            <dl class="finding-sides">
                {side(card.stated_label, "finding-stated", card.stated)}
                {side(card.recomputed_label, "finding-recomputed", card.recomputed)}
                <div class="finding-difference">
                    <dt>{words::DIFFERENCE}</dt>
                    <dd>{card.difference}</dd>
                </div>
            </dl>
            {working}
            <ul class="finding-notes">{notes}</ul>
        </li>
    }
}

fn side(label: Cow<'static, str>, class: &'static str, cell: Cell) -> impl IntoView {
    view! {
        <div class=class>
            <dt>{label.into_owned()}</dt>
            <dd>{figure(cell)}</dd>
        </div>
    }
}
