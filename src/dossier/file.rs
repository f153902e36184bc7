//! A file as rows, whatever it is kept in.

use super::dictionary::hash;
use super::mapping::Mapping;
use super::rows::{CellKind, Row, Sink, Span};
use super::separated::{Dialect, Scanner};
use crate::catalog::DossierDefs;
use crate::ingest::{Document, Grid};

/// Bytes of a file's beginning that are enough to see its dialect and headings.
pub const BEGINNING: usize = 256 * 1024;
/// Rows shown before the user agrees to the columns.
pub const PREVIEW: usize = 50;

/// What a file's beginning tells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The dialect, for separated values.
    pub dialect: Dialect,
    /// The first rows, with their numbers. Columns of personal data are blank in them once the headings are known.
    pub rows: Vec<(u64, Vec<String>)>,
    /// The columns as guessed; `None` when no row looks like headings.
    pub mapping: Option<Mapping>,
}

impl Preview {
    /// Of separated values in UTF-8.
    pub fn of_separated(beginning: &[u8], defs: &DossierDefs) -> Preview {
        let dialect = Dialect::guess(beginning);
        let mut rows = Vec::new();
        let mut scanner = Scanner::new(dialect);
        let mut sink = |row: Row<'_>| keep(&mut rows, row);
        scanner.push(beginning, &mut sink);
        if rows.len() < PREVIEW && beginning.len() < BEGINNING {
            scanner.finish(&mut |row: Row<'_>| keep(&mut rows, row));
        }
        Preview::of(dialect, rows, defs)
    }

    /// Of a document with tables.
    pub fn of_document(document: &Document, defs: &DossierDefs) -> Preview {
        let mut rows = Vec::new();
        feed(document, &mut |row: Row<'_>| keep(&mut rows, row));
        Preview::of(Dialect { separator: b'\t' }, rows, defs)
    }

    fn of(dialect: Dialect, mut rows: Vec<(u64, Vec<String>)>, defs: &DossierDefs) -> Preview {
        let mapping = Mapping::guess(&rows, defs);
        if let Some(mapping) = &mapping {
            rows.iter_mut().for_each(|(number, cells)| mapping.veil(*number, cells));
        }
        Preview { dialect, rows, mapping }
    }
}

fn keep(rows: &mut Vec<(u64, Vec<String>)>, row: Row<'_>) {
    if rows.len() < PREVIEW {
        rows.push((row.number, (0..row.cells.len()).map(|c| row.text(c)).collect()));
    }
}

/// Hands over the rows of a document's tables, or of its lines where it has no tables.
pub fn feed(document: &Document, sink: &mut impl Sink) {
    let mut bytes = Vec::new();
    let mut cells = Vec::new();
    let chars: Vec<char> = document.text.chars().collect();
    for (row, number) in document.grids.iter().flat_map(|Grid { rows }| rows).zip(1..) {
        bytes.clear();
        cells.clear();
        for cell in &row.cells {
            let start = bytes.len();
            let text: String = chars.get(cell.start..cell.end).unwrap_or_default().iter().collect();
            bytes.extend_from_slice(text.as_bytes());
            cells.push(Span { start, end: bytes.len(), kind: CellKind::Plain });
        }
        sink.row(Row { number, data: &bytes, cells: &cells });
    }
}

/// What tells a file from others: its size and its beginning.
pub fn fingerprint(size: u64, beginning: &[u8]) -> String {
    format!("{size}-{:016x}", hash(beginning.get(..BEGINNING).unwrap_or(beginning)))
}
