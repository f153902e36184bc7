//! The cells of an Excel 97–2003 sheet.

use super::book::Book;
use super::records::{BOF, Cursor, EOF, Record, records};
use crate::ingest::office::bytes::{u16_at, u32_at, u64_at};
use crate::ingest::office::exact::Exact;
use crate::ingest::office::sheet::{Area, Sheet};
use crate::ingest::office::source::Source;
use crate::ingest::{Bound, CellInput, Encoding, ReadError};

/// Reads sheet after sheet.
pub(super) struct Cells<'a> {
    pub(super) source: Source<'a>,
    pub(super) book: &'a Book,
    /// Encodings of old fonts converted.
    pub(super) encodings: Vec<Encoding>,
    /// Cells so far that hold anything.
    pub(super) count: usize,
    /// Bytes that may still be read.
    pub(super) room: usize,
}

/// Row, column and style of a cell.
type Head = (u16, u16, u16);

impl Cells<'_> {
    /// Reads the records of a sheet.
    ///
    /// # Errors
    /// [`Bound::Cells`], [`Bound::StringChars`].
    pub(super) fn read(&mut self, stream: &[u8], at: usize, sheet: &mut Sheet) -> Result<(), ReadError> {
        let mut depth = 0;
        // The cell whose formula gives a text, which follows.
        let mut awaited: Option<Head> = None;
        for record in records(stream, at) {
            // Sheets that lie on each other in the file would be read over and over.
            self.room = self.room.checked_sub(record.size()).ok_or_else(|| self.source.damaged(&sheet.name))?;
            match record.kind {
                BOF => depth += 1,
                EOF if depth <= 1 => break,
                EOF => depth -= 1,
                _ if depth == 1 => self.take(&record, &mut awaited, sheet)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn take(&mut self, record: &Record<'_>, awaited: &mut Option<Head>, sheet: &mut Sheet) -> Result<(), ReadError> {
        let data = record.data;
        match record.kind {
            0x0208 if u16_at(data, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                sheet.hidden_rows.extend(u16_at(data, 0).map(u32::from));
            }
            0x007D if u16_at(data, 8).is_some_and(|flags| flags & 1 == 1) => {
                let (from, to) = (u16_at(data, 0).unwrap_or(0), u16_at(data, 2).unwrap_or(0).min(255));
                sheet.hide_columns(self.source, u32::from(from), u32::from(to) + 1)?;
            }
            0x00E5 => {
                sheet.merges.extend(data.get(2..).unwrap_or_default().chunks_exact(8).filter_map(area));
                self.source.check(Bound::Cells, sheet.merges.len())?;
            }
            0x00BD => return self.many(data, sheet),
            0x0207 => {
                let text = Cursor::new(record, 0).string(self.book.letters);
                if let (Some(head), Some(text)) = (awaited.take(), text) {
                    let words = self.book.words(&text, head.2, &mut self.encodings);
                    return self.put(head, CellInput::text(words), sheet);
                }
            }
            _ => {
                let Some(head) = head(data) else { return Ok(()) };
                if let Some(cell) = self.cell(record, head, awaited) {
                    return self.put(head, cell, sheet);
                }
            }
        }
        Ok(())
    }

    fn cell(&mut self, record: &Record<'_>, head: Head, awaited: &mut Option<Head>) -> Option<CellInput> {
        let data = record.data;
        match record.kind {
            0x0203 => self.number(Exact::of(f64::from_bits(u64_at(data, 6)?))?, head),
            0x027E => self.number(packed(u32_at(data, 6)?)?, head),
            0x00FD => {
                let rich = self.book.strings.get(usize::try_from(u32_at(data, 6)?).ok()?)?;
                Some(CellInput::text(self.book.words(rich, head.2, &mut self.encodings)))
            }
            0x0204 | 0x00D6 => {
                let rich = Cursor::new(record, 6).string(self.book.letters)?;
                Some(CellInput::text(self.book.words(&rich, head.2, &mut self.encodings)))
            }
            0x0205 => Some(flag(*data.get(6)?, *data.get(7)? != 0)),
            0x0006 if u16_at(data, 12)? != 0xFFFF => self.number(Exact::of(f64::from_bits(u64_at(data, 6)?))?, head),
            0x0006 => match *data.get(6)? {
                0 => {
                    *awaited = Some(head);
                    None
                }
                kind @ (1 | 2) => Some(flag(*data.get(8)?, kind == 2)),
                _ => None,
            },
            _ => None,
        }
    }

    fn number(&self, number: Exact, (_, _, style): Head) -> Option<CellInput> {
        let written = number.plain().map(|d| d.to_string()).unwrap_or_default();
        Some(self.book.format(style).cell(number, &written, self.book.epoch))
    }

    /// Numbers side by side in one record.
    fn many(&mut self, data: &[u8], sheet: &mut Sheet) -> Result<(), ReadError> {
        let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else { return Ok(()) };
        let numbers = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
        for (column, number) in (first..256).zip(numbers.chunks_exact(6)) {
            let head = (row, column, u16_at(number, 0).unwrap_or(0));
            if let Some(cell) = u32_at(number, 2).and_then(packed).and_then(|n| self.number(n, head)) {
                self.put(head, cell, sheet)?;
            }
        }
        Ok(())
    }

    fn put(&mut self, (row, column, _): Head, cell: CellInput, sheet: &mut Sheet) -> Result<(), ReadError> {
        self.count += 1;
        self.source.check(Bound::Cells, self.count)?;
        self.source.check(Bound::StringChars, cell.text.chars().count())?;
        sheet.put(u32::from(row), u32::from(column), cell);
        Ok(())
    }
}

fn head(data: &[u8]) -> Option<Head> {
    Some((u16_at(data, 0)?, u16_at(data, 2)?, u16_at(data, 4)?))
}

fn area(data: &[u8]) -> Option<Area> {
    let at = |offset: usize| u16_at(data, offset).map(u32::from);
    let area = Area { top: at(0)?, bottom: at(2)?, left: at(4)?, right: at(6)? };
    (area.top <= area.bottom && area.left <= area.right).then_some(area)
}

/// A number in four bytes: a whole one or the upper half of a binary one, a hundredth of it or not.
pub(in crate::ingest::office) fn packed(bits: u32) -> Option<Exact> {
    let value = match bits & 2 {
        0 => Exact::of(f64::from_bits(u64::from(bits & !3) << 32)),
        _ => Exact::parse(&(bits.cast_signed() >> 2).to_string()),
    };
    value.map(|v| if bits & 1 == 1 { v.shifted(-2) } else { v })
}

/// A truth value or an error as Excel shows it.
pub(in crate::ingest::office) fn flag(code: u8, error: bool) -> CellInput {
    CellInput::text(match (error, code) {
        (false, 0) => "FALSE",
        (false, _) => "TRUE",
        (true, 0x00) => "#NULL!",
        (true, 0x07) => "#DIV/0!",
        (true, 0x0F) => "#VALUE!",
        (true, 0x17) => "#REF!",
        (true, 0x1D) => "#NAME?",
        (true, 0x24) => "#NUM!",
        (true, _) => "#N/A",
    })
}
