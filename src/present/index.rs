//! Bộ chỉ số 766: points by group, lost points, rank, band and target.

use super::cells::sheet;
use super::charts::{BarRow, Naming, bars};
use super::charts_compared::{TrendLine, TrendPoint, trend};
use super::heads::{caption, citation, id, report_heading};
use super::index_counts;
use super::lost::{Loss, falling};
use super::{Block, Cell, Column, Emphasis, Figure, Page, PageId, Sheet, Subject, Tile, Whole};
use crate::catalog::catalog;
use crate::chart::Tone;
use crate::domain::{Decimal, Period, Place, Ratio, Report, sort_by_key};
use crate::scoring::{GroupScore, RankAt, Scorecard};
use crate::text::{self, labels};
use chrono::Datelike;

pub(super) fn page(subject: &Subject<'_>) -> Page {
    let mut blocks = Vec::new();
    for report in subject.reports {
        let cards: Vec<&Scorecard> = subject.scorecards.iter().filter(|c| c.source == report.source).collect();
        let counted = index_counts::of_report(subject, report);
        if !cards.is_empty() || !counted.is_empty() {
            blocks.push(report_heading(report));
        }
        for (position, card) in cards.iter().enumerate() {
            blocks.extend(card_blocks(report, card, position));
        }
        if counted.is_empty() && !cards.is_empty() {
            blocks.push(Block::Hint(labels::LOST_NO_COUNTS.to_owned()));
        }
        blocks.extend(counted);
    }
    if blocks.is_empty() {
        let words = if subject.assessed.is_empty() { labels::INDEX_EMPTY } else { labels::INDEX_RANKED };
        blocks.push(Block::Empty(words.to_owned()));
    }
    Page::new(PageId::Index, blocks)
}

fn card_blocks(report: &Report, card: &Scorecard, position: usize) -> Vec<Block> {
    let mut blocks = vec![Block::Tiles(tiles(card)), Block::Chart(points_chart(report, card, position))];
    blocks.extend(lost_chart(report, card, position).map(Block::Chart));
    blocks.extend(rank_charts(report, card, position).into_iter().map(Block::Chart));
    blocks.push(Block::Table(table(report, card, position)));
    blocks
}

/// The key figures of a scorecard.
pub(super) fn tiles(card: &Scorecard) -> Vec<Tile> {
    let mut tiles = Vec::new();
    if let Some(total) = &card.total {
        let words = labels::points_of(total.value, card.max);
        let value = Cell::stated(total.value, words, vec![total.place.clone()]);
        tiles.push(Tile {
            label: labels::INDEX_TOTAL.into(),
            value,
            detail: text::sentence(&text::period(card.period)),
        });
    }
    tiles.push(sum_tile(card));
    tiles.extend(rank_tile(card));
    tiles.extend(target_tile(card));
    tiles.extend(card.groups.iter().max_by(|a, b| a.lost.cmp(&b.lost)).map(most_lost_tile));
    tiles.extend(band_tile(card));
    tiles
}

fn group_places(card: &Scorecard) -> Vec<Place> {
    card.groups.iter().map(|group| group.points.place.clone()).collect()
}

/// The sum of the groups and how it stands to the stated total.
fn sum_tile(card: &Scorecard) -> Tile {
    let formula = card.groups.iter().map(|g| text::points(g.points.value)).collect::<Vec<_>>().join(" + ");
    let words = labels::points_of(card.sum, card.max);
    let value = Cell::computed(card.sum, words, group_places(card), formula);
    let (emphasis, detail) = match &card.total {
        None => (Emphasis::Plain, labels::INDEX_SUM_UNCHECKED.to_owned()),
        Some(total) if total.value == card.sum => (Emphasis::Good, labels::INDEX_SUM_AGREES.to_owned()),
        Some(total) => (Emphasis::Bad, labels::index_sum_differs(&text::signed_points(card.sum.minus(total.value)))),
    };
    Tile { label: labels::INDEX_SUM.into(), value: value.with(emphasis), detail }
}

/// The ranks from the first date to the last.
fn rank_tile(card: &Scorecard) -> Option<Tile> {
    let last = card.ranks.last()?;
    let words: Vec<String> = card.ranks.iter().map(|r| labels::rank(r.rank, r.of)).collect();
    let places = card.ranks.iter().map(|r| r.place.clone()).collect();
    let value = Cell::stated(Decimal::whole(last.rank), labels::ranks(&words), places);
    Some(Tile { label: labels::INDEX_RANK.into(), value, detail: text::sentence(&dates(card.ranks.iter())) })
}

/// The dates of ranks in order.
fn dates<'a>(ranks: impl Iterator<Item = &'a RankAt>) -> String {
    labels::dates(&ranks.map(|rank| rank.period.span).collect::<Vec<_>>())
}

fn target_tile(card: &Scorecard) -> Option<Tile> {
    let (min, max) = card.target.as_ref()?;
    let places = vec![min.place.clone(), max.place.clone()];
    let value = Cell::stated(min.value, labels::points_range(min.value, max.value), places);
    let score = card.total.as_ref().map_or(card.sum, |total| total.value);
    let missing = (score < min.value).then(|| min.value.minus(score).normalized());
    Some(Tile { label: labels::INDEX_TARGET.into(), value, detail: labels::target_detail(missing) })
}

fn most_lost_tile(group: &GroupScore) -> Tile {
    Tile {
        label: labels::INDEX_MOST_LOST.into(),
        value: Cell { sort: super::Sort::Text, ..lost_cell(group, group.name.clone()) },
        detail: text::sentence(&labels::lost(group.lost)),
    }
}

fn band_tile(card: &Scorecard) -> Option<Tile> {
    let band = card.band.clone()?;
    let places = card.total.as_ref().map_or_else(|| group_places(card), |total| vec![total.place.clone()]);
    let detail = labels::index_band_detail(&catalog().bands.citation.source);
    Some(Tile { label: labels::INDEX_BAND.into(), value: Cell::words(band).at(places), detail })
}

fn points_cell(group: &GroupScore) -> Cell {
    Cell::stated(group.points.value, text::points(group.points.value), vec![group.points.place.clone()])
}

fn lost_cell(group: &GroupScore, words: String) -> Cell {
    let formula = text::lost_formula(group.max, group.points.value);
    Cell::computed(group.lost, words, vec![group.points.place.clone()], formula)
}

/// Points of each group against its maximum.
pub(super) fn points_chart(report: &Report, card: &Scorecard, position: usize) -> Figure {
    let row = |group: &GroupScore| {
        let words = labels::points_with_rate(group.points.value, group.max, group.rate.percent(2));
        let cell = Cell::stated(group.points.value, words, vec![group.points.place.clone()]);
        let mut row = BarRow::new(&group.name, group.points.value, cell, Tone::Primary);
        row.bar.max = Some(group.max.to_f64());
        row
    };
    let line = caption(report, card.period, labels::INDEX_POINTS_FORMULA);
    let naming = Naming::new(id("index-points", report.source, position), labels::INDEX_POINTS_TITLE, line);
    let headings = [labels::GROUP, labels::POINTS];
    let mut figure = bars(naming, headings, card.groups.iter().map(row).collect(), None, None);
    // beside a bar one line says it all; in the table each number has its column
    figure.sheet.columns.extend([Column::number(labels::MAXIMUM), Column::rate(labels::RATE, 1, Whole::Column(2))]);
    for (cells, group) in figure.sheet.rows.iter_mut().zip(&card.groups) {
        cells.truncate(1);
        cells.extend(points_max_rate(group));
    }
    figure
}

/// Points, maximum and rate of a group.
fn points_max_rate(group: &GroupScore) -> [Cell; 3] {
    let place = vec![group.points.place.clone()];
    let max = Cell::stated(group.max, text::decimal(group.max), place.clone());
    [points_cell(group), max, Cell::rate(group.rate, place)]
}

/// From the maximum over what each group loses, most first, to the sum of the groups.
fn lost_chart(report: &Report, card: &Scorecard, position: usize) -> Option<Figure> {
    let mut groups: Vec<&GroupScore> = card.groups.iter().collect();
    sort_by_key(&mut groups, |group| std::cmp::Reverse(group.lost));
    let loss = |group: &GroupScore| Loss {
        name: group.name.clone(),
        lost: group.lost,
        places: vec![group.points.place.clone()],
        formula: lost_cell(group, String::new()).formula,
    };
    let line = caption(report, card.period, labels::INDEX_LOST_FORMULA);
    let naming = Naming::new(id("index-lost", report.source, position), labels::INDEX_LOST_TITLE, line);
    falling(naming, card.max, groups.into_iter().map(loss).collect(), (card.sum, group_places(card)))
}

/// One line for each number of ranked bodies that has at least two dated ranks.
fn rank_charts(report: &Report, card: &Scorecard, position: usize) -> Vec<Figure> {
    let mut counts: Vec<i64> = card.ranks.iter().map(|r| r.of).collect();
    counts.sort_unstable();
    counts.dedup();
    let lines = counts.into_iter().filter_map(|of| {
        let dated = card.ranks.iter().filter(|r| r.of == of).filter_map(|r| Some((day_of(r.period)?, r)));
        let ranks: Vec<(i32, &RankAt)> = dated.collect();
        (ranks.len() > 1).then_some((of, ranks))
    });
    lines.map(|(of, ranks)| rank_chart(report, of, &ranks, id("index-rank", report.source, position))).collect()
}

/// The last day of a period as a day number.
fn day_of(period: Period) -> Option<i32> {
    period.span.days().map(|(_, last)| last.num_days_from_ce())
}

fn rank_chart(report: &Report, of: i64, ranks: &[(i32, &RankAt)], id: String) -> Figure {
    let point = |(day, rank): &(i32, &RankAt)| {
        let words = labels::rank(rank.rank, rank.of);
        let cell = Cell::stated(Decimal::whole(rank.rank), words, vec![rank.place.clone()]);
        TrendPoint::new(*day, text::span(rank.period.span), Some(Decimal::whole(rank.rank)), cell)
    };
    let worst = ranks.iter().map(|(_, rank)| rank.rank).max().unwrap_or(of);
    let line = format!(
        "{} {}",
        labels::caption(&dates(ranks.iter().map(|(_, rank)| *rank)), &citation(report), ""),
        labels::INDEX_RANK_CAPTION
    );
    let naming = Naming::new(format!("{id}-of-{of}"), labels::INDEX_RANK_TITLE, line);
    let points = ranks.iter().map(point).collect();
    let line = TrendLine { name: labels::RANK.to_owned(), tone: Tone::Primary, points };
    trend(naming, labels::RANK_DATE, vec![line], true, (Decimal::whole(1), Decimal::whole(worst)))
}

fn table(report: &Report, card: &Scorecard, position: usize) -> Sheet {
    let row = |group: &GroupScore| {
        let lost = lost_cell(group, text::points(group.lost));
        std::iter::once(Cell::words(&group.name)).chain(points_max_rate(group)).chain([lost]).collect()
    };
    let line = labels::caption(&text::period(card.period), &citation(report), labels::INDEX_POINTS_FORMULA);
    let mut columns = vec![Column::words(labels::GROUP)];
    columns.extend([labels::POINTS, labels::MAXIMUM].map(Column::number));
    columns.extend([Column::rate(labels::RATE, 1, Whole::Column(2)), Column::number(labels::LOST)]);
    let rows = card.groups.iter().map(row).collect();
    let id = id("index-table", report.source, position);
    let mut table = sheet(&id, labels::INDEX_TABLE_TITLE, &line, columns, rows);
    table.total = total_row(card);
    table
}

/// The sum of the groups under the columns; `None` when the maximum is zero.
fn total_row(card: &Scorecard) -> Option<Vec<Cell>> {
    let places = group_places(card);
    let formula = card.groups.iter().map(|g| text::points(g.points.value)).collect::<Vec<_>>().join(" + ");
    let lost = card.max.minus(card.sum);
    let lost_formula = text::lost_formula(card.max, card.sum);
    Some(vec![
        Cell::words(labels::INDEX_SUM),
        Cell::computed(card.sum, text::points(card.sum), places.clone(), formula),
        Cell::stated(card.max, text::decimal(card.max), Vec::new()),
        Cell::rate(Ratio::new(card.sum, card.max)?, places.clone()),
        Cell::computed(lost, text::points(lost), places, lost_formula),
    ])
}
