//! The cube: dossiers counted by agency, kind and month, and once more by field, procedure and month. Cubes of different
//! files, workers or provinces are merged in any order with the same result, and keep no dossier.

use super::few::Few;
use super::quality::FileAccount;
use crate::catalog::{Meaning, Role};
use crate::domain::{sort_by, sort_by_key};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// A procedure: its code where the file has one, else its name.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Procedure {
    /// Code, or name.
    pub key: String,
    /// Name; of several written for one code the first in order.
    pub name: String,
}

impl Procedure {
    /// Takes another name of it, if that is to be kept.
    pub(super) fn rename(&mut self, name: &str) {
        if self.name.is_empty() || (!name.is_empty() && name < self.name.as_str()) {
            name.clone_into(&mut self.name);
        }
    }
}

/// What sort of dossier it is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Kind {
    /// Level of the service: partial, full or basic; `None` when not known.
    pub level: Option<Meaning>,
    /// Whether the service is provided online; `None` when not known.
    pub service_online: Option<bool>,
    /// How it was handed in; `None` when not known.
    pub channel: Option<Meaning>,
}

impl Kind {
    const LEVELS: [Option<Meaning>; 4] = [None, Some(Meaning::Basic), Some(Meaning::Partial), Some(Meaning::Full)];
    const CHANNELS: [Option<Meaning>; 4] = [None, Some(Meaning::Direct), Some(Meaning::Online), Some(Meaning::Post)];
    const SERVICES: [Option<bool>; 3] = [None, Some(false), Some(true)];

    /// How many codes there are.
    pub const CODES: usize = 64;

    /// A number below [`Kind::CODES`] that stands for it.
    pub const fn code(self) -> u64 {
        let level = match self.level {
            Some(Meaning::Basic) => 1,
            Some(Meaning::Partial) => 2,
            Some(Meaning::Full) => 3,
            _ => 0,
        };
        let channel = match self.channel {
            Some(Meaning::Direct) => 1,
            Some(Meaning::Online) => 2,
            Some(Meaning::Post) => 3,
            _ => 0,
        };
        let service = match self.service_online {
            None => 0,
            Some(false) => 1,
            Some(true) => 2,
        };
        level << 4 | channel << 2 | service
    }

    /// The kind of a number; `None` when there is none.
    pub fn of(code: u64) -> Option<Kind> {
        let code = usize::try_from(code).ok()?;
        Some(Kind {
            level: *Kind::LEVELS.get(code >> 4)?,
            channel: *Kind::CHANNELS.get(code >> 2 & 3)?,
            service_online: *Kind::SERVICES.get(code & 3)?,
        })
    }
}

/// Where a count belongs, by the numbers of the cube's lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CellKey {
    /// Number of the agency, and zero; or number of the field, and number of the procedure.
    pub names: [u32; 2],
    /// Kind of dossier.
    pub kind: Kind,
    /// Month, `year × 12 + month − 1`.
    pub month: i32,
}

/// Counts and where they belong.
pub type Cells = Vec<(CellKey, Few)>;

/// The cube. Always in one canonical form, so that equal content is equal.
///
/// Every dossier is counted on both of its sides. What is asked of both at once (an agency's procedures) it does not know:
/// as many counts as agencies, procedures and kinds together would grow with the list, and no page asks for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cube {
    /// Agencies in order; an empty name stands for rows without one.
    pub agencies: Vec<String>,
    /// Fields in order.
    pub fields: Vec<String>,
    /// Procedures in order.
    pub procedures: Vec<Procedure>,
    /// The counts by agency, kind and month, in order of their keys, each key once.
    pub by_agency: Cells,
    /// The counts by field, procedure and month, in order of their keys, each key once. By kind stands what was received;
    /// everything else stands under the kind of which nothing is known.
    pub by_procedure: Cells,
    /// Roles that every file has a column for: what follows from others is known, the rest is missing.
    pub known: BTreeSet<Role>,
    /// The account of every file, in order.
    pub files: Vec<FileAccount>,
}

impl Cube {
    /// The cube of no file: merging it changes nothing.
    pub fn empty() -> Cube {
        let known = Role::READ.into_iter().collect();
        let (agencies, fields, procedures) = (Vec::new(), Vec::new(), Vec::new());
        let (by_agency, by_procedure) = (Vec::new(), Vec::new());
        Cube { agencies, fields, procedures, by_agency, by_procedure, known, files: Vec::new() }
    }

    /// Both together; the order does not matter.
    #[must_use]
    pub fn merge(self, other: Cube) -> Cube {
        let nothing =
            |cube: &Cube| cube.files.is_empty() && cube.by_agency.is_empty() && cube.known.len() == Role::READ.len();
        match (nothing(&self), nothing(&other)) {
            (true, _) => other,
            (_, true) => self,
            _ => Cube::canonical([self, other]),
        }
    }

    /// Cubes together, in the one form: names in order, each once, and whatever stands under the same added.
    pub(super) fn canonical<const N: usize>(cubes: [Cube; N]) -> Cube {
        let united = |of: fn(&Cube) -> &Vec<String>| {
            cubes.iter().flat_map(of).cloned().collect::<BTreeSet<String>>().into_iter().collect::<Vec<String>>()
        };
        let (agencies, fields) = (united(|c| &c.agencies), united(|c| &c.fields));
        let procedures = named(cubes.iter().flat_map(|c| &c.procedures));
        let mut files: Vec<FileAccount> = cubes.iter().flat_map(|c| c.files.clone()).collect();
        sort_by(&mut files, Ord::cmp);
        let known = Role::READ.into_iter().filter(|role| cubes.iter().all(|c| c.known.contains(role))).collect();
        let (mut by_agency, mut by_procedure) = (Vec::new(), Vec::new());
        for cube in cubes {
            let agency = numbers(&cube.agencies, &agencies, |a| a.as_str());
            let field = numbers(&cube.fields, &fields, |f| f.as_str());
            let procedure = numbers(&cube.procedures, &procedures, |p| p.key.as_str());
            by_agency.extend(renumbered(cube.by_agency, [&agency, &[0]]));
            by_procedure.extend(renumbered(cube.by_procedure, [&field, &procedure]));
        }
        let (by_agency, by_procedure) = (added(by_agency), added(by_procedure));
        Cube { agencies, fields, procedures, by_agency, by_procedure, known, files }
    }

    /// Whether a file is counted in both: merging would count its dossiers twice.
    pub fn shared_file(&self, other: &Cube) -> Option<&FileAccount> {
        self.files.iter().find(|f| other.files.iter().any(|o| o.fingerprint == f.fingerprint))
    }

    /// First and last month in which a dossier was received; `None` for a cube of none.
    pub fn months(&self) -> Option<(i32, i32)> {
        let received =
            self.by_agency.iter().filter(|(_, c)| c.get(super::Counter::Received) > 0).map(|(key, _)| key.month);
        received.clone().min().zip(received.max())
    }
}

/// Counts under the numbers that their names have in other lists.
fn renumbered(cells: Cells, lists: [&[u32]; 2]) -> impl Iterator<Item = (CellKey, Few)> {
    let at = move |list: usize, old: u32| lists[list].get(old as usize).copied().unwrap_or(0);
    cells.into_iter().map(move |(key, counts)| {
        let [first, second] = key.names;
        (CellKey { names: [at(0, first), at(1, second)], ..key }, counts)
    })
}

/// Cells in order, those of the same place added.
pub(super) fn added(mut cells: Cells) -> Cells {
    if cells.is_sorted_by(|(a, _), (b, _)| a < b) {
        return cells;
    }
    if !cells.is_sorted_by_key(|(key, _)| *key) {
        sort_by_key(&mut cells, |(key, _)| *key);
    }
    cells.dedup_by(|(key, counts), (kept, sum)| {
        let same = key == kept;
        if same {
            sum.merge(counts);
        }
        same
    });
    cells
}

/// Each procedure once, with the first of its names that is one.
fn named<'a>(all: impl Iterator<Item = &'a Procedure>) -> Vec<Procedure> {
    let mut names: BTreeMap<&str, &str> = BTreeMap::new();
    for Procedure { key, name } in all {
        let kept = names.entry(key).or_insert(name);
        if kept.is_empty() || (!name.is_empty() && name.as_str() < *kept) {
            *kept = name;
        }
    }
    names.into_iter().map(|(key, name)| Procedure { key: key.to_owned(), name: name.to_owned() }).collect()
}

/// For each of the old list its number in the new one, which is in order.
fn numbers<T>(old: &[T], new: &[T], key: impl Fn(&T) -> &str) -> Vec<u32> {
    let find = |o: &T| new.binary_search_by(|n| key(n).cmp(key(o))).unwrap_or(0);
    old.iter().map(|o| u32::try_from(find(o)).unwrap_or(0)).collect()
}
