//! What an Excel 97–2003 workbook says of its sheets, strings, fonts and formats.

use super::records::{BOF, Cursor, EOF, Letters, Record, RichText, records, shared_strings};
use crate::ingest::office::bytes::{u16_at, u32_at};
use crate::ingest::office::fonts::FontText;
use crate::ingest::office::number_format::{Epoch, NumberFormat};
use crate::ingest::office::source::Source;
use crate::ingest::{Bound, LegacyFont, ReadError, font_encoding};
use std::collections::BTreeMap;

/// The workbook.
pub(super) struct Book {
    pub(super) sheets: Vec<SheetPlace>,
    pub(super) strings: Vec<RichText>,
    pub(super) epoch: Epoch,
    pub(super) letters: Letters,
    fonts: Vec<Option<LegacyFont>>,
    formats: BTreeMap<u16, NumberFormat>,
    /// Font and format of each cell style.
    styles: Vec<(u16, u16)>,
}

/// Where a sheet is.
pub(super) struct SheetPlace {
    pub(super) name: String,
    pub(super) hidden: bool,
    /// Offset of its first record.
    pub(super) at: usize,
}

impl Book {
    /// Reads the first part of the stream.
    ///
    /// # Errors
    /// An encrypted or unknown workbook; [`Bound::Sheets`].
    pub(super) fn read(source: Source<'_>, stream: &[u8]) -> Result<Book, ReadError> {
        let version = records(stream, 0).next().filter(|r| r.kind == BOF).and_then(|r| u16_at(r.data, 0));
        let letters = match version {
            Some(0x0600) => Letters::Wide,
            Some(0x0500) => Letters::Latin,
            _ => return Err(source.damaged("")),
        };
        let mut book = Book {
            sheets: Vec::new(),
            strings: Vec::new(),
            epoch: Epoch::default(),
            letters,
            fonts: Vec::new(),
            formats: BTreeMap::new(),
            styles: Vec::new(),
        };
        for record in records(stream, 0).take_while(|r| r.kind != EOF) {
            if record.kind == 0x002F {
                return Err(source.encrypted());
            }
            book.take(&record);
            source.check(Bound::Sheets, book.sheets.len())?;
            source.check(Bound::Cells, book.strings.len())?;
        }
        Ok(book)
    }

    fn take(&mut self, record: &Record<'_>) {
        let data = record.data;
        match record.kind {
            0x0022 if u16_at(data, 0) == Some(1) => self.epoch = Epoch::Since1904,
            0x0042 if self.letters == Letters::Latin && u16_at(data, 0) == Some(1258) => {
                self.letters = Letters::Windows1258;
            }
            0x0031 => {
                let name = Cursor::new(record, 14).short_string(self.letters);
                self.fonts.push(name.and_then(|n| font_encoding(&n.plain())));
            }
            0x041E => {
                let mut cursor = Cursor::new(record, 2);
                let wide = self.letters == Letters::Wide;
                let code = if wide { cursor.string(self.letters) } else { cursor.short_string(self.letters) };
                let format = code.map(|c| NumberFormat::read(&c.plain()));
                self.formats.extend(u16_at(data, 0).zip(format));
            }
            0x00E0 => self.styles.extend(u16_at(data, 0).zip(u16_at(data, 2))),
            0x0085 => self.sheets.extend(self.sheet(record)),
            0x00FC => self.strings = shared_strings(record),
            _ => {}
        }
    }

    /// A sheet of cells; charts and macros are none.
    fn sheet(&self, record: &Record<'_>) -> Option<SheetPlace> {
        let name = Cursor::new(record, 6).short_string(self.letters)?.plain();
        let (state, kind) = (*record.data.get(4)?, *record.data.get(5)?);
        let at = usize::try_from(u32_at(record.data, 0)?).ok()?;
        (kind == 0).then_some(SheetPlace { name, hidden: state & 3 != 0, at })
    }

    /// The format of a cell style.
    pub(super) fn format(&self, style: u16) -> NumberFormat {
        let Some((_, format)) = self.styles.get(usize::from(style)) else { return NumberFormat::General };
        self.formats.get(format).copied().unwrap_or_else(|| NumberFormat::built_in(u32::from(*format)))
    }

    /// A text in a cell of a style.
    pub(super) fn words(&self, rich: &RichText, style: u16) -> FontText {
        let own = self.styles.get(usize::from(style)).and_then(|(font, _)| self.font(usize::from(*font)));
        rich.words(own, |index| self.font(index))
    }

    /// Fonts are counted without a fifth.
    fn font(&self, index: usize) -> Option<LegacyFont> {
        self.fonts.get(index - usize::from(index > 4)).copied().flatten()
    }
}
