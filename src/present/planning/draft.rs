//! What the user tries out, as typed; a plain value.

use super::super::standings::Named;
use crate::catalog::catalog;
use crate::domain::{Decimal, sort_by_key};
use crate::scoring::index::{Assessed, Scenario, Target};
use crate::text::{decimal, labels};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What is aimed at.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub enum Goal {
    /// Nothing: only see what the numerators do.
    #[default]
    Nothing,
    /// The rank above the present one.
    NextRank,
    /// A band, by name.
    Band(String),
    /// A number of points, as typed.
    Score(String),
    /// A rank, as typed.
    Rank(String),
}

/// The points that many provinces are asked for.
const USUAL: i64 = 80;

impl Goal {
    /// How it stands in a list of choices.
    pub fn code(&self) -> String {
        match self {
            Goal::Nothing => "0".to_owned(),
            Goal::NextRank => "tren".to_owned(),
            Goal::Band(name) => format!("loai:{name}"),
            Goal::Score(_) => "diem".to_owned(),
            Goal::Rank(_) => "hang".to_owned(),
        }
    }

    /// The goal of a choice; points and ranks begin with a usual number.
    pub fn of(code: &str) -> Goal {
        match code {
            "tren" => Goal::NextRank,
            "diem" => Goal::Score(USUAL.to_string()),
            "hang" => Goal::Rank("1".to_owned()),
            _ => code.strip_prefix("loai:").map_or(Goal::Nothing, |name| Goal::Band(name.to_owned())),
        }
    }

    /// The target in the scenario's terms; `None` without one, or for a number that cannot be read.
    fn target(&self, rank: Option<usize>) -> Option<Target> {
        match self {
            Goal::Nothing => None,
            Goal::NextRank => rank.filter(|rank| *rank > 1).map(|rank| Target::Rank(rank - 1)),
            Goal::Band(name) => Some(Target::Band(name.clone())),
            Goal::Score(typed) => number(typed).map(Target::Score),
            Goal::Rank(typed) => typed.trim().parse().ok().map(Target::Rank),
        }
    }

    /// Why nothing can be made of it; `None` when all is well. `rank` is the present one and among how many, `max` the
    /// most points there are.
    pub fn problem(&self, rank: Option<(usize, usize)>, max: Decimal) -> Option<String> {
        let whole = |typed: &str| typed.trim().parse::<usize>().ok();
        let last = rank.map_or(1, |(_, units)| units);
        match self {
            Goal::NextRank if rank.is_some_and(|(rank, _)| rank == 1) => Some(labels::GOAL_FIRST.to_owned()),
            Goal::NextRank if rank.is_none() => Some(labels::GOAL_NO_RANK.to_owned()),
            Goal::Score(typed) => match number(typed) {
                None => Some(labels::GOAL_NOT_POINTS.to_owned()),
                Some(points) => (points > max).then(|| labels::goal_too_high(&decimal(max.normalized()))),
            },
            Goal::Rank(typed) if whole(typed).is_none_or(|rank| rank == 0 || rank > last) => {
                Some(labels::goal_not_rank(last))
            }
            _ => None,
        }
    }
}

/// A number as typed in Vietnam or by a browser's number field: «80,5», «80.5»; nothing below zero.
fn number(typed: &str) -> Option<Decimal> {
    let plain = typed.trim().replace(',', ".");
    Decimal::parse_plain(&plain).filter(|number| !number.is_negative())
}

/// A scenario under way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlanDraft {
    /// What is aimed at.
    pub goal: Goal,
    /// Numerators set by hand.
    pub numerators: BTreeMap<String, i64>,
    /// Components the plan leaves alone.
    pub locked: BTreeSet<String>,
    /// What one piece costs, where it is not 1.
    pub weights: BTreeMap<String, i64>,
    /// The name to save it by.
    pub name: String,
}

impl PlanDraft {
    /// The scenario to follow; `rank` is the unit's present one.
    pub fn scenario(&self, rank: Option<usize>) -> Scenario {
        Scenario {
            name: self.name.trim().to_owned(),
            numerators: self.numerators.clone(),
            target: self.goal.target(rank),
            locked: self.locked.clone(),
            weights: self.weights.clone(),
        }
    }

    /// A saved scenario, to go on with.
    pub fn again(saved: &Scenario) -> PlanDraft {
        let goal = match &saved.target {
            None => Goal::Nothing,
            Some(Target::Score(points)) => Goal::Score(points.normalized().to_string()),
            Some(Target::Rank(rank)) => Goal::Rank(rank.to_string()),
            Some(Target::Band(name)) => Goal::Band(name.clone()),
        };
        PlanDraft {
            goal,
            numerators: saved.numerators.clone(),
            locked: saved.locked.clone(),
            weights: saved.weights.clone(),
            name: saved.name.clone(),
        }
    }

    /// Sets a numerator by hand; its present value takes the change back.
    pub fn set_numerator(&mut self, code: &str, now: i64, to: i64) {
        if to == now {
            self.numerators.remove(code);
        } else {
            self.numerators.insert(code.to_owned(), to);
        }
    }

    /// Takes back a numerator set by hand.
    pub fn reset(&mut self, code: &str) {
        self.numerators.remove(code);
    }

    /// Locks a component, or frees it.
    pub fn lock(&mut self, code: &str, locked: bool) {
        if locked {
            self.locked.insert(code.to_owned());
        } else {
            self.locked.remove(code);
        }
    }

    /// Sets what one piece of a component costs; 1 is the usual.
    pub fn weigh(&mut self, code: &str, weight: i64) {
        if weight > 1 {
            self.weights.insert(code.to_owned(), weight);
        } else {
            self.weights.remove(code);
        }
    }

    /// Whether nothing is tried out but what a plan begins with: `locked` are the components it leaves alone at first.
    pub fn is_untouched(&self, locked: &BTreeSet<String>) -> bool {
        self.numerators.is_empty() && self.locked == *locked && self.weights.is_empty() && self.goal == Goal::Nothing
    }
}

/// The goals to choose from: next rank (`above`, that of whoever stands just above), the bands above the present total,
/// points, a rank. Without a total nothing can be aimed at.
pub(super) fn goals(of: &Assessed, rank: Option<(usize, usize)>, above: Option<usize>) -> Vec<Named> {
    let choice = |goal: &Goal, label: String| Named { code: goal.code(), label };
    let mut goals = vec![choice(&Goal::Nothing, labels::GOAL_NOTHING.to_owned())];
    if let Some(above) = above {
        goals.push(choice(&Goal::NextRank, labels::goal_next_rank(above)));
    }
    let Some(total) = of.assessment.total.number() else { return goals };
    let bands = catalog().index_set_named(&of.observation.set).map(|set| catalog().bands_of(set)).unwrap_or_default();
    let mut above: Vec<_> = bands.iter().filter(|band| total < band.from).collect();
    sort_by_key(&mut above, |band| band.from);
    let band = |band: &&crate::catalog::Band| {
        choice(&Goal::Band(band.vi.clone()), labels::goal_band(&band.vi, &decimal(band.from.normalized())))
    };
    goals.extend(above.iter().map(band));
    goals.push(choice(&Goal::Score(String::new()), labels::GOAL_SCORE.to_owned()));
    if rank.is_some() {
        goals.push(choice(&Goal::Rank(String::new()), labels::GOAL_RANK.to_owned()));
    }
    goals
}

/// The goal to begin with: the next band, else the next rank.
pub(super) fn first_goal(goals: &[Named]) -> Goal {
    let code = |wanted: &str| goals.iter().find(|goal| goal.code.starts_with(wanted)).map(|goal| Goal::of(&goal.code));
    code("loai:").or_else(|| code("tren")).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_typed_is_a_target_or_a_problem() {
        assert_eq!(Goal::Score("80,5".into()).target(None), Some(Target::Score(Decimal::new(805, 1))));
        assert_eq!(Goal::Score("tám".into()).target(None), None);
        let hundred = Decimal::whole(100);
        assert!(Goal::Score("-3".into()).problem(None, hundred).is_some());
        assert!(Goal::Score("100,5".into()).problem(None, hundred).is_some());
        assert!(Goal::Score("100".into()).problem(None, hundred).is_none());
        assert!(Goal::Rank("35".into()).problem(Some((7, 34)), hundred).is_some());
        assert!(Goal::Rank("34".into()).problem(Some((7, 34)), hundred).is_none());
        assert_eq!(Goal::NextRank.target(Some(5)), Some(Target::Rank(4)));
        assert!(Goal::NextRank.problem(Some((1, 34)), hundred).is_some());
        assert_eq!(Goal::Rank(" 3 ".into()).target(None), Some(Target::Rank(3)));
    }

    #[test]
    fn a_saved_scenario_goes_on_as_it_was() {
        let mut draft = PlanDraft { goal: Goal::Band("Khá".into()), name: "Quý IV".into(), ..PlanDraft::default() };
        draft.set_numerator("A", 5, 9);
        draft.lock("B", true);
        draft.weigh("C", 3);
        assert_eq!(PlanDraft::again(&draft.scenario(None)), draft);
    }

    #[test]
    fn the_present_value_takes_a_change_back() {
        let mut draft = PlanDraft::default();
        draft.set_numerator("A", 5, 9);
        draft.set_numerator("A", 5, 5);
        draft.lock("A", true);
        draft.lock("A", false);
        draft.weigh("A", 1);
        assert_eq!(draft, PlanDraft::default());
    }

    #[test]
    fn every_choice_leads_to_its_goal() {
        for goal in [Goal::Nothing, Goal::NextRank, Goal::Band("Tốt".into()), Goal::of("diem"), Goal::of("hang")] {
            assert_eq!(Goal::of(&goal.code()), goal);
        }
    }
}
