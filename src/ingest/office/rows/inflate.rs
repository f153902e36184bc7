//! A part of a container, inflated block by block: never whole in memory.

use super::RowsError;
use crate::ingest::office::container::Packed;
use crate::ingest::office::source::Source;
use crate::ingest::{Bound, ReadErrorCode};
use flate2::{Crc, Decompress, FlushDecompress, Status};

/// Bytes of a block.
const BLOCK: usize = 256 * 1024;
/// Bytes that a part may inflate to: a sheet of ten million dossiers.
const MOST: u64 = 8 * 1024 * 1024 * 1024;
/// Parts up to this size may have any ratio.
const RATIO_FROM: u64 = 1024 * 1024;

/// Hands over the blocks of a part until `take` wants no more.
///
/// # Errors
/// Damage, the bounds of size and ratio; what `take` finds odd.
pub(super) fn blocks(
    source: Source<'_>,
    part: &Packed<'_>,
    mut take: impl FnMut(&[u8]) -> Result<bool, super::Odd>,
) -> Result<(), RowsError> {
    let damaged = || RowsError::Read(source.damaged(&part.entry.name));
    let mut crc = Crc::new();
    if part.entry.method == 0 {
        for block in part.bytes.chunks(BLOCK) {
            crc.update(block);
            if !take(block)? {
                return Ok(());
            }
        }
        return if crc.sum() == part.entry.crc { Ok(()) } else { Err(damaged()) };
    }
    let mut inflater = Decompress::new(false);
    let mut block = vec![0; BLOCK];
    loop {
        let (read, before) = (inflater.total_in(), inflater.total_out());
        let rest = usize::try_from(read).ok().and_then(|r| part.bytes.get(r..)).unwrap_or_default();
        let status = inflater.decompress(rest, &mut block, FlushDecompress::None).map_err(|_| damaged())?;
        let length = usize::try_from(inflater.total_out() - before).unwrap_or(0);
        let out = inflater.total_out();
        let ratio = out / part.entry.packed.max(1);
        if out > MOST || (out > RATIO_FROM && ratio > Bound::Ratio.limit()) {
            let (bound, found, limit) =
                if out > MOST { (Bound::EntryBytes, out, MOST) } else { (Bound::Ratio, ratio, Bound::Ratio.limit()) };
            return Err(RowsError::Read(source.fail(ReadErrorCode::Limit { bound, found, limit })));
        }
        crc.update(&block[..length]);
        if length > 0 && !take(&block[..length])? {
            return Ok(());
        }
        match status {
            Status::StreamEnd if crc.sum() == part.entry.crc && out == part.entry.size => return Ok(()),
            Status::StreamEnd => return Err(damaged()),
            _ if length == 0 && inflater.total_in() == read => return Err(damaged()),
            _ => {}
        }
    }
}
