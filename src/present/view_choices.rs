//! What the pages can be narrowed to: only what is there in what is loaded.

use super::view::{Units, View};
use super::{Subject, heads};
use crate::catalog::catalog;
use crate::domain::{Map, SourceId, Span, UnitLevel, sort_by, sort_by_key};
use crate::text::{self, labels};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;
use std::collections::BTreeMap;

/// A value to choose, its name, and how many figures it has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice<T> {
    /// The value.
    pub value: T,
    /// As shown.
    pub name: String,
    /// Figures that have it; of a version of the index, units and periods observed under it.
    pub figures: usize,
}

/// Everything that can be chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ViewChoices {
    /// Stretches of time, the latest first, those without a date last.
    pub spans: Vec<Choice<Span>>,
    /// Units by key: the reporting bodies, then the others in Vietnamese order.
    pub units: Vec<Choice<String>>,
    /// Of every unit, at which of `spans` it has figures.
    pub held: Vec<Vec<u16>>,
    /// Levels, from the province down.
    pub levels: Vec<Choice<UnitLevel>>,
    /// Versions of the index by id.
    pub sets: Vec<Choice<String>>,
    /// Reports in order of loading.
    pub sources: Vec<Choice<SourceId>>,
}

impl ViewChoices {
    /// Whether there is anything to choose between.
    pub fn is_idle(&self) -> bool {
        let counts = [self.spans.len(), self.units.len(), self.levels.len(), self.sets.len(), self.sources.len()];
        counts.into_iter().all(|count| count < 2)
    }

    /// The part of a view that is there in what is loaded; what is not narrows nothing.
    #[must_use]
    pub fn known(&self, view: &View) -> View {
        View {
            span: view.span.filter(|value| offered(&self.spans, value)),
            unit: view.unit.clone().filter(|value| offered(&self.units, value)),
            level: view.level.filter(|value| offered(&self.levels, value)),
            set: view.set.clone().filter(|value| offered(&self.sets, value)),
            source: view.source.filter(|value| offered(&self.sources, value)),
        }
    }

    /// The units whose name holds all words typed, whatever their marks and case, each with whether it has figures in `span`:
    /// names that begin with what was typed first, and of those alike the units with figures. At most `most`, and how many
    /// more.
    pub fn units_named(&self, typed: &str, span: Option<Span>, most: usize) -> (Vec<(&Choice<String>, bool)>, usize) {
        let wanted = text::fold(typed);
        let at = span.and_then(|span| self.spans.iter().position(|choice| choice.value == span));
        let holds = |held: &Vec<u16>| at.is_none_or(|at| held.iter().any(|span| usize::from(*span) == at));
        let near = |choice: &Choice<String>| {
            let name = text::fold(&choice.name);
            wanted.split(' ').all(|word| name.contains(word)).then(|| text::nearness(&name, &wanted))
        };
        let units = self.units.iter().zip(&self.held);
        let mut found: Vec<(u8, &Choice<String>, bool)> =
            units.filter_map(|(choice, held)| Some((near(choice)?, choice, holds(held)))).collect();
        sort_by_key(&mut found, |(near, _, holds)| (*near, !holds));
        let more = found.len().saturating_sub(most);
        found.truncate(most);
        (found.into_iter().map(|(_, choice, holds)| (choice, holds)).collect(), more)
    }

    /// The names of what a view is narrowed to, in the order of the filters.
    pub fn names(&self, view: &View) -> Vec<String> {
        let names = [
            named(&self.spans, view.span.as_ref()),
            named(&self.units, view.unit.as_ref()),
            named(&self.levels, view.level.as_ref()),
            named(&self.sets, view.set.as_ref()),
            named(&self.sources, view.source.as_ref()),
        ];
        names.into_iter().flatten().collect()
    }
}

fn offered<T: PartialEq>(choices: &[Choice<T>], value: &T) -> bool {
    choices.iter().any(|choice| choice.value == *value)
}

fn named<T: PartialEq>(choices: &[Choice<T>], value: Option<&T>) -> Option<String> {
    choices.iter().find(|choice| Some(&choice.value) == value).map(|choice| choice.name.clone())
}

/// A unit while its figures are counted.
struct Found {
    name: String,
    body: bool,
    province: Option<String>,
    figures: usize,
    spans: Vec<Span>,
}

/// The choices of everything loaded.
pub fn view_choices(subject: &Subject<'_>) -> ViewChoices {
    if subject.facts.facts.is_empty() {
        // The page starts so: nothing is offered, and the catalogue need not be read yet.
        return ViewChoices::default();
    }
    let units = Units::new(subject.reports);
    let (mut spans, mut levels): (Map<Span, usize>, BTreeMap<UnitLevel, usize>) = Default::default();
    let (mut found, mut sources): (Map<String, Found>, Map<SourceId, usize>) = Default::default();
    for fact in &subject.facts.facts {
        *spans.entry(fact.period.span).or_default() += 1;
        *sources.entry(fact.place.source).or_default() += 1;
        let span = fact.period.span;
        units.with(fact.place.source, &fact.scope, |unit| {
            unit.level.into_iter().for_each(|level| *levels.entry(level).or_default() += 1);
            match found.get_mut(&unit.key) {
                Some(known) => {
                    known.figures += 1;
                    // Figures of one period mostly follow each other.
                    if known.spans.last() != Some(&span) && !known.spans.contains(&span) {
                        known.spans.push(span);
                    }
                }
                None => {
                    let (body, province) = (fact.scope.agency.is_none(), unit.province.clone());
                    let name = unit.name.clone();
                    found.insert(unit.key.clone(), Found { name, body, province, figures: 1, spans: vec![span] });
                }
            }
        });
    }
    let spans = span_choices(spans);
    let places: Map<Span, u16> = (0..).zip(&spans).map(|(at, choice)| (choice.value, at)).collect();
    let held = |unit: &Found| unit.spans.iter().filter_map(|span| places.get(span).copied()).collect();
    let (units, held) = unit_choices(found, held);
    ViewChoices {
        spans,
        units,
        held,
        levels: levels
            .into_iter()
            .map(|(value, figures)| Choice { name: text::sentence(labels::unit_level(Some(value))), value, figures })
            .collect(),
        sets: set_choices(subject),
        sources: source_choices(subject, &sources),
    }
}

fn span_choices(found: Map<Span, usize>) -> Vec<Choice<Span>> {
    let choice = |(value, figures)| Choice { name: text::sentence(&text::span(value)), value, figures };
    let mut choices: Vec<Choice<Span>> = found.into_iter().map(choice).collect();
    sort_by(&mut choices, |a, b| {
        let day = |span: Span| (Reverse(span.last_possible_day()), span.first_possible_day());
        day(a.value).cmp(&day(b.value)).then_with(|| text::compare(&a.name, &b.name))
    });
    choices
}

/// Units of one name in several provinces are told apart by the province.
fn unit_choices(found: Map<String, Found>, held: impl Fn(&Found) -> Vec<u16>) -> (Vec<Choice<String>>, Vec<Vec<u16>>) {
    let mut named: Map<String, usize> = Map::default();
    found.values().for_each(|unit| *named.entry(text::fold(&unit.name)).or_default() += 1);
    let name = |unit: &Found| {
        let province = unit.province.as_ref().and_then(|id| catalog().agencies.iter().find(|a| a.id == *id));
        match (unit.body, named.get(&text::fold(&unit.name)), province) {
            (true, _, _) => labels::whole_body(&unit.name),
            (false, Some(2..), Some(province)) => labels::unit_in(&unit.name, &province.vi),
            _ => unit.name.clone(),
        }
    };
    let mut choices: Vec<(bool, Choice<String>, Vec<u16>)> = found
        .into_iter()
        .map(|(value, unit)| (!unit.body, Choice { name: name(&unit), value, figures: unit.figures }, held(&unit)))
        .collect();
    sort_by(&mut choices, |(a, one, _), (b, other, _)| {
        a.cmp(b).then_with(|| text::compare(&one.name, &other.name)).then_with(|| one.value.cmp(&other.value))
    });
    choices.into_iter().map(|(_, choice, held)| (choice, held)).unzip()
}

fn set_choices(subject: &Subject<'_>) -> Vec<Choice<String>> {
    let count = |id: &str| {
        let observed = subject.assessed.iter().filter(|one| one.observation.set == id).count();
        observed.max(subject.scorecards.iter().filter(|card| card.set == id).count())
    };
    let sets = catalog().index_sets.iter();
    let choice = |set: &crate::catalog::IndexSet| Choice {
        value: set.id.clone(),
        name: set.vi.clone(),
        figures: count(&set.id),
    };
    sets.map(choice).filter(|choice| choice.figures > 0).collect()
}

fn source_choices(subject: &Subject<'_>, figures: &Map<SourceId, usize>) -> Vec<Choice<SourceId>> {
    let choice = |report: &crate::domain::Report| {
        let figures = *figures.get(&report.source)?;
        Some(Choice { value: report.source, name: heads::own_title(report, subject.reports), figures })
    };
    subject.reports.iter().filter_map(choice).collect()
}
