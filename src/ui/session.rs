//! What every component can reach: the workspace, the page shown, messages, and the figure whose source is open.

use super::compared::PlanState;
use super::dossiers::Dossiers;
use super::keep::Keep;
use super::notices::{Action, Notice, Tone};
use super::painted::painted;
use super::publish::PublishState;
use super::queue::{Outcome, Queue};
use super::review::ReviewState;
use super::route::Shown;
use super::tools::{self, Voice};
use super::{shortcuts, work};
use crate::domain::SourceId;
use crate::export::desk::Kept;
use crate::platform::files;
use crate::platform::theme::{self, Theme};
use crate::present::{
    Address, Cell, Narrowed, Outside, Page, PageId, Standings, Subject, Thresholds, View, ViewChoices,
};
use crate::text::{intake, saved, ui as sentences, words};
use crate::workspace::{AddError, SavedWork, Workspace};
use leptos::prelude::*;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

/// Figures of which anything is made within a frame.
pub(super) const AT_ONCE: usize = 5_000;

/// A narrowed session, the same only as itself: comparing all of it would take longer than drawing it.
#[derive(Clone)]
struct Part(Arc<Narrowed>);

impl PartialEq for Part {
    fn eq(&self, other: &Part) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }
}

/// The state of the page; copies share it.
#[derive(Clone, Copy)]
pub(super) struct Session {
    /// Loaded reports and everything computed from them.
    pub(super) workspace: RwSignal<Workspace>,
    /// The page shown while anything is loaded.
    pub(super) route: RwSignal<PageId>,
    /// What the pages are narrowed to, as chosen; what of it applies is [`Session::applied`].
    pub(super) view: RwSignal<View>,
    /// Choices that belong to the page shown ([`PageId::own_keys`]); kept in the address like the view.
    pub(super) own: RwSignal<BTreeMap<String, String>>,
    /// The own choices of pages left, by page.
    left: StoredValue<HashMap<PageId, BTreeMap<String, String>>>,
    /// What can be chosen in what is loaded.
    pub(super) choices: Memo<ViewChoices>,
    /// The classes of units in all that is loaded; found once for every change of it.
    pub(super) standings: Memo<Arc<Standings>>,
    /// Whether so much is loaded that an answer is painted before what follows from it is made.
    pub(super) much: Memo<bool>,
    /// The view that pages follow: the chosen one, a frame later where much is loaded.
    followed: Memo<View>,
    /// The part of the view that narrows the page shown.
    pub(super) applied: Memo<View>,
    /// What is left of the session within it; `None` when everything is shown.
    part: Memo<Option<Part>>,
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
    /// A saved session, by name and text, that would take the place of the one under way.
    pub(super) offered: RwSignal<Option<(String, String)>>,
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
    pub(super) fn new(at: Shown) -> Session {
        let Shown { page: route, view, own } = at;
        let workspace = RwSignal::new(Workspace::new());
        let choices = Memo::new(move |_| workspace.with(Workspace::view_choices));
        let much = Memo::new(move |_| workspace.with(|w| w.analysis().facts.facts.len() > AT_ONCE));
        let followed = painted(view.into(), much);
        let applied = Memo::new(move |_| choices.with(|c| followed.with(|v| c.known(v))).on(route.get()));
        let part = Memo::new(move |_| {
            applied.with(|view| workspace.with(|w| w.narrowed(view))).map(|part| Part(Arc::new(part)))
        });
        Session {
            workspace,
            route,
            view,
            own,
            left: StoredValue::new(HashMap::new()),
            choices,
            standings: Memo::new(move |_| workspace.with(|w| Arc::new(Standings::of(&w.analysis().assessed)))),
            much,
            followed,
            applied,
            part,
            notices: RwSignal::new(Vec::new()),
            opened: RwSignal::new(None),
            hovering: RwSignal::new(false),
            queue: Queue::new(),
            dossiers: Dossiers::new(),
            keep: Keep::new(),
            offered: RwSignal::new(None),
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
        }
    }

    /// The page shown, within the view.
    pub(super) fn page(self) -> Page {
        let id = self.route.get();
        self.part.with(|part| match part {
            Some(part) => part.0.page(id),
            None => self.workspace.with(|workspace| workspace.page(id)),
        })
    }

    /// Reads what the page shown is made from, within the view; followed like a signal.
    pub(super) fn with_subject<T>(self, read: impl FnOnce(&Subject<'_>) -> T) -> T {
        self.part.with(|part| match part {
            Some(part) => read(&part.0.subject()),
            None => self.workspace.with(|workspace| read(&workspace.subject())),
        })
    }

    /// The part of the view that is there in what is loaded, whether the page shown follows it or not.
    pub(super) fn applied_anywhere(self) -> View {
        self.choices.with(|choices| self.followed.with(|view| choices.known(view)))
    }

    /// Whether the page shown does not follow the chosen view yet.
    pub(super) fn is_behind(self) -> bool {
        self.followed.with(|followed| self.view.with(|view| view != followed))
    }

    /// How much of everything is shown; `None` when all is.
    pub(super) fn outside(self) -> Option<Outside> {
        self.part.with(|part| part.as_ref().map(|part| part.0.outside))
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
        self.workspace.with(Workspace::is_empty)
    }

    /// Takes in what was read, all at once; what fails leaves the rest alone and says why.
    pub(super) fn take(self, outcomes: Vec<Outcome>) {
        let (mut loaded, mut failed, mut cancelled, mut notes) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        let mut works = Vec::new();
        for outcome in outcomes {
            match outcome {
                Outcome::Read(reading, pasted) => loaded.push((*reading, pasted)),
                Outcome::Work(name, text) => works.push((name, text)),
                Outcome::Cancelled(name) => cancelled.push(name),
                Outcome::Refused(reason) => failed.push(reason),
                Outcome::Asked => {}
            }
        }
        let left = self.take_works(works, !loaded.is_empty());
        failed.extend(left);
        let mut names = Vec::new();
        if !loaded.is_empty() {
            let added = self.workspace.try_update(|workspace| workspace.add_all(loaded)).unwrap_or_default();
            for outcome in added {
                match outcome {
                    Ok(name) => names.push(name),
                    Err(error @ AddError::Duplicate { .. }) => notes.push(error.message()),
                    Err(error) => failed.push(error.message()),
                }
            }
        }
        if !names.is_empty() {
            self.settle(words::LOAD_FAILED);
        }
        for reason in failed {
            self.tell(Tone::Problem, words::LOAD_FAILED.to_owned(), self.with_reassurance(reason));
        }
        notes.extend(self.workspace.with_untracked(|w| w.twin_notes(&names)));
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
    fn take_works(self, works: Vec<(String, String)>, with_reports: bool) -> Vec<String> {
        let mut works = works.into_iter();
        let Some((name, text)) = works.next() else { return Vec::new() };
        let mut left = Vec::new();
        match SavedWork::of(self.workspace.with_untracked(Workspace::is_empty), with_reports) {
            SavedWork::Open => self.open_work(&name, &text),
            SavedWork::Ask => self.offered.set(Some((name, text))),
            SavedWork::Leave => left.push(saved::with_reports(&name)),
        }
        let others: Vec<String> = works.map(|(name, _)| name).collect();
        left.extend((!others.is_empty()).then(|| saved::one_at_a_time(&others)));
        left
    }

    /// Puts a saved session in place of what is loaded; one that cannot be opened changes nothing.
    pub(super) fn open_work(self, name: &str, text: &str) {
        match Workspace::open(text) {
            Ok(workspace) => {
                let reports = workspace.sources().len();
                self.review.take_up(None);
                self.plan.forget();
                self.put(workspace);
                self.tell(Tone::Done, intake::opened(name, reports), String::new());
            }
            Err(error) => {
                let reason = self.with_reassurance(error.message(name));
                self.tell(Tone::Problem, words::LOAD_FAILED.to_owned(), reason);
            }
        }
    }

    /// Puts a session in place, with what its page of documents keeps.
    pub(super) fn put(self, workspace: Workspace) {
        let kept = Kept::from_value(workspace.desk());
        self.workspace.set(workspace);
        self.publish.take_up(kept);
    }

    /// Hands the session to the user as a file.
    pub(super) fn save_work(self) {
        let (name, text) = self.workspace.with_untracked(work::file_of);
        if !files::download(&name, &text) {
            self.tell(Tone::Problem, intake::NOT_SAVED.to_owned(), intake::SAVE_FAILED.to_owned());
        }
    }

    /// Removes one report.
    pub(super) fn remove(self, source: SourceId, name: &str) {
        if self.workspace.try_update(|workspace| workspace.remove(source)) == Some(true) {
            self.tell(Tone::Done, sentences::removed(name), String::new());
        }
    }

    /// Removes every report, every change, and what was kept of them on this machine.
    pub(super) fn clear(self) {
        self.queue.drop_all();
        self.dossiers.forget();
        self.offered.set(None);
        self.review.take_up(None);
        self.review.forget();
        self.plan.forget();
        self.publish.take_up(Kept::default());
        self.workspace.update(Workspace::clear);
        self.notices.update(Vec::clear);
        self.keep.forget_all(self);
    }

    /// Sets the thresholds; everything that depends on them follows.
    pub(super) fn set_thresholds(self, thresholds: Thresholds) {
        self.workspace.update(|workspace| workspace.set_thresholds(thresholds));
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
        match self.workspace.with_untracked(Workspace::is_empty) {
            true => reason,
            false => format!("{reason} {}", words::REPORTS_UNTOUCHED),
        }
    }
}

/// The session of the page around the caller.
pub(super) fn session() -> Session {
    expect_context::<Session>()
}
