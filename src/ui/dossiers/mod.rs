//! Lists of dossiers on the page: columns and period before they are counted, progress while they are, the account and the
//! lists behind the figures afterwards.

mod afresh;
mod drill;
mod import;
mod panel;
mod progress;
mod running;
mod teach;

pub(super) use drill::DrillDialog;
pub(super) use import::ImportDialog;
pub(super) use panel::CountedPanels;
pub(super) use progress::CountingProgress;

use super::notices::Tone;
use super::queue::{Job, Outcome};
use super::session::Session;
use crate::domain::{SourceId, Span};
use crate::engine::{CountedIn, CubeOf, Hear, SayTo, ShowCounted, TakeCounted};
use crate::platform::bridge::{self, Answered, Done, Failure, Held, Part, Stop};
use crate::platform::files::{self, Content, PickedFile};
use crate::platform::turn::next_task;
use crate::text::{importing as words, ui as sentences, words as common};
use crate::workspace::dossiers::{
    Counted, Draft, Drilled, GLANCE, Look, Mapping, Offered, Request, Task, Taught, Told, Wish, may_be, taught,
};
use afresh::{Afresh, Consent, Periods};
use leptos::prelude::*;
use running::Work;

/// What is shown of the dossiers behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Listing {
    /// The files are being read.
    Reading,
    /// The files are no longer at hand.
    Gone,
    /// Not listed; the reason in words.
    Failed(String),
    /// The dossiers, and the names of the files they stand in.
    There(Drilled, Vec<String>),
}

/// The state of all that; copies share it.
#[derive(Clone, Copy)]
pub(super) struct Dossiers {
    /// The files that wait for the user's agreement.
    pub(super) draft: RwSignal<Draft>,
    /// Whether the user is asked about them.
    pub(super) asking: RwSignal<bool>,
    /// The files of the draft.
    picked: StoredValue<Vec<PickedFile>, LocalStorage>,
    /// The files that are being counted.
    counting: Work,
    /// The files that are being searched.
    searching: Work,
    /// The periods that are being changed.
    periods: Periods,
    /// Counts that are made afresh once the user agrees.
    consent: RwSignal<Option<Consent>>,
    /// Files that were counted in this session, by what tells them apart.
    at_hand: StoredValue<Vec<(String, PickedFile)>, LocalStorage>,
    /// Whose dossiers are looked at.
    pub(super) wish: RwSignal<Option<Wish>>,
    /// Those dossiers.
    pub(super) listing: RwSignal<Listing>,
}

impl Dossiers {
    /// Nothing is under way.
    pub(super) fn new() -> Dossiers {
        Dossiers {
            draft: RwSignal::new(Draft::default()),
            asking: RwSignal::new(false),
            picked: StoredValue::new_local(Vec::new()),
            counting: Work::new(),
            searching: Work::new(),
            periods: Periods::new(),
            consent: RwSignal::new(None),
            at_hand: StoredValue::new_local(Vec::new()),
            wish: RwSignal::new(None),
            listing: RwSignal::new(Listing::Reading),
        }
    }

    /// What a file is that may be a list of dossiers; `None` leaves it to the reader of reports, as does whatever goes
    /// wrong here.
    pub(super) async fn look(self, session: Session, file: &PickedFile, stop: &Stop) -> Option<Outcome> {
        let beginning = file.beginning(GLANCE).await.ok()?;
        if !may_be(&beginning) {
            return None;
        }
        let (name, content) = (file.name(), file.content());
        let answered = ask(session, Task::Look, vec![name.clone()], std::slice::from_ref(&content), stop, |_| {}).await;
        if matches!(answered, Err(Failure::Cancelled)) {
            return Some(Outcome::Cancelled(name));
        }
        let Some(Told::Looked(looks)) = read(session, answered.ok()?).await else { return None };
        match looks.into_iter().next()? {
            Look::Other => None,
            Look::Cube => Some(opened(session, name, content, stop).await),
            Look::Dossiers { rows, mapping } => {
                self.offer(file, rows, mapping);
                Some(Outcome::Asked)
            }
        }
    }

    fn offer(self, file: &PickedFile, rows: Vec<(u64, Vec<String>)>, mapping: Mapping) {
        bridge::warm_ahead(Part::Rows, Request::WARM);
        let (name, bytes) = (file.name(), file.size_bytes());
        if bytes >= WORTH_HELP {
            bridge::help_ahead(Part::Rows, Request::WARM);
        }
        self.picked.update_value(|picked| {
            picked.retain(|old| (old.name(), old.size_bytes()) != (name.clone(), bytes));
            picked.push(file.clone());
        });
        self.draft.update(|draft| draft.add(Offered { name, bytes, rows, mapping }));
    }

    /// Asks about the files that wait, if there are any: once for all that came together.
    pub(super) fn ask_about_all(self) {
        if !self.draft.with_untracked(Draft::is_empty) {
            self.asking.set(true);
        }
    }

    /// Forgets the files that wait, and ends the worker that was to help with them.
    pub(super) fn drop_draft(self) {
        bridge::dismiss_help(Part::Rows);
        self.clear_draft();
    }

    fn clear_draft(self) {
        self.asking.set(false);
        self.draft.set(Draft::default());
        self.picked.update_value(Vec::clear);
    }

    /// Forgets everything of this session.
    pub(super) fn forget(self) {
        self.counting.cancel();
        self.searching.cancel();
        self.periods.forget();
        self.consent.set(None);
        self.drop_draft();
        self.wish.set(None);
        self.at_hand.update_value(Vec::clear);
    }

    /// The files of some counts; `None` when one is no longer at hand.
    pub(super) fn files_of(self, counted: &Counted) -> Option<Vec<PickedFile>> {
        self.at_hand.with_value(|all| {
            let at_hand = |mark: &String| all.iter().find(|(known, _)| known == mark).map(|(_, file)| file.clone());
            counted.files.iter().map(|file| at_hand(&file.fingerprint)).collect()
        })
    }

    /// Keeps the files that were counted, each known by its name and by what tells it from others.
    fn keep_at_hand(self, counted: Vec<(String, String)>, files: &[PickedFile]) {
        let known = counted.into_iter().filter_map(|(name, mark)| {
            let begins = |picked: &&PickedFile| is_of(&mark, picked) && name.starts_with(&picked.name());
            let file = files.iter().find(begins)?.clone();
            Some((mark, file))
        });
        let known: Vec<_> = known.collect();
        self.at_hand.update_value(|at_hand| {
            at_hand.retain(|(mark, _)| known.iter().all(|(new, _)| new != mark));
            at_hand.extend(known);
        });
    }
}

/// Whether a file has the size that stands in what tells one from others.
fn is_of(mark: &str, file: &PickedFile) -> bool {
    mark.starts_with(&format!("{}-", file.size_bytes()))
}

/// What was counted of a source, without its figures.
async fn counted_of(session: Session, source: SourceId) -> Option<Counted> {
    session.ask(ShowCounted { source }).await.flatten().map(|shown| shown.counted)
}

/// Counts the files of the draft; what was loaded stays whatever happens.
pub(super) fn count(session: Session, span: Option<Span>) {
    let state = session.dossiers;
    let (request, bytes) = state.draft.with_untracked(|draft| (draft.request(span), draft.bytes()));
    let chosen = state.picked.get_value();
    state.clear_draft();
    let stop = state.counting.prepare();
    files::spawn(async move {
        // The dialog goes in a task of its own: both at once would keep the page from answering.
        next_task().await;
        if stop.is_asked() {
            return;
        }
        state.counting.show(bytes);
        let contents: Vec<Content> = chosen.iter().map(PickedFile::content).collect();
        let Request { task, names } = request;
        let answered = ask(session, task, names, &contents, &stop, move |done| state.counting.tell(done)).await;
        take(session, (answered, stop), &chosen, None).await;
    });
}

/// Hands on what was counted; what was loaded stays whatever happens. `instead` is the source that is counted again.
async fn take(
    session: Session,
    (answered, stop): (Result<Answered, Failure>, Stop),
    chosen: &[PickedFile],
    instead: Option<SourceId>,
) {
    let problem = |reason: String| session.tell(Tone::Problem, words::NOT_COUNTED.to_owned(), reason);
    let taken = match answered {
        Ok(answered) => taken_in(session, TakeCounted { instead, same_files: false }, answered).await,
        Err(failure) => {
            session.dossiers.counting.end(&stop);
            return match failure {
                Failure::Cancelled => session.tell(Tone::Done, words::CANCELLED.to_owned(), String::new()),
                failure => problem(reason(failure).to_owned()),
            };
        }
    };
    session.dossiers.counting.end(&stop);
    match taken {
        Some(CountedIn::Done { name, rows, files, failures }) => {
            session.settle(words::NOT_COUNTED);
            session.dossiers.keep_at_hand(files, chosen);
            let said = if instead.is_some() { words::TEACH_DONE.to_owned() } else { words::done(rows, &name) };
            session.tell(Tone::Done, said, String::new());
            if !failures.is_empty() {
                session.tell(Tone::Problem, words::COUNTED_IN_PART.to_owned(), failures.join(" "));
            }
        }
        Some(CountedIn::Known(remark)) => session.tell(Tone::Done, remark, String::new()),
        Some(CountedIn::Refused(reason)) => problem(reason),
        Some(CountedIn::Broken) => problem(words::CRASHED.to_owned()),
        None => {}
    }
}

/// Hands what a worker counted to the session.
async fn taken_in(session: Session, question: TakeCounted, answered: Answered) -> Option<CountedIn> {
    let Answered { text, attached } = answered;
    session.ask_with(question, vec![text, attached]).await.map(|(taken, _)| taken)
}

/// Counts the files of a source again, with words given a meaning.
async fn count_again(session: Session, source: SourceId, words_taught: Vec<Taught>) {
    let state = session.dossiers;
    let Some(counted) = counted_of(session, source).await else { return };
    let Some((mappings, chosen)) = taught(&counted, &words_taught).zip(state.files_of(&counted)) else {
        return session.tell(Tone::Problem, words::NOT_COUNTED.to_owned(), words::DRILL_GONE.to_owned());
    };
    let mut jobs: Vec<(Mapping, PickedFile)> = mappings.into_iter().zip(chosen).collect();
    // Sheets of one workbook are counted from it once.
    jobs.dedup_by_key(|(_, file)| (file.name(), file.size_bytes()));
    let (mappings, chosen): (Vec<_>, Vec<_>) = jobs.into_iter().unzip();
    let stop = state.counting.begin(chosen.iter().map(PickedFile::size_bytes).sum());
    let contents: Vec<Content> = chosen.iter().map(PickedFile::content).collect();
    let names = chosen.iter().map(PickedFile::name).collect();
    let task = Task::Count { mappings, span: Some(counted.span) };
    let answered = ask(session, task, names, &contents, &stop, move |done| state.counting.tell(done)).await;
    let now = counted_of(session, source).await.map(|counted| counted.span);
    take(session, (answered, stop), &chosen, Some(source)).await;
    // The period was changed while it was counted.
    if let Some(span) = now.filter(|span| *span != counted.span) {
        afresh::make_afresh(session, source, Afresh::Over(span));
    }
}

/// Has the files of the draft read as reports.
pub(super) fn read_as_reports(session: Session) {
    let picked = session.dossiers.picked.try_update_value(std::mem::take).unwrap_or_default();
    session.dossiers.drop_draft();
    session.queue.push(session, picked.into_iter().map(Job::Report).collect());
}

/// Saved counts as a report.
async fn opened(session: Session, name: String, content: Content, stop: &Stop) -> Outcome {
    let answered = ask(session, Task::Open { span: None }, vec![name.clone()], &[content], stop, |_| {}).await;
    let taken = match answered {
        Ok(answered) => taken_in(session, TakeCounted { instead: None, same_files: false }, answered).await,
        Err(Failure::Cancelled) => return Outcome::Cancelled(name),
        Err(failure) => return Outcome::Refused(reason(failure).to_owned()),
    };
    match taken {
        Some(CountedIn::Done { name, .. }) => {
            session.settle(common::LOAD_FAILED);
            session.tell(Tone::Done, sentences::loaded(&[name]), String::new());
            Outcome::Asked
        }
        Some(CountedIn::Known(remark)) => {
            session.tell(Tone::Done, remark, String::new());
            Outcome::Asked
        }
        Some(CountedIn::Refused(reason)) => Outcome::Refused(reason),
        Some(CountedIn::Broken) | None => Outcome::Refused(words::CRASHED.to_owned()),
    }
}

/// The cube of a source, with the source's name.
pub(super) async fn cube_of(session: Session, source: SourceId) -> Option<(String, Held)> {
    let (name, beside) = session.ask_with(CubeOf { source }, Vec::new()).await?;
    name.zip(beside.into_iter().next())
}

/// What a worker said to the page; `None` when it is no answer.
async fn read(session: Session, answered: Answered) -> Option<Told> {
    session.ask_quietly(Hear, vec![answered.text]).await?.0
}

/// Looks up the dossiers of a wish in the files, those at hand or those that the user picked again.
pub(super) fn list(session: Session, wish: Wish, picked: Option<Vec<PickedFile>>) {
    files::spawn(async move {
        let counted = counted_of(session, wish.source).await;
        // Closed meanwhile, or about something else by now.
        if session.dossiers.wish.with_untracked(|now| now.as_ref() != Some(&wish)) {
            return;
        }
        match counted {
            Some(counted) => list_of(session, wish, &counted, picked).await,
            None => session.dossiers.listing.set(Listing::Failed(words::CRASHED.to_owned())),
        }
    });
}

async fn list_of(session: Session, wish: Wish, counted: &Counted, picked: Option<Vec<PickedFile>>) {
    let state = session.dossiers;
    let at_hand =
        |mark: &String| state.at_hand.with_value(|all| all.iter().find(|(m, _)| m == mark).map(|(_, f)| f.clone()));
    let mut files: Vec<(usize, PickedFile)> = Vec::new();
    for (at, file) in counted.files.iter().enumerate() {
        let again = picked.iter().flatten().find(|picked| is_of(&file.fingerprint, picked)).cloned();
        // Sheets of one workbook are read from it once.
        let twice =
            |f: &PickedFile| files.iter().any(|(_, old)| old.name() == f.name() && old.size_bytes() == f.size_bytes());
        match again.or_else(|| at_hand(&file.fingerprint)) {
            Some(found) if twice(&found) => {}
            Some(found) => files.push((at, found)),
            None if picked.is_some() => return state.listing.set(Listing::Failed(words::missing_file(&file.name))),
            None => return state.listing.set(Listing::Gone),
        }
    }
    state.listing.set(Listing::Reading);
    let stop = state.searching.begin(files.iter().map(|(_, file)| file.size_bytes()).sum());
    let order: Vec<usize> = files.iter().map(|(at, _)| *at).collect();
    let names = files.iter().map(|(_, file)| file.name()).collect();
    let contents: Vec<Content> = files.iter().map(|(_, file)| file.content()).collect();
    let task = Task::Drill(wish.sought(counted, &order));
    let answered = ask(session, task, names, &contents, &stop, move |done| state.searching.tell(done)).await;
    let told = match answered {
        Ok(answered) => Ok(read(session, answered).await),
        Err(failure) => Err(failure),
    };
    state.searching.end(&stop);
    if state.wish.with_untracked(|now| now.as_ref() != Some(&wish)) {
        return;
    }
    let names: Vec<String> = counted.files.iter().map(|file| file.name.clone()).collect();
    state.listing.set(match told {
        Ok(Some(Told::Drilled(drilled))) => {
            if let Some(picked) = picked {
                let named = counted.files.iter().map(|file| (file.name.clone(), file.fingerprint.clone())).collect();
                state.keep_at_hand(named, &picked);
            }
            Listing::There(drilled, names)
        }
        Ok(Some(Told::Refused(reason))) => Listing::Failed(reason),
        Ok(_) => Listing::Failed(words::CRASHED.to_owned()),
        Err(Failure::Cancelled) => Listing::Failed(words::LISTING_CANCELLED.to_owned()),
        Err(failure) => Listing::Failed(reason(failure).to_owned()),
    });
}

async fn ask(
    session: Session,
    task: Task,
    names: Vec<String>,
    contents: &[Content],
    stop: &Stop,
    progress: impl Fn(Done) + 'static,
) -> Result<Answered, Failure> {
    // Only counting goes through all of files, and only large ones are worth a second worker.
    let helped =
        matches!(task, Task::Count { .. }) && contents.iter().any(|content| content.size_bytes() >= WORTH_HELP);
    let said = session.ask_quietly(SayTo { request: Request { task, names } }, Vec::new()).await;
    let (header, _) = said.ok_or(Failure::Crashed)?;
    bridge::read((Part::Rows, helped), &header, contents, stop, progress).await
}

/// Bytes from which a file is worth a second worker: of a workbook, which inflates to ten times as much.
const WORTH_HELP: u64 = 1_000_000;

const fn reason(failure: Failure) -> &'static str {
    match failure {
        Failure::Unreadable => words::UNREADABLE,
        Failure::Unavailable => words::UNAVAILABLE,
        Failure::Cancelled => words::CANCELLED,
        Failure::Crashed | Failure::Silent => words::CRASHED,
    }
}
