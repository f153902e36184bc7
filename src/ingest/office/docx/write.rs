//! A Word document's tree → the text, with its tables as grids.

use super::tree::{Block, Merge, Table, TableRow};
use crate::ingest::office::source::Source;
use crate::ingest::{Bound, CellInput, DocumentBuilder, ReadError, ReadNote, RowInput};

/// Writes blocks from top to bottom.
///
/// # Errors
/// [`Bound::Columns`], [`Bound::Cells`], [`Bound::TextChars`].
pub(super) fn write(source: Source<'_>, blocks: &[Block], into: &mut DocumentBuilder) -> Result<(), ReadError> {
    for block in blocks {
        match block {
            Block::Paragraph(text) => into.paragraph(text),
            Block::Table(table) if table.is_layout() => side_by_side(source, table, into)?,
            Block::Table(table) => write_table(source, table, into)?,
        }
        source.check(Bound::TextChars, into.chars())?;
    }
    Ok(())
}

/// Cells that only place paragraphs: one after the other.
fn side_by_side(source: Source<'_>, table: &Table, into: &mut DocumentBuilder) -> Result<(), ReadError> {
    for cell in table.rows.iter().flat_map(|row| &row.cells) {
        write(source, &cell.blocks, into)?;
    }
    into.paragraph("");
    Ok(())
}

fn write_table(source: Source<'_>, table: &Table, into: &mut DocumentBuilder) -> Result<(), ReadError> {
    let mut grid = Grid { source, rows: Vec::new(), cells: 0, open: Vec::new() };
    for row in &table.rows {
        grid.push(row)?;
    }
    // A table stands apart from what is before and after it.
    into.paragraph("");
    into.table(&grid.rows);
    into.paragraph("");
    let hidden = grid.rows.iter().filter(|r| r.hidden).count();
    if hidden > 0 {
        into.note(ReadNote::HiddenRows { sheet: String::new(), rows: hidden });
    }
    nested(source, table, into)
}

/// Tables inside cells follow the one they are in.
fn nested(source: Source<'_>, table: &Table, into: &mut DocumentBuilder) -> Result<(), ReadError> {
    let blocks = table.rows.iter().flat_map(|row| &row.cells).flat_map(|cell| &cell.blocks);
    for block in blocks {
        if let Block::Table(_) = block {
            write(source, std::slice::from_ref(block), into)?;
        }
    }
    Ok(())
}

/// A table's rows by columns.
struct Grid<'a> {
    source: Source<'a>,
    rows: Vec<RowInput>,
    /// Cells so far, blank ones included.
    cells: usize,
    /// For each column the row in which a cell began that may go on below.
    open: Vec<Option<usize>>,
}

impl Grid<'_> {
    fn push(&mut self, row: &TableRow) -> Result<(), ReadError> {
        let mut cells = vec![CellInput::default(); row.before];
        let mut origin = 0;
        for cell in &row.cells {
            let at = cells.len();
            self.source.check(Bound::Columns, at + cell.span)?;
            self.open.resize(self.open.len().max(at + 1), None);
            let above = self.open[at].filter(|_| cell.merge == Merge::Continues);
            let mut input = CellInput::default();
            if cell.joins_left && at > 0 {
                cells[origin].columns += 1;
            } else if let Some(merged) = above.and_then(|row| self.rows.get_mut(row)?.cells.get_mut(at)) {
                merged.rows += 1;
            } else {
                input = CellInput::text(cell.paragraphs().collect::<Vec<_>>().join(" "));
                input.columns = u32::try_from(cell.span).unwrap_or(1);
                origin = at;
                self.open[at] = Some(self.rows.len()).filter(|_| cell.merge == Merge::Begins);
            }
            cells.push(input);
            cells.extend(std::iter::repeat_n(CellInput::default(), cell.span - 1));
        }
        self.cells += cells.len();
        self.rows.push(RowInput { cells, number: None, hidden: row.hidden });
        self.source.check(Bound::Cells, self.cells)
    }
}
