//! Whose figures an object has, and for when.

use super::cell::text;
use super::words::heading;
use serde_json::{Map, Value};

/// Keys of a unit's name and of its code.
const NAMES: [&str; 6] = ["departmentName", "unit", "DEPARTMENT_NAME", "TEN_DON_VI", "TENDONVI", "unitName"];
const UNIT_CODES: [&str; 4] = ["departmentCode", "DEPARTMENT_CODE", "MA_DON_VI", "MADONVI"];

/// Keys that say what time an object is about.
const TIMES: [&str; 8] = ["timeType", "year", "quarter", "month", "fromDate", "toDate", "period", "date"];

/// A unit: name and code, blank when not given.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) name: String,
    pub(super) code: String,
}

impl Unit {
    /// The unit an object names; this one when it names none.
    pub(super) fn or_of(&self, object: &Map<String, Value>) -> Unit {
        let Some(name) = first(object, &NAMES) else { return self.clone() };
        let code = first(object, &UNIT_CODES).or_else(|| first(object, &["code"])).unwrap_or_default();
        Unit { name, code }
    }

    /// The line that names it; `None` for no unit.
    pub(super) fn line(&self) -> Option<String> {
        let code = if self.code.is_empty() { String::new() } else { format!(" ({})", self.code) };
        (!self.name.is_empty()).then(|| format!("{}: {}{code}", heading("@unit"), self.name))
    }
}

fn first(object: &Map<String, Value>, keys: &[&str]) -> Option<String> {
    keys.iter().find_map(|key| object.get(*key).and_then(Value::as_str)).map(str::to_owned)
}

/// Whether the head of an object tells this key.
pub(super) fn is_told(object: &Map<String, Value>, key: &str) -> bool {
    let code = key == "code" && first(object, &NAMES).is_some();
    NAMES.contains(&key) || UNIT_CODES.contains(&key) || TIMES.contains(&key) || code
}

/// Whether a key only says when.
pub(super) fn is_time(key: &str) -> bool {
    TIMES.contains(&key)
}

/// The lines that say what time an object is about.
pub(super) fn times(object: &Map<String, Value>) -> Vec<String> {
    let get = |key: &str| object.get(key).filter(|v| !v.is_null()).map(text);
    let dated = |word: &str, day: String| format!("{} {}", heading(word), date(&day));
    let mut parts: Vec<String> = Vec::new();
    match (get("fromDate"), get("toDate")) {
        (None, None) => parts.extend(calendar(get("month"), get("quarter"), get("year"))),
        (from, to) => {
            parts.extend([from.map(|d| dated("@from", d)), to.map(|d| dated("@to", d))].into_iter().flatten())
        }
    }
    let span = get("period").map(|p| period(&p)).or_else(|| (!parts.is_empty()).then(|| parts.join(" ")));
    let span = span.or_else(|| get("timeType"));
    let span = span.map(|s| format!("{}: {s}", heading("@period")));
    span.into_iter().chain(get("date").map(|d| dated("@date", d))).collect()
}

/// «Tháng 8 năm 2026».
fn calendar(month: Option<String>, quarter: Option<String>, year: Option<String>) -> Option<String> {
    let part = month.map(|m| ("@month", m)).or_else(|| quarter.map(|q| ("@quarter", q)));
    let part = part.map(|(word, n)| format!("{} {n}", heading(word)));
    match (part, year) {
        (Some(part), Some(year)) => Some(format!("{part} {} {year}", heading("@year").to_lowercase())),
        (None, Some(year)) => Some(format!("{} {year}", heading("@year"))),
        (part, None) => part,
    }
}

/// A year's period in words; anything else as it is.
fn period(code: &str) -> String {
    let mut words = code.split_whitespace();
    match (words.next(), words.next(), words.collect::<Vec<_>>().as_slice()) {
        (Some("year"), Some(year), []) => format!("{} {year}", heading("@year")),
        (Some("year"), Some(year), ["to", "date"]) => format!("{} {year}", heading("@to_date")),
        _ => code.to_owned(),
    }
}

/// A day as it is written here: `2026-09-17…` becomes 17/9/2026, anything else stays.
fn date(code: &str) -> String {
    let day = code.get(..10).and_then(|day| day.parse::<chrono::NaiveDate>().ok());
    day.map_or_else(|| code.to_owned(), |day| day.format("%d/%m/%Y").to_string())
}
