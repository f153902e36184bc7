//! Rows as scanners hand them over: slices of one buffer, never copied.

/// What a scanner knows of a cell's bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellKind {
    /// As it stands.
    Plain,
    /// Quotation marks stand twice for one.
    Quoted,
    /// A string that cells of its workbook share, in [`Row::shared`]: cells of one number say the same.
    Shared {
        /// Its number.
        number: u32,
    },
    /// A number that its workbook shows as a day: a serial.
    Day {
        /// Counted from 1904.
        since_1904: bool,
    },
}

/// Where a cell stands in its row's bytes.
#[derive(Debug, Clone, Copy)]
pub struct Span {
    /// First byte.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// What it is.
    pub kind: CellKind,
}

/// A row.
#[derive(Debug, Clone, Copy)]
pub struct Row<'a> {
    /// One-based number in the file, headings counted.
    pub number: u64,
    /// The bytes that the cells stand in.
    pub data: &'a [u8],
    /// The cells from left to right.
    pub cells: &'a [Span],
    /// The bytes of strings that cells share; empty where there are none.
    pub shared: &'a [u8],
}

/// What a sink reads of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Columns {
    /// A bit for each column that is read, the first one lowest.
    pub read: u64,
    /// The column by which rows are told apart: of those in which it begins with a digit only the columns above are looked
    /// at, of all others everything.
    pub key: usize,
}

impl Columns {
    /// Whether a column is read.
    #[inline]
    pub const fn reads(&self, column: usize) -> bool {
        column < 64 && self.read >> column & 1 == 1
    }
}

impl<'a> Row<'a> {
    /// The bytes of a cell, blanks around them cut; empty for a cell that the row has not.
    #[inline]
    pub fn cell(&self, column: usize) -> (&'a [u8], CellKind) {
        let Some(span) = self.cells.get(column) else { return (&[], CellKind::Plain) };
        let bytes = if matches!(span.kind, CellKind::Shared { .. }) { self.shared } else { self.data };
        (trimmed(bytes.get(span.start..span.end).unwrap_or_default()), span.kind)
    }

    /// A cell as words: quotation marks undone, blanks joined, NFC.
    pub fn text(&self, column: usize) -> String {
        let (bytes, kind) = self.cell(column);
        text(bytes, kind)
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        (0..self.cells.len()).all(|column| self.cell(column).0.is_empty())
    }
}

/// Bytes without blanks around them, of which nearly every cell has none.
#[inline]
fn trimmed(bytes: &[u8]) -> &[u8] {
    match bytes {
        [first, .., last] if *first > b' ' && *last > b' ' => bytes,
        _ => bytes.trim_ascii(),
    }
}

/// Bytes as words.
pub fn text(bytes: &[u8], kind: CellKind) -> String {
    use unicode_normalization::UnicodeNormalization;
    let text = String::from_utf8_lossy(bytes);
    let text = if kind == CellKind::Quoted { text.replace("\"\"", "\"") } else { text.into_owned() };
    text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

/// What takes rows.
pub trait Sink {
    /// Takes a row.
    fn row(&mut self, row: Row<'_>);

    /// Takes a row of a table that holds something else.
    fn other(&mut self, _row: Row<'_>) {}

    /// What is read of rows; `None` for everything.
    fn columns(&self) -> Option<Columns> {
        None
    }

    /// Whether the rest of the rows matters.
    fn wants_more(&self) -> bool {
        true
    }
}

impl<F: FnMut(Row<'_>)> Sink for F {
    fn row(&mut self, row: Row<'_>) {
        self(row);
    }
}
