//! Lines that are entries of a form: «Tổng số hồ sơ tiếp nhận: 412», each by itself, under a line that names whom or
//! when they are about.

use super::{Block, BlockKind};

/// The longest label before the colon of an entry, in characters.
const LABEL: usize = 90;
/// The longest line that is one entry of a form or its title.
const LINE: usize = 72;
/// The level of a title above entries: below every numbered heading.
const TITLE: u8 = 5;

/// Whether a character is a sign that marks an item: «✅», «►», «■».
pub(super) fn is_symbol(c: char) -> bool {
    let quoted = matches!(c, '“' | '”' | '‘' | '’' | '«' | '»' | '…' | '—' | '§' | '°');
    !c.is_alphanumeric() && !c.is_ascii() && !c.is_whitespace() && !quoted
}

/// Whether a line is an entry: a short label, a colon, and a number or a word for none.
pub(super) fn is_entry(text: &[char]) -> bool {
    let Some(colon) = text.iter().position(|c| *c == ':').filter(|at| (3..=LABEL).contains(at)) else { return false };
    let rest: Vec<char> = text[colon + 1..].iter().copied().skip_while(|c| c.is_whitespace()).collect();
    let none: String = rest.iter().take(5).flat_map(|c| c.to_lowercase()).collect();
    let number = rest.first().is_some_and(char::is_ascii_digit);
    let within =
        text[..colon].iter().filter(|c| **c == '(').count() > text[..colon].iter().filter(|c| **c == ')').count();
    text[0].is_uppercase() && !within && (number || none == "không")
}

/// Whether a line begins a block of its own because it, or the line above it, is an entry.
pub(super) fn parts(chars: &[char], block: &Block, text: &[char]) -> bool {
    let Some((from, to)) = block.ranges.last() else { return false };
    let above = &chars[*from..*to];
    let short = above.len() <= LINE;
    let mark = |marks: &[char]| above.last().is_some_and(|c| marks.contains(c));
    let closed = mark(&['.', ':']) || (short && !mark(&[';', ',']));
    let capital = text.first().is_some_and(|c| c.is_uppercase());
    capital && ((closed && is_entry(text)) || (short && is_entry(above)))
}

/// Whether a line is the date of a news item: a date, perhaps with the time of day and words that announce it.
pub(super) fn is_dateline(text: &[char]) -> bool {
    let line: String = text.iter().flat_map(|c| c.to_lowercase()).collect();
    let rest = ["ngày đăng", "cập nhật", "đăng lúc", "đăng ngày", "gmt+7"].iter().fold(line, |l, w| l.replace(w, ""));
    let digits = rest.chars().filter(char::is_ascii_digit).count();
    let mark =
        |c: char| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '/' | '-' | '.' | ':' | ',' | '|' | '(' | ')');
    let parts = rest.split(|c: char| !c.is_ascii_digit()).filter(|p| p.len() == 4).count();
    text.len() <= 40
        && (6..=14).contains(&digits)
        && parts == 1
        && rest.chars().all(mark)
        && rest.contains(['/', '-', '.'])
}

/// Makes the last line above an entry a heading, when it is short, begins with a capital and ends in no mark but a
/// colon.
pub(super) fn set_title_apart(blocks: &mut Vec<Block>, chars: &[char]) {
    let Some(last) = blocks.last_mut().filter(|b| b.kind == BlockKind::Paragraph) else { return };
    let Some(&(from, to)) = last.ranges.last() else { return };
    let line = &chars[from..to];
    let title = line.len() <= LINE
        && line[0].is_uppercase()
        && line.last().is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | ':'))
        && !line[..line.len() - 1].contains(&':')
        && line.iter().any(|c| c.is_lowercase());
    if !title {
        return;
    }
    last.ranges.pop();
    if last.ranges.is_empty() {
        blocks.pop();
    }
    blocks.push(Block { kind: BlockKind::Heading(TITLE), ranges: vec![(from, to)], grid: None });
}
