//! Excel binary workbooks: read as those in XML are.

mod cells;
mod records;

use super::bytes::{u16_at, u32_at};
use super::container::Container;
use super::held::CellSink;
use super::number_format::{Epoch, NumberFormat};
use super::relations::{of_kind, relations};
use super::source::Source;
use super::spreadsheet::Spreadsheet;
use super::xls::RichText;
use crate::ingest::{Bound, LegacyFont, ReadError, font_encoding};
use cells::Cells;
use records::{Record, records, rich, string};
use std::collections::BTreeMap;

/// A workbook.
pub(super) struct Workbook<'a> {
    container: Container<'a>,
    book: Book,
    /// The part read last, for its beginning is read before all of it.
    last: Option<(usize, Vec<u8>)>,
}

impl<'a> Workbook<'a> {
    /// Reads what the sheets share.
    ///
    /// # Errors
    /// Damaged or encrypted parts; the bounds of containers, sheets and strings.
    pub(super) fn open(source: Source<'a>, bytes: &'a [u8]) -> Result<Workbook<'a>, ReadError> {
        let mut container = Container::open(source, bytes)?;
        let roots = relations(&mut container, "")?;
        let main = of_kind(&roots, "officeDocument").unwrap_or("xl/workbook.bin").to_owned();
        let parts = relations(&mut container, &main)?;
        let mut book = Book::default();
        for name in [Some(main.as_str()), of_kind(&parts, "styles"), of_kind(&parts, "sharedStrings")] {
            let Some(bytes) = name.map(|n| container.read(n)).transpose()?.flatten() else { continue };
            for record in records(&bytes) {
                book.take(record);
                source.check(Bound::Sheets, book.sheets.len())?;
                source.check(Bound::Cells, book.strings.len())?;
            }
        }
        for place in &mut book.sheets {
            let relation = parts.iter().find(|r| r.id == place.id).ok_or_else(|| source.damaged(&place.name))?;
            if relation.kind == "worksheet" {
                place.part.clone_from(&relation.part);
            }
        }
        // Charts have no cells.
        book.sheets.retain(|place| !place.part.is_empty());
        Ok(Workbook { container, book, last: None })
    }
}

impl Spreadsheet for Workbook<'_> {
    fn sheets(&self) -> Vec<(String, bool)> {
        self.book.sheets.iter().map(|place| (place.name.clone(), place.hidden)).collect()
    }

    fn cells(&mut self, sheet: usize, sink: &mut dyn CellSink) -> Result<(), ReadError> {
        let Workbook { container, book, last } = self;
        let Some(place) = book.sheets.get(sheet) else { return Ok(()) };
        let part = match last.take().filter(|(of, _)| *of == sheet) {
            Some((_, part)) => part,
            None => container.required(&place.part)?,
        };
        Cells { source: container.source, book }.read(&part, place, sink)?;
        *last = Some((sheet, part));
        Ok(())
    }
}

/// What the workbook says of its sheets, strings, fonts and formats.
#[derive(Default)]
struct Book {
    sheets: Vec<SheetPlace>,
    strings: Vec<RichText>,
    epoch: Epoch,
    fonts: Vec<Option<LegacyFont>>,
    formats: BTreeMap<u16, NumberFormat>,
    /// Font and format of each cell style.
    styles: Vec<(u16, u16)>,
    /// Inside the styles of cells, not in those that they are based on.
    in_cells: bool,
}

/// A sheet as the workbook names it.
struct SheetPlace {
    name: String,
    /// The id of its part.
    id: String,
    /// Its part, once that is known.
    part: String,
    hidden: bool,
}

impl Book {
    fn take(&mut self, record: Record<'_>) {
        let data = record.data;
        match record.kind {
            19 => self.strings.push(rich(data, 0).unwrap_or_default()),
            43 => {
                let name = string(data, 21).map(|(name, _)| String::from_utf16_lossy(&name));
                self.fonts.push(name.as_deref().and_then(font_encoding));
            }
            44 => {
                let code = string(data, 2).map(|(code, _)| NumberFormat::read(&String::from_utf16_lossy(&code)));
                self.formats.extend(u16_at(data, 0).zip(code));
            }
            47 if self.in_cells => self.styles.extend(u16_at(data, 4).zip(u16_at(data, 2))),
            153 if u32_at(data, 0).is_some_and(|flags| flags & 1 == 1) => self.epoch = Epoch::Since1904,
            156 => self.sheets.extend(sheet_place(data)),
            617 => self.in_cells = true,
            618 => self.in_cells = false,
            _ => {}
        }
    }

    fn format(&self, style: u32) -> NumberFormat {
        let style = usize::try_from(style).ok().and_then(|s| self.styles.get(s));
        let Some((_, format)) = style else { return NumberFormat::General };
        self.formats.get(format).copied().unwrap_or_else(|| NumberFormat::built_in(u32::from(*format)))
    }

    fn font(&self, index: usize) -> Option<LegacyFont> {
        self.fonts.get(index).copied().flatten()
    }

    fn style_font(&self, style: u32) -> Option<LegacyFont> {
        let (font, _) = self.styles.get(usize::try_from(style).ok()?)?;
        self.font(usize::from(*font))
    }
}

fn sheet_place(data: &[u8]) -> Option<SheetPlace> {
    let (id, end) = string(data, 8)?;
    let (name, _) = string(data, end)?;
    let hidden = u32_at(data, 0)? != 0;
    let [name, id] = [name, id].map(|units| String::from_utf16_lossy(&units));
    Some(SheetPlace { name, id, part: String::new(), hidden })
}
