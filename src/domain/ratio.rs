//! The exact part of a non-zero whole.

use super::decimal::{Decimal, divide_half_up, pow10};
use serde::{Deserialize, Serialize};

/// The exact part of a whole that is not zero; becomes a percentage only when it is printed.
///
/// Both sides keep the decimals they were given in; the ratio itself is never stored rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ratio {
    part: Decimal,
    whole: Decimal,
}

impl Ratio {
    /// A ratio; `None` when the whole is zero or negative, which is "not applicable" and never 0 %.
    pub fn new(part: Decimal, whole: Decimal) -> Option<Ratio> {
        (whole > Decimal::ZERO).then_some(Ratio { part, whole })
    }

    /// The numerator.
    pub const fn part(self) -> Decimal {
        self.part
    }

    /// The denominator, always above zero.
    pub const fn whole(self) -> Decimal {
        self.whole
    }

    /// The percentage, half-up to `places`: 282.049 of 663.690 is 42,50 to two places.
    pub fn percent(self, places: u8) -> Decimal {
        let (part, whole, _) = self.part.aligned(self.whole);
        Decimal::from_wide(divide_half_up(part * 100 * pow10(places), whole), places)
    }

    /// The percentage cut, not rounded, to `places`.
    pub fn percent_truncated(self, places: u8) -> Decimal {
        let (part, whole, _) = self.part.aligned(self.whole);
        Decimal::from_wide(part * 100 * pow10(places) / whole, places)
    }

    /// Whether the exact ratio reaches `percent`, without rounding: 69,996 % does not reach 70 %.
    pub fn reaches(self, percent: Decimal) -> bool {
        let (part, whole, _) = self.part.aligned(self.whole);
        let scale = pow10(percent.places());
        part * 100 * scale >= whole * i128::from(percent.mantissa())
    }

    /// The scaled value `max × part / whole`, half-up to `places`.
    pub fn of_max(self, max: Decimal, places: u8) -> Decimal {
        let (part, whole, _) = self.part.aligned(self.whole);
        let numerator = part * i128::from(max.mantissa()) * pow10(places);
        Decimal::from_wide(divide_half_up(numerator, whole * pow10(max.places())), places)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_match_the_published_ones() {
        let cases = [
            (282_049, 663_690, 2, "42.50"),
            (55_824, 55_831, 1, "100.0"),
            (7, 55_831, 1, "0.0"),
            (45, 1_752, 2, "2.57"),
            (1_762, 1_766, 2, "99.77"),
        ];
        for (part, whole, places, expected) in cases {
            let ratio = Ratio::new(Decimal::whole(part), Decimal::whole(whole)).expect("a non-zero whole");
            assert_eq!(ratio.percent(places).to_string(), expected);
        }
    }

    #[test]
    fn a_zero_whole_is_no_ratio() {
        assert!(Ratio::new(Decimal::ZERO, Decimal::ZERO).is_none());
    }

    #[test]
    fn a_threshold_is_met_exactly_or_not_at_all() {
        let ratio = Ratio::new(Decimal::whole(69_996), Decimal::whole(100_000)).expect("a ratio");
        assert!(!ratio.reaches(Decimal::whole(70)));
        assert!(ratio.reaches(Decimal::new(69_996, 3)));
    }
}
