//! Plain text, pasted or from a file: lines as they are, drawn tables with tabs.

use super::builder::is_invisible;
use super::drawn;
use super::textual::Textual;
use super::{Bound, Document, ReadError};
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A document of the text in NFC.
///
/// # Errors
/// [`Bound::TextChars`].
pub(super) fn read(textual: Textual<'_>) -> Result<Document, ReadError> {
    let mut text = if is_nfc(&textual.text) { textual.text } else { textual.text.nfc().collect::<String>() };
    text.retain(|c| !is_invisible(c));
    let text = drawn::with_tabs(text);
    Bound::TextChars.check(textual.name, text.chars().count() as u64)?;
    Ok(Document { notes: textual.notes, ..Document::plain(textual.name, text) })
}
