//! What is chosen on the page Đơn vị, and what the choice leads to.

use super::super::standings::{
    Named, Narrowing, Standings, class_code, disputed, measure_for, measure_of, measures, named_measures,
};
use crate::catalog::catalog;
use crate::domain::{Report, Span, sort_by_key};
use crate::scoring::index::{Assessed, Measure, Ranking};
use crate::text::{self, labels};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Names of what is chosen, as they stand in the address.
pub mod keys {
    /// The class ranked.
    pub const CLASS: &str = "bang";
    /// What it is ranked by.
    pub const MEASURE: &str = "theo";
    /// How the ranking is shown.
    pub const FORM: &str = "dang";
    /// Key of the unit whose panel is open.
    pub const UNIT: &str = "xem";
    /// Key of the unit it is compared with.
    pub const AGAINST: &str = "voi";
    /// Whether every bar is drawn.
    pub const EVERY: &str = "het";
}

/// How a ranking is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Form {
    /// Ranked bars.
    #[default]
    Bars,
    /// A table.
    Table,
    /// Units by components, shaded.
    Heat,
}

impl Form {
    /// All forms in the order shown.
    pub const ALL: [Form; 3] = [Form::Bars, Form::Table, Form::Heat];

    /// In the address.
    pub const fn code(self) -> &'static str {
        match self {
            Form::Bars => "cot",
            Form::Table => "bang",
            Form::Heat => "nhiet",
        }
    }

    fn of(code: &str) -> Form {
        Form::ALL.into_iter().find(|form| form.code() == code).unwrap_or_default()
    }
}

/// What is chosen; everything has a default.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitsChoice {
    /// The class ranked, as in the address.
    pub class: Option<String>,
    /// What it is ranked by.
    pub measure: Measure,
    /// How it is shown.
    pub form: Form,
    /// The unit whose panel is open.
    pub unit: Option<String>,
    /// The unit it is compared with.
    pub against: Option<String>,
    /// Whether every bar is drawn.
    pub every: bool,
}

impl UnitsChoice {
    /// What an address chooses.
    pub fn read(own: &BTreeMap<String, String>) -> UnitsChoice {
        let value = |key: &str| own.get(key).cloned();
        UnitsChoice {
            class: value(keys::CLASS),
            measure: value(keys::MEASURE).map_or(Measure::Total, |code| measure_of(&code)),
            form: value(keys::FORM).map_or_else(Form::default, |code| Form::of(&code)),
            unit: value(keys::UNIT),
            against: value(keys::AGAINST),
            every: own.contains_key(keys::EVERY),
        }
    }
}

/// One class ranked by one measure, and what else could be chosen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnitsFrame {
    /// The classes to choose from.
    pub classes: Vec<Named>,
    /// The class ranked.
    pub class: String,
    /// What it may be ranked by.
    pub measures: Vec<Named>,
    /// What it is ranked by.
    pub measure: Measure,
    /// The ranking.
    pub ranking: Ranking,
    /// Names and keys of the units, best first, those without points last.
    pub units: Vec<Named>,
    /// What the units have in common, and how their points spread.
    pub statement: String,
}

/// The class and measure chosen, ranked; `None` when nothing within the narrowing has points of the index.
pub fn frame(
    all: &[Assessed],
    reports: &[Report],
    standings: &Standings,
    narrowing: &Narrowing,
    choice: &UnitsChoice,
) -> Option<UnitsFrame> {
    let members = standings.chosen(narrowing, choice.class.as_deref())?;
    let set = &members.class.set;
    let known = measures(all, members);
    let measure = measure_for(all, members, &choice.measure);
    let ranking = members.ranking(all, &measure);
    let order = ranking.rows.iter().map(|row| row.at).chain(ranking.unranked.iter().copied());
    let unit = |at: usize| {
        let unit = &all[at].observation.unit;
        Named { code: unit.key.clone(), label: unit.name.clone() }
    };
    Some(UnitsFrame {
        classes: standings.choices(narrowing, reports),
        class: class_code(&members.class),
        measures: named_measures(set, &known),
        units: order.map(unit).collect(),
        statement: statement(all, &ranking),
        measure,
        ranking,
    })
}

/// «Cùng cấp xã, cùng kỳ (tháng 8/2026), cùng bộ chỉ số (…): 151 đơn vị được xếp hạng, 2 đơn vị không có điểm.»
fn statement(all: &[Assessed], ranking: &Ranking) -> String {
    let class = &ranking.class;
    let set = catalog().index_set_named(&class.set).map_or(class.set.as_str(), |set| set.vi.as_str());
    let period = (class.span != Span::Unknown).then(|| text::span(class.span));
    let mut words = vec![labels::same_class(labels::unit_level(class.level), period.as_deref(), set)];
    words.push(labels::ranked_units(ranking.rows.len(), ranking.unranked.len()));
    if class.level.is_none() || class.source.is_some() {
        words.push(labels::CLASS_UNCERTAIN.to_owned());
    }
    let order = || ranking.rows.iter().map(|row| row.at).chain(ranking.unranked.iter().copied());
    let disputes: Vec<String> = order().filter_map(|at| disputed(all.get(at)?)).collect();
    match (order().count(), disputes.len()) {
        (1, _) => words = vec![labels::ONE_UNIT.to_owned()],
        (_, 0) => {}
        (_, number) => words.push(labels::disputed_units(number)),
    }
    if let ([only], 1) = (&disputes[..], order().count()) {
        words.push(only.clone());
    }
    words.push(labels::NO_AVERAGE.to_owned());
    words.join(" ")
}

/// Units whose name contains what was typed, marks and case aside: those that begin with it before others, then best ranked
/// first; at most `most`.
pub fn find(units: &[Named], typed: &str, most: usize) -> Vec<Named> {
    let wanted = text::fold(typed);
    if wanted.is_empty() {
        return Vec::new();
    }
    let near = |unit: &Named| {
        Some(text::fold(&unit.label)).filter(|n| n.contains(&wanted)).map(|n| text::nearness(&n, &wanted))
    };
    let mut found: Vec<(u8, &Named)> = units.iter().filter_map(|unit| Some((near(unit)?, unit))).collect();
    sort_by_key(&mut found, |(near, _)| *near);
    found.into_iter().take(most).map(|(_, unit)| unit.clone()).collect()
}
