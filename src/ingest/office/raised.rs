//! Raised digits, so that no footnote mark is taken for a figure.

/// Digits as raised ones; all else as it is.
pub(super) fn superscript(digits: &str) -> String {
    const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let raise = |c: char| c.to_digit(10).and_then(|d| RAISED.get(d as usize)).copied().unwrap_or(c);
    digits.chars().map(raise).collect()
}
