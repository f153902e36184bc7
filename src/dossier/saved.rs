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
        // More than most cells take: to lengthen it would be to move it.
        json.reserve(self.cells.len() * 48);
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
    let mut digits = Digits { bytes: [0; ROOM], used: 0, json };
    for (at, months) in cells.chunk_by(|a, b| place(a) == place(b)).enumerate() {
        if at > 0 {
            digits.byte(b',');
        }
        let Some((key, _)) = months.first() else { continue };
        let place = [key.agency.into(), key.field.into(), key.procedure.into(), key.kind.code()];
        place.into_iter().zip(*b"[,,,").for_each(|(n, before)| digits.number(before, n));
        for (key, counts) in months {
            digits.number(b',', u64::try_from(key.month - from).unwrap_or(0));
            digits.number(b',', counts.count().into());
            for (counter, count) in counts.stated() {
                digits.number(b',', counter);
                digits.number(b',', count);
            }
        }
        digits.byte(b']');
    }
    digits.flush();
}

/// Bytes gathered before they are handed on.
const ROOM: usize = 4096;

/// Numbers on their way into a text: a few bytes at a time are slow to add.
struct Digits<'a> {
    bytes: [u8; ROOM],
    used: usize,
    json: &'a mut Vec<u8>,
}

impl Digits<'_> {
    #[inline]
    fn byte(&mut self, byte: u8) {
        if let Some(place) = self.bytes.get_mut(self.used) {
            *place = byte;
            self.used += 1;
        }
    }

    /// A byte and the number behind it; most numbers are one digit.
    #[inline]
    fn number(&mut self, before: u8, n: u64) {
        // Room for the longest number and what stands around it.
        if self.used + 32 > ROOM {
            self.flush();
        }
        self.byte(before);
        match n {
            0..10 => self.byte(b'0' + n as u8),
            _ => self.long(n),
        }
    }

    fn long(&mut self, n: u64) {
        // Divisions of wide numbers are slow in browsers.
        let mut small = match u32::try_from(n) {
            Ok(small) => small,
            Err(_) => {
                self.long(n / 1_000_000_000);
                (n % 1_000_000_000) as u32 + 1_000_000_000
            }
        };
        let (is_rest, from) = (n > u64::from(u32::MAX), self.used);
        while small > u32::from(is_rest) {
            self.byte(b'0' + (small % 10) as u8);
            small /= 10;
        }
        self.bytes[from..self.used].reverse();
    }

    fn flush(&mut self) {
        self.json.extend_from_slice(&self.bytes[..self.used]);
        self.used = 0;
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_as_they_are() {
        let powers = (0..20).map(|power| 10_u64.pow(power));
        let all = powers.flat_map(|n| [n - 1, n, n + 1, n / 7 * 5]).chain([u64::from(u32::MAX), 1 << 32, u64::MAX]);
        let (mut json, mut expected) = (Vec::new(), String::new());
        let mut digits = Digits { bytes: [0; ROOM], used: 0, json: &mut json };
        for n in all.clone().chain(all.clone()).cycle().take(2_000) {
            digits.number(b',', n);
            expected += &format!(",{n}");
        }
        digits.flush();
        assert_eq!(String::from_utf8(json).as_deref(), Ok(expected.as_str()));
    }
}
