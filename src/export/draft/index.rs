//! The index of Decision 766 within a sentence.

use super::Run;
use super::figures::Figures;
use super::slot::{Answer, joined, said};
use crate::domain::{Decimal, Place, Scope, sort_by_key};
use crate::present::Cell;
use crate::scoring::{GroupScore, Scorecard};
use crate::text::{self, labels, publishing as words};

impl Figures<'_> {
    /// The total of its maximum, the rank, the groups, the groups by lost points.
    pub(super) fn index(&self, form: &str) -> Answer {
        let card = self.scorecard()?;
        match form {
            "of_max" => self.total(card),
            "rank" => {
                let rank = card.ranks.last()?;
                let cell =
                    Cell::stated(Decimal::whole(rank.rank), words::rank(rank.rank, rank.of), vec![rank.place.clone()]);
                Some(vec![Run::Figure { cell, link: self.link("rank", &Scope::whole()) }])
            }
            "groups" => joined(card.groups.iter().map(|g| self.group(g)).collect(), "; "),
            _ => {
                let mut groups: Vec<&GroupScore> = card.groups.iter().filter(|g| !g.lost.is_zero()).collect();
                sort_by_key(&mut groups, |g| std::cmp::Reverse(g.lost));
                joined(groups.into_iter().map(|g| self.lost(g)).collect(), "; ")
            }
        }
    }

    fn total(&self, card: &Scorecard) -> Answer {
        let total = card.total.as_ref()?;
        Some(self.of_max("index766_total", total.value, card.max, &total.place))
    }

    fn group(&self, group: &GroupScore) -> Vec<Run> {
        let mut runs = vec![said(format!("{} ", group.name))];
        runs.extend(self.of_max(&group.fact, group.points.value, group.max, &group.points.place));
        runs
    }

    fn of_max(&self, id: &str, value: Decimal, max: Decimal, place: &Place) -> Vec<Run> {
        let cell = Cell::stated(value, text::points(value), vec![place.clone()]);
        let link = self.link(id, &Scope::whole());
        vec![Run::Figure { cell, link }, said(format!("/{}", text::quantity(max, words::UNIT_POINTS)))]
    }

    fn lost(&self, group: &GroupScore) -> Vec<Run> {
        let formula = format!("{} − {}", text::decimal(group.max), text::points(group.points.value));
        let shown = labels::points(&text::points(group.lost));
        let cell = Cell::computed(group.lost, shown, vec![group.points.place.clone()], formula);
        let link = self.link(&group.fact, &Scope::whole());
        vec![said(format!("{}{}", group.name, words::LOSES)), Run::Figure { cell, link }]
    }
}
