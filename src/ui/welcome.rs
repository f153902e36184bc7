//! The first screen: what this is, what to bring, three ways in, and a sample.

use super::icon::{Icon, Name};
use super::intake::{self, IntakeButtons};
use super::session::session;
use super::work::{OpenWork, RememberSwitch};
use super::{route, tour};
use crate::text::tour::{TOUR, TOUR_HINT};
use crate::text::{ui as sentences, words};
use leptos::prelude::*;

const STEPS: [(&str, &str); 3] = [
    (words::STEP_LOAD, words::STEP_LOAD_DETAIL),
    (words::STEP_READ, words::STEP_READ_DETAIL),
    (words::STEP_CHECK, words::STEP_CHECK_DETAIL),
];

/// The first screen.
#[component]
pub(super) fn Welcome() -> impl IntoView {
    view! {
        <article class="welcome">
            <div class="welcome-words">
                <h1 id=route::HEADING tabindex="-1">{sentences::WELCOME_TITLE}</h1>
                <p class="welcome-lead">{words::WHAT_IT_DOES}</p>
                <ol class="steps">{STEPS.map(step).collect_view()}</ol>
            </div>
            <DropPlace/>
            <p class="promise"><Icon name=Name::Lock/><span>{sentences::promise()}</span></p>
            <div class="welcome-remember"><RememberSwitch/></div>
        </article>
    }
}

fn step((name, detail): (&'static str, &'static str)) -> impl IntoView {
    view! {
        <li>
            <p class="step-name">{name}</p>
            <p class="step-detail">{detail}</p>
        </li>
    }
}

/// The place to drop reports on; the whole window takes them as well.
#[component]
fn DropPlace() -> impl IntoView {
    let session = session();
    view! {
        <section class="drop-place" class:drop-place-hovered=move || session.hovering.get()>
            <span class="drop-icon"><Icon name=Name::Drop/></span>
            <h2>{words::DROP_TITLE}</h2>
            <p class="drop-hint">{words::DROP_HINT}</p>
            <p class="drop-or"><span>{sentences::DROP_OR}</span></p>
            <div class="drop-buttons"><IntakeButtons main=true/></div>
            <p class="drop-hint drop-keys">{sentences::PASTE_ANYWHERE}</p>
            <div class="drop-buttons"><OpenWork/></div>
            <div class="drop-sample">
                <p>{words::SAMPLE_HINT}</p>
                <div class="drop-buttons">
                    <button type="button" class="button" on:click=move |_| tour::begin(session)>{TOUR}</button>
                    <button type="button" class="button" on:click=move |_| intake::add_samples(session)>{words::LOAD_SAMPLE}</button>
                </div>
                <p class="drop-hint">{TOUR_HINT}</p>
            </div>
        </section>
    }
}
