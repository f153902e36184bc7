//! A table of a page while it is read.

use super::spans::Spans;
use crate::domain::Decimal;
use crate::ingest::{Bound, CellInput, CellValue, ReadError, RowInput};

/// Rows so far and the cell that is open.
#[derive(Debug, Default)]
pub(super) struct OpenTable {
    rows: Vec<RowInput>,
    spans: Spans,
    cell: Option<CellInput>,
    /// Whether the cell says that it holds a number in plain digits.
    number: bool,
    in_row: bool,
}

impl OpenTable {
    /// Begins a row; the one before ends.
    pub(super) fn row(&mut self, hidden: bool) {
        self.end_row();
        self.in_row = true;
        self.rows.push(RowInput { hidden, ..RowInput::default() });
    }

    /// Ends the row.
    pub(super) fn end_row(&mut self) {
        self.end_cell();
        if let (true, Some(row)) = (self.in_row, self.rows.last_mut()) {
            self.spans.fill(&mut row.cells);
            self.spans.next_row();
        }
        self.in_row = false;
    }

    /// Begins a cell at a column (zero-based) or at the next free one.
    pub(super) fn cell(&mut self, columns: u32, rows: u32, at: Option<u32>) {
        if !self.in_row {
            self.row(false);
        }
        self.end_cell();
        if let Some(row) = self.rows.last_mut() {
            let at = at.map_or(0, |at| at.min(u32::try_from(Bound::Columns.limit()).unwrap_or(u32::MAX)) as usize);
            while row.cells.len() < at {
                row.cells.push(CellInput::default());
            }
        }
        self.cell = Some(CellInput { columns, rows, ..CellInput::text("") });
    }

    /// Ends the cell.
    pub(super) fn end_cell(&mut self) {
        let number = std::mem::take(&mut self.number);
        if let (Some(mut cell), Some(row)) = (self.cell.take(), self.rows.last_mut()) {
            let value = number.then(|| Decimal::parse_plain(cell.text.trim())).flatten();
            cell.value = value.map_or(CellValue::Text, CellValue::Number);
            self.spans.place(&mut row.cells, cell);
        }
    }

    /// The open cell says that it holds a number in plain digits (Excel's XML).
    pub(super) fn number(&mut self) {
        self.number = self.cell.is_some();
    }

    /// The words of the open cell.
    pub(super) fn words(&mut self) -> Option<&mut String> {
        self.cell.as_mut().map(|cell| &mut cell.text)
    }

    /// The rows, all as long as the longest, rows without words left out.
    pub(super) fn finish(mut self, name: &str) -> Result<Vec<RowInput>, ReadError> {
        self.end_row();
        let width = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
        Bound::Columns.check(name, width as u64)?;
        let filled = |row: &RowInput| row.cells.iter().any(|c| !c.text.trim().is_empty());
        let last = self.rows.iter().rposition(filled).map_or(0, |last| last + 1);
        self.rows.truncate(last);
        // Every cell but the first of a row takes a tab of the text.
        Bound::TextChars.check(name, (self.rows.len() * width) as u64)?;
        self.rows.iter_mut().for_each(|row| row.cells.resize_with(width, CellInput::default));
        Ok(self.rows)
    }
}
