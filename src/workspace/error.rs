//! Why a report could not be added, and its words.

use crate::ingest::{FileKind, Format, ReadError, ReadErrorCode};
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
    match &error.code {
        ReadErrorCode::Empty => errors::empty(name),
        ReadErrorCode::Limit { found, limit, .. } => errors::too_large(name, *found, *limit),
        ReadErrorCode::BadEncoding { line, .. } => errors::bad_encoding(name, *line),
        ReadErrorCode::NotText { kind } => match kind {
            FileKind::Image => errors::picture(name),
            _ => errors::not_text(name),
        },
        ReadErrorCode::NeedsReader { format: Format::Pdf } | ReadErrorCode::Scanned { .. } => errors::pdf(name),
        ReadErrorCode::NeedsReader { .. }
        | ReadErrorCode::Encrypted { .. }
        | ReadErrorCode::Damaged { .. }
        | ReadErrorCode::EncodingUnsure { .. }
        | ReadErrorCode::SavedWork => errors::archive(name),
    }
}
