//! Which column holds what: guessed from the headings, changed by the user.

use super::date::order;
use crate::catalog::{DossierDefs, Meaning, Role, Vocabulary};
use crate::domain::fold_phrase;
use crate::ingest::rows::Row;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Rows looked at for the headings.
const HEAD: usize = 30;

/// A column of the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Its heading as written.
    pub heading: String,
    /// What it holds.
    pub role: Role,
}

/// Which column holds what.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Mapping {
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// One-based number of the row of headings.
    pub heading_row: u64,
    /// Dates have the month first: mm/dd/yyyy.
    #[serde(default)]
    pub month_first: bool,
    /// Words that the user gave a meaning, in comparable form.
    #[serde(default)]
    pub words: BTreeMap<Vocabulary, BTreeMap<String, Meaning>>,
    /// The same words as they were first written, by their comparable form.
    #[serde(default)]
    pub written: BTreeMap<String, String>,
}

/// Why a mapping cannot be used or changed so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MappingError {
    /// No column says when dossiers were received.
    NoReceived,
    /// There is no such column.
    NoColumn,
    /// The column holds data of persons: nothing may be read from it.
    Personal,
}

impl Mapping {
    /// Guesses from the first rows: the row that names the most roles is the row of headings. `None` when no row names
    /// three.
    pub fn guess(rows: &[(u64, Vec<String>)], defs: &DossierDefs) -> Option<Mapping> {
        let named =
            |cells: &[String]| cells.iter().filter(|c| defs.role(c).is_some_and(|r| r.0 != Role::Personal)).count();
        let (number, cells) = rows.iter().take(HEAD).rev().max_by_key(|(_, cells)| named(cells))?;
        let mut mapping = (named(cells) >= 3).then(|| Mapping::of(*number, cells, defs))?;
        mapping.month_first = mapping.is_month_first(rows);
        Some(mapping)
    }

    /// Whether some dates of the rows can only be read with the month first, and none only with the day first.
    fn is_month_first(&self, rows: &[(u64, Vec<String>)]) -> bool {
        let is_date = |column: &Column| {
            matches!(
                column.role,
                Role::Received | Role::Due | Role::Returned | Role::SupplementAsked | Role::SupplementDone
            )
        };
        let below = rows.iter().filter(|(number, _)| *number > self.heading_row);
        let dates = below.flat_map(|(_, cells)| cells.iter().zip(&self.columns).filter(|(_, c)| is_date(c)));
        let orders: Vec<bool> = dates.filter_map(|(cell, _)| order(cell.as_bytes())).collect();
        !orders.is_empty() && orders.iter().all(|month_first| *month_first)
    }

    fn of(heading_row: u64, cells: &[String], defs: &DossierDefs) -> Mapping {
        let found: Vec<Option<(Role, bool, usize)>> = cells.iter().map(|c| defs.role(c)).collect();
        let role = |column: usize| {
            let Some((role, exact, rank)) = found[column] else { return Role::Ignored };
            let better = |(other, at): (&Option<(Role, bool, usize)>, usize)| {
                other.is_some_and(|(r, e, k)| r == role && (!e, k, at) < (!exact, rank, column))
            };
            let taken = role != Role::Personal && found.iter().zip(0..).any(better);
            if taken { Role::Ignored } else { role }
        };
        let columns = cells.iter().enumerate().map(|(i, heading)| Column { heading: heading.clone(), role: role(i) });
        Mapping { columns: columns.collect(), heading_row, ..Mapping::default() }
    }

    /// Says what a column holds; the column that held it before is ignored from then on.
    ///
    /// # Errors
    /// [`MappingError::NoColumn`], and [`MappingError::Personal`] for a column of personal data.
    pub fn set(&mut self, column: usize, role: Role) -> Result<(), MappingError> {
        let current = self.columns.get(column).ok_or(MappingError::NoColumn)?;
        if current.role == Role::Personal && role != Role::Ignored {
            return Err(MappingError::Personal);
        }
        for (i, other) in self.columns.iter_mut().enumerate() {
            match i == column {
                true if other.role != Role::Personal => other.role = role,
                false if other.role == role && !matches!(role, Role::Personal | Role::Ignored) => {
                    other.role = Role::Ignored
                }
                _ => {}
            }
        }
        Ok(())
    }

    /// Gives a word of a vocabulary a meaning.
    pub fn teach(&mut self, vocabulary: Vocabulary, word: &str, meaning: Meaning) {
        let known = folded(word);
        if known != word {
            self.written.entry(known.clone()).or_insert_with(|| word.to_owned());
        }
        self.words.entry(vocabulary).or_default().insert(known, meaning);
    }

    /// Takes that back.
    pub fn unteach(&mut self, vocabulary: Vocabulary, word: &str) {
        let known = folded(word);
        if let Some(words) = self.words.get_mut(&vocabulary) {
            words.remove(&known);
        }
        self.words.retain(|_, words| !words.is_empty());
        if self.words.values().all(|words| !words.contains_key(&known)) {
            self.written.remove(&known);
        }
    }

    /// What a word means, the user's word first.
    pub(super) fn meaning(&self, vocabulary: Vocabulary, word: &str, defs: &DossierDefs) -> Option<Meaning> {
        let own = self.words.get(&vocabulary).and_then(|words| words.get(&folded(word)));
        own.copied().or_else(|| defs.meaning(vocabulary, word))
    }

    /// The column of a role.
    pub fn column(&self, role: Role) -> Option<usize> {
        self.columns.iter().position(|c| c.role == role)
    }

    /// Whether it can be used.
    ///
    /// # Errors
    /// [`MappingError::NoReceived`].
    pub fn check(&self) -> Result<(), MappingError> {
        self.column(Role::Received).map(|_| ()).ok_or(MappingError::NoReceived)
    }

    /// Blanks the cells of personal data below the headings.
    pub(super) fn veil(&self, row: u64, cells: &mut [String]) {
        let personal =
            cells.iter_mut().zip(&self.columns).filter(|(_, c)| c.role == Role::Personal && row > self.heading_row);
        personal.for_each(|(cell, _)| cell.clear());
    }

    /// Whether the same headings stand in the same order.
    pub(super) fn is_headed_like(&self, other: &Mapping) -> bool {
        let heads = |mapping: &Mapping| {
            let mut heads: Vec<String> = mapping.columns.iter().map(|c| folded(&c.heading)).collect();
            while heads.pop_if(|head| head.is_empty()).is_some() {}
            heads
        };
        heads(self) == heads(other)
    }

    /// Whether a row repeats the headings.
    pub(super) fn is_heading(&self, row: &Row<'_>, column: usize) -> bool {
        self.columns.get(column).is_some_and(|c| !c.heading.is_empty() && c.heading == row.text(column))
    }
}

/// A word in comparable form.
pub fn folded(word: &str) -> String {
    fold_phrase(word).join(" ")
}
