//! One ledger a report.

use super::Stated;
use crate::catalog::AgencyKeys;
use crate::domain::{Account, Fact, FactSet, Ledger, SourceId};

/// The ledger of every report, in the order first seen.
pub(super) fn ledgers<'a>(facts: &'a FactSet, keys: &AgencyKeys) -> Vec<(SourceId, Ledger<'a>)> {
    let mut reports: Vec<(SourceId, Vec<&Fact>)> = Vec::new();
    for fact in &facts.facts {
        match reports.iter_mut().find(|(source, _)| *source == fact.place.source) {
            Some((_, known)) => known.push(fact),
            None => reports.push((fact.place.source, vec![fact])),
        }
    }
    reports.into_iter().map(|(source, facts)| (source, Ledger::new(&facts, |scope| keys.scope(scope)))).collect()
}

/// The first statement of a figure.
pub(super) fn first_stated(account: &Account<'_>, indicator: &str) -> Option<Stated> {
    account.stated(indicator).first().map(|s| Stated { value: s.value, place: s.first.place.clone() })
}
