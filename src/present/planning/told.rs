//! A plan in sentences, on the page and as text for a report.

use super::super::metrics::metric_name;
use super::super::scenario::ScenarioView;
use crate::catalog::catalog;
use crate::domain::Decimal;
use crate::scoring::index::{Assessed, Move, Outcome, Standing};
use crate::text::{self, labels};

/// What the plan asks for, least effort for a point first, a sentence each: «Còn thiếu 7.412 hồ sơ có kết quả điện tử
/// để được thêm 1 điểm …».
pub fn plan_sentences(of: &Assessed, outcome: &Outcome) -> Vec<String> {
    outcome.plan.iter().map(|step| sentence(of, step)).collect()
}

/// What is missing even with everything that can be moved; `None` when the goal is reached or there is none.
pub fn shortfall(view: &ScenarioView) -> Option<String> {
    let short = view.outcome.wanted.map(|_| view.outcome.short).filter(|short| !short.is_zero())?;
    let idle = view.outcome.plan.is_empty() && view.outcome.changes.is_empty();
    let told = if idle { labels::nothing_to_move } else { labels::still_short };
    Some(told(&text::points(short)))
}

fn sentence(of: &Assessed, step: &Move) -> String {
    let rule = catalog().index_set_named(&of.observation.set).and_then(|set| set.rule(&step.code));
    let more = rule.map_or("", |rule| rule.more.as_str());
    let lead = labels::needed_for(step.to - step.from, more, step.gain);
    labels::plan_step(&lead, metric_name(&step.code), [step.from, step.to, step.denominator].map(number))
}

fn number(value: i64) -> String {
    text::decimal(Decimal::whole(value))
}

/// A scenario as text for a report: whose, what it aims at, what it takes, where it leads, what is assumed.
pub fn scenario_text(of: &Assessed, name: &str, view: &ScenarioView) -> String {
    let outcome = &view.outcome;
    let seen = &of.observation;
    let mut lines = vec![labels::scenario_heading(name, &seen.unit.name, &text::span(seen.span))];
    lines.push(labels::named(labels::SCENARIO_FROM, &standing(&outcome.before)));
    lines.push(labels::named(labels::SCENARIO_TO, &standing(&outcome.after)));
    if let Some(wanted) = outcome.wanted {
        lines.push(labels::named(labels::GOAL, &labels::points(&text::points(wanted))));
        lines.extend(shortfall(view));
    }
    if !outcome.changes.is_empty() {
        lines.push(labels::BY_HAND.to_owned());
        lines.extend(outcome.changes.iter().map(|step| bullet(&changed(step))));
    }
    if !outcome.plan.is_empty() {
        lines.push(labels::PLAN_LEAD.to_owned());
        lines.extend(plan_sentences(of, outcome).iter().map(|sentence| bullet(sentence)));
    }
    lines.extend(view.refused.iter().cloned());
    lines.push(labels::assumed(&view.assumptions));
    lines.join("\n")
}

fn standing(standing: &Standing) -> String {
    let total = standing.total.map(text::points);
    labels::standing(total.as_deref(), standing.band.as_deref(), rank(standing).as_deref())
}

/// Band and rank: «xếp loại Trung bình, hạng 5/34»; empty where neither is known.
pub fn rating(standing: &Standing) -> String {
    labels::rating(standing.band.as_deref(), rank(standing).as_deref())
}

fn rank(standing: &Standing) -> Option<String> {
    let number = |number: usize| i64::try_from(number).unwrap_or(i64::MAX);
    standing.rank.map(|(rank, of)| labels::rank(number(rank), number(of)))
}

fn bullet(sentence: &str) -> String {
    format!("- {sentence}")
}

fn changed(step: &Move) -> String {
    let numbers = [step.from, step.to, step.denominator].map(number);
    labels::changed(metric_name(&step.code), numbers, &text::signed_points(step.gain))
}
