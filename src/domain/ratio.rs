//! The exact part of a non-zero whole.

use super::decimal::{Decimal, divide_half_up, pow10};
use serde::{Deserialize, Serialize};

/// The exact part of a whole that is not zero; becomes a percentage only when it is printed.
///
/// Both sides keep the decimals they were given in; the ratio itself is never stored rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Sides")]
pub struct Ratio {
    part: Decimal,
    whole: Decimal,
}

/// A ratio as it was written, before it is known to be one.
#[derive(Deserialize)]
struct Sides {
    part: Decimal,
    whole: Decimal,
}

impl TryFrom<Sides> for Ratio {
    type Error = &'static str;

    fn try_from(sides: Sides) -> Result<Ratio, &'static str> {
        Ratio::new(sides.part, sides.whole).ok_or("a ratio of nothing")
    }
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
        self.of_max(Decimal::whole(100), places)
    }

    /// The percentage cut, not rounded, to `places`.
    pub fn percent_truncated(self, places: u8) -> Decimal {
        let places = places.min(Decimal::FINEST);
        let (cut, _) = self.times(100 * pow10(places).unsigned_abs());
        Decimal::from_wide(self.signed(cut, false), places)
    }

    /// Whether the exact ratio reaches `percent`, without rounding: 69,996 % does not reach 70 %.
    pub fn reaches(self, percent: Decimal) -> bool {
        let (cut, rest) = self.times(100 * pow10(percent.places()).unsigned_abs());
        let wanted = u128::from(percent.mantissa().unsigned_abs());
        match (self.part.is_negative(), percent.is_negative()) {
            (false, true) => true,
            (false, false) => cut >= wanted,
            (true, false) => false,
            (true, true) => cut < wanted || cut == wanted && rest.none,
        }
    }

    /// The scaled value `max × part / whole`, half-up to `places`.
    pub fn of_max(self, max: Decimal, places: u8) -> Decimal {
        let finest = places.min(Decimal::FINEST).max(max.places());
        let widened = pow10(finest - max.places()).unsigned_abs();
        let (cut, rest) = self.times(u128::from(max.mantissa().unsigned_abs()) * widened);
        let coarser = finest - places.min(Decimal::FINEST);
        // Below a finer place than is asked for nothing decides: half of that is a whole number of them.
        let up = coarser == 0 && rest.half;
        let near = self.signed(cut.saturating_add(u128::from(up)), max.is_negative());
        Decimal::from_wide(divide_half_up(near, pow10(coarser)), finest - coarser)
    }

    /// `|part| × factor / whole`, cut, and what is left of it. No product runs over, however long the numbers are.
    fn times(self, factor: u128) -> (u128, Rest) {
        let (part, whole, _) = self.part.aligned(self.whole);
        let (part, whole) = (part.unsigned_abs(), whole.unsigned_abs());
        let (cut, rest) = match part.checked_mul(factor) {
            Some(product) => (product / whole, product % whole),
            None => long_product(part, factor, whole),
        };
        (cut, Rest { none: rest == 0, half: rest >= whole - rest })
    }

    /// With the sign of the part, turned round for a negative factor.
    fn signed(self, magnitude: u128, turned: bool) -> i128 {
        let magnitude = i128::try_from(magnitude).unwrap_or(i128::MAX);
        if self.part.is_negative() == turned { magnitude } else { -magnitude }
    }
}

/// What a division leaves.
struct Rest {
    /// Nothing.
    none: bool,
    /// Half of the divisor or more.
    half: bool,
}

/// `part × factor / whole` and its remainder bit by bit; `whole` is above zero and below `2^127`.
fn long_product(part: u128, factor: u128, whole: u128) -> (u128, u128) {
    let (times, left) = (part / whole, part % whole);
    let (mut cut, mut rest) = (0_u128, 0_u128);
    for bit in (0..u128::BITS).rev() {
        let taken = factor >> bit & 1;
        cut = cut.saturating_mul(2).saturating_add(times.saturating_mul(taken));
        for added in [rest, left * taken] {
            rest += added;
            if rest >= whole {
                (cut, rest) = (cut.saturating_add(1), rest - whole);
            }
        }
    }
    (cut, rest)
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

    #[test]
    fn the_longest_numbers_give_exact_percentages() {
        let number = |text: &str| serde_json::from_str::<Decimal>(&format!("\"{text}\"")).expect("a number");
        let cases = [
            ("9.223372036854775807", "9223372036854775807", 18, "0.000000000000000100"),
            ("9223372036854775807", "9.223372036854775807", 9, "9223372036854775807"),
            ("3074457345618258603", "9223372036854775807", 9, "33.333333333"),
            ("0.000000000000000001", "3", 18, "0.000000000000000033"),
            ("9223372036854775806", "9223372036854775807", 15, "100.000000000000000"),
            ("5", "9.000000000000000001", 18, "55.55555555555555555"),
            ("-1", "800", 2, "-0.13"),
        ];
        for (part, whole, places, expected) in cases {
            let ratio = Ratio::new(number(part), number(whole)).expect("a ratio");
            assert_eq!(ratio.percent(places).to_string(), expected, "{part} / {whole}");
        }
        let ratio = Ratio::new(number("5"), number("9.000000000000000001")).expect("a ratio");
        assert!(ratio.reaches(number("55.5555555555555555")) && !ratio.reaches(number("55.5555555555555556")));
        assert_eq!(ratio.percent_truncated(2).to_string(), "55.55");
        assert_eq!(ratio.of_max(number("0.3"), 0).to_string(), "0");
        assert_eq!(ratio.of_max(number("-0.9000000000000000"), 0).to_string(), "0", "just below a half");
        assert_eq!(ratio.of_max(number("-0.9000000000000001"), 0).to_string(), "-1");
    }

    #[test]
    fn what_is_below_nothing_reaches_what_is_further_below() {
        let ratio = Ratio::new(Decimal::whole(-1), Decimal::whole(3)).expect("a ratio");
        assert!(ratio.reaches(Decimal::new(-3_334, 2)) && !ratio.reaches(Decimal::new(-3_333, 2)));
        assert!(!ratio.reaches(Decimal::ZERO));
    }

    #[test]
    fn a_written_ratio_of_nothing_is_refused() {
        for whole in ["0", "0.00", "-4"] {
            let text = format!(r#"{{"part":"1","whole":"{whole}"}}"#);
            assert!(serde_json::from_str::<Ratio>(&text).is_err(), "{whole}");
        }
        let half: Ratio = serde_json::from_str(r#"{"part":"1","whole":"2"}"#).expect("a ratio");
        assert_eq!(serde_json::to_string(&half).expect("text"), r#"{"part":"1","whole":"2"}"#);
    }
}
