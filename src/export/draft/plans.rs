//! Scenarios of the index that a draft proposes: a sentence each, and what they take as an appendix.

use super::bodies::observed;
use super::figures::{Figures, same};
use super::scored::{Index, is_within};
use super::slot::{Answer, joined, named, said};
use super::{Appendix, Run};
use crate::domain::{Decimal, Span};
use crate::present::{self, Cell, Named, ScenarioView, Subject};
use crate::scoring::index::{Assessed, Scenario};
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

/// The scenarios that a draft of a body and period may propose, with the choice of none and, of several, of all; empty
/// without any.
pub fn plans(subject: &Subject<'_>, span: Span, body: &str, planned: &[Planned<'_>]) -> Vec<Named> {
    let named = |code: &str, label: String| Named { code: code.to_owned(), label };
    let own: Vec<Named> =
        fitting(subject, span, body, planned).map(|(_, plan)| named(&plan.name, plan.name.clone())).collect();
    let none = (!own.is_empty()).then(|| named("", words::NO_PLAN.to_owned()));
    let all = (own.len() > 1).then(|| named(ALL_PLANS, words::all_plans(own.len())));
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
    let chosen = all.filter(|(_, plan)| code == ALL_PLANS || plan.name == code).enumerate();
    let followed = |(number, (at, plan)): (usize, Planned<'a>)| {
        let view = present::scenario(plan, subject.assessed, at, &format!("plan-{}", number + 1))?;
        Some(Plan { of: subject.assessed.get(at)?, name: &plan.name, view })
    };
    chosen.filter_map(followed).collect()
}

fn fitting<'a>(
    subject: &Subject<'a>,
    span: Span,
    body: &str,
    planned: &[Planned<'a>],
) -> impl Iterator<Item = Planned<'a>> {
    let own = observed(subject, body);
    let assessed = subject.assessed;
    let fits = move |of: &Assessed| {
        let seen = of.observation.span;
        own.iter().any(|own| std::ptr::eq(*own, of)) && (same(seen, span) || is_within(seen, span))
    };
    planned.iter().copied().filter(move |(at, _)| assessed.get(*at).is_some_and(&fits))
}

impl Figures<'_> {
    /// What each scenario leads to: «phương án «…» đưa tổng điểm từ 64,08 lên 65 điểm, hạng 5/34».
    pub(super) fn proposed(&self) -> Answer {
        joined(self.plans.iter().map(|plan| self.plan(plan)).collect(), "; ")
    }

    fn plan(&self, plan: &Plan<'_>) -> Vec<Run> {
        let mut runs = vec![said(words::plan_opens(plan.name))];
        let index = Index::observed(plan.of);
        if let Some((index, total)) = index.and_then(|index| index.total.clone().map(|total| (index, total))) {
            runs.push(Run::Figure { cell: total, link: self.link("index766_total", &index.scope) });
        }
        runs.push(said(words::plan_leads(&present::standing(&plan.view.outcome.after))));
        runs.extend(
            (!same(plan.of.observation.span, self.span)).then(|| said(words::as_of(&named(plan.of.observation.span)))),
        );
        runs
    }

    /// What each scenario takes.
    pub(super) fn plan_appendices(&self) -> impl Iterator<Item = Appendix> {
        self.plans.iter().map(|plan| {
            let outcome = &plan.view.outcome;
            let title = words::plan_titled(plan.name);
            let mut sheet = plan.view.plan.clone();
            sheet.title.clone_from(&title);
            sheet.caption = String::new();
            let sum = |all: &mut dyn Iterator<Item = Decimal>| all.fold(Decimal::ZERO, Decimal::plus);
            let steps = || outcome.changes.iter().chain(&outcome.plan);
            let gains = sum(&mut steps().map(|step| step.gain));
            let formula = steps().map(|step| text::points(step.gain)).collect::<Vec<_>>().join(" + ");
            let gain = Cell::computed(gains, text::signed_points(gains), Vec::new(), formula);
            let effort = Decimal::whole(outcome.effort);
            let effort = Cell::stated(effort, text::decimal(effort), Vec::new());
            let blank = || Cell::absent("");
            let total = [Cell::words(words::TOTAL_ROW), blank(), blank(), blank(), blank(), gain, effort, blank()];
            sheet.total = Some(total.into_iter().collect());
            let goal = present::shortfall(&plan.view);
            let assumed = labels::assumed(&plan.view.assumptions);
            let note = goal.into_iter().chain(plan.view.refused.iter().cloned()).chain([assumed]);
            let note = note.collect::<Vec<_>>().join(" ");
            Appendix { title, groups: Vec::new(), sheet, note, chart: None }
        })
    }
}
