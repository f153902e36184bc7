//! Plain text.

use super::{Document, FileKind, MAX_TEXT_BYTES, ReadError, ReadErrorCode};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Refuses a file by its size alone, before a byte of it is read.
///
/// # Errors
/// [`ReadErrorCode::TooLarge`] above [`MAX_TEXT_BYTES`].
pub fn check_size(name: &str, bytes: u64) -> Result<(), ReadError> {
    let limit = MAX_TEXT_BYTES as u64;
    match bytes > limit {
        true => Err(ReadError { name: name.to_owned(), code: ReadErrorCode::TooLarge { bytes, limit } }),
        false => Ok(()),
    }
}

/// Reads a plain-text report.
///
/// # Errors
/// [`ReadErrorCode`] says why: empty, too large, not text, or damaged UTF-8.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, ReadError> {
    check_size(name, bytes.len() as u64)?;
    let fail = |code| Err(ReadError { name: name.to_owned(), code });
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let kind = kind_of(bytes);
    if kind != FileKind::Unknown || bytes.contains(&0) {
        return fail(ReadErrorCode::NotText { kind });
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
    Ok(Document { name: name.to_owned(), text: normalized(text) })
}

/// NFC with LF line ends.
fn normalized(text: &str) -> String {
    let lines = text.replace("\r\n", "\n").replace('\r', "\n");
    if is_nfc(&lines) { lines } else { lines.nfc().collect() }
}

fn kind_of(bytes: &[u8]) -> FileKind {
    const MAGIC: [(&[u8], FileKind); 10] = [
        (b"PK\x03\x04", FileKind::Office),
        (b"\xD0\xCF\x11\xE0", FileKind::LegacyOffice),
        (b"%PDF-", FileKind::Pdf),
        (b"\x89PNG", FileKind::Image),
        (b"\xFF\xD8\xFF", FileKind::Image),
        (b"GIF8", FileKind::Image),
        (b"RIFF", FileKind::Image),
        (b"II*\0", FileKind::Image),
        (b"MM\0*", FileKind::Image),
        (b"BM\0", FileKind::Image),
    ];
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map_or(FileKind::Unknown, |(_, kind)| *kind)
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
        assert_eq!(code(b"PK\x03\x04rest"), Err(ReadErrorCode::NotText { kind: FileKind::Office }));
        assert_eq!(code(b"ab\0c"), Err(ReadErrorCode::NotText { kind: FileKind::Unknown }));
        assert_eq!(code(b"a\nb\xE1c"), Err(ReadErrorCode::BadEncoding { byte: 3, line: 2 }));
        let limit = MAX_TEXT_BYTES as u64;
        assert_eq!(
            check_size("a", limit + 1).map_err(|e| e.code),
            Err(ReadErrorCode::TooLarge { bytes: limit + 1, limit })
        );
    }
}
