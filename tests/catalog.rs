//! Every entry of the catalogue is exercised: what can be read is read in a case.

#![allow(clippy::expect_used, reason = "a test may stop at the first surprise")]

use std::collections::HashSet;
use std::fs;
use std::path::Path;
use thuoc_do::catalog::catalog;

/// The fact ids that the extraction cases record, as facts or as what a share, rank or target is about.
fn recorded() -> HashSet<String> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let mut ids = HashSet::new();
    let folders = ["extract", "tables"].map(|folder| fs::read_dir(cases.join(folder)).expect("a case folder"));
    for entry in folders.into_iter().flatten() {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|e| e == "facts") {
            let text = fs::read_to_string(path).expect("a record");
            ids.extend(text.lines().filter_map(|l| l.split_once(" = ")).map(|(id, _)| id.to_owned()));
        }
    }
    ids
}

#[test]
fn every_fact_has_a_case() {
    let recorded = recorded();
    let readable = catalog().facts.iter().filter(|f| f.resolves_to.is_empty());
    let missing: Vec<&str> = readable.map(|f| f.id.as_str()).filter(|id| !recorded.contains(*id)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}
