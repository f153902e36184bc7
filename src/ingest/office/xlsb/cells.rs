//! The cells of a binary sheet.

use super::Book;
use super::records::{Record, records, rich, string};
use crate::ingest::office::bytes::{u32_at, u64_at};
use crate::ingest::office::exact::Exact;
use crate::ingest::office::sheet::{Area, COLUMNS, ROWS, Sheet};
use crate::ingest::office::source::Source;
use crate::ingest::office::xls::{RichText, flag, packed};
use crate::ingest::{Bound, CellInput, Encoding, ReadError};

/// Reads sheet after sheet.
pub(super) struct Cells<'a> {
    pub(super) source: Source<'a>,
    pub(super) book: &'a Book,
    /// Encodings of old fonts converted.
    pub(super) encodings: Vec<Encoding>,
    /// Cells so far that hold anything.
    pub(super) count: usize,
}

impl Cells<'_> {
    /// Reads the records of a sheet.
    ///
    /// # Errors
    /// [`Bound::Cells`], [`Bound::StringChars`]; cells outside any sheet.
    pub(super) fn read(&mut self, part: &[u8], sheet: &mut Sheet) -> Result<(), ReadError> {
        let mut row = 0;
        for record in records(part) {
            let data = record.data;
            match record.kind {
                0 => {
                    row = u32_at(data, 0).filter(|r| *r < ROWS).ok_or_else(|| self.source.damaged(&sheet.name))?;
                    if data.get(11).is_some_and(|flags| flags & 0x10 != 0) {
                        sheet.hidden_rows.insert(row);
                    }
                }
                60 if data.get(16).is_some_and(|flags| flags & 1 == 1) => {
                    let (from, to) = (u32_at(data, 0).unwrap_or(0), u32_at(data, 4).unwrap_or(0));
                    sheet.hide_columns(self.source, from, to.saturating_add(1))?;
                }
                176 => {
                    sheet.merges.extend(area(data));
                    self.source.check(Bound::Cells, sheet.merges.len())?;
                }
                1..=11 | 62 => self.cell(record, row, sheet)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn cell(&mut self, record: Record<'_>, row: u32, sheet: &mut Sheet) -> Result<(), ReadError> {
        let data = record.data;
        let (Some(column), Some(style)) = (u32_at(data, 0), u32_at(data, 4)) else { return Ok(()) };
        let Some(cell) = self.value(record, style & 0x00FF_FFFF) else { return Ok(()) };
        self.count += 1;
        self.source.check(Bound::Cells, self.count)?;
        self.source.check(Bound::StringChars, cell.text.chars().count())?;
        if column >= COLUMNS {
            return Err(self.source.damaged(&sheet.name));
        }
        sheet.put(row, column, cell);
        Ok(())
    }

    fn value(&mut self, record: Record<'_>, style: u32) -> Option<CellInput> {
        let data = record.data;
        match record.kind {
            2 => self.number(packed(u32_at(data, 8)?)?, style),
            3 | 11 => Some(flag(*data.get(8)?, true)),
            4 | 10 => Some(flag(*data.get(8)?, false)),
            5 | 9 => self.number(Exact::of(f64::from_bits(u64_at(data, 8)?))?, style),
            6 | 8 => {
                let text = string(data, 8)?.0;
                self.words(&RichText { text, fonts: Vec::new() }, style)
            }
            7 => {
                let book = self.book;
                let rich = book.strings.get(usize::try_from(u32_at(data, 8)?).ok()?)?;
                self.words(rich, style)
            }
            62 => self.words(&rich(data, 8)?, style),
            _ => None,
        }
    }

    fn number(&self, number: Exact, style: u32) -> Option<CellInput> {
        let written = number.plain().map(|d| d.to_string()).unwrap_or_default();
        Some(self.book.format(style).cell(number, &written, self.book.epoch))
    }

    fn words(&mut self, rich: &RichText, style: u32) -> Option<CellInput> {
        let book = self.book;
        let own = book.style_font(style);
        Some(CellInput::text(rich.words(own, |index| book.font(index), &mut self.encodings)))
    }
}

fn area(data: &[u8]) -> Option<Area> {
    let at = |offset: usize| u32_at(data, offset);
    let area = Area { top: at(0)?, bottom: at(4)?, left: at(8)?, right: at(12)? };
    (area.top <= area.bottom && area.left <= area.right).then_some(area)
}
