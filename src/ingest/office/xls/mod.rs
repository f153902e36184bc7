//! Excel 97–2003 workbooks (and Excel 5/95): the reader's own, because the dense tables of ready-made ones have no bound
//! and their cells no formats.
//!
//! Read: every sheet, hidden ones too, cells with the places shown, the stored results of formulas, merged cells, hidden
//! rows and columns, text in old Vietnamese fonts. Left out: charts, comments, drawings, macros.

mod book;
mod cells;
mod compound;
mod records;

use super::progress::Progress;
use super::sheet::{Sheet, Written};
use super::source::Source;
use crate::ingest::{Document, ReadError, ReadNote};
use book::Book;
use cells::Cells;
pub(super) use cells::{flag, packed};
pub(super) use records::RichText;

/// Reads a workbook.
///
/// # Errors
/// Damaged or encrypted files; the bounds of cells and tables; a workbook of nothing.
pub(super) fn read(source: Source<'_>, bytes: &[u8], progress: &mut Progress<'_, '_>) -> Result<Document, ReadError> {
    let stream = compound::stream(bytes, &["Workbook", "Book"]).ok_or_else(|| source.damaged(""))?;
    let book = Book::read(source, &stream)?;
    progress.report(200);
    let mut written = Written::new(source);
    let mut cells = Cells { source, book: &book, encodings: Vec::new(), count: 0, room: stream.len() };
    for (i, place) in book.sheets.iter().enumerate() {
        let mut sheet = Sheet::new(place.name.clone(), place.hidden);
        cells.read(&stream, place.at, &mut sheet)?;
        sheet.write(&mut written)?;
        progress.parts(i + 1, book.sheets.len());
    }
    for encoding in cells.encodings {
        written.builder.note(ReadNote::LegacyFont(encoding));
    }
    written.builder.finish()
}
