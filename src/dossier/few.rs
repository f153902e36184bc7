//! The counters of a month as they are kept: most are zero and most others below a hundred, so that a cell takes a quarter of
//! the room that all of them would.

use super::bytes::Unread;
use super::counts::{Counter, Counts};

/// Bytes that most cells do with.
const SHORT: usize = 18;

/// The counters of a month that are not zero.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Few {
    /// A bit for each counter that is not zero.
    bits: u32,
    /// Their numbers, seven bits a byte.
    numbers: Numbers,
}

/// Numbers, in one form alone: there are a hundred thousand of them, and memory of its own for each is slow to come by.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Numbers {
    /// As many bytes, zeros behind them.
    Short(u8, [u8; SHORT]),
    /// More of them.
    Long(Box<[u8]>),
}

impl Default for Numbers {
    fn default() -> Numbers {
        Numbers::Short(0, [0; SHORT])
    }
}

impl Numbers {
    #[inline]
    fn bytes(&self) -> &[u8] {
        match self {
            Numbers::Short(length, bytes) => bytes.get(..usize::from(*length)).unwrap_or_default(),
            Numbers::Long(bytes) => bytes,
        }
    }
}

impl Few {
    /// Those of all counters that are not zero.
    pub fn of(counts: &Counts) -> Few {
        Few::stating(counts.stated())
    }

    /// Of pairs of counter and number, in order, zeros left out.
    #[inline]
    pub(super) fn stating(stated: impl Iterator<Item = (u64, u64)>) -> Few {
        let (mut bits, mut short, mut used, mut long) = (0, [0; SHORT], 0, Vec::new());
        for (counter, mut number) in stated {
            bits |= 1 << counter;
            loop {
                let (rest, is_last) = (number >> 7, number < 0x80);
                let byte = number as u8 & 0x7f | if is_last { 0 } else { 0x80 };
                match short.get_mut(used) {
                    Some(place) => *place = byte,
                    None if long.is_empty() => long = [&short[..], &[byte]].concat(),
                    None => long.push(byte),
                }
                (used, number) = (used + 1, rest);
                if is_last {
                    break;
                }
            }
        }
        let numbers = if long.is_empty() { Numbers::Short(used as u8, short) } else { Numbers::Long(long.into()) };
        Few { bits, numbers }
    }

    /// All counters.
    pub fn whole(&self) -> Counts {
        let mut counts = Counts::default();
        counts.take(self);
        counts
    }

    /// A counter.
    pub fn get(&self, counter: Counter) -> u64 {
        let at = counter as u64;
        self.stated().find(|(own, _)| *own == at).map_or(0, |(_, number)| number)
    }

    /// How many are not zero.
    pub const fn count(&self) -> u32 {
        self.bits.count_ones()
    }

    /// Pairs of counter and number, zeros left out.
    #[inline]
    pub fn stated(&self) -> impl Iterator<Item = (u64, u64)> + '_ {
        let (mut bits, mut unread) = (self.bits, Unread(self.numbers.bytes()));
        std::iter::from_fn(move || {
            let at = bits.trailing_zeros();
            bits &= bits.checked_sub(1)?;
            Some((at.into(), unread.number()?))
        })
    }

    /// Adds another month's.
    pub fn merge(&mut self, other: &Few) {
        let mut counts = self.whole();
        counts.take(other);
        *self = Few::of(&counts);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_is_what_was_counted() {
        let mut counts = Counts::default();
        assert_eq!((Few::of(&counts), Few::default().whole()), (Few::default(), counts.clone()));
        let numbers =
            [(Counter::Received, 3), (Counter::FeeAmount, 12_345_678_901), (Counter::EndedWithoutDue, u64::MAX)];
        numbers.into_iter().for_each(|(counter, number)| counts.add(counter, number));
        let few = Few::of(&counts);
        assert!(numbers.into_iter().all(|(counter, number)| few.get(counter) == number));
        assert_eq!((few.whole(), few.count(), few.get(Counter::Late)), (counts.clone(), 3, 0));
        let mut twice = few.clone();
        twice.merge(&few);
        counts.merge(&few.whole());
        assert_eq!(twice, Few::of(&counts));
    }
}
