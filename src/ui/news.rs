//! A page beside a published session: whether another one is published meanwhile.

use super::notices::{Action, Tone};
use super::session::Session;
use crate::platform::bridge::Held;
use crate::platform::{carried, files};
use crate::text::handover as words;
use crate::workspace::Workspace;

/// What tells one published session from another: its length and when it was saved.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Edition(u32, String);

impl Edition {
    /// Of a session as text.
    pub(super) fn of(work: &Held) -> Edition {
        Edition(work.length(), Workspace::saved_at(&work.beginning()).to_owned())
    }
}

/// Says that another session is published now.
pub(super) fn look_for_news(session: Session, shown: Edition) {
    files::spawn(async move {
        let published = carried::work().await.filter(|work| Workspace::is_saved(work.beginning()));
        if published.is_some_and(|text| Edition::of(&text) != shown) {
            session.settle(words::NEWS);
            session.tell_with(Tone::Kept, words::NEWS.to_owned(), words::NEWS_HINT.to_owned(), &[Action::Reload]);
        }
    });
}
