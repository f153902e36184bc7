//! Separated values, block by block: a scanner that holds one unfinished row and nothing else.

use super::marks::Marks;
use crate::ingest::rows::{CellKind, Row, Sink, Span};
use memchr::{memchr, memchr2};

/// The longest row: beyond it a quotation mark was never closed.
const LONGEST: usize = 1024 * 1024;

/// How the cells of a file are separated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dialect {
    /// The byte between cells.
    pub separator: u8,
}

impl Dialect {
    /// The dialect of a file's beginning: of tab, semicolon, comma and bar the one that most of its first rows agree on.
    pub fn guess(beginning: &[u8]) -> Dialect {
        if let Some(rest) = without_mark(beginning).strip_prefix(b"sep=")
            && let Some(separator) = rest.first().filter(|b| b.is_ascii_punctuation())
        {
            return Dialect { separator: *separator };
        }
        let cells = |separator: u8| {
            let mut counts = Vec::new();
            let mut scanner = Scanner::new(Dialect { separator });
            scanner.push(beginning, &mut |row: Row<'_>| counts.push(row.cells.len()));
            counts.truncate(50);
            counts.sort_unstable();
            counts.get(counts.len() / 2).copied().unwrap_or(0)
        };
        let best = b"|,;\t".iter().copied().max_by_key(|s| cells(*s)).unwrap_or(b',');
        Dialect { separator: best }
    }
}

/// A file without its byte-order mark.
fn without_mark(bytes: &[u8]) -> &[u8] {
    bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes)
}

/// The scanner.
#[derive(Debug)]
pub struct Scanner {
    dialect: Dialect,
    /// Bytes of a row that is not finished yet.
    rest: Vec<u8>,
    /// Those of the row at hand, and whatever is left behind them of longer ones.
    cells: Vec<Span>,
    rows: u64,
    begun: bool,
    /// The row in which a quotation mark was never closed.
    pub unclosed: Option<u64>,
}

impl Scanner {
    /// A scanner at the beginning of a file.
    pub fn new(dialect: Dialect) -> Scanner {
        Scanner { dialect, rest: Vec::new(), cells: Vec::with_capacity(64), rows: 0, begun: false, unclosed: None }
    }

    /// A scanner at the beginning of a row amid a file; its rows are numbered from 1.
    pub fn amid(dialect: Dialect) -> Scanner {
        Scanner { begun: true, ..Scanner::new(dialect) }
    }

    /// Rows so far.
    pub const fn rows(&self) -> u64 {
        self.rows
    }

    /// Whether the bytes taken so far end where a row ends.
    pub const fn is_between_rows(&self) -> bool {
        self.rest.is_empty() && self.unclosed.is_none()
    }

    /// Takes the next bytes and hands over every row that they finish.
    pub fn push(&mut self, block: &[u8], sink: &mut impl Sink) {
        let mut block = block;
        if !self.begun && !block.is_empty() {
            self.begun = true;
            block = without_mark(block);
        }
        if self.rest.is_empty() {
            let used = self.scan(block, false, sink);
            self.rest.extend_from_slice(&block[used..]);
        } else {
            let taken = self.finish_row(block, sink);
            let block = &block[taken..];
            if self.rest.is_empty() {
                let used = self.scan(block, false, sink);
                self.rest.extend_from_slice(&block[used..]);
            }
        }
        if self.rest.len() > LONGEST && self.unclosed.is_none() {
            self.unclosed = Some(self.rows + 1);
            self.rest.clear();
        }
    }

    /// Finishes the row that began in an earlier block: line by line, for a line end may stand inside a cell. How much of
    /// the block was taken.
    fn finish_row(&mut self, block: &[u8], sink: &mut impl Sink) -> usize {
        let mut joined = std::mem::take(&mut self.rest);
        let mut taken = 0;
        while taken < block.len() && self.unclosed.is_none() {
            let rest = &block[taken..];
            // Each time twice as much, so that a cell of many lines is not read over and over.
            let least = if taken == 0 { 0 } else { joined.len().min(rest.len()) };
            let length = memchr(b'\n', &rest[least..]).map_or(rest.len(), |end| least + end + 1);
            joined.extend_from_slice(&rest[..length]);
            taken += length;
            let used = self.scan(&joined, false, sink);
            if used > 0 {
                joined.drain(..used);
            }
            if joined.is_empty() {
                break;
            }
            if joined.len() > LONGEST {
                self.unclosed = Some(self.rows + 1);
                joined.clear();
            }
        }
        self.rest = joined;
        taken
    }

    /// Hands over the last row when no line end closes it.
    pub fn finish(&mut self, sink: &mut impl Sink) {
        let rest = std::mem::take(&mut self.rest);
        self.scan(&rest, true, sink);
    }

    /// Hands over the rows of some bytes; how many bytes they took.
    fn scan(&mut self, data: &[u8], last: bool, sink: &mut impl Sink) -> usize {
        let mut at = 0;
        let mut marks = Marks::new(data, self.dialect.separator);
        while at < data.len() && self.unclosed.is_none() {
            let Some((cells, next)) = row(&mut marks, (data, at), last, self.dialect.separator, &mut self.cells) else {
                break;
            };
            self.rows += 1;
            sink.row(Row { number: self.rows, data, cells: self.cells.get(..cells).unwrap_or_default(), shared: &[] });
            at = next;
        }
        at
    }
}

/// Puts a cell in its place, whatever a row before left there.
#[inline]
fn put(cells: &mut Vec<Span>, at: usize, span: Span) {
    match cells.get_mut(at) {
        Some(place) => *place = span,
        None => cells.push(span),
    }
}

/// Reads a row, whose first mark is the next, into `cells`; how many cells it has and the place of the next row, or `None`
/// when this one is not finished.
fn row(
    marks: &mut Marks<'_>,
    (data, from): (&[u8], usize),
    last: bool,
    separator: u8,
    cells: &mut Vec<Span>,
) -> Option<(usize, usize)> {
    let (mut own, mut start, mut count) = (*marks, from, 0);
    while let Some(end) = own.next() {
        let mark = data[end];
        if mark == separator {
            put(cells, count, Span { start, end, kind: CellKind::Plain });
            start = end + 1;
        } else if mark == b'\n' {
            let cut = if end > start && data[end - 1] == b'\r' { end - 1 } else { end };
            put(cells, count, Span { start, end: cut, kind: CellKind::Plain });
            *marks = own;
            return Some((count + 1, end + 1));
        } else if end == start {
            let (behind, span, end) = quoted(own, data, start + 1, last)?;
            own = behind;
            put(cells, count, span);
            if data.get(end) != Some(&separator) {
                *marks = own;
                return Some((count + 1, data.len().min(end + 1)));
            }
            start = end + 1;
        } else {
            continue;
        }
        count += 1;
    }
    *marks = own;
    last.then(|| {
        put(cells, count, Span { start, end: data.len(), kind: CellKind::Plain });
        (count + 1, data.len())
    })
}

/// A cell behind a quotation mark, the place of what ends it, and the marks behind that.
fn quoted<'a>(mut marks: Marks<'a>, data: &[u8], start: usize, last: bool) -> Option<(Marks<'a>, Span, usize)> {
    let mut kind = CellKind::Plain;
    loop {
        let Some(close) = marks.find(|at| data[*at] == b'"') else {
            return last.then_some((marks, Span { start, end: data.len(), kind }, data.len()));
        };
        match data.get(close + 1) {
            Some(b'"') => {
                marks.next();
                kind = CellKind::Quoted;
            }
            None if !last => return None,
            _ => {
                let span = Span { start, end: close, kind };
                // Nothing, a carriage return or stray letters behind the mark: up to the end of the cell.
                return match marks.find(|at| data[*at] != b'"') {
                    Some(end) => Some((marks, span, end)),
                    None => last.then_some((marks, span, data.len())),
                };
            }
        }
    }
}

/// Whether a row may begin at some place, told by the quotation marks before it: an odd number stands inside a cell.
/// Returns the first place at or after `from` where a row begins, given how many marks stand before it.
pub fn row_start(data: &[u8], from: usize, marks_before: usize) -> Option<usize> {
    let mut odd = marks_before % 2 == 1;
    let mut at = from;
    while let Some(length) = memchr2(b'"', b'\n', data.get(at..)?) {
        at += length + 1;
        match data[at - 1] {
            b'"' => odd = !odd,
            _ if !odd => return Some(at),
            _ => {}
        }
    }
    None
}

/// How many quotation marks stand in some bytes.
pub fn marks(data: &[u8]) -> usize {
    memchr::memchr_iter(b'"', data).count()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    type Cells = Vec<(u64, Vec<(Vec<u8>, bool)>)>;

    fn rows(blocks: impl Iterator<Item = Vec<u8>>) -> Cells {
        let mut rows = Cells::new();
        let mut scanner = Scanner::new(Dialect { separator: b';' });
        let mut keep = |row: Row<'_>| {
            let cell = |span: &Span| (row.data[span.start..span.end].to_vec(), span.kind == CellKind::Quoted);
            rows.push((row.number, row.cells.iter().map(cell).collect()));
        };
        blocks.for_each(|block| scanner.push(&block, &mut keep));
        scanner.finish(&mut keep);
        rows
    }

    /// The same, byte by byte and by the rules in words.
    fn slowly(data: &[u8]) -> Cells {
        let (mut rows, mut cells, mut at) = (Cells::new(), Vec::new(), 0);
        while at < data.len() || !cells.is_empty() {
            let (cell, next) = slow_cell(data, at);
            cells.push(cell);
            if data.get(next) != Some(&b';') {
                rows.push((rows.len() as u64 + 1, std::mem::take(&mut cells)));
            }
            at = next + 1;
        }
        rows
    }

    fn slow_cell(data: &[u8], from: usize) -> ((Vec<u8>, bool), usize) {
        let ends = |at: usize| (at..data.len()).find(|i| matches!(data[*i], b';' | b'\n')).unwrap_or(data.len());
        if data.get(from) != Some(&b'"') {
            let end = ends(from.min(data.len()));
            let cell = &data[from.min(end)..end];
            let cut = if end < data.len() && data[end] == b'\n' { cell.strip_suffix(b"\r") } else { None };
            return ((cut.unwrap_or(cell).to_vec(), false), end);
        }
        let (mut at, mut doubled) = (from + 1, false);
        loop {
            match (data.get(at), data.get(at + 1)) {
                (None, _) => return ((data[from + 1..].to_vec(), doubled), data.len()),
                (Some(b'"'), Some(b'"')) => (at, doubled) = (at + 2, true),
                (Some(b'"'), _) => return ((data[from + 1..at].to_vec(), doubled), ends(at)),
                _ => at += 1,
            }
        }
    }

    proptest! {
        #[test]
        fn rows_are_the_same_in_any_division_and_byte_by_byte(
            letters in prop::collection::vec(prop::sample::select(&b"aab;;\n\n\"\"\r\xc3"[..]), 0..400),
            cuts in prop::collection::vec(1_usize..90, 1..8),
        ) {
            let whole = rows(std::iter::once(letters.clone()));
            let mut rest = letters.as_slice();
            let blocks = cuts.iter().cycle().map_while(|cut| {
                let (block, other) = rest.split_at_checked(*cut).unwrap_or((rest, &[]));
                rest = other;
                (!block.is_empty()).then(|| block.to_vec())
            });
            prop_assert_eq!(&rows(blocks), &whole);
            prop_assert_eq!(&slowly(&letters), &whole);
        }
    }
}
