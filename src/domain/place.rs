//! Where in which source a figure stands.

use serde::{Deserialize, Serialize};

/// The number of a loaded source within one workspace, in the order of loading.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct SourceId(pub u32);

/// Where a figure stands in its source: a half-open range of characters (not bytes) of the document's text.
///
/// A table row's place covers the whole row; `cell` then names the column.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Place {
    /// The source the text belongs to.
    pub source: SourceId,
    /// First character.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// Zero-based column of the table cell; `None` for prose.
    pub cell: Option<usize>,
}

impl Place {
    /// The place of a figure that its report does not hold: an empty range, with which nothing can be opened.
    pub const fn nowhere(source: SourceId) -> Place {
        Place { source, start: 0, end: 0, cell: None }
    }

    /// Whether there is nothing to open.
    pub const fn is_nowhere(&self) -> bool {
        self.start == self.end
    }
}
