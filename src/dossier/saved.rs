//! The cube as a small JSON file.

use super::counts::Counts;
use super::cube::{CellKey, Cube, Kind, Procedure};
use super::quality::FileAccount;
use crate::catalog::Role;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What tells the file from others.
const FORMAT: &str = "thuocdo-cube";
/// The version that is written.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Saved {
    format: String,
    version: u32,
    agencies: Vec<String>,
    fields: Vec<String>,
    procedures: Vec<Procedure>,
    known: BTreeSet<Role>,
    files: Vec<FileAccount>,
    /// Agency, field, procedure, kind, month, then pairs of counter and number.
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
        let cell = |(key, counts): (&CellKey, &Counts)| {
            let month = u64::try_from(key.month).unwrap_or(0);
            let place = [key.agency.into(), key.field.into(), key.procedure.into(), key.kind.code(), month];
            place.into_iter().chain(counts.stated().flat_map(|(i, n)| [i, n])).collect()
        };
        serde_json::to_string(&Saved {
            format: FORMAT.to_owned(),
            version: VERSION,
            agencies: self.agencies.clone(),
            fields: self.fields.clone(),
            procedures: self.procedures.clone(),
            known: self.known.clone(),
            files: self.files.iter().map(without_words).collect(),
            cells: self.cells.iter().map(cell).collect(),
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
        let mut cells: BTreeMap<CellKey, Counts> = BTreeMap::new();
        for cell in &saved.cells {
            let (key, counts) = read(cell, &saved).ok_or(CubeError::Damaged)?;
            cells.entry(key).or_default().merge(&counts);
        }
        let Saved { agencies, fields, procedures, known, files, .. } = saved;
        let read = Cube { agencies, fields, procedures, cells, known, files };
        // Into canonical form, whoever wrote it.
        Ok(Cube::empty().merge(read))
    }
}

/// An account without words of cells: a file that is handed on holds counts and row numbers alone.
fn without_words(file: &FileAccount) -> FileAccount {
    FileAccount { unknown: BTreeMap::new(), ..file.clone() }
}

fn read(cell: &[u64], saved: &Saved) -> Option<(CellKey, Counts)> {
    let ([agency, field, procedure, kind, month], pairs) = cell.split_first_chunk::<5>()?;
    let number = |n: u64, of: usize| u32::try_from(n).ok().filter(|n| (*n as usize) < of);
    let key = CellKey {
        agency: number(*agency, saved.agencies.len())?,
        field: number(*field, saved.fields.len())?,
        procedure: number(*procedure, saved.procedures.len())?,
        kind: Kind::of(*kind)?,
        month: i32::try_from(*month).ok()?,
    };
    let mut counts = Counts::default();
    let whole = pairs.chunks(2).all(|pair| matches!(pair, [counter, n] if counts.set(*counter, *n)));
    whole.then_some((key, counts))
}
