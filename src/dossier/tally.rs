//! Rows → counts: what one worker does over one stretch of one file.

use super::codes::Codes;
use super::counts::{Counter, Counts};
use super::course::{Course, Dates, is_over};
use super::cube::{CellKey, Cube, Kind, Procedure, added};
use super::date::Moment;
use super::dictionary::{Dictionary, Map, hash};
use super::mapping::Mapping;
use super::quality::{Issue, Reason};
use super::reading::Reading;
use super::rules::{Amount, amount};
use crate::catalog::{DossierDefs, Meaning, Role};
use crate::ingest::rows::{Row, Sink, text};
use std::collections::BTreeSet;

/// Different agencies, fields and procedures of one file; more of them and the column holds something else.
const AGENCIES: usize = 100_000;
const FIELDS: usize = 16_000;
const PROCEDURES: usize = 400_000;

/// A worker's counts so far.
pub struct Tally<'a> {
    reading: Reading<'a>,
    agencies: Dictionary<String>,
    fields: Dictionary<String>,
    procedures: Dictionary<Procedure>,
    /// Number of the block of each agency, field, procedure and kind.
    blocks: Map<u64, u32>,
    /// The months of each block, in order.
    counts: Vec<Vec<(i32, Counts)>>,
    codes: Codes,
    /// Codes and rows of a stretch amid a file, which may repeat those of an earlier one.
    waiting: Option<Vec<(u64, u64)>>,
}

impl<'a> Tally<'a> {
    /// A worker at the beginning of a file.
    pub fn new(mapping: &'a Mapping, defs: &'a DossierDefs) -> Tally<'a> {
        Tally {
            reading: Reading::new(mapping, defs, false),
            agencies: Dictionary::new(AGENCIES, String::new()),
            fields: Dictionary::new(FIELDS, String::new()),
            procedures: Dictionary::new(PROCEDURES, Procedure::default()),
            blocks: Map::default(),
            counts: Vec::new(),
            codes: Codes::default(),
            waiting: None,
        }
    }

    /// A worker at the beginning of a stretch amid the file, where there are no headings.
    pub fn amid(mapping: &'a Mapping, defs: &'a DossierDefs) -> Tally<'a> {
        let reading = Reading::new(mapping, defs, true);
        Tally { reading, waiting: Some(Vec::new()), ..Tally::new(mapping, defs) }
    }

    /// Rows so far.
    pub const fn rows(&self) -> u64 {
        self.reading.account.rows
    }

    /// Takes the counts of the stretch that follows in the same file.
    pub fn follow(&mut self, later: Tally<'_>) {
        let offset = self.rows();
        self.reading.follow(&later.reading);
        for (code, row) in later.waiting.into_iter().flatten() {
            self.code(code, row + offset);
        }
        for (block, months) in later.blocks {
            let Some([agency, field, procedure, kind]) = unpacked(block) else { continue };
            let agency = later.agencies.get(agency).map_or(0, |a| self.agencies.number(a.as_bytes(), || a.clone()));
            let field = later.fields.get(field).map_or(0, |f| self.fields.number(f.as_bytes(), || f.clone()));
            let procedure = later.procedures.get(procedure);
            let procedure = procedure.map_or(0, |p| {
                let number = self.procedures.number(p.key.as_bytes(), || p.clone());
                self.rename(number, &p.name);
                number
            });
            let at = self.block(agency, field, procedure, kind);
            for (month, counts) in later.counts.get(months as usize).into_iter().flatten() {
                self.month(at, *month).merge(counts);
            }
        }
    }

    fn rename(&mut self, procedure: u32, name: &str) {
        if let Some(kept) = self.procedures.values.get_mut(procedure as usize)
            && (kept.name.is_empty() || (!name.is_empty() && name < kept.name.as_str()))
        {
            name.clone_into(&mut kept.name);
        }
    }

    /// The cube of the file, and the codes of its dossiers as hashes, to find those that two files share.
    pub fn finish(self, name: &str, fingerprint: &str) -> (Cube, Codes) {
        let known: BTreeSet<Role> = Role::READ.into_iter().filter(|role| self.reading.has(*role)).collect();
        let mut cube = Cube { known, files: vec![self.reading.finish(name, fingerprint)], ..Cube::empty() };
        // Numbers of this worker and one cube of each block: merging brings everything into canonical form.
        cube.agencies = self.agencies.values;
        cube.fields = self.fields.values;
        cube.procedures = self.procedures.values;
        let mut cells = Vec::with_capacity(self.counts.iter().map(Vec::len).sum());
        for (block, at) in self.blocks {
            let Some([agency, field, procedure, kind]) = unpacked(block) else { continue };
            let Some(kind) = Kind::of(u64::from(kind)) else { continue };
            for (month, counts) in self.counts.get(at as usize).into_iter().flatten() {
                let key = CellKey { agency, field, procedure, kind, month: *month };
                cells.push((key, counts.clone()));
            }
        }
        cube.cells = added(cells);
        (Cube::canonical([cube]), self.codes)
    }

    fn block(&mut self, agency: u32, field: u32, procedure: u32, kind: u32) -> usize {
        let key = u64::from(agency) << 40 | u64::from(field) << 26 | u64::from(procedure) << 6 | u64::from(kind);
        let next = u32::try_from(self.counts.len()).unwrap_or(u32::MAX);
        let at = *self.blocks.entry(key).or_insert(next);
        if at == next {
            self.counts.push(Vec::with_capacity(13));
        }
        at as usize
    }

    #[inline]
    fn month(&mut self, block: usize, month: i32) -> &mut Counts {
        let months = &mut self.counts[block];
        let at = match months.binary_search_by_key(&month, |(m, _)| *m) {
            Ok(at) => at,
            Err(at) => {
                months.insert(at, (month, Counts::default()));
                at
            }
        };
        &mut months[at].1
    }

    fn place(&mut self, row: &Row<'_>) -> usize {
        let reading = &mut self.reading;
        let (bytes, kind) = reading.cell(row, Role::Agency);
        let agency = self.agencies.number(bytes, || text(bytes, kind));
        let (bytes, kind) = reading.cell(row, Role::Field);
        let field = self.fields.number(bytes, || text(bytes, kind));
        let (code, code_kind) = reading.cell(row, Role::ProcedureCode);
        let (name, name_kind) = reading.cell(row, Role::Procedure);
        let (key, key_kind) = if code.is_empty() { (name, name_kind) } else { (code, code_kind) };
        let procedure =
            self.procedures.number(key, || Procedure { key: text(key, key_kind), name: text(name, name_kind) });
        let known = Kind {
            level: reading.word(row, Role::Level),
            service_online: reading.word(row, Role::ServiceOnline).map(|m| m == Meaning::Yes),
            // Decision 766's description: a dossier without a channel was handed in over the counter. A word that nobody
            // knows says nothing.
            channel: match reading.has(Role::Channel) && reading.cell(row, Role::Channel).0.is_empty() {
                true => Some(Meaning::Direct),
                false => reading.word(row, Role::Channel),
            },
        };
        self.block(agency, field, procedure, u32::try_from(known.code()).unwrap_or(0))
    }

    fn code(&mut self, code: u64, row: u64) {
        if let Some(waiting) = &mut self.waiting {
            waiting.push((code, row));
        } else if !self.codes.insert(code) {
            self.reading.account.note(Issue::DuplicateCode, row);
        }
    }

    fn fee(&mut self, row: &Row<'_>) -> u64 {
        match amount(self.reading.cell(row, Role::Fee).0) {
            Amount::Dong(fee) => return fee,
            Amount::Negative => self.reading.account.note(Issue::NegativeFee, row.number),
            Amount::Unreadable => self.reading.account.note(Issue::UnreadableFee, row.number),
            Amount::Missing => {}
        }
        0
    }

    /// What is counted in the month of receipt.
    fn intake(&mut self, row: &Row<'_>, block: usize, course: &Course) {
        let fee = self.fee(row);
        let reading = &mut self.reading;
        let mut yes = |role: Role| reading.word(row, role) == Some(Meaning::Yes);
        let (paid, electronic) = (yes(Role::PaidOnline), yes(Role::ElectronicResult));
        let digitised = yes(Role::Digitised);
        let rating = reading.word(row, Role::Rating).and_then(rated);
        let counts = self.month(block, course.received);
        counts.add(Counter::Received, 1);
        if fee > 0 {
            counts.add(Counter::WithFee, 1);
            counts.add(Counter::FeeAmount, fee);
            if paid {
                counts.add(Counter::PaidOnline, 1);
                counts.add(Counter::PaidOnlineAmount, fee);
            }
        }
        counts.add(Counter::ElectronicResult, u64::from(electronic));
        counts.add(Counter::Digitised, u64::from(digitised));
        if let Some(rating) = rating {
            counts.add(rating, 1);
        }
        counts.add(Counter::WithoutDue, u64::from(course.without_due));
    }

    /// What is counted when it ends and when it falls due.
    fn course(&mut self, block: usize, course: &Course, state: Option<Meaning>) {
        let returned = matches!(state, Some(Meaning::Withdrawn | Meaning::Refused));
        if let Some((ended, month)) = course.ended {
            let counts = self.month(block, month);
            counts.add(ended.counter(), 1);
            counts.add(Counter::Returned, u64::from(returned));
            counts.add(Counter::EndedWithoutDue, u64::from(course.without_due));
        }
        if let Some(due) = course.falls_due {
            self.month(block, due).add(Counter::Due, 1);
            if let Some((_, ended)) = course.ended {
                self.month(block, due.max(ended)).add(Counter::Settled, 1);
            }
        }
    }

    fn contradictions(&mut self, row: &Row<'_>, dates: &Dates, state: Option<Meaning>) {
        let before = |a: Option<Moment>| a.is_some_and(|a| a.seconds(true) < dates.received.seconds(false));
        let undated = is_over(state) && dates.finished.is_none() && self.reading.has(Role::Returned);
        let pending = matches!(state, Some(Meaning::Pending | Meaning::Supplement));
        let found = [
            (before(dates.finished), Issue::FinishedBeforeReceived),
            (before(dates.due), Issue::DueBeforeReceived),
            (undated, Issue::FinishedUndated),
            (dates.finished.is_some() && pending, Issue::StateDisagrees),
        ];
        for (_, issue) in found.into_iter().filter(|(wrong, _)| *wrong) {
            self.reading.account.note(issue, row.number);
        }
    }
}

impl Sink for Tally<'_> {
    fn other(&mut self, row: Row<'_>) {
        self.reading.account.rows += 1;
        self.reading.account.put_aside(Reason::OtherTable, row.number);
    }

    fn row(&mut self, row: Row<'_>) {
        let Ok(dates) = self.reading.dates(&row) else { return };
        let (code, _) = self.reading.cell(&row, Role::Code);
        if !code.is_empty() {
            self.code(hash(code), row.number);
        }
        let state = self.reading.word(&row, Role::Status);
        let course = Course::of(&dates, state);
        let block = self.place(&row);
        self.intake(&row, block, &course);
        self.course(block, &course, state);
        self.contradictions(&row, &dates, state);
    }
}

fn unpacked(block: u64) -> Option<[u32; 4]> {
    let part = |shift: u32, bits: u32| u32::try_from(block >> shift & ((1 << bits) - 1)).ok();
    Some([part(40, 24)?, part(26, 14)?, part(6, 20)?, part(0, 6)?])
}

const fn rated(meaning: Meaning) -> Option<Counter> {
    match meaning {
        Meaning::VerySatisfied => Some(Counter::RatedVery),
        Meaning::Satisfied => Some(Counter::RatedSatisfied),
        Meaning::Neutral => Some(Counter::RatedNeutral),
        Meaning::Dissatisfied => Some(Counter::RatedDissatisfied),
        Meaning::VeryDissatisfied => Some(Counter::RatedVeryDissatisfied),
        _ => None,
    }
}
