//! Cells of pages → values of a workbook.

use super::book::Value;
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
        "%" => Some(ratio(&cell.formula).map_or(Value::Percent(number), Value::Share)),
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

/// The two numbers of «4.743 / 4.761».
fn ratio(formula: &str) -> Option<Ratio> {
    let (part, whole) = formula.split_once(" / ")?;
    Ratio::new(plain(part)?, plain(whole)?)
}

/// A number in its vi-VN form.
fn plain(text: &str) -> Option<Decimal> {
    Decimal::parse_plain(&text.replace('.', "").replace(',', "."))
}

/// The share as a decimal fraction to nine places, for readers that do not compute.
pub(super) fn fraction(ratio: Ratio) -> String {
    ratio.of_max(Decimal::whole(1), Decimal::MAX_PLACES).to_string()
}

/// A percentage as a decimal fraction.
pub(super) fn hundredth(percent: Decimal) -> String {
    let places = percent.places() + 2;
    Decimal::new(percent.mantissa(), places).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

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
        assert_eq!(super::value(&Cell::rate(ratio, Vec::new())), Value::Share(ratio));
        assert_eq!(fraction(ratio), "0.996219282");
    }
}
