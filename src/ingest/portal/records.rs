//! Objects of one kind as the rows of a table.

use super::cell::{cell, is_scalar};
use super::groups::{Settled, group_told, is_groups};
use super::head::{Unit, is_time};
use super::words::{heading, position};
use crate::ingest::{CellInput, CellValue, RowInput};
use serde_json::{Map, Value};

/// An object of the answer.
pub(super) type Object = Map<String, Value>;

/// A unit and all below it, from above.
pub(super) fn flattened<'a>(object: &'a Object, into: &mut Vec<&'a Object>) {
    if let Some(parent) = object.get("parent").and_then(Value::as_object) {
        flattened(parent, into);
    }
    if object.iter().any(|(key, value)| is_scalar(value) && !is_time(key)) {
        into.push(object);
    }
    for child in object.get("children").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_object) {
        flattened(child, into);
    }
}

/// The rows of a table of objects, heading first: what each states itself, its scores by group as columns.
pub(super) fn rows(objects: &[&Object], settled: Settled) -> Vec<RowInput> {
    let keys = keys(objects);
    let codes = codes(objects);
    let group = group_told(objects);
    let named = |key: &&str| match (*key, group) {
        ("score", Some(group)) => format!("{} {group}", heading("@points_of")),
        ("ratio", Some(_)) => heading("@rate_of_counts").to_owned(),
        ("maxScore", Some(_)) => heading("@most").to_owned(),
        (key, _) => heading(key).to_owned(),
    };
    let head = keys.iter().map(named).chain(codes.iter().map(|c| settled.name(c).to_owned()));
    let mut rows = vec![row(head.map(CellInput::text).collect())];
    for object in objects {
        let own = keys.iter().map(|k| cell(k, object.get(*k)));
        let scores = codes.iter().map(|c| cell(c, groups_of(object).and_then(|groups| groups.get(*c))));
        rows.push(row(own.chain(scores).collect()));
    }
    rows
}

/// Keys of plain values of all objects, known ones in the order of the table of words, then the others.
fn keys<'a>(objects: &[&'a Object]) -> Vec<&'a str> {
    let mut keys: Vec<&str> = Vec::new();
    let mut seen = std::collections::HashSet::new();
    for (key, _) in objects.iter().flat_map(|o| o.iter()).filter(|(_, v)| is_scalar(v)) {
        if seen.insert(key.as_str()) {
            keys.push(key);
        }
    }
    keys.sort_by_key(|key| position(key));
    keys
}

fn codes<'a>(objects: &[&'a Object]) -> Vec<&'a str> {
    let mut codes: Vec<&str> = Vec::new();
    for code in objects.iter().filter_map(|o| groups_of(o)).flat_map(|groups| groups.keys()) {
        if !codes.contains(&code.as_str()) {
            codes.push(code);
        }
    }
    codes.sort_by_key(|code| position(code));
    codes
}

/// Scores by group that an object holds.
pub(super) fn groups_of(object: &Object) -> Option<&Object> {
    object.values().filter_map(Value::as_object).find(|map| is_groups(map))
}

/// Metrics as a list of objects, each a row that begins with the unit.
pub(super) fn metric_rows(unit: &Unit, metrics: &[&Object]) -> Vec<RowInput> {
    let mut rows = rows(metrics, Settled::default());
    for (index, row) in rows.iter_mut().enumerate() {
        row.cells.splice(0..0, unit_cells(unit, index == 0));
    }
    rows
}

/// Metrics as a map from codes to numerator, denominator and score.
pub(super) fn triple_rows(unit: &Unit, triples: &Object) -> Vec<RowInput> {
    let head = ["@metric", "@numerator", "@denominator", "@points"].map(|word| CellInput::text(heading(word)));
    let mut rows = vec![row(unit_cells(unit, true).into_iter().chain(head).collect())];
    for (code, values) in triples {
        let numbers = values.as_array().into_iter().flatten().map(|value| cell("score", Some(value)));
        let cells = unit_cells(unit, false).into_iter().chain([CellInput::text(code)]).chain(numbers);
        rows.push(row(cells.collect()));
    }
    rows
}

/// Whether every value of an object is a list of three numbers or nulls.
pub(super) fn is_triples(map: &Object) -> bool {
    let triple =
        |v: &Value| v.as_array().is_some_and(|a| a.len() == 3 && a.iter().all(|n| n.is_number() || n.is_null()));
    !map.is_empty() && map.values().all(triple)
}

/// Scores by group of one unit, a row each, and the total where it is stated.
pub(super) fn group_rows(groups: &Object, settled: Settled, total: Option<&Value>) -> Vec<RowInput> {
    let head = ["@criterion", "@points", "@max"].map(|word| CellInput::text(heading(word)));
    let largest = |code: &str| {
        settled.largest(code).map_or_else(CellInput::default, |digits| {
            let value = crate::domain::Decimal::parse_plain(digits).map_or(CellValue::Text, CellValue::Number);
            CellInput { value, ..CellInput::text(digits) }
        })
    };
    let mut rows = vec![row(head.into())];
    let score =
        |code: &str, value| vec![CellInput::text(settled.name(code)), cell("score", Some(value)), largest(code)];
    let mut ordered: Vec<(&String, &Value)> = groups.iter().collect();
    ordered.sort_by_key(|(code, _)| position(code));
    rows.extend(ordered.into_iter().map(|(code, value)| row(score(code, value))));
    rows.extend(
        total.map(|value| {
            row(vec![CellInput::text(heading("@total")), cell("score", Some(value)), CellInput::default()])
        }),
    );
    rows
}

fn unit_cells(unit: &Unit, head: bool) -> [CellInput; 2] {
    match head {
        true => ["@unit", "@unit_code"].map(|word| CellInput::text(heading(word))),
        false => [&unit.name, &unit.code].map(CellInput::text),
    }
}

fn row(cells: Vec<CellInput>) -> RowInput {
    RowInput { cells, ..RowInput::default() }
}
