//! A cell → a number: typed cells as they are, text by the convention of its column.

use super::model::Cell;
use crate::domain::{Decimal, fold};
use crate::extract::number::{Reading, SCALES, parse};
use crate::ingest::CellValue;

/// What sort of number a column holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Class {
    /// Whole things.
    #[default]
    Count,
    /// Money in units of a power of ten of đồng.
    Amount(u8),
    /// A percentage.
    Percent,
    /// Points and ranks.
    Points,
    /// Words («Đạt»).
    Words,
}

/// What a cell says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing, or a sign for nothing («-», «x»).
    Missing,
    /// A number.
    Number {
        value: Decimal,
        /// The digits can be read as another number too.
        ambiguous: bool,
    },
    /// Words where a number belongs.
    Words,
    /// Digits that are no single number («12/15»).
    Unclear,
}

/// The convention a table's own numbers show.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Convention {
    /// The decimal separator, when some number leaves no doubt.
    pub(super) decimal: Option<char>,
}

/// Signs for a figure that is not there.
const NOTHING: [&str; 10] = ["-", "–", "—", "x", "X", "…", "...", "..", "/", "//"];

/// Words that may follow a number in its cell.
const UNITS: [&str; 11] = ["hồ", "đồng", "đ", "vnđ", "%", "điểm", "lượt", "phiếu", "tthc", "thủ", "hs"];

/// Whether a cell stands for a number: digits, or a sign that there is none.
pub(super) fn is_value(cell: &Cell) -> bool {
    match cell.value {
        CellValue::Number(_) | CellValue::Percent(_) => true,
        CellValue::Blank | CellValue::Date(_) => false,
        CellValue::Text => NOTHING.contains(&cell.text.as_str()) || plain(&cell.text).is_some(),
    }
}

/// Reads a cell of a column of some class.
pub(super) fn read(cell: &Cell, class: Class, convention: Convention) -> Said {
    match cell.value {
        CellValue::Blank => Said::Missing,
        CellValue::Percent(value) | CellValue::Number(value) => {
            let scale = if let Class::Amount(scale) = class { scale } else { 0 };
            value.scaled(scale).map_or(Said::Unclear, |v| Said::Number { value: tidy(v, class), ambiguous: false })
        }
        CellValue::Date(_) => Said::Unclear,
        CellValue::Text => text(&cell.text, class, convention),
    }
}

/// Counts and amounts are whole: a typed 12,0 is 12. Other numbers keep their places.
fn tidy(value: Decimal, class: Class) -> Decimal {
    match (class, value.as_whole()) {
        (Class::Count | Class::Amount(_), Some(whole)) => Decimal::whole(whole),
        _ => value,
    }
}

fn text(text: &str, class: Class, convention: Convention) -> Said {
    let text = text.trim();
    if text.is_empty() || NOTHING.contains(&text) {
        return Said::Missing;
    }
    let Some((digits, rest)) = plain(text) else {
        let digit = unsigned(text).chars().next().is_some_and(|c| c.is_ascii_digit());
        let none = class == Class::Count && matches!(text.to_lowercase().as_str(), "không" | "không có");
        return match (none, digit) {
            (true, _) => Said::Number { value: Decimal::ZERO, ambiguous: false },
            (_, true) => Said::Unclear,
            _ => Said::Words,
        };
    };
    let own = SCALES.iter().find(|(word, _)| rest.first().is_some_and(|r| *r == fold(word))).map(|(_, scale)| *scale);
    let scale = match class {
        Class::Amount(scale) => own.unwrap_or(scale),
        Class::Count => own.unwrap_or(0),
        _ => 0,
    };
    let read = number(&digits, class, scale, convention);
    let read = read.and_then(|(value, open)| Some((value.scaled(scale)?, open)));
    match read.map(|(value, open)| (if unsigned(text) == text { value } else { Decimal::ZERO.minus(value) }, open)) {
        Some((value, ambiguous)) => Said::Number { value: tidy(value, class), ambiguous },
        None => Said::Unclear,
    }
}

/// A text without the minus directly before its first digit.
fn unsigned(text: &str) -> &str {
    let rest = text.strip_prefix(['-', '−', '–']);
    rest.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(text)
}

/// The digits a cell begins with, without a sign, and the words after them, when these say no more than a unit or a note in brackets.
fn plain(text: &str) -> Option<(String, Vec<String>)> {
    let text = unsigned(text.trim());
    let spaced = |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '\u{2009}');
    let end = text.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ',') || spaced(c))).unwrap_or(text.len());
    let digits = text[..end].trim_end_matches(|c: char| spaced(c) || matches!(c, '.' | ','));
    let groups: Vec<&str> = digits.split(spaced).collect();
    let grouped = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3));
    if !digits.starts_with(|c: char| c.is_ascii_digit()) || !grouped {
        return None;
    }
    let rest = text[digits.len()..].trim().trim_start_matches(['.', ',', ';']).trim();
    let note = rest.starts_with(['(', '*', '[', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']);
    let words: Vec<String> = rest.split_whitespace().map(fold).collect();
    let unit = |w: &String| UNITS.iter().chain(SCALES.iter().map(|(word, _)| word)).any(|u| *w == fold(u));
    let unit = words.first().is_none_or(unit);
    let before_note = words.iter().take_while(|w| !w.starts_with('(')).count();
    (rest.is_empty() || note || (unit && before_note <= 4)).then(|| (groups.concat(), words))
}

/// The number and whether its one separator leaves it open.
fn number(digits: &str, class: Class, scale: u8, convention: Convention) -> Option<(Decimal, bool)> {
    let measure = matches!(class, Class::Percent | Class::Points);
    if measure {
        return parse(digits, Reading::Measure).map(|value| (value, false));
    }
    let separator = lone_group(digits);
    let fraction = scale > 0 && separator.is_some() && separator == convention.decimal;
    let reading = if fraction { Reading::Measure } else { Reading::Count };
    let open = scale > 0 && separator.is_some() && convention.decimal.is_none();
    parse(digits, reading).map(|value| (value, open))
}

/// The separator of digits that have one separator and exactly three digits after it.
pub(super) fn lone_group(digits: &str) -> Option<char> {
    let at = digits.find(['.', ','])?;
    let (head, tail) = (&digits[..at], &digits[at + 1..]);
    let open =
        tail.len() == 3 && tail.bytes().all(|b| b.is_ascii_digit()) && (1..=3).contains(&head.len()) && head != "0";
    open.then(|| digits[at..].chars().next()).flatten()
}

/// A part of one as a percentage: 0,6553 is 65,53; a number too long for that stays as it is.
pub(super) fn hundredfold(value: Decimal) -> Decimal {
    value.scaled(2).unwrap_or(value)
}

/// The convention that some cells leave no doubt about.
pub(super) fn convention<'c>(cells: impl Iterator<Item = &'c Cell>) -> Convention {
    let texts = cells.filter(|c| c.value == CellValue::Text).filter_map(|c| plain(&c.text)).map(|(digits, _)| digits);
    Convention { decimal: texts.filter_map(|t| decimal_of(&t)).next() }
}

fn decimal_of(digits: &str) -> Option<char> {
    let separators: Vec<char> = digits.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let (first, last) = (*separators.first()?, *separators.last()?);
    let fraction = digits.rsplit(['.', ',']).next().map_or(0, str::len);
    let other = |c: char| if c == '.' { ',' } else { '.' };
    match separators.len() {
        1 if fraction != 3 => Some(first),
        1 => None,
        _ if first == last => Some(other(first)),
        _ => Some(last),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(text: &str) -> Cell {
        Cell { start: 0, end: 0, text: text.to_owned(), value: CellValue::Text, columns: 1, rows: 1 }
    }

    fn said(text: &str, class: Class, decimal: Option<char>) -> String {
        match read(&cell(text), class, Convention { decimal }) {
            Said::Number { value, ambiguous } => format!("{value}{}", if ambiguous { " ?" } else { "" }),
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn cells_in_every_typing() {
        use Class::{Amount, Count, Percent};
        let cases = [
            ("1.110", Count, None, "1110"),
            ("1 234 567", Count, None, "1234567"),
            ("12 (trong đó 3 trả lại)", Count, None, "12"),
            ("07", Count, None, "7"),
            ("120²", Count, None, "120"),
            ("–", Count, None, "Missing"),
            ("Không có", Count, None, "0"),
            ("12/15", Count, None, "Unclear"),
            ("1.2E+3", Count, None, "Unclear"),
            ("1.234 1", Count, None, "Unclear"),
            ("-5", Count, None, "-5"),
            ("1,5 ngàn", Count, None, "1500"),
            ("1.500 ngàn", Amount(0), Some(','), "1500000"),
            ("Chưa phát sinh", Count, None, "Words"),
            ("65,53%", Percent, None, "65.53"),
            ("98.123", Percent, None, "98.123"),
            ("1.110", Amount(6), None, "1110000000 ?"),
            ("1.110", Amount(6), Some(','), "1110000000"),
            ("1.110", Amount(6), Some('.'), "1110000"),
            ("144,49", Amount(6), None, "144490000"),
            ("5,65 tỷ", Amount(0), None, "5650000000"),
            ("999.999.999.999 tỷ", Amount(0), None, "Unclear"),
            ("419.800.000 đồng", Amount(0), None, "419800000"),
        ];
        for (text, class, decimal, expected) in cases {
            assert_eq!(said(text, class, decimal), expected, "{text}");
        }
    }
}
