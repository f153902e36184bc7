//! The codes of dossiers as hashes: eight bytes each, and no code.

use super::dictionary::Map;

/// Slots of the smallest set.
const FEWEST: usize = 1024;
/// Codes that are looked up together.
pub(super) const TOGETHER: usize = 64 * 1024;
/// Stretches of the slots, by the first eight bits of codes.
const STRETCHES: usize = 256;

/// The codes of a file's dossiers, as hashes.
#[derive(Debug, Default)]
pub struct Codes {
    /// A power of two of them, three quarters in use at most; zero is free.
    slots: Vec<u64>,
    used: usize,
    /// Dossiers met in more than one of the files and sheets taken.
    shared: u64,
    /// Room for codes that are looked up together.
    room: Vec<Coded>,
}

/// The hash of a code, and the number of its row.
pub(super) type Coded = (u64, u64);

/// Puts codes in the order of the stretches that they belong to: `put` is told the place of each. Those of a stretch stay as
/// they are among each other.
pub(super) fn part(codes: &[Coded], mut put: impl FnMut(usize, Coded)) {
    let mut ends = [0; STRETCHES];
    codes.iter().for_each(|(code, _)| ends[stretch(*code)] += 1);
    let mut before = 0;
    for end in &mut ends {
        (*end, before) = (before, before + *end);
    }
    for code in codes {
        let end = &mut ends[stretch(code.0)];
        put(*end, *code);
        *end += 1;
    }
}

/// The same into room that is lengthened as it must be.
fn parted<'a>(codes: &[Coded], room: &'a mut Vec<Coded>) -> &'a mut [Coded] {
    if room.len() < codes.len() {
        room.resize(codes.len(), (0, 0));
    }
    let room = &mut room[..codes.len()];
    part(codes, |at, code| room[at] = code);
    room
}

impl Codes {
    /// Adds codes in the order of their rows; `again` is told the rows of those that were there, in order. They are put into
    /// the slots stretch by stretch: one after the other each slot had to be fetched from far.
    pub(super) fn insert_all(&mut self, codes: &[Coded], mut again: impl FnMut(u64)) {
        let mut room = std::mem::take(&mut self.room);
        for codes in codes.chunks(TOGETHER) {
            self.insert_parted(parted(codes, &mut room).iter().copied(), &mut again);
        }
        self.room = room;
    }

    /// The same of codes that come stretch by stretch, those of each in the order of their rows.
    pub(super) fn insert_parted(&mut self, parted: impl ExactSizeIterator<Item = Coded>, again: impl FnMut(u64)) {
        // All at once: a stretch that is filled before the others would run over.
        self.reserve(parted.len());
        let mut rows: Vec<u64> = parted.filter(|(code, _)| !self.insert(*code)).map(|(_, row)| row).collect();
        rows.sort_unstable();
        rows.into_iter().for_each(again);
    }

    /// The same of codes of rows between those of `own`, which are in already; the rows that are not the first of their
    /// dossier now, in order. Of `own` those were told already.
    pub(super) fn insert_between(
        &mut self,
        own: &[Coded],
        parted: impl ExactSizeIterator<Item = Coded> + Clone,
    ) -> Vec<u64> {
        self.reserve(parted.len());
        let again = parted.clone().filter(|(code, _)| !self.insert(*code)).map(|(code, _)| (code, u64::MAX));
        // The first row of each dossier that is repeated.
        let mut firsts: Map<u64, u64> = again.collect();
        if firsts.is_empty() {
            return Vec::new();
        }
        for (code, row) in own {
            if let Some(first) = firsts.get_mut(code) {
                *first = (*first).min(*row);
            }
        }
        let mut rows = Vec::new();
        for (code, row) in parted {
            if let Some(first) = firsts.get_mut(&code) {
                rows.extend(Some(row.max(*first)).filter(|row| *row < u64::MAX));
                *first = row.min(*first);
            }
        }
        rows.sort_unstable();
        rows
    }

    /// Adds the hash of a code; `false` when it was there.
    #[inline]
    fn insert(&mut self, code: u64) -> bool {
        if self.used * 4 >= self.slots.len() * 3 {
            self.grow(self.slots.len() * 4);
        }
        let code = code.max(1);
        let mask = self.slots.len() - 1;
        // The first bits of a code say its slot, so that codes of a stretch lie near each other.
        let mut at = (code >> (64 - self.slots.len().trailing_zeros())) as usize;
        loop {
            match self.slots[at] {
                0 => break,
                there if there == code => return false,
                _ => at = (at + 1) & mask,
            }
        }
        self.slots[at] = code;
        self.used += 1;
        true
    }

    /// Makes room for so many more.
    fn reserve(&mut self, more: usize) {
        let least = (self.used + more) / 3 * 4 + 4;
        if least > self.slots.len() {
            self.grow(least);
        }
    }

    /// Makes so many slots at least: four times as many and again, for to move codes into memory that is new is slow.
    #[cold]
    fn grow(&mut self, least: usize) {
        let mut size = self.slots.len().max(FEWEST);
        while size < least {
            size *= 4;
        }
        let old = std::mem::replace(&mut self.slots, vec![0; size]);
        self.used = 0;
        for code in old.into_iter().filter(|code| *code != 0) {
            self.insert(code);
        }
    }

    /// Takes another file's or sheet's.
    pub fn take(&mut self, other: Codes) {
        if self.used == 0 {
            *self = other;
            return;
        }
        self.reserve(other.used);
        let codes = other.slots.into_iter().filter(|code| *code != 0);
        let again = codes.filter(|code| !self.insert(*code)).count() as u64;
        self.shared += other.shared + again;
    }

    /// Dossiers that stand in more than one of the files and sheets taken.
    pub const fn shared(&self) -> u64 {
        self.shared
    }
}

/// The stretch that a code belongs to.
#[inline]
const fn stretch(code: u64) -> usize {
    (code >> 56) as usize
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_code_is_there_once() {
        let mut codes = Codes::default();
        let all = |n: u64| (0..n).map(|i| i.wrapping_mul(0x9e37_79b9_7f4a_7c15));
        assert!(all(5_000).all(|code| codes.insert(code)));
        assert!(all(5_000).all(|code| !codes.insert(code)));
        let mut other = Codes::default();
        all(6_000).for_each(|code| assert!(other.insert(code)));
        codes.take(other);
        assert_eq!(codes.shared(), 5_000);
        assert!(all(6_000).all(|code| !codes.insert(code)));
    }

    #[test]
    fn rows_between_others_are_told_as_if_all_had_come_in_order() {
        let code = |row: u64| (row % 7 % 5 * 11 + row % 11).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let coded = |fits: &dyn Fn(u64) -> bool| -> Vec<Coded> {
            (0..60).filter(|row| fits(*row)).map(|row| (code(row), row)).collect()
        };
        let mut whole = Vec::new();
        Codes::default().insert_all(&coded(&|_| true), |row| whole.push(row));
        for stretch in 1..9 {
            let own = coded(&|row| row / stretch % 2 == 0);
            let other = coded(&|row| row / stretch % 2 == 1);
            let (mut codes, mut again) = (Codes::default(), Vec::new());
            codes.insert_all(&own, |row| again.push(row));
            again.extend(codes.insert_between(&own, other.iter().copied()));
            again.sort_unstable();
            assert_eq!(again, whole, "{stretch}");
        }
    }

    #[test]
    fn many_at_once_are_there_once_and_the_rows_of_others_are_told_in_order() {
        let code = |i: u64| (i % 100_000).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let all: Vec<(u64, u64)> = (0..250_000).map(|i| (code(i), i)).collect();
        let (mut codes, mut again) = (Codes::default(), Vec::new());
        for part in all.chunks(90_000) {
            codes.insert_all(part, |row| again.push(row));
        }
        assert!(again.into_iter().eq(100_000..250_000));
        assert_eq!(codes.used, 100_000);
    }
}
