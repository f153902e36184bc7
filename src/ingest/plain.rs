//! Plain text.

use super::encoding::decode_text;
use super::{Bound, Document, Encoding, FileKind, Format, Mend, ReadError, ReadErrorCode, ReadNote};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Refuses a file by its size alone, before a byte of it is read.
///
/// # Errors
/// [`Bound::FileBytes`].
pub fn check_size(name: &str, bytes: u64) -> Result<(), ReadError> {
    Bound::FileBytes.check(name, bytes)
}

/// Reads a plain-text report, in the encoding the user chose if any.
///
/// # Errors
/// [`ReadErrorCode`] says why: empty, too large, not text, or of no encoding that is known.
pub(super) fn read(name: &str, bytes: &[u8], chosen: Option<Encoding>) -> Result<Document, ReadError> {
    check_size(name, bytes.len() as u64)?;
    let fail = |code| ReadError { name: name.to_owned(), code };
    match kind_of(bytes) {
        Kind::Unread(kind) => return Err(fail(ReadErrorCode::NotText { kind })),
        Kind::Office(format) => return Err(fail(ReadErrorCode::NeedsReader { format })),
        Kind::Other => {}
    }
    let decoded = decode_text(bytes, chosen).map_err(fail)?;
    if decoded.text.trim().is_empty() {
        return Err(fail(ReadErrorCode::Empty));
    }
    let lines = decoded.text.replace("\r\n", "\n").replace('\r', "\n");
    let mut document = Document::plain(name, "");
    if decoded.encoding != Encoding::Utf8 {
        document.notes.push(ReadNote::Encoding(decoded.encoding));
    }
    document.text = normalized(&mended(&lines, &mut document.notes));
    Bound::TextChars.check(name, document.text.chars().count() as u64)?;
    Ok(document)
}

/// Line by line what the bytes were meant to say, and a note of what was changed.
fn mended(text: &str, notes: &mut Vec<ReadNote>) -> String {
    let mut mend = Mend::learn(text.split('\n'));
    let lines: Vec<_> = text.split('\n').map(|line| mend.line(line)).collect();
    notes.extend(mend.notes());
    lines.join("\n")
}

/// NFC.
fn normalized(text: &str) -> String {
    if is_nfc(text) { text.to_owned() } else { text.nfc().collect() }
}

/// What the first bytes say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Office(Format),
    Unread(FileKind),
    Other,
}

fn kind_of(bytes: &[u8]) -> Kind {
    const MAGIC: [(&[u8], Kind); 10] = [
        (b"PK\x03\x04", Kind::Office(Format::Docx)),
        (b"\xD0\xCF\x11\xE0", Kind::Unread(FileKind::LegacyWord)),
        (b"%PDF-", Kind::Office(Format::Pdf)),
        (b"\x89PNG", Kind::Unread(FileKind::Image)),
        (b"\xFF\xD8\xFF", Kind::Unread(FileKind::Image)),
        (b"GIF8", Kind::Unread(FileKind::Image)),
        (b"RIFF", Kind::Unread(FileKind::Image)),
        (b"II*\0", Kind::Unread(FileKind::Image)),
        (b"MM\0*", Kind::Unread(FileKind::Image)),
        (b"BM\0", Kind::Unread(FileKind::Image)),
    ];
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map_or(Kind::Other, |(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn decomposed_text_and_windows_line_ends_become_one_form() {
        let nfd: String = "Tiếp nhận 2.919 hồ sơ\r\nđúng hạn".nfd().collect();
        let document = read("a.txt", nfd.as_bytes(), None).map(|d| d.text);
        assert_eq!(document.as_deref(), Ok("Tiếp nhận 2.919 hồ sơ\nđúng hạn"));
    }

    #[test]
    fn each_refusal_has_its_reason() {
        let code = |bytes: &[u8]| read("a", bytes, None).map_err(|e| e.code);
        assert_eq!(code(b" \r\n\t"), Err(ReadErrorCode::Empty));
        assert_eq!(code(b"PK\x03\x04rest"), Err(ReadErrorCode::NeedsReader { format: Format::Docx }));
        assert_eq!(code(b"ab\0c"), Err(ReadErrorCode::NotText { kind: FileKind::Unknown }));
        assert_eq!(
            code("hồ sơ\nđúng h\u{301}".as_bytes().split_last().map_or(&[][..], |(_, rest)| rest)),
            Err(ReadErrorCode::BadEncoding { byte: 17, line: 2 })
        );
        let limit = Bound::FileBytes.limit();
        assert_eq!(
            check_size("a", limit + 1).map_err(|e| e.code),
            Err(ReadErrorCode::Limit { bound: Bound::FileBytes, found: limit + 1, limit })
        );
    }
}
