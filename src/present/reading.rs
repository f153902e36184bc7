//! The figures of one report, looked up by id, scope and stretch of time.

use super::{Cell, Emphasis, Subject};
use crate::catalog::{FactDef, agency_keys, catalog};
use crate::domain::{Decimal, Fact, Map, Period, Place, Ratio, Report, Scope, Scopes, SourceId, Span, Value};
use crate::text;

/// The results of one report.
#[derive(Debug)]
pub struct Reading<'a> {
    /// Which report.
    pub report: &'a Report,
    /// The keys of its scopes, in which all spellings of an agency are one.
    keys: Vec<Scope>,
    /// The indicators that are stated, each once: most of what is asked for is not.
    told: Vec<&'a str>,
    /// Each figure with the position of its scope's key.
    facts: Vec<(usize, &'a Fact)>,
}

/// A figure with every place that states it; a report that contradicts itself has `rivals`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stated {
    /// The value first stated.
    pub value: Decimal,
    /// Where it stands.
    pub places: Vec<Place>,
    /// Its unit.
    pub unit: String,
    /// When it is about.
    pub period: Period,
    /// Other values stated for the same figure, in reading order.
    pub rivals: Vec<(Decimal, Vec<Place>)>,
}

/// A stated share and what it is of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The percentage.
    pub stated: Stated,
    /// Fact id of the whole, when told.
    pub base: Option<String>,
}

impl<'a> Reading<'a> {
    /// The results of one report.
    pub fn new(subject: &Subject<'a>, report: &'a Report) -> Reading<'a> {
        Reading::of_facts(report, subject.facts.iter().filter(|f| f.place.source == report.source))
    }

    /// One reading for each report.
    pub fn all(subject: &Subject<'a>) -> Vec<Reading<'a>> {
        let mut by_report: Map<SourceId, Vec<&'a Fact>> = Map::default();
        for run in subject.facts.facts.chunk_by(|one, next| one.place.source == next.place.source) {
            by_report.entry(run[0].place.source).or_default().extend(run.iter().map(AsRef::as_ref));
        }
        let mut facts_of = |report: &Report| by_report.remove(&report.source).unwrap_or_default();
        subject.reports.iter().map(|report| Reading::of_facts(report, facts_of(report).into_iter())).collect()
    }

    fn of_facts(report: &'a Report, facts: impl Iterator<Item = &'a Fact>) -> Reading<'a> {
        let mut reading = Reading { report, keys: Vec::new(), told: Vec::new(), facts: Vec::new() };
        let mut scopes = Scopes::default();
        for fact in facts.filter(|fact| fact.is_own_result()) {
            let at = scopes.number(&fact.scope, |scope| agency_keys().scope(scope));
            reading.facts.push((at, fact));
            if !reading.told.contains(&fact.indicator.as_str()) {
                reading.told.push(&fact.indicator);
            }
        }
        reading.keys = scopes.keys;
        reading
    }

    /// The position of a scope's key; none of the report's figures is about a scope without one.
    fn key(&self, scope: &Scope) -> Option<usize> {
        let key = agency_keys().scope(scope);
        self.keys.iter().position(|known| *known == key)
    }

    /// All its facts, in reading order.
    pub fn facts(&self) -> impl Iterator<Item = &'a Fact> + '_ {
        self.facts.iter().map(|(_, f)| *f)
    }

    /// The facts of one id, in reading order.
    pub fn of<'b>(&'b self, id: &'b str) -> impl Iterator<Item = &'a Fact> + 'b {
        self.facts.iter().map(|(_, f)| *f).filter(move |f| f.indicator == id)
    }

    /// The facts of one id, scope and stretch of time, words and «not applicable» included.
    pub fn of_scope(&self, id: &str, scope: &Scope, span: Span) -> impl Iterator<Item = &'a Fact> + use<'a> {
        let key = self.key(scope);
        self.at(id, key, span).collect::<Vec<_>>().into_iter()
    }

    /// The facts of one id, scope and stretch of time.
    fn at<'b>(&'b self, id: &'b str, key: Option<usize>, span: Span) -> impl Iterator<Item = &'a Fact> + 'b {
        let here = move |(k, f): &&(usize, &'a Fact)| Some(*k) == key && f.period.span == span && f.indicator == id;
        let facts = if self.told.contains(&id) { self.facts.as_slice() } else { &[] };
        facts.iter().filter(here).map(|(_, f)| *f)
    }

    /// The stretches of time for which any of `ids` is stated, in reading order.
    pub fn spans(&self, ids: &[&str]) -> Vec<Span> {
        let ids: Vec<&str> = ids.iter().copied().filter(|id| self.told.contains(id)).collect();
        let mut spans = Vec::new();
        if ids.is_empty() {
            return spans;
        }
        for (_, fact) in self.facts.iter().filter(|(_, f)| ids.contains(&f.indicator.as_str())) {
            if !spans.contains(&fact.period.span) {
                spans.push(fact.period.span);
            }
        }
        spans
    }

    /// The period of the stocks at the end of a stretch of time, when any is stated.
    pub fn period_of(&self, span: Span) -> Option<Period> {
        let stock = |(_, f): &&(usize, &Fact)| f.period.at_end && f.period.span == span && f.unit != "%";
        self.facts.iter().find(stock).map(|(_, f)| f.period)
    }

    /// The figure for an id, scope and stretch of time; equal statements are one figure with several places.
    pub fn figure(&self, id: &str, scope: &Scope, span: Span) -> Option<Stated> {
        let key = self.key(scope);
        collect(self.at(id, key, span))
    }

    /// The share stated for `of`, with its whole.
    pub fn share(&self, of: &str, scope: &Scope, span: Span) -> Option<Share> {
        let key = self.key(scope);
        let shares = || self.at("share", key, span).filter(|f| f.of.as_deref() == Some(of));
        let first = shares().next()?;
        let stated = collect(shares().filter(|f| f.base == first.base))?;
        Some(Share { stated, base: first.base.clone() })
    }

    /// The whole for an id: the base of its stated share, else the first of the catalogue's wholes that is stated.
    pub fn whole(&self, id: &str, scope: &Scope, span: Span) -> Option<(&'static FactDef, Option<Stated>)> {
        let stated = self.share(id, scope, span).and_then(|s| s.base).and_then(|base| catalog().fact(&base));
        if let Some(base) = stated {
            return Some((base, self.figure(&base.id, scope, span)));
        }
        let candidates = catalog().fact(id)?.share_of.iter();
        candidates
            .filter_map(|base| Some((catalog().fact(base)?, self.figure(base, scope, span)?)))
            .map(|(base, figure)| (base, Some(figure)))
            .next()
    }

    /// The scopes (agencies, fields) below the whole for which any of `ids` is stated, each once under the first name
    /// it is written by.
    pub fn scopes(&self, ids: &[&str], span: Span) -> Vec<Scope> {
        let mut seen = vec![false; self.keys.len()];
        let mut scopes = Vec::new();
        for (key, fact) in &self.facts {
            let wanted = ids.contains(&fact.indicator.as_str()) && fact.period.span == span;
            if wanted && fact.scope.level.is_none() && !fact.scope.is_whole() && !seen[*key] {
                seen[*key] = true;
                scopes.push(fact.scope.clone());
            }
        }
        scopes
    }
}

/// Merges equal statements; `None` when no number is among them.
fn collect<'a>(facts: impl Iterator<Item = &'a Fact>) -> Option<Stated> {
    let mut values: Vec<(Decimal, Vec<Place>)> = Vec::new();
    let (mut unit, mut period) = (String::new(), Period::UNKNOWN);
    for fact in facts {
        let Value::Number(value) = fact.value else { continue };
        if values.is_empty() {
            unit.clone_from(&fact.unit);
            period = fact.period;
        }
        match values.iter_mut().find(|(v, _)| *v == value) {
            Some((_, places)) => places.push(fact.place.clone()),
            None => values.push((value, vec![fact.place.clone()])),
        }
    }
    let mut values = values.into_iter();
    let (value, places) = values.next()?;
    Some(Stated { value, places, unit, period, rivals: values.collect() })
}

impl Stated {
    /// Takes in what another report states for the same figure: an equal value adds nothing, another one is a rival.
    pub fn take_in(&mut self, other: Stated) {
        let values = std::iter::once((other.value, other.places)).chain(other.rivals);
        for (value, places) in values {
            if value != self.value && !self.rivals.iter().any(|(rival, _)| *rival == value) {
                self.rivals.push((value, places));
            }
        }
    }

    /// The figure without its unit; rival values stand beside it.
    pub fn cell(&self) -> Cell {
        self.cell_as(text::decimal)
    }

    /// The figure with its unit.
    pub fn cell_with_unit(&self) -> Cell {
        self.cell_as(|value| text::quantity(value, &self.unit))
    }

    fn cell_as(&self, show: impl Fn(Decimal) -> String) -> Cell {
        if self.rivals.is_empty() {
            return Cell::stated(self.value, show(self.value), self.places.clone());
        }
        let all = std::iter::once(self.value).chain(self.rivals.iter().map(|(v, _)| *v));
        let words = all.map(show).collect::<Vec<_>>().join("; ");
        let places = self.places.iter().chain(self.rivals.iter().flat_map(|(_, p)| p)).cloned().collect();
        Cell::stated(self.value, words, places).with(Emphasis::Bad)
    }
}

/// A stated figure's cell, or «không nêu».
pub(super) fn cell_or_missing(stated: Option<&Stated>) -> Cell {
    stated.map_or_else(Cell::missing, Stated::cell)
}

/// The recomputed share of two figures; `None` when the part exceeds the whole and the report states no share, for then
/// the whole is not all that the part was taken from. Coloured by whether it agrees with the stated one at the stated precision.
pub(super) fn recomputed(part: &Stated, whole: &Stated, share: Option<&Stated>) -> Option<Cell> {
    let ratio = Ratio::new(part.value, whole.value).filter(|_| share.is_some() || part.value <= whole.value)?;
    let places = part.places.iter().chain(&whole.places).cloned().collect();
    let emphasis = match share {
        None => Emphasis::Plain,
        Some(share) if ratio.percent(share.value.places()) == share.value => Emphasis::Good,
        Some(_) => Emphasis::Bad,
    };
    Some(Cell::rate(ratio, places).with(emphasis))
}
