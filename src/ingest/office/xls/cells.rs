//! The cells of an Excel 97–2003 sheet.

use super::book::{Book, SheetPlace};
use super::records::{BOF, Cursor, EOF, Record, RichText, records};
use crate::ingest::ReadError;
use crate::ingest::office::bytes::{u16_at, u32_at, u64_at};
use crate::ingest::office::exact::Exact;
use crate::ingest::office::held::{CellSink, Held};
use crate::ingest::office::sheet::Area;
use crate::ingest::office::source::Source;

/// Reads a sheet.
pub(super) struct Cells<'a> {
    pub(super) source: Source<'a>,
    pub(super) book: &'a Book,
    /// Bytes that may still be read.
    pub(super) room: &'a mut usize,
}

/// Row, column and style of a cell.
type Head = (u16, u16, u16);

impl Cells<'_> {
    /// Reads the records of a sheet.
    ///
    /// # Errors
    /// A sheet that lies on others in the file; what the sink refuses.
    pub(super) fn read(&mut self, stream: &[u8], place: &SheetPlace, sink: &mut dyn CellSink) -> Result<(), ReadError> {
        let mut depth = 0;
        // The cell whose formula gives a text, which follows.
        let mut awaited: Option<Head> = None;
        for record in records(stream, place.at) {
            if !sink.wants_more() {
                break;
            }
            // Sheets that lie on each other in the file would be read over and over.
            *self.room = self.room.checked_sub(record.size()).ok_or_else(|| self.source.damaged(&place.name))?;
            match record.kind {
                BOF => depth += 1,
                EOF if depth <= 1 => break,
                EOF => depth -= 1,
                _ if depth == 1 => self.take(&record, &mut awaited, sink)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn take(&self, record: &Record<'_>, awaited: &mut Option<Head>, sink: &mut dyn CellSink) -> Result<(), ReadError> {
        let data = record.data;
        match record.kind {
            0x0208 if u16_at(data, 12).is_some_and(|flags| flags & 0x20 != 0) => {
                let row = u16_at(data, 0).map_or(0, u32::from);
                sink.hide_rows(row..row + 1);
            }
            0x007D if u16_at(data, 8).is_some_and(|flags| flags & 1 == 1) => {
                let (from, to) = (u16_at(data, 0).unwrap_or(0), u16_at(data, 2).unwrap_or(0).min(255));
                sink.hide_columns(u32::from(from)..u32::from(to) + 1)?;
            }
            0x00E5 => {
                let mut areas = data.get(2..).unwrap_or_default().chunks_exact(8).filter_map(area);
                areas.try_for_each(|area| sink.merge(area))?;
            }
            0x00BD => return self.many(data, sink),
            0x0207 => {
                let text = Cursor::new(record, 0).string(self.book.letters);
                if let (Some(head), Some(text)) = (awaited.take(), text) {
                    return put(head, &self.words(&text, head), sink);
                }
            }
            _ => {
                let Some(head) = head(data) else { return Ok(()) };
                if let Some(cell) = self.cell(record, head, awaited) {
                    return put(head, &cell, sink);
                }
            }
        }
        Ok(())
    }

    fn cell(&self, record: &Record<'_>, head: Head, awaited: &mut Option<Head>) -> Option<Held> {
        let data = record.data;
        match record.kind {
            0x0203 => self.number(Exact::of(f64::from_bits(u64_at(data, 6)?))?, head),
            0x027E => self.number(packed(u32_at(data, 6)?)?, head),
            0x00FD => {
                let book = self.book;
                let rich = book.strings.get(usize::try_from(u32_at(data, 6)?).ok()?)?;
                Some(self.words(rich, head))
            }
            0x0204 | 0x00D6 => {
                let rich = Cursor::new(record, 6).string(self.book.letters)?;
                Some(self.words(&rich, head))
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

    fn words(&self, rich: &RichText, (_, _, style): Head) -> Held {
        Held::Words(self.book.words(rich, style))
    }

    fn number(&self, number: Exact, (_, _, style): Head) -> Option<Held> {
        Some(Held::Number(number, self.book.format(style), self.book.epoch))
    }

    /// Numbers side by side in one record.
    fn many(&self, data: &[u8], sink: &mut dyn CellSink) -> Result<(), ReadError> {
        let (Some(row), Some(first)) = (u16_at(data, 0), u16_at(data, 2)) else { return Ok(()) };
        let numbers = data.get(4..data.len().saturating_sub(2)).unwrap_or_default();
        for (column, number) in (first..256).zip(numbers.chunks_exact(6)) {
            let head = (row, column, u16_at(number, 0).unwrap_or(0));
            if let Some(cell) = u32_at(number, 2).and_then(packed).and_then(|n| self.number(n, head)) {
                put(head, &cell, sink)?;
            }
        }
        Ok(())
    }
}

fn put((row, column, _): Head, cell: &Held, sink: &mut dyn CellSink) -> Result<(), ReadError> {
    sink.put(u32::from(row), u32::from(column), cell)
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

/// A truth value or an error by its code.
pub(in crate::ingest::office) const fn flag(code: u8, error: bool) -> Held {
    match (error, code) {
        (false, _) => Held::Flag(code != 0),
        (true, 0x00) => Held::Fault("#NULL!"),
        (true, 0x07) => Held::Fault("#DIV/0!"),
        (true, 0x0F) => Held::Fault("#VALUE!"),
        (true, 0x17) => Held::Fault("#REF!"),
        (true, 0x1D) => Held::Fault("#NAME?"),
        (true, 0x24) => Held::Fault("#NUM!"),
        (true, _) => Held::Fault("#N/A"),
    }
}
