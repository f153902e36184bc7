//! What a cell's number format makes of its number: places, percent, day.

use super::exact::Exact;
use crate::domain::Decimal;
use crate::ingest::{CellInput, CellValue};
use chrono::{NaiveDate, TimeDelta};

/// What a number format shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// The number with the places it has.
    General,
    /// A number with some places.
    Number(Places),
    /// A hundredfold with a percent sign.
    Percent(Places),
    /// The number as it is with a percent sign that the format writes as a letter.
    PercentSign(Places),
    /// A day, without its day of the month when only the month is shown, with its time when that is shown.
    Date {
        /// The day of the month is shown.
        day: bool,
        /// The time of day is shown.
        time: bool,
    },
    /// A time of day or a length of time.
    Time,
}

/// Places of a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Places {
    /// Always shown.
    pub(super) least: u8,
    /// Shown when they are not zero.
    pub(super) most: u8,
    /// Thousands are set apart.
    pub(super) grouped: bool,
    /// How many times the number is divided by a thousand.
    pub(super) thousands: u8,
}

/// From which day a workbook counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Epoch {
    /// Day 1 is 1900-01-01, with a 29 February 1900 that never was.
    #[default]
    Since1900,
    /// Day 0 is 1904-01-01.
    Since1904,
}

impl NumberFormat {
    /// The formats that have a number and no code.
    pub(super) fn built_in(id: u32) -> NumberFormat {
        match id {
            1 => NumberFormat::read("0"),
            2 => NumberFormat::read("0.00"),
            3 | 37 | 38 | 41 | 42 => NumberFormat::read("#,##0"),
            4 | 39 | 40 | 43 | 44 => NumberFormat::read("#,##0.00"),
            9 => NumberFormat::read("0%"),
            10 => NumberFormat::read("0.00%"),
            17 => NumberFormat::Date { day: false, time: false },
            14..=16 | 27..=31 | 36 | 50..=54 | 57 | 58 => NumberFormat::Date { day: true, time: false },
            22 => NumberFormat::Date { day: true, time: true },
            18..=21 | 32..=35 | 45..=47 | 55 | 56 => NumberFormat::Time,
            _ => NumberFormat::General,
        }
    }

    /// Reads a format code, as for numbers above zero.
    pub(super) fn read(code: &str) -> NumberFormat {
        let Signs { signs, literals } = signs(code);
        let has = |letters: &[char]| signs.contains(letters);
        if signs.to_ascii_lowercase().contains("general") || has(&['@', 'E', '/']) && !has(&['d', 'y', 'h', 's']) {
            return NumberFormat::General;
        }
        if has(&['d', 'y', 'm', 'h', 's']) {
            let time = has(&['h', 's']);
            return match has(&['d', 'y']) || !time {
                true => NumberFormat::Date { day: has(&['d']), time },
                false => NumberFormat::Time,
            };
        }
        let Some(places) = places(&signs) else { return NumberFormat::General };
        match (signs.contains('%'), literals.contains('%')) {
            (true, _) => NumberFormat::Percent(places),
            (false, true) => NumberFormat::PercentSign(places),
            (false, false) => NumberFormat::Number(places),
        }
    }

    /// A number as a cell of this format: the text in its Vietnamese form, the value with the places shown.
    pub(super) fn cell(self, number: Exact, written: &str, epoch: Epoch) -> CellInput {
        let shown = match self {
            NumberFormat::General => number.plain().map(|d| (decimal_text(d, false), CellValue::Number(d))),
            NumberFormat::Number(places) => places.shown(number).map(|d| (places.text(d), CellValue::Number(d))),
            NumberFormat::Percent(places) => percent(places, number.shifted(2)),
            NumberFormat::PercentSign(places) => percent(places, number),
            NumberFormat::Date { day, time } => date(number, epoch, day, time),
            NumberFormat::Time => time_text(number).map(|text| (text, CellValue::Text)),
        };
        // A number that no decimal holds stays as the file writes it.
        let (text, value) = shown.unwrap_or_else(|| (written.to_owned(), CellValue::Text));
        CellInput { text, value, ..CellInput::default() }
    }
}

fn percent(places: Places, number: Exact) -> Option<(String, CellValue)> {
    places.shown(number).map(|d| (format!("{}%", places.text(d)), CellValue::Percent(d)))
}

impl Places {
    /// Rounded half up to what is shown.
    pub(super) fn shown(self, number: Exact) -> Option<Decimal> {
        let rounded = number.shifted(-3 * i32::from(self.thousands)).rounded(self.most)?;
        let shortest = rounded.normalized();
        Some(if shortest.places() < self.least { shortest.rounded(self.least) } else { shortest })
    }

    fn text(self, number: Decimal) -> String {
        decimal_text(number, self.grouped)
    }
}

/// The Vietnamese form: a comma before the places, dots between thousands when they are set apart.
pub(super) fn decimal_text(number: Decimal, grouped: bool) -> String {
    let plain = number.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = String::from(if number.is_negative() { "-" } else { "" });
    for (i, digit) in whole.chars().enumerate() {
        if grouped && i > 0 && (whole.len() - i).is_multiple_of(3) {
            text.push('.');
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(',');
        text.push_str(fraction);
    }
    text
}

/// A format code taken apart.
struct Signs {
    /// Signs with a meaning.
    signs: String,
    /// Letters to be written as they are.
    literals: String,
}

/// The first section of a code, which is that of numbers above zero.
fn signs(code: &str) -> Signs {
    let mut found = Signs { signs: String::new(), literals: String::new() };
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            ';' => break,
            '"' => found.literals.extend(chars.by_ref().take_while(|c| *c != '"')),
            '\\' => found.literals.extend(chars.next()),
            '_' | '*' => drop(chars.next()),
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                if matches!(inside.to_ascii_lowercase().trim_matches(['h', 'm', 's']), "") {
                    found.signs.push('h');
                }
            }
            _ => found.signs.push(if c.is_ascii_uppercase() && c != 'E' { c.to_ascii_lowercase() } else { c }),
        }
    }
    found
}

/// Places of a code; `None` when it shows no digits.
fn places(signs: &str) -> Option<Places> {
    let digit = |c: char| matches!(c, '0' | '#' | '?');
    let last = signs.rfind(digit)?;
    let (number, after) = signs.split_at(last + 1);
    let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
    let count = |wanted: fn(char) -> bool| u8::try_from(fraction.chars().filter(|c| wanted(*c)).count()).ok();
    let most = count(|c| matches!(c, '0' | '#' | '?'))?.min(Decimal::MAX_PLACES);
    let least = count(|c| matches!(c, '0' | '?'))?.min(most);
    let thousands = u8::try_from(after.chars().take_while(|c| *c == ',').count()).ok()?;
    Some(Places { least, most, grouped: whole.contains(','), thousands: thousands.min(4) })
}

fn date(number: Exact, epoch: Epoch, day: bool, time: bool) -> Option<(String, CellValue)> {
    let exact = number.rounded(9)?;
    let days = exact.truncated(0).as_whole().filter(|d| (0..=2_958_465).contains(d))?;
    if days == 0 && epoch == Epoch::Since1900 {
        return time_text(number).map(|text| (text, CellValue::Text));
    }
    let base = match epoch {
        Epoch::Since1904 => NaiveDate::from_ymd_opt(1904, 1, 1)?,
        Epoch::Since1900 if days < 60 => NaiveDate::from_ymd_opt(1899, 12, 31)?,
        Epoch::Since1900 => NaiveDate::from_ymd_opt(1899, 12, 30)?,
    };
    let date = base.checked_add_signed(TimeDelta::try_days(days)?)?;
    let form = if day { "%d/%m/%Y" } else { "%m/%Y" };
    let mut text = date.format(form).to_string();
    let clock = if time { time_text(number) } else { None };
    if let Some(clock) = clock {
        text = format!("{text} {clock}");
    }
    Some((text, CellValue::Date(date)))
}

/// Hours and minutes of the part of a day.
fn time_text(number: Exact) -> Option<String> {
    let exact = number.rounded(9)?;
    let part = exact.minus(exact.truncated(0)).abs().rounded(9);
    let minutes = (i128::from(part.mantissa()) * 1440 + 500_000_000) / 1_000_000_000;
    Some(format!("{:02}:{:02}", minutes / 60, minutes % 60))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(code: &str, number: &str) -> (String, CellValue) {
        let exact = Exact::parse(number).expect("a number");
        let cell = NumberFormat::read(code).cell(exact, number, Epoch::Since1900);
        (cell.text, cell.value)
    }

    #[test]
    fn numbers_keep_the_places_shown() {
        let shown = |code: &str, number: &str| cell(code, number).0;
        assert_eq!(shown("0.00%", "0.655329"), "65,53%");
        assert_eq!(shown("0%", "0.9951"), "100%");
        assert_eq!(shown("#,##0", "1234567.5"), "1.234.568");
        assert_eq!(shown("#,##0.00_);(#,##0.00)", "2919"), "2.919,00");
        assert_eq!(shown("0.0##", "1.5"), "1,5");
        assert_eq!(shown("0.00\"%\"", "65.534"), "65,53%");
        assert_eq!(shown("0.0\\%", "7"), "7,0%");
        assert_eq!(shown("#,##0.0,", "12345"), "12,3");
        assert_eq!(shown("_-* #,##0\\ _₫_-;-* #,##0\\ _₫_-", "-1500"), "-1.500");
        assert_eq!(shown("General", "0.30000000000000004"), "0,3");
        assert_eq!(shown("[Red]0.0", "2.25"), "2,3");
    }

    #[test]
    fn percent_and_days_are_known_as_such() {
        assert_eq!(cell("0.00%", "0.655329").1, CellValue::Percent(Decimal::new(6553, 2)));
        assert_eq!(cell("0.00\"%\"", "65.534").1, CellValue::Percent(Decimal::new(6553, 2)));
        let day = NaiveDate::from_ymd_opt(2025, 3, 15).map(CellValue::Date);
        assert_eq!(Some(cell("dd/mm/yyyy", "45731").1), day);
        assert_eq!(cell("[$-42A]dd/mm/yyyy hh:mm", "45731.354166666664").0, "15/03/2025 08:30");
        assert_eq!(cell("mm/yyyy", "45731").0, "03/2025");
        assert_eq!(cell("hh:mm", "0.5"), ("12:00".to_owned(), CellValue::Text));
    }

    #[test]
    fn nothing_in_a_code_can_break_the_reading() {
        for code in ["", ";", "\"", "\\", "[", "[h", "%", ".", "0.", "0.0000000000000000", "@", "# ?/?", "0E+0", "é"] {
            let (text, _) = cell(code, "12.5");
            assert!(!text.is_empty(), "{code}");
        }
    }
}
