//! Whether a word has the shape of a Vietnamese syllable: onset, rhyme, and a tone that the rhyme can carry.

use super::rhymes::RHYMES;
use unicode_normalization::UnicodeNormalization;

/// Consonants a syllable may begin with, longer ones first.
const ONSETS: [&str; 28] = [
    "ngh", "ng", "nh", "ch", "gh", "gi", "kh", "ph", "qu", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m",
    "n", "p", "r", "s", "t", "v", "x", "",
];

/// Whether a word is a syllable. Capitals may be the first letter or all of them.
pub(super) fn is_syllable(word: &str) -> bool {
    if !is_cased(word) {
        return false;
    }
    let (plain, tones) = split_tones(word);
    let tone_fits = match plain.chars().last() {
        Some('c' | 'p' | 't') => matches!(tones.as_slice(), ['\u{301}' | '\u{323}']),
        Some('h') if plain.ends_with("ch") => matches!(tones.as_slice(), ['\u{301}' | '\u{323}']),
        _ => tones.len() <= 1,
    };
    let ends_toned = ends_toned(word);
    tone_fits && ONSETS.iter().any(|onset| plain.strip_prefix(onset).is_some_and(|rest| is_rhyme(rest, ends_toned)))
}

/// Whether the last letter has a tone.
fn ends_toned(word: &str) -> bool {
    word.chars().last().is_some_and(|last| split_tones(&last.to_string()).1.len() == 1)
}

/// The small letters with their qualities, and the tone marks taken off them.
fn split_tones(word: &str) -> (String, Vec<char>) {
    let is_tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let parts: Vec<char> = word.chars().flat_map(char::to_lowercase).nfd().collect();
    let (tones, letters): (Vec<char>, Vec<char>) = parts.iter().partition(|c| is_tone(c));
    (letters.into_iter().nfc().collect(), tones)
}

/// A known rhyme, its tone not on a glide at its end («aú», «oí»).
fn is_rhyme(rest: &str, ends_toned: bool) -> bool {
    let glide = rest.len() > 1 && rest != "uy" && rest.ends_with(['i', 'o', 'u', 'y']);
    RHYMES.binary_search(&rest).is_ok() && !(glide && ends_toned)
}

fn is_cased(word: &str) -> bool {
    let small = |c: char| c.is_lowercase();
    word.chars().skip(1).all(small) || !word.chars().any(small)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rhymes_can_be_searched() {
        assert!(RHYMES.is_sorted());
    }

    #[test]
    fn syllables_are_told_from_letters_put_together() {
        for word in
            "Tiếp nhận giải quyết HỒ SƠ trước hạn toàn trình nghị khuya giêng gì quý Đắk ương yết thuở giú quý thuỷ mỗi"
                .split(' ')
        {
            assert!(is_syllable(word), "{word}");
        }
        for word in "tiÕp tiêp hạc̀ bỏc xyz ThÃ´ng nhaän höôùng hạNh đđ aú giaỉ".split(' ') {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
