//! The file being read, for its errors.

use crate::ingest::{Bound, Format, ReadError, ReadErrorCode};

/// The file being read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Source<'a> {
    /// Its name.
    pub(super) name: &'a str,
    /// What it is read as.
    pub(super) format: Format,
    /// Whether its rows are handed over one by one: nothing of a cell is kept then, and more of them may come.
    pub(super) in_rows: bool,
}

impl Source<'_> {
    /// The file does not have the shape its kind has.
    pub(super) fn damaged(&self, part: &str) -> ReadError {
        self.fail(ReadErrorCode::Damaged { format: self.format, part: part.to_owned() })
    }

    /// The file asks for a password.
    pub(super) fn encrypted(&self) -> ReadError {
        self.fail(ReadErrorCode::Encrypted { format: self.format })
    }

    /// An error of this file.
    pub(super) fn fail(&self, code: ReadErrorCode) -> ReadError {
        ReadError { name: self.name.to_owned(), code }
    }

    /// Refuses what passes a bound.
    pub(super) fn check(&self, bound: Bound, found: usize) -> Result<(), ReadError> {
        let (found, limit) = (found as u64, if self.in_rows { bound.limit_in_rows() } else { bound.limit() });
        if found > limit { Err(self.fail(ReadErrorCode::Limit { bound, found, limit })) } else { Ok(()) }
    }
}
