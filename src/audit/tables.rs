//! Table columns: the agencies' rows against the total row of the same table.

use super::report::Report;
use super::tally::{Comparison, Tally, joined, places, sum};
use crate::catalog::Additive;
use crate::domain::{Decimal, Fact, Figure, FindingCode, Origin, Scope, Span};

/// The name of this check; no catalogue entry stands behind it.
const RULE: &str = "column_total";

pub(super) fn check(report: &Report<'_>, tally: &mut Tally) {
    for column in columns(report) {
        column.tables.iter().for_each(|table| compare(table, tally));
    }
}

/// One figure of one span in all tables of a report.
struct Column<'a> {
    indicator: &'a str,
    span: Span,
    tables: Vec<Table<'a>>,
}

/// The rows of one table in one column.
#[derive(Default)]
struct Table<'a> {
    rows: Vec<(Scope, &'a Fact, Decimal)>,
    total: Option<(&'a Fact, Decimal)>,
}

impl<'a> Table<'a> {
    /// A second total, an agency seen before, or a row after a closing total belongs to the next table.
    fn ends_before(&self, scope: &Scope) -> bool {
        let complete = self.total.is_some() && !self.rows.is_empty();
        match scope.is_whole() {
            true => self.total.is_some(),
            false => self.rows.iter().any(|(s, ..)| s == scope) || (complete && self.closed_by_total()),
        }
    }

    fn closed_by_total(&self) -> bool {
        let last = self.rows.last().map(|(_, fact, _)| fact.place.start);
        self.total.is_some_and(|(total, _)| last < Some(total.place.start))
    }

    fn add(&mut self, scope: Scope, fact: &'a Fact, value: Decimal) {
        match scope.is_whole() {
            true => self.total = Some((fact, value)),
            false => self.rows.push((scope, fact, value)),
        }
    }
}

fn columns<'a>(report: &Report<'a>) -> Vec<Column<'a>> {
    let mut columns: Vec<Column<'a>> = Vec::new();
    for fact in report.facts.iter().copied().filter(|f| f.origin == Origin::Table && f.of.is_none()) {
        let Some(value) = fact.number().filter(|_| adds_up(report, fact)) else { continue };
        let (indicator, span) = (fact.indicator.as_str(), fact.period.span);
        let known = columns.iter().position(|c| c.indicator == indicator && c.span == span);
        let index = known.unwrap_or_else(|| {
            columns.push(Column { indicator, span, tables: vec![Table::default()] });
            columns.len() - 1
        });
        let (scope, tables) = (report.key(&fact.scope), &mut columns[index].tables);
        if tables.last().is_some_and(|table| table.ends_before(&scope)) {
            tables.push(Table::default());
        }
        if let Some(table) = tables.last_mut() {
            table.add(scope, fact, value);
        }
    }
    columns
}

/// Flows and stocks of whole agencies; fields within an agency and classes of agencies would be counted twice.
fn adds_up(report: &Report<'_>, fact: &Fact) -> bool {
    let additive = report.catalog.fact(&fact.indicator).is_some_and(|def| def.additive != Additive::No);
    additive && fact.scope.field.is_none() && fact.scope.level.is_none()
}

fn compare(table: &Table<'_>, tally: &mut Tally) {
    let Some((total, stated)) = table.total.filter(|_| table.rows.len() > 1) else { return };
    let facts: Vec<&Fact> = table.rows.iter().map(|(_, fact, _)| *fact).collect();
    let values = || table.rows.iter().map(|(.., value)| *value);
    tally.compare(Comparison {
        code: FindingCode::ColumnTotal,
        rule: RULE,
        fact: total,
        stated: Figure { value: stated, places: vec![total.place.clone()] },
        recomputed: Figure { value: sum(values()), places: places(&facts) },
        working: joined(values(), " + "),
        notes: Vec::new(),
    });
}
