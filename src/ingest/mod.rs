//! Bytes → [`Document`]: decoding, unpacking and normalising only, no understanding.
//!
//! Every format becomes the same thing: one text in which paragraphs are lines and table rows are lines of
//! tab-separated cells, with what the file itself says about its tables ([`Grid`]), sheets and pages ([`Section`])
//! beside it. All places count characters of that text.

mod builder;
mod document;
mod drawn;
mod encoding;
mod error;
#[cfg(feature = "office")]
mod html;
pub mod limits;
#[cfg(feature = "office")]
pub mod office;
mod plain;
mod portal;
#[cfg(feature = "office")]
mod raised;
pub mod rows;
mod separated;
mod sniff;
mod textual;

pub use builder::{CellInput, DocumentBuilder, RowInput};
pub use document::{Cell, CellValue, Document, Format, Grid, ReadNote, Row, Section, SectionKind};
pub use encoding::{Encoding, LegacyFont, Mend, Recoder, convert_legacy, font_encoding};
pub use error::{FileKind, ReadError, ReadErrorCode};
pub use limits::Bound;

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
    check_size(name, bytes.len() as u64)?;
    let fail = |code| Err(ReadError { name: name.to_owned(), code });
    let document = match sniff::kind(name, bytes) {
        sniff::Kind::Office(format) => office_file(format, name, bytes, options),
        sniff::Kind::Encrypted(format) => fail(ReadErrorCode::Encrypted { format }),
        sniff::Kind::Unread(kind) => fail(ReadErrorCode::NotText { kind }),
        sniff::Kind::Text => textual::read(name, bytes, options),
    };
    document.map(without_lookalikes)
}

/// Refuses a file by its size alone, before a byte of it is read.
///
/// # Errors
/// [`Bound::FileBytes`].
pub fn check_size(name: &str, bytes: u64) -> Result<(), ReadError> {
    Bound::FileBytes.check(name, bytes)
}

/// Reads an office file or a PDF.
#[cfg(feature = "office")]
fn office_file(format: Format, name: &str, bytes: &[u8], options: &mut Options<'_>) -> Result<Document, ReadError> {
    office::read(format, name, bytes, options)
}

/// Says that an office file or a PDF is for another reader: this program has none.
#[cfg(not(feature = "office"))]
fn office_file(format: Format, name: &str, _: &[u8], _: &mut Options<'_>) -> Result<Document, ReadError> {
    Err(ReadError { name: name.to_owned(), code: ReadErrorCode::NeedsReader { format } })
}

/// Replaces letters that only look Vietnamese, one for one, so that every place stays.
fn without_lookalikes(mut document: Document) -> Document {
    if let Some((text, letters)) = encoding::without_lookalikes(&document.text) {
        document.text = text;
        document.notes.push(ReadNote::LookAlikes { letters });
    }
    document
}
