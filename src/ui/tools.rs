//! The tools of the page's head: size of the type, reading aloud, printing, theme; and the way back to the top.

use super::icon::{Icon, Name};
use super::session::{Session, session};
use super::shortcuts;
use super::theme::ThemeSwitch;
use crate::engine::ReadAloud;
use crate::platform::{files, focus, scroll, speech, text_size};
use crate::present::{Command, PageId};
use crate::text::{tools as words, words as common};
use crate::ui::notices::Tone;
use leptos::prelude::*;

const SIZES: [u32; 6] = [90, 100, 110, 120, 130, 150];
const PANEL: &str = "page-tools";
/// From here on the way back to the top is worth a button: CSS pixels.
const FAR: f64 = 700.0;

/// How far the reading aloud is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Voice {
    /// Nothing is read.
    Silent,
    /// The page is being read.
    Speaking,
    /// The reading is held.
    Held,
}

/// The tools; on a narrow screen behind one button.
#[component]
pub(super) fn Tools() -> impl IntoView {
    let session = session();
    let open = RwSignal::new(false);
    speech::prepare();
    text_size::apply(session.text_size.get_untracked());
    view! {
        <button
            type="button"
            class="icon-button tools-toggle"
            aria-label=words::TOOLS
            title=words::TOOLS
            aria-expanded=move || if open.get() { "true" } else { "false" }
            aria-controls=PANEL
            on:click=move |_| open.update(|open| *open = !*open)
        >
            <Icon name=Name::Tools/>
        </button>
        <div id=PANEL class="tools" class:tools-open=move || open.get() role="group" aria-label=words::TOOLS>
            <Sizes/>
            <button
                type="button"
                class="icon-button"
                aria-label=words::READ
                title=words::READ
                on:click=move |_| read_aloud(session)
            >
                <Icon name=Name::Speak/>
            </button>
            <button
                type="button"
                class="icon-button"
                aria-label=common::PRINT
                title=common::PRINT
                on:click=move |_| shortcuts::follow(session, Command::Print)
            >
                <Icon name=Name::Print/>
            </button>
            <ThemeSwitch/>
        </div>
    }
}

#[component]
fn Sizes() -> impl IntoView {
    let size = session().text_size;
    let now = move || words::text_size(size.get());
    let button = move |sign: &'static str, name: &'static str, step: Option<bool>| {
        let end = move || match step {
            Some(larger) => next(size.get(), larger) == size.get(),
            None => false,
        };
        let press = move |_| match step {
            Some(larger) => resize(size, next(size.get_untracked(), larger)),
            None => resize(size, 100),
        };
        view! {
            <button type="button" class="size-button" aria-label=words::size_button(sign, name) title=name aria-disabled=move || end().then_some("true") on:click=press>
                {sign}
            </button>
        }
    };
    view! {
        <div class="sizes" role="group" aria-label=now>
            {button(words::SMALLER_SIGN, words::SMALLER, Some(false))}
            {button(words::USUAL_SIGN, words::USUAL, None)}
            {button(words::LARGER_SIGN, words::LARGER, Some(true))}
        </div>
    }
}

/// The next size in a direction; the same one at the end.
fn next(size: u32, larger: bool) -> u32 {
    let found = match larger {
        true => SIZES.iter().find(|other| **other > size),
        false => SIZES.iter().rev().find(|other| **other < size),
    };
    found.copied().unwrap_or(size)
}

fn resize(size: RwSignal<u32>, percent: u32) {
    text_size::apply(percent);
    size.set(percent);
}

/// One step larger or smaller.
pub(super) fn step_size(session: Session, larger: bool) {
    resize(session.text_size, next(session.text_size.get_untracked(), larger));
}

/// The size to begin with.
pub(super) fn first_size() -> u32 {
    text_size::remembered().filter(|percent| SIZES.contains(percent)).unwrap_or(100)
}

/// Reads the page aloud, or ends the reading; says so where no voice speaks Vietnamese.
pub(super) fn read_aloud(session: Session) {
    if session.voice.get_untracked() != Voice::Silent {
        return hush(session);
    }
    if !speech::has_voice() {
        return session.tell(Tone::Problem, words::NO_VOICE.to_owned(), words::NO_VOICE_DETAIL.to_owned());
    }
    if untrack(|| session.is_empty()) {
        return speak(session, &[common::APP_NAME.to_owned(), common::WHAT_IT_DOES.to_owned()]);
    }
    files::spawn(async move {
        let question = untrack(|| ReadAloud { id: session.route.get(), view: session.applied.get() });
        if let Some(parts) = session.ask(question).await {
            speak(session, &parts);
        }
    });
}

fn speak(session: Session, parts: &[String]) {
    session.voice.set(Voice::Speaking);
    speech::speak(parts, move || session.voice.set(Voice::Silent));
}

fn hush(session: Session) {
    speech::stop();
    session.voice.set(Voice::Silent);
}

/// While the page is read: hold, go on, end. Another page ends the reading.
#[component]
pub(super) fn ReadingBar() -> impl IntoView {
    let session = session();
    Effect::new(move |before: Option<PageId>| {
        let page = session.route.get();
        if before.is_some_and(|before| before != page) && session.voice.get_untracked() != Voice::Silent {
            hush(session);
        }
        page
    });
    let held = Memo::new(move |_| session.voice.get() == Voice::Held);
    let hold = move |_| match held.get_untracked() {
        true => {
            speech::resume();
            session.voice.set(Voice::Speaking);
        }
        false => {
            speech::pause();
            session.voice.set(Voice::Held);
        }
    };
    view! {
        <Show when=move || session.voice.get() != Voice::Silent>
            <div class="speech-bar" role="region" aria-label=words::READ>
                <p role="status">{move || if held.get() { words::READING_HELD } else { words::READING }}</p>
                <button type="button" class="button" on:click=hold>
                    {move || if held.get() { words::READ_RESUME } else { words::READ_PAUSE }}
                </button>
                <button type="button" class="button" on:click=move |_| hush(session)>{words::READ_STOP}</button>
            </div>
        </Show>
    }
}

/// A button to the top, once that is far.
#[component]
pub(super) fn ToTop() -> impl IntoView {
    let far = RwSignal::new(false);
    scroll::on_scrolled_past(FAR, move |past| far.set(past));
    view! {
        <Show when=move || far.get()>
            <button type="button" class="button to-top" on:click=move |_| to_top()>
                <Icon name=Name::Top/>
                <span>{words::TO_TOP}</span>
            </button>
        </Show>
    }
}

/// Back to the page's heading.
pub(super) fn to_top() {
    focus::scroll_to_top();
    focus::focus(super::route::HEADING);
}
