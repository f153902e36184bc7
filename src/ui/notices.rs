//! Messages: what was loaded, what was not and why.

use super::icon::{Icon, Name};
use super::session::session;
use crate::platform::{carried, focus, keys};
use crate::text::{handover, intake as sentences, words};
use leptos::prelude::*;
use std::sync::atomic::{AtomicUsize, Ordering};

const SHOWN_MILLISECONDS: u32 = 6_000;

/// How a message is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tone {
    /// Something was done; goes away by itself.
    Done,
    /// Something was done that the user may want to undo; stays until it is dismissed.
    Kept,
    /// Something could not be done; stays until it is dismissed.
    Problem,
}

/// What the user can do about a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Action {
    /// Clear the session that was brought back.
    DiscardWork,
    /// Save the session that was put aside to a file.
    SaveAside,
    /// Drop the session that was put aside.
    DropAside,
    /// Load the page anew.
    Reload,
    /// Save the session to a file.
    SaveWork,
}

/// A message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Notice {
    id: usize,
    tone: Tone,
    title: String,
    detail: String,
    actions: &'static [Action],
}

/// Numbers messages; one that goes never gives its number to the next.
static NEXT: AtomicUsize = AtomicUsize::new(0);

impl Notice {
    /// Adds a message to those shown; a new «done» takes the place of the last one.
    pub(super) fn push(
        notices: &mut Vec<Notice>,
        tone: Tone,
        title: String,
        detail: String,
        actions: &'static [Action],
    ) {
        let id = NEXT.fetch_add(1, Ordering::Relaxed);
        if tone == Tone::Done {
            notices.retain(|notice| notice.tone != Tone::Done);
        }
        notices.push(Notice { id, tone, title, detail, actions });
    }

    /// Whether it says this.
    pub(super) fn says(&self, title: &str) -> bool {
        self.title == title
    }

    /// Whether it tells of the session under way as it was found, and is over with it.
    pub(super) fn is_of_session(&self) -> bool {
        self.tone == Tone::Kept && !self.actions.contains(&Action::Reload)
    }
}

/// The messages, announced as they appear.
#[component]
pub(super) fn Notices() -> impl IntoView {
    let notices = session().notices;
    // The last message goes with Esc, where nothing else is left by it.
    keys::listen_plain(move |key| {
        let last = || notices.with_untracked(|all| all.iter().rposition(|notice| notice.tone != Tone::Kept));
        let at = (key == "Escape").then(last).flatten();
        at.map(|at| notices.update(|notices| drop(notices.remove(at)))).is_some()
    });
    let of = move |tone| move || notices.get().into_iter().filter(|notice| notice.tone == tone).collect::<Vec<_>>();
    view! {
        <section class="notices" aria-label=words::MESSAGES_LABEL>
            <div role="alert">
                <For each=of(Tone::Problem) key=|notice| notice.id let:notice>
                    <Message notice/>
                </For>
            </div>
            <div role="status">
                <For each=of(Tone::Done) key=|notice| notice.id let:notice>
                    <Message notice/>
                </For>
            </div>
        </section>
    }
}

/// The message about the session that was brought back: it stays, so it stands above the page and covers nothing.
#[component]
pub(super) fn Banner() -> impl IntoView {
    let notices = session().notices;
    let kept = move || notices.get().into_iter().filter(|notice| notice.tone == Tone::Kept).collect::<Vec<_>>();
    view! {
        <div class="banner" role="status">
            <For each=kept key=|notice| notice.id let:notice>
                <Message notice/>
            </For>
        </div>
    }
}

#[component]
fn Message(notice: Notice) -> impl IntoView {
    let session = session();
    let notices = session.notices;
    let id = notice.id;
    let dismiss = move || notices.update(|all| all.retain(|other| other.id != id));
    if notice.tone == Tone::Done {
        focus::after(SHOWN_MILLISECONDS, dismiss);
    }
    let class = match notice.tone {
        Tone::Done | Tone::Kept => "notice notice-done",
        Tone::Problem => "notice notice-problem",
    };
    let detail = (!notice.detail.is_empty()).then(|| view! { <p>{notice.detail}</p> });
    let act = move |action| match action {
        Action::DiscardWork => session.clearing.set(true),
        Action::SaveAside => session.keep.save_aside(session),
        Action::DropAside => session.keep.drop_aside(session),
        Action::Reload => carried::reload(),
        Action::SaveWork => session.save_work(),
    };
    let actions = notice.actions.iter().copied().map(|action| {
        let label = match action {
            Action::DiscardWork => sentences::DISCARD_WORK,
            Action::SaveAside => sentences::SAVE_ASIDE,
            Action::DropAside => sentences::DROP_ASIDE,
            Action::Reload => handover::NEWS_DO,
            Action::SaveWork => sentences::SAVE_WORK,
        };
        view! { <button type="button" class="button notice-action" on:click=move |_| act(action)>{label}</button> }
    });
    view! {
        <div class=class>
            <div class="notice-words">
                <p class="notice-title">{notice.title}</p>
                {detail}
            </div>
            {actions.collect_view()}
            <button type="button" class="icon-button" aria-label=words::DISMISS_MESSAGE on:click=move |_| dismiss()>
                <Icon name=Name::Close/>
            </button>
        </div>
    }
}
