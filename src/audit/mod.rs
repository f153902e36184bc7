//! Facts → findings: identities, stated against recomputed, rival values. It never repairs.
//!
//! Most checks work within one report; [`periods`] compares the periods of one body, over its reports. Restatements of one figure are merged before anything is compared, and a
//! comparison of which one side is not stated is not made: missing is not zero.

mod blocks;
mod changes;
mod counts;
mod groups;
mod identities;
mod index;
mod lists;
mod pairs;
mod periods;
mod ranges;
mod report;
mod rivalry;
mod rivals;
mod rounding;
mod shares;
mod stated_rates;
mod tables;
mod tally;
mod verdicts;

pub use rivalry::{Rivalry, Variant, are_rivals, rivalries};

use crate::catalog::{AgencyKeys, Catalog};
use crate::domain::{self, FactSet, Finding, SourceId};
use report::Report;
use tally::Tally;

/// The outcome of checking a set of facts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audit {
    /// Disagreements, in reading order of the stated figure.
    pub findings: Vec<Finding>,
    /// How many comparisons were made, agreeing ones included, per source in the order first seen.
    pub checks: Vec<(SourceId, usize)>,
}

/// Checks every report's figures against each other; each report is a body of its own.
pub fn audit(facts: &FactSet, catalog: &Catalog) -> Audit {
    audit_reports(facts, &[], catalog)
}

/// Checks every report's figures against each other, and the periods of one body over all reports that name the same
/// province.
pub fn audit_reports(facts: &FactSet, heads: &[domain::Report], catalog: &Catalog) -> Audit {
    let keys = AgencyKeys::new(catalog);
    let mut outcome = Audit::default();
    let mut over_periods = periods::check(facts, heads, catalog, &keys);
    for source in sources(facts) {
        let mut tally = check(&Report::new(facts, source, catalog, &keys));
        over_periods.remove(&source).into_iter().for_each(|more| tally.add(more));
        outcome.checks.push((source, tally.checks));
        outcome.findings.extend(tally.in_reading_order());
    }
    outcome
}

fn check(report: &Report<'_>) -> Tally {
    let mut tally = Tally::default();
    shares::check(report, &mut tally);
    stated_rates::check(report, &mut tally);
    identities::check(report, &mut tally);
    index::check(report, &mut tally);
    tables::check(report, &mut tally);
    lists::check(report, &mut tally);
    rivals::check(report, &mut tally);
    verdicts::check(report, &mut tally);
    counts::check(report, &mut tally);
    changes::check(report, &mut tally);
    ranges::check(report, &mut tally);
    pairs::check(report, &mut tally);
    tally
}

fn sources(facts: &FactSet) -> Vec<SourceId> {
    let mut seen = Vec::new();
    for fact in &facts.facts {
        if !seen.contains(&fact.place.source) {
            seen.push(fact.place.source);
        }
    }
    seen
}
