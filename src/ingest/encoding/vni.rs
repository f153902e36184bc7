//! VNI for Windows, as fonts «VNI-…» use it: a plain letter and a byte for its marks.

use unicode_normalization::UnicodeNormalization;

/// Letters that are one byte.
const ALONE: [(char, char); 18] = [
    ('ñ', 'đ'),
    ('ô', 'ơ'),
    ('ö', 'ư'),
    ('í', 'í'),
    ('ì', 'ì'),
    ('æ', 'ỉ'),
    ('ó', 'ĩ'),
    ('ò', 'ị'),
    ('î', 'ỵ'),
    ('Ñ', 'Đ'),
    ('Ô', 'Ơ'),
    ('Ö', 'Ư'),
    ('Í', 'Í'),
    ('Ì', 'Ì'),
    ('Æ', 'Ỉ'),
    ('Ó', 'Ĩ'),
    ('Ò', 'Ị'),
    ('Î', 'Ỵ'),
];

/// Marks after a letter, as combining characters: quality first, then tone. A capital letter may be followed by the
/// small form of its mark and the other way round.
const MARKS: [(char, &str); 17] = [
    ('ù', "\u{301}"),
    ('ø', "\u{300}"),
    ('û', "\u{309}"),
    ('õ', "\u{303}"),
    ('ï', "\u{323}"),
    ('â', "\u{302}"),
    ('á', "\u{302}\u{301}"),
    ('à', "\u{302}\u{300}"),
    ('å', "\u{302}\u{309}"),
    ('ã', "\u{302}\u{303}"),
    ('ä', "\u{302}\u{323}"),
    ('ê', "\u{306}"),
    ('é', "\u{306}\u{301}"),
    ('è', "\u{306}\u{300}"),
    ('ú', "\u{306}\u{309}"),
    ('ü', "\u{306}\u{303}"),
    ('ë', "\u{306}\u{323}"),
];

/// Vietnamese of text shown as Windows-1252. A mark that no letter can carry stays what it is.
pub(super) fn from_latin(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut latin = text.chars().peekable();
    while let Some(c) = latin.next() {
        let letter = alone(c);
        out.push(letter);
        if let Some(marks) = latin.peek().and_then(|mark| marks(letter, *mark)) {
            out.push_str(marks);
            latin.next();
        }
    }
    out.nfc().collect()
}

fn alone(latin: char) -> char {
    ALONE.iter().find(|(shown, _)| *shown == latin).map_or(latin, |(_, letter)| *letter)
}

/// The marks that `latin` puts on `letter`; `None` when it cannot.
fn marks(letter: char, latin: char) -> Option<&'static str> {
    if latin.is_ascii() {
        return None;
    }
    let small = latin.to_lowercase().next()?;
    let marks = MARKS.iter().find(|(shown, _)| *shown == small)?.1;
    let carriers = match marks.chars().next()? {
        '\u{302}' => "aeoAEO",
        '\u{306}' => "aA",
        _ => "aeouyơưAEOUYƠƯ",
    };
    carriers.contains(letter).then_some(marks)
}
