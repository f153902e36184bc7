//! The periods of one body against each other, within a report and over several.

use crate::common;
use crate::rules::{check, fact};
use thuoc_do::audit::audit_reports;
use thuoc_do::catalog::catalog;
use thuoc_do::domain::{FactSet, Report, SourceId};

/// Reports of a province, each with its period and figures; the findings as «report: code stated recomputed».
fn found(reports: &[(&str, &str, &[&str])]) -> Vec<String> {
    let head = |(index, (province, period, _)): (usize, &(&str, &str, &[&str]))| Report {
        source: SourceId(index as u32),
        name: index.to_string(),
        title: None,
        number: None,
        issued: None,
        body: None,
        province: (!province.is_empty()).then(|| (*province).to_owned()),
        period: common::period(period),
    };
    let heads: Vec<Report> = reports.iter().enumerate().map(head).collect();
    let mut facts = Vec::new();
    for (index, (.., lines)) in reports.iter().enumerate() {
        for (line, words) in lines.iter().enumerate() {
            let mut read = fact(words, line * 10);
            read.place.source = SourceId(index as u32);
            facts.push(read);
        }
    }
    let outcome = audit_reports(&facts.into_iter().collect::<FactSet>(), &heads, catalog());
    let line = |f: &thuoc_do::domain::Finding| {
        let source = f.stated.places.first().map_or(0, |p| p.source.0);
        format!("{source}: {} {} {}", f.rule, f.stated.value, f.recomputed.value)
    };
    outcome.findings.iter().map(line).collect()
}

#[test]
fn what_is_carried_over_was_pending_before() {
    let march: (&str, &str, &[&str]) = ("An Giang", "2023-03", &["pending_total=40 period:end-2023-03"]);
    let april = |carried: &'static [&'static str]| ("An Giang", "2023-04", carried);
    assert_eq!(found(&[march, april(&["carried_over=40 period:2023-04"])]), [""; 0]);
    assert_eq!(found(&[march, april(&["carried_over=38 period:2023-04"])]), ["1: carry_over 38 40"]);
    assert_eq!(found(&[april(&["carried_over=38 period:2023-04"]), march]), ["0: carry_over 38 40"]);
    assert_eq!(found(&[march, april(&["carried_over=38 period:2023-Q2"])]), ["1: carry_over 38 40"]);
    assert_eq!(found(&[march, april(&["carried_over=38 period:2023-05"])]), [""; 0]);
    assert_eq!(found(&[march, april(&["carried_over=38 period:2023-04 scope:Sở_A"])]), [""; 0]);
    assert_eq!(found(&[march, ("Hà Nam", "2023-04", &["carried_over=38 period:2023-04"])]), [""; 0]);
    assert_eq!(found(&[("", "2023-03", march.2), ("", "2023-04", &["carried_over=38 period:2023-04"])]), [""; 0]);
}

#[test]
fn explicit_days_follow_each_other() {
    check(&[
        (
            "from the 15th to the 14th",
            &["pending_total=7 period:2023-03-15..2023-04-14", "carried_over=8 period:2023-04-15..2023-05-14"],
            &["CarryOver carry_over 8 7"],
        ),
        (
            "a gap of a day",
            &["pending_total=7 period:2023-03-15..2023-04-13", "carried_over=8 period:2023-04-15..2023-05-14"],
            &[],
        ),
    ]);
}

#[test]
fn a_cumulative_figure_is_the_sum_of_its_periods() {
    let quarter =
        ["resolved_total=10 period:2023-01", "resolved_total=20 period:2023-02", "resolved_total=30 period:2023-03"];
    let with = |line| [&quarter[..], &[line]].concat();
    check(&[
        ("three months", &with("resolved_total=60 period:2023-Q1"), &[]),
        ("three months, not their sum", &with("resolved_total=61 period:2023-Q1"), &["Cumulative cumulative 61 60"]),
        ("a month is missing", &with("resolved_total=61 period:2023-H1"), &[]),
        (
            "a quarter and the half-year before",
            &["resolved_total=5 period:2023-9M", "resolved_total=3 period:2023-H1", "resolved_total=1 period:2023-Q3"],
            &["Cumulative cumulative 5 4"],
        ),
        (
            "a stock does not add up",
            &["pending_total=5 period:2023-H1", "pending_total=3 period:2023-Q1", "pending_total=1 period:2023-Q2"],
            &[],
        ),
        (
            "nor does a total with what was carried over",
            &["received_total=5 period:2023-H1", "received_total=3 period:2023-Q1", "received_total=3 period:2023-Q2"],
            &[],
        ),
    ]);
}

#[test]
fn a_year_to_date_ends_with_its_report() {
    let march: (&str, &str, &[&str]) = ("An Giang", "2023-03", &["resolved_total=60 period:ytd-2023"]);
    let april: (&str, &str, &[&str]) =
        ("An Giang", "2023-04", &["resolved_total=25 period:2023-04", "resolved_total=90 period:ytd-2023"]);
    assert_eq!(found(&[march, april]), ["1: cumulative 90 85"]);
    let undated: (&str, &str, &[&str]) = ("An Giang", "week (undated; 2023-03)", march.2);
    assert_eq!(found(&[undated, april]), [""; 0]);
}

#[test]
fn two_calendars_are_told_and_not_compared() {
    let ours: (&str, &str, &[&str]) =
        ("An Giang", "2023-03-15..2023-04-14", &["received_new=90 period:2023-03-15..2023-04-14"]);
    let month = |figure: &'static [&'static str]| ("An Giang", "2023-04", figure);
    assert_eq!(found(&[ours, month(&["received_new=95 period:2023-04"])]), ["0: calendar 90 95"]);
    assert_eq!(found(&[ours, month(&["received_new=95 period:2023-Q2"])]), [""; 0]);
    assert_eq!(found(&[ours, month(&["received_direct=95 period:2023-04"])]), [""; 0]);
}
