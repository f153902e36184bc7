//! One table, whether its structure is stated by the file or only by tabs.

use super::number::is_value;
use crate::domain::fold_phrase;
use crate::extract::agency::text_of;
use crate::ingest::{CellValue, Grid};
use std::borrow::Cow;

/// A table: its lines from top to bottom.
#[derive(Debug, Clone)]
pub(super) struct Table {
    pub(super) lines: Vec<Line>,
}

/// A row.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone)]
pub(super) struct Cell {
    pub(super) start: usize,
    pub(super) end: usize,
    /// Its text on one line.
    pub(super) text: String,
    pub(super) value: CellValue,
    pub(super) columns: usize,
    pub(super) rows: usize,
}

impl Table {
    /// A table of a file that states its structure.
    pub(super) fn of_grid(grid: &Grid, chars: &[char]) -> Table {
        let cell = |c: &crate::ingest::Cell| Cell {
            start: c.start,
            end: c.end,
            text: text_of(chars, c.start, c.end),
            value: c.value,
            columns: c.columns as usize,
            rows: c.rows as usize,
        };
        let lines = grid
            .rows
            .iter()
            .map(|r| Line { start: r.start, end: r.end, cells: r.cells.iter().map(cell).collect() })
            .collect();
        Table { lines }
    }

    /// A table of lines of tab-separated cells.
    pub(super) fn of_text(ranges: &[(usize, usize)], chars: &[char]) -> Table {
        Table { lines: ranges.iter().map(|(start, end)| line(chars, *start, *end)).collect() }
    }

    /// The most cells of any line.
    pub(super) fn width(&self) -> usize {
        self.lines.iter().map(|l| l.cells.len()).max().unwrap_or(0)
    }

    /// The part from one line to before another.
    pub(super) fn slice(&self, from: usize, to: usize) -> Table {
        Table { lines: self.lines[from..to].to_vec() }
    }
}

fn line(chars: &[char], start: usize, end: usize) -> Line {
    let mut cells = Vec::new();
    let mut from = start;
    for at in start..=end {
        if at == end || chars[at] == '\t' {
            cells.push(text_cell(chars, from, at));
            from = at + 1;
        }
    }
    Line { start, end, cells }
}

fn text_cell(chars: &[char], from: usize, to: usize) -> Cell {
    let text = text_of(chars, from, to);
    let start = (from..to).find(|i| !chars[*i].is_whitespace()).unwrap_or(from);
    let end = (start..to).rev().find(|i| !chars[*i].is_whitespace()).map_or(start, |i| i + 1);
    let value = if text.is_empty() { CellValue::Blank } else { CellValue::Text };
    Cell { start, end, text, value, columns: 1, rows: 1 }
}

impl Cell {
    pub(super) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }

    /// Whether it says something in letters, or names a day.
    pub(super) fn is_named(&self) -> bool {
        self.is_day() || (!is_value(self) && self.text.chars().filter(|c| c.is_alphabetic()).count() >= 2)
    }

    /// Whether its text begins with a digit, or a minus and a digit.
    pub(super) fn starts_with_digit(&self) -> bool {
        self.text.trim_start_matches(['-', '−', '–']).starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether it says itself that it is in percent.
    pub(super) fn is_percent(&self) -> bool {
        matches!(self.value, CellValue::Percent(_)) || (self.value == CellValue::Text && self.text.contains('%'))
    }

    /// Whether it is a day or a month and nothing else: «08/06/2026», «06/2026».
    pub(super) fn is_day(&self) -> bool {
        let parts: Vec<&str> = self.text.split(['/', '-', '.']).collect();
        let digits = |p: &&str, least: usize, most: usize| {
            (least..=most).contains(&p.len()) && p.bytes().all(|b| b.is_ascii_digit())
        };
        let day = matches!(parts.as_slice(), [d, m, y] if digits(d, 1, 2) && digits(m, 1, 2) && digits(y, 4, 4));
        let typed = day || month_of_year(&self.text).is_some();
        matches!(self.value, CellValue::Date(_)) || (self.value == CellValue::Text && typed)
    }
}

impl Line {
    /// The indices of the cells that are not blank.
    pub(super) fn filled(&self) -> Vec<usize> {
        (0..self.cells.len()).filter(|i| !self.cells[*i].is_blank()).collect()
    }

    /// How many cells after the first hold a number or a dash for one.
    pub(super) fn values(&self) -> usize {
        self.cells.iter().skip(1).filter(|c| is_value(c)).count()
    }

    /// Whether a cell after the first holds digits that are no single number.
    pub(super) fn is_unclear(&self) -> bool {
        self.cells.iter().skip(1).any(|c| c.starts_with_digit() && !c.is_named() && !is_value(c))
    }

    /// A row of figures: a name, and numbers behind it.
    pub(super) fn is_data(&self) -> bool {
        let Some(name) = self.cells.iter().position(Cell::is_named) else { return false };
        let values = self.cells.iter().skip(name + 1).filter(|c| is_value(c)).count();
        let before = self.cells.iter().take(name).skip(1).filter(|c| is_value(c)).count();
        values + before >= 1 && !self.is_years() && !self.is_column_numbers()
    }

    /// A heading row of bare years («Nội dung | 2023 | 2024»).
    fn is_years(&self) -> bool {
        let numbers: Vec<&Cell> = self.cells.iter().skip(1).filter(|c| is_value(c)).collect();
        let year = |c: &&Cell| c.text.len() == 4 && (c.text.starts_with("19") || c.text.starts_with("20"));
        numbers.len() >= 2 && numbers.iter().all(year)
    }

    /// A row of column numbers: «(1) (2) (3)», «A B 1 2 3=1+2».
    pub(super) fn is_column_numbers(&self) -> bool {
        let labels: Vec<ColumnLabel> = match self.filled().iter().map(|i| column_label(&self.cells[*i].text)).collect()
        {
            Some(labels) => labels,
            None => return false,
        };
        let numbers: Vec<u32> = labels.iter().filter_map(|l| l.number).collect();
        labels.len() >= 3
            && numbers.len() >= 2
            && numbers[0] <= 3
            && numbers.windows(2).all(|w| w[1] > w[0])
            && numbers.windows(2).filter(|w| w[1] == w[0] + 1).count() + 2 >= numbers.len()
    }
}

/// «01/2026», «1-2026»: the year and the month that a text is, and nothing else.
pub(super) fn month_of_year(text: &str) -> Option<(i32, u32)> {
    let (month, year) = text.trim().split_once(['/', '-'])?;
    let digits = |text: &str, most: usize| text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
    let plain = digits(month, 2) && digits(year, 4);
    let (year, month) = (year.parse().ok()?, month.parse().ok()?);
    (plain && (1990..2100).contains(&year) && (1..=12).contains(&month)).then_some((year, month))
}

/// What a cell of a row of column numbers says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ColumnLabel {
    /// Its number; `None` for a letter.
    pub(super) number: Option<u32>,
    /// What is computed: the text behind the equals sign.
    pub(super) formula: Option<String>,
}

/// Reads «(3)=(4)+(5)», «5», «A», «3=2/1*100».
pub(super) fn column_label(text: &str) -> Option<ColumnLabel> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, '(' | ')' | '[' | ']')).collect();
    let (head, formula) = match plain.split_once('=') {
        Some((head, formula)) => (head, Some(formula.to_owned())),
        None => (plain.as_str(), None),
    };
    let letter = head.len() == 1 && head.chars().all(|c| c.is_ascii_alphabetic());
    let digits = (1..=2).contains(&head.len()) && head.bytes().all(|b| b.is_ascii_digit());
    let arithmetic = formula.as_ref().is_none_or(|f| f.chars().all(|c| "0123456789+-*/:x×%.,".contains(c)));
    ((letter || digits) && arithmetic).then(|| ColumnLabel { number: head.parse().ok(), formula })
}

/// The comparable words of a heading or a label; signs that are no words are left out.
pub(in crate::extract) fn words(text: &str) -> Vec<String> {
    let word = |w: &String| w == "%" || w.chars().any(char::is_alphanumeric);
    let parts = |c: char| matches!(c, '–' | '—' | '“' | '”' | '«' | '»' | '…' | '\u{a0}' | '%');
    let spaced = if text.contains(parts) {
        Cow::Owned(text.replace(|c| c != '%' && parts(c), " ").replace('%', " % "))
    } else {
        Cow::Borrowed(text)
    };
    fold_phrase(&spaced).into_iter().filter(word).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line_of(text: &str) -> Line {
        let chars: Vec<char> = text.chars().collect();
        line(&chars, 0, chars.len())
    }

    #[test]
    fn rows_of_column_numbers_are_known_in_every_form() {
        for text in [
            "(1)\t(2)\t(3)=(4)+(5)+(6)\t(4)\t(5)\t(6)",
            "A\tB\t1\t2\t3=2/1*100\t4",
            "1\t2\t3\t4",
            "(1)\t(2)\t(3)\t(4)\t(5)=(3)/(4)",
        ] {
            assert!(line_of(text).is_column_numbers(), "{text}");
        }
        for text in ["1\tSở Y tế\t3\t4", "12\t3\t40", "1\tSở Y tế\t-\t-"] {
            assert!(!line_of(text).is_column_numbers(), "{text}");
        }
    }

    #[test]
    fn a_row_of_years_is_a_heading() {
        assert!(!line_of("Nội dung\t2023\t2024").is_data());
        assert!(line_of("Sở Y tế\t2023\t17").is_data());
        assert!(line_of("1\tSở Y tế\t-\t–").is_data());
    }
}
