//! What every check looks at: one report's facts, in reading order, and its ledger.

use crate::catalog::{AgencyKeys, Catalog};
use crate::domain::{Fact, FactKind, FactSet, Ledger, Scope, SourceId, sort_by_key};

/// One report ready to be checked.
pub(super) struct Report<'a> {
    /// Its facts in reading order.
    pub(super) facts: Vec<&'a Fact>,
    /// Its exact results by scope and span.
    pub(super) ledger: Ledger<'a>,
    /// What is measured.
    pub(super) catalog: &'a Catalog,
    keys: &'a AgencyKeys,
}

impl<'a> Report<'a> {
    pub(super) fn new(facts: &'a FactSet, source: SourceId, catalog: &'a Catalog, keys: &'a AgencyKeys) -> Report<'a> {
        let mut facts: Vec<&Fact> = facts.iter().filter(|f| f.place.source == source).collect();
        sort_by_key(&mut facts, |f| (f.place.start, f.place.end, f.place.cell));
        let ledger = Ledger::new(&facts, |scope| keys.scope(scope));
        Report { facts, ledger, catalog, keys }
    }

    /// A scope that compares equal for all ways of writing one agency.
    pub(super) fn key(&self, scope: &Scope) -> Scope {
        self.keys.scope(scope)
    }

    /// Results for one catalogue id, hedged and cited ones and words included.
    pub(super) fn results<'s>(&'s self, indicator: &'s str) -> impl Iterator<Item = &'a Fact> + 's {
        self.facts.iter().copied().filter(move |f| f.indicator == indicator && f.kind == FactKind::Result)
    }
}
