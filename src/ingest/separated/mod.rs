//! Separated values: a grid of text cells, with the lines above it as they are.

mod delimiter;

use super::textual::Textual;
use super::{Bound, CellInput, Document, DocumentBuilder, Format, ReadError, ReadErrorCode, RowInput};
use csv::{ReaderBuilder, StringRecord};
pub(super) use delimiter::delimiter;

/// Line breaks in one cell beyond which a quotation mark is taken for a sign that was never closed.
const CELL_LINES: usize = 100;

/// Reads a text of separated values. Lines of one cell before the first row of several are paragraphs; every other
/// line is a row numbered by its line in the file, short ones filled up with blank cells.
///
/// # Errors
/// A [`Bound`] passed, or [`ReadErrorCode::Empty`].
pub(super) fn read(textual: Textual<'_>, delimiter: u8) -> Result<Document, ReadError> {
    let text = delimiter::without_hint(&textual.text);
    let skipped = textual.text.len() - text.len();
    let offset = u64::from(skipped > 0);
    let mut records = records(&textual, text, delimiter, true)?;
    if records.iter().any(|r| r.iter().any(|cell| cell.matches('\n').count() > CELL_LINES)) {
        records = self::records(&textual, text, delimiter, false)?;
    }
    let mut builder = DocumentBuilder::new(textual.name, Format::Csv);
    textual.notes.iter().for_each(|note| builder.note(note.clone()));
    let titles = records.iter().position(|r| filled(r) > 1).unwrap_or(records.len());
    for title in &records[..titles] {
        builder
            .paragraph(&title.iter().filter(|c| !c.trim().is_empty()).collect::<Vec<_>>().join(" ").replace('\n', " "));
    }
    let width = width(&records[titles..]);
    // Every cell but the first of a row takes a tab of the text.
    Bound::TextChars.check(textual.name, (records.len() * width) as u64)?;
    let rows: Vec<RowInput> = records[titles..].iter().map(|r| row(r, width, offset)).collect();
    builder.table(&rows);
    builder.finish()
}

/// The records of a text, within bounds.
fn records(textual: &Textual<'_>, text: &str, delimiter: u8, quoting: bool) -> Result<Vec<StringRecord>, ReadError> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter).quoting(quoting);
    let mut cells = 0;
    let mut records = Vec::new();
    for record in builder.from_reader(text.as_bytes()).into_records() {
        let record = record.map_err(|error| damaged(textual, &error))?;
        cells += filled(&record) as u64;
        Bound::Cells.check(textual.name, cells)?;
        Bound::Columns.check(textual.name, record.len() as u64)?;
        let longest = record.iter().map(str::len).max().unwrap_or(0);
        if longest as u64 > Bound::StringChars.limit() {
            let chars = record.iter().map(|c| c.chars().count()).max().unwrap_or(0);
            Bound::StringChars.check(textual.name, chars as u64)?;
        }
        records.push(record);
    }
    Ok(records)
}

fn damaged(textual: &Textual<'_>, error: &csv::Error) -> ReadError {
    let line = error.position().map(|p| p.line().to_string()).unwrap_or_default();
    textual.fail(ReadErrorCode::Damaged { format: Format::Csv, part: line })
}

/// How many cells hold anything.
fn filled(record: &StringRecord) -> usize {
    record.iter().filter(|c| !c.trim().is_empty()).count()
}

/// Cells of the widest row, not counting blank ones at its end.
fn width(records: &[StringRecord]) -> usize {
    let used = |r: &StringRecord| (0..r.len()).rev().find(|i| !r[*i].trim().is_empty()).map_or(0, |last| last + 1);
    records.iter().map(used).max().unwrap_or(0)
}

fn row(record: &StringRecord, width: usize, offset: u64) -> RowInput {
    let mut cells: Vec<CellInput> = record.iter().take(width).map(CellInput::text).collect();
    cells.resize_with(width, CellInput::default);
    let number = record.position().and_then(|p| u32::try_from(p.line() + offset).ok());
    RowInput { cells, number, hidden: false }
}
