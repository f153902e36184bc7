//! Bytes of cells → numbers. A word seen before costs one look-up and no allocation.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// A quick hash of good quality for words and codes of an export.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Folded(u64);

const KEY: u64 = 0x9e37_79b9_7f4a_7c15;

impl Folded {
    #[inline]
    fn mix(&mut self, word: u64) {
        let product = u128::from(self.0 ^ word).wrapping_mul(u128::from(KEY) << 1 | 1);
        self.0 = (product as u64) ^ ((product >> 64) as u64) ^ self.0.rotate_left(23);
    }
}

impl Hasher for Folded {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.mix(u64::from_le_bytes(*word)));
        let mut last = [0; 8];
        last[..rest.len()].copy_from_slice(rest);
        self.mix(u64::from_le_bytes(last) ^ (bytes.len() as u64) << 56);
    }

    #[inline]
    fn write_u64(&mut self, word: u64) {
        self.mix(word);
    }

    #[inline]
    fn write_usize(&mut self, word: usize) {
        self.mix(word as u64);
    }

    #[inline]
    fn finish(&self) -> u64 {
        self.0 ^ self.0 >> 32
    }
}

/// A map by that hash.
pub(super) type Map<K, V> = HashMap<K, V, BuildHasherDefault<Folded>>;

/// The hash of some bytes.
#[inline]
pub(super) fn hash(bytes: &[u8]) -> u64 {
    let mut hasher = Folded(KEY);
    hasher.write(bytes);
    hasher.finish()
}

/// Numbers of what cells say, in the order in which it was met.
#[derive(Debug)]
pub(super) struct Dictionary<T> {
    numbers: Map<Box<[u8]>, u32>,
    /// What each number stands for.
    pub(super) values: Vec<T>,
    limit: usize,
    /// What the empty cell stands for.
    empty: T,
}

impl<T: Clone> Dictionary<T> {
    /// Holds at most `limit` different cells.
    pub(super) fn new(limit: usize, empty: T) -> Dictionary<T> {
        Dictionary { numbers: Map::default(), values: Vec::new(), limit, empty }
    }

    /// The number of a cell; what it stands for is worked out when it is met for the first time. Beyond the limit all
    /// share the number of the empty cell.
    #[inline]
    pub(super) fn number(&mut self, bytes: &[u8], value: impl FnOnce() -> T) -> u32 {
        if let Some(number) = self.numbers.get(bytes) {
            return *number;
        }
        self.add(bytes, value)
    }

    #[cold]
    fn add(&mut self, bytes: &[u8], value: impl FnOnce() -> T) -> u32 {
        let full = self.values.len() >= self.limit && !bytes.is_empty();
        if full && let Some(number) = self.numbers.get(&[][..]) {
            return *number;
        }
        let number = u32::try_from(self.values.len()).unwrap_or(0);
        self.values.push(if full { self.empty.clone() } else { value() });
        self.numbers.insert(if full { Box::default() } else { bytes.into() }, number);
        number
    }

    /// What a number stands for.
    #[inline]
    pub(super) fn get(&self, number: u32) -> Option<&T> {
        self.values.get(number as usize)
    }
}
