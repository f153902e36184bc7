//! Numbers, money, dates and periods in their vi-VN form.

use crate::domain::{Decimal, Period, Span};
use chrono::{Datelike, NaiveDate};

/// The minus sign of signed differences.
const MINUS: char = '−';

/// The unit that stands before its number.
const RANK: &str = "hạng";

/// A number with `.` between thousands and `,` before decimals, to as many places as it was stated: `5.479`, `99,50`.
pub fn decimal(value: Decimal) -> String {
    let plain = value.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut text = if value.is_negative() { MINUS.to_string() } else { String::new() };
    for (i, digit) in whole.chars().enumerate() {
        if i > 0 && (whole.len() - i).is_multiple_of(3) {
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

/// A whole number: `13.041`.
pub fn count(value: usize) -> String {
    decimal(Decimal::whole(i64::try_from(value).unwrap_or(i64::MAX)))
}

/// A percentage; the value is already in percent: `65,53%`.
pub fn percent(value: Decimal) -> String {
    format!("{}%", decimal(value))
}

/// An amount of đồng: `144.490.000 đồng`.
pub fn money(value: Decimal) -> String {
    format!("{} đồng", decimal(value))
}

/// A number with its unit; the percent sign stands close: `2.919 hồ sơ`, `11%`.
pub fn quantity(value: Decimal, unit: &str) -> String {
    match unit {
        "%" => percent(value),
        "" => decimal(value),
        RANK => format!("{RANK} {}", decimal(value)),
        unit => format!("{} {unit}", decimal(value)),
    }
}

/// A number as running text of a report writes it: whole numbers below ten with two digits («07 hồ sơ»), zero alone.
pub fn written(value: Decimal, unit: &str) -> String {
    let short = value.as_whole().filter(|n| (1..10).contains(n) && value.places() == 0);
    match (short, unit) {
        (Some(n), "") => format!("0{n}"),
        (Some(n), unit) if !matches!(unit, "%" | RANK | "điểm" | "đồng") => format!("0{n} {unit}"),
        _ => quantity(value, unit),
    }
}

/// A name with its unit; words and bare numbers have none to name.
pub fn with_unit(name: &str, unit: &str) -> String {
    match unit {
        "" | "text" => name.to_owned(),
        unit => format!("{name} ({unit})"),
    }
}

/// A difference with its sign: `+303`, `−4`, `0`.
pub fn signed(value: Decimal) -> String {
    let plus = if value > Decimal::ZERO { "+" } else { "" };
    format!("{plus}{}", decimal(value))
}

/// Points of the index as they are published, to two places at least: «18,3» beside «18,30» would read as two numbers.
pub fn points(value: Decimal) -> String {
    decimal(to_places_of_points(value))
}

/// How lost points are reckoned: «18 − 12,20».
pub fn lost_formula(max: Decimal, points_made: Decimal) -> String {
    format!("{} − {}", decimal(max), points(points_made))
}

/// How a difference of points came about: `64,08 − 59,28`.
pub fn difference_formula(to: Decimal, from: Decimal) -> String {
    format!("{} − {}", points(to), points(from))
}

/// A difference of points with its sign: `+4,80`.
pub fn signed_points(value: Decimal) -> String {
    signed(to_places_of_points(value))
}

fn to_places_of_points(value: Decimal) -> Decimal {
    let shortest = value.normalized();
    shortest.rounded(shortest.places().max(2))
}

/// A date as dd/mm/yyyy.
pub fn date(day: NaiveDate) -> String {
    format!("{:02}/{:02}/{}", day.day(), day.month(), day.year())
}

/// A date as running text writes it: two-digit day, a zero only before months 1 and 2 (`27/02/2023`, `07/3/2023`).
pub fn running_date(day: NaiveDate) -> String {
    let zero = if day.month() <= 2 { "0" } else { "" };
    format!("{:02}/{zero}{}/{}", day.day(), day.month(), day.year())
}

/// A period: «tháng 4/2023», «lũy kế từ đầu năm 2023», «cuối tháng 4/2023».
pub fn period(period: Period) -> String {
    if period.at_end { end_of(period.span) } else { span(period.span) }
}

/// A period where there is little room: «tuần 12–18/9/2026», «28/9–30/10/2026»; else as [`period`].
pub fn brief_period(of: Period) -> String {
    const WEEK: i64 = 6;
    let Period { span: Span::Range { from, to }, at_end: false } = of else { return period(of) };
    let first = match (from.year() == to.year(), from.month() == to.month()) {
        (true, true) => from.day().to_string(),
        (true, false) => format!("{}/{}", from.day(), from.month()),
        (false, _) => format!("{}/{}/{}", from.day(), from.month(), from.year()),
    };
    let kind = if (to - from).num_days() == WEEK { "tuần " } else { "" };
    format!("{kind}{first}–{}/{}/{}", to.day(), to.month(), to.year())
}

/// A stretch of time, as a flow over it.
pub fn span(span: Span) -> String {
    match span {
        Span::Unknown => "kỳ không nêu".into(),
        Span::Week { month: None } => "tuần (không nêu ngày)".into(),
        Span::Week { month: Some((year, month)) } => format!("tuần (tháng {month}/{year})"),
        Span::Day(day) => format!("ngày {}", running_date(day)),
        Span::Month { year, month } => format!("tháng {month}/{year}"),
        Span::Quarter { year, quarter } => {
            format!("quý {}/{year}", roman(usize::try_from(quarter).unwrap_or_default()))
        }
        Span::HalfYear { year } => format!("6 tháng đầu năm {year}"),
        Span::NineMonths { year } => format!("9 tháng đầu năm {year}"),
        Span::Year { year } => format!("năm {year}"),
        Span::YearToDate { year: None } => "lũy kế từ đầu năm".into(),
        Span::YearToDate { year: Some(year) } => format!("lũy kế từ đầu năm {year}"),
        Span::Range { from, to } => format!("từ ngày {} đến ngày {}", running_date(from), running_date(to)),
    }
}

/// The end of a stretch of time, for stocks. «Cuối tuần» would read as the weekend, so a week is named otherwise.
fn end_of(end: Span) -> String {
    match end {
        Span::Unknown => "thời điểm cuối kỳ, kỳ không nêu".into(),
        Span::Week { month: None } => "thời điểm cuối tuần báo cáo".into(),
        Span::Week { month: Some((year, month)) } => format!("thời điểm cuối tuần báo cáo (tháng {month}/{year})"),
        Span::HalfYear { year } => format!("cuối tháng 6/{year}"),
        Span::NineMonths { year } => format!("cuối tháng 9/{year}"),
        Span::YearToDate { .. } => format!("thời điểm báo cáo, {}", span(end)),
        Span::Range { to, .. } => format!("ngày {}", running_date(to)),
        Span::Day(_) => span(end),
        Span::Month { .. } | Span::Quarter { .. } | Span::Year { .. } => format!("cuối {}", span(end)),
    }
}

/// A small number in Roman numerals: quarters, annexes.
pub fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 5] = [(10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")];
    let mut left = number;
    let mut text = String::new();
    for (worth, sign) in SIGNS {
        text.push_str(&sign.repeat(left / worth));
        left %= worth;
    }
    text
}

/// The text with its first letter in lower case, for names within a sentence.
pub fn running(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| first.to_lowercase().chain(rest).collect()).unwrap_or_default()
}

/// The text with its first letter in upper case, for headings made of running words.
pub fn sentence(text: &str) -> String {
    let mut rest = text.chars();
    rest.next().map(|first| first.to_uppercase().chain(rest).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_take_the_vietnamese_form() {
        let cases = [
            (Decimal::whole(0), "0"),
            (Decimal::whole(999), "999"),
            (Decimal::whole(5_479), "5.479"),
            (Decimal::whole(144_490_000), "144.490.000"),
            (Decimal::new(-12_345_678, 2), "−123.456,78"),
            (Decimal::new(7, 2), "0,07"),
            (Decimal::new(1_000, 1), "100,0"),
        ];
        for (value, expected) in cases {
            assert_eq!(decimal(value), expected);
        }
        assert_eq!(percent(Decimal::new(6_553, 2)), "65,53%");
        assert_eq!(money(Decimal::whole(144_490_000)), "144.490.000 đồng");
        assert_eq!(quantity(Decimal::whole(2_919), "hồ sơ"), "2.919 hồ sơ");
        assert_eq!(quantity(Decimal::new(380, 1), "%"), "38,0%");
        assert_eq!(quantity(Decimal::whole(17), "hạng"), "hạng 17");
        let written = [(7, "hồ sơ"), (0, "hồ sơ"), (10, "hồ sơ"), (3, ""), (9, "điểm"), (5, "%")];
        let written: Vec<String> =
            written.into_iter().map(|(n, unit)| super::written(Decimal::whole(n), unit)).collect();
        assert_eq!(written, ["07 hồ sơ", "0 hồ sơ", "10 hồ sơ", "03", "9 điểm", "5%"]);
        assert_eq!(count(13_041), "13.041");
        assert_eq!(["", "text", "%"].map(|unit| with_unit("Tên", unit)), ["Tên", "Tên", "Tên (%)"]);
    }

    #[test]
    fn points_have_two_places_at_least() {
        let cases =
            [(183, 1, "18,30"), (1_830, 2, "18,30"), (18_300, 3, "18,30"), (18, 0, "18,00"), (18_305, 3, "18,305")];
        for (mantissa, places, expected) in cases {
            assert_eq!(points(Decimal::new(mantissa, places)), expected);
        }
        assert_eq!([48, -4, 0].map(|m| signed_points(Decimal::new(m, 1))), ["+4,80", "−0,40", "0,00"]);
    }

    #[test]
    fn differences_carry_their_sign() {
        let signs = [48, -4, 0].map(|m| signed(Decimal::new(m, 1)));
        assert_eq!(signs, ["+4,8", "−0,4", "0,0"]);
    }

    #[test]
    fn periods_are_brief_where_there_is_little_room() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        let over = |from, to| brief_period(Period::over(Span::Range { from, to }));
        assert_eq!(over(day(2026, 9, 12), day(2026, 9, 18)), "tuần 12–18/9/2026");
        assert_eq!(over(day(2026, 9, 28), day(2026, 10, 4)), "tuần 28/9–4/10/2026");
        assert_eq!(over(day(2025, 12, 15), day(2026, 1, 14)), "15/12/2025–14/1/2026");
        assert_eq!(brief_period(Period::over(Span::Month { year: 2026, month: 4 })), "tháng 4/2026");
    }

    #[test]
    fn periods_read_as_in_a_report() {
        let day = NaiveDate::from_ymd_opt(2023, 3, 7).expect("a day");
        let february = NaiveDate::from_ymd_opt(2023, 2, 27).expect("a day");
        let month = Span::Month { year: 2023, month: 4 };
        let cases = [
            (Period::over(month), "tháng 4/2023"),
            (Period::end_of(month), "cuối tháng 4/2023"),
            (Period::over(Span::Week { month: Some((2023, 4)) }), "tuần (tháng 4/2023)"),
            (Period::end_of(Span::Week { month: Some((2023, 4)) }), "thời điểm cuối tuần báo cáo (tháng 4/2023)"),
            (Period::over(Span::YearToDate { year: Some(2023) }), "lũy kế từ đầu năm 2023"),
            (Period::over(Span::Day(day)), "ngày 07/3/2023"),
            (Period::over(Span::Day(february)), "ngày 27/02/2023"),
            (Period::over(Span::Year { year: 2024 }), "năm 2024"),
            (Period::over(Span::Quarter { year: 2023, quarter: 1 }), "quý I/2023"),
            (Period::over(Span::Range { from: february, to: day }), "từ ngày 27/02/2023 đến ngày 07/3/2023"),
            (Period::UNKNOWN, "kỳ không nêu"),
        ];
        for (value, expected) in cases {
            assert_eq!(period(value), expected);
        }
        assert_eq!(date(day), "07/03/2023");
        assert_eq!(sentence("đạt"), "Đạt");
        assert_eq!(running("Đạt"), "đạt");
        assert_eq!([1, 2, 3, 4, 9, 14].map(roman), ["I", "II", "III", "IV", "IX", "XIV"]);
    }
}
