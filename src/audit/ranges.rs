//! Values that cannot be: points above their maximum, ranks outside the ranked, parts of a whole above 100 %.

use super::report::Report;
use super::tally::{Comparison, Tally, as_stated};
use crate::catalog::INDEX_MAX;
use crate::domain::{Account, Decimal, Entry, Figure, FindingCode, Place, Statement};

/// The name of this check; no catalogue entry stands behind it.
const RULE: &str = "range";

pub(super) fn check(report: &Report<'_>, tally: &mut Tally) {
    for account in &report.ledger.accounts {
        for entry in &account.entries {
            if let Some(limits) = limits(report, account, entry) {
                entry.statements.iter().for_each(|statement| compare(statement, &limits, tally));
            }
        }
    }
}

/// The least and the greatest possible value, and where the greatest is stated.
struct Limits {
    least: Decimal,
    greatest: Decimal,
    place: Option<Place>,
}

/// `None` for figures without a natural maximum.
fn limits(report: &Report<'_>, account: &Account<'_>, entry: &Entry<'_>) -> Option<Limits> {
    let up_to = |greatest: Decimal, least: i64| Limits { least: Decimal::whole(least), greatest, place: None };
    let stated = |s: &Statement<'_>, least: i64| Limits { place: Some(s.first.place.clone()), ..up_to(s.value, least) };
    let plain_whole = entry.of.is_none() && account.scope.is_whole();
    match entry.indicator {
        "rank" => account.stated_of("rank_of", entry.of).first().map(|of| stated(of, 1)),
        "share" => Some(up_to(Decimal::whole(100), 0)),
        indicator if report.catalog.indicators.iter().any(|i| i.stated_as.as_deref() == Some(indicator)) => {
            Some(up_to(Decimal::whole(100), 0))
        }
        indicator if plain_whole => match account.stated_of(INDEX_MAX, Some(indicator)).first() {
            Some(max) => Some(stated(max, 0)),
            None => report.catalog.index_set_of(account)?.group(indicator).map(|group| up_to(group.max, 0)),
        },
        _ => None,
    }
}

fn compare(statement: &Statement<'_>, limits: &Limits, tally: &mut Tally) {
    let nearest = statement.value.min(limits.greatest).max(limits.least);
    let own = || statement.first.place.clone();
    tally.compare(Comparison {
        code: FindingCode::Range,
        rule: RULE,
        fact: statement.first,
        stated: as_stated(statement),
        recomputed: Figure { value: nearest, places: vec![limits.place.clone().unwrap_or_else(own)] },
        working: format!("{} – {}", limits.least, limits.greatest),
        notes: Vec::new(),
    });
}
