//! Which rows of a sheet are shown, and in which order: plain functions, no browser.

use crate::domain::Decimal;
use crate::present::{Cell, Sheet, Sort};
use crate::text::{self, SortKey};
use std::cmp::Ordering;

/// Up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Direction {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// A chosen order: the column and the direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Order {
    /// Zero-based column.
    pub(super) column: usize,
    /// Up or down.
    pub(super) direction: Direction,
}

impl Order {
    /// What a click on `column` leads to: its natural first direction, then the other one, then the sheet's own order.
    pub(super) fn next(current: Option<Order>, column: usize, numeric: bool) -> Option<Order> {
        let first = if numeric { Direction::Descending } else { Direction::Ascending };
        match current {
            Some(order) if order.column == column && order.direction == first => {
                Some(Order { column, direction: first.reversed() })
            }
            Some(order) if order.column == column => None,
            _ => Some(Order { column, direction: first }),
        }
    }
}

impl Direction {
    const fn reversed(self) -> Direction {
        match self {
            Direction::Ascending => Direction::Descending,
            Direction::Descending => Direction::Ascending,
        }
    }
}

/// What a cell is ordered by, made once for a column.
enum Rank {
    Number(Decimal),
    Words(SortKey),
    Missing,
}

/// The indices of all rows in the order chosen; rows without a figure stay last either way.
pub(super) fn sorted(sheet: &Sheet, order: Option<Order>) -> Vec<usize> {
    let mut rows: Vec<usize> = (0..sheet.rows.len()).collect();
    if let Some(Order { column, direction }) = order {
        let ranks: Vec<Rank> = sheet.rows.iter().map(|row| rank(row.get(column))).collect();
        rows.sort_by(|a, b| compare(&ranks[*a], &ranks[*b], direction));
    }
    rows
}

/// The words of each row, folded for searching; cells stay apart.
pub(super) fn folded(sheet: &Sheet) -> Vec<String> {
    let words = |row: &Vec<Cell>| row.iter().map(|cell| text::fold(&cell.text)).collect::<Vec<_>>().join("\n");
    sheet.rows.iter().map(words).collect()
}

/// For each row whether a cell of it holds what is searched for; case and marks do not count.
pub(super) fn found(folded: &[String], search: &str) -> Vec<bool> {
    let wanted = text::fold(search);
    folded.iter().map(|words| words.contains(&wanted)).collect()
}

fn rank(cell: Option<&Cell>) -> Rank {
    match cell.map(|cell| (&cell.sort, &cell.text)) {
        Some((Sort::Number(number), _)) => Rank::Number(*number),
        Some((Sort::Text, words)) => Rank::Words(text::sort_key(words)),
        Some((Sort::Missing, _)) | None => Rank::Missing,
    }
}

fn compare(a: &Rank, b: &Rank, direction: Direction) -> Ordering {
    let missing = |rank: &Rank| matches!(rank, Rank::Missing);
    if missing(a) || missing(b) {
        return missing(a).cmp(&missing(b));
    }
    match direction {
        Direction::Ascending => ascending(a, b),
        Direction::Descending => ascending(b, a),
    }
}

fn ascending(a: &Rank, b: &Rank) -> Ordering {
    match (a, b) {
        (Rank::Number(a), Rank::Number(b)) => a.cmp(b),
        (Rank::Words(a), Rank::Words(b)) => a.cmp(b),
        (Rank::Number(_), _) => Ordering::Less,
        (_, Rank::Number(_)) => Ordering::Greater,
        _ => Ordering::Equal,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::{Column, Emphasis};

    fn cell(text: &str, sort: Sort) -> Cell {
        Cell {
            text: text.into(),
            sort,
            places: Vec::new(),
            formula: String::new(),
            emphasis: Emphasis::Plain,
            corrected: false,
            ratio: None,
        }
    }

    fn sheet() -> Sheet {
        let row = |name: &str, rate: Option<i64>| {
            let sort = rate.map_or(Sort::Missing, |r| Sort::Number(Decimal::whole(r)));
            vec![cell(name, Sort::Text), cell("", sort)]
        };
        let column = |label: &str, numeric| Column { label: label.into(), numeric, opens: false, of: None };
        Sheet {
            id: "t".into(),
            title: String::new(),
            caption: String::new(),
            columns: vec![column("Cơ quan", false), column("Tỷ lệ", true)],
            rows: vec![
                row("Sở Y tế", Some(71)),
                row("Đất đai", None),
                row("Sở Tư pháp", Some(56)),
                row("Công an", Some(99)),
            ],
            total: None,
        }
    }

    fn by(column: usize, direction: Direction) -> Option<Order> {
        Some(Order { column, direction })
    }

    #[test]
    fn numbers_sort_by_value_and_missing_stays_last_both_ways() {
        assert_eq!(sorted(&sheet(), by(1, Direction::Ascending)), [2, 0, 3, 1]);
        assert_eq!(sorted(&sheet(), by(1, Direction::Descending)), [3, 0, 2, 1]);
    }

    #[test]
    fn names_sort_by_the_vietnamese_alphabet() {
        assert_eq!(sorted(&sheet(), by(0, Direction::Ascending)), [3, 1, 2, 0]);
    }

    #[test]
    fn the_search_needs_no_marks() {
        let found = |search| found(&folded(&sheet()), search);
        assert_eq!(found("so "), [true, false, true, false]);
        assert_eq!(found("DAT DAI"), [false, true, false, false]);
        assert_eq!(found("không có"), [false; 4]);
    }

    #[test]
    fn three_clicks_lead_back_to_the_sheets_own_order() {
        let first = Order::next(None, 1, true);
        let second = Order::next(first, 1, true);
        assert_eq!(first, by(1, Direction::Descending));
        assert_eq!(second, by(1, Direction::Ascending));
        assert_eq!(Order::next(second, 1, true), None);
        assert_eq!(Order::next(second, 0, false), by(0, Direction::Ascending));
    }
}
