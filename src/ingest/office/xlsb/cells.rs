//! The cells of a binary sheet.

use super::records::{Record, records, rich, string};
use super::{Book, SheetPlace};
use crate::ingest::ReadError;
use crate::ingest::office::bytes::{u32_at, u64_at};
use crate::ingest::office::exact::Exact;
use crate::ingest::office::held::{CellSink, Held};
use crate::ingest::office::sheet::{Area, COLUMNS, ROWS};
use crate::ingest::office::source::Source;
use crate::ingest::office::xls::{RichText, flag, packed};

/// Reads a sheet.
pub(super) struct Cells<'a> {
    pub(super) source: Source<'a>,
    pub(super) book: &'a Book,
}

impl Cells<'_> {
    /// Reads the records of a sheet.
    ///
    /// # Errors
    /// Cells outside any sheet; what the sink refuses.
    pub(super) fn read(&self, part: &[u8], place: &SheetPlace, sink: &mut dyn CellSink) -> Result<(), ReadError> {
        let source = self.source;
        let damaged = || source.damaged(&place.name);
        let mut row = 0;
        for record in records(part) {
            if !sink.wants_more() {
                break;
            }
            let data = record.data;
            match record.kind {
                0 => {
                    row = u32_at(data, 0).filter(|r| *r < ROWS).ok_or_else(damaged)?;
                    if data.get(11).is_some_and(|flags| flags & 0x10 != 0) {
                        sink.hide_rows(row..row + 1);
                    }
                }
                60 if data.get(16).is_some_and(|flags| flags & 1 == 1) => {
                    let (from, to) = (u32_at(data, 0).unwrap_or(0), u32_at(data, 4).unwrap_or(0));
                    sink.hide_columns(from..to.saturating_add(1))?;
                }
                176 => area(data).map_or(Ok(()), |area| sink.merge(area))?,
                1..=11 | 62 => {
                    let Some((column, cell)) = self.cell(record) else { continue };
                    if column >= COLUMNS {
                        return Err(damaged());
                    }
                    sink.put(row, column, &cell)?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// A cell and its column.
    fn cell(&self, record: Record<'_>) -> Option<(u32, Held)> {
        let style = u32_at(record.data, 4)? & 0x00FF_FFFF;
        Some((u32_at(record.data, 0)?, self.value(record, style)?))
    }

    fn value(&self, record: Record<'_>, style: u32) -> Option<Held> {
        let data = record.data;
        match record.kind {
            2 => self.number(packed(u32_at(data, 8)?)?, style),
            3 | 11 => Some(flag(*data.get(8)?, true)),
            4 | 10 => Some(flag(*data.get(8)?, false)),
            5 | 9 => self.number(Exact::of(f64::from_bits(u64_at(data, 8)?))?, style),
            6 | 8 => {
                let text = string(data, 8)?.0;
                Some(self.words(&RichText { text, fonts: Vec::new() }, style))
            }
            7 => {
                let book = self.book;
                let rich = book.strings.get(usize::try_from(u32_at(data, 8)?).ok()?)?;
                Some(self.words(rich, style))
            }
            62 => Some(self.words(&rich(data, 8)?, style)),
            _ => None,
        }
    }

    fn number(&self, number: Exact, style: u32) -> Option<Held> {
        Some(Held::Number(number, self.book.format(style), self.book.epoch))
    }

    fn words(&self, rich: &RichText, style: u32) -> Held {
        let book = self.book;
        let own = book.style_font(style);
        Held::Words(rich.words(own, |index| book.font(index)))
    }
}

fn area(data: &[u8]) -> Option<Area> {
    let at = |offset: usize| u32_at(data, offset);
    let area = Area { top: at(0)?, bottom: at(4)?, left: at(8)?, right: at(12)? };
    (area.top <= area.bottom && area.left <= area.right).then_some(area)
}
