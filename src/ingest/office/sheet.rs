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
    hidden: bool,
    /// By row, then column, from zero.
    cells: BTreeMap<(u32, u32), CellInput>,
    pub(super) merges: Vec<Area>,
    pub(super) hidden_rows: BTreeSet<u32>,
    hidden_columns: BTreeSet<u32>,
    /// Columns hidden so far, each time they are named.
    hidden_extent: u32,
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
    /// A sheet without cells.
    pub(super) fn new(name: String, hidden: bool) -> Sheet {
        Sheet { name, hidden, ..Sheet::default() }
    }

    /// Puts a cell in its place; a blank one is left out.
    pub(super) fn put(&mut self, row: u32, column: u32, cell: CellInput) {
        if !cell.text.trim().is_empty() {
            self.cells.insert((row, column), cell);
        }
    }

    /// Hides columns, the last not included.
    ///
    /// # Errors
    /// Columns hidden over and over: the file is damaged.
    pub(super) fn hide_columns(&mut self, source: Source<'_>, from: u32, to: u32) -> Result<(), ReadError> {
        let columns = from..to.min(COLUMNS);
        self.hidden_extent = self.hidden_extent.saturating_add(columns.end.saturating_sub(from));
        if self.hidden_extent > COLUMNS {
            return Err(source.damaged(&self.name));
        }
        self.hidden_columns.extend(columns);
        Ok(())
    }

    /// Writes the sheet: a section, and a table for each run of rows that are not blank. Title rows before a table, which
    /// hold one cell, are lines of text.
    ///
    /// # Errors
    /// [`Bound::Columns`], [`Bound::Cells`], [`Bound::TextChars`].
    pub(super) fn write(mut self, written: &mut Written<'_>) -> Result<(), ReadError> {
        self.merge(written.source)?;
        if self.cells.is_empty() {
            return Ok(());
        }
        self.tell(&mut written.builder);
        written.builder.section(SectionKind::Sheet, &self.name, self.hidden);
        let mut run: Vec<SheetRow> = Vec::new();
        for ((row, column), cell) in std::mem::take(&mut self.cells) {
            match run.last_mut() {
                Some(last) if last.row == row => {
                    last.cells.push((column, cell));
                    continue;
                }
                Some(last) if last.row + 1 < row => self.write_run(std::mem::take(&mut run), written)?,
                _ => {}
            }
            run.push(SheetRow { row, cells: vec![(column, cell)] });
        }
        self.write_run(run, written)
    }

    /// A merged cell takes its size; what it covers is blank.
    fn merge(&mut self, source: Source<'_>) -> Result<(), ReadError> {
        let mut covered = 0;
        for area in std::mem::take(&mut self.merges) {
            let origin = (area.top, area.left);
            let Some(cell) = self.cells.get_mut(&origin) else { continue };
            cell.columns = area.right.saturating_sub(area.left) + 1;
            cell.rows = area.bottom.saturating_sub(area.top) + 1;
            // Areas that lie on each other would cost more than the sheet is worth.
            let inside =
                self.cells.range(origin..=(area.bottom.max(area.top), area.right.max(area.left))).map(|(at, _)| *at);
            let inside: Vec<(u32, u32)> = inside.take(Bound::Cells.limit() as usize + 1).collect();
            covered += inside.len();
            source.check(Bound::Cells, covered / 16)?;
            let columns = area.left..=area.right;
            inside
                .iter()
                .filter(|at| **at != origin && columns.contains(&at.1))
                .for_each(|at| drop(self.cells.remove(at)));
        }
        Ok(())
    }

    fn tell(&self, builder: &mut DocumentBuilder) {
        let sheet = self.name.clone();
        if self.hidden {
            builder.note(ReadNote::HiddenSheet { sheet: sheet.clone() });
        }
        let rows: BTreeSet<u32> = self.cells.keys().map(|(row, _)| *row).collect();
        let rows = rows.intersection(&self.hidden_rows).count();
        if rows > 0 {
            builder.note(ReadNote::HiddenRows { sheet: sheet.clone(), rows });
        }
        let columns: BTreeSet<u32> = self.cells.keys().map(|(_, column)| *column).collect();
        let columns = columns.intersection(&self.hidden_columns).count();
        if columns > 0 {
            builder.note(ReadNote::HiddenColumns { sheet, columns });
        }
    }

    fn write_run(&self, mut run: Vec<SheetRow>, written: &mut Written<'_>) -> Result<(), ReadError> {
        let left = run.iter().filter_map(|r| r.cells.first()).map(|(column, _)| *column).min().unwrap_or(0);
        let right = run.iter().filter_map(|r| r.cells.last()).map(|(column, _)| *column).max().unwrap_or(0);
        let width = (right - left + 1) as usize;
        written.source.check(Bound::Columns, width)?;
        let titles = run.iter().take_while(|row| row.is_title(left)).count();
        for row in run.drain(..titles) {
            row.cells.iter().for_each(|(_, cell)| written.builder.paragraph(&cell.text));
        }
        written.cells += run.len() * width;
        written.source.check(Bound::Cells, written.cells)?;
        let last = run.last().map_or(0, |row| row.row);
        let rows: Vec<RowInput> = run.into_iter().map(|row| self.row(row, (left, right), last)).collect();
        written.builder.table(&rows);
        written.builder.paragraph("");
        written.source.check(Bound::TextChars, written.builder.chars())
    }

    fn row(&self, SheetRow { row, cells }: SheetRow, (left, right): (u32, u32), last: u32) -> RowInput {
        let mut all = vec![CellInput::default(); (right - left + 1) as usize];
        for (column, mut cell) in cells {
            cell.columns = cell.columns.min(right - column + 1);
            cell.rows = cell.rows.min(last - row + 1);
            all[(column - left) as usize] = cell;
        }
        RowInput { cells: all, number: Some(row + 1), hidden: self.hidden_rows.contains(&row) }
    }
}

/// A row with the cells that hold anything, by column from zero.
struct SheetRow {
    row: u32,
    cells: Vec<(u32, CellInput)>,
}

impl SheetRow {
    /// One cell of words; not the beginning of a heading that goes on below or stands over some columns only.
    fn is_title(&self, left: u32) -> bool {
        match &self.cells[..] {
            [(column, cell)] => cell.rows == 1 && (cell.columns == 1 || *column == left),
            _ => false,
        }
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
