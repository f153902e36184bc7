//! A part is never more than its whole: for sums that cannot be checked because not every part is stated, and for
//! counts stated as «9/29».

use super::identities::applies;
use super::report::Report;
use super::tally::{Comparison, Tally, as_stated};
use crate::catalog::IdentityDef;
use crate::domain::{Account, Fact, FactKind, Figure, FindingCode, Statement};

/// The name of this check; no catalogue entry stands behind it.
const RULE: &str = "part_of_whole";

pub(super) fn check(report: &Report<'_>, tally: &mut Tally) {
    for account in &report.ledger.accounts {
        let sums = report.catalog.identities.iter().filter(|i| i.minus.is_empty() && i.kind == "sum");
        sums.filter(|i| !applies(i, account)).for_each(|identity| parts(identity, account, report, tally));
    }
    report.facts.iter().for_each(|fact| count(fact, tally));
}

/// Each stated part against the stated whole, once however many identities name the pair.
fn parts(identity: &IdentityDef, account: &Account<'_>, report: &Report<'_>, tally: &mut Tally) {
    let earlier = report.catalog.identities.iter().take_while(|i| i.id != identity.id);
    let seen: Vec<&IdentityDef> = earlier.filter(|i| i.total == identity.total).collect();
    for part in identity.parts.iter().filter(|part| !seen.iter().any(|i| i.parts.contains(part))) {
        let statement = account.stated(part).first();
        let whole = statement.and_then(|s| account.nearest(&identity.total, s.first.place.start));
        if let (Some(part), Some(whole)) = (statement, whole) {
            compare(part, whole, account, &identity.total, tally);
        }
    }
}

/// It holds when it holds for any statement of the whole.
fn compare(part: &Statement<'_>, whole: &Statement<'_>, account: &Account<'_>, total: &str, tally: &mut Tally) {
    if account.stated(total).iter().any(|whole| part.value <= whole.value) {
        return tally.agree();
    }
    tally.compare(Comparison {
        code: FindingCode::Range,
        rule: RULE,
        fact: part.first,
        stated: as_stated(part),
        recomputed: as_stated(whole),
        working: format!("{} > {}", part.value, whole.value),
        notes: Vec::new(),
    });
}

/// «9/29 đơn vị»: the first number is not above the second.
fn count(fact: &Fact, tally: &mut Tally) {
    let exact = fact.kind == FactKind::Result && fact.hedge.is_none();
    let (Some(value), Some(total), true) = (fact.number(), fact.of_total, exact) else { return };
    if value <= total {
        return tally.agree();
    }
    let places = || vec![fact.place.clone()];
    tally.compare(Comparison {
        code: FindingCode::Range,
        rule: RULE,
        fact,
        stated: Figure { value, places: places() },
        recomputed: Figure { value: total, places: places() },
        working: format!("{value} > {total}"),
        notes: Vec::new(),
    });
}
