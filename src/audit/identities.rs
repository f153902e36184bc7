//! The catalogue's identities: sums of parts and balances, within one scope and span.

use super::report::Report;
use super::tally::{Comparison, Tally, as_stated, joined, sum, worked_out};
use crate::catalog::IdentityDef;
use crate::domain::{Account, Decimal, FindingCode, FindingNote, Statement};

pub(super) fn check(report: &Report<'_>, tally: &mut Tally) {
    for account in &report.ledger.accounts {
        for identity in report.catalog.identities.iter().filter(|i| applies(i, account)) {
            compare(identity, account, tally);
        }
    }
}

/// Whether everything the identity needs is stated.
pub(super) fn applies(identity: &IdentityDef, account: &Account<'_>) -> bool {
    let has = |id: &String| account.has(id);
    let may_lack = |id: &String| has(id) || identity.optional.contains(id);
    has(&identity.total)
        && identity.requires.iter().all(has)
        && !identity.unless.iter().any(has)
        && identity.parts.iter().any(has)
        && identity.parts.iter().all(may_lack)
        && identity.minus.iter().all(has)
}

/// What an identity makes of the parts stated nearest to one statement of its total.
struct Reckoning<'s, 'a> {
    total: &'s Statement<'a>,
    added: Vec<&'s Statement<'a>>,
    subtracted: Vec<&'s Statement<'a>>,
    complete: bool,
}

impl<'s, 'a> Reckoning<'s, 'a> {
    fn new(identity: &IdentityDef, account: &'s Account<'a>, total: &'s Statement<'a>) -> Reckoning<'s, 'a> {
        let near = |ids: &[String]| -> Vec<&'s Statement<'a>> {
            ids.iter().filter_map(|id| account.nearest(id, total.first.place.start)).collect()
        };
        let added = near(&identity.parts);
        Reckoning { total, complete: added.len() == identity.parts.len(), added, subtracted: near(&identity.minus) }
    }

    fn value(&self) -> Decimal {
        sum(values(&self.added)).minus(sum(values(&self.subtracted)))
    }

    /// Equal; or, while a part is not stated, not above the total.
    fn holds(&self) -> bool {
        let value = self.value();
        value == self.total.value || (!self.complete && value < self.total.value)
    }

    fn working(&self) -> String {
        let added = joined(values(&self.added), " + ");
        let subtracted = self.subtracted.iter().map(|s| format!(" - {}", s.value));
        std::iter::once(added).chain(subtracted).collect()
    }
}

fn values<'v>(statements: &'v [&Statement<'_>]) -> impl Iterator<Item = Decimal> + 'v {
    statements.iter().map(|s| s.value)
}

/// One comparison however often the total is stated: it holds when it holds for any statement of it.
fn compare(identity: &IdentityDef, account: &Account<'_>, tally: &mut Tally) {
    let totals = account.stated(&identity.total);
    let reckonings: Vec<Reckoning<'_, '_>> = totals.iter().map(|t| Reckoning::new(identity, account, t)).collect();
    let Some(first) = reckonings.first().filter(|_| !reckonings.iter().any(Reckoning::holds)) else {
        return tally.agree();
    };
    let balance = identity.kind == "balance";
    let from: Vec<&Statement<'_>> = first.added.iter().chain(&first.subtracted).copied().collect();
    tally.compare(Comparison {
        code: if balance { FindingCode::Balance } else { FindingCode::Sum },
        rule: &identity.id,
        fact: first.total.first,
        stated: as_stated(first.total),
        recomputed: worked_out(first.value(), &from, first.total.first.place.start),
        working: first.working(),
        notes: late_not_subtracted(account, first).filter(|_| balance).into_iter().collect(),
    });
}

/// The hint that the stated figure exceeds the balance by exactly the dossiers resolved late.
fn late_not_subtracted(account: &Account<'_>, reckoning: &Reckoning<'_, '_>) -> Option<FindingNote> {
    let excess = reckoning.total.value.minus(reckoning.value());
    let late = account.stated("resolved_late").iter().any(|late| late.value == excess && !excess.is_zero());
    late.then_some(FindingNote::LateNotSubtracted)
}
