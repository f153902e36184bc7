//! Files on their way in: one is read at a time, in the worker, and one that fails costs only itself.

use super::session::Session;
use crate::platform::bridge::{self, Done, Failure, Held, Part, Stop};
use crate::platform::files::{self, Content, PickedFile};
use crate::platform::focus;
use crate::text::{intake as sentences, ui, words};
use crate::workspace::Workspace;
use crate::workspace::wire::{Encoding, Request, Told};
use leptos::prelude::*;
use std::collections::VecDeque;

/// Reading that takes longer is shown: milliseconds.
const SHOWN_AFTER: u32 = 400;

/// What is waiting to be read.
#[derive(Debug, Clone)]
pub(super) enum Job {
    /// A file, in the encoding the user chose, if any.
    File(PickedFile, Option<Encoding>),
    /// A file that is a report, whatever it looks like.
    Report(PickedFile),
    /// A text with the name it goes by; an empty one gets its own.
    Text(String, String),
}

impl Job {
    fn name(&self) -> String {
        match self {
            Job::File(file, _) | Job::Report(file) => file.name(),
            Job::Text(name, _) if name.is_empty() => words::PASTED_NAME.to_owned(),
            Job::Text(name, _) => name.clone(),
        }
    }

    /// Whether it is a text without a name: it gets one when it is added.
    fn is_nameless(&self) -> bool {
        matches!(self, Job::Text(name, _) if name.is_empty())
    }
}

/// What became of a job.
pub(super) enum Outcome {
    /// A report: its name, what the reader said of it for the session, and whether it has no name of its own yet.
    Read { name: String, lines: Held, pasted: bool },
    /// A saved session: its file's name and text.
    Work(String, Held),
    /// Called off; the name.
    Cancelled(String),
    /// Not read; the reason in words.
    Refused(String),
    /// The user is asked first.
    Asked,
}

/// A file whose encoding the user has to choose.
#[derive(Debug, Clone)]
pub(super) struct Unsure {
    /// The file.
    pub(super) file: PickedFile,
    /// Each encoding with the beginning of the text as it reads in it, the likeliest first.
    pub(super) candidates: Vec<(Encoding, String)>,
}

/// The file being read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Progress {
    /// Its name.
    pub(super) name: String,
    /// How much is read; `None` while nothing is known.
    pub(super) thousandths: Option<u16>,
    /// How many files wait.
    pub(super) waiting: usize,
    /// Whether it takes long enough to be shown.
    pub(super) shown: bool,
    /// Whether everything is read and being put together.
    pub(super) summing: bool,
}

/// The queue; copies share it.
#[derive(Clone, Copy)]
pub(super) struct Queue {
    waiting: StoredValue<VecDeque<Job>, LocalStorage>,
    stop: StoredValue<Option<Stop>, LocalStorage>,
    running: StoredValue<bool>,
    /// Names of files called off before their turn.
    skipped: StoredValue<Vec<String>>,
    /// Whether what is being read is no longer wanted.
    dropped: StoredValue<bool>,
    /// Files read so far; tells one from the next.
    count: StoredValue<usize>,
    /// The file being read.
    pub(super) progress: RwSignal<Option<Progress>>,
    /// Files whose encoding is to be chosen, the next one first.
    pub(super) unsure: RwSignal<VecDeque<Unsure>, LocalStorage>,
}

impl Queue {
    /// An empty queue.
    pub(super) fn new() -> Queue {
        Queue {
            waiting: StoredValue::new_local(VecDeque::new()),
            stop: StoredValue::new_local(None),
            running: StoredValue::new(false),
            skipped: StoredValue::new(Vec::new()),
            dropped: StoredValue::new(false),
            count: StoredValue::new(0),
            progress: RwSignal::new(None),
            unsure: RwSignal::new_local(VecDeque::new()),
        }
    }

    /// Calls off the file being read; the others go on.
    pub(super) fn cancel(self) {
        if let Some(stop) = self.stop.get_value() {
            stop.now();
        }
    }

    /// Calls off everything.
    pub(super) fn cancel_all(self) {
        let waiting = self.waiting.try_update_value(std::mem::take).unwrap_or_default();
        self.skipped.update_value(|skipped| skipped.extend(waiting.iter().map(Job::name)));
        self.cancel();
    }

    /// Calls off everything and forgets what was read of it, without a word.
    pub(super) fn drop_all(self) {
        self.progress.set(None);
        self.dropped.set_value(self.running.get_value());
        self.waiting.update_value(VecDeque::clear);
        self.unsure.update(VecDeque::clear);
        self.cancel();
    }

    /// Lines up jobs and has them read; what came of them reaches the session together.
    pub(super) fn push(self, session: Session, jobs: Vec<Job>) {
        self.waiting.update_value(|waiting| waiting.extend(jobs));
        self.change(|progress| progress.summing = false);
        if !self.running.get_value() {
            self.running.set_value(true);
            files::spawn(self.run(session));
        }
    }

    async fn run(self, session: Session) {
        let mut outcomes = Vec::new();
        while let Some(job) = self.waiting.try_update_value(VecDeque::pop_front).flatten() {
            outcomes.push(self.read(session, job).await);
            if !self.waiting.with_value(|waiting| waiting.iter().any(|job| matches!(job, Job::File(_, None)))) {
                session.dossiers.ask_about_all();
            }
            if self.dropped.try_update_value(std::mem::take) == Some(true) {
                outcomes.clear();
                self.skipped.update_value(Vec::clear);
                self.unsure.update(VecDeque::clear);
            }
        }
        self.running.set_value(false);
        let skipped = self.skipped.try_update_value(std::mem::take).unwrap_or_default();
        outcomes.extend(skipped.into_iter().map(Outcome::Cancelled));
        self.change(|progress| progress.summing = true);
        // What is asked for later comes later: «Xóa tất cả» meanwhile removes these as well.
        session.take(outcomes).await;
        if !self.running.get_value() {
            self.progress.set(None);
        }
    }

    async fn read(self, session: Session, job: Job) -> Outcome {
        let name = job.name();
        if let Job::File(file, None) = &job
            && let Some(outcome) = self.look(session, file).await
        {
            return outcome;
        }
        let bytes = match &job {
            Job::File(file, _) | Job::Report(file) => file.size_bytes(),
            Job::Text(_, text) => text.len() as u64,
        };
        if let Err(error) = Workspace::check_size(&name, bytes) {
            return Outcome::Refused(error.message());
        }
        self.announce(&name);
        let nameless = job.is_nameless();
        match self.in_worker(&name, &job).await {
            Ok(Said::Read(lines)) => Outcome::Read { name, lines, pasted: nameless },
            Ok(Said::Told(Told::Refused(reason))) => Outcome::Refused(reason),
            Ok(Said::Told(Told::SavedWork)) => saved_work(name, job).await,
            Ok(Said::Told(Told::Unsure(candidates))) => self.ask(&name, job, candidates),
            Err(outcome) => outcome,
        }
    }

    /// A list of dossiers is counted by a worker of its own; `None` for anything else.
    async fn look(self, session: Session, file: &PickedFile) -> Option<Outcome> {
        let stop = Stop::default();
        self.stop.set_value(Some(stop.clone()));
        let outcome = session.dossiers.look(session, file, &stop).await;
        self.stop.set_value(None);
        outcome
    }

    /// Asks the user which encoding a file is in.
    fn ask(self, name: &str, job: Job, candidates: Vec<(Encoding, String)>) -> Outcome {
        // A text has its encoding: nothing can be unsure about it.
        let (Job::File(file, _) | Job::Report(file)) = job else { return Outcome::Refused(sentences::crashed(name)) };
        self.unsure.update(|unsure| unsure.push_back(Unsure { file, candidates }));
        Outcome::Asked
    }

    /// The worker's answer, or what became of the job without one.
    async fn in_worker(self, name: &str, job: &Job) -> Result<Said, Outcome> {
        let (encoding, content) = match job {
            Job::File(file, encoding) => (*encoding, Some(file.content())),
            Job::Report(file) => (None, Some(file.content())),
            Job::Text(_, text) => (None, Content::of_text(text)),
        };
        let content = content.ok_or_else(|| Outcome::Refused(sentences::crashed(name)))?;
        let request = Request { name: name.to_owned(), encoding };
        let stop = Stop::default();
        self.stop.set_value(Some(stop.clone()));
        let report = move |done| {
            if let Done::Thousandths(done) = done {
                self.change(|progress| progress.thousandths = Some(done));
            }
        };
        let answered = bridge::read((Part::Reader, false), &request.pack(), &[content], &stop, report).await;
        let said = answered.and_then(|answer| match answer.attached.is_nothing() {
            true => answer.text.text().and_then(|text| Told::unpack(&text)).map(Said::Told).ok_or(Failure::Crashed),
            false => Ok(Said::Read(answer.attached)),
        });
        self.stop.set_value(None);
        match said {
            Ok(said) => Ok(said),
            Err(Failure::Cancelled) => Err(Outcome::Cancelled(name.to_owned())),
            Err(failure) => Err(Outcome::Refused(reason(name, failure))),
        }
    }

    /// Shows that a file is being read, once it takes long enough.
    fn announce(self, name: &str) {
        let waiting = self.waiting.with_value(VecDeque::len);
        let count = self.count.get_value() + 1;
        self.count.set_value(count);
        let shown = self.progress.with_untracked(|p| p.as_ref().is_some_and(|p| p.shown));
        let name = name.to_owned();
        self.progress.set(Some(Progress { name, thousandths: None, waiting, shown, summing: false }));
        focus::after(SHOWN_AFTER, move || {
            if self.count.get_value() == count {
                self.change(|progress| progress.shown = true);
            }
        });
    }

    fn change(self, change: impl FnOnce(&mut Progress)) {
        self.progress.update(|progress| {
            if let Some(progress) = progress {
                change(progress);
            }
        });
    }
}

/// What the reader said of a file.
enum Said {
    /// A report, in its own words for the session.
    Read(Held),
    /// Something else.
    Told(Told),
}

/// A saved session is opened where sessions live: nothing in it has to be read.
async fn saved_work(name: String, job: Job) -> Outcome {
    let text = match job {
        Job::Text(_, text) => Some(Held::of_text(&text)),
        Job::File(file, _) | Job::Report(file) => file.text().await.ok(),
    };
    match text {
        Some(text) => Outcome::Work(name, text),
        None => Outcome::Refused(ui::unreadable(&name)),
    }
}

fn reason(name: &str, failure: Failure) -> String {
    match failure {
        Failure::Unreadable => ui::unreadable(name),
        Failure::Crashed => sentences::crashed(name),
        Failure::Silent => sentences::silent(name),
        Failure::Cancelled => sentences::cancelled(&[name.to_owned()]),
        Failure::Unavailable => sentences::unavailable(name),
    }
}
