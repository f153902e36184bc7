//! Why something about the index is not computed, not compared or not done; the words are in the layer of text.

use serde::{Deserialize, Serialize};

/// Why points are not computed here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NotComputed {
    /// This version of the index has no known formula.
    NoFormula,
    /// The formula was not seen to hold for units of this level.
    NotForLevel,
    /// The formula depends on the unit's level, which nothing tells.
    LevelUnknown,
    /// Numerator or denominator is not stated.
    CountsMissing,
    /// The denominator is zero, and what that earns was never seen.
    ZeroWhole,
    /// A count is negative or no whole number.
    CountsUnusable,
    /// A component is neither counted nor published.
    PartMissing,
    /// A component does not apply; what that earns is not known.
    PartNotApplicable,
}

/// Why lost points have no recipe.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NoStep {
    /// The points are not computed.
    NotComputed(NotComputed),
    /// The counts are the province's: nothing the unit does changes them.
    Inherited,
    /// Nothing is counted in the denominator.
    NothingCounted,
}

/// Why two observations may not be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Barrier {
    /// Units of different levels, or one whose level nothing tells.
    Scope,
    /// Other groups or maxima.
    IndexSet,
    /// Points that follow from counts by another formula.
    Formula,
    /// One period is not known.
    PeriodUnknown,
    /// A month is not a quarter.
    PeriodType,
    /// One counts by calendar months, the other from the 15th to the 14th.
    Calendar,
    /// A rank among 63 is none among 34.
    RankedOf,
    /// Other units were ranked.
    UnitsRanked,
    /// The unit's territory changed on 01/7/2025 between the two.
    Merger,
    /// The body was reorganised between the two.
    Reorganised,
}

/// What must be said beside a comparison that is allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Caution {
    /// One period had not ended: its figures are «tạm thời».
    Provisional,
    /// The version of the index was assumed, as the period is not stated.
    SetAssumed,
    /// The figures of one day are those of the year up to it; of the other day's nothing tells that they are.
    OneToDate,
}

/// What a scenario takes for granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Assumption {
    /// Denominators stay as they are.
    DenominatorsFixed,
    /// The formula was observed and is no text of law.
    FormulaObserved,
    /// The period is not closed: what is asked for can still be done in it.
    PeriodOpen,
    /// Each piece costs the same effort, whatever it is.
    SameEffort,
    /// Effort is weighted as the user said.
    WeightedEffort,
    /// What has already happened (a deadline missed, a complaint handled) is left as it is.
    PastFixed,
    /// Some groups stay as published, as they cannot be recomputed.
    PublishedFixed,
    /// Some components repeat the province's counts and stay.
    InheritedFixed,
    /// The other units stay where they are.
    PeersFixed,
    /// Bands are an observed convention.
    BandsObserved,
}

/// Why part of a scenario could not be followed.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The total is not known, so there is nothing to add to.
    TotalUnknown,
    /// No component of that code can be changed.
    NotMovable(String),
    /// A numerator below zero or above its denominator.
    OutOfRange(String),
    /// No band of that name.
    NoBand(String),
    /// No other unit is loaded to be ranked with.
    NoPeers,
    /// A rank below 1, or below the last of the units loaded.
    NoRank,
    /// More points than the version of the index has.
    AboveMax,
}
