//! The program whose instructions are counted compiles layers of this one: it needs their crates, as they are here.

use crate::source;
use toml::{Table, Value};

/// Layers that the counter leaves out are the only ones to name these.
const LEFT_OUT: &[&str] = &["plotters", "plotters-backend"];

/// Crates of the core, with those of its readers, that the counter lacks or has in another shape.
pub(crate) fn differing() -> Vec<String> {
    let (ours, theirs) = (dependencies("Cargo.toml"), dependencies("scripts/benchmark/scanners/Cargo.toml"));
    let office = manifest("Cargo.toml")["features"]["office"].clone();
    let office: Vec<&str> = office.as_array().into_iter().flatten().filter_map(Value::as_str).collect();
    let needed = |name: &str, value: &Value| {
        office.contains(&format!("dep:{name}").as_str()) || (!optional(value) && !LEFT_OUT.contains(&name))
    };
    let needed: Vec<_> = ours.iter().filter(|(name, value)| needed(name, value)).collect();
    assert!(needed.len() >= 10, "only {} crates found", needed.len());
    needed
        .into_iter()
        .filter(|(name, value)| theirs.get(*name).map(always) != Some(always(value)))
        .map(|(name, _)| name.clone())
        .collect()
}

fn manifest(path: &str) -> Table {
    std::fs::read_to_string(source::root().join(path)).unwrap().parse().unwrap()
}

fn dependencies(path: &str) -> Table {
    manifest(path)["dependencies"].as_table().unwrap().clone()
}

fn optional(value: &Value) -> bool {
    value.get("optional").and_then(Value::as_bool) == Some(true)
}

/// The same dependency, not optional.
fn always(value: &Value) -> Value {
    let mut table = match value {
        Value::Table(table) => table.clone(),
        version => Table::from_iter([("version".to_owned(), version.clone())]),
    };
    table.remove("optional");
    Value::Table(table)
}
