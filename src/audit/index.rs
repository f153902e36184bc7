//! The index: the stated total against the sum of its groups.

use super::report::Report;
use super::tally::{Comparison, Tally, as_stated, joined, sum, worked_out};
use crate::catalog::{INDEX_TOTAL, IndexSet};
use crate::domain::{Account, FindingCode, Statement};

pub(super) fn check(report: &Report<'_>, tally: &mut Tally) {
    for account in &report.ledger.accounts {
        if let (Some(total), Some(set)) = (account.stated(INDEX_TOTAL).first(), report.catalog.index_set_of(account)) {
            compare(account, total, set, tally);
        }
    }
}

/// Only when every group of the set is stated; any statement of the total may be the one that agrees.
fn compare(account: &Account<'_>, total: &Statement<'_>, set: &IndexSet, tally: &mut Tally) {
    let at = total.first.place.start;
    let groups: Option<Vec<&Statement<'_>>> = set.groups.iter().map(|g| account.nearest(&g.fact, at)).collect();
    let Some(groups) = groups else { return };
    let recomputed = sum(groups.iter().map(|g| g.value));
    if account.stated(INDEX_TOTAL).iter().any(|t| t.value == recomputed) {
        return tally.agree();
    }
    tally.compare(Comparison {
        code: FindingCode::Sum,
        rule: &set.id,
        fact: total.first,
        stated: as_stated(total),
        recomputed: worked_out(recomputed, &groups, at),
        working: joined(groups.iter().map(|g| g.value), " + "),
        notes: Vec::new(),
    });
}
