//! The main figures of reports through the periods loaded: dossiers, on-time rates by both formulas, online, payment,
//! satisfaction. Each body by itself, each kind of period by itself, never over a break unseen.

use super::super::charts::Naming;
use super::super::reading::Reading;
use super::super::{Block, Cell, Level, Subject};
use super::trend::{Line, Stop, stops, trend};
use crate::catalog::catalog;
use crate::domain::{Decimal, Scope, SourceId, Span, UnitLevel, sort_by_key};
use crate::scoring::index::{Frame, Unit, unit_of};
use crate::text::{self, labels};
use chrono::NaiveDate;

/// Counts, each a chart of its own, as their sizes differ.
const COUNTS: [&str; 4] = ["received_total", "received_new", "resolved_total", "online_payment_dossiers"];

/// Rates that share one chart: on time by both formulas, online, satisfaction.
const RATES: [&str; 6] =
    ["on_time_of_resolved", "on_time_766", "online_of_new", "online_of_total", "full_online_of_total", "satisfied"];

/// The reports of one body.
struct Body<'a> {
    name: String,
    readings: Vec<Reading<'a>>,
}

/// Headings, charts and what is missing; empty without a figure in two comparable periods.
pub fn report_figures(subject: &Subject<'_>, today: Option<NaiveDate>) -> Vec<Block> {
    bodies(subject).iter().enumerate().flat_map(|(number, body)| of_body(subject, body, number, today)).collect()
}

impl Body<'_> {
    /// Whom the reports are about: of a ward or a department it matters that it was formed anew, as of a merged province.
    fn unit(&self) -> Unit {
        let report = self.readings.first().map(|reading| reading.report);
        let source = report.map_or(SourceId(0), |report| report.source);
        let unit = unit_of(source, report, None, None, catalog());
        Unit { level: unit.level.or(Some(UnitLevel::Province)), ..unit }
    }
}

/// Reports by province and body in it; those that name no province stand alone.
fn bodies<'a>(subject: &Subject<'a>) -> Vec<Body<'a>> {
    let mut bodies: Vec<Body<'a>> = Vec::new();
    for reading in Reading::all(subject) {
        let whose = reading.report.whose();
        let same = |body: &Body<'_>| body.readings.first().is_some_and(|first| first.report.whose() == whose);
        match bodies.iter_mut().find(|body| whose.is_some() && same(body)) {
            Some(body) => body.readings.push(reading),
            None => {
                let name = super::super::heads::body(reading.report);
                bodies.push(Body { name, readings: vec![reading] });
            }
        }
    }
    bodies
}

fn of_body(subject: &Subject<'_>, body: &Body<'_>, number: usize, today: Option<NaiveDate>) -> Vec<Block> {
    let mut spans: Vec<Span> = body.readings.iter().flat_map(|reading| reading.spans(&COUNTS)).collect();
    let rated = subject.rates.iter().filter(|rate| rate.scope.is_whole() && RATES.contains(&rate.indicator.as_str()));
    let own = |source| body.readings.iter().any(|reading| reading.report.source == source);
    spans.extend(rated.filter(|rate| own(rate.source)).map(|rate| rate.period.span));
    spans.retain(|span| span.last_possible_day().is_some());
    sort_by_key(&mut spans, |span| (span.last_possible_day(), *span));
    spans.dedup();
    let mut kinds: Vec<(&'static str, Vec<Span>)> = Vec::new();
    for span in spans {
        let code = labels::kind_of_period(span).0;
        match kinds.iter_mut().find(|(kind, _)| *kind == code) {
            Some((_, spans)) => spans.push(span),
            None => kinds.push((code, vec![span])),
        }
    }
    let mut blocks = Vec::new();
    for (kind, spans) in kinds.into_iter().filter(|(_, spans)| spans.len() > 1) {
        let unit = body.unit();
        let frames: Vec<Frame<'_>> = spans
            .iter()
            .map(|span| Frame {
                unit: &unit,
                span: *span,
                set: "",
                set_assumed: false,
                ranked_of: None,
                to_date: false,
            })
            .collect();
        let stops = stops(&frames, today);
        blocks.extend(charts(subject, body, &stops, &format!("{number}-{kind}")));
    }
    if !blocks.is_empty() {
        let text = labels::figures_of_body(&body.name);
        blocks
            .insert(0, Block::Heading { level: Level::Report, short: body.name.clone(), text, detail: String::new() });
    }
    blocks
}

fn charts(subject: &Subject<'_>, body: &Body<'_>, stops: &[Stop], id: &str) -> Vec<Block> {
    let period = [stops.first(), stops.last()].into_iter().flatten().map(|stop| text::span(stop.span));
    let period = period.collect::<Vec<_>>().join(" – ");
    let mut blocks = Vec::new();
    let rates: Vec<Line> = RATES.iter().filter_map(|rate| rate_line(subject, body, stops, rate)).collect();
    if !rates.is_empty() {
        let formulas: Vec<String> = RATES
            .iter()
            .filter_map(|id| catalog().indicator(id))
            .filter(|def| rates.iter().any(|line| line.label == def.vi))
            .map(|def| labels::named(&def.vi, &def.formula))
            .collect();
        let caption = labels::caption(&period, &body.name, &formulas.join("; "));
        let naming = Naming::new(format!("figures-rates-{id}"), labels::FIGURE_RATES_TITLE, caption);
        let whole = Decimal::whole(100);
        let least = rates.iter().map(|line| super::course::range(line).0).min().unwrap_or(Decimal::ZERO);
        blocks.push(Block::Chart(trend(naming, stops, rates, (least.min(whole), whole))));
    }
    for count in COUNTS {
        if let Some(line) = count_line(body, stops, count) {
            let caption = labels::caption(&period, &body.name, labels::FIGURE_AS_STATED);
            let title = labels::figure_title(&line.label);
            let naming = Naming::new(format!("figures-{}-{id}", count.replace('_', "-")), &title, caption);
            let range = super::course::range(&line);
            blocks.push(Block::Chart(trend(naming, stops, vec![line], range)));
        }
    }
    blocks
}

/// A rate of the catalogue in each period; `None` unless two periods have it.
fn rate_line(subject: &Subject<'_>, body: &Body<'_>, stops: &[Stop], id: &str) -> Option<Line> {
    let own = |source| body.readings.iter().any(|reading| reading.report.source == source);
    let value = |stop: &Stop| {
        let here = |rate: &&crate::scoring::Rate| {
            rate.indicator == id && rate.scope.is_whole() && rate.period.span == stop.span && own(rate.source)
        };
        match subject.rates.iter().find(here) {
            Some(rate) => {
                let shown = rate.ratio.percent(super::super::cells::PERCENT_PLACES);
                (Some(shown), Cell::rate(rate.ratio, rate.places.clone()))
            }
            None => (None, Cell::missing()),
        }
    };
    let label = catalog().indicator(id)?.vi.clone();
    twice(Line { label, values: stops.iter().map(value).collect() })
}

/// A count as stated in each period; `None` unless two periods have it.
fn count_line(body: &Body<'_>, stops: &[Stop], id: &str) -> Option<Line> {
    let value = |stop: &Stop| {
        let stated = body.readings.iter().find_map(|reading| reading.figure(id, &Scope::whole(), stop.span));
        match stated {
            Some(stated) => (Some(stated.value), stated.cell()),
            None => (None, Cell::missing()),
        }
    };
    let label = catalog().fact(id)?.vi.clone();
    twice(Line { label, values: stops.iter().map(value).collect() })
}

fn twice(line: Line) -> Option<Line> {
    (line.values.iter().filter(|(value, _)| value.is_some()).count() > 1).then_some(line)
}
