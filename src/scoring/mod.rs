//! Facts → scorecards and rates, each with the trace of what it was computed from.

pub mod index;
mod rates;
mod scorecard;
mod scores;
mod sources;

pub use rates::{Base, Rate, rates};
pub use scorecard::{GroupScore, RankAt, Scorecard, scorecards};
pub use scores::{Scores, scores};

use crate::domain::{Decimal, Fact, FactSet, Place, Ratio, SourceId};

/// A stated number with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The number as stated.
    pub value: Decimal,
    /// Where.
    pub place: Place,
}

/// How an agency stands against a threshold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The rate reaches the threshold.
    Met,
    /// It does not.
    Missed,
    /// The report says the rate does not apply.
    NotAssessed,
}

/// The verdict for one agency's rate.
pub fn verdict(rate: Option<Ratio>, threshold: Decimal) -> Verdict {
    match rate {
        None => Verdict::NotAssessed,
        Some(ratio) if ratio.reaches(threshold) => Verdict::Met,
        Some(_) => Verdict::Missed,
    }
}

/// Facts of one report.
pub fn of_source(facts: &FactSet, source: SourceId) -> impl Iterator<Item = &Fact> {
    facts.iter().filter(move |f| f.place.source == source)
}
