//! Each rule of the audit on a few made-up figures: what it catches, and what it must leave alone.

use crate::common;
use thuoc_do::audit::audit;
use thuoc_do::catalog::catalog;
use thuoc_do::domain::{Decimal, Direction, Fact, FactKind, FactSet, Hedge, Origin, Place, Scope, SourceId, Value};

/// Reads «indicator=value» with flags («of:…», «base:…», «scope:…», «unit:…», «period:…», «total:…», «cited:…», «vs:…»,
/// «table», «up», «down», «target», «more»); `_` in a scope is a space. The period is 2023-04 unless given.
pub(crate) fn fact(line: &str, start: usize) -> Fact {
    let mut words = line.split_whitespace();
    let (indicator, value) = words.next().and_then(|w| w.split_once('=')).expect("indicator=value");
    let flags: Vec<&str> = words.collect();
    let given = |key: &str| flags.iter().find_map(|f| f.strip_prefix(key)).map(|v| v.replace('_', " "));
    let id = |key: &str| flags.iter().find_map(|f| f.strip_prefix(key)).map(str::to_owned);
    let has = |flag: &str| flags.contains(&flag);
    let number = Decimal::parse_plain(value).map(Value::Number);
    Fact {
        indicator: indicator.to_owned(),
        value: number
            .unwrap_or_else(|| if value == "na" { Value::NotApplicable } else { Value::Text(value.replace('_', " ")) }),
        unit: given("unit:").unwrap_or_default(),
        scope: given("scope:").map_or_else(Scope::whole, |scope| match scope.split_once('/') {
            Some((agency, field)) => Scope { field: Some(field.to_owned()), ..Scope::agency(agency) },
            None => Scope::agency(scope),
        }),
        period: common::period(&given("period:").unwrap_or_else(|| "2023-04".to_owned())),
        place: Place { source: SourceId(0), start, end: start + 1, cell: None },
        of: id("of:"),
        base: id("base:"),
        of_total: given("total:").and_then(|t| Decimal::parse_plain(&t)),
        direction: [("up", Direction::Up), ("down", Direction::Down)].into_iter().find(|(f, _)| has(f)).map(|(_, d)| d),
        kind: if has("target") { FactKind::Target } else { FactKind::Result },
        origin: if has("table") { Origin::Table } else { Origin::Prose },
        hedge: has("more").then_some(Hedge::MoreThan),
        cited: given("cited:"),
        doubts: Vec::new(),
        compared: given("vs:").map(|code| common::period(&code)),
    }
}

/// The findings on some figures as «code rule stated recomputed».
fn found(lines: &[&str]) -> Vec<String> {
    let facts: FactSet = lines.iter().enumerate().map(|(i, line)| fact(line, i * 10)).collect();
    let outcome = audit(&facts, catalog());
    let line =
        |f: &thuoc_do::domain::Finding| format!("{:?} {} {} {}", f.code, f.rule, f.stated.value, f.recomputed.value);
    outcome.findings.iter().map(line).collect()
}

pub(crate) fn check(cases: &[(&str, &[&str], &[&str])]) {
    for (name, lines, expected) in cases {
        assert_eq!(found(lines), *expected, "{name}");
    }
}

#[test]
fn shares() {
    check(&[
        (
            "rounded half-up at the stated precision",
            &[
                "received_new=8",
                "received_online=1",
                "share=12.5 of:received_online base:received_new",
                "received_direct=7",
                "share=88 of:received_direct base:received_new",
            ],
            &[],
        ),
        (
            "cut",
            &["received_new=8", "received_direct=7", "share=87 of:received_direct base:received_new"],
            &["Share direct_of_new 87 88"],
        ),
        (
            "whole implied by the catalogue",
            &["resolved_total=200", "resolved_late=1", "share=5 of:resolved_late"],
            &["Share late_of_resolved 5 1"],
        ),
        (
            "of figures stated apart",
            &[
                "resolved_total=200",
                "resolved_early=100",
                "resolved_on_time=99",
                "share=99.5 of:resolved_early_or_on_time base:resolved_total",
                "share=99.6 of:resolved_early_or_on_time base:resolved_total",
            ],
            &["Rival rival 99.5 99.6", "Share on_time_of_resolved 99.6 99.5"],
        ),
        ("whole not stated", &["resolved_late=1", "share=5 of:resolved_late base:resolved_total"], &[]),
        ("other period", &["resolved_total=200 period:2023", "resolved_late=1", "share=5 of:resolved_late"], &[]),
        ("hedged", &["resolved_total=200", "resolved_late=1", "share=1 more of:resolved_late"], &[]),
        ("zero whole", &["resolved_total=0", "resolved_late=0", "share=0 of:resolved_late"], &[]),
        (
            "stated twice, reported once",
            &[
                "resolved_total=200",
                "resolved_late=1",
                "share=5 of:resolved_late",
                "resolved_total=200",
                "share=5 of:resolved_late",
            ],
            &["Share late_of_resolved 5 1"],
        ),
        ("impossible share", &["share=120 of:resolved_late base:resolved_total"], &["Range range 120 100"]),
    ]);
}

#[test]
fn sums() {
    check(&[
        ("agree", &["resolved_total=10", "resolved_early=3", "resolved_on_time=6", "resolved_late=1"], &[]),
        (
            "differ",
            &["resolved_total=10", "resolved_early=3", "resolved_on_time=6", "resolved_late=2"],
            &["Sum resolved_parts 10 11"],
        ),
        ("a missing part is not zero", &["resolved_total=10", "resolved_early=3", "resolved_late=1"], &[]),
        (
            "«đúng hạn» holds early results only where early is not stated",
            &["resolved_total=10", "resolved_on_time=8", "resolved_late=1"],
            &["Sum resolved_on_time_late 10 9"],
        ),
        (
            "what nobody knows is a part where it is stated, beside parts stated together too",
            &[
                "received_new=900",
                "received_online=800",
                "received_direct_and_post=80",
                "received_channel_unknown=20",
                "resolved_total=700",
                "resolved_early_or_on_time=600",
                "resolved_late=50",
                "resolved_without_due=50",
            ],
            &[],
        ),
        (
            "it makes no wrong sum right",
            &["received_new=900", "received_online=800", "received_direct=150", "received_channel_unknown=20"],
            &["Sum received_new_channels_unknown 900 970"],
        ),
        (
            "a level that is not stated",
            &["satisfaction_surveyed=10", "satisfaction_very=8", "satisfaction_satisfied=1"],
            &[],
        ),
        (
            "more ratings by level than ratings",
            &["satisfaction_surveyed=10", "satisfaction_very=8", "satisfaction_satisfied=3"],
            &["Sum satisfaction_levels 10 11"],
        ),
        (
            "all levels stated",
            &[
                "satisfaction_surveyed=10",
                "satisfaction_very=8",
                "satisfaction_satisfied=1",
                "satisfaction_dissatisfied=0",
            ],
            &["Sum satisfaction_levels 10 9"],
        ),
        (
            "four levels",
            &[
                "satisfaction_surveyed=10",
                "satisfaction_very=6",
                "satisfaction_satisfied=2",
                "satisfaction_neutral=1",
                "satisfaction_dissatisfied=1",
            ],
            &[],
        ),
        (
            "one of two totals holds",
            &["pending_total=7", "pending_in_term=5", "pending_overdue=2", "pending_total=8"],
            &["Rival rival 7 8"],
        ),
        (
            "each agency by itself",
            &[
                "pending_total=7 scope:Sở_A",
                "pending_in_term=5 scope:Sở_A",
                "pending_overdue=1 scope:A",
                "pending_overdue=2 scope:Sở_B",
            ],
            &["Sum pending_parts 7 6"],
        ),
    ]);
}

#[test]
fn balances() {
    check(&[
        ("without the dossiers carried over", &["received_total=10", "resolved_total=12", "pending_total=5"], &[]),
        (
            "at the end of the period",
            &["received_total=10", "carried_over=3", "resolved_total=6", "pending_total=5 period:end-2023-04"],
            &["Balance pending_balance 5 4"],
        ),
        (
            "received stated in its parts",
            &["received_new=7", "carried_over=3", "resolved_total=6", "pending_total=5"],
            &["Balance pending_balance_parts 5 4"],
        ),
    ]);
}

#[test]
fn tables_and_lists() {
    check(&[
        (
            "column total",
            &["received_total=3 table scope:A", "received_total=4 table scope:B", "received_total=8 table"],
            &["ColumnTotal column_total 8 7"],
        ),
        (
            "two tables of one column, totals first",
            &[
                "received_new=7 table",
                "received_new=3 table scope:A",
                "received_new=4 table scope:B",
                "received_new=7 table",
                "received_new=3 table scope:A",
                "received_new=4 table scope:B",
            ],
            &[],
        ),
        (
            "procedures are counted once an agency",
            &["procedures_total=3 table scope:A", "procedures_total=3 table scope:B", "procedures_total=3 table"],
            &[],
        ),
        (
            "a list that names only some",
            &["resolved_late=9", "resolved_late=3 scope:A", "resolved_late=4 scope:B"],
            &[],
        ),
        (
            "a list that exceeds its whole",
            &["resolved_late=6", "resolved_late=3 scope:A", "resolved_late=4 scope:B"],
            &["Sum agency_list 6 7"],
        ),
        (
            "two lists of the same agencies",
            &[
                "received_new=7",
                "received_new=3 scope:Sở_A",
                "received_new=4 scope:Sở_B",
                "received_new=3 scope:A",
                "received_new=4 scope:B",
            ],
            &[],
        ),
        (
            "fields of one agency",
            &["resolved_late=2 scope:A", "resolved_late=1 scope:A/x", "resolved_late=2 scope:A/y"],
            &["Sum agency_list 2 3"],
        ),
    ]);
}

#[test]
fn sections_and_fields_of_tables() {
    check(&[
        (
            "a class of agencies is the sum of the rows below it, and the total that of the agencies",
            &[
                "received_total=6 scope:Cấp_tỉnh table",
                "received_total=4 scope:Sở_Y_tế table",
                "received_total=3 scope:Sở_Nội_vụ table",
                "received_total=5 scope:Cấp_xã table",
                "received_total=5 scope:Xã_Tân_Lập table",
                "received_total=12 table",
            ],
            &["ColumnTotal section_total 6 7"],
        ),
        (
            "a class that closes its section",
            &[
                "received_total=4 scope:Sở_Y_tế table",
                "received_total=3 scope:Sở_Nội_vụ table",
                "received_total=7 scope:Cấp_tỉnh table",
                "received_total=5 scope:Xã_Tân_Lập table",
                "received_total=6 scope:Cấp_xã table",
                "received_total=12 table",
            ],
            &["ColumnTotal section_total 6 5"],
        ),
        (
            "rows counted in a row above them, told by the one column in which they tell",
            &[
                "received_total=10 scope:Đất_đai table",
                "received_total=4 scope:Đăng_ký table",
                "received_total=6 scope:Định_giá table",
                "received_total=5 scope:Môi_trường table",
                "received_total=15 table",
                "resolved_late=3 scope:Đất_đai table",
                "resolved_late=0 scope:Đăng_ký table",
                "resolved_late=2 scope:Định_giá table",
                "resolved_late=0 scope:Môi_trường table",
                "resolved_late=3 table",
            ],
            &["ColumnTotal section_total 3 2"],
        ),
        (
            "a row that sums up some agencies closes their table: a total of another table is of more",
            &[
                "resolved_total=100 table",
                "resolved_total=4 scope:Sở_Y_tế table",
                "resolved_total=3 scope:Sở_Nội_vụ table",
                "resolved_total=7 scope:02_đơn_vị table",
            ],
            &[],
        ),
        (
            "fields of an agency against its own row",
            &[
                "received_total=4 scope:Sở_Tư_pháp table",
                "received_total=3 scope:Sở_Tư_pháp/Hộ_tịch table",
                "received_total=2 scope:Sở_Tư_pháp/Công_chứng table",
            ],
            &["ColumnTotal column_total 4 5"],
        ),
        (
            "rows 3 = 4 + 5 + 6 of form 06",
            &[
                "received_total=10 scope:Sở_Y_tế table",
                "received_online=6 scope:Sở_Y_tế table",
                "received_direct_and_post=2 scope:Sở_Y_tế table",
                "carried_over=1 scope:Sở_Y_tế table",
            ],
            &["Sum received_form_06 10 9"],
        ),
        (
            "received against resolved and pending in two columns",
            &[
                "received_total=10 scope:Sở_Y_tế table",
                "carried_over=1 scope:Sở_Y_tế table",
                "resolved_total=7 scope:Sở_Y_tế table",
                "pending_in_term=1 scope:Sở_Y_tế table",
                "pending_overdue=1 scope:Sở_Y_tế table",
            ],
            &["Balance resolved_balance_terms 7 8"],
        ),
    ]);
}

#[test]
fn rivals() {
    check(&[
        ("same period", &["received_new=5", "received_new=6"], &["Rival rival 5 6"]),
        ("week and year to date", &["received_new=5 period:ytd-2023", "received_new=6"], &[]),
        (
            "a rate as of a day near the end of the year",
            &["full_online_rate=20 unit:% period:2024-12-27 cited:EMC", "full_online_rate=40 unit:% period:2024"],
            &["Rival rival 20 40"],
        ),
        (
            "a rate as of a day long before",
            &["full_online_rate=20 unit:% period:2024-05-27", "full_online_rate=40 unit:% period:2024"],
            &[],
        ),
        (
            "month and year",
            &["full_online_rate=20 unit:% period:2024-12", "full_online_rate=40 unit:% period:2024"],
            &[],
        ),
        ("coarser statement", &["full_online_rate=20.4 unit:%", "full_online_rate=20 unit:%"], &[]),
        (
            "ranks of other days",
            &["rank=4 of:index766_total period:2023-02-27", "rank=8 of:index766_total period:2023-03-07"],
            &[],
        ),
        ("a goal is no rival", &["full_online_rate=20 unit:%", "full_online_rate=70 unit:% target"], &[]),
    ]);
}

#[test]
fn verdicts_and_counts() {
    let rows = |share: &'static str, verdict: &'static str| -> [String; 3] {
        [
            format!("full_online_rate={share} unit:% table scope:A"),
            format!("target_verdict={verdict} table scope:A"),
            "units_meeting_target=1 total:1".to_owned(),
        ]
    };
    let outcome = |share, verdict| found(&rows(share, verdict).each_ref().map(String::as_str));
    assert_eq!(outcome("70", "Đạt"), [""; 0]);
    assert_eq!(outcome("69.99", "Đạt"), ["Verdict target_verdict 70 69.99"]);
    assert_eq!(outcome("80", "Chưa_đạt"), ["Verdict target_verdict 70 80", "Count units_meeting_target 1 0"]);
    assert_eq!(outcome("na", "Không_đánh_giá"), [""; 0]);
    check(&[
        (
            "all online",
            &[
                "received_online=3 scope:A",
                "received_new=3 scope:A",
                "received_online=1 scope:B",
                "received_new=2 scope:B",
                "agencies_fully_online=2 total:2",
                "agencies_with_online=2 total:2",
            ],
            &["Count agencies_fully_online 2 1"],
        ),
        (
            "the list names only some",
            &["received_online=3 scope:A", "received_new=3 scope:A", "agencies_fully_online=2 total:17"],
            &[],
        ),
    ]);
}

#[test]
fn rate_columns() {
    let row = |agency: &str, rate: &str| {
        [("online_full", "30"), ("full_received_direct", "10"), ("received_total", "100"), ("full_online_rate", rate)]
            .map(|(id, value)| format!("{id}={value} table scope:{agency}"))
    };
    let column = |rates: [&str; 3]| {
        let lines: Vec<String> =
            rates.iter().zip(["A", "B", "C"]).flat_map(|(rate, agency)| row(agency, rate)).collect();
        found(&lines.iter().map(String::as_str).collect::<Vec<_>>())
    };
    assert_eq!(column(["30", "30", "31"]), ["Share full_online_of_total 31 30"]);
    assert_eq!(
        column(["75", "75", "31"]),
        ["Share full_online_of_full_service 31 75"],
        "held to the formula most rows follow"
    );
}

#[test]
fn the_index() {
    check(&[
        (
            "points above their maximum",
            &["index766_progress=21 unit:điểm", "index766_max=20 of:index766_progress"],
            &["Range range 21 20"],
        ),
        (
            "rank outside the ranked",
            &["rank=64 of:index766_total", "rank_of=63 of:index766_total"],
            &["Range range 64 63"],
        ),
        ("a group that is not stated", &["index766_total=90", "index766_progress=18", "index766_satisfaction=18"], &[]),
    ]);
}

#[test]
fn changes() {
    let cases = |change: &'static str| {
        found(&["online_payment_dossiers=263 period:2023-03", "online_payment_dossiers=297", change])
    };
    assert_eq!(cases("change=34 up of:online_payment_dossiers"), [""; 0]);
    assert_eq!(cases("change=33 up of:online_payment_dossiers"), ["Sum change 33 34"]);
    assert_eq!(cases("change=34 down of:online_payment_dossiers"), ["Sum change -34 34"]);
    assert_eq!(cases("change=12.9 up unit:% of:online_payment_dossiers"), [""; 0]);
    assert_eq!(cases("change=33 up of:online_payment_dossiers vs:2022-04"), [""; 0]);
    assert_eq!(cases("change=33 up of:online_payment_dossiers vs:2023-03"), ["Sum change 33 34"]);
    assert_eq!(found(&["online_payment_dossiers=297", "change=33 up of:online_payment_dossiers"]), [""; 0]);
}
