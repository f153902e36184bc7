//! Tab-separated tables → facts, by the column headings of the catalogue's forms.

use super::agency::text_of;
use super::number::{Reading, parse};
use crate::catalog::{Catalog, ColumnDef, FactDef, FormDef, IndexGroup};
use crate::domain::fold_phrase;
use crate::domain::{Decimal, Fact, FactKind, Origin, Period, Place, Scope, SourceId, Value};

/// A cell: its text on one line.
struct Row {
    start: usize,
    end: usize,
    cells: Vec<String>,
}

/// What every fact of a table shares.
pub(super) struct TableContext<'a> {
    pub(super) chars: &'a [char],
    pub(super) source: SourceId,
    pub(super) catalog: &'a Catalog,
    pub(super) period: Period,
}

/// The layout found for a table: for each of its columns the form's column.
#[derive(Clone)]
pub(super) struct Layout<'a> {
    form: &'a FormDef,
    columns: Vec<Option<&'a ColumnDef>>,
}

/// Reads a table. `carried` is the layout of a table directly before, for one that goes on without a header.
pub(super) fn read<'a>(
    context: &TableContext<'a>,
    lines: &[(usize, usize)],
    carried: Option<Layout<'a>>,
) -> (Vec<Fact>, Option<Layout<'a>>) {
    let rows: Vec<Row> = lines.iter().map(|(start, end)| row(context.chars, *start, *end)).collect();
    let first_data = rows.iter().position(is_data).unwrap_or(rows.len());
    let layout = layout(context.catalog, &rows[..first_data]).or(carried);
    let Some(found) = &layout else { return (Vec::new(), None) };
    let facts = rows[first_data..].iter().filter(|r| is_data(r)).flat_map(|r| row_facts(context, found, r)).collect();
    (facts, layout)
}

fn row(chars: &[char], start: usize, end: usize) -> Row {
    let mut cells = Vec::new();
    let mut from = start;
    for at in start..=end {
        if at == end || chars[at] == '\t' {
            cells.push(text_of(chars, from, at));
            from = at + 1;
        }
    }
    Row { start, end, cells }
}

/// A row of figures: at least two numbers beside the ordinal, and not a row of column numbers «(1) (2) (3)».
fn is_data(row: &Row) -> bool {
    let numbers = row
        .cells
        .iter()
        .skip(1)
        .filter(|c| number(c, Reading::Count).or(number(c, Reading::Measure)).is_some())
        .count();
    let named = row.cells.iter().take(2).any(|c| c.chars().any(char::is_alphabetic));
    numbers >= 2 && named
}

/// The form whose headings fit the most columns.
fn layout<'a>(catalog: &'a Catalog, header: &[Row]) -> Option<Layout<'a>> {
    let headings = joined_headings(header);
    let fitted = catalog.forms.iter().map(|form| (assign(form, &headings), form));
    let (columns, form) = fitted.max_by_key(|(columns, _)| columns.iter().flatten().count())?;
    let facts: Vec<&str> = columns.iter().flatten().map(|c| c.fact.as_str()).collect();
    let fits = facts.len() >= 3 && facts.contains(&form.rows.as_str());
    fits.then_some(Layout { form, columns })
}

/// Each table column gets the form column with the most heading words that all occur in it, in order.
fn assign<'a>(form: &'a FormDef, headings: &[Vec<String>]) -> Vec<Option<&'a ColumnDef>> {
    let mut taken: Vec<&str> = Vec::new();
    let mut columns = Vec::new();
    for heading in headings {
        let free = form.columns.iter().filter(|c| !taken.contains(&c.fact.as_str()));
        let fits = free.filter_map(|c| fit(c, heading).map(|words| (words, c)));
        let best = fits.max_by_key(|(words, _)| *words).map(|(_, c)| c);
        taken.extend(best.map(|c| c.fact.as_str()));
        columns.push(best);
    }
    columns
}

/// How many words of the column's heading occur in order; `None` unless all do.
fn fit(column: &ColumnDef, heading: &[String]) -> Option<usize> {
    let mut at = 0;
    let mut count = 0;
    for piece in &column.heading {
        let words = fold_phrase(piece);
        let found = (at..=heading.len().checked_sub(words.len())?).find(|i| heading[*i..].starts_with(&words))?;
        at = found + words.len();
        count += words.len();
    }
    Some(count)
}

/// The words of each column's heading over all header rows; a merged (blank) cell takes its left neighbour's text
/// as long as the row above is merged there too.
fn joined_headings(header: &[Row]) -> Vec<Vec<String>> {
    let width = header.iter().map(|r| r.cells.len()).max().unwrap_or(0);
    let mut filled: Vec<Vec<String>> = Vec::new();
    for row in header {
        let mut line: Vec<String> = Vec::with_capacity(width);
        for column in 0..width {
            let own = row.cells.get(column).cloned().unwrap_or_default();
            let same_group = column > 0
                && filled.last().is_none_or(|above| above[column] == above[column - 1] && !above[column].is_empty());
            let last_row = std::ptr::eq(row, &raw const header[header.len() - 1]) && header.len() > 1;
            line.push(match own.is_empty() && same_group && !last_row {
                true => line[column - 1].clone(),
                false => own,
            });
        }
        filled.push(line);
    }
    (0..width).map(|column| filled.iter().flat_map(|line| fold_phrase(&line[column])).collect()).collect()
}

fn row_facts(context: &TableContext<'_>, layout: &Layout<'_>, row: &Row) -> Vec<Fact> {
    match layout.form.rows.as_str() {
        "index_group" => index_facts(context, layout, row),
        _ => agency_facts(context, layout, row),
    }
}

/// The name in a row: the cell of the naming column, or the first cell with letters when the row is shifted.
fn row_name<'r>(layout: &Layout<'_>, row: &'r Row) -> Option<&'r str> {
    let named = |c: &&String| c.chars().any(char::is_alphabetic);
    let at = layout.columns.iter().position(|c| c.is_some_and(|c| c.fact == layout.form.rows))?;
    let own = row.cells.get(at).filter(named);
    own.or_else(|| row.cells.iter().take(at + 1).find(named)).map(String::as_str)
}

fn is_total(name: &str) -> bool {
    let words = fold_phrase(name);
    let first: Vec<&str> = words.iter().take(2).map(String::as_str).collect();
    words.len() <= 3 && fold_phrase("tổng") == first[..1]
        || fold_phrase("cộng") == first[..1]
        || fold_phrase("toàn tỉnh") == first
}

fn agency_facts(context: &TableContext<'_>, layout: &Layout<'_>, row: &Row) -> Vec<Fact> {
    let Some(name) = row_name(layout, row) else { return Vec::new() };
    let scope = if is_total(name) { Scope::whole() } else { Scope::agency(name) };
    let columns = layout.columns.iter().enumerate().filter_map(|(i, c)| Some((i, (*c)?)));
    columns
        .filter_map(|(i, column)| {
            let def = context.catalog.fact(&column.fact)?;
            let value = cell_value(def, row.cells.get(i)?)?;
            Some(fact(context, row, i, &def.id, &def.unit, value, &scope))
        })
        .collect()
}

/// A number, a verdict's words, or the statement that a rate does not apply; an empty cell is missing.
fn cell_value(def: &FactDef, cell: &str) -> Option<Value> {
    let text = cell.trim();
    if text.is_empty() || matches!(text, "-" | "–" | "x") {
        return None;
    }
    match def.unit.as_str() {
        "text" => Some(Value::Text(text.to_owned())),
        unit => {
            let reading = if matches!(unit, "%" | "điểm") { Reading::Measure } else { Reading::Count };
            Some(number(text, reading).map_or(Value::NotApplicable, Value::Number))
        }
    }
}

/// A cell that is a number, with or without `%`.
fn number(cell: &str, reading: Reading) -> Option<Decimal> {
    let text = cell.trim();
    let (digits, reading) = match text.strip_suffix('%') {
        Some(digits) => (digits.trim_end(), Reading::Measure),
        None => (text, reading),
    };
    digits.starts_with(|c: char| c.is_ascii_digit()).then(|| parse(digits, reading)).flatten()
}

fn index_facts(context: &TableContext<'_>, layout: &Layout<'_>, row: &Row) -> Vec<Fact> {
    let Some(name) = row_name(layout, row) else { return Vec::new() };
    let cell = |id: &str| {
        let at = layout.columns.iter().position(|c| c.is_some_and(|c| c.fact == id))?;
        number(row.cells.get(at)?, Reading::Measure).map(|n| (at, n))
    };
    let max = cell("max");
    let total = is_total(name);
    let Some(id) = total.then_some("index766_total").or_else(|| group(context.catalog, name, max.map(|(_, m)| m)))
    else {
        return Vec::new();
    };
    let make = |indicator: &str, unit: &str, (at, value): (usize, Decimal)| {
        fact(context, row, at, indicator, unit, Value::Number(value), &Scope::whole())
    };
    let points = cell("points").map(|c| make(id, "điểm", c));
    let max = max.map(|c| Fact { of: Some(id.to_owned()), ..make("index766_max", "điểm", c) });
    let rate = cell("rate").map(|c| Fact {
        of: Some(id.to_owned()),
        base: Some("index766_max".to_owned()),
        ..make("share", "%", c)
    });
    [points, max, rate].into_iter().flatten().collect()
}

/// The index group a name stands for, by exact name or alias; the maximum decides between sets.
pub(super) fn group<'a>(catalog: &'a Catalog, name: &str, max: Option<Decimal>) -> Option<&'a str> {
    let words = fold_phrase(name);
    let groups = catalog.index_sets.iter().flat_map(|s| &s.groups);
    let named = |g: &&IndexGroup| std::iter::once(&g.vi).chain(&g.aliases).any(|alias| fold_phrase(alias) == words);
    let mut fits: Vec<&IndexGroup> = groups.filter(named).collect();
    fits.sort_by_key(|g| Some(g.max) != max);
    fits.first().map(|g| g.fact.as_str())
}

fn fact(
    context: &TableContext<'_>,
    row: &Row,
    column: usize,
    indicator: &str,
    unit: &str,
    value: Value,
    scope: &Scope,
) -> Fact {
    Fact {
        indicator: indicator.to_owned(),
        value,
        unit: unit.to_owned(),
        scope: scope.clone(),
        period: context.period,
        place: Place { source: context.source, start: row.start, end: row.end, cell: Some(column) },
        of: None,
        base: None,
        of_total: None,
        direction: None,
        compared: None,
        kind: FactKind::Result,
        origin: Origin::Table,
        hedge: None,
        cited: None,
        doubts: Vec::new(),
    }
}
