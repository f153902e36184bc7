//! The codes of dossiers as hashes: eight bytes each, and no code.

/// Slots of the smallest set.
const FEWEST: usize = 1024;

/// The codes of a file's dossiers, as hashes.
#[derive(Debug, Default)]
pub struct Codes {
    /// A power of two of them, three quarters in use at most; zero is free.
    slots: Vec<u64>,
    used: usize,
    /// Dossiers met in more than one of the files and sheets taken.
    shared: u64,
}

impl Codes {
    /// Adds the hash of a code; `false` when it was there.
    #[inline]
    pub(super) fn insert(&mut self, code: u64) -> bool {
        if self.used * 4 >= self.slots.len() * 3 {
            // Four times as many: they are moved less often, and most are found in the first slot that is looked at.
            self.grow((self.slots.len() * 4).max(FEWEST));
        }
        let code = code.max(1);
        let mask = self.slots.len() - 1;
        let mut at = (code ^ code >> 32) as usize & mask;
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
    pub(super) fn reserve(&mut self, more: usize) {
        let least = (self.used + more) / 3 * 4 + 4;
        if least > self.slots.len() {
            self.grow(least.next_power_of_two().max(FEWEST));
        }
    }

    #[cold]
    fn grow(&mut self, size: usize) {
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
        let codes = other.slots.into_iter().filter(|code| *code != 0);
        let again = codes.filter(|code| !self.insert(*code)).count() as u64;
        self.shared += other.shared + again;
    }

    /// Dossiers that stand in more than one of the files and sheets taken.
    pub const fn shared(&self) -> u64 {
        self.shared
    }
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
}
