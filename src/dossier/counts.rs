//! What is counted of dossiers, month by month, so that any period can be asked for later.

use super::bytes::{Unread, Written};
use super::few::Few;
use serde::{Deserialize, Serialize};

/// A counter. Each dossier is counted in the month of the event that the counter names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum Counter {
    /// Received in the month.
    Received,
    /// Received in the month, without a time by which it is due.
    WithoutDue,
    /// Received in the month and finished, nobody knows when.
    FinishedUndated,
    /// Received in the month, with a fee above zero.
    WithFee,
    /// Received in the month, with a fee above zero, and paid online.
    PaidOnline,
    /// Fees of those, đồng.
    PaidOnlineAmount,
    /// Fees of all received in the month, đồng.
    FeeAmount,
    /// Received in the month, with an electronic result.
    ElectronicResult,
    /// Received in the month and digitised.
    Digitised,
    /// Received in the month and rated «rất hài lòng».
    RatedVery,
    /// «hài lòng».
    RatedSatisfied,
    /// «bình thường».
    RatedNeutral,
    /// «không hài lòng».
    RatedDissatisfied,
    /// «rất không hài lòng».
    RatedVeryDissatisfied,
    /// Finished in the month, on a day before it was due.
    Early,
    /// Finished in the month, on the day it was due and not after its time.
    OnTime,
    /// Finished in the month, after it was due.
    Late,
    /// Finished in the month, without a time by which it was due.
    FinishedWithoutDue,
    /// Finished in the month by refusal or withdrawal (also in the four above).
    Returned,
    /// Fell due in the month.
    Due,
    /// In the month, both finished and past its due time, whichever came later: what fell due and is not here is overdue.
    Settled,
    /// Ended in the month, in any way, without a time by which it was due.
    EndedWithoutDue,
}

/// How many counters there are.
pub const COUNTERS: usize = Counter::EndedWithoutDue as usize + 1;

impl Counter {
    /// All of them.
    pub const ALL: [Counter; COUNTERS] = {
        use Counter::*;
        [
            Received,
            WithoutDue,
            FinishedUndated,
            WithFee,
            PaidOnline,
            PaidOnlineAmount,
            FeeAmount,
            ElectronicResult,
            Digitised,
            RatedVery,
            RatedSatisfied,
            RatedNeutral,
            RatedDissatisfied,
            RatedVeryDissatisfied,
            Early,
            OnTime,
            Late,
            FinishedWithoutDue,
            Returned,
            Due,
            Settled,
            EndedWithoutDue,
        ]
    };
}

/// The counters of a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts([u64; COUNTERS]);

impl Default for Counts {
    fn default() -> Counts {
        Counts([0; COUNTERS])
    }
}

impl Counts {
    /// A counter.
    #[inline]
    pub const fn get(&self, counter: Counter) -> u64 {
        self.0[counter as usize]
    }

    /// Adds to a counter.
    #[inline]
    pub const fn add(&mut self, counter: Counter, number: u64) {
        self.0[counter as usize] = self.0[counter as usize].saturating_add(number);
    }

    /// Adds another month's.
    pub fn merge(&mut self, other: &Counts) {
        self.0.iter_mut().zip(&other.0).for_each(|(n, more)| *n = n.saturating_add(*more));
    }

    /// Adds another month's as they are kept.
    #[inline]
    pub fn take(&mut self, few: &Few) {
        few.stated().for_each(|(counter, more)| self.count(counter, more));
    }

    /// Pairs of counter and number, zeros left out.
    pub fn stated(&self) -> impl Iterator<Item = (u64, u64)> + '_ {
        (0..).zip(self.0.iter().copied()).filter(|(_, n)| *n > 0)
    }

    /// Adds to a counter by its number, if there is one of that number.
    #[inline]
    pub fn count(&mut self, counter: u64, number: u64) {
        if let Some(slot) = usize::try_from(counter).ok().and_then(|at| self.0.get_mut(at)) {
            *slot = slot.saturating_add(number);
        }
    }

    /// Sets a counter by its number; `false` when there is none of that number.
    pub fn set(&mut self, counter: u64, number: u64) -> bool {
        let slot = usize::try_from(counter).ok().and_then(|i| self.0.get_mut(i));
        slot.map(|n| *n = number).is_some()
    }
}

/// The counters of a month while rows are counted: half the room, so that more of them are at hand. Where kinds are told
/// apart within it, what was received is counted by the code of its kind; where not, as one number.
#[derive(Debug, Clone)]
pub(super) struct Small<const KINDS: usize> {
    numbers: [u32; COUNTERS],
    /// Sums of fees: of all, and of those paid online.
    amounts: [u64; 2],
    received: [u32; KINDS],
}

const RECEIVED: u64 = Counter::Received as u64;
/// The counters of sums of fees.
const FEES: u64 = Counter::FeeAmount as u64;
const FEES_ONLINE: u64 = Counter::PaidOnlineAmount as u64;

impl<const KINDS: usize> Default for Small<KINDS> {
    fn default() -> Small<KINDS> {
        Small { numbers: [0; COUNTERS], amounts: [0; 2], received: [0; KINDS] }
    }
}

impl<const KINDS: usize> Small<KINDS> {
    /// Counts one more.
    #[inline]
    pub(super) const fn count(&mut self, counter: Counter) {
        self.count_if(counter, true);
    }

    /// Counts one more if something is so.
    #[inline]
    pub(super) const fn count_if(&mut self, counter: Counter, so: bool) {
        let number = &mut self.numbers[counter as usize];
        *number = number.saturating_add(so as u32);
    }

    /// Counts one more received, of a kind by its code.
    #[inline]
    pub(super) fn receive(&mut self, kind: u64) {
        let of_kind = usize::try_from(kind).ok().and_then(|kind| self.received.get_mut(kind));
        let number = of_kind.unwrap_or(&mut self.numbers[Counter::Received as usize]);
        *number = number.saturating_add(1);
    }

    /// Adds a fee.
    #[inline]
    pub(super) const fn pay(&mut self, fee: u64, online: bool) {
        self.amounts[0] = self.amounts[0].saturating_add(fee);
        if online {
            self.amounts[1] = self.amounts[1].saturating_add(fee);
        }
    }

    /// Writes what is not zero: a bit for each, then their numbers; and the same of kinds where they are told apart.
    pub(super) fn pack(&self, into: &mut Written) {
        let [all, online] = self.amounts.map(|amount| u64::from(amount > 0));
        let mut bits = bits(&self.numbers, online << 1 | all);
        into.number(bits);
        while bits > 0 {
            let at = bits.trailing_zeros() as usize;
            let number = self.numbers.get(at).map(|n| u64::from(*n));
            into.number(number.unwrap_or_else(|| self.amounts[at - COUNTERS]));
            bits &= bits - 1;
        }
        if KINDS > 0 {
            into.number(self::bits(&self.received, 0));
            self.received.iter().filter(|n| **n > 0).for_each(|n| into.number(u64::from(*n)));
        }
    }

    /// Adds what [`Small::pack`] wrote.
    pub(super) fn unpack(&mut self, from: &mut Unread<'_>) -> Option<()> {
        let mut bits = from.number()?;
        while bits > 0 {
            let (at, more) = (bits.trailing_zeros() as usize, from.number()?);
            match self.numbers.get_mut(at) {
                Some(number) => *number = number.saturating_add(u32::try_from(more).ok()?),
                None => {
                    let amount = self.amounts.get_mut(at - COUNTERS)?;
                    *amount = amount.saturating_add(more);
                }
            }
            bits &= bits - 1;
        }
        let mut kinds = if KINDS > 0 { from.number()? } else { 0 };
        while kinds > 0 {
            let number = self.received.get_mut(kinds.trailing_zeros() as usize)?;
            *number = number.saturating_add(u32::try_from(from.number()?).ok()?);
            kinds &= kinds - 1;
        }
        Some(())
    }

    /// Codes of the kinds of which something is kept, a bit for each.
    pub(super) fn kinds(&self) -> u64 {
        bits(&self.received, 0) | u64::from(bits(&self.numbers, 0) > 0)
    }

    /// What is kept of a kind, by its code. Where kinds are told apart within, everything but what was received stands
    /// under the kind of which nothing is known.
    pub(super) fn few(&self, kind: u64) -> Few {
        let received = usize::try_from(kind).ok().and_then(|kind| self.received.get(kind)).map(|n| u64::from(*n));
        if let (1.., Some(received)) = (kind, received) {
            return Few::stating([(RECEIVED, received)].into_iter().filter(|(_, number)| *number > 0));
        }
        let number = |(at, number): (u64, &u32)| match at {
            RECEIVED => (at, received.unwrap_or(0) + u64::from(*number)),
            FEES => (at, self.amounts[0]),
            FEES_ONLINE => (at, self.amounts[1]),
            _ => (at, u64::from(*number)),
        };
        Few::stating((0..).zip(&self.numbers).map(number).filter(|(_, number)| *number > 0))
    }
}

/// A bit for each number that is not zero, the first lowest, and above them others.
fn bits(numbers: &[u32], above: u64) -> u64 {
    /// So many are looked at together: most are zero.
    const TOGETHER: usize = 8;
    let mut bits = above.unbounded_shl(u32::try_from(numbers.len()).unwrap_or(u32::MAX));
    for (at, numbers) in (0..).step_by(TOGETHER).zip(numbers.chunks(TOGETHER)) {
        if numbers.iter().fold(0, |any, n| any | n) > 0 {
            let of = |bits: u64, (at, n): (u32, &u32)| bits | u64::from(*n > 0) << at;
            bits = (at..).zip(numbers).fold(bits, of);
        }
    }
    bits
}
