//! Cells of pages → values of a workbook.

use super::book::{Term, Value, fraction};
use crate::domain::{Decimal, Ratio};
use crate::present::{Cell, Sort};
use crate::text;

/// Longest unit that becomes part of a number format.
const LONGEST_UNIT: usize = 24;

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
    let shown = text::decimal(number);
    let rest = cell.text.strip_prefix(shown.as_str())?;
    match rest {
        "%" => Some(cell.ratio.map_or(Value::Percent(number), Value::share)),
        "" => Some(Value::Number(number, pattern(number, ""))),
        // «12,2/18 (67,78%)», «4/63»: the figure itself; its maximum stands in the table beside
        rest if rest.starts_with('/') => Some(Value::Number(number, pattern(number, ""))),
        unit if unit.starts_with(' ') && unit.len() <= LONGEST_UNIT && is_unit(unit) => {
            Some(Value::Number(number, pattern(number, unit)))
        }
        _ => None,
    }
}

fn is_unit(unit: &str) -> bool {
    unit.chars().all(|c| c.is_alphabetic() || c == ' ' || c == ',')
}

/// `#,##0.00" điểm"`: the separators follow the reader's own settings.
pub(super) fn pattern(number: Decimal, unit: &str) -> String {
    let places = "0".repeat(usize::from(number.places()));
    let point = if places.is_empty() { "" } else { "." };
    let unit = if unit.is_empty() { String::new() } else { format!("\"{unit}\"") };
    format!("#,##0{point}{places}{unit}")
}

/// The cells of a row; a share refers to the cells of its two numbers where the row has them.
pub(super) fn row(cells: &[Cell]) -> Vec<Value> {
    let values: Vec<Value> = cells.iter().map(value).collect();
    let linked = |(cell, plain): (&Cell, &Value)| match (plain, cell.ratio) {
        (Value::Share(..), Some(ratio)) => share(cell, ratio, cells, &values),
        _ => plain.clone(),
    };
    cells.iter().zip(&values).map(linked).collect()
}

/// A number's cell is the one that shows it and comes from the same places: an equal number of something else is not it.
/// The places of a rate are those of its part, then those of its whole.
fn share(rate: &Cell, ratio: Ratio, cells: &[Cell], values: &[Value]) -> Value {
    let term = |number: Decimal, own: &dyn Fn(&Cell) -> bool| {
        let shows = |at: &usize| matches!(values.get(*at), Some(Value::Number(n, _)) if *n == number);
        let held =
            (0..cells.len()).filter(shows).find(|at| cells.get(*at).is_some_and(|c| !c.places.is_empty() && own(c)));
        held.map_or(Term::Number(number), Term::Column)
    };
    let part = term(ratio.part(), &|cell| rate.places.starts_with(&cell.places));
    let whole = term(ratio.whole(), &|cell| rate.places.ends_with(&cell.places));
    Value::Share(part, whole, fraction(ratio))
}

/// A percentage as a decimal fraction.
pub(super) fn hundredth(percent: Decimal) -> String {
    let places = percent.places() + 2;
    Decimal::new(percent.mantissa(), places).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{Place, SourceId};

    #[test]
    fn numbers_are_numbers_and_other_words_stay_words() {
        let stated = |value: Decimal, words: &str| super::value(&Cell::stated(value, words, Vec::new()));
        let number = |n: i64, pattern: &str| Value::Number(Decimal::whole(n), pattern.to_owned());
        assert_eq!(stated(Decimal::whole(5_479), "5.479"), number(5_479, "#,##0"));
        assert_eq!(stated(Decimal::whole(297), "297 hồ sơ"), number(297, "#,##0\" hồ sơ\""));
        assert_eq!(stated(Decimal::new(655, 1), "65,5%"), Value::Percent(Decimal::new(655, 1)));
        assert_eq!(stated(Decimal::whole(938), "938; 942"), Value::Text("938; 942".into()));
        assert_eq!(stated(Decimal::whole(4), "4/63"), number(4, "#,##0"));
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

    #[test]
    fn a_share_refers_to_the_cells_of_its_own_figures() {
        let place = |at: usize| Place { source: SourceId(0), start: at, end: at + 1, cell: None };
        let stated = |n: i64, at: usize| Cell::stated(Decimal::whole(n), n.to_string(), vec![place(at)]);
        let ratio = Ratio::new(Decimal::whole(7), Decimal::whole(7)).expect("a ratio");
        let share = Cell::rate(ratio, vec![place(5), place(9)]);
        let value = |cells: &[Cell]| row(cells).pop();
        let all = [stated(7, 1), stated(7, 9), stated(7, 5), share.clone()];
        let one = fraction(ratio);
        assert_eq!(value(&all), Some(Value::Share(Term::Column(2), Term::Column(1), one)));
        let seven = Term::Number(Decimal::whole(7));
        assert_eq!(value(&[stated(7, 1), stated(7, 9), share]), Some(Value::Share(seven, Term::Column(1), one)));
    }
}
