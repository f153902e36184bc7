//! A session as it is handed on inside a page: what goes with it is chosen.

use super::{History, Reading, Workspace, saved};
use crate::domain::{Place, sort_by_key};
use crate::ingest::ReadNote;
use serde::{Deserialize, Serialize};

/// What goes with the figures; rows of dossiers never do, for no session holds any.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carried {
    /// The user's corrections, scenarios and rewritten paragraphs. Without them the figures are those of the reports.
    pub changes: bool,
    /// The reports' texts. Without them only their titles and the words of the figures themselves are left.
    pub texts: bool,
}

impl Default for Carried {
    /// Everything.
    fn default() -> Carried {
        Carried { changes: true, texts: true }
    }
}

/// How far from the beginning of a saved session the time of saving stands: characters.
const HEAD: usize = 200;

impl Workspace {
    /// The text of a saved session with what was chosen; it may stand inside a `<script>` element as data.
    pub fn carry(&self, what: Carried, saved_at: &str) -> String {
        let mut copy = self.clone();
        copy.sources = copy.sources.into_iter().map(without_folders).collect();
        copy.tried.clear();
        if !what.changes {
            copy.history = History::default();
            copy.scenarios.clear();
            copy.desk = None;
        }
        if !what.texts {
            copy.sources.iter_mut().for_each(bare);
        }
        // Within JSON the sign stands in strings only.
        copy.save(saved_at).replace('<', "\\u003c")
    }

    /// Whether a text is a saved session, judged by its beginning.
    pub fn is_saved(text: impl AsRef<[u8]>) -> bool {
        saved::is_saved(text.as_ref())
    }

    /// When a saved session was saved, as the shell gave it; empty when the text does not say.
    pub fn saved_at(text: &str) -> &str {
        let head =
            text.get(..text.len().min(HEAD)).or_else(|| text.char_indices().nth(HEAD).map(|(at, _)| &text[..at]));
        let after = head.unwrap_or(text).split_once("\"saved_at\": \"").map_or("", |(_, rest)| rest);
        after.split_once('"').map_or("", |(when, _)| when)
    }
}

/// Folders of a machine are nobody's business.
fn without_folders(reading: Reading) -> Reading {
    let name = reading.document.name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    reading.named(&name)
}

/// Leaves of a report's text only the words of its figures; every place stays where it was.
fn bare(reading: &mut Reading) {
    let Reading { document, extraction, dossiers } = reading;
    // The text of counts is an account of them, made here.
    if dossiers.is_some() {
        return;
    }
    let mut places: Vec<&Place> = extraction.facts.facts.iter().map(|fact| &fact.place).collect();
    sort_by_key(&mut places, |place| (place.start, place.end));
    let mut next = 0;
    let mut until = 0;
    let left = |(at, letter): (usize, char)| {
        while places.get(next).is_some_and(|place| place.start <= at) {
            until = places.get(next).map_or(until, |place| until.max(place.end));
            next += 1;
        }
        if at < until || letter.is_whitespace() { letter } else { ' ' }
    };
    document.text = document.text.chars().enumerate().map(left).collect();
    document.notes.push(ReadNote::TextLeftOut);
    // What was passed over is words that are not there any more.
    extraction.passed.clear();
}
