//! Bytes of cells → numbers. A word seen before costs one look-up and no allocation.

use crate::ingest::rows::{Cell, CellKind};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

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
        self.mix(last(bytes, rest) ^ (bytes.len() as u64) << 56);
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

/// The bytes behind the last eight of some bytes as a number, the first of them lowest.
#[inline]
fn last(bytes: &[u8], rest: &[u8]) -> u64 {
    if let Some(eight) = bytes.last_chunk::<8>() {
        return u64::from_le_bytes(*eight).checked_shr(64 - 8 * rest.len() as u32).unwrap_or(0);
    }
    if let (Some(first), Some(last)) = (rest.first_chunk::<4>(), rest.last_chunk::<4>()) {
        let number = |four: [u8; 4]| u64::from(u32::from_le_bytes(four));
        return number(*first) | number(*last) << (8 * (rest.len() - 4));
    }
    rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte))
}

/// The first and the last sixteen bytes of a cell, or all of fewer, and its number.
#[derive(Debug, Clone, Copy)]
struct Ends {
    words: [u64; 4],
    length: u32,
    number: u32,
}

impl Ends {
    /// Of no cell.
    const NONE: Ends = Ends { words: [0; 4], length: u32::MAX, number: 0 };

    #[inline]
    fn of(cell: Cell<'_>) -> Ends {
        let two = |sixteen: &[u8; 16]| u128::from_le_bytes(*sixteen);
        let words = match (cell.bytes.first_chunk::<16>(), cell.bytes.last_chunk::<16>()) {
            (Some(first), Some(last)) => {
                let (first, last) = (two(first), two(last));
                [first as u64, (first >> 64) as u64, last as u64, (last >> 64) as u64]
            }
            _ => [cell.head, cell.bytes.last_chunk::<8>().map_or(0, |eight| u64::from_le_bytes(*eight)), 0, 0],
        };
        Ends { words, length: cell.bytes.len() as u32, number: 0 }
    }

    #[inline]
    const fn is(&self, other: &Ends) -> bool {
        let [a, b, c, d] = self.words;
        let [e, f, g, h] = other.words;
        self.length == other.length && (a ^ e) | (b ^ f) | (c ^ g) | (d ^ h) == 0
    }

    /// Its place among so many, a power of two.
    #[inline]
    const fn slot(&self, among: usize) -> usize {
        let [a, b, _, d] = self.words;
        let mixed = (a ^ b.rotate_left(23) ^ d.rotate_left(41) ^ self.length as u64).wrapping_mul(KEY);
        (mixed >> 40) as usize & (among - 1)
    }
}

/// Whether two stretches of one length are the same.
#[inline]
fn same(a: &[u8], b: &[u8]) -> bool {
    let number = |eight: &[u8; 8]| u64::from_le_bytes(*eight);
    let (Some(end), Some(other)) = (a.last_chunk::<8>(), b.last_chunk::<8>()) else {
        return last(a, a) == last(b, b);
    };
    let words = || a.as_chunks::<8>().0.iter().zip(b.as_chunks::<8>().0);
    number(end) == number(other) && words().all(|(a, b)| number(a) == number(b))
}

/// Slots of the smallest dictionary.
const FEWEST: usize = 64;
/// Shared strings whose numbers are kept.
const STRINGS: usize = 4096;

/// Numbers of what cells say, in the order in which it was met.
#[derive(Debug)]
pub(super) struct Dictionary<T> {
    /// Numbers from 1 on by hash, a power of two of them, half of them in use at most; zero is free.
    slots: Vec<u32>,
    /// The hash of each number's cell, and where in `bytes` it begins and ends.
    cells: Vec<(u64, u32, u32)>,
    bytes: Vec<u8>,
    /// What was asked for last, each where its ends put it: columns of few words repeat them.
    recent: Vec<Ends>,
    /// Shared strings asked for, each from 1 on where its number puts it, and what they are here.
    strings: Vec<(u32, u32)>,
    /// What each number stands for.
    pub(super) values: Vec<T>,
    limit: usize,
    /// What the empty cell stands for.
    empty: T,
}

impl<T: Clone> Dictionary<T> {
    /// Holds at most `limit` different cells, and has `recent` of them at hand: a power of two.
    pub(super) fn new(limit: usize, recent: usize, empty: T) -> Dictionary<T> {
        let (cells, bytes, values, strings) = (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        Dictionary {
            slots: vec![0; FEWEST],
            cells,
            bytes,
            recent: vec![Ends::NONE; recent],
            strings,
            values,
            limit,
            empty,
        }
    }

    /// The number of a cell that was asked for lately: nothing is looked up, and nothing is kept for what it is not.
    #[inline]
    pub(super) fn recall(&self, cell: Cell<'_>) -> Option<u32> {
        if let CellKind::Shared { number } = cell.kind {
            let (kept, known) = *self.strings.get(number as usize % STRINGS)?;
            return (kept == number + 1).then_some(known);
        }
        let ends = Ends::of(cell);
        let recent = self.recent.get(ends.slot(self.recent.len()))?;
        // Up to thirty-two bytes the ends are all there is.
        (recent.is(&ends) && (ends.length <= 32 || self.says(recent.number, cell.bytes))).then_some(recent.number)
    }

    /// The number of a cell; what it stands for is worked out when it is met for the first time. Beyond the limit all
    /// share the number of the empty cell.
    #[inline(never)]
    pub(super) fn number(&mut self, cell: Cell<'_>, value: impl FnOnce() -> T) -> u32 {
        let hash = hash(cell.bytes);
        let number = match self.find(cell.bytes, hash) {
            Ok(number) => number,
            Err(slot) => self.add(cell.bytes, hash, slot, value),
        };
        if let CellKind::Shared { number: string } = cell.kind {
            self.strings.resize(STRINGS, (0, 0));
            self.strings[string as usize % STRINGS] = (string + 1, number);
        } else {
            let ends = Ends::of(cell);
            let slot = ends.slot(self.recent.len());
            self.recent[slot] = Ends { number, ..ends };
        }
        number
    }

    /// The number of a cell, or the slot for it.
    #[inline]
    fn find(&self, bytes: &[u8], hash: u64) -> Result<u32, usize> {
        let mask = self.slots.len() - 1;
        let mut slot = (hash ^ hash >> 32) as usize & mask;
        loop {
            let Some(number) = self.slots[slot].checked_sub(1) else { return Err(slot) };
            if self.is(number, bytes, hash) {
                return Ok(number);
            }
            slot = (slot + 1) & mask;
        }
    }

    #[inline]
    fn is(&self, number: u32, bytes: &[u8], hash: u64) -> bool {
        self.cells.get(number as usize).is_some_and(|(own, ..)| *own == hash) && self.says(number, bytes)
    }

    /// Whether a number's cell is this one.
    #[inline]
    fn says(&self, number: u32, bytes: &[u8]) -> bool {
        let Some((_, start, end)) = self.cells.get(number as usize) else { return false };
        (end - start) as usize == bytes.len()
            && self.bytes.get(*start as usize..*end as usize).is_some_and(|own| same(own, bytes))
    }

    #[cold]
    fn add(&mut self, bytes: &[u8], hash: u64, slot: usize, value: impl FnOnce() -> T) -> u32 {
        if self.values.len() < self.limit || bytes.is_empty() {
            return self.insert(bytes, hash, slot, value());
        }
        let none = self::hash(&[]);
        match self.find(&[], none) {
            Ok(number) => number,
            Err(slot) => self.insert(&[], none, slot, self.empty.clone()),
        }
    }

    fn insert(&mut self, bytes: &[u8], hash: u64, slot: usize, value: T) -> u32 {
        let number = u32::try_from(self.values.len()).unwrap_or(0);
        self.values.push(value);
        let place = |length: usize| u32::try_from(length).unwrap_or(u32::MAX);
        let start = place(self.bytes.len());
        self.bytes.extend_from_slice(bytes);
        self.cells.push((hash, start, place(self.bytes.len())));
        self.slots[slot] = number + 1;
        if self.cells.len() * 2 > self.slots.len() {
            self.grow();
        }
        number
    }

    fn grow(&mut self) {
        self.slots = vec![0; self.slots.len() * 4];
        let mask = self.slots.len() - 1;
        for (number, (hash, ..)) in (1..).zip(&self.cells) {
            let mut slot = (hash ^ hash >> 32) as usize & mask;
            while self.slots[slot] != 0 {
                slot = (slot + 1) & mask;
            }
            self.slots[slot] = number;
        }
    }

    /// Whether so many more different cells are within the limit.
    pub(super) const fn holds(&self, more: usize) -> bool {
        self.values.len() + more <= self.limit
    }

    /// What a number stands for.
    #[inline]
    pub(super) fn get(&self, number: u32) -> Option<&T> {
        self.values.get(number as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_that_of_the_bytes_from_left_to_right() {
        let bytes: Vec<u8> = (0..40_u8).map(|i| i.wrapping_mul(37) ^ 0xa5).collect();
        for length in 0..=bytes.len() {
            let rest = bytes[..length].as_chunks::<8>().1;
            let slow = rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
            assert_eq!(last(&bytes[..length], rest), slow, "{length}");
        }
    }

    #[test]
    fn every_cell_has_its_number_and_beyond_the_limit_all_share_one() {
        let mut words = Dictionary::new(1_000, 64, String::new());
        let cell = |i: u32| format!("xã {i} của huyện có tên dài");
        for _ in 0..2 {
            assert!((0..1_000).all(|i| words.number(Cell::of(cell(i).as_bytes()), || cell(i)) == i));
        }
        let alike: [&[u8]; 2] = [b"12345678-a-12345678", b"12345678-b-12345678"];
        let mut own = Dictionary::new(10, 16, 0);
        for _ in 0..2 {
            assert_eq!(alike.map(|word| own.number(Cell::of(word), || 0)), [0, 1]);
        }
        let shared = words.number(Cell::of(b"beyond"), || "beyond".to_owned());
        assert_eq!(shared, words.number(Cell::of(b"further"), || "further".to_owned()));
        assert_eq!((words.get(shared).map(String::as_str), words.get(7)), (Some(""), Some(&cell(7))));
    }
}
