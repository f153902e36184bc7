//! What a second worker does with a part of a workbook: inflates it and hands it over. Of a sheet it counts stretches of rows
//! itself whenever the worker that it helps has enough to read.

use super::source::{Report, Source, Taker, Unreadable};
use super::workbook::Told;
use crate::catalog::dossier_defs;
use crate::dossier::{Mapping, Tally};
use crate::ingest::office::rows::{CellStyles, Inflater, Lent, Promised, SheetRows, Step, last_row_end, row_numbers};
use serde::{Deserialize, Serialize};
use std::cell::OnceCell;

/// What is said when all of a part was inflated and is what was promised; counts come behind it. No XML begins so.
pub(super) const WHOLE: &[u8] = b"\0whole";

/// Whether this is what is said in the end.
pub(super) fn is_end(said: &[u8]) -> bool {
    said.first() == WHOLE.first()
}

/// A sheet whose rows are handed over or counted. Columns are given once they are known, and behind them the strings.
#[derive(Serialize, Deserialize)]
pub(super) struct Rows {
    pub(super) promised: Promised,
    pub(super) styles: CellStyles,
    /// Cells share strings: their places are given, and their bytes.
    pub(super) lends: bool,
}

/// Blocks on their way at a time, and while the worker that is helped still reads strings.
const BLOCKS: usize = 8;
const AHEAD: usize = 96;

/// A part that is inflated block by block.
pub(super) struct Part<'a, S> {
    source: &'a mut S,
    inflater: Inflater,
    input: Vec<u8>,
    /// Bytes of the input that were inflated.
    read: usize,
    /// Bytes of the part that were inflated.
    packed: u64,
    /// Bytes still promised.
    left: u64,
    /// All of it is there, and it is what was promised.
    pub(super) ended: bool,
}

impl<'a, S: Source> Part<'a, S> {
    pub(super) fn new(source: &'a mut S, promised: Promised) -> Part<'a, S> {
        let inflater = Inflater::new(promised);
        Part { source, inflater, input: Vec::new(), read: 0, packed: 0, left: promised.size, ended: false }
    }

    /// Fills a block as far as the part goes; `None` when it is not what was promised.
    pub(super) async fn fill(&mut self, block: &mut [u8]) -> Result<Option<usize>, Unreadable> {
        let mut filled = 0;
        while filled < block.len() && !self.ended {
            if self.read == self.input.len() {
                self.read = 0;
                if !self.source.next(&mut self.input).await? {
                    self.input.clear();
                }
            }
            let rest = self.input.get(self.read..).unwrap_or_default();
            let Ok(step) = self.inflater.step(rest, &mut block[filled..]) else { return Ok(None) };
            let Step { read, filled: more, ended } = step;
            let Some(left) = self.left.checked_sub(more as u64) else { return Ok(None) };
            if read == 0 && more == 0 && !ended {
                return Ok(None);
            }
            (self.read, self.packed, self.left) = (self.read + read, self.packed + read as u64, left);
            (self.ended, filled) = (ended, filled + more);
        }
        Ok(Some(filled))
    }
}

/// Inflates a sheet, and hands its rows over or counts them.
pub(super) async fn rows<S: Source>(
    source: &mut S,
    order: Rows,
    taker: &mut impl Taker,
    report: Report<'_>,
) -> Result<Vec<u8>, Unreadable> {
    report(0, 0);
    let Rows { promised, styles, lends } = order;
    let (mut part, mut block, mut kept) = (Part::new(source, promised), vec![0; taker.block()], 0);
    let mut lending = Lending { styles: Some(styles), lends, given: Vec::new() };
    let (lent, mut order, mut own) = (OnceCell::new(), RowOrder::default(), None::<Own<'_>>);
    taker.bound(AHEAD);
    while !part.ended {
        let Some(filled) = part.fill(&mut block[kept..]).await? else { return Ok(Vec::new()) };
        let end = kept + filled;
        let row_end = last_row_end(&block[..end]);
        let cut = row_end.unwrap_or(end);
        let stretch = &block[..cut];
        if lent.get().is_none() && lending.lend(taker, &lent) {
            taker.bound(BLOCKS);
        }
        let is_free = order.follow(row_end.map(|_| stretch)) && !taker.has_room().await;
        if is_free && own.is_none() {
            own = lent.get().and_then(|(mapping, lent)| Own::begin(lent, &order.beginning, mapping));
        }
        let counted = if is_free { own.as_mut().map(|own| own.take(stretch)) } else { None };
        match counted {
            Some(true) => {}
            Some(false) => return Ok(Vec::new()),
            None if own.is_some() && order.is_broken => return Ok(Vec::new()),
            None if cut > 0 => taker.hand(stretch).await,
            None => {}
        }
        report(part.packed, own.as_ref().map_or(0, |own| own.tally.rows()));
        block.copy_within(cut..end, 0);
        kept = end - cut;
    }
    if kept > 0 {
        taker.hand(&block[..kept]).await;
    }
    let counts = own.map(|own| own.tally.pack()).unwrap_or_default();
    Ok([WHOLE, counts.as_slice()].concat())
}

/// The stretches that are counted here.
struct Own<'a> {
    rows: SheetRows<'a>,
    tally: Tally<'a>,
}

impl<'a> Own<'a> {
    /// Of a sheet that begins so; `None` when it cannot be parted.
    fn begin(lent: &'a Lent, beginning: &[u8], mapping: &'a Mapping) -> Option<Own<'a>> {
        lent.rows(beginning).map(|rows| Own { rows, tally: Tally::between(mapping, dossier_defs()) })
    }

    /// Counts a stretch; `false` when that could not be done, or when it does not end between rows that say their numbers.
    fn take(&mut self, stretch: &[u8]) -> bool {
        self.rows.push(stretch, &mut Told::new(&mut self.tally, &mut |_| {})).is_ok()
            && self.rows.are_between()
            && self.rows.are_numbered()
    }
}

/// Whether stretches are whole rows whose numbers rise: only then may one be counted apart from the others.
#[derive(Default)]
struct RowOrder {
    /// What stands before the first row.
    beginning: Vec<u8>,
    /// The last row's number; `None` before the first.
    last: Option<u64>,
    /// No row ended in a stretch: the rows are over.
    is_over: bool,
    /// They were not, or their numbers do not rise.
    is_broken: bool,
}

impl RowOrder {
    /// Takes the next stretch, if it ends where a row does; whether it may be counted apart.
    fn follow(&mut self, stretch: Option<&[u8]>) -> bool {
        let Some(stretch) = stretch else {
            self.is_over = true;
            return false;
        };
        let is_first = self.last.is_none();
        match row_numbers(stretch).filter(|(_, first, _)| self.last.is_none_or(|last| *first > last)) {
            Some((at, _, last)) if !self.is_over => {
                if is_first {
                    self.beginning = stretch[..at].to_vec();
                }
                self.last = Some(last);
            }
            _ => self.is_broken = true,
        }
        !is_first && !self.is_broken
    }
}

/// What is lent by the worker that is helped.
struct Lending {
    styles: Option<CellStyles>,
    lends: bool,
    given: Vec<Vec<u8>>,
}

impl Lending {
    /// Takes what is lent: columns, and places and bytes of strings where there are any. `true` once all of it is there.
    fn lend(&mut self, taker: &mut impl Taker, into: &OnceCell<(Mapping, Lent)>) -> bool {
        let wanted = if self.lends { 3 } else { 1 };
        while self.given.len() < wanted {
            let Some(given) = taker.given() else { return false };
            self.given.push(given);
        }
        let mut given = std::mem::take(&mut self.given).into_iter();
        let mut next = || given.next().unwrap_or_default();
        let (mapping, places, bytes) = (next(), next(), next());
        if let (Some(styles), Ok(mapping)) = (self.styles.take(), serde_json::from_slice(&mapping)) {
            // Lent once.
            let _ = into.set((mapping, Lent::new(styles, &places, bytes)));
        }
        true
    }
}
