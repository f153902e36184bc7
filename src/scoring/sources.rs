//! One ledger a report.

use super::Stated;
use crate::catalog::AgencyKeys;
use crate::domain::{Account, Fact, FactSet, Ledger, Scope, SourceId};
use std::cell::RefCell;
use std::collections::HashMap;

/// The ledger of every report, in the order first seen.
pub(super) fn ledgers<'a>(facts: &'a FactSet, keys: &AgencyKeys) -> Vec<(SourceId, Ledger<'a>)> {
    let mut reports: Vec<(SourceId, Vec<&Fact>)> = Vec::new();
    for fact in &facts.facts {
        match reports.iter_mut().find(|(source, _)| *source == fact.place.source) {
            Some((_, known)) => known.push(fact),
            None => reports.push((fact.place.source, vec![fact])),
        }
    }
    // thousands of figures share some hundred scopes, and the key of one takes time
    let known: RefCell<HashMap<&Scope, Scope>> = RefCell::default();
    let key = |scope: &'a Scope| known.borrow_mut().entry(scope).or_insert_with(|| keys.scope(scope)).clone();
    reports.into_iter().map(|(source, facts)| (source, Ledger::new(&facts, key))).collect()
}

/// The first statement of a figure.
pub(super) fn first_stated(account: &Account<'_>, indicator: &str) -> Option<Stated> {
    account.stated(indicator).first().map(|s| Stated { value: s.value, place: s.first.place.clone() })
}
