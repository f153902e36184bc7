//! A zip container, read from memory within bounds. Entries are found by name; nothing outside the file is ever named.

use super::bytes::u16_at;
use super::directory::{Directory, Entry};
use super::source::Source;
use crate::ingest::{Bound, ReadError};
use flate2::{Crc, Decompress, FlushDecompress, Status};
use std::borrow::Cow;

/// Entries up to this size may have any ratio: a short file of blanks packs very well.
const RATIO_FROM: u64 = 1024 * 1024;
/// Inflated in steps of this size, so that a lie about the size costs no more than one step.
const STEP: usize = 256 * 1024;

/// A part as it lies in the file.
pub(super) struct Packed<'a> {
    /// What the directory says of it.
    pub(super) entry: Entry,
    /// Its bytes, deflated or stored; of a large one in a file that is read in parts only the first.
    pub(super) bytes: Cow<'a, [u8]>,
    /// Where they begin in the file.
    pub(super) from: u64,
}

/// Reads the bytes of a file from one place up to another; fewer where it ends.
pub type Reads<'a> = &'a dyn Fn(u64, u64) -> Option<Vec<u8>>;

/// The file of a container.
#[derive(Clone, Copy)]
enum Bytes<'a> {
    Whole(&'a [u8]),
    Parts(Reads<'a>),
}

impl<'a> Bytes<'a> {
    fn read(self, from: u64, to: u64) -> Option<Cow<'a, [u8]>> {
        match self {
            Bytes::Whole(bytes) => {
                let (from, to) = (usize::try_from(from).ok()?, usize::try_from(to).ok()?);
                bytes.get(from..to.min(bytes.len())).map(Cow::Borrowed)
            }
            Bytes::Parts(read) => read(from, to).map(Cow::Owned),
        }
    }
}

/// Bytes of a large part that are read where a file is read in parts: the first rows of a sheet.
const HEAD: u64 = 128 * 1024;
/// Bytes behind which the directory's end stands at most.
const TAIL: u64 = 66 * 1024;

/// A zip container.
pub(super) struct Container<'a> {
    pub(super) source: Source<'a>,
    bytes: Bytes<'a>,
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
        Ok(Container { source, bytes: Bytes::Whole(bytes), entries, inflated: 0 })
    }

    /// Reads the directory of a container whose large parts are inflated block by block; what it declares is checked then.
    ///
    /// # Errors
    /// [`Bound::Entries`]; damaged directory.
    pub(super) fn for_rows(source: Source<'a>, bytes: &'a [u8]) -> Result<Container<'a>, ReadError> {
        let directory = Directory::find(bytes).ok_or_else(|| source.damaged(""))?;
        Bound::Entries.check(source.name, directory.entries)?;
        let entries = directory.read(bytes).ok_or_else(|| source.damaged(""))?;
        Ok(Container { source, bytes: Bytes::Whole(bytes), entries, inflated: 0 })
    }

    /// The same of a file that is read in parts, of so many bytes.
    ///
    /// # Errors
    /// [`Bound::Entries`]; damaged directory, or one that is kept in another way than in nearly every file.
    pub(super) fn in_parts(source: Source<'a>, size: u64, read: Reads<'a>) -> Result<Container<'a>, ReadError> {
        let damaged = || source.damaged("");
        let from = size.saturating_sub(TAIL);
        let tail = read(from, size).ok_or_else(damaged)?;
        let directory = Directory::find(&tail).ok_or_else(damaged)?;
        Bound::Entries.check(source.name, directory.entries)?;
        let listed = match directory.start.checked_sub(usize::try_from(from).unwrap_or(usize::MAX)) {
            Some(start) => Directory { start, ..directory }.read(&tail),
            None => read(directory.start as u64, size).and_then(|all| Directory { start: 0, ..directory }.read(&all)),
        };
        let entries = listed.ok_or_else(damaged)?;
        Ok(Container { source, bytes: Bytes::Parts(read), entries, inflated: 0 })
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
        let most = if matches!(self.bytes, Bytes::Parts(_)) { HEAD } else { u64::MAX };
        let (from, bytes) = packed(self.bytes, entry, most).filter(|_| known).ok_or_else(damaged)?;
        Ok(Some(Packed { entry: entry.clone(), bytes, from }))
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
        let (_, packed) = packed(self.bytes, entry, u64::MAX).ok_or_else(|| self.source.damaged(&entry.name))?;
        let bytes = match entry.method {
            0 => Some(packed.to_vec()),
            8 => inflate(&packed, entry.size),
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

/// Where an entry's bytes begin, and the first of them, so many at most.
fn packed<'a>(bytes: Bytes<'a>, entry: &Entry, most: u64) -> Option<(u64, Cow<'a, [u8]>)> {
    let header = bytes.read(entry.header, entry.header.checked_add(30)?)?;
    if !header.starts_with(b"PK\x03\x04") {
        return None;
    }
    let from = entry.header + 30 + u64::from(u16_at(&header, 26)?) + u64::from(u16_at(&header, 28)?);
    let length = entry.packed.min(most);
    let packed = bytes.read(from, from.checked_add(length)?)?;
    (packed.len() as u64 == length).then_some((from, packed))
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
