//! Scenarios of the index that a draft proposes: a sentence each, and what they take as an appendix.

use super::bodies::observed;
use super::figures::{Figures, same};
use super::scored::{Index, observation, sum};
use super::slot::{Answer, joined, named, said};
use super::{Appendix, Run};
use crate::catalog::INDEX_TOTAL;
use crate::domain::{Decimal, Span};
use crate::present::{self, Cell, Column, Named, ScenarioView, Subject, plan_code};
use crate::scoring::index::{Assessed, Move, Scenario};
use crate::text::{self, labels, publishing as words};

/// The choice of all scenarios.
pub const ALL_PLANS: &str = "*";

/// A scenario kept for one of the units assessed, by its number among them.
pub type Planned<'a> = (usize, &'a Scenario);

/// A scenario that a draft proposes.
#[derive(Debug)]
pub(super) struct Plan<'a> {
    of: &'a Assessed,
    name: &'a str,
    view: ScenarioView,
}

impl Plan<'_> {
    /// What was set by hand, then what the plan adds.
    fn steps(&self) -> impl Iterator<Item = &Move> {
        let outcome = &self.view.outcome;
        outcome.changes.iter().chain(&outcome.plan)
    }
}

/// The scenarios that a draft of a body and period may propose, with the choice of none and, of several, of all; empty
/// without any.
pub fn plans(subject: &Subject<'_>, span: Span, body: &str, planned: &[Planned<'_>]) -> Vec<Named> {
    let own: Vec<Named> = fitting(subject, span, body, planned)
        .map(|(_, plan)| Named { code: plan_code(&plan.name), label: plan.name.clone() })
        .collect();
    let none = (!own.is_empty()).then(|| Named { code: String::new(), label: words::NO_PLAN.to_owned() });
    let all = (own.len() > 1).then(|| Named { code: ALL_PLANS.to_owned(), label: words::all_plans(own.len()) });
    none.into_iter().chain(own).chain(all).collect()
}

/// The scenarios chosen, followed with the figures as they stand.
pub(super) fn chosen<'a>(
    subject: &Subject<'a>,
    span: Span,
    body: &str,
    planned: &[Planned<'a>],
    code: &str,
) -> Vec<Plan<'a>> {
    let all = fitting(subject, span, body, planned);
    let chosen = all.filter(|(_, plan)| code == ALL_PLANS || plan_code(&plan.name) == code).enumerate();
    let followed = |(number, (at, plan)): (usize, Planned<'a>)| {
        let view = present::scenario(plan, subject.assessed, at, &format!("plan-{}", number + 1))?;
        Some(Plan { of: subject.assessed.get(at)?, name: &plan.name, view })
    };
    chosen.filter_map(followed).collect()
}

/// Those for the observation that the draft takes its index from.
fn fitting<'a>(
    subject: &Subject<'a>,
    span: Span,
    body: &str,
    planned: &[Planned<'a>],
) -> impl Iterator<Item = Planned<'a>> {
    let own = observation(&observed(subject, body), span);
    let own = own.filter(|of| of.assessment.total.number().is_some());
    let assessed = subject.assessed;
    let fits = move |at: usize| own.zip(assessed.get(at)).is_some_and(|(own, of)| std::ptr::eq(own, of));
    planned.iter().copied().filter(move |(at, plan)| !plan.name.trim().is_empty() && fits(*at))
}

impl Figures<'_> {
    /// What each scenario leads to: «phương án «…» đưa tổng điểm từ 64,08 lên 65,04 điểm, xếp loại Trung bình».
    pub(super) fn proposed(&self) -> Answer {
        joined(self.plans.iter().filter_map(|plan| self.plan(plan)).collect(), "; ")
    }

    /// Nothing, but known only where any scenario has steps to list.
    pub(super) fn steps(&self) -> Answer {
        self.plans.iter().any(|plan| plan.steps().next().is_some()).then(Vec::new)
    }

    fn plan(&self, plan: &Plan<'_>) -> Answer {
        let index = Index::observed(plan.of)?;
        let (before, after) = (plan.of.assessment.total.number()?.rounded(2), &plan.view.outcome.after);
        let reached = after.total?;
        let total = index.total?;
        let formula = words::plan_formula(before, reached.minus(before));
        let then = Cell::computed(reached, text::points(reached), total.places.clone(), formula);
        let figure = |cell| Run::Figure { cell, link: self.link(INDEX_TOTAL, &index.scope) };
        let mut runs = vec![said(words::plan_opens(plan.name, reached.cmp(&before)))];
        if reached != before {
            runs.extend([figure(total), said(words::plan_leads(reached > before))]);
        }
        runs.extend([figure(then), said(words::plan_ends(&present::rating(after)))]);
        let seen = plan.of.observation.span;
        runs.extend((!same(seen, self.span)).then(|| said(words::as_of(&named(seen)))));
        Some(runs)
    }

    /// What each scenario takes.
    pub(super) fn plan_appendices(&self) -> impl Iterator<Item = Appendix> {
        self.plans.iter().filter(|plan| plan.steps().next().is_some()).map(|plan| {
            let title = words::plan_titled(plan.name);
            let mut sheet = plan.view.plan.clone();
            sheet.title.clone_from(&title);
            sheet.caption = String::new();
            let gains = plan.steps().map(|step| step.gain).fold(Decimal::ZERO, Decimal::plus);
            let formula = sum(plan.steps().map(|step| step.gain));
            let gain = Cell::computed(gains, text::signed_points(gains), Vec::new(), formula);
            let effort = Decimal::whole(plan.steps().map(|step| step.effort).sum());
            let total = |(at, column): (usize, &Column)| match column.label.as_str() {
                _ if at == 0 => Cell::words(words::TOTAL_ROW),
                labels::SCENARIO_GAIN => gain.clone(),
                labels::SCENARIO_EFFORT => Cell::stated(effort, text::decimal(effort), Vec::new()),
                _ => Cell::absent(""),
            };
            sheet.total = Some(sheet.columns.iter().enumerate().map(total).collect());
            let goal = present::shortfall(&plan.view);
            let assumed = labels::assumed(&plan.view.assumptions);
            let note = goal.into_iter().chain(plan.view.refused.iter().cloned()).chain([assumed]);
            let note = note.collect::<Vec<_>>().join(" ");
            Appendix { title, groups: Vec::new(), sheet, note, chart: None }
        })
    }
}
