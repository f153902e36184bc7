//! A session as a file of its own (`.thuocdo.json`): written, read back, brought up to date.

mod layout;
mod migrate;

use super::scenarios::TriedOut;
use super::{History, KeptScenario, Reading, Workspace};
use crate::domain::SourceId;
use crate::present::Thresholds;
use crate::text::saved;
use serde::{Deserialize, Serialize};

/// What the file says it is.
const FORMAT: &str = "thuocdo";
/// The version written.
const VERSION: u64 = migrate::CURRENT;

/// Why a saved session could not be opened; nothing already loaded is touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum OpenError {
    /// Not JSON, or cut off.
    Broken {
        /// One-based line where it breaks.
        line: usize,
    },
    /// JSON, but no saved session.
    Foreign,
    /// Written by a newer version of the program.
    Newer {
        /// The file's version.
        version: u64,
        /// The newest one that is read here.
        known: u64,
    },
    /// A part is missing or does not fit the others.
    Damaged {
        /// Which, as the file names it.
        part: String,
    },
}

impl OpenError {
    /// The message for the user: the reason and what to do.
    pub fn message(&self, name: &str) -> String {
        match self {
            OpenError::Broken { line } => saved::broken(name, *line),
            OpenError::Foreign => saved::foreign(name),
            OpenError::Newer { version, known } => saved::newer(name, *version, *known),
            OpenError::Damaged { part } => saved::damaged(name, part),
        }
    }
}

/// What is read of a file's content; [`layout`] writes it, with what the file is and when it was saved.
struct File {
    thresholds: Thresholds,
    next_source: u32,
    pasted: u32,
    history: History,
    scenarios: Vec<KeptScenario>,
    /// What is tried out; files written before it was kept have none.
    tried: Option<Vec<TriedOut>>,
    /// Of the page on which documents are made; files written before it was kept have none.
    desk: Option<serde_json::Value>,
    sources: Vec<Reading>,
}

/// Whether bytes look like a saved session, without reading all of them.
pub(super) fn is_saved(bytes: &[u8]) -> bool {
    let head = bytes.get(..bytes.len().min(200)).unwrap_or_default();
    let text: String = String::from_utf8_lossy(head).chars().filter(|c| !c.is_whitespace()).collect();
    text.trim_start_matches('\u{feff}').starts_with(&format!("{{\"format\":\"{FORMAT}\""))
}

impl Workspace {
    /// The session as the text of a `.thuocdo.json` file. `saved_at` is the time, as the shell knows it.
    pub fn save(&self, saved_at: &str) -> String {
        (0..).map_while(|at| self.save_piece(saved_at, at)).collect()
    }

    /// The same text piece by piece, from piece 0 on; `None` behind the last one. The session must not change meanwhile.
    pub fn save_piece(&self, saved_at: &str, at: usize) -> Option<String> {
        layout::piece(self, saved_at, at)
    }

    /// What the page on which documents are made keeps with the session; `None` when it has nothing to keep.
    pub fn desk(&self) -> Option<&serde_json::Value> {
        self.desk.as_ref()
    }

    /// Keeps something for that page; no figure changes.
    pub fn set_desk(&mut self, desk: Option<serde_json::Value>) {
        self.desk = desk;
    }

    /// A session from the text of a saved file, whatever version wrote it.
    ///
    /// # Errors
    /// [`OpenError`].
    pub fn open(text: &str) -> Result<Workspace, OpenError> {
        let value = migrate::up_to_date(text)?;
        let file: File = serde_path(value).map_err(|part| OpenError::Damaged { part })?;
        check(&file)?;
        let mut workspace = Workspace {
            sources: file.sources,
            thresholds: file.thresholds.clamped(),
            next: file.next_source,
            pasted: file.pasted,
            history: file.history,
            scenarios: file.scenarios,
            tried: file.tried.unwrap_or_default(),
            desk: file.desk,
            ..Workspace::new()
        };
        workspace.recompute();
        Ok(workspace)
    }
}

/// Reads the content; an error names the first part that cannot be read.
fn serde_path(mut value: serde_json::Value) -> Result<File, String> {
    fn part<T: serde::de::DeserializeOwned>(value: &mut serde_json::Value, name: &str) -> Result<T, String> {
        let own = value.get_mut(name).map(serde_json::Value::take).unwrap_or_default();
        serde_json::from_value(own).map_err(|_| name.to_owned())
    }
    let value = &mut value;
    Ok(File {
        thresholds: part(value, "thresholds")?,
        next_source: part(value, "next_source")?,
        pasted: part(value, "pasted")?,
        history: part(value, "history")?,
        scenarios: part(value, "scenarios")?,
        tried: part(value, "tried_out")?,
        desk: part(value, "desk")?,
        sources: part(value, "sources")?,
    })
}

/// What the types alone do not promise: own source numbers, places within their text.
fn check(file: &File) -> Result<(), OpenError> {
    // The next number must be a number.
    let worn = |part: &str| Err(OpenError::Damaged { part: part.to_owned() });
    if file.next_source == u32::MAX || file.pasted == u32::MAX {
        return worn("next_source");
    }
    if file.history.next_number() == u32::MAX {
        return worn("history");
    }
    let mut seen: Vec<SourceId> = Vec::new();
    for (index, source) in file.sources.iter().enumerate() {
        let id = source.extraction.report.source;
        if seen.contains(&id) || id.0 >= file.next_source || !fits(source, id) {
            return Err(OpenError::Damaged { part: format!("sources[{index}]") });
        }
        seen.push(id);
    }
    Ok(())
}

/// Whether every place of a reading is of its own source and within its text.
fn fits(reading: &Reading, id: SourceId) -> bool {
    let length = reading.document.text.chars().count();
    let extraction = &reading.extraction;
    let tables =
        extraction.tables.iter().flat_map(|t| std::iter::once(&t.place).chain(t.set_aside.iter().map(|r| &r.place)));
    let places = extraction.facts.facts.iter().map(|f| &f.place).chain(extraction.passed.iter().map(|p| &p.place));
    places.chain(tables).all(|place| place.source == id && place.start <= place.end && place.end <= length)
}
