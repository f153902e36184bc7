//! What would happen: changed numerators, or the least effort to a target.

use super::assess::{Assessed, Assessment, Basis, assess};
use super::lost::movable;
use super::observation::Observation;
use super::plan::{Movable, cheapest};
use super::rank::ranked;
use crate::catalog::{Catalog, IndexSet};
use crate::domain::{Assumption, Decimal, Known, NoStep, Refusal, sort_by, sort_by_key};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What a scenario aims at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// At least so many points.
    Score(Decimal),
    /// A rank among the units loaded; 1 is best.
    Rank(usize),
    /// A band, by its name.
    Band(String),
}

/// What the user tries out; a plain value to be named, saved and compared.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scenario {
    /// Its name.
    pub name: String,
    /// Numerators set by hand, by the component's code; the plan leaves these as they are.
    pub numerators: BTreeMap<String, i64>,
    /// What to reach; `None` to only see what the numerators do.
    pub target: Option<Target>,
    /// Components that the plan must leave alone.
    pub locked: BTreeSet<String>,
    /// What one piece of a component costs, where it is not 1; below 1 counts as 1.
    pub weights: BTreeMap<String, i64>,
}

/// One component changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Move {
    /// Its code.
    pub code: String,
    /// The numerator before.
    pub from: i64,
    /// The numerator then.
    pub to: i64,
    /// Of how many.
    pub denominator: i64,
    /// Points gained; negative when lost.
    pub gain: Decimal,
    /// Pieces times their weight; negative when pieces are taken away.
    pub effort: i64,
}

/// Where a unit stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Standing {
    /// The total.
    pub total: Option<Decimal>,
    /// Its band.
    pub band: Option<String>,
    /// Rank, and among how many; `None` without other units.
    pub rank: Option<(usize, usize)>,
}

/// What a scenario leads to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcome {
    /// As things are.
    pub before: Standing,
    /// With the changes and the plan.
    pub after: Standing,
    /// All points with the changes and the plan.
    pub assessment: Assessment,
    /// What was set by hand, in the set's order.
    pub changes: Vec<Move>,
    /// What the plan adds, least effort for a point first.
    pub plan: Vec<Move>,
    /// What the plan costs in all.
    pub effort: i64,
    /// The points that the target asks for.
    pub wanted: Option<Decimal>,
    /// Points that are missing even when everything that can be moved is moved; zero when the target is reached.
    pub short: Decimal,
    /// What is taken for granted.
    pub assumptions: Vec<Assumption>,
    /// What could not be followed.
    pub refused: Vec<Refusal>,
}

/// Follows a scenario for one unit; `peers` are the totals of the other units of its class.
pub fn simulate(scenario: &Scenario, of: &Assessed, peers: &[Decimal], catalog: &Catalog) -> Option<Outcome> {
    let set = catalog.index_set_named(&of.observation.set)?;
    let mut trial =
        Trial { scenario, set, catalog, peers, of, observation: of.observation.clone(), refused: Vec::new() };
    let changes = trial.by_hand();
    let changed = trial.total(&changes);
    let wanted = trial.wanted();
    let (plan, short) = match (wanted, changed) {
        (Some(wanted), Some(total)) => trial.planned(wanted.minus(total)),
        _ => (Vec::new(), Decimal::ZERO),
    };
    let assumptions = trial.assumptions(&plan);
    let moves: Vec<Move> = changes.iter().chain(&plan).cloned().collect();
    let after = trial.total(&moves);
    let mut assessment = assess(&trial.observation, catalog)?;
    assessment.total = Known::from(after);
    Some(Outcome {
        before: trial.standing(of.assessment.total.number()),
        after: trial.standing(after),
        assessment,
        effort: plan.iter().map(|step| step.effort).sum(),
        changes,
        plan,
        wanted,
        short,
        assumptions,
        refused: trial.refused,
    })
}

/// A scenario being followed: `observation` is the one of `of` with what was changed so far.
struct Trial<'a> {
    scenario: &'a Scenario,
    set: &'a IndexSet,
    catalog: &'a Catalog,
    peers: &'a [Decimal],
    of: &'a Assessed,
    observation: Observation,
    refused: Vec<Refusal>,
}

impl<'a> Trial<'a> {
    /// Numerator and denominator of a component that can be moved.
    fn movable(&self, code: &str) -> Result<(i64, i64), NoStep> {
        let rule = self.set.rule(code).ok_or(NoStep::NothingCounted)?;
        let group = self.of.assessment.groups.iter().find(|g| g.metrics.iter().any(|m| m.code == code));
        let group = group.filter(|g| g.basis == Basis::Computed).ok_or(NoStep::NothingCounted)?;
        let metric = group.metrics.iter().find(|m| m.code == code).ok_or(NoStep::NothingCounted)?;
        movable(&self.of.observation, metric, rule)
    }

    /// Applies the numerators set by hand.
    fn by_hand(&mut self) -> Vec<Move> {
        let mut moves = Vec::new();
        for (code, to) in &self.scenario.numerators {
            match self.movable(code) {
                Err(_) => self.refused.push(Refusal::NotMovable(code.clone())),
                Ok((_, denominator)) if *to < 0 || *to > denominator => {
                    self.refused.push(Refusal::OutOfRange(code.clone()));
                }
                Ok((from, denominator)) => moves.extend(self.moved(code, from, *to, denominator)),
            }
        }
        let position = |code: &str| self.set.metric.iter().position(|rule| rule.code == code);
        sort_by_key(&mut moves, |step| position(&step.code));
        moves
    }

    /// Writes a new numerator; `None` when it is the old one.
    fn moved(&mut self, code: &str, from: i64, to: i64, denominator: i64) -> Option<Move> {
        (from != to).then_some(())?;
        let rule = self.set.rule(code)?;
        let points = |numerator| super::points(rule, numerator, denominator);
        let gain = points(to)?.minus(points(from)?);
        let counts = self.observation.metrics.iter_mut().find(|counts| counts.code == code)?;
        counts.numerator = Known::of(Decimal::whole(to));
        let effort = (to - from).saturating_mul(self.weight(code));
        Some(Move { code: code.to_owned(), from, to, denominator, gain, effort })
    }

    fn weight(&self, code: &str) -> i64 {
        self.scenario.weights.get(code).copied().unwrap_or(1).max(1)
    }

    /// The total with some moves; the total as published carries them too, as each is worth its points.
    fn total(&self, moves: &[Move]) -> Option<Decimal> {
        let before = self.of.assessment.total.number()?;
        Some(moves.iter().fold(before, |total, step| total.plus(step.gain)))
    }

    /// The points that the target asks for.
    fn wanted(&mut self) -> Option<Decimal> {
        let wanted = match self.scenario.target.as_ref()? {
            Target::Score(score) if *score > self.set.max => Err(Refusal::AboveMax),
            Target::Score(score) => Ok(*score),
            Target::Rank(0) => Err(Refusal::NoRank),
            Target::Rank(_) if self.peers.is_empty() => Err(Refusal::NoPeers),
            Target::Rank(rank) if *rank > self.peers.len() + 1 => Err(Refusal::NoRank),
            Target::Rank(rank) => Ok(points_of_rank(*rank, self.peers)),
            Target::Band(name) => {
                let band = self.catalog.bands_of(self.set).iter().find(|band| band.vi == *name);
                band.map(|band| band.from).ok_or_else(|| Refusal::NoBand(name.clone()))
            }
        };
        if self.of.assessment.total.number().is_none() {
            self.refused.push(Refusal::TotalUnknown);
            return None;
        }
        wanted.map_err(|refusal| self.refused.push(refusal)).ok()
    }

    /// The cheapest moves that gain `gap` points, and how many points they fall short.
    fn planned(&mut self, gap: Decimal) -> (Vec<Move>, Decimal) {
        let Ok(hundredths) = usize::try_from(hundredths_up(gap)) else { return (Vec::new(), Decimal::ZERO) };
        let free: Vec<(&str, Movable<'a>)> = self.free();
        let movables: Vec<Movable<'_>> = free.iter().map(|(_, movable)| *movable).collect();
        let (numerators, short) = match cheapest(&movables, hundredths) {
            Ok(numerators) => (numerators, Decimal::ZERO),
            Err(most) => {
                let short = i64::try_from(hundredths - most).map_or(gap, |short| Decimal::new(short, 2));
                (cheapest(&movables, most).unwrap_or_default(), short)
            }
        };
        let chosen = free.iter().zip(numerators).filter_map(|((code, m), to)| Some((*code, *m, to?)));
        let chosen: Vec<(&str, Movable<'_>, i64)> = chosen.collect();
        let mut plan: Vec<Move> =
            chosen.into_iter().filter_map(|(code, m, to)| self.moved(code, m.numerator, to, m.denominator)).collect();
        sort_by(&mut plan, by_effort);
        (plan, short)
    }

    /// Components that the plan may move.
    fn free(&self) -> Vec<(&'a str, Movable<'a>)> {
        let fixed = |code: &String| self.scenario.locked.contains(code) || self.scenario.numerators.contains_key(code);
        let rules = self.set.metric.iter().filter(|rule| !fixed(&rule.code));
        let movable = |rule: &'a crate::catalog::MetricRule| {
            let (numerator, denominator) = self.movable(&rule.code).ok()?;
            let weight = self.weight(&rule.code);
            Some((rule.code.as_str(), Movable { rule, numerator, denominator, weight }))
        };
        rules.filter_map(movable).collect()
    }

    fn standing(&self, total: Option<Decimal>) -> Standing {
        let band = total.and_then(|total| self.catalog.band(total, self.set)).map(str::to_owned);
        let among = |total| {
            let all = std::iter::once(total).chain(self.peers.iter().copied()).enumerate().collect();
            ranked(all).iter().find(|row| row.at == 0).map(|row| (row.rank, self.peers.len() + 1))
        };
        let rank = total.filter(|_| !self.peers.is_empty()).and_then(among);
        Standing { total, band, rank }
    }

    /// Whether the plan leaves alone what has already happened.
    fn leaves_past(&self) -> bool {
        self.set.metric.iter().any(|rule| rule.past && self.scenario.locked.contains(&rule.code))
    }

    fn assumptions(&self, plan: &[Move]) -> Vec<Assumption> {
        let groups = &self.of.assessment.groups;
        let published = groups.iter().any(|group| matches!(group.basis, Basis::Published(_)));
        let level = self.of.observation.unit.level;
        let inherited = self.set.metric.iter().any(|rule| rule.is_inherited(level));
        let weighted = plan.iter().any(|step| self.weight(&step.code) != 1);
        let told = [
            (true, Assumption::DenominatorsFixed),
            (!self.set.citation.verified, Assumption::FormulaObserved),
            (!plan.is_empty(), Assumption::PeriodOpen),
            (!plan.is_empty() && !weighted, Assumption::SameEffort),
            (weighted, Assumption::WeightedEffort),
            (self.leaves_past(), Assumption::PastFixed),
            (published, Assumption::PublishedFixed),
            (inherited, Assumption::InheritedFixed),
            (!self.peers.is_empty(), Assumption::PeersFixed),
            (!self.catalog.bands_of(self.set).is_empty(), Assumption::BandsObserved),
        ];
        told.into_iter().filter(|(holds, _)| *holds).map(|(_, assumption)| assumption).collect()
    }
}

/// Least effort for a point first; equal ones by code.
fn by_effort(a: &Move, b: &Move) -> std::cmp::Ordering {
    let cross = |one: &Move, other: &Move| i128::from(one.effort) * i128::from(other.gain.rounded(2).mantissa());
    cross(a, b).cmp(&cross(b, a)).then_with(|| a.code.cmp(&b.code))
}

/// The fewest points that give at least a rank among others: those of the unit there now.
fn points_of_rank(rank: usize, peers: &[Decimal]) -> Decimal {
    let mut best_first = peers.to_vec();
    sort_by(&mut best_first, |a, b| b.cmp(a));
    best_first.get(rank - 1).copied().unwrap_or(Decimal::ZERO)
}

/// A gap in hundredths, up: a target of 80,005 is not reached with 80,00.
fn hundredths_up(gap: Decimal) -> i64 {
    let cut = gap.truncated(2);
    let rest = i64::from(gap > cut);
    cut.mantissa().saturating_add(rest)
}
