//! Ranks among units that may be ranked together, and how their points spread.

use super::assess::Assessed;
use super::compare::{Comparability, Frame, comparable};
use super::measure::Measure;
use crate::catalog::Catalog;
use crate::domain::{Barrier, Decimal, Map, Ratio, SourceId, Span, UnitLevel, sort_by_key};
use chrono::NaiveDate;

/// Which units stand in one ranking: the same version of the index, level and period.
///
/// Units whose period or level nothing tells are ranked only with those of the same source.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Class {
    /// Id of the version of the index, and so of its formulas.
    pub set: String,
    /// The level.
    pub level: Option<UnitLevel>,
    /// The period.
    pub span: Span,
    /// The source, where period or level is not known.
    pub source: Option<SourceId>,
}

/// One unit's place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranked {
    /// Which of the observations ranked.
    pub at: usize,
    /// Its points.
    pub points: Decimal,
    /// 1 is best; equal points share a rank and the next ones are skipped («1224»).
    pub rank: usize,
    /// How many share the rank, itself included.
    pub tied: usize,
    /// The part of the other units that have fewer points; `None` when there are no others.
    pub above: Option<Ratio>,
}

/// How points spread; quartiles lie between neighbours in proportion, exactly.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spread {
    /// The fewest.
    pub least: Decimal,
    /// A quarter have no more.
    pub lower: Decimal,
    /// Half have no more.
    pub median: Decimal,
    /// Three quarters have no more.
    pub upper: Decimal,
    /// The most.
    pub most: Decimal,
}

/// The units of one class, best first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking {
    /// What they have in common.
    pub class: Class,
    /// Units with points.
    pub rows: Vec<Ranked>,
    /// Units without: they have no rank, not the last one.
    pub unranked: Vec<usize>,
    /// How the points spread; `None` when there are none.
    pub spread: Option<Spread>,
}

/// How a unit stands later against earlier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Points gained; negative when lost. `None` when the two may not be compared or one has none.
    pub points: Option<Decimal>,
    /// Ranks gained: positive is better, as rank 1 is best. `None` as above, or when other units were ranked.
    pub ranks: Option<i64>,
    /// Whether and why not.
    pub comparability: Comparability,
}

/// A class and its observations.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Members {
    /// What they have in common.
    pub class: Class,
    /// Which observations, in reading order.
    pub at: Vec<usize>,
}

impl Members {
    /// The ranking of a measure among them.
    pub fn ranking(&self, all: &[Assessed], measure: &Measure) -> Ranking {
        ranking(all, measure, self.class.clone(), self.at.clone())
    }
}

/// Every class with its observations, in the order first seen: found once, whatever is ranked by then.
pub fn classes(all: &[Assessed]) -> Vec<Members> {
    let mut classes: Vec<Members> = Vec::new();
    let mut known = Map::default();
    for (at, one) in all.iter().enumerate() {
        let class = class(one);
        let place = *known.entry(class.clone()).or_insert_with(|| {
            classes.push(Members { class, at: Vec::new() });
            classes.len() - 1
        });
        classes[place].at.push(at);
    }
    classes
}

/// The class of one observation with its members; `None` when there is none of that number.
pub fn class_of(all: &[Assessed], at: usize) -> Option<Members> {
    let class = class(all.get(at)?);
    let at = (0..all.len()).filter(|other| class_is(&all[*other], &class)).collect();
    Some(Members { class, at })
}

fn class_is(one: &Assessed, class: &Class) -> bool {
    let seen = &one.observation;
    let alike = seen.span == class.span && seen.unit.level == class.level && seen.set == class.set;
    alike && class.source.is_none_or(|source| seen.sources.first() == Some(&source))
}

/// Every ranking of a measure, classes in the order first seen.
pub fn rankings(all: &[Assessed], measure: &Measure) -> Vec<Ranking> {
    classes(all).iter().map(|members| members.ranking(all, measure)).collect()
}

fn class(one: &Assessed) -> Class {
    let (set, level, span) = (one.observation.set.clone(), one.observation.unit.level, one.observation.span);
    let certain = level.is_some() && span.last_possible_day().is_some();
    let source = one.observation.sources.first().copied().filter(|_| !certain);
    Class { set, level, span, source }
}

fn ranking(all: &[Assessed], measure: &Measure, class: Class, members: Vec<usize>) -> Ranking {
    let points = |at: &usize| measure.points(&all[*at].assessment).number();
    let (scored, unranked): (Vec<usize>, Vec<usize>) = members.into_iter().partition(|at| points(at).is_some());
    let entries: Vec<(usize, Decimal)> = scored.into_iter().filter_map(|at| Some((at, points(&at)?))).collect();
    let rows = ranked(entries);
    let spread = spread(&rows.iter().map(|row| row.points).collect::<Vec<_>>());
    Ranking { class, rows, unranked, spread }
}

/// Competition ranks of entries, best first; equal ones stay in their order.
pub fn ranked(mut entries: Vec<(usize, Decimal)>) -> Vec<Ranked> {
    sort_by_key(&mut entries, |(_, points)| std::cmp::Reverse(*points));
    let mut rows: Vec<Ranked> = Vec::with_capacity(entries.len());
    let count = |number: usize| Decimal::whole(i64::try_from(number).unwrap_or(i64::MAX));
    let mut first = 0;
    while first < entries.len() {
        let points = entries[first].1;
        let tied = entries[first..].iter().take_while(|(_, other)| *other == points).count();
        let below = entries.len() - first - tied;
        let above = Ratio::new(count(below), count(entries.len() - 1));
        rows.extend(entries[first..first + tied].iter().map(|(at, points)| Ranked {
            at: *at,
            points: *points,
            rank: first + 1,
            tied,
            above,
        }));
        first += tied;
    }
    rows
}

/// How points spread; `None` for no points.
pub fn spread(points: &[Decimal]) -> Option<Spread> {
    let mut sorted = points.to_vec();
    sorted.sort_unstable();
    let quarter = |quarters: usize| {
        let (at, rest) = ((sorted.len().checked_sub(1)? * quarters) / 4, ((sorted.len() - 1) * quarters) % 4);
        let low = *sorted.get(at)?;
        let gap = sorted.get(at + 1).copied().unwrap_or(low).minus(low);
        let part = i64::try_from(rest).ok()?.checked_mul(25)?.checked_mul(gap.mantissa())?;
        Some(low.plus(Decimal::new(part, gap.places() + 2)).normalized())
    };
    Some(Spread { least: quarter(0)?, lower: quarter(1)?, median: quarter(2)?, upper: quarter(3)?, most: quarter(4)? })
}

impl Ranking {
    /// The place of one observation.
    pub fn row(&self, at: usize) -> Option<&Ranked> {
        self.rows.iter().find(|row| row.at == at)
    }

    /// The units ranked, by key, in an order of their own.
    fn units<'a>(&self, all: &'a [Assessed]) -> Vec<&'a str> {
        let mut units: Vec<&str> = self.rows.iter().map(|row| all[row.at].observation.unit.key.as_str()).collect();
        units.sort_unstable();
        units
    }
}

/// How a unit stands in a later ranking of a measure against an earlier one; `today` tells which periods are open.
pub fn change(
    all: &[Assessed],
    earlier: (&Ranking, usize),
    later: (&Ranking, usize),
    today: Option<NaiveDate>,
    catalog: &Catalog,
) -> Change {
    let same_units = earlier.0.units(all) == later.0.units(all);
    changed(all, earlier, later, same_units, (today, catalog))
}

/// How every unit of a later ranking stands against an earlier one, in the later order, units without points last:
/// which observation it is now, which it was, and the change. `None` where the unit was not there.
pub fn changes(
    all: &[Assessed],
    earlier: &Ranking,
    later: &Ranking,
    today: Option<NaiveDate>,
    catalog: &Catalog,
) -> Vec<(usize, Option<(usize, Change)>)> {
    let members = |ranking: &Ranking| {
        let rows = ranking.rows.iter().map(|row| row.at);
        rows.chain(ranking.unranked.iter().copied()).collect::<Vec<_>>()
    };
    let key = |at: usize| all[at].observation.unit.key.as_str();
    let before: Map<&str, usize> = members(earlier).into_iter().map(|at| (key(at), at)).collect();
    let same_units = earlier.units(all) == later.units(all);
    let against = |at: usize| {
        let was = *before.get(key(at))?;
        Some((was, changed(all, (earlier, was), (later, at), same_units, (today, catalog))))
    };
    members(later).into_iter().map(|at| (at, against(at))).collect()
}

fn changed(
    all: &[Assessed],
    earlier: (&Ranking, usize),
    later: (&Ranking, usize),
    same_units: bool,
    (today, catalog): (Option<NaiveDate>, &Catalog),
) -> Change {
    let frame = |at: usize| Frame::of(&all[at].observation);
    let mut comparability = comparable(&frame(earlier.1), &frame(later.1), today, catalog);
    let rows = earlier.0.row(earlier.1).zip(later.0.row(later.1)).filter(|_| comparability.is_allowed());
    let ranks = rows
        .filter(|_| same_units)
        .and_then(|(was, is)| Some(i64::try_from(was.rank).ok()? - i64::try_from(is.rank).ok()?));
    let points = rows.map(|(was, is)| is.points.minus(was.points));
    if !same_units {
        comparability.for_ranks.push(Barrier::UnitsRanked);
    }
    Change { points, ranks, comparability }
}
