//! A stretch of a report's text that the user chose, and the numbers in it that may be values.

use super::Workspace;
use crate::domain::{PassReason, SourceId};

/// A stretch of text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selected {
    /// The text, without blanks around it.
    pub text: String,
    /// The numbers in it as written, in order; none that belongs to a date, a document's number or the like.
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
        let found = numbers(&chars).into_iter().filter(|(start, end)| !other(*start, *end));
        let numbers = found.filter_map(|(start, end)| Some(chars.get(start..end)?.iter().collect())).collect();
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

/// Digits with points and commas between them, not glued to a letter before.
fn numbers(chars: &[char]) -> Vec<(usize, usize)> {
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        while digit(at) || (at > start && matches!(chars.get(at), Some('.' | ',')) && digit(at + 1)) {
            at += 1;
        }
        let glued = start.checked_sub(1).and_then(|before| chars.get(before)).is_some_and(|c| c.is_alphabetic());
        if at > start && !glued {
            found.push((start, at));
        }
        at = at.max(start + 1);
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    const REPORT: &str = "Tổng số hồ sơ tiếp nhận trong tháng 4/2026 là 2.000 hồ sơ, tỷ lệ đúng hạn đạt 99,5%.\n\
                          Căn cứ Quyết định số 766/QĐ-TTg ngày 23/6/2022, đơn vị DVC3 tiếp nhận 12 lượt.\n";

    fn selected(words: &str) -> Selected {
        let mut workspace = Workspace::new();
        let source = workspace.add("a.txt", REPORT.as_bytes()).expect("a report");
        let from = REPORT.find(words).map(|at| REPORT[..at].chars().count()).expect("the words");
        workspace.selected(source, (from, from + words.chars().count()))
    }

    #[test]
    fn the_numbers_of_a_selection_are_its_values() {
        let cases: [(&str, &[&str]); 6] = [
            ("2.000", &["2.000"]),
            (" 2.000 hồ sơ,", &["2.000"]),
            ("trong tháng 4/2026 là 2.000 hồ sơ", &["2.000"]),
            ("là 2.000 hồ sơ, tỷ lệ đúng hạn đạt 99,5%.", &["2.000", "99,5"]),
            ("hồ sơ tiếp nhận", &[]),
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
