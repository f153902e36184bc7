//! Letters that look like Vietnamese ones and stand for them, mostly in text taken out of PDF files.

use super::is_vietnamese_only;

/// The text with look-alike letters replaced one for one, and how many there were; `None` when there is nothing to
/// replace, or nothing else in the text is Vietnamese, so that the letters may be meant.
pub(crate) fn without_lookalikes(text: &str) -> Option<(String, usize)> {
    let count = text.chars().filter(|c| meant(*c).is_some()).count();
    if count == 0 || !text.chars().any(is_vietnamese_only) {
        return None;
    }
    Some((text.chars().map(|c| meant(c).unwrap_or(c)).collect(), count))
}

/// Icelandic, African and Zhuang letters, and what they stand for.
const fn meant(c: char) -> Option<char> {
    match c {
        'Ð' | 'Ɖ' => Some('Đ'),
        'ð' | 'ɖ' => Some('đ'),
        'Ƣ' => Some('Ư'),
        'ƣ' => Some('ư'),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_vietnamese_text_is_touched() {
        assert_eq!(without_lookalikes("Ðúng hạn, trƣớc hạn"), Some(("Đúng hạn, trước hạn".to_owned(), 2)));
        assert_eq!(without_lookalikes("Það"), None);
        assert_eq!(without_lookalikes("Đúng"), None);
    }
}
