//! What is known of a number: a value, zero, nothing, or that it does not apply.

use super::Decimal;
use serde::{Deserialize, Serialize};

/// A number that is not zero.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct NonZero(Decimal);

impl NonZero {
    /// The number.
    pub const fn get(self) -> Decimal {
        self.0
    }
}

impl<'de> Deserialize<'de> for NonZero {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<NonZero, D::Error> {
        let number = Decimal::deserialize(deserializer)?;
        (!number.is_zero()).then_some(NonZero(number)).ok_or_else(|| serde::de::Error::custom("zero is no value"))
    }
}

/// What a source gives for a count or for points: four different things, none of which stands for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Known {
    /// A number other than zero.
    Value(NonZero),
    /// Zero, stated as such.
    Zero,
    /// Nothing is stated; it may be anything.
    #[default]
    Missing,
    /// The source says that it does not apply.
    NotApplicable,
}

impl Known {
    /// A number as stated.
    pub const fn of(number: Decimal) -> Known {
        if number.is_zero() { Known::Zero } else { Known::Value(NonZero(number)) }
    }

    /// The number; `None` where there is none, which is never zero.
    pub const fn number(self) -> Option<Decimal> {
        match self {
            Known::Value(number) => Some(number.0),
            Known::Zero => Some(Decimal::ZERO),
            Known::Missing | Known::NotApplicable => None,
        }
    }

    /// This, or the other when nothing is stated here.
    #[must_use]
    pub const fn or(self, other: Known) -> Known {
        match self {
            Known::Missing => other,
            known => known,
        }
    }
}

impl From<Option<Decimal>> for Known {
    fn from(number: Option<Decimal>) -> Known {
        number.map_or(Known::Missing, Known::of)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_states_stay_four() {
        let states = [Known::of(Decimal::new(50, 2)), Known::of(Decimal::ZERO), Known::Missing, Known::NotApplicable];
        for (i, one) in states.iter().enumerate() {
            assert_eq!(states.iter().filter(|other| *other == one).count(), 1, "{i}");
            let text = serde_json::to_string(one).expect("JSON");
            assert_eq!(serde_json::from_str::<Known>(&text).expect("the same"), *one);
        }
        assert_eq!(states.map(|s| s.number().is_some()), [true, true, false, false]);
        assert!(serde_json::from_str::<Known>("{\"Value\":\"0.0\"}").is_err());
    }
}
