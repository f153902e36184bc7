//! The audit over the five real reports: exactly the known disagreements, nothing else.

#![allow(clippy::expect_used, clippy::panic, reason = "a test may stop")]

mod common;
#[path = "audit/growth.rs"]
mod growth;
#[path = "audit/periods.rs"]
mod periods;
#[path = "audit/rules.rs"]
mod rules;

use thuoc_do::audit::{Audit, audit};
use thuoc_do::catalog::catalog;
use thuoc_do::domain::{FactSet, Finding, FindingCode, FindingNote, SourceId};
use thuoc_do::extract::extract;
use thuoc_do::ingest::read;

/// Report, kind, rule, fact, agency, stated, recomputed, difference.
type Line =
    (&'static str, FindingCode, &'static str, &'static str, &'static str, &'static str, &'static str, &'static str);

const KNOWN: [Line; 19] = {
    use FindingCode::{Balance, Rival, Share, Sum};
    const ROW: &str = "online_service_parts";
    const ALL: &str = "received_total";
    [
        ("000", Share, "on_time_of_resolved", "resolved_on_time", "whole", "99.9", "100", "0.1"),
        ("000", Share, "late_of_resolved", "resolved_late", "whole", "0.1", "0", "-0.1"),
        ("002", Rival, "rival", "full_online_rate", "whole", "23.43", "42.5", "19.07"),
        ("002", Sum, ROW, ALL, "UBND huyện An Phú", "43819", "43844", "25"),
        ("002", Sum, ROW, ALL, "UBND Thành phố Châu Đốc", "30028", "30036", "8"),
        ("002", Sum, ROW, ALL, "UBND huyện Chợ Mới", "74088", "74144", "56"),
        ("002", Sum, ROW, ALL, "UBND huyện Châu Phú", "53539", "53580", "41"),
        ("002", Sum, ROW, ALL, "UBND huyện Châu Thành", "36863", "36879", "16"),
        ("002", Sum, ROW, ALL, "UBND Thành phố Long Xuyên", "75152", "75172", "20"),
        ("002", Sum, ROW, ALL, "UBND huyện Phú Tân", "59294", "59337", "43"),
        ("002", Sum, ROW, ALL, "UBND Thị xã Tịnh Biên", "51320", "51353", "33"),
        ("002", Sum, ROW, ALL, "UBND Thị xã Tân Châu", "35419", "35443", "24"),
        ("002", Sum, ROW, ALL, "UBND huyện Thoại Sơn", "66965", "66982", "17"),
        ("002", Sum, ROW, ALL, "UBND huyện Tri Tôn", "40416", "40436", "20"),
        ("002", Sum, ROW, ALL, "whole", "663690", "663993", "303"),
        ("003", Share, "on_time_of_resolved", "resolved_early_or_on_time", "whole", "99.73", "99.77", "0.04"),
        ("003", Share, "post_of_new", "received_post", "whole", "2.56", "2.57", "0.01"),
        ("003", Balance, "pending_balance", "pending_total", "whole", "942", "938", "-4"),
        ("004", Sum, "index766_five", "index766_total", "whole", "82.5", "87.3", "4.8"),
    ]
};

fn described(number: &str, finding: &Finding) -> String {
    let Finding { code, rule, indicator, stated, recomputed, difference, scope, .. } = finding;
    let (stated, recomputed) = (stated.value.normalized(), recomputed.value.normalized());
    format!("{number} {code:?} {rule} {indicator} {} {stated} {recomputed} {}", scope.code(), difference.normalized())
}

fn expected() -> Vec<String> {
    let line = |(number, code, rule, indicator, scope, stated, recomputed, difference): &Line| {
        format!("{number} {code:?} {rule} {indicator} {scope} {stated} {recomputed} {difference}")
    };
    KNOWN.iter().map(line).collect()
}

/// Every report audited together, as a user loads them.
fn check(facts: Vec<FactSet>) -> Audit {
    let together = FactSet { facts: facts.into_iter().flat_map(|set| set.facts).collect() };
    let outcome = audit(&together, catalog());
    let number = |source: SourceId| common::SEEDS[source.0 as usize].0;
    let of = |f: &Finding| f.stated.places.first().map_or("", |p| number(p.source));
    let found: Vec<String> = outcome.findings.iter().map(|f| described(of(f), f)).collect();
    assert_eq!(found, expected());
    places_are_real(&outcome, &together);
    outcome
}

fn places_are_real(outcome: &Audit, facts: &FactSet) {
    for finding in &outcome.findings {
        let places: Vec<_> = finding.stated.places.iter().chain(&finding.recomputed.places).collect();
        assert!(!finding.stated.places.is_empty() && !finding.recomputed.places.is_empty(), "{finding:?}");
        assert!(places.iter().all(|place| facts.facts.iter().any(|fact| fact.place == **place)), "{finding:?}");
    }
}

#[test]
fn the_annotated_figures_give_exactly_the_known_disagreements() {
    let sources = (0..).map(SourceId);
    let annotated = common::SEEDS.iter().zip(sources).map(|((number, _), source)| common::annotated(number, source));
    let Some(facts) = annotated.collect::<Option<Vec<_>>>() else { return };
    let outcome = check(facts);
    notes_say_what_is_true(&outcome.findings);
    for (source, checks) in &outcome.checks {
        println!("{}: {checks} comparisons", common::SEEDS[source.0 as usize].0);
    }
    let made: Vec<bool> = outcome.checks.iter().map(|(_, checks)| *checks >= 10).collect();
    assert_eq!(made, [true; 5]);
}

fn notes_say_what_is_true(findings: &[Finding]) {
    use FindingNote::{ForcedToHundred, LateNotSubtracted, OtherSource, Truncated};
    let noted: Vec<(String, &[FindingNote])> = findings
        .iter()
        .filter(|f| !f.notes.is_empty())
        .map(|f| (f.stated.value.to_string(), f.notes.as_slice()))
        .collect();
    let expected: [(&str, &[FindingNote]); 5] = [
        ("99.9", &[Truncated]),
        ("0.1", &[ForcedToHundred]),
        ("23.43", &[OtherSource]),
        ("2.56", &[Truncated, ForcedToHundred]),
        ("942", &[LateNotSubtracted]),
    ];
    assert_eq!(noted, expected.map(|(stated, notes)| (stated.to_owned(), notes)));
}

#[test]
fn the_reports_themselves_give_exactly_the_known_disagreements() {
    let Some(folder) = common::seeds() else { return };
    let facts = common::SEEDS.iter().zip((0..).map(SourceId)).map(|((_, name), source)| {
        let bytes = std::fs::read(folder.join(name)).expect("a report");
        extract(&read(name, &bytes).expect("plain text"), source, catalog()).facts
    });
    check(facts.collect());
}
