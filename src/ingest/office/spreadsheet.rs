//! Spreadsheets that are read cell by cell: OpenDocument, Excel 97–2003 (and 5/95), Excel binary.

use super::held::{CellSink, Held};
use super::progress::Progress;
use super::sheet::{Area, Sheet, Written};
use super::source::Source;
use super::{ods, xls, xlsb};
use crate::ingest::{Bound, Document, Encoding, Format, ReadError, ReadNote};
use std::ops::Range;

/// A spreadsheet that is opened.
pub(super) trait Spreadsheet {
    /// Name of each sheet with cells, and whether it is hidden.
    fn sheets(&self) -> Vec<(String, bool)>;

    /// Hands over the cells of a sheet, until the sink wants no more.
    ///
    /// # Errors
    /// Damaged or encrypted parts; what the sink refuses.
    fn cells(&mut self, sheet: usize, sink: &mut dyn CellSink) -> Result<(), ReadError>;

    /// What the user should know of what was not read.
    fn notes(&self) -> Vec<ReadNote> {
        Vec::new()
    }
}

/// Opens a spreadsheet.
///
/// # Errors
/// Damaged or encrypted files; the bounds of files, containers, sheets and shared strings.
pub(super) fn open<'a>(source: Source<'a>, bytes: &'a [u8]) -> Result<Box<dyn Spreadsheet + 'a>, ReadError> {
    source.check(Bound::FileBytes, bytes.len())?;
    Ok(match source.format {
        Format::Ods => Box::new(ods::Book::open(source, bytes)?),
        Format::Xlsb => Box::new(xlsb::Workbook::open(source, bytes)?),
        _ => Box::new(xls::Workbook::open(source, bytes)?),
    })
}

/// Reads a spreadsheet.
///
/// # Errors
/// As [`open`]; the bounds of cells and tables; a spreadsheet of nothing.
pub(super) fn read(source: Source<'_>, bytes: &[u8], progress: &mut Progress<'_, '_>) -> Result<Document, ReadError> {
    let mut book = open(source, bytes)?;
    progress.report(200);
    let (mut written, mut cells, mut encodings) = (Written::new(source), 0, Vec::new());
    let sheets = book.sheets();
    for (i, (name, hidden)) in sheets.iter().enumerate() {
        let mut sheet = Sheet::new(name.clone(), *hidden);
        let sink = &mut Collecting { source, sheet: &mut sheet, cells: &mut cells, encodings: &mut encodings };
        book.cells(i, sink)?;
        sheet.write(&mut written)?;
        progress.parts(i + 1, sheets.len());
    }
    for note in book.notes().into_iter().chain(encodings.into_iter().map(ReadNote::LegacyFont)) {
        written.builder.note(note);
    }
    written.builder.finish()
}

/// Cells on their way into a sheet of a document.
struct Collecting<'a, 's> {
    source: Source<'a>,
    sheet: &'s mut Sheet,
    /// Cells of all sheets so far.
    cells: &'s mut usize,
    /// Encodings of old fonts converted.
    encodings: &'s mut Vec<Encoding>,
}

impl CellSink for Collecting<'_, '_> {
    fn put(&mut self, row: u32, column: u32, cell: &Held) -> Result<(), ReadError> {
        let cell = cell.shown(self.encodings);
        *self.cells += 1;
        self.source.check(Bound::Cells, *self.cells)?;
        self.source.check(Bound::StringChars, cell.text.chars().count())?;
        self.sheet.put(row, column, cell);
        Ok(())
    }

    fn merge(&mut self, area: Area) -> Result<(), ReadError> {
        self.sheet.merges.push(area);
        self.source.check(Bound::Cells, self.sheet.merges.len())
    }

    fn hide_rows(&mut self, rows: Range<u32>) {
        self.sheet.hidden_rows.extend(rows);
    }

    fn hide_columns(&mut self, columns: Range<u32>) -> Result<(), ReadError> {
        self.sheet.hide_columns(self.source, columns.start, columns.end)
    }
}
