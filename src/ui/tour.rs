//! The guided sample: a card that leads over some pages and points at what it speaks of. Nothing is locked meanwhile.

use super::icon::{Icon, Name};
use super::session::{Session, session};
use super::{intake, route};
use crate::platform::focus;
use crate::present::PageId;
use crate::text::tour as words;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

const TITLE: &str = "tour-title";
/// The page takes this long at most to be there: milliseconds.
const SETTLED: u32 = 150;
/// So often it is waited for again: on a slow machine reading the samples takes seconds.
const TRIES: u32 = 100;

/// Where each step leads, and what it points at.
const STOPS: [(PageId, &str); words::STEPS.len()] = [
    (PageId::Overview, "main .tiles button.figure"),
    (PageId::Findings, "main .finding"),
    (PageId::Review, "main .entry"),
    (PageId::FullOnline, "main .chart-block"),
    (PageId::Sources, "main .work"),
];

/// Loads the samples and begins.
pub(super) fn begin(session: Session) {
    intake::add_samples(session);
    show(session, 0);
}

fn show(session: Session, step: usize) {
    let Some((page, _)) = STOPS.get(step) else { return end(session) };
    session.tour.set(Some(step));
    route::go(*page);
    point(session, step, TRIES);
}

/// Points at what a step speaks of, as soon as its page is there.
fn point(session: Session, step: usize, tries: u32) {
    let Some((_, target)) = STOPS.get(step) else { return };
    focus::after(SETTLED, move || {
        if session.tour.get_untracked() != Some(step) {
            return;
        }
        if focus::point_at(target) {
            focus::focus(TITLE);
        } else if tries > 0 {
            point(session, step, tries - 1);
        }
    });
}

fn end(session: Session) {
    session.tour.set(None);
    focus::point_at("");
    focus::focus(route::HEADING);
}

/// The card.
#[component]
pub(super) fn Tour() -> impl IntoView {
    let session = session();
    let shown = Memo::new(move |_| session.tour.get().filter(|_| !session.is_empty()));
    // The samples are read in the worker: the first step points once they are there.
    Effect::new(move |before: Option<Option<usize>>| {
        let now = shown.get();
        if let (None, Some(step)) = (before.flatten(), now) {
            point(session, step, TRIES);
        }
        now
    });
    let key = move |event: KeyboardEvent| {
        if event.key() == "Escape" {
            end(session);
        }
    };
    let card = move |step: usize| {
        let (title, text) = words::STEPS.get(step).copied().unwrap_or_default();
        let last = step + 1 == words::STEPS.len();
        let back = (step > 0).then(|| {
            view! {
                <button type="button" class="button" on:click=move |_| show(session, step - 1)>{words::TOUR_BACK}</button>
            }
        });
        view! {
            <section class="tour" aria-labelledby=TITLE on:keydown=key>
                <p class="tour-step">{words::step_of(step + 1)}</p>
                <button type="button" class="icon-button tour-close" aria-label=words::TOUR_CLOSE title=words::TOUR_CLOSE on:click=move |_| end(session)>
                    <Icon name=Name::Close/>
                </button>
                <h2 id=TITLE tabindex="-1">{title}</h2>
                <p>{text}</p>
                <div class="tour-buttons">
                    {back}
                    <button type="button" class="button button-main" on:click=move |_| show(session, step + 1)>
                        {if last { words::TOUR_END } else { words::TOUR_NEXT }}
                    </button>
                </div>
            </section>
        }
    };
    move || shown.get().map(card)
}
