//! A workbook of any kind as rows. Those in XML of Excel are scanned; the others are read cell by cell by the readers of
//! documents, which hand cells over as they are held.

use super::{RowBook, RowsError};
use crate::ingest::office::container::Container;
use crate::ingest::office::held::{CellSink, Held};
use crate::ingest::office::source::Source;
use crate::ingest::office::spreadsheet::{self, Spreadsheet};
use crate::ingest::rows::{CellKind, Row, Sink, Span};
use crate::ingest::{Bound, Format, ReadError};

/// Columns read; an export has some dozens.
const COLUMNS: usize = 512;

/// A workbook whose sheets are read as rows.
pub enum AnyBook<'a> {
    /// One in the XML of Excel.
    Scanned(Box<RowBook<'a>>),
    /// Any other.
    Read(CellBook<'a>),
}

/// A spreadsheet that is read cell by cell.
pub struct CellBook<'a> {
    source: Source<'a>,
    book: Box<dyn Spreadsheet + 'a>,
}

impl<'a> AnyBook<'a> {
    /// Whether a file that begins so may be a workbook.
    pub fn may_be(beginning: &[u8]) -> bool {
        beginning.starts_with(b"PK\x03\x04") || beginning.starts_with(b"\xD0\xCF\x11\xE0")
    }

    /// Opens a workbook.
    ///
    /// # Errors
    /// [`RowsError`].
    pub fn open(name: &'a str, bytes: &'a [u8]) -> Result<AnyBook<'a>, RowsError> {
        Ok(match kind(name, bytes) {
            Some(format) => {
                let source = Source { name, format, in_rows: true };
                AnyBook::Read(CellBook { source, book: spreadsheet::open(source, bytes)? })
            }
            None => AnyBook::Scanned(Box::new(RowBook::open(name, bytes)?)),
        })
    }

    /// Names of the sheets.
    pub fn sheets(&self) -> Vec<String> {
        match self {
            AnyBook::Scanned(book) => book.sheets().map(str::to_owned).collect(),
            AnyBook::Read(CellBook { book, .. }) => book.sheets().into_iter().map(|(name, _)| name).collect(),
        }
    }

    /// Hands over the rows of a sheet, until the sink wants no more.
    ///
    /// # Errors
    /// [`RowsError`]; rows handed over before are lost.
    pub fn rows(&mut self, sheet: usize, sink: &mut impl Sink) -> Result<(), RowsError> {
        match self {
            AnyBook::Scanned(book) => book.rows(sheet, sink),
            AnyBook::Read(book) => book.rows(sheet, sink),
        }
    }
}

/// What is read cell by cell, by the name of its main part; `None` for anything else.
fn kind(name: &str, bytes: &[u8]) -> Option<Format> {
    if !bytes.starts_with(b"PK") {
        return Some(Format::Xls);
    }
    let container = Container::for_rows(RowBook::source(name), bytes).ok()?;
    container.names().find_map(|name| match name {
        "xl/workbook.bin" => Some(Format::Xlsb),
        "content.xml" => Some(Format::Ods),
        _ => None,
    })
}

impl CellBook<'_> {
    fn rows(&mut self, sheet: usize, sink: &mut dyn Sink) -> Result<(), RowsError> {
        let mut rows = Rows {
            source: self.source,
            sink,
            row: 0,
            next: 0,
            data: Vec::new(),
            cells: Vec::new(),
            count: 0,
            bytes: 0,
            is_odd: false,
        };
        self.book.cells(sheet, &mut rows)?;
        rows.end();
        if rows.is_odd { Err(RowsError::Odd) } else { Ok(()) }
    }
}

/// Cells on their way into rows.
struct Rows<'a, 's> {
    source: Source<'a>,
    sink: &'s mut dyn Sink,
    /// The row at hand, counted from zero.
    row: u32,
    /// The next to be handed over.
    next: u32,
    data: Vec<u8>,
    cells: Vec<Span>,
    /// Cells so far.
    count: usize,
    /// Bytes of rows so far.
    bytes: usize,
    /// Rows do not stand in their order, or words are written in an old encoding: only the reader of documents converts it.
    is_odd: bool,
}

impl Rows<'_, '_> {
    /// Hands over the row at hand, if it has cells, behind the blank ones that stand before it.
    fn end(&mut self) {
        let rows = if self.cells.is_empty() { 0..0 } else { self.next..self.row + 1 };
        for row in rows {
            if !self.sink.wants_more() {
                break;
            }
            let cells = if row == self.row { self.cells.as_slice() } else { &[] };
            self.sink.row(Row { number: u64::from(row) + 1, data: &self.data, cells, shared: &[] });
            self.next = row + 1;
        }
        self.data.clear();
        self.cells.clear();
    }
}

impl CellSink for Rows<'_, '_> {
    fn put(&mut self, row: u32, column: u32, cell: &Held) -> Result<(), ReadError> {
        self.count += 1;
        self.source.check(Bound::Cells, self.count)?;
        if row != self.row {
            self.end();
            self.is_odd |= row < self.row;
            self.row = row;
        }
        let (column, start) = (column as usize, self.data.len());
        if column >= COLUMNS {
            return Ok(());
        }
        self.is_odd |= cell.is_old();
        let kind = cell.held(&mut self.data);
        let length = self.data.len() - start;
        self.bytes += length;
        self.source.check(Bound::TextChars, self.bytes)?;
        if length > Bound::StringChars.limit() as usize {
            let chars = String::from_utf8_lossy(&self.data[start..]).chars().count();
            self.source.check(Bound::StringChars, chars)?;
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, Span { start: 0, end: 0, kind: CellKind::Plain });
        }
        self.cells[column] = Span { start, end: self.data.len(), kind };
        Ok(())
    }

    fn wants_more(&self) -> bool {
        !self.is_odd && self.sink.wants_more()
    }
}
