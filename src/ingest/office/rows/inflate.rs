//! A part of a container, inflated block by block: never whole in memory.

use super::RowsError;
use crate::ingest::office::container::Packed;
use crate::ingest::office::source::Source;
use crate::ingest::{Bound, ReadErrorCode};
use flate2::{Crc, Decompress, FlushDecompress, Status};
use serde::{Deserialize, Serialize};

/// Bytes of a block.
const BLOCK: usize = 256 * 1024;
/// Bytes that a part may inflate to: a sheet of ten million dossiers.
const MOST: u64 = 8 * 1024 * 1024 * 1024;
/// Parts up to this size may have any ratio.
const RATIO_FROM: u64 = 1024 * 1024;

/// What the directory promises of a part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Promised {
    /// Bytes it takes in the file.
    pub packed: u64,
    /// Bytes it inflates to.
    pub size: u64,
    /// Checksum of those.
    pub crc: u32,
}

/// Why a part is inflated no further.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fault {
    /// It is not what the directory promises, or not deflated.
    Damaged,
    /// It passes a bound: which, what was found, and the most there may be.
    Beyond(Bound, u64, u64),
}

/// What came of a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Step {
    /// Bytes that were read.
    pub read: usize,
    /// Bytes of the block that were filled.
    pub filled: usize,
    /// All of the part is there, and it is what was promised.
    pub ended: bool,
}

/// Inflates a part step by step, within bounds.
pub struct Inflater {
    inner: Decompress,
    crc: Crc,
    promised: Promised,
}

impl Inflater {
    /// At the beginning of a part.
    pub fn new(promised: Promised) -> Inflater {
        Inflater { inner: Decompress::new(false), crc: Crc::new(), promised }
    }

    /// Inflates the next bytes into a block, as far as it goes.
    ///
    /// # Errors
    /// [`Fault`].
    pub fn step(&mut self, input: &[u8], block: &mut [u8]) -> Result<Step, Fault> {
        let (read, before) = (self.inner.total_in(), self.inner.total_out());
        let status = self.inner.decompress(input, block, FlushDecompress::None).map_err(|_| Fault::Damaged)?;
        let out = self.inner.total_out();
        let moved = |n: u64| usize::try_from(n).unwrap_or(0);
        let (read, filled) = (moved(self.inner.total_in() - read), moved(out - before));
        let ratio = out / self.promised.packed.max(1);
        if out > MOST {
            return Err(Fault::Beyond(Bound::EntryBytes, out, MOST));
        }
        if out > RATIO_FROM && ratio > Bound::Ratio.limit() {
            return Err(Fault::Beyond(Bound::Ratio, ratio, Bound::Ratio.limit()));
        }
        self.crc.update(&block[..filled]);
        let ended = status == Status::StreamEnd;
        if ended && (self.crc.sum() != self.promised.crc || out != self.promised.size) {
            return Err(Fault::Damaged);
        }
        Ok(Step { read, filled, ended })
    }
}

/// Hands over the blocks of a part until `take` wants no more.
///
/// # Errors
/// Damage, the bounds of size and ratio; what `take` finds odd, unless that is because the part is damaged.
pub(super) fn blocks(
    source: Source<'_>,
    part: &Packed<'_>,
    mut take: impl FnMut(&[u8]) -> Result<bool, super::Odd>,
) -> Result<(), RowsError> {
    let mut odd = false;
    every(source, part, |block| {
        odd || take(block).unwrap_or_else(|_| {
            odd = true;
            true
        })
    })?;
    if odd { Err(RowsError::Odd) } else { Ok(()) }
}

fn every(source: Source<'_>, part: &Packed<'_>, mut take: impl FnMut(&[u8]) -> bool) -> Result<(), RowsError> {
    let damaged = || RowsError::Read(source.damaged(&part.entry.name));
    if part.entry.method == 0 {
        let mut crc = Crc::new();
        for block in part.bytes.chunks(BLOCK) {
            crc.update(block);
            if !take(block) {
                return Ok(());
            }
        }
        return if crc.sum() == part.entry.crc { Ok(()) } else { Err(damaged()) };
    }
    let fault = |fault: Fault| match fault {
        Fault::Damaged => damaged(),
        Fault::Beyond(bound, found, limit) => {
            RowsError::Read(source.fail(ReadErrorCode::Limit { bound, found, limit }))
        }
    };
    let mut inflater = Inflater::new(part.promised());
    let (mut rest, mut block) = (&*part.bytes, vec![0; BLOCK]);
    loop {
        let Step { read, filled, ended } = inflater.step(rest, &mut block).map_err(fault)?;
        rest = rest.get(read..).unwrap_or_default();
        if filled > 0 && !take(&block[..filled]) {
            return Ok(());
        }
        match ended {
            true => return Ok(()),
            false if filled == 0 && read == 0 => return Err(damaged()),
            false => {}
        }
    }
}

impl Packed<'_> {
    /// What the directory promises of it.
    pub(super) const fn promised(&self) -> Promised {
        Promised { packed: self.entry.packed, size: self.entry.size, crc: self.entry.crc }
    }
}
