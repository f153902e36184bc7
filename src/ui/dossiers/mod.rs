//! Lists of dossiers on the page: columns and period before they are counted, progress while they are, the account and the
//! lists behind the figures afterwards.

mod drill;
mod import;
mod panel;
mod progress;
mod teach;

pub(super) use drill::DrillDialog;
pub(super) use import::ImportDialog;
pub(super) use panel::CountedPanels;
pub(super) use progress::CountingProgress;

use super::notices::Tone;
use super::queue::{Job, Outcome};
use super::session::Session;
use crate::domain::{SourceId, Span};
use crate::platform::bridge::{self, Done, Failure, Part, Stop};
use crate::platform::clock;
use crate::platform::files::{self, Content, PickedFile};
use crate::text::importing as words;
use crate::workspace::dossiers::{
    Answer, Counted, Draft, Drilled, GLANCE, Look, Mapping, Meaning, Offered, Request, Task, UnknownWord, Wish, may_be,
    taught,
};
use crate::workspace::{Reading, Workspace};
use leptos::prelude::*;

/// What is being done with files of dossiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Running {
    /// Whether they are counted, not searched.
    pub(super) counting: bool,
    /// Rows and bytes done.
    pub(super) done: (u64, u64),
    /// Bytes of all files.
    pub(super) bytes: u64,
    /// When it began, in milliseconds.
    pub(super) since: u64,
}

/// What is shown of the dossiers behind a figure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Listing {
    /// The files are being read.
    Reading,
    /// The files are no longer at hand.
    Gone,
    /// Not listed; the reason in words.
    Failed(String),
    /// The dossiers.
    There(Drilled),
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
    /// What the worker is doing.
    pub(super) running: RwSignal<Option<Running>>,
    stop: StoredValue<Option<Stop>, LocalStorage>,
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
            running: RwSignal::new(None),
            stop: StoredValue::new_local(None),
            at_hand: StoredValue::new_local(Vec::new()),
            wish: RwSignal::new(None),
            listing: RwSignal::new(Listing::Reading),
        }
    }

    /// What a file is that may be a list of dossiers; `None` leaves it to the reader of reports, as does whatever goes
    /// wrong here.
    pub(super) async fn look(self, file: &PickedFile, stop: &Stop) -> Option<Outcome> {
        let beginning = file.beginning(GLANCE).await.ok()?;
        if !may_be(&beginning) {
            return None;
        }
        let (name, content) = (file.name(), file.content());
        let answered = ask(Task::Look, vec![name.clone()], std::slice::from_ref(&content), stop, |_| {}).await;
        if matches!(answered, Err(Failure::Cancelled)) {
            return Some(Outcome::Cancelled(name));
        }
        let Ok(Answer::Looked(looks)) = answered else { return None };
        match looks.into_iter().next()? {
            Look::Other => None,
            Look::Cube => Some(opened(name, content, stop).await),
            Look::Dossiers { rows, mapping } => {
                self.offer(file, rows, mapping);
                Some(Outcome::Asked)
            }
        }
    }

    fn offer(self, file: &PickedFile, rows: Vec<(u64, Vec<String>)>, mapping: Mapping) {
        let warm = Request { task: Task::Warm, names: Vec::new() };
        bridge::warm_ahead(Part::Rows, &warm.to_json());
        let (name, bytes) = (file.name(), file.size_bytes());
        if bytes >= WORTH_HELP {
            bridge::help_ahead(Part::Rows, &warm.to_json());
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

    /// Ends what the worker is doing; its memory goes back.
    pub(super) fn cancel(self) {
        if let Some(stop) = self.stop.try_update_value(Option::take).flatten() {
            self.running.set(None);
            stop.now();
        }
    }

    /// Forgets everything of this session.
    pub(super) fn forget(self) {
        self.cancel();
        self.drop_draft();
        self.wish.set(None);
        self.at_hand.update_value(Vec::clear);
    }

    fn begin(self, counting: bool, bytes: u64) -> Stop {
        self.cancel();
        let stop = Stop::default();
        self.stop.set_value(Some(stop.clone()));
        self.running.set(Some(Running { counting, done: (0, 0), bytes, since: clock::milliseconds() }));
        stop
    }

    fn tell(self, done: Done) {
        if let Done::Rows { bytes, rows } = done {
            self.running.update(|running| {
                if let Some(running) = running {
                    running.done = (rows, bytes);
                }
            });
        }
    }

    /// Ends a job, unless another has taken its place.
    fn end(self, stop: &Stop) {
        if !stop.is_asked() {
            self.running.set(None);
            self.stop.set_value(None);
        }
    }

    /// The files of some counts; `None` when one is no longer at hand.
    pub(super) fn files_of(self, counted: &Counted) -> Option<Vec<PickedFile>> {
        self.at_hand.with_value(|all| {
            let at_hand = |mark: &String| all.iter().find(|(known, _)| known == mark).map(|(_, file)| file.clone());
            counted.files.iter().map(|file| at_hand(&file.fingerprint)).collect()
        })
    }

    fn keep_at_hand(self, reading: &Reading, files: &[PickedFile]) {
        let counted = reading.dossiers.iter().flat_map(|counted| &counted.files);
        let known = counted.filter_map(|file| {
            let begins = |picked: &&PickedFile| {
                file.fingerprint.starts_with(&format!("{}-", picked.size_bytes()))
                    && file.name.starts_with(&picked.name())
            };
            Some((file.fingerprint.clone(), files.iter().find(begins)?.clone()))
        });
        let known: Vec<_> = known.collect();
        self.at_hand.update_value(|at_hand| {
            at_hand.retain(|(mark, _)| known.iter().all(|(new, _)| new != mark));
            at_hand.extend(known);
        });
    }
}

/// Counts the files of the draft; what was loaded stays whatever happens.
pub(super) fn count(session: Session, span: Option<Span>) {
    let state = session.dossiers;
    let (request, bytes) = state.draft.with_untracked(|draft| (draft.request(span), draft.bytes()));
    let chosen = state.picked.get_value();
    state.clear_draft();
    let stop = state.begin(true, bytes);
    files::spawn(async move {
        let contents: Vec<Content> = chosen.iter().map(PickedFile::content).collect();
        let Request { task, names } = request;
        let answered = ask(task, names, &contents, &stop, move |done| state.tell(done)).await;
        state.end(&stop);
        take(session, answered, &chosen);
    });
}

fn take(session: Session, answered: Result<Answer, Failure>, chosen: &[PickedFile]) {
    let problem = |reason: String| session.tell(Tone::Problem, words::NOT_COUNTED.to_owned(), reason);
    match answered {
        Ok(Answer::Counted { reading, failures }) => {
            session.settle(words::NOT_COUNTED);
            session.dossiers.keep_at_hand(&reading, chosen);
            let rows = reading.dossiers.iter().flat_map(|c| &c.files).map(|file| file.read).sum();
            let name = reading.document.name.clone();
            session.take(vec![Outcome::Read(reading, false)]);
            session.tell(Tone::Done, words::done(rows, &name), String::new());
            if !failures.is_empty() {
                session.tell(Tone::Problem, words::COUNTED_IN_PART.to_owned(), failures.join(" "));
            }
        }
        Ok(Answer::Refused(reason)) => problem(reason),
        Ok(_) => problem(words::CRASHED.to_owned()),
        Err(Failure::Cancelled) => session.tell(Tone::Done, words::CANCELLED.to_owned(), String::new()),
        Err(failure) => problem(reason(failure).to_owned()),
    }
}

/// Counts the files of a source again, with words given a meaning.
pub(super) fn count_again(session: Session, source: SourceId, words_taught: &[(UnknownWord, Meaning)]) {
    let state = session.dossiers;
    let Some(counted) = session.workspace.with_untracked(|w| w.source(source).and_then(|s| s.dossiers.clone())) else {
        return;
    };
    let Some((mappings, chosen)) = taught(&counted, words_taught).zip(state.files_of(&counted)) else {
        return session.tell(Tone::Problem, words::NOT_COUNTED.to_owned(), words::DRILL_GONE.to_owned());
    };
    let mut jobs: Vec<(Mapping, PickedFile)> = mappings.into_iter().zip(chosen).collect();
    // Sheets of one workbook are counted from it once.
    jobs.dedup_by_key(|(_, file)| (file.name(), file.size_bytes()));
    let (mappings, chosen): (Vec<_>, Vec<_>) = jobs.into_iter().unzip();
    let stop = state.begin(true, chosen.iter().map(PickedFile::size_bytes).sum());
    files::spawn(async move {
        let contents: Vec<Content> = chosen.iter().map(PickedFile::content).collect();
        let names = chosen.iter().map(PickedFile::name).collect();
        let task = Task::Count { mappings, span: Some(counted.span) };
        let answered = ask(task, names, &contents, &stop, move |done| state.tell(done)).await;
        state.end(&stop);
        match answered {
            Ok(Answer::Counted { reading, .. }) => {
                state.keep_at_hand(&reading, &chosen);
                session.workspace.update(|w| {
                    w.recount(source, *reading);
                });
                session.tell(Tone::Done, words::TEACH_DONE.to_owned(), String::new());
            }
            other => take(session, other, &chosen),
        }
    });
}

/// Has the files of the draft read as reports.
pub(super) fn read_as_reports(session: Session) {
    let picked = session.dossiers.picked.try_update_value(std::mem::take).unwrap_or_default();
    session.dossiers.drop_draft();
    session.queue.push(session, picked.into_iter().map(Job::Report).collect());
}

/// Saved counts as a report.
async fn opened(name: String, content: Content, stop: &Stop) -> Outcome {
    match ask(Task::Open { span: None }, vec![name.clone()], &[content], stop, |_| {}).await {
        Ok(Answer::Counted { reading, .. }) => Outcome::Read(reading, false),
        Ok(Answer::Refused(reason)) => Outcome::Refused(reason),
        Ok(_) => Outcome::Refused(words::CRASHED.to_owned()),
        Err(Failure::Cancelled) => Outcome::Cancelled(name),
        Err(failure) => Outcome::Refused(reason(failure).to_owned()),
    }
}

/// Shows the counts of a source over another period.
pub(super) fn change_period(session: Session, source: SourceId, span: Span) {
    let kept = session.workspace.with_untracked(|w| {
        let reading = w.source(source)?;
        Some((reading.document.name.clone(), reading.dossiers.clone()?))
    });
    let Some((name, old)) = kept else { return };
    let Some(content) = Content::of_text(&old.cube) else { return };
    files::spawn(async move {
        let stop = Stop::default();
        match ask(Task::Open { span: Some(span) }, vec![name], &[content], &stop, |_| {}).await {
            Ok(Answer::Counted { mut reading, .. }) => {
                // What is not in the cube goes on as it was.
                if let Some(counted) = &mut reading.dossiers {
                    (counted.files, counted.shared) = (old.files, old.shared);
                }
                session.workspace.update(|w| {
                    w.recount(source, *reading);
                });
            }
            Ok(Answer::Refused(reason)) => session.tell(Tone::Problem, words::NOT_COUNTED.to_owned(), reason),
            Ok(_) => session.tell(Tone::Problem, words::NOT_COUNTED.to_owned(), words::CRASHED.to_owned()),
            Err(failure) => session.tell(Tone::Problem, words::NOT_COUNTED.to_owned(), reason(failure).to_owned()),
        }
    });
}

/// Looks up the dossiers of a wish in the files, those at hand or those that the user picked again.
pub(super) fn list(session: Session, wish: Wish, picked: Option<Vec<PickedFile>>) {
    let state = session.dossiers;
    let counted =
        session.workspace.with_untracked(|w: &Workspace| w.source(wish.source).and_then(|s| s.dossiers.clone()));
    let Some(counted) = counted else { return };
    let at_hand =
        |mark: &String| state.at_hand.with_value(|all| all.iter().find(|(m, _)| m == mark).map(|(_, f)| f.clone()));
    let mut files: Vec<(usize, PickedFile)> = Vec::new();
    for (at, file) in counted.files.iter().enumerate() {
        let found = match &picked {
            Some(picked) => {
                let same = |p: &&PickedFile| file.fingerprint.starts_with(&format!("{}-", p.size_bytes()));
                picked.iter().find(same).cloned().or_else(|| at_hand(&file.fingerprint))
            }
            None => at_hand(&file.fingerprint),
        };
        // Sheets of one workbook are read from it once.
        let again =
            |f: &PickedFile| files.iter().any(|(_, old)| old.name() == f.name() && old.size_bytes() == f.size_bytes());
        match found {
            Some(found) if again(&found) => {}
            Some(found) => files.push((at, found)),
            None if picked.is_some() => return state.listing.set(Listing::Failed(words::missing_file(&file.name))),
            None => return state.listing.set(Listing::Gone),
        }
    }
    state.listing.set(Listing::Reading);
    let bytes = files.iter().map(|(_, file)| file.size_bytes()).sum();
    let stop = state.begin(false, bytes);
    files::spawn(async move {
        let order: Vec<usize> = files.iter().map(|(at, _)| *at).collect();
        let names = files.iter().map(|(_, file)| file.name()).collect();
        let contents: Vec<Content> = files.iter().map(|(_, file)| file.content()).collect();
        let task = Task::Drill(wish.sought(&counted, &order));
        let answered = ask(task, names, &contents, &stop, move |done| state.tell(done)).await;
        state.end(&stop);
        if state.wish.with_untracked(|now| now.as_ref() != Some(&wish)) {
            return;
        }
        state.listing.set(match answered {
            Ok(Answer::Drilled(drilled)) => {
                if let Some(picked) = picked {
                    let known = counted.files.iter().filter_map(|file| {
                        let same = |p: &&PickedFile| file.fingerprint.starts_with(&format!("{}-", p.size_bytes()));
                        Some((file.fingerprint.clone(), picked.iter().find(same)?.clone()))
                    });
                    state.at_hand.update_value(|at_hand| at_hand.extend(known));
                }
                Listing::There(drilled)
            }
            Ok(Answer::Refused(reason)) => Listing::Failed(reason),
            Ok(_) => Listing::Failed(words::CRASHED.to_owned()),
            Err(Failure::Cancelled) => Listing::Failed(words::LISTING_CANCELLED.to_owned()),
            Err(failure) => Listing::Failed(reason(failure).to_owned()),
        });
    });
}

async fn ask(
    task: Task,
    names: Vec<String>,
    contents: &[Content],
    stop: &Stop,
    progress: impl Fn(Done) + 'static,
) -> Result<Answer, Failure> {
    // Only counting goes through all of files, and only large ones are worth a second worker.
    let helped =
        matches!(task, Task::Count { .. }) && contents.iter().any(|content| content.size_bytes() >= WORTH_HELP);
    let request = Request { task, names };
    let answered = bridge::read((Part::Rows, helped), &request.to_json(), contents, stop, progress).await?;
    Answer::from_json(&answered.text, answered.attached).ok_or(Failure::Crashed)
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
