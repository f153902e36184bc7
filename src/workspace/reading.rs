//! Bytes → a reading: what a worker does, without a workspace.

use super::AddError;
use crate::catalog::catalog;
use crate::domain::{Place, SourceId};
use crate::extract::{Extraction, extract};
use crate::ingest::{self, Document, Options};
use crate::text::review::ReadExtent;
use serde::{Deserialize, Serialize};

/// A report that was read: its text and what was found in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    /// The text all places count in.
    pub document: Document,
    /// Head, figures, numbers passed over, accounts of the tables.
    pub extraction: Extraction,
}

/// Reads a report's bytes; every place in the result has source number 0 until [`super::Workspace::add_reading`].
///
/// # Errors
/// [`AddError::Read`] when the bytes are not readable, [`AddError::NoFigures`] when nothing in them is recognised.
pub fn read_report(name: &str, bytes: &[u8], options: &mut Options<'_>) -> Result<Reading, AddError> {
    let document = ingest::read_with(name, bytes, options)?;
    let extraction = extract(&document, SourceId(0), catalog());
    if extraction.facts.facts.is_empty() {
        return Err(AddError::NoFigures { name: name.to_owned(), read: extent(&document, &extraction) });
    }
    Ok(Reading { document, extraction })
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
    /// The same reading under another source number.
    #[must_use]
    pub(super) fn renumbered(mut self, source: SourceId) -> Reading {
        let extraction = &mut self.extraction;
        extraction.report.source = source;
        let facts = extraction.facts.facts.iter_mut().map(|f| &mut f.place);
        let passed = extraction.passed.iter_mut().map(|p| &mut p.place);
        facts.chain(passed).for_each(|place| place.source = source);
        for table in &mut extraction.tables {
            let rows = table.set_aside.iter_mut().map(|row| &mut row.place);
            std::iter::once(&mut table.place).chain(rows).for_each(|place: &mut Place| place.source = source);
        }
        self
    }
}
