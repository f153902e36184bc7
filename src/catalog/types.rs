//! The shapes of the catalogue's entries.

use crate::domain::{Decimal, fold_phrase};
use serde::{Deserialize, Deserializer};

/// The whole catalogue.
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    /// Numbers a report can state.
    pub facts: Vec<FactDef>,
    /// Ratios, each with its own formula; rival definitions stand side by side.
    pub indicators: Vec<IndicatorDef>,
    /// Sums that must hold.
    pub identities: Vec<IdentityDef>,
    /// Columns of known table layouts.
    pub forms: Vec<FormDef>,
    /// Agencies and provinces with aliases.
    pub agencies: Vec<AgencyDef>,
    /// Versions of the 766 index: groups and maxima.
    pub index_sets: Vec<IndexSet>,
    /// Classification bands of an index score.
    pub bands: Bands,
    /// Gravity of the audit's rules.
    pub rules: super::Rules,
}

impl Catalog {
    /// The definition of a fact.
    pub fn fact(&self, id: &str) -> Option<&FactDef> {
        self.facts.iter().find(|f| f.id == id)
    }

    /// The definition of an indicator.
    pub fn indicator(&self, id: &str) -> Option<&IndicatorDef> {
        self.indicators.iter().find(|i| i.id == id)
    }

    /// The agency a name stands for, by official name or alias, with or without a leading «Sở»; `None` when unknown.
    pub fn agency(&self, name: &str) -> Option<&AgencyDef> {
        let wanted = without_prefix(name);
        let same = |other: &String| without_prefix(other) == wanted;
        self.agencies.iter().find(|a| a.level != "province" && std::iter::once(&a.vi).chain(&a.aliases).any(same))
    }
}

/// A name's words without «Sở» in front.
fn without_prefix(name: &str) -> Vec<String> {
    let words = fold_phrase(name);
    let department = fold_phrase("sở");
    words.strip_prefix(department.as_slice()).map(<[String]>::to_vec).unwrap_or(words)
}

/// Where an entry comes from.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Citation {
    /// Decree and clause, or «observed …».
    pub source: String,
    /// `false` where nobody could check the source text itself.
    #[serde(default = "yes")]
    pub verified: bool,
    /// First day of validity, `YYYY-MM-DD`; absent when not known.
    #[serde(default)]
    pub valid_from: Option<String>,
    /// Last day of validity.
    #[serde(default)]
    pub valid_to: Option<String>,
}

/// How a fact adds up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Additive {
    /// Over agencies and over time (flows).
    Both,
    /// Over agencies only (stocks).
    Agencies,
    /// Not at all (scores, ranks, counts of procedures).
    No,
}

/// A number that a report can state.
#[derive(Debug, Clone, Deserialize)]
pub struct FactDef {
    /// Stable id, English.
    pub id: String,
    /// Vietnamese name shown to the user.
    pub vi: String,
    /// English name.
    pub en: String,
    /// Unit as written in reports.
    pub unit: String,
    /// How it adds up.
    pub additive: Additive,
    /// Whether it is a stock at the end of the period.
    #[serde(default)]
    pub stock: bool,
    /// The wholes its share may be of, most specific first: the first one stated in the same report is taken.
    #[serde(default)]
    pub share_of: Vec<String>,
    /// The whole it is a part of in sentences («trong đó …»), to tell «quá hạn» of results from «quá hạn» of pending.
    #[serde(default)]
    pub parents: Vec<String>,
    /// Phrases by which prose states it. `*` stands for any words between two pieces.
    #[serde(default)]
    pub phrases: Vec<String>,
    /// Phrases that only count after one of `parents` was stated.
    #[serde(default)]
    pub phrases_within: Vec<String>,
    /// Short phrases that only count directly before the number («giải quyết 1.766 hồ sơ»).
    #[serde(default)]
    pub phrases_adjacent: Vec<String>,
    /// For figures whose kind a report leaves open: what they may turn out to be. The first one for which the same
    /// report states the same value for the same agency is taken, else the last.
    #[serde(default)]
    pub resolves_to: Vec<String>,
    /// Where it comes from.
    #[serde(flatten)]
    pub citation: Citation,
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
    /// The formula in Vietnamese, shown beside every value.
    pub formula: String,
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

/// A sum that must hold: `total = Σ parts`.
#[derive(Debug, Clone, Deserialize)]
pub struct IdentityDef {
    /// Stable id.
    pub id: String,
    /// The identity in Vietnamese, shown with findings.
    pub vi: String,
    /// Fact id of the whole.
    pub total: String,
    /// Fact ids added.
    pub parts: Vec<String>,
    /// Fact ids subtracted.
    #[serde(default)]
    pub minus: Vec<String>,
    /// Facts that must also be stated for the identity to mean anything (`carried_over` for a balance).
    #[serde(default)]
    pub requires: Vec<String>,
    /// Facts whose statement makes another identity apply instead of this one.
    #[serde(default)]
    pub unless: Vec<String>,
    /// Parts that reports leave out: when one is missing, the others may fall short of the total but not exceed it.
    #[serde(default)]
    pub optional: Vec<String>,
    /// `sum` or `balance`.
    pub kind: String,
    /// Where it comes from.
    #[serde(flatten)]
    pub citation: Citation,
}

/// A known table layout: its columns in order.
#[derive(Debug, Clone, Deserialize)]
pub struct FormDef {
    /// Stable id.
    pub id: String,
    /// Vietnamese name.
    pub vi: String,
    /// Columns by fact id and by the words of their (joined, multi-row) headings.
    pub columns: Vec<ColumnDef>,
    /// What a row is: `agency` or `index_group`.
    pub rows: String,
    /// Where it comes from.
    #[serde(flatten)]
    pub citation: Citation,
}

/// One column of a form.
#[derive(Debug, Clone, Deserialize)]
pub struct ColumnDef {
    /// Fact id, or `ordinal`, `agency`, `index_group`, `points`, `max`, `rate`, `verdict`.
    pub fact: String,
    /// Words that the joined heading of the column must contain, all of them, in order.
    pub heading: Vec<String>,
}

/// An agency, its aliases and validity.
#[derive(Debug, Clone, Deserialize)]
pub struct AgencyDef {
    /// Stable id.
    pub id: String,
    /// Official Vietnamese name.
    pub vi: String,
    /// `department`, `district`, `commune`, `province`, `center`.
    pub level: String,
    /// Other ways of writing it.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Portal code (H01 …) for provinces.
    #[serde(default)]
    pub code: Option<String>,
    /// For a province merged away on 1/7/2025: the province it went into.
    #[serde(default)]
    pub merged_into: Option<String>,
    /// Where it comes from.
    #[serde(flatten)]
    pub citation: Citation,
}

/// One version of the index.
#[derive(Debug, Clone, Deserialize)]
pub struct IndexSet {
    /// Stable id.
    pub id: String,
    /// Vietnamese name.
    pub vi: String,
    /// The points of all groups together.
    #[serde(deserialize_with = "decimal")]
    pub max: Decimal,
    /// Groups in display order.
    pub groups: Vec<IndexGroup>,
    /// Where it comes from.
    #[serde(flatten)]
    pub citation: Citation,
}

/// A group of the index.
#[derive(Debug, Clone, Deserialize)]
pub struct IndexGroup {
    /// Fact id of its points (`index766_transparency` …).
    pub fact: String,
    /// Vietnamese name.
    pub vi: String,
    /// Maximum points.
    #[serde(deserialize_with = "decimal")]
    pub max: Decimal,
    /// Names it goes by in reports.
    #[serde(default)]
    pub aliases: Vec<String>,
}

/// Bands of the total, highest first; lower bounds are inclusive and applied to the published two-decimal score.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct Bands {
    /// The bands.
    #[serde(default)]
    pub band: Vec<Band>,
    /// Where they come from.
    #[serde(flatten)]
    pub citation: Citation,
}

/// A band.
#[derive(Debug, Clone, Deserialize)]
pub struct Band {
    /// Vietnamese name.
    pub vi: String,
    /// Least score, inclusive.
    #[serde(deserialize_with = "decimal")]
    pub from: Decimal,
}

#[derive(Deserialize)]
pub(super) struct FactFile {
    pub(super) fact: Vec<FactDef>,
}

#[derive(Deserialize)]
pub(super) struct IndicatorFile {
    pub(super) indicator: Vec<IndicatorDef>,
}

#[derive(Deserialize)]
pub(super) struct IdentityFile {
    pub(super) identity: Vec<IdentityDef>,
}

#[derive(Deserialize)]
pub(super) struct FormFile {
    pub(super) form: Vec<FormDef>,
}

#[derive(Deserialize)]
pub(super) struct AgencyFile {
    pub(super) agency: Vec<AgencyDef>,
}

#[derive(Deserialize)]
pub(super) struct IndexFile {
    pub(super) set: Vec<IndexSet>,
    pub(super) bands: Bands,
}

fn yes() -> bool {
    true
}

/// Decimals are written as strings in TOML ("12.5"): a TOML float would not be exact.
fn decimal<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
    let text = String::deserialize(deserializer)?;
    Decimal::parse_plain(&text).ok_or_else(|| serde::de::Error::custom(format!("not a decimal: {text}")))
}

fn optional_decimal<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
    decimal(deserializer).map(Some)
}
