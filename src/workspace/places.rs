//! Where figures stand, in words, for what leaves the program.

use super::Workspace;
use crate::domain::{Place, SourceId};
use crate::text::cli as words;

/// The texts of the loaded reports, taken apart once so that any place in them is found at once.
#[derive(Debug)]
pub struct Places<'a> {
    workspace: &'a Workspace,
    texts: Vec<(SourceId, Vec<char>)>,
}

impl<'a> Places<'a> {
    /// The places of all loaded reports.
    pub fn of(workspace: &'a Workspace) -> Places<'a> {
        let texts = workspace.sources().iter().map(|s| (s.extraction.report.source, s.document.text.chars().collect()));
        Places { workspace, texts: texts.collect() }
    }

    /// The name of the file, without folders.
    pub fn file(&self, place: &Place) -> String {
        let name = self.workspace.source(place.source).map_or("", |source| source.document.name.as_str());
        name.rsplit(['/', '\\']).next().unwrap_or_default().to_owned()
    }

    /// Sheet, page and row, else the character; empty for a figure that no report holds.
    pub fn spot(&self, place: &Place) -> String {
        if place.is_nowhere() {
            return String::new();
        }
        let at = self.workspace.source(place.source).map(|source| source.locate(place)).unwrap_or_default();
        words::place(at.sheet, at.page, at.row, place.start)
    }

    /// The words there; empty when the place is not of these reports.
    pub fn quote(&self, place: &Place) -> String {
        let text = self.texts.iter().find(|(id, _)| *id == place.source);
        text.and_then(|(_, text)| text.get(place.start..place.end)).unwrap_or_default().iter().collect()
    }
}
