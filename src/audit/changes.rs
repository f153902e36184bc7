//! Stated changes against the earlier value, where the same report states that too.
//!
//! «Tăng» does not always say against what: then a change holds when any earlier value of the report explains it.

use super::report::Report;
use super::tally::{Comparison, Tally};
use crate::domain::{Account, Decimal, Direction, Fact, FactKind, Figure, FindingCode, Ratio, Statement};

/// Catalogue id of a change.
const CHANGE: &str = "change";

pub(super) fn check(report: &Report<'_>, tally: &mut Tally) {
    let exact = |f: &&Fact| f.indicator == CHANGE && f.kind == FactKind::Result && f.hedge.is_none();
    for fact in report.facts.iter().copied().filter(exact) {
        if let (Some(of), Some(value)) = (fact.of.as_deref(), signed(fact)) {
            compare(report, fact, of, value, tally);
        }
    }
}

fn signed(fact: &Fact) -> Option<Decimal> {
    let value = fact.number()?;
    match fact.direction? {
        Direction::Up => Some(value),
        Direction::Down => Some(Decimal::ZERO.minus(value)),
    }
}

fn compare(report: &Report<'_>, fact: &Fact, of: &str, stated: Decimal, tally: &mut Tally) {
    let scope = report.key(&fact.scope);
    let accounts: Vec<&Account<'_>> = report.ledger.accounts.iter().filter(|a| a.scope == scope).collect();
    let at = fact.place.start;
    let now = accounts.iter().find(|a| a.span == fact.period.span).and_then(|a| a.nearest(of, at));
    let Some(now) = now else { return };
    let earlier = accounts.iter().filter(|a| is_earlier(a, fact)).filter_map(|a| a.nearest(of, at));
    let explained: Vec<(Decimal, &Statement<'_>)> =
        earlier.filter_map(|then| Some((difference(fact, now, then, stated.places())?, then))).collect();
    let Some((first, then)) = explained.first() else { return };
    if explained.iter().any(|(change, _)| *change == stated) {
        return tally.agree();
    }
    tally.compare(Comparison {
        code: FindingCode::Sum,
        rule: CHANGE,
        fact,
        stated: Figure { value: stated, places: vec![fact.place.clone()] },
        recomputed: Figure { value: *first, places: vec![now.place_near(at), then.place_near(at)] },
        working: format!("{} - {}", now.value, then.value),
        notes: Vec::new(),
    });
}

/// Whether an account is of the period compared with; where none is named, of one of the same sort that ended before.
fn is_earlier(account: &Account<'_>, fact: &Fact) -> bool {
    if let Some(compared) = fact.compared {
        return account.span == compared.span;
    }
    let same_sort = std::mem::discriminant(&account.span) == std::mem::discriminant(&fact.period.span);
    match (account.span.days(), fact.period.span.days()) {
        (Some((_, end)), Some((start, _))) => same_sort && end < start,
        _ => false,
    }
}

/// The change in the unit it is stated in: a plain difference, or percent of the earlier value for counts.
fn difference(fact: &Fact, now: &Statement<'_>, then: &Statement<'_>, places: u8) -> Option<Decimal> {
    let plain = now.value.minus(then.value);
    let in_percent = fact.unit == "%" && now.first.unit != "%";
    if in_percent { Ratio::new(plain, then.value).map(|r| r.percent(places)) } else { Some(plain) }
}
