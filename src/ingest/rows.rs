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
    /// A number that its workbook holds: a mark within it is that of its places.
    Number,
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

/// What a cell says, blanks around it cut.
#[derive(Debug, Clone, Copy)]
pub struct Cell<'a> {
    /// Its bytes; empty for a cell that the row has not.
    pub bytes: &'a [u8],
    /// What they are.
    pub kind: CellKind,
    /// The first eight of them as a number, the first one lowest; what a shorter cell has not is zero.
    pub head: u64,
}

impl<'a> Cell<'a> {
    /// A cell that stands by itself.
    pub fn of(bytes: &'a [u8]) -> Cell<'a> {
        Cell { bytes, kind: CellKind::Plain, head: head(bytes, bytes.len()) }
    }

    /// As words: quotation marks undone, blanks joined, NFC.
    pub fn text(&self) -> String {
        text(self.bytes, self.kind)
    }
}

/// The head of a cell of some length, from its beginning on to wherever: most have enough behind them to be read at once.
#[inline]
fn head(from: &[u8], length: usize) -> u64 {
    let eight = from.first_chunk::<8>().map_or_else(|| few(from), |eight| u64::from_le_bytes(*eight));
    if length < 8 { eight & ((1 << (8 * length)) - 1) } else { eight }
}

#[cold]
#[inline(never)]
fn few(bytes: &[u8]) -> u64 {
    bytes.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte))
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
    /// A cell.
    #[inline(always)]
    pub fn cell(&self, column: usize) -> Cell<'a> {
        let Some(span) = self.cells.get(column) else { return Cell { bytes: &[], kind: CellKind::Plain, head: 0 } };
        let all = if matches!(span.kind, CellKind::Shared { .. }) { self.shared } else { self.data };
        let from = all.get(span.start..).unwrap_or_default();
        let bytes = from.get(..span.end.wrapping_sub(span.start)).unwrap_or_default();
        match bytes {
            [first, ..] if *first <= b' ' => self.trimmed(column),
            [.., last] if *last <= b' ' => self.trimmed(column),
            _ => Cell { bytes, kind: span.kind, head: head(from, bytes.len()) },
        }
    }

    /// A cell with blanks around it, of which there are few.
    #[cold]
    #[inline(never)]
    fn trimmed(&self, column: usize) -> Cell<'a> {
        let kind = self.cells.get(column).map_or(CellKind::Plain, |span| span.kind);
        let all = if matches!(kind, CellKind::Shared { .. }) { self.shared } else { self.data };
        let bytes = self.cells.get(column).and_then(|span| all.get(span.start..span.end)).unwrap_or_default();
        Cell { kind, ..Cell::of(bytes.trim_ascii()) }
    }

    /// A cell as words.
    pub fn text(&self, column: usize) -> String {
        self.cell(column).text()
    }

    /// Whether nothing stands in it.
    pub fn is_blank(&self) -> bool {
        (0..self.cells.len()).all(|column| self.cell(column).bytes.is_empty())
    }
}

/// Bytes as words.
fn text(bytes: &[u8], kind: CellKind) -> String {
    use unicode_normalization::UnicodeNormalization;
    let text = String::from_utf8_lossy(bytes);
    if kind != CellKind::Quoted && is_plain(&text) {
        return text.into_owned();
    }
    let text = if kind == CellKind::Quoted { text.replace("\"\"", "\"") } else { text.into_owned() };
    text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect()
}

/// Whether a text is in order as it is: letters that are one character each, single blanks between them.
fn is_plain(text: &str) -> bool {
    let mut before = ' ';
    let mut fits = |letter: char| {
        let is_whole = matches!(letter, '!'..='~' | '\u{a1}'..='\u{2ff}' | '\u{1ea0}'..='\u{1ef9}');
        let fits = is_whole || (letter == ' ' && before != ' ');
        before = letter;
        fits
    };
    text.chars().all(&mut fits) && before != ' '
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

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn what_is_in_order_is_what_putting_in_order_leaves_alone() {
        let slow = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect::<String>();
        let letters = ('\0'..='\u{3ff}').chain('\u{1e00}'..='\u{20ff}');
        let two = letters.flat_map(|letter| [format!("a{letter}"), format!("{letter}e"), format!(" {letter}o ")]);
        let words = ["Sở  Y tế", " Sở", "Sở ", "Sơ\u{309} Y tế", "Lĩnh vực đất đai", "", " "].map(str::to_owned);
        for text in two.chain(words) {
            assert_eq!(Cell::of(text.as_bytes()).text(), slow(&text), "{text:?}");
            assert!(!is_plain(&text) || slow(&text) == text, "{text:?}");
        }
        assert!(is_plain("Thông báo (điều chỉnh): 1.004 ữ, ỹ"));
    }
}
