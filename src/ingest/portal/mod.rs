//! Answers of the national portal's evaluation pages (JSON) → tables that a person could read.
//!
//! Known keys get Vietnamese headings (`words.tsv`), unknown ones stay as they are, and nothing is left out. What is
//! `null` is shown as «–», what is absent as a blank cell, and zero as «0»: three states that stay three.
//! The units tree (`parent`, `children`) becomes the rows of one table, from above; the metrics of each unit become a
//! table of their own, headed by the unit.

mod cell;
mod groups;
mod head;
mod records;
mod words;
mod writer;

use super::textual::Textual;
use super::{Document, ReadError, ReadErrorCode};
use serde_json::Value;
use writer::Writer;

/// What a saved session of this program says it is.
const SAVED: &str = "thuocdo";

/// Reads an answer.
///
/// # Errors
/// [`ReadErrorCode::SavedWork`] for a saved session; a [`super::Bound`] passed; [`ReadErrorCode::Empty`].
pub(super) fn read(textual: Textual<'_>, value: &Value) -> Result<Document, ReadError> {
    if value.get("format").and_then(Value::as_str) == Some(SAVED) {
        return Err(textual.fail(ReadErrorCode::SavedWork));
    }
    let mut writer = Writer::new(&textual);
    writer.walk("", inside(value), &head::Unit::default())?;
    writer.finish()
}

/// What an envelope `{code: "OK", data, message}` holds; anything else as it is.
fn inside(value: &Value) -> &Value {
    let blank =
        |key: &str| value.get(key).is_none_or(|v| v.is_null() || v.as_str().is_some_and(|s| s.trim().is_empty()));
    let fine = value.get("code").is_none_or(|code| matches!(code.as_str(), Some("OK" | "SUCCESS" | "200")));
    match value.get("data") {
        Some(data) if fine && blank("message") && (data.is_object() || data.is_array()) => data,
        _ => value,
    }
}
