//! Units beside each other: ranks, points by group, distance to the median, and one unit over time.

use super::super::cells::sheet;
use super::super::metrics::{files, known_points, metric_name};
use super::super::standings::measure_name;
use super::super::{Cell, Column, Emphasis, Sheet};
use super::figures::places;
use crate::catalog::{IndexSet, catalog};
use crate::domain::{Decimal, Known, Span, sort_by_key};
use crate::scoring::index::{Assessed, Frame, Measure, Ranked, Ranking, change, class_of, comparable, rankings};
use crate::text::{self, labels};
use chrono::NaiveDate;

/// The rankings worth showing first: of each version and level the latest period with at least two units ranked, by
/// total, or by the first group with points where no total is known.
pub fn latest_rankings(all: &[Assessed]) -> Vec<(Measure, Ranking)> {
    let mut found: Vec<(Measure, Ranking)> = Vec::new();
    for measure in measures(all) {
        for ranking in rankings(all, &measure).into_iter().filter(|ranking| ranking.rows.len() > 1) {
            let same = |other: &&mut (Measure, Ranking)| {
                (&other.1.class.set, other.1.class.level) == (&ranking.class.set, ranking.class.level)
            };
            let day = |ranking: &Ranking| ranking.class.span.last_possible_day();
            match found.iter_mut().find(same) {
                None => found.push((measure.clone(), ranking)),
                Some(known) if day(&known.1) < day(&ranking) => *known = (measure.clone(), ranking),
                Some(_) => {}
            }
        }
    }
    found
}

/// The total, then the groups: what units may be ranked by.
fn measures(all: &[Assessed]) -> Vec<Measure> {
    let mut measures = vec![Measure::Total];
    for group in all.iter().flat_map(|one| &one.assessment.groups) {
        let measure = Measure::Group(group.fact.clone());
        if group.points.number().is_some() && !measures.contains(&measure) {
            measures.push(measure);
        }
    }
    measures
}

/// One ranking: rank, unit, what it is ranked by, distance to the median, and the points of every group. Units without
/// points come last, without a rank.
pub fn units_sheet(all: &[Assessed], measure: &Measure, ranking: &Ranking, id: &str) -> Option<Sheet> {
    let set = catalog().index_set_named(&ranking.class.set)?;
    let ranked = ranking.rows.iter().map(|row| ranked_row(all, measure, ranking, row));
    let rest = ranking.unranked.iter().map(|at| unranked_row(all, measure, *at));
    let by = measure_name(&set.id, measure);
    let mut columns = vec![Column::number(labels::UNIT_RANK), Column::words(labels::UNIT), Column::number(&by)];
    columns.extend([labels::UNIT_TO_MEDIAN, labels::UNIT_ABOVE].map(Column::number));
    columns.extend(set.groups.iter().map(|group| Column::number(&group.vi)));
    let period = text::span(ranking.class.span);
    let members = ranking.rows.iter().map(|row| row.at).chain(ranking.unranked.iter().copied());
    let files = files(members.filter_map(|at| all.get(at)));
    let mut caption = labels::index_caption(&period, &files, labels::UNITS_CAPTION, &set.citation.source);
    if let Some(spread) = ranking.spread {
        let quartiles = (spread.lower, spread.upper);
        caption = format!("{caption} {}", labels::spread(spread.median, quartiles, ranking.rows.len()));
    }
    Some(sheet(id, &labels::units_title(ranking.class.level), &caption, columns, ranked.chain(rest).collect()))
}

fn ranked_row(all: &[Assessed], measure: &Measure, ranking: &Ranking, row: &Ranked) -> Vec<Cell> {
    let whole = |number: usize| Decimal::whole(i64::try_from(number).unwrap_or(i64::MAX));
    let words = labels::rank_shared(row.rank, row.tied);
    let to_median = ranking.spread.map(|spread| row.points.minus(spread.median.rounded(2)).rounded(2));
    let median = to_median.map_or_else(Cell::missing, |gap| Cell::stated(gap, text::signed_points(gap), Vec::new()));
    let above = row.above.map_or_else(Cell::missing, |ratio| Cell::rate(ratio, Vec::new()));
    let points = Cell::stated(row.points, text::points(row.points), places(&all[row.at], measure));
    let rank = Cell::stated(whole(row.rank), words, Vec::new());
    let mut cells = vec![rank, Cell::words(&all[row.at].observation.unit.name), points, median, above];
    cells.extend(group_cells(&all[row.at]));
    cells
}

fn unranked_row(all: &[Assessed], measure: &Measure, at: usize) -> Vec<Cell> {
    let missing = Cell::missing;
    let points = known_points(measure.points(&all[at].assessment), &[]);
    let mut cells = vec![missing(), Cell::words(&all[at].observation.unit.name), points, missing(), missing()];
    cells.extend(group_cells(&all[at]));
    cells
}

fn group_cells(of: &Assessed) -> Vec<Cell> {
    let places = |fact: &str| of.observation.groups.iter().find(|g| g.fact == fact).map(|g| g.places.as_slice());
    let groups = of.assessment.groups.iter();
    groups.map(|group| known_points(group.points, places(&group.fact).unwrap_or_default())).collect()
}

/// A heat map's numbers: units of one ranking by the components of the index, each as the part of its maximum.
#[derive(Debug, Clone, PartialEq)]
pub struct Heat {
    /// Names of components.
    pub metrics: Vec<String>,
    /// Units, best first, and the part of the maximum in percent that each earns in each component; `None` where it is
    /// not known, which is no zero.
    pub rows: Vec<(String, Vec<Option<Decimal>>)>,
}

/// The heat map of a ranking; `None` for a version the catalogue does not have.
pub fn heat(all: &[Assessed], ranking: &Ranking) -> Option<Heat> {
    let set: &IndexSet = catalog().index_set_named(&ranking.class.set)?;
    let codes: Vec<&str> = set.metric.iter().map(|rule| rule.code.as_str()).collect();
    let part = |of: &Assessed, code: &str| {
        let metric = of.assessment.metric(code)?;
        crate::domain::Ratio::new(metric.points.number()?, metric.max).map(|ratio| ratio.percent(1))
    };
    let at = ranking.rows.iter().map(|row| row.at).chain(ranking.unranked.iter().copied());
    let row = |at: usize| {
        let of = &all[at];
        (of.observation.unit.name.clone(), codes.iter().map(|code| part(of, code)).collect())
    };
    let metrics = codes.iter().map(|code| metric_name(code).to_owned()).collect();
    Some(Heat { metrics, rows: at.map(row).collect() })
}

/// One unit over time, earliest first: points, rank, the change from the row above, and where there is a break, why.
/// `None` when the unit is not there. `today` tells which periods are open.
pub fn unit_in_time(
    all: &[Assessed],
    unit: &str,
    measure: &Measure,
    today: Option<NaiveDate>,
    id: &str,
) -> Option<Sheet> {
    let mut own: Vec<usize> = (0..all.len()).filter(|at| all[*at].observation.unit.key == unit).collect();
    sort_by_key(&mut own, |at| (day(all[*at].observation.span), all[*at].observation.span));
    course_sheet(all, &own, measure, today, id)
}

/// The same of the observations given, in their order; `None` when there are none.
pub(in crate::present) fn course_sheet(
    all: &[Assessed],
    own: &[usize],
    measure: &Measure,
    today: Option<NaiveDate>,
    id: &str,
) -> Option<Sheet> {
    let first = &all[*own.first()?].observation;
    let ranked: Vec<Ranking> = own.iter().filter_map(|at| Some(class_of(all, *at)?.ranking(all, measure))).collect();
    let of = |at: usize| ranked.iter().find(|r| r.row(at).is_some() || r.unranked.contains(&at));
    let row = |(position, at): (usize, &usize)| {
        let before = position.checked_sub(1).and_then(|position| own.get(position)).copied();
        Some(time_row(all, before.and_then(|at| Some((of(at)?, at))), (of(*at)?, *at), (measure, today)))
    };
    let rows = own.iter().enumerate().filter_map(row).collect();
    let by = measure_name(&first.set, measure);
    let mut columns = vec![Column::words(labels::UNIT_PERIOD), Column::number(&by)];
    columns.extend([labels::UNIT_RANK, labels::UNIT_CHANGE, labels::UNIT_RANK_CHANGE].map(Column::number));
    columns.push(Column::words(labels::UNIT_BREAK));
    let caption = labels::unit_heading(&first.unit.name, first.unit.level, "");
    let caption = caption.trim_end_matches([',', ' ']);
    Some(sheet(id, labels::UNIT_TIME_TITLE, caption, columns, rows))
}

fn day(span: Span) -> Option<NaiveDate> {
    span.last_possible_day()
}

fn time_row(
    all: &[Assessed],
    before: Option<(&Ranking, usize)>,
    (ranking, at): (&Ranking, usize),
    (measure, today): (&Measure, Option<NaiveDate>),
) -> Vec<Cell> {
    let observation = &all[at].observation;
    let points = measure.points(&all[at].assessment);
    let rank = ranking.row(at).filter(|_| ranking.rows.len() > 1);
    let rank = rank.map(|row| labels::rank(i64::try_from(row.rank).unwrap_or(0), count(ranking)));
    let moved = before.map(|before| change(all, before, (ranking, at), today, catalog()));
    let gained = moved.as_ref().and_then(|c| c.points);
    let ranks = moved.as_ref().and_then(|c| c.ranks).filter(|_| ranking.rows.len() > 1);
    let coloured = |cell: Cell, better: std::cmp::Ordering| match better {
        std::cmp::Ordering::Greater => cell.with(Emphasis::Good),
        std::cmp::Ordering::Less => cell.with(Emphasis::Bad),
        std::cmp::Ordering::Equal => cell,
    };
    let gained = gained.map(|p| coloured(Cell::stated(p, labels::points_change(p), Vec::new()), p.cmp(&Decimal::ZERO)));
    let ranks = ranks.map(|r| coloured(Cell::stated(Decimal::whole(r), labels::rank_change(r), Vec::new()), r.cmp(&0)));
    vec![
        Cell::words(text::sentence(&text::span(observation.span))),
        known_points(points, &places(&all[at], measure)),
        rank.map_or_else(Cell::missing, Cell::words),
        gained.unwrap_or_else(Cell::missing),
        ranks.unwrap_or_else(Cell::missing),
        Cell::words(notes(all, moved.map(|c| c.comparability), at, today)),
    ]
}

fn count(ranking: &Ranking) -> i64 {
    i64::try_from(ranking.rows.len()).unwrap_or(0)
}

/// Breaks against the row above, then what is to be said of the row itself.
fn notes(
    all: &[Assessed],
    against: Option<crate::scoring::index::Comparability>,
    at: usize,
    today: Option<NaiveDate>,
) -> String {
    let frame = Frame::of(&all[at].observation);
    let own = comparable(&frame, &frame, today, catalog()).cautions;
    let against = against.unwrap_or_default();
    let ranks_apart: &[_] = if against.is_allowed() { &against.for_ranks } else { &[] };
    let barriers = against.barriers.iter().chain(ranks_apart).map(|b| labels::barrier(*b));
    text::sentence(&barriers.chain(own.iter().map(|c| labels::caution(*c))).collect::<Vec<_>>().join("; "))
}

/// The totals of the other units of an observation's class: those it is ranked with in scenarios.
pub fn peers(all: &[Assessed], at: usize) -> Vec<Decimal> {
    let class = class_of(all, at).map(|members| members.ranking(all, &Measure::Total));
    let others = class.iter().flat_map(|ranking| &ranking.rows).filter(|row| row.at != at);
    others.map(|row| row.points).collect()
}

/// Whether an observation says anything of counts or of more than its total.
pub(in crate::present) fn is_detailed(of: &Assessed) -> bool {
    of.observation.metrics.iter().any(|counts| counts.numerator.or(counts.published) != Known::Missing)
}
