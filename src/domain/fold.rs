//! Vietnamese words in the one form in which they are compared.

use super::letters::parts;

/// The comparable form of a word: lower case, tone mark last («hoà» = «hòa»), final `y` after a consonant as `i`
/// («tỷ» = «tỉ»). Letter qualities (ă, â, ê, ô, ơ, ư, đ) are kept: «hồ sơ» never equals «ho so».
pub fn fold(word: &str) -> String {
    let mut letters = String::with_capacity(word.len());
    let mut tone = None;
    // Without its tone a Vietnamese letter keeps one mark at most, so that the order of marks needs no care.
    for c in word.chars() {
        match c {
            '\0'..='\u{7f}' => letters.push(c.to_ascii_lowercase()),
            '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}' => tone = Some(c),
            _ => {
                let (plain, mark, own) = parts(c);
                letters.extend(plain.to_lowercase());
                letters.extend(mark);
                tone = own.or(tone);
            }
        }
    }
    if let Some(stem) = letters.strip_suffix('y')
        && stem.chars().last().is_some_and(|c| c.is_alphabetic() && !"aăâeêioôơuưy".contains(c) && !is_mark(c))
    {
        letters = format!("{stem}i");
    }
    letters.extend(tone);
    letters
}

fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

/// Folds a phrase into its words; punctuation is dropped, digits and `%` are words of their own.
pub fn fold_phrase(phrase: &str) -> Vec<String> {
    phrase
        .split(|c: char| c.is_whitespace() || (c.is_ascii_punctuation() && c != '%'))
        .filter(|w| !w.is_empty())
        .map(fold)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spelling_variants_are_one_word() {
        for (a, b) in
            [("hoà", "hòa"), ("Tỷ", "tỉ"), ("luỹ", "lũy"), ("thuỷ", "thủy"), ("HÓA", "hoá"), ("kỹ", "kĩ"), ("ủy", "uỷ")]
        {
            assert_eq!(fold(a), fold(b), "{a} {b}");
        }
        let apart: String = unicode_normalization::UnicodeNormalization::nfd("Đặng Lợi Trường Ngữ Việc").collect();
        assert_eq!(fold_phrase(&apart), fold_phrase("Đặng Lợi Trường Ngữ Việc"));
        for (a, b) in [("hồ", "ho"), ("đang", "dang"), ("hạn", "hàn"), ("sơ", "sờ")] {
            assert_ne!(fold(a), fold(b), "{a} {b}");
        }
    }
}
