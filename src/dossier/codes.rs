//! The codes of dossiers as hashes: eight bytes each, and no code.

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
    sorted: Vec<(u64, u64)>,
}

impl Codes {
    /// Adds the hashes of codes, each with the number of its row, of which there may be many; `again` is told the rows of those
    /// that were there, in order where the rows are in order. They are put into the slots stretch by stretch: one after the
    /// other each slot had to be fetched from far.
    pub(super) fn insert_all(&mut self, codes: &[(u64, u64)], mut again: impl FnMut(u64)) {
        let (mut sorted, mut rows) = (std::mem::take(&mut self.sorted), Vec::new());
        for codes in codes.chunks(TOGETHER) {
            let mut ends = [0; STRETCHES];
            codes.iter().for_each(|(code, _)| ends[stretch(*code)] += 1);
            let mut before = 0;
            for end in &mut ends {
                (*end, before) = (before, before + *end);
            }
            sorted.resize(codes.len(), (0, 0));
            for (code, row) in codes {
                let end = &mut ends[stretch(*code)];
                sorted[*end] = (*code, *row);
                *end += 1;
            }
            // All at once: a stretch that is filled before the others would run over.
            self.reserve(codes.len());
            rows.extend(sorted.iter().filter(|(code, _)| !self.insert(*code)).map(|(_, row)| row));
            rows.sort_unstable();
            rows.drain(..).for_each(&mut again);
        }
        self.sorted = sorted;
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
