//! The machine form of a stretch of time, read back.

use super::Span;
use chrono::NaiveDate;

impl Span {
    /// The span of a machine form made by [`Span::code`]; `None` for any other text.
    pub fn from_code(code: &str) -> Option<Span> {
        let read = known(code).or_else(|| of_year(code)).or_else(|| of_days(code))?;
        (read.code() == code).then_some(read)
    }
}

/// Forms without a calendar, and those that begin with a word.
fn known(code: &str) -> Option<Span> {
    let undated = |rest: &str| {
        let (year, month) = rest.strip_suffix(')')?.split_once('-')?;
        Some(Span::Week { month: Some((year.parse().ok()?, month_of(month)?)) })
    };
    match code {
        "unknown" => Some(Span::Unknown),
        "week (undated)" => Some(Span::Week { month: None }),
        "ytd" => Some(Span::YearToDate { year: None }),
        _ => match code.strip_prefix("ytd-") {
            Some(year) => Some(Span::YearToDate { year: Some(year.parse().ok()?) }),
            None => undated(code.strip_prefix("week (undated; ")?),
        },
    }
}

/// A year, or a part of one that has a name.
fn of_year(code: &str) -> Option<Span> {
    let Some((year, part)) = code.split_once('-') else { return Some(Span::Year { year: code.parse().ok()? }) };
    let year = year.parse().ok()?;
    match part {
        "H1" => Some(Span::HalfYear { year }),
        "9M" => Some(Span::NineMonths { year }),
        _ => match part.strip_prefix('Q') {
            Some(quarter) => {
                let quarter = quarter.parse().ok().filter(|q| (1..=4).contains(q))?;
                Some(Span::Quarter { year, quarter })
            }
            None => Some(Span::Month { year, month: month_of(part)? }),
        },
    }
}

/// A day, or the first and the last one.
fn of_days(code: &str) -> Option<Span> {
    let day = |text: &str| text.parse::<NaiveDate>().ok();
    match code.split_once("..") {
        Some((from, to)) => Some(Span::Range { from: day(from)?, to: day(to)? }).filter(|_| day(from) <= day(to)),
        None => day(code).map(Span::Day),
    }
}

fn month_of(text: &str) -> Option<u32> {
    text.parse().ok().filter(|month| (1..=12).contains(month))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_form_is_read_back() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 4, d).expect("a day");
        let year = 2026;
        let spans = [
            Span::Unknown,
            Span::Week { month: None },
            Span::Week { month: Some((year, 4)) },
            Span::Day(day(3)),
            Span::Month { year, month: 12 },
            Span::Quarter { year, quarter: 3 },
            Span::HalfYear { year },
            Span::NineMonths { year },
            Span::Year { year },
            Span::YearToDate { year: None },
            Span::YearToDate { year: Some(year) },
            Span::Range { from: day(1), to: day(14) },
        ];
        for span in spans {
            assert_eq!(Span::from_code(&span.code()), Some(span), "{}", span.code());
        }
    }

    #[test]
    fn anything_else_is_none() {
        for code in ["", "2026-13", "2026-Q5", "2026-4", "2026-04-31", "2026-04-14..2026-04-01", "ytd-x", "tháng 4"] {
            assert_eq!(Span::from_code(code), None, "{code}");
        }
    }
}
