//! Bytes → [`Document`]: decoding and normalising only, no understanding.

use std::fmt;

/// The most bytes a text report may have. A whole-province monthly report is under 100 KB; row-level exports are
/// read elsewhere.
pub const MAX_TEXT_BYTES: usize = 4 * 1024 * 1024;

/// A report's text: NFC, LF line ends, no byte-order mark; every other character as in the file.
///
/// All places count characters of this text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// File name, or a name given to pasted text.
    pub name: String,
    /// The text.
    pub text: String,
}

/// Why bytes could not become a document. The words come from `text/`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReadErrorCode {
    /// No bytes, or nothing but white space.
    Empty,
    /// More than [`MAX_TEXT_BYTES`].
    TooLarge {
        /// Size of the file.
        bytes: u64,
        /// The limit.
        limit: u64,
    },
    /// Not UTF-8 text; `kind` is what the first bytes look like.
    NotText {
        /// Recognised container, if any.
        kind: FileKind,
    },
    /// UTF-8 breaks off or is damaged at this byte.
    BadEncoding {
        /// Offset of the first bad byte.
        byte: usize,
        /// One-based line it is on.
        line: usize,
    },
}

/// What the first bytes of a file look like.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FileKind {
    /// Zip container: .docx, .xlsx, .ods.
    Office,
    /// Legacy compound file: .doc, .xls.
    LegacyOffice,
    /// PDF.
    Pdf,
    /// Picture (PNG, JPEG, GIF, WebP, TIFF, BMP).
    Image,
    /// Anything else.
    Unknown,
}

/// A file that could not be read: which, why; nothing already loaded is touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadError {
    /// The file.
    pub name: String,
    /// The reason.
    pub code: ReadErrorCode,
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {:?}", self.name, self.code)
    }
}

impl std::error::Error for ReadError {}

mod plain;

pub use plain::{check_size, read};
