//! Columns that cells of rows above still cover.

use crate::ingest::{Bound, CellInput};

/// For each column, how many further rows it is covered.
#[derive(Debug, Default)]
pub(super) struct Spans {
    covered: Vec<u32>,
    /// Cells that begin in the row being read: column, columns, rows.
    begun: Vec<(usize, usize, u32)>,
}

impl Spans {
    /// Puts a cell at the next free column, and blank cells for what it covers to its right.
    pub(super) fn place(&mut self, row: &mut Vec<CellInput>, mut cell: CellInput) {
        let most = usize::try_from(Bound::Columns.limit()).unwrap_or(usize::MAX);
        self.skip(row);
        let columns = usize::try_from(cell.columns).unwrap_or(1).min(most + 1);
        cell.columns = u32::try_from(columns).unwrap_or(1);
        self.begun.push((row.len(), columns, cell.rows));
        row.push(cell);
        // One column beyond the bound is enough for it to be noticed.
        let end = (row.len() + columns - 1).min(most + 1).max(row.len());
        row.resize_with(end, CellInput::default);
    }

    /// Blank cells where rows above cover the end of the row.
    pub(super) fn fill(&self, row: &mut Vec<CellInput>) {
        let last = self.covered.iter().rposition(|rows| *rows > 0).map_or(0, |last| last + 1);
        if row.len() < last {
            row.resize_with(last, CellInput::default);
        }
    }

    /// Goes on to the next row.
    pub(super) fn next_row(&mut self) {
        self.covered.iter_mut().for_each(|rows| *rows = rows.saturating_sub(1));
        let most = usize::try_from(Bound::Columns.limit()).unwrap_or(usize::MAX);
        for (from, columns, rows) in self.begun.drain(..).filter(|(_, _, rows)| *rows > 1) {
            let to = (from + columns).min(most);
            if self.covered.len() < to {
                self.covered.resize(to, 0);
            }
            self.covered.iter_mut().take(to).skip(from).for_each(|covered| *covered = rows - 1);
        }
    }

    fn skip(&self, row: &mut Vec<CellInput>) {
        while self.covered.get(row.len()).is_some_and(|rows| *rows > 0) {
            row.push(CellInput::default());
        }
    }
}
