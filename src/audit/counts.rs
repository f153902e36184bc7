//! Counts of agencies («9/29 đơn vị đạt») against the agencies listed.

use super::report::Report;
use super::tally::{Comparison, Tally};
use super::verdicts::verdicts;
use crate::catalog::Said;
use crate::domain::{Decimal, Fact, Figure, FindingCode, Place, Scope, Span};

pub(super) fn check(report: &Report<'_>, tally: &mut Tally) {
    let mut stated: Vec<(&str, Span, Decimal)> = Vec::new();
    for fact in report.facts.iter().copied().filter(|f| f.scope.is_whole()) {
        let (Some(rule), Some(value)) = (rule(&fact.indicator), fact.number()) else { continue };
        let key = (fact.indicator.as_str(), fact.period.span, value);
        if !stated.contains(&key) {
            stated.push(key);
            compare(report, fact, value, rule, tally);
        }
    }
}

/// Which listed agencies a count is about.
#[derive(Clone, Copy)]
enum Rule {
    /// Rows with this verdict.
    Verdict(Said),
    /// Agencies with any online dossier.
    AnyOnline,
    /// Agencies all of whose new dossiers came online.
    AllOnline,
}

fn rule(indicator: &str) -> Option<Rule> {
    match indicator {
        "units_meeting_target" => Some(Rule::Verdict(Said::Met)),
        "units_missing_target" => Some(Rule::Verdict(Said::Missed)),
        "agencies_with_online" => Some(Rule::AnyOnline),
        "agencies_fully_online" => Some(Rule::AllOnline),
        _ => None,
    }
}

/// One listed agency: whether it counts, and where it stands.
struct Listed {
    counts: bool,
    place: Place,
}

fn compare(report: &Report<'_>, fact: &Fact, value: Decimal, rule: Rule, tally: &mut Tally) {
    let listed = match rule {
        Rule::Verdict(wanted) => assessed(report, fact.period.span, wanted),
        Rule::AnyOnline | Rule::AllOnline => paired(report, fact.period.span, rule),
    };
    let all = Decimal::whole(listed.len() as i64);
    let exhaustive = fact.of_total.is_none_or(|total| total <= all) || matches!(rule, Rule::Verdict(_));
    if listed.is_empty() || !exhaustive {
        return;
    }
    let counted: Vec<&Listed> = listed.iter().filter(|l| l.counts).collect();
    put(fact, value, &counted, tally);
    if let Some(total) = fact.of_total {
        put(fact, total, &listed.iter().collect::<Vec<_>>(), tally);
    }
}

fn put(fact: &Fact, stated: Decimal, listed: &[&Listed], tally: &mut Tally) {
    let counted = Decimal::whole(listed.len() as i64);
    let places = match listed {
        [] => vec![fact.place.clone()],
        _ => listed.iter().map(|l| l.place.clone()).collect(),
    };
    tally.compare(Comparison {
        code: FindingCode::Count,
        rule: &fact.indicator,
        fact,
        stated: Figure { value: stated, places: vec![fact.place.clone()] },
        recomputed: Figure { value: counted, places },
        working: counted.to_string(),
        notes: Vec::new(),
    });
}

/// Agencies that a table gives a verdict other than «not assessed».
fn assessed(report: &Report<'_>, span: Span, wanted: Said) -> Vec<Listed> {
    let rows = verdicts(report).filter(|(f, said)| {
        f.period.span == span && f.scope.agency.is_some() && f.scope.field.is_none() && *said != Said::NotAssessed
    });
    rows.map(|(fact, said)| Listed { counts: said == wanted, place: fact.place.clone() }).collect()
}

/// Agencies for which both the online and the new dossiers are stated.
fn paired(report: &Report<'_>, span: Span, rule: Rule) -> Vec<Listed> {
    let one_agency = |scope: &Scope| scope.agency.is_some() && scope.field.is_none();
    let accounts = report.ledger.accounts.iter().filter(|a| a.span == span && one_agency(&a.scope));
    let pair = |a: &crate::domain::Account<'_>| {
        let online = a.stated("received_online").first()?;
        let new = a.nearest("received_new", online.first.place.start)?;
        let counts = match rule {
            Rule::AllOnline => online.value == new.value,
            _ => !online.value.is_zero(),
        };
        Some(Listed { counts, place: online.first.place.clone() })
    };
    accounts.filter_map(pair).collect()
}
