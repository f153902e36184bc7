//! Tổng quan: what to look at next, each a link to its page.

use super::asking::follow;
use super::session::session;
use crate::engine;
use crate::present::{Emphasis, NextStep};
use crate::text::labels as words;
use leptos::prelude::*;

/// The list.
#[component]
pub(super) fn NextSteps() -> impl IntoView {
    let session = session();
    let steps = follow(session, move || Some(engine::NextSteps { view: session.applied.get() })).part(Clone::clone);
    let entry = move |step: NextStep| {
        let class = match step.emphasis {
            Emphasis::Bad => "next-step next-step-bad",
            Emphasis::Good => "next-step next-step-good",
            Emphasis::Plain | Emphasis::Quiet => "next-step",
        };
        let at = step.at;
        let open = move |event: leptos::ev::MouseEvent| {
            if let Some(at) = &at {
                event.prevent_default();
                session.review.show_step(at);
            }
        };
        view! {
            <li>
                <a class=class href=move || session.address_of(step.page).print() on:click=open>
                    <span class="next-title">{step.title}</span>
                    <span class="next-detail">{step.detail}</span>
                </a>
            </li>
        }
    };
    view! {
        <Show when=move || !steps.read().is_empty()>
            <section class="next-steps">
                <h2 class="block-title">{words::NEXT_STEPS}</h2>
                <ul>{move || steps.get().into_iter().map(entry).collect_view()}</ul>
            </section>
        </Show>
    }
}
