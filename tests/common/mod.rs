//! The annotated real reports as facts, for the tests of everything after the extractor.

#![allow(dead_code, reason = "each test program uses its own part of this")]
#![allow(clippy::expect_used, clippy::print_stdout, reason = "a test may stop and speak")]

pub(crate) mod portal;

use serde_json::Value as Json;
use std::path::PathBuf;
use thuoc_do::domain::{
    AgencyLevel, Decimal, Direction, Fact, FactKind, FactSet, Origin, Period, Place, Scope, SourceId, Span, Value,
};

/// The five reports: number and file name.
pub(crate) const SEEDS: [(&str, &str); 5] = [
    ("000", "000_31bfa48550b3537e.txt"),
    ("001", "001_3053c5b48eb0f4b8.txt"),
    ("002", "002_b58c6e58495248b2.txt"),
    ("003", "003_100e2f5f2c023b1d.txt"),
    ("004", "004_a566ad2b0f9f01d9.txt"),
];

/// The folder of the five reports; `None` (with a notice) in a lone clone, a failure on the build server.
pub(crate) fn seeds() -> Option<PathBuf> {
    shared("seeds")
}

/// A folder of the reference data; as [`seeds`].
pub(crate) fn shared(name: &str) -> Option<PathBuf> {
    let beside = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = std::env::var_os("THUOCDO_SHARED").map_or(beside, PathBuf::from).join(name);
    if folder.is_dir() {
        return Some(folder);
    }
    assert!(std::env::var_os("CI").is_none(), "the reference data is missing: {}", folder.display());
    println!("skipped: nothing in {}", folder.display());
    None
}

/// The annotated figures of one report as facts.
pub(crate) fn annotated(number: &str, source: SourceId) -> Option<FactSet> {
    let path = seeds()?.join(format!("{number}.expected.json"));
    let text = std::fs::read_to_string(&path).expect("annotations");
    let entries: Vec<Json> = serde_json::from_str(&text).expect("a list");
    let mut row = (0, 0);
    let facts = entries.iter().map(|entry| {
        if let (Some(start), Some(end)) = (entry["start"].as_u64(), entry["end"].as_u64()) {
            row = (start as usize, end as usize);
        }
        fact(entry, Place { source, start: row.0, end: row.1, cell: None })
    });
    Some(facts.collect())
}

fn fact(entry: &Json, place: Place) -> Fact {
    let text = |key: &str| entry[key].as_str().map(str::to_owned);
    let table = entry["source"] == "table";
    Fact {
        indicator: text("indicator").expect("an indicator"),
        value: value(&entry["value"]),
        unit: text("unit").unwrap_or_default(),
        scope: scope(entry["scope"].as_str().unwrap_or("whole")),
        period: period(entry["period"].as_str().unwrap_or_default()),
        place,
        of: text("of"),
        base: text("base"),
        of_total: entry["of_total"].as_i64().map(Decimal::whole),
        direction: text("direction").map(|d| if d == "up" { Direction::Up } else { Direction::Down }),
        compared: None,
        kind: match entry["kind"].as_str() {
            None => FactKind::Result,
            Some("target") => FactKind::Target,
            Some("instruction") => FactKind::Instruction,
            Some(_) => FactKind::Claim,
        },
        origin: if table { Origin::Table } else { Origin::Prose },
        hedge: None,
        cited: text("source").filter(|_| !table),
        doubts: Vec::new(),
    }
}

fn value(json: &Json) -> Value {
    match json {
        Json::Null => Value::NotApplicable,
        Json::String(word) => Value::Text(word.clone()),
        number => Value::Number(Decimal::parse_plain(&number.to_string()).expect("a plain number")),
    }
}

fn scope(code: &str) -> Scope {
    match code {
        "whole" => Scope::whole(),
        "departments" => Scope { level: Some(AgencyLevel::Department), ..Scope::default() },
        "localities" => Scope { level: Some(AgencyLevel::Locality), ..Scope::default() },
        _ => {
            let (agency, field) = code.split_once(" / ").map_or((code, None), |(a, f)| (a, Some(f.to_owned())));
            Scope { agency: Some(agency.to_owned()), field, level: None }
        }
    }
}

/// Reads a period code back; what a figure is compared with («… vs 2023-03») is left out.
pub(crate) fn period(code: &str) -> Period {
    match code.strip_prefix("end of ").or(code.strip_prefix("end-")) {
        Some(rest) => Period::end_of(span(rest)),
        None => Period::over(span(code)),
    }
}

fn span(code: &str) -> Span {
    if let Some(rest) = code.strip_prefix("week (undated; ") {
        let (year, month) = rest.trim_end_matches(')').split_once('-').expect("a month");
        return Span::Week { month: Some((year.parse().expect("a year"), month.parse().expect("a month"))) };
    }
    if let Some(year) = code.strip_prefix("ytd-") {
        return Span::YearToDate { year: year.parse().ok() };
    }
    let code = code.split(' ').next().unwrap_or_default();
    if let Some((from, to)) = code.split_once("..") {
        let day = |text: &str| text.parse().expect("a date");
        return Span::Range { from: day(from), to: day(to) };
    }
    if let Some((year, part)) = code.split_once('-').filter(|(_, part)| part.contains(char::is_alphabetic)) {
        let year = year.parse().expect("a year");
        return match part {
            "H1" => Span::HalfYear { year },
            "9M" => Span::NineMonths { year },
            quarter => Span::Quarter { year, quarter: quarter[1..].parse().expect("a quarter") },
        };
    }
    let numbers: Vec<u32> = code.split('-').map(|n| n.parse().expect("a number")).collect();
    match numbers[..] {
        [year] => Span::Year { year: year as i32 },
        [year, month] => Span::Month { year: year as i32, month },
        [year, month, day] => Span::Day(chrono::NaiveDate::from_ymd_opt(year as i32, month, day).expect("a date")),
        _ => Span::Unknown,
    }
}
