//! Which units may be ranked together: found once for what is loaded, chosen from by filter and address.

use super::metrics::{group_name, metric_name};
use crate::catalog::catalog;
use crate::domain::{Decimal, Report, Span, UnitLevel, sort_by_key};
use crate::scoring::index::{Assessed, Basis, Class, Measure, Members, Ranking, classes};
use crate::text::{self, labels};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// What is to be known of a total that its own groups contradict, or that sources give differently: the one shown is the
/// one stated first. `None` where nothing contradicts it.
pub(super) fn disputed(of: &Assessed) -> Option<String> {
    let total = of.assessment.total.number()?;
    if of.observation.rivals.iter().any(|id| *id == crate::catalog::INDEX_TOTAL) {
        return Some(labels::TOTAL_RIVALS.to_owned());
    }
    let known: Option<Vec<Decimal>> = of.assessment.groups.iter().map(|group| group.points.number()).collect();
    let sum = known.filter(|known| !known.is_empty())?.into_iter().fold(Decimal::ZERO, Decimal::plus);
    let differs = !matches!(of.assessment.basis, Basis::Computed) && sum != total;
    differs.then(|| labels::total_disputed(total, sum, sum.minus(total)))
}

/// Something to choose: how it stands in the address, and its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// In the address.
    pub code: String,
    /// Shown.
    pub label: String,
}

/// What classes are narrowed to; `None` leaves that part open.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Narrowing {
    /// Period.
    pub span: Option<Span>,
    /// Level.
    pub level: Option<UnitLevel>,
    /// Id of the version of the index.
    pub set: Option<String>,
}

/// The classes of all that is loaded: latest period first, then the larger class.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standings {
    classes: Vec<Members>,
}

impl Narrowing {
    fn holds(&self, class: &Class) -> bool {
        self.span.is_none_or(|span| class.span == span)
            && self.level.is_none_or(|level| class.level == Some(level))
            && self.set.as_ref().is_none_or(|set| class.set == *set)
    }
}

impl Standings {
    /// The classes of these observations.
    pub fn of(all: &[Assessed]) -> Standings {
        let mut classes = classes(all);
        sort_by_key(&mut classes, |members| Reverse((members.class.span.last_possible_day(), members.at.len())));
        Standings { classes }
    }

    /// All classes.
    pub fn classes(&self) -> &[Members] {
        &self.classes
    }

    /// Classes within a narrowing.
    pub fn within<'a>(&'a self, narrowing: &'a Narrowing) -> impl Iterator<Item = &'a Members> + 'a {
        self.classes.iter().filter(|members| narrowing.holds(&members.class))
    }

    /// The class chosen: the one of that code, else the first with several units, else the first; `None` for none.
    pub fn chosen<'a>(&'a self, narrowing: &'a Narrowing, code: Option<&str>) -> Option<&'a Members> {
        let named = self.within(narrowing).find(|members| code.is_some_and(|code| class_code(&members.class) == code));
        let several = || self.within(narrowing).find(|members| members.at.len() > 1);
        named.or_else(several).or_else(|| self.within(narrowing).next())
    }

    /// The classes to choose from, latest first.
    pub fn choices(&self, narrowing: &Narrowing, reports: &[Report]) -> Vec<Named> {
        let first = self.classes.first().map(|members| members.class.set.as_str());
        let one_set = self.classes.iter().all(|members| Some(members.class.set.as_str()) == first);
        self.within(narrowing).map(|members| choice(members, one_set, reports)).collect()
    }

    /// The class of an observation.
    pub fn class_of(&self, at: usize) -> Option<&Members> {
        self.classes.iter().find(|members| members.at.contains(&at))
    }
}

/// How a class stands in the address.
pub(super) fn class_code(class: &Class) -> String {
    let level = class.level.map_or("", level_code);
    let source = class.source.map(|source| format!("~{}", source.0)).unwrap_or_default();
    let period = crate::domain::Period::over(class.span).code();
    format!("{}~{level}~{period}{source}", class.set)
}

const fn level_code(level: UnitLevel) -> &'static str {
    match level {
        UnitLevel::Province => "province",
        UnitLevel::Department => "department",
        UnitLevel::District => "district",
        UnitLevel::Commune => "commune",
    }
}

fn choice(members: &Members, one_set: bool, reports: &[Report]) -> Named {
    let class = &members.class;
    let mut parts =
        vec![text::sentence(labels::unit_level(class.level)), text::span(class.span), labels::units(members.at.len())];
    let set = catalog().index_set_named(&class.set).map(|set| set.vi.clone());
    parts.extend(set.filter(|_| !one_set));
    let named = |source| reports.iter().find(|report| report.source == source).map(|report| report.name.clone());
    parts.extend(class.source.and_then(named));
    Named { code: class_code(class), label: parts.join(" · ") }
}

/// How a measure stands in the address.
pub fn measure_code(measure: &Measure) -> String {
    match measure {
        Measure::Total => labels::MEASURE_TOTAL_CODE.to_owned(),
        Measure::Group(id) | Measure::Metric(id) => id.clone(),
    }
}

/// The measure that an address names; the total for an unknown one.
pub(super) fn measure_of(code: &str) -> Measure {
    match (catalog().metric(code), catalog().is_index_group(code)) {
        (Some(_), _) => Measure::Metric(code.to_owned()),
        (None, true) => Measure::Group(code.to_owned()),
        (None, false) => Measure::Total,
    }
}

/// The name of a measure in a version of the index.
pub(super) fn measure_name(set: &str, measure: &Measure) -> String {
    match (measure, catalog().index_set_named(set)) {
        (Measure::Total, _) => labels::UNIT_TOTAL.to_owned(),
        (Measure::Group(fact), Some(set)) => group_name(set, fact).to_owned(),
        (Measure::Group(fact), None) => fact.clone(),
        (Measure::Metric(code), _) => metric_name(code).to_owned(),
    }
}

/// Measures to choose from, under their names in a version of the index.
pub fn named_measures(set: &str, measures: &[Measure]) -> Vec<Named> {
    measures.iter().map(|m| Named { code: measure_code(m), label: measure_name(set, m) }).collect()
}

/// What the units of a class have points for: the total, groups, components.
pub(super) fn measures(all: &[Assessed], members: &Members) -> Vec<Measure> {
    let Some(set) = catalog().index_set_named(&members.class.set) else { return Vec::new() };
    let groups = set.groups.iter().map(|group| Measure::Group(group.fact.clone()));
    let metrics = set.metric.iter().map(|rule| Measure::Metric(rule.code.clone()));
    let known = |measure: &Measure| {
        members.at.iter().any(|at| all.get(*at).is_some_and(|of| measure.points(&of.assessment).number().is_some()))
    };
    std::iter::once(Measure::Total).chain(groups).chain(metrics).filter(known).collect()
}

/// The measure to rank a class by: the one wanted when any unit has points for it, else the first that has.
pub(super) fn measure_for(all: &[Assessed], members: &Members, wanted: &Measure) -> Measure {
    let known = measures(all, members);
    match known.contains(wanted) {
        true => wanted.clone(),
        false => known.into_iter().next().unwrap_or(Measure::Total),
    }
}

/// The highest value that a measure can take; `None` for a version or part the catalogue does not have.
pub(super) fn most(set: &str, measure: &Measure) -> Option<Decimal> {
    let set = catalog().index_set_named(set)?;
    match measure {
        Measure::Total => Some(set.max),
        Measure::Group(fact) => set.group(fact).map(|group| group.max),
        Measure::Metric(code) => set.rule(code).map(|rule| rule.max),
    }
}

/// One ranking with everything it stands on.
#[derive(Debug, Clone, Copy)]
pub struct Ranked<'a> {
    /// All observations.
    pub all: &'a [Assessed],
    /// What is ranked.
    pub measure: &'a Measure,
    /// The ranking.
    pub ranking: &'a Ranking,
}

impl Ranked<'_> {
    /// The observations in the order of the ranking, those without points last.
    pub fn order(&self) -> Vec<usize> {
        let rows = self.ranking.rows.iter().map(|row| row.at);
        rows.chain(self.ranking.unranked.iter().copied()).collect()
    }

    /// The observation of a unit in this class.
    pub fn unit(&self, key: &str) -> Option<usize> {
        self.order().into_iter().find(|at| self.all[*at].observation.unit.key == key)
    }

    /// The name of what is ranked.
    pub fn name(&self) -> String {
        measure_name(&self.ranking.class.set, self.measure)
    }
}
