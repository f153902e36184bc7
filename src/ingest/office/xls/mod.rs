//! Excel 97–2003 workbooks (and Excel 5/95): the reader's own, because the dense tables of ready-made ones have no bound
//! and their cells no formats.
//!
//! Read: every sheet, hidden ones too, cells with the places shown, the stored results of formulas, merged cells, hidden
//! rows and columns, text in old Vietnamese fonts. Left out: charts, comments, drawings, macros.

mod book;
mod cells;
mod compound;
mod records;

use super::held::CellSink;
use super::source::Source;
use super::spreadsheet::Spreadsheet;
use crate::ingest::ReadError;
use book::Book;
use cells::Cells;
pub(super) use cells::{flag, packed};
pub(super) use records::RichText;

/// A workbook.
pub(super) struct Workbook<'a> {
    source: Source<'a>,
    stream: Vec<u8>,
    book: Book,
    /// Bytes that may still be read: each twice at most, the beginning of a sheet and all of it.
    room: usize,
}

impl<'a> Workbook<'a> {
    /// Reads what the sheets share.
    ///
    /// # Errors
    /// Damaged or encrypted files; the bounds of sheets and strings.
    pub(super) fn open(source: Source<'a>, bytes: &[u8]) -> Result<Workbook<'a>, ReadError> {
        let stream = compound::stream(bytes, &["Workbook", "Book"]).ok_or_else(|| source.damaged(""))?;
        let book = Book::read(source, &stream)?;
        let room = stream.len().saturating_mul(2);
        Ok(Workbook { source, stream, book, room })
    }
}

impl Spreadsheet for Workbook<'_> {
    fn sheets(&self) -> Vec<(String, bool)> {
        self.book.sheets.iter().map(|place| (place.name.clone(), place.hidden)).collect()
    }

    fn cells(&mut self, sheet: usize, sink: &mut dyn CellSink) -> Result<(), ReadError> {
        let Workbook { source, stream, book, room } = self;
        let Some(place) = book.sheets.get(sheet) else { return Ok(()) };
        Cells { source: *source, book, room }.read(stream, place, sink)
    }
}
