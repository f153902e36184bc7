//! The agencies' part of the processing page: volumes, online shares, late and overdue dossiers.

use super::cells::sheet;
use super::charts::{BarRow, Naming, bars};
use super::full_online::FULL;
use super::heads::{caption, id};
use super::processing::share_of;
use super::reading::{Reading, cell_or_missing};
use super::{Block, Cell, Column, Figure, Sheet, Whole};
use crate::catalog::catalog;
use crate::chart::Tone;
use crate::domain::{Decimal, Period, Scope, Span, sort_by};
use crate::text::{self, labels, words};

const VOLUMES: [&str; 7] = [
    "received_total",
    "received_new",
    "received_online",
    "received_direct",
    "received_post",
    "resolved_total",
    "pending_total",
];
const DELAYS: [&str; 2] = ["resolved_late", "pending_overdue"];
const ONLINE: &str = "received_online";
const NEW: &str = "received_new";

/// Tables and charts by agency and field; a report whose agencies have a page of their own is only pointed to.
pub(super) fn blocks(reading: &Reading<'_>, span: Span, position: usize) -> Vec<Block> {
    let mut blocks = Vec::new();
    if reading.scopes(&[FULL], span).is_empty() {
        blocks.extend(volume_blocks(reading, span, position));
    } else {
        blocks.push(Block::Hint(labels::SEE_FULL_ONLINE.to_owned()));
    }
    blocks.extend(delay_blocks(reading, span, position));
    blocks
}

fn volume_blocks(reading: &Reading<'_>, span: Span, position: usize) -> Vec<Block> {
    let table = By { reading, span, ids: &VOLUMES };
    let Some(sheet) = table.sheet("volume-table", labels::VOLUME_TITLE, labels::VOLUME_CAPTION, position) else {
        return Vec::new();
    };
    let chart = online_chart(reading, span, position).or_else(|| volume_chart(reading, span, position));
    chart.into_iter().map(Block::Chart).chain([Block::Table(sheet)]).collect()
}

fn delay_blocks(reading: &Reading<'_>, span: Span, position: usize) -> Vec<Block> {
    let table = By { reading, span, ids: &DELAYS };
    let Some(sheet) = table.sheet("delay-table", labels::DELAY_TITLE, labels::DELAY_CAPTION, position) else {
        return Vec::new();
    };
    let titles = [labels::LATE_CHART_TITLE, labels::OVERDUE_CHART_TITLE];
    let charts = DELAYS.into_iter().zip(titles).filter_map(|(fact, title)| {
        let rows = count_bars(reading, span, fact, Tone::Bad);
        let period = reading.of(fact).find(|f| f.period.span == span).map_or(Period::over(span), |f| f.period);
        let line = caption(reading.report, period, "");
        let naming = Naming::new(id(fact, reading.report.source, position), title, line);
        (rows.len() > 1).then(|| bars(naming, [labels::AGENCY, labels::VALUE], rows, None, None))
    });
    charts.map(Block::Chart).chain([Block::Table(sheet)]).collect()
}

/// Bars of one count by agency (fields of an agency are left to the table), largest first.
fn count_bars(reading: &Reading<'_>, span: Span, fact: &str, tone: Tone) -> Vec<BarRow> {
    let scopes = reading.scopes(&[fact], span).into_iter().filter(|scope| scope.field.is_none());
    let mut rows: Vec<(Decimal, BarRow)> = scopes
        .filter_map(|scope| {
            let figure = reading.figure(fact, &scope, span)?;
            let row = BarRow::new(&agency_name(&scope), figure.value, figure.cell_with_unit(), tone);
            Some((figure.value, row))
        })
        .collect();
    sort_by(&mut rows, |a, b| b.0.cmp(&a.0).then_with(|| text::compare(&a.1.bar.label, &b.1.bar.label)));
    rows.into_iter().map(|(_, row)| row).collect()
}

/// The online share of each agency that states both counts.
fn online_chart(reading: &Reading<'_>, span: Span, position: usize) -> Option<Figure> {
    let mut rows: Vec<(Decimal, BarRow)> = reading
        .scopes(&[ONLINE], span)
        .into_iter()
        .filter_map(|scope| {
            let (online, new) = (reading.figure(ONLINE, &scope, span)?, reading.figure(NEW, &scope, span)?);
            let (percent, cell) = share_of(&online, &new)?;
            let mut row = BarRow::new(&agency_name(&scope), percent, cell, Tone::Primary);
            row.bar.value_text = labels::rate_with_numbers(&row.cell.text, &row.cell.formula);
            Some((percent, row))
        })
        .collect();
    sort_by(&mut rows, |a, b| b.0.cmp(&a.0).then_with(|| text::compare(&a.1.bar.label, &b.1.bar.label)));
    let line = caption(reading.report, Period::over(span), labels::ONLINE_FORMULA);
    let naming = Naming::new(id("online-share", reading.report.source, position), labels::ONLINE_TITLE, line);
    let rows: Vec<BarRow> = rows.into_iter().map(|(_, row)| row).collect();
    let headings = [labels::AGENCY, labels::ONLINE_RATE];
    (rows.len() > 1).then(|| bars(naming, headings, rows, Some(Decimal::whole(100)), None))
}

/// The volumes of the agencies, by the first count that at least two of them state.
fn volume_chart(reading: &Reading<'_>, span: Span, position: usize) -> Option<Figure> {
    let (fact, rows) = VOLUMES
        .into_iter()
        .map(|fact| (fact, count_bars(reading, span, fact, Tone::Primary)))
        .find(|(_, rows)| rows.len() > 1)?;
    let name = catalog().fact(fact).map(|f| f.vi.clone()).unwrap_or_default();
    let naming = Naming::new(
        id("volume", reading.report.source, position),
        labels::VOLUME_TITLE,
        caption(reading.report, Period::over(span), ""),
    );
    Some(bars(naming, [labels::AGENCY, &name], rows, None, None))
}

fn agency_name(scope: &Scope) -> String {
    scope.agency.clone().or_else(|| scope.field.clone()).unwrap_or_else(|| labels::WHOLE.to_owned())
}

/// Some counts by agency and field.
struct By<'r, 'a> {
    reading: &'r Reading<'a>,
    span: Span,
    ids: &'r [&'r str],
}

impl By<'_, '_> {
    /// The table of the counts that any agency or field states; `None` when there is none.
    fn sheet(&self, what: &str, title: &str, note: &str, position: usize) -> Option<Sheet> {
        let mut scopes = self.reading.scopes(self.ids, self.span);
        let of_all = |scope: &Scope| scope.agency.is_none();
        sort_by(&mut scopes, |a, b| {
            let names = || text::compare(&agency_name(a), &agency_name(b));
            of_all(a).cmp(&of_all(b)).then_with(names).then_with(|| by_field(a, b))
        });
        let stated = |fact: &&str| !self.reading.scopes(&[fact], self.span).is_empty();
        let ids: Vec<&str> = self.ids.iter().copied().filter(stated).collect();
        let with_field = scopes.iter().any(|scope| scope.field.is_some());
        let with_share = ids.contains(&ONLINE) && ids.contains(&NEW);
        let row = |scope: &Scope| self.row(scope, &ids, with_field, with_share);
        let line = format!("{} {note}", caption(self.reading.report, Period::over(self.span), ""));
        let id = id(what, self.reading.report.source, position);
        let rows: Vec<Vec<Cell>> = scopes.iter().map(row).collect();
        let mut table = sheet(&id, title, &line, columns(&ids, with_field, with_share), rows);
        table.total = Some(row(&Scope::whole()));
        (!table.rows.is_empty()).then_some(table)
    }

    fn row(&self, scope: &Scope, ids: &[&str], with_field: bool, with_share: bool) -> Vec<Cell> {
        let of_all = scope.agency.is_none() && scope.field.is_some();
        let mut cells = vec![Cell::words(if of_all { labels::EVERY_AGENCY.to_owned() } else { agency_name(scope) })];
        if with_field {
            cells.push(Cell::words(scope.field.clone().unwrap_or_default()));
        }
        cells.extend(ids.iter().map(|id| cell_or_missing(self.reading.figure(id, scope, self.span).as_ref())));
        if with_share {
            let figure = |id: &str| self.reading.figure(id, scope, self.span);
            let share = figure(ONLINE).zip(figure(NEW)).and_then(|(online, new)| share_of(&online, &new));
            cells.push(share.map_or_else(|| Cell::absent(words::NOT_COMPUTABLE), |(_, cell)| cell));
        }
        cells
    }
}

fn by_field(a: &Scope, b: &Scope) -> std::cmp::Ordering {
    let field = |scope: &Scope| scope.field.clone().unwrap_or_default();
    text::compare(&field(a), &field(b))
}

fn columns(ids: &[&str], with_field: bool, with_share: bool) -> Vec<Column> {
    let name = |id: &&str| catalog().fact(id).map_or_else(|| (*id).to_owned(), |f| f.vi.clone());
    let mut columns = vec![Column::words(labels::AGENCY)];
    if with_field {
        columns.push(Column::words(labels::FIELD));
    }
    let first = columns.len();
    columns.extend(ids.iter().map(|id| Column::number(&name(id))));
    if with_share {
        let at = |wanted: &str| first + ids.iter().position(|id| *id == wanted).unwrap_or(0);
        columns.push(Column::rate(labels::ONLINE_RATE, at(ONLINE), Whole::Column(at(NEW))));
    }
    columns
}
