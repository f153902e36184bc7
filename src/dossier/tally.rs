//! Rows → counts: what one worker does over one stretch of one file.

mod packed;

pub use packed::is_packed;

use super::blocks::Blocks;
use super::codes::{Codes, TOGETHER};
use super::counts::{Counter, Small};
use super::course::{Course, Dates, is_over};
use super::cube::{CellKey, Cube, Kind, Procedure, added};
use super::date::Moment;
use super::dictionary::{Dictionary, hash};
use super::mapping::Mapping;
use super::quality::{Issue, Reason};
use super::reading::Reading;
use super::rules::{Amount, amount};
use crate::catalog::{DossierDefs, Meaning, Role};
use crate::ingest::rows::{Columns, Row, Sink};
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
    /// The row in which each procedure was met first: of several names it keeps that one.
    met: Vec<u64>,
    /// The counts by agency, field, procedure and kind, and by month.
    blocks: Blocks,
    codes: Codes,
    /// Codes and rows that are not looked up yet: few at a time, or all of them where another worker counts stretches of
    /// the same file, which may hold them too.
    waiting: Vec<(u64, u64)>,
    is_shared: bool,
}

impl<'a> Tally<'a> {
    /// A worker at the beginning of a file.
    pub fn new(mapping: &'a Mapping, defs: &'a DossierDefs) -> Tally<'a> {
        Tally {
            reading: Reading::new(mapping, defs, false),
            agencies: Dictionary::new(AGENCIES, 64, String::new()),
            fields: Dictionary::new(FIELDS, 64, String::new()),
            procedures: Dictionary::new(PROCEDURES, 2048, Procedure::default()),
            met: Vec::new(),
            blocks: Blocks::default(),
            codes: Codes::default(),
            waiting: Vec::new(),
            is_shared: false,
        }
    }

    /// A worker at the beginning of a stretch amid the file, where there are no headings.
    pub fn amid(mapping: &'a Mapping, defs: &'a DossierDefs) -> Tally<'a> {
        let reading = Reading::new(mapping, defs, true);
        Tally { reading, is_shared: true, ..Tally::new(mapping, defs) }
    }

    /// A worker that counts stretches of a file while another counts those between; the rows say their numbers.
    pub fn among(mapping: &'a Mapping, defs: &'a DossierDefs) -> Tally<'a> {
        Tally { is_shared: true, ..Tally::new(mapping, defs) }
    }

    /// Rows so far.
    pub const fn rows(&self) -> u64 {
        self.reading.account.rows
    }

    /// The cube of the file, and the codes of its dossiers as hashes, to find those that two files share.
    pub fn finish(mut self, name: &str, fingerprint: &str) -> (Cube, Codes) {
        self.look_up();
        let known: BTreeSet<Role> = Role::READ.into_iter().filter(|role| self.reading.has(*role)).collect();
        let mut cube = Cube { known, files: vec![self.reading.finish(name, fingerprint)], ..Cube::empty() };
        let (agency, field, procedure);
        (cube.agencies, agency) = ranked(self.agencies.values, String::as_str, |_, _| {});
        (cube.fields, field) = ranked(self.fields.values, String::as_str, |_, _| {});
        (cube.procedures, procedure) =
            ranked(self.procedures.values, |p| p.key.as_str(), |kept, p| kept.rename(&p.name));
        let rank = |ranks: &[u32], number: u32| ranks.get(number as usize).copied().unwrap_or(0);
        let kinds = kinds();
        let mut codes = [0; 64];
        (0..).zip(&kinds).for_each(|(rank, kind)| codes[kind.code() as usize] = rank);
        let place = |(at, (key, _)): (usize, (u64, usize))| {
            let [a, f, p, kind] = unpacked(key)?;
            let kind = rank(&codes, kind);
            Some((packed(rank(&agency, a), rank(&field, f), rank(&procedure, p), kind), at))
        };
        let mut blocks: Vec<(u64, usize)> = self.blocks.keys().enumerate().filter_map(place).collect();
        blocks.sort_unstable();
        let mut cells = Vec::with_capacity(self.blocks.months());
        for (key, at) in blocks {
            let Some([agency, field, procedure, kind]) = unpacked(key) else { continue };
            let Some(kind) = kinds.get(kind as usize).copied() else { continue };
            let of_month =
                |(month, counts): (i32, &Small)| (CellKey { agency, field, procedure, kind, month }, counts.few());
            cells.extend(self.blocks.of(at).map(of_month));
        }
        // Blocks whose names read alike lie together now.
        cube.cells = added(cells);
        (cube, self.codes)
    }

    fn place(&mut self, row: &Row<'_>) -> usize {
        let reading = &mut self.reading;
        let (agency, field) = (reading.cell(row, Role::Agency), reading.cell(row, Role::Field));
        let (code, name) = (reading.cell(row, Role::ProcedureCode), reading.cell(row, Role::Procedure));
        let key = if code.bytes.is_empty() { name } else { code };
        let (agencies, fields, procedures) = (&mut self.agencies, &mut self.fields, &mut self.procedures);
        let agency = agencies.recall(agency).unwrap_or_else(|| agencies.number(agency, || agency.text()));
        let field = fields.recall(field).unwrap_or_else(|| fields.number(field, || field.text()));
        let procedure = procedures.recall(key).unwrap_or_else(|| {
            let number = procedures.number(key, || Procedure { key: key.text(), name: name.text() });
            if procedures.values.len() > self.met.len() {
                self.met.push(row.number);
            }
            number
        });
        let known = Kind {
            level: reading.word(row, Role::Level),
            service_online: reading.word(row, Role::ServiceOnline).map(|m| m == Meaning::Yes),
            // Decision 766's description: a dossier without a channel was handed in over the counter. A word that nobody
            // knows says nothing.
            channel: match reading.has(Role::Channel) && reading.cell(row, Role::Channel).bytes.is_empty() {
                true => Some(Meaning::Direct),
                false => reading.word(row, Role::Channel),
            },
        };
        self.blocks.number(packed(agency, field, procedure, known.code() as u32))
    }

    fn code(&mut self, code: u64, row: u64) {
        self.waiting.push((code, row));
        if self.waiting.len() >= TOGETHER && !self.is_shared {
            self.look_up();
        }
    }

    fn look_up(&mut self) {
        let account = &mut self.reading.account;
        self.codes.insert_all(&self.waiting, |row| account.note(Issue::DuplicateCode, row));
        self.waiting.clear();
    }

    fn fee(&mut self, row: &Row<'_>) -> u64 {
        match amount(self.reading.cell(row, Role::Fee)) {
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
        let counts = self.blocks.month(block, course.received);
        counts.count(Counter::Received);
        if fee > 0 {
            counts.count(Counter::WithFee);
            counts.pay(fee, paid);
            counts.count_if(Counter::PaidOnline, paid);
        }
        counts.count_if(Counter::ElectronicResult, electronic);
        counts.count_if(Counter::Digitised, digitised);
        if let Some(rating) = rating {
            counts.count(rating);
        }
        counts.count_if(Counter::WithoutDue, course.without_due);
    }

    /// What is counted when it ends and when it falls due.
    fn course(&mut self, block: usize, course: &Course, state: Option<Meaning>) {
        let returned = matches!(state, Some(Meaning::Withdrawn | Meaning::Refused));
        if let Some((ended, month)) = course.ended {
            let counts = self.blocks.month(block, month);
            counts.count(ended.counter());
            counts.count_if(Counter::Returned, returned);
            counts.count_if(Counter::EndedWithoutDue, course.without_due);
        }
        if let Some(due) = course.falls_due {
            self.blocks.month(block, due).count(Counter::Due);
            if let Some((_, ended)) = course.ended {
                self.blocks.month(block, due.max(ended)).count(Counter::Settled);
            }
        }
    }

    fn contradictions(&mut self, row: &Row<'_>, dates: &Dates, state: Option<Meaning>) {
        let before = |a: Option<Moment>| a.is_some_and(|a| a.seconds(true) < dates.received.seconds(false));
        let undated = is_over(state) && dates.finished.is_none() && self.reading.has(Role::Returned);
        let pending = matches!(state, Some(Meaning::Pending | Meaning::Supplement));
        let found = [before(dates.finished), before(dates.due), undated, dates.finished.is_some() && pending];
        if found != [false; 4] {
            self.contradict(found, row.number);
        }
    }

    #[cold]
    fn contradict(&mut self, found: [bool; 4], row: u64) {
        use Issue::{DueBeforeReceived, FinishedBeforeReceived, FinishedUndated, StateDisagrees};
        let issues = [FinishedBeforeReceived, DueBeforeReceived, FinishedUndated, StateDisagrees];
        let found = issues.into_iter().zip(found).filter(|(_, wrong)| *wrong);
        found.for_each(|(issue, _)| self.reading.account.note(issue, row));
    }
}

impl Sink for Tally<'_> {
    fn columns(&self) -> Option<Columns> {
        self.reading.columns()
    }

    fn other(&mut self, row: Row<'_>) {
        self.reading.account.rows += 1;
        self.reading.account.put_aside(Reason::OtherTable, row.number);
    }

    fn row(&mut self, row: Row<'_>) {
        let Ok(dates) = self.reading.dates(&row) else { return };
        let code = self.reading.cell(&row, Role::Code).bytes;
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

/// Values in order of their names, each name once, and the place of every number among them.
fn ranked<T>(values: Vec<T>, name: fn(&T) -> &str, join: fn(&mut T, T)) -> (Vec<T>, Vec<u32>) {
    let mut ranks = vec![0; values.len()];
    let mut order: Vec<(usize, T)> = values.into_iter().enumerate().collect();
    order.sort_by(|(_, a), (_, b)| name(a).cmp(name(b)));
    let mut names: Vec<T> = Vec::with_capacity(order.len());
    for (number, value) in order {
        match names.last_mut() {
            Some(kept) if name(kept) == name(&value) => join(kept, value),
            _ => names.push(value),
        }
        ranks[number] = u32::try_from(names.len() - 1).unwrap_or(0);
    }
    (names, ranks)
}

/// All kinds in their order.
fn kinds() -> Vec<Kind> {
    let mut kinds: Vec<Kind> = (0..64).filter_map(Kind::of).collect();
    kinds.sort_unstable();
    kinds
}

/// The key of a block: ordered by agency, then field, procedure and kind.
const fn packed(agency: u32, field: u32, procedure: u32, kind: u32) -> u64 {
    (agency as u64) << 40 | (field as u64) << 26 | (procedure as u64) << 6 | kind as u64
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
