//! Table cases: a small table in, its figures and the account of its rows out.
//!
//! `.txt` is a report's text, `.tsv` a table alone, `.json` a table whose structure a file would state: rows of cells,
//! each a text, a number, or `{"t": text, "n": number, "p": percent, "d": day, "c": columns, "r": rows}`; `before` holds the
//! lines over it, `sheet` its name, `sheets` several such tables, `hidden` the numbers of rows that the file hides. `.csv` and
//! `.portal.json` go through their readers. `UPDATE_SNAPSHOTS=1` rewrites the
//! `.facts` files; read the difference before committing.

#![allow(clippy::expect_used)] // a test may stop at the first surprise

use serde_json::Value as Json;
use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use thuoc_do::catalog::catalog;
use thuoc_do::domain::{Decimal, Fact, SourceId, Value};
use thuoc_do::extract::{Extraction, extract};
use thuoc_do::ingest::{CellInput, CellValue, Document, DocumentBuilder, Format, RowInput, SectionKind, read};

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/tables");
    let entries = fs::read_dir(folder).expect("the case folder");
    let mut paths: Vec<PathBuf> =
        entries.map(|e| e.expect("an entry").path()).filter(|p| p.extension().is_some_and(|e| e != "facts")).collect();
    paths.sort();
    paths
}

fn document(path: &Path) -> Document {
    let text = fs::read_to_string(path).expect("a case");
    let name = path.file_name().and_then(|n| n.to_str()).expect("a name");
    if name.ends_with(".csv") || name.ends_with(".portal.json") {
        return read(name, text.as_bytes()).expect("a readable file");
    }
    match path.extension().and_then(|e| e.to_str()) {
        Some("json") => grid(&serde_json::from_str(&text).expect("a grid")),
        _ => read("case.txt", text.as_bytes()).expect("a readable text"),
    }
}

fn grid(json: &Json) -> Document {
    let mut builder = DocumentBuilder::new("case.xlsx", Format::Xlsx);
    match json["sheets"].as_array() {
        Some(sheets) => sheets.iter().for_each(|sheet| add(&mut builder, sheet)),
        None => add(&mut builder, json),
    }
    builder.finish().expect("a document")
}

fn add(builder: &mut DocumentBuilder, json: &Json) {
    if let Some(sheet) = json["sheet"].as_str() {
        builder.section(SectionKind::Sheet, sheet, false);
    }
    for line in json["before"].as_array().into_iter().flatten() {
        builder.paragraph(line.as_str().expect("a line"));
    }
    let hidden: Vec<u64> = json["hidden"].as_array().into_iter().flatten().filter_map(Json::as_u64).collect();
    let rows = json["rows"].as_array().expect("rows").iter().zip(1..).map(|(row, number)| RowInput {
        cells: row.as_array().expect("cells").iter().map(cell).collect(),
        number: Some(number),
        hidden: hidden.contains(&u64::from(number)),
    });
    builder.table(&rows.collect::<Vec<_>>());
}

fn cell(json: &Json) -> CellInput {
    let number = |n: &Json| Decimal::parse_plain(&n.to_string()).expect("a number");
    match json {
        Json::Null => CellInput::default(),
        Json::String(text) => CellInput::text(text.as_str()),
        Json::Number(n) => {
            CellInput { text: n.to_string(), value: CellValue::Number(number(json)), ..CellInput::default() }
        }
        _ => {
            let value = match (&json["n"], &json["p"]) {
                (Json::Null, Json::Null) => {
                    json["d"].as_str().map_or(CellValue::Text, |day| CellValue::Date(day.parse().expect("a day")))
                }
                (Json::Null, percent) => CellValue::Percent(number(percent)),
                (n, _) => CellValue::Number(number(n)),
            };
            let span = |key: &str| json[key].as_u64().and_then(|n| u32::try_from(n).ok()).unwrap_or(1);
            CellInput {
                text: json["t"].as_str().expect("a text").to_owned(),
                value,
                columns: span("c"),
                rows: span("r"),
            }
        }
    }
}

fn extracted(path: &Path) -> Extraction {
    extract(&document(path), SourceId(0), catalog())
}

fn line(fact: &Fact) -> String {
    let value = match &fact.value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => format!("«{text}»"),
        Value::NotApplicable => "n/a".to_owned(),
    };
    let mut line =
        format!("{} = {value} {} | {} | {}", fact.indicator, fact.unit, fact.scope.code(), fact.period.code());
    for (name, part) in [("of", &fact.of), ("base", &fact.base)] {
        if let Some(part) = part {
            let _ = write!(line, " | {name} {part}");
        }
    }
    for doubt in &fact.doubts {
        let _ = write!(line, " | {doubt:?}?");
    }
    line
}

fn snapshot(found: &Extraction) -> String {
    let mut out = String::new();
    for fact in &found.facts.facts {
        let _ = writeln!(out, "{}", line(fact));
    }
    for table in &found.tables {
        let mut reasons = BTreeMap::new();
        table.set_aside.iter().for_each(|s| *reasons.entry(format!("{:?}", s.reason)).or_insert(0) += 1);
        let reasons: Vec<String> = reasons.iter().map(|(reason, count)| format!("{reason} {count}")).collect();
        let form = table.form.as_deref().unwrap_or("no form");
        let _ = writeln!(out, "-- {form}: {} rows, {} read; {}", table.rows, table.read, reasons.join(", "));
    }
    out
}

#[test]
fn cases_read_as_recorded() {
    let mut wrong = Vec::new();
    for path in cases() {
        let found = snapshot(&extracted(&path));
        let record = path.with_extension("facts");
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            fs::write(&record, &found).expect("writable snapshot");
        }
        let expected = fs::read_to_string(&record).unwrap_or_default();
        if found != expected {
            wrong.push(format!("{}\n{found}\n  instead of\n{expected}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_row_is_accounted_for() {
    for path in cases() {
        let found = extracted(&path);
        assert!(!found.tables.is_empty(), "{}: no table", path.display());
        for table in &found.tables {
            assert_eq!(table.rows, table.read + table.set_aside.len(), "{}", path.display());
        }
        let chars: Vec<char> = document(&path).text.chars().collect();
        for passed in found.passed.iter().filter(|p| p.place.cell.is_some()) {
            let text: String = chars[passed.place.start..passed.place.end].iter().collect();
            assert!(text.chars().any(|c| c.is_ascii_digit()), "{}: {text}", path.display());
        }
    }
}

#[test]
fn every_number_of_a_table_is_a_figure_or_passed_over() {
    for path in cases() {
        let found = extracted(&path);
        let chars: Vec<char> = document(&path).text.chars().collect();
        let figures = found.facts.facts.iter().filter(|f| f.place.cell.is_some());
        let mut accounted: Vec<(usize, usize)> = figures.filter_map(|f| Some((f.place.start, f.place.cell?))).collect();
        let row_of = |at: usize| chars[..at].iter().rposition(|c| *c == '\n').map_or(0, |i| i + 1);
        accounted.extend(found.passed.iter().filter_map(|p| Some((row_of(p.place.start), p.place.cell?))));
        for table in &found.tables {
            let text: String = chars[table.place.start..table.place.end].iter().collect();
            let mut start = table.place.start;
            for row in text.split('\n') {
                for (column, cell) in row.split('\t').enumerate() {
                    let digits = cell.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit())
                        && cell.chars().filter(|c| c.is_alphabetic()).count() < 2;
                    let known = accounted.contains(&(start, column));
                    assert!(!digits || known, "{}: «{cell}» in «{row}»", path.display());
                }
                start += row.chars().count() + 1;
            }
        }
    }
}
