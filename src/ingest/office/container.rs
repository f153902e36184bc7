//! A zip container, read from memory within bounds. Entries are found by name; nothing outside the file is ever named.

use super::bytes::u16_at;
use super::directory::{Directory, Entry};
use super::source::Source;
use crate::ingest::{Bound, ReadError};
use flate2::{Crc, Decompress, FlushDecompress, Status};

/// Entries up to this size may have any ratio: a short file of blanks packs very well.
const RATIO_FROM: u64 = 1024 * 1024;
/// Inflated in steps of this size, so that a lie about the size costs no more than one step.
const STEP: usize = 256 * 1024;

/// A part as it lies in the file.
pub(super) struct Packed<'a> {
    /// What the directory says of it.
    pub(super) entry: Entry,
    /// Its bytes, deflated or stored.
    pub(super) bytes: &'a [u8],
    /// Where they begin in the file.
    pub(super) from: u64,
}

/// A zip container.
pub(super) struct Container<'a> {
    pub(super) source: Source<'a>,
    bytes: &'a [u8],
    entries: Vec<Entry>,
    /// Bytes inflated so far.
    inflated: u64,
}

impl<'a> Container<'a> {
    /// Reads the directory and checks what it declares.
    ///
    /// # Errors
    /// [`Bound::Entries`], [`Bound::EntryBytes`], [`Bound::InflatedBytes`], [`Bound::Ratio`]; damaged directory.
    pub(super) fn open(source: Source<'a>, bytes: &'a [u8]) -> Result<Container<'a>, ReadError> {
        let directory = Directory::find(bytes).ok_or_else(|| source.damaged(""))?;
        Bound::Entries.check(source.name, directory.entries)?;
        let entries = directory.read(bytes).ok_or_else(|| source.damaged(""))?;
        let mut total = 0_u64;
        for entry in &entries {
            check(source, entry.size, entry.packed)?;
            total = total.saturating_add(entry.size);
            Bound::InflatedBytes.check(source.name, total)?;
        }
        Ok(Container { source, bytes, entries, inflated: 0 })
    }

    /// Reads the directory of a container whose large parts are inflated block by block; what it declares is checked then.
    ///
    /// # Errors
    /// [`Bound::Entries`]; damaged directory.
    pub(super) fn for_rows(source: Source<'a>, bytes: &'a [u8]) -> Result<Container<'a>, ReadError> {
        let directory = Directory::find(bytes).ok_or_else(|| source.damaged(""))?;
        Bound::Entries.check(source.name, directory.entries)?;
        let entries = directory.read(bytes).ok_or_else(|| source.damaged(""))?;
        Ok(Container { source, bytes, entries, inflated: 0 })
    }

    /// A part as it lies in the file; `None` when there is no such part.
    ///
    /// # Errors
    /// Encrypted or damaged part.
    pub(super) fn packed(&self, name: &str) -> Result<Option<Packed<'a>>, ReadError> {
        let wanted = name.trim_start_matches('/');
        let Some(entry) = self.entries.iter().find(|e| e.name.eq_ignore_ascii_case(wanted)) else { return Ok(None) };
        if entry.encrypted {
            return Err(self.source.encrypted());
        }
        let known = matches!(entry.method, 0 | 8);
        let damaged = || self.source.damaged(&entry.name);
        let (from, bytes) = packed(self.bytes, entry).filter(|_| known).ok_or_else(damaged)?;
        Ok(Some(Packed { entry: entry.clone(), bytes, from: from as u64 }))
    }

    /// The names, in the order of the directory.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|e| e.name.as_str())
    }

    /// The bytes of a part; `None` when there is no such part.
    ///
    /// # Errors
    /// Encrypted or damaged part; the bounds of [`Container::open`] when the directory lied.
    pub(super) fn read(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let wanted = name.trim_start_matches('/');
        let Some(entry) = self.entries.iter().find(|e| e.name.eq_ignore_ascii_case(wanted)) else { return Ok(None) };
        if entry.encrypted {
            return Err(self.source.encrypted());
        }
        check(self.source, entry.size, entry.packed)?;
        let (_, packed) = packed(self.bytes, entry).ok_or_else(|| self.source.damaged(&entry.name))?;
        let bytes = match entry.method {
            0 => Some(packed.to_vec()),
            8 => inflate(packed, entry.size),
            _ => None,
        };
        let bytes = bytes.filter(|b| is_whole(b, entry)).ok_or_else(|| self.source.damaged(&entry.name))?;
        self.inflated = self.inflated.saturating_add(bytes.len() as u64);
        Bound::InflatedBytes.check(self.source.name, self.inflated)?;
        Ok(Some(bytes))
    }

    /// The bytes of a part that must be there.
    ///
    /// # Errors
    /// As [`Container::read`]; a missing part is damage.
    pub(super) fn required(&mut self, name: &str) -> Result<Vec<u8>, ReadError> {
        self.read(name)?.ok_or_else(|| self.source.damaged(name))
    }
}

fn check(source: Source<'_>, size: u64, packed: u64) -> Result<(), ReadError> {
    Bound::EntryBytes.check(source.name, size)?;
    match size > RATIO_FROM {
        true => Bound::Ratio.check(source.name, size / packed.max(1)),
        false => Ok(()),
    }
}

fn packed<'a>(bytes: &'a [u8], entry: &Entry) -> Option<(usize, &'a [u8])> {
    let start = usize::try_from(entry.header).ok()?;
    let header = bytes.get(start..)?;
    if !header.starts_with(b"PK\x03\x04") {
        return None;
    }
    let from = 30 + usize::from(u16_at(header, 26)?) + usize::from(u16_at(header, 28)?);
    let packed = header.get(from..from.checked_add(usize::try_from(entry.packed).ok()?)?)?;
    Some((start + from, packed))
}

/// Inflates no further than the declared size, which has passed the bounds; `None` when that is not the size.
fn inflate(packed: &[u8], size: u64) -> Option<Vec<u8>> {
    let size = usize::try_from(size).ok()?;
    let mut inflater = Decompress::new(false);
    let mut bytes = Vec::with_capacity(size.min(STEP) + 1);
    loop {
        let read = usize::try_from(inflater.total_in()).ok()?;
        let before = bytes.len();
        let status = inflater.decompress_vec(packed.get(read..)?, &mut bytes, FlushDecompress::None).ok()?;
        match status {
            Status::StreamEnd => return Some(bytes),
            _ if bytes.len() > size => return None,
            _ if bytes.len() == bytes.capacity() => bytes.reserve(STEP),
            _ if bytes.len() == before => return None,
            _ => {}
        }
    }
}

fn is_whole(bytes: &[u8], entry: &Entry) -> bool {
    let mut crc = Crc::new();
    crc.update(bytes);
    bytes.len() as u64 == entry.size && crc.sum() == entry.crc
}
