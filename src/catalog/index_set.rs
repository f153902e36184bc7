//! Which version of the index a report uses.

use super::{Catalog, IndexGroup, IndexSet};
use crate::domain::{Account, Decimal};

/// Fact id of the index total.
pub const INDEX_TOTAL: &str = "index766_total";
/// Fact id of a maximum, stated of a group or of the total.
pub const INDEX_MAX: &str = "index766_max";

/// A group of the index as a report states it.
#[derive(Debug, Clone, Copy)]
pub struct StatedGroup<'a> {
    /// Fact id of the group.
    pub fact: &'a str,
    /// Points.
    pub points: Decimal,
    /// Maximum, when the report gives it.
    pub max: Option<Decimal>,
}

impl Catalog {
    /// The set in use at the end of an account's period whose groups it states; `None` when it states none.
    pub fn index_set_of(&self, account: &Account<'_>) -> Option<&IndexSet> {
        let stated = self.stated_groups(account);
        self.index_set_on(&stated, account.span.last_possible_day(), None).filter(|_| !stated.is_empty())
    }

    /// The groups of the index whose points an account states.
    pub fn stated_groups<'a>(&self, account: &Account<'a>) -> Vec<StatedGroup<'a>> {
        let groups = account.entries.iter().filter(|e| e.of.is_none() && self.is_index_group(e.indicator));
        let stated = groups.filter_map(|e| {
            let max = account.stated_of(INDEX_MAX, Some(e.indicator)).first().map(|s| s.value);
            e.statements.first().map(|s| StatedGroup { fact: e.indicator, points: s.value, max })
        });
        stated.collect()
    }

    /// Whether a fact is the points of a group of the index.
    pub fn is_index_group(&self, fact: &str) -> bool {
        self.index_sets.iter().any(|set| set.group(fact).is_some())
    }

    /// The band of a score, classified as published to two places; `None` below every band or for other maxima.
    pub fn band<'a>(&'a self, score: Decimal, set: &'a IndexSet) -> Option<&'a str> {
        let published = score.rounded(2);
        let reached = self.bands_of(set).iter().filter(|band| published >= band.from);
        reached.max_by_key(|band| band.from).map(|band| band.vi.as_str())
    }

    /// The bands of a set: its own, else the common ones, which are of scores out of 100.
    pub fn bands_of<'a>(&'a self, set: &'a IndexSet) -> &'a [super::Band] {
        match &set.bands {
            Some(bands) => &bands.band,
            None if set.max == Decimal::whole(100) => &self.bands.band,
            None => &[],
        }
    }
}

impl IndexSet {
    /// The group whose points a fact holds.
    pub fn group(&self, fact: &str) -> Option<&IndexGroup> {
        self.groups.iter().find(|group| group.fact == fact)
    }
}

impl IndexGroup {
    /// A stated maximum must be the group's own; without one, points above the maximum rule the group out.
    pub(super) fn fits(&self, stated: &StatedGroup<'_>) -> bool {
        stated.max.map_or(stated.points <= self.max, |max| max == self.max)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::catalog;

    fn chosen(groups: &[(&str, i64, Option<i64>)]) -> Option<&'static str> {
        let stated: Vec<StatedGroup<'_>> = groups
            .iter()
            .map(|(fact, points, max)| StatedGroup {
                fact,
                points: Decimal::whole(*points),
                max: max.map(Decimal::whole),
            })
            .collect();
        catalog().index_set_on(&stated, None, None).map(|set| set.id.as_str())
    }

    #[test]
    fn the_stated_maximum_tells_five_groups_from_six() {
        assert_eq!(chosen(&[("index766_online_service", 7, Some(12))]), Some("index766_six"));
        assert_eq!(chosen(&[("index766_online_service", 7, Some(22))]), Some("index766_five"));
        assert_eq!(chosen(&[("index766_online_service", 16, None)]), Some("index766_five"));
        assert_eq!(chosen(&[("index766_online_payment", 3, None)]), Some("index766_six"));
        assert_eq!(chosen(&[("index766_online_service", 7, Some(15))]), None);
    }
}
