//! What the cells of a spreadsheet hold, before it is decided how that is told: as it is shown, in a document; as it is held,
//! in the rows of a list.

use super::exact::Exact;
use super::fonts::FontText;
use super::number_format::{Epoch, NumberFormat};
use super::ods::{self, Typed};
use super::sheet::Area;
use crate::ingest::rows::CellKind;
use crate::ingest::{CellInput, Encoding, ReadError};
use std::ops::Range;

/// What a cell holds.
#[derive(Debug, Clone)]
pub(super) enum Held {
    /// Words.
    Words(FontText),
    /// A number, and the format that shows it.
    Number(Exact, NumberFormat, Epoch),
    /// A value with what its file says is shown.
    Shown(Typed, FontText),
    /// A truth value.
    Flag(bool),
    /// An error, as Excel shows it.
    Fault(&'static str),
}

/// What takes the cells of a sheet, one by one.
pub(super) trait CellSink {
    /// Takes a cell; rows and columns are counted from zero.
    ///
    /// # Errors
    /// The bounds of cells.
    fn put(&mut self, row: u32, column: u32, cell: &Held) -> Result<(), ReadError>;

    /// Cells that are one.
    ///
    /// # Errors
    /// The bounds of cells.
    fn merge(&mut self, _area: Area) -> Result<(), ReadError> {
        Ok(())
    }

    /// Rows that are not shown.
    fn hide_rows(&mut self, _rows: Range<u32>) {}

    /// Columns that are not shown.
    ///
    /// # Errors
    /// Columns hidden over and over: the file is damaged.
    fn hide_columns(&mut self, _columns: Range<u32>) -> Result<(), ReadError> {
        Ok(())
    }

    /// Whether the rest of the sheet matters.
    fn wants_more(&self) -> bool {
        true
    }
}

impl Held {
    /// As the sheet shows it; encodings of old fonts that were converted from are added to `seen`.
    pub(super) fn shown(&self, seen: &mut Vec<Encoding>) -> CellInput {
        match self {
            Held::Words(words) => CellInput::text(words.finish(seen)),
            Held::Number(number, format, epoch) => {
                let written = number.plain().map(|d| d.to_string()).unwrap_or_default();
                format.cell(*number, &written, *epoch)
            }
            Held::Shown(typed, shown) => ods::shown(typed, &shown.finish(seen)),
            Held::Flag(flag) => CellInput::text(if *flag { "TRUE" } else { "FALSE" }),
            Held::Fault(fault) => CellInput::text(*fault),
        }
    }

    /// Whether it has letters of an old encoding.
    pub(super) fn is_old(&self) -> bool {
        matches!(self, Held::Words(words) | Held::Shown(Typed::Words, words) if words.is_old())
    }

    /// As it is held: words as they stand, numbers with all their places, days as serials, errors as nothing.
    pub(super) fn held(&self, into: &mut Vec<u8>) -> CellKind {
        let mut kind = CellKind::Plain;
        let mut put = |words: &str| into.extend_from_slice(words.as_bytes());
        match self {
            Held::Words(words) | Held::Shown(Typed::Words, words) => words.pieces().for_each(put),
            Held::Number(number, format, epoch) => {
                put(&number.written());
                kind = match format {
                    NumberFormat::Date { .. } => CellKind::Day { since_1904: *epoch == Epoch::Since1904 },
                    _ => CellKind::Number,
                };
            }
            Held::Shown(Typed::Number(number) | Typed::Percent(number), _) => {
                put(&number.written());
                kind = CellKind::Number;
            }
            Held::Shown(Typed::Day(day), _) => match ods::serial(day) {
                Some(serial) => {
                    put(&serial);
                    kind = CellKind::Day { since_1904: false };
                }
                None => put(day),
            },
            Held::Flag(flag) => put(if *flag { "1" } else { "0" }),
            Held::Fault(_) => {}
        }
        kind
    }
}
