//! What a zip container holds, by the names of its entries. Nothing is inflated.

use super::Kind;
use crate::ingest::{Bound, FileKind, Format};

/// Bytes of the record at the end of a container.
const END: usize = 22;
/// Bytes of an entry of the directory, without its name.
const ENTRY: usize = 46;
/// Bytes of the header before an entry's content, without its name.
const LOCAL: usize = 30;
/// The longest comment after the directory.
const COMMENT: usize = 65_535;

/// What each kind has among its entries, in small letters; a name that ends in `/` is a folder.
const MARKS: [(&str, Kind); 5] = [
    ("xl/workbook.bin", Kind::Office(Format::Xlsb)),
    ("word/", Kind::Office(Format::Docx)),
    ("xl/", Kind::Office(Format::Xlsx)),
    ("ppt/", Kind::Unread(FileKind::Slides)),
    ("visio/", Kind::Unread(FileKind::Archive)),
];

/// What OpenDocument files write into their first entry.
const OPEN_DOCUMENT: [(&[u8], Kind); 3] = [
    (b"application/vnd.oasis.opendocument.spreadsheet", Kind::Office(Format::Ods)),
    (b"application/vnd.oasis.opendocument.text", Kind::Unread(FileKind::Odt)),
    (b"application/vnd.oasis.opendocument.presentation", Kind::Unread(FileKind::Slides)),
];

/// What the container is.
pub(super) fn kind(bytes: &[u8]) -> Kind {
    if let Some(kind) = open_document(bytes) {
        return kind;
    }
    let names = directory(bytes).unwrap_or_else(|| local_names(bytes));
    let has = |mark: &str| names.iter().any(|n| n == mark || (mark.ends_with('/') && n.starts_with(mark)));
    MARKS.iter().find(|(mark, _)| has(mark)).map_or(Kind::Unread(FileKind::Archive), |(_, kind)| *kind)
}

/// The first entry of an OpenDocument file is called `mimetype`, is not packed, and says what the file is.
fn open_document(bytes: &[u8]) -> Option<Kind> {
    let name = usize::from(u16_at(bytes, 26)?);
    let extra = usize::from(u16_at(bytes, 28)?);
    if bytes.get(LOCAL..LOCAL + name)? != b"mimetype" {
        return None;
    }
    let content = bytes.get(LOCAL + name + extra..)?;
    OPEN_DOCUMENT.iter().find(|(mark, _)| content.starts_with(mark)).map(|(_, kind)| *kind)
}

/// Names in the directory at the end; `None` when there is none.
fn directory(bytes: &[u8]) -> Option<Vec<String>> {
    let from = bytes.len().saturating_sub(END + COMMENT);
    let end = from + bytes[from..].windows(4).rposition(|w| w == b"PK\x05\x06")?;
    let mut at = usize::try_from(u32_at(bytes, end + 16)?).ok()?;
    let mut names = Vec::new();
    while bytes.get(at..at + 4) == Some(b"PK\x01\x02") && (names.len() as u64) < Bound::Entries.limit() {
        let length = |offset: usize| Some(usize::from(u16_at(bytes, at + offset)?));
        let (name, extra, comment) = (length(28)?, length(30)?, length(32)?);
        names.push(normal(bytes.get(at + ENTRY..at + ENTRY + name)?));
        at += ENTRY + name + extra + comment;
    }
    (!names.is_empty()).then_some(names)
}

/// Names before the entries themselves, for a container whose end is missing.
fn local_names(bytes: &[u8]) -> Vec<String> {
    let starts = bytes.windows(4).enumerate().filter(|(_, w)| *w == b"PK\x03\x04").map(|(at, _)| at);
    let name = |at: usize| bytes.get(at + LOCAL..at + LOCAL + usize::from(u16_at(bytes, at + 26)?)).map(normal);
    starts.filter_map(name).take(usize::try_from(Bound::Entries.limit()).unwrap_or(usize::MAX)).collect()
}

/// A name as it is compared: small letters, `/` between folders, none before them.
fn normal(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name).replace('\\', "/").to_ascii_lowercase();
    name.trim_start_matches('/').to_owned()
}

fn u16_at(bytes: &[u8], at: usize) -> Option<u16> {
    bytes.get(at..at.checked_add(2)?)?.try_into().ok().map(u16::from_le_bytes)
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    bytes.get(at..at.checked_add(4)?)?.try_into().ok().map(u32::from_le_bytes)
}
