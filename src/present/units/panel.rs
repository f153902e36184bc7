//! One unit in full: total, groups, components, lost points, against the median and another unit, over time.

use super::super::charts::{BarRow, Naming, ranked};
use super::super::lost::lost_chart;
use super::super::metrics::{group_name, index_caption, known, lost_sheet, metrics_sheet};
use super::super::pair::pair_sheet;
use super::super::standings::{Ranked, Standings, disputed};
use super::super::{Block, Cell, Emphasis, Figure, Tile};
use super::figures::places;
use super::sheet::unit_in_time;
use super::versus::versus_median;
use crate::catalog::catalog;
use crate::chart::Tone;
use crate::domain::{Decimal, Ratio};
use crate::scoring::index::{Assessed, Basis, GroupPoints, Measure, Members, lost_points};
use crate::text::{self, labels};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// A unit's panel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct UnitPanel {
    /// Level, period and version of the index.
    pub detail: String,
    /// What is known of it.
    pub blocks: Vec<Block>,
    /// The comparison with the other unit chosen; `None` without one.
    pub pair: Option<Block>,
}

/// The panel of a unit of a ranking, by its key; `against` is the key of another one. `None` when it is not there.
pub fn panel(
    of: &Ranked<'_>,
    standings: &Standings,
    unit: &str,
    against: Option<&str>,
    today: Option<NaiveDate>,
) -> Option<UnitPanel> {
    let at = of.unit(unit)?;
    let own = &of.all[at];
    let period = text::span(own.observation.span);
    let members = standings.class_of(at)?;
    let mut blocks = vec![Block::Tiles(tiles(of, at))];
    blocks.extend(groups_chart(of.all, members, at, &period, "unit-groups").map(Block::Chart));
    blocks.extend(lost_chart(own, "unit-lost-chart", &period).map(Block::Chart));
    blocks.extend(lost_sheet(own, "unit-lost", &period).map(Block::Table));
    blocks.extend(metrics_sheet(own, "unit-metrics", &period).map(Block::Table));
    blocks.extend(versus_median(of, members, at, "unit-median").map(Block::Table));
    let time = unit_in_time(of.all, unit, of.measure, today, "unit-time");
    blocks.extend(time.filter(|sheet| sheet.rows.len() > 1).map(Block::Table));
    let other = against.filter(|other| *other != unit).and_then(|other| of.unit(other));
    let set = catalog().index_set_named(&own.observation.set);
    let detail = [
        text::sentence(labels::unit_level(own.observation.unit.level)),
        text::span(own.observation.span),
        set.map(|set| set.vi.clone()).unwrap_or_default(),
    ];
    Some(UnitPanel {
        detail: detail.join(" · "),
        pair: other.and_then(|other| pair_sheet(of.all, other, at, today, "unit-pair")).map(Block::Table),
        blocks,
    })
}

fn tiles(of: &Ranked<'_>, at: usize) -> Vec<Tile> {
    let own = &of.all[at];
    let tile = |label: &str, value: Cell, detail: String| Tile { label: label.to_owned(), value, detail };
    let assessment = &own.assessment;
    let why = assessment.basis.reason().map_or_else(String::new, |reason| text::sentence(labels::not_computed(reason)));
    let disputed = disputed(own);
    let whole = if disputed.is_some() { total(own).with(Emphasis::Bad) } else { total(own) };
    let mut tiles = vec![tile(labels::UNIT_TOTAL, whole, disputed.unwrap_or(why))];
    if let Some(band) = band(own) {
        tiles.push(tile(labels::INDEX_BAND, Cell::words(band), labels::BAND_OBSERVED.to_owned()));
    }
    if let Some(row) = of.ranking.row(at).filter(|_| of.ranking.rows.len() > 1) {
        let among = labels::rank(number(row.rank), number(of.ranking.rows.len()));
        let tied = if row.tied > 1 { labels::tied(row.tied) } else { String::new() };
        tiles.push(tile(&labels::rank_by(&of.name()), Cell::words(among), tied));
        let above = row.above.map_or_else(Cell::missing, |ratio| Cell::rate(ratio, Vec::new()));
        tiles.push(tile(labels::UNIT_ABOVE, above, String::new()));
        if let Some(spread) = of.ranking.spread {
            let gap = row.points.minus(spread.median.rounded(2)).rounded(2);
            let detail = labels::median_rule(spread.median.rounded(2));
            tiles.push(tile(labels::UNIT_TO_MEDIAN, super::versus::gap_cell(gap), detail));
        }
    }
    tiles.extend(most_lost(own));
    tiles
}

/// The median of a measure among the units of a class; `None` for a unit alone.
pub(in crate::present) fn median(all: &[Assessed], members: &Members, measure: &Measure) -> Option<Decimal> {
    let ranking = members.ranking(all, measure);
    ranking.spread.filter(|_| ranking.rows.len() > 1).map(|spread| spread.median.rounded(2))
}

fn total(own: &Assessed) -> Cell {
    let places = places(own, &Measure::Total);
    let groups = own.assessment.groups.iter().filter_map(|group| group.points.number());
    let formula = groups.map(text::points).collect::<Vec<_>>().join(" + ");
    match (own.assessment.total.number(), own.assessment.basis) {
        (Some(total), Basis::Computed) => {
            let from = own.observation.groups.iter().flat_map(|group| group.places.clone());
            let words = labels::points_of(total, own.assessment.max);
            Cell::computed(total, words, places.into_iter().chain(from).collect(), formula)
        }
        (Some(total), _) => Cell::stated(total, labels::points_of(total, own.assessment.max), places),
        (None, _) => known(own.assessment.total, &places),
    }
}

fn band(own: &Assessed) -> Option<&'static str> {
    let set = catalog().index_set_named(&own.observation.set)?;
    own.assessment.total.number().and_then(|total| catalog().band(total, set))
}

/// The part that loses most.
fn most_lost(own: &Assessed) -> Option<Tile> {
    let set = catalog().index_set_named(&own.observation.set)?;
    let lost = lost_points(&own.observation, &own.assessment, set);
    let first = lost.lines.first()?;
    let name = first.code.as_deref().map_or_else(|| group_name(set, &first.group), super::super::metrics::metric_name);
    let value = Cell::stated(first.lost, labels::points(&text::points(first.lost)), Vec::new());
    let detail = name.to_owned();
    Some(Tile { label: labels::MOST_LOST.to_owned(), value, detail })
}

fn number(count: usize) -> i64 {
    i64::try_from(count).unwrap_or(i64::MAX)
}

/// Points of each group against its maximum with the median of the class as a mark; a group without points is named, and
/// has no bar.
fn groups_chart(all: &[Assessed], members: &Members, at: usize, period: &str, id: &str) -> Option<Figure> {
    let own = all.get(at)?;
    let set = catalog().index_set_named(&own.observation.set)?;
    let row = |group: &GroupPoints| {
        let name = group_name(set, &group.fact);
        let rated = group.points.number().and_then(|points| Some((points, Ratio::new(points, group.max)?)));
        let mut row = match rated {
            Some((points, rate)) => {
                let words = labels::points_with_rate(points, group.max, rate.percent(2));
                let places = places(own, &Measure::Group(group.fact.clone()));
                BarRow::new(name, points, Cell::stated(points, words, places), Tone::Primary)
            }
            None => BarRow::without(name, known(group.points, &[])),
        };
        row.bar.max = Some(group.max.to_f64());
        let median = median(all, members, &Measure::Group(group.fact.clone()));
        match median {
            Some(median) => row.marked(median, labels::median_mark(&text::points(median))),
            None => row,
        }
    };
    let rows = own.assessment.groups.iter().map(row).collect();
    let caption = index_caption(own, set, period, labels::INDEX_POINTS_FORMULA);
    let naming = Naming::new(id.to_owned(), labels::INDEX_POINTS_TITLE, caption);
    let max = own.assessment.groups.iter().map(|group| group.max).max();
    Some(ranked(naming, [labels::GROUP, labels::POINTS], rows, max, Vec::new()))
}
