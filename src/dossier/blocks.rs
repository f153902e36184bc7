//! Counts on their way: for each agency and kind, or each field and procedure, a block of months.

use super::counts::Small;
use super::dictionary::Map;

/// Months in a page.
const PAGE: usize = 1024;

/// A block: its key, and its months in order with the numbers of their counts.
type Block = (u64, Vec<(i32, u32)>);

/// The blocks in the order in which they were met, with counts that tell so many kinds apart.
#[derive(Debug, Default)]
pub(super) struct Blocks<const KINDS: usize> {
    /// Numbers from 1 on by place: each what was asked for last there, and zero is none.
    near: Vec<u32>,
    /// Numbers by their keys.
    numbers: Map<u64, usize>,
    blocks: Vec<Block>,
    /// The counts of months by number, in pages: what is there already is never moved to make room.
    pages: Vec<Vec<Small<KINDS>>>,
    /// Block and month asked for last, and the number of their counts.
    last: Option<(usize, i32, usize)>,
}

impl<const KINDS: usize> Blocks<KINDS> {
    /// The number of the block of a key. The place is a small number that most keys have for themselves.
    #[inline]
    pub(super) fn number(&mut self, place: usize, key: u64) -> usize {
        let near = self.near.get(place).and_then(|number| (*number as usize).checked_sub(1));
        match near {
            Some(number) if self.blocks.get(number).is_some_and(|(own, _)| *own == key) => number,
            _ => self.other(place, key),
        }
    }

    #[cold]
    fn other(&mut self, place: usize, key: u64) -> usize {
        let number = *self.numbers.entry(key).or_insert_with(|| {
            self.blocks.push((key, Vec::new()));
            self.blocks.len() - 1
        });
        if self.near.len() <= place {
            self.near.resize(place + 1, 0);
        }
        self.near[place] = u32::try_from(number + 1).unwrap_or(0);
        number
    }

    /// The counts of a month of a block; most events of a dossier fall into the month asked for last.
    #[inline]
    pub(super) fn month(&mut self, block: usize, month: i32) -> &mut Small<KINDS> {
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

    fn counts(&self, number: usize) -> Option<&Small<KINDS>> {
        self.pages.get(number / PAGE)?.get(number % PAGE)
    }

    /// The key of each block, and how many months it has.
    pub(super) fn keys(&self) -> impl Iterator<Item = (u64, usize)> {
        self.blocks.iter().map(|(key, months)| (*key, months.len()))
    }

    /// The months of a block, in order, and their counts.
    pub(super) fn of(&self, block: usize) -> impl Iterator<Item = (i32, &Small<KINDS>)> {
        let months = self.blocks.get(block).map_or(&[][..], |(_, months)| months);
        months.iter().filter_map(|(month, number)| Some((*month, self.counts(*number as usize)?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::counts::Counter;

    #[test]
    fn every_key_has_its_block_and_every_month_its_counts() {
        let mut blocks = Blocks::<0>::default();
        // Of seven keys one is near, the others are not.
        let keys = || (0..5_000_u64).map(|i| (i << 26) | (i % 7));
        for (number, key) in keys().enumerate().chain(keys().enumerate()) {
            assert_eq!(blocks.number(number / 7, key), number);
            [5, 3, 5].into_iter().for_each(|month| blocks.month(number, month).count(Counter::Late));
        }
        assert!(blocks.keys().eq(keys().map(|key| (key, 2))));
        let late = |block: usize| blocks.of(block).map(|(month, n)| (month, n.few(0).get(Counter::Late)));
        assert!((0..5_000).all(|block| late(block).eq([(3, 2), (5, 4)])));
        assert_eq!((blocks.months(), blocks.of(5_000).count()), (10_000, 0));
    }
}
