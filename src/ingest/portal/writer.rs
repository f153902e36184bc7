//! Walks an answer from above and writes what it finds.

use super::cell::{NULL, decimal, is_scalar, text};
use super::groups::{Settled, group_told, is_groups};
use super::head::{Unit, is_told, times};
use super::records::{Object, flattened, group_rows, groups_of, is_triples, metric_rows, rows, triple_rows};
use super::words::{Holds, heading, holds};
use crate::ingest::textual::Textual;
use crate::ingest::{Bound, Document, DocumentBuilder, Format, ReadError, RowInput};
use serde_json::Value;

/// Keys of the total that goes with scores by group.
const TOTALS: [&str; 3] = ["total", "totalScore", "TONG_SCORE"];
/// Key of the online-service score that settles which group is which.
const ONLINE_SCORE: &str = "online_service_score";

/// The document being written.
pub(super) struct Writer {
    name: String,
    builder: DocumentBuilder,
    cells: u64,
    /// The last line that named a unit.
    unit: String,
}

impl Writer {
    /// An empty document of a file.
    pub(super) fn new(textual: &Textual<'_>) -> Writer {
        let mut builder = DocumentBuilder::new(textual.name, Format::PortalJson);
        textual.notes.iter().for_each(|note| builder.note(note.clone()));
        Writer { name: textual.name.to_owned(), builder, cells: 0, unit: String::new() }
    }

    /// The document.
    pub(super) fn finish(self) -> Result<Document, ReadError> {
        self.builder.finish()
    }

    /// Writes a value found under a key, within a unit.
    pub(super) fn walk(&mut self, key: &str, value: &Value, unit: &Unit) -> Result<(), ReadError> {
        match value {
            Value::Object(object) => self.object(key, object, unit),
            Value::Array(items) if !items.is_empty() && items.iter().all(Value::is_object) => {
                let mut objects = Vec::new();
                items.iter().filter_map(Value::as_object).for_each(|o| flattened(o, &mut objects));
                self.list(key, &objects, unit)
            }
            Value::Array(items) if !items.iter().all(is_scalar) => {
                items.iter().try_for_each(|v| self.walk(key, v, unit))
            }
            _ => self.line(key, value),
        }
    }

    fn object(&mut self, key: &str, object: &Object, unit: &Unit) -> Result<(), ReadError> {
        let own = unit.or_of(object);
        if is_triples(object) {
            return self.table(key, &own, &triple_rows(&own, object));
        }
        if object.contains_key("children") || object.get("parent").is_some_and(Value::is_object) {
            let mut objects = Vec::new();
            flattened(object, &mut objects);
            let own = object.get("parent").and_then(Value::as_object).map_or(own.clone(), |parent| own.or_of(parent));
            times(object).iter().for_each(|line| self.builder.paragraph(line));
            return self.list(key, &objects, &own);
        }
        if is_record(object) {
            return self.list(key, &[object], &own);
        }
        if own != *unit {
            self.name_unit(&own);
        }
        times(object).iter().for_each(|line| self.builder.paragraph(line));
        let grouped = groups_of(object).is_some();
        let total = TOTALS.iter().find_map(|key| object.get(*key));
        let told = |key: &str| is_told(object, key) || (grouped && TOTALS.contains(&key));
        for (key, value) in object.iter().filter(|(key, _)| !told(key)) {
            match value.as_object() {
                Some(groups) if is_groups(groups) => {
                    let online = object.get(ONLINE_SCORE).and_then(|v| decimal(ONLINE_SCORE, v));
                    let settled = Settled::by([groups].into_iter(), online);
                    self.table(key, &own, &group_rows(groups, settled, total))?;
                }
                _ => self.walk(key, value, &own)?,
            }
        }
        Ok(())
    }

    /// Objects of one kind: their own values as a table, then what each holds besides.
    fn list(&mut self, key: &str, objects: &[&Object], unit: &Unit) -> Result<(), ReadError> {
        if key == "metrics" {
            return self.table(key, unit, &metric_rows(unit, objects));
        }
        let settled = Settled::by(objects.iter().filter_map(|o| groups_of(o)), None);
        if objects.iter().any(|o| o.iter().any(|(key, v)| is_scalar(v) && !is_told(o, key)) || groups_of(o).is_some()) {
            if let Some(group) = group_told(objects) {
                self.name_unit(unit);
                self.builder.paragraph(&format!("{}: {group}", heading("@index")));
            }
            self.table(key, unit, &rows(objects, settled))?;
        }
        for object in objects {
            let own = unit.or_of(object);
            let inside = |key: &str, v: &Value| !is_scalar(v) && !matches!(key, "children" | "parent") && !is_scores(v);
            for (key, value) in object.iter().filter(|(key, value)| inside(key, value)) {
                self.walk(key, value, &own)?;
            }
        }
        Ok(())
    }

    fn table(&mut self, key: &str, unit: &Unit, rows: &[RowInput]) -> Result<(), ReadError> {
        let filled = rows.iter().map(|row| row.cells.iter().filter(|c| !c.text.is_empty()).count() as u64);
        self.cells += filled.sum::<u64>();
        Bound::Cells.check(&self.name, self.cells)?;
        Bound::Columns.check(&self.name, rows.first().map_or(0, |row| row.cells.len() as u64))?;
        self.name_unit(unit);
        if !matches!(key, "" | "metrics" | "data" | "groups") {
            self.builder.paragraph(heading(key));
        }
        self.builder.table(rows);
        self.builder.paragraph("");
        Bound::TextChars.check(&self.name, self.builder.chars() as u64)
    }

    /// Writes the line of a unit unless it is the one written last; where none is named after one that was, that none is.
    fn name_unit(&mut self, unit: &Unit) {
        let nobody = || (!self.unit.is_empty()).then(|| format!("{}: {NULL}", heading("@unit")));
        if let Some(line) = unit.line().or_else(nobody).filter(|line| *line != self.unit) {
            self.builder.paragraph(&line);
            self.unit = line;
        }
    }

    fn line(&mut self, key: &str, value: &Value) -> Result<(), ReadError> {
        let shown = text(value);
        Bound::StringChars.check(&self.name, shown.chars().count() as u64)?;
        self.builder.paragraph(&if key.is_empty() { shown } else { format!("{}: {shown}", heading(key)) });
        Bound::TextChars.check(&self.name, self.builder.chars() as u64)
    }
}

fn is_scores(value: &Value) -> bool {
    value.as_object().is_some_and(is_groups)
}

/// Whether an object is a row of figures by itself: two known numbers, and no lists or objects but scores by group.
fn is_record(object: &Object) -> bool {
    let numbers = object.iter().filter(|(key, value)| holds(key) != Holds::Text && is_scalar(value)).count();
    numbers >= 2 && object.values().all(|v| is_scalar(v) || is_scores(v))
}
