//! All units of two periods: who rose, who fell, and one unit's two periods side by side.

use super::super::cells::sheet;
use super::super::charts::Naming;
use super::super::charts_compared::{SlopeRow, slope};
use super::super::metrics::{files, known_points};
use super::super::pair::pair_sheet;
use super::super::standings::measure_name;
use super::super::units::{gap_cell, places};
use super::super::{Block, Cell, Column, Emphasis, Figure, Sheet};
use super::chosen::PeriodsFrame;
use crate::catalog::catalog;
use crate::domain::{Barrier, Decimal, sort_by_key};
use crate::scoring::index::{Assessed, Change, Ranking, changes, class_of};
use crate::text::{self, labels};
use chrono::NaiveDate;

/// So many lines stay readable.
const LINES: usize = 24;

/// The slope of ranks, or why there is none, and the table of changes between the two periods chosen; nothing with a
/// single unit.
pub fn moves_blocks(all: &[Assessed], frame: &PeriodsFrame, today: Option<NaiveDate>) -> Vec<Block> {
    let Some((from, to)) = frame.pair else { return Vec::new() };
    let ranked = |at| class_of(all, at).map(|members| members.ranking(all, &frame.measure));
    let Some((earlier, later)) = ranked(from).zip(ranked(to)) else { return Vec::new() };
    if earlier.rows.len() < 2 || later.rows.len() < 2 {
        return Vec::new();
    }
    let moved = changes(all, &earlier, &later, today, catalog());
    let ranks = match moved.iter().any(has_moved) {
        true => Block::Chart(ranks_chart(all, frame, (&earlier, &later), &moved)),
        false => Block::Hint(no_slope(&moved)),
    };
    vec![ranks, Block::Table(table(all, frame, (&earlier, &later), &moved))]
}

type Moved = (usize, Option<(usize, Change)>);

/// Whether a unit's ranks at both times may be compared: others have no line between them.
fn has_moved((_, change): &Moved) -> bool {
    change.as_ref().is_some_and(|(_, change)| change.ranks.is_some())
}

/// Why ranks may not be compared, each reason once.
fn apart<'m>(moved: impl Iterator<Item = &'m Moved>) -> Vec<&'static str> {
    let told = moved.filter_map(|(_, change)| Some(&change.as_ref()?.1.comparability));
    once(told.flat_map(|told| told.barriers.iter().chain(&told.for_ranks)).map(|barrier| labels::barrier(*barrier)))
}

/// What must be said beside the changes, each once.
fn cautions(moved: &[Moved]) -> Vec<&'static str> {
    let told = moved.iter().filter_map(|(_, change)| Some(&change.as_ref()?.1.comparability));
    once(told.flat_map(|told| &told.cautions).map(|caution| labels::caution(*caution)))
}

fn once(reasons: impl Iterator<Item = &'static str>) -> Vec<&'static str> {
    let mut told: Vec<&str> = Vec::new();
    for reason in reasons {
        told.extend((!told.contains(&reason)).then_some(reason));
    }
    told
}

/// Why no rank may be joined to another; where no unit was there before, other units were ranked.
fn no_slope(moved: &[Moved]) -> String {
    let reasons = apart(moved.iter());
    match reasons.is_empty() {
        true => labels::no_slope(&[labels::barrier(Barrier::UnitsRanked)]),
        false => labels::no_slope(&reasons),
    }
}

/// How many ranked units the chart leaves out and why, then what to mind.
fn chart_notes(later: &Ranking, moved: &[Moved]) -> Vec<String> {
    let left_out = || moved.iter().filter(|moved| later.row(moved.0).is_some() && !has_moved(moved));
    let without = Some(left_out().count()).filter(|number| *number > 0);
    let without = without.map(|number| labels::without_line(number, &apart(left_out())));
    without.into_iter().chain(mind(&cautions(moved))).collect()
}

fn mind(reasons: &[&str]) -> Option<String> {
    (!reasons.is_empty()).then(|| labels::mind(reasons))
}

fn caption(
    all: &[Assessed],
    frame: &PeriodsFrame,
    (earlier, later): (&Ranking, &Ranking),
    notes: Vec<String>,
) -> String {
    let set = catalog().index_set_named(&later.class.set);
    let spans = [earlier, later].map(|ranking| text::span(ranking.class.span)).join(" → ");
    let source = set.map_or("", |set| set.citation.source.as_str());
    let rows = earlier.rows.iter().chain(&later.rows).filter_map(|row| all.get(row.at));
    let line = labels::index_caption(
        &spans,
        &files(rows),
        &labels::moves_caption(&measure_name(&later.class.set, &frame.measure)),
        source,
    );
    std::iter::once(line).chain(notes).collect::<Vec<_>>().join(" ")
}

/// The unit looked at and the greatest moves up and down, in the later order; only of units whose ranks may be compared.
fn ranks_chart(all: &[Assessed], frame: &PeriodsFrame, rankings: (&Ranking, &Ranking), moved: &[Moved]) -> Figure {
    let (earlier, later) = rankings;
    let mut ranked: Vec<&Moved> =
        moved.iter().filter(|moved| has_moved(moved) && later.row(moved.0).is_some()).collect();
    let step = |(at, change): &&Moved| {
        let before = change.as_ref().and_then(|(was, _)| earlier.row(*was));
        before.zip(later.row(*at)).map_or(0, |(was, is)| was.rank.abs_diff(is.rank))
    };
    let own = |at: usize| all[at].observation.unit.key == frame.unit;
    if ranked.len() > LINES {
        sort_by_key(&mut ranked, |moved| std::cmp::Reverse((own(moved.0), step(moved))));
        ranked.truncate(LINES);
        sort_by_key(&mut ranked, |(at, _)| later.row(*at).map(|row| row.rank));
    }
    let rank = |ranking: &Ranking, at: Option<usize>| at.and_then(|at| ranking.row(at)).map(|row| row.rank);
    let side = |rank: Option<usize>| (rank.and_then(|rank| i64::try_from(rank).ok()), rank_cell(rank));
    let row = |(at, change): &Moved| SlopeRow {
        name: all[*at].observation.unit.name.clone(),
        left: side(rank(earlier, change.as_ref().map(|(was, _)| *was))),
        right: side(rank(later, Some(*at))),
        strong: own(*at),
    };
    let [left, right] = [earlier, later].map(|ranking| text::sentence(&text::span(ranking.class.span)));
    let naming = Naming::new(
        "periods-slope".to_owned(),
        labels::SLOPE_TITLE,
        caption(all, frame, rankings, chart_notes(later, moved)),
    );
    slope(naming, [labels::UNIT, &left, &right], ranked.into_iter().map(row).collect())
}

fn whole(number: usize) -> Decimal {
    Decimal::whole(i64::try_from(number).unwrap_or(i64::MAX))
}

fn rank_cell(rank: Option<usize>) -> Cell {
    rank.map_or_else(Cell::missing, |rank| Cell::stated(whole(rank), text::count(rank), Vec::new()))
}

fn table(all: &[Assessed], frame: &PeriodsFrame, rankings: (&Ranking, &Ranking), moved: &[Moved]) -> Sheet {
    let (earlier, later) = rankings;
    let measure = &frame.measure;
    let points = |at: usize| known_points(measure.points(&all[at].assessment), &places(&all[at], measure));
    let row = |(at, change): &Moved| {
        let was = change.as_ref().map(|(was, _)| *was);
        let gained = change.as_ref().and_then(|(_, change)| change.points);
        let ranks = change.as_ref().and_then(|(_, change)| change.ranks);
        vec![
            Cell::words(&all[*at].observation.unit.name),
            was.map_or_else(Cell::missing, points),
            points(*at),
            gained.map_or_else(Cell::missing, gap_cell),
            rank_cell(was.and_then(|was| earlier.row(was)).map(|row| row.rank)),
            rank_cell(later.row(*at).map(|row| row.rank)),
            ranks.map_or_else(Cell::missing, ranks_cell),
        ]
    };
    let spans = [earlier, later].map(|ranking| text::span(ranking.class.span));
    let mut columns = vec![Column::words(labels::UNIT)];
    columns.extend(spans.each_ref().map(|span| Column::number(&labels::points_in(span))));
    columns.push(Column::number(labels::UNIT_CHANGE));
    columns.extend(spans.each_ref().map(|span| Column::number(&labels::rank_in(span))));
    columns.push(Column::number(labels::UNIT_RANK_CHANGE));
    let rows = moved.iter().map(row).collect();
    let reasons = [apart(moved.iter()), cautions(moved)].concat();
    let caption = caption(all, frame, rankings, mind(&reasons).into_iter().collect());
    sheet("periods-moves", labels::MOVES_TITLE, &caption, columns, rows)
}

/// Ranks gained: a smaller number is a better rank, so a gain is good.
fn ranks_cell(gained: i64) -> Cell {
    let cell = Cell::stated(Decimal::whole(gained), labels::rank_change(gained), Vec::new());
    match gained {
        0 => cell,
        up if up > 0 => cell.with(Emphasis::Good),
        _ => cell.with(Emphasis::Bad),
    }
}

/// One unit's two periods beside each other; `None` with one period.
pub fn pair_block(all: &[Assessed], frame: &PeriodsFrame, today: Option<NaiveDate>) -> Option<Block> {
    let (from, to) = frame.pair?;
    pair_sheet(all, from, to, today, "periods-pair").map(Block::Table)
}
