//! An observation → points of components, groups and the total, each with what it rests on.

use super::observation::{Counts, Observation};
use super::points::{PLACES, points};
use crate::catalog::{Catalog, IndexSet, MetricRule};
use crate::domain::{Decimal, Known, NotComputed, UnitLevel};
use serde::Serialize;

/// What points rest on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Basis {
    /// Computed from counts, or added up from parts all of which are known.
    Computed,
    /// As published: they cannot be recomputed.
    Published(NotComputed),
    /// There are none.
    Absent(NotComputed),
    /// They do not apply.
    NotApplicable,
}

/// Points of one component.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MetricPoints {
    /// Its code.
    pub code: String,
    /// Most points.
    pub max: Decimal,
    /// The points, two places.
    pub points: Known,
    /// What they rest on.
    pub basis: Basis,
    /// As published, to set beside what was computed.
    pub published: Known,
}

/// Points of one group.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct GroupPoints {
    /// Fact id of the group.
    pub fact: String,
    /// Most points.
    pub max: Decimal,
    /// The sum of its rounded components, or the points as published.
    pub points: Known,
    /// What they rest on.
    pub basis: Basis,
    /// As published, to set beside what was computed.
    pub published: Known,
    /// Its components in the set's order.
    pub metrics: Vec<MetricPoints>,
}

/// The whole index of one observation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Assessment {
    /// Groups in the set's order.
    pub groups: Vec<GroupPoints>,
    /// Most points.
    pub max: Decimal,
    /// The sum of the groups when all are known and at least one was computed, else the total as published.
    pub total: Known,
    /// What it rests on.
    pub basis: Basis,
    /// As published.
    pub published: Known,
}

impl Assessment {
    /// Every component, in the set's order within its group.
    pub fn metrics(&self) -> impl Iterator<Item = &MetricPoints> {
        self.groups.iter().flat_map(|group| &group.metrics)
    }

    /// The points within a computed total that stand as published, as their groups cannot be recomputed; `None` where
    /// there are none.
    pub fn published_part(&self) -> Option<Decimal> {
        (self.basis == Basis::Computed).then_some(())?;
        let groups = self.groups.iter().filter(|group| matches!(group.basis, Basis::Published(_)));
        groups.filter_map(|group| group.points.number()).reduce(Decimal::plus)
    }

    /// Points of a component.
    pub fn metric(&self, code: &str) -> Option<&MetricPoints> {
        self.metrics().find(|metric| metric.code == code)
    }
}

impl Basis {
    /// The reason why nothing was computed.
    pub const fn reason(self) -> Option<NotComputed> {
        match self {
            Basis::Published(reason) | Basis::Absent(reason) => Some(reason),
            Basis::Computed | Basis::NotApplicable => None,
        }
    }
}

/// An observation with its points.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessed {
    /// What is known.
    pub observation: Observation,
    /// What follows.
    pub assessment: Assessment,
}

/// Every unit and period with its points, in the order of the observations.
pub fn assessed(observations: Vec<Observation>, catalog: &Catalog) -> Vec<Assessed> {
    let with_points =
        |observation: Observation| assess(&observation, catalog).map(|assessment| Assessed { observation, assessment });
    observations.into_iter().filter_map(with_points).collect()
}

/// Points by the version of the index that the observation names; `None` when the catalogue has no such version.
pub fn assess(observation: &Observation, catalog: &Catalog) -> Option<Assessment> {
    let set = catalog.index_set_named(&observation.set)?;
    let groups: Vec<GroupPoints> =
        set.groups.iter().map(|group| group_points(observation, set, group, catalog)).collect();
    let sum = sum(groups.iter().map(|group| (group.points, group.basis)));
    let published = observation.total.points;
    let as_published = groups.iter().all(|group| group.basis != Basis::Computed);
    let reason = groups.iter().find_map(|group| group.basis.reason()).unwrap_or(NotComputed::NoFormula);
    let (total, basis) = match published.number() {
        Some(_) if as_published => (published, Basis::Published(reason)),
        _ => settle(sum, published),
    };
    Some(Assessment { groups, max: set.max, total, basis, published })
}

fn group_points(
    observation: &Observation,
    set: &IndexSet,
    group: &crate::catalog::IndexGroup,
    catalog: &Catalog,
) -> GroupPoints {
    let level = observation.unit.level;
    let empty = Counts::default();
    let counts = |rule: &MetricRule| observation.counts(&rule.code).unwrap_or(&empty);
    let metrics: Vec<MetricPoints> =
        set.rules_of(group, catalog).map(|rule| metric_points(rule, counts(rule), level)).collect();
    let published = observation.groups.iter().find(|g| g.fact == group.fact).map_or(Known::Missing, |g| g.points);
    let computed = match metrics.is_empty() {
        true => Err(NotComputed::NoFormula),
        false => sum(metrics.iter().map(|metric| (metric.points, metric.basis))),
    };
    let (points, basis) = settle(computed, published);
    GroupPoints { fact: group.fact.clone(), max: group.max, points, basis, published, metrics }
}

fn metric_points(rule: &MetricRule, counts: &Counts, level: Option<UnitLevel>) -> MetricPoints {
    let published = counts.published;
    let (points, basis) = match computed(rule, counts, level) {
        Some(computed) => settle(computed, published),
        None => (Known::NotApplicable, Basis::NotApplicable),
    };
    MetricPoints { code: rule.code.clone(), max: rule.max, points, basis, published }
}

/// `None` when the component does not apply.
fn computed(rule: &MetricRule, counts: &Counts, level: Option<UnitLevel>) -> Option<Result<Decimal, NotComputed>> {
    let sides = [counts.numerator, counts.denominator, counts.published];
    if sides.contains(&Known::NotApplicable) {
        return None;
    }
    Some(whole_counts(counts).and_then(|(numerator, denominator)| match rule.holds(level) {
        None => Err(NotComputed::LevelUnknown),
        Some(false) => Err(NotComputed::NotForLevel),
        Some(true) => points(rule, numerator, denominator).ok_or(NotComputed::ZeroWhole),
    }))
}

/// Both counts as whole numbers that are not negative.
pub(super) fn whole_counts(counts: &Counts) -> Result<(i64, i64), NotComputed> {
    let stated = counts.numerator.number().zip(counts.denominator.number());
    let (numerator, denominator) = stated.ok_or(NotComputed::CountsMissing)?;
    let whole = numerator.as_whole().zip(denominator.as_whole());
    whole.filter(|(n, d)| *n >= 0 && *d >= 0).ok_or(NotComputed::CountsUnusable)
}

/// The sum of parts, or why there is none: the reason of the first part that has no points.
fn sum(mut parts: impl Iterator<Item = (Known, Basis)>) -> Result<Decimal, NotComputed> {
    parts.try_fold(Decimal::new(0, PLACES), |sum, (points, basis)| match (points.number(), points) {
        (Some(points), _) => Ok(sum.plus(points)),
        (None, Known::NotApplicable) => Err(NotComputed::PartNotApplicable),
        (None, _) => {
            Err(basis.reason().filter(|r| *r != NotComputed::CountsMissing).unwrap_or(NotComputed::PartMissing))
        }
    })
}

/// What was computed, else what is published.
fn settle(computed: Result<Decimal, NotComputed>, published: Known) -> (Known, Basis) {
    match (computed, published) {
        (Ok(points), _) => (Known::of(points), Basis::Computed),
        (Err(_), Known::NotApplicable) => (Known::NotApplicable, Basis::NotApplicable),
        (Err(reason), Known::Missing) => (Known::Missing, Basis::Absent(reason)),
        (Err(reason), known) => (known, Basis::Published(reason)),
    }
}
