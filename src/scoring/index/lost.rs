//! Points that are lost, most first, and the least that earns some back.

use super::assess::{Assessment, Basis, MetricPoints, whole_counts};
use super::observation::Observation;
use super::points::{PLACES, needed, points};
use crate::catalog::{IndexSet, MetricRule};
use crate::domain::{Decimal, NoStep, NotComputed, sort_by_key};
use serde::Serialize;

/// More in one numerator, and what it earns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Step {
    /// How many more, in pieces of the component.
    pub items: i64,
    /// The numerator then.
    pub numerator: i64,
    /// Points gained; at least those asked for, as rounding may give more.
    pub gain: Decimal,
}

/// What one component (or a group of which only the points are known) does not earn.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lost {
    /// Fact id of the group.
    pub group: String,
    /// The component's code; `None` for the group as a whole.
    pub code: Option<String>,
    /// Most points.
    pub max: Decimal,
    /// Points earned.
    pub points: Decimal,
    /// max − points, above zero.
    pub lost: Decimal,
    /// The least that earns one point more, or all that is left when that is less.
    pub next: Result<Step, NoStep>,
    /// The least that earns all points.
    pub all: Result<Step, NoStep>,
}

/// What is lost and what is not known.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct LostPoints {
    /// Most lost first; equal ones in the set's order.
    pub lines: Vec<Lost>,
    /// Components without points, by code: what they lose is not known. Those of a group that stands above as a whole
    /// are not named.
    pub unknown: Vec<String>,
}

/// One point.
const ONE: Decimal = Decimal::whole(1);

/// The lost points of one observation.
pub fn lost_points(observation: &Observation, assessment: &Assessment, set: &IndexSet) -> LostPoints {
    let mut found = LostPoints::default();
    for group in &assessment.groups {
        let counted = group.metrics.iter().any(|metric| metric.points.number().is_some());
        match group.points.number().filter(|_| !counted) {
            Some(points) => {
                let reason = group.basis.reason().unwrap_or(NotComputed::NoFormula);
                found.lines.extend(line(&group.fact, None, (group.max, points), |_| Err(NoStep::NotComputed(reason))));
            }
            None => {
                let known = |metric: &MetricPoints| metric.points.number().map(|points| (metric.max, points));
                for metric in &group.metrics {
                    let rule = set.rule(&metric.code);
                    let step = |wanted| {
                        rule.map_or(Err(NoStep::NotComputed(NotComputed::NoFormula)), |rule| {
                            step(observation, metric, rule, wanted)
                        })
                    };
                    let code = Some(metric.code.clone());
                    found.lines.extend(known(metric).and_then(|earned| line(&group.fact, code, earned, step)));
                }
                let absent = group.metrics.iter().filter(|m| matches!(m.basis, Basis::Absent(_)));
                found.unknown.extend(absent.map(|m| m.code.clone()));
            }
        }
    }
    sort_by_key(&mut found.lines, |line| std::cmp::Reverse(line.lost));
    found
}

/// `None` when nothing is lost.
fn line(
    group: &str,
    code: Option<String>,
    (max, points): (Decimal, Decimal),
    step: impl Fn(Decimal) -> Result<Step, NoStep>,
) -> Option<Lost> {
    let lost = max.minus(points).rounded(PLACES);
    let next = if lost > ONE { ONE } else { lost };
    let line = |lost| Lost { group: group.to_owned(), code, max, points, lost, next: step(next), all: step(lost) };
    (lost > Decimal::ZERO).then(|| line(lost))
}

/// The least more that earns `wanted` points on top.
fn step(observation: &Observation, metric: &MetricPoints, rule: &MetricRule, wanted: Decimal) -> Result<Step, NoStep> {
    let (numerator, denominator) = movable(observation, metric, rule)?;
    let now = metric.points.number().unwrap_or(Decimal::ZERO);
    let then = needed(rule, denominator, now.plus(wanted)).ok_or(NoStep::NothingCounted)?;
    let earned = points(rule, then, denominator).ok_or(NoStep::NothingCounted)?;
    Ok(Step { items: then - numerator, numerator: then, gain: earned.minus(now) })
}

/// Numerator and denominator of a component that more pieces earn points in, or why they do not.
pub(super) fn movable(
    observation: &Observation,
    metric: &MetricPoints,
    rule: &MetricRule,
) -> Result<(i64, i64), NoStep> {
    if rule.is_inherited(observation.unit.level) {
        return Err(NoStep::Inherited);
    }
    if metric.basis != Basis::Computed {
        return Err(NoStep::NotComputed(metric.basis.reason().unwrap_or(NotComputed::PartNotApplicable)));
    }
    let counts = observation.counts(&rule.code).ok_or(NoStep::NotComputed(NotComputed::CountsMissing))?;
    let (numerator, denominator) = whole_counts(counts).map_err(NoStep::NotComputed)?;
    if denominator == 0 { Err(NoStep::NothingCounted) } else { Ok((numerator, denominator)) }
}
