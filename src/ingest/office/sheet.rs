//! The cells of a sheet, found one by one, → tables of the text.

use super::source::Source;
use crate::ingest::{Bound, CellInput, DocumentBuilder, ReadError, ReadNote, RowInput, SectionKind};
use std::collections::{BTreeMap, BTreeSet};

/// Rows and columns of a spreadsheet, counted from zero.
pub(super) const ROWS: u32 = 1_048_576;
/// Columns of a spreadsheet.
pub(super) const COLUMNS: u32 = 16_384;

/// A sheet with the cells that hold anything.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) name: String,
    pub(super) hidden: bool,
    /// By row, then column, from zero.
    pub(super) cells: BTreeMap<u32, BTreeMap<u32, CellInput>>,
    pub(super) merges: Vec<Area>,
    pub(super) hidden_rows: BTreeSet<u32>,
    pub(super) hidden_columns: BTreeSet<u32>,
}

/// A rectangle of cells, both ends included, from zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    pub(super) top: u32,
    pub(super) left: u32,
    pub(super) bottom: u32,
    pub(super) right: u32,
}

impl Sheet {
    /// Puts a cell in its place; a blank one is left out.
    pub(super) fn put(&mut self, row: u32, column: u32, cell: CellInput) {
        if !cell.text.trim().is_empty() {
            self.cells.entry(row).or_default().insert(column, cell);
        }
    }

    /// Writes the sheet: a section, and a table for each run of rows that are not blank. Title rows before a table, which
    /// hold one cell, are lines of text.
    ///
    /// # Errors
    /// [`Bound::Columns`], [`Bound::Cells`], [`Bound::TextChars`].
    pub(super) fn write(mut self, written: &mut Written<'_>) -> Result<(), ReadError> {
        self.merge();
        if self.cells.is_empty() {
            return Ok(());
        }
        self.tell(&mut written.builder);
        written.builder.section(SectionKind::Sheet, &self.name, self.hidden);
        let mut run: Vec<(u32, BTreeMap<u32, CellInput>)> = Vec::new();
        for (row, cells) in std::mem::take(&mut self.cells) {
            if run.last().is_some_and(|(last, _)| last + 1 < row) {
                self.write_run(std::mem::take(&mut run), written)?;
            }
            run.push((row, cells));
        }
        self.write_run(run, written)
    }

    /// A merged cell takes its size; what it covers is blank.
    fn merge(&mut self) {
        for area in std::mem::take(&mut self.merges) {
            let Some(cell) = self.cells.get_mut(&area.top).and_then(|row| row.get_mut(&area.left)) else { continue };
            cell.columns = area.right.saturating_sub(area.left) + 1;
            cell.rows = area.bottom.saturating_sub(area.top) + 1;
            for (row, cells) in self.cells.range_mut(area.top..=area.bottom.max(area.top)) {
                let inside = |column: &u32| (area.left..=area.right).contains(column);
                let origin = |column: &u32| *row == area.top && *column == area.left;
                cells.retain(|column, _| !inside(column) || origin(column));
            }
        }
        self.cells.retain(|_, cells| !cells.is_empty());
    }

    fn tell(&self, builder: &mut DocumentBuilder) {
        let sheet = self.name.clone();
        if self.hidden {
            builder.note(ReadNote::HiddenSheet { sheet: sheet.clone() });
        }
        let rows = self.cells.keys().filter(|row| self.hidden_rows.contains(row)).count();
        if rows > 0 {
            builder.note(ReadNote::HiddenRows { sheet: sheet.clone(), rows });
        }
        let used: BTreeSet<&u32> = self.cells.values().flat_map(BTreeMap::keys).collect();
        let columns = used.iter().filter(|column| self.hidden_columns.contains(column)).count();
        if columns > 0 {
            builder.note(ReadNote::HiddenColumns { sheet, columns });
        }
    }

    fn write_run(
        &self,
        mut run: Vec<(u32, BTreeMap<u32, CellInput>)>,
        written: &mut Written<'_>,
    ) -> Result<(), ReadError> {
        let left = run.iter().filter_map(|(_, cells)| cells.keys().next()).min().copied().unwrap_or(0);
        let right = run.iter().filter_map(|(_, cells)| cells.keys().next_back()).max().copied().unwrap_or(0);
        let width = right - left + 1;
        written.source.check(Bound::Columns, width as usize)?;
        let titles = run.iter().take_while(|(_, cells)| is_title(cells, left)).count();
        for (_, cells) in run.drain(..titles) {
            cells.values().for_each(|cell| written.builder.paragraph(&cell.text));
        }
        let last = run.last().map_or(0, |(row, _)| *row);
        let rows: Vec<RowInput> = run.into_iter().map(|row| self.row(row, (left, right), last)).collect();
        written.cells += rows.len() * width as usize;
        written.source.check(Bound::Cells, written.cells)?;
        written.builder.table(&rows);
        written.builder.paragraph("");
        written.source.check(Bound::TextChars, written.builder.chars())
    }

    fn row(&self, (row, mut cells): (u32, BTreeMap<u32, CellInput>), (left, right): (u32, u32), last: u32) -> RowInput {
        let cell = |column: u32| {
            let mut cell = cells.remove(&column).unwrap_or_default();
            cell.columns = cell.columns.min(right - column + 1);
            cell.rows = cell.rows.min(last - row + 1);
            cell
        };
        RowInput {
            cells: (left..=right).map(cell).collect(),
            number: Some(row + 1),
            hidden: self.hidden_rows.contains(&row),
        }
    }
}

/// One cell of words; not the beginning of a heading that goes on below or stands over some columns only.
fn is_title(cells: &BTreeMap<u32, CellInput>, left: u32) -> bool {
    let mut all = cells.iter();
    match (all.next(), all.next()) {
        (Some((column, cell)), None) => cell.rows == 1 && (cell.columns == 1 || *column == left),
        _ => false,
    }
}

/// A workbook being written sheet by sheet.
pub(super) struct Written<'a> {
    pub(super) source: Source<'a>,
    pub(super) builder: DocumentBuilder,
    /// Cells of tables so far, blank ones included.
    pub(super) cells: usize,
}

impl<'a> Written<'a> {
    /// Nothing yet.
    pub(super) fn new(source: Source<'a>) -> Written<'a> {
        Written { source, builder: DocumentBuilder::new(source.name, source.format), cells: 0 }
    }
}

/// «BC12» → row and column from zero; `None` when it is no cell of a spreadsheet.
pub(super) fn position(reference: &str) -> Option<(u32, u32)> {
    let letters = reference.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (column, row) = reference.split_at(letters);
    let mut number = 0_u32;
    for letter in column.bytes().take(4) {
        number = number * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    let row = row.parse::<u32>().ok().filter(|r| (1..=ROWS).contains(r))?;
    ((1..=COLUMNS).contains(&number) && letters <= 3).then(|| (row - 1, number - 1))
}

/// «A1:C3», or one cell.
pub(super) fn area(reference: &str) -> Option<Area> {
    let (from, to) = reference.split_once(':').unwrap_or((reference, reference));
    let ((top, left), (bottom, right)) = (position(from)?, position(to)?);
    (top <= bottom && left <= right).then_some(Area { top, left, bottom, right })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_counted_from_zero_and_end_with_the_sheet() {
        assert_eq!(position("A1"), Some((0, 0)));
        assert_eq!(position("XFD1048576"), Some((ROWS - 1, COLUMNS - 1)));
        for wrong in ["", "A", "1", "A0", "XFE1", "A1048577", "AAAAAAAA1", "A99999999999", "é1"] {
            assert_eq!(position(wrong), None, "{wrong}");
        }
        assert_eq!(area("B2:C4"), Some(Area { top: 1, left: 1, bottom: 3, right: 2 }));
        assert_eq!(area("C4:B2"), None);
    }
}
