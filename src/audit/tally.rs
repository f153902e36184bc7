//! Counting comparisons and keeping the ones that fail.

use crate::domain::{Decimal, Fact, Figure, Finding, FindingCode, FindingNote, Place, Statement, sort_by_key};

/// Comparisons made so far, and those that failed.
#[derive(Debug, Default)]
pub(super) struct Tally {
    /// All comparisons.
    pub(super) checks: usize,
    findings: Vec<Finding>,
}

/// Two figures that should agree.
pub(super) struct Comparison<'a> {
    pub(super) code: FindingCode,
    /// Catalogue id of the identity or indicator checked.
    pub(super) rule: &'a str,
    /// Whose scope, period and unit the finding carries.
    pub(super) fact: &'a Fact,
    pub(super) stated: Figure,
    pub(super) recomputed: Figure,
    pub(super) working: String,
    pub(super) notes: Vec<FindingNote>,
}

impl Tally {
    /// Counts one comparison that held.
    pub(super) fn agree(&mut self) {
        self.checks += 1;
    }

    /// Takes over what another tally counted.
    pub(super) fn add(&mut self, other: Tally) {
        self.checks += other.checks;
        self.findings.extend(other.findings);
    }

    /// Counts one comparison; a failed one becomes a finding.
    pub(super) fn compare(&mut self, comparison: Comparison<'_>) {
        self.compare_share(comparison, None);
    }

    /// The same for a share that may agree with another whole.
    pub(super) fn compare_share(&mut self, comparison: Comparison<'_>, other_base: Option<&str>) {
        self.checks += 1;
        let Comparison { code, rule, fact, stated, recomputed, working, notes } = comparison;
        if stated.value == recomputed.value {
            return;
        }
        let about_another = fact.indicator == "share" || fact.indicator == "change";
        let indicator = fact.of.as_ref().filter(|_| about_another).unwrap_or(&fact.indicator);
        self.findings.push(Finding {
            code,
            rule: rule.to_owned(),
            indicator: indicator.clone(),
            unit: fact.unit.clone(),
            scope: fact.scope.clone(),
            period: fact.period,
            difference: recomputed.value.minus(stated.value),
            stated,
            recomputed,
            working,
            notes,
            other_base: other_base.map(str::to_owned),
        });
    }

    /// The findings in the order in which a reader meets the stated figures.
    pub(super) fn in_reading_order(mut self) -> Vec<Finding> {
        sort_by_key(&mut self.findings, |f| f.stated.places.first().map(|p| (p.start, p.end)));
        self.findings
    }
}

/// A figure as stated, with every place where it stands.
pub(super) fn as_stated(statement: &Statement<'_>) -> Figure {
    Figure { value: statement.value, places: statement.places() }
}

/// A figure worked out from statements near a position.
pub(super) fn worked_out(value: Decimal, from: &[&Statement<'_>], position: usize) -> Figure {
    Figure { value, places: from.iter().map(|s| s.place_near(position)).collect() }
}

/// Numbers joined by an operator, in machine notation.
pub(super) fn joined(values: impl IntoIterator<Item = Decimal>, operator: &str) -> String {
    values.into_iter().map(|v| v.to_string()).collect::<Vec<_>>().join(operator)
}

/// The exact sum.
pub(super) fn sum(values: impl IntoIterator<Item = Decimal>) -> Decimal {
    values.into_iter().fold(Decimal::ZERO, Decimal::plus)
}

/// The places of some facts.
pub(super) fn places(facts: &[&Fact]) -> Vec<Place> {
    facts.iter().map(|f| f.place.clone()).collect()
}
