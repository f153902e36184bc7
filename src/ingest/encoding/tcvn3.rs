//! TCVN 5712:1993, as fonts «.Vn…» (ABC) use it: a byte a letter.
//!
//! Those fonts have small letters with tones only; capitals with tones are the same bytes in a font whose name ends in
//! «H». Text that has lost its fonts is therefore full of words like «CéNG»; a word or line whose plain letters are
//! all capitals is read in capitals. Some converters write a capital with a tone as the plain capital and the small
//! letter («A» «à»); that is read as one letter.

use unicode_normalization::UnicodeNormalization;

/// Letters of the bytes A1–FE: second and third list of the standard; the third has no capitals with tones, the
/// second adds them (AF, BA, BF …) and the marks B0–B4.
const LETTERS: [char; 94] = [
    'Ă', 'Â', 'Ê', 'Ô', 'Ơ', 'Ư', 'Đ', 'ă', 'â', 'ê', 'ô', 'ơ', 'ư', 'đ', 'Ằ', // A1–AF
    '\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}', // B0–B4
    'à', 'ả', 'ã', 'á', 'ạ', 'Ẳ', 'ằ', 'ẳ', 'ẵ', 'ắ', 'Ẵ', // B5–BF
    'Ắ', 'Ầ', 'Ẩ', 'Ẫ', 'Ấ', 'Ề', 'ặ', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ', 'è', 'Ể', 'ẻ', 'ẽ', // C0–CF
    'é', 'ẹ', 'ề', 'ể', 'ễ', 'ế', 'ệ', 'ì', 'ỉ', 'Ễ', 'Ế', 'Ồ', 'ĩ', 'í', 'ị', 'ò', // D0–DF
    'Ổ', 'ỏ', 'õ', 'ó', 'ọ', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ', 'ù', // E0–EF
    'Ỗ', 'ủ', 'ũ', 'ú', 'ụ', 'ừ', 'ử', 'ữ', 'ứ', 'ự', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ', // F0–FE
];

/// Vietnamese of text shown as Windows-1252.
pub(super) fn from_latin(text: &str) -> String {
    text.split_inclusive('\n').map(line).collect()
}

/// A line; in capitals when its plain letters are.
fn line(latin: &str) -> String {
    if in_capitals(latin) {
        return letters(latin).to_uppercase();
    }
    latin.split_inclusive(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric()).map(word).collect()
}

fn word(latin: &str) -> String {
    let word = letters(latin);
    if in_capitals(latin) { word.to_uppercase() } else { word }
}

/// Letter by letter, without regard to the capitals around.
pub(super) fn letters(latin: &str) -> String {
    let mut out = String::with_capacity(latin.len());
    for c in latin.chars().map(letter) {
        match out.pop() {
            Some(before) if is_capital_of(before, c) => out.extend(c.to_uppercase()),
            Some(before) => out.extend([before, c]),
            None => out.push(c),
        }
    }
    out.nfc().collect()
}

/// Whether a small letter is a capital with a tone.
fn is_capital_of(capital: char, small: char) -> bool {
    if small.is_ascii() || !small.is_lowercase() || !capital.is_uppercase() {
        return false;
    }
    let is_tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let toneless: String =
        std::iter::once(small).nfd().filter(|c| !is_tone(c)).nfc().flat_map(char::to_uppercase).collect();
    toneless.chars().eq([capital]) && std::iter::once(small).nfd().any(|c| is_tone(&c))
}

fn letter(latin: char) -> char {
    match latin {
        // A font or an editor may show B5 as the Greek letter.
        '\u{3BC}' => 'à',
        '\u{A1}'..='\u{FE}' => LETTERS[latin as usize - 0xA1],
        _ => latin,
    }
}

/// At least two plain letters, all of them capitals.
fn in_capitals(latin: &str) -> bool {
    let mut capitals = 0;
    for c in latin.chars().filter(char::is_ascii_alphabetic) {
        if c.is_ascii_lowercase() {
            return false;
        }
        capitals += 1;
    }
    capitals >= 2
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_in_plain_capitals_are_capitals() {
        assert_eq!(from_latin("CéNG HßA, X· HéI\nSè hå s¬ UBND TØNH"), "CỘNG HÒA, XÃ HỘI\nSố hồ sơ UBND TỈNH");
        assert_eq!(from_latin("§·"), "Đã");
        assert_eq!(from_latin("UBND T. An, ¤èng Aµ"), "UBND T. An, Ống À");
    }
}
