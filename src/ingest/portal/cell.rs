//! A value as a cell.

use super::words::{Holds, holds};
use crate::domain::Decimal;
use crate::ingest::{CellInput, CellValue};
use serde_json::Value;

/// What stands for `null`.
pub(super) const NULL: &str = "–";

/// A cell of a value under a key; an absent value is a blank cell.
pub(super) fn cell(key: &str, value: Option<&Value>) -> CellInput {
    let Some(value) = value else { return CellInput::default() };
    match decimal(key, value) {
        Some(number) if holds(key) == Holds::Percent => typed(value, CellValue::Percent(number)),
        Some(number) => typed(value, CellValue::Number(number)),
        None => CellInput::text(text(value)),
    }
}

fn typed(value: &Value, kind: CellValue) -> CellInput {
    CellInput { text: text(value).replace('.', ","), value: kind, ..CellInput::default() }
}

/// The number a value is: a JSON number, or digits in a string under a key that holds numbers. A string with a point
/// before exactly three digits may be thousands and is left a string, unless it is points or a percentage.
pub(super) fn decimal(key: &str, value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Decimal::parse_plain(&number.to_string()),
        Value::String(digits) if holds(key) != Holds::Text => {
            let digits = digits.trim();
            let thousands =
                holds(key) == Holds::Number && digits.split_once('.').is_some_and(|(_, rest)| rest.len() == 3);
            (!thousands).then(|| Decimal::parse_plain(digits)).flatten()
        }
        _ => None,
    }
}

/// A value as text: numbers with a decimal comma, a list with semicolons.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::Null => NULL.to_owned(),
        Value::Bool(flag) => flag.to_string(),
        Value::Number(number) => number.to_string().replace('.', ","),
        Value::String(text) => text.clone(),
        Value::Array(items) => items.iter().map(text).collect::<Vec<_>>().join("; "),
        Value::Object(map) => map.iter().map(|(k, v)| format!("{k}: {}", text(v))).collect::<Vec<_>>().join("; "),
    }
}

/// Whether a value is neither list nor object.
pub(super) fn is_scalar(value: &Value) -> bool {
    !value.is_array() && !value.is_object()
}
