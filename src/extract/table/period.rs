//! Which period a column or a sheet is about.

use super::heading::has;
use super::model::{month_of_year, words};
use crate::domain::Span;
use crate::extract::mention::{NO_YEAR, Role, is_word, mentions, with_year};
use crate::extract::token::{Token, tokenize};
use unicode_normalization::UnicodeNormalization;

/// What a heading says about time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum When {
    /// Nothing: the table's own period.
    #[default]
    Same,
    /// Another one.
    Other(Span),
    /// An earlier one that cannot be told.
    Lost,
}

/// Words for the period before; what is carried over from it is no figure of it.
const BEFORE: [&str; 4] = ["tháng trước", "quý trước", "năm trước", "tuần trước"];
/// «Kỳ trước» alone heads what was carried over; only beside these words it is a period.
const FIGURES: [&str; 3] = ["điểm", "kết quả", "số liệu"];

/// Reads the period from a heading; what it leaves out is taken from the table's own span.
pub(super) fn of_heading(text: &str, leaf: &[String], own: Span) -> When {
    if let Some(span) = span_in(text, own.year()) {
        return if span == own { When::Same } else { When::Other(span) };
    }
    let earlier = if has(leaf, &words("cùng kỳ")) {
        own.year_before()
    } else if says_before(leaf) {
        own.before()
    } else {
        return When::Same;
    };
    earlier.map_or(When::Lost, When::Other)
}

fn says_before(leaf: &[String]) -> bool {
    let says = |phrase: &str| has(leaf, &words(phrase));
    let carried = ["chuyển", "tồn", "từ"].iter().any(|w| says(w));
    let before = BEFORE.iter().any(|b| says(b)) || (says("kỳ trước") && FIGURES.iter().any(|f| says(f)));
    before && !carried
}

/// Words that say when figures were taken from a system, or put on paper.
const TAKEN: [[&str; 2]; 9] = [
    ["trích", "xuất"],
    ["liệu", "lấy"],
    ["kết", "xuất"],
    ["xuất", "dữ"],
    ["lấy", "số"],
    ["lấy", "dữ"],
    ["in", "lúc"],
    ["in", "ngày"],
    ["ngày", "in"],
];

/// Whether words shortly before a day, in its sentence, say that figures were taken then.
pub(in crate::extract) fn is_taken(tokens: &[Token], at: usize) -> bool {
    let near = (at.saturating_sub(16)..at).rev().take_while(|i| !tokens[*i].is_punct('.') && !tokens[*i].is_punct(';'));
    let says = |i: usize, [first, second]: &[&str; 2]| is_word(tokens, i, first) && is_word(tokens, i + 1, second);
    near.into_iter().any(|i| TAKEN.iter().any(|pair| says(i, pair)))
}

/// The period that a title within a table names; none where it is but the day on which figures were taken, and the table
/// has a period.
pub(super) fn of_title(text: &str, own: Span) -> Option<Span> {
    let chars: Vec<char> = text.chars().collect();
    let tokens = tokenize(&chars, 0, chars.len());
    let found = mentions(&tokens).into_iter().find(|m| m.role != Role::Document);
    let taken = found.is_some_and(|m| matches!(m.span, Span::Day(_)) && is_taken(&tokens, m.from));
    let known = !matches!(own, Span::Unknown | Span::Day(_));
    span_in(text, None).filter(|_| !(taken && known))
}

/// The period a text names; a month or quarter without its year is one of `year`.
pub(in crate::extract) fn span_in(text: &str, year: Option<i32>) -> Option<Span> {
    if let Some((year, month)) = month_of_year(text) {
        return Some(Span::Month { year, month });
    }
    let chars: Vec<char> = text.replace(['.', '_', '-'], " ").chars().collect();
    let plain: Vec<char> = text.chars().collect();
    let tokens = tokenize(&plain, 0, plain.len());
    let said = mentions(&tokens).into_iter().find(|m| m.role != Role::Document).map(|m| m.span);
    let dated = said.filter(|span| *span != Span::Unknown && span.year() != Some(NO_YEAR));
    let loose = said.map(|span| with_year(span, year)).filter(|span| *span != Span::Unknown);
    match dated.map(|span| with_year(span, year)) {
        Some(span) => Some(span),
        None => bare(&words(&chars.iter().collect::<String>()), year).or(loose),
    }
}

/// «Tháng 3», «Thang 4», «Quý I», «6 tháng», «Q1 2026» of a known year, or with the year as a bare number.
fn bare(text: &[String], year: Option<i32>) -> Option<Span> {
    let said = |w: &&String| w.len() == 4 && w.parse().is_ok_and(|y: i32| (1990..2100).contains(&y));
    let with_year = text.iter().any(|w| said(&w));
    let mut years = text.iter().filter(|w| w.len() == 4).filter_map(|w| w.parse::<i32>().ok());
    let year = years.rfind(|y| (1990..2100).contains(y)).or(year)?;
    let plain: Vec<String> = text.iter().map(|w| unmarked(w)).collect();
    let number = |w: &String| w.parse::<u32>().ok().filter(|n| w.len() <= 2 && (1..=12).contains(n));
    for (at, word) in plain.iter().enumerate() {
        let (next, last) = (plain.get(at + 1), at.checked_sub(1).and_then(|i| plain.get(i)));
        match word.as_str() {
            "thang" | "t" => {
                if let Some(months) = last.and_then(number).filter(|n| matches!(n, 6 | 9)) {
                    return Some(if months == 6 { Span::HalfYear { year } } else { Span::NineMonths { year } });
                }
                if let Some(month) = next.and_then(number) {
                    return Some(Span::Month { year, month });
                }
            }
            "quy" => {
                let roman = next.and_then(|n| ["i", "ii", "iii", "iv"].iter().position(|r| r == n));
                let arabic = next.and_then(number).filter(|n| *n <= 4);
                if let Some(quarter) = roman.and_then(|r| u32::try_from(r + 1).ok()).or(arabic) {
                    return Some(Span::Quarter { year, quarter });
                }
            }
            "q1" | "q2" | "q3" | "q4" => {
                return word[1..].parse().ok().map(|quarter| Span::Quarter { year, quarter });
            }
            glued if with_year && glued.starts_with('t') && glued.len() <= 3 => {
                if let Some(month) = glued[1..].parse().ok().filter(|m| (1..=12).contains(m)) {
                    return Some(Span::Month { year, month });
                }
            }
            "nam" if text.len() <= 3 => return Some(Span::Year { year }),
            _ => {}
        }
    }
    let alone = text.len() == 1 && text[0].len() == 4 && text[0].parse() == Ok(year);
    alone.then_some(Span::Year { year })
}

/// A word without its marks, as sheet names are often typed.
fn unmarked(word: &str) -> String {
    word.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::Period;

    #[test]
    fn headings_and_sheet_names_tell_their_period() {
        let own = Span::Month { year: 2024, month: 4 };
        let cases = [
            ("Tháng 3", "2024-03"),
            ("Thang 4", "same"),
            ("T3.2024", "2024-03"),
            ("T3", "same"),
            ("01/2026", "2026-01"),
            ("1-2026", "2026-01"),
            ("17/2026", "same"),
            ("Quý I.2026", "2026-Q1"),
            ("Lũy kế", "ytd-2024"),
            ("Lũy kế từ đầu năm", "ytd-2024"),
            ("Cùng kỳ năm trước", "2023-04"),
            ("Tháng trước", "2024-03"),
            ("Điểm kỳ trước", "2024-03"),
            ("Kỳ trước", "same"),
            ("Tháng trước chuyển sang", "same"),
            ("Quý III/2023", "2023-Q3"),
            ("2023", "2023"),
            ("6 tháng năm 2024", "2024-H1"),
            ("Kết quả", "same"),
        ];
        for (text, expected) in cases {
            let found = match of_heading(text, &words(text), own) {
                When::Same => "same".to_owned(),
                When::Other(span) => Period::over(span).code(),
                When::Lost => "lost".to_owned(),
            };
            assert_eq!(found, expected, "{text}");
        }
    }
}
