//! A container of compressed files, as office programs read it; the same input always gives the same bytes.

use super::deflate::deflate;

/// A file of the container.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Path within the container.
    pub(super) name: String,
    /// Content.
    pub(super) bytes: Vec<u8>,
}

impl Entry {
    pub(super) fn new(name: impl Into<String>, text: String) -> Entry {
        Entry { name: name.into(), bytes: text.into_bytes() }
    }
}

/// 1 January 1980: the earliest day the format knows.
const DATE: u16 = 0x0021;
const DEFLATED: u16 = 8;
const UTF8_NAMES: u16 = 1 << 11;
const VERSION: u16 = 20;

/// The container of some files, in the order given.
pub(super) fn pack(entries: &[Entry]) -> Vec<u8> {
    let mut out = Vec::new();
    let mut directory = Vec::new();
    for entry in entries {
        let at = length(out.len());
        let packed = deflate(&entry.bytes);
        let common = common(entry, packed.len());
        out.extend(0x0403_4b50_u32.to_le_bytes());
        out.extend(&common);
        out.extend(entry.name.as_bytes());
        out.extend(packed);
        directory.extend(0x0201_4b50_u32.to_le_bytes());
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(entry.name.as_bytes());
    }
    let (start, size) = (length(out.len()), length(directory.len()));
    let count = u16::try_from(entries.len()).unwrap_or(u16::MAX);
    out.extend(directory);
    out.extend(0x0605_4b50_u32.to_le_bytes());
    out.extend([0; 4]);
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(size.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    out
}

/// The fields that the local header and the directory share.
fn common(entry: &Entry, packed: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    for half in [VERSION, UTF8_NAMES, DEFLATED, 0, DATE] {
        bytes.extend(half.to_le_bytes());
    }
    for word in [crc32(&entry.bytes), length(packed), length(entry.bytes.len())] {
        bytes.extend(word.to_le_bytes());
    }
    bytes.extend(u16::try_from(entry.name.len()).unwrap_or(u16::MAX).to_le_bytes());
    bytes.extend([0; 2]);
    bytes
}

/// Documents stay far below four gigabytes.
fn length(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}

const TABLE: [u32; 256] = table();

const fn table() -> [u32; 256] {
    let mut table = [0; 256];
    let mut i = 0;
    while i < 256 {
        let mut crc = i as u32;
        let mut bit = 0;
        while bit < 8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
            bit += 1;
        }
        table[i] = crc;
        i += 1;
    }
    table
}

fn crc32(bytes: &[u8]) -> u32 {
    let step = |crc: u32, byte: &u8| TABLE[usize::from((crc as u8) ^ byte)] ^ (crc >> 8);
    !bytes.iter().fold(u32::MAX, step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_known_one() {
        assert_eq!(crc32(b"123456789"), 0xCBF4_3926);
    }
}
