//! Older files → the shape that is written now, one step for each version.

use super::{FORMAT, OpenError};
use serde_json::{Map, Value, json};

/// From one version to the next.
type Step = fn(&mut Map<String, Value>) -> Result<(), OpenError>;

/// `STEPS[n]` brings a file of version n to version n + 1. A new version of the file adds its step at the end.
const STEPS: [Step; 2] = [undone_steps, scenarios];

/// The version that all steps lead to.
pub(super) const CURRENT: u64 = STEPS.len() as u64;

/// The content of a saved file in today's shape.
pub(super) fn up_to_date(text: &str) -> Result<Value, OpenError> {
    let text = text.trim_start_matches('\u{feff}');
    let value: Value = serde_json::from_str(text).map_err(|e| OpenError::Broken { line: e.line() })?;
    let Value::Object(mut file) = value else { return Err(OpenError::Foreign) };
    if file.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(OpenError::Foreign);
    }
    let damaged = || OpenError::Damaged { part: "version".into() };
    let version = file.get("version").and_then(Value::as_u64).ok_or_else(damaged)?;
    if version > CURRENT {
        return Err(OpenError::Newer { version, known: CURRENT });
    }
    let from = usize::try_from(version).map_err(|_| damaged())?;
    STEPS.iter().skip(from).try_for_each(|step| step(&mut file))?;
    file.insert("version".into(), json!(CURRENT));
    Ok(Value::Object(file))
}

/// Version 0, of trials before the first release, kept the steps alone (`steps`) and no number for pasted texts.
fn undone_steps(file: &mut Map<String, Value>) -> Result<(), OpenError> {
    let done = file.remove("steps").ok_or_else(|| OpenError::Damaged { part: "steps".into() })?;
    file.insert("history".into(), json!({ "done": done, "undone": [] }));
    file.entry("pasted").or_insert(json!(0));
    Ok(())
}

/// Version 1 kept no scenarios.
fn scenarios(file: &mut Map<String, Value>) -> Result<(), OpenError> {
    file.entry("scenarios").or_insert(json!([]));
    Ok(())
}
