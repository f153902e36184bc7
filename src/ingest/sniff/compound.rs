//! What a compound file (OLE: Word and Excel 97–2003, password-protected files of later ones) holds, by the names in
//! its directory. Source: the published layout «Compound File Binary Format», MS-CFB.

use super::{Kind, has_extension};
use crate::ingest::{FileKind, Format};
use std::collections::HashSet;

/// How such a file begins.
pub(super) const MAGIC: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// Sector numbers from here on mean «no sector».
const NO_SECTOR: u32 = 0xFFFF_FFFA;
/// Sectors of the allocation table that the header itself lists.
const LISTED: usize = 109;
/// Sectors of a directory that are looked at; each holds at least four names.
const SECTORS: usize = 4096;

/// What the file is.
pub(super) fn kind(name: &str, bytes: &[u8]) -> Kind {
    let names = names(bytes).unwrap_or_default();
    let has = |wanted: &str| names.iter().any(|n| n == wanted);
    if has("EncryptedPackage") {
        let word = has_extension(name, &["docx", "docm", "doc"]);
        Kind::Encrypted(if word { Format::Docx } else { Format::Xlsx })
    } else if has("Workbook") || has("Book") {
        Kind::Office(Format::Xls)
    } else if has("PowerPoint Document") {
        Kind::Unread(FileKind::Slides)
    } else if names.is_empty() && has_extension(name, &["xls", "xlt"]) {
        Kind::Office(Format::Xls)
    } else {
        Kind::Unread(FileKind::LegacyWord)
    }
}

/// Names of the directory; `None` when the file is cut off.
fn names(bytes: &[u8]) -> Option<Vec<String>> {
    let shift = u16_at(bytes, 30)?;
    let size = (7..=16).contains(&shift).then(|| 1_usize << shift)?;
    let mut sector = u32_at(bytes, 48)?;
    let mut seen = HashSet::new();
    let mut names = Vec::new();
    while sector < NO_SECTOR && seen.len() < SECTORS && seen.insert(sector) {
        let Some(entries) = content(bytes, sector, size) else { break };
        names.extend(entries.chunks_exact(128).filter_map(entry_name));
        let Some(next) = next_sector(bytes, sector, size) else { break };
        sector = next;
    }
    Some(names)
}

/// The content of a sector; the header counts as one before the first.
fn content(bytes: &[u8], sector: u32, size: usize) -> Option<&[u8]> {
    let start = usize::try_from(sector).ok()?.checked_add(1)?.checked_mul(size)?;
    bytes.get(start..start.checked_add(size)?)
}

/// The sector after one, from the allocation table.
fn next_sector(bytes: &[u8], sector: u32, size: usize) -> Option<u32> {
    let per_sector = size / 4;
    let index = usize::try_from(sector).ok()?;
    let table = index / per_sector;
    let listed = (table < LISTED).then(|| u32_at(bytes, 76 + 4 * table)).flatten()?;
    u32_at(content(bytes, listed, size)?, 4 * (index % per_sector))
}

/// The name of an entry: at most 31 UTF-16 units and a zero, and how many bytes that is.
fn entry_name(entry: &[u8]) -> Option<String> {
    let length = usize::from(u16_at(entry, 64)?).saturating_sub(2);
    let units = entry.get(..length.min(62))?.chunks_exact(2).map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
    let name = String::from_utf16(&units.collect::<Vec<u16>>()).ok()?;
    (!name.is_empty()).then_some(name)
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at + 2)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at + 4)?.try_into().ok().map(u32::from_le_bytes)
}
