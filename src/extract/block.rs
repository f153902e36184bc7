//! A document's text → blocks: headings, bullets, paragraphs, tables. Footnotes are set aside.

mod form;

use super::rows::{Belongs, belongs};
use super::token::is_letter;
use crate::ingest::Grid;

/// What a block is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BlockKind {
    /// «I.» and «A.» are 1, «2.» is 2, «4.1.» is 3, «a)» is 4.
    Heading(u8),
    /// «-» is 1, «+» is 2, «*» and «•» are 3.
    Bullet(u8),
    /// Running text.
    Paragraph,
    /// Lines of tab-separated cells.
    Table,
}

/// A block and the ranges of characters it covers; a sentence interrupted by a page's footnotes has several.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Block {
    pub(super) kind: BlockKind,
    pub(super) ranges: Vec<(usize, usize)>,
    /// For a table whose structure the file states: which of its grids.
    pub(super) grid: Option<usize>,
}

/// Lines of running text are longer than this, in characters.
const SHORT_LINE: usize = 60;
/// Lines broken at a page's width are shorter than this.
const LONG_LINE: usize = 130;

/// A line of the text.
pub(super) struct Line {
    pub(super) start: usize,
    pub(super) end: usize,
    /// First and one past the last character that is not white space (tabs count as content).
    pub(super) from: usize,
    pub(super) to: usize,
}

/// Which lines are being left out.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Skipping {
    Nothing,
    /// A superscript footnote, up to the next blank line.
    Superscript,
    /// A page's numbered footnotes, up to the page break.
    Footnotes,
}

/// Splits a text into blocks in reading order. Linear in the length of the text.
pub(super) fn blocks(chars: &[char], grids: &[Grid]) -> Vec<Block> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut skipping = Skipping::Nothing;
    let mut after_blank = true;
    let lines: Vec<Line> = lines(chars).collect();
    let short = if double_spaced(&lines) { SHORT_LINE } else { usize::MAX };
    for (line, belongs) in lines.iter().zip(belongs(chars, &lines, grids)) {
        if let Belongs::Grid(grid) = belongs {
            push_row(&mut blocks, line, grid);
            (skipping, after_blank) = (Skipping::Nothing, true);
            continue;
        }
        let text = &chars[line.from..line.to];
        skipping = match skipping {
            Skipping::Superscript if text.is_empty() => Skipping::Nothing,
            Skipping::Footnotes if resumes(chars, line) => Skipping::Nothing,
            Skipping::Nothing if is_superscript_line(text) => Skipping::Superscript,
            Skipping::Nothing if starts_footnotes(chars, line) => Skipping::Footnotes,
            other => other,
        };
        if text.is_empty() || skipping != Skipping::Nothing {
            after_blank = true;
            continue;
        }
        push(&mut blocks, chars, line, belongs == Belongs::Tabs, after_blank, short);
        after_blank = false;
    }
    blocks
}

/// A row of a grid joins the block of its grid.
fn push_row(blocks: &mut Vec<Block>, line: &Line, grid: usize) {
    let range = (line.start, line.end);
    match blocks.last_mut().filter(|last| last.grid == Some(grid)) {
        Some(last) => last.ranges.push(range),
        None => blocks.push(Block { kind: BlockKind::Table, ranges: vec![range], grid: Some(grid) }),
    }
}

/// Whether most lines are followed by a blank one, as in text taken from pages: there it ends no paragraph by itself.
fn double_spaced(lines: &[Line]) -> bool {
    let full = |l: &Line| l.to > l.from;
    let spaced = lines.windows(2).filter(|pair| full(&pair[0]) && !full(&pair[1])).count();
    let all = lines.iter().filter(|l| full(l)).count();
    all >= 6 && spaced * 3 >= all * 2
}

/// Adds a line to its block; after a blank line, one shorter than `short` ends the paragraph when a capital follows.
fn push(blocks: &mut Vec<Block>, chars: &[char], line: &Line, row: bool, after_blank: bool, short: usize) {
    let text = &chars[line.from..line.to];
    let (kind, skip) = if row { (BlockKind::Table, 0) } else { classify(text) };
    let range = (line.from + skip, line.to);
    let Some(last) = blocks.last_mut() else {
        blocks.push(Block { kind, ranges: vec![range], grid: None });
        return;
    };
    let open = last.grid.is_none() && !after_blank;
    let same_table = kind == BlockKind::Table && last.kind == BlockKind::Table && open;
    // Office files and web pages have no blank lines between a bullet and the paragraph below it.
    let below_item = matches!(last.kind, BlockKind::Bullet(_)) && text.first().is_some_and(|c| c.is_uppercase());
    let over = ((after_blank || below_item) && ended(chars, last, text, short))
        || whole_line(chars, last, text)
        || form::is_dateline(text)
        || last.ranges.last().is_some_and(|(from, to)| form::is_dateline(&chars[*from..*to]))
        || form::parts(chars, last, text);
    let continues = kind == BlockKind::Paragraph && last.kind != BlockKind::Table && !over;
    if same_table || continues {
        last.ranges.push(range);
    } else {
        if kind == BlockKind::Paragraph && form::is_entry(text) {
            form::set_title_apart(blocks, chars);
        }
        blocks.push(Block { kind, ranges: vec![range], grid: None });
    }
}

/// Whether a block's text ends a sentence, or its last line is too short to be a broken one, so that a blank line after
/// it ends the paragraph too.
fn ended(chars: &[char], block: &Block, next: &[char], short: usize) -> bool {
    let Some((from, to)) = block.ranges.last() else { return true };
    if to - from < short && next.first().is_some_and(|c| c.is_uppercase()) {
        return true;
    }
    let closing = |c: &&char| matches!(**c, ')' | '”' | '"' | '»' | '*');
    let last = chars[..*to].iter().rev().find(|c| !closing(c) && !c.is_whitespace());
    last.is_none_or(|c| matches!(c, '.' | '!' | '?' | '…'))
}

/// Whether a block's last line is too long to be broken and ends a sentence: then the next line is a paragraph.
fn whole_line(chars: &[char], block: &Block, next: &[char]) -> bool {
    let Some((from, to)) = block.ranges.last() else { return false };
    let stops = matches!(chars.get(to - 1), Some('.' | ':'));
    to - from > LONG_LINE && stops && next.first().is_some_and(|c| c.is_uppercase())
}

/// The kind of block a line begins, and how many characters its marker takes.
fn classify(text: &[char]) -> (BlockKind, usize) {
    let spaced = text.get(1).is_some_and(|c| c.is_whitespace());
    match text[0] {
        '-' | '–' if spaced => return (BlockKind::Bullet(1), 1),
        '+' if spaced => return (BlockKind::Bullet(2), 1),
        '•' | '*' if spaced => return (BlockKind::Bullet(3), 1),
        c if spaced && form::is_symbol(c) => return (BlockKind::Bullet(3), 1),
        _ => {}
    }
    match heading(text) {
        Some((level, marker)) => (BlockKind::Heading(level), marker),
        None => (BlockKind::Paragraph, 0),
    }
}

/// «II. Phương…», «A. Tháng…», «1. Kết…», «1) Về…», «4.2. Kết…», «a) Cấp…»: level and length of the marker.
fn heading(text: &[char]) -> Option<(u8, usize)> {
    let marker = text.iter().position(|c| c.is_whitespace())?;
    let title = text[marker..].iter().find(|c| !c.is_whitespace())?;
    let head: String = text[..marker].iter().collect();
    let label = head.strip_suffix(['.', ')', '/']).or_else(|| head.contains('.').then_some(head.as_str()))?;
    if !title.is_uppercase() || label.len() > 8 || label.is_empty() {
        return None;
    }
    if label.chars().all(|c| "IVX".contains(c)) || (label.len() == 1 && label.chars().all(|c| c.is_ascii_uppercase())) {
        return Some((1, marker));
    }
    if label.len() == 1 && label.chars().all(|c| c.is_ascii_lowercase()) {
        return Some((4, marker));
    }
    let parts: Vec<&str> = label.split('.').collect();
    let numeric = parts.iter().all(|p| (1..=2).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit()));
    numeric.then_some((if parts.len() == 1 { 2 } else { 3 }, marker))
}

/// Numbered footnotes begin at «1) …» under a rule of blanks.
fn starts_footnotes(chars: &[char], line: &Line) -> bool {
    let digits = chars[line.from..line.to].iter().take_while(|c| c.is_ascii_digit()).count();
    let numbered = (1..=2).contains(&digits) && chars.get(line.from + digits) == Some(&')');
    let rule = previous_line(chars, line);
    numbered && rule.len() >= 20 && rule.iter().all(|c| c.is_whitespace())
}

/// A page break ends footnotes: the next line follows without a blank one and is indented by one space.
fn resumes(chars: &[char], line: &Line) -> bool {
    let indented = line.from == line.start + 1 && line.to > line.from && is_letter(chars[line.from]);
    indented && previous_line(chars, line).iter().any(|c| !c.is_whitespace())
}

fn previous_line<'a>(chars: &'a [char], line: &Line) -> &'a [char] {
    let end = line.start.saturating_sub(1);
    let start = chars[..end].iter().rposition(|c| *c == '\n').map_or(0, |i| i + 1);
    &chars[start..end]
}

fn is_superscript_line(text: &[char]) -> bool {
    text.first().is_some_and(|c| matches!(c, '¹' | '²' | '³' | '⁴'..='⁹'))
}

fn lines(chars: &[char]) -> impl Iterator<Item = Line> + '_ {
    let mut start = 0;
    std::iter::from_fn(move || {
        if start >= chars.len() {
            return None;
        }
        let end = chars[start..].iter().position(|c| *c == '\n').map_or(chars.len(), |i| start + i);
        let blank = |c: &char| c.is_whitespace() && *c != '\t';
        let from = (start..end).find(|i| !blank(&chars[*i])).unwrap_or(end);
        let to = (from..end).rev().find(|i| !chars[*i].is_whitespace()).map_or(from, |i| i + 1);
        let line = Line { start, end, from, to };
        start = line.end + 1;
        Some(line)
    })
}
