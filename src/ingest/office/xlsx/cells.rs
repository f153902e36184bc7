//! The cells of an Excel sheet.

use super::workbook::{Styles, Words};
use crate::ingest::office::exact::Exact;
use crate::ingest::office::number_format::Epoch;
use crate::ingest::office::sheet::{COLUMNS, ROWS, Sheet, area, position};
use crate::ingest::office::xml::{Element, Xml};
use crate::ingest::{Bound, CellInput, CellValue, Encoding, ReadError};
use chrono::NaiveDate;

/// What the cells of every sheet refer to, and what is counted over all of them.
pub(super) struct Shared {
    pub(super) strings: Vec<Words>,
    pub(super) styles: Styles,
    pub(super) epoch: Epoch,
    /// Encodings of old fonts converted.
    pub(super) encodings: Vec<Encoding>,
    /// Cells so far that hold anything.
    pub(super) cells: usize,
    /// Characters of cells that are struck out.
    pub(super) struck: usize,
    /// Formulas whose result the file does not hold.
    pub(super) uncomputed: usize,
}

/// Where the next cell stands when the file does not say.
#[derive(Default, Clone, Copy)]
struct Next {
    row: u32,
    column: u32,
}

impl Shared {
    /// Reads a sheet's part.
    ///
    /// # Errors
    /// As [`Xml::next`]; [`Bound::Cells`], [`Bound::StringChars`]; cells outside any sheet.
    pub(super) fn sheet(&mut self, mut xml: Xml<'_>, sheet: &mut Sheet) -> Result<(), ReadError> {
        let mut next = Next::default();
        xml.children(|xml, _root| {
            xml.children(|xml, element| match element.name() {
                "cols" => xml.children(|xml, element| {
                    hide_columns(xml, element, sheet)?;
                    xml.skip()
                }),
                "sheetData" => xml.children(|xml, element| match element.name() {
                    "row" => self.row(xml, element, sheet, &mut next),
                    _ => xml.skip(),
                }),
                "mergeCells" => xml.children(|xml, element| {
                    sheet.merges.extend(element.attribute("ref").as_deref().and_then(area));
                    xml.source.check(Bound::Cells, sheet.merges.len())?;
                    xml.skip()
                }),
                _ => xml.skip(),
            })
        })
    }

    fn row(
        &mut self,
        xml: &mut Xml<'_>,
        row: &Element<'_>,
        sheet: &mut Sheet,
        next: &mut Next,
    ) -> Result<(), ReadError> {
        if let Some(number) = row.number::<u32>("r") {
            next.row = number.checked_sub(1).filter(|r| *r < ROWS).ok_or_else(|| xml.damaged())?;
        }
        next.column = 0;
        if row.is_set("hidden") || row.attribute("ht").is_some_and(|h| h == "0") {
            sheet.hidden_rows.insert(next.row);
        }
        xml.children(|xml, element| match element.name() {
            "c" => self.cell(xml, element, sheet, next),
            _ => xml.skip(),
        })?;
        next.row += 1;
        Ok(())
    }

    fn cell(
        &mut self,
        xml: &mut Xml<'_>,
        cell: &Element<'_>,
        sheet: &mut Sheet,
        next: &mut Next,
    ) -> Result<(), ReadError> {
        let (row, column) = match cell.attribute("r") {
            Some(reference) => position(&reference).ok_or_else(|| xml.damaged())?,
            None => (next.row, next.column),
        };
        next.column = column + 1;
        let (kind, style) = (cell.attribute("t"), cell.number("s").unwrap_or(0));
        let mut written: Option<String> = None;
        let mut inline = None;
        let mut formula = false;
        xml.children(|xml, element| {
            match element.name() {
                "v" => written = Some(xml.text()?),
                "f" => {
                    formula = true;
                    xml.skip()?;
                }
                "is" => inline = Some(Words::read(xml)?),
                _ => xml.skip()?,
            }
            Ok(())
        })?;
        let font = self.styles.of(style).font;
        let input = match (inline, written) {
            (Some(words), _) => {
                self.struck += words.struck;
                CellInput::text(words.text(font, &mut self.encodings))
            }
            (None, Some(written)) => self.value(xml, kind.as_deref().unwrap_or("n"), style, &written)?,
            (None, None) => {
                self.uncomputed += usize::from(formula);
                return Ok(());
            }
        };
        self.cells += 1;
        xml.source.check(Bound::Cells, self.cells)?;
        if row < ROWS && column < COLUMNS {
            sheet.put(row, column, input);
        }
        Ok(())
    }

    fn value(&mut self, xml: &Xml<'_>, kind: &str, style: usize, written: &str) -> Result<CellInput, ReadError> {
        let style = self.styles.of(style);
        xml.source.check(Bound::StringChars, written.chars().count())?;
        Ok(match kind {
            "s" => {
                let index = written.trim().parse::<usize>().ok();
                let words = index.and_then(|i| self.strings.get(i)).ok_or_else(|| xml.damaged())?;
                self.struck += words.struck;
                CellInput::text(words.text(style.font, &mut self.encodings))
            }
            "n" => match Exact::parse(written) {
                Some(number) => style.format.cell(number, written.trim(), self.epoch),
                None => CellInput::text(written),
            },
            "b" => CellInput::text(if written.trim() == "1" { "TRUE" } else { "FALSE" }),
            "d" => day(written),
            // Results of formulas that are words, and errors such as «#REF!».
            _ => CellInput::text(written),
        })
    }
}

/// A day in ISO form.
fn day(written: &str) -> CellInput {
    let date = written.get(..10).and_then(|d| NaiveDate::parse_from_str(d, "%Y-%m-%d").ok());
    match date {
        Some(date) => CellInput {
            text: date.format("%d/%m/%Y").to_string(),
            value: CellValue::Date(date),
            ..CellInput::default()
        },
        None => CellInput::text(written),
    }
}

fn hide_columns(xml: &Xml<'_>, element: &Element<'_>, sheet: &mut Sheet) -> Result<(), ReadError> {
    let (from, to) = (element.number::<u32>("min").unwrap_or(0), element.number::<u32>("max").unwrap_or(0));
    if element.is_set("hidden") && from >= 1 { sheet.hide_columns(xml.source, from - 1, to) } else { Ok(()) }
}
