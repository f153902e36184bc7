//! One unit against the median of its class, part by part.

use super::super::cells::sheet;
use super::super::metrics::{group_name, known_points, metric_name};
use super::super::standings::{Ranked, measures};
use super::super::{Cell, Column, Emphasis, Sheet};
use super::figures::{caption, places};
use crate::catalog::catalog;
use crate::domain::{Decimal, Known};
use crate::scoring::index::{Measure, Members};
use crate::text::{self, labels};
use std::cmp::Ordering;

/// Total, groups and components of one unit with the median of its class, the difference and the rank in each.
/// `None` when the unit is alone or the catalogue does not have the version.
pub(super) fn versus_median(of: &Ranked<'_>, members: &Members, at: usize, id: &str) -> Option<Sheet> {
    let set = catalog().index_set_named(&members.class.set).filter(|_| members.at.len() > 1)?;
    let name = |measure: &Measure| match measure {
        Measure::Total => [labels::UNIT_TOTAL.to_owned(), String::new()],
        Measure::Group(fact) => [group_name(set, fact).to_owned(), labels::METRICS_TOGETHER.to_owned()],
        Measure::Metric(code) => {
            let group = catalog().metric(code).map_or("", |metric| group_name(set, &metric.group));
            [group.to_owned(), metric_name(code).to_owned()]
        }
    };
    let row = |measure: &Measure| {
        let ranking = members.ranking(of.all, measure);
        let points = measure.points(&of.all[at].assessment);
        let place = ranking.row(at);
        let median = ranking.spread.map(|spread| spread.median.rounded(2));
        let gap = place.zip(median).map(|(row, median)| row.points.minus(median).rounded(2));
        let rank = place.map(|row| labels::rank(whole(row.rank), whole(ranking.rows.len())));
        let mut cells = name(measure).map(Cell::words).to_vec();
        cells.push(known_points(points, &places(&of.all[at], measure)));
        cells.push(known_points(median.map_or(Known::Missing, Known::of), &[]));
        cells.push(gap.map_or_else(Cell::missing, gap_cell));
        cells.push(rank.map_or_else(Cell::missing, |words| rank_cell(place.map_or(0, |row| row.rank), words)));
        cells
    };
    let rows = measures(of.all, members).iter().map(row).collect();
    let mut columns = vec![Column::words(labels::GROUP), Column::words(labels::METRIC)];
    columns.extend([labels::POINTS, labels::MEDIAN, labels::UNIT_TO_MEDIAN, labels::UNIT_RANK].map(Column::number));
    Some(sheet(id, labels::VERSUS_MEDIAN_TITLE, &caption(of), columns, rows))
}

fn whole(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn rank_cell(rank: usize, words: String) -> Cell {
    Cell::stated(Decimal::whole(whole(rank)), words, Vec::new())
}

/// A difference in points: above is good.
pub(in crate::present) fn gap_cell(gap: Decimal) -> Cell {
    let cell = Cell::stated(gap, text::signed_points(gap), Vec::new());
    match gap.cmp(&Decimal::ZERO) {
        Ordering::Greater => cell.with(Emphasis::Good),
        Ordering::Less => cell.with(Emphasis::Bad),
        Ordering::Equal => cell,
    }
}
