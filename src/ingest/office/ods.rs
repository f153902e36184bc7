//! OpenDocument spreadsheets: cells with the text that was shown when the file was saved.
//!
//! Read: every sheet, hidden ones too, cells with the places shown, merged cells, hidden rows and columns, text in old
//! Vietnamese fonts when a cell's style names one. Left out: charts, comments, drawings.

use super::container::Container;
use super::exact::Exact;
use super::fonts::FontText;
use super::number_format::decimal_text;
use super::progress::Progress;
use super::sheet::{Area, COLUMNS, ROWS, Sheet, Written};
use super::source::Source;
use super::xml::{Element, Node, Xml};
use crate::domain::Decimal;
use crate::ingest::{Bound, CellInput, CellValue, Document, Encoding, LegacyFont, ReadError, ReadNote, font_encoding};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Reads a spreadsheet.
///
/// # Errors
/// Damaged or encrypted parts; the bounds of containers, XML, cells and tables; a spreadsheet of nothing.
pub(super) fn read(source: Source<'_>, bytes: &[u8], progress: &mut Progress<'_, '_>) -> Result<Document, ReadError> {
    let mut container = Container::open(source, bytes)?;
    if let Some(manifest) = container.read("META-INF/manifest.xml")? {
        refuse_encrypted(source, &manifest)?;
    }
    let mut styles = Styles::default();
    if let Some(part) = container.read("styles.xml")? {
        styles.read(&mut Xml::open(source, "styles.xml", &part)?, &mut |_, xml, _| xml.skip())?;
    }
    progress.report(200);
    let content = container.required("content.xml")?;
    progress.report(400);
    let mut book = Book { written: Written::new(source), encodings: Vec::new(), cells: 0 };
    let mut xml = Xml::open(source, "content.xml", &content)?;
    styles.read(&mut xml, &mut |styles, xml, element| book.sheet(styles, xml, element))?;
    progress.report(900);
    let pictures = container.names().filter(|n| n.starts_with("Pictures/")).count();
    if pictures > 0 {
        book.written.builder.note(ReadNote::Pictures { count: pictures });
    }
    for encoding in book.encodings {
        book.written.builder.note(ReadNote::LegacyFont(encoding));
    }
    book.written.builder.finish()
}

fn refuse_encrypted(source: Source<'_>, manifest: &[u8]) -> Result<(), ReadError> {
    Xml::open_with_type(source, "META-INF/manifest.xml", manifest)?.all(|element| match element.name() {
        "encryption-data" => Err(source.encrypted()),
        _ => Ok(()),
    })
}

/// What the styles say of hiding and fonts.
#[derive(Default)]
struct Styles {
    /// Styles of tables that are not shown.
    hidden: BTreeSet<String>,
    fonts: BTreeMap<String, LegacyFont>,
    /// Names of fonts as declared, by the name that styles use.
    faces: BTreeMap<String, String>,
}

impl Styles {
    /// Reads a part: styles are kept, each table is handed over.
    fn read<'a>(
        &mut self,
        xml: &mut Xml<'a>,
        table: &mut dyn FnMut(&Styles, &mut Xml<'a>, &Element<'a>) -> Result<(), ReadError>,
    ) -> Result<(), ReadError> {
        while let Some(node) = xml.next()? {
            let Node::Open(element) = node else { continue };
            match element.name() {
                "font-face" => {
                    let face = element.attribute("font-family");
                    self.faces.extend(element.attribute("name").zip(face));
                    xml.source.check(Bound::Entries, self.faces.len())?;
                }
                "style" => self.style(xml, &element)?,
                "table" => table(self, xml, &element)?,
                _ => {}
            }
        }
        Ok(())
    }

    fn style(&mut self, xml: &mut Xml<'_>, style: &Element<'_>) -> Result<(), ReadError> {
        let name = style.attribute("name").unwrap_or_default();
        xml.children(|xml, element| {
            if element.attribute("display").is_some_and(|d| d == "false") {
                self.hidden.insert(name.clone());
            }
            let face = element.attribute("font-name");
            let family = face.and_then(|f| self.faces.get(&f).cloned()).or_else(|| element.attribute("font-family"));
            if let Some(font) = family.as_deref().and_then(font_encoding) {
                self.fonts.insert(name.clone(), font);
            }
            xml.source.check(Bound::Entries, self.fonts.len() + self.hidden.len())?;
            xml.skip()
        })
    }
}

/// A spreadsheet being read.
struct Book<'a> {
    written: Written<'a>,
    encodings: Vec<Encoding>,
    /// Cells so far that hold anything, each time they are repeated.
    cells: usize,
}

/// Where the next cell stands.
#[derive(Default)]
struct Next {
    row: u32,
    column: u32,
}

impl Book<'_> {
    fn sheet(&mut self, styles: &Styles, xml: &mut Xml<'_>, table: &Element<'_>) -> Result<(), ReadError> {
        let hidden = table.attribute("style-name").is_some_and(|s| styles.hidden.contains(&s));
        let mut sheet = Sheet::new(table.attribute("name").unwrap_or_default(), hidden);
        let mut next = Next::default();
        self.rows(styles, xml, &mut sheet, &mut next)?;
        sheet.write(&mut self.written)
    }

    /// Rows and columns, in groups or not.
    fn rows(
        &mut self,
        styles: &Styles,
        xml: &mut Xml<'_>,
        sheet: &mut Sheet,
        next: &mut Next,
    ) -> Result<(), ReadError> {
        xml.children(|xml, element| match element.name() {
            "table-row" => self.row(styles, xml, element, sheet, next),
            "table-column" => {
                let to = next.column.saturating_add(repeated(element, "number-columns-repeated")).min(COLUMNS);
                if is_hidden(element) {
                    sheet.hide_columns(xml.source, next.column, to)?;
                }
                next.column = to;
                xml.skip()
            }
            "table-rows"
            | "table-row-group"
            | "table-header-rows"
            | "table-columns"
            | "table-column-group"
            | "table-header-columns" => self.rows(styles, xml, sheet, next),
            _ => xml.skip(),
        })
    }

    fn row(
        &mut self,
        styles: &Styles,
        xml: &mut Xml<'_>,
        row: &Element<'_>,
        sheet: &mut Sheet,
        next: &mut Next,
    ) -> Result<(), ReadError> {
        let times = repeated(row, "number-rows-repeated");
        let to = next.row.saturating_add(times).min(ROWS);
        let mut column = 0;
        let mut found: Vec<(u32, CellInput)> = Vec::new();
        xml.children(|xml, element| match element.name() {
            "table-cell" | "covered-table-cell" => {
                let covered = element.name() == "covered-table-cell";
                let many = repeated(element, "number-columns-repeated");
                let cell = self.cell(styles, xml, element)?.filter(|_| !covered);
                let end = column + many.min(COLUMNS - column.min(COLUMNS));
                if let Some(cell) = cell {
                    self.cells = self.cells.saturating_add((end - column) as usize * (to - next.row) as usize);
                    xml.source.check(Bound::Cells, self.cells)?;
                    sheet.merges.extend(area(&cell, next.row, column));
                    found.extend((column..end).map(|c| (c, cell.clone())));
                }
                column = end;
                Ok(())
            }
            _ => xml.skip(),
        })?;
        if is_hidden(row) && !found.is_empty() {
            sheet.hidden_rows.extend(next.row..to);
        }
        for at in next.row..if found.is_empty() { next.row } else { to } {
            for (column, cell) in &found {
                sheet.put(at, *column, cell.clone());
            }
        }
        next.row = to;
        Ok(())
    }

    /// A cell; `None` when it is blank.
    fn cell(&mut self, styles: &Styles, xml: &mut Xml<'_>, cell: &Element<'_>) -> Result<Option<CellInput>, ReadError> {
        let mut lines = Vec::new();
        xml.children(|xml, element| match element.name() {
            "p" | "h" => {
                lines.push(words(xml)?);
                Ok(())
            }
            _ => xml.skip(),
        })?;
        let font = cell.attribute("style-name").and_then(|s| styles.fonts.get(&s).copied());
        let mut text = FontText::default();
        text.push(font, &lines.join(" "));
        let shown = text.finish(&mut self.encodings);
        xml.source.check(Bound::StringChars, shown.chars().count())?;
        let mut input = value(cell, &shown);
        input.columns = repeated(cell, "number-columns-spanned");
        input.rows = repeated(cell, "number-rows-spanned");
        Ok(Some(input).filter(|i| !i.text.trim().is_empty()))
    }
}

fn area(cell: &CellInput, top: u32, left: u32) -> Option<Area> {
    let (right, bottom) = (left.saturating_add(cell.columns - 1), top.saturating_add(cell.rows - 1));
    (cell.columns > 1 || cell.rows > 1).then_some(Area { top, left, bottom, right })
}

fn is_hidden(element: &Element<'_>) -> bool {
    element.attribute("visibility").is_some_and(|v| v != "visible")
}

fn repeated(element: &Element<'_>, name: &str) -> u32 {
    element.number(name).unwrap_or(1).max(1)
}

/// The words of a paragraph; blanks and tabs are elements, notes are left out.
fn words(xml: &mut Xml<'_>) -> Result<String, ReadError> {
    let mut text = String::new();
    while let Some(node) = xml.next()? {
        match node {
            Node::Close => break,
            Node::Text(more) => text.push_str(&more),
            Node::Open(element) => match element.name() {
                "s" | "tab" | "line-break" => {
                    text.push(' ');
                    xml.skip()?;
                }
                "annotation" | "note" => xml.skip()?,
                _ => text.push_str(&words(xml)?),
            },
        }
    }
    Ok(text)
}

/// A cell by its type; the text of a number is put in its Vietnamese form.
fn value(cell: &Element<'_>, shown: &str) -> CellInput {
    let number = || cell.attribute("value").as_deref().and_then(Exact::parse);
    let typed = match cell.attribute("value-type").as_deref() {
        Some("float" | "currency") => number().and_then(|n| number_cell(n, shown)),
        Some("percentage") => number().and_then(|n| percent_cell(n.shifted(2), shown)),
        Some("date") => cell.attribute("date-value").as_deref().and_then(|d| date_cell(d, shown)),
        _ => None,
    };
    typed.unwrap_or_else(|| CellInput::text(shown))
}

fn number_cell(number: Exact, shown: &str) -> Option<CellInput> {
    let (text, value) = match as_shown(number, shown) {
        // A format that writes a percent sign after the number.
        Some(decimal) if shown.trim_end().ends_with('%') => {
            (format!("{}%", decimal_text(decimal, is_grouped(decimal, shown))), CellValue::Percent(decimal))
        }
        Some(decimal) => (decimal_text(decimal, is_grouped(decimal, shown)), CellValue::Number(decimal)),
        // Shown as something else («1,5 nghìn», «-»): both stay, the text and the number.
        None => (shown.to_owned(), CellValue::Number(number.plain()?)),
    };
    Some(CellInput { text, value, ..CellInput::default() })
}

fn percent_cell(number: Exact, shown: &str) -> Option<CellInput> {
    let decimal = as_shown(number, shown).or_else(|| number.plain())?;
    let text = format!("{}%", decimal_text(decimal, is_grouped(decimal, shown)));
    Some(CellInput { text, value: CellValue::Percent(decimal), ..CellInput::default() })
}

fn date_cell(written: &str, shown: &str) -> Option<CellInput> {
    let date = NaiveDate::parse_from_str(written.get(..10)?, "%Y-%m-%d").ok()?;
    let text = if shown.trim().is_empty() { date.format("%d/%m/%Y").to_string() } else { shown.to_owned() };
    Some(CellInput { text, value: CellValue::Date(date), ..CellInput::default() })
}

/// The number rounded to as many places as make the digits shown, whatever signs stand between them.
fn as_shown(number: Exact, shown: &str) -> Option<Decimal> {
    let digits = |text: &str| text.chars().filter(char::is_ascii_digit).collect::<String>();
    let wanted = digits(shown);
    let fits = |d: &Decimal| digits(&d.to_string()) == wanted;
    (0..=Decimal::MAX_PLACES).filter_map(|places| number.rounded(places)).find(fits)
}

/// Whether the text shown has more signs between its digits than the one before the places.
fn is_grouped(number: Decimal, shown: &str) -> bool {
    let signs = shown.chars().filter(|c| matches!(c, '.' | ',' | '\u{a0}' | '\u{202f}')).count();
    signs > usize::from(number.places() > 0)
}
