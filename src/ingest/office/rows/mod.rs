//! Workbooks as rows, for lists of hundreds of thousands: a quick scan of what programs write, block by block. What it does
//! not understand is left to the reader of documents. Workbooks of other kinds are read as those of documents are ([`AnyBook`]).

mod any;
mod inflate;
mod quick;
mod scan;
mod shape;
mod sheet;
mod strings;

use super::container::Container;
pub use super::container::Reads;
use super::number_format::NumberFormat;
use super::relations::{Relation, of_kind, relations};
use super::source::Source;
use super::xlsx::{SheetName, Styles, Workbook};
use super::xml::Xml;
use crate::ingest::rows::Sink;
use crate::ingest::{Format, ReadError};
pub use any::AnyBook;
pub use inflate::{Fault, Inflater, Promised, Step};
use scan::Odd;
use serde::{Deserialize, Serialize};
use sheet::{Book, SheetScanner};
use strings::Strings;

/// Why rows could not be scanned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum RowsError {
    /// The file is damaged, encrypted or beyond a bound.
    Read(ReadError),
    /// The workbook is written in a way that only the reader of documents understands.
    Odd,
}

impl From<ReadError> for RowsError {
    fn from(error: ReadError) -> RowsError {
        RowsError::Read(error)
    }
}

impl From<Odd> for RowsError {
    fn from(_: Odd) -> RowsError {
        RowsError::Odd
    }
}

/// A workbook whose sheets are read as rows.
pub struct RowBook<'a> {
    container: Container<'a>,
    /// Name and part of each sheet with cells.
    sheets: Vec<(String, String)>,
    /// The part of the strings that cells share.
    shared: Option<String>,
    strings: Strings,
    days: Vec<bool>,
    since_1904: bool,
}

impl<'a> RowBook<'a> {
    /// Opens a workbook and reads the strings that its cells share.
    ///
    /// # Errors
    /// [`RowsError`].
    pub fn open(name: &'a str, bytes: &'a [u8]) -> Result<RowBook<'a>, RowsError> {
        let mut book = RowBook::of(Container::for_rows(RowBook::source(name), bytes)?)?;
        if let Some(part) = book.shared.clone() {
            let source = book.container.source;
            let packed = book.container.packed(&part)?.ok_or_else(|| source.damaged(&part))?;
            inflate::blocks(source, &packed, |block| book.strings.push(block).map(|()| true))?;
        }
        Ok(book)
    }

    /// Opens a workbook of so many bytes that is read in parts: of large ones only the first bytes. The strings that its
    /// cells share are to be taken.
    ///
    /// # Errors
    /// [`RowsError`].
    pub fn in_parts(name: &'a str, size: u64, read: Reads<'a>) -> Result<RowBook<'a>, RowsError> {
        RowBook::of(Container::in_parts(RowBook::source(name), size, read)?)
    }

    const fn source(name: &str) -> Source<'_> {
        Source { name, format: Format::Xlsx, in_rows: true }
    }

    fn of(mut container: Container<'a>) -> Result<RowBook<'a>, RowsError> {
        let source = container.source;
        let roots = relations(&mut container, "")?;
        let main = of_kind(&roots, "officeDocument").unwrap_or("xl/workbook.xml").to_owned();
        let parts = relations(&mut container, &main)?;
        let text = container.required(&main)?;
        let workbook = Workbook::read(Xml::open(source, &main, &text)?)?;
        let part = |name: &SheetName| {
            let relation: &Relation = parts.iter().find(|r| r.id == name.id && r.kind == "worksheet")?;
            Some((name.name.clone(), relation.part.clone()))
        };
        let sheets = workbook.sheets.iter().filter_map(part).collect();
        let shared = of_kind(&parts, "sharedStrings").map(str::to_owned);
        let days = match of_kind(&parts, "styles").map(|p| (p, container.read(p))) {
            Some((part, text)) => days(source, part, &text?.ok_or_else(|| source.damaged(part))?)?,
            None => Vec::new(),
        };
        let strings = Strings::default();
        Ok(RowBook { container, sheets, shared, strings, days, since_1904: workbook.since_1904() })
    }

    /// Names of the sheets.
    pub fn sheets(&self) -> impl Iterator<Item = &str> {
        self.sheets.iter().map(|(name, _)| name.as_str())
    }

    const fn book(&self) -> Book<'_> {
        Book { strings: &self.strings, days: self.days.as_slice(), since_1904: self.since_1904 }
    }

    /// Where the part of a sheet begins in the file and what is promised of it; `None` when it is not deflated.
    pub fn part(&self, sheet: usize) -> Option<(u64, Promised)> {
        self.deflated(&self.sheets.get(sheet)?.1)
    }

    /// Whether cells share strings.
    pub const fn has_strings(&self) -> bool {
        self.shared.is_some()
    }

    /// The same of the strings that cells share.
    pub fn strings_part(&self) -> Option<(u64, Promised)> {
        self.deflated(self.shared.as_ref()?)
    }

    fn deflated(&self, part: &str) -> Option<(u64, Promised)> {
        let packed = self.container.packed(part).ok()??;
        (packed.entry.method == 8).then(|| (packed.from, packed.promised()))
    }

    /// Makes room for the strings that cells share, of a part that inflates to so many bytes.
    pub fn expect_strings(&mut self, bytes: u64) {
        self.strings.reserve(bytes);
    }

    /// Takes the next bytes of the strings that cells share.
    ///
    /// # Errors
    /// [`RowsError`].
    pub fn take_strings(&mut self, block: &[u8]) -> Result<(), RowsError> {
        Ok(self.strings.push(block)?)
    }

    /// The rows of a sheet, from bytes that someone else inflates.
    pub fn inflated(&self) -> SheetRows<'_> {
        SheetRows(SheetScanner::new(self.book()))
    }

    /// What cells refer to besides strings, for another worker that reads rows.
    pub fn styles(&self) -> CellStyles {
        CellStyles { days: self.days.clone(), since_1904: self.since_1904 }
    }

    /// The strings that cells share, as bytes for [`Lent::new`].
    pub fn lent_strings(&self) -> (Vec<u8>, &[u8]) {
        self.strings.lent()
    }

    /// Hands over the rows of a sheet, until the sink wants no more: to the end of its part otherwise, so that its checksum
    /// is seen.
    ///
    /// # Errors
    /// [`RowsError`]; rows handed over before are lost.
    pub fn rows(&mut self, sheet: usize, sink: &mut impl Sink) -> Result<(), RowsError> {
        let Some((_, part)) = self.sheets.get(sheet) else { return Ok(()) };
        let mut scanner = SheetScanner::new(self.book());
        let source = self.container.source;
        let packed = self.container.packed(part)?.ok_or_else(|| source.damaged(part))?;
        inflate::blocks(source, &packed, |block| scanner.push(block, sink).map(|()| sink.wants_more()))
    }
}

/// The rows of a sheet whose part someone else inflates.
pub struct SheetRows<'a>(SheetScanner<'a>);

/// What cells refer to besides strings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CellStyles {
    /// Whether each style shows a day.
    days: Vec<bool>,
    /// Days are counted from 1904.
    since_1904: bool,
}

/// What cells of another worker's workbook refer to.
pub struct Lent {
    strings: Strings,
    styles: CellStyles,
}

impl Lent {
    /// Of styles and of strings, the places of which come before their bytes.
    pub fn new(styles: CellStyles, places: &[u8], bytes: Vec<u8>) -> Lent {
        Lent { strings: Strings::borrowed(places, bytes), styles }
    }

    /// The rows of stretches of a sheet, which begins so; `None` when they are written in a way that cannot be parted.
    pub fn rows(&self, beginning: &[u8]) -> Option<SheetRows<'_>> {
        let Lent { strings, styles: CellStyles { days, since_1904 } } = self;
        SheetScanner::amid(Book { strings, days, since_1904: *since_1904 }, beginning).map(SheetRows)
    }
}

impl SheetRows<'_> {
    /// Whether the next row begins here.
    pub const fn are_between(&self) -> bool {
        self.0.is_between()
    }

    /// Whether every row so far says its number, above that of the row before.
    pub const fn are_numbered(&self) -> bool {
        !self.0.is_unnumbered
    }

    /// Takes the next bytes of the part and hands over every row that they finish.
    ///
    /// # Errors
    /// [`RowsError`]; rows handed over before are lost.
    pub fn push(&mut self, block: &[u8], sink: &mut impl Sink) -> Result<(), RowsError> {
        Ok(self.0.push(block, sink)?)
    }
}

/// The place behind the last row of some bytes that is there whole; `None` when there is none.
pub fn last_row_end(stretch: &[u8]) -> Option<usize> {
    memchr::memmem::rfind(stretch, b"</row>").map(|at| at + b"</row>".len())
}

/// The place of the first row of some bytes, the number that it says, and that of the last; `None` when they say none.
pub fn row_numbers(stretch: &[u8]) -> Option<(usize, u64, u64)> {
    let first = memchr::memmem::find(stretch, b"<row ")?;
    let last = memchr::memmem::rfind(stretch, b"<row ")?;
    Some((first, sheet::row_number(stretch, first)?, sheet::row_number(stretch, last)?))
}

/// Whether each style shows a day.
fn days(source: Source<'_>, part: &str, text: &[u8]) -> Result<Vec<bool>, ReadError> {
    let styles = Styles::read(Xml::open(source, part, text)?)?;
    Ok((0..styles.count()).map(|i| matches!(styles.of(i).format, NumberFormat::Date { .. })).collect())
}
