//! The cube as a small JSON file.

use super::counts::Counts;
use super::cube::{CellKey, Cube, Kind, Procedure, added};
use super::quality::FileAccount;
use crate::catalog::Role;
use serde::{Deserialize, Serialize, Serializer};
use std::collections::{BTreeMap, BTreeSet};

/// What tells the file from others.
const FORMAT: &str = "thuocdo-cube";
/// The version that is written.
const VERSION: u32 = 1;

/// A cube as it is written, nothing of it copied.
#[derive(Serialize)]
struct Written<'a> {
    format: &'a str,
    version: u32,
    agencies: &'a [String],
    fields: &'a [String],
    procedures: &'a [Procedure],
    known: &'a BTreeSet<Role>,
    files: Vec<FileAccount>,
    from: u64,
    cells: Blocks<'a>,
}

/// A cube as it is read.
#[derive(Deserialize)]
struct Saved {
    version: u32,
    agencies: Vec<String>,
    fields: Vec<String>,
    procedures: Vec<Procedure>,
    known: BTreeSet<Role>,
    files: Vec<FileAccount>,
    /// Month that months are counted from.
    from: u64,
    /// Agency, field, procedure, kind, then for each month: the month, how many pairs follow, pairs of counter and number.
    cells: Vec<Vec<u64>>,
}

/// Why a file is no cube.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CubeError {
    /// It is something else.
    NotACube,
    /// It was written by a later version.
    Newer(u32),
    /// It is damaged.
    Damaged,
}

/// Whether some bytes look like a saved cube.
pub fn is_cube(bytes: &[u8]) -> bool {
    let head = bytes.get(..200).unwrap_or(bytes);
    head.trim_ascii_start().starts_with(b"{") && head.windows(FORMAT.len()).any(|w| w == FORMAT.as_bytes())
}

impl Cube {
    /// The cube as JSON.
    ///
    /// # Errors
    /// Never in practice: what is written are texts and whole numbers.
    pub fn save(&self) -> Result<String, serde_json::Error> {
        let from = self.cells.iter().map(|(key, _)| key.month).min().unwrap_or(0);
        serde_json::to_string(&Written {
            format: FORMAT,
            version: VERSION,
            agencies: &self.agencies,
            fields: &self.fields,
            procedures: &self.procedures,
            known: &self.known,
            files: self.files.iter().map(without_words).collect(),
            from: u64::try_from(from).unwrap_or(0),
            cells: Blocks { cells: &self.cells, from },
        })
    }

    /// Opens a saved cube.
    ///
    /// # Errors
    /// [`CubeError`].
    pub fn open(json: &[u8]) -> Result<Cube, CubeError> {
        if !is_cube(json) {
            return Err(CubeError::NotACube);
        }
        let saved: Saved = serde_json::from_slice(json).map_err(|_| CubeError::Damaged)?;
        if saved.version > VERSION {
            return Err(CubeError::Newer(saved.version));
        }
        let mut cells = Vec::new();
        for block in &saved.cells {
            read(block, &saved, &mut cells).ok_or(CubeError::Damaged)?;
        }
        let cells = added(cells);
        let Saved { agencies, fields, procedures, known, files, .. } = saved;
        let read = Cube { agencies, fields, procedures, cells, known, files };
        // Into canonical form, whoever wrote it.
        Ok(Cube::canonical([read]))
    }
}

/// An account without words of cells: a file that is handed on holds counts and row numbers alone.
fn without_words(file: &FileAccount) -> FileAccount {
    FileAccount { unknown: BTreeMap::new(), ..file.clone() }
}

/// The cells of each agency, field, procedure and kind in one list.
struct Blocks<'a> {
    cells: &'a [(CellKey, Counts)],
    from: i32,
}

impl Serialize for Blocks<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let place = |(key, _): &(CellKey, Counts)| CellKey { month: 0, ..*key };
        let blocks = self.cells.chunk_by(|a, b| place(a) == place(b));
        serializer.collect_seq(blocks.map(|cells| Block { cells, from: self.from }))
    }
}

/// Those of one.
struct Block<'a> {
    cells: &'a [(CellKey, Counts)],
    from: i32,
}

impl<'a> Serialize for Block<'a> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let place =
            |(key, _): &(CellKey, Counts)| [key.agency.into(), key.field.into(), key.procedure.into(), key.kind.code()];
        let of_month = |(key, counts): &'a (CellKey, Counts)| {
            let month = u64::try_from(key.month - self.from).unwrap_or(0);
            let stated = counts.stated().flat_map(|(counter, number)| [counter, number]);
            [month, counts.stated().count() as u64].into_iter().chain(stated)
        };
        let place = self.cells.first().map(place).unwrap_or_default();
        serializer.collect_seq(place.into_iter().chain(self.cells.iter().flat_map(of_month)))
    }
}

fn read(block: &[u64], saved: &Saved, cells: &mut Vec<(CellKey, Counts)>) -> Option<()> {
    let ([agency, field, procedure, kind], mut months) = block.split_first_chunk::<4>()?;
    let number = |n: u64, of: usize| u32::try_from(n).ok().filter(|n| (*n as usize) < of);
    let (agency, field) = (number(*agency, saved.agencies.len())?, number(*field, saved.fields.len())?);
    let (procedure, kind) = (number(*procedure, saved.procedures.len())?, Kind::of(*kind)?);
    while let Some(([month, count], rest)) = months.split_first_chunk::<2>() {
        let length = usize::try_from(*count).ok()?.checked_mul(2)?;
        let (pairs, rest) = rest.split_at_checked(length)?;
        let mut counts = Counts::default();
        pairs.as_chunks::<2>().0.iter().all(|[counter, n]| counts.set(*counter, *n)).then_some(())?;
        let month = i32::try_from(saved.from.checked_add(*month)?).ok()?;
        cells.push((CellKey { agency, field, procedure, kind, month }, counts));
        months = rest;
    }
    months.is_empty().then_some(())
}
