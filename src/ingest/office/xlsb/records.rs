//! The records of a binary workbook's parts.

use crate::ingest::office::bytes::{u16_at, u32_at};
use crate::ingest::office::xls::RichText;

/// A record.
#[derive(Debug, Clone, Copy)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
}

/// The records of a part; they end with the part or where it is damaged.
pub(super) fn records(part: &[u8]) -> impl Iterator<Item = Record<'_>> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let first = *part.get(at)?;
        at += 1;
        let mut kind = u16::from(first & 0x7F);
        if first & 0x80 != 0 {
            kind |= u16::from(*part.get(at)? & 0x7F) << 7;
            at += 1;
        }
        let mut length = 0;
        for shift in [0, 7, 14, 21] {
            let byte = *part.get(at)?;
            at += 1;
            length |= usize::from(byte & 0x7F) << shift;
            if byte & 0x80 == 0 {
                break;
            }
        }
        let data = part.get(at..at.checked_add(length)?)?;
        at += length;
        Some(Record { kind, data })
    })
}

/// A string at an offset, and the offset after it.
pub(super) fn string(data: &[u8], at: usize) -> Option<(Vec<u16>, usize)> {
    let length = usize::try_from(u32_at(data, at)?).ok()?;
    let from = at + 4;
    let to = from.checked_add(length.checked_mul(2)?)?;
    let units = data.get(from..to)?.chunks_exact(2).filter_map(|unit| u16_at(unit, 0));
    Some((units.collect(), to))
}

/// A string with fonts at an offset.
pub(super) fn rich(data: &[u8], at: usize) -> Option<RichText> {
    let flags = *data.get(at)?;
    let (text, end) = string(data, at + 1)?;
    let runs = if flags & 1 == 0 { 0 } else { usize::try_from(u32_at(data, end)?).ok()? };
    let run = |i: usize| {
        let at = end + 4 + i * 4;
        Some((usize::from(u16_at(data, at)?), usize::from(u16_at(data, at + 2)?)))
    };
    Some(RichText { text, fonts: (0..runs).map_while(run).collect() })
}
