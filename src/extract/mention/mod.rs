//! Dates and periods in running text, and what each is said for.

mod span;

use super::token::{Kind, Token};
use crate::domain::{Map, Span};
use chrono::Datelike;
use span::{months, range, single};
use std::cell::RefCell;

/// The year of a span whose year the text leaves out («tháng 8»); [`with_year`] fills it in.
pub(super) const NO_YEAR: i32 = 0;

/// What a date or period is said for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// It says when the figures are about.
    Plain,
    /// «so với tháng …»: the other side of a comparison.
    Compared,
    /// «trước ngày …», «phấn đấu đến hết năm …»: a deadline.
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
        let read =
            range(tokens, at).or_else(|| months(tokens, at)).or_else(|| single(tokens, at)).filter(|(_, to)| *to > at);
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

/// Fills in the year that the text left out; a span that lacks one stays unknown when there is none to fill in.
pub(super) fn with_year(span: Span, year: Option<i32>) -> Span {
    let lacks = span.year() == Some(NO_YEAR);
    match (span, year) {
        (Span::Month { month: 0, .. } | Span::Quarter { quarter: 0, .. }, _) => Span::Unknown,
        (_, None) if lacks => Span::Unknown,
        (Span::Month { month, .. }, Some(year)) if lacks => Span::Month { year, month },
        (Span::Quarter { quarter, .. }, Some(year)) if lacks => Span::Quarter { year, quarter },
        (Span::HalfYear { .. }, Some(year)) if lacks => Span::HalfYear { year },
        (Span::NineMonths { .. }, Some(year)) if lacks => Span::NineMonths { year },
        (Span::Day(day), Some(year)) if lacks => day.with_year(year).map_or(Span::Unknown, Span::Day),
        (Span::Range { from, to }, Some(year)) if to.year() == NO_YEAR => {
            let ends = from.with_year(year + from.year()).zip(to.with_year(year));
            ends.map_or(Span::Unknown, |(from, to)| Span::Range { from, to })
        }
        (Span::YearToDate { year: None }, Some(year)) => Span::YearToDate { year: Some(year) },
        _ => span,
    }
}

/// What the words before say the date is for.
fn role(tokens: &[Token], at: usize) -> Role {
    let before = |back: usize, word: &str| at >= back && is_word(tokens, at - back, word);
    let near = |word: &str| (1..=3).any(|back| before(back, word));
    if dates_document(tokens, at) {
        return Role::Document;
    }
    let words = (at.saturating_sub(7)..at).rev().take_while(|i| tokens[*i].kind == Kind::Word);
    let compared = words.into_iter().any(|i| is_word(tokens, i, "so") && is_word(tokens, i + 1, "với"));
    if compared || (near("cùng") && near("kỳ")) {
        return Role::Compared;
    }
    let last_day = before(1, "trước") || before(1, "chậm") || (before(1, "nhất") && before(2, "chậm"));
    let until = ["đến", "hết", "tới", "cuối"].iter().any(|w| before(1, w));
    let year = is_word(tokens, at, "năm") && !near("tính") && !near("từ");
    if last_day || (until && (year || wanted_before(tokens, at))) {
        return Role::Deadline;
    }
    let programme = (2..=5).any(|back| before(back, "chương") && before(back - 1, "trình"));
    let pair = |a: &str, b: &str| (2..=4).any(|back| before(back, a) && before(back - 1, b));
    let tasks = pair("nhiệm", "vụ") || pair("phương", "hướng");
    let planned = programme || tasks || (near("kế") && near("hoạch"));
    if planned { Role::Plan } else { Role::Plain }
}

/// Whether the sentence asks or strives for something before a token.
fn wanted_before(tokens: &[Token], at: usize) -> bool {
    let reach = (at.saturating_sub(30)..at).rev().take_while(|i| !tokens[*i].is_punct('.'));
    reach.into_iter().any(|i| {
        let pair = |a: &str, b: &str| is_word(tokens, i, a) && is_word(tokens, i + 1, b);
        pair("phấn", "đấu") || pair("yêu", "cầu") || pair("mục", "tiêu") || pair("hoàn", "thành") || pair("đảm", "bảo")
    })
}

/// Whether a date is that of the document whose number stands before it, with nothing between but the number's own
/// letters or «của …».
fn dates_document(tokens: &[Token], at: usize) -> bool {
    let own = |t: &Token| matches!(t.kind, Kind::Punct('/' | '-')) || t.is_number() || t.capital;
    let mut back = at;
    let mut words = 0;
    while back > 0 && at - back < 14 {
        back -= 1;
        let token = &tokens[back];
        if document_number(tokens, back) {
            return true;
        }
        if own(token) {
            continue;
        }
        words += 1;
        if token.kind != Kind::Word || words > 6 {
            return false;
        }
    }
    false
}

/// «77/QĐ-UBND», «42/2022/NĐ-CP»: a number, perhaps a year, and a capital word behind slashes.
pub(super) fn document_number(tokens: &[Token], at: usize) -> bool {
    let year = |i: usize| tokens.get(i).is_some_and(|t| t.is_number() && t.folded.len() == 4);
    let glued = |i: usize| i > 0 && tokens.get(i).is_some_and(|t| t.start == tokens[i - 1].end);
    tokens[at].is_number()
        && slash(tokens, at + 1).is_some_and(|i| {
            let i = slash(tokens, i + 1).filter(|_| year(i)).unwrap_or(i);
            tokens.get(i).is_some_and(|t| t.kind == Kind::Word && t.capital)
                && glued(i)
                && tokens.get(i + 1).is_none_or(|t| t.is_punct('-') || t.is_punct('–') || tokens[i].capital)
        })
}

/// Whether a word stands at a token, whatever its case and the placement of its tone.
pub(super) fn is_word(tokens: &[Token], at: usize, word: &str) -> bool {
    let Some(token) = tokens.get(at).filter(|t| t.kind == Kind::Word) else { return false };
    let (first, own) = (word.as_bytes().first(), token.folded.as_bytes().first());
    if first.is_some_and(u8::is_ascii) && first != own {
        return false;
    }
    FOLDED.with_borrow_mut(|folded| match folded.get(word) {
        Some(known) => *known == token.folded,
        None => {
            let form = crate::domain::fold(word);
            let same = form == token.folded;
            folded.insert(word.to_owned(), form);
            same
        }
    })
}

thread_local! {
    /// The comparable form of each word that the reading asks for: some hundreds, all from the program itself.
    static FOLDED: RefCell<Map<String, String>> = RefCell::new(Map::default());
}

fn slash(tokens: &[Token], at: usize) -> Option<usize> {
    tokens.get(at).filter(|t| t.is_punct('/')).map(|_| at + 1)
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
