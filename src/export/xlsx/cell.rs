//! Cells of pages → values of a workbook.

use super::book::{Term, Value, fraction};
use crate::domain::Decimal;
use crate::present::{Cell, Sheet, Sort, Whole};
use crate::text;

/// Longest unit that becomes part of a number format.
const LONGEST_UNIT: usize = 24;
/// Longest note that becomes part of a number format, which may have 255 characters.
const LONGEST_NOTE: usize = 120;
/// So many zeros may be shown behind a number's own places: points have two.
const MORE_PLACES: u8 = 2;

/// A page's cell as a value: a number only when the words say just that number, its percent sign or its unit.
pub(super) fn value(cell: &Cell) -> Value {
    match cell.sort {
        _ if cell.text.is_empty() => Value::Empty,
        Sort::Number(number) => number_of(cell, number).unwrap_or_else(|| Value::Text(cell.text.clone())),
        Sort::Text => Value::Text(cell.text.clone()),
        Sort::Missing => Value::Text(cell.text.clone()),
    }
}

fn number_of(cell: &Cell, number: Decimal) -> Option<Value> {
    let (shown, plus, rest) = begins_with(&cell.text, number)?;
    let format = |unit: &str| Some(Value::Number(number, format!("{plus}{}", pattern(shown, unit))));
    match rest {
        "%" => Some(cell.ratio.map_or(Value::Percent(shown), Value::share)),
        "" => format(""),
        // «4/63»: the figure itself; its maximum stands in the table beside
        rest if rest.starts_with('/') => format(""),
        unit if unit.starts_with(' ') && unit.len() <= LONGEST_UNIT && is_unit(unit) => format(unit),
        note if note.starts_with(" (") && note.ends_with(')') && is_note(note) => format(note),
        _ => None,
    }
}

/// The number as the words begin with it («12,20» of 12,2), the plus before it, and what follows.
fn begins_with(words: &str, number: Decimal) -> Option<(Decimal, &'static str, &str)> {
    let (plus, words) = words.strip_prefix('+').map_or(("", words), |rest| ("+", rest));
    let ends = |rest: &str| {
        let mut signs = rest.chars();
        let (first, second) = (signs.next(), signs.next());
        let digit = |sign: Option<char>| sign.is_some_and(|c| c.is_ascii_digit());
        !(digit(first) || matches!(first, Some(',' | '.')) && digit(second))
    };
    let shown = |places: u8| {
        let shown = number.rounded(places);
        let rest = words.strip_prefix(text::decimal(shown).as_str()).filter(|rest| ends(rest))?;
        Some((shown, plus, rest))
    };
    (0..=number.places() + MORE_PLACES).rev().find_map(shown)
}

fn is_unit(unit: &str) -> bool {
    unit.chars().all(|c| c.is_alphabetic() || c == ' ' || c == ',')
}

/// Words in parentheses behind a number: «64,08 (gồm 8,98 theo điểm công bố)».
fn is_note(note: &str) -> bool {
    note.chars().count() <= LONGEST_NOTE && !note.contains('"')
}

/// `#,##0.00" điểm"`: the separators follow the reader's own settings.
pub(super) fn pattern(number: Decimal, unit: &str) -> String {
    let places = "0".repeat(usize::from(number.places()));
    let point = if places.is_empty() { "" } else { "." };
    let unit = if unit.is_empty() { String::new() } else { format!("\"{unit}\"") };
    format!("#,##0{point}{places}{unit}")
}

/// The rows of a table, its total last; a share refers to the cells of its two numbers where the table has them.
pub(super) fn lines(sheet: &Sheet) -> Vec<Vec<Value>> {
    let cells: Vec<&[Cell]> = sheet.rows.iter().chain(&sheet.total).map(Vec::as_slice).collect();
    let plain: Vec<Vec<Value>> = cells.iter().map(|row| row.iter().map(value).collect()).collect();
    let of = Lines { sheet, cells, plain: &plain };
    let linked = |line: usize, column: usize, plain: &Value| of.share(line, column).unwrap_or_else(|| plain.clone());
    let row = |(line, row): (usize, &Vec<Value>)| row.iter().enumerate().map(|(at, v)| linked(line, at, v)).collect();
    plain.iter().enumerate().map(row).collect()
}

/// A table on the way to a workbook.
struct Lines<'a> {
    sheet: &'a Sheet,
    cells: Vec<&'a [Cell]>,
    plain: &'a [Vec<Value>],
}

impl Lines<'_> {
    /// The share in a cell with the places of its numbers, as its column tells them: an equal number elsewhere is
    /// another number.
    fn share(&self, line: usize, column: usize) -> Option<Value> {
        let cell = self.cells.get(line)?.get(column)?;
        let Value::Share(..) = self.plain.get(line)?.get(column)? else { return None };
        let (ratio, of) = (cell.ratio?, self.sheet.columns.get(column)?.of?);
        let part = self.term(ratio.part(), Some((of.part, line)));
        Some(Value::Share(part, self.term(ratio.whole(), self.whole(of.whole, line)), fraction(ratio)))
    }

    /// Column and line of the denominator of a line's rate.
    fn whole(&self, whole: Whole, line: usize) -> Option<(usize, usize)> {
        match whole {
            Whole::Nowhere => None,
            Whole::Column(column) => Some((column, line)),
            Whole::Total(column) => self.sheet.total.as_ref().map(|_| (column, self.sheet.rows.len())),
            Whole::Named { by, column } => {
                let name = &self.cells.get(line)?.get(by)?.text;
                let named = |cells: &&[Cell]| !name.is_empty() && cells.first().is_some_and(|c| c.text == *name);
                Some((column, self.cells.iter().position(named)?))
            }
        }
    }

    /// The cell where it holds the number, else the number.
    fn term(&self, number: Decimal, at: Option<(usize, usize)>) -> Term {
        let holds = |(column, line): &(usize, usize)| {
            let held = self.plain.get(*line).and_then(|row| row.get(*column));
            matches!(held, Some(Value::Number(held, _)) if *held == number)
        };
        at.filter(holds).map_or(Term::Number(number), |(column, line)| Term::Cell { column, line })
    }
}

/// A percentage as a decimal fraction.
pub(super) fn hundredth(percent: Decimal) -> String {
    let places = percent.places() + 2;
    Decimal::new(percent.mantissa(), places).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Ratio;
    use crate::present::{Column, Division};

    #[test]
    fn numbers_are_numbers_and_other_words_stay_words() {
        let stated = |value: Decimal, words: &str| super::value(&Cell::stated(value, words, Vec::new()));
        let number = |n: i64, pattern: &str| Value::Number(Decimal::whole(n), pattern.to_owned());
        assert_eq!(stated(Decimal::whole(5_479), "5.479"), number(5_479, "#,##0"));
        assert_eq!(stated(Decimal::whole(297), "297 hồ sơ"), number(297, "#,##0\" hồ sơ\""));
        assert_eq!(stated(Decimal::new(655, 1), "65,5%"), Value::Percent(Decimal::new(655, 1)));
        assert_eq!(stated(Decimal::whole(938), "938; 942"), Value::Text("938; 942".into()));
        assert_eq!(stated(Decimal::whole(4), "4/63"), number(4, "#,##0"));
        let points = |n: i64, places: u8, pattern: &str| Value::Number(Decimal::new(n, places), pattern.to_owned());
        assert_eq!(stated(Decimal::new(122, 1), "12,20"), points(122, 1, "#,##0.00"));
        assert_eq!(stated(Decimal::ZERO, "0,00"), points(0, 0, "#,##0.00"));
        assert_eq!(stated(Decimal::new(-153, 1), "−15,30"), points(-153, 1, "#,##0.00"));
        assert_eq!(stated(Decimal::new(48, 1), "+4,80"), points(48, 1, "+#,##0.00"));
        assert_eq!(stated(Decimal::new(122, 1), "12,20/18 (67,78%)"), points(122, 1, "#,##0.00"));
        let note = "64,08 (gồm 8,98 theo điểm công bố)";
        assert_eq!(stated(Decimal::new(6_408, 2), note), points(6_408, 2, "#,##0.00\" (gồm 8,98 theo điểm công bố)\""));
        assert_eq!(stated(Decimal::whole(12), "12,5"), Value::Text("12,5".into()), "another number");
        assert_eq!(stated(Decimal::whole(17), "hạng 17"), Value::Text("hạng 17".into()));
        assert_eq!(super::value(&Cell::absent("không nêu")), Value::Text("không nêu".into()));
        assert_eq!(hundredth(Decimal::new(6_553, 2)), "0.6553");
    }

    #[test]
    fn a_rate_keeps_its_parts() {
        let ratio = Ratio::new(Decimal::whole(4_743), Decimal::whole(4_761)).expect("a ratio");
        assert_eq!(super::value(&Cell::rate(ratio, Vec::new())), Value::share(ratio));
        assert_eq!(fraction(ratio).to_string(), "0.996219282");
    }

    /// A part of a whole in each row, both equal, and the rate of the two.
    fn table(whole: Whole) -> Sheet {
        let seven = || Cell::stated(Decimal::whole(7), "7", Vec::new());
        let ratio = Ratio::new(Decimal::whole(7), Decimal::whole(7)).expect("a ratio");
        let row = |name: &str, of: &str| {
            vec![Cell::words(name), seven(), seven(), Cell::rate(ratio, Vec::new()), Cell::words(of)]
        };
        let mut columns = ["", "", "", "", ""].map(Column::number).to_vec();
        columns[3].of = Some(Division { part: 2, whole });
        let (rows, total) = (vec![row("a", ""), row("b", "a")], Some(row("c", "")));
        Sheet { id: String::new(), title: String::new(), caption: String::new(), columns, rows, total }
    }

    #[test]
    fn a_share_refers_to_the_cells_of_its_own_figures() {
        let terms = |whole: Whole, line: usize| match &lines(&table(whole))[line][3] {
            Value::Share(part, whole, _) => (*part, *whole),
            other => panic!("{other:?}"),
        };
        let cell = |column: usize, line: usize| Term::Cell { column, line };
        let seven = Term::Number(Decimal::whole(7));
        assert_eq!(terms(Whole::Column(1), 0), (cell(2, 0), cell(1, 0)));
        assert_eq!(terms(Whole::Column(1), 2), (cell(2, 2), cell(1, 2)), "the total row");
        assert_eq!(terms(Whole::Total(1), 1), (cell(2, 1), cell(1, 2)));
        assert_eq!(terms(Whole::Named { by: 4, column: 1 }, 1), (cell(2, 1), cell(1, 0)));
        assert_eq!(terms(Whole::Named { by: 4, column: 1 }, 0), (cell(2, 0), seven), "nothing is named");
        assert_eq!(terms(Whole::Nowhere, 0), (cell(2, 0), seven));
        assert_eq!(terms(Whole::Column(0), 0), (cell(2, 0), seven), "words are no number");
    }
}
