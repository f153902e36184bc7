//! Which unit and period is planned for.

use super::super::standings::{Named, Narrowing, Standings, class_code, disputed};
use super::super::units::is_detailed;
use super::draft::{Goal, first_goal, goals};
use crate::catalog::catalog;
use crate::domain::{Decimal, Report, Span};
use crate::scoring::index::{Assessed, Measure};
use crate::text::{self, labels};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Names of what is chosen, as they stand in the address.
pub mod keys {
    /// The class planned in.
    pub const CLASS: &str = "bang";
    /// Key of the unit.
    pub const UNIT: &str = "xem";
}

/// What is chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PlanChoice {
    /// The class, as in the address.
    pub class: Option<String>,
    /// The unit's key.
    pub unit: Option<String>,
}

impl PlanChoice {
    /// What an address chooses.
    pub fn read(own: &BTreeMap<String, String>) -> PlanChoice {
        PlanChoice { class: own.get(keys::CLASS).cloned(), unit: own.get(keys::UNIT).cloned() }
    }
}

/// The unit and period planned for, and what else could be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlanFrame {
    /// Classes to choose from: level and period.
    pub classes: Vec<Named>,
    /// The class chosen.
    pub class: String,
    /// Its units.
    pub units: Vec<Named>,
    /// The unit's key.
    pub unit: String,
    /// Its name.
    pub name: String,
    /// Which observation.
    pub at: usize,
    /// Whom and when it plans for, what it is based on: «UBND tỉnh Mẫu · Ngày 17/9/2026 · cong.json».
    pub subject: String,
    /// Components that count what has already happened: a plan begins by leaving them alone.
    pub locked: BTreeSet<String>,
    /// The most points there are.
    pub max: Decimal,
    /// What must be known before planning: a total in dispute, a period that is over.
    pub warnings: Vec<String>,
    /// Its rank by total, and among how many; `None` when it is alone or has no total.
    pub rank: Option<(usize, usize)>,
    /// Goals to choose from.
    pub goals: Vec<Named>,
    /// The goal to begin with.
    pub first_goal: Goal,
}

/// The unit chosen; without a choice the first with counts, best provinces first. `None` when nothing has points.
pub fn plan_frame(
    all: &[Assessed],
    reports: &[Report],
    standings: &Standings,
    narrowing: &Narrowing,
    choice: &PlanChoice,
    today: Option<NaiveDate>,
) -> Option<PlanFrame> {
    let counted = standings.within(narrowing).find(|members| members.at.iter().any(|at| is_detailed(&all[*at])));
    let counted = counted.map(|members| class_code(&members.class));
    let members = standings.chosen(narrowing, choice.class.as_deref().or(counted.as_deref()))?;
    let ranking = members.ranking(all, &Measure::Total);
    let order: Vec<usize> = ranking.rows.iter().map(|row| row.at).chain(ranking.unranked.iter().copied()).collect();
    let key = |at: &usize| all[*at].observation.unit.key.as_str();
    let named = order.iter().find(|at| Some(key(at)) == choice.unit.as_deref());
    let first = || order.iter().find(|at| is_detailed(&all[**at])).or_else(|| order.first());
    let at = *named.or_else(first)?;
    let rank = ranking.row(at).filter(|_| ranking.rows.len() > 1).map(|row| (row.rank, ranking.rows.len()));
    // Units of one rank leave out the ranks after it.
    let own_rank = rank.map(|(rank, _)| rank);
    let above = ranking.rows.iter().map(|row| row.rank).filter(|above| own_rank.is_some_and(|own| *above < own)).max();
    let goals = goals(&all[at], rank, above);
    let unit = |at: &usize| {
        let unit = &all[*at].observation.unit;
        Named { code: unit.key.clone(), label: unit.name.clone() }
    };
    let own = &all[at].observation.unit;
    let set = catalog().index_set_named(&members.class.set);
    let past = set.iter().flat_map(|set| &set.metric).filter(|rule| rule.past).map(|rule| rule.code.clone());
    Some(PlanFrame {
        subject: labels::of_unit(&[&own.name, &text::span(members.class.span), &all[at].observation.files.join("; ")]),
        locked: past.collect(),
        max: set.map_or(Decimal::whole(100), |set| set.max),
        warnings: disputed(&all[at]).into_iter().chain(over(members.class.span, today)).collect(),
        classes: standings.choices(narrowing, reports),
        class: class_code(&members.class),
        units: order.iter().map(unit).collect(),
        unit: own.key.clone(),
        name: own.name.clone(),
        first_goal: first_goal(&goals),
        goals,
        at,
        rank,
    })
}

/// What is to be said of a period that ended before today; `None` while it runs or when nothing tells.
fn over(span: Span, today: Option<NaiveDate>) -> Option<String> {
    let running = matches!(span, Span::YearToDate { .. } | Span::Day(_) | Span::Unknown);
    let ended = span.last_possible_day().zip(today).is_some_and(|(last, today)| last < today);
    (ended && !running).then(|| labels::period_over(&text::span(span)))
}
