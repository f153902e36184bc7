//! Extraction cases: a small report in, its figures out, one line each.
//!
//! `UPDATE_SNAPSHOTS=1 cargo test --test extract` rewrites the `.facts` files; read the difference before committing.

#![allow(clippy::expect_used)] // a test may stop at the first surprise

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use thuoc_do::catalog::catalog;
use thuoc_do::domain::{Fact, PassReason, SourceId, Value};
use thuoc_do::extract::{Extraction, extract};
use thuoc_do::ingest::read;
use unicode_normalization::UnicodeNormalization;

fn cases() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/extract");
    let entries = fs::read_dir(folder).expect("the case folder");
    let mut paths: Vec<PathBuf> =
        entries.map(|e| e.expect("an entry").path()).filter(|p| p.extension().is_some_and(|e| e == "txt")).collect();
    paths.sort();
    paths
}

fn extracted(text: &str) -> Extraction {
    let document = read("case.txt", text.as_bytes()).expect("readable text");
    extract(&document, SourceId(0), catalog())
}

/// Everything about a fact but its place.
fn line(fact: &Fact) -> String {
    let value = match &fact.value {
        Value::Number(number) => number.to_string(),
        Value::Text(text) => format!("«{text}»"),
        Value::NotApplicable => "n/a".to_owned(),
    };
    let mut line =
        format!("{} = {value} {} | {} | {}", fact.indicator, fact.unit, fact.scope.code(), fact.period.code());
    for (name, part) in [("of", &fact.of), ("base", &fact.base), ("cited", &fact.cited)] {
        if let Some(part) = part {
            let _ = write!(line, " | {name} {part}");
        }
    }
    if let Some(total) = fact.of_total {
        let _ = write!(line, " | of_total {total}");
    }
    if let Some(direction) = fact.direction {
        let _ = write!(line, " | {direction:?}");
    }
    if let Some(compared) = fact.compared {
        let _ = write!(line, " | against {}", compared.code());
    }
    if let Some(hedge) = fact.hedge {
        let _ = write!(line, " | {hedge:?}");
    }
    if fact.kind != thuoc_do::domain::FactKind::Result {
        let _ = write!(line, " | {:?}", fact.kind);
    }
    line
}

fn lines(text: &str) -> Vec<String> {
    extracted(text).facts.iter().map(line).collect()
}

/// The head of the report, then each figure with the text it was read from and what was doubted, then the numbers that
/// are no figures, by their reason.
fn snapshot(text: &str) -> String {
    let Extraction { report, facts, passed, .. } = extracted(text);
    let chars: Vec<char> = text.chars().collect();
    let mut out = format!(
        "title: {:?}\nnumber: {:?}\nissued: {:?}\nprovince: {:?}\nperiod: {}\n\n",
        report.title,
        report.number,
        report.issued,
        report.province,
        report.period.code()
    );
    for fact in &facts.facts {
        let quote: String = chars[fact.place.start..fact.place.end].iter().collect();
        let _ = writeln!(out, "{}\n    {:?}", line(fact), quote);
        if !fact.doubts.is_empty() {
            let _ = writeln!(out, "    doubts: {:?}", fact.doubts);
        }
    }
    let mut reasons: BTreeMap<PassReason, Vec<String>> = BTreeMap::new();
    for number in &passed {
        let digits: String = chars[number.place.start..number.place.end].iter().collect();
        reasons.entry(number.reason).or_default().push(digits);
    }
    for (reason, digits) in reasons {
        let _ = writeln!(out, "passed {reason:?}: {}", digits.join(" "));
    }
    out
}

#[test]
fn cases_read_as_recorded() {
    for path in cases() {
        let text = fs::read_to_string(&path).expect("a case");
        let found = snapshot(&text);
        let record = path.with_extension("facts");
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            fs::write(&record, &found).expect("writable snapshot");
        }
        let expected = fs::read_to_string(&record).unwrap_or_default();
        assert_eq!(found, expected, "{}", path.display());
    }
}

/// Hard line breaks and blank lines inside sentences, as PDF text has them: before every seventh lower-case word.
fn broken(text: &str) -> String {
    let mut out = String::new();
    for line in text.lines() {
        if line.contains('\t') {
            out.push_str(line);
        } else {
            for (i, word) in line.split(' ').enumerate() {
                let lower = word.chars().next().is_some_and(char::is_lowercase);
                out.push_str(if i > 0 && i % 7 == 0 && lower {
                    " \n\n"
                } else if i > 0 {
                    " "
                } else {
                    ""
                });
                out.push_str(word);
            }
        }
        out.push('\n');
    }
    out
}

#[test]
fn the_same_figures_whatever_the_typing() {
    for path in cases() {
        let text = fs::read_to_string(&path).expect("a case");
        let expected = lines(&text);
        let forms: [(&str, String); 5] = [
            ("NFD", text.nfd().collect()),
            ("CRLF", text.replace('\n', "\r\n")),
            ("no-break spaces", text.replace(" hồ sơ", "\u{a0}hồ\u{a0}sơ")),
            ("byte-order mark", format!("\u{feff}{text}")),
            ("hard line breaks", broken(&text)),
        ];
        for (name, form) in forms {
            assert_eq!(lines(&form), expected, "{}: {name}", path.display());
        }
    }
}

#[test]
fn text_that_is_no_report_has_no_figures() {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/extract/not_a_report.txt"))
        .expect("the case");
    assert_eq!(lines(&text), Vec::<String>::new());
}

/// Where the runs of digits of a text begin, with inner points and commas.
fn numbers(text: &str) -> Vec<(usize, usize)> {
    let chars: Vec<char> = text.chars().collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        while at < chars.len()
            && (chars[at].is_ascii_digit()
                || (at > start
                    && matches!(chars[at], '.' | ',')
                    && chars.get(at + 1).is_some_and(char::is_ascii_digit)))
        {
            at += 1;
        }
        if at > start {
            found.push((start, at));
        }
        at = at.max(start + 1);
    }
    found
}

#[test]
fn every_number_of_running_text_is_a_figure_or_passed_once() {
    for path in cases() {
        let text = fs::read_to_string(&path).expect("a case");
        if text.contains('\t') {
            continue;
        }
        let Extraction { facts, passed, .. } = extracted(&text);
        for (start, end) in numbers(&text) {
            let times = passed.iter().filter(|p| (p.place.start, p.place.end) == (start, end)).count();
            let figure = facts.facts.iter().any(|f| f.place.start <= start && end <= f.place.end);
            let number: String = text.chars().skip(start).take(end - start).collect();
            assert!(times <= 1 && (times == 1 || figure), "{}: {number} at {start}", path.display());
        }
    }
}
