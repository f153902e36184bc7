//! Facts → findings: identities, stated against recomputed, rival values. It never repairs.

use crate::catalog::Catalog;
use crate::domain::{FactSet, Finding};

/// The outcome of checking a set of facts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Audit {
    /// Disagreements, in reading order of the stated figure.
    pub findings: Vec<Finding>,
    /// How many comparisons were made, agreeing ones included, per source in the order first seen.
    pub checks: Vec<(crate::domain::SourceId, usize)>,
}

/// Checks every report's figures against each other.
pub fn audit(_facts: &FactSet, _catalog: &Catalog) -> Audit {
    Audit::default()
}
