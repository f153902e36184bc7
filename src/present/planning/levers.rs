//! Every component with what it is, what it becomes, and whether it can be moved at all.

use super::super::metrics::{group_name, metric_name};
use super::draft::PlanDraft;
use crate::catalog::{IndexSet, MetricRule, catalog};
use crate::domain::{Decimal, Known, NoStep, NotComputed};
use crate::scoring::index::{Assessed, Basis, GroupPoints, MetricPoints, Outcome, needed};
use crate::text::{self, labels};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// How many times as hard as others a component can be, as [`labels::LEVER_WEIGHTS`] says.
const MOST_WEIGHT: i64 = 1000;

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
    /// The numerator that is taken for one as typed, and what is said where that is another or none: it is held within its
    /// bounds, and what is no whole number changes nothing.
    pub fn taken(&self, typed: Option<i64>) -> (Option<i64>, String) {
        let number = |value: i64| text::decimal(Decimal::whole(value));
        match typed {
            Some(typed) if typed > self.of => (Some(self.of), labels::lever_above(&number(typed), &number(self.of))),
            Some(typed @ 0..) => (Some(typed), String::new()),
            _ => (None, labels::lever_unread(&number(self.of))),
        }
    }
}

/// The weight that is taken for one as typed, and what is said where that is another or none.
pub fn weight_taken(typed: &str) -> (Option<i64>, &'static str) {
    let typed = typed.trim().parse::<i64>().ok();
    let taken = typed.map(|typed| typed.clamp(1, MOST_WEIGHT));
    (taken, if taken == typed && typed.is_some() { "" } else { labels::LEVER_WEIGHTS })
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
    known.number().map_or_else(|| crate::text::words::NOT_STATED.to_owned(), text::points)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_taken_as_it_is_or_said_to_be_another() {
        let counts = Counted { now: 40, to: 50, of: 1_200, enough: 900, by_hand: true };
        assert_eq!(
            [0, 7, 1_200].map(|typed| counts.taken(Some(typed))),
            [0, 7, 1_200].map(|n| (Some(n), String::new()))
        );
        let above = "Tử số đã nhập (1.201) lớn hơn mẫu số: đã lấy bằng mẫu số 1.200.";
        assert_eq!(counts.taken(Some(1_201)), (Some(1_200), above.to_owned()));
        let unread = (None, "Tử số chỉ nhận số nguyên từ 0 đến 1.200: đã giữ số trước đó.".to_owned());
        assert_eq!([Some(-5), None].map(|typed| counts.taken(typed)), [unread.clone(), unread]);
        let words = labels::LEVER_WEIGHTS;
        assert_eq!(["1", " 1000 "].map(weight_taken), [(Some(1), ""), (Some(1_000), "")]);
        assert_eq!(
            ["0", "5000", "nặng", ""].map(weight_taken),
            [(Some(1), words), (Some(1_000), words), (None, words), (None, words)]
        );
    }
}
