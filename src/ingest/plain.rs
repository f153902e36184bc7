//! Plain text.

use super::{Bound, Document, FileKind, Format, ReadError, ReadErrorCode};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Refuses a file by its size alone, before a byte of it is read.
///
/// # Errors
/// [`Bound::FileBytes`].
pub fn check_size(name: &str, bytes: u64) -> Result<(), ReadError> {
    Bound::FileBytes.check(name, bytes)
}

/// Reads a plain-text report.
///
/// # Errors
/// [`ReadErrorCode`] says why: empty, too large, not text, or damaged UTF-8.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Document, ReadError> {
    check_size(name, bytes.len() as u64)?;
    let fail = |code| Err(ReadError { name: name.to_owned(), code });
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match kind_of(bytes) {
        Kind::Unread(kind) => return fail(ReadErrorCode::NotText { kind }),
        Kind::Office(format) => return fail(ReadErrorCode::NeedsReader { format }),
        Kind::Other if bytes.contains(&0) => return fail(ReadErrorCode::NotText { kind: FileKind::Unknown }),
        Kind::Other => {}
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let byte = error.valid_up_to();
            let line = 1 + bytes[..byte].iter().filter(|b| **b == b'\n').count();
            return fail(ReadErrorCode::BadEncoding { byte, line });
        }
    };
    if text.trim().is_empty() {
        return fail(ReadErrorCode::Empty);
    }
    let text = normalized(text);
    Bound::TextChars.check(name, text.chars().count() as u64)?;
    Ok(Document::plain(name, text))
}

/// NFC with LF line ends.
fn normalized(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    if is_nfc(&lines) { lines } else { lines.nfc().collect() }
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
        let document = read("a.txt", nfd.as_bytes()).map(|d| d.text);
        assert_eq!(document.as_deref(), Ok("Tiếp nhận 2.919 hồ sơ\nđúng hạn"));
    }

    #[test]
    fn each_refusal_has_its_reason() {
        let code = |bytes: &[u8]| read("a", bytes).map_err(|e| e.code);
        assert_eq!(code(b" \r\n\t"), Err(ReadErrorCode::Empty));
        assert_eq!(code(b"PK\x03\x04rest"), Err(ReadErrorCode::NeedsReader { format: Format::Docx }));
        assert_eq!(code(b"ab\0c"), Err(ReadErrorCode::NotText { kind: FileKind::Unknown }));
        assert_eq!(code(b"a\nb\xE1c"), Err(ReadErrorCode::BadEncoding { byte: 3, line: 2 }));
        let limit = Bound::FileBytes.limit();
        assert_eq!(
            check_size("a", limit + 1).map_err(|e| e.code),
            Err(ReadErrorCode::Limit { bound: Bound::FileBytes, found: limit + 1, limit })
        );
    }
}
