//! The shapes of the catalogue's entries.

use super::{AgencyNames, IndicatorDef};
use crate::domain::Decimal;
use serde::{Deserialize, Deserializer};
use std::sync::OnceLock;

/// The whole catalogue.
#[derive(Debug, Clone, Default)]
pub struct Catalog {
    /// Numbers a report can state.
    pub facts: Vec<FactDef>,
    /// Ratios, each with its own formula; rival definitions stand side by side.
    pub indicators: Vec<IndicatorDef>,
    /// Sums that must hold.
    pub identities: Vec<IdentityDef>,
    /// Known table layouts.
    pub forms: Vec<FormDef>,
    /// Components of the index.
    pub metrics: Vec<MetricDef>,
    /// Agencies and provinces with aliases.
    pub agencies: Vec<AgencyDef>,
    /// Versions of the 766 index: groups and maxima.
    pub index_sets: Vec<IndexSet>,
    /// Classification bands of an index score.
    pub bands: Bands,
    /// Gravity of the audit's rules.
    pub rules: super::Rules,
    /// Names of agencies in comparable form, worked out when first asked for.
    pub agency_names: OnceLock<AgencyNames>,
    /// How reports word what they state, parsed when first asked for: only reading needs it.
    pub(super) wording: OnceLock<Wording>,
}

/// How reports word what they state.
#[derive(Debug, Clone, Default)]
pub struct Wording {
    /// The words by which prose says what is counted.
    pub terms: Vec<TermDef>,
    /// How tables word their headings.
    pub headings: HeadingDefs,
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
    /// The sets of terms that mean it in prose, by id (`terms.toml`); empty when prose never states it.
    #[serde(default)]
    pub means: Vec<Vec<String>>,
    /// Terms in whose company it is not meant.
    #[serde(default)]
    pub unless: Vec<String>,
    /// For figures whose kind a report leaves open: what they may turn out to be. The first one for which the same
    /// report states the same value for the same agency is taken, else the last.
    #[serde(default)]
    pub resolves_to: Vec<String>,
    /// Where it comes from.
    #[serde(flatten)]
    pub citation: Citation,
}

/// One meaning that words in a label can have («quá hạn», «nộp trực tuyến»).
#[derive(Debug, Clone, Deserialize)]
pub struct TermDef {
    /// Stable id.
    pub id: String,
    /// What sort of meaning it is; terms of one axis exclude each other or are listed together.
    pub axis: String,
    /// How much it tells: of two facts the one whose terms weigh more is meant.
    pub weight: u32,
    /// The words that have this meaning, in comparable form; a comma is a word of its own.
    #[serde(deserialize_with = "folded")]
    pub phrases: Vec<Vec<String>>,
    /// Words that have it only when they stand alone in their clause.
    #[serde(default, deserialize_with = "folded")]
    pub alone: Vec<Vec<String>>,
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

/// A known table layout, recognised by the figures that its columns name.
#[derive(Debug, Clone, Deserialize)]
pub struct FormDef {
    /// Stable id.
    pub id: String,
    /// Vietnamese name.
    pub vi: String,
    /// Figures that a table must have to be of this form.
    pub requires: Vec<String>,
    /// What a row is: `agency`, `index` (a group or metric of the index) or `figure`.
    pub rows: String,
    /// Where it comes from.
    #[serde(flatten)]
    pub citation: Citation,
}

/// How tables word their headings.
#[derive(Debug, Clone, Default, Deserialize)]
pub struct HeadingDefs {
    /// Words that no heading of a count has.
    pub never: Vec<String>,
    /// Words that say nothing about what is counted.
    pub fillers: Vec<String>,
    /// Some of these must be said in or before a table.
    pub subject: Vec<String>,
    /// A table that says one of these is about something else.
    pub foreign: Vec<String>,
    /// What headings name, by their words.
    pub column: Vec<ColumnDef>,
}

/// One way of heading a column; pieces hold alternatives behind `|`.
#[derive(Debug, Clone, Deserialize)]
pub struct ColumnDef {
    /// Fact id; or `ordinal`, `agency`, `field`, `label`, `code`, `unit`, `note`; or, of the index, `points`, `total`,
    /// `max`, `rate`, `numerator`, `denominator`, `rank`.
    pub fact: String,
    /// Pieces that must all occur in the column's headings; the last one in the lowest.
    pub all: Vec<String>,
    /// Pieces that may not occur.
    #[serde(default)]
    pub none: Vec<String>,
    /// Pieces that may not occur in the lowest heading.
    #[serde(default)]
    pub not_leaf: Vec<String>,
    /// Whether the lowest heading must be the last piece and nothing else.
    #[serde(default)]
    pub whole: bool,
    /// Whether the heading is one of a rate.
    #[serde(default)]
    pub percent: bool,
    /// Whether the column holds verdicts («Đạt»).
    #[serde(default)]
    pub verdict: bool,
    /// Whether it only counts in tables of the index.
    #[serde(default)]
    pub index: bool,
    /// The nearest figure to the left must be one of these.
    #[serde(default)]
    pub after: Vec<String>,
    /// These must all be elsewhere in the table.
    #[serde(default)]
    pub beside: Vec<String>,
    /// For shares: what of.
    #[serde(default)]
    pub of: Option<String>,
    /// For shares: the whole.
    #[serde(default)]
    pub base: Option<String>,
}

/// A component of the index as portals list it.
#[derive(Debug, Clone, Deserialize)]
pub struct MetricDef {
    /// The portal's code (`DOSSIER_SYNC`), by which facts refer to it.
    pub code: String,
    /// Vietnamese name.
    pub vi: String,
    /// Fact id of the group it belongs to.
    pub group: String,
    /// Names it goes by.
    #[serde(default)]
    pub aliases: Vec<String>,
    /// Maximum points.
    #[serde(deserialize_with = "decimal")]
    pub max: Decimal,
    /// Where it comes from.
    #[serde(flatten)]
    pub citation: Citation,
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
    /// For a province: the day from which it is a centrally-run city (as the national portal named it on 05/10/2026; days
    /// from secondary sources); `None` for the others.
    #[serde(default)]
    pub city_from: Option<chrono::NaiveDate>,
    /// For a body that was merged away or took another over under its old name: what it became.
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
    /// How the points of components follow from counts, in display order; empty where that is not known.
    #[serde(default)]
    pub metric: Vec<super::MetricRule>,
    /// The levels it scores; empty for all.
    #[serde(default)]
    pub levels: Vec<crate::domain::UnitLevel>,
    /// Its bands, where they are not the common ones.
    #[serde(default)]
    pub bands: Option<Bands>,
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
    /// The groups that other versions show in its stead (22 = 12 + 10), by fact id.
    #[serde(default)]
    pub combines: Vec<String>,
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
pub(super) struct TermFile {
    pub(super) term: Vec<TermDef>,
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
    #[serde(default)]
    pub(super) bands: Bands,
    #[serde(default)]
    pub(super) metric: Vec<MetricDef>,
}

/// Phrases are folded once, when the file is read.
fn folded<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Vec<String>>, D::Error> {
    let phrases: Vec<String> = Vec::deserialize(deserializer)?;
    let words = |phrase: &String| phrase.replace(',', " ,").split_whitespace().map(crate::domain::fold).collect();
    Ok(phrases.iter().map(words).collect())
}

fn yes() -> bool {
    true
}

/// Decimals are written as strings in TOML ("12.5"): a TOML float would not be exact.
pub(super) fn decimal<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Decimal, D::Error> {
    let text = String::deserialize(deserializer)?;
    Decimal::parse_plain(&text).ok_or_else(|| serde::de::Error::custom(format!("not a decimal: {text}")))
}

pub(super) fn optional_decimal<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Decimal>, D::Error> {
    decimal(deserializer).map(Some)
}
