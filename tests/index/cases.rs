//! Index cases: an answer of the portal in, points out, every published one beside the computed one.
//!
//! `UPDATE_SNAPSHOTS=1` rewrites the `.points` files; read the difference before committing.

use crate::common;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use thuoc_do::catalog::catalog;
use thuoc_do::domain::{FactSet, Known, Report, SourceId};
use thuoc_do::extract::extract;
use thuoc_do::ingest::read;
use thuoc_do::scoring::index::{Assessment, Basis, GroupPoints, Observation, assess, observations};

pub(crate) fn observed(files: &[(String, Vec<u8>)]) -> Vec<Observation> {
    let mut facts = FactSet::default();
    let mut reports: Vec<Report> = Vec::new();
    for (at, (name, bytes)) in files.iter().enumerate() {
        let document = read(name, bytes).expect("a readable file");
        let extraction = extract(&document, SourceId(at as u32), catalog());
        facts.facts.extend(extraction.facts.facts);
        reports.push(extraction.report);
    }
    observations(&facts, &reports, catalog())
}

pub(crate) fn known(known: Known) -> String {
    match known {
        Known::Value(number) => number.get().to_string(),
        Known::Zero => "0".to_owned(),
        Known::Missing => "–".to_owned(),
        Known::NotApplicable => "n/a".to_owned(),
    }
}

fn points(points: Known, basis: Basis, published: Known) -> String {
    let ground = match basis {
        Basis::Computed => "computed".to_owned(),
        Basis::Published(reason) => format!("published, {reason:?}"),
        Basis::Absent(reason) => format!("absent, {reason:?}"),
        Basis::NotApplicable => "not applicable".to_owned(),
    };
    let beside = match (points.number(), published.number()) {
        (Some(own), Some(said)) if own == said => " = published".to_owned(),
        (_, Some(said)) => format!(" BUT PUBLISHED {said}"),
        (_, None) => String::new(),
    };
    format!("{} ({ground}{beside})", known(points))
}

fn told(observation: &Observation, assessment: &Assessment) -> String {
    let (unit, span) = (&observation.unit, thuoc_do::domain::Period::over(observation.span).code());
    let mut text = format!("{} [{:?}] {span} {}", unit.name, unit.level, observation.set);
    text += if observation.set_assumed { " (assumed)\n" } else { "\n" };
    let silent =
        |g: &GroupPoints| g.points == Known::Missing && g.metrics.iter().all(|m| !counted(observation, &m.code));
    for group in assessment.groups.iter().filter(|group| !silent(group)) {
        let _ = writeln!(text, "  {} {}", group.fact, points(group.points, group.basis, group.published));
        for metric in &group.metrics {
            let counts = observation.counts(&metric.code).expect("counts");
            let ratio = format!("{}/{}", known(counts.numerator), known(counts.denominator));
            let shown = points(metric.points, metric.basis, metric.published);
            let _ = writeln!(text, "    {} {ratio} -> {shown}", metric.code);
        }
    }
    let total = points(assessment.total, assessment.basis, assessment.published);
    let _ = writeln!(text, "  total {total} of {}", assessment.max);
    if !observation.rivals.is_empty() {
        let _ = writeln!(text, "  differing between sources: {}", observation.rivals.join(", "));
    }
    text
}

fn counted(observation: &Observation, code: &str) -> bool {
    observation.counts(code).is_some_and(|c| (c.numerator, c.denominator) != (Known::Missing, Known::Missing))
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/index")
}

/// A case is a file, or a folder of files loaded together.
fn case(path: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<PathBuf> = match path.is_dir() {
        true => fs::read_dir(path).expect("a folder").map(|e| e.expect("an entry").path()).collect(),
        false => vec![path.to_owned()],
    };
    files.sort();
    let name = |file: &Path| file.file_name().expect("a name").to_string_lossy().into_owned();
    files.iter().map(|file| (name(file), fs::read(file).expect("a case"))).collect()
}

#[test]
fn every_published_vector_is_reproduced() {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder()).expect("cases").map(|e| e.expect("an entry").path()).collect();
    paths.retain(|path| path.extension().is_none_or(|e| e == "json"));
    paths.sort();
    assert!(paths.len() >= 8, "only {} cases", paths.len());
    let mut wrong = Vec::new();
    for path in paths {
        let found: String =
            observed(&case(&path)).iter().map(|o| told(o, &assess(o, catalog()).expect("a known set"))).collect();
        let record = path.with_extension("points");
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            fs::write(&record, &found).expect("a record");
        }
        if fs::read_to_string(&record).unwrap_or_default() != found {
            wrong.push(format!("{}\n{found}", path.display()));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_published_points_of_a_case_differ_from_the_computed_ones() {
    for entry in fs::read_dir(folder()).expect("cases") {
        let path = entry.expect("an entry").path();
        if path.extension().is_some_and(|e| e == "points") && !path.ends_with("differs.points") {
            let text = fs::read_to_string(&path).expect("a record");
            assert!(!text.contains("BUT PUBLISHED"), "{}", path.display());
        }
    }
}

#[test]
fn the_captured_vector_is_reproduced_to_the_last_hundredth() {
    let Some(shared) = common::shared("data") else { return };
    let bytes = fs::read(shared.join("index766-dak-lak-2026-09-17.json")).expect("the vector");
    let observed = observed(&[("vector.json".to_owned(), bytes)]);
    let [observation] = &observed[..] else { panic!("{} observations", observed.len()) };
    let assessment = assess(observation, catalog()).expect("a known set");
    let computed: Vec<_> = assessment.metrics().filter(|m| m.basis == Basis::Computed).collect();
    assert_eq!(computed.len(), 18);
    let differing = |points: Known, published: Known| published != Known::Missing && points != published;
    assert!(!computed.iter().any(|m| differing(m.points, m.published)));
    assert!(!assessment.groups.iter().any(|g| differing(g.points, g.published)));
    assert_eq!((assessment.basis, known(assessment.total).as_str()), (Basis::Computed, "64.08"));
}

#[test]
fn the_national_table_adds_up_and_has_no_counts() {
    let Some(shared) = common::shared("data") else { return };
    let bytes = fs::read(shared.join("provinces-2026-10-05.csv")).expect("the table");
    let observed = observed(&[("provinces.csv".to_owned(), bytes)]);
    assert_eq!(observed.len(), 34);
    for observation in &observed {
        let assessment = assess(observation, catalog()).expect("a known set");
        let groups = assessment.groups.iter().map(|g| g.points.number().expect("points"));
        let sum = groups.fold(thuoc_do::domain::Decimal::ZERO, |sum, points| sum.plus(points));
        let difference = assessment.published.number().map(|total| total.minus(sum).abs());
        assert_eq!((assessment.total, assessment.basis == Basis::Computed), (assessment.published, false));
        assert!(difference.is_some_and(|d| d <= thuoc_do::domain::Decimal::new(1, 2)), "{}", observation.unit.name);
    }
}

/// A province and its communes in one answer, as large as the largest.
fn tree(children: usize) -> Vec<u8> {
    let unit = |name: String, code: String, part: usize, whole: usize| {
        let score = thuoc_do::domain::Ratio::new(whole_number(part), whole_number(whole)).expect("a whole");
        let score = score.of_max(whole_number(20), 2).to_string();
        format!(
            r#"{{"departmentName":"{name}","departmentCode":"{code}","totalReceived":{whole},"totalOnTime":{part},"score":{score}}}"#
        )
    };
    let of_child = |i: usize| unit(format!("Phường Mẫu {i}"), format!("H44.{i}"), 90 + i % 11, 100 + i);
    let units: Vec<String> = (1..=children).map(of_child).collect();
    let parent = unit("UBND tỉnh Phú Thọ".to_owned(), "H44".to_owned(), 528_464, 597_918);
    let time = r#""timeType":"month","year":2026,"month":8"#;
    format!(r#"{{"code":"OK","data":{{{time},"parent":{parent},"children":[{}]}}}}"#, units.join(",")).into_bytes()
}

fn whole_number(count: usize) -> thuoc_do::domain::Decimal {
    thuoc_do::domain::Decimal::whole(i64::try_from(count).expect("a count"))
}

#[test]
fn several_hundred_units_load_from_one_answer() {
    let observed = observed(&[("tree.json".to_owned(), tree(400))]);
    assert_eq!(observed.len(), 401);
    let points = |o: &Observation| {
        let assessment = assess(o, catalog()).expect("a known set");
        let metric = assessment.metric("PROGRESS_ON_TIME").expect("the component").clone();
        assert_eq!((metric.basis, assessment.groups[1].published), (Basis::Computed, metric.points), "{}", o.unit.name);
        metric.points.number().expect("points")
    };
    // the province's points are its own: they are not the mean of its units'
    let all: Vec<_> = observed.iter().map(points).collect();
    let sum = all[1..].iter().fold(whole_number(0), |sum, points| sum.plus(*points));
    assert_eq!(all[0].to_string(), "17.68");
    let mean = thuoc_do::domain::Ratio::new(sum, whole_number(400)).expect("units").of_max(whole_number(1), 2);
    assert_ne!(mean, all[0]);
}
