//! Rows that are counted in a row above them: «I. Đất đai» with its procedures below it, an agency with its branches.
//!
//! A table does not say so; its numbers do. Where rows add up to the total only when some stand for those below them, in
//! at least one column, those below are parts in every column of the report.

use super::tables::{SECTION, Table, put};
use super::tally::{Tally, sum};
use crate::domain::{Decimal, Map, Scope};

/// Which row each part is counted in.
pub(super) struct Groups {
    heads: Map<Scope, Scope>,
}

impl Groups {
    /// Learns from the columns that add up in one way only: with parts left out.
    pub(super) fn of<'t, 'a: 't>(tables: impl Iterator<Item = &'t Table<'a>>) -> Groups {
        let mut heads: Map<Scope, Scope> = Map::default();
        for table in tables.filter(|table| !table.rows.iter().any(|row| row.class)) {
            for (part, head) in nested(table) {
                heads.entry(part).or_insert(head);
            }
        }
        Groups { heads }
    }

    /// Marks a table's parts, provided that their heads are in it too.
    pub(super) fn mark(&self, table: &mut Table<'_>) {
        for at in 0..table.rows.len() {
            let head = self.heads.get(&table.rows[at].scope);
            table.rows[at].part = head.is_some_and(|head| table.seen.contains(head));
        }
    }

    /// Each head against its parts.
    pub(super) fn compare(&self, table: &Table<'_>, tally: &mut Tally) {
        for head in table.rows.iter().filter(|row| !row.part) {
            let own = |scope: &Scope| self.heads.get(scope) == Some(&head.scope);
            let parts: Vec<_> = table.rows.iter().filter(|row| row.part && own(&row.scope)).collect();
            if !parts.is_empty() {
                put(SECTION, head.fact, head.value, &parts, tally);
            }
        }
    }
}

/// Part → head, where the heads alone add up to the total and all rows do not.
fn nested(table: &Table<'_>) -> Vec<(Scope, Scope)> {
    let values: Vec<Decimal> = table.rows.iter().map(|row| row.value).collect();
    let Some((_, total)) = table.total.filter(|(_, total)| sum(values.iter().copied()) != *total) else {
        return Vec::new();
    };
    let (mut parts, mut own, mut at) = (Vec::new(), Vec::new(), 0);
    while at < values.len() {
        let count = parts_of(values[at], &values[at + 1..]);
        own.push(values[at]);
        parts.extend((at + 1..=at + count).map(|i| (table.rows[i].scope.clone(), table.rows[at].scope.clone())));
        at += 1 + count;
    }
    if sum(own) == total { parts } else { Vec::new() }
}

/// How many of the values that follow, two at least, add up to a value; zeros tell nothing.
fn parts_of(value: Decimal, below: &[Decimal]) -> usize {
    if value == Decimal::ZERO {
        return 0;
    }
    let sums = below.iter().scan(Decimal::ZERO, |so_far, next| {
        *so_far = so_far.plus(*next);
        Some(*so_far)
    });
    let mut reached = sums.take_while(|so_far| *so_far <= value).enumerate().skip(1);
    reached.find(|(_, so_far)| *so_far == value).map_or(0, |(at, _)| at + 1)
}
