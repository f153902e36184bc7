//! Cells, columns and sheets: the small constructors every page uses.

use super::{Cell, Column, Division, Emphasis, Sheet, Sort, Whole};
use crate::domain::{Decimal, Place, Ratio};
use crate::text::{self, words};

/// How many decimal places recomputed percentages are shown to.
pub(super) const PERCENT_PLACES: u8 = 2;
/// The most places that a percentage next to 0 or 100 is shown to.
const MOST_PLACES: u8 = 6;

impl Cell {
    /// Plain words without a source.
    pub fn words(text: impl Into<String>) -> Cell {
        Cell {
            text: text.into(),
            sort: Sort::Text,
            places: Vec::new(),
            formula: String::new(),
            emphasis: Emphasis::Plain,
            corrected: false,
            ratio: None,
        }
    }

    /// A figure as stated.
    pub fn stated(value: Decimal, text: impl Into<String>, places: Vec<Place>) -> Cell {
        Cell { sort: Sort::Number(value), places, ..Cell::words(text) }
    }

    /// A figure computed from others: all their places and the formula with its numbers.
    pub fn computed(value: Decimal, text: impl Into<String>, places: Vec<Place>, formula: impl Into<String>) -> Cell {
        Cell { formula: formula.into(), ..Cell::stated(value, text, places) }
    }

    /// A percentage computed from two counts.
    pub fn rate(ratio: Ratio, places: Vec<Place>) -> Cell {
        let percent = telling(ratio);
        let cell = Cell::computed(percent, text::percent(percent), places, division(ratio));
        Cell { ratio: Some(ratio), ..cell }
    }

    /// A number of things on the page itself (reports, checks), which has no source.
    pub fn number(value: usize) -> Cell {
        let sort = Sort::Number(Decimal::whole(i64::try_from(value).unwrap_or(i64::MAX)));
        Cell { sort, ..Cell::words(text::count(value)) }
    }

    /// A figure the report does not state.
    pub fn missing() -> Cell {
        Cell::absent(words::NOT_STATED)
    }

    /// No figure, and the word that says why; sorts last.
    pub fn absent(word: &str) -> Cell {
        Cell { sort: Sort::Missing, emphasis: Emphasis::Quiet, ..Cell::words(word) }
    }

    /// Whether it can say where it comes from.
    pub fn opens(&self) -> bool {
        !self.places.is_empty() || !self.formula.is_empty()
    }

    /// The same cell in another colour.
    #[must_use]
    pub fn with(self, emphasis: Emphasis) -> Cell {
        Cell { emphasis, ..self }
    }

    /// The same cell with source places.
    #[must_use]
    pub fn at(self, places: Vec<Place>) -> Cell {
        Cell { places, ..self }
    }
}

/// A percentage to two places, and to more where two would make a part of nothing or all of what is less: 99,9998 is not
/// 100,00.
pub(super) fn telling(ratio: Ratio) -> Decimal {
    let hides = |percent: &Decimal| {
        let nothing = percent.is_zero() && !ratio.part().is_zero();
        nothing || (*percent == Decimal::whole(100) && ratio.part() != ratio.whole())
    };
    let finer = (PERCENT_PLACES..=MOST_PLACES).map(|places| ratio.percent(places));
    finer.clone().find(|percent| !hides(percent)).unwrap_or_else(|| ratio.percent(PERCENT_PLACES))
}

/// «1.762 / 1.766».
pub(super) fn division(ratio: Ratio) -> String {
    format!("{} / {}", text::decimal(ratio.part()), text::decimal(ratio.whole()))
}

impl Column {
    /// A column of words.
    pub fn words(label: &str) -> Column {
        Column { label: label.to_owned(), numeric: false, opens: false, of: None }
    }

    /// A column of figures.
    pub fn number(label: &str) -> Column {
        Column { label: label.to_owned(), numeric: true, opens: false, of: None }
    }

    /// A column of rates whose numerators stand in a column of the same table.
    pub(super) fn rate(label: &str, part: usize, whole: Whole) -> Column {
        Column { of: Some(Division { part, whole }), ..Column::number(label) }
    }
}

/// A sheet without a total row.
pub(super) fn sheet(id: &str, title: &str, caption: &str, columns: Vec<Column>, rows: Vec<Vec<Cell>>) -> Sheet {
    Sheet { id: id.to_owned(), title: title.to_owned(), caption: caption.to_owned(), columns, rows, total: None }
}
