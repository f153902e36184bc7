//! Files in, documents out: everything in `tests/cases/ingest/files` with its snapshot beside it (`.read`).
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --features cli --test ingest` rewrites them; read the difference before committing.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use thuoc_do::ingest::{Cell, CellValue, Document, Row, read};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/ingest/files");
    let entries = fs::read_dir(folder).expect("the case folder").map(|e| e.expect("an entry").path());
    let mut paths: Vec<PathBuf> = entries.filter(|p| p.extension().is_none_or(|e| e != "read")).collect();
    paths.sort();
    paths
}

/// Format, notes, and the text; table rows as cells between bars.
fn shown(document: &Document) -> String {
    let chars: Vec<char> = document.text.chars().collect();
    let mut out = format!("{:?}\n", document.format);
    document.notes.iter().for_each(|note| writeln!(out, "{note:?}").unwrap());
    let mut at = 0;
    for line in document.text.split('\n') {
        let found = document.grids.iter().flat_map(|g| &g.rows).find(|row| row.start == at);
        match found {
            Some(row) => writeln!(out, "{}", row_shown(&chars, row)).unwrap(),
            None => writeln!(out, "  {line}").unwrap(),
        }
        at += line.chars().count() + 1;
    }
    out.trim_end().to_owned() + "\n"
}

fn row_shown(chars: &[char], row: &Row) -> String {
    let number = row.number.map(|n| n.to_string()).unwrap_or_default();
    let hidden = if row.hidden { " hidden" } else { "" };
    let cells: Vec<String> = row.cells.iter().map(|cell| cell_shown(chars, cell)).collect();
    assert_eq!(row.end, row.cells.last().map_or(row.start, |c| c.end), "a row ends with its last cell");
    format!("{number}{hidden} | {}", cells.join(" | "))
}

fn cell_shown(chars: &[char], cell: &Cell) -> String {
    let text: String = chars[cell.start..cell.end].iter().collect();
    let value = match cell.value {
        CellValue::Blank | CellValue::Text => String::new(),
        CellValue::Number(n) => format!(" #{n}"),
        CellValue::Percent(n) => format!(" #{n}%"),
        CellValue::Date(day) => format!(" @{day}"),
    };
    let span =
        if (cell.columns, cell.rows) == (1, 1) { String::new() } else { format!(" [{}x{}]", cell.columns, cell.rows) };
    format!("{text}{value}{span}")
}

#[test]
fn every_file_is_read_as_its_snapshot_says() {
    let update = std::env::var_os("UPDATE_SNAPSHOTS").is_some();
    let cases = cases();
    assert!(cases.len() >= 18, "only {} files", cases.len());
    let mut wrong = Vec::new();
    for path in cases {
        let name = path.file_name().expect("a name").to_string_lossy().into_owned();
        let shown = match read(&name, &fs::read(&path).expect("a file")) {
            Ok(document) => shown(&document),
            Err(error) => format!("{:?}\n", error.code),
        };
        let snapshot = path.with_file_name(format!("{name}.read"));
        if update {
            fs::write(&snapshot, &shown).expect("a snapshot");
        } else if fs::read_to_string(&snapshot).ok().as_deref() != Some(&shown) {
            wrong.push(format!("{name}:\n{shown}"));
        }
    }
    assert!(wrong.is_empty(), "differ from their snapshots:\n{}", wrong.join("\n"));
}
