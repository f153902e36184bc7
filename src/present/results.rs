//! The main results of all reports beside each other, and what to look at next.

use super::cells::sheet;
use super::findings::{mismatches, of_report};
use super::full_online;
use super::heads::short;
use super::index_counts;
use super::metrics::group_name;
use super::overview_index;
use super::processing::{is_share, stated_rate};
use super::reading::{Reading, Stated, cell_or_missing};
use super::review::open_count;
use super::units::latest_rankings;
use super::{Cell, Column, Emphasis, PageId, Sheet, Sort, Subject};
use crate::catalog::catalog;
use crate::domain::{Confidence, Decimal, FactKey, Period, Report, Scope, Severity, SourceId, Span};
use crate::scoring::index::Assessed;
use crate::scoring::{Scorecard, Verdict};
use crate::text::{self, labels};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

const COUNTS: [&str; 2] = ["received_total", "resolved_total"];
const RATES: [&str; 4] = ["on_time_of_resolved", "on_time_766", "full_online_of_total", "satisfied"];

/// A row for each report and stretch of time that states a main result for the whole body; `None` when none does.
/// A column in which nothing is known is left out.
pub(super) fn results_table(subject: &Subject<'_>, readings: &[Reading<'_>]) -> Option<Sheet> {
    let mut columns = vec![Column::words(labels::REPORT), Column::words(labels::PERIOD)];
    columns.extend(COUNTS.iter().chain(&RATES).map(|id| Column::number(labels::result_column(id))));
    columns.extend([labels::INDEX_COLUMN, labels::FINDINGS].map(Column::number));
    let rows: Vec<Vec<Cell>> = readings.iter().flat_map(|reading| rows_of(subject, reading)).collect();
    let known = |at: usize| rows.iter().any(|row| row.get(at).is_some_and(|cell| cell.sort != Sort::Missing));
    let kept: Vec<usize> = (0..columns.len()).filter(|at| known(*at)).collect();
    let pick =
        |row: Vec<Cell>| row.into_iter().enumerate().filter(|(at, _)| kept.contains(at)).map(|(_, c)| c).collect();
    let columns = columns.into_iter().enumerate().filter(|(at, _)| kept.contains(at)).map(|(_, c)| c).collect();
    let told = RATES.iter().enumerate().filter(|(at, _)| kept.contains(&(2 + COUNTS.len() + at)));
    let formulas = told.filter_map(|(_, id)| {
        let def = catalog().indicator(id)?;
        Some(labels::formula_with_numbers(labels::result_column(id), &def.formula))
    });
    let caption = labels::results_caption(&formulas.collect::<Vec<_>>());
    let shown: Vec<Vec<Cell>> = rows.clone().into_iter().map(pick).collect();
    (!shown.is_empty()).then(|| sheet("results", labels::RESULTS_TITLE, &caption, columns, shown))
}

/// The rows of one report. What disagrees over a time without a row of its own is counted in the first row, so that the
/// rows add up to what the report's other pages count.
fn rows_of(subject: &Subject<'_>, reading: &Reading<'_>) -> Vec<Vec<Cell>> {
    let source = reading.report.source;
    let mut rows: Vec<(Span, Vec<Cell>)> = spans(subject, reading)
        .into_iter()
        .map(|span| (span, results(subject, reading, span)))
        .filter(|(_, results)| results.iter().any(|cell| cell.sort != Sort::Missing))
        .collect();
    let mut heads: Vec<String> = rows.iter().map(|_| short_name(reading)).collect();
    for (unit, span, points) in overview_index::rows(subject, reading.report) {
        let mut cells: Vec<Cell> = (0..COUNTS.len() + RATES.len()).map(|_| Cell::missing()).collect();
        cells.push(points);
        heads.push(labels::named(&short_name(reading), &unit));
        rows.push((span, cells));
    }
    if rows.is_empty() && mismatches(subject, source) > 0 {
        heads.push(short_name(reading));
        rows.push((reading.report.period.span, (0..=COUNTS.len() + RATES.len()).map(|_| Cell::missing()).collect()));
    }
    let told: Vec<Span> = rows.iter().map(|(span, _)| *span).collect();
    let row = |((at, (span, results)), head): ((usize, (Span, Vec<Cell>)), String)| {
        let first = told.iter().position(|other| *other == span) == Some(at);
        let here = |of: Span| (first && of == span) || (at == 0 && !told.contains(&of));
        let head = [Cell::words(head), Cell::words(text::sentence(&text::span(span)))];
        head.into_iter().chain(results).chain([findings_cell(subject, source, here)]).collect()
    };
    rows.into_iter().enumerate().zip(heads).map(row).collect()
}

/// The stretches of time that may have a row: those of the main counts, of the main rates, of the index as stated.
fn spans(subject: &Subject<'_>, reading: &Reading<'_>) -> Vec<Span> {
    let source = reading.report.source;
    let mut spans = reading.spans(&COUNTS);
    let rated = subject.rates.iter().filter(|r| r.source == source && r.scope.is_whole());
    let scored = subject.scorecards.iter().filter(|card| card.source == source);
    let more = rated.filter(|r| RATES.contains(&r.indicator.as_str())).map(|r| r.period.span);
    for span in more.chain(scored.map(|card| card.period.span)) {
        if !spans.contains(&span) {
            spans.push(span);
        }
    }
    spans
}

/// Counts, rates and the index of one stretch of time, in the order of the columns.
fn results(subject: &Subject<'_>, reading: &Reading<'_>, span: Span) -> Vec<Cell> {
    let source = reading.report.source;
    let whole = |r: &&crate::scoring::Rate| r.source == source && r.scope.is_whole() && r.period.span == span;
    let counts = COUNTS.map(|id| cell_or_missing(reading.figure(id, &Scope::whole(), span).as_ref()));
    let rates = RATES.map(|id| {
        let found = subject.rates.iter().filter(whole).find(|r| r.indicator == id && is_share(r));
        let stated = || stated_rate(reading, id, span).map_or_else(Cell::missing, only_stated);
        found.map_or_else(stated, |r| Cell::rate(r.ratio, r.places.clone()))
    });
    counts.into_iter().chain(rates).chain([index_cell(subject, source, span)]).collect()
}

/// A rate that is stated without its counts stands as stated, and says so.
fn only_stated(stated: Stated) -> Cell {
    let cell = stated.cell_with_unit();
    Cell { text: labels::only_stated(&cell.text), ..cell }
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

fn findings_cell(subject: &Subject<'_>, source: SourceId, here: impl Fn(Span) -> bool) -> Cell {
    let own = of_report(subject, source).filter(|f| here(f.period.span));
    let found = own.filter(|finding| catalog().disagrees(finding)).count();
    Cell::number(found).with(if found == 0 { Emphasis::Good } else { Emphasis::Bad })
}

/// Something to look at, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextStep {
    /// What it is, with its number.
    pub title: String,
    /// What to do about it.
    pub detail: Cow<'static, str>,
    /// Where.
    pub page: PageId,
    /// Whether it asks for attention.
    pub emphasis: Emphasis,
    /// What of the page to show first; `None` for the page from its beginning.
    pub at: Option<StepAt>,
}

/// The very thing that a step is about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum StepAt {
    /// A figure that should be looked at.
    Figure(FactKey),
    /// A report.
    Report(SourceId),
}

/// What to look at next, the most urgent first.
pub fn next_steps(subject: &Subject<'_>) -> Vec<NextStep> {
    let in_doubt = || subject.reviewed.iter().filter(|f| f.confidence() == Confidence::Low);
    let (doubtful, first_doubtful) = (in_doubt().count(), in_doubt().next());
    let open = subject.rivalries.iter().find(|rivalry| rivalry.is_open_between_reports());
    let unread: usize = subject.unread.iter().map(|(_, tables)| tables).sum();
    let urgent = |number: usize, title: fn(usize) -> String, detail: &'static str, at: Option<StepAt>| {
        let (page, emphasis) = (PageId::Review, Emphasis::Bad);
        (number > 0).then(|| NextStep { title: title(number), detail: detail.into(), page, emphasis, at })
    };
    let steps = [
        disagreements(subject),
        urgent(
            open_count(subject),
            labels::step_rivals,
            labels::STEP_RIVALS,
            open.map(|r| StepAt::Report(r.fact.place.source)),
        ),
        urgent(
            doubtful,
            labels::step_doubtful,
            labels::STEP_DOUBTFUL,
            first_doubtful.map(|f| StepAt::Figure(f.key.clone())),
        ),
        urgent(
            unread,
            labels::step_unread,
            labels::STEP_UNREAD,
            subject.unread.first().map(|(source, _)| StepAt::Report(*source)),
        ),
        doubted_rows(subject),
        most_lost(subject),
        below_threshold(subject),
        ranked(subject),
        compared(subject),
    ];
    steps.into_iter().flatten().collect()
}

/// Rows of lists of dossiers with something wrong: which, stands with the report; a row with two faults would count twice in a
/// sum.
fn doubted_rows(subject: &Subject<'_>) -> Option<NextStep> {
    let (source, _) = subject.lists.iter().find(|(_, rows)| !rows.is_empty())?;
    Some(NextStep {
        title: labels::STEP_ROWS.to_owned(),
        detail: labels::STEP_ROWS_DETAIL.into(),
        page: PageId::Sources,
        emphasis: Emphasis::Plain,
        at: Some(StepAt::Report(*source)),
    })
}

fn disagreements(subject: &Subject<'_>) -> Option<NextStep> {
    let count = |severity| subject.audit.findings.iter().filter(|f| catalog().severity(f) == severity).count();
    let counts = [Severity::Error, Severity::Warning].map(count);
    let any = counts.iter().any(|count| *count > 0);
    if !any && subject.audit.checks.iter().all(|(_, made)| *made == 0) {
        // Where nothing was compared nothing agrees.
        return None;
    }
    let (title, detail, emphasis) = match any {
        true => (labels::step_findings(counts), labels::STEP_FINDINGS, Emphasis::Bad),
        false => (labels::STEP_AGREES.to_owned(), labels::STEP_AGREES_DETAIL, Emphasis::Good),
    };
    Some(NextStep { title, detail: detail.into(), page: PageId::Findings, emphasis, at: None })
}

/// A group that loses points, as the page on the index shows it.
struct Losing {
    whose: String,
    group: String,
    lost: Decimal,
    period: Period,
}

/// Of the latest time that the page on the index shows: its scorecards, and the units reckoned from counts.
fn most_lost(subject: &Subject<'_>) -> Option<NextStep> {
    let all = subject.reports.iter().flat_map(|report| losing(subject, report));
    let most = all.max_by_key(|losing| (losing.period.span.last_possible_day(), losing.lost))?;
    let title = labels::step_lost(&most.whose, &most.group, most.lost, &text::period(most.period));
    Some(NextStep { title, detail: labels::STEP_LOST.into(), page: PageId::Index, emphasis: Emphasis::Plain, at: None })
}

fn losing(subject: &Subject<'_>, report: &Report) -> Vec<Losing> {
    let of_card = |card: &Scorecard| {
        let group = card.groups.iter().max_by_key(|group| group.lost).filter(|group| !group.lost.is_zero())?;
        let whose = whose(report);
        Some(Losing { whose, group: group.name.clone(), lost: group.lost, period: card.period })
    };
    let of_unit = |(_, of): (usize, &Assessed)| {
        let set = catalog().index_set_named(&of.observation.set)?;
        let (group, lost) = overview_index::loses_most(of)?;
        let (whose, group) = (of.observation.unit.name.clone(), group_name(set, &group.fact).to_owned());
        Some(Losing { whose, group, lost, period: Period::over(of.observation.span) })
    };
    let cards = subject.scorecards.iter().filter(|card| card.source == report.source).filter_map(of_card);
    cards.chain(index_counts::shown(subject, report).0.into_iter().filter_map(of_unit)).collect()
}

/// The unit that a report is of; empty where it names no province.
fn whose(report: &Report) -> String {
    report.province.as_ref().map(|_| super::heads::body(report)).unwrap_or_default()
}

/// Of the latest ranking of agencies, the largest of them.
fn below_threshold(subject: &Subject<'_>) -> Option<NextStep> {
    full_online::is_told(subject).then_some(())?;
    let readings = Reading::all(subject);
    let of_reading = |reading: &Reading<'_>| {
        let whose = whose(reading.report);
        full_online::rankings(reading, subject.thresholds).into_iter().map(move |ranking| (whose.clone(), ranking))
    };
    let rankings = readings.iter().flat_map(of_reading);
    let (whose, latest) = rankings.max_by_key(|(_, ranking)| (ranking.span.last_possible_day(), ranking.size()))?;
    let (missed, met) = (latest.count(Verdict::Missed), latest.count(Verdict::Met));
    let title = labels::step_below(&whose, (missed, missed + met), &text::span(latest.span));
    (missed > 0).then_some(NextStep {
        title,
        detail: labels::STEP_BELOW.into(),
        page: PageId::FullOnline,
        emphasis: Emphasis::Plain,
        at: None,
    })
}

/// The province with most stretches of time of one kind, where there are several: only those stand beside each other.
/// Days are left out: of a report without a period they are only when it was written.
fn compared(subject: &Subject<'_>) -> Option<NextStep> {
    let mut courses: Vec<(String, std::mem::Discriminant<Span>, Vec<Span>)> = Vec::new();
    let day = |span: Span| matches!(span, Span::Day(_)) || span.last_possible_day().is_none();
    let dated = subject.reports.iter().filter(|report| !day(report.period.span));
    for (province, span) in dated.filter_map(|r| r.whose().map(|_| (super::heads::body(r), r.period.span))) {
        let kind = std::mem::discriminant(&span);
        match courses.iter_mut().find(|(known, same, _)| (known, *same) == (&province, kind)) {
            Some((_, _, spans)) if spans.contains(&span) => {}
            Some((_, _, spans)) => spans.push(span),
            None => courses.push((province, kind, vec![span])),
        }
    }
    let (province, _, spans) = courses.into_iter().max_by_key(|(_, _, spans)| spans.len())?;
    let title = labels::step_periods(&province, spans.len());
    (spans.len() > 1).then_some(NextStep {
        title,
        detail: labels::STEP_PERIODS.into(),
        page: PageId::Periods,
        emphasis: Emphasis::Plain,
        at: None,
    })
}

/// The ranking with most units.
fn ranked(subject: &Subject<'_>) -> Option<NextStep> {
    let rankings = latest_rankings(subject.assessed).into_iter().map(|(_, ranking)| ranking);
    let largest = rankings.max_by_key(|ranking| ranking.rows.len())?;
    let title = labels::step_units(largest.rows.len(), &text::span(largest.class.span));
    Some(NextStep {
        title,
        detail: labels::STEP_UNITS.into(),
        page: PageId::Units,
        emphasis: Emphasis::Plain,
        at: None,
    })
}
