//! Agencies (or fields of one agency) listed in prose against the figure they belong to.
//!
//! Prose often names only the largest, so a list that falls short proves nothing, unless the report says how many there
//! are and the list names as many; one that exceeds its whole always does.

use super::report::Report;
use super::tally::{Comparison, Tally, joined, places, sum};
use crate::catalog::Additive;
use crate::domain::{Decimal, Fact, Figure, FindingCode, Origin, Scope, Span, Statement};

/// The name of this check; no catalogue entry stands behind it.
const RULE: &str = "agency_list";

pub(super) fn check(report: &Report<'_>, tally: &mut Tally) {
    for list in lists(report) {
        let account = report.ledger.accounts.iter().find(|a| a.span == list.span && a.scope == list.whole);
        let at = list.items.first().map_or(0, |(_, fact, _)| fact.place.start);
        if let Some(whole) = account.and_then(|a| a.nearest(list.indicator, at)) {
            compare(&list, whole, is_complete(report, &list), tally);
        }
    }
}

/// Parts of one whole in reading order, each named once.
struct List<'a> {
    indicator: &'a str,
    span: Span,
    whole: Scope,
    items: Vec<(Scope, &'a Fact, Decimal)>,
}

fn lists<'a>(report: &Report<'a>) -> Vec<List<'a>> {
    let mut lists: Vec<List<'a>> = Vec::new();
    for fact in report.facts.iter().copied().filter(|f| is_item(report, f)) {
        let (Some(value), scope) = (fact.number(), report.key(&fact.scope)) else { continue };
        let Some(whole) = whole_of(&scope) else { continue };
        let (indicator, span) = (fact.indicator.as_str(), fact.period.span);
        let same = |l: &&mut List<'a>| l.indicator == indicator && l.span == span && l.whole == whole;
        let open = lists.iter_mut().rev().find(same).filter(|l| l.items.iter().all(|(s, ..)| *s != scope));
        match open {
            Some(list) => list.items.push((scope, fact, value)),
            None => lists.push(List { indicator, span, whole, items: vec![(scope, fact, value)] }),
        }
    }
    lists
}

fn is_item(report: &Report<'_>, fact: &Fact) -> bool {
    let exact = fact.is_own_result() && fact.hedge.is_none() && fact.of.is_none();
    let additive = report.catalog.fact(&fact.indicator).is_some_and(|def| def.additive != Additive::No);
    exact && additive && fact.origin == Origin::Prose
}

/// The agency of a field, the whole body of an agency.
fn whole_of(scope: &Scope) -> Option<Scope> {
    match (&scope.agency, &scope.field, scope.level) {
        (Some(agency), Some(_), None) => Some(Scope::agency(agency.clone())),
        (Some(_), None, None) | (None, Some(_), None) => Some(Scope::whole()),
        _ => None,
    }
}

/// Whether the report counts as many agencies as the list names.
fn is_complete(report: &Report<'_>, list: &List<'_>) -> bool {
    let named = Decimal::whole(list.items.len() as i64);
    let counts = report.catalog.rules.list.iter().filter(|rule| rule.fact == list.indicator);
    let whole = report.ledger.accounts.iter().find(|a| a.span == list.span && a.scope == list.whole);
    let stated = |id: &str| whole.is_some_and(|a| a.stated(id).iter().any(|s| s.value == named));
    let of_agencies = list.items.iter().all(|(scope, ..)| scope.agency.is_some() && scope.field.is_none());
    of_agencies && list.items.len() > 1 && counts.into_iter().any(|rule| stated(&rule.count))
}

/// Whether the first items alone make up the whole: what follows them is counted among them («cấp tỉnh», «cấp huyện»,
/// «cấp xã», and then the one-stop centre of the province).
fn is_followed_by_others(list: &List<'_>, whole: &Statement<'_>) -> bool {
    let mut running = Decimal::ZERO;
    list.items.iter().enumerate().any(|(index, (.., value))| {
        running = running.plus(*value);
        index > 0 && running == whole.value
    })
}

fn compare(list: &List<'_>, whole: &Statement<'_>, complete: bool, tally: &mut Tally) {
    let values = || list.items.iter().map(|(.., value)| *value);
    let total = sum(values());
    let holds = total == whole.value || (total < whole.value && !complete);
    if holds || is_followed_by_others(list, whole) {
        return tally.agree();
    }
    let facts: Vec<&Fact> = list.items.iter().map(|(_, fact, _)| *fact).collect();
    tally.compare(Comparison {
        code: FindingCode::Sum,
        rule: RULE,
        fact: whole.first,
        stated: Figure { value: whole.value, places: whole.places() },
        recomputed: Figure { value: total, places: places(&facts) },
        working: joined(values(), " + "),
        notes: Vec::new(),
    });
}
