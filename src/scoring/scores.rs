//! Everything that is computed from the ledgers of the reports, which are kept once.

use super::index::{Assessed, assessed, observations_in};
use super::rates::{Rate, rates_in};
use super::scorecard::{Scorecard, scorecards_in};
use super::sources::ledgers;
use crate::catalog::{AgencyKeys, Catalog};
use crate::domain::{FactSet, Report};

/// What follows from the figures of the reports.
#[derive(Debug, Clone, Default)]
pub struct Scores {
    /// The index as stated.
    pub scorecards: Vec<Scorecard>,
    /// The index by unit and period, with the points that follow from counts, in reading order.
    pub assessed: Vec<Assessed>,
    /// Every rate that can be computed.
    pub rates: Vec<Rate>,
}

/// Scorecards, assessments and rates of all reports; `reports` are their heads.
pub fn scores(facts: &FactSet, reports: &[Report], catalog: &Catalog) -> Scores {
    let keys = AgencyKeys::new(catalog);
    let ledgers = ledgers(facts, &keys);
    Scores {
        scorecards: scorecards_in(&ledgers, facts, catalog),
        assessed: assessed(observations_in(&ledgers, facts, reports, &keys, catalog), catalog),
        rates: rates_in(&ledgers, facts, &keys, catalog),
    }
}
