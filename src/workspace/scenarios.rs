//! Scenarios kept with the session: named, for one unit and period, followed anew whenever the reports change.

use super::Workspace;
use crate::domain::Span;
use crate::present::{self, PlanDraft, ScenarioView};
use crate::scoring::index::{Assessed, Scenario};
use serde::{Deserialize, Serialize};

/// A scenario and what it is for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptScenario {
    /// The unit's key.
    pub unit: String,
    /// The period.
    pub span: Span,
    /// Id of the version of the index.
    pub set: String,
    /// The scenario; its name is its own among those for one unit, period and version.
    pub scenario: Scenario,
}

impl KeptScenario {
    fn is_for(&self, of: &Assessed) -> bool {
        let seen = &of.observation;
        (unit(&self.unit), self.span, &self.set) == (unit(&seen.unit.key), seen.span, &seen.set)
    }

    fn replaces(&self, other: &KeptScenario) -> bool {
        (unit(&self.unit), self.span, &self.set, &self.scenario.name)
            == (unit(&other.unit), other.span, &other.set, &other.scenario.name)
    }
}

/// Whom a scenario is for: class and unit, as they stand in the address.
pub type PlannedFor = (String, String);

/// What is tried out, as typed, and for whom.
pub(super) type TriedOut = (PlannedFor, PlanDraft);

/// A unit's key in the form of today: a whole province's once ended in a stroke.
fn unit(key: &str) -> &str {
    key.trim_end_matches('/')
}

impl Workspace {
    /// What was tried out for a unit and not kept under a name.
    pub fn tried_out(&self, of: &PlannedFor) -> Option<&PlanDraft> {
        self.tried.iter().find(|(whom, _)| whom == of).map(|(_, draft)| draft)
    }

    /// Remembers what is tried out for a unit, `None` when nothing is; tells whether that is new. No figure follows from it.
    pub fn try_out(&mut self, of: &PlannedFor, draft: Option<&PlanDraft>) -> bool {
        let changed = self.tried_out(of) != draft;
        if changed {
            self.tried.retain(|(whom, _)| whom != of);
            self.tried.extend(draft.map(|draft| (of.clone(), draft.clone())));
        }
        changed
    }

    /// The scenarios kept, oldest first; those whose unit is not loaded are kept too.
    pub fn scenarios(&self) -> &[KeptScenario] {
        &self.scenarios
    }

    /// Keeps a scenario for one of the assessed units, in place of one of the same name; `false` when there is no such
    /// unit or no name.
    pub fn keep_scenario(&mut self, at: usize, scenario: Scenario) -> bool {
        let Some(of) = self.analysis.assessed.get(at).filter(|_| !scenario.name.trim().is_empty()) else {
            return false;
        };
        let seen = &of.observation;
        let kept = KeptScenario { unit: seen.unit.key.clone(), span: seen.span, set: seen.set.clone(), scenario };
        match self.scenarios.iter_mut().find(|other| kept.replaces(other)) {
            Some(other) => *other = kept,
            None => self.scenarios.push(kept),
        }
        true
    }

    /// Forgets a kept scenario; `false` when there is none of that number.
    pub fn drop_scenario(&mut self, number: usize) -> bool {
        let there = number < self.scenarios.len();
        if there {
            self.scenarios.remove(number);
        }
        there
    }

    /// The scenarios kept for one of the assessed units, each with its number among all that are kept.
    pub fn scenarios_of(&self, at: usize) -> Vec<(usize, Scenario)> {
        let Some(of) = self.analysis.assessed.get(at) else { return Vec::new() };
        let own = self.scenarios.iter().enumerate().filter(|(_, kept)| kept.is_for(of));
        own.map(|(number, kept)| (number, kept.scenario.clone())).collect()
    }

    /// The scenarios kept for units that are assessed, each with its unit's number.
    pub fn planned(&self) -> Vec<(usize, &Scenario)> {
        let of = |kept: &KeptScenario| self.analysis.assessed.iter().position(|of| kept.is_for(of));
        self.scenarios.iter().filter_map(|kept| Some((of(kept)?, &kept.scenario))).collect()
    }

    /// The scenarios kept for one of the assessed units, each followed with the figures as they now stand.
    pub fn followed(&self, at: usize) -> Vec<(&Scenario, ScenarioView)> {
        let all = &self.analysis.assessed;
        let Some(of) = all.get(at) else { return Vec::new() };
        let own = self.scenarios.iter().enumerate().filter(|(_, kept)| kept.is_for(of));
        let view = |(number, kept): (usize, &'_ KeptScenario)| {
            present::scenario(&kept.scenario, all, at, &format!("scenario-{number}"))
        };
        own.filter_map(|(number, kept)| Some((&kept.scenario, view((number, kept))?))).collect()
    }
}
