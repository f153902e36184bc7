//! The index of Decision 766 within a sentence.

use super::Run;
use super::figures::{Figures, same};
use super::scored::{Group, Index};
use super::slot::{Answer, joined, named, said};
use crate::catalog::INDEX_TOTAL;
use crate::domain::{Decimal, Scope, sort_by_key};
use crate::present::Cell;
use crate::text::{self, labels, publishing as words};

impl Figures<'_> {
    /// The total of its maximum, the rank, the groups, the groups by lost points.
    pub(super) fn index(&self, form: &str) -> Answer {
        let index = self.scored()?;
        match form {
            "of_max" => self.total(&index),
            "rank" => {
                let rank = index.rank.as_ref()?;
                let cell =
                    Cell::stated(Decimal::whole(rank.rank), words::rank(rank.rank, rank.of), vec![rank.place.clone()]);
                Some(vec![self.points("rank", &index.scope, cell)])
            }
            "groups" => joined(index.groups.iter().map(|g| self.group(&index, g)).collect(), "; "),
            _ => {
                let mut groups: Vec<&Group> = index.groups.iter().filter(|g| !g.lost.is_zero()).collect();
                sort_by_key(&mut groups, |g| std::cmp::Reverse(g.lost));
                joined(groups.into_iter().map(|g| self.lost(&index, g)).collect(), "; ")
            }
        }
    }

    /// The total, with the part of it that is as published where the rest was computed, and its date where that is another
    /// than the period of the draft.
    fn total(&self, index: &Index) -> Answer {
        let total = self.checked(INDEX_TOTAL, &index.scope, index.total.clone()?);
        let mut runs = self.of_max(INDEX_TOTAL, &index.scope, total, index.max);
        if let Some((fact, part)) = &index.published {
            let part = self.points(fact, &index.scope, part.clone());
            runs.extend([said(words::PUBLISHED_PART_OPENS), part, said(words::PUBLISHED_PART_CLOSES)]);
        }
        runs.extend((!same(index.span, self.span)).then(|| said(words::as_of(&named(index.span)))));
        Some(runs)
    }

    fn group(&self, index: &Index, group: &Group) -> Vec<Run> {
        let mut runs = vec![said(format!("{} ", group.name))];
        runs.extend(self.of_max(&group.fact, &index.scope, group.points.clone(), group.max));
        runs.extend(group.as_published.then(|| said(words::AS_PUBLISHED)));
        runs
    }

    fn of_max(&self, id: &str, scope: &Scope, points: Cell, max: Decimal) -> Vec<Run> {
        let max = text::quantity(max, words::UNIT_POINTS);
        vec![self.points(id, scope, points), said(format!("/{max}"))]
    }

    fn lost(&self, index: &Index, group: &Group) -> Vec<Run> {
        let shown = labels::points(&text::points(group.lost));
        let cell = Cell::computed(group.lost, shown, group.points.places.clone(), group.lost_formula());
        let mut runs =
            vec![said(format!("{}{}", group.name, words::LOSES)), self.points(&group.fact, &index.scope, cell)];
        runs.extend(group.as_published.then(|| said(words::AS_PUBLISHED)));
        runs
    }

    fn points(&self, id: &str, scope: &Scope, cell: Cell) -> Run {
        Run::Figure { cell, link: self.link(id, scope) }
    }
}
