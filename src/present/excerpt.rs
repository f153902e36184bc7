//! The text around a place, for the source drawer.

use crate::domain::{Place, SourceId, Span};
use crate::dossier::Counted;
use serde::{Deserialize, Serialize};

/// The most characters shown on either side of a highlighted sentence.
const REACH: usize = 420;

/// Where a figure stands, ready to show: a sentence with its surroundings, or a table row under its headings.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Excerpt {
    /// The report.
    pub source: SourceId,
    /// Its file name.
    pub name: String,
    /// One-based number of the line the place begins on.
    pub line: usize,
    /// Name of the sheet it stands on; `None` when the format has none.
    pub sheet: Option<String>,
    /// One-based number of the page; `None` when the format has none.
    pub page: Option<u32>,
    /// One-based number of the row in its sheet; `None` when not known.
    pub row: Option<u32>,
    /// What was counted, where it is an account of lists of dossiers.
    pub listed: Option<CountedFrom>,
    /// The text.
    pub passage: Passage,
}

/// What the figures of an account of lists of dossiers were counted from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CountedFrom {
    /// Names of the files.
    pub files: Vec<String>,
    /// Rows counted as dossiers, of all files.
    pub rows: u64,
    /// The period of the figures.
    pub span: Span,
}

impl CountedFrom {
    /// Of an account.
    pub fn of(counted: &Counted) -> CountedFrom {
        let files = counted.files.iter().map(|file| file.name.clone()).collect();
        CountedFrom { files, rows: counted.files.iter().map(|file| file.read).sum(), span: counted.span }
    }
}

/// The text of an excerpt. White space is tidied for reading; every other character is as in the report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Passage {
    /// Running text: concatenated, the three parts read as the report does.
    Prose {
        /// Before the highlight; starts with «…» when cut.
        before: String,
        /// The sentence or clause that states the figure.
        highlight: String,
        /// After the highlight; ends with «…» when cut.
        after: String,
    },
    /// A table row.
    Row {
        /// Heading of each column, upper rows first, joined with « / »; empty strings where there is none.
        headings: Vec<String>,
        /// The row's cells; as many as there are headings.
        cells: Vec<String>,
        /// The column of the figure.
        column: Option<usize>,
    },
}

/// The surroundings of a place in a document's text; `None` when the place lies outside it.
pub fn excerpt(name: &str, text: &str, place: &Place) -> Option<Excerpt> {
    let (start, end) = (byte_at(text, place.start)?, byte_at(text, place.end)?);
    let highlight = text.get(start..end).filter(|h| !h.is_empty())?;
    let passage = match place.cell.is_some() || highlight.trim_end().contains('\t') {
        true => row(text, start, end, place.cell),
        false => prose(text, start, end),
    };
    let line = 1 + text[..start].matches('\n').count();
    let (source, name) = (place.source, name.to_owned());
    Some(Excerpt { source, name, line, sheet: None, page: None, row: None, listed: None, passage })
}

/// The byte offset of the `index`-th character; the end of the text counts as one.
fn byte_at(text: &str, index: usize) -> Option<usize> {
    text.char_indices().map(|(byte, _)| byte).chain(std::iter::once(text.len())).nth(index)
}

fn prose(text: &str, start: usize, end: usize) -> Passage {
    let (before, after) = (&text[..start], &text[end..]);
    let from = paragraph_start(before);
    let to = paragraph_end(after);
    let (head, tail) = (cut_front(&before[from..]), cut_back(&after[..to]));
    let glue = |joined: bool| if joined { " " } else { "" };
    let space_before = head.ends_with(char::is_whitespace) || text[start..end].starts_with(char::is_whitespace);
    let space_after = tail.starts_with(char::is_whitespace) || text[start..end].ends_with(char::is_whitespace);
    let (before, after) = (tidy(&head), tidy(&tail));
    Passage::Prose {
        before: format!("{before}{}", glue(space_before && !before.is_empty())),
        highlight: tidy(&text[start..end]),
        after: format!("{}{after}", glue(space_after && !after.is_empty())),
    }
}

/// Single spaces instead of runs of white space.
fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The start of the paragraph that `before` ends in: the last line break that ends a paragraph.
fn paragraph_start(before: &str) -> usize {
    let breaks = before.char_indices().rev().filter(|(_, c)| *c == '\n');
    breaks.map(|(i, _)| i).find(|i| ends_paragraph(&before[..*i], &before[i + 1..])).map_or(0, |i| i + 1)
}

/// The end of the paragraph that `after` begins in.
fn paragraph_end(after: &str) -> usize {
    let breaks = after.char_indices().filter(|(_, c)| *c == '\n');
    breaks.map(|(i, _)| i).find(|i| ends_paragraph(&after[..*i], &after[i + 1..])).unwrap_or(after.len())
}

/// Whether a line break between `above` and `below` ends a paragraph. Converted documents break lines, and even leave
/// blank ones, inside sentences: so only a closed sentence, a bullet or a table counts.
fn ends_paragraph(above: &str, below: &str) -> bool {
    let closed = above.trim_end().ends_with(['.', ';', ':', '!', '?']);
    let next = below.trim_start();
    let line = next.split('\n').next().unwrap_or_default();
    let last = above.trim_end().rsplit('\n').next().unwrap_or_default();
    closed || starts_item(next) || line.contains('\t') || last.contains('\t')
}

/// A bullet («- », «+ ») or a numbered heading («1. », «II. », «a) »).
fn starts_item(line: &str) -> bool {
    let word = line.split_whitespace().next().unwrap_or_default();
    let numbered = word.strip_suffix(['.', ')']).is_some_and(|n| {
        let letter = n.chars().count() == 1 && n.chars().all(char::is_lowercase);
        letter || (!n.is_empty() && n.len() <= 5 && n.chars().all(|c| c.is_ascii_digit() || "IVX.".contains(c)))
    });
    matches!(word, "-" | "+" | "*" | "•" | "–") || numbered
}

/// The last [`REACH`] characters, from a word's start, marked when cut.
fn cut_front(text: &str) -> String {
    let skip = text.chars().count().saturating_sub(REACH);
    if skip == 0 {
        return text.to_owned();
    }
    let kept: String = text.chars().skip(skip).collect();
    let from = kept.find(char::is_whitespace).unwrap_or(0);
    format!("…{}", &kept[from..])
}

/// The first [`REACH`] characters, to a word's end, marked when cut.
fn cut_back(text: &str) -> String {
    if text.chars().count() <= REACH {
        return text.to_owned();
    }
    let kept: String = text.chars().take(REACH).collect();
    let to = kept.rfind(char::is_whitespace).unwrap_or(kept.len());
    format!("{} …", &kept[..to])
}

fn row(text: &str, start: usize, end: usize, column: Option<usize>) -> Passage {
    let from = text[..start].rfind('\n').map_or(0, |i| i + 1);
    let to = text[end..].find('\n').map_or(text.len(), |i| end + i);
    let cells: Vec<String> = text[from..to].split('\t').map(tidy).collect();
    let mut above: Vec<&str> =
        text[..from].trim_end_matches('\n').rsplit('\n').take_while(|l| l.contains('\t')).collect();
    above.reverse();
    let headings = headings(&above, cells.len());
    let column = column.filter(|c| *c < cells.len());
    Passage::Row { headings, cells, column }
}

/// Joins the heading rows of a table: the rows at its top that come before the first row of figures. A merged cell is
/// written once and left blank to its right, so a blank takes over what stands to its left when a lower heading row
/// divides it further.
fn headings(above: &[&str], columns: usize) -> Vec<String> {
    let is_heading = |line: &&&str| !line.split('\t').any(|c| c.trim().starts_with(|d: char| d.is_ascii_digit()));
    let rows: Vec<Vec<String>> = above
        .iter()
        .take_while(is_heading)
        .map(|line| line.split('\t').map(tidy).chain(std::iter::repeat(String::new())).take(columns).collect())
        .collect();
    (0..columns)
        .map(|column| {
            let parts = (0..rows.len()).map(|r| heading_at(&rows, r, column)).filter(|part| !part.is_empty());
            parts.collect::<Vec<_>>().join(" / ")
        })
        .collect()
}

fn heading_at(rows: &[Vec<String>], row: usize, column: usize) -> String {
    let divided = rows[row + 1..].iter().any(|lower| !lower[column].is_empty());
    let own = &rows[row][column];
    if !own.is_empty() || !divided {
        return own.clone();
    }
    rows[row][..column].iter().rev().find(|cell| !cell.is_empty()).cloned().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(text: &str, part: &str, cell: Option<usize>) -> Place {
        let byte = text.find(part).expect("the part stands in the text");
        let start = text[..byte].chars().count();
        Place { source: SourceId(0), start, end: start + part.chars().count(), cell }
    }

    fn passage(text: &str, part: &str, cell: Option<usize>) -> Passage {
        excerpt("a.txt", text, &place(text, part, cell)).expect("an excerpt").passage
    }

    #[test]
    fn a_sentence_broken_over_blank_lines_is_read_as_one() {
        let text =
            "Mở đầu.\n\n- Trong tuần tiếp nhận 10 \n\nhồ sơ, trong đó: \n\n+ Trực tuyến là 4 hồ sơ (chiếm \n\n40%). \n";
        let expected = Passage::Prose {
            before: "- Trong tuần ".into(),
            highlight: "tiếp nhận 10 hồ sơ".into(),
            after: ", trong đó:".into(),
        };
        assert_eq!(passage(text, "tiếp nhận 10 \n\nhồ sơ", None), expected);
        let expected = Passage::Prose {
            before: "+ Trực tuyến là 4 hồ sơ (".into(),
            highlight: "chiếm 40%".into(),
            after: ").".into(),
        };
        assert_eq!(passage(text, "chiếm \n\n40%", None), expected);
    }

    #[test]
    fn a_row_stands_under_its_joined_headings() {
        let text = "STT\tTên\tTổng số\t\tTỷ lệ\n\t\tHồ sơ\tThủ tục\t\n1\tSở A\t12\t3\t40%\n2\tSở B\t7\t1\t9%\n";
        let Passage::Row { headings, cells, column } = passage(text, "2\tSở B\t7\t1\t9%", Some(3)) else {
            panic!("a row");
        };
        assert_eq!(headings, ["STT", "Tên", "Tổng số / Hồ sơ", "Tổng số / Thủ tục", "Tỷ lệ"]);
        assert_eq!(cells, ["2", "Sở B", "7", "1", "9%"]);
        assert_eq!(column, Some(3));
    }

    #[test]
    fn a_place_outside_the_text_has_no_excerpt() {
        let outside = Place { source: SourceId(0), start: 2, end: 9, cell: None };
        assert_eq!(excerpt("a.txt", "ngắn", &outside), None);
        assert_eq!(excerpt("a.txt", "ngắn", &Place { end: 2, ..outside }), None);
    }

    #[test]
    fn long_surroundings_are_cut_at_words_and_marked() {
        let text = format!("{} SỐ 5 {}", "từ ".repeat(400), "chữ ".repeat(400));
        let Passage::Prose { before, highlight, after } = passage(&text, "SỐ 5", None) else { panic!("prose") };
        assert_eq!(highlight, "SỐ 5");
        assert!(before.starts_with("… từ") && before.ends_with("từ "), "{before}");
        assert!(after.starts_with(" chữ") && after.ends_with("chữ …"), "{after}");
        assert!(before.chars().count() <= REACH + 2 && after.chars().count() <= REACH + 3);
    }
}
