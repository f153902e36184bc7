//! Everything a file can inflate, and how far it may.

use super::{ReadError, ReadErrorCode};
use serde::{Deserialize, Serialize};

/// A bound on what a file may hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Bound {
    /// Bytes of the file.
    FileBytes,
    /// Characters of the text that comes out.
    TextChars,
    /// Entries of a zip container.
    Entries,
    /// Bytes of one entry once inflated.
    EntryBytes,
    /// Bytes of all entries together once inflated.
    InflatedBytes,
    /// How many times larger an entry is inflated than packed.
    Ratio,
    /// Sheets of a workbook.
    Sheets,
    /// Cells of a workbook that hold anything.
    Cells,
    /// Columns of a table.
    Columns,
    /// Depth of nested elements or values.
    Nesting,
    /// Characters of one cell or one string.
    StringChars,
    /// Pages of a PDF.
    Pages,
}

impl Bound {
    /// The most there may be.
    pub const fn limit(self) -> u64 {
        match self {
            Bound::FileBytes => 64 * 1024 * 1024,
            Bound::TextChars => 4 * 1024 * 1024,
            Bound::Entries => 10_000,
            Bound::EntryBytes => 256 * 1024 * 1024,
            Bound::InflatedBytes => 512 * 1024 * 1024,
            Bound::Ratio => 1_000,
            Bound::Sheets => 256,
            Bound::Cells => 400_000,
            Bound::Columns => 1_024,
            Bound::Nesting => 256,
            Bound::StringChars => 32_767,
            Bound::Pages => 2_000,
        }
    }

    /// Refuses what passes the bound.
    ///
    /// # Errors
    /// [`ReadErrorCode::Limit`] above [`Bound::limit`].
    pub fn check(self, name: &str, found: u64) -> Result<(), ReadError> {
        let limit = self.limit();
        match found > limit {
            true => Err(ReadError { name: name.to_owned(), code: ReadErrorCode::Limit { bound: self, found, limit } }),
            false => Ok(()),
        }
    }
}
