//! A stretch's counts as bytes: what the worker that counted it hands to the one that counts the file.

use super::{Keeps, Tally, agency_key, agency_of, procedure_key, procedure_of};
use crate::dossier::blocks::Blocks;
use crate::dossier::bytes::{Unread, Written};
use crate::dossier::codes::part;
use crate::dossier::cube::Procedure;
use crate::dossier::dictionary::Dictionary;
use crate::dossier::quality::Issue;
use crate::dossier::reading::Noted;
use crate::ingest::rows::Cell;
use serde::{Deserialize, Serialize};

/// What is said in words, as JSON behind the codes and before the counts.
#[derive(Serialize, Deserialize)]
struct Words {
    noted: Noted,
    agencies: Vec<String>,
    fields: Vec<String>,
    procedures: Vec<Procedure>,
    met: Vec<u64>,
}

/// What stands behind the counts, beside how long they are: they go from one worker to another and nowhere else.
const MARK: u64 = 0x7468_636f_756e_7473;

/// Whether some bytes are as [`Tally::pack`] wrote them, as their end says.
pub fn is_packed(bytes: &[u8]) -> bool {
    checked(bytes).is_some()
}

/// What stands before the end, if that is right.
fn checked(packed: &[u8]) -> Option<&[u8]> {
    let (packed, end) = packed.split_last_chunk::<8>()?;
    (packed.len() as u64 ^ MARK == u64::from_le_bytes(*end)).then_some(packed)
}

impl Tally<'_> {
    /// The counts as bytes, for [`Tally::follow`] or [`Tally::join`].
    pub fn pack(self) -> Vec<u8> {
        let words = Words {
            noted: self.reading.noted(),
            agencies: self.agencies.values,
            fields: self.fields.values,
            procedures: self.procedures.values,
            met: self.met,
        };
        let more = (self.by_agency.months() + self.by_procedure.months()) * 64;
        let mut written = Written::pairs(self.codes_met.len(), more, |put| part(&self.codes_met, put));
        // Words and counts always have a JSON form.
        written.bytes(&serde_json::to_vec(&words).unwrap_or_default());
        write(&self.by_agency, &mut written);
        write(&self.by_procedure, &mut written);
        let end = written.0.len() as u64 ^ MARK;
        written.0.extend_from_slice(&end.to_le_bytes());
        written.0
    }

    /// Takes the counts of the stretch that follows in the same file, as [`Tally::pack`] wrote them; `None` when they are
    /// not.
    pub fn follow(&mut self, packed: &[u8]) -> Option<()> {
        self.take(packed, Some(self.rows()))
    }

    /// The same for all stretches between those that were counted here, once: these were begun with [`Tally::among`], those
    /// with [`Tally::between`]. `None` as well when both may have met more than one worker keeps: what it keeps would hang
    /// on the order of rows.
    pub fn join(&mut self, packed: &[u8]) -> Option<()> {
        if self.keeps != Keeps::LookedUp {
            return None;
        }
        self.take(packed, None)?;
        self.keeps = Keeps::None;
        Some(())
    }

    /// Takes counts of the rows behind so many, or of rows between.
    fn take(&mut self, packed: &[u8], behind: Option<u64>) -> Option<()> {
        let packed = checked(packed)?;
        let mut unread = Unread(packed);
        let codes = unread.pairs()?;
        let words: Words = serde_json::from_slice(unread.bytes()?).ok()?;
        if behind.is_none() && !self.holds(&words) {
            return None;
        }
        let offset = behind.unwrap_or(0);
        self.reading.take(&words.noted, offset);
        let codes = codes.map(|(code, row)| (code, row + offset));
        self.look_up();
        let account = &mut self.reading.account;
        match behind {
            Some(_) => self.codes.insert_parted(codes, |row| account.note(Issue::DuplicateCode, row)),
            None => account.note_rows(Issue::DuplicateCode, self.codes.insert_between(&self.codes_met, codes)),
        }
        let agencies = numbers(&mut self.agencies, words.agencies, String::as_str);
        let fields = numbers(&mut self.fields, words.fields, String::as_str);
        let procedures = self.procedures_of(words.procedures, words.met, offset);
        let own = |numbers: &[u32], later: u32| numbers.get(later as usize).copied().unwrap_or(0);
        read(&mut self.by_agency, &mut unread, |key| {
            let ([agency, _], kind) = agency_of(key);
            let key = agency_key(own(&agencies, agency), kind);
            (key as usize, key)
        })?;
        read(&mut self.by_procedure, &mut unread, |key| {
            let ([field, procedure], _) = procedure_of(key);
            let procedure = own(&procedures, procedure);
            (procedure as usize, procedure_key(own(&fields, field), procedure))
        })?;
        unread.0.is_empty().then_some(())
    }

    fn holds(&self, words: &Words) -> bool {
        self.agencies.holds(words.agencies.len())
            && self.fields.holds(words.fields.len())
            && self.procedures.holds(words.procedures.len())
            && self.reading.holds(&words.noted)
    }

    /// For each procedure of other stretches its number here; of its names the one in the first row stays.
    fn procedures_of(&mut self, others: Vec<Procedure>, met: Vec<u64>, offset: u64) -> Vec<u32> {
        let own = |(procedure, row): (Procedure, u64)| {
            let row = row + offset;
            let key = Cell::of(procedure.key.as_bytes());
            let number = self.procedures.number(key, || procedure.clone());
            match self.met.get_mut(number as usize) {
                None => self.met.push(row),
                Some(met) if row < *met => {
                    *met = row;
                    self.procedures.values[number as usize].name = procedure.name;
                }
                Some(_) => {}
            }
            number
        };
        others.into_iter().zip(met).map(own).collect()
    }
}

/// Writes how many blocks there are; of each its key, how many months it has, and these.
fn write<const KINDS: usize>(blocks: &Blocks<KINDS>, written: &mut Written) {
    written.number(blocks.keys().count() as u64);
    for (at, (key, months)) in blocks.keys().enumerate() {
        written.number(key);
        written.number(months as u64);
        for (month, counts) in blocks.of(at) {
            written.number(u64::from(month.cast_unsigned()));
            counts.pack(written);
        }
    }
}

/// Adds what [`write`] wrote, each block under its place and its key here.
fn read<const KINDS: usize>(
    blocks: &mut Blocks<KINDS>,
    unread: &mut Unread<'_>,
    here: impl Fn(u64) -> (usize, u64),
) -> Option<()> {
    for _ in 0..unread.number()? {
        let (place, key) = here(unread.number()?);
        let block = blocks.number(place, key);
        for _ in 0..unread.number()? {
            let month = u32::try_from(unread.number()?).ok()?.cast_signed();
            blocks.month(block, month).unpack(unread)?;
        }
    }
    Some(())
}

/// For each value of the later stretch its number here.
fn numbers<T: Clone>(own: &mut Dictionary<T>, later: Vec<T>, name: fn(&T) -> &str) -> Vec<u32> {
    later.into_iter().map(|value| own.number(Cell::of(name(&value).as_bytes()), || value.clone())).collect()
}
