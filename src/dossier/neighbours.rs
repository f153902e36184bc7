//! Columns of words that stand side by side: exports put them together, and together they say few different things, so that
//! all of them are looked up at once.

use super::dictionary::Dictionary;
use crate::catalog::{Meaning, Role};
use crate::ingest::rows::{Cell, Row};

/// What the words of a row mean, each where its role stands in [`Role::READ`]; `None` where nothing is said or nobody
/// knows it.
pub(super) type Said = [Option<Meaning>; Role::READ.len()];

/// Different things that neighbours may say.
const KEPT: usize = 10_000;

/// Columns of words without another between them, and what they were found to say.
pub(super) struct Neighbours {
    roles: Vec<Role>,
    first: usize,
    met: Dictionary<Said>,
}

impl Neighbours {
    /// The columns of words of a file, in their order, `None` for one that it has not.
    pub(super) fn of(columns: impl IntoIterator<Item = (Role, Option<usize>)>) -> Vec<Neighbours> {
        let worded = columns.into_iter().filter(|(role, _)| role.vocabulary().is_some());
        let mut columns: Vec<(usize, Role)> = worded.filter_map(|(role, column)| Some((column?, role))).collect();
        columns.sort_unstable();
        let apart = |pair: &(usize, Role), next: &(usize, Role)| pair.0 + 1 == next.0;
        let new = |columns: &[(usize, Role)]| Neighbours {
            roles: columns.iter().map(|(_, role)| *role).collect(),
            first: columns.first().map_or(0, |(column, _)| *column),
            met: Dictionary::new(KEPT, 256, [None; Role::READ.len()]),
        };
        columns.chunk_by(apart).map(new).collect()
    }

    /// Their roles, from left to right.
    pub(super) fn roles(&self) -> &[Role] {
        &self.roles
    }

    /// All of their bytes and what stands between, if that is one separator each: where there are quotation marks, and in
    /// workbooks, every cell is looked at by itself.
    #[inline]
    fn all<'r>(&self, row: &Row<'r>) -> Option<Cell<'r>> {
        let cells = row.cells.get(self.first..self.first + self.roles.len())?;
        let (first, last) = (cells.first()?, cells.last()?);
        let are_plain = row.shared.is_empty() && cells.windows(2).all(|pair| pair[0].end + 1 == pair[1].start);
        row.data.get(first.start..last.end).filter(|_| are_plain).map(Cell::of)
    }

    /// What they say, if they were met saying it.
    #[inline]
    pub(super) fn recall(&self, row: &Row<'_>) -> Option<&Said> {
        self.met.get(self.met.recall(self.all(row)?)?)
    }

    /// Keeps what they say.
    pub(super) fn keep(&mut self, row: &Row<'_>, said: &Said) {
        if let Some(all) = self.all(row).filter(|_| self.roles.len() > 1 && self.met.holds(1)) {
            self.met.number(all, || *said);
        }
    }
}
