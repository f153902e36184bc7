//! What is chosen on the page So sánh kỳ, and what the choice leads to.

use super::super::standings::{Named, Narrowing, measure_of, measures};
use crate::domain::{Map, Period, Span, sort_by, sort_by_key};
use crate::scoring::index::{Assessed, Measure, class_of};
use crate::text::{self, labels};
use std::collections::BTreeMap;

/// Names of what is chosen, as they stand in the address.
pub mod keys {
    /// Key of the unit.
    pub const UNIT: &str = "xem";
    /// What kind of period: months with months, quarters with quarters.
    pub const KIND: &str = "loai";
    /// What is followed.
    pub const MEASURE: &str = "theo";
    /// The earlier period.
    pub const FROM: &str = "tu";
    /// The later period.
    pub const TO: &str = "den";
}

/// What is chosen; everything has a default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodsChoice {
    /// Key of the unit.
    pub unit: Option<String>,
    /// The kind of period.
    pub kind: Option<String>,
    /// What is ranked in two periods.
    pub measure: Measure,
    /// The earlier period.
    pub from: Option<String>,
    /// The later period.
    pub to: Option<String>,
}

impl PeriodsChoice {
    /// What an address chooses.
    pub fn read(own: &BTreeMap<String, String>) -> PeriodsChoice {
        let value = |key: &str| own.get(key).cloned();
        PeriodsChoice {
            unit: value(keys::UNIT),
            kind: value(keys::KIND),
            measure: value(keys::MEASURE).map_or(Measure::Total, |code| measure_of(&code)),
            from: value(keys::FROM),
            to: value(keys::TO),
        }
    }
}

/// One unit's periods of one kind, and what else could be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PeriodsFrame {
    /// Units to choose from, those with most periods first, then by name.
    pub units: Vec<Named>,
    /// The unit's key.
    pub unit: String,
    /// Kinds of period that it has.
    pub kinds: Vec<Named>,
    /// The kind chosen.
    pub kind: String,
    /// What may be followed.
    pub measures: Vec<Measure>,
    /// What is followed.
    pub measure: Measure,
    /// Its observations of that kind, earliest first.
    pub course: Vec<usize>,
    /// The same to choose two from.
    pub periods: Vec<Named>,
    /// The earlier and the later one; `None` with fewer than two.
    pub pair: Option<(usize, usize)>,
}

/// The unit and kind of period chosen; `None` when nothing has points of the index.
pub fn periods_frame(all: &[Assessed], narrowing: &Narrowing, choice: &PeriodsChoice) -> Option<PeriodsFrame> {
    let units = units(all, narrowing);
    let named = |key: &String| units.iter().any(|unit| unit.code == *key);
    let unit = choice.unit.clone().filter(named).or_else(|| units.first().map(|unit| unit.code.clone()))?;
    let mut own: Vec<usize> = (0..all.len()).filter(|at| all[*at].observation.unit.key == unit).collect();
    sort_by_key(&mut own, |at| (all[*at].observation.span.last_possible_day(), all[*at].observation.span));
    let mut kinds: Vec<(Named, Vec<usize>)> = Vec::new();
    for at in own {
        let (code, label) = labels::kind_of_period(all[at].observation.span);
        match kinds.iter_mut().find(|(kind, _)| kind.code == code) {
            Some((_, course)) => course.push(at),
            None => kinds.push((Named { code: code.to_owned(), label: label.to_owned() }, vec![at])),
        }
    }
    let wanted = kinds.iter().find(|(kind, _)| Some(&kind.code) == choice.kind.as_ref());
    let longest = || kinds.iter().max_by_key(|(_, course)| course.len());
    let (kind, course) = wanted.or_else(longest).cloned()?;
    let known = course.last().and_then(|at| class_of(all, *at)).map(|m| measures(all, &m)).unwrap_or_default();
    let measure = known.iter().find(|m| **m == choice.measure).or_else(|| known.first()).cloned();
    Some(PeriodsFrame {
        unit,
        kinds: kinds.into_iter().map(|(kind, _)| kind).collect(),
        kind: kind.code,
        measure: measure.unwrap_or(Measure::Total),
        measures: known,
        periods: course.iter().map(|at| period(all[*at].observation.span)).collect(),
        pair: pair(all, &course, choice),
        course,
        units,
    })
}

/// Units with points of the index within the narrowing's level and version.
fn units(all: &[Assessed], narrowing: &Narrowing) -> Vec<Named> {
    let mut found: Vec<(usize, Named)> = Vec::new();
    let mut known = Map::default();
    for one in all.iter().map(|of| &of.observation) {
        let level = narrowing.level.is_none_or(|level| one.unit.level == Some(level));
        if level && narrowing.set.as_ref().is_none_or(|set| one.set == *set) {
            let at = *known.entry(one.unit.key.as_str()).or_insert_with(|| {
                found.push((0, Named { code: one.unit.key.clone(), label: one.unit.name.clone() }));
                found.len() - 1
            });
            found[at].0 += 1;
        }
    }
    sort_by(&mut found, |a, b| b.0.cmp(&a.0).then_with(|| text::compare(&a.1.label, &b.1.label)));
    found.into_iter().map(|(_, unit)| unit).collect()
}

fn period(span: Span) -> Named {
    Named { code: Period::over(span).code(), label: text::sentence(&text::span(span)) }
}

/// The two periods chosen, earlier first; the last two where none are.
fn pair(all: &[Assessed], course: &[usize], choice: &PeriodsChoice) -> Option<(usize, usize)> {
    let named = |code: &Option<String>| {
        course.iter().copied().find(|at| Some(Period::over(all[*at].observation.span).code()) == *code)
    };
    let to = named(&choice.to).or_else(|| course.last().copied())?;
    let place = |at: usize| course.iter().position(|other| *other == at);
    let before = place(to)?.checked_sub(1).and_then(|place| course.get(place)).copied();
    let other = named(&choice.from).filter(|at| *at != to).or(before).or_else(|| course.get(1).copied())?;
    if other == to {
        return None;
    }
    Some(if place(other) < place(to) { (other, to) } else { (to, other) })
}
