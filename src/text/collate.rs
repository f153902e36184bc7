//! Vietnamese alphabetical order and folding for search.

use crate::domain::decomposed;
use std::cmp::Ordering;

/// Compares two texts by the Vietnamese alphabet: a < ă < â, d < đ, e < ê, o < ô < ơ, u < ư; tones decide only
/// between words of the same letters (ngang, huyền, hỏi, ngã, sắc, nặng), and case only between equal words.
pub fn compare(a: &str, b: &str) -> Ordering {
    sort_key(a).cmp(&sort_key(b))
}

/// What a text is ordered by: made once, compared often. Keys compare as [`compare`] does.
pub fn sort_key(text: &str) -> SortKey {
    SortKey::of(text)
}

/// The text without marks, in lower case and with single spaces, for searching: «Đường bộ» becomes `duong bo`.
pub fn fold(text: &str) -> String {
    let bare: String = decomposed(text)
        .filter(|c| !is_mark(*c))
        .flat_map(char::to_lowercase)
        .map(|c| if c == 'đ' { 'd' } else { c })
        .collect();
    bare.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// How near a folded name comes to what was typed, folded as well: 0 begins with it, 1 does after its first word («Xã Giao
/// Thủy» for «giao»), 2 has a word that does, 3 none.
pub fn nearness(name: &str, typed: &str) -> u8 {
    let later = || name.match_indices(' ').map(|(at, _)| at).find(|at| name[at + 1..].starts_with(typed));
    match name.starts_with(typed) {
        true => 0,
        false => later().map_or(3, |at| if name[..at].contains(' ') { 2 } else { 1 }),
    }
}

/// What a text is ordered by, one entry a letter: letters first, then tones, then cases.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct SortKey {
    /// The letter and which of its shapes (a, ă, â).
    letters: Vec<(char, u8)>,
    /// The tone.
    tones: Vec<u8>,
    /// Lower before upper.
    cases: Vec<bool>,
}

impl SortKey {
    fn of(text: &str) -> SortKey {
        let mut key = SortKey::default();
        for c in decomposed(text) {
            match (shape(c), tone(c)) {
                (Some(shape), _) => {
                    if let Some(letter) = key.letters.last_mut() {
                        letter.1 = shape;
                    }
                }
                (_, Some(tone)) => {
                    if let Some(last) = key.tones.last_mut() {
                        *last = tone;
                    }
                }
                _ if is_mark(c) => {}
                _ => key.push(c),
            }
        }
        key
    }

    fn push(&mut self, c: char) {
        let lower = c.to_lowercase().next().unwrap_or(c);
        self.letters.push(if lower == 'đ' { ('d', 1) } else { (lower, 0) });
        self.tones.push(0);
        self.cases.push(c.is_uppercase());
    }
}

/// Marks that make another letter: â ê ô come after ă, ơ and ư after ô.
const fn shape(mark: char) -> Option<u8> {
    match mark {
        '\u{306}' => Some(1),
        '\u{302}' => Some(2),
        '\u{31B}' => Some(3),
        _ => None,
    }
}

const fn tone(mark: char) -> Option<u8> {
    match mark {
        '\u{300}' => Some(1),
        '\u{309}' => Some(2),
        '\u{303}' => Some(3),
        '\u{301}' => Some(4),
        '\u{323}' => Some(5),
        _ => None,
    }
}

fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_come_in_the_order_of_the_alphabet() {
        let expected = ["an", "ăn", "ân", "da", "đa", "em", "êm", "on", "ôn", "ơn", "un", "ưn"];
        let mut sorted = expected;
        sorted.reverse();
        sorted.sort_by(|a, b| compare(a, b));
        assert_eq!(sorted, expected);
    }

    #[test]
    fn tones_decide_after_letters_and_case_last() {
        let expected = ["ma", "Ma", "mà", "mả", "mã", "má", "mạ", "mai", "mă"];
        let mut sorted = expected;
        sorted.reverse();
        sorted.sort_by(|a, b| compare(a, b));
        assert_eq!(sorted, expected);
        assert_eq!(compare("Sở Tài chính", "Sở Tư pháp"), Ordering::Less);
        assert_eq!(compare("UBND huyện Châu Thành", "UBND huyện Chợ Mới"), Ordering::Less);
    }

    #[test]
    fn names_that_begin_with_what_is_typed_are_nearest() {
        let names = ["giao thong van tai", "xa giao thuy", "ban quan ly giao dich", "pho kim giaothuy", "so noi vu"];
        assert_eq!(names.map(|name| nearness(name, "giao")), [0, 1, 2, 2, 3]);
        assert_eq!(nearness("khong giaothuy", ""), 0);
        assert_eq!(nearness("khaigiao", "giao"), 3);
    }

    #[test]
    fn folding_forgets_marks_case_and_extra_spaces() {
        assert_eq!(fold("  Đường bộ "), "duong bo");
        assert_eq!(fold("Ủy ban\u{a0}nhân dân"), "uy ban nhan dan");
        assert_eq!(fold("Sở Nông nghiệp"), fold("so nong nghiep"));
    }
}
