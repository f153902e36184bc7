//! The index that a draft is written from: as a report states it, else as it follows from what is observed of the body.

use super::figures::{Figures, same};
use crate::catalog::catalog;
use crate::domain::{Decimal, Place, Ratio, Scope, Span};
use crate::present::{Cell, Emphasis};
use crate::scoring::index::{Assessed, Basis, GroupPoints};
use crate::scoring::{GroupScore, RankAt, Scorecard, Stated};
use crate::text::{self, publishing as words};

/// Points of a body for one period.
#[derive(Debug, Clone)]
pub(super) struct Index {
    /// Whom they are about, as the source names it.
    pub(super) scope: Scope,
    /// When they are as of.
    pub(super) span: Span,
    /// Groups with points, in the set's order.
    pub(super) groups: Vec<Group>,
    /// The total; `None` where it is not known.
    pub(super) total: Option<Cell>,
    /// Most points.
    pub(super) max: Decimal,
    /// The last rank stated.
    pub(super) rank: Option<RankAt>,
    /// The part of a computed total that is as published, with the fact it is of.
    pub(super) published: Option<(String, Cell)>,
    /// What is to be said of the total beside the groups; empty when nothing is.
    pub(super) note: String,
}

/// Points of one group.
#[derive(Debug, Clone)]
pub(super) struct Group {
    pub(super) fact: String,
    pub(super) name: String,
    pub(super) points: Cell,
    pub(super) value: Decimal,
    pub(super) max: Decimal,
    pub(super) rate: Ratio,
    pub(super) lost: Decimal,
    /// Whether they stand as published beside others that were computed.
    pub(super) as_published: bool,
}

impl Group {
    pub(super) fn lost_formula(&self) -> String {
        text::lost_formula(self.max, self.value)
    }
}

/// The observation of a period: of its days, else the last one within it.
pub(super) fn observation<'a>(observed: &[&'a Assessed], span: Span) -> Option<&'a Assessed> {
    let of_days = observed.iter().find(|of| same(of.observation.span, span));
    of_days.or_else(|| observed.iter().rfind(|of| is_within(of.observation.span, span))).copied()
}

/// Whether the last day of a span is one of a period's.
fn is_within(span: Span, period: Span) -> bool {
    let days = period.days().zip(span.days());
    days.is_some_and(|((first, last), (_, day))| first <= day && day <= last)
}

impl Figures<'_> {
    /// The index of the period, or the last one for another date within it: as stated, else as observed.
    pub(super) fn scored(&self) -> Option<Index> {
        let within = |span: Span| is_within(span, self.span);
        let stated = || self.scorecards();
        let observed = || self.observed.iter().copied();
        let exact = stated().find(|card| same(card.period.span, self.span)).map(Index::stated);
        let exact =
            exact.or_else(|| observed().find(|of| same(of.observation.span, self.span)).and_then(Index::observed));
        let inside = || stated().rfind(|card| within(card.period.span)).map(Index::stated);
        let seen = || observed().rfind(|of| within(of.observation.span)).and_then(Index::observed);
        exact.or_else(inside).or_else(seen)
    }
}

impl Index {
    fn stated(card: &Scorecard) -> Index {
        let points =
            |stated: &Stated| Cell::stated(stated.value, text::points(stated.value), vec![stated.place.clone()]);
        let group = |group: &GroupScore| Group {
            fact: group.fact.clone(),
            name: group.name.clone(),
            points: points(&group.points),
            value: group.points.value,
            max: group.max,
            rate: group.rate,
            lost: group.lost,
            as_published: false,
        };
        let differs = card.total.as_ref().map(|total| total.value).filter(|total| *total != card.sum);
        let note = differs.map(|total| words::sum_of_groups_differs(total, card.sum)).unwrap_or_default();
        Index {
            scope: Scope::whole(),
            span: card.period.span,
            groups: card.groups.iter().map(group).collect(),
            total: card.total.as_ref().map(points),
            max: card.max,
            rank: card.ranks.last().cloned(),
            published: None,
            note,
        }
    }

    /// `None` for a version of the index that the catalogue does not have.
    pub(super) fn observed(of: &Assessed) -> Option<Index> {
        let (seen, found) = (&of.observation, &of.assessment);
        let set = catalog().index_set_named(&seen.set)?;
        let part = found.published_part();
        let group = |group: &GroupPoints| {
            let value = group.points.number()?.rounded(2);
            Some(Group {
                fact: group.fact.clone(),
                name: set.group(&group.fact).map_or_else(|| group.fact.clone(), |own| own.vi.clone()),
                points: doubted(group_points(of, group, value), of, &group.fact, group.published.number(), group.basis),
                value,
                max: group.max,
                rate: Ratio::new(value, group.max)?,
                lost: group.max.minus(value).normalized(),
                as_published: part.is_some() && matches!(group.basis, Basis::Published(_)),
            })
        };
        let groups: Vec<Group> = found.groups.iter().filter_map(group).collect();
        let total = found.total.number().map(|value| {
            let cell = total_points(of, &groups, value.rounded(2));
            doubted(cell, of, &seen.total.fact, found.published.number(), found.basis)
        });
        let note = total.as_ref().filter(|total| total.emphasis == Emphasis::Bad);
        let note = note.map(|total| total.formula.clone()).unwrap_or_default();
        let published = part.and_then(|part| published_part(&groups, part));
        let scope = Scope::agency(seen.unit.name.clone());
        Some(Index { scope, span: seen.span, groups, total, max: found.max, rank: None, published, note })
    }
}

/// «5,18 + 0,95».
pub(super) fn sum(parts: impl Iterator<Item = Decimal>) -> String {
    parts.map(text::points).collect::<Vec<_>>().join(" + ")
}

/// Points of a group where they are published; those made of counts have the places of their components.
fn group_points(of: &Assessed, group: &GroupPoints, value: Decimal) -> Cell {
    let seen = &of.observation;
    let mut places =
        seen.groups.iter().find(|own| own.fact == group.fact).map_or_else(Vec::new, |own| own.places.clone());
    if group.basis != Basis::Computed {
        return Cell::stated(value, text::points(value), places);
    }
    let counts = group.metrics.iter().filter_map(|metric| seen.counts(&metric.code));
    counts.for_each(|counts| places.extend(counts.places.iter().cloned()));
    Cell::computed(value, text::points(value), places, sum(group.metrics.iter().filter_map(|m| m.points.number())))
}

fn total_points(of: &Assessed, groups: &[Group], value: Decimal) -> Cell {
    let mut places = of.observation.total.places.clone();
    if of.assessment.basis != Basis::Computed {
        return Cell::stated(value, text::points(value), places);
    }
    groups.iter().for_each(|group| places.extend(group.points.places.iter().take(1).cloned()));
    Cell::computed(value, text::points(value), places, sum(groups.iter().map(|group| group.value)))
}

/// Points that sources give differently, or that the counts give otherwise than published, are marked with both values.
fn doubted(cell: Cell, of: &Assessed, fact: &str, published: Option<Decimal>, basis: Basis) -> Cell {
    let crate::present::Sort::Number(value) = cell.sort else { return cell };
    let other = published.filter(|published| basis == Basis::Computed && *published != value);
    let formula = match other {
        Some(published) => words::computed_differs(value, published),
        None if of.observation.rivals.iter().any(|rival| rival == fact) => words::STATED_DIFFERENTLY.to_owned(),
        None => return cell,
    };
    Cell { formula, ..cell }.with(Emphasis::Bad)
}

/// The published part of a total: a group's own points, else the sum of several.
fn published_part(groups: &[Group], part: Decimal) -> Option<(String, Cell)> {
    let own: Vec<&Group> = groups.iter().filter(|group| group.as_published).collect();
    let first = own.first()?;
    let places: Vec<Place> = own.iter().flat_map(|group| group.points.places.clone()).collect();
    let formula = if own.len() > 1 { sum(own.iter().map(|group| group.value)) } else { String::new() };
    let part = part.rounded(2);
    Some((first.fact.clone(), Cell::computed(part, text::points(part), places, formula)))
}
