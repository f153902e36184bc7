//! A stretch of a report's text that the user chose, and the numbers in it that may be values.

use super::Workspace;
use crate::domain::{PassReason, SourceId};
use crate::extract::scale_of;
use crate::text;

/// Characters within which such a word and the one behind it end.
const SCALE: usize = 16;

/// A stretch of text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selected {
    /// The text, without blanks around it.
    pub text: String,
    /// The numbers in it as they are typed, in order: «3 tỷ» in all its digits, the rest as written; none that belongs to a
    /// date, a document's number or the like.
    pub numbers: Vec<String>,
}

impl Workspace {
    /// What stands at these characters of a report; empty when nothing does.
    pub fn selected(&self, source: SourceId, (from, to): (usize, usize)) -> Selected {
        let Some(reading) = self.source(source) else { return Selected::default() };
        let chars: Vec<char> = reading.document.text.chars().skip(from).take(to.saturating_sub(from)).collect();
        let other = |start: usize, end: usize| {
            let names = |number: &&crate::domain::Passed| names_something(number.reason);
            let mut named = reading.extraction.passed.iter().filter(names).map(|number| &number.place);
            named.any(|place| place.start < from + end && from + start < place.end)
        };
        // A word that makes the last number larger may stand behind what was chosen.
        let behind: Vec<char> = reading.document.text.chars().skip(from).take(chars.len() + SCALE).collect();
        let found = numbers(&chars).into_iter().filter(|(start, end)| !other(*start, *end));
        let whole = |(start, end): (usize, usize)| (start, if end == chars.len() { scaled(&behind, end) } else { end });
        let numbers = found.map(whole).filter_map(|(start, end)| Some(typed(behind.get(start..end)?))).collect();
        Selected { text: chars.iter().collect::<String>().trim().to_owned(), numbers }
    }
}

/// Whether a number is part of a name and no value.
const fn names_something(reason: PassReason) -> bool {
    matches!(
        reason,
        PassReason::Date
            | PassReason::DocumentNumber
            | PassReason::Citation
            | PassReason::Level
            | PassReason::FootnoteMark
            | PassReason::Ordinal
            | PassReason::Contact
    )
}

/// Digits with points and commas between them, or blanks between groups of three, not glued to a letter before; with the sign
/// before them and the word behind them that makes them larger, so that neither is lost unseen.
fn numbers(chars: &[char]) -> Vec<(usize, usize)> {
    let is = |at: usize, wanted: fn(char) -> bool| chars.get(at).is_some_and(|c| wanted(*c));
    let digit = |at: usize| is(at, |c| c.is_ascii_digit());
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        while digit(at) || (at > start && is(at, |c| matches!(c, '.' | ',')) && digit(at + 1)) {
            at += 1;
        }
        if at - start <= 3 && at > start && chars[start..at].iter().all(char::is_ascii_digit) {
            while is(at, |c| matches!(c, ' ' | '\u{a0}')) && (1..4).all(|n| digit(at + n)) && !digit(at + 4) {
                at += 4;
            }
        }
        let before = |back: usize| start.checked_sub(back).and_then(|before| chars.get(before)).copied();
        let glued = before(1).is_some_and(char::is_alphabetic);
        if at > start && !glued {
            let signed = matches!(before(1), Some('-' | '−')) && before(2).is_none_or(char::is_whitespace);
            found.push((start - usize::from(signed), scaled(chars, at)));
        }
        at = at.max(start + 1);
    }
    found
}

/// Where a number ends, the word that makes it larger included.
fn scaled(chars: &[char], end: usize) -> usize {
    let (word, at) = word(chars, end);
    match scale_of(&word, &self::word(chars, at).0) {
        Some(_) => at,
        None => end,
    }
}

/// The word behind some character in the same cell and line, in lower case, and where it ends.
fn word(chars: &[char], from: usize) -> (String, usize) {
    let rest = chars.get(from..).unwrap_or_default();
    let blanks = rest.iter().take_while(|c| matches!(c, ' ' | '\u{a0}')).count();
    let letters = rest.iter().skip(blanks).take_while(|c| c.is_alphabetic());
    (letters.clone().flat_map(|c| c.to_lowercase()).collect(), from + blanks + letters.count())
}

/// A number as a form takes it: a word that makes it larger is spelt out in digits.
fn typed(number: &[char]) -> String {
    let number: String = number.iter().collect();
    let spelt = number.find(char::is_alphabetic).and_then(|at| {
        let (digits, word) = number.split_at_checked(at)?;
        let value = text::parse_value(digits, "").ok()?.scaled(scale_of(&word.to_lowercase(), "")?)?;
        Some(text::decimal(value))
    });
    spelt.unwrap_or(number)
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "Tổng số hồ sơ tiếp nhận trong tháng 4/2026 là 2.000 hồ sơ, tỷ lệ đúng hạn đạt 99,5%.\n\
                          Thu 3 tỷ đồng, giảm −5,2% trên 1 234 567 lượt, hoàn 144,49 Triệu đồng.\n\
                          Căn cứ Quyết định số 766/QĐ-TTg ngày 23/6/2022, đơn vị DVC3 tiếp nhận 12 lượt.\n\
                          Đúng hạn: 995\nTỷ lệ: 99%, 12 tỷ lệ.\n";

    fn selected(words: &str) -> Selected {
        let mut workspace = Workspace::new();
        let source = workspace.add("a.txt", REPORT.as_bytes()).expect("a report");
        let from = REPORT.find(words).map(|at| REPORT[..at].chars().count()).expect("the words");
        workspace.selected(source, (from, from + words.chars().count()))
    }

    #[test]
    fn the_numbers_of_a_selection_are_its_values() {
        let cases: [(&str, &[&str]); 13] = [
            ("2.000", &["2.000"]),
            (" 2.000 hồ sơ,", &["2.000"]),
            ("trong tháng 4/2026 là 2.000 hồ sơ", &["2.000"]),
            ("là 2.000 hồ sơ, tỷ lệ đúng hạn đạt 99,5%.", &["2.000", "99,5"]),
            ("hồ sơ tiếp nhận", &[]),
            ("Thu 3 tỷ đồng", &["3.000.000.000"]),
            ("144,49", &["144.490.000"]),
            ("144,49 Triệu đồng", &["144.490.000"]),
            ("995\nTỷ lệ: 99%", &["995", "99"]),
            ("995\nTỷ", &["995"]),
            ("12 tỷ lệ", &["12"]),
            ("−5,2% trên 1 234 567 lượt", &["−5,2", "1 234 567"]),
            ("Quyết định số 766/QĐ-TTg ngày 23/6/2022, đơn vị DVC3 tiếp nhận 12 lượt", &["12"]),
        ];
        for (words, expected) in cases {
            assert_eq!(
                selected(words),
                Selected { text: words.trim().to_owned(), numbers: expected.iter().map(|n| (*n).to_owned()).collect() }
            );
        }
        assert_eq!(Workspace::new().selected(SourceId(0), (0, 4)), Selected::default());
    }
}
