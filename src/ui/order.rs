//! Which rows of a sheet are shown, and in which order: plain functions, no browser.

use crate::present::{Cell, Sheet, Sort};
use crate::text;
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

/// The indices of the rows to show. The search ignores case and marks; rows without a figure stay last either way.
pub(super) fn rows(sheet: &Sheet, order: Option<Order>, search: &str) -> Vec<usize> {
    let wanted = text::fold(search);
    let matches =
        |row: &Vec<Cell>| wanted.is_empty() || row.iter().any(|cell| text::fold(&cell.text).contains(&wanted));
    let mut shown: Vec<usize> = (0..sheet.rows.len()).filter(|i| matches(&sheet.rows[*i])).collect();
    if let Some(Order { column, direction }) = order {
        let cell = |row: usize| sheet.rows[row].get(column);
        shown.sort_by(|a, b| compare(cell(*a), cell(*b), direction));
    }
    shown
}

fn compare(a: Option<&Cell>, b: Option<&Cell>, direction: Direction) -> Ordering {
    let missing = |cell: Option<&Cell>| cell.is_none_or(|c| c.sort == Sort::Missing);
    match (a, b) {
        (Some(a), Some(b)) if !missing(Some(a)) && !missing(Some(b)) => match direction {
            Direction::Ascending => ascending(a, b),
            Direction::Descending => ascending(b, a),
        },
        _ => missing(a).cmp(&missing(b)),
    }
}

fn ascending(a: &Cell, b: &Cell) -> Ordering {
    match (&a.sort, &b.sort) {
        (Sort::Number(a), Sort::Number(b)) => a.cmp(b),
        (Sort::Number(_), _) => Ordering::Less,
        (_, Sort::Number(_)) => Ordering::Greater,
        _ => text::compare(&a.text, &b.text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Decimal;
    use crate::present::{Column, Emphasis};

    fn cell(text: &str, sort: Sort) -> Cell {
        Cell {
            text: text.into(),
            sort,
            places: Vec::new(),
            formula: String::new(),
            emphasis: Emphasis::Plain,
            corrected: false,
        }
    }

    fn sheet() -> Sheet {
        let row = |name: &str, rate: Option<i64>| {
            let sort = rate.map_or(Sort::Missing, |r| Sort::Number(Decimal::whole(r)));
            vec![cell(name, Sort::Text), cell("", sort)]
        };
        let column = |label: &str, numeric| Column { label: label.into(), numeric };
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
        assert_eq!(rows(&sheet(), by(1, Direction::Ascending), ""), [2, 0, 3, 1]);
        assert_eq!(rows(&sheet(), by(1, Direction::Descending), ""), [3, 0, 2, 1]);
    }

    #[test]
    fn names_sort_by_the_vietnamese_alphabet() {
        assert_eq!(rows(&sheet(), by(0, Direction::Ascending), ""), [3, 1, 2, 0]);
    }

    #[test]
    fn the_search_needs_no_marks() {
        assert_eq!(rows(&sheet(), None, "so "), [0, 2]);
        assert_eq!(rows(&sheet(), None, "DAT DAI"), [1]);
        assert!(rows(&sheet(), None, "không có").is_empty());
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
