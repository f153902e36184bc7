//! JSON that people can read and compare: one line for each figure, each step, each row of a table.

use super::{FORMAT, VERSION};
use crate::dossier::Counted;
use crate::workspace::{History, Reading, Workspace};
use serde::Serialize;

/// The file's text in pieces, so that a long one need not be written at once: what is there once, every source, the end.
/// Together they end with a line break.
pub(super) fn piece(session: &Workspace, saved_at: &str, at: usize) -> Option<String> {
    let sources = &session.sources;
    match at.checked_sub(1) {
        None => Some(beginning(session, saved_at)),
        Some(at) if at < sources.len() => {
            let parted = if at == 0 { "\n" } else { ",\n" };
            sources.get(at).map(|source| parted.to_owned() + &reading(source))
        }
        Some(at) => (at == sources.len()).then(|| if at == 0 { "]\n}\n" } else { "\n]\n}\n" }.to_owned()),
    }
}

/// Everything up to the sources.
fn beginning(session: &Workspace, saved_at: &str) -> String {
    let parts = [
        ("format", line(&FORMAT)),
        ("version", line(&VERSION)),
        ("saved_at", line(&saved_at)),
        ("thresholds", line(&session.thresholds)),
        ("next_source", line(&session.next)),
        ("pasted", line(&session.pasted)),
        ("history", history(&session.history)),
        ("scenarios", list(session.scenarios.iter().map(line))),
        ("tried_out", list(session.tried.iter().map(line))),
        ("desk", line(&session.desk)),
    ];
    format!("{{\n{},\n\"sources\": [", entries(&parts))
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
    format!("{{\n{}\n}}", entries(parts))
}

fn entries(parts: &[(&str, String)]) -> String {
    let entries: Vec<String> = parts.iter().map(|(name, value)| format!("\"{name}\": {value}")).collect();
    entries.join(",\n")
}

fn list(entries: impl Iterator<Item = String>) -> String {
    let entries: Vec<String> = entries.collect();
    if entries.is_empty() { "[]".into() } else { format!("[\n{}\n]", entries.join(",\n")) }
}
