//! The index computed from counts, as JSON: one entry for each unit and period.

use super::load::Loaded;
use super::machine::number;
use crate::catalog::{IndexSet, catalog};
use crate::domain::{Known, NoStep, Period};
use crate::scoring::index::{Assessed, Basis, GroupPoints, Lost, MetricPoints, Step, lost_points};
use crate::text::labels;
use serde_json::{Value as Json, json};

/// Every unit and period with its groups, components and lost points.
pub(super) fn lines(loaded: &Loaded) -> impl Iterator<Item = Json> + '_ {
    loaded.workspace.analysis().assessed.iter().filter_map(|of| line(loaded, of))
}

fn line(loaded: &Loaded, of: &Assessed) -> Option<Json> {
    let (observation, assessment) = (&of.observation, &of.assessment);
    let set = catalog().index_set_named(&observation.set)?;
    let lost = lost_points(observation, assessment, set);
    Some(json!({
        "files": observation.sources.iter().map(|source| loaded.file(*source)).collect::<Vec<_>>(),
        "unit": observation.unit.name,
        "level": observation.unit.level,
        "period": Period::over(observation.span).code(),
        "set": observation.set,
        "set_assumed": observation.set_assumed,
        "groups": assessment.groups.iter().map(|group| group_line(of, set, group)).collect::<Vec<_>>(),
        "total": points(assessment.total, assessment.basis, assessment.published),
        "max": number(assessment.max),
        "lost": lost.lines.iter().map(lost_line).collect::<Vec<_>>(),
        "lost_unknown": lost.unknown,
        "differing": observation.rivals,
    }))
}

fn group_line(of: &Assessed, set: &IndexSet, group: &GroupPoints) -> Json {
    json!({
        "indicator": group.fact,
        "max": number(group.max),
        "points": points(group.points, group.basis, group.published),
        "metrics": group.metrics.iter().map(|metric| metric_line(of, set, metric)).collect::<Vec<_>>(),
    })
}

fn metric_line(of: &Assessed, set: &IndexSet, metric: &MetricPoints) -> Json {
    let counts = of.observation.counts(&metric.code);
    json!({
        "code": metric.code,
        "numerator": known(counts.map_or(Known::Missing, |c| c.numerator)),
        "denominator": known(counts.map_or(Known::Missing, |c| c.denominator)),
        "max": number(metric.max),
        "points": points(metric.points, metric.basis, metric.published),
        "formula": set.rule(&metric.code).map(|rule| labels::formula(rule.max, rule.full_at)),
    })
}

/// Points, what they rest on, and the published ones beside them.
fn points(points: Known, basis: Basis, published: Known) -> Json {
    let name = match basis {
        Basis::Computed => "computed",
        Basis::Published(_) => "published",
        Basis::Absent(_) => "absent",
        Basis::NotApplicable => "not_applicable",
    };
    json!({ "value": known(points), "basis": name, "reason": basis.reason(), "published": known(published) })
}

/// A number, `null` when nothing is stated, or `"not_applicable"`.
fn known(known: Known) -> Json {
    match (known, known.number()) {
        (_, Some(value)) => number(value),
        (Known::NotApplicable, None) => json!("not_applicable"),
        (_, None) => Json::Null,
    }
}

fn lost_line(line: &Lost) -> Json {
    json!({
        "indicator": line.group,
        "code": line.code,
        "lost": number(line.lost),
        "next": step_line(line.next),
        "all": step_line(line.all),
    })
}

fn step_line(step: Result<Step, NoStep>) -> Json {
    match step {
        Ok(step) => json!({ "items": step.items, "numerator": step.numerator, "gain": number(step.gain) }),
        Err(reason) => json!({ "none": reason }),
    }
}
