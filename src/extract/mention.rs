//! Dates and periods in running text, and what each is said for.

use super::number::{Reading, parse};
use super::token::{Kind, Token};
use crate::domain::Span;
use chrono::{Datelike, NaiveDate};

/// What a date or period is said for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It says when the figures are about.
    Plain,
    /// «so với tháng …»: the other side of a comparison.
    Compared,
    /// «trước ngày …», «đến hết năm …»: a deadline.
    Deadline,
    /// The date of a cited document.
    Document,
    /// «nhiệm vụ tháng 5»: what is planned.
    Plan,
}

/// A date or period in the text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Mention {
    /// First token and one past the last.
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) span: Span,
    pub(super) role: Role,
}

/// All dates and periods of a block, in order.
pub(super) fn mentions(tokens: &[Token]) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let read = range(tokens, at).or_else(|| single(tokens, at)).filter(|(_, to)| *to > at);
        match read {
            Some((span, to)) => {
                found.push(Mention { from: at, to, span, role: role(tokens, at) });
                at = to;
            }
            None => at += 1,
        }
    }
    found
}

/// «từ ngày 01/4/2023 đến (ngày) 30/4/2023».
fn range(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let start = skip(tokens, skip(tokens, at, "từ")?, "ngày").or_else(|| skip(tokens, at, "từ"))?;
    let (from, mid) = day(tokens, start)?;
    let next = skip(tokens, mid, "đến").or_else(|| tokens.get(mid).filter(|t| t.is_punct('-')).map(|_| mid + 1))?;
    let next = skip(tokens, next, "ngày").unwrap_or(next);
    let (to, end) = day(tokens, next)?;
    Some((canonical(from, to), end))
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

fn single(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    day_span(tokens, at)
        .or_else(|| first_months(tokens, at))
        .or_else(|| month(tokens, at))
        .or_else(|| quarter(tokens, at))
        .or_else(|| to_date(tokens, at))
        .or_else(|| year(tokens, at))
        .or_else(|| week(tokens, at))
}

fn day_span(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let start = skip(tokens, at, "ngày").unwrap_or(at);
    day(tokens, start).map(|(date, to)| (Span::Day(date), to))
}

/// «27/02/2023», «27 tháng 02 năm 2023».
fn day(tokens: &[Token], at: usize) -> Option<(NaiveDate, usize)> {
    let d = small(tokens, at, 31)?;
    if let Some(m) = slash(tokens, at + 1).and_then(|i| small(tokens, i, 12))
        && let Some(y) = slash(tokens, at + 3).and_then(|i| four_digits(tokens, i))
    {
        return Some((NaiveDate::from_ymd_opt(y, m, d)?, at + 5));
    }
    let m_at = skip(tokens, at + 1, "tháng")?;
    let y_at = skip(tokens, m_at + 1, "năm")?;
    let date = NaiveDate::from_ymd_opt(four_digits(tokens, y_at)?, small(tokens, m_at, 12)?, d)?;
    Some((date, y_at + 1))
}

/// «tháng 4/2023», «tháng 4 năm 2020».
fn month(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let m_at = skip(tokens, at, "tháng")?;
    let month = small(tokens, m_at, 12)?;
    let y_at = slash(tokens, m_at + 1).or_else(|| skip(tokens, m_at + 1, "năm"))?;
    Some((Span::Month { year: four_digits(tokens, y_at)?, month }, y_at + 1))
}

/// «Quý 1 năm 2023», «quý III/2023».
fn quarter(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let q_at = skip(tokens, at, "quý")?;
    let token = tokens.get(q_at)?;
    let roman = ["i", "ii", "iii", "iv"].iter().position(|r| token.is(r)).and_then(|i| u32::try_from(i + 1).ok());
    let quarter = roman.or_else(|| small(tokens, q_at, 4))?;
    let y_at = slash(tokens, q_at + 1).or_else(|| skip(tokens, q_at + 1, "năm"))?;
    Some((Span::Quarter { year: four_digits(tokens, y_at)?, quarter }, y_at + 1))
}

/// «6 tháng đầu năm 2023», «03 tháng đầu năm 2023», «9 tháng năm 2023».
fn first_months(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let months = small(tokens, at, 12)?;
    let next = skip(tokens, at + 1, "tháng")?;
    let next = skip(tokens, next, "đầu").unwrap_or(next);
    let y_at = skip(tokens, next, "năm")?;
    let year = four_digits(tokens, y_at)?;
    let (_, to) = Span::Month { year, month: months }.days()?;
    Some((canonical(NaiveDate::from_ymd_opt(year, 1, 1)?, to), y_at + 1))
}

/// «lũy kế (từ đầu năm)», «tính từ đầu năm».
fn to_date(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let words = |at: usize, words: &[&str]| words.iter().enumerate().all(|(i, w)| is_word(tokens, at + i, w));
    let cumulative = words(at, &["lũy", "kế"]);
    let since = words(at, &["từ", "đầu", "năm"]);
    let to = if cumulative { at + 2 } else { at + 3 };
    (cumulative || since).then(|| (Span::YearToDate { year: four_digits(tokens, to) }, to))
}

/// «năm 2024».
fn year(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let y_at = skip(tokens, at, "năm")?;
    Some((Span::Year { year: four_digits(tokens, y_at)? }, y_at + 1))
}

/// «trong tuần», «tuần qua», «tuần này».
fn week(tokens: &[Token], at: usize) -> Option<(Span, usize)> {
    let after = skip(tokens, at, "tuần")?;
    let within = at > 0 && is_word(tokens, at - 1, "trong");
    let past = ["qua", "này"].iter().any(|w| is_word(tokens, after, w));
    (within || past).then_some((Span::Week { month: None }, after))
}

/// What the words before say the date is for.
fn role(tokens: &[Token], at: usize) -> Role {
    let before = |back: usize, word: &str| at >= back && is_word(tokens, at - back, word);
    let near = |word: &str| (1..=3).any(|back| before(back, word));
    let numbered = (1..=8.min(at))
        .take_while(|back| !tokens[at - back].is_punct('.'))
        .any(|back| document_number(tokens, at - back));
    if numbered {
        return Role::Document;
    }
    if (before(1, "với") && before(2, "so")) || (near("cùng") && near("kỳ")) {
        return Role::Compared;
    }
    if before(1, "đến") && before(2, "tính") {
        return Role::Plain;
    }
    let deadline = ["trước", "đến", "hết", "chậm", "nhất"].iter().any(|w| before(1, w));
    match deadline {
        true => Role::Deadline,
        false if near("vụ") || near("hướng") || near("kế") => Role::Plan,
        false => Role::Plain,
    }
}

/// «77/QĐ-UBND»: a number, a slash and a word.
pub(super) fn document_number(tokens: &[Token], at: usize) -> bool {
    tokens[at].is_number()
        && slash(tokens, at + 1).is_some_and(|i| {
            tokens.get(i).is_some_and(|t| t.kind == Kind::Word && t.capital)
                && tokens.get(i + 1).is_none_or(|t| {
                    t.is_punct('-') || t.is_punct('/') || tokens.get(i).is_some_and(|w| w.end == t.start)
                })
        })
}

fn skip(tokens: &[Token], at: usize, word: &str) -> Option<usize> {
    is_word(tokens, at, word).then_some(at + 1)
}

pub(super) fn is_word(tokens: &[Token], at: usize, word: &str) -> bool {
    let same_letter = |t: &&Token| t.kind == Kind::Word && t.folded.chars().next() == word.chars().next();
    tokens.get(at).filter(same_letter).is_some_and(|t| t.folded == crate::domain::fold(word))
}

fn slash(tokens: &[Token], at: usize) -> Option<usize> {
    tokens.get(at).filter(|t| t.is_punct('/')).map(|_| at + 1)
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

#[cfg(test)]
mod tests {
    use super::super::token::tokenize;
    use super::*;
    use crate::domain::Period;

    fn read(text: &str) -> Vec<(String, Role)> {
        let chars: Vec<char> = text.chars().collect();
        let tokens = tokenize(&chars, 0, chars.len());
        mentions(&tokens).into_iter().map(|m| (Period::over(m.span).code(), m.role)).collect()
    }

    #[test]
    fn dates_and_periods_with_their_roles() {
        let cases = [
            ("từ ngày 01/4/2023 đến 30/4/2023", "2023-04", Role::Plain),
            ("từ ngày 01/01/2024 đến ngày 31/12/2024", "2024", Role::Plain),
            ("ngày 13 tháng 02 năm 2023 đã họp", "2023-02-13", Role::Plain),
            ("Tháng 4 năm 2020: Trung tâm", "2020-04", Role::Plain),
            ("tăng so với tháng 03/2023", "2023-03", Role::Compared),
            ("Tính đến ngày 30/6/2024, tỉnh", "2024-06-30", Role::Plain),
            ("phấn đấu đến hết năm 2025", "2025", Role::Deadline),
            ("Quyết định số 77/QĐ-UBND ngày 18/01/2023", "2023-01-18", Role::Document),
            ("phương hướng nhiệm vụ tháng 5/2023", "2023-05", Role::Plan),
            ("Quý III/2026", "2026-Q3", Role::Plain),
            ("6 tháng đầu năm 2026", "2026-H1", Role::Plain),
            ("Luỹ kế từ nay", "ytd", Role::Plain),
            ("Trong tuần, Trung tâm", "week (undated)", Role::Plain),
        ];
        for (text, code, role) in cases {
            assert_eq!(read(text), vec![(code.to_owned(), role)], "{text}");
        }
    }

    #[test]
    fn scores_and_shares_are_no_dates() {
        assert_eq!(read("đạt 17/18 điểm, xếp thứ 01/63, 153/350 hồ sơ"), vec![]);
    }
}
