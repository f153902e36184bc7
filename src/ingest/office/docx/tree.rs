//! A Word document as paragraphs and tables, before it becomes text.

/// A paragraph or a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Block {
    /// Its text, with the label of its list before it.
    Paragraph(String),
    /// A table.
    Table(Table),
}

/// A table as the file has it: cells by row, not yet by column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Table {
    pub(super) rows: Vec<TableRow>,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct TableRow {
    /// Columns left out before the first cell.
    pub(super) before: usize,
    pub(super) hidden: bool,
    pub(super) cells: Vec<TableCell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TableCell {
    pub(super) blocks: Vec<Block>,
    /// Columns it covers.
    pub(super) span: usize,
    pub(super) merge: Merge,
    /// Whether it goes on the merged cell to its left.
    pub(super) joins_left: bool,
}

/// How a cell is merged with those above and below.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Merge {
    /// Not.
    None,
    /// It begins a merged cell.
    Begins,
    /// It goes on the cell above.
    Continues,
}

impl TableCell {
    /// Its paragraphs that say anything; tables inside are not among them.
    pub(super) fn paragraphs(&self) -> impl Iterator<Item = &str> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Paragraph(text) => Some(text.trim()).filter(|t| !t.is_empty()),
            Block::Table(_) => None,
        })
    }

    fn is_figure(&self) -> bool {
        let text: String = self.paragraphs().collect();
        let digits = text.chars().any(|c| c.is_ascii_digit());
        digits && text.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%' | ' ' | '-'))
    }
}

impl Table {
    /// Whether it only places paragraphs side by side, as at the head and the end of an official letter: one cell, or
    /// at most two columns and four rows without a cell that is a figure.
    pub(super) fn is_layout(&self) -> bool {
        let mut cells = self.rows.iter().flat_map(|row| &row.cells);
        let narrow = self.rows.iter().all(|row| row.cells.len() <= 2) && self.rows.len() <= 4;
        let one = self.rows.len() == 1 && self.rows[0].cells.len() == 1;
        one || narrow && !cells.any(TableCell::is_figure)
    }
}
