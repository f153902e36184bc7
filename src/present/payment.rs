//! Thanh toán trực tuyến: dossiers, amount, agencies, change.

use super::charts::{BarRow, Naming, bars};
use super::heads::{caption, id, report_heading};
use super::index_topic;
use super::reading::{Reading, Stated};
use super::{Block, Cell, Figure, Page, PageId, Subject, Tile};
use crate::catalog::catalog;
use crate::chart::Tone;
use crate::domain::{Barrier, Decimal, Direction, Fact, Period, Ratio, Report, Scope, Span};
use crate::scoring::index::{Frame, comparable, unit_of};
use crate::text::{self, labels};

const DOSSIERS: &str = "online_payment_dossiers";
const AMOUNT: &str = "online_payment_amount";
const AGENCIES: &str = "online_payment_agencies";

pub(super) fn page(subject: &Subject<'_>) -> Page {
    let mut blocks = Vec::new();
    for reading in Reading::all(subject) {
        let spans = reading.spans(&[DOSSIERS, AMOUNT, AGENCIES]);
        let topic = index_topic::of_report(subject, reading.report, index_topic::PAYMENT, spans.is_empty());
        if !spans.is_empty() || !topic.is_empty() {
            blocks.push(report_heading(reading.report));
        }
        for (position, span) in spans.into_iter().enumerate() {
            let payment = Payment::read(&reading, span);
            blocks.push(Block::Tiles(payment.tiles()));
            blocks.extend(payment.chart(&reading, position).map(Block::Chart));
        }
        blocks.extend(topic);
    }
    if blocks.is_empty() {
        blocks.push(Block::Empty(labels::PAYMENT_EMPTY.to_owned()));
    }
    Page::new(PageId::Payment, blocks)
}

/// The payments of one report over one period.
pub(super) struct Payment<'a> {
    span: Span,
    dossiers: Option<Stated>,
    amount: Option<Stated>,
    agencies: Option<Stated>,
    change: Option<&'a Fact>,
}

impl<'a> Payment<'a> {
    pub(super) fn read(reading: &Reading<'a>, span: Span) -> Payment<'a> {
        let figure = |id| reading.figure(id, &Scope::whole(), span);
        let is_change = |f: &&Fact| {
            f.of.as_deref() == Some(DOSSIERS) && f.period.span == span && f.scope.is_whole() && f.unit != "%"
        };
        Payment {
            span,
            dossiers: figure(DOSSIERS),
            amount: figure(AMOUNT),
            agencies: figure(AGENCIES),
            change: reading.of("change").find(is_change),
        }
    }

    /// Tiles for the overview: dossiers and amount of each period.
    pub(super) fn key_tiles(reading: &Reading<'a>) -> Vec<Tile> {
        let spans = reading.spans(&[DOSSIERS, AMOUNT]).into_iter();
        spans.flat_map(|span| Payment::read(reading, span).tiles().into_iter().take(2)).collect()
    }

    fn tiles(&self) -> Vec<Tile> {
        let period = text::sentence(&text::span(self.span));
        let stated = |label: &str, figure: &Option<Stated>| Tile {
            label: label.to_owned(),
            value: figure.as_ref().map_or_else(Cell::missing, Stated::cell_with_unit),
            detail: period.clone(),
        };
        let mut tiles = vec![
            stated(labels::PAYMENT_DOSSIERS, &self.dossiers),
            stated(labels::PAYMENT_AMOUNT, &self.amount),
            stated(labels::PAYMENT_AGENCIES, &self.agencies),
        ];
        tiles.extend(self.change_tile());
        tiles.extend(self.before().map(|value| Tile {
            label: self.before_label(),
            value,
            detail: labels::PAYMENT_BEFORE_DETAIL.into(),
        }));
        tiles.extend(self.average_tile());
        tiles
    }

    /// The signed change with its unit.
    fn signed_change(&self) -> Option<Decimal> {
        let change = self.change?;
        let size = change.number()?;
        Some(if change.direction == Some(Direction::Down) { Decimal::ZERO.minus(size) } else { size })
    }

    fn change_tile(&self) -> Option<Tile> {
        let (change, value) = (self.change?, self.signed_change()?);
        let words = format!("{} {}", text::signed(value), change.unit);
        let value = Cell::stated(value, words, vec![change.place.clone()]);
        Some(Tile { label: labels::PAYMENT_CHANGE.into(), value, detail: text::sentence(&text::span(self.span)) })
    }

    /// «Tháng 3/2023 (suy ra)», or just the period compared with when the report does not name it.
    fn before_label(&self) -> String {
        let named = self.change.and_then(|c| c.compared).map(|p| text::sentence(&text::span(p.span)));
        named.map_or_else(|| labels::PAYMENT_BEFORE.to_owned(), |period| labels::payment_inferred(&period))
    }

    /// The figure the change is counted from.
    fn before(&self) -> Option<Cell> {
        let (dossiers, change) = (self.dossiers.as_ref()?, self.signed_change()?);
        let value = dossiers.value.minus(change);
        let sign = if change.is_negative() { '+' } else { '−' };
        let formula = format!("{} {sign} {}", text::decimal(dossiers.value), text::decimal(change.abs()));
        let places = dossiers.places.iter().chain(self.change.map(|c| &c.place)).cloned().collect();
        Some(Cell::computed(value, text::quantity(value, &dossiers.unit), places, formula))
    }

    fn average_tile(&self) -> Option<Tile> {
        let (dossiers, amount) = (self.dossiers.as_ref()?, self.amount.as_ref()?);
        let ratio = Ratio::new(amount.value, dossiers.value)?;
        let average = ratio.of_max(Decimal::whole(1), 0);
        let places = amount.places.iter().chain(&dossiers.places).cloned().collect();
        Some(Tile {
            label: labels::PAYMENT_AVERAGE.into(),
            value: Cell::computed(average, text::money(average), places, super::cells::division(ratio)),
            detail: labels::PAYMENT_AVERAGE_FORMULA.into(),
        })
    }

    /// Why the two periods that the report compares are not of the same body or territory.
    fn apart(&self, report: &Report) -> Vec<&'static str> {
        let Some(before) = self.change.and_then(|change| change.compared) else { return Vec::new() };
        let unit = unit_of(report.source, Some(report), None, None, catalog());
        let frame = |span| Frame { unit: &unit, span, set: "", set_assumed: false, ranked_of: None, to_date: false };
        let barriers = comparable(&frame(before.span), &frame(self.span), None, catalog()).barriers;
        let anew = barriers.into_iter().filter(|b| matches!(b, Barrier::Merger | Barrier::Reorganised));
        anew.map(labels::barrier).collect()
    }

    /// Before and now, when a change is stated.
    fn chart(&self, reading: &Reading<'_>, position: usize) -> Option<Figure> {
        let before = self.before()?;
        let now = self.dossiers.as_ref()?;
        let super::Sort::Number(earlier) = before.sort else { return None };
        let rows = vec![
            BarRow::new(&self.before_label(), earlier, before, Tone::Secondary),
            BarRow::new(&text::sentence(&text::span(self.span)), now.value, now.cell_with_unit(), Tone::Primary),
        ];
        let mut line = caption(reading.report, Period::over(self.span), labels::PAYMENT_BEFORE_FORMULA);
        let apart = self.apart(reading.report);
        if !apart.is_empty() {
            line = format!("{line} {}", labels::mind(&apart));
        }
        let naming = Naming::new(id("payment", reading.report.source, position), labels::PAYMENT_CHART_TITLE, line);
        Some(bars(naming, [labels::PERIOD, labels::PAYMENT_DOSSIERS], rows, None, None))
    }
}
