//! The session behind the page, which runs in a worker of its own: questions come in, answers go out, both as bytes.
//!
//! The page holds no report, no figure and no rule; what it draws was made here. A question is a struct with the type of
//! its answer; long texts (files read, saved sessions) go beside questions and answers and are never copied by the page.

mod compared;
mod counted;
mod desk;
mod outline;
mod pages;
mod review;
mod wire;
mod work;

pub use compared::*;
pub use counted::*;
pub use desk::*;
pub use outline::{Loaded, Outline};
pub use pages::*;
pub use review::*;
pub use wire::{Any, Question, decode, encode, news};
pub use work::*;

use crate::present::{Narrowed, Review, Standings, Subject, View};
use crate::workspace::Workspace;

/// A session and what was made of it lately.
#[derive(Debug, Default)]
pub struct Engine {
    workspace: Workspace,
    /// Counts the changes of the session.
    revision: u64,
    /// The revision of which the page knows the outline; `None` before it was told any.
    told: Option<u64>,
    /// The classes of units, for one revision.
    standings: Option<(u64, Standings)>,
    /// The part of the session within a view, for one revision.
    part: Option<(u64, View, Narrowed)>,
    /// The review asked for last, for one revision.
    review: Option<(u64, Review)>,
}

/// What goes back to the page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reply {
    /// The session's outline if it changed and the answer, as [`news`] and [`decode`] read them.
    pub bytes: Vec<u8>,
    /// What goes beside it.
    pub beside: Vec<Beside>,
}

/// Something long that goes beside a question or answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beside {
    /// A text.
    Text(String),
    /// A file's content.
    Bytes(Vec<u8>),
}

/// How a question is answered. What goes beside it is `texts`; what goes beside the answer is put into `beside`.
pub trait Answered: Question {
    /// The answer.
    fn answer(self, engine: &mut Engine, texts: Vec<String>, beside: &mut Vec<Beside>) -> Self::Answer;
}

impl Engine {
    /// An empty session.
    pub fn new() -> Engine {
        Engine::default()
    }

    /// Answers a question; `None` when the bytes are none.
    pub fn answer(&mut self, question: &[u8], texts: Vec<String>) -> Option<Reply> {
        let question: Any = postcard::from_bytes(question).ok()?;
        Some(wire::answered(self, question, texts))
    }

    /// The session as it stands.
    pub fn workspace(&self) -> &Workspace {
        &self.workspace
    }

    /// The outline, if the page does not know it yet.
    fn news(&mut self) -> Option<Outline> {
        (self.told.replace(self.revision) != Some(self.revision)).then(|| Outline::of(&self.workspace, self.revision))
    }

    /// Changes the session.
    fn change<T>(&mut self, change: impl FnOnce(&mut Workspace) -> T) -> T {
        self.revision = self.revision.wrapping_add(1);
        change(&mut self.workspace)
    }

    /// Makes something of what lies within a view.
    fn within<T>(&mut self, view: &View, make: impl FnOnce(&Subject<'_>) -> T) -> T {
        match self.part(view) {
            Some(part) => make(&part.subject()),
            None => make(&self.workspace.subject()),
        }
    }

    /// What is left of the session within a view; `None` when that is all of it.
    fn part(&mut self, view: &View) -> Option<&Narrowed> {
        let known = self.part.as_ref().is_some_and(|(at, of, _)| *at == self.revision && of == view);
        if !known {
            self.part = self.workspace.narrowed(view).map(|part| (self.revision, view.clone(), part));
        }
        self.part.as_ref().filter(|_| !view.is_whole()).map(|(_, _, part)| part)
    }

    /// The session, and the classes of units in all of it.
    fn ranked(&mut self) -> (&Workspace, &Standings) {
        let now = self.revision;
        if self.standings.as_ref().is_none_or(|(at, _)| *at != now) {
            self.standings = None;
        }
        let assessed = &self.workspace.analysis().assessed;
        let (_, standings) = self.standings.get_or_insert_with(|| (now, Standings::of(assessed)));
        (&self.workspace, standings)
    }
}
