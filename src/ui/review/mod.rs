//! Rà soát: a report's text beside the list of everything read in it, and the form that corrects a figure.

mod document;
mod form;
mod list;
mod page;
mod periods;
mod rivals;
mod toolbar;
mod window;

pub(super) use crate::engine::FigureForm as Draft;
pub(super) use form::{form_from_text, form_to_text};
pub(super) use page::ReviewPage;

use super::asking::{Asked, follow};
use super::notices::Tone;
use super::route;
use super::session::Session;
use crate::domain::{Author, Change, FactKey, Period, Place, SourceId, Span};
use crate::engine::{Apply, FigureAt, FormOf, OpenRival, Outline, ShowReview, Step};
use crate::platform::keys::{self, Shortcut};
use crate::platform::{clock, files, preferences};
use crate::present::{Filter, PageId, Review, StepAt};
use crate::text::{self, correcting};
use leptos::prelude::*;

const AUTHOR: &str = "author";
/// The report looked at last.
const SHOWN: &str = "shown";

/// What is chosen on the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Pick {
    /// A figure.
    Figure(FactKey),
    /// A number that is no figure, by its first character.
    Passed(usize),
}

/// Which part a narrow screen shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// The text.
    Document,
    /// The list, or the form.
    List,
}

/// What is looked at and changed; copies share it.
#[derive(Clone, Copy)]
pub(super) struct ReviewState {
    /// The report; the first one unless chosen.
    source: RwSignal<Option<SourceId>>,
    /// What the list shows.
    filter: RwSignal<Filter>,
    /// What is chosen.
    chosen: RwSignal<Option<Pick>>,
    /// Whether the choice is just being made in the text.
    in_text: StoredValue<bool>,
    /// Whether what is chosen was chosen on another page and the focus is still to go there.
    arriving: StoredValue<bool>,
    /// What narrow screens show.
    part: RwSignal<Part>,
    /// The form that is open.
    pub(super) draft: RwSignal<Option<Draft>>,
    /// The forms left open in other reports, one a report.
    left: StoredValue<Vec<Draft>>,
    /// How often a form or another report was asked for.
    turns: StoredValue<u32>,
    /// Whether the dialog for the period of a whole report is open.
    moving: RwSignal<bool>,
    /// Who makes changes.
    who: RwSignal<String>,
}

impl ReviewState {
    /// Nothing chosen; the name of the last author.
    pub(super) fn new() -> ReviewState {
        ReviewState {
            source: RwSignal::new(None),
            filter: RwSignal::new(Filter::All),
            chosen: RwSignal::new(None),
            in_text: StoredValue::new(false),
            arriving: StoredValue::new(false),
            part: RwSignal::new(Part::Document),
            draft: RwSignal::new(None),
            left: StoredValue::new(Vec::new()),
            turns: StoredValue::new(0),
            moving: RwSignal::new(false),
            who: RwSignal::new(preferences::get(AUTHOR).unwrap_or_default()),
        }
    }

    /// Opens the form that was open before a reload, or closes what is open.
    pub(super) fn take_up(self, draft: Option<Draft>) {
        self.turn();
        self.left.update_value(Vec::clear);
        self.chosen.set(draft.as_ref().and_then(Draft::figure).map(Pick::Figure));
        let last = || preferences::get(SHOWN).and_then(|id| id.parse().ok()).map(SourceId);
        self.source.set(draft.as_ref().map(Draft::source).or_else(last));
        if draft.is_some() {
            self.part.set(Part::List);
            route::go(PageId::Review);
        }
        self.draft.set(draft);
    }

    /// Forgets who made changes and what was looked at.
    pub(super) fn forget(self) {
        preferences::remove(AUTHOR);
        preferences::remove(SHOWN);
        self.who.set(String::new());
    }

    /// Opens the form for a figure.
    fn edit(self, session: Session, key: FactKey) {
        self.chosen.set(Some(Pick::Figure(key.clone())));
        self.fill_in(async move { session.ask(FormOf { key }).await.flatten() });
    }

    /// Opens a form once it is there, unless something else was asked for since.
    fn fill_in(self, form: impl Future<Output = Option<Draft>> + 'static) {
        let now = self.turn();
        files::spawn(async move {
            if let Some(form) = form.await
                && self.turns.get_value() == now
            {
                self.draft.set(Some(form));
                self.part.set(Part::List);
            }
        });
    }

    /// Something else is asked for: what is still on its way is not wanted any more. The number of it.
    fn turn(self) -> u32 {
        self.turns.update_value(|turns| *turns = turns.wrapping_add(1));
        self.turns.get_value()
    }

    /// Shows a figure of another page here.
    pub(super) fn show(self, session: Session, place: Place) {
        let from = session.route.get_untracked();
        files::spawn(async move {
            let source = place.source;
            let Some(figure) = session.ask(FigureAt { place }).await else { return };
            // Whoever has gone elsewhere meanwhile is not called back.
            if session.route.get_untracked() != from {
                return;
            }
            self.look_at(source);
            self.arriving.set_value(figure.is_some());
            self.chosen.set(figure.map(Pick::Figure));
            self.part.set(Part::Document);
            route::go(PageId::Review);
        });
    }

    /// Shows the first report on which another one disagrees, while nobody chose.
    pub(super) fn show_rivals(self, session: Session) {
        let from = session.route.get_untracked();
        files::spawn(async move {
            let rival = session.ask(OpenRival).await.flatten();
            if session.route.get_untracked() != from {
                return;
            }
            if let Some(source) = rival {
                self.look_at(source);
            }
            route::go(PageId::Review);
        });
    }

    /// Shows what a step of the overview is about: a figure among those in doubt, or a report.
    pub(super) fn show_step(self, at: &StepAt) {
        match at {
            StepAt::Figure(key) => {
                self.look_at(key.source());
                self.filter.set(Filter::Doubtful);
                self.chosen.set(Some(Pick::Figure(key.clone())));
                self.part.set(Part::List);
            }
            StepAt::Report(source) => self.turn_to(*source),
        }
        route::go(PageId::Review);
    }

    /// Shows another report. A form that is open stays with its report, as it is, until that is shown again.
    fn look_at(self, source: SourceId) {
        self.turn();
        preferences::set(SHOWN, &source.0.to_string());
        self.source.set(Some(source));
        self.filter.set(Filter::All);
        let draft = self.draft.get_untracked();
        if draft.as_ref().is_none_or(|draft| draft.source() != source) {
            let back = self.left.try_update_value(|left| {
                left.extend(draft);
                left.iter().position(|draft| draft.source() == source).map(|at| left.swap_remove(at))
            });
            self.draft.set(back.flatten());
        }
    }

    /// Shows another report from its beginning, or the form left open there.
    fn turn_to(self, source: SourceId) {
        self.look_at(source);
        self.chosen.set(self.draft.with_untracked(|draft| draft.as_ref().and_then(Draft::figure).map(Pick::Figure)));
    }

    /// The report shown.
    fn shown(self, outline: &Outline) -> Option<SourceId> {
        let first = || outline.loaded.first().map(|loaded| loaded.source);
        self.source.get().filter(|id| outline.source(*id).is_some()).or_else(first)
    }

    fn author(self) -> Author {
        Author { who: self.who.get_untracked().trim().to_owned(), when: clock::now() }
    }

    fn set_author(self, name: String) {
        preferences::set(AUTHOR, name.trim());
        self.who.set(name);
    }
}

/// Takes the shortcuts for undoing and redoing.
pub(super) fn listen(session: Session) {
    keys::listen(move |shortcut| match shortcut {
        Shortcut::Undo => step(session, Step::Undo),
        Shortcut::Redo => step(session, Step::Redo),
    });
}

/// Takes a step back, or makes it again, and tells which: what changed may be out of sight. Whether there is one is not known
/// here while a change is on its way.
fn step(session: Session, step: Step) {
    files::spawn(async move {
        if let Some(told) = session.ask(step).await.flatten() {
            session.tell(Tone::Done, told, String::new());
        }
    });
}

/// Makes changes one after the other; `false` when one is refused, which the user is told.
async fn apply(session: Session, changes: Vec<Change>) -> bool {
    let author = session.review.author();
    match session.ask(Apply { changes, author }).await {
        Some(Ok(())) => {
            changed(session);
            true
        }
        Some(Err(reason)) => {
            refused(session, reason);
            false
        }
        None => false,
    }
}

/// What stood in the way of a change is over.
fn changed(session: Session) {
    session.settle(correcting::CHANGE_REFUSED);
    session.settle(correcting::NO_SELECTION);
}

fn refused(session: Session, reason: String) {
    session.tell(Tone::Problem, correcting::CHANGE_REFUSED.to_owned(), reason);
}

/// Makes changes for which nothing waits.
fn make(session: Session, changes: Vec<Change>) {
    files::spawn(async move {
        apply(session, changes).await;
    });
}

/// Gives the figures of a report that have no period one.
pub(super) fn date(session: Session, source: SourceId, to: Span) {
    files::spawn(move_period(session, source, Span::Unknown, to));
}

/// Gives the figures of a report that are of one period another one, and tells so.
async fn move_period(session: Session, source: SourceId, from: Span, to: Span) {
    if apply(session, vec![Change::Span { source, from, to }]).await {
        let name = session.outline.with_untracked(|o| o.source(source).map(|loaded| loaded.name.clone()));
        let name_of = |span| text::brief_period(Period::over(span));
        let told = correcting::period_moved(&name.unwrap_or_default(), &name_of(from), &name_of(to));
        session.tell(Tone::Done, told, String::new());
    }
}

/// The review of the report shown.
#[derive(Clone, Copy)]
struct Looked {
    session: Session,
    source: Memo<Option<SourceId>>,
    asked: Asked<Option<Review>>,
}

impl Looked {
    fn new(session: Session) -> Looked {
        let source = Memo::new(move |_| session.outline.with(|outline| session.review.shown(outline)));
        let question = move || source.get().map(|source| ShowReview { source: Some(source) });
        Looked { session, source, asked: follow(session, question) }
    }

    /// Reads it; `None` until it is there, never another report's.
    fn with<T>(self, read: impl FnOnce(Option<&Review>) -> T) -> T {
        let source = self.source.get();
        self.asked.with(|review| read(review.and_then(Option::as_ref).filter(|review| Some(review.source) == source)))
    }

    /// Whether anything newer is waited for; followed like a signal.
    fn is_behind(self) -> bool {
        self.session.is_behind() || self.asked.is_behind()
    }
}
