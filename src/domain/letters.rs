//! Vietnamese letters taken apart and put together, as Unicode's decomposition and composition do it, but of these
//! letters alone: the tables for all writing are larger than all that the page says.

use std::sync::LazyLock;

/// The vowels, each with its five tones in the order of [`TONES`].
const TONED: [[char; 6]; 12] = [
    ['a', 'à', 'ả', 'ã', 'á', 'ạ'],
    ['ă', 'ằ', 'ẳ', 'ẵ', 'ắ', 'ặ'],
    ['â', 'ầ', 'ẩ', 'ẫ', 'ấ', 'ậ'],
    ['e', 'è', 'ẻ', 'ẽ', 'é', 'ẹ'],
    ['ê', 'ề', 'ể', 'ễ', 'ế', 'ệ'],
    ['i', 'ì', 'ỉ', 'ĩ', 'í', 'ị'],
    ['o', 'ò', 'ỏ', 'õ', 'ó', 'ọ'],
    ['ô', 'ồ', 'ổ', 'ỗ', 'ố', 'ộ'],
    ['ơ', 'ờ', 'ở', 'ỡ', 'ớ', 'ợ'],
    ['u', 'ù', 'ủ', 'ũ', 'ú', 'ụ'],
    ['ư', 'ừ', 'ử', 'ữ', 'ứ', 'ự'],
    ['y', 'ỳ', 'ỷ', 'ỹ', 'ý', 'ỵ'],
];

/// Grave, hook, tilde, acute, dot below.
const TONES: [char; 5] = ['\u{300}', '\u{309}', '\u{303}', '\u{301}', '\u{323}'];

/// Vowels with a mark that makes another letter of them.
const MARKED: [(char, char, char); 6] = [
    ('ă', 'a', '\u{306}'),
    ('â', 'a', '\u{302}'),
    ('ê', 'e', '\u{302}'),
    ('ô', 'o', '\u{302}'),
    ('ơ', 'o', '\u{31b}'),
    ('ư', 'u', '\u{31b}'),
];

/// A letter, the mark that makes another one of it, and its tone.
pub(super) type Parts = (char, Option<char>, Option<char>);

/// The text with every Vietnamese letter as its plain letter, its mark and its tone; anything else as it is.
pub fn decomposed(text: &str) -> impl Iterator<Item = char> {
    text.chars().flat_map(|c| {
        let (plain, mark, tone) = parts(c);
        std::iter::once(plain).chain(mark).chain(tone)
    })
}

/// The text with every plain letter and the marks behind it as one Vietnamese letter, where there is one.
pub fn composed(text: &str) -> String {
    let mut out: Vec<char> = Vec::with_capacity(text.len());
    for c in text.chars() {
        let joined = out.last().and_then(|last| joined(*last, c));
        match (out.last_mut(), joined) {
            (Some(last), Some(joined)) => *last = joined,
            _ => out.push(c),
        }
    }
    out.into_iter().collect()
}

/// The two stretches in which all Vietnamese letters beyond ASCII lie.
const STRETCHES: [(u32, u32); 2] = [(0xc0, 0x1b1), (0x1ea0, 0x1efa)];

/// The parts of every letter of each stretch: texts are taken apart letter by letter, all of them.
static PARTS: LazyLock<[Vec<Parts>; 2]> =
    LazyLock::new(|| STRETCHES.map(|(from, to)| (from..to).filter_map(char::from_u32).map(worked_out).collect()));

/// A letter's parts, tone last.
pub(super) fn parts(c: char) -> Parts {
    let known = |(table, (from, _)): (&Vec<Parts>, &(u32, u32))| {
        table.get(usize::try_from(u32::from(c).checked_sub(*from)?).ok()?).copied()
    };
    let found = if c < '\u{c0}' { None } else { PARTS.iter().zip(&STRETCHES).find_map(known) };
    found.unwrap_or((c, None, None))
}

fn worked_out(c: char) -> Parts {
    let small = lower(c);
    let row = TONED.iter().find_map(|row| Some((row[0], row.iter().position(|letter| *letter == small)?)));
    let (letter, tone) = row.map_or((small, None), |(letter, at)| (letter, at.checked_sub(1).map(|at| TONES[at])));
    let marked = MARKED.iter().find(|(marked, ..)| *marked == letter);
    let (plain, mark) = marked.map_or((letter, None), |(_, plain, mark)| (*plain, Some(*mark)));
    match (mark, tone) {
        (None, None) => (c, None, None),
        _ => (cased(plain, small != c), mark, tone),
    }
}

/// The letter with one more mark or tone.
fn joined(letter: char, added: char) -> Option<char> {
    let (plain, mark, tone) = parts(letter);
    let (mark, tone) = match TONES.contains(&added) {
        true if tone.is_none() => (mark, Some(added)),
        false if mark.is_none() => (Some(added), tone),
        _ => return None,
    };
    let small = lower(plain);
    let base = match mark {
        Some(mark) => MARKED.iter().find(|(_, of, with)| (*of, *with) == (small, mark))?.0,
        None => small,
    };
    let row = TONED.iter().find(|row| row[0] == base)?;
    let at = tone.map_or(Some(0), |tone| Some(1 + TONES.iter().position(|known| *known == tone)?))?;
    Some(cased(row[at], small != plain))
}

fn lower(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

fn cased(c: char, upper: bool) -> char {
    if upper { c.to_uppercase().next().unwrap_or(c) } else { c }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    /// Every letter, small and large.
    fn letters() -> impl Iterator<Item = char> {
        TONED.into_iter().flatten().flat_map(|c| [c, cased(c, true)]).chain(['đ', 'Đ', 'x', 'ü', '–'])
    }

    #[test]
    fn the_table_holds_every_letter_that_has_parts() {
        let worked = |c: &char| c.is_ascii() || parts(*c) == worked_out(*c);
        assert_eq!(('\0'..='\u{ffff}').find(|c| !worked(c)), None);
    }

    #[test]
    fn letters_fall_into_the_parts_that_unicode_gives_them() {
        for c in letters().filter(|c| *c != 'ü') {
            let mut ours: Vec<char> = decomposed(&c.to_string()).collect();
            let mut theirs: Vec<char> = c.to_string().nfd().collect();
            ours.sort_unstable();
            theirs.sort_unstable();
            assert_eq!(ours, theirs, "{c}");
        }
    }

    #[test]
    fn parts_come_together_in_any_order() {
        for c in letters() {
            let apart: String = decomposed(&c.to_string()).collect();
            assert_eq!(composed(&apart), c.to_string());
            let theirs: String = c.to_string().nfd().collect();
            assert_eq!(composed(&theirs).nfc().collect::<String>(), c.to_string());
        }
        assert_eq!(composed("Đa\u{306}\u{301}k La\u{306}\u{301}k"), "Đắk Lắk");
        assert_eq!(composed("\u{301}n\u{303}a\u{301}\u{300}"), "\u{301}n\u{303}á\u{300}");
    }
}
