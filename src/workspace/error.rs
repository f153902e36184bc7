//! Why a report could not be added, and its words.

use super::OpenError;
use super::read_words::read_message;
use crate::ingest::ReadError;
use crate::text::review::ReadExtent;
use crate::text::{errors, review, saved};
use serde::{Deserialize, Serialize};

/// Why a report was not added; nothing already loaded is touched.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum AddError {
    /// The bytes could not be read as text.
    Read(ReadError),
    /// The text holds no figure that is recognised.
    NoFigures {
        /// File name.
        name: String,
        /// What was read all the same.
        read: ReadExtent,
    },
    /// The same text is already loaded.
    Duplicate {
        /// File name.
        name: String,
        /// Name of the loaded report with that text.
        of: String,
    },
    /// A saved session, while reports are loaded: it would take their place.
    SavedWork {
        /// File name.
        name: String,
    },
    /// A saved session without any report.
    SavedEmpty {
        /// File name.
        name: String,
    },
    /// A saved session that cannot be opened.
    Open {
        /// File name.
        name: String,
        /// Why not.
        error: OpenError,
    },
}

/// Why a change was not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum EditError {
    /// There is no such figure.
    UnknownFigure,
    /// There is no such report.
    UnknownSource,
    /// The catalogue has no such indicator.
    UnknownIndicator,
    /// The place is not within the report's text.
    OutsideText,
    /// A choice needs at least two statements, the chosen one among them.
    NoChoice,
}

impl EditError {
    /// The message for the user.
    pub const fn message(self) -> &'static str {
        match self {
            EditError::UnknownFigure => review::UNKNOWN_FIGURE,
            EditError::UnknownSource => review::UNKNOWN_SOURCE,
            EditError::UnknownIndicator => review::UNKNOWN_INDICATOR,
            EditError::OutsideText => review::OUTSIDE_TEXT,
            EditError::NoChoice => review::NO_CHOICE,
        }
    }
}

impl AddError {
    /// The message for the user: the file, the reason and what to do.
    pub fn message(&self) -> String {
        match self {
            AddError::Read(error) => read_message(error),
            AddError::NoFigures { name, read } => review::no_figures(&errors::no_figures(name), read),
            AddError::Duplicate { name, of } => errors::duplicate(name, of),
            AddError::SavedWork { name } => saved::not_empty(name),
            AddError::SavedEmpty { name } => saved::nothing_in_it(name),
            AddError::Open { name, error } => error.message(name),
        }
    }
}

impl From<ReadError> for AddError {
    fn from(error: ReadError) -> AddError {
        AddError::Read(error)
    }
}
