//! A sheet's XML → rows, block by block: one unfinished row is held and nothing else.

use super::quick::quick;
use super::scan::{Odd, Tag, Tags, open_tag};
use super::shape::Shapes;
use super::strings::{Strings, text, unescaped};
use crate::ingest::office::exact::Exact;
use crate::ingest::rows::{CellKind, Columns, Row, Sink, Span};
use memchr::{memchr, memmem};

/// Columns read; an export has some dozens.
const COLUMNS: usize = 512;
/// Bytes of a row.
const LONGEST: usize = 4 * 1024 * 1024;

/// What cells refer to.
pub(super) struct Book<'a> {
    pub(super) strings: &'a Strings,
    /// Whether numbers of a style are days.
    pub(super) days: &'a [bool],
    pub(super) since_1904: bool,
}

/// The scanner of a sheet.
pub(super) struct SheetScanner<'a> {
    book: Book<'a>,
    rest: Vec<u8>,
    tags: Option<Tags>,
    data: Vec<u8>,
    cells: Vec<Span>,
    shapes: Shapes,
    number: u64,
    /// A row does not say its number, or none above that of the row before.
    pub(super) is_unnumbered: bool,
    /// The sheet's data has ended.
    pub(super) done: bool,
}

/// What a cell's tag says.
#[derive(Default)]
pub(super) struct CellTag {
    pub(super) column: Option<usize>,
    pub(super) style: usize,
    pub(super) kind: Held,
}

/// How a cell's value is held.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(super) enum Held {
    #[default]
    Number,
    Shared,
    Inline,
    Words,
    Nothing,
}

impl<'a> SheetScanner<'a> {
    pub(super) fn new(book: Book<'a>) -> SheetScanner<'a> {
        let (rest, data, cells) = (Vec::new(), Vec::new(), Vec::new());
        let shapes = Shapes::default();
        SheetScanner { book, rest, tags: None, data, cells, shapes, number: 0, is_unnumbered: false, done: false }
    }

    /// A scanner of stretches behind the beginning of a sheet; `None` when that tells not how its elements are named.
    pub(super) fn amid(book: Book<'a>, beginning: &[u8]) -> Option<SheetScanner<'a>> {
        let (tags, _) = Tags::find(beginning, b"sheetData").ok()??;
        tags.are_bare().then(|| SheetScanner { tags: Some(tags), ..SheetScanner::new(book) })
    }

    /// Whether the next row begins here.
    pub(super) const fn is_between(&self) -> bool {
        self.rest.is_empty() && !self.done
    }

    /// Takes the next bytes and hands over every row that they finish.
    pub(super) fn push(&mut self, block: &[u8], sink: &mut impl Sink) -> Result<(), Odd> {
        if self.done {
            // What stands behind the rows is inflated for its checksum only.
            return Ok(());
        }
        if self.rest.is_empty() {
            let at = self.scan(block, sink)?;
            self.rest.extend_from_slice(&block[at..]);
        } else {
            let mut xml = std::mem::take(&mut self.rest);
            xml.extend_from_slice(block);
            let at = self.scan(&xml, sink)?;
            xml.drain(..at);
            self.rest = xml;
        }
        if self.rest.len() > LONGEST && !self.done { Err(Odd) } else { Ok(()) }
    }

    /// Hands over the rows that are there whole; the place behind the last one.
    fn scan(&mut self, xml: &[u8], sink: &mut impl Sink) -> Result<usize, Odd> {
        let mut at = 0;
        if self.tags.is_none() {
            let Some((tags, from)) = Tags::find(xml, b"sheetData")? else { return Ok(0) };
            // `<sheetData/>` has no rows.
            self.done = xml[..from].ends_with(b"/>");
            (self.tags, at) = (Some(tags), from);
        }
        let Some(tags) = self.tags.take() else { return Ok(at) };
        // What stands behind the last row that is there whole waits for the next bytes.
        let close = tags.closing(b"row");
        let whole = memmem::rfind(&xml[at..], &close).map_or(at, |last| at + last + close.len());
        while let Some(next) = self.row(xml, at, whole, &tags, sink)? {
            at = next;
        }
        self.tags = Some(tags);
        Ok(at)
    }

    /// Reads a row; the place behind it, or `None` when it is not finished.
    fn row(
        &mut self,
        xml: &[u8],
        from: usize,
        whole: usize,
        tags: &Tags,
        sink: &mut impl Sink,
    ) -> Result<Option<usize>, Odd> {
        let Some(offset) = memchr(b'<', &xml[from..]).filter(|_| !self.done && sink.wants_more()) else {
            return Ok(None);
        };
        let start = from + offset;
        if memchr(b'>', &xml[start..]).is_none() {
            return Ok(None);
        }
        let tag = open_tag(xml, start)?;
        if tags.local(tag.name) != b"row" {
            self.done = tag.closing && tags.local(tag.name) == b"sheetData";
            return if self.done { Ok(None) } else { Err(Odd) };
        }
        let (mut number, mut written) = (None, &[][..]);
        tag.each(|name, value| {
            if name == b"r" {
                (number, written) = (digits(value), value);
            }
        })?;
        if !tag.empty && tag.end >= whole {
            return Ok(None);
        }
        let next = number.map_or(self.number + 1, |n| n as u64);
        self.is_unnumbered |= number.is_none() || next <= self.number;
        self.number = next;
        self.shapes.begin(written);
        let mut next = if tag.empty {
            // A row without cells is formatted and says nothing; what is left of the one before is not its own.
            self.data.clear();
            self.cells.clear();
            tag.end
        } else {
            self.cells(xml, tag.end, tags, sink.columns())?
        };
        let row = Row { number: self.number, data: &self.data, cells: &self.cells, shared: self.book.strings.bytes() };
        let is_whole = |of: Columns| !row.cell(of.key).bytes.first().is_some_and(u8::is_ascii_digit);
        if !tag.empty && sink.columns().is_some_and(is_whole) {
            next = self.cells(xml, tag.end, tags, None)?;
        }
        let shared = self.book.strings.bytes();
        sink.row(Row { number: self.number, data: &self.data, cells: &self.cells, shared });
        Ok(Some(next))
    }

    /// Reads the cells of a row that is there whole, those of some columns or all; the place behind it.
    fn cells(&mut self, xml: &[u8], from: usize, tags: &Tags, columns: Option<Columns>) -> Result<usize, Odd> {
        self.data.clear();
        self.cells.clear();
        let mut at = from;
        let bare = tags.are_bare();
        loop {
            let start = self.data.len();
            let known = self.shapes.cell(xml, at).filter(|_| bare);
            let is_known = known.is_some();
            if let Some(quick) = known.or_else(|| quick(xml, at).filter(|_| bare)) {
                if !is_known {
                    self.shapes.learn(xml, at, quick.next, &quick.cell);
                }
                let is_read = columns.is_none_or(|of| quick.cell.column.is_none_or(|column| of.reads(column)));
                if let (true, Some(value)) = (is_read, quick.value) {
                    let (span, kind) = self.stated(value, &quick.cell)?;
                    self.put(quick.cell.column, span, kind);
                } else {
                    self.put(quick.cell.column, (start, start), CellKind::Plain);
                }
                at = quick.next;
                continue;
            }
            let begun = at + memchr(b'<', &xml[at..]).ok_or(Odd)?;
            let tag = open_tag(xml, begun)?;
            at = tag.end;
            match (tags.local(tag.name), tag.closing) {
                (b"row", true) => return Ok(at),
                (b"c", false) => {}
                _ => return Err(Odd),
            }
            let cell = cell_tag(&tag)?;
            let (mut span, mut kind) = ((start, start), CellKind::Plain);
            if !tag.empty {
                (at, span, kind) = self.value(xml, at, &cell, tags)?;
            }
            self.put(cell.column, span, kind);
            if bare {
                self.shapes.learn(xml, begun, at, &cell);
            }
        }
    }

    /// Puts a value into a column, or behind the last cell.
    #[inline]
    fn put(&mut self, column: Option<usize>, (start, end): (usize, usize), kind: CellKind) {
        let column = column.unwrap_or(self.cells.len());
        if column >= COLUMNS {
            return;
        }
        if self.cells.len() <= column {
            self.cells.resize(column + 1, Span { start: 0, end: 0, kind: CellKind::Plain });
        }
        self.cells[column] = Span { start, end, kind };
    }

    /// Copies a cell's value; the place behind the cell, where the value stands, and what it is.
    fn value(
        &mut self,
        xml: &[u8],
        from: usize,
        cell: &CellTag,
        tags: &Tags,
    ) -> Result<(usize, (usize, usize), CellKind), Odd> {
        let (mut at, start) = (from, self.data.len());
        let (mut span, mut kind) = ((start, start), CellKind::Plain);
        loop {
            let tag = open_tag(xml, at + memchr(b'<', &xml[at..]).ok_or(Odd)?)?;
            at = tag.end;
            match (tags.local(tag.name), tag.closing, tag.empty) {
                (b"c", true, _) => return Ok((at, span, kind)),
                (b"v", false, false) => {
                    let end = at + memchr(b'<', &xml[at..]).ok_or(Odd)?;
                    (span, kind) = self.stated(&xml[at..end], cell)?;
                    at = end;
                }
                (b"is", false, false) => {
                    let close = tags.closing(b"is");
                    let length = memmem::find(&xml[at..], &close).ok_or(Odd)?;
                    text(&xml[at..at + length], tags, &mut self.data)?;
                    span = (start, self.data.len());
                    at += length + close.len();
                }
                // A formula is not what the cell shows.
                (b"f", false, false) => at += memchr(b'<', &xml[at..]).ok_or(Odd)?,
                (b"v" | b"is" | b"f", ..) => {}
                _ => return Err(Odd),
            }
        }
    }

    /// Where a value stands, and what it is: a shared string stays where it is, everything else is copied.
    #[inline]
    fn stated(&mut self, value: &[u8], cell: &CellTag) -> Result<((usize, usize), CellKind), Odd> {
        let (start, mut kind) = (self.data.len(), CellKind::Plain);
        match cell.kind {
            Held::Shared => {
                let number = digits(value.trim_ascii()).ok_or(Odd)?;
                let place = self.book.strings.place(number).ok_or(Odd)?;
                return Ok((place, CellKind::Shared { number: u32::try_from(number).map_err(|_| Odd)? }));
            }
            Held::Words | Held::Inline => unescaped(value, &mut self.data)?,
            Held::Nothing => {}
            Held::Number => {
                if value.iter().fold(false, |any, b| any | matches!(b, b'E' | b'e')) {
                    let text = std::str::from_utf8(value).map_err(|_| Odd)?;
                    let number = Exact::parse(text).and_then(Exact::plain).ok_or(Odd)?;
                    self.data.extend_from_slice(number.to_string().as_bytes());
                } else {
                    copy(value, &mut self.data);
                }
                kind = match self.book.days.get(cell.style) {
                    Some(true) => CellKind::Day { since_1904: self.book.since_1904 },
                    _ => CellKind::Number,
                };
            }
        }
        Ok(((start, self.data.len()), kind))
    }
}

/// Copies a short value, by pieces of a fixed length.
#[inline]
fn copy(value: &[u8], into: &mut Vec<u8>) {
    let length = into.len() + value.len();
    match (value.first_chunk::<8>(), value.last_chunk::<8>()) {
        (Some(first), Some(last)) if value.len() <= 24 => {
            into.extend_from_slice(first);
            if let Some(middle) = value[8..].first_chunk::<8>() {
                into.extend_from_slice(middle);
            }
            into.truncate(length - 8);
            into.extend_from_slice(last);
        }
        _ => into.extend_from_slice(value),
    }
}

/// The number that the row beginning at a place says.
pub(super) fn row_number(xml: &[u8], at: usize) -> Option<u64> {
    let mut number = None;
    let tag = open_tag(xml, at).ok()?;
    tag.each(|name, value| number = if name == b"r" { digits(value) } else { number }).ok()?;
    number.map(|number| number as u64)
}

#[inline]
fn cell_tag(tag: &Tag<'_>) -> Result<CellTag, Odd> {
    let mut cell = CellTag::default();
    let mut odd = false;
    tag.each(|name, value| match name {
        b"r" => cell.column = column(value),
        b"s" => cell.style = digits(value).unwrap_or(usize::MAX),
        b"t" => match value {
            b"s" => cell.kind = Held::Shared,
            b"inlineStr" => cell.kind = Held::Inline,
            b"str" | b"b" | b"d" => cell.kind = Held::Words,
            b"e" => cell.kind = Held::Nothing,
            b"n" => {}
            _ => odd = true,
        },
        _ => {}
    })?;
    if odd { Err(Odd) } else { Ok(cell) }
}

/// The column of «AB12», zero-based.
#[inline]
pub(super) fn column(reference: &[u8]) -> Option<usize> {
    let letters = reference.iter().take_while(|b| b.is_ascii_alphabetic()).take(4);
    letters.fold(0, |n, b| n * 26 + usize::from(b.to_ascii_uppercase() - b'A') + 1).checked_sub(1)
}

#[inline]
fn digits(text: &[u8]) -> Option<usize> {
    if text.is_empty() || text.len() > 9 {
        return None;
    }
    text.iter().try_fold(0, |number, byte| {
        let digit = usize::from(byte.wrapping_sub(b'0'));
        (digit < 10).then_some(number * 10 + digit)
    })
}
