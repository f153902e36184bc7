//! A workbook before it is written.

use crate::domain::{Decimal, Ratio};

/// Sheets in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Book {
    pub(super) sheets: Vec<Table>,
}

/// One sheet: a table under its title and caption.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    /// Name on the tab; unique, at most 31 characters.
    pub(super) name: String,
    pub(super) title: String,
    pub(super) caption: String,
    pub(super) columns: Vec<Heading>,
    pub(super) rows: Vec<Vec<Value>>,
    pub(super) total: Option<Vec<Value>>,
    /// The columns drawn as a chart beside the table.
    pub(super) chart: Option<Drawn>,
}

/// A column's head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    pub(super) label: String,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    Empty,
    Text(String),
    /// A number with its number format.
    Number(Decimal, String),
    /// A share computed from two numbers, and what it comes to.
    Share(Term, Term, Decimal),
    /// A share stated in percent.
    Percent(Decimal),
    /// Words that lead to another sheet.
    Link(String, String),
}

/// One of the two numbers of a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Term {
    /// It stands in this zero-based column of this row, counted from zero below the heads; the total is the last.
    Cell { column: usize, line: usize },
    /// It stands nowhere in the sheet.
    Number(Decimal),
}

impl Value {
    /// A share of two numbers that stand in no cell.
    pub(super) fn share(ratio: Ratio) -> Value {
        Value::Share(Term::Number(ratio.part()), Term::Number(ratio.whole()), fraction(ratio))
    }
}

/// The share as a decimal fraction to nine places, for readers that do not compute.
pub(super) fn fraction(ratio: Ratio) -> Decimal {
    ratio.of_max(Decimal::whole(1), Decimal::MAX_PLACES)
}

/// A chart of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Drawn {
    /// Zero-based column of the values; names stand in the first column.
    pub(super) column: usize,
    /// A line over dates instead of bars.
    pub(super) line: bool,
    /// Small values on top, for ranks.
    pub(super) descending: bool,
}

/// The row of the heads, counted from one.
pub(super) const HEAD_ROW: usize = 4;

/// «A1» of a zero-based column and a row counted from one.
pub(super) fn reference(column: usize, row: usize) -> String {
    format!("{}{row}", letters(column))
}

/// «A», «Z», «AA».
pub(super) fn letters(column: usize) -> String {
    let letter = char::from(b'A' + (column % 26) as u8);
    match column / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", letters(more - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_have_letters() {
        assert_eq!([0, 25, 26, 51, 702].map(letters), ["A", "Z", "AA", "AZ", "AAA"]);
    }
}
