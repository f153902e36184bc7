//! The container of Office 97–2003: streams made of chains of sectors.

use crate::ingest::office::bytes::{u16_at, u32_at};

/// Directory entries looked at.
const ENTRIES: usize = 4_096;

/// A container with the tables that lead to its streams.
struct Compound<'a> {
    bytes: &'a [u8],
    /// Bytes of a sector.
    sector: usize,
    /// For each sector the one after it.
    next: Vec<u32>,
}

/// The first stream of these names; `None` when there is none or its chain is damaged.
pub(super) fn stream(bytes: &[u8], names: &[&str]) -> Option<Vec<u8>> {
    let shift = u16_at(bytes, 30)?;
    if !bytes.starts_with(b"\xD0\xCF\x11\xE0") || !(7..=14).contains(&shift) {
        return None;
    }
    let mut compound = Compound { bytes, sector: 1 << shift, next: Vec::new() };
    compound.next = compound.allocation()?;
    let directory = compound.chain(u32_at(bytes, 48)?)?;
    let entries: Vec<&[u8]> = directory.chunks_exact(128).take(ENTRIES).collect();
    let entry = names.iter().find_map(|name| entries.iter().find(|e| is_named(e, name)))?;
    let (start, size) = (u32_at(entry, 116)?, usize::try_from(u32_at(entry, 120)?).ok()?);
    let mut stream = match size < usize::try_from(u32_at(bytes, 56)?).ok()? {
        true => compound.small(entries.first()?, start, size)?,
        false => compound.chain(start)?,
    };
    stream.truncate(size);
    Some(stream)
}

fn is_named(entry: &[u8], name: &str) -> bool {
    let wide: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
    entry.starts_with(&wide) && u16_at(entry, 64).is_some_and(|length| usize::from(length) == wide.len() + 2)
}

impl Compound<'_> {
    fn sector_at(&self, id: u32) -> Option<&[u8]> {
        let from = usize::try_from(id).ok()?.checked_add(1)?.checked_mul(self.sector)?;
        let bytes = self.bytes.get(from..)?;
        // The last sector of a file may be cut short.
        bytes.get(..self.sector.min(bytes.len())).filter(|b| !b.is_empty())
    }

    /// The table of sectors, itself found through a list that begins in the header.
    fn allocation(&self) -> Option<Vec<u32>> {
        let most = self.bytes.len() / self.sector + 1;
        let mut parts: Vec<u32> = (0..109).filter_map(|i| u32_at(self.bytes, 76 + i * 4)).collect();
        let mut more = u32_at(self.bytes, 68)?;
        let mut steps = 0;
        while let Some(list) = self.sector_at(more).filter(|_| steps < most) {
            let words: Vec<u32> = words(list).collect();
            let (last, ids) = words.split_last()?;
            parts.extend(ids);
            more = *last;
            steps += 1;
        }
        let sectors =
            parts.into_iter().take_while(|id| *id < 0xFFFF_FFFA).take(most).filter_map(|id| self.sector_at(id));
        Some(sectors.flat_map(words).collect())
    }

    /// A chain of sectors as one; `None` when it runs in a circle or out of the file.
    fn chain(&self, start: u32) -> Option<Vec<u8>> {
        let mut stream = Vec::new();
        let mut id = start;
        while id < 0xFFFF_FFFA {
            if stream.len() > self.bytes.len() {
                return None;
            }
            stream.extend_from_slice(self.sector_at(id)?);
            id = *self.next.get(usize::try_from(id).ok()?)?;
        }
        Some(stream)
    }

    /// A small stream: pieces of the root entry's stream.
    fn small(&self, root: &[u8], start: u32, size: usize) -> Option<Vec<u8>> {
        let pieces = self.chain(u32_at(root, 116)?)?;
        let next: Vec<u32> = words(&self.chain(u32_at(self.bytes, 60)?)?).collect();
        let piece = 1_usize << u16_at(self.bytes, 32).filter(|s| *s <= 12)?;
        let mut stream = Vec::new();
        let mut id = usize::try_from(start).ok()?;
        while stream.len() < size {
            let from = id.checked_mul(piece)?;
            stream.extend_from_slice(pieces.get(from..from.checked_add(piece)?)?);
            id = usize::try_from(*next.get(id)?).ok()?;
        }
        Some(stream)
    }
}

fn words(bytes: &[u8]) -> impl Iterator<Item = u32> + '_ {
    bytes.chunks_exact(4).filter_map(|w| u32_at(w, 0))
}
