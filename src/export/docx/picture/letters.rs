//! How far each letter of Arial reaches: a metafile says where every letter of its words stands.

use crate::domain::decomposed;

/// Advance widths of U+0020..=U+007E in thousandths of an em, regular; read from the `hmtx` table of Liberation Sans, which
/// has Arial's.
const REGULAR: [u16; 95] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556,
    556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334,
    260, 334, 584,
];

/// The same of the bold cut.
const BOLD: [u16; 95] = [
    278, 333, 474, 556, 556, 889, 722, 238, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556, 556, 556,
    556, 556, 556, 333, 333, 584, 584, 584, 611, 975, 722, 722, 722, 722, 667, 611, 778, 722, 278, 556, 722, 611, 833,
    722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 333, 278, 333, 584, 556, 333, 556, 611, 556, 611,
    556, 333, 611, 611, 278, 278, 556, 278, 889, 611, 611, 611, 611, 389, 556, 333, 611, 556, 778, 556, 556, 500, 389,
    280, 389, 584,
];

/// Characters outside ASCII, regular and bold, from the same tables.
const OTHER: [(char, [u16; 2]); 15] = [
    ('đ', [556, 611]),
    ('Đ', [722, 722]),
    ('«', [556, 556]),
    ('»', [556, 556]),
    ('•', [350, 350]),
    ('·', [278, 278]),
    ('–', [556, 556]),
    ('—', [1000, 1000]),
    ('…', [1000, 1000]),
    ('×', [584, 584]),
    ('−', [584, 584]),
    ('“', [333, 500]),
    ('”', [333, 500]),
    ('\u{a0}', [278, 278]),
    // The horn of ơ and ư widens its letter; other marks take no room.
    ('\u{31b}', [98, 98]),
];

/// For a character of no table.
const UNKNOWN: u16 = 600;

/// Thousandths of an em to the next letter; 0 for marks.
pub(super) fn advance(letter: char, bold: bool) -> u32 {
    // A letter with its marks stands on the letter without them.
    decomposed(letter.encode_utf8(&mut [0; 4])).map(|part| u32::from(of_part(part, bold))).sum()
}

fn of_part(part: char, bold: bool) -> u16 {
    let table = if bold { &BOLD } else { &REGULAR };
    let ascii = (part as usize).checked_sub(0x20).and_then(|at| table.get(at)).copied();
    let other = || OTHER.iter().find(|(known, _)| *known == part).map(|(_, widths)| widths[usize::from(bold)]);
    match ascii.or_else(other) {
        Some(width) => width,
        None if ('\u{300}'..='\u{36f}').contains(&part) || part.is_control() => 0,
        None => UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use super::advance;

    #[test]
    fn marks_take_no_room() {
        assert_eq!(advance('ấ', false), advance('a', false));
        assert_eq!(advance('\u{301}', false), 0);
        assert!(advance('ơ', false) > advance('o', false));
        assert!(advance('S', true) >= advance('S', false));
    }
}
