//! Bytes of cells → numbers. A word seen before costs one look-up and no allocation.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::sync::Arc;

/// A quick hash of good quality for words and codes of an export. Every step can be undone, so that texts which differ in
/// one stretch of eight bytes never share a hash; no product is wider than the machine's.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Folded(u64);

const KEY: u64 = 0x9e37_79b9_7f4a_7c15;

impl Folded {
    #[inline]
    const fn mix(&mut self, word: u64) {
        let product = (self.0 ^ word).wrapping_mul(KEY);
        self.0 = product ^ product >> 32;
    }
}

impl Hasher for Folded {
    #[inline]
    fn write(&mut self, bytes: &[u8]) {
        let (words, rest) = bytes.as_chunks::<8>();
        words.iter().for_each(|word| self.mix(u64::from_le_bytes(*word)));
        let last = rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
        self.mix(last ^ (bytes.len() as u64) << 56);
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
        let product = self.0.wrapping_mul(0xd6e8_feb8_6659_fd93);
        product ^ product >> 32
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

/// Cells that are found again without their hash.
const RECENT: usize = 64;

/// Numbers of what cells say, in the order in which it was met.
#[derive(Debug)]
pub(super) struct Dictionary<T> {
    numbers: Map<Arc<[u8]>, u32>,
    /// Of cells alike in length and letters the one met last, with its number.
    recent: Vec<(Arc<[u8]>, u32)>,
    /// What each number stands for.
    pub(super) values: Vec<T>,
    limit: usize,
    /// What the empty cell stands for.
    empty: T,
}

impl<T: Clone> Dictionary<T> {
    /// Holds at most `limit` different cells.
    pub(super) fn new(limit: usize, empty: T) -> Dictionary<T> {
        let recent = vec![(Arc::default(), u32::MAX); RECENT];
        Dictionary { numbers: Map::default(), recent, values: Vec::new(), limit, empty }
    }

    /// The number of a cell; what it stands for is worked out when it is met for the first time. Beyond the limit all
    /// share the number of the empty cell.
    #[inline]
    pub(super) fn number(&mut self, bytes: &[u8], value: impl FnOnce() -> T) -> u32 {
        let slot = slot(bytes);
        if let Some((cell, number)) = self.recent.get(slot)
            && *number != u32::MAX
            && **cell == *bytes
        {
            return *number;
        }
        let (cell, number) = match self.numbers.get_key_value(bytes) {
            Some((cell, number)) => (Arc::clone(cell), *number),
            None => self.add(bytes, value),
        };
        if let Some(recent) = self.recent.get_mut(slot).filter(|_| *cell == *bytes) {
            *recent = (cell, number);
        }
        number
    }

    #[cold]
    fn add(&mut self, bytes: &[u8], value: impl FnOnce() -> T) -> (Arc<[u8]>, u32) {
        let full = self.values.len() >= self.limit && !bytes.is_empty();
        let cell: Arc<[u8]> = if full { Arc::default() } else { bytes.into() };
        if full && let Some(number) = self.numbers.get(&cell) {
            return (cell, *number);
        }
        let number = u32::try_from(self.values.len()).unwrap_or(0);
        self.values.push(if full { self.empty.clone() } else { value() });
        self.numbers.insert(Arc::clone(&cell), number);
        (cell, number)
    }

    /// What a number stands for.
    #[inline]
    pub(super) fn get(&self, number: u32) -> Option<&T> {
        self.values.get(number as usize)
    }
}

/// Where a cell is remembered.
#[inline]
fn slot(bytes: &[u8]) -> usize {
    let at = |i: usize| bytes.get(i).copied().map_or(0, usize::from);
    let length = bytes.len();
    let sum = length.wrapping_mul(7)
        + at(length / 2).wrapping_mul(3)
        + at(length.wrapping_sub(1))
        + at(length.wrapping_sub(4)) * 5;
    sum % RECENT
}
