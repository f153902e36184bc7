//! What was kept of an earlier session, or came with the page.

use crate::platform::bridge::Held;
use crate::platform::storage::{self, StorageError};
use crate::platform::{carried, preferences};
use crate::workspace::Workspace;

pub(super) const WORK: &str = "work";
pub(super) const WHEN: &str = "when";
pub(super) const DRAFT: &str = "draft";
/// A session that could not be opened.
pub(super) const ASIDE: &str = "aside";
/// Which page kept the session last, and its how manieth change that was.
pub(super) const OWNER: &str = "owner";
pub(super) const REMEMBER: &str = "remember";
pub(super) const OFF: &str = "off";
/// Whether a session was kept, told where it is known before the database has answered.
pub(super) const KEPT: &str = "kept";

/// The page is shown without what was kept when the browser takes longer to look: milliseconds.
pub(super) const LOOKING: u32 = 1_500;

/// What was kept, as it was found.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Found {
    /// Texts, where there were any.
    Texts(Box<Kept>),
    /// The browser keeps nothing.
    Nothing(StorageError),
    /// The browser has not answered yet.
    Late,
    /// The browser was not asked yet, for nothing is expected.
    Unasked,
    /// The user wants nothing kept.
    Unwanted,
    /// The page came with a session.
    Carried(Held),
}

/// The texts kept; `None` where there was none.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Kept {
    /// The session.
    pub(super) work: Option<Held>,
    /// When it was kept.
    pub(super) when: Option<String>,
    /// The form that was open.
    pub(super) draft: Option<String>,
    /// A session that could not be opened.
    pub(super) aside: Option<Held>,
    /// Who kept it.
    pub(super) owner: Option<String>,
}

impl Found {
    /// Whether the page begins with nothing.
    pub(super) fn is_nothing(&self) -> bool {
        match self {
            Found::Texts(kept) => kept.work.is_none(),
            Found::Nothing(_) | Found::Unasked | Found::Unwanted => true,
            Found::Late | Found::Carried(_) => false,
        }
    }
}

/// Whether the page can be shown before it is known what was kept: nothing seems to have been, and nothing came with it.
pub(super) fn nothing_expected() -> bool {
    carried::is_single() && !carried::is_there() && preferences::get(KEPT).is_none()
}

/// Looks for what was kept.
pub(super) async fn look() -> Found {
    if let Some(work) = carried::work().await.filter(|work| Workspace::is_saved(work.beginning())) {
        return Found::Carried(work);
    }
    look_in_browser().await
}

/// The same in what the browser keeps alone.
pub(super) async fn look_in_browser() -> Found {
    if !wanted() {
        return Found::Unwanted;
    }
    match storage::get([WORK, WHEN, DRAFT, ASIDE, OWNER]).await {
        Ok([work, when, draft, aside, owner]) => {
            let text = |held: Option<Held>| held.and_then(|held| held.text());
            Found::Texts(Box::new(Kept { work, when: text(when), draft: text(draft), aside, owner: text(owner) }))
        }
        Err(error) => Found::Nothing(error),
    }
}

pub(super) fn wanted() -> bool {
    preferences::get(REMEMBER).as_deref() != Some(OFF)
}
