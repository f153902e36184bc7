//! The main results of all reports beside each other, and what to look at next.

use super::cells::sheet;
use super::full_online;
use super::heads::short;
use super::processing::is_share;
use super::reading::{Reading, cell_or_missing};
use super::review::open_count;
use super::units::latest_rankings;
use super::{Cell, Column, Emphasis, PageId, Sheet, Sort, Subject};
use crate::catalog::catalog;
use crate::domain::{Confidence, Finding, Scope, Severity, SourceId, Span};
use crate::scoring::Verdict;
use crate::text::{self, labels};

const COUNTS: [&str; 2] = ["received_total", "resolved_total"];
const RATES: [&str; 4] = ["on_time_of_resolved", "on_time_766", "full_online_of_total", "satisfied"];

/// A row for each report and stretch of time that states a main result for the whole body; `None` when none does.
/// A column in which nothing is known is left out.
pub(super) fn results_table(subject: &Subject<'_>) -> Option<Sheet> {
    let name = |id: &str| catalog().fact(id).map_or_else(String::new, |fact| fact.vi.clone());
    let rate_name = |id: &str| catalog().indicator(id).map_or_else(String::new, |def| def.vi.clone());
    let mut columns = vec![Column::words(labels::REPORT), Column::words(labels::PERIOD)];
    columns.extend(COUNTS.iter().map(|id| Column::number(&text::sentence(&name(id)))));
    columns.extend(RATES.iter().map(|id| Column::number(&rate_name(id))));
    columns.extend([labels::INDEX_TOTAL_SHORT, labels::FINDINGS].map(Column::number));
    let rows: Vec<Vec<Cell>> = Reading::all(subject).iter().flat_map(|reading| rows_of(subject, reading)).collect();
    let known = |at: usize| rows.iter().any(|row| row.get(at).is_some_and(|cell| cell.sort != Sort::Missing));
    let kept: Vec<usize> = (0..columns.len()).filter(|at| known(*at)).collect();
    let pick =
        |row: Vec<Cell>| row.into_iter().enumerate().filter(|(at, _)| kept.contains(at)).map(|(_, c)| c).collect();
    let columns = columns.into_iter().enumerate().filter(|(at, _)| kept.contains(at)).map(|(_, c)| c).collect();
    let shown: Vec<Vec<Cell>> = rows.clone().into_iter().map(pick).collect();
    (!shown.is_empty()).then(|| sheet("results", labels::RESULTS_TITLE, labels::RESULTS_CAPTION, columns, shown))
}

fn rows_of(subject: &Subject<'_>, reading: &Reading<'_>) -> Vec<Vec<Cell>> {
    let source = reading.report.source;
    let whole =
        |span: Span| move |r: &&crate::scoring::Rate| r.source == source && r.scope.is_whole() && r.period.span == span;
    let mut spans = reading.spans(&COUNTS);
    let rated = subject.rates.iter().filter(|r| r.source == source && r.scope.is_whole());
    let scored = subject.scorecards.iter().filter(|card| card.source == source);
    let more = rated.filter(|r| RATES.contains(&r.indicator.as_str())).map(|r| r.period.span);
    for span in more.chain(scored.map(|card| card.period.span)) {
        if !spans.contains(&span) {
            spans.push(span);
        }
    }
    let row = |span: Span| {
        let counts = COUNTS.map(|id| cell_or_missing(reading.figure(id, &Scope::whole(), span).as_ref()));
        let rates = RATES.map(|id| {
            let found = subject.rates.iter().filter(whole(span)).find(|r| r.indicator == id && is_share(r));
            found.map_or_else(Cell::missing, |r| Cell::rate(r.ratio, r.places.clone()))
        });
        let results: Vec<Cell> = counts.into_iter().chain(rates).chain([index_cell(subject, source, span)]).collect();
        results.iter().any(|cell| cell.sort != Sort::Missing).then(|| {
            let head = [Cell::words(short_name(reading)), Cell::words(text::sentence(&text::span(span)))];
            head.into_iter().chain(results).chain([findings_cell(subject, source, span)]).collect::<Vec<_>>()
        })
    };
    spans.into_iter().filter_map(row).collect()
}

/// Where the report is from and its number: enough to tell it from the others in a narrow column.
fn short_name(reading: &Reading<'_>) -> String {
    let short = short(reading.report);
    reading.report.number.as_ref().map_or(short.clone(), |number| labels::named(&short, number))
}

fn index_cell(subject: &Subject<'_>, source: SourceId, span: Span) -> Cell {
    let card = subject.scorecards.iter().find(|card| card.source == source && card.period.span == span);
    let total = card.and_then(|card| Some((card.total.as_ref()?, card.max)));
    total.map_or_else(Cell::missing, |(total, max)| {
        Cell::stated(total.value, labels::points_of(total.value, max), vec![total.place.clone()])
    })
}

fn findings_cell(subject: &Subject<'_>, source: SourceId, span: Span) -> Cell {
    let here = |f: &&Finding| f.period.span == span && f.stated.places.first().is_some_and(|p| p.source == source);
    let found = subject.audit.findings.iter().filter(here).count();
    Cell::number(found).with(if found == 0 { Emphasis::Good } else { Emphasis::Bad })
}

/// Something to look at, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NextStep {
    /// What it is, with its number.
    pub title: String,
    /// What to do about it.
    pub detail: &'static str,
    /// Where.
    pub page: PageId,
    /// Whether it asks for attention.
    pub emphasis: Emphasis,
}

/// What to look at next, the most urgent first.
pub fn next_steps(subject: &Subject<'_>) -> Vec<NextStep> {
    let doubtful =
        subject.reviewed.iter().filter(|f| !f.excluded && f.corrected.confidence() == Confidence::Low).count();
    let unread: usize = subject.unread.iter().map(|(_, tables)| tables).sum();
    let urgent = |number: usize, title: fn(usize) -> String, detail, page| {
        (number > 0).then(|| NextStep { title: title(number), detail, page, emphasis: Emphasis::Bad })
    };
    let steps = [
        disagreements(subject),
        urgent(open_count(subject), labels::step_rivals, labels::STEP_RIVALS, PageId::Review),
        urgent(doubtful, labels::step_doubtful, labels::STEP_DOUBTFUL, PageId::Review),
        urgent(unread, labels::step_unread, labels::STEP_UNREAD, PageId::Review),
        most_lost(subject),
        below_threshold(subject),
        ranked(subject),
        compared(subject),
    ];
    steps.into_iter().flatten().collect()
}

fn disagreements(subject: &Subject<'_>) -> Option<NextStep> {
    let count = |severity| subject.audit.findings.iter().filter(|f| catalog().severity(f) == severity).count();
    let counts = [Severity::Error, Severity::Warning, Severity::Information].map(count);
    let any = counts.iter().any(|count| *count > 0);
    let (title, detail, emphasis) = match any {
        true => (labels::step_findings(counts), labels::STEP_FINDINGS, Emphasis::Bad),
        false => (labels::STEP_AGREES.to_owned(), labels::STEP_AGREES_DETAIL, Emphasis::Good),
    };
    Some(NextStep { title, detail, page: PageId::Findings, emphasis })
}

/// Of the latest scorecard.
fn most_lost(subject: &Subject<'_>) -> Option<NextStep> {
    let latest = subject.scorecards.iter().max_by_key(|card| card.period.span.last_possible_day())?;
    let group = latest.groups.iter().max_by_key(|group| group.lost).filter(|group| !group.lost.is_zero())?;
    let report = subject.reports.iter().find(|report| report.source == latest.source);
    let whose = report.and_then(|report| report.province.as_deref()).unwrap_or_default();
    let title = labels::step_lost(whose, &group.name, group.lost, &text::period(latest.period));
    Some(NextStep { title, detail: labels::STEP_LOST, page: PageId::Index, emphasis: Emphasis::Plain })
}

/// Of the latest ranking of agencies.
fn below_threshold(subject: &Subject<'_>) -> Option<NextStep> {
    let readings = Reading::all(subject);
    let rankings = readings.iter().flat_map(|reading| full_online::rankings(reading, subject.thresholds));
    let latest = rankings.max_by_key(|ranking| ranking.span.last_possible_day())?;
    let (missed, met) = (latest.count(Verdict::Missed), latest.count(Verdict::Met));
    let title = labels::step_below(missed, missed + met, &text::span(latest.span));
    (missed > 0).then_some(NextStep {
        title,
        detail: labels::STEP_BELOW,
        page: PageId::FullOnline,
        emphasis: Emphasis::Plain,
    })
}

/// The province with most stretches of time of one kind, where there are several: only those stand beside each other.
/// Days are left out: of a report without a period they are only when it was written.
fn compared(subject: &Subject<'_>) -> Option<NextStep> {
    let mut courses: Vec<(&str, std::mem::Discriminant<Span>, Vec<Span>)> = Vec::new();
    let day = |span: Span| matches!(span, Span::Day(_)) || span.last_possible_day().is_none();
    let dated = subject.reports.iter().filter(|report| !day(report.period.span));
    for (province, span) in dated.filter_map(|report| Some((report.province.as_deref()?, report.period.span))) {
        let kind = std::mem::discriminant(&span);
        match courses.iter_mut().find(|(known, same, _)| (*known, *same) == (province, kind)) {
            Some((_, _, spans)) if spans.contains(&span) => {}
            Some((_, _, spans)) => spans.push(span),
            None => courses.push((province, kind, vec![span])),
        }
    }
    let (province, _, spans) = courses.into_iter().max_by_key(|(_, _, spans)| spans.len())?;
    let title = labels::step_periods(province, spans.len());
    (spans.len() > 1).then_some(NextStep {
        title,
        detail: labels::STEP_PERIODS,
        page: PageId::Periods,
        emphasis: Emphasis::Plain,
    })
}

/// The ranking with most units.
fn ranked(subject: &Subject<'_>) -> Option<NextStep> {
    let rankings = latest_rankings(subject.assessed).into_iter().map(|(_, ranking)| ranking);
    let largest = rankings.max_by_key(|ranking| ranking.rows.len())?;
    let title = labels::step_units(largest.rows.len(), &text::span(largest.class.span));
    Some(NextStep { title, detail: labels::STEP_UNITS, page: PageId::Units, emphasis: Emphasis::Plain })
}
