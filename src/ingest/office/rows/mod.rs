//! Workbooks as rows, for lists of hundreds of thousands: a quick scan of what programs write, block by block. What it does
//! not understand is left to the reader of documents.

mod inflate;
mod quick;
mod scan;
mod shape;
mod sheet;
mod strings;

use super::container::Container;
use super::number_format::NumberFormat;
use super::relations::{Relation, of_kind, relations};
use super::source::Source;
use super::xlsx::{SheetName, Styles, Workbook};
use super::xml::Xml;
use crate::ingest::rows::Sink;
use crate::ingest::{Format, ReadError};
pub use inflate::{Fault, Inflater, Promised, Step};
use scan::Odd;
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
        let source = Source { name, format: Format::Xlsx };
        let mut container = Container::for_rows(source, bytes)?;
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
        let mut strings = Strings::default();
        if let Some(shared) = of_kind(&parts, "sharedStrings") {
            let packed = container.packed(shared)?.ok_or_else(|| source.damaged(shared))?;
            inflate::blocks(source, &packed, |block| strings.push(block).map(|()| true))?;
        }
        let days = match of_kind(&parts, "styles").map(|p| (p, container.read(p))) {
            Some((part, text)) => days(source, part, &text?.ok_or_else(|| source.damaged(part))?)?,
            None => Vec::new(),
        };
        Ok(RowBook { container, sheets, strings, days, since_1904: workbook.since_1904() })
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
        let (_, part) = self.sheets.get(sheet)?;
        let packed = self.container.packed(part).ok()??;
        (packed.entry.method == 8).then(|| (packed.from, packed.promised()))
    }

    /// The rows of a sheet, from bytes that someone else inflates.
    pub fn inflated(&self) -> SheetRows<'_> {
        SheetRows(SheetScanner::new(self.book()))
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

impl SheetRows<'_> {
    /// Takes the next bytes of the part and hands over every row that they finish.
    ///
    /// # Errors
    /// [`RowsError`]; rows handed over before are lost.
    pub fn push(&mut self, block: &[u8], sink: &mut impl Sink) -> Result<(), RowsError> {
        Ok(self.0.push(block, sink)?)
    }
}

/// Whether each style shows a day.
fn days(source: Source<'_>, part: &str, text: &[u8]) -> Result<Vec<bool>, ReadError> {
    let styles = Styles::read(Xml::open(source, part, text)?)?;
    Ok((0..styles.count()).map(|i| matches!(styles.of(i).format, NumberFormat::Date { .. })).collect())
}
