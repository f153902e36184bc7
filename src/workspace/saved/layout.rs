//! JSON that people can read and compare: one line for each figure, each step, each row of a table.

use super::{FORMAT, VERSION};
use crate::dossier::Counted;
use crate::workspace::{History, Reading, Workspace};
use serde::Serialize;

/// The file's text; ends with a line break.
pub(super) fn write(session: &Workspace, saved_at: &str) -> String {
    let parts = [
        ("format", line(&FORMAT)),
        ("version", line(&VERSION)),
        ("saved_at", line(&saved_at)),
        ("thresholds", line(&session.thresholds)),
        ("next_source", line(&session.next)),
        ("pasted", line(&session.pasted)),
        ("history", history(&session.history)),
        ("scenarios", list(session.scenarios.iter().map(line))),
        ("desk", line(&session.desk)),
        ("sources", list(session.sources.iter().map(reading))),
    ];
    object(&parts) + "\n"
}

fn history(history: &History) -> String {
    object(&[("done", list(history.done.iter().map(line))), ("undone", list(history.undone.iter().map(line)))])
}

fn reading(reading: &Reading) -> String {
    let Reading { document, extraction, dossiers } = reading;
    let grid = |grid: &crate::ingest::Grid| object(&[("rows", list(grid.rows.iter().map(line)))]);
    let document = [
        ("name", line(&document.name)),
        ("format", line(&document.format)),
        ("text", line(&document.text)),
        ("grids", list(document.grids.iter().map(grid))),
        ("sections", list(document.sections.iter().map(line))),
        ("notes", list(document.notes.iter().map(line))),
    ];
    let extraction = [
        ("report", line(&extraction.report)),
        ("facts", object(&[("facts", list(extraction.facts.facts.iter().map(line)))])),
        ("passed", list(extraction.passed.iter().map(line))),
        ("tables", list(extraction.tables.iter().map(line))),
    ];
    let counted = dossiers.as_ref().map(|counted| ("dossiers", line(&without_words(counted))));
    let parts = [("document", object(&document)), ("extraction", object(&extraction))];
    object(&parts.into_iter().chain(counted).collect::<Vec<_>>())
}

/// Counts without words of cells: what is kept holds counts and row numbers alone.
fn without_words(counted: &Counted) -> Counted {
    let mut counted = counted.clone();
    counted.files.iter_mut().for_each(|file| file.unknown.clear());
    counted
}

/// A value on one line. What is saved has text keys only, so writing it cannot fail.
fn line<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_else(|_| "null".into())
}

fn object(parts: &[(&str, String)]) -> String {
    let entries: Vec<String> = parts.iter().map(|(name, value)| format!("\"{name}\": {value}")).collect();
    format!("{{\n{}\n}}", entries.join(",\n"))
}

fn list(entries: impl Iterator<Item = String>) -> String {
    let entries: Vec<String> = entries.collect();
    if entries.is_empty() { "[]".into() } else { format!("[\n{}\n]", entries.join(",\n")) }
}
