//! How dates and periods are written: each reader takes the token it starts at and gives the span and where it ends.

use super::super::number::{Reading, parse};
use super::super::token::Token;
use super::{NO_YEAR, is_word, slash};
use crate::domain::Span;
use chrono::{Datelike, NaiveDate};

/// Words before a day whose year is left out: «đến 30/9», «sáng 17/3».
const DAY_LEADS: [&str; 7] = ["hết", "đến", "từ", "sáng", "chiều", "trước", "hôm"];

/// A day with the parts that may be left out in a range: «từ 26 đến 30/8/2024».
#[derive(Clone, Copy)]
struct PartDay {
    day: u32,
    month: Option<u32>,
    year: Option<i32>,
}

/// «từ ngày 01/4/2023 đến (ngày) 30/4/2023», «từ 26/8 đến 30/8/2024», «(06/4/2026 - 12/4/2026)».
pub(super) fn range(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let led = skip(tokens, at, "từ");
    let start = led.unwrap_or(at);
    let start = skip(tokens, start, "ngày").unwrap_or(start);
    let (first, mid) = part_day(tokens, start)?;
    let dash = || tokens.get(mid).filter(|t| t.is_punct('-') || t.is_punct('–')).map(|_| mid + 1);
    let next = skip(tokens, mid, "đến").or_else(|| skip(tokens, mid, "tới")).or_else(dash)?;
    let next = skip(tokens, next, "hết").or_else(|| skip(tokens, next, "cuối")).unwrap_or(next);
    let next = skip(tokens, next, "ngày").unwrap_or(next);
    let (last, end) = part_day(tokens, next).or_else(|| month_end(tokens, next).filter(|_| led.is_some()))?;
    (led.is_some() || first.month.is_some()).then_some(())?;
    let (year, month) = (last.year.unwrap_or(NO_YEAR), last.month?);
    (last.year.is_some() || (led.is_some() && first.month.is_some())).then_some(())?;
    let to = NaiveDate::from_ymd_opt(year, month, last.day)?;
    let from_month = first.month.unwrap_or(month);
    let from_year = first.year.unwrap_or(if from_month > month { year - 1 } else { year });
    let from = NaiveDate::from_ymd_opt(from_year, from_month, first.day)?;
    (from <= to).then(|| (canonical(from, to), end))
}

/// «từ tháng 1 đến hết tháng 9/2025», «từ tháng 10/2024 đến tháng 3/2025».
pub(super) fn months(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let start = skip(tokens, at, "từ")?;
    let (first, mid) = month(tokens, start)?;
    let next = skip(tokens, mid, "đến").or_else(|| skip(tokens, mid, "tới"))?;
    let next = skip(tokens, next, "hết").or_else(|| skip(tokens, next, "cuối")).unwrap_or(next);
    let (last, end) = month_end(tokens, next)?;
    let Span::Month { year, month } = first else { return None };
    let to = NaiveDate::from_ymd_opt(last.year?, last.month?, last.day)?;
    let year = if year == NO_YEAR { to.year() - i32::from(month > to.month()) } else { year };
    let from = NaiveDate::from_ymd_opt(year, month, 1)?;
    (from <= to).then(|| (canonical(from, to), end))
}

/// «tháng 10/2025» at the end of a range: its last day. Only with its year.
fn month_end(tokens: &[Token], at: usize) -> Option<(PartDay, usize)> {
    let (span, to) = month(tokens, at)?;
    let (_, last) = span.days().filter(|_| span.year() != Some(NO_YEAR))?;
    Some((PartDay { day: last.day(), month: Some(last.month()), year: Some(last.year()) }, to))
}

/// A range that is exactly a month, a quarter or a year is that.
fn canonical(from: NaiveDate, to: NaiveDate) -> Span {
    let year = from.year();
    let month = from.month();
    let quarter = (month - 1) / 3 + 1;
    let candidates = [
        Span::Month { year, month },
        Span::Quarter { year, quarter },
        Span::HalfYear { year },
        Span::NineMonths { year },
        Span::Year { year },
    ];
    candidates.into_iter().find(|s| s.days() == Some((from, to))).unwrap_or(Span::Range { from, to })
}

/// Any date or period that is not a range of days.
pub(super) fn single(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    to_date(tokens, at)
        .or_else(|| day_span(tokens, at))
        .or_else(|| first_months(tokens, at))
        .or_else(|| month(tokens, at))
        .or_else(|| quarter(tokens, at))
        .or_else(|| year(tokens, at))
        .or_else(|| week(tokens, at))
        .or_else(|| this_one(tokens, at))
}

fn day_span(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let start = skip(tokens, at, "ngày").unwrap_or(at);
    let led = start > at || (at > 0 && DAY_LEADS.iter().any(|w| is_word(tokens, at - 1, w)));
    let short = || {
        let (part, to) = part_day(tokens, start).filter(|_| led)?;
        Some((NaiveDate::from_ymd_opt(NO_YEAR, part.month?, part.day)?, to))
    };
    day(tokens, start).or_else(short).map(|(date, to)| (Span::Day(date), to))
}

/// «27/02/2023», «27 tháng 02 năm 2023».
fn day(tokens: &[Token], at: usize) -> Option<(NaiveDate, usize)> {
    let (part, to) = part_day(tokens, at)?;
    Some((NaiveDate::from_ymd_opt(part.year?, part.month?, part.day)?, to))
}

/// «27», «27/02», «27/02/2023», «27-02-2023», «27.02.2023», «27 tháng 02», «27 tháng 02 năm 2023».
fn part_day(tokens: &[Token], at: usize) -> Option<(PartDay, usize)> {
    if let Some(dotted) = tokens.get(at).and_then(|t| dotted_day(&t.folded)) {
        return Some((dotted, at + 1));
    }
    let day = small(tokens, at, 31)?;
    let dash = |i: usize| tokens.get(i).filter(|t| t.is_punct('-') && t.start == tokens[i - 1].end).map(|_| i + 1);
    let joint = |i: usize| slash(tokens, i).or_else(|| dash(i));
    let month_at = joint(at + 1).or_else(|| skip(tokens, at + 1, "tháng"));
    let Some((month_at, month)) = month_at.and_then(|i| Some((i, small(tokens, i, 12)?))) else {
        return Some((PartDay { day, month: None, year: None }, at + 1));
    };
    let year_at = joint(month_at + 1).or_else(|| skip(tokens, month_at + 1, "năm"));
    let year = year_at.and_then(|i| Some((i, four_digits(tokens, i)?)));
    let to = year.map_or(month_at + 1, |(i, _)| i + 1);
    Some((PartDay { day, month: Some(month), year: year.map(|(_, y)| y) }, to))
}

/// «27.02.2023».
fn dotted_day(text: &str) -> Option<PartDay> {
    let parts: Vec<&str> = text.split('.').collect();
    let [day, month, year] = parts[..] else { return None };
    let short = day.len() <= 2 && month.len() <= 2 && year.len() == 4;
    let (day, month, year) = (day.parse().ok()?, month.parse().ok()?, year.parse().ok()?);
    (short && (1..=31).contains(&day) && (1..=12).contains(&month) && (1990..2100).contains(&year)).then_some(PartDay {
        day,
        month: Some(month),
        year: Some(year),
    })
}

/// «tháng 4/2023», «tháng 4 năm 2020», «tháng 8».
fn month(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let m_at = skip(tokens, at, "tháng")?;
    let month = small(tokens, m_at, 12)?;
    let (year, to) = year_after(tokens, m_at + 1);
    Some((Span::Month { year, month }, to))
}

/// «Quý 1 năm 2023», «quý III/2023», «quý II».
fn quarter(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let q_at = skip(tokens, at, "quý")?;
    let token = tokens.get(q_at)?;
    let roman = ["i", "ii", "iii", "iv"].iter().position(|r| token.is(r)).and_then(|i| u32::try_from(i + 1).ok());
    let quarter = roman.or_else(|| small(tokens, q_at, 4))?;
    let (year, to) = year_after(tokens, q_at + 1);
    Some((Span::Quarter { year, quarter }, to))
}

/// «6 tháng đầu năm 2023», «9 tháng năm 2023», «sáu tháng đầu năm», «9 tháng», «6 tháng cuối năm 2023».
fn first_months(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let words = [("ba", 3), ("sáu", 6), ("chín", 9)];
    let worded = || words.into_iter().find(|(word, _)| is_word(tokens, at, word)).map(|(_, n)| n);
    let months = small(tokens, at, 12).or_else(worded)?;
    let next = skip(tokens, at + 1, "tháng")?;
    if let Some(end) = skip(tokens, next, "cuối") {
        let (year, to) = year_after(tokens, skip(tokens, end, "năm").map_or(end, |i| i - 1));
        let last = (months == 6 && year != NO_YEAR).then(|| last_half(year)).flatten();
        return Some((last.unwrap_or(Span::Unknown), to.max(end)));
    }
    let early = skip(tokens, next, "đầu");
    let after = early.unwrap_or(next);
    let named = is_word(tokens, after, "năm");
    (early.is_some() || named || matches!(months, 6 | 9)).then_some(())?;
    let (year, to) = year_after(tokens, after);
    let to = if to == after && named { after + 1 } else { to };
    Some((months_from_january(year, months)?, to))
}

fn last_half(year: i32) -> Option<Span> {
    let from = NaiveDate::from_ymd_opt(year, 7, 1)?;
    Some(Span::Range { from, to: NaiveDate::from_ymd_opt(year, 12, 31)? })
}

fn months_from_january(year: i32, months: u32) -> Option<Span> {
    if year == NO_YEAR {
        return match months {
            1 => Some(Span::Month { year, month: 1 }),
            3 => Some(Span::Quarter { year, quarter: 1 }),
            6 => Some(Span::HalfYear { year }),
            9 => Some(Span::NineMonths { year }),
            _ => None,
        };
    }
    let (_, to) = Span::Month { year, month: months }.days()?;
    Some(canonical(NaiveDate::from_ymd_opt(year, 1, 1)?, to))
}

/// «lũy kế (từ đầu năm (đến nay))», «từ đầu năm đến hết tháng 9», «lũy kế đến 15/4/2026», «lũy kế 6 tháng».
fn to_date(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let words = |at: usize, words: &[&str]| words.iter().enumerate().all(|(i, w)| is_word(tokens, at + i, w));
    let cumulative = words(at, &["lũy", "kế"]);
    let mut next = if cumulative { at + 2 } else { at };
    if cumulative && let Some(found) = first_months(tokens, next) {
        return Some(found);
    }
    let mut year = None;
    if words(next, &["từ", "đầu", "năm"]) || words(next, &["tính", "từ", "đầu", "năm"]) {
        next += if words(next, &["tính"]) { 4 } else { 3 };
        year = four_digits(tokens, next);
        next += usize::from(year.is_some());
    } else if cumulative {
        let from = skip(tokens, next, "từ").and_then(|i| skip(tokens, i, "ngày").or(Some(i)));
        if let Some((first, to)) = from.and_then(|i| day(tokens, i)).filter(|(d, _)| d.ordinal() == 1) {
            (year, next) = (Some(first.year()), to);
        }
    } else {
        return None;
    }
    Some(until(tokens, next, year))
}

/// «đến nay», «đến ngày 15/4/2026», «đến hết tháng 9» behind words that begin on 1 January.
fn until(tokens: &[Token], at: usize, year: Option<i32>) -> (Span, usize) {
    let plain = |year| Span::YearToDate { year };
    let Some(next) = skip(tokens, at, "đến").or_else(|| skip(tokens, at, "tới")) else { return (plain(year), at) };
    if let Some(to) = skip(tokens, next, "nay") {
        return (plain(year), to);
    }
    let next = skip(tokens, next, "hết").unwrap_or(next);
    if let Some((Span::Day(day), to)) = day_span(tokens, next) {
        return (plain(Some(day.year())), to);
    }
    match month(tokens, next) {
        Some((Span::Month { year: own, month }, to)) => {
            let year = if own == NO_YEAR { year.unwrap_or(NO_YEAR) } else { own };
            (months_from_january(year, month).unwrap_or(plain(Some(year).filter(|y| *y != NO_YEAR))), to)
        }
        _ => (plain(year), at),
    }
}

/// «năm 2024».
fn year(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let y_at = skip(tokens, at, "năm")?;
    Some((Span::Year { year: four_digits(tokens, y_at)? }, y_at + 1))
}

/// «trong tuần», «tuần qua», «tuần này», «tuần 20», «tuần thứ 15».
fn week(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let after = skip(tokens, at, "tuần")?;
    let within = at > 0 && is_word(tokens, at - 1, "trong");
    let past = ["qua", "này"].iter().any(|w| is_word(tokens, after, w));
    let number_at = skip(tokens, after, "thứ").unwrap_or(after);
    if small(tokens, number_at, 53).is_some() {
        let (_, to) = year_after(tokens, number_at + 1);
        return Some((Span::Week { month: None }, to));
    }
    (within || past).then_some((Span::Week { month: None }, after))
}

/// «trong tháng», «trong quý»: the one spoken of, with number 0.
fn this_one(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    (at > 0 && is_word(tokens, at - 1, "trong")).then_some(())?;
    let year = NO_YEAR;
    let month = skip(tokens, at, "tháng").map(|to| (Span::Month { year, month: 0 }, to));
    month.or_else(|| skip(tokens, at, "quý").map(|to| (Span::Quarter { year, quarter: 0 }, to)))
}

/// «/2023», «năm 2023» or nothing behind a period: the year, and one past its last token.
fn year_after(tokens: &[Token], at: usize) -> (i32, usize) {
    let dash = tokens.get(at).filter(|t| t.is_punct('-') && t.start == tokens[at - 1].end).map(|_| at + 1);
    let year_at = slash(tokens, at).or(dash).or_else(|| skip(tokens, at, "năm")).unwrap_or(at);
    four_digits(tokens, year_at).map_or((NO_YEAR, at), |year| (year, year_at + 1))
}

fn skip(tokens: &[Token], at: usize, word: &str) -> Option<usize> {
    is_word(tokens, at, word).then_some(at + 1)
}

fn small(tokens: &[Token], at: usize, most: u32) -> Option<u32> {
    let token = tokens.get(at).filter(|t| t.is_number() && t.folded.len() <= 2)?;
    let value = u32::try_from(parse(&token.folded, Reading::Count)?.as_whole()?).ok()?;
    (1..=most).contains(&value).then_some(value)
}

fn four_digits(tokens: &[Token], at: usize) -> Option<i32> {
    let token = tokens.get(at).filter(|t| t.is_number() && t.folded.len() == 4)?;
    token.folded.parse().ok().filter(|y| (1990..2100).contains(y))
}
