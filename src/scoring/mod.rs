//! Facts → scorecards and rates, each with the trace of what it was computed from.

use crate::catalog::Catalog;
use crate::domain::{Decimal, Fact, FactSet, Period, Place, Ratio, Scope, SourceId};

/// A stated number with its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The number as stated.
    pub value: Decimal,
    /// Where.
    pub place: Place,
}

/// The 766 index as one report states it for one date or period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scorecard {
    /// The report.
    pub source: SourceId,
    /// When the score is as of.
    pub period: Period,
    /// Id of the index set whose groups and maxima fit (`index766_six`, `index766_five`).
    pub set: String,
    /// The groups in the set's order; a group the report does not state is absent, not zero.
    pub groups: Vec<GroupScore>,
    /// The total as stated.
    pub total: Option<Stated>,
    /// The sum of the stated groups.
    pub sum: Decimal,
    /// The maximum of the set.
    pub max: Decimal,
    /// Ranks on their dates, oldest first.
    pub ranks: Vec<RankAt>,
    /// The required range of points, lower and upper.
    pub target: Option<(Stated, Stated)>,
    /// Band of the stated total (of the sum when no total is stated).
    pub band: Option<String>,
}

/// One group of a scorecard.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupScore {
    /// Fact id of the group.
    pub fact: String,
    /// Vietnamese name from the set.
    pub name: String,
    /// Points as stated.
    pub points: Stated,
    /// Maximum as stated, or from the set when the report gives none.
    pub max: Decimal,
    /// points / max.
    pub rate: Ratio,
    /// max − points.
    pub lost: Decimal,
}

/// A rank on a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RankAt {
    /// 1 is best.
    pub rank: i64,
    /// How many were ranked; a rank is only comparable with ranks of the same number.
    pub of: i64,
    /// The date or period.
    pub period: Period,
    /// Where it is stated.
    pub place: Place,
}

/// A ratio computed from stated counts under a named formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// Catalogue id of the formula.
    pub indicator: String,
    /// The report.
    pub source: SourceId,
    /// Whom it is about.
    pub scope: Scope,
    /// When.
    pub period: Period,
    /// Numerator over denominator.
    pub ratio: Ratio,
    /// The facts added up for the numerator and for the denominator.
    pub places: Vec<Place>,
    /// The share the report itself states for the same part and whole, if any.
    pub stated: Option<Stated>,
}

/// One scorecard per report and date that states points of at least two groups.
pub fn scorecards(_facts: &FactSet, _catalog: &Catalog) -> Vec<Scorecard> {
    Vec::new()
}

/// Every rate of the catalogue that the facts allow, by report, scope and period.
pub fn rates(_facts: &FactSet, _catalog: &Catalog) -> Vec<Rate> {
    Vec::new()
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
    facts.facts.iter().filter(move |f| f.place.source == source)
}
