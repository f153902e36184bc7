//! The session outlives the page: kept in the browser of this machine after every change, brought back at the start.

use super::notices::{Action, Tone};
use super::review::Draft;
use super::session::Session;
use crate::platform::storage::{self, StorageError};
use crate::platform::{clock, files, focus, preferences};
use crate::text::intake as sentences;
use crate::workspace::Workspace;
use leptos::prelude::*;

const WORK: &str = "work";
const WHEN: &str = "when";
const DRAFT: &str = "draft";
const REMEMBER: &str = "remember";
const OFF: &str = "off";

/// A change is kept once nothing has changed for so long: milliseconds.
const PAUSE: u32 = 250;

/// What was kept, as it was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Found {
    /// Texts, where there were any.
    Texts {
        /// The session.
        work: Option<String>,
        /// When it was kept.
        when: Option<String>,
        /// The form that was open.
        draft: Option<String>,
    },
    /// The browser keeps nothing.
    Nothing(StorageError),
    /// The user wants nothing kept.
    Unwanted,
}

/// How keeping goes; copies share it.
#[derive(Clone, Copy)]
pub(super) struct Keep {
    /// Whether the user wants the session kept.
    pub(super) wanted: RwSignal<bool>,
    /// Whether keeping failed: said once, tried no more until the next start.
    failed: StoredValue<bool>,
    /// Counts changes, so that only the last one of a burst is kept.
    changes: StoredValue<usize>,
    /// Whether more than the open form changed since the last write: a form is kept at every pause in typing, a long
    /// session only when it has changed.
    work_changed: StoredValue<bool>,
    /// Whether something is being written; one write at a time keeps their order.
    writing: StoredValue<bool>,
}

/// Looks for what was kept.
pub(super) async fn look() -> Found {
    if !wanted() {
        return Found::Unwanted;
    }
    match storage::get([WORK, WHEN, DRAFT]).await {
        Ok([work, when, draft]) => Found::Texts { work, when, draft },
        Err(error) => Found::Nothing(error),
    }
}

fn wanted() -> bool {
    preferences::get(REMEMBER).as_deref() != Some(OFF)
}

impl Keep {
    /// Keeping as the user last chose; on unless turned off.
    pub(super) fn new() -> Keep {
        Keep {
            wanted: RwSignal::new(wanted()),
            failed: StoredValue::new(false),
            changes: StoredValue::new(0),
            work_changed: StoredValue::new(true),
            writing: StoredValue::new(false),
        }
    }

    /// Turns keeping on or off; off forgets at once what was kept.
    pub(super) fn want(self, session: Session, wanted: bool) {
        self.wanted.set(wanted);
        if wanted {
            preferences::remove(REMEMBER);
            self.failed.set_value(false);
            self.work_changed.set_value(true);
            self.changed(session);
        } else {
            preferences::set(REMEMBER, OFF);
            self.forget(session);
            session.tell(Tone::Done, sentences::FORGOTTEN.to_owned(), String::new());
        }
    }

    /// Takes up what was found and keeps every change from here on.
    pub(super) fn begin(self, session: Session, found: Found) {
        match found {
            Found::Texts { work: Some(work), when, draft } => restore(session, &work, when, draft.as_deref()),
            Found::Texts { work: None, .. } | Found::Unwanted => {}
            Found::Nothing(error) => self.fail(session, error),
        }
        Effect::new(move |last: Option<()>| {
            session.workspace.track();
            if last.is_some() {
                self.work_changed.set_value(true);
                self.changed(session);
            }
        });
        Effect::new(move |last: Option<()>| {
            session.review.draft.track();
            if last.is_some() {
                self.changed(session);
            }
        });
    }

    /// Keeps the session once the changes pause; an emptied session is forgotten at once.
    fn changed(self, session: Session) {
        if !self.wanted.get_untracked() || self.failed.get_value() {
            return;
        }
        if session.workspace.with_untracked(Workspace::is_empty) {
            return self.forget(session);
        }
        let change = self.next_change();
        focus::after(PAUSE, move || {
            if self.changes.get_value() == change {
                self.write(session, change);
            }
        });
    }

    fn next_change(self) -> usize {
        let change = self.changes.get_value() + 1;
        self.changes.set_value(change);
        change
    }

    fn write(self, session: Session, change: usize) {
        if self.writing.get_value() {
            return;
        }
        self.writing.set_value(true);
        let draft = session.review.draft.with_untracked(|d| d.as_ref().map(Draft::to_json).unwrap_or_default());
        let work = self.work_changed.get_value().then(|| {
            let now = clock::now();
            (session.workspace.with_untracked(|w| w.save(&now)), now)
        });
        self.work_changed.set_value(false);
        files::spawn(async move {
            let kept = match &work {
                Some((work, now)) => storage::set(&[(WORK, work), (WHEN, now), (DRAFT, &draft)]).await,
                None => storage::set(&[(DRAFT, &draft)]).await,
            };
            self.settle(session, kept, change);
        });
    }

    fn forget(self, session: Session) {
        let change = self.next_change();
        self.writing.set_value(true);
        files::spawn(async move {
            let forgotten = storage::clear().await;
            self.settle(session, forgotten, change);
        });
    }

    /// After a write: what changed meanwhile is kept as well.
    fn settle(self, session: Session, outcome: Result<(), StorageError>, change: usize) {
        self.writing.set_value(false);
        match outcome {
            Err(error) => self.fail(session, error),
            Ok(()) if self.changes.get_value() != change => self.changed(session),
            Ok(()) => {}
        }
    }

    fn fail(self, session: Session, error: StorageError) {
        if self.failed.get_value() || !self.wanted.get_untracked() {
            return;
        }
        self.failed.set_value(true);
        let reason = match error {
            StorageError::Full => sentences::STORAGE_FULL,
            StorageError::Refused => sentences::STORAGE_REFUSED,
        };
        session.tell(Tone::Problem, sentences::NOT_KEPT.to_owned(), reason.to_owned());
    }
}

fn restore(session: Session, work: &str, when: Option<String>, draft: Option<&str>) {
    match Workspace::open(work) {
        Ok(workspace) if workspace.is_empty() => {}
        Ok(workspace) => {
            let reports = workspace.sources().len();
            session.workspace.set(workspace);
            session.review.take_up(draft.and_then(Draft::from_json));
            let said = sentences::restored(reports, &sentences::moment(&when.unwrap_or_default()));
            session.tell_with(Tone::Kept, said, String::new(), Some(Action::DiscardWork));
        }
        Err(error) => {
            let reason = error.message(sentences::WORK_LABEL);
            session.tell(Tone::Problem, sentences::RESTORE_FAILED.to_owned(), reason);
        }
    }
}
