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
    let (size, widths) = fitted(annex, WIDTH[usize::from(landscape)]);
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

/// Characters that a column of words asks for at most, and does with: more of them go on in the next line.
const WORDS_WIDE: u32 = 28;
const WORDS_LEAST: u32 = 14;
/// What a cell needs beside its text.
const BESIDE: u32 = 2 * 57 + 10;

/// Heights of the type in halves of a point: the largest in which every column has room, and a smaller one for many of them.
const SIZES: [u32; 4] = [24, 22, 20, 18];
const MANY: usize = 10;

/// The height of the type and the widths of the columns.
fn fitted(annex: &Annex, width: u32) -> (u32, Vec<u32>) {
    let mut fitted = (0, Vec::new());
    for size in SIZES.into_iter().skip(usize::from(annex.columns.len() > MANY)) {
        let (fits, widths) = widths(annex, width, size);
        fitted = (size, widths);
        if fits {
            break;
        }
    }
    fitted
}

/// A narrow column for the order; the others as their longest figure or word needs it, and so that all of them fill the width.
/// Words give way before figures do; whether there is room for all.
fn widths(annex: &Annex, width: u32, size: u32) -> (bool, Vec<u32>) {
    // A digit is half as wide as the type is high; bold words of headings take as much a letter, about.
    let of = |characters: u32| characters * size * 5 + BESIDE;
    let asked = |(at, column): (usize, &Column)| {
        if column.label == publishing::ORDER {
            return [ORDER_WIDTH; 2];
        }
        let cells = annex.rows.iter().chain(&annex.total).filter_map(|row| row.get(at));
        let longest = characters(cells.map(|cell| cell.text.as_str()));
        let name = column.label.rsplit_once(": ").map_or(column.label.as_str(), |(_, name)| name);
        let word = characters(name.split(' '));
        let [least, most] = if column.numeric { [u32::MAX; 2] } else { [WORDS_LEAST, WORDS_WIDE] };
        [least, most].map(|most| of(longest.min(most).max(word)))
    };
    let asked: Vec<[u32; 2]> = annex.columns.iter().enumerate().map(asked).collect();
    let sum = |of: usize| asked.iter().map(|asked| asked[of]).sum::<u32>().max(1);
    let (least, most) = (sum(0), sum(1));
    let share = |[from, to]: &[u32; 2]| match width {
        _ if width >= most => to * width / most,
        _ if width >= least => from + (to - from) * (width - least) / (most - least),
        _ => from * width / least,
    };
    let mut widths: Vec<u32> = asked.iter().map(share).collect();
    // What does not divide goes to the first column.
    let left = width.saturating_sub(widths.iter().sum());
    widths.iter_mut().take(1).for_each(|first| *first += left);
    (least <= width, widths)
}

/// Characters of the longest text.
fn characters<'a>(texts: impl Iterator<Item = &'a str>) -> u32 {
    let longest = texts.map(|text| text.chars().count()).max().unwrap_or(0);
    u32::try_from(longest).unwrap_or(u32::MAX).min(WIDTH[1])
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

#[cfg(test)]
mod tests {
    use super::*;

    /// So many columns of figures beside the order and a name.
    fn annex(figures: usize, longest: &str) -> Annex {
        let words = |text: &str| Words { text: text.to_owned(), doubtful: false };
        let column = |label: &str, numeric: bool| Column { label: label.to_owned(), numeric };
        let mut columns = vec![column(publishing::ORDER, true), column(publishing::AGENCY, false)];
        columns.extend((0..figures).map(|_| column("Trước hạn", true)));
        let mut row = vec![words("1"), words("Sở Nông nghiệp và Môi trường tỉnh Hà Tĩnh")];
        row.extend((0..figures).map(|_| words(longest)));
        let (title, groups, note) = (String::new(), Vec::new(), String::new());
        Annex { title, groups, columns, rows: vec![row], total: None, note, pictures: Vec::new() }
    }

    #[test]
    fn columns_fill_the_page_and_hold_their_longest_figure() {
        for (figures, longest, landscape, expected) in
            [(1, "144.490.000", 0, 24), (6, "663.993", 0, 24), (16, "5.479", 1, 22), (16, "63.993", 1, 20)]
        {
            let (size, own) = fitted(&annex(figures, longest), WIDTH[landscape]);
            assert_eq!(size, expected);
            assert_eq!(own.iter().sum::<u32>(), WIDTH[landscape], "{figures}");
            // Half the height of the type for each digit, and the margins of a cell.
            let needed = longest.len() as u32 * size * 5 + 2 * 57;
            assert!(own[2..].iter().all(|width| *width >= needed), "{figures} {longest}: {own:?}");
            assert!(own[1] >= 1_300 && own[1] > own[2], "{own:?}");
        }
        let (size, own) = fitted(&annex(40, "144.490.000"), WIDTH[1]);
        assert_eq!(size, 18);
        assert_eq!(own.iter().sum::<u32>(), WIDTH[1], "beyond what a page holds it is shared all the same");
    }
}
