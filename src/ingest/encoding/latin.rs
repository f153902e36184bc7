//! Windows-1252: bytes as the Latin letters that Windows shows for them, and back.

/// Characters of the bytes 80–9F; a byte that is not defined is the control character of its number.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The character of a byte.
pub(super) fn char_of(byte: u8) -> char {
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// The byte of a character; `None` when Windows-1252 has no such character.
pub(super) fn byte_of(c: char) -> Option<u8> {
    match u32::from(c) {
        code @ 0..=0xFF => u8::try_from(code).ok(),
        _ => HIGH.iter().position(|high| *high == c).and_then(|i| u8::try_from(0x80 + i).ok()),
    }
}

/// Bytes as text.
pub(super) fn decode(bytes: &[u8]) -> String {
    bytes.iter().map(|b| char_of(*b)).collect()
}

/// Text as bytes; `None` when a character has none.
pub(super) fn encode(text: &str) -> Option<Vec<u8>> {
    text.chars().map(byte_of).collect()
}
