//! A cube → facts, with an account in words that each of them can be opened in: the figure, its rule, the files.

use super::counts::Counter;
use super::cube::Cube;
use super::needs::is_told_where_it_occurs;
use super::totals::{Dimension, Totals, View, months};
use crate::catalog::{Catalog, Role, dossier_defs};
use crate::domain::{Decimal, Fact, FactSet, Origin, Period, Place, Report, Scope, SourceId, Span, Value};
use crate::ingest::{CellInput, CellValue, Document, DocumentBuilder, Format, ReadError, RowInput};
use crate::text::{self, dossiers as words};
use std::collections::BTreeMap;

/// What a cube says over a period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reported {
    /// The account that places count in.
    pub document: Document,
    /// Its head.
    pub report: Report,
    /// The figures: of everything, by agency, by field.
    pub facts: FactSet,
}

/// A figure on its way into the account: row and cell of the table that it stands in.
struct Stated {
    table: usize,
    row: usize,
    cell: usize,
    indicator: String,
    scope: Scope,
    value: Decimal,
}

/// Reports a cube over a period of whole months; `None` for any other period.
///
/// # Errors
/// When the account would be too long, or is empty because nothing was counted.
pub fn report(cube: &Cube, span: Span, name: &str, catalog: &Catalog) -> Option<Result<Reported, ReadError>> {
    View::over(cube, span).map(|view| report_seen(&view, span, name, catalog))
}

/// Reports a cube that is seen over a period of whole months.
///
/// # Errors
/// As [`report`].
pub fn report_seen(view: &View<'_>, span: Span, name: &str, catalog: &Catalog) -> Result<Reported, ReadError> {
    let mut account = Account::new(name, catalog);
    account.head(view.cube(), span);
    account.whole(view);
    account.table(view, Dimension::Agency, words::AGENCY, &|name| Scope::agency(name));
    account.table(view, Dimension::Field, words::FIELD, &|name| Scope { field: Some(name), ..Scope::whole() });
    account.finish(span)
}

struct Account<'a> {
    catalog: &'a Catalog,
    builder: DocumentBuilder,
    title: String,
    name: String,
    tables: usize,
    stated: Vec<Stated>,
}

impl<'a> Account<'a> {
    fn new(name: &str, catalog: &'a Catalog) -> Account<'a> {
        let builder = DocumentBuilder::new(name, Format::Csv);
        Account { catalog, builder, title: String::new(), name: name.to_owned(), tables: 0, stated: Vec::new() }
    }

    fn head(&mut self, cube: &Cube, span: Span) {
        self.title = words::title(&text::span(span));
        let number = |n: u64| text::count(usize::try_from(n).unwrap_or(usize::MAX));
        let sum = |of: fn(&super::FileAccount) -> u64| number(cube.files.iter().map(of).sum());
        let files: Vec<&str> = cube.files.iter().map(|f| f.name.as_str()).collect();
        let line = words::counted_from(&files.join(", "), &sum(|f| f.rows), &sum(|f| f.read), &sum(|f| f.aside()));
        self.builder.paragraph(&self.title.clone());
        self.builder.paragraph("");
        self.builder.paragraph(&line);
        for note in notes(cube, span) {
            self.builder.paragraph(&note);
        }
        self.builder.paragraph("");
    }

    /// Ids of the figures that can be told of everything, with their rules. What has no due time is told where it occurs.
    fn figures(&self, view: &View<'_>, whole: &Totals) -> Vec<(&'a str, &'a str)> {
        let told = dossier_defs().figures.iter();
        let told = told.filter(|f| {
            let least = u64::from(is_told_where_it_occurs(&f.fact));
            view.figure(whole, &f.fact).is_some_and(|figure| figure >= least)
        });
        told.map(|f| (f.fact.as_str(), f.rule.as_str())).collect()
    }

    fn label(&self, id: &str) -> (String, String) {
        self.catalog.fact(id).map(|def| (text::sentence(&def.vi), def.unit.clone())).unwrap_or_default()
    }

    fn whole(&mut self, view: &View<'_>) {
        let totals = view.whole();
        let heads = [words::FIGURE, words::VALUE, words::UNIT, words::RULE].map(CellInput::text);
        let mut rows = vec![RowInput { cells: heads.to_vec(), ..RowInput::default() }];
        for (id, rule) in self.figures(view, &totals) {
            let Some(value) = view.figure(&totals, id).and_then(whole_number) else { continue };
            let (label, unit) = self.label(id);
            let cells = vec![CellInput::text(label), number(value), CellInput::text(unit), CellInput::text(rule)];
            self.state(rows.len(), 1, id, Scope::whole(), value);
            rows.push(RowInput { cells, ..RowInput::default() });
        }
        self.put(&rows);
    }

    fn table(&mut self, view: &View<'_>, by: Dimension, heading: &str, scope: &dyn Fn(String) -> Scope) {
        let mut groups: Vec<(String, Totals)> = view.totals(by).into_iter().collect();
        if groups.iter().all(|(name, _)| name.is_empty()) {
            return;
        }
        groups.sort_by(|(a, _), (b, _)| text::compare(a, b));
        let figures = self.figures(view, &view.whole());
        let heads = figures.iter().map(|(id, _)| CellInput::text(self.label(id).0));
        let cells = std::iter::once(CellInput::text(heading)).chain(heads).collect();
        let mut rows = vec![RowInput { cells, ..RowInput::default() }];
        for (name, totals) in groups {
            let name = if name.is_empty() { words::NAMELESS.to_owned() } else { name };
            let mut cells = vec![CellInput::text(name.clone())];
            for (id, _) in &figures {
                let value = view.figure(&totals, id).and_then(whole_number);
                if let Some(value) = value {
                    self.state(rows.len(), cells.len(), id, scope(name.clone()), value);
                }
                cells.push(value.map_or_else(CellInput::default, number));
            }
            rows.push(RowInput { cells, ..RowInput::default() });
        }
        self.put(&rows);
    }

    fn state(&mut self, row: usize, cell: usize, indicator: &str, scope: Scope, value: Decimal) {
        let indicator = indicator.to_owned();
        self.stated.push(Stated { table: self.tables, row, cell, indicator, scope, value });
    }

    fn put(&mut self, rows: &[RowInput]) {
        self.builder.table(rows);
        self.builder.paragraph("");
        self.tables += 1;
    }

    fn finish(self, span: Span) -> Result<Reported, ReadError> {
        let document = self.builder.finish()?;
        let catalog = self.catalog;
        let fact = |stated: Stated| {
            let row = document.grids.get(stated.table)?.rows.get(stated.row)?;
            let place = Place { source: SourceId(0), start: row.start, end: row.end, cell: Some(stated.cell) };
            let def = catalog.fact(&stated.indicator)?;
            let period = if def.stock { Period::end_of(span) } else { Period::over(span) };
            let Stated { indicator, value, scope, .. } = stated;
            let (value, unit) = (Value::Number(value), def.unit.clone());
            Some(Fact::result(indicator, value, unit, scope, period, place, Origin::Table))
        };
        let facts = self.stated.into_iter().filter_map(fact).collect::<FactSet>();
        let report = Report {
            source: SourceId(0),
            name: self.name,
            title: Some(self.title),
            number: None,
            issued: None,
            body: None,
            province: None,
            period: Period::over(span),
        };
        Ok(Reported { document, report, facts })
    }
}

/// What a reader must know of the list to take its figures rightly: its first and last day, dossiers outside the period,
/// words that nobody knows.
fn notes(cube: &Cube, span: Span) -> Vec<String> {
    let Some((months, (_, end))) = months(span).zip(span.days()) else { return Vec::new() };
    let number = |n: u64| text::count(usize::try_from(n).unwrap_or(usize::MAX));
    let mut notes = Vec::new();
    let days = cube.files.iter().filter_map(|f| f.received_days);
    if let Some((first, last)) = days.reduce(|(a, b), (c, d)| (a.min(c), b.max(d))) {
        let day = |day: i32| chrono::NaiveDate::from_epoch_days(day).map(text::running_date).unwrap_or_default();
        notes.push(words::received_between(&day(first), &day(last)));
        if chrono::NaiveDate::from_epoch_days(last).is_some_and(|last| last < end) {
            notes.push(words::ends_before(&text::running_date(end)));
        }
    }
    let received = |fits: &dyn Fn(i32) -> bool| {
        let cells = cube.by_agency.iter().filter(|(key, _)| fits(key.month));
        cells.map(|(_, counts)| counts.get(Counter::Received)).sum::<u64>()
    };
    let (before, after) = (received(&|m| m < months.0), received(&|m| m > months.1));
    if before + after > 0 {
        notes.push(words::outside(&number(before), &number(after)));
    }
    let mut unknown: BTreeMap<Role, u64> = BTreeMap::new();
    for (role, rows) in cube.files.iter().flat_map(|f| &f.unknown_rows) {
        *unknown.entry(*role).or_default() += rows;
    }
    notes.extend(unknown.into_iter().map(|(role, rows)| words::unknown_words(role.vi(), &number(rows))));
    notes
}

fn whole_number(count: u64) -> Option<Decimal> {
    i64::try_from(count).ok().map(Decimal::whole)
}

fn number(value: Decimal) -> CellInput {
    CellInput { value: CellValue::Number(value), ..CellInput::text(text::decimal(value)) }
}
