//! Exact decimals that remember how many places were stated.

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

/// A decimal number as a report states it, with the number of places it was given to.
///
/// Value is `mantissa / 10^places`; `65,20` and `65,2` are equal numbers with different places.
/// Range as stated: 18 significant digits, at most 9 places; what is reckoned from such numbers may have up to
/// [`Decimal::FINEST`] places. No binary floating point is involved anywhere.
#[derive(Debug, Clone, Copy)]
pub struct Decimal {
    mantissa: i64,
    places: u8,
}

impl Decimal {
    /// The most places a stated number may have.
    pub const MAX_PLACES: u8 = 9;
    /// The most significant digits of a stated number.
    pub const MAX_DIGITS: usize = 18;
    /// The most places that any number has: with them every pair of numbers can still be aligned exactly.
    pub const FINEST: u8 = 18;
    /// Zero, stated without places.
    pub const ZERO: Decimal = Decimal { mantissa: 0, places: 0 };

    /// A decimal from its digits and places: `new(6553, 2)` is 65,53. Places beyond [`Decimal::FINEST`] are cut.
    pub const fn new(mantissa: i64, places: u8) -> Decimal {
        let (mut mantissa, mut places) = (mantissa, places);
        while places > Decimal::FINEST {
            (mantissa, places) = (mantissa / 10, places - 1);
        }
        Decimal { mantissa, places }
    }

    /// A whole number.
    pub const fn whole(value: i64) -> Decimal {
        Decimal { mantissa: value, places: 0 }
    }

    /// Reads plain machine notation (`-12.50`), as in catalogues and JSON; `None` when it is anything else.
    pub fn parse_plain(text: &str) -> Option<Decimal> {
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        Decimal::parse_shown(text).filter(|d| digits <= Decimal::MAX_DIGITS && d.places <= Decimal::MAX_PLACES)
    }

    /// Reads whatever [`fmt::Display`] writes, beyond the range of stated numbers too.
    fn parse_shown(text: &str) -> Option<Decimal> {
        let (sign, digits) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let all = [whole, fraction].concat();
        let point_led = digits.len() > whole.len() && fraction.is_empty();
        let plain = !whole.is_empty() && !point_led && all.bytes().all(|b| b.is_ascii_digit());
        // More places could not be reckoned with, whoever handed the number on.
        let places = u8::try_from(fraction.len()).ok().filter(|places| *places <= Decimal::FINEST)?;
        let magnitude: i128 = all.parse().ok().filter(|_| plain)?;
        Some(Decimal { mantissa: i64::try_from(sign * magnitude).ok()?, places })
    }

    /// The number times `10^tens`, exactly; `None` when it would have more than [`Decimal::MAX_DIGITS`] digits.
    pub fn scaled(self, tens: u8) -> Option<Decimal> {
        let factor = 10_i128.checked_pow(u32::from(tens.saturating_sub(self.places)))?;
        let mantissa = i128::from(self.mantissa).checked_mul(factor)?;
        let fits = mantissa.unsigned_abs() < pow10(18).unsigned_abs();
        let mantissa = i64::try_from(mantissa).ok().filter(|_| fits)?;
        Some(Decimal { mantissa, places: self.places.saturating_sub(tens) })
    }

    /// The digits without the point.
    pub const fn mantissa(self) -> i64 {
        self.mantissa
    }

    /// How many decimal places the number was stated to.
    pub const fn places(self) -> u8 {
        self.places
    }

    /// The whole number, or `None` when there is a fractional part.
    pub fn as_whole(self) -> Option<i64> {
        let unit = pow10(self.places);
        let mantissa = i128::from(self.mantissa);
        (mantissa % unit == 0).then(|| i64::try_from(mantissa / unit).ok()).flatten()
    }

    /// Whether the value is zero.
    pub const fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// Whether the value is below zero.
    pub const fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// The same value without its sign.
    pub const fn abs(self) -> Decimal {
        Decimal { mantissa: self.mantissa.saturating_abs(), places: self.places }
    }

    /// The sum, to the finer number of places, or to as many as its digits leave room for; saturates at the ends of the
    /// range.
    #[must_use]
    pub fn plus(self, other: Decimal) -> Decimal {
        let (a, b, places) = self.aligned(other);
        Decimal::from_wide(a + b, places)
    }

    /// The difference `self − other`; places as of [`Decimal::plus`].
    #[must_use]
    pub fn minus(self, other: Decimal) -> Decimal {
        let (a, b, places) = self.aligned(other);
        Decimal::from_wide(a - b, places)
    }

    /// Rounded half-up (away from zero) to `places`; a coarser number is widened, not changed, and keeps fewer places
    /// where its digits leave no room for them.
    #[must_use]
    pub fn rounded(self, places: u8) -> Decimal {
        let places = places.min(Decimal::FINEST);
        if places >= self.places {
            return Decimal::from_wide(i128::from(self.mantissa) * pow10(places - self.places), places);
        }
        Decimal::from_wide(divide_half_up(i128::from(self.mantissa), pow10(self.places - places)), places)
    }

    /// Cut (towards zero) to `places`; used to recognise figures that were truncated instead of rounded.
    #[must_use]
    pub fn truncated(self, places: u8) -> Decimal {
        let places = places.min(Decimal::FINEST);
        if places >= self.places {
            return self.rounded(places);
        }
        Decimal::from_wide(i128::from(self.mantissa) / pow10(self.places - places), places)
    }

    /// The same value with no trailing zero places.
    #[must_use]
    pub fn normalized(self) -> Decimal {
        let mut shortest = self;
        while shortest.places > 0 && shortest.mantissa % 10 == 0 {
            shortest = Decimal { mantissa: shortest.mantissa / 10, places: shortest.places - 1 };
        }
        shortest
    }

    /// The nearest float, for chart geometry and JSON only; never for arithmetic on figures.
    pub fn to_f64(self) -> f64 {
        self.to_string().parse().unwrap_or(f64::NAN)
    }

    /// The number with as many of its places as there is room for, the last one rounded; the nearest end of the range for
    /// what is beyond it.
    pub(crate) fn from_wide(mantissa: i128, places: u8) -> Decimal {
        if let Ok(mantissa) = i64::try_from(mantissa) {
            return Decimal { mantissa, places };
        }
        let limit = if mantissa < 0 { i64::MIN } else { i64::MAX };
        let dropped = (1..=places).find(|dropped| i64::try_from(mantissa / pow10(*dropped)).is_ok()).unwrap_or(places);
        let kept = divide_half_up(mantissa, pow10(dropped));
        Decimal { mantissa: i64::try_from(kept).unwrap_or(limit), places: places - dropped }
    }

    /// Both as whole numbers of the finer place: below `10^37` each, as no number has more than [`Decimal::FINEST`] places.
    pub(crate) fn aligned(self, other: Decimal) -> (i128, i128, u8) {
        let places = self.places.max(other.places);
        let widen = |d: Decimal| i128::from(d.mantissa) * pow10(places - d.places);
        (widen(self), widen(other), places)
    }
}

/// `10^places`; of more than 38 the greatest power there is.
pub(crate) const fn pow10(places: u8) -> i128 {
    10_i128.pow(if places > 38 { 38 } else { places as u32 })
}

/// The one place where half-up rounding happens: `part / whole`, ties away from zero. `whole` must be positive.
pub(crate) const fn divide_half_up(part: i128, whole: i128) -> i128 {
    let quotient = part / whole;
    let remainder = (part % whole).abs();
    if remainder >= whole - remainder { quotient + part.signum() } else { quotient }
}

impl PartialEq for Decimal {
    fn eq(&self, other: &Decimal) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Decimal {}

impl Hash for Decimal {
    /// Equal values hash alike, whatever their places.
    fn hash<H: Hasher>(&self, state: &mut H) {
        let shortest = self.normalized();
        (shortest.mantissa, shortest.places).hash(state);
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Decimal) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Decimal) -> Ordering {
        let (a, b, _) = self.aligned(*other);
        a.cmp(&b)
    }
}

impl fmt::Display for Decimal {
    /// Plain machine notation with a point; the vi-VN form is `text::decimal`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let unit = pow10(self.places).unsigned_abs();
        let magnitude = i128::from(self.mantissa).unsigned_abs();
        let sign = if self.mantissa < 0 { "-" } else { "" };
        match self.places {
            0 => write!(f, "{sign}{magnitude}"),
            places => write!(f, "{sign}{}.{:0width$}", magnitude / unit, magnitude % unit, width = usize::from(places)),
        }
    }
}

impl Serialize for Decimal {
    /// As text in plain notation: a JSON number would lose the places.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Decimal {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
        let text = String::deserialize(deserializer)?;
        Decimal::parse_shown(&text).ok_or_else(|| serde::de::Error::custom(format!("not a decimal: {text}")))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        Decimal::parse_plain(text).expect("a decimal")
    }

    #[test]
    fn more_places_than_can_be_reckoned_with_are_no_number() {
        for places in [19, 127, 128, 200, 255] {
            let text = format!("\"0.{}1\"", "0".repeat(places - 1));
            assert!(serde_json::from_str::<Decimal>(&text).is_err(), "{places}");
        }
        let least: Decimal = serde_json::from_str("\"0.000000000000000001\"").expect("eighteen places");
        assert_eq!((least.to_string().as_str(), least.as_whole()), ("0.000000000000000001", None));
    }

    #[test]
    fn any_number_of_places_can_be_reckoned_with() {
        for places in [18, 19, 38, 39, 127, 128, 255] {
            let (least, most) = (Decimal::new(1, places), Decimal::new(i64::MIN, places));
            assert!(least.places() <= Decimal::FINEST && most.places() <= Decimal::FINEST, "{places}");
            assert!(most < least.plus(most).plus(Decimal::whole(10)), "{places}");
            assert_eq!(Decimal::whole(7).rounded(places), Decimal::whole(7), "{places}");
            assert_eq!(Decimal::whole(i64::MAX).truncated(places).as_whole(), Some(i64::MAX), "{places}");
            assert!(!most.to_string().is_empty() && least.as_whole().is_none_or(|whole| whole == 0), "{places}");
        }
    }

    #[test]
    fn what_is_too_long_for_its_places_loses_them_and_not_its_size() {
        let great = d("900000000000000000");
        assert_eq!(great.plus(d("0.000000001")).to_string(), "900000000000000000.0");
        assert_eq!(d("0.5").minus(great).to_string(), "-899999999999999999.5");
        assert_eq!(great.rounded(2), great);
        assert_eq!(Decimal::whole(i64::MAX).plus(d("0.5")), Decimal::whole(i64::MAX), "the end of the range");
    }

    #[test]
    fn rounds_half_away_from_zero() {
        let cases = [
            ("0.125", 2, "0.13"),
            ("-0.125", 2, "-0.13"),
            ("2.5685", 2, "2.57"),
            ("89.995", 2, "90.00"),
            ("7", 1, "7.0"),
        ];
        for (input, places, expected) in cases {
            assert_eq!(d(input).rounded(places).to_string(), expected, "{input}");
        }
    }

    #[test]
    fn equal_values_with_other_places_are_equal() {
        assert_eq!(d("65.20"), d("65.2"));
        assert!(d("65.21") > d("65.2"));
        assert_eq!(d("17").plus(d("18.8")).to_string(), "35.8");
        assert_eq!(d("942").minus(d("938")).to_string(), "4");
    }

    #[test]
    fn refuses_what_is_not_plain_notation() {
        for text in ["", "-", "1,5", "1.", ".5", "1e3", "12345678901234567890", "--1"] {
            assert_eq!(Decimal::parse_plain(text), None, "{text}");
        }
    }

    #[test]
    fn whatever_is_written_is_read_back() {
        for mantissa in [0, 1, -1, 999_999_999_999_999_999, 1_000_000_000_000_000_000, i64::MAX, i64::MIN] {
            for places in 0..=18 {
                let number = Decimal::new(mantissa, places);
                let written = serde_json::to_string(&number).expect("text");
                let read: Decimal = serde_json::from_str(&written).expect(&written);
                assert_eq!((read.mantissa, read.places), (mantissa, places), "{written}");
            }
        }
    }

    #[test]
    fn scaling_is_exact_or_refused() {
        let cases = [
            ("144.49", 6, Some("144490000")),
            ("1.234", 2, Some("123.4")),
            ("-5", 3, Some("-5000")),
            ("999999999", 9, Some("999999999000000000")),
            ("999999999999", 9, None),
            ("1", 255, None),
        ];
        for (input, tens, expected) in cases {
            assert_eq!(d(input).scaled(tens).map(|s| s.to_string()).as_deref(), expected, "{input}");
        }
    }
}
