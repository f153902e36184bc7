//! How points follow from counts in one version of the index, and which version a day and a unit belong to.

use super::types::{Citation, IndexFile, decimal};
use super::{Catalog, IndexSet, StatedGroup};
use crate::domain::{Decimal, UnitLevel};
use chrono::NaiveDate;
use serde::Deserialize;

/// How one component's points follow from its counts: `min(max, max × numerator ÷ denominator ÷ full_at)`.
///
/// Each component is rounded half-up to two places; a group is the sum of its rounded components.
#[derive(Debug, Clone, Deserialize)]
pub struct MetricRule {
    /// The component's code ([`super::MetricDef::code`]).
    pub code: String,
    /// Most points.
    #[serde(deserialize_with = "decimal")]
    pub max: Decimal,
    /// The share of the denominator, in percent, that earns all points; above it nothing is added.
    #[serde(default = "whole", deserialize_with = "decimal")]
    pub full_at: Decimal,
    /// What a denominator of zero earns; absent where it was never seen.
    #[serde(default)]
    pub zero_whole: Option<ZeroWhole>,
    /// The levels at which the formula was seen to hold; empty for all. Elsewhere published points are shown as they are.
    #[serde(default)]
    pub holds_for: Vec<UnitLevel>,
    /// The levels that repeat their province's counts: nothing such a unit does changes them.
    #[serde(default)]
    pub inherited_by: Vec<UnitLevel>,
    /// Fact ids added for the numerator where it is not stated as such.
    #[serde(default)]
    pub numerator: Vec<String>,
    /// Fact ids added for the denominator where it is not stated as such.
    #[serde(default)]
    pub denominator: Vec<String>,
    /// Whether it counts what has already happened and cannot be done again: a deadline kept, a complaint handled. Plans
    /// leave it alone unless the user wants otherwise.
    #[serde(default)]
    pub past: bool,
    /// What one more in the numerator is, in Vietnamese («hồ sơ có kết quả điện tử»).
    pub more: String,
    /// Where it comes from.
    #[serde(flatten)]
    pub citation: Citation,
}

/// What a component earns when nothing is counted in its denominator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ZeroWhole {
    /// All points.
    Max,
    /// No points.
    Zero,
}

fn whole() -> Decimal {
    Decimal::whole(100)
}

impl MetricRule {
    /// Whether the formula was seen to hold for a level; `None` when it depends on a level that is not known.
    pub fn holds(&self, level: Option<UnitLevel>) -> Option<bool> {
        if self.holds_for.is_empty() { Some(true) } else { level.map(|level| self.holds_for.contains(&level)) }
    }

    /// Whether a unit of that level repeats its province's counts.
    pub fn is_inherited(&self, level: Option<UnitLevel>) -> bool {
        level.is_some_and(|level| self.inherited_by.contains(&level))
    }
}

impl IndexSet {
    /// Whether it was in use on a day; of an unknown day only sets that know no formula are.
    fn covers(&self, day: Option<NaiveDate>) -> bool {
        let (from, to) = (&self.citation.valid_from, &self.citation.valid_to);
        match day.map(|day| day.to_string()) {
            Some(day) => from.as_ref().is_none_or(|from| *from <= day) && to.as_ref().is_none_or(|to| *to >= day),
            None => self.metric.is_empty(),
        }
    }

    /// How the components of a group are computed, in display order.
    pub fn rules_of<'a>(
        &'a self,
        group: &'a super::IndexGroup,
        catalog: &'a Catalog,
    ) -> impl Iterator<Item = &'a MetricRule> + 'a {
        self.metric.iter().filter(|rule| catalog.metric(&rule.code).is_some_and(|m| m.group == group.fact))
    }

    /// How a component is computed; `None` when this version has no rule for it.
    pub fn rule(&self, code: &str) -> Option<&MetricRule> {
        self.metric.iter().find(|rule| rule.code == code)
    }
}

impl Catalog {
    /// The version in use on a day that has every stated group under its stated maximum: the newest, then the one that
    /// lacks the fewest groups. `None` when none fits. Without a level sets of every level fit.
    pub fn index_set_on(
        &self,
        stated: &[StatedGroup<'_>],
        day: Option<NaiveDate>,
        level: Option<UnitLevel>,
    ) -> Option<&IndexSet> {
        let scored = |set: &IndexSet| set.levels.is_empty() || level.is_none_or(|level| set.levels.contains(&level));
        let fits = |set: &&IndexSet| {
            set.covers(day)
                && scored(set)
                && stated.iter().all(|group| set.group(group.fact).is_some_and(|g| g.fits(group)))
        };
        let newest = |set: &&IndexSet| (std::cmp::Reverse(set.citation.valid_from.clone()), set.groups.len());
        self.index_sets.iter().filter(fits).min_by_key(newest)
    }

    /// The version of that id.
    pub fn index_set_named(&self, id: &str) -> Option<&IndexSet> {
        self.index_sets.iter().find(|set| set.id == id)
    }

    /// The component of that code.
    pub fn metric(&self, code: &str) -> Option<&super::MetricDef> {
        self.metrics.iter().find(|metric| metric.code == code)
    }

    /// Adds versions of the index, and the components they bring, from JSON in the shape of `index766.toml`.
    ///
    /// # Errors
    /// What is wrong with the text, or with the catalogue once it is added (see [`super::problems`]); it is then unchanged.
    pub fn add_index_sets(&mut self, json: &str) -> Result<(), String> {
        let added: IndexFile = serde_json::from_str(json).map_err(|e| e.to_string())?;
        let (sets, metrics) = (self.index_sets.len(), self.metrics.len());
        self.index_sets.extend(added.set);
        self.metrics.extend(added.metric);
        let problems = super::problems(self);
        if problems.is_empty() {
            return Ok(());
        }
        self.index_sets.truncate(sets);
        self.metrics.truncate(metrics);
        Err(problems.join("\n"))
    }
}
