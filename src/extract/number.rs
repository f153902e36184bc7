//! Digits with points and commas → exact decimals.

use crate::domain::Decimal;

/// Which reading a number with one separator and three digits after it gets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// A count or an amount: `1.110` is one thousand one hundred and ten.
    Count,
    /// A rate or a score: `1.110` is one point one one.
    Measure,
}

/// Words that stand for a power of ten between a number and its unit.
pub(super) const SCALES: [(&str, u8); 5] = [("nghìn", 3), ("ngàn", 3), ("triệu", 6), ("tỷ", 9), ("tỉ", 9)];

/// Words that make a name of a word for a power of ten: «tỷ lệ», «tỷ trọng».
const NO_SCALE_BEFORE: [&str; 5] = ["lệ", "trọng", "suất", "số", "giá"];

/// The power of ten that a word stands for behind a number and before another word, both in lower case.
pub fn scale_of(word: &str, next: &str) -> Option<u8> {
    let scale = SCALES.iter().find(|(scale, _)| *scale == word).map(|(_, tens)| *tens);
    scale.filter(|_| !NO_SCALE_BEFORE.contains(&next))
}

/// Reads digits with separators in either convention.
///
/// Groups of exactly three digits behind one kind of separator are thousands (for [`Reading::Measure`] only when
/// there are several); otherwise the last separator is the decimal point. `None` when no reading is possible.
pub(super) fn parse(text: &str, reading: Reading) -> Option<Decimal> {
    let separators: Vec<char> = text.chars().filter(|c| matches!(c, '.' | ',')).collect();
    let groups: Vec<&str> = text.split(['.', ',']).collect();
    let digits: String = groups.concat();
    if digits.len() > 18 || !digits.bytes().all(|b| b.is_ascii_digit()) || digits.is_empty() {
        return None;
    }
    let places = decimal_places(&separators, &groups, reading)?;
    let mantissa = digits.parse().ok()?;
    let places = u8::try_from(places).ok().filter(|p| *p <= Decimal::MAX_PLACES)?;
    Some(Decimal::new(mantissa, places))
}

/// How many digits stand after the decimal separator; `None` for contradictory grouping.
fn decimal_places(separators: &[char], groups: &[&str], reading: Reading) -> Option<usize> {
    let (Some(first), Some(last)) = (separators.first(), separators.last()) else { return Some(0) };
    let fraction = groups.last()?.len();
    let grouped =
        |groups: &[&str]| groups[0].len() <= 3 && !groups[0].is_empty() && groups[1..].iter().all(|g| g.len() == 3);
    if first != last {
        let whole = &groups[..groups.len() - 1];
        let single_kind = separators[..separators.len() - 1].iter().all(|c| c == first);
        return (single_kind && grouped(whole)).then_some(fraction);
    }
    let thousands = grouped(groups) && groups[0] != "0" && (separators.len() > 1 || reading == Reading::Count);
    match (thousands, separators.len()) {
        (true, _) => Some(0),
        (false, 1) => Some(fraction),
        (false, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_conventions_are_read() {
        use Reading::{Count, Measure};
        let cases = [
            ("2.919", Count, Some("2919")),
            ("144.490.000", Count, Some("144490000")),
            ("663690", Count, Some("663690")),
            ("07", Count, Some("7")),
            ("65.2", Measure, Some("65.2")),
            ("100.00", Measure, Some("100.00")),
            ("19,4", Measure, Some("19.4")),
            ("0,125", Measure, Some("0.125")),
            ("1.234,56", Measure, Some("1234.56")),
            ("1,234.56", Measure, Some("1234.56")),
            ("1.2.3", Count, None),
            ("1.23,456", Count, None),
        ];
        for (text, reading, expected) in cases {
            assert_eq!(parse(text, reading).map(|d| d.to_string()).as_deref(), expected, "{text}");
        }
    }
}
