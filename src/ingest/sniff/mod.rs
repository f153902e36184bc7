//! What a file is, by its content; its name only breaks ties between what the content leaves open.

mod compound;
mod markup;
mod zip;

use super::{FileKind, Format};
pub(super) use markup::{Markup, markup};

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// To be read by the office reader.
    Office(Format),
    /// An office file behind a password.
    Encrypted(Format),
    /// Known, and not read.
    Unread(FileKind),
    /// Text of some kind, as far as the first bytes say.
    Text,
}

/// First bytes that settle it.
const MAGIC: [(&[u8], FileKind); 13] = [
    (b"{\\rtf", FileKind::Rtf),
    (b"\x89PNG", FileKind::Image),
    (b"\xFF\xD8\xFF", FileKind::Image),
    (b"GIF8", FileKind::Image),
    (b"II*\0", FileKind::Image),
    (b"MM\0*", FileKind::Image),
    (b"\0\0\x01\0", FileKind::Image),
    (b"PK\x05\x06", FileKind::Archive),
    (b"PK\x07\x08", FileKind::Archive),
    (b"\x1F\x8B\x08", FileKind::Archive),
    (b"Rar!\x1A\x07", FileKind::Archive),
    (b"7z\xBC\xAF\x27\x1C", FileKind::Archive),
    (b"BZh9", FileKind::Archive),
];

/// How far a PDF may have other bytes before it begins.
const PDF_LEAD: usize = 1024;

/// What the bytes of a file are.
pub(super) fn kind(name: &str, bytes: &[u8]) -> Kind {
    if bytes.starts_with(b"PK\x03\x04") {
        return zip::kind(bytes);
    }
    if bytes.starts_with(compound::MAGIC) {
        return compound::kind(name, bytes);
    }
    if is_pdf(bytes) {
        return Kind::Office(Format::Pdf);
    }
    if is_picture(bytes) {
        return Kind::Unread(FileKind::Image);
    }
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map_or(Kind::Text, |(_, kind)| Kind::Unread(*kind))
}

fn is_pdf(bytes: &[u8]) -> bool {
    let lead = &bytes[..bytes.len().min(PDF_LEAD)];
    lead.windows(5).any(|w| w == b"%PDF-") && !lead.starts_with(b"<")
}

/// Pictures that four bytes do not settle: WebP, BMP, HEIC and AVIF.
fn is_picture(bytes: &[u8]) -> bool {
    let at = |from: usize, to: usize| bytes.get(from..to).unwrap_or_default();
    (bytes.starts_with(b"RIFF") && at(8, 12) == b"WEBP")
        || (bytes.starts_with(b"BM") && at(6, 10) == [0; 4])
        || (at(4, 8) == b"ftyp" && [&b"heic"[..], b"mif1", b"avif", b"heix"].contains(&at(8, 12)))
}

/// Whether a name ends in one of these, whatever the case.
pub(super) fn has_extension(name: &str, extensions: &[&str]) -> bool {
    name.rsplit_once('.').is_some_and(|(_, end)| extensions.iter().any(|e| end.trim().eq_ignore_ascii_case(e)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn first_bytes_settle_what_they_can() {
        let cases: [(&[u8], Kind); 10] = [
            (b"%PDF-1.7", Kind::Office(Format::Pdf)),
            (b"\r\n\r\n%PDF-1.4", Kind::Office(Format::Pdf)),
            (b"<p>%PDF-1.4</p>", Kind::Text),
            (b"{\\rtf1\\ansi", Kind::Unread(FileKind::Rtf)),
            (b"RIFF\x10\0\0\0WEBP", Kind::Unread(FileKind::Image)),
            (b"BM\x10\0\0\0\0\0\0\0", Kind::Unread(FileKind::Image)),
            (b"BMI 22", Kind::Text),
            (b"PK\x05\x06", Kind::Unread(FileKind::Archive)),
            (b"", Kind::Text),
            (b"{\"code\":1}", Kind::Text),
        ];
        for (bytes, expected) in cases {
            assert_eq!(kind("a", bytes), expected, "{bytes:?}");
        }
    }
}
