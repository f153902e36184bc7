//! A file as rows, whatever it is kept in.

use super::date::Moment;
use super::dictionary::hash;
use super::mapping::Mapping;
use super::separated::{Dialect, Scanner};
use crate::catalog::DossierDefs;
use crate::ingest::rows::{Cell, CellKind, Row, Sink, Span};
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

    /// Of rows from elsewhere: what [`FirstRows`] took.
    pub fn of_rows(rows: FirstRows, defs: &DossierDefs) -> Preview {
        Preview::of(Dialect { separator: b'\t' }, rows.0, defs)
    }

    /// Of a document with tables.
    pub fn of_document(document: &Document, defs: &DossierDefs) -> Preview {
        let heads = heads(document, defs);
        let has = |mapping: &Option<Mapping>| mapping.as_ref().is_some_and(|m| m.check().is_ok());
        let best = heads.iter().find(|(_, m)| has(m)).or_else(|| heads.iter().find(|(_, m)| m.is_some()));
        let rows = best.or(heads.first()).map(|(rows, _)| rows.clone()).unwrap_or_default();
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

/// Takes the first rows and no more.
#[derive(Debug, Default)]
pub struct FirstRows(Vec<(u64, Vec<String>)>);

impl Sink for FirstRows {
    fn row(&mut self, row: Row<'_>) {
        keep(&mut self.0, row);
    }

    fn wants_more(&self) -> bool {
        self.0.len() < PREVIEW
    }
}

fn keep(rows: &mut Vec<(u64, Vec<String>)>, row: Row<'_>) {
    if rows.len() < PREVIEW {
        rows.push((row.number, (0..row.cells.len()).map(|c| told(row.cell(c))).collect()));
    }
}

/// A cell as it is shown before the columns are agreed to: a serial as its day, year first, which says nothing of how other
/// cells of the file write theirs.
fn told(cell: Cell<'_>) -> String {
    let day = match cell.kind {
        CellKind::Day { since_1904 } => Moment::serial(cell.bytes, since_1904),
        _ => None,
    };
    let iso = |moment: Moment| {
        let shown = moment.shown();
        let part = |at: std::ops::Range<usize>| shown.get(at).unwrap_or_default();
        format!("{}-{}-{}{}", part(6..10), part(3..5), part(0..2), part(10..shown.len()))
    };
    day.map_or_else(|| cell.text(), iso)
}

/// Rows with their numbers.
type Numbered = Vec<(u64, Vec<String>)>;

/// The first rows of each table of a document, numbered through, and what its headings tell.
fn heads(document: &Document, defs: &DossierDefs) -> Vec<(Numbered, Option<Mapping>)> {
    let chars: Vec<char> = document.text.chars().collect();
    let mut before = 0_u64;
    let head = |grid: &Grid| {
        let text = |row: &crate::ingest::Row| row.cells.iter().map(|c| cell(&chars, c.start, c.end)).collect();
        let rows: Numbered = (before + 1..).zip(grid.rows.iter().take(PREVIEW).map(text)).collect();
        before += grid.rows.len() as u64;
        let mapping = Mapping::guess(&rows, defs);
        (rows, mapping)
    };
    document.grids.iter().map(head).collect()
}

fn cell(chars: &[char], start: usize, end: usize) -> String {
    chars.get(start..end).unwrap_or_default().iter().collect()
}

/// Hands over the rows of a document's tables. A table whose headings are not those of the mapping, or that has none and
/// another number of columns, holds something else.
pub fn feed(document: &Document, mapping: &Mapping, defs: &DossierDefs, sink: &mut impl Sink) {
    let chars: Vec<char> = document.text.chars().collect();
    let (mut bytes, mut cells, mut number) = (Vec::new(), Vec::new(), 0);
    for (grid, (_, own)) in document.grids.iter().zip(heads(document, defs)) {
        let width = grid.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        let same = own.map_or(width == mapping.columns.len(), |own| own.is_headed_like(mapping));
        for row in &grid.rows {
            number += 1;
            bytes.clear();
            cells.clear();
            for at in &row.cells {
                let start = bytes.len();
                bytes.extend_from_slice(cell(&chars, at.start, at.end).as_bytes());
                cells.push(Span { start, end: bytes.len(), kind: CellKind::Plain });
            }
            let row = Row { number, data: &bytes, cells: &cells, shared: &[] };
            if same { sink.row(row) } else { sink.other(row) }
        }
    }
}

/// What tells a file from others: its size and its beginning.
pub fn fingerprint(size: u64, beginning: &[u8]) -> String {
    format!("{size}-{:016x}", hash(beginning.get(..BEGINNING).unwrap_or(beginning)))
}
