//! What every component can reach: the outline of the session, the page shown, messages, and the figure whose source is open.
//! The session itself lives in the engine, which is asked.

use super::asking::{Asked, follow};
use super::compared::PlanState;
use super::dossiers::Dossiers;
use super::keep::Keep;
use super::notices::{Action, Notice, Tone};
use super::publish::PublishState;
use super::queue::{Outcome, Queue};
use super::review::ReviewState;
use super::route::Shown as At;
use super::shortcuts;
use super::tools::{self, Voice};
use crate::domain::SourceId;
use crate::engine::{Clear, OpenWork, Opened, Outline, Remove, SavePiece, ShowPage, Shown, TakeIn};
use crate::export::desk::Kept;
use crate::platform::bridge::Held;
use crate::platform::theme::{self, Theme};
use crate::platform::{clock, files, focus};
use crate::present::{Address, Cell, Command, Outside, PageId, View};
use crate::text::{intake, saved, ui as sentences, words};
use crate::workspace::SavedWork;
use leptos::prelude::*;
use std::collections::{BTreeMap, HashMap};

/// The state of the page; copies share it.
#[derive(Clone, Copy)]
pub(super) struct Session {
    /// What is always known of the session.
    pub(super) outline: RwSignal<Outline>,
    /// Counts the changes of the session: what was asked is asked again.
    pub(super) revision: RwSignal<u64>,
    /// Whether a session that was kept, or came with the page, is being opened.
    pub(super) opening: RwSignal<bool>,
    /// What is to be done on a page once all of it is there.
    pub(super) later: RwSignal<Option<(PageId, Command)>>,
    /// How many questions are on their way.
    pub(super) asked: RwSignal<usize>,
    /// The page shown while anything is loaded.
    pub(super) route: RwSignal<PageId>,
    /// What the pages are narrowed to, as chosen; what of it applies is [`Session::applied`].
    pub(super) view: RwSignal<View>,
    /// Choices that belong to the page shown ([`PageId::own_keys`]); kept in the address like the view.
    pub(super) own: RwSignal<BTreeMap<String, String>>,
    /// The own choices of pages left, by page.
    left: StoredValue<HashMap<PageId, BTreeMap<String, String>>>,
    /// The part of the view that narrows the page shown.
    pub(super) applied: Memo<View>,
    /// Whether no report is loaded.
    empty: Memo<bool>,
    /// The page shown, within the view; set once the session is there to be asked.
    shown: StoredValue<Option<Asked<Shown>>>,
    /// Messages not dismissed yet, oldest first.
    pub(super) notices: RwSignal<Vec<Notice>>,
    /// The figure whose source is open.
    pub(super) opened: RwSignal<Option<Cell>>,
    /// Whether something is being dragged over the window.
    pub(super) hovering: RwSignal<bool>,
    /// Files on their way in.
    pub(super) queue: Queue,
    /// Lists of dossiers: offered, counted, looked into.
    pub(super) dossiers: Dossiers,
    /// What is kept on this machine.
    pub(super) keep: Keep,
    /// The name of a saved session that would take the place of the one under way.
    pub(super) offered: RwSignal<Option<String>>,
    /// Its text.
    pub(super) offered_text: StoredValue<Option<Held>, LocalStorage>,
    /// What is looked at and changed on the page Rà soát.
    pub(super) review: ReviewState,
    /// What is tried out on the page Kịch bản.
    pub(super) plan: PlanState,
    /// What is being drafted on the page Xuất bản.
    pub(super) publish: PublishState,
    /// Whether the user is asked before everything is removed.
    pub(super) clearing: RwSignal<bool>,
    /// A report, by number and name, that is to be removed once the user agrees.
    pub(super) removing: RwSignal<Option<(SourceId, String)>>,
    /// Whether the paste dialog is open.
    pub(super) pasting: RwSignal<bool>,
    /// Whether the help is open.
    pub(super) helping: RwSignal<bool>,
    /// The colour scheme chosen; `None` follows the system.
    pub(super) theme: RwSignal<Option<Theme>>,
    /// The size of the type in percent.
    pub(super) text_size: RwSignal<u32>,
    /// How far the reading aloud is.
    pub(super) voice: RwSignal<Voice>,
    /// Whether one-letter shortcuts are in use.
    pub(super) keys_wanted: RwSignal<bool>,
    /// Whether the sheet of shortcuts is open.
    pub(super) keys_shown: RwSignal<bool>,
    /// Whether the list of terms is open.
    pub(super) terms_shown: RwSignal<bool>,
    /// The step of the guided sample; `None` when nobody is led.
    pub(super) tour: RwSignal<Option<usize>>,
}

impl Session {
    /// An empty session that follows the address.
    pub(super) fn new(at: At) -> Session {
        let At { page: route, view, own } = at;
        let outline = RwSignal::new(Outline::default());
        let applied = Memo::new(move |_| outline.with(|o| view.with(|v| o.choices.known(v))).on(route.get()));
        let session = Session {
            outline,
            revision: RwSignal::new(0),
            opening: RwSignal::new(false),
            later: RwSignal::new(None),
            asked: RwSignal::new(0),
            route,
            view,
            own,
            left: StoredValue::new(HashMap::new()),
            applied,
            empty: Memo::new(move |_| outline.with(Outline::is_empty)),
            shown: StoredValue::new(None),
            notices: RwSignal::new(Vec::new()),
            opened: RwSignal::new(None),
            hovering: RwSignal::new(false),
            queue: Queue::new(),
            dossiers: Dossiers::new(),
            keep: Keep::new(),
            offered: RwSignal::new(None),
            offered_text: StoredValue::new_local(None),
            review: ReviewState::new(),
            plan: PlanState::new(),
            publish: PublishState::new(),
            clearing: RwSignal::new(false),
            removing: RwSignal::new(None),
            pasting: RwSignal::new(false),
            helping: RwSignal::new(false),
            theme: RwSignal::new(theme::remembered()),
            text_size: RwSignal::new(tools::first_size()),
            voice: RwSignal::new(Voice::Silent),
            keys_wanted: RwSignal::new(shortcuts::wanted()),
            keys_shown: RwSignal::new(false),
            terms_shown: RwSignal::new(false),
            tour: RwSignal::new(None),
        };
        let question = move || (!session.empty.get()).then(|| ShowPage { id: route.get(), view: applied.get() });
        session.shown.set_value(Some(follow(session, question)));
        Effect::new(move |before: Option<bool>| {
            let now = session.empty.get();
            if now && before == Some(false) {
                session.forget_choices();
            }
            now
        });
        session
    }

    /// Reads the page shown, within the view; the last one until it is there.
    pub(super) fn with_shown<T>(self, read: impl FnOnce(Option<&Shown>) -> T) -> T {
        match self.shown.get_value() {
            Some(shown) => shown.with(read),
            None => read(None),
        }
    }

    /// The part of the view that is there in what is loaded, whether the page shown follows it or not.
    pub(super) fn applied_anywhere(self) -> View {
        self.outline.with(|outline| self.view.with(|view| outline.choices.known(view)))
    }

    /// Whether an answer is waited for; followed like a signal.
    pub(super) fn is_behind(self) -> bool {
        self.asked.get() > 0 || self.is_turning()
    }

    /// Whether what is shown is not the page, within the view, that is chosen by now; followed like a signal.
    pub(super) fn is_turning(self) -> bool {
        self.shown.get_value().is_some_and(Asked::is_behind)
    }

    /// How much of everything is shown; `None` when all is.
    pub(super) fn outside(self) -> Option<Outside> {
        self.with_shown(|shown| shown.and_then(|shown| shown.outside))
    }

    /// The address of a page with the view kept, and the choices last made on that page.
    pub(super) fn address_of(self, page: PageId) -> Address {
        let own = match self.route.get() == page {
            true => self.own.get(),
            false => self.left.with_value(|left| left.get(&page).cloned()).unwrap_or_default(),
        };
        Address { page, view: self.view.get(), own }
    }

    /// Remembers the own choices of the page shown for when it is left.
    pub(super) fn remember_own(self) {
        let (page, own) = (self.route.get_untracked(), self.own.get_untracked());
        self.left.update_value(|left| drop(left.insert(page, own)));
    }

    /// Whether no report is loaded.
    pub(super) fn is_empty(self) -> bool {
        self.empty.get()
    }

    /// Takes in what was read, all at once; what fails leaves the rest alone and says why.
    pub(super) async fn take(self, outcomes: Vec<Outcome>) {
        let (mut read, mut failed, mut cancelled, mut notes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let (mut works, mut names) = (Vec::new(), Vec::new());
        for outcome in outcomes {
            match outcome {
                Outcome::Read { name, lines, pasted } => read.push((name, lines, pasted)),
                Outcome::Work(name, text) => works.push((name, text)),
                Outcome::Cancelled(name) => cancelled.push(name),
                Outcome::Refused(reason) => failed.push(reason),
                Outcome::Asked => {}
            }
        }
        let left = self.take_works(works, !read.is_empty()).await;
        failed.extend(left);
        if !read.is_empty() {
            let pasted = read.iter().map(|(_, _, pasted)| *pasted).collect();
            let crashed: Vec<String> = read.iter().map(|(name, ..)| name.clone()).collect();
            let lines = read.into_iter().map(|(_, lines, _)| lines).collect();
            let Some((taken, _)) = self.ask_with(TakeIn { pasted }, lines).await else { return };
            failed.extend(taken.failed);
            failed.extend((taken.broken > 0).then(|| intake::crashed(&crashed.join("; "))));
            notes.extend(taken.notes);
            names = taken.names;
        }
        if !names.is_empty() {
            self.settle(words::LOAD_FAILED);
        }
        for reason in failed {
            self.tell(Tone::Problem, words::LOAD_FAILED.to_owned(), self.with_reassurance(reason));
        }
        if !cancelled.is_empty() {
            notes.insert(0, intake::cancelled(&cancelled));
        }
        if !names.is_empty() {
            notes.insert(0, sentences::loaded(&names));
        }
        let mut notes = notes.into_iter();
        if let Some(first) = notes.next() {
            self.tell(Tone::Done, first, notes.collect::<Vec<_>>().join(" "));
        }
    }

    /// Opens the first of the saved sessions that came in together, or asks first; gives the reasons why any is left.
    async fn take_works(self, works: Vec<(String, Held)>, with_reports: bool) -> Vec<String> {
        let mut works = works.into_iter();
        let Some((name, text)) = works.next() else { return Vec::new() };
        let mut left = Vec::new();
        match SavedWork::of(self.empty.get_untracked() && !self.opening.get_untracked(), with_reports) {
            SavedWork::Open => self.open_work(&name, text).await,
            SavedWork::Ask => {
                self.offered_text.set_value(Some(text));
                self.offered.set(Some(name));
            }
            SavedWork::Leave => left.push(saved::with_reports(&name)),
        }
        let others: Vec<String> = works.map(|(name, _)| name).collect();
        left.extend((!others.is_empty()).then(|| saved::one_at_a_time(&others)));
        left
    }

    /// Puts a saved session in place of what is loaded; one that cannot be opened changes nothing.
    pub(super) async fn open_work(self, name: &str, text: Held) {
        match self.open(OpenWork { name: name.to_owned(), unless_empty: false, only_first: false }, text).await {
            Some(Ok(opened)) => {
                self.review.take_up(None);
                self.plan.forget();
                self.end_of_session();
                self.tell(Tone::Done, intake::opened(name, opened.reports), String::new());
            }
            Some(Err(reason)) => {
                self.tell(Tone::Problem, words::LOAD_FAILED.to_owned(), self.with_reassurance(reason));
            }
            None => {}
        }
    }

    /// Opens a saved session, with what its page of documents keeps; the reason in words when it cannot be opened.
    pub(super) async fn open(self, question: OpenWork, text: Held) -> Option<Result<Opened, String>> {
        let (opened, _) = self.ask_with(question, vec![text]).await?;
        if let Some(opened) = opened.as_ref().ok().filter(|opened| !opened.left) {
            self.publish.take_up(opened.kept.clone());
        }
        Some(opened)
    }

    /// Hands the session to the user as a file.
    pub(super) fn save_work(self) {
        files::spawn(async move {
            let now = clock::now();
            let name = intake::work_file(now.get(..10).unwrap_or_default());
            let content = self.pieces(&now).await.and_then(|pieces| Held::joined(&pieces));
            if !content.is_some_and(|content| files::download_content(&name, &content, "application/json")) {
                self.tell(Tone::Problem, intake::NOT_SAVED.to_owned(), intake::SAVE_FAILED.to_owned());
            }
        });
    }

    /// The session as text in pieces; `None` when it changes meanwhile.
    pub(super) async fn pieces(self, now: &str) -> Option<Vec<Held>> {
        let revision = self.revision.get_untracked();
        let mut pieces = Vec::new();
        for at in 0.. {
            let (there, beside) = self.ask_quietly(SavePiece { now: now.to_owned(), at }, Vec::new()).await?;
            if self.revision.get_untracked() != revision {
                return None;
            }
            if !there {
                break;
            }
            pieces.extend(beside);
        }
        Some(pieces)
    }

    /// Removes one report.
    pub(super) fn remove(self, source: SourceId, name: &str) {
        let name = name.to_owned();
        files::spawn(async move {
            if self.ask(Remove { source }).await == Some(true) {
                self.tell(Tone::Done, sentences::removed(&name), String::new());
            }
        });
    }

    /// Removes every report, every change, and what was kept of them on this machine.
    pub(super) fn clear(self) {
        self.queue.drop_all();
        self.dossiers.forget();
        self.offered.set(None);
        self.review.take_up(None);
        self.review.forget();
        self.publish.take_up(Kept::default());
        self.notices.update(Vec::clear);
        // At once, for the page may be closed before the engine has answered; and again, for what was being written.
        self.keep.forget_all(self);
        files::spawn(async move {
            self.ask(Clear).await;
            self.keep.forget_all(self);
            focus::after_paint(focus::scroll_to_top);
        });
    }

    /// Nothing is narrowed or tried out any more, nor is anything told of a session that is gone: the next one has nothing to
    /// do with it.
    fn forget_choices(self) {
        self.left.update_value(HashMap::clear);
        self.own.set(BTreeMap::new());
        self.view.set(View::default());
        self.plan.forget();
        self.end_of_session();
    }

    /// Takes messages about the session that was there away.
    fn end_of_session(self) {
        self.notices.update(|notices| notices.retain(|notice| !notice.is_of_session()));
    }

    /// Shows a message.
    pub(super) fn tell(self, tone: Tone, title: String, detail: String) {
        self.tell_with(tone, title, detail, &[]);
    }

    /// Shows a message with something to do about it.
    pub(super) fn tell_with(self, tone: Tone, title: String, detail: String, actions: &'static [Action]) {
        self.notices.update(|notices| Notice::push(notices, tone, title, detail, actions));
    }

    /// Takes messages of this title away: what they told is over.
    pub(super) fn settle(self, title: &str) {
        if self.notices.with_untracked(|notices| notices.iter().any(|notice| notice.says(title))) {
            self.notices.update(|notices| notices.retain(|notice| !notice.says(title)));
        }
    }

    fn with_reassurance(self, reason: String) -> String {
        match self.empty.get_untracked() {
            true => reason,
            false => format!("{reason} {}", words::REPORTS_UNTOUCHED),
        }
    }
}

/// The session of the page around the caller.
pub(super) fn session() -> Session {
    expect_context::<Session>()
}
