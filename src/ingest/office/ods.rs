//! OpenDocument spreadsheets: cells with the text that was shown when the file was saved.
//!
//! Read: every sheet, hidden ones too, cells with the places shown, merged cells, hidden rows and columns, text in old
//! Vietnamese fonts when a cell's style names one. Left out: charts, comments, drawings.

use super::container::Container;
use super::exact::Exact;
use super::fonts::FontText;
use super::held::{CellSink, Held};
use super::number_format::decimal_text;
use super::sheet::{Area, COLUMNS, ROWS};
use super::source::Source;
use super::spreadsheet::Spreadsheet;
use super::xml::{Element, Node, Xml};
use crate::domain::Decimal;
use crate::ingest::{Bound, CellInput, CellValue, LegacyFont, ReadError, ReadNote, font_encoding};
use chrono::{Datelike, NaiveDate};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// A spreadsheet.
pub(super) struct Book<'a> {
    source: Source<'a>,
    content: Vec<u8>,
    styles: Styles,
    sheets: Vec<SheetPlace>,
    /// Pictures in it.
    pictures: usize,
}

/// Where a sheet is.
struct SheetPlace {
    name: String,
    hidden: bool,
    /// Its bytes in the content.
    at: Range<usize>,
}

impl<'a> Book<'a> {
    /// Reads what the sheets share, and finds them.
    ///
    /// # Errors
    /// Damaged or encrypted parts; the bounds of containers, XML and sheets.
    pub(super) fn open(source: Source<'a>, bytes: &'a [u8]) -> Result<Book<'a>, ReadError> {
        let mut container = Container::open(source, bytes)?;
        if let Some(manifest) = container.read("META-INF/manifest.xml")? {
            refuse_encrypted(source, &manifest)?;
        }
        let mut styles = Styles::default();
        if let Some(part) = container.read("styles.xml")? {
            styles.read(&mut Xml::open(source, "styles.xml", &part)?, &mut |_, xml, _, _| xml.skip())?;
        }
        let content = container.required("content.xml")?;
        let mut sheets = Vec::new();
        styles.read(&mut Xml::open(source, "content.xml", &content)?, &mut |styles, xml, table, from| {
            let hidden = table.attribute("style-name").is_some_and(|s| styles.hidden.contains(&s));
            xml.skip()?;
            sheets.push(SheetPlace {
                name: table.attribute("name").unwrap_or_default(),
                hidden,
                at: from..xml.place(),
            });
            source.check(Bound::Sheets, sheets.len())
        })?;
        let pictures = container.names().filter(|n| n.starts_with("Pictures/")).count();
        Ok(Book { source, content, styles, sheets, pictures })
    }
}

impl Spreadsheet for Book<'_> {
    fn sheets(&self) -> Vec<(String, bool)> {
        self.sheets.iter().map(|place| (place.name.clone(), place.hidden)).collect()
    }

    fn cells(&mut self, sheet: usize, sink: &mut dyn CellSink) -> Result<(), ReadError> {
        let Book { source, content, styles, sheets, .. } = self;
        let Some(table) = sheets.get(sheet).and_then(|place| content.get(place.at.clone())) else { return Ok(()) };
        let mut cells = Cells { styles, sink, row: 0, column: 0 };
        Xml::open(*source, "content.xml", table)?.children(|xml, _| cells.rows(xml))
    }

    fn notes(&self) -> Vec<ReadNote> {
        (self.pictures > 0).then_some(ReadNote::Pictures { count: self.pictures }).into_iter().collect()
    }
}

fn refuse_encrypted(source: Source<'_>, manifest: &[u8]) -> Result<(), ReadError> {
    Xml::open_with_type(source, "META-INF/manifest.xml", manifest)?.all(|element| match element.name() {
        "encryption-data" => Err(source.encrypted()),
        _ => Ok(()),
    })
}

/// What is done with a table that begins at a place.
type Table<'t, 'a> = dyn FnMut(&Styles, &mut Xml<'a>, &Element<'a>, usize) -> Result<(), ReadError> + 't;

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
    /// Reads a part: styles are kept, each table is handed over with the place where it begins.
    fn read<'a>(&mut self, xml: &mut Xml<'a>, table: &mut Table<'_, 'a>) -> Result<(), ReadError> {
        loop {
            let from = xml.place();
            let Some(node) = xml.next()? else { return Ok(()) };
            let Node::Open(element) = node else { continue };
            match element.name() {
                "font-face" => {
                    let face = element.attribute("font-family");
                    self.faces.extend(element.attribute("name").zip(face));
                    xml.source.check(Bound::Entries, self.faces.len())?;
                }
                "style" => self.style(xml, &element)?,
                "table" => table(self, xml, &element, from)?,
                _ => {}
            }
        }
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

/// The cells of a sheet being read.
struct Cells<'a> {
    styles: &'a Styles,
    sink: &'a mut dyn CellSink,
    /// Where the next row stands.
    row: u32,
    /// And the next column that is declared.
    column: u32,
}

impl Cells<'_> {
    /// Rows and columns, in groups or not.
    fn rows(&mut self, xml: &mut Xml<'_>) -> Result<(), ReadError> {
        xml.children(|xml, element| match element.name() {
            "table-row" => self.row(xml, element),
            "table-column" => {
                let to = self.column.saturating_add(repeated(element, "number-columns-repeated")).min(COLUMNS);
                if is_hidden(element) {
                    self.sink.hide_columns(self.column..to)?;
                }
                self.column = to;
                xml.skip()
            }
            "table-rows"
            | "table-row-group"
            | "table-header-rows"
            | "table-columns"
            | "table-column-group"
            | "table-header-columns" => self.rows(xml),
            _ => xml.skip(),
        })
    }

    fn row(&mut self, xml: &mut Xml<'_>, row: &Element<'_>) -> Result<(), ReadError> {
        let (from, to) = (self.row, self.row.saturating_add(repeated(row, "number-rows-repeated")).min(ROWS));
        let mut column = 0;
        let mut found: Vec<(Range<u32>, Held)> = Vec::new();
        xml.children(|xml, element| match element.name() {
            "table-cell" | "covered-table-cell" => {
                let end = column + repeated(element, "number-columns-repeated").min(COLUMNS - column);
                let cell = self.cell(xml, element)?.filter(|_| element.name() == "table-cell");
                if let Some(cell) = cell {
                    if let Some(area) = area(element, from, column) {
                        self.sink.merge(area)?;
                    }
                    found.push((column..end, cell));
                }
                column = end;
                Ok(())
            }
            _ => xml.skip(),
        })?;
        for at in from..if found.is_empty() { from } else { to } {
            for (columns, cell) in &found {
                columns.clone().try_for_each(|column| self.sink.put(at, column, cell))?;
            }
        }
        if is_hidden(row) && !found.is_empty() {
            self.sink.hide_rows(from..to);
        }
        self.row = to;
        if !self.sink.wants_more() {
            xml.leave();
        }
        Ok(())
    }

    /// A cell; `None` when it is blank.
    fn cell(&mut self, xml: &mut Xml<'_>, cell: &Element<'_>) -> Result<Option<Held>, ReadError> {
        let mut lines = Vec::new();
        xml.children(|xml, element| match element.name() {
            "p" | "h" => {
                lines.push(words(xml)?);
                Ok(())
            }
            _ => xml.skip(),
        })?;
        let font = cell.attribute("style-name").and_then(|s| self.styles.fonts.get(&s).copied());
        let mut text = FontText::default();
        text.push(font, &lines.join(" "));
        let typed = typed(cell);
        let is_blank = typed == Typed::Words && text.pieces().all(|words| words.trim().is_empty());
        Ok((!is_blank).then_some(Held::Shown(typed, text)))
    }
}

/// What a cell holds by its type.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Typed {
    /// What it shows.
    Words,
    /// A number.
    Number(Exact),
    /// A part of one.
    Percent(Exact),
    /// A day, with the time of day or without, as ISO 8601 writes it.
    Day(String),
}

fn typed(cell: &Element<'_>) -> Typed {
    let number = || cell.attribute("value").as_deref().and_then(Exact::parse);
    let typed = match cell.attribute("value-type").as_deref() {
        Some("float" | "currency") => number().map(Typed::Number),
        Some("percentage") => number().map(Typed::Percent),
        Some("date") => cell.attribute("date-value").map(Typed::Day),
        _ => None,
    };
    typed.unwrap_or(Typed::Words)
}

/// The cells that one covers, itself included; `None` when there is no other.
fn area(cell: &Element<'_>, top: u32, left: u32) -> Option<Area> {
    let [columns, rows] = ["number-columns-spanned", "number-rows-spanned"].map(|name| repeated(cell, name));
    let (right, bottom) = (left.saturating_add(columns - 1), top.saturating_add(rows - 1));
    (columns > 1 || rows > 1).then_some(Area { top, left, bottom, right })
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

/// A cell as it is shown; the text of a number is put in its Vietnamese form.
pub(super) fn shown(typed: &Typed, shown: &str) -> CellInput {
    let cell = match typed {
        Typed::Words => None,
        Typed::Number(number) => number_cell(*number, shown),
        Typed::Percent(number) => percent_cell(number.shifted(2), shown),
        Typed::Day(day) => date_cell(day, shown),
    };
    cell.unwrap_or_else(|| CellInput::text(shown))
}

/// A day as its serial, as every other spreadsheet holds it: «2024-01-05T08:30:00» is 45296,35416666; `None` when it is
/// written otherwise.
pub(super) fn serial(written: &str) -> Option<String> {
    let (date, time) = written.split_once('T').unwrap_or((written, "0:0:0"));
    let [year, month, day] = numbers(date, '-')?;
    let (time, part) = time.split_once('.').unwrap_or((time, ""));
    let [hour, minute, second] = numbers(time, ':')?;
    let fits = hour < 24 && minute < 60 && second < 60 && part.bytes().all(|b| b.is_ascii_digit());
    let days = NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, month, day)?.num_days_from_ce() - EXCEL_DAY;
    let millionths = format!("{part:0<6}").get(..6)?.parse::<u64>().ok().filter(|_| fits && days >= 0)?;
    // A hundred-millionth of a day has 864 millionths of a second.
    let clock = u64::from(hour * 3_600 + minute * 60 + second) * 1_000_000 + millionths;
    Some(format!("{days}.{:08}", clock / 864))
}

/// Day 0 of Excel, 30 December 1899, counted from the beginning of our era.
const EXCEL_DAY: i32 = 693_594;

/// The three numbers of a text.
fn numbers(text: &str, mark: char) -> Option<[u32; 3]> {
    let mut numbers = text.split(mark).map(str::parse);
    let three = [numbers.next()?.ok()?, numbers.next()?.ok()?, numbers.next()?.ok()?];
    numbers.next().is_none().then_some(three)
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
