//! The central directory of a zip container: what is inside, before anything is inflated.

use super::bytes::{u16_at, u32_at, u64_at};

/// What the directory says of an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its name, with forward slashes.
    pub(super) name: String,
    pub(super) encrypted: bool,
    /// 0 is stored, 8 is deflated.
    pub(super) method: u16,
    pub(super) crc: u32,
    /// Bytes in the file.
    pub(super) packed: u64,
    /// Bytes once inflated, as declared.
    pub(super) size: u64,
    /// Offset of its local header.
    pub(super) header: u64,
}

/// Where the directory is.
#[derive(Debug, Clone, Copy)]
pub(super) struct Directory {
    /// How many entries it declares.
    pub(super) entries: u64,
    /// Where it begins.
    pub(super) start: usize,
}

impl Directory {
    /// Finds the directory from the end of the file; `None` where there is none.
    pub(super) fn find(bytes: &[u8]) -> Option<Directory> {
        const LONGEST: usize = 22 + 65_535;
        let from = bytes.len().saturating_sub(LONGEST);
        let end = from + bytes[from..].windows(4).rposition(|w| w == b"PK\x05\x06")?;
        let entries = u64::from(u16_at(bytes, end + 10)?);
        let start = u64::from(u32_at(bytes, end + 16)?);
        if entries == 0xFFFF || start == 0xFFFF_FFFF {
            return Directory::find_large(bytes, end);
        }
        Some(Directory { entries, start: usize::try_from(start).ok()? })
    }

    fn find_large(bytes: &[u8], end: usize) -> Option<Directory> {
        let locator = end.checked_sub(20)?;
        if !bytes[locator..].starts_with(b"PK\x06\x07") {
            return None;
        }
        let record = usize::try_from(u64_at(bytes, locator + 8)?).ok()?;
        if !bytes.get(record..)?.starts_with(b"PK\x06\x06") {
            return None;
        }
        let entries = u64_at(bytes, record.checked_add(32)?)?;
        let start = u64_at(bytes, record.checked_add(48)?)?;
        Some(Directory { entries, start: usize::try_from(start).ok()? })
    }

    /// The entries; `None` when the directory is damaged.
    pub(super) fn read(self, bytes: &[u8]) -> Option<Vec<Entry>> {
        let mut at = self.start;
        let mut entries = Vec::new();
        for _ in 0..self.entries {
            let (entry, next) = entry(bytes, at)?;
            entries.push(entry);
            at = next;
        }
        Some(entries)
    }
}

/// The entry at an offset, and the offset after it.
fn entry(bytes: &[u8], at: usize) -> Option<(Entry, usize)> {
    if !bytes.get(at..)?.starts_with(b"PK\x01\x02") {
        return None;
    }
    let length = |offset: usize| u16_at(bytes, at + offset).map(usize::from);
    let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
    let name_from = at + 46;
    let extra_from = name_from + name;
    let raw = bytes.get(name_from..extra_from)?;
    let mut wide = Wide { bytes: large_sizes(bytes.get(extra_from..extra_from + extra)?) };
    let size = wide.or(u32_at(bytes, at + 24)?)?;
    let packed = wide.or(u32_at(bytes, at + 20)?)?;
    let header = wide.or(u32_at(bytes, at + 42)?)?;
    let entry = Entry {
        name: String::from_utf8_lossy(raw).replace('\\', "/").trim_start_matches('/').to_owned(),
        encrypted: u16_at(bytes, at + 8)? & 1 == 1,
        method: u16_at(bytes, at + 10)?,
        crc: u32_at(bytes, at + 16)?,
        packed,
        size,
        header,
    };
    Some((entry, extra_from + extra + comment))
}

/// The eight-byte sizes of an entry, in the order in which the four-byte ones are full.
struct Wide<'a> {
    bytes: &'a [u8],
}

impl Wide<'_> {
    fn or(&mut self, short: u32) -> Option<u64> {
        if short != u32::MAX {
            return Some(u64::from(short));
        }
        let value = u64_at(self.bytes, 0)?;
        self.bytes = &self.bytes[8..];
        Some(value)
    }
}

/// The field of large sizes among an entry's extra fields; empty where there is none.
fn large_sizes(mut extra: &[u8]) -> &[u8] {
    while let (Some(id), Some(length)) = (u16_at(extra, 0), u16_at(extra, 2)) {
        let Some(field) = extra.get(4..4 + usize::from(length)) else { break };
        if id == 1 {
            return field;
        }
        extra = &extra[4 + usize::from(length)..];
    }
    &[]
}
