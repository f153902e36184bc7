//! What the user types in a form → a number, a period. The strict counterpart of [`super::format`]: every form that is
//! shown can be typed.

use crate::domain::{Decimal, Period, Span, Value, composed};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Why an entry was not understood; `message` says how to write it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum EntryError {
    /// Nothing was typed.
    Empty,
    /// Not a number in the Vietnamese form.
    Number,
    /// A unit that counts whole things, and a number with decimals.
    NotWhole,
    /// Below zero.
    Negative,
    /// No period that is known.
    Period,
    /// A date that the calendar does not have, or an end before its beginning.
    Date,
}

impl EntryError {
    /// The message for the user.
    pub const fn message(self) -> &'static str {
        match self {
            EntryError::Empty => "Chưa nhập giá trị.",
            EntryError::Number => {
                "Chưa đúng dạng số. Viết đủ chữ số, dấu chấm giữa hàng nghìn, dấu phẩy trước phần thập phân, ví dụ 1.234; 65,53; 3.000.000.000 (thay cho 3 tỷ)."
            }
            EntryError::NotWhole => "Đơn vị tính này chỉ nhận số nguyên. Viết như: 1.234.",
            EntryError::Negative => {
                "Số liệu không thể âm. Mức giảm không nhập ở đây: trang tự tính khi có số liệu của cả hai kỳ."
            }
            EntryError::Period => {
                "Chưa rõ kỳ số liệu. Viết như: tháng 4/2026, quý I/2026, 6 tháng đầu năm 2026, năm 2026, lũy kế từ đầu năm 2026, cuối tháng 4/2026, từ ngày 15/3/2026 đến ngày 14/4/2026."
            }
            EntryError::Date => "Ngày không có trong lịch, hoặc ngày cuối trước ngày đầu.",
        }
    }
}

/// Units of which there may be parts.
const DIVISIBLE: [&str; 4] = ["%", "điểm", "ngày", ""];

/// A number in its vi-VN form: `1.234`, `1234`, `65,53`; a trailing unit or percent sign is passed over.
///
/// # Errors
/// [`EntryError`].
pub fn parse_value(text: &str, unit: &str) -> Result<Decimal, EntryError> {
    let typed = text.trim();
    let typed = typed.strip_suffix(unit).or_else(|| typed.strip_prefix(unit)).unwrap_or(typed).trim();
    if typed.is_empty() {
        return Err(EntryError::Empty);
    }
    if typed.starts_with(['-', '−']) {
        return Err(EntryError::Negative);
    }
    let (whole, fraction) = typed.split_once(',').map_or((typed, None), |(w, f)| (w, Some(f)));
    let plain = match fraction {
        Some(fraction) => format!("{}.{fraction}", ungrouped(whole)?),
        None => ungrouped(whole)?,
    };
    let value = Decimal::parse_plain(&plain).filter(|_| fraction != Some("")).ok_or(EntryError::Number)?;
    let whole = value.as_whole().is_some() || DIVISIBLE.contains(&unit);
    whole.then_some(value).ok_or(EntryError::NotWhole)
}

/// Digits without the points (or blanks) between thousands; groups must be of three.
fn ungrouped(whole: &str) -> Result<String, EntryError> {
    let groups: Vec<&str> = whole.split(['.', ' ', '\u{a0}']).collect();
    let digits = groups.iter().all(|g| !g.is_empty() && g.bytes().all(|b| b.is_ascii_digit()));
    let grouped = groups.len() == 1 || (groups[0].len() <= 3 && groups[1..].iter().all(|g| g.len() == 3));
    (digits && grouped).then(|| groups.concat()).ok_or(EntryError::Number)
}

/// A period as it is shown: «tháng 4/2026», «cuối quý I/2026», «từ ngày 15/3/2026 đến ngày 14/4/2026».
///
/// # Errors
/// [`EntryError`].
pub fn parse_period(text: &str) -> Result<Period, EntryError> {
    let lower: String = composed(text).to_lowercase();
    let words: Vec<&str> =
        lower.split(|c: char| c.is_whitespace() || "/.-–(),".contains(c)).filter(|w| !w.is_empty()).collect();
    match &words[..] {
        [] => Err(EntryError::Empty),
        ["cuối", "ngày", rest @ ..] => day(rest).map(Span::Day).map(Period::end_of),
        ["cuối", rest @ ..] => span(rest).map(Period::end_of),
        ["thời", "điểm", "báo", "cáo", rest @ ..] => span(rest).map(Period::end_of),
        ["thời", "điểm", "cuối", "tuần", "báo", "cáo", "tháng", rest @ ..] => {
            span(&[&["tuần", "tháng"], rest].concat()).map(Period::end_of)
        }
        ["thời", "điểm", "cuối", "tuần", "báo", "cáo"] => Ok(Period::end_of(Span::Week { month: None })),
        all => span(all).map(Period::over),
    }
}

fn span(words: &[&str]) -> Result<Span, EntryError> {
    match words {
        ["tháng", month, rest @ ..] => Ok(Span::Month { year: year(rest)?, month: among(month, 12)? }),
        ["quý" | "quí", quarter, rest @ ..] => Ok(Span::Quarter { year: year(rest)?, quarter: quarter_of(quarter)? }),
        ["6", "tháng", rest @ ..] => Ok(Span::HalfYear { year: first_months(rest)? }),
        ["9", "tháng", rest @ ..] => Ok(Span::NineMonths { year: first_months(rest)? }),
        ["năm", rest @ ..] => Ok(Span::Year { year: year(rest)? }),
        ["lũy" | "luỹ", "kế", "từ", "đầu", "năm"] | ["lũy" | "luỹ", "kế"] => {
            Ok(Span::YearToDate { year: None })
        }
        ["lũy" | "luỹ", "kế", "từ", "đầu", "năm", rest @ ..] => {
            Ok(Span::YearToDate { year: Some(year(rest)?) })
        }
        ["từ", "ngày", rest @ ..] | ["từ", rest @ ..] => range(rest),
        ["ngày", rest @ ..] => day(rest).map(Span::Day),
        ["tuần"] | ["tuần", "không", "nêu", "ngày"] => Ok(Span::Week { month: None }),
        ["tuần", "tháng", month, rest @ ..] => Ok(Span::Week { month: Some((year(rest)?, among(month, 12)?)) }),
        ["kỳ" | "kì", "không", "nêu"] => Ok(Span::Unknown),
        [_, _, _] => day(words).map(Span::Day),
        _ => Err(EntryError::Period),
    }
}

/// «2026» or «năm 2026».
fn year(words: &[&str]) -> Result<i32, EntryError> {
    let [text] = words.strip_prefix(&["năm"]).unwrap_or(words) else { return Err(EntryError::Period) };
    text.parse().ok().filter(|year| (1990..=2100).contains(year)).ok_or(EntryError::Period)
}

/// «đầu năm 2026», «năm 2026», «2026».
fn first_months(words: &[&str]) -> Result<i32, EntryError> {
    year(words.strip_prefix(&["đầu"]).unwrap_or(words))
}

fn among(word: &str, last: u32) -> Result<u32, EntryError> {
    word.parse().ok().filter(|n| (1..=last).contains(n)).ok_or(EntryError::Period)
}

fn quarter_of(word: &str) -> Result<u32, EntryError> {
    let roman = ["i", "ii", "iii", "iv"].iter().zip(1..).find(|(r, _)| **r == word).map(|(_, n)| n);
    roman.map_or_else(|| among(word, 4), Ok)
}

fn day(words: &[&str]) -> Result<NaiveDate, EntryError> {
    let numbers: Vec<u32> = words.iter().filter_map(|w| w.parse().ok()).collect();
    let &[day, month, year] = &numbers[..] else { return Err(EntryError::Period) };
    let year = i32::try_from(year).ok().filter(|y| (1990..=2100).contains(y));
    year.and_then(|year| NaiveDate::from_ymd_opt(year, month, day)).ok_or(EntryError::Date)
}

fn range(words: &[&str]) -> Result<Span, EntryError> {
    let middle = words.iter().position(|w| *w == "đến").ok_or(EntryError::Period)?;
    let end = &words[middle + 1..];
    let end = end.strip_prefix(&["ngày"]).or(end.strip_prefix(&["hết"])).unwrap_or(end);
    let (from, to) = (day(&words[..middle])?, day(end.strip_prefix(&["ngày"]).unwrap_or(end))?);
    (from <= to).then_some(Span::Range { from, to }).ok_or(EntryError::Date)
}

/// A value as it is typed into a form.
pub fn typed_value(value: &Value) -> String {
    match value {
        Value::Number(number) => super::decimal(*number),
        Value::Text(words) => words.clone(),
        Value::NotApplicable => super::words::NOT_APPLICABLE.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_typed_as_they_are_shown() {
        let cases = [
            ("1.234", "hồ sơ", Ok("1234")),
            (" 1234 hồ sơ ", "hồ sơ", Ok("1234")),
            ("65,53%", "%", Ok("65.53")),
            ("hạng 17", "hạng", Ok("17")),
            ("1.234,5", "điểm", Ok("1234.5")),
            ("144.490.000 đồng", "đồng", Ok("144490000")),
            ("65.53", "%", Err(EntryError::Number)),
            ("1.23", "hồ sơ", Err(EntryError::Number)),
            ("12,5", "hồ sơ", Err(EntryError::NotWhole)),
            ("12,", "%", Err(EntryError::Number)),
            ("-4", "hồ sơ", Err(EntryError::Negative)),
            ("  ", "hồ sơ", Err(EntryError::Empty)),
            ("mười", "hồ sơ", Err(EntryError::Number)),
            ("12345678901234567890", "hồ sơ", Err(EntryError::Number)),
        ];
        for (text, unit, expected) in cases {
            assert_eq!(parse_value(text, unit).map(|d| d.to_string()).as_deref(), expected.as_deref(), "{text}");
        }
    }

    #[test]
    fn every_period_is_typed_as_it_is_shown() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 4, d).expect("a day");
        let year = 2026;
        let spans = [
            Span::Month { year, month: 12 },
            Span::Quarter { year, quarter: 3 },
            Span::HalfYear { year },
            Span::NineMonths { year },
            Span::Year { year },
            Span::YearToDate { year: Some(year) },
            Span::YearToDate { year: None },
            Span::Range { from: day(1), to: day(14) },
            Span::Day(day(30)),
            Span::Week { month: Some((year, 4)) },
            Span::Week { month: None },
            Span::Unknown,
        ];
        for span in spans {
            let over = Period::over(span);
            assert_eq!(parse_period(&crate::text::period(over)), Ok(over));
        }
        for span in spans.into_iter().filter(|s| {
            !matches!(
                s,
                Span::HalfYear { .. } | Span::NineMonths { .. } | Span::Range { .. } | Span::Day(_) | Span::Unknown
            )
        }) {
            let end = Period::end_of(span);
            assert_eq!(parse_period(&crate::text::period(end)), Ok(end));
        }
    }

    #[test]
    fn periods_in_other_words_and_mistakes() {
        let month = Period::over(Span::Month { year: 2026, month: 4 });
        for text in ["Tháng 04 năm 2026", "tháng 4-2026", "THÁNG 4/2026"] {
            assert_eq!(parse_period(text), Ok(month), "{text}");
        }
        assert_eq!(parse_period("Quý 1 năm 2026"), Ok(Period::over(Span::Quarter { year: 2026, quarter: 1 })));
        let cases = [
            ("", EntryError::Empty),
            ("tháng 13/2026", EntryError::Period),
            ("tháng này", EntryError::Period),
            ("ngày 31/4/2026", EntryError::Date),
            ("từ ngày 15/4/2026 đến ngày 14/4/2026", EntryError::Date),
            ("quý V/2026", EntryError::Period),
        ];
        for (text, expected) in cases {
            assert_eq!(parse_period(text), Err(expected), "{text}");
        }
    }
}
