//! Rates: what is divided by what.

use super::types::{Citation, optional_decimal};
use crate::domain::Decimal;
use serde::Deserialize;

/// What a ratio is of where another fact is stated as well: what was carried over was handed in before, so that shares of
/// channels and levels are of the new dossiers.
#[derive(Debug, Clone, Deserialize)]
pub struct Beside {
    /// The fact.
    pub fact: String,
    /// Fact ids summed for the denominator.
    pub denominator: Vec<String>,
    /// The formula in Vietnamese.
    pub formula: String,
}

/// A ratio with its formula.
#[derive(Debug, Clone, Deserialize)]
pub struct IndicatorDef {
    /// Stable id.
    pub id: String,
    /// Vietnamese name.
    pub vi: String,
    /// English name.
    pub en: String,
    /// Fact ids summed for the numerator; alternatives are tried in order.
    pub numerator: Vec<Vec<String>>,
    /// Fact ids summed for the denominator; alternatives are tried in order.
    pub denominator: Vec<Vec<String>>,
    /// Facts that must also be stated for the ratio to mean anything: without `carried_over`, «tiếp nhận» is only the
    /// period's own intake and the pending ones are no part of it.
    #[serde(default)]
    pub requires: Vec<String>,
    /// The denominator where another fact is stated as well; it comes before the alternatives.
    #[serde(default)]
    pub beside: Option<Beside>,
    /// Facts summed for the denominator where none of the alternatives is stated, whatever `requires` says: what was
    /// resolved and what is pending are together what there was to resolve.
    #[serde(default)]
    pub instead: Vec<String>,
    /// Facts counted in the whole and in none of the parts it is divided into: dossiers without a due time are neither in
    /// time nor late, those of another level neither partial nor full.
    #[serde(default)]
    pub unplaced: Vec<String>,
    /// The formula in Vietnamese, shown beside every value.
    pub formula: String,
    /// The formula where the denominator is `instead`; there is one exactly where `instead` is not empty.
    #[serde(default)]
    pub formula_instead: Option<String>,
    /// Page it belongs to: `processing`, `online`, `payment`, `satisfaction`.
    pub topic: String,
    /// Fact by which reports state this rate as a number of its own (`full_online_rate`); absent for plain shares.
    #[serde(default)]
    pub stated_as: Option<String>,
    /// Default threshold in percent, when one is set somewhere.
    #[serde(default, deserialize_with = "optional_decimal")]
    pub threshold: Option<Decimal>,
    /// Where it comes from.
    #[serde(flatten)]
    pub citation: Citation,
}
