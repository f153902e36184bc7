//! Scorecards and rates of the five real reports.

mod common;

use thuoc_do::catalog::catalog;
use thuoc_do::domain::{FactSet, SourceId};
use thuoc_do::scoring::{Rate, Scorecard, Verdict, rates, scorecards, verdict};

fn annotated(number: &str) -> Option<FactSet> {
    common::annotated(number, SourceId(0))
}

fn card(number: &str) -> Option<Scorecard> {
    let cards = scorecards(&annotated(number)?, catalog());
    assert_eq!(cards.len(), 1);
    cards.into_iter().next()
}

fn points(card: &Scorecard) -> Vec<String> {
    card.groups.iter().map(|g| format!("{}/{} -{}", g.points.value, g.max, g.lost)).collect()
}

fn ranks(card: &Scorecard) -> Vec<String> {
    card.ranks.iter().map(|r| format!("{} {}/{}", r.period.code(), r.rank, r.of)).collect()
}

#[test]
fn six_groups_of_a_dated_table() {
    let Some(card) = card("001") else { return };
    assert_eq!((card.set.as_str(), card.period.code().as_str()), ("index766_six", "2023-03-27"));
    assert_eq!(
        points(&card),
        ["12.2/18 -5.8", "18.3/20 -1.7", "7.6/12 -4.4", "2.4/10 -7.6", "18/18 -0", "6.7/22 -15.3"]
    );
    assert_eq!(ranks(&card), ["2023-02-27 4/63", "2023-03-07 8/63", "2023-03-27 10/63"]);
    assert_eq!((card.sum, card.total.map(|t| t.value)), (card.sum, Some(card.sum)));
    let target = card.target.map(|(least, most)| format!("{}-{}", least.value, most.value));
    assert_eq!((target.as_deref(), card.band.as_deref()), (Some("80-90"), Some("Trung bình")));
}

#[test]
fn five_groups_in_prose() {
    let Some(card) = card("004") else { return };
    assert_eq!((card.set.as_str(), card.period.code().as_str()), ("index766_five", "2023-04"));
    assert_eq!(points(&card), ["17/18 -1", "18.8/20 -1.2", "17/22 -5", "16.5/22 -5.5", "18.0/18 -0.0"]);
    assert_eq!(ranks(&card), ["2023-04 1/63"]);
    assert_eq!((card.sum.to_string(), card.total.map(|t| t.value.to_string())), ("87.3".into(), Some("82.5".into())));
    assert_eq!((card.target, card.band.as_deref()), (None, Some("Tốt")));
}

/// «indicator scope part/whole percent [stated]» of one report.
fn lines(number: &str, keep: impl Fn(&Rate) -> bool) -> Option<Vec<String>> {
    let rates = rates(&annotated(number)?, catalog());
    let line = |r: &Rate| {
        let stated = r.stated.as_ref().map(|s| format!(" [{}]", s.value)).unwrap_or_default();
        let (part, whole) = (r.ratio.part(), r.ratio.whole());
        format!("{} {part}/{whole} {}{stated}", r.indicator, r.ratio.percent(2))
    };
    Some(rates.iter().filter(|r| keep(r)).map(line).collect())
}

#[test]
fn both_on_time_rates_stand_side_by_side() {
    let whole = lines("004", |r| r.scope.is_whole());
    let Some(found) = whole else { return };
    let expected = [
        "very_satisfied 405/408 99.26 [99.26]",
        "satisfied_level 3/408 0.74 [0.74]",
        "satisfied 408/408 100.00",
        "dissatisfied 0/408 0.00",
        "on_time_of_resolved 4743/4761 99.62 [99.62]",
        "on_time_766 5440/5479 99.29",
        "late_of_resolved 18/4761 0.38 [0.38]",
        "overdue_all_of_received 39/5479 0.71",
        "resolved_of_received 4761/5479 86.90 [86.9]",
        "pending_of_received 718/5479 13.10 [13.1]",
        "pending_overdue_of_pending 21/718 2.92",
        "online_of_new 3085/4708 65.53 [65.53]",
        "direct_and_post_of_new 1623/4708 34.47 [34.47]",
    ];
    for line in expected {
        assert!(found.iter().any(|f| f == line), "{line} not in {found:#?}");
    }
    assert_eq!(found.len(), expected.len());
}

#[test]
fn a_missing_level_or_term_is_not_zero() {
    let Some(found) = lines("003", |r| r.scope.is_whole()) else { return };
    let absent = ["dissatisfied ", "on_time_766 ", "partial_online_of_total "];
    assert!(!found.iter().any(|line| absent.iter().any(|a| line.starts_with(a))), "{found:#?}");
    let Some(without_carried_over) = lines("000", |_| true) else { return };
    let senseless = ["resolved_of_received ", "pending_of_received ", "on_time_766 "];
    assert!(!without_carried_over.iter().any(|line| senseless.iter().any(|s| line.starts_with(s))));
    assert!(found.iter().any(|line| line == "on_time_of_resolved 1762/1766 99.77 [99.73]"), "{found:#?}");
}

#[test]
fn three_readings_of_one_rate() {
    let Some(found) = lines("002", |r| r.scope.is_whole()) else { return };
    let expected = [
        "partial_online_of_total 311032/663690 46.86",
        "full_online_of_total 282049/663690 42.50 [42.5]",
        "full_online_of_full_service 282049/299577 94.15",
        "online_of_total 593081/663690 89.36",
    ];
    assert_eq!(found, expected);
}

#[test]
fn verdicts_follow_the_threshold() {
    let Some(facts) = annotated("002") else { return };
    let rates: Vec<Rate> =
        rates(&facts, catalog()).into_iter().filter(|r| r.indicator == "full_online_of_total").collect();
    let met = |percent: i64| {
        let threshold = thuoc_do::domain::Decimal::whole(percent);
        let agencies = rates.iter().filter(|r| r.scope.agency.is_some());
        agencies.filter(|r| verdict(Some(r.ratio), threshold) == Verdict::Met).count()
    };
    // 30 agencies and the total, less the one that the report does not assess
    assert_eq!((rates.len(), met(70), met(85)), (30, 9, 7));
}
