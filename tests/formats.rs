//! The same report gives the same facts whatever it is kept in. `scripts/fixtures` writes the files, of other reports too:
//! `THUOCDO_FIXTURES=FOLDER` reads those instead. The real reports are written here, by small writers of our own.

#![allow(clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test may stop and speak")]
#![cfg(feature = "office")]

mod common;
#[path = "formats/hostile.rs"]
mod hostile;
#[path = "common/independent.rs"]
mod independent;
#[path = "formats/parts.rs"]
mod parts;
#[path = "formats/quirks.rs"]
mod quirks;
#[path = "formats/written.rs"]
mod written;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use thuoc_do::catalog::catalog;
use thuoc_do::domain::{Fact, SourceId, Value};
use thuoc_do::extract::extract;
use thuoc_do::ingest::{Document, read};

/// Everything about a fact but its place.
fn line(fact: &Fact) -> String {
    let value = match &fact.value {
        Value::Number(number) => number.normalized().to_string(),
        other => format!("{other:?}"),
    };
    let Fact { indicator, unit, scope, period, of, base, of_total, direction, kind, .. } = fact;
    format!(
        "{indicator} = {value} {unit} | {} | {} | {of:?} {base:?} {of_total:?} {direction:?} {kind:?}",
        scope.code(),
        period.code()
    )
}

/// How often each fact occurs.
fn facts(document: &Document) -> BTreeMap<String, usize> {
    let mut counts = BTreeMap::new();
    for fact in &extract(document, SourceId(0), catalog()).facts.facts {
        *counts.entry(line(fact)).or_insert(0) += 1;
    }
    counts
}

fn file(path: &Path) -> Document {
    let bytes = fs::read(path).expect("the file");
    read(&path.to_string_lossy(), &bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What one has and the other has not, one line each.
fn difference(expected: &BTreeMap<String, usize>, found: &BTreeMap<String, usize>) -> Vec<String> {
    let count = |of: &BTreeMap<String, usize>, key: &str| of.get(key).copied().unwrap_or(0);
    let missing = expected.keys().filter(|k| count(found, k) < count(expected, k)).map(|k| format!("- {k}"));
    let extra = found.keys().filter(|k| count(found, k) > count(expected, k)).map(|k| format!("+ {k}"));
    missing.chain(extra).collect()
}

fn folder(path: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(path).expect("the folder").map(|e| e.expect("an entry").path()).collect();
    paths.sort();
    paths
}

#[test]
fn a_report_gives_the_same_facts_in_every_format() {
    let mut files = 0;
    let mut broken = Vec::new();
    let own = || Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures");
    let fixtures = std::env::var_os("THUOCDO_FIXTURES").map_or_else(own, PathBuf::from);
    for report in folder(&fixtures).iter().filter(|p| p.is_dir()) {
        let expected = facts(&file(&report.join("source.txt")));
        assert!(expected.len() >= 10, "{}: only {} facts", report.display(), expected.len());
        for path in folder(report).iter().filter(|p| !p.ends_with("source.txt")) {
            files += 1;
            let different = difference(&expected, &facts(&file(path)));
            if !different.is_empty() {
                broken.push(format!("{}:\n  {}", path.display(), different.join("\n  ")));
            }
        }
    }
    assert!(files >= 30, "only {files} files");
    assert!(broken.is_empty(), "{} files differ:\n{}", broken.len(), broken.join("\n"));
}

#[test]
fn the_real_reports_give_the_same_facts_as_word_files_and_web_pages() {
    let Some(seeds) = common::seeds() else { return };
    for (number, name) in common::SEEDS {
        let text = fs::read_to_string(seeds.join(name)).expect("a report");
        let expected = facts(&read("a.txt", text.as_bytes()).expect("text"));
        for (kind, bytes) in [("docx", written::docx(&text)), ("html", written::html(&text).into_bytes())] {
            let document = read(&format!("a.{kind}"), &bytes).unwrap_or_else(|error| panic!("{number}: {error}"));
            assert_eq!(difference(&expected, &facts(&document)), Vec::<String>::new(), "{number} as {kind}");
        }
    }
}
