//! Why bytes could not become a document.

use super::{Bound, Encoding, Format};
use serde::{Deserialize, Serialize};
use std::fmt;

/// Why bytes could not become a document. The words come from `text/`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReadErrorCode {
    /// No bytes, or nothing but white space.
    Empty,
    /// A bound of [`super::limits`] is passed.
    Limit {
        /// Which.
        bound: Bound,
        /// What the file has, as far as it was counted.
        found: u64,
        /// The most there may be.
        limit: u64,
    },
    /// Nothing that is read here; `kind` is what the first bytes look like.
    NotText {
        /// Recognised kind, if any.
        kind: FileKind,
    },
    /// UTF-8 breaks off or is damaged at this byte, and no other encoding fits.
    BadEncoding {
        /// Offset of the first bad byte.
        byte: usize,
        /// One-based line it is on.
        line: usize,
    },
    /// Several encodings fit: the user has to choose.
    EncodingUnsure {
        /// The likeliest first; each with the beginning of the text as it would read.
        candidates: Vec<(Encoding, String)>,
    },
    /// The file is protected by a password.
    Encrypted {
        /// What it is.
        format: Format,
    },
    /// A PDF of pictures only.
    Scanned {
        /// How many pages.
        pages: u32,
    },
    /// The file is damaged or not of the shape its kind has.
    Damaged {
        /// What it is.
        format: Format,
        /// Which part: an entry's name, a sheet, a page, a line; empty when not known.
        part: String,
    },
    /// The format is read by the office reader, which this part of the program does not hold.
    NeedsReader {
        /// What it is.
        format: Format,
    },
    /// A saved session: to be opened, not read.
    SavedWork,
}

/// What the first bytes of a file look like, for files that are not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum FileKind {
    /// Zip container that is no office file.
    Archive,
    /// Word 97–2003, or another legacy compound file that is no workbook.
    LegacyWord,
    /// Picture (PNG, JPEG, GIF, WebP, TIFF, BMP).
    Image,
    /// Rich text.
    Rtf,
    /// OpenDocument text.
    Odt,
    /// PowerPoint.
    Slides,
    /// A web page with all its parts in one file (MHTML).
    WebArchive,
    /// Anything else.
    Unknown,
}

/// A file that could not be read: which, why; nothing already loaded is touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
