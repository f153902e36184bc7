//! Lists of dossiers before they are counted: whose columns are which, as guessed and as the user changes them.

use super::{Mapping, Request, Role, Task};
use crate::domain::Span;
use crate::dossier::MappingError;
use std::collections::BTreeSet;

/// A file that is offered for counting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u64,
    /// Its first rows, with their numbers.
    pub rows: Vec<(u64, Vec<String>)>,
    /// Its columns.
    pub mapping: Mapping,
}

/// The files that are counted together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Draft {
    files: Vec<Offered>,
    /// Columns that the user, and not their heading, called personal: name and size of the file, number of the column.
    hidden: BTreeSet<(String, u64, usize)>,
}

/// The beginning of some files that share their columns.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sample {
    /// Heading and role of each column.
    pub columns: Vec<(String, Role)>,
    /// The first rows below the headings; cells of personal data are `None`.
    pub rows: Vec<(u64, Vec<Option<String>>)>,
}

/// Columns without which figures that matter are missing.
const WANTED: [Role; 6] = [Role::Agency, Role::Due, Role::Returned, Role::Level, Role::Channel, Role::Fee];

impl Draft {
    /// Adds a file; one of the same name and size takes the other's place.
    pub fn add(&mut self, file: Offered) {
        self.files.retain(|old| (&old.name, old.bytes) != (&file.name, file.bytes));
        self.hidden.retain(|(name, bytes, _)| (name, *bytes) != (&file.name, file.bytes));
        self.files.push(file);
    }

    /// The files in the order in which they came.
    pub fn files(&self) -> &[Offered] {
        &self.files
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// Bytes of all files.
    pub fn bytes(&self) -> u64 {
        self.files.iter().map(|file| file.bytes).sum()
    }

    /// The files by their columns: those of one group are headed alike, and are told apart as one.
    pub fn groups(&self) -> Vec<Vec<usize>> {
        let mut groups: Vec<Vec<usize>> = Vec::new();
        for (at, file) in self.files.iter().enumerate() {
            let same = |group: &&mut Vec<usize>| group.first().is_some_and(|first| alike(&self.files[*first], file));
            match groups.iter_mut().find(same) {
                Some(group) => group.push(at),
                None => groups.push(vec![at]),
            }
        }
        groups
    }

    /// Says what a column holds in every file of a group.
    ///
    /// # Errors
    /// As [`Mapping::set`]: nothing is read from a column whose heading names personal data.
    pub fn set(&mut self, group: usize, column: usize, role: Role) -> Result<(), MappingError> {
        let files = self.groups().into_iter().nth(group).ok_or(MappingError::NoColumn)?;
        files.into_iter().try_for_each(|at| {
            let file = self.files.get_mut(at).ok_or(MappingError::NoColumn)?;
            let own = file.mapping.columns.get_mut(column).ok_or(MappingError::NoColumn)?;
            let mark = (file.name.clone(), file.bytes, column);
            if role != Role::Personal {
                if self.hidden.remove(&mark) {
                    own.role = Role::Ignored;
                }
                return file.mapping.set(column, role);
            }
            // From then on nothing of it is read or shown.
            if own.role != Role::Personal {
                own.role = Role::Personal;
                self.hidden.insert(mark);
            }
            Ok(())
        })
    }

    /// Whether what a column of a group holds is fixed: its heading names personal data.
    pub fn is_fixed(&self, group: usize, column: usize) -> bool {
        let first = self.groups().into_iter().nth(group).and_then(|files| self.files.get(*files.first()?));
        first.is_some_and(|file| {
            file.mapping.columns.get(column).is_some_and(|own| own.role == Role::Personal)
                && !self.hidden.contains(&(file.name.clone(), file.bytes, column))
        })
    }

    /// Whether the month stands before the day in the files of a group.
    pub fn month_first(&self, group: usize) -> bool {
        let first = self.groups().into_iter().nth(group).and_then(|files| self.files.get(*files.first()?));
        first.is_some_and(|file| file.mapping.month_first)
    }

    /// Says so of every file of a group.
    pub fn set_month_first(&mut self, group: usize, month_first: bool) {
        for at in self.groups().into_iter().nth(group).unwrap_or_default() {
            if let Some(file) = self.files.get_mut(at) {
                file.mapping.month_first = month_first;
            }
        }
    }

    /// The beginning of a group's first file.
    pub fn sample(&self, group: usize) -> Sample {
        let first = self.groups().into_iter().nth(group).and_then(|files| self.files.get(*files.first()?));
        first.map(Offered::sample).unwrap_or_default()
    }

    /// How many columns are read, and how many hold personal data.
    pub fn recognised(&self, group: usize) -> (usize, usize) {
        let sample = self.sample(group);
        let personal = sample.columns.iter().filter(|(_, role)| *role == Role::Personal).count();
        let other = sample.columns.iter().filter(|(_, role)| *role == Role::Ignored).count();
        (sample.columns.len() - personal - other, personal)
    }

    /// Columns that some file of a group does not have and that figures need.
    pub fn missing(&self, group: usize) -> Vec<Role> {
        let has = self.sample(group).columns;
        WANTED.into_iter().filter(|wanted| !has.iter().any(|(_, role)| role == wanted)).collect()
    }

    /// Whether every file says when its dossiers were received.
    pub fn is_ready(&self) -> bool {
        !self.files.is_empty() && self.files.iter().all(|file| file.mapping.check().is_ok())
    }

    /// The request that counts the files; `None` for the period takes the one that holds every dossier.
    pub fn request(&self, span: Option<Span>) -> Request {
        let mappings = self.files.iter().map(|file| file.mapping.clone()).collect();
        let names = self.files.iter().map(|file| file.name.clone()).collect();
        Request { task: Task::Count { mappings, span }, names }
    }
}

impl Offered {
    fn sample(&self) -> Sample {
        let Mapping { columns, heading_row, .. } = &self.mapping;
        let below = self.rows.iter().filter(|(number, _)| number > heading_row);
        let cell = |(column, role): (usize, Role), cells: &[String]| {
            (role != Role::Personal).then(|| cells.get(column).cloned().unwrap_or_default())
        };
        let roles = || columns.iter().map(|c| c.role).enumerate();
        let rows = below.map(|(number, cells)| (*number, roles().map(|at| cell(at, cells)).collect()));
        Sample { columns: columns.iter().map(|c| (c.heading.clone(), c.role)).collect(), rows: rows.collect() }
    }
}

fn alike(a: &Offered, b: &Offered) -> bool {
    let headings = |file: &Offered| file.mapping.columns.iter().map(|c| c.heading.clone()).collect::<Vec<_>>();
    a.mapping.month_first == b.mapping.month_first && headings(a) == headings(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dossier::Column;

    fn file(name: &str, headings: &[(&str, Role)]) -> Offered {
        let columns = headings.iter().map(|(heading, role)| Column { heading: (*heading).to_owned(), role: *role });
        let mapping = Mapping { columns: columns.collect(), heading_row: 1, ..Mapping::default() };
        let rows = [(1, headings.iter().map(|(h, _)| (*h).to_owned()).collect()), (2, vec!["x".to_owned(); 3])];
        Offered { name: name.to_owned(), bytes: 10, rows: rows.into(), mapping }
    }

    fn draft() -> Draft {
        let mut draft = Draft::default();
        draft.add(file("a", &[("m", Role::Code), ("n", Role::Received), ("p", Role::Personal)]));
        draft.add(file("b", &[("m", Role::Code), ("n", Role::Received), ("p", Role::Personal)]));
        draft.add(file("c", &[("m", Role::Code), ("o", Role::Ignored)]));
        draft
    }

    #[test]
    fn files_headed_alike_are_changed_together() {
        let mut draft = draft();
        assert_eq!(draft.groups(), [vec![0, 1], vec![2]]);
        assert!(!draft.is_ready());
        assert_eq!(draft.set(1, 1, Role::Received), Ok(()));
        assert!(draft.is_ready());
        assert_eq!(draft.set(0, 0, Role::Agency), Ok(()));
        assert!(draft.files()[..2].iter().all(|file| file.mapping.columns[0].role == Role::Agency));
        draft.add(file("a", &[("m", Role::Code)]));
        assert_eq!(draft.files().len(), 3, "the same file is there once");
    }

    #[test]
    fn personal_cells_are_not_in_the_sample_and_cannot_be_read() {
        let mut draft = draft();
        assert_eq!(draft.sample(0).rows, [(2, vec![Some("x".to_owned()), Some("x".to_owned()), None])]);
        assert_eq!(draft.set(0, 2, Role::Agency), Err(MappingError::Personal));
        assert_eq!(draft.set(0, 0, Role::Personal), Ok(()));
        assert_eq!(draft.sample(0).rows[0].1[0], None);
        assert_eq!(draft.recognised(0), (1, 2));
        assert_eq!(draft.missing(0), WANTED);
    }

    #[test]
    fn what_the_user_hid_can_be_shown_again() {
        let mut draft = draft();
        assert_eq!(draft.set(0, 1, Role::Personal), Ok(()));
        assert_eq!((draft.is_fixed(0, 1), draft.is_fixed(0, 2)), (false, true));
        assert_eq!(draft.set(0, 2, Role::Personal), Ok(()), "twice the same");
        assert!(draft.is_fixed(0, 2));
        assert_eq!(draft.set(0, 1, Role::Received), Ok(()));
        assert!(draft.files()[..2].iter().all(|file| file.mapping.columns[1].role == Role::Received));
        assert_eq!(draft.sample(0).rows[0].1[1], Some("x".to_owned()));
    }
}
