//! The period that a file's name tells: proposed to the user, never taken for granted.

use crate::domain::Span;
use chrono::NaiveDate;

/// The years that a number in a name may stand for.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2099;

/// «bang-diem-2026-10-05.csv» → 05/10/2026, «T4.2026», «quy 3 nam 2026», «2026-10»; `None` when the name tells none.
pub fn period_in_name(name: &str) -> Option<Span> {
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let words = words(stem);
    let number = |at: usize| words.get(at).and_then(|word| word.parse::<u32>().ok());
    let year = |at: usize| number(at).and_then(|n| i32::try_from(n).ok()).filter(|year| YEARS.contains(year));
    let month = |at: usize| number(at).filter(|month| (1..=12).contains(month));
    let says = |at: usize, any: &[&str]| words.get(at).is_some_and(|word| any.contains(&word.as_str()));
    let after_year = |at: usize| year(at).or_else(|| says(at, &["nam", "n"]).then(|| year(at + 1)).flatten());
    let day = |year: Option<i32>, month: Option<u32>, day: Option<u32>| {
        NaiveDate::from_ymd_opt(year?, month?, day?).map(Span::Day)
    };
    let starts = 0..words.len();
    let days = starts.clone().find_map(|at| {
        let whole = words[at].parse::<u32>().ok().filter(|_| words[at].len() == 8);
        let glued = whole.and_then(|n| day(i32::try_from(n / 10_000).ok(), Some(n / 100 % 100), Some(n % 100)));
        let forward = || day(year(at), month(at + 1), number(at + 2));
        glued.or_else(forward).or_else(|| day(year(at + 2), month(at + 1), number(at)))
    });
    let named = || {
        starts.clone().find_map(|at| {
            let month =
                says(at, &["thang", "t", "month", "m"]).then(|| month(at + 1).zip(after_year(at + 2))).flatten();
            let quarter =
                says(at, &["quy", "q", "quarter"]).then(|| quarter(&words, at + 1).zip(after_year(at + 2))).flatten();
            month
                .map(|(month, year)| Span::Month { year, month })
                .or(quarter.map(|(quarter, year)| Span::Quarter { year, quarter }))
        })
    };
    let pairs = || {
        starts.clone().find_map(|at| {
            let pair = year(at).zip(month(at + 1)).or_else(|| year(at + 1).zip(month(at)));
            pair.map(|(year, month)| Span::Month { year, month })
        })
    };
    let years = || starts.clone().find_map(|at| says(at, &["nam", "year"]).then(|| year(at + 1)).flatten());
    days.or_else(named).or_else(pairs).or_else(|| years().map(|year| Span::Year { year }))
}

/// A quarter as a digit or in Roman numerals.
fn quarter(words: &[String], at: usize) -> Option<u32> {
    match words.get(at)?.as_str() {
        "1" | "i" => Some(1),
        "2" | "ii" => Some(2),
        "3" | "iii" => Some(3),
        "4" | "iv" => Some(4),
        _ => None,
    }
}

/// Words and numbers apart, in lower case and without marks: «T4-2026» is t, 4, 2026.
fn words(stem: &str) -> Vec<String> {
    let plain = super::fold(stem);
    let mut words: Vec<String> = Vec::new();
    let mut digits = None;
    for c in plain.chars() {
        let kind = if c.is_ascii_digit() { Some(true) } else { c.is_alphabetic().then_some(false) };
        match kind {
            Some(kind) if digits == Some(kind) && !words.is_empty() => {
                words.last_mut().into_iter().for_each(|word| word.push(c));
            }
            Some(_) => words.push(c.to_string()),
            None => {}
        }
        digits = kind;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_propose_a_period() {
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).map(Span::Day);
        let month = |year, month| Some(Span::Month { year, month });
        let cases = [
            ("provinces-2026-10-05.csv", day(2026, 10, 5)),
            ("bang diem 05.10.2026.xlsx", day(2026, 10, 5)),
            ("diem_20261005.json", day(2026, 10, 5)),
            ("Báo cáo tháng 4 năm 2026.docx", month(2026, 4)),
            ("BC_T4-2026.docx", month(2026, 4)),
            ("2026-04.csv", month(2026, 4)),
            ("bc 04.2026.pdf", month(2026, 4)),
            ("Quý III năm 2026.docx", Some(Span::Quarter { year: 2026, quarter: 3 })),
            ("tong hop nam 2025.xlsx", Some(Span::Year { year: 2025 })),
            ("002_b58c6e58495248b2.txt", None),
            ("bao cao 13.2026.docx", None),
            ("so lieu.csv", None),
        ];
        for (name, span) in cases {
            assert_eq!(period_in_name(name), span, "{name}");
        }
    }
}
