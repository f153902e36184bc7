//! JSON → a type.

use serde::de::DeserializeOwned;
use serde_json::Value;

/// Reads JSON by way of a tree of values: every type's reader is in the program once, whether it reads from a text or
/// from what a text was turned into before. The programs of the workers are smaller because of it; the page reads no JSON.
///
/// # Errors
/// Not JSON, or not of this type.
pub fn from_json<T: DeserializeOwned>(text: &str) -> Result<T, serde_json::Error> {
    serde_json::from_str::<Value>(text).and_then(serde_json::from_value)
}
