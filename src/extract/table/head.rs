//! Where a table's heading ends and its body begins, and the path of headings over each column.

use super::heading::Path;
use super::model::{ColumnLabel, Line, Table, column_label, words};

/// The heading of a table.
#[derive(Debug, Clone)]
pub(super) struct Head {
    /// First line of the heading; titles stand before it.
    pub(super) first: usize,
    /// First line of the body.
    pub(super) body: usize,
    /// The line of column numbers, which belongs to the heading.
    pub(super) numbers: Option<usize>,
    /// Headings by column.
    pub(super) paths: Vec<Path>,
    /// What the row of column numbers says of each column.
    pub(super) labels: Vec<Option<ColumnLabel>>,
    /// The texts of its lines, to know them again.
    texts: Vec<Vec<String>>,
}

/// Words with which lines begin that stand over a table without being part of it.
const NO_HEADING: [&str; 8] =
    ["đơn vị tính", "đvt", "kèm theo", "biểu số", "phụ lục", "đơn vị báo cáo", "kỳ báo cáo", "ghi chú"];

/// Finds the heading; `None` when the table begins with figures.
pub(super) fn head(table: &Table) -> Option<Head> {
    let lines = &table.lines;
    let first_data = lines.iter().position(Line::is_data).unwrap_or(lines.len());
    let numbers = lines[..first_data].iter().position(Line::is_column_numbers);
    let mut end = numbers.unwrap_or(first_data);
    if numbers.is_none() {
        end = before_sections(lines, end);
    }
    let width = table.width();
    let first = (0..end).rev().take_while(|i| is_heading(&lines[*i], width)).last()?;
    let body = numbers.map_or(end, |n| n + 1);
    let rows = &lines[first..end];
    let stated = rows.iter().flat_map(|l| &l.cells).any(|c| c.columns > 1 || c.rows > 1);
    let paths = if stated { stated_paths(rows, width) } else { guessed_paths(rows, width) };
    let labels = numbers.map(|n| labels(&lines[n], width)).unwrap_or_default();
    let texts = lines[first..body].iter().map(filled_texts).collect();
    Some(Head { first, body, numbers, paths, labels, texts })
}

/// Section rows («A | CẤP TỈNH») that stand between the heading and the first figures belong to the body.
fn before_sections(lines: &[Line], end: usize) -> usize {
    let mut end = end;
    while end > 1 && lines[end - 1].filled().len() <= 2 && lines[end - 1].filled().iter().all(|i| *i < 2) {
        let above = lines[..end - 1].iter().any(|l| l.filled().len() >= 2 && l.filled().iter().any(|i| *i >= 1));
        if !above || lines[end - 1].filled().is_empty() {
            break;
        }
        end -= 1;
    }
    end
}

/// A line of the heading has several cells, or one that is not in the first column and no title.
fn is_heading(line: &Line, width: usize) -> bool {
    let filled = line.filled();
    let Some(first) = filled.first() else { return false };
    let cell = &line.cells[*first];
    let text = words(&cell.text);
    let title = NO_HEADING.iter().any(|start| text.starts_with(&words(start)));
    let wide = cell.columns * 5 >= width * 3 && width > 2;
    let letterhead = filled.iter().any(|i| words(&line.cells[*i].text).starts_with(&words("cộng hòa xã hội")));
    !title && !letterhead && (filled.len() >= 2 || (*first > 0 && !wide && cell.text.chars().count() <= 60))
}

/// Paths where the file says what is merged.
fn stated_paths(rows: &[Line], width: usize) -> Vec<Path> {
    let mut grid = vec![vec![String::new(); width]; rows.len()];
    for (r, row) in rows.iter().enumerate() {
        for (c, cell) in row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_blank()) {
            let right = (c + cell.columns).min(width);
            let down = (r + cell.rows.max(1)).min(rows.len());
            for line in &mut grid[r..down] {
                line[c..right].iter_mut().for_each(|place| place.clone_from(&cell.text));
            }
        }
    }
    (0..width).map(|c| Path::of(grid.iter().map(|row| row[c].as_str()))).collect()
}

/// Paths where blanks are all there is: a blank cell takes its left neighbour's text as long as the row above is
/// merged there too; the lowest row of several is never filled.
fn guessed_paths(rows: &[Line], width: usize) -> Vec<Path> {
    let mut filled: Vec<Vec<String>> = Vec::new();
    for (r, row) in rows.iter().enumerate() {
        let mut line: Vec<String> = Vec::with_capacity(width);
        for column in 0..width {
            let own = row.cells.get(column).map(|c| c.text.clone()).unwrap_or_default();
            let group = column > 0
                && filled.last().is_none_or(|above| above[column] == above[column - 1] && !above[column].is_empty());
            let lowest = r + 1 == rows.len() && rows.len() > 1;
            line.push(if own.is_empty() && group && !lowest { line[column - 1].clone() } else { own });
        }
        filled.push(line);
    }
    (0..width).map(|c| Path::of(filled.iter().map(|line| line[c].as_str()))).collect()
}

fn labels(line: &Line, width: usize) -> Vec<Option<ColumnLabel>> {
    (0..width).map(|c| line.cells.get(c).and_then(|cell| column_label(&cell.text))).collect()
}

impl Head {
    /// Whether a line of the body repeats one of the heading.
    pub(super) fn repeats(&self, line: &Line) -> bool {
        let first = line.cells.iter().find(|c| !c.is_blank()).map(|c| c.text.as_str());
        let mut alike = self.texts.iter().filter(|texts| texts.first().map(String::as_str) == first).peekable();
        alike.peek().is_some() && line.filled().len() >= 2 && alike.any(|texts| *texts == filled_texts(line))
    }
}

/// The texts of a line's cells that hold any.
fn filled_texts(line: &Line) -> Vec<String> {
    line.cells.iter().filter(|c| !c.is_blank()).map(|c| c.text.clone()).collect()
}
