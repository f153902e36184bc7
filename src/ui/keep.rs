//! The session outlives the page: kept in the browser of this machine after every change, brought back at the start.
//!
//! Nothing that was kept is lost unasked: a session that cannot be opened is put aside until the user saves or drops it,
//! and a page never writes over what another page has kept, or erased, since.

use super::found::{
    ASIDE, DRAFT, Found, KEPT, Kept, LOOKING, OFF, OWNER, REMEMBER, WHEN, WORK, look, look_in_browser, wanted,
};
use super::news::{Edition, look_for_news};
use super::notices::{Action, Tone};
use super::review::{Draft, form_from_text, form_to_text};
use super::session::Session;
use crate::engine::{KeepDesk, OpenWork};
use crate::platform::bridge::{self, Held};
use crate::platform::storage::{self, Content, Pieces, StorageError};
use crate::platform::{carried, clock, files, focus, preferences};
use crate::text::{handover as words, intake as sentences, review};
use leptos::prelude::*;
use std::cell::Cell;
use std::rc::Rc;

/// A change is kept once nothing has changed for so long: milliseconds.
const PAUSE: u32 = 250;

/// How keeping goes; copies share it.
#[derive(Clone, Copy)]
pub(super) struct Keep {
    /// Whether the user wants the session kept.
    pub(super) wanted: RwSignal<bool>,
    /// Why keeping failed last; said once.
    failed: StoredValue<Option<StorageError>>,
    /// Whether nothing may be written yet: what is kept there would be lost.
    held: StoredValue<bool>,
    /// Whether the page came with a session: then nothing is kept, and what the user's own page keeps stays.
    pub(super) carried: RwSignal<bool>,
    /// Sessions put aside, each under the key where it stands; the first one is offered.
    aside: StoredValue<Vec<(&'static str, Held)>, LocalStorage>,
    /// The name of this page.
    me: StoredValue<String>,
    /// Who kept the session that this page found or wrote last.
    owner: StoredValue<Option<String>>,
    /// Counts changes, so that only the last one of a burst is kept.
    changes: StoredValue<usize>,
    /// Whether more than the open form changed since the last write: a form is kept at every pause in typing, a long
    /// session only when it has changed.
    work_changed: StoredValue<bool>,
    /// How many writes are under way; one at a time keeps their order.
    writing: StoredValue<usize>,
}

fn late(session: Session) {
    session.tell(Tone::Problem, sentences::LATE.to_owned(), sentences::LATE_HINT.to_owned());
}

/// The form that is open, as it is kept.
fn draft_of(session: Session) -> String {
    session.review.draft.with_untracked(|draft: &Option<Draft>| draft.as_ref().map(form_to_text).unwrap_or_default())
}

impl Keep {
    /// Keeping as the user last chose; on unless turned off.
    pub(super) fn new() -> Keep {
        Keep {
            wanted: RwSignal::new(wanted()),
            failed: StoredValue::new(None),
            held: StoredValue::new(false),
            carried: RwSignal::new(false),
            aside: StoredValue::new_local(Vec::new()),
            me: StoredValue::new(storage::own_name()),
            owner: StoredValue::new(None),
            changes: StoredValue::new(0),
            work_changed: StoredValue::new(true),
            writing: StoredValue::new(0),
        }
    }

    /// Turns keeping on or off; off forgets at once what was kept.
    pub(super) fn want(self, session: Session, wanted: bool) {
        self.wanted.set(wanted);
        if wanted {
            preferences::remove(REMEMBER);
            session.settle(sentences::NOT_KEPT);
            self.failed.set_value(None);
            self.work(session);
        } else {
            preferences::set(REMEMBER, OFF);
            self.forget_all(session);
            session.tell(Tone::Done, sentences::FORGOTTEN.to_owned(), String::new());
        }
    }

    /// Whether the session is to be kept. That another page turned it off meanwhile is told once, and what this page kept is
    /// gone with that.
    fn is_wanted(self, session: Session) -> bool {
        if self.wanted.get_untracked() && !wanted() {
            self.wanted.set(false);
            self.owner.set_value(None);
            session.settle(sentences::NOT_KEPT);
            let (title, reason) = (sentences::NOT_KEPT.to_owned(), sentences::TURNED_OFF.to_owned());
            session.tell_with(Tone::Problem, title, reason, &[Action::SaveWork]);
        }
        self.wanted.get_untracked()
    }

    /// Takes up what was found and keeps every change from here on.
    pub(super) fn begin(self, session: Session, found: Found) {
        self.take_up(session, found);
        Effect::new(move |last: Option<()>| {
            session.revision.track();
            if last.is_some() {
                self.work(session);
            }
        });
        Effect::new(move |last: Option<()>| {
            let kept = session.publish.kept();
            if last.is_some() {
                files::spawn(async move { drop(session.ask_quietly(KeepDesk { kept }, Vec::new()).await) });
                self.work(session);
            }
        });
        Effect::new(move |last: Option<()>| {
            session.review.draft.track();
            if last.is_some() {
                self.changed(session);
            }
        });
    }

    /// Keeps the session, which has changed, whether anything follows from that or not.
    pub(super) fn work(self, session: Session) {
        self.work_changed.set_value(true);
        self.changed(session);
    }

    fn take_up(self, session: Session, found: Found) {
        match found {
            Found::Texts(kept) => self.restore(session, *kept),
            // Whatever is there still is not to be.
            Found::Unwanted if !self.wanted.get_untracked() => self.forget_all(session),
            Found::Unwanted => {}
            Found::Carried(work) => self.show_carried(session, work),
            Found::Nothing(error) => self.fail(session, error),
            Found::Unasked => {
                let answered = self.look_again(session, look());
                focus::after(LOOKING, move || {
                    if !answered.get() {
                        late(session);
                    }
                });
            }
            Found::Late => {
                late(session);
                self.look_again(session, look());
            }
        }
    }

    /// Waits for what is found and takes it up; nothing is written before. Tells whether it was found.
    fn look_again(self, session: Session, found: impl Future<Output = Found> + 'static) -> Rc<Cell<bool>> {
        self.held.set_value(true);
        let answered = Rc::new(Cell::new(false));
        let told = Rc::clone(&answered);
        files::spawn(async move {
            let found = found.await;
            told.set(true);
            self.held.set_value(false);
            session.settle(sentences::LATE);
            // Meanwhile the user may have asked that nothing be kept.
            if self.wanted.get_untracked() || !matches!(found, Found::Texts(_)) {
                self.take_up(session, found);
            }
            if !untrack(|| session.is_empty()) {
                self.changed(session);
            }
        });
        answered
    }

    /// Shows the session that came with the page.
    fn show_carried(self, session: Session, work: Held) {
        if !untrack(|| session.is_empty()) {
            // It came late: what the user loaded meanwhile stays, and is kept.
            return session.tell_with(
                Tone::Kept,
                words::NEWS.to_owned(),
                words::NEWS_HINT.to_owned(),
                &[Action::Reload],
            );
        }
        // What came with the page is kept nowhere, whatever becomes of it.
        self.carried.set(true);
        session.opening.set(true);
        files::spawn(async move {
            let shown = Edition::of(&work);
            let question = OpenWork { name: words::CARRY.to_owned(), unless_empty: false, only_first: false };
            let opened = session.open(question, work).await;
            session.opening.set(false);
            match opened {
                Some(Ok(opened)) => {
                    let said = words::carried(opened.reports, &review::moment(&opened.saved_at));
                    let hint = if carried::is_single() { words::CARRIED_HINT } else { words::PUBLISHED_HINT };
                    session.tell_with(Tone::Kept, said, hint.to_owned(), &[]);
                }
                Some(Err(reason)) => {
                    self.carried.set(false);
                    session.tell(Tone::Problem, words::CARRIED_FAILED.to_owned(), reason);
                    self.look_again(session, look_in_browser());
                }
                None => {}
            }
            if !carried::is_single() {
                carried::on_return(move || look_for_news(session, shown.clone()));
            }
        });
    }

    fn restore(self, session: Session, kept: Kept) {
        let Kept { work, when, draft, aside, owner } = kept;
        self.owner.set_value(owner);
        let Some(work) = work else { return self.still_aside(session, aside) };
        preferences::set(KEPT, "");
        if !untrack(|| session.is_empty()) {
            return self.put_aside(session, work, aside, sentences::LATE_ASIDE.to_owned());
        }
        // Nothing is written before it is known whether this can be opened.
        self.held.set_value(true);
        session.opening.set(true);
        files::spawn(async move {
            let name = sentences::WORK_LABEL.to_owned();
            let question = OpenWork { name, unless_empty: true, only_first: true };
            let opened = session.open(question, work.clone()).await;
            self.held.set_value(false);
            session.opening.set(false);
            match opened {
                Some(Ok(opened)) if opened.reports == 0 => {}
                Some(Ok(opened)) if opened.left => {
                    return self.put_aside(session, work, aside, sentences::LATE_ASIDE.to_owned());
                }
                Some(Ok(opened)) => {
                    session.review.take_up(draft.as_deref().and_then(form_from_text));
                    let said = sentences::restored(opened.reports, &review::moment(&when.unwrap_or_default()));
                    session.tell_with(Tone::Kept, said, String::new(), &[Action::DiscardWork]);
                }
                Some(Err(reason)) => return self.put_aside(session, work, aside, reason),
                // What is kept is there still, and nothing is done with it.
                None => return self.held.set_value(true),
            }
            self.still_aside(session, aside);
        });
    }

    fn still_aside(self, session: Session, aside: Option<Held>) {
        self.aside.set_value(aside.map(|text| (ASIDE, text)).into_iter().collect());
        self.offer_aside(session, sentences::STILL_ASIDE.to_owned());
    }

    /// Moves a session out of the way of the next one. One that is there already stays, and nothing is written before the
    /// user has dropped the first of both.
    fn put_aside(self, session: Session, work: Held, before: Option<Held>, reason: String) {
        self.held.set_value(true);
        let other = before.filter(|before| *before != work);
        let is_only = other.is_none();
        self.aside.set_value([(WORK, work.clone())].into_iter().chain(other.map(|text| (ASIDE, text))).collect());
        self.offer_aside(session, reason);
        if is_only {
            files::spawn(async move {
                if self.put(&[(ASIDE, Some(Content::Held(&work))), (WORK, None)]).await.is_ok() {
                    self.aside.update_value(|all| all.iter_mut().for_each(|(key, _)| *key = ASIDE));
                    self.held.set_value(false);
                    self.changed(session);
                }
            });
        }
    }

    /// Says that a session was put aside, and what can be done about it.
    fn offer_aside(self, session: Session, reason: String) {
        if self.aside.with_value(|all| !all.is_empty()) {
            let detail = format!("{reason} {}", sentences::ASIDE_HINT);
            let actions = &[Action::SaveAside, Action::DropAside];
            session.tell_with(Tone::Problem, sentences::RESTORE_FAILED.to_owned(), detail, actions);
        }
    }

    /// Hands the session put aside to the user as a file, as it was kept.
    pub(super) fn save_aside(self, session: Session) {
        let name = sentences::work_file(clock::now().get(..10).unwrap_or_default());
        let content = self.aside.with_value(|all| all.first().and_then(|(_, text)| text.content()));
        if content.is_some_and(|content| !files::download_content(&name, &content, "application/json")) {
            session.tell(Tone::Problem, sentences::NOT_SAVED.to_owned(), sentences::SAVE_FAILED.to_owned());
        }
    }

    /// Drops the session put aside that is offered, and offers the next one.
    pub(super) fn drop_aside(self, session: Session) {
        let first = self.aside.try_update_value(|all| (!all.is_empty()).then(|| all.remove(0)));
        let Some((key, _)) = first.flatten() else { return };
        session.settle(sentences::RESTORE_FAILED);
        self.writing.update_value(|n| *n += 1);
        files::spawn(async move {
            let dropped = storage::set(&[(key, None)], OWNER, |_| true).await;
            self.held.set_value(false);
            self.work_changed.set_value(true);
            self.settle(session, dropped, usize::MAX);
            self.offer_aside(session, sentences::STILL_ASIDE.to_owned());
        });
    }

    /// Keeps the session once the changes pause; an emptied session is forgotten at once.
    fn changed(self, session: Session) {
        let lost = bridge::session::is_broken();
        if lost || self.carried.get_untracked() || self.held.get_value() || !self.is_wanted(session) {
            return;
        }
        let change = self.next_change();
        let empty = untrack(|| session.is_empty());
        focus::after(if empty { 0 } else { PAUSE }, move || {
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
        if self.writing.get_value() > 0 {
            return;
        }
        self.writing.update_value(|n| *n += 1);
        if untrack(|| session.is_empty()) {
            let texts = [WORK, WHEN, DRAFT, OWNER].map(|key| (key, None));
            files::spawn(async move {
                let emptied = self.put(&texts).await;
                self.nothing_left(&emptied);
                self.settle(session, emptied, change);
            });
            return;
        }
        if !self.work_changed.get_value() {
            let draft = draft_of(session);
            let put = async move { self.put(&[(DRAFT, Some(Content::Text(&draft)))]).await };
            return files::spawn(async move { self.settle(session, put.await, change) });
        }
        files::spawn(async move {
            let now = clock::now();
            self.work_changed.set_value(false);
            let pieces = session.pieces(&now).await.filter(|_| !self.work_changed.get_value());
            let Some(pieces) = pieces else {
                self.writing.update_value(|n| *n = n.saturating_sub(1));
                // What changed meanwhile is kept instead; of a session that is lost nothing more is.
                return match self.work_changed.get_value() {
                    true => self.changed(session),
                    false => self.work_changed.set_value(true),
                };
            };
            let kept = self.put_work(session, &Pieces::of_held(&pieces), &now, change).await;
            self.settle(session, kept, change);
        });
    }

    async fn put_work(self, session: Session, work: &Pieces, now: &str, change: usize) -> Result<(), StorageError> {
        let (owner, draft) = (format!("{} {change}", self.me.get_value()), draft_of(session));
        let texts = [(WHEN, now), (DRAFT, &draft), (OWNER, &owner)].map(|(key, text)| (key, Some(Content::Text(text))));
        let work = [(WORK, Some(Content::Pieces(work)))];
        let kept = self.put(&[&work[..], &texts[..]].concat()).await;
        match kept {
            Ok(()) => {
                preferences::set(KEPT, "");
                self.owner.set_value(Some(owner));
            }
            Err(_) => self.work_changed.set_value(true),
        }
        kept
    }

    /// Writes, unless another page has kept something since, has erased what this one kept, or has turned keeping off.
    async fn put(self, texts: &[(&str, Option<Content<'_>>)]) -> Result<(), StorageError> {
        let known = self.owner.get_value();
        // Where nothing is kept, nothing is lost by emptying it.
        let empties = texts.iter().all(|(_, content)| content.is_none());
        let may = move |owner: Option<String>| wanted() && (owner == known || owner.is_none() && empties);
        storage::set(texts, OWNER, may).await
    }

    /// Once nothing is kept any more, the next page need not wait for it, and nobody owns it.
    fn nothing_left(self, emptied: &Result<(), StorageError>) {
        if emptied.is_ok() {
            preferences::remove(KEPT);
            self.owner.set_value(None);
        }
    }

    /// Forgets everything, whoever kept it.
    pub(super) fn forget_all(self, session: Session) {
        if self.carried.get_untracked() {
            return;
        }
        let change = self.next_change();
        self.writing.update_value(|n| *n += 1);
        // A session that is being written is written no further.
        self.work_changed.set_value(true);
        self.aside.set_value(Vec::new());
        session.settle(sentences::RESTORE_FAILED);
        files::spawn(async move {
            let texts = [WORK, WHEN, DRAFT, ASIDE, OWNER].map(|key| (key, None));
            let forgotten = storage::set(&texts, OWNER, |_| true).await;
            self.nothing_left(&forgotten);
            self.held.set_value(false);
            self.settle(session, forgotten, change);
        });
    }

    /// After a write: what changed meanwhile is kept as well.
    fn settle(self, session: Session, outcome: Result<(), StorageError>, change: usize) {
        self.writing.update_value(|n| *n = n.saturating_sub(1));
        match outcome {
            Err(error) => self.fail(session, error),
            Ok(()) => {
                if self.failed.try_update_value(Option::take).flatten().is_some() {
                    session.settle(sentences::NOT_KEPT);
                }
                if self.writing.get_value() == 0 && self.changes.get_value() != change {
                    self.changed(session);
                }
            }
        }
    }

    /// Says once why nothing is kept; the next change is tried again.
    fn fail(self, session: Session, error: StorageError) {
        if !self.is_wanted(session) || self.failed.get_value() == Some(error) {
            return;
        }
        self.failed.set_value(Some(error));
        let (reason, actions): (_, &'static [Action]) = match error {
            StorageError::Full => (sentences::STORAGE_FULL, &[Action::SaveWork]),
            StorageError::Refused => (sentences::STORAGE_REFUSED, &[Action::SaveWork]),
            StorageError::Foreign => (sentences::STORAGE_FOREIGN, &[Action::SaveWork, Action::Reload]),
        };
        session.settle(sentences::NOT_KEPT);
        session.tell_with(Tone::Problem, sentences::NOT_KEPT.to_owned(), reason.to_owned(), actions);
    }
}
