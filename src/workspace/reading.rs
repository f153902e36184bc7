//! Bytes → a reading: what a worker does, without a workspace.

use super::AddError;
use super::persons::without_persons;
use crate::catalog::{catalog, dossier_defs};
use crate::domain::{Place, SourceId};
use crate::dossier::Counted;
use crate::extract::{Extraction, extract};
use crate::ingest::{self, Document, Encoding, Options, SectionKind};
use crate::text::review::ReadExtent;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A report that was read: its text and what was found in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The text all places count in.
    pub document: Document,
    /// Head, figures, numbers passed over, accounts of the tables.
    pub extraction: Extraction,
    /// For counts of lists of dossiers: what was counted. The document is then an account made from it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub dossiers: Option<Counted>,
}

/// Reads a report's bytes, of a list of dossiers in it no data of persons; every place in the result has source number 0
/// until [`super::Workspace::add_reading`].
///
/// # Errors
/// [`AddError::Read`] when the bytes are not readable, [`AddError::NoFigures`] when nothing in them is recognised.
pub fn read_report(name: &str, bytes: &[u8], options: &mut Options<'_>) -> Result<Reading, AddError> {
    let document = without_persons(ingest::read_with(name, bytes, options)?, dossier_defs());
    let extraction = extract(&document, SourceId(0), catalog());
    if extraction.facts.facts.is_empty() {
        return Err(AddError::NoFigures { name: name.to_owned(), read: extent(&document, &extraction) });
    }
    Ok(Reading { document, extraction, dossiers: None })
}

/// What was read of a file in which no figure was recognised.
fn extent(document: &Document, extraction: &Extraction) -> ReadExtent {
    ReadExtent {
        lines: document.text.lines().filter(|line| !line.trim().is_empty()).count(),
        sections: document.sections.len(),
        tables: document.grids.len(),
        rows: document.grids.iter().map(|grid| grid.rows.len()).sum(),
        numbers: extraction.passed.len(),
    }
}

impl Reading {
    /// The same reading under another name.
    #[must_use]
    pub(super) fn named(mut self, name: &str) -> Reading {
        name.clone_into(&mut self.document.name);
        name.clone_into(&mut self.extraction.report.name);
        self
    }

    /// The same reading under another source number.
    #[must_use]
    pub(super) fn renumbered(mut self, source: SourceId) -> Reading {
        let extraction = &mut self.extraction;
        extraction.report.source = source;
        let facts = extraction.facts.facts.iter_mut().map(|f| &mut Arc::make_mut(f).place);
        let passed = extraction.passed.iter_mut().map(|p| &mut p.place);
        facts.chain(passed).for_each(|place| place.source = source);
        for table in &mut extraction.tables {
            let rows = table.set_aside.iter_mut().map(|row| &mut row.place);
            std::iter::once(&mut table.place).chain(rows).for_each(|place: &mut Place| place.source = source);
        }
        self
    }
}

/// Where in its file a place stands, beyond its characters; what the format does not have is `None`.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Location<'a> {
    /// Name of the sheet.
    pub sheet: Option<&'a str>,
    /// One-based number of the page.
    pub page: Option<u32>,
    /// One-based number of the row in its sheet.
    pub row: Option<u32>,
}

impl Reading {
    /// Where a place stands; nothing for a figure that the report does not hold.
    pub fn locate(&self, place: &Place) -> Location<'_> {
        if place.is_nowhere() {
            return Location::default();
        }
        let section = self.document.section_at(place.start);
        let named = |kind: SectionKind| section.filter(|s| s.kind == kind).map(|s| s.name.as_str());
        Location {
            sheet: named(SectionKind::Sheet),
            page: named(SectionKind::Page).and_then(|name| name.parse().ok()),
            row: self.row_at(place.start),
        }
    }

    fn row_at(&self, position: usize) -> Option<u32> {
        let grids = &self.document.grids;
        let after = grids.partition_point(|grid| grid.rows.first().is_some_and(|row| row.start <= position));
        let rows = &grids.get(after.checked_sub(1)?)?.rows;
        let row = rows.get(rows.partition_point(|row| row.start <= position).checked_sub(1)?)?;
        row.number.filter(|_| position < row.end)
    }
}

/// Names of encodings as they are given on a command line, in lower case without dashes.
const ENCODINGS: [(&str, Encoding); 10] = [
    ("utf8", Encoding::Utf8),
    ("utf16le", Encoding::Utf16Le),
    ("utf16", Encoding::Utf16Le),
    ("utf16be", Encoding::Utf16Be),
    ("tcvn3", Encoding::Tcvn3),
    ("abc", Encoding::Tcvn3),
    ("vni", Encoding::Vni),
    ("windows1258", Encoding::Windows1258),
    ("cp1258", Encoding::Windows1258),
    ("windows1252", Encoding::Windows1252),
];

/// The encoding of that name (`utf-8`, `TCVN3`, `windows-1258`); `None` for any other.
pub fn encoding_named(name: &str) -> Option<Encoding> {
    let plain: String = name.to_lowercase().chars().filter(|c| !matches!(c, '-' | '_' | ' ')).collect();
    ENCODINGS.iter().find(|(known, _)| *known == plain).map(|(_, encoding)| *encoding)
}
