//! Whether a text is separated values, and by what.
//!
//! Prose has commas too, so a text that is not called a table must show one: nearly every line with the same number
//! of cells. Lines of cells separated by tabs are a table in plain text already; they are read as separated values
//! only when quotation marks say more than the tabs do, or the file is called a table.

use crate::ingest::sniff::has_extension;
use csv::ReaderBuilder;

/// Bytes looked at.
const SAMPLE: usize = 64 * 1024;

/// Names of tables: separated values, and sheets that a portal writes as text.
const TABLES: [&str; 6] = ["csv", "tsv", "tab", "xls", "xlsx", "xlsm"];

/// How the lines of a sample fall apart at one delimiter.
struct Shape {
    delimiter: u8,
    /// Cells of most lines that have more than one.
    cells: usize,
    /// Lines with so many, in thousandths of the lines from the first of them on.
    share: usize,
    /// Lines with so many.
    rows: usize,
    /// Cells after the first that begin with a blank, in thousandths.
    blank_led: usize,
    /// Whether quotation marks hold lines together.
    quoted: bool,
}

/// The delimiter of a text of separated values; `None` when it is something else.
pub(in crate::ingest) fn delimiter(name: &str, text: &str) -> Option<u8> {
    if let Some(hint) = hint(text) {
        return Some(hint);
    }
    let sample = sample(text);
    let shapes: Vec<Shape> = b"\t;,".iter().filter_map(|d| shape(sample, *d)).collect();
    if has_extension(name, &TABLES) { called_table(&shapes) } else { looks_like_table(&shapes) }
}

/// The first line by which Excel is told the delimiter.
fn hint(text: &str) -> Option<u8> {
    let rest = text.lines().next()?.trim().trim_matches('"').strip_prefix("sep=")?;
    match rest.as_bytes() {
        [delimiter] => Some(*delimiter),
        [] => Some(b'\t'),
        _ => None,
    }
}

/// The text after that line.
pub(super) fn without_hint(text: &str) -> &str {
    match hint(text) {
        Some(_) => text.split_once('\n').map_or("", |(_, rest)| rest),
        None => text,
    }
}

/// The shape with the most cells; of several with as many, the first.
fn called_table(shapes: &[Shape]) -> Option<u8> {
    let most = |floor: usize| {
        let fitting = shapes.iter().filter(move |s| s.share >= floor);
        fitting.reduce(|best, s| if s.cells > best.cells { s } else { best }).map(|s| s.delimiter)
    };
    most(800).or_else(|| most(400))
}

fn looks_like_table(shapes: &[Shape]) -> Option<u8> {
    if let Some(tabs) = shapes.iter().find(|s| s.delimiter == b'\t' && s.share >= 500) {
        return (tabs.quoted && tabs.share >= 800).then_some(b'\t');
    }
    let table = |s: &&Shape| {
        s.share >= 800
            && s.blank_led <= 100
            && s.rows >= if s.cells >= 3 { 2 } else { 3 }
            && (s.delimiter == b';' || s.cells >= 3)
    };
    shapes.iter().filter(table).map(|s| s.delimiter).next()
}

fn shape(sample: &str, delimiter: u8) -> Option<Shape> {
    let mut builder = ReaderBuilder::new();
    builder.has_headers(false).flexible(true).delimiter(delimiter);
    let records: Vec<csv::StringRecord> =
        builder.from_reader(sample.as_bytes()).into_records().filter_map(Result::ok).collect();
    let filled = records.iter().filter(|r| r.iter().any(|c| !c.trim().is_empty()));
    let lengths: Vec<usize> = filled.map(csv::StringRecord::len).collect();
    let cells = commonest(&lengths)?;
    let first = lengths.iter().position(|l| *l == cells)?;
    let rows = lengths.iter().filter(|l| **l == cells).count();
    let later: Vec<&str> = records.iter().flat_map(|r| r.iter().skip(1)).collect();
    let blank_led = later.iter().filter(|c| c.starts_with(' ')).count() * 1000 / later.len().max(1);
    let quoted = records.iter().any(|r| r.iter().any(|c| c.contains(['\n', '"', '\t'])));
    Some(Shape { delimiter, cells, share: rows * 1000 / (lengths.len() - first), rows, blank_led, quoted })
}

/// The commonest number above one; the larger of two as common.
fn commonest(lengths: &[usize]) -> Option<usize> {
    let mut sorted: Vec<usize> = lengths.iter().copied().filter(|l| *l > 1).collect();
    sorted.sort_unstable();
    sorted.chunk_by(|a, b| a == b).max_by_key(|run| run.len()).and_then(|run| run.first().copied())
}

/// The beginning of a text, up to the end of a line.
fn sample(text: &str) -> &str {
    let end = (0..=SAMPLE.min(text.len())).rev().find(|i| text.is_char_boundary(*i)).unwrap_or(0);
    let cut = &text[..end];
    if end == text.len() { cut } else { cut.rfind('\n').map_or(cut, |i| &cut[..i]) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tables_are_told_from_prose() {
        let found = |name: &str, text: &str| delimiter(name, text).map(char::from);
        for (text, expected) in [
            ("STT,Đơn vị,Số\n1,Sở A,5\n2,Sở B,\"1,5\"", Some(',')),
            ("STT;Đơn vị;Tỷ lệ\n1;Sở A;97,5\n2;Sở B;98,5", Some(';')),
            ("sep=|\na|b", Some('|')),
            ("Tháng 4, tiếp nhận 5, trả 4\nTháng 5, tiếp nhận 6, trả 5", None),
            ("Tỷ lệ 97,12%\nTỷ lệ 98,15%\nTỷ lệ 99,15%", None),
            ("Sở A\t97,12\t5,5\nSở B\t98,1\t6,5", None),
            ("Sở A\t\"hai\ndòng\"\t5\nSở B\tb\t6", Some('\t')),
            ("Một; hai; ba\nbốn; năm; sáu", None),
        ] {
            assert_eq!(found("a.txt", text), expected, "{text}");
        }
        assert_eq!(found("a.xls", "Sở A\t97,12\t5,5\nSở B\t98,1\t6,5"), Some('\t'));
        assert_eq!(found("a.csv", "Bảng\nĐơn vị,Số\nA,5"), Some(','));
        assert_eq!(found("a.csv", "Tên;Tỷ lệ;Tỷ lệ\nA;1,5;2,5\nB;1,5;2,5"), Some(';'));
        assert_eq!(found("a.csv", "Một dòng"), None);
    }
}
