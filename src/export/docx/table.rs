//! Tables: the appendices with ruled cells, and tables without rules for heads and signatures.

use super::manuscript::{Annex, Column, Words};
use super::paragraph::Line;
use crate::text::publishing;

/// Width between the margins, upright and on its side, in twentieths of a point.
const WIDTH: [u32; 2] = [9071, 14003];
const ORDER_WIDTH: u32 = 620;
const RULED: &str = r#"<w:tblBorders><w:top w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:left w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:bottom w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:right w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="000000"/><w:insideV w:val="single" w:sz="4" w:space="0" w:color="000000"/></w:tblBorders>"#;

/// An appendix's table; its heads repeat on every page.
pub(super) fn table(annex: &Annex, landscape: bool) -> String {
    let widths = widths(annex, WIDTH[usize::from(landscape)]);
    let size = if annex.columns.len() > 10 { 22 } else { 24 };
    let mut rows = heads(annex, &widths, size);
    let body = annex.rows.iter().map(|row| cells(row, &annex.columns, &widths, size, false));
    rows.extend(body.map(|cells| row("", &cells)));
    rows.extend(annex.total.iter().map(|total| row("", &cells(total, &annex.columns, &widths, size, true))));
    around(RULED, &widths, &rows.concat())
}

/// A table without rules: one row of cells already written.
pub(super) fn side_by_side(widths: &[u32], contents: &[String]) -> String {
    let cells: String = widths.iter().zip(contents).map(|(width, content)| cell(*width, "", content)).collect();
    around("", widths, &row("", &cells))
}

fn around(borders: &str, widths: &[u32], rows: &str) -> String {
    let grid: String = widths.iter().map(|w| format!(r#"<w:gridCol w:w="{w}"/>"#)).collect();
    let total: u32 = widths.iter().sum();
    format!(
        r#"<w:tbl><w:tblPr><w:tblW w:w="{total}" w:type="dxa"/><w:jc w:val="center"/>{borders}<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="57" w:type="dxa"/><w:right w:w="57" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"#
    )
}

/// Characters that a column of words asks for at most: more of them go on in the next line.
const WORDS_WIDE: usize = 28;
/// Room of a cell beside its text, in characters.
const BESIDE: usize = 2;

/// A narrow column for the order; the others as their longest figure, or their words up to some width, ask for.
fn widths(annex: &Annex, width: u32) -> Vec<u32> {
    let is_order = |column: &Column| column.label == publishing::ORDER;
    let asked = |(at, column): (usize, &Column)| {
        let cells = annex.rows.iter().chain(&annex.total).filter_map(|row| row.get(at));
        let longest = cells.map(|cell| cell.text.chars().count()).max().unwrap_or(0);
        let prefixed = column.label.rsplit_once(": ").map_or(column.label.as_str(), |(_, name)| name);
        let word = prefixed.split(' ').map(|word| word.chars().count()).max().unwrap_or(0);
        let most = if column.numeric { usize::MAX } else { WORDS_WIDE };
        let asked = longest.min(most).max(word) + BESIDE;
        if is_order(column) { 0 } else { u32::try_from(asked).unwrap_or(u32::MAX) }
    };
    let asked: Vec<u32> = annex.columns.iter().enumerate().map(asked).collect();
    let orders = u32::try_from(annex.columns.iter().filter(|c| is_order(c)).count()).unwrap_or(0);
    let (rest, all) = (width.saturating_sub(orders * ORDER_WIDTH), asked.iter().sum::<u32>().max(1));
    let share = |(asked, column): (&u32, &Column)| if is_order(column) { ORDER_WIDTH } else { rest * asked / all };
    let mut widths: Vec<u32> = asked.iter().zip(&annex.columns).map(share).collect();
    // What does not divide goes to the first column of words.
    let left = width.saturating_sub(widths.iter().sum());
    if let Some(name) = annex.columns.iter().position(|c| !is_order(c)).and_then(|at| widths.get_mut(at)) {
        *name += left;
    }
    widths
}

fn heads(annex: &Annex, widths: &[u32], size: u32) -> Vec<String> {
    let columns = &annex.columns;
    let head = |width: u32, more: &str, label: &str| cell(width, more, &Line::centred(size).bold().text(label));
    if annex.groups.is_empty() {
        let cells: String = columns.iter().zip(widths).map(|(c, w)| head(*w, "", &c.label)).collect();
        return vec![row(REPEATED, &cells)];
    }
    let grouped: usize = annex.groups.iter().map(|(_, count)| count).sum();
    let own = columns.len().saturating_sub(grouped);
    let (mut upper, mut lower) = (String::new(), String::new());
    for (column, width) in columns.iter().zip(widths).take(own) {
        upper.push_str(&head(*width, r#"<w:vMerge w:val="restart"/>"#, &column.label));
        lower.push_str(&head(*width, "<w:vMerge/>", ""));
    }
    let mut rest = columns.iter().zip(widths).skip(own);
    for (group, count) in &annex.groups {
        let under: Vec<(&Column, &u32)> = rest.by_ref().take(*count).collect();
        let width = under.iter().map(|(_, w)| **w).sum();
        upper.push_str(&head(width, &format!(r#"<w:gridSpan w:val="{count}"/>"#), group));
        let prefix = publishing::column(group, "");
        let short = |c: &Column| c.label.strip_prefix(&prefix).unwrap_or(&c.label).to_owned();
        lower.extend(under.iter().map(|(c, w)| head(**w, "", &short(c))));
    }
    vec![row(REPEATED, &upper), row(REPEATED, &lower)]
}

const REPEATED: &str = "<w:tblHeader/>";

fn row(properties: &str, cells: &str) -> String {
    format!("<w:tr><w:trPr><w:cantSplit/>{properties}</w:trPr>{cells}</w:tr>")
}

fn cells(row: &[Words], columns: &[Column], widths: &[u32], size: u32, bold: bool) -> String {
    let one = |((words, column), width): ((&Words, &Column), &u32)| {
        let line = match (column.numeric, column.label == publishing::ORDER) {
            (_, true) => Line::centred(size),
            (true, _) => Line::right(size),
            (false, _) => Line::plain(size),
        };
        let line = if bold { line.bold() } else { line };
        cell(*width, "", &line.before(20).after(20).words(std::slice::from_ref(words)))
    };
    row.iter().zip(columns).zip(widths).map(one).collect()
}

/// One line stands in the middle, several begin at the top.
fn cell(width: u32, more: &str, content: &str) -> String {
    let align = if content.matches("<w:p>").count() == 1 { "center" } else { "top" };
    format!(
        r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{more}<w:vAlign w:val="{align}"/></w:tcPr>{content}</w:tc>"#
    )
}
