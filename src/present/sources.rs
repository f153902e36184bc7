//! Báo cáo đã nạp: what is known of each report, and every figure read from it.

use super::cells::sheet;
use super::findings::{checks, mismatches};
use super::heads::{id, report_heading};
use super::{Block, Cell, Column, Emphasis, Page, PageId, Sheet, Sort, Subject};
use crate::catalog::catalog;
use crate::domain::{AgencyLevel, Direction, Fact, FactKind, Period, Report, Scope, Span, Value};
use crate::text::{self, labels, words};

pub(super) fn page(subject: &Subject<'_>) -> Page {
    let mut blocks = Vec::new();
    if subject.reports.is_empty() {
        blocks.push(Block::Empty(words::NOTHING_LOADED_DETAIL.to_owned()));
    } else {
        blocks.push(Block::Table(reports_table(subject)));
    }
    for report in subject.reports {
        blocks.push(report_heading(report));
        blocks.push(Block::Table(facts_table(subject, report)));
    }
    Page::new(PageId::Sources, blocks)
}

/// One row a report: what it is, how much was read and checked.
pub(super) fn reports_table(subject: &Subject<'_>) -> Sheet {
    let columns = vec![
        Column::words(labels::REPORT),
        Column::words(labels::NUMBER),
        Column::number(labels::ISSUED),
        Column::words(labels::PROVINCE),
        Column::words(labels::PERIOD),
        Column::number(labels::FIGURES),
        Column::number(labels::CHECKS),
        Column::number(labels::FINDINGS),
    ];
    let rows = subject.reports.iter().map(|report| report_row(subject, report)).collect();
    sheet("reports", labels::REPORTS_SHEET, labels::REPORTS_CAPTION, columns, rows)
}

fn report_row(subject: &Subject<'_>, report: &Report) -> Vec<Cell> {
    let words_or_missing = |text: Option<String>| text.map_or_else(Cell::missing, Cell::words);
    let figures = facts_of(subject, report).count();
    let found = mismatches(subject, report.source);
    let period = (report.period.span != Span::Unknown).then(|| text::sentence(&text::period(report.period)));
    let issued = report.issued.map(|day| Cell {
        sort: Sort::Number(crate::domain::Decimal::whole(i64::from(chrono::Datelike::num_days_from_ce(&day)))),
        ..Cell::words(text::date(day))
    });
    vec![
        Cell::words(super::heads::own_title(report, subject.reports)),
        words_or_missing(report.number.clone()),
        issued.unwrap_or_else(Cell::missing),
        words_or_missing(report.province.clone()),
        words_or_missing(period),
        Cell::number(figures),
        checks(subject, report.source).map_or_else(|| Cell::absent(labels::WHOLE_REPORTS_ONLY), Cell::number),
        Cell::number(found).with(if found == 0 { Emphasis::Good } else { Emphasis::Bad }),
    ]
}

fn facts_of<'a>(subject: &Subject<'a>, report: &Report) -> impl Iterator<Item = &'a Fact> + use<'a> {
    crate::scoring::of_source(subject.facts, report.source)
}

fn facts_table(subject: &Subject<'_>, report: &Report) -> Sheet {
    let columns = vec![
        Column::words(labels::INDICATOR),
        Column::number(labels::VALUE),
        Column::words(labels::SCOPE),
        Column::words(labels::PERIOD),
        Column::words(labels::KIND),
    ];
    let rows = facts_of(subject, report).map(fact_row).collect();
    sheet(&id("facts", report.source, 0), labels::FACTS_SHEET, labels::FACTS_CAPTION, columns, rows)
}

fn fact_row(fact: &Fact) -> Vec<Cell> {
    vec![
        Cell::words(name(fact)),
        value(fact),
        Cell::words(scope_name(&fact.scope)),
        Cell::words(period_name(fact.period)),
        Cell::words(kind_name(fact)),
    ]
}

/// What the catalogue calls an indicator.
pub fn indicator_name(id: &str) -> String {
    let name = catalog().fact(id).map(|f| &f.vi).or_else(|| catalog().metric(id).map(|metric| &metric.vi));
    name.cloned().unwrap_or_else(|| id.to_owned())
}

/// The fact's name; statements about another figure name that figure too.
pub fn name(fact: &Fact) -> String {
    let vi = indicator_name;
    match (fact.indicator.as_str(), &fact.of) {
        ("share", Some(of)) => labels::share_of(&vi(of), fact.base.as_deref().map(vi).as_deref()),
        (id, Some(of)) => labels::about(&vi(id), &vi(of)),
        (id, None) => vi(id),
    }
}

pub(super) fn value(fact: &Fact) -> Cell {
    let place = vec![fact.place.clone()];
    let number = match &fact.value {
        Value::Number(number) => *number,
        Value::Text(text) => return Cell::words(text).at(place),
        Value::NotApplicable => return Cell::absent(words::NOT_APPLICABLE).at(place),
    };
    let plain = text::quantity(number, &fact.unit);
    let directed = match fact.direction {
        Some(direction) => labels::change(direction == Direction::Up, &plain),
        None => plain,
    };
    let shown = fact.hedge.map_or(directed.clone(), |hedge| labels::hedged(hedge, &directed));
    Cell::stated(number, shown, place)
}

pub(super) fn scope_name(scope: &Scope) -> String {
    let level = scope.level.map(|level| match level {
        AgencyLevel::Department => labels::DEPARTMENTS.to_owned(),
        AgencyLevel::Locality => labels::LOCALITIES.to_owned(),
    });
    let parts: Vec<String> = [scope.agency.clone(), scope.field.clone(), level].into_iter().flatten().collect();
    if parts.is_empty() { labels::WHOLE.to_owned() } else { parts.join(" · ") }
}

pub(super) fn period_name(period: Period) -> String {
    text::sentence(&text::period(period))
}

/// What sort of statement a figure is: «kết quả», «chỉ tiêu».
pub const fn kind_word(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Result => labels::KIND_RESULT,
        FactKind::Target => labels::KIND_TARGET,
        FactKind::Instruction => labels::KIND_INSTRUCTION,
        FactKind::Claim => labels::KIND_CLAIM,
    }
}

fn kind_name(fact: &Fact) -> String {
    let kind = kind_word(fact.kind);
    match &fact.cited {
        Some(source) => format!("{kind}, {}", labels::cited(source)),
        None => kind.to_owned(),
    }
}
