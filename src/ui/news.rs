//! A page beside a published session: whether another one is published meanwhile.

use super::notices::{Action, Tone};
use super::session::Session;
use crate::platform::{carried, files};
use crate::text::handover as words;
use crate::workspace::Workspace;

/// What tells one published session from another: its length and when it was saved.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Edition(usize, String);

impl Edition {
    /// Of a session as text.
    pub(super) fn of(work: &str) -> Edition {
        Edition(work.len(), Workspace::saved_at(work).to_owned())
    }
}

/// Says that another session is published now.
pub(super) fn look_for_news(session: Session, shown: Edition) {
    files::spawn(async move {
        let published = carried::work().await.filter(|text| Workspace::is_saved(text));
        if published.is_some_and(|text| Edition::of(&text) != shown) {
            session.settle(words::NEWS);
            session.tell_with(Tone::Kept, words::NEWS.to_owned(), words::NEWS_HINT.to_owned(), &[Action::Reload]);
        }
    });
}
