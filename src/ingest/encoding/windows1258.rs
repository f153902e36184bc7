//! Windows-1258: letters with their quality (â, ă, ơ …) in one byte, tones as marks after them.

use unicode_normalization::UnicodeNormalization;

/// Where it differs from Windows-1252: the Latin letter shown there, and what the byte is here.
/// Source: the mapping table CP1258 that Unicode publishes.
const DIFFERENT: [(char, char); 18] = [
    ('Š', '\u{8A}'),
    ('Ž', '\u{8E}'),
    ('š', '\u{9A}'),
    ('ž', '\u{9E}'),
    ('Ã', 'Ă'),
    ('Ì', '\u{300}'),
    ('Ð', 'Đ'),
    ('Ò', '\u{309}'),
    ('Õ', 'Ơ'),
    ('Ý', 'Ư'),
    ('Þ', '\u{303}'),
    ('ã', 'ă'),
    ('ì', '\u{301}'),
    ('ð', 'đ'),
    ('ò', '\u{323}'),
    ('õ', 'ơ'),
    ('ý', 'ư'),
    ('þ', '₫'),
];

/// Vietnamese of text shown as Windows-1252; letter and mark become one character.
pub(super) fn from_latin(text: &str) -> String {
    let one = |c: char| DIFFERENT.iter().find(|(latin, _)| *latin == c).map_or(c, |(_, here)| *here);
    text.chars().map(|c| if c.is_ascii() { c } else { one(c) }).nfc().collect()
}
