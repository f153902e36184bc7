//! What pages are narrowed to, and the one place where that happens: every page follows without knowing it.

use super::{Block, Cell, Page, PageId, Sheet, Sort, Subject, Thresholds};
use crate::audit::{Audit, Rivalry};
use crate::catalog::{INDEX_TOTAL, agency_keys, catalog};
use crate::domain::{AgencyLevel, Fact, FactSet, Map, Report, Reviewed, Scope, Set, SourceId, Span, UnitLevel};
use crate::dossier::Doubted;
use crate::scoring::index::{Assessed, Unit, unit_of};
use crate::scoring::{Rate, Scorecard};
use crate::text;
use serde::{Deserialize, Serialize};
use std::cell::RefCell;

/// What the pages are narrowed to; `None` means everything loaded.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct View {
    /// One stretch of time.
    pub span: Option<Span>,
    /// One unit, by [`Unit::key`].
    pub unit: Option<String>,
    /// The units of one level.
    pub level: Option<UnitLevel>,
    /// One version of the index, by id; figures that are not of the index belong to no version and stay.
    pub set: Option<String>,
    /// One report.
    pub source: Option<SourceId>,
}

impl View {
    /// Whether nothing is narrowed.
    pub fn is_whole(&self) -> bool {
        *self == View::default()
    }

    /// How many choices are made.
    pub fn chosen(&self) -> usize {
        let made =
            [self.span.is_some(), self.unit.is_some(), self.level.is_some(), self.set.is_some(), self.source.is_some()];
        made.into_iter().filter(|chosen| *chosen).count()
    }

    /// The choices that narrow a page: what a page compares is not narrowed to one of it. Units stand beside their
    /// peers, periods beside each other, and a scenario beside all that are ranked with it; the review and the list of
    /// reports show all there is. What is handed over follows period and unit in its own way.
    #[must_use]
    pub fn on(&self, page: PageId) -> View {
        let view = self.clone();
        match page {
            PageId::Units | PageId::Scenario => View { unit: None, ..view },
            PageId::Periods => View { span: None, ..view },
            PageId::Review | PageId::Publish => View::default(),
            _ => view,
        }
    }
}

/// How much lies outside of what is shown.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outside {
    /// Figures shown.
    pub figures_in: usize,
    /// All figures.
    pub figures: usize,
    /// Reports of which something is shown.
    pub reports_in: usize,
    /// All reports.
    pub reports: usize,
}

/// What is left of a session within a view.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowed {
    reports: Vec<Report>,
    facts: FactSet,
    audit: Audit,
    scorecards: Vec<Scorecard>,
    assessed: Vec<Assessed>,
    rates: Vec<Rate>,
    reviewed: Vec<Reviewed>,
    rivalries: Vec<Rivalry>,
    unread: Vec<(SourceId, usize)>,
    lists: Vec<(SourceId, Vec<(Doubted, u64)>)>,
    thresholds: Thresholds,
    /// How much was left out.
    pub outside: Outside,
}

impl Narrowed {
    /// A page of this part of the session; one sentence where nothing lies within.
    pub fn page(&self, id: PageId) -> Page {
        match self.facts.facts.is_empty() {
            true => Page::new(id, vec![Block::Empty(text::view::NOTHING_INSIDE.to_owned())]),
            false if self.facts.facts.iter().any(|fact| fact.scope.is_whole()) => super::page(id, &self.subject()),
            false => without_whole(super::page(id, &self.subject())),
        }
    }

    /// What pages are made from.
    pub fn subject(&self) -> Subject<'_> {
        Subject {
            reports: &self.reports,
            facts: &self.facts,
            audit: &self.audit,
            scorecards: &self.scorecards,
            assessed: &self.assessed,
            rates: &self.rates,
            reviewed: &self.reviewed,
            rivalries: &self.rivalries,
            unread: &self.unread,
            lists: &self.lists,
            thresholds: self.thresholds,
        }
    }
}

/// A page on which nothing is about a whole body: what it says of one would read as not stated, and is left out.
fn without_whole(mut page: Page) -> Page {
    let known = |cell: &Cell| cell.sort != Sort::Missing;
    for block in &mut page.blocks {
        match block {
            Block::Tiles(tiles) => tiles.retain(|tile| known(&tile.value)),
            Block::Table(Sheet { columns, total, .. }) => {
                let figures = |row: &Vec<Cell>| columns.iter().zip(row).any(|(c, cell)| c.numeric && known(cell));
                *total = total.take().filter(figures);
            }
            _ => {}
        }
    }
    page.blocks.retain(|block| !matches!(block, Block::Tiles(tiles) if tiles.is_empty()));
    page
}

/// The part of a subject that a view shows. A report stays when any of its figures does.
///
/// Nothing is computed anew: a figure that is shown is the one of the whole session. How many comparisons were made is
/// known of whole reports only, so with more than a report chosen it is left out.
pub fn narrow(subject: &Subject<'_>, view: &View) -> Narrowed {
    let lens = Lens::new(subject, view);
    let facts: Vec<_> = subject.facts.facts.iter().filter(|fact| lens.shows_fact(fact)).cloned().collect();
    let seen: Set<SourceId> = facts.iter().map(|fact| fact.place.source).collect();
    let reports: Vec<Report> = subject.reports.iter().filter(|r| seen.contains(&r.source)).cloned().collect();
    Narrowed {
        outside: Outside {
            figures_in: facts.len(),
            figures: subject.facts.facts.len(),
            reports_in: reports.len(),
            reports: subject.reports.len(),
        },
        audit: lens.audit(subject, &seen),
        scorecards: subject.scorecards.iter().filter(|card| lens.shows_card(card)).cloned().collect(),
        assessed: subject.assessed.iter().filter(|one| lens.shows_assessed(one)).cloned().collect(),
        rates: subject.rates.iter().filter(|r| lens.shows(r.source, &r.scope, r.period.span)).cloned().collect(),
        reviewed: subject.reviewed.iter().filter(|figure| lens.shows_fact(&figure.corrected)).cloned().collect(),
        rivalries: subject.rivalries.iter().filter(|rivalry| lens.shows_fact(&rivalry.fact)).cloned().collect(),
        unread: subject.unread.iter().filter(|(source, _)| seen.contains(source)).copied().collect(),
        lists: subject.lists.iter().filter(|(source, _)| seen.contains(source)).cloned().collect(),
        thresholds: subject.thresholds,
        facts: FactSet { facts },
        reports,
    }
}

/// Finds the unit of a figure, once a report and scope.
pub(super) struct Units<'a> {
    reports: Map<SourceId, &'a Report>,
    known: RefCell<Map<(SourceId, &'a Scope), Unit>>,
}

impl<'a> Units<'a> {
    pub(super) fn new(reports: &'a [Report]) -> Units<'a> {
        let reports = reports.iter().map(|report| (report.source, report)).collect();
        Units { reports, known: RefCell::default() }
    }

    /// Does something with the unit of a scope; `None` for a class of agencies, which is no unit.
    pub(super) fn with<T>(&self, source: SourceId, scope: &'a Scope, then: impl FnOnce(&Unit) -> T) -> Option<T> {
        let mut known = self.known.borrow_mut();
        let unit = || {
            let agency = scope.agency.as_deref().map(|name| agency_keys().key(name));
            let report = self.reports.get(&source).copied();
            unit_of(source, report, scope.agency.as_deref(), agency.as_deref(), catalog())
        };
        scope.level.is_none().then(|| then(known.entry((source, scope)).or_insert_with(unit)))
    }
}

/// A view, and what it needs to know of the subject.
struct Lens<'a> {
    view: &'a View,
    units: Units<'a>,
    /// The versions of the index under which each unit and period is observed.
    sets: Map<(&'a str, Span), Vec<&'a str>>,
}

impl<'a> Lens<'a> {
    fn new(subject: &Subject<'a>, view: &'a View) -> Lens<'a> {
        let mut sets: Map<(&str, Span), Vec<&str>> = Map::default();
        for one in subject.assessed.iter().map(|assessed| &assessed.observation) {
            sets.entry((one.unit.key.as_str(), one.span)).or_default().push(one.set.as_str());
        }
        Lens { view, units: Units::new(subject.reports), sets }
    }

    /// Whether figures of a report about a scope and span are shown.
    fn shows(&self, source: SourceId, scope: &'a Scope, span: Span) -> bool {
        let view = self.view;
        let at = view.source.is_none_or(|chosen| chosen == source) && view.span.is_none_or(|chosen| chosen == span);
        at && (view.unit.is_none() && view.level.is_none() || self.shows_unit(source, scope))
    }

    fn shows_unit(&self, source: SourceId, scope: &'a Scope) -> bool {
        let of_class = || self.view.unit.is_none() && scope.level.is_some_and(|class| is_of(class, self.view.level));
        self.units.with(source, scope, |unit| self.shows_named(unit)).unwrap_or_else(of_class)
    }

    fn shows_named(&self, unit: &Unit) -> bool {
        let named = self.view.unit.as_ref().is_none_or(|key| *key == unit.key);
        named && self.view.level.is_none_or(|level| unit.level == Some(level))
    }

    fn shows_fact(&self, fact: &'a Fact) -> bool {
        let about = fact.of.as_deref().unwrap_or(&fact.indicator);
        self.shows(fact.place.source, &fact.scope, fact.period.span)
            && self.shows_index(about, fact.place.source, &fact.scope, fact.period.span)
    }

    /// Whether a figure is of the version chosen, or of none.
    fn shows_index(&self, about: &str, source: SourceId, scope: &'a Scope, span: Span) -> bool {
        let Some(chosen) = self.view.set.as_deref().filter(|_| is_of_index(about)) else { return true };
        let of_set = |unit: &Unit| self.sets.get(&(unit.key.as_str(), span)).is_none_or(|sets| sets.contains(&chosen));
        self.units.with(source, scope, of_set).unwrap_or(true)
    }

    fn shows_assessed(&self, one: &Assessed) -> bool {
        let of = &one.observation;
        let source = self.view.source.is_none_or(|chosen| of.sources.contains(&chosen));
        let set = self.view.set.as_ref().is_none_or(|chosen| *chosen == of.set);
        source && set && self.view.span.is_none_or(|span| span == of.span) && self.shows_named(&of.unit)
    }

    fn shows_card(&self, card: &Scorecard) -> bool {
        const WHOLE: &Scope = &Scope { agency: None, field: None, level: None };
        let set = self.view.set.as_ref().is_none_or(|chosen| *chosen == card.set);
        set && self.shows(card.source, WHOLE, card.period.span)
    }

    fn audit(&self, subject: &Subject<'a>, seen: &Set<SourceId>) -> Audit {
        let findings = subject.audit.findings.iter().filter(|finding| {
            finding.stated.places.first().is_some_and(|place| {
                let (scope, span) = (&finding.scope, finding.period.span);
                self.shows(place.source, scope, span) && self.shows_index(&finding.indicator, place.source, scope, span)
            })
        });
        let by_report = View { source: self.view.source, ..View::default() } == *self.view;
        let checks = subject.audit.checks.iter().filter(|(source, _)| by_report && seen.contains(source));
        Audit { findings: findings.cloned().collect(), checks: checks.copied().collect() }
    }
}

fn is_of(class: AgencyLevel, level: Option<UnitLevel>) -> bool {
    match level {
        None => true,
        Some(UnitLevel::Department) => class == AgencyLevel::Department,
        Some(UnitLevel::District | UnitLevel::Commune) => class == AgencyLevel::Locality,
        Some(UnitLevel::Province) => false,
    }
}

/// Whether an indicator, or what it is about, is part of the index.
fn is_of_index(about: &str) -> bool {
    about == INDEX_TOTAL || catalog().is_index_group(about) || catalog().metric(about).is_some()
}
