//! Raised digits, so that no footnote mark is taken for a figure.

/// Digits as raised ones; all else as it is.
pub(super) fn superscript(digits: &str) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let raise = |c: char| c.to_digit(10).and_then(|d| RAISED.get(d as usize)).copied().unwrap_or(c);
    digits.chars().map(raise).collect()
}

/// Words that a file sets higher than the line: a mark of digits, in brackets or not, as raised digits alone; all else
/// as it is.
pub(super) fn mark(words: &str) -> String {
    let digits = words.trim().trim_matches(['(', ')', '[', ']', '*']);
    let is_mark = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
    if is_mark { superscript(digits) } else { words.to_owned() }
}
