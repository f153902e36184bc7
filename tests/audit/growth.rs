//! Rules on parts and wholes, ways of rounding, other wholes, complete lists, blocks stated twice; how grave each is.

use crate::rules::{check, fact};
use thuoc_do::audit::audit;
use thuoc_do::catalog::catalog;
use thuoc_do::domain::{FactSet, FindingCode, FindingNote, Severity};

/// Notes, other whole and gravity of the only finding.
fn only(lines: &[&str]) -> (Vec<FindingNote>, Option<String>, Severity) {
    let facts: FactSet = lines.iter().enumerate().map(|(i, line)| fact(line, i * 10)).collect();
    let outcome = audit(&facts, catalog());
    let [finding] = &outcome.findings[..] else { panic!("one finding expected: {:?}", outcome.findings) };
    (finding.notes.clone(), finding.other_base.clone(), catalog().severity(finding))
}

#[test]
fn a_part_is_not_more_than_its_whole() {
    check(&[
        ("no part but one", &["resolved_total=10", "resolved_early=11"], &["Range part_of_whole 11 10"]),
        ("a part within", &["resolved_total=10", "resolved_early=9"], &[]),
        (
            "a second statement of the whole holds it",
            &["resolved_total=10", "resolved_early=11", "resolved_total=12"],
            &["Rival rival 10 12"],
        ),
        ("9 of 8", &["online_payment_agencies=9 total:8"], &["Range part_of_whole 9 8"]),
        ("8 of 9", &["online_payment_agencies=8 total:9"], &[]),
    ]);
}

#[test]
fn a_share_is_explained_by_rounding_or_by_another_whole() {
    let rounded = |share: &'static str| only(&["received_new=3000", "received_online=1000", share]);
    let share = |value: &str| format!("share={value} unit:% of:received_online base:received_new");
    assert_eq!(
        only(&["received_new=3000", "received_online=2000", &share("66.66")]),
        (vec![FindingNote::Truncated], None, Severity::Warning)
    );
    assert_eq!(
        only(&["received_new=3000", "received_online=1000", &share("33.34")]),
        (vec![FindingNote::RoundedOtherwise], None, Severity::Warning)
    );
    assert_eq!(rounded("share=40 unit:% of:received_online base:received_new"), (vec![], None, Severity::Error));
    assert_eq!(
        only(&["received_total=4000", "received_new=3000", "received_online=1000", &share("25")]),
        (vec![FindingNote::OtherBase], Some("received_total".into()), Severity::Warning)
    );
}

#[test]
fn a_share_of_an_assumed_whole_is_held_against_every_stated_one() {
    let with_doubt = |share: &str| {
        let lines = ["received_total=4000", "received_new=3000", "received_online=1000", share];
        let mut facts: Vec<_> = lines.iter().enumerate().map(|(i, line)| fact(line, i * 10)).collect();
        facts[3].doubts.push(thuoc_do::domain::Doubt::BaseAssumed);
        audit(&facts.into_iter().collect::<FactSet>(), catalog()).findings
    };
    assert_eq!(with_doubt("share=25 unit:% of:received_online base:received_new"), []);
    let found = with_doubt("share=61.8 unit:% of:received_online base:received_new");
    let [finding] = &found[..] else { panic!("one finding: {found:?}") };
    assert_eq!(finding.notes, [FindingNote::BaseAssumed]);
    assert_eq!(catalog().severity(finding), Severity::Information);
}

#[test]
fn a_rate_column_may_follow_another_whole() {
    let lines = ["received_total=1902", "received_new=1525", "online_full=802", "full_online_rate=52.59 unit:%"];
    let (notes, base, _) = only(&lines);
    assert_eq!((notes, base.as_deref()), (vec![FindingNote::OtherBase], Some("received_new")));
}

#[test]
fn a_list_that_claims_to_be_complete_must_add_up() {
    let list =
        ["online_payment_dossiers=30", "online_payment_dossiers=10 scope:A", "online_payment_dossiers=15 scope:B"];
    let counted = |line| [&list[..], &[line]].concat();
    check(&[
        ("only the largest", &list, &[]),
        (
            "the first ones make it up, the next is one of them",
            &[
                "received_total=30",
                "received_total=10 scope:A",
                "received_total=20 scope:B",
                "received_total=5 scope:C",
            ],
            &[],
        ),
        ("all there are", &counted("online_payment_agencies=2"), &["Sum agency_list 30 25"]),
        ("two of three", &counted("online_payment_agencies=3"), &[]),
    ]);
}

#[test]
fn blocks_stated_twice_are_one_remark() {
    let weeks = "period:week_(undated;_2023-04)";
    let line = |figure: &str| format!("{figure} {weeks}");
    let two_weeks: Vec<String> =
        ["received_new=10", "resolved_total=8", "received_new=14", "resolved_total=9"].map(line).into();
    let lines: Vec<&str> = two_weeks.iter().map(String::as_str).collect();
    assert_eq!(only(&lines), (vec![FindingNote::TwoBlocks], None, Severity::Information));
    let bodies = [
        "received_new=10",
        "resolved_total=8",
        "pending_total=2",
        "received_new=140",
        "resolved_total=90",
        "pending_total=50",
    ];
    assert_eq!(only(&bodies), (vec![FindingNote::TwoBlocks], None, Severity::Information));
    check(&[
        ("one figure differs in a week", &lines[..3], &["Rival rival 10 14"]),
        (
            "the rest agrees",
            &[
                "received_new=10",
                "resolved_total=8",
                "pending_total=2",
                "received_new=14",
                "resolved_total=8",
                "pending_total=2",
            ],
            &["Rival rival 10 14"],
        ),
        (
            "one after the other, figure by figure",
            &[
                "received_new=10",
                "received_new=14",
                "resolved_total=8",
                "resolved_total=9",
                "pending_total=2",
                "pending_total=3",
            ],
            &["Rival rival 10 14", "Rival rival 8 9", "Rival rival 2 3"],
        ),
    ]);
}

#[test]
fn every_kind_of_finding_and_every_hint_is_in_the_catalogue() {
    use FindingCode::{
        Balance, Calendar, CarryOver, ColumnTotal, Count, Cumulative, Range, Rival, Share, Sum, Verdict,
    };
    let codes = [Share, Sum, ColumnTotal, Balance, Rival, Verdict, Count, Range, CarryOver, Cumulative, Calendar];
    assert!(codes.iter().all(|code| catalog().rule(code.id()).is_some()));
    // One rule a kind of finding, and one check that is milder than its kind.
    let milder = ["fields_agencies"];
    assert!(milder.iter().all(|id| catalog().rule(id).is_some()));
    assert_eq!(catalog().rules.rule.len(), codes.len() + milder.len());
    use FindingNote::{BaseAssumed, ForcedToHundred, OtherBase, OtherSource, RoundedOtherwise, Truncated, TwoBlocks};
    let notes = [Truncated, ForcedToHundred, OtherSource, RoundedOtherwise, OtherBase, TwoBlocks, BaseAssumed];
    let hints: Vec<&str> = catalog().rules.hint.iter().map(|h| h.id.as_str()).collect();
    assert!(notes.iter().all(|note| hints.contains(&note.id())) && hints.len() == notes.len());
}
