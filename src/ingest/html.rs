//! Web pages.

use super::textual::Textual;
use super::{Document, Format, ReadError, ReadErrorCode};

/// Reads a web page.
pub(super) fn read(textual: Textual<'_>) -> Result<Document, ReadError> {
    Err(textual.fail(ReadErrorCode::NeedsReader { format: Format::Html }))
}
