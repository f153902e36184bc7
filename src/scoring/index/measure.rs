//! What of the index is ranked, compared or charted.

use super::assess::Assessment;
use crate::domain::Known;
use serde::{Deserialize, Serialize};

/// A number that every assessment may have.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Measure {
    /// The total.
    Total,
    /// A group, by fact id.
    Group(String),
    /// A component, by code.
    Metric(String),
}

impl Measure {
    /// The points of an assessment.
    pub fn points(&self, assessment: &Assessment) -> Known {
        match self {
            Measure::Total => assessment.total,
            Measure::Group(fact) => {
                assessment.groups.iter().find(|g| g.fact == *fact).map_or(Known::Missing, |g| g.points)
            }
            Measure::Metric(code) => assessment.metric(code).map_or(Known::Missing, |m| m.points),
        }
    }
}
