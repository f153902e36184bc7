//! The index at a glance for payloads and ranking tables: where a unit stands, or how many units spread.

use super::charts::{BarRow, Naming, bars};
use super::heads::{caption, id};
use super::metrics::group_name;
use super::units::{median, places};
use super::{Block, Cell, Figure, Sort, Subject, Tile};
use crate::catalog::catalog;
use crate::chart::Tone;
use crate::domain::{Decimal, Period, Ratio, Report, Span};
use crate::scoring::index::{Assessed, Basis, GroupPoints, Measure, Ranking, class_of};
use crate::text::{self, labels};

/// The most units of a file that are named one by one.
const NAMED: usize = 3;

/// The units of a report's own index: nothing for a report that states its own scorecard, which is shown as such.
fn units<'a>(subject: &Subject<'a>, report: &Report) -> Vec<(usize, &'a Assessed)> {
    let own = |(_, of): &(usize, &Assessed)| of.observation.sources.first() == Some(&report.source);
    let stated = subject.scorecards.iter().any(|card| card.source == report.source);
    subject.assessed.iter().enumerate().filter(own).filter(|_| !stated).collect()
}

/// The tiles and the chart of a report's units.
pub(super) fn blocks(subject: &Subject<'_>, report: &Report) -> Vec<Block> {
    let units = units(subject, report);
    match units.len() {
        0 => Vec::new(),
        number if number <= NAMED => units.iter().flat_map(|(at, of)| unit(subject, report, *at, of)).collect(),
        _ => many(subject, &units),
    }
}

fn unit(subject: &Subject<'_>, report: &Report, at: usize, of: &Assessed) -> Vec<Block> {
    let mut blocks = vec![Block::Tiles(tiles(of))];
    blocks.extend(groups(subject, report, at, of).map(Block::Chart));
    blocks
}

/// Where a unit stands: total, band, the group that loses most.
pub(super) fn tiles(of: &Assessed) -> Vec<Tile> {
    [Some(total_tile(of)), band_tile(of), most_lost_tile(of)].into_iter().flatten().collect()
}

/// The total, computed where all counts are there, with what is published beside it.
fn total_tile(of: &Assessed) -> Tile {
    let seen = &of.observation;
    let period = text::span(seen.span);
    let detail = match (of.assessment.basis, of.assessment.published.number()) {
        (Basis::Computed, Some(published)) => labels::named(labels::METRIC_PUBLISHED, &text::points(published)),
        (Basis::Computed, None) => labels::COMPUTED_FROM_COUNTS.to_owned(),
        _ => labels::AS_PUBLISHED.to_owned(),
    };
    Tile {
        label: labels::INDEX_TOTAL_SHORT.to_owned(),
        value: total(of),
        detail: labels::of_unit(&[&seen.unit.name, &period, &detail]),
    }
}

fn total(of: &Assessed) -> Cell {
    let words = |total: Decimal| labels::out_of_points(&text::points(total), of.assessment.max);
    let total = of.assessment.total.number();
    total.map_or_else(Cell::missing, |total| Cell::stated(total, words(total), places(of, &Measure::Total)))
}

fn band_tile(of: &Assessed) -> Option<Tile> {
    let set = catalog().index_set_named(&of.observation.set)?;
    let band = catalog().band(of.assessment.total.number()?, set)?;
    let value = Cell::words(band).at(places(of, &Measure::Total));
    Some(Tile { label: labels::INDEX_BAND.to_owned(), value, detail: labels::BAND_OBSERVED.to_owned() })
}

fn most_lost_tile(of: &Assessed) -> Option<Tile> {
    let set = catalog().index_set_named(&of.observation.set)?;
    let (group, lost) = loses_most(of)?;
    let places = places(of, &Measure::Group(group.fact.clone()));
    let value = Cell { sort: Sort::Text, ..Cell::words(group_name(set, &group.fact)).at(places) };
    let detail = text::sentence(&labels::lost(lost));
    Some(Tile { label: labels::INDEX_MOST_LOST.to_owned(), value, detail })
}

/// The group of a unit that loses most, and how many points; `None` where none is known to lose any.
pub(super) fn loses_most(of: &Assessed) -> Option<(&GroupPoints, Decimal)> {
    let lost = |group: &GroupPoints| Some(group.max.minus(group.points.number()?).rounded(2));
    let known = of.assessment.groups.iter().filter_map(|group| Some((group, lost(group)?)));
    known.max_by(|a, b| a.1.cmp(&b.1)).filter(|(_, lost)| *lost > Decimal::ZERO)
}

fn groups(subject: &Subject<'_>, report: &Report, at: usize, of: &Assessed) -> Option<Figure> {
    let set = catalog().index_set_named(&of.observation.set)?;
    let members = class_of(subject.assessed, at);
    let row = |group: &GroupPoints| {
        let name = group_name(set, &group.fact);
        let rated = group.points.number().and_then(|points| Some((points, Ratio::new(points, group.max)?)));
        let mut row = match rated {
            Some((points, rate)) => {
                let words = labels::rated(&labels::out_of_points(&text::points(points), group.max), rate.percent(2));
                let places = places(of, &Measure::Group(group.fact.clone()));
                BarRow::new(name, points, Cell::stated(points, words, places), Tone::Primary)
            }
            None => BarRow::without(name, Cell::missing()),
        };
        row.bar.max = Some(group.max.to_f64());
        let measure = Measure::Group(group.fact.clone());
        match members.as_ref().and_then(|members| median(subject.assessed, members, &measure)) {
            Some(median) => row.marked(median, labels::median_mark(&text::points(median))),
            None => row,
        }
    };
    let line = caption(report, Period::over(of.observation.span), labels::INDEX_POINTS_FORMULA);
    let naming = Naming::new(id("overview-groups", report.source, at), labels::INDEX_POINTS_TITLE, line);
    let rows: Vec<BarRow> = of.assessment.groups.iter().map(row).collect();
    (!rows.is_empty()).then(|| bars(naming, [labels::GROUP, labels::POINTS], rows, None, None))
}

/// The latest ranking that a report's units stand in, by total.
fn ranking(subject: &Subject<'_>, units: &[(usize, &Assessed)]) -> Option<Ranking> {
    let (at, _) = units.iter().max_by_key(|(_, of)| of.observation.span.last_possible_day())?;
    Some(class_of(subject.assessed, *at)?.ranking(subject.assessed, &Measure::Total)).filter(|r| r.rows.len() > 1)
}

/// How many are ranked, the best, the middle and the last.
fn many(subject: &Subject<'_>, units: &[(usize, &Assessed)]) -> Vec<Block> {
    let Some(ranking) = ranking(subject, units) else { return Vec::new() };
    let period = text::sentence(&text::span(ranking.class.span));
    let number = Cell::number(ranking.rows.len());
    let mut tiles = vec![Tile { label: labels::UNITS_RANKED.to_owned(), value: number, detail: period.clone() }];
    let ends = [(labels::BEST_UNIT, ranking.rows.first()), (labels::LAST_UNIT, ranking.rows.last())];
    for (label, row) in ends {
        let Some(row) = row else { continue };
        let of = &subject.assessed[row.at];
        let value = Cell::stated(row.points, text::points(row.points), places(of, &Measure::Total));
        tiles.push(Tile { label: label.to_owned(), value, detail: of.observation.unit.name.clone() });
    }
    if let Some(spread) = ranking.spread {
        let value = Cell::stated(spread.median, text::points(spread.median.rounded(2)), Vec::new());
        let detail = labels::quartiles(&text::points(spread.lower.rounded(2)), &text::points(spread.upper.rounded(2)));
        tiles.insert(2, Tile { label: labels::MEDIAN.to_owned(), value, detail });
    }
    vec![Block::Tiles(tiles)]
}

/// The rows of one report in the table of main results: what the row is about, when, and the points.
pub(super) fn rows(subject: &Subject<'_>, report: &Report) -> Vec<(String, Span, Cell)> {
    let units = units(subject, report);
    if units.len() <= NAMED {
        let row = |(_, of): &(usize, &Assessed)| (of.observation.unit.name.clone(), of.observation.span, total(of));
        return units.iter().map(row).collect();
    }
    let row = |ranking: Ranking| {
        let median = ranking.spread?.median;
        let words = labels::median_of(&text::points(median.rounded(2)));
        let cell = Cell::stated(median, words, Vec::new());
        Some((labels::units(ranking.rows.len()), ranking.class.span, cell))
    };
    ranking(subject, &units).and_then(row).into_iter().collect()
}
