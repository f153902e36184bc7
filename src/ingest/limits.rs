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
    /// How many times larger an entry of more than a megabyte is inflated than packed.
    Ratio,
    /// Sheets of a workbook.
    Sheets,
    /// Cells of a workbook or of tables, blank ones within a table included.
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
    /// The most there may be. Chosen so that a year's report of a province fits many times over and the page's reader,
    /// which has some hundreds of megabytes, does not run out of memory whatever the file says.
    pub const fn limit(self) -> u64 {
        match self {
            // A report with photographs has some megabytes; the file itself is held in memory once.
            Bound::FileBytes => 64 * 1024 * 1024,
            // A thousand pages; extraction holds four bytes a character.
            Bound::TextChars => 4 * 1024 * 1024,
            // A document of a thousand pictures has about as many entries.
            Bound::Entries => 10_000,
            // A sheet of 400,000 cells has some 30 MB of XML; one entry is held in memory at a time.
            Bound::EntryBytes => 128 * 1024 * 1024,
            // Entries are inflated one after the other; this bounds the time more than the memory.
            Bound::InflatedBytes => 256 * 1024 * 1024,
            // Sheets of like rows pack 20 to 60 times; deflate cannot do more than about 1,030 times.
            Bound::Ratio => 400,
            // A sheet a day for most of a year.
            Bound::Sheets => 256,
            // Four thousand rows of a hundred columns; a cell takes about a hundred bytes until it is text.
            Bound::Cells => 400_000,
            // The widest statutory form has some thirty columns.
            Bound::Columns => 1_024,
            // Word nests some dozens deep; each level costs a call.
            Bound::Nesting => 256,
            // What Excel allows in a cell.
            Bound::StringChars => 32_767,
            // Yearbooks have hundreds.
            Bound::Pages => 2_000,
        }
    }

    /// The most there may be of a list whose rows are handed over one by one: a sheet of so many cells and characters.
    pub const fn limit_in_rows(self) -> u64 {
        match self {
            // Two hundred thousand rows of twenty columns; the strings that cells share are kept, some hundred bytes each.
            Bound::Cells => 4_000_000,
            // What such a sheet says, with room; a cell may be repeated many times.
            Bound::TextChars => 256 * 1024 * 1024,
            _ => self.limit(),
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
