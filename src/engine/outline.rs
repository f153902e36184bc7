//! What the page always knows of the session.

use crate::domain::SourceId;
use crate::present::{Thresholds, ViewChoices, short_names};
use crate::workspace::{Source, Workspace, note_message};
use serde::{Deserialize, Serialize};

/// A loaded report, as it is listed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Loaded {
    /// Its number.
    pub source: SourceId,
    /// File name.
    pub name: String,
    /// Whose it is and of when, as it is chosen among others; its file where that is not known or not enough.
    pub short: String,
    /// Its title, where it has one.
    pub title: Option<String>,
    /// What is to be known of how it was read.
    pub notes: Vec<String>,
    /// What is to be known of another report that says the same; `None` where there is none.
    pub twin: Option<String>,
    /// Whether it was counted from a list of dossiers.
    pub counted: bool,
}

/// The session in short.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outline {
    /// Counts the changes of the session.
    pub revision: u64,
    /// The loaded reports in order of loading.
    pub loaded: Vec<Loaded>,
    /// How many figures count.
    pub figures: usize,
    /// How many disagreements there are.
    pub attention: usize,
    /// What the pages can be narrowed to.
    pub choices: ViewChoices,
    /// The thresholds in use.
    pub thresholds: Thresholds,
    /// Whether there is a step to undo.
    pub can_undo: bool,
    /// Whether there is a step to do again.
    pub can_redo: bool,
    /// Whether reports disagree on a figure while nobody chose.
    pub rivals_open: bool,
}

impl Outline {
    /// Of a session.
    pub(super) fn of(session: &Workspace, revision: u64) -> Outline {
        let analysis = session.analysis();
        let short = short_names(&analysis.reports);
        Outline {
            revision,
            loaded: session.sources().iter().map(|source| loaded(session, source, &short)).collect(),
            figures: analysis.facts.facts.len(),
            attention: analysis.attention(),
            choices: session.view_choices(),
            thresholds: session.thresholds(),
            can_undo: session.can_undo(),
            can_redo: session.can_redo(),
            rivals_open: analysis.rivalries.iter().any(|rivalry| rivalry.is_open_between_reports()),
        }
    }

    /// Whether no report is loaded.
    pub fn is_empty(&self) -> bool {
        self.loaded.is_empty()
    }

    /// The report of that number.
    pub fn source(&self, id: SourceId) -> Option<&Loaded> {
        self.loaded.iter().find(|loaded| loaded.source == id)
    }
}

fn loaded(session: &Workspace, source: &Source, short: &[String]) -> Loaded {
    let id = source.extraction.report.source;
    let reports = &session.analysis().reports;
    let at = reports.iter().position(|report| report.source == id);
    Loaded {
        source: id,
        name: source.document.name.clone(),
        short: at.and_then(|at| short.get(at)).unwrap_or(&source.document.name).clone(),
        title: at.and_then(|at| reports[at].title.clone()),
        notes: source.document.notes.iter().map(note_message).collect(),
        twin: session.twin_note(id),
        counted: source.dossiers.is_some(),
    }
}
