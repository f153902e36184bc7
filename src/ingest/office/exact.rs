//! Numbers as files write them → exact decimals, rounded as the cell's format shows them.

use crate::domain::Decimal;

/// Digits that a spreadsheet keeps: what is written beyond them is the noise of its binary numbers.
const KEPT: usize = 15;
/// The most digits of a [`Decimal`].
const LONGEST: usize = 18;

/// A number as a file writes it: `digits × 10^exponent`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Exact {
    digits: i64,
    exponent: i32,
}

impl Exact {
    /// Reads `-12.5`, `6.5532900000000003E-1`; `None` when it is anything else.
    pub(super) fn parse(text: &str) -> Option<Exact> {
        let text = text.trim();
        let (number, exponent) = match text.split_once(['E', 'e']) {
            Some((number, exponent)) => (number, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (negative, number) = number.strip_prefix('-').map_or((false, number), |rest| (true, rest));
        let (whole, fraction) = number.split_once('.').unwrap_or((number, ""));
        let all = format!("{whole}{fraction}");
        if all.is_empty() || !all.bytes().all(|b| b.is_ascii_digit()) || exponent.abs() > 400 {
            return None;
        }
        let exponent = exponent.checked_sub(i32::try_from(fraction.len()).ok()?)?;
        let (digits, dropped) = kept(all.trim_start_matches('0'))?;
        Some(Exact { digits: if negative { -digits } else { digits }, exponent: exponent.checked_add(dropped)? })
    }

    /// A binary number, of which as many digits are kept as a spreadsheet does; `None` when it is none, or above all that
    /// anyone counts.
    pub(super) fn of(value: f64) -> Option<Exact> {
        let bits = value.to_bits();
        let (power, part) = ((bits >> 52 & 0x7FF) as i32, bits & ((1 << 52) - 1));
        // The number is so many times 2 to some power.
        let (units, power) = if power == 0 { (part, -1_074) } else { (part | 1 << 52, power - 1_075) };
        let (mut digits, mut places) = (String::new(), 0);
        match power {
            11.. => return None,
            0.. => digits = (units << power).to_string(),
            // What is smaller has no digit that is ever shown.
            -116.. => {
                let (mut rest, mask) = (u128::from(units), (1_u128 << -power) - 1);
                let whole = (rest >> -power) as u64;
                if whole > 0 {
                    digits = whole.to_string();
                }
                rest &= mask;
                while rest > 0 && digits.len() <= KEPT {
                    rest *= 10;
                    let digit = (rest >> -power) as u8;
                    if digit > 0 || !digits.is_empty() {
                        digits.push(char::from(b'0' + digit));
                    }
                    (rest, places) = (rest & mask, places + 1);
                }
            }
            _ => {}
        }
        let (mut digits, dropped) = kept(&digits)?;
        let mut exponent = dropped - places;
        while exponent < 0 && digits % 10 == 0 {
            (digits, exponent) = (digits / 10, exponent + 1);
        }
        Some(Exact { digits: if value.is_sign_negative() { -digits } else { digits }, exponent })
    }

    /// Times `10^tens`.
    pub(super) fn shifted(self, tens: i32) -> Exact {
        Exact { exponent: self.exponent.saturating_add(tens), ..self }
    }

    /// Rounded half up (away from zero) to `places`; `None` when that is more than a [`Decimal`] holds.
    pub(super) fn rounded(self, places: u8) -> Option<Decimal> {
        let value = self.decimal()?;
        let whole = value.abs().truncated(0).to_string().len();
        let fits = places <= Decimal::MAX_PLACES && whole + usize::from(places) <= LONGEST;
        fits.then(|| value.rounded(places))
    }

    /// With the places it has, at most [`Decimal::MAX_PLACES`].
    pub(super) fn plain(self) -> Option<Decimal> {
        let most = (0..=Decimal::MAX_PLACES).rev().find_map(|places| self.rounded(places))?;
        Some(most.normalized())
    }

    /// As digits, with all places; one too long for that with its power of ten.
    pub(super) fn written(self) -> String {
        self.plain().map_or_else(|| format!("{}E{}", self.digits, self.exponent), |plain| plain.to_string())
    }

    fn decimal(self) -> Option<Decimal> {
        match u32::try_from(self.exponent) {
            Ok(tens) => {
                let value = 10_i64.checked_pow(tens)?.checked_mul(self.digits)?;
                (value.unsigned_abs().to_string().len() <= LONGEST).then(|| Decimal::whole(value))
            }
            // Below 10^-30 nothing of at most 15 digits is left at nine places.
            Err(_) if self.exponent < -30 => Some(Decimal::ZERO),
            Err(_) => u8::try_from(-self.exponent).ok().map(|places| Decimal::new(self.digits, places)),
        }
    }
}

/// The leading digits that are kept, rounded half up, and how many were dropped.
fn kept(digits: &str) -> Option<(i64, i32)> {
    if digits.is_empty() {
        return Some((0, 0));
    }
    let (head, tail) = digits.split_at(digits.len().min(KEPT));
    let up = tail.bytes().next().is_some_and(|b| b >= b'5');
    Some((head.parse::<i64>().ok()? + i64::from(up), i32::try_from(tail.len()).ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rounded(text: &str, tens: i32, places: u8) -> String {
        let exact = Exact::parse(text).expect("a number").shifted(tens);
        exact.rounded(places).map_or("none".to_owned(), |d| d.to_string())
    }

    #[test]
    fn shown_places_round_the_written_value_half_up() {
        assert_eq!(rounded("0.655329", 2, 2), "65.53");
        assert_eq!(rounded("6.5532900000000003E-1", 2, 2), "65.53");
        assert_eq!(rounded("1.0049999999999999", 0, 2), "1.01"); // 1.005 as a binary number is written
        assert_eq!(rounded("0.99995", 2, 2), "100.00");
        assert_eq!(rounded("-0.125", 0, 2), "-0.13");
        assert_eq!(rounded("12", 0, 1), "12.0");
        assert_eq!(rounded("1E+3", 0, 0), "1000");
        assert_eq!(rounded("5E-324", 2, 2), "0.00");
        assert_eq!(rounded("123456789012345", 0, 9), "none");
        assert_eq!(rounded("1E+300", 0, 0), "none");
    }

    #[test]
    fn a_binary_number_is_the_decimal_that_it_was_written_as() {
        let mut numbers: Vec<f64> =
            vec![0.0, -0.0, 0.1, 97.25, -1.005, 45_731.354_166_666_664, 1e-7, 5e-324, 9.2e18, 1e15, 1e22, f64::NAN];
        let mut seed = 7_u64;
        for _ in 0..20_000 {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let digits = (seed >> 14) % 10_u64.pow((seed >> 4) as u32 % 15 + 1);
            numbers.push(format!("{digits}e-{}", (seed >> 60) + (seed & 3)).parse().expect("a number"));
        }
        for number in numbers {
            let plain = |exact: Option<Exact>| exact.and_then(Exact::plain);
            assert_eq!(plain(Exact::of(number)), plain(Exact::parse(&format!("{number:e}"))), "{number:e}");
            let part = |exact: Option<Exact>| exact.and_then(|e| e.shifted(2).rounded(2));
            assert_eq!(part(Exact::of(number)), part(Exact::parse(&format!("{number:e}"))), "{number:e}");
        }
    }

    #[test]
    fn a_general_number_keeps_its_places() {
        let plain = |text: &str| Exact::parse(text).and_then(Exact::plain).map(|d| d.to_string());
        assert_eq!(plain("0.10000000000000001").as_deref(), Some("0.1"));
        assert_eq!(plain("97.25").as_deref(), Some("97.25"));
        assert_eq!(plain("2919").as_deref(), Some("2919"));
        assert_eq!(plain("0.333333333333333").as_deref(), Some("0.333333333"));
        assert_eq!(plain("123456789012.5").as_deref(), Some("123456789012.5"));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "-", "1,5", "abc", "1e", "NaN", "inf", "1e999999999999", "--1", "0x10", "é"] {
            assert_eq!(Exact::parse(text), None, "{text}");
        }
    }
}
