//! Office files and PDF → [`Document`]. Everything a file could inflate is bounded ([`super::Bound`]), nothing outside
//! the file is ever followed.

mod bytes;
mod container;
mod directory;
mod docx;
mod exact;
mod fonts;
mod held;
mod number_format;
mod ods;
mod pdf;
mod progress;
mod relations;
pub mod rows;
mod sheet;
mod source;
mod spreadsheet;
mod xls;
mod xlsb;
mod xlsx;
mod xml;

use super::{Document, Format, Options, ReadError, ReadErrorCode};
use progress::Progress;
use source::Source;

/// Reads an office file or a PDF.
///
/// # Errors
/// [`ReadErrorCode`] says why not.
pub fn read(format: Format, name: &str, bytes: &[u8], options: &mut Options<'_>) -> Result<Document, ReadError> {
    let source = Source { name, format, in_rows: false };
    let mut progress = Progress::new(options.progress.as_deref_mut());
    match format {
        Format::Docx => docx::read(source, bytes, &mut progress),
        Format::Ods | Format::Xls | Format::Xlsb => spreadsheet::read(source, bytes, &mut progress),
        Format::Pdf => pdf::read(source, bytes, &mut progress),
        Format::Xlsx => xlsx::read(source, bytes, &mut progress),
        _ => Err(source.fail(ReadErrorCode::NeedsReader { format })),
    }
}
