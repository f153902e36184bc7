//! The cube as a small JSON file.

use super::counts::{Counter, Counts};
use super::cube::{CellKey, Cells, Cube, Kind, Procedure, added};
use super::dictionary::hash;
use super::few::Few;
use super::quality::FileAccount;
use crate::catalog::Role;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What tells the file from others.
const FORMAT: &str = "thuocdo-cube";
/// The version that is written.
const VERSION: u32 = 2;

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
    /// Agency, kind, then for each month: the month, how many pairs follow, pairs of counter and number.
    #[serde(default)]
    by_agency: Vec<Vec<u64>>,
    /// Field, procedure, kind, then the same.
    #[serde(default)]
    by_procedure: Vec<Vec<u64>>,
    /// In version 1, which counted all of it together: agency, field, procedure, kind, then the same.
    #[serde(default)]
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
        let from = self.by_agency.iter().map(|(key, _)| key.month).min().unwrap_or(0);
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
        json.reserve((self.by_agency.len() + self.by_procedure.len()) * 48);
        json.extend_from_slice(b",\"by_agency\":[");
        write::<1>(&self.by_agency, from, &mut json);
        json.extend_from_slice(b"],\"by_procedure\":[");
        write::<2>(&self.by_procedure, from, &mut json);
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
        let [by_agency, by_procedure] = saved.sides().ok_or(CubeError::Damaged)?;
        if counted(&by_agency) != counted(&by_procedure) {
            return Err(CubeError::Damaged);
        }
        let Saved { agencies, fields, procedures, known, files, .. } = saved;
        let read = Cube { agencies, fields, procedures, by_agency, by_procedure, known, files };
        // Into canonical form, whoever wrote it.
        Ok(Cube::canonical([read]))
    }
}

/// One number for what was counted in every month: every dossier stands on both sides of a cube, so that it is the same of
/// both.
fn counted(cells: &Cells) -> u64 {
    let stated =
        cells.iter().flat_map(|(key, counts)| counts.stated().map(|(counter, number)| (key.month, counter, number)));
    stated.fold(0, |sum, (month, counter, number)| {
        let place = u64::from(month.cast_unsigned()) << 8 | counter;
        sum.wrapping_add(hash(&place.to_le_bytes()).wrapping_mul(number))
    })
}

/// An account without words of cells: a file that is handed on holds counts and row numbers alone.
fn without_words(file: &FileAccount) -> FileAccount {
    FileAccount { unknown: BTreeMap::new(), ..file.clone() }
}

/// The cells of the same names and kind in one list, so many names of each: many small numbers, written as digits at once.
fn write<const NAMES: usize>(cells: &[(CellKey, Few)], from: i32, json: &mut Vec<u8>) {
    let alike = |(a, _): &(CellKey, Few), (b, _): &(CellKey, Few)| a.names == b.names && a.kind == b.kind;
    let mut digits = Digits { bytes: [0; ROOM], used: 0, json };
    for (at, months) in cells.chunk_by(alike).enumerate() {
        if at > 0 {
            digits.byte(b',');
        }
        let Some((key, _)) = months.first() else { continue };
        let names = key.names.into_iter().take(NAMES).map(u64::from);
        names.zip(*b"[,").for_each(|(n, before)| digits.number(before, n));
        digits.number(b',', key.kind.code());
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

/// A cell by procedure as [`Cube::by_procedure`] has it: of its kind what was received, the rest under none.
fn apart((key, counts): (CellKey, Few)) -> impl Iterator<Item = (CellKey, Few)> {
    let (none, received) = (CellKey { kind: Kind::default(), ..key }, Counter::Received as u64);
    let of = |is: bool| Few::stating(counts.stated().filter(|(counter, _)| (*counter == received) == is));
    let parts = [(key, of(true)), (none, of(false))];
    parts.into_iter().filter(|(_, few)| few.count() > 0)
}

impl Saved {
    /// What was counted by agency, and what by procedure; `None` when it is not what a cube holds.
    fn sides(&self) -> Option<[Cells; 2]> {
        let [agencies, fields, procedures] =
            [self.agencies.len(), self.fields.len(), self.procedures.len()].map(|length| length as u64);
        let (mut by_agency, mut by_procedure) = (Vec::new(), Vec::new());
        for block in &self.by_agency {
            let ([agency, kind], months) = block.split_first_chunk::<2>()?;
            self.months(months, [(*agency, agencies), (0, 1)], *kind, &mut by_agency)?;
        }
        for block in &self.by_procedure {
            let ([field, procedure, kind], months) = block.split_first_chunk::<3>()?;
            self.months(months, [(*field, fields), (*procedure, procedures)], *kind, &mut by_procedure)?;
        }
        for block in &self.cells {
            let ([agency, field, procedure, kind], months) = block.split_first_chunk::<4>()?;
            self.months(months, [(*agency, agencies), (0, 1)], *kind, &mut by_agency)?;
            self.months(months, [(*field, fields), (*procedure, procedures)], *kind, &mut by_procedure)?;
        }
        Some([added(by_agency), added(by_procedure.into_iter().flat_map(apart).collect())])
    }

    /// Reads the months of a block, whose names are numbers below others.
    fn months(&self, mut months: &[u64], names: [(u64, u64); 2], kind: u64, cells: &mut Cells) -> Option<()> {
        let [(first, of_first), (second, of_second)] = names;
        let number = |n: u64, of: u64| u32::try_from(n).ok().filter(|_| n < of);
        let (names, kind) = ([number(first, of_first)?, number(second, of_second)?], Kind::of(kind)?);
        while let Some(([month, count], rest)) = months.split_first_chunk::<2>() {
            let length = usize::try_from(*count).ok()?.checked_mul(2)?;
            let (pairs, rest) = rest.split_at_checked(length)?;
            let mut counts = Counts::default();
            pairs.as_chunks::<2>().0.iter().all(|[counter, n]| counts.set(*counter, *n)).then_some(())?;
            let month = i32::try_from(self.from.checked_add(*month)?).ok()?;
            cells.push((CellKey { names, kind, month }, Few::of(&counts)));
            months = rest;
        }
        months.is_empty().then_some(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A cube of two agencies: three dossiers handed in online, two of whose channel nothing is known.
    fn saved(version: u32, cells: &str) -> Vec<u8> {
        let lists =
            r#""agencies":["A","B"],"fields":["F"],"procedures":[{"key":"1","name":"x"}],"known":[],"files":[]"#;
        format!(r#"{{"format":"{FORMAT}","version":{version},{lists},"from":24288,{cells}}}"#).into_bytes()
    }

    #[test]
    fn the_first_version_is_opened_and_sides_that_disagree_are_not() {
        let cube = Cube::open(&saved(1, r#""cells":[[0,0,0,9,0,2,0,3,14,1],[1,0,0,0,0,1,0,2,1,1,14,2]]"#));
        let by_agency = r#""by_agency":[[0,9,0,2,0,3,14,1],[1,0,0,1,0,2,1,1,14,2]]"#;
        let of = |received: u64| {
            format!(r#"{by_agency},"by_procedure":[[0,0,0,0,2,0,2,14,1,1,1,14,2],[0,0,9,0,1,0,{received}]]"#)
        };
        assert_eq!(cube, Cube::open(&saved(2, &of(3))));
        assert_eq!(cube.as_ref().map(|cube| Cube::open(cube.save().unwrap_or_default().as_bytes())), Ok(cube.clone()));
        assert_eq!(Cube::open(&saved(2, &of(4))), Err(CubeError::Damaged));
        assert_eq!(Cube::open(&saved(2, by_agency)), Err(CubeError::Damaged));
        assert_eq!(Cube::open(&saved(3, &of(3))), Err(CubeError::Newer(3)));
    }

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
