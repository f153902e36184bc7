//! The session as a whole: reports come in, saved sessions are opened and written.

use super::{Answered, Beside, Engine, ShowPage, encode};
use crate::domain::SourceId;
use crate::export::desk::Kept;
use crate::present::{PageId, Thresholds, View};
use crate::text::saved;
use crate::workspace::wire;
use crate::workspace::{AddError, Reading, Workspace};
use serde::{Deserialize, Serialize};

/// Takes in reports that were read: what the readers answered goes beside the question, one text a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakeIn {
    /// For each whether it is a text without a name, which is given one.
    pub pasted: Vec<bool>,
}

/// What became of reports.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TakenIn {
    /// Names of those that are there.
    pub names: Vec<String>,
    /// Why others are not, in words.
    pub failed: Vec<String>,
    /// What else is to be known: reports that are there twice.
    pub notes: Vec<String>,
    /// How many answers were none.
    pub broken: usize,
}

impl Answered for TakeIn {
    fn answer(self, engine: &mut Engine, texts: Vec<String>, _: &mut Vec<Beside>) -> TakenIn {
        let mut taken = TakenIn::default();
        let mut readings = Vec::new();
        for (text, pasted) in texts.into_iter().zip(self.pasted) {
            match reading(&text) {
                Some(reading) => readings.push((reading, pasted)),
                None => taken.broken += 1,
            }
        }
        for outcome in engine.change(|session| session.add_all(readings)) {
            match outcome {
                Ok(name) => taken.names.push(name),
                Err(error @ AddError::Duplicate { .. }) => taken.notes.push(error.message()),
                Err(error) => taken.failed.push(error.message()),
            }
        }
        taken.notes.extend(engine.workspace.twin_notes(&taken.names));
        taken
    }
}

fn reading(text: &str) -> Option<Reading> {
    match wire::Answer::from_lines(text)? {
        wire::Answer::Read(reading) => Some(*reading),
        _ => None,
    }
}

/// Opens a saved session, whose text goes beside the question, in place of the one there is; answered with the reason in
/// words when it cannot be opened, and then nothing changes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenWork {
    /// What it is called when it cannot be opened.
    pub name: String,
    /// Whether one without a report changes nothing.
    pub unless_empty: bool,
    /// Whether it is left closed where something is loaded already.
    pub only_first: bool,
}

/// A saved session that was opened.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opened {
    /// How many reports it has.
    pub reports: usize,
    /// Whether it was left closed, for something is loaded.
    pub left: bool,
    /// When it was saved, as the shell gave it.
    pub saved_at: String,
    /// What was typed on the page Xuất bản.
    pub kept: Kept,
}

impl Answered for OpenWork {
    fn answer(self, engine: &mut Engine, texts: Vec<String>, _: &mut Vec<Beside>) -> Result<Opened, String> {
        let text = texts.into_iter().next().ok_or_else(|| saved::foreign(&self.name))?;
        let opened = Workspace::open(&text).map_err(|error| error.message(&self.name))?;
        let told = Opened {
            reports: opened.sources().len(),
            left: self.only_first && !engine.workspace.is_empty(),
            saved_at: Workspace::saved_at(&text).to_owned(),
            kept: Kept::from_value(opened.desk()),
        };
        if !told.left && (told.reports > 0 || !self.unless_empty) {
            engine.change(|session| *session = opened);
        }
        Ok(told)
    }
}

/// A piece of the session as text, which goes beside the answer; answered with whether there is one of that number. The pieces of
/// a session that changes in between do not belong together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SavePiece {
    /// The time, as the shell knows it.
    pub now: String,
    /// Its number, from 0.
    pub at: usize,
}

impl Answered for SavePiece {
    fn answer(self, engine: &mut Engine, _: Vec<String>, beside: &mut Vec<Beside>) -> bool {
        beside.extend(engine.workspace.save_piece(&self.now, self.at).map(Beside::Text));
        !beside.is_empty()
    }
}

/// Removes every report, every change and every scenario.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clear;

impl Answered for Clear {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) {
        engine.change(Workspace::clear);
    }
}

/// Removes one report; answered with whether it was there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remove {
    /// Which.
    pub source: SourceId,
}

impl Answered for Remove {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> bool {
        engine.change(|session| session.remove(self.source))
    }
}

/// Sets the thresholds of the full-online rate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetThresholds {
    /// The thresholds.
    pub thresholds: Thresholds,
}

impl Answered for SetThresholds {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) {
        engine.change(|session| session.set_thresholds(self.thresholds));
    }
}

/// Runs the program once on a small report of its own and keeps nothing: a browser compiles a function when it is called first,
/// which the user's first report would wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Warm;

impl Answered for Warm {
    fn answer(self, _: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) {
        let mut own = Engine::new();
        let report = include_bytes!("../../public/mau-bao-cao.txt");
        // What it says of the report is of no interest.
        let _ = own.change(|session| session.add("", report));
        let overview = ShowPage { id: PageId::Overview, view: View::default() };
        own.answer(&encode(overview), Vec::new());
    }
}
