//! Widths of text without a font: a table of advance widths, good for the sans-serif faces a reader is likely to have.

use crate::domain::decomposed;

/// Advance widths of U+0020..=U+007E in thousandths of an em: for each character the wider of Liberation Sans (the
/// metrics of Arial) and Noto Sans, regular, read from the fonts' `hmtx` tables with fontTools.
const ASCII: [u16; 95] = [
    278, 278, 408, 646, 572, 889, 732, 225, 333, 333, 551, 584, 278, 333, 278, 372, // space to /
    572, 572, 572, 572, 572, 572, 572, 572, 572, 572, 278, 278, 584, 584, 584, 556, // 0 to ?
    1015, 667, 667, 722, 730, 667, 611, 778, 741, 339, 500, 667, 556, 907, 760, 781, // @ to O
    667, 781, 722, 667, 611, 731, 667, 944, 667, 667, 611, 329, 372, 329, 572, 556, // P to _
    333, 561, 615, 500, 615, 564, 344, 615, 618, 258, 258, 534, 258, 935, 618, 605, // ` to o
    615, 615, 413, 500, 361, 618, 508, 786, 529, 510, 500, 380, 551, 380, 584, // p to ~
];

/// Characters outside ASCII that reports use, from the same two fonts.
const OTHER: [(char, u16); 20] = [
    ('đ', 617),
    ('Đ', 730),
    ('«', 556),
    ('»', 556),
    ('•', 376),
    ('·', 278),
    ('–', 556),
    ('—', 1000),
    ('…', 1000),
    ('×', 584),
    ('±', 572),
    ('°', 428),
    ('²', 350),
    ('₫', 617),
    ('“', 359),
    ('”', 359),
    ('‘', 222),
    ('’', 222),
    ('\u{a0}', 278),
    // The horn of ơ and ư is the one mark that widens its letter.
    ('\u{31b}', 60),
];

/// For a character of neither table: about as wide as the widest letters.
const UNKNOWN: u16 = 1000;

/// Room for faces a little wider than the two measured.
const SAFETY: f64 = 1.02;

/// How much wider the bold cut is than the table: 1.03 to 1.06 measured on agency names and figures.
const BOLD: f64 = 1.06;

/// The width of `text` set in a regular sans-serif face of `px` pixels, in pixels, rounded up a little.
///
/// Precomposed and decomposed letters measure the same; tone and quality marks take no room.
pub fn text_width(text: &str, px: f64) -> f64 {
    let thousandths: f64 = decomposed(text).map(|c| f64::from(advance(c))).sum();
    thousandths * px * SAFETY / 1000.0
}

/// [`text_width`] of the bold cut.
pub(super) fn bold_width(text: &str, px: f64) -> f64 {
    text_width(text, px) * BOLD
}

fn advance(c: char) -> u16 {
    let ascii = (c as usize).checked_sub(0x20).and_then(|i| ASCII.get(i));
    let other = || OTHER.iter().find(|(known, _)| *known == c).map(|(_, width)| width);
    match ascii.or_else(other) {
        Some(width) => *width,
        None if ('\u{300}'..='\u{36f}').contains(&c) || c.is_control() => 0,
        None => UNKNOWN,
    }
}
