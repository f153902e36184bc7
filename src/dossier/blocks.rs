//! Counts on their way: for each agency, field, procedure and kind a block of months.

use super::counts::Small;

const KEY: u64 = 0x9e37_79b9_7f4a_7c15;
/// Slots of the smallest table.
const FEWEST: usize = 1024;

/// Months in a page.
const PAGE: usize = 1024;

/// A block: its key, and its months in order with the numbers of their counts.
type Block = (u64, Vec<(i32, u32)>);

/// The blocks in the order in which they were met.
#[derive(Debug, Default)]
pub(super) struct Blocks {
    /// Numbers from 1 on by their keys, a power of two of them, half of them in use at most; zero is free.
    slots: Vec<u32>,
    blocks: Vec<Block>,
    /// The counts of months by number, in pages: what is there already is never moved to make room.
    pages: Vec<Vec<Small>>,
    /// Block and month asked for last, and the number of their counts.
    last: Option<(usize, i32, usize)>,
}

impl Blocks {
    /// The number of the block of a key.
    #[inline]
    pub(super) fn number(&mut self, key: u64) -> usize {
        match self.find(key) {
            Ok(number) => number,
            Err(_) => self.add(key),
        }
    }

    /// The number of a key, or the slot for it.
    #[inline]
    fn find(&self, key: u64) -> Result<usize, usize> {
        let mask = self.slots.len().wrapping_sub(1);
        let mut slot = (key.wrapping_mul(KEY) >> 32) as usize & mask;
        while let Some(number) = self.slots.get(slot).and_then(|number| (*number as usize).checked_sub(1)) {
            if self.blocks.get(number).is_some_and(|(own, _)| *own == key) {
                return Ok(number);
            }
            slot = (slot + 1) & mask;
        }
        Err(slot)
    }

    #[cold]
    fn add(&mut self, key: u64) -> usize {
        if self.blocks.len() * 2 >= self.slots.len() {
            self.slots = vec![0; (self.slots.len() * 4).max(FEWEST)];
            (0..self.blocks.len()).for_each(|number| self.place(self.blocks[number].0, number));
        }
        let number = self.blocks.len();
        self.place(key, number);
        self.blocks.push((key, Vec::new()));
        number
    }

    fn place(&mut self, key: u64, number: usize) {
        if let Err(slot) = self.find(key) {
            self.slots[slot] = u32::try_from(number + 1).unwrap_or(0);
        }
    }

    /// The counts of a month of a block; most events of a dossier fall into the month asked for last.
    #[inline]
    pub(super) fn month(&mut self, block: usize, month: i32) -> &mut Small {
        let number = match self.last {
            Some((own, of, number)) if (own, of) == (block, month) => number,
            _ => self.other_month(block, month),
        };
        &mut self.pages[number / PAGE][number % PAGE]
    }

    fn other_month(&mut self, block: usize, month: i32) -> usize {
        let next = self.months();
        let months = &mut self.blocks[block].1;
        // Exports are in order of time: the month is one of the last.
        let number = match months.iter().rev().find(|(own, _)| *own == month) {
            Some((_, number)) => *number as usize,
            None => {
                let at = months.partition_point(|(own, _)| *own < month);
                months.insert(at, (month, u32::try_from(next).unwrap_or(u32::MAX)));
                if next.is_multiple_of(PAGE) {
                    self.pages.push(Vec::with_capacity(if next == 0 { 0 } else { PAGE }));
                }
                self.pages[next / PAGE].push(Small::default());
                next
            }
        };
        self.last = Some((block, month, number));
        number
    }

    /// How many months there are in all blocks.
    pub(super) fn months(&self) -> usize {
        self.pages.last().map_or(0, |last| (self.pages.len() - 1) * PAGE + last.len())
    }

    fn counts(&self, number: usize) -> Option<&Small> {
        self.pages.get(number / PAGE)?.get(number % PAGE)
    }

    /// The key of each block, and how many months it has.
    pub(super) fn keys(&self) -> impl Iterator<Item = (u64, usize)> {
        self.blocks.iter().map(|(key, months)| (*key, months.len()))
    }

    /// The months of a block, in order, and their counts.
    pub(super) fn of(&self, block: usize) -> impl Iterator<Item = (i32, &Small)> {
        let months = self.blocks.get(block).into_iter().flat_map(|(_, months)| months);
        months.filter_map(|(month, number)| Some((*month, self.counts(*number as usize)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::counts::Counter;

    #[test]
    fn every_key_has_its_block_and_every_month_its_counts() {
        let mut blocks = Blocks::default();
        let keys = || (0..5_000_u64).map(|i| (i << 26) | (i % 7));
        for (number, key) in keys().enumerate().chain(keys().enumerate()) {
            assert_eq!(blocks.number(key), number);
            [5, 3, 5].into_iter().for_each(|month| blocks.month(number, month).count(Counter::Received));
        }
        assert!(blocks.keys().eq(keys().map(|key| (key, 2))));
        let received = |block: usize| blocks.of(block).map(|(month, n)| (month, n.few().get(Counter::Received)));
        assert!((0..5_000).all(|block| received(block).eq([(3, 2), (5, 4)])));
        assert_eq!((blocks.months(), blocks.of(5_000).count()), (10_000, 0));
    }
}
