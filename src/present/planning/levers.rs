//! Every component with what it is, what it becomes, and whether it can be moved at all.

use super::super::metrics::{group_name, metric_name};
use super::draft::PlanDraft;
use crate::catalog::{IndexSet, MetricRule, catalog};
use crate::domain::{Decimal, Known, NoStep, NotComputed};
use crate::scoring::index::{Assessed, Basis, GroupPoints, MetricPoints, Outcome, needed};
use crate::text::{self, labels};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One component that may be moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lever {
    /// Its code.
    pub code: String,
    /// Its group's name.
    pub group: String,
    /// Its name.
    pub name: String,
    /// What one more in the numerator is.
    pub more: String,
    /// Most points, in words.
    pub max: String,
    /// Points now, in words.
    pub points: String,
    /// Points by the scenario, plan included, in words.
    pub then: String,
    /// Points gained, in words; empty when none are.
    pub gain: String,
    /// The counts, where it can be moved.
    pub counts: Result<Counted, Cow<'static, str>>,
    /// Whether it counts what has already happened.
    pub past: bool,
}

/// The counts of a component that can be moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// The numerator now.
    pub now: i64,
    /// The numerator by the scenario, plan included.
    pub to: i64,
    /// Of how many.
    pub of: i64,
    /// The least numerator with all points; more adds nothing.
    pub enough: i64,
    /// Whether it was set by hand.
    pub by_hand: bool,
}

impl Counted {
    /// What is said of a numerator as typed that is held within its bounds, or that is no whole number and changes nothing;
    /// nothing of any other.
    pub fn limited(&self, typed: Option<i64>) -> String {
        let number = |value: i64| text::decimal(Decimal::whole(value));
        match typed {
            Some(typed) if typed > self.of => labels::lever_above(&number(typed), &number(self.of)),
            Some(0..) => String::new(),
            _ => labels::lever_unread(&number(self.of)),
        }
    }
}

/// Every component of the version, in its order; empty for a version without rules.
pub fn levers(of: &Assessed, draft: &PlanDraft, outcome: &Outcome) -> Vec<Lever> {
    let Some(set) = catalog().index_set_named(&of.observation.set) else { return Vec::new() };
    let groups = of.assessment.groups.iter();
    groups.flat_map(|group| group.metrics.iter().filter_map(|m| lever(of, set, group, m, (draft, outcome)))).collect()
}

fn lever(
    of: &Assessed,
    set: &IndexSet,
    group: &GroupPoints,
    metric: &MetricPoints,
    (draft, outcome): (&PlanDraft, &Outcome),
) -> Option<Lever> {
    let rule = set.rule(&metric.code)?;
    let then = outcome.assessment.metric(&metric.code).map_or(Known::Missing, |after| after.points);
    let gain = then.number().zip(metric.points.number()).map(|(then, now)| then.minus(now));
    let counts = counted(of, rule, group, metric).map(|(now, of)| {
        let moves = outcome.changes.iter().chain(&outcome.plan);
        let to = moves.filter(|step| step.code == metric.code).map(|step| step.to).next_back().unwrap_or(now);
        let enough = needed(rule, of, rule.max).unwrap_or(of);
        Counted { now, to, of, enough, by_hand: draft.numerators.contains_key(&metric.code) }
    });
    Some(Lever {
        code: metric.code.clone(),
        group: group_name(set, &group.fact).to_owned(),
        name: metric_name(&metric.code).to_owned(),
        more: rule.more.clone(),
        past: rule.past,
        max: text::decimal(rule.max.normalized()),
        points: points(metric.points),
        then: points(then),
        gain: gain.filter(|gain| !gain.is_zero()).map(text::signed).unwrap_or_default(),
        counts: counts.map_err(Cow::Borrowed),
    })
}

fn points(known: Known) -> String {
    known.number().map_or_else(|| crate::text::words::NOT_STATED.to_owned(), |points: Decimal| text::decimal(points))
}

/// Numerator and denominator, or why the component stays as it is.
fn counted(
    of: &Assessed,
    rule: &MetricRule,
    group: &GroupPoints,
    metric: &MetricPoints,
) -> Result<(i64, i64), &'static str> {
    let stays = |reason: NoStep| labels::no_step(reason);
    if rule.is_inherited(of.observation.unit.level) {
        return Err(stays(NoStep::Inherited));
    }
    for basis in [group.basis, metric.basis] {
        if basis != Basis::Computed {
            return Err(stays(NoStep::NotComputed(basis.reason().unwrap_or(NotComputed::PartNotApplicable))));
        }
    }
    let counts = of.observation.counts(&metric.code);
    let sides = counts.and_then(|counts| counts.numerator.number().zip(counts.denominator.number()));
    let whole = sides.and_then(|(part, whole)| part.as_whole().zip(whole.as_whole()));
    let (part, whole) = whole.ok_or_else(|| stays(NoStep::NotComputed(NotComputed::CountsMissing)))?;
    if whole == 0 { Err(stays(NoStep::NothingCounted)) } else { Ok((part, whole)) }
}
