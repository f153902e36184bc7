//! Bytes → [`Document`]: decoding, unpacking and normalising only, no understanding.
//!
//! Every format becomes the same thing: one text in which paragraphs are lines and table rows are lines of
//! tab-separated cells, with what the file itself says about its tables ([`Grid`]), sheets and pages ([`Section`])
//! beside it. All places count characters of that text.

mod builder;
mod document;
mod encoding;
mod error;
pub mod limits;
#[cfg(feature = "office")]
pub mod office;
mod plain;

pub use builder::{CellInput, DocumentBuilder, RowInput};
pub use document::{Cell, CellValue, Document, Format, Grid, ReadNote, Row, Section, SectionKind};
pub use encoding::{Encoding, LegacyFont, Mend, convert_legacy, font_encoding};
pub use error::{FileKind, ReadError, ReadErrorCode};
pub use limits::Bound;
pub use plain::check_size;

/// How a file is to be read.
#[derive(Default)]
pub struct Options<'a> {
    /// The encoding the user chose; `None` finds it out.
    pub encoding: Option<Encoding>,
    /// Called now and then with what is done so far, in thousandths.
    pub progress: Option<&'a mut dyn FnMut(u16)>,
}

/// Reads a file, finding out its kind by content.
///
/// # Errors
/// [`ReadErrorCode`] says why not.
pub fn read(name: &str, bytes: &[u8]) -> Result<Document, ReadError> {
    read_with(name, bytes, &mut Options::default())
}

/// Reads a file as the options say.
///
/// # Errors
/// As [`read`].
pub fn read_with(name: &str, bytes: &[u8], options: &mut Options<'_>) -> Result<Document, ReadError> {
    plain::read(name, bytes, options.encoding).map(without_lookalikes)
}

/// Replaces letters that only look Vietnamese, one for one, so that every place stays.
fn without_lookalikes(mut document: Document) -> Document {
    if let Some((text, letters)) = encoding::without_lookalikes(&document.text) {
        document.text = text;
        document.notes.push(ReadNote::LookAlikes { letters });
    }
    document
}
