//! Why a report could not be added, and its words.

use crate::ingest::{FileKind, ReadError, ReadErrorCode};
use crate::text::errors;

/// Why a report was not added; nothing already loaded is touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AddError {
    /// The bytes could not be read as text.
    Read(ReadError),
    /// The text holds no figure that is recognised.
    NoFigures {
        /// File name.
        name: String,
    },
    /// The same text is already loaded.
    Duplicate {
        /// File name.
        name: String,
        /// Name of the loaded report with that text.
        of: String,
    },
}

impl AddError {
    /// The message for the user: the file, the reason and what to do.
    pub fn message(&self) -> String {
        match self {
            AddError::Read(error) => read_message(error),
            AddError::NoFigures { name } => errors::no_figures(name),
            AddError::Duplicate { name, of } => errors::duplicate(name, of),
        }
    }
}

impl From<ReadError> for AddError {
    fn from(error: ReadError) -> AddError {
        AddError::Read(error)
    }
}

fn read_message(error: &ReadError) -> String {
    let name = &error.name;
    match error.code {
        ReadErrorCode::Empty => errors::empty(name),
        ReadErrorCode::TooLarge { bytes, limit } => errors::too_large(name, bytes, limit),
        ReadErrorCode::BadEncoding { line, .. } => errors::bad_encoding(name, line),
        ReadErrorCode::NotText { kind } => match kind {
            FileKind::Office | FileKind::LegacyOffice => office_message(name),
            FileKind::Pdf => errors::pdf(name),
            FileKind::Image => errors::picture(name),
            FileKind::Unknown => errors::not_text(name),
        },
    }
}

/// Containers look alike inside; the extension tells what the user believes the file to be.
fn office_message(name: &str) -> String {
    let extension = name.rsplit_once('.').map(|(_, e)| e.to_ascii_lowercase()).unwrap_or_default();
    match extension.as_str() {
        "docx" | "docm" | "doc" | "odt" => errors::word(name),
        "xlsx" | "xlsm" | "xls" | "ods" => errors::spreadsheet(name),
        _ => errors::archive(name),
    }
}
