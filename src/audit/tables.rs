//! Table columns: rows against the total of the same table, against the class of agencies they stand under, and the
//! fields of an agency against its own row; a table by field against one by agency.

use super::groups::Groups;
use super::report::Report;
use super::tally::{Comparison, Tally, joined, places, sum};
use crate::catalog::{Additive, is_class};
use crate::domain::{Decimal, Fact, Figure, FindingCode, Map, Origin, Scope, Set, Span};

/// The rules of this check.
const TOTAL: &str = "column_total";
pub(super) const SECTION: &str = "section_total";
const FIELDS: &str = "fields_agencies";

pub(super) fn check(report: &Report<'_>, tally: &mut Tally) {
    let mut columns = columns(report);
    let groups = Groups::of(columns.iter().flat_map(|column| &column.tables));
    for table in columns.iter_mut().flat_map(|column| &mut column.tables) {
        groups.mark(table);
    }
    for column in columns {
        for table in &column.tables {
            compare(table, tally);
            sections(table, tally);
            groups.compare(table, tally);
        }
        fields_and_agencies(&column, tally);
    }
}

/// What the rows of a table are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Agencies,
    Fields,
}

/// One figure of one span in all tables of a report, or in the rows of one agency's fields.
#[derive(Default)]
struct Column<'a> {
    tables: Vec<Table<'a>>,
}

/// A row of a table in one column.
#[derive(Clone)]
pub(super) struct Row<'a> {
    pub(super) fact: &'a Fact,
    pub(super) scope: Scope,
    pub(super) value: Decimal,
    /// Whether it is the row of a class of agencies.
    pub(super) class: bool,
    /// Whether it is counted in a row above it.
    pub(super) part: bool,
}

/// The rows of one table in one column.
#[derive(Default)]
pub(super) struct Table<'a> {
    kind: Option<Kind>,
    pub(super) rows: Vec<Row<'a>>,
    /// The scopes of the rows.
    pub(super) seen: Set<Scope>,
    pub(super) total: Option<(&'a Fact, Decimal)>,
}

impl<'a> Table<'a> {
    /// A second total, rows of another kind, one seen before, or a row after a closing total begin the next table.
    fn ends_before(&self, scope: &Scope, kind: Kind) -> bool {
        let complete = self.total.is_some() && !self.rows.is_empty();
        match scope.is_whole() {
            true => self.total.is_some(),
            false => {
                self.kind.is_some_and(|own| own != kind)
                    || self.seen.contains(scope)
                    || (complete && self.closed_by_total())
            }
        }
    }

    fn closed_by_total(&self) -> bool {
        let last = self.rows.last().map(|row| row.fact.place.start);
        self.total.is_some_and(|(total, _)| last < Some(total.place.start))
    }

    /// The rows that are no sums over others.
    fn members(&self) -> Vec<&Row<'a>> {
        self.rows.iter().filter(|row| !row.class && !row.part).collect()
    }

    /// «Cộng 06 đơn vị»: the last row sums up all above it, so that a total said elsewhere is of more than these rows.
    fn closed_by_class(&self) -> bool {
        self.rows.last().is_some_and(|row| row.class) && self.rows.iter().filter(|row| row.class).count() == 1
    }
}

impl<'a> Column<'a> {
    fn add(&mut self, scope: Scope, kind: Kind, fact: &'a Fact, value: Decimal) {
        if self.tables.last().is_none_or(|table| table.ends_before(&scope, kind)) {
            self.tables.push(Table::default());
        }
        let Some(table) = self.tables.last_mut() else { return };
        if scope.is_whole() {
            table.total = Some((fact, value));
        } else {
            let class = fact.scope.field.is_none() && fact.scope.agency.as_deref().is_some_and(is_class);
            table.kind = Some(kind);
            table.seen.insert(scope.clone());
            table.rows.push(Row { fact, scope, value, class, part: false });
        }
    }
}

/// Columns in reading order of their first figure.
fn columns<'a>(report: &Report<'a>) -> Vec<Column<'a>> {
    let mut columns: Vec<Column<'a>> = Vec::new();
    let mut places: Map<(&str, Span, Option<String>), usize> = Map::default();
    for fact in report.facts.iter().copied().filter(|f| f.origin == Origin::Table && f.of.is_none()) {
        let Some(value) = fact.number().filter(|_| adds_up(report, fact)) else { continue };
        let scope = report.key(&fact.scope);
        let mut put = |owner: Option<String>, scope: Scope, kind: Kind| {
            let key = (fact.indicator.as_str(), fact.period.span, owner);
            let at = *places.entry(key).or_insert_with(|| {
                columns.push(Column::default());
                columns.len() - 1
            });
            columns[at].add(scope, kind, fact, value);
        };
        match (scope.agency.clone(), scope.field.is_some()) {
            (Some(agency), true) => put(Some(agency), scope, Kind::Fields),
            (Some(agency), false) => {
                put(None, scope, Kind::Agencies);
                put(Some(agency), Scope::whole(), Kind::Fields);
            }
            (None, true) => put(None, scope, Kind::Fields),
            (None, false) => put(None, scope, Kind::Agencies),
        }
    }
    columns
}

/// Flows and stocks; targets of classes of agencies are none.
fn adds_up(report: &Report<'_>, fact: &Fact) -> bool {
    let additive = report.catalog.fact(&fact.indicator).is_some_and(|def| def.additive != Additive::No);
    additive && fact.scope.level.is_none()
}

/// The total against the rows; where only classes are listed, against these.
fn compare(table: &Table<'_>, tally: &mut Tally) {
    let members = table.members();
    let rows = if members.is_empty() { table.rows.iter().collect() } else { members };
    let Some((total, stated)) = table.total.filter(|_| rows.len() > 1 && !table.closed_by_class()) else { return };
    put(TOTAL, total, stated, &rows, tally);
}

pub(super) fn put(rule: &'static str, total: &Fact, stated: Decimal, rows: &[&Row<'_>], tally: &mut Tally) {
    let facts: Vec<&Fact> = rows.iter().map(|row| row.fact).collect();
    let values = || rows.iter().map(|row| row.value);
    tally.compare(Comparison {
        code: FindingCode::ColumnTotal,
        rule,
        fact: total,
        stated: Figure { value: stated, places: vec![total.place.clone()] },
        recomputed: Figure { value: sum(values()), places: places(&facts) },
        working: joined(values(), " + "),
        notes: Vec::new(),
    });
}

/// A class's row against the rows below it, or above it where classes close their sections.
fn sections(table: &Table<'_>, tally: &mut Tally) {
    let Some(first) = table.rows.iter().position(|row| row.class) else { return };
    let heads = first == 0;
    for (at, class) in table.rows.iter().enumerate().filter(|(_, row)| row.class) {
        let rows: Vec<&Row<'_>> = match heads {
            true => table.rows[at + 1..].iter().take_while(|row| !row.class).collect(),
            false => table.rows[..at].iter().rev().take_while(|row| !row.class).collect(),
        };
        if !rows.is_empty() {
            put(SECTION, class.fact, class.value, &rows, tally);
        }
    }
}

/// A table by field and one by agency of the same figure, where their own totals do not tell already.
fn fields_and_agencies(column: &Column<'_>, tally: &mut Tally) {
    let of = |kind: Kind| column.tables.iter().find(|t| t.kind == Some(kind) && t.members().len() > 1);
    let (Some(fields), Some(agencies)) = (of(Kind::Fields), of(Kind::Agencies)) else { return };
    if fields.total.is_some() && agencies.total.is_some() {
        return;
    }
    let values = |table: &Table<'_>| table.members().iter().map(|row| row.value).collect::<Vec<_>>();
    let facts = |table: &Table<'_>| places(&table.members().iter().map(|row| row.fact).collect::<Vec<_>>());
    let Some(first) = fields.members().first().map(|row| row.fact) else { return };
    tally.compare(Comparison {
        code: FindingCode::Sum,
        rule: FIELDS,
        fact: &Fact { scope: Scope::whole(), ..first.clone() },
        stated: Figure { value: sum(values(fields)), places: facts(fields) },
        recomputed: Figure { value: sum(values(agencies)), places: facts(agencies) },
        working: joined(values(agencies), " + "),
        notes: Vec::new(),
    });
}
