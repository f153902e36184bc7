//! The cube as a small JSON file.

use super::counts::Counts;
use super::cube::{CellKey, Cube, Kind, Procedure, added};
use super::few::Few;
use super::quality::FileAccount;
use crate::catalog::Role;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What tells the file from others.
const FORMAT: &str = "thuocdo-cube";
/// The version that is written.
const VERSION: u32 = 1;

/// A cube as it is written, nothing of it copied; its cells follow.
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
        let mut json = serde_json::to_vec(&Written {
            format: FORMAT,
            version: VERSION,
            agencies: &self.agencies,
            fields: &self.fields,
            procedures: &self.procedures,
            known: &self.known,
            files: self.files.iter().map(without_words).collect(),
            from: u64::try_from(from).unwrap_or(0),
        })?;
        json.pop();
        json.extend_from_slice(b",\"cells\":[");
        write(&self.cells, from, &mut json);
        json.extend_from_slice(b"]}");
        Ok(String::from_utf8(json).unwrap_or_default())
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

/// The cells of each agency, field, procedure and kind in one list: millions of small numbers, written as digits at once.
fn write(cells: &[(CellKey, Few)], from: i32, json: &mut Vec<u8>) {
    let place = |(key, _): &(CellKey, Few)| CellKey { month: 0, ..*key };
    for (at, months) in cells.chunk_by(|a, b| place(a) == place(b)).enumerate() {
        json.extend_from_slice(if at == 0 { b"[" } else { b",[" });
        if let Some((key, _)) = months.first() {
            number(key.agency.into(), json);
            [key.field.into(), key.procedure.into(), key.kind.code()].into_iter().for_each(|n| next(n, json));
        }
        for (key, counts) in months {
            next(u64::try_from(key.month - from).unwrap_or(0), json);
            next(counts.count().into(), json);
            for (counter, count) in counts.stated() {
                next(counter, json);
                next(count, json);
            }
        }
        json.push(b']');
    }
}

fn next(n: u64, json: &mut Vec<u8>) {
    json.push(b',');
    number(n, json);
}

fn number(mut n: u64, json: &mut Vec<u8>) {
    let (mut digits, mut at) = ([0; 20], 20);
    let mut put = |digit: u8| {
        at -= 1;
        digits[at] = b'0' + digit;
    };
    // Divisions of wide numbers are slow in browsers.
    let mut small = loop {
        match u32::try_from(n) {
            Ok(small) => break small,
            Err(_) => put((n % 10) as u8),
        }
        n /= 10;
    };
    while small >= 10 {
        put((small % 10) as u8);
        small /= 10;
    }
    put(small as u8);
    json.extend_from_slice(&digits[at..]);
}

fn read(block: &[u64], saved: &Saved, cells: &mut Vec<(CellKey, Few)>) -> Option<()> {
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
        cells.push((CellKey { agency, field, procedure, kind, month }, Few::of(&counts)));
        months = rest;
    }
    months.is_empty().then_some(())
}
