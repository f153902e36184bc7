//! The figures a draft is written from: one body, one period, every loaded report of that body.

use super::bodies::{body_of, observed};
use super::plans::Plan;
use super::slot::doubted;
use crate::catalog::{agency_keys, catalog};
use crate::domain::{Fact, Finding, FindingCode, Map, Period, Scope, Set, SourceId, Span, Value, sort_by_key};
use crate::present::{Cell, Emphasis, Reading, Sort, Stated, Subject, Thresholds};
use crate::scoring::index::Assessed;
use crate::scoring::{Rate, Scorecard};
use crate::text::{self, publishing as words};
use chrono::NaiveDate;
use std::cmp::Reverse;

/// The reports of one body, with the period that is reported.
#[derive(Debug)]
pub struct Figures<'a> {
    readings: Vec<Reading<'a>>,
    rates: &'a [Rate],
    scorecards: &'a [Scorecard],
    findings: &'a [Finding],
    /// The most explicit name by which each agency is written, by its key.
    names: Map<String, String>,
    /// The index of the province as it follows from what was observed, by period.
    pub(super) observed: Vec<&'a Assessed>,
    /// The scenarios that are proposed.
    pub(super) plans: Vec<Plan<'a>>,
    /// The period.
    pub span: Span,
    /// Thresholds of the full-online rate.
    pub thresholds: Thresholds,
}

/// The periods for which the loaded reports state figures: those that reports are about first, the latest of them before the
/// others, then by the number of figures. The day of a letter is no such period.
pub fn periods(subject: &Subject<'_>) -> Vec<Span> {
    let mut counts: Vec<(Span, usize)> = Vec::new();
    // A period of which only goals are stated has nothing to report.
    let is_told = |f: &Fact| f.of.is_none() && f.period.span != Span::Unknown && f.is_own_result();
    let told = subject.facts.facts.iter().filter(|fact| is_told(fact));
    for fact in told {
        match counts.iter_mut().find(|(span, _)| same(*span, fact.period.span)) {
            Some((_, count)) => *count += 1,
            None => counts.push((fact.period.span, 1)),
        }
    }
    let own = |span: Span| !matches!(span, Span::Day(_)) && subject.reports.iter().any(|r| same(r.period.span, span));
    let latest = |span: Span| own(span).then(|| last_day(span));
    sort_by_key(&mut counts, |(span, count)| (!own(*span), Reverse(latest(*span)), Reverse(*count)));
    counts.into_iter().map(|(span, _)| span).collect()
}

/// The first and last day of a period; those of its month for a week, `None` where nothing more is known.
pub(super) fn days(span: Span) -> Option<(NaiveDate, NaiveDate)> {
    match span {
        Span::Week { month: Some((year, month)) } => Span::Month { year, month },
        other => other,
    }
    .days()
}

fn last_day(span: Span) -> Option<NaiveDate> {
    days(span).map(|(_, last)| last)
}

fn agency_names(subject: &Subject<'_>, span: Span, readings: &[Reading<'_>]) -> Map<String, String> {
    let own = |source: SourceId| readings.iter().any(|reading| reading.report.source == source);
    let told = |f: &Fact| f.is_own_result() && same(f.period.span, span) && own(f.place.source);
    let facts = subject.facts.facts.iter().filter(|fact| told(fact));
    // Words all in capitals stand in tables; signs tell nothing.
    let worth = |name: &str| {
        let letters = name.chars().filter(|c| c.is_alphanumeric()).count();
        (name.chars().any(char::is_lowercase), letters, Reverse(name.chars().count()))
    };
    let mut names: Map<String, String> = Map::default();
    for name in facts.filter_map(|fact| fact.scope.agency.as_ref()) {
        let longest = names.entry(agency_keys().key(name)).or_default();
        if worth(longest) < worth(name) {
            longest.clone_from(name);
        }
    }
    names
}

/// Whether two spans are the same days.
pub(in crate::export) fn same(a: Span, b: Span) -> bool {
    a == b || a.days().is_some_and(|days| b.days() == Some(days))
}

/// The reports that have figures for a period.
pub(super) fn telling(subject: &Subject<'_>, span: Span) -> Set<SourceId> {
    let by_report = subject.facts.facts.chunk_by(|one, next| one.place.source == next.place.source);
    let told = by_report.filter(|run| run.iter().any(|fact| fact.is_own_result() && same(fact.period.span, span)));
    told.map(|run| run[0].place.source).collect()
}

impl<'a> Figures<'a> {
    /// The figures of a body ([`super::bodies`]): of its reports the first that has figures for the period leads.
    pub fn new(subject: &Subject<'a>, span: Span, body: &str) -> Figures<'a> {
        let mut readings = Reading::all(subject);
        readings.retain(|r| body_of(subject, r.report).is_some_and(|unit| unit.key == body));
        // Those that say whose they are lead.
        let told = telling(subject, span);
        let names = |r: &Reading<'_>| r.report.whose().is_some();
        readings.sort_by_key(|r| (!told.contains(&r.report.source), !names(r)));
        let Subject { rates, scorecards, thresholds, audit, .. } = *subject;
        let findings = audit.findings.as_slice();
        let observed = observed(subject, body);
        let names = agency_names(subject, span, &readings);
        Figures { readings, rates, scorecards, findings, names, observed, plans: Vec::new(), span, thresholds }
    }

    /// The reports, the leading one first.
    pub fn readings(&self) -> &[Reading<'a>] {
        &self.readings
    }

    /// The province of the first report that names one, else the one whose index is observed.
    pub(super) fn province(&self) -> Option<&str> {
        let id = || self.observed.first().and_then(|of| of.observation.unit.province.as_ref());
        let observed = || catalog().agencies.iter().find(|agency| Some(&agency.id) == id());
        let named = self.readings.iter().find_map(|r| r.report.province.as_deref());
        named.or_else(|| observed().map(|agency| agency.vi.as_str()))
    }

    /// The same with what sort of unit it is on the last day of the period: «Tỉnh Hà Tĩnh», «Thành phố Huế».
    pub(super) fn province_in_full(&self) -> Option<String> {
        let name = self.province()?;
        let city = catalog().province(name).and_then(|province| province.city_from);
        let is_city = city.is_some_and(|from| self.span.days().is_none_or(|(_, last)| from <= last));
        Some(words::province(is_city, name))
    }

    /// A figure over a span of the same days, from the first report that states it; other values, of this report and of
    /// others, are its rivals until the user has chosen among them.
    pub(super) fn fact(&self, id: &str, scope: &Scope, span: Span) -> Option<Stated> {
        let in_report = |reading: &Reading<'_>| {
            let spans = reading.spans(&[id]);
            spans.into_iter().filter(|s| same(*s, span)).find_map(|s| reading.figure(id, scope, s))
        };
        let mut stated = self.readings.iter().filter_map(in_report);
        let mut first = stated.next()?;
        for other in stated {
            first.take_in(other);
        }
        Some(first)
    }

    /// The cell of a figure in a sentence, marked where what it is recomputed from gives another number.
    pub(super) fn checked(&self, id: &str, scope: &Scope, cell: Cell) -> Cell {
        use FindingCode::{Balance, ColumnTotal, Count, Cumulative, Sum};
        let is_told = |finding: &&Finding| {
            matches!(finding.code, Sum | ColumnTotal | Balance | Count | Cumulative)
                && finding.indicator == id
                && cell.sort == Sort::Number(finding.stated.value)
                && finding.stated.places.iter().any(|place| !place.is_nowhere() && cell.places.contains(place))
                && agency_keys().scope(&finding.scope) == agency_keys().scope(scope)
                && catalog().disagrees(finding)
        };
        match self.findings.iter().find(is_told).filter(|_| cell.emphasis != Emphasis::Bad) {
            Some(Finding { stated, recomputed, unit, .. }) => {
                let [stated, again] = [stated, recomputed].map(|figure| text::quantity(figure.value, unit));
                Cell { formula: words::recomputed_as(&stated, &again), ..cell }.with(Emphasis::Bad)
            }
            None => cell,
        }
    }

    /// A figure's cell in a table: the first value, marked where the reports state others.
    pub(super) fn cell(stated: &Stated) -> Cell {
        let cell = Cell::stated(stated.value, text::decimal(stated.value), stated.places.clone());
        doubted(cell, stated)
    }

    /// What a draft calls an agency: its whole name where the report shortens it («Nội vụ»), a department as one («Nông nghiệp và
    /// PTNT» too), else as the report does where it is most explicit: one name in the whole draft.
    pub(super) fn called(&self, scope: &Scope) -> Option<String> {
        let own = scope.agency.as_deref()?;
        let written = self.names.get(&agency_keys().key(own)).map_or(own, String::as_str);
        let Some(whole) = catalog().agency(written).map(|agency| agency.vi.as_str()) else {
            return Some(written.to_owned());
        };
        // A department is called one where the catalogue knows it by that name as well: not «STC», nor what was a board before.
        let department = [words::DEPARTMENT, written].concat();
        let is_one = || catalog().agency(&department).is_some_and(|agency| agency.vi == whole);
        Some(match written {
            _ if whole.to_lowercase().ends_with(&written.to_lowercase()) => whole.to_owned(),
            _ if whole.starts_with(words::DEPARTMENT) && is_one() => department,
            _ => written.to_owned(),
        })
    }

    /// Whether a report says that a figure does not apply.
    pub(super) fn not_applicable(&self, id: &str, scope: &Scope) -> bool {
        let said = |reading: &Reading<'_>| {
            let spans = reading.spans(&[id]).into_iter().filter(|s| same(*s, self.span)).collect::<Vec<_>>();
            spans.into_iter().any(|s| reading.of_scope(id, scope, s).any(|f| f.value == Value::NotApplicable))
        };
        self.readings.iter().any(said)
    }

    /// A rate of the whole body, from the first report that allows it.
    pub(super) fn rate(&self, id: &str, span: Span) -> Option<&'a Rate> {
        let of = |source: SourceId| {
            move |r: &&Rate| r.indicator == id && r.source == source && r.scope.is_whole() && same(r.period.span, span)
        };
        self.readings.iter().find_map(|reading| self.rates.iter().find(of(reading.report.source)))
    }

    /// The index as these reports state it.
    pub(super) fn scorecards(&self) -> impl DoubleEndedIterator<Item = &'a Scorecard> + '_ {
        self.scorecards.iter().filter(|card| self.readings.iter().any(|r| r.report.source == card.source))
    }

    /// The agencies, and their fields, for which any of `ids` is stated.
    pub(super) fn scopes(&self, ids: &[&str]) -> Vec<Scope> {
        let of_report = |reading: &Reading<'_>| {
            let spans = reading.spans(ids).into_iter().filter(|s| same(*s, self.span));
            spans.flat_map(|span| reading.scopes(ids, span)).collect::<Vec<_>>()
        };
        self.readings.iter().map(of_report).find(|scopes| !scopes.is_empty()).unwrap_or_default()
    }

    /// The agencies for which any of `ids` is stated for the agency as a whole.
    pub(super) fn agencies(&self, ids: &[&str]) -> Vec<Scope> {
        self.scopes(ids).into_iter().filter(|s| s.agency.is_some() && s.field.is_none()).collect()
    }

    /// The agencies with more than nothing of `id`.
    pub(super) fn listed(&self, id: &str) -> Vec<Scope> {
        let counts = |s: &Scope| self.fact(id, s, self.span).is_some_and(|stated| !stated.value.is_zero());
        self.agencies(&[id]).into_iter().filter(counts).collect()
    }

    /// The period as reports name it. A week that no report numbers has a gap for that; the index as observed on a day of
    /// the year so far is of the year up to that day.
    pub(super) fn period(&self) -> String {
        match self.span {
            Span::Week { month } => words::week(month),
            Span::Day(day) if self.is_of_year_until(day) => words::year_until(day),
            span => text::period(Period::over(span)),
        }
    }

    fn is_of_year_until(&self, day: NaiveDate) -> bool {
        let Some(source) = self.readings.first().map(|reading| reading.report.source) else { return false };
        let observed = self.observed.iter().map(|of| &of.observation);
        observed.filter(|of| of.to_date).any(|of| of.span == Span::Day(day) && of.sources.contains(&source))
    }

    /// The same as a time: «trong tuần».
    pub(super) fn within(&self) -> String {
        if matches!(self.span, Span::Week { .. }) { words::WITHIN_WEEK.to_owned() } else { self.period() }
    }
}
