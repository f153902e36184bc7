//! Rows → counts: what one worker does over one stretch of one file.

mod packed;

pub use packed::is_packed;

use super::blocks::Blocks;
use super::codes::{Coded, Codes, TOGETHER};
use super::counts::Counter;
use super::course::{Course, Dates, is_over};
use super::cube::{CellKey, Cells, Cube, Kind, Procedure, added};
use super::date::Moment;
use super::dictionary::{Dictionary, hash};
use super::mapping::Mapping;
use super::neighbours::Said;
use super::quality::{Issue, Reason};
use super::reading::Reading;
use super::rules::{Amount, amount};
use crate::catalog::{DossierDefs, Meaning, Role};
use crate::domain::sort_by;
use crate::ingest::rows::{Columns, Row, Sink};
use std::collections::BTreeSet;

/// Different agencies, fields and procedures of one file; more of them and the column holds something else.
const AGENCIES: usize = 100_000;
const FIELDS: usize = 16_000;
const PROCEDURES: usize = 400_000;
const KINDS: usize = Kind::CODES;

/// A worker's counts so far.
pub struct Tally<'a> {
    reading: Reading<'a>,
    agencies: Dictionary<String>,
    fields: Dictionary<String>,
    procedures: Dictionary<Procedure>,
    /// The row in which each procedure was met first: of several names it keeps that one.
    met: Vec<u64>,
    /// The counts by agency and kind, and by month.
    by_agency: Blocks<0>,
    /// The counts by field and procedure, and by month.
    by_procedure: Blocks<KINDS>,
    codes: Codes,
    /// Codes and rows that are not looked up yet, or all of them.
    codes_met: Vec<Coded>,
    /// How many of them were looked up.
    looked_up: usize,
    keeps: Keeps,
}

/// What becomes of codes that are met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Keeps {
    /// They are looked up, and let go of.
    None,
    /// They are looked up and kept: another worker counts rows between.
    LookedUp,
    /// They are kept for the worker that looks them up.
    All,
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
            by_agency: Blocks::default(),
            by_procedure: Blocks::default(),
            codes: Codes::default(),
            codes_met: Vec::new(),
            looked_up: 0,
            keeps: Keeps::None,
        }
    }

    /// A worker at the beginning of a stretch amid the file, where there are no headings.
    pub fn amid(mapping: &'a Mapping, defs: &'a DossierDefs) -> Tally<'a> {
        let reading = Reading::new(mapping, defs, true);
        Tally { reading, keeps: Keeps::All, ..Tally::new(mapping, defs) }
    }

    /// A worker that counts stretches of a file while another counts those between, for [`Tally::join`]; the rows say their
    /// numbers.
    pub fn among(mapping: &'a Mapping, defs: &'a DossierDefs) -> Tally<'a> {
        Tally { keeps: Keeps::LookedUp, ..Tally::new(mapping, defs) }
    }

    /// That other worker.
    pub fn between(mapping: &'a Mapping, defs: &'a DossierDefs) -> Tally<'a> {
        Tally { keeps: Keeps::All, ..Tally::new(mapping, defs) }
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
        cube.by_agency = cells(&self.by_agency, agency_of, [&agency, &[0]]);
        cube.by_procedure = cells(&self.by_procedure, procedure_of, [&field, &procedure]);
        (cube, self.codes)
    }

    /// The block by agency and the block by procedure.
    fn place(&mut self, row: &Row<'_>, kind: u64) -> (usize, usize) {
        let reading = &self.reading;
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
        let (by_agency, by_procedure) = (agency_key(agency, kind), procedure_key(field, procedure));
        let by_agency = self.by_agency.number(by_agency as usize, by_agency);
        (by_agency, self.by_procedure.number(procedure as usize, by_procedure))
    }

    fn kind(said: &Said, no_channel: bool) -> Kind {
        Kind {
            level: said[Role::Level as usize],
            service_online: said[Role::ServiceOnline as usize].map(|m| m == Meaning::Yes),
            // Decision 766's description: a dossier without a channel was handed in over the counter. A word that nobody
            // knows says nothing.
            channel: if no_channel { Some(Meaning::Direct) } else { said[Role::Channel as usize] },
        }
    }

    fn code(&mut self, code: u64, row: u64) {
        self.codes_met.push((code, row));
        if self.codes_met.len() - self.looked_up >= TOGETHER && self.keeps != Keeps::All {
            self.look_up();
        }
    }

    fn look_up(&mut self) {
        let account = &mut self.reading.account;
        let waiting = self.codes_met.get(self.looked_up..).unwrap_or_default();
        self.codes.insert_all(waiting, |row| account.note(Issue::DuplicateCode, row));
        if self.keeps == Keeps::None {
            self.codes_met.clear();
        }
        self.looked_up = self.codes_met.len();
    }

    /// The fee in đồng, zero where there is none; `None` for one that cannot be counted.
    fn fee(&mut self, row: &Row<'_>) -> Option<u64> {
        let issue = match amount(self.reading.cell(row, Role::Fee)) {
            Amount::Dong(fee) => return Some(fee),
            Amount::Missing => return Some(0),
            Amount::Negative => Issue::NegativeFee,
            Amount::Unreadable => Issue::UnreadableFee,
        };
        self.reading.account.note(issue, row.number);
        None
    }

    /// Whether the list has a column that is blank in a row.
    fn is_blank(&self, row: &Row<'_>, role: Role) -> bool {
        self.reading.cell(row, role).bytes.is_empty() && self.reading.has(role)
    }

    /// What the row tells beside its dates.
    fn told(&mut self, row: &Row<'_>, said: &Said) -> Told {
        let (fee, no_channel) = (self.fee(row), self.is_blank(row, Role::Channel));
        let kind = Self::kind(said, no_channel).code();
        if no_channel {
            self.reading.account.note(Issue::BlankChannel, row.number);
        }
        if self.is_blank(row, Role::Agency) {
            self.reading.account.note(Issue::MissingAgency, row.number);
        }
        let yes = |role: Role| said[role as usize] == Some(Meaning::Yes);
        let (paid, electronic, digitised) = (yes(Role::PaidOnline), yes(Role::ElectronicResult), yes(Role::Digitised));
        if paid && fee == Some(0) && self.reading.has(Role::Fee) {
            self.reading.account.note(Issue::PaidWithoutFee, row.number);
        }
        let rating = said[Role::Rating as usize].and_then(rated);
        let returned = matches!(said[Role::Status as usize], Some(Meaning::Withdrawn | Meaning::Refused));
        Told { kind, fee: fee.unwrap_or(0), paid, electronic, digitised, rating, returned }
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
        let said = self.reading.words(&row);
        let state = said[Role::Status as usize];
        let course = Course::of(&dates, state);
        let told = self.told(&row, &said);
        let (by_agency, by_procedure) = self.place(&row, told.kind);
        told.count(&course, &mut self.by_agency, by_agency);
        told.count(&course, &mut self.by_procedure, by_procedure);
        self.contradictions(&row, &dates, state);
    }
}

/// Values in order of their names, each name once, and the place of every number among them.
fn ranked<T>(values: Vec<T>, name: fn(&T) -> &str, join: fn(&mut T, T)) -> (Vec<T>, Vec<u32>) {
    let mut ranks = vec![0; values.len()];
    let mut order: Vec<(usize, T)> = values.into_iter().enumerate().collect();
    sort_by(&mut order, |(_, a), (_, b)| name(a).cmp(name(b)));
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

/// What a row tells beside its dates.
struct Told {
    /// Code of its kind.
    kind: u64,
    /// In đồng; zero where there is none.
    fee: u64,
    paid: bool,
    electronic: bool,
    digitised: bool,
    rating: Option<Counter>,
    returned: bool,
}

impl Told {
    /// Counts a dossier in a block: when it was received, when it ended and when it fell due.
    #[inline]
    fn count<const KINDS: usize>(&self, course: &Course, blocks: &mut Blocks<KINDS>, block: usize) {
        let counts = blocks.month(block, course.received);
        counts.receive(self.kind);
        if self.fee > 0 {
            counts.count(Counter::WithFee);
            counts.pay(self.fee, self.paid);
            counts.count_if(Counter::PaidOnline, self.paid);
        }
        counts.count_if(Counter::ElectronicResult, self.electronic);
        counts.count_if(Counter::Digitised, self.digitised);
        if let Some(rating) = self.rating {
            counts.count(rating);
        }
        counts.count_if(Counter::WithoutDue, course.without_due);
        if let Some((ended, month)) = course.ended {
            let counts = blocks.month(block, month);
            counts.count(ended.counter());
            counts.count_if(Counter::Returned, self.returned);
            counts.count_if(Counter::EndedWithoutDue, course.without_due);
        }
        if let Some(due) = course.falls_due {
            blocks.month(block, due).count(Counter::Due);
            if let Some((_, ended)) = course.ended {
                blocks.month(block, due.max(ended)).count(Counter::Settled);
            }
        }
    }
}

/// Bits of a kind's code.
const KIND_BITS: u32 = KINDS.trailing_zeros();

/// The key of a block by agency and kind.
const fn agency_key(agency: u32, kind: u64) -> u64 {
    (agency as u64) << KIND_BITS | kind
}

/// The names of such a block as in [`CellKey`], and its kind.
const fn agency_of(key: u64) -> ([u32; 2], u64) {
    ([(key >> KIND_BITS) as u32, 0], key % KINDS as u64)
}

/// The key of a block by field and procedure.
const fn procedure_key(field: u32, procedure: u32) -> u64 {
    (field as u64) << 32 | procedure as u64
}

/// The same of such a block, which holds every kind.
const fn procedure_of(key: u64) -> ([u32; 2], u64) {
    ([(key >> 32) as u32, key as u32], 0)
}

/// The cells of some blocks, each of its names by its place in the cube's lists.
fn cells<const KINDS: usize>(blocks: &Blocks<KINDS>, names: fn(u64) -> ([u32; 2], u64), ranks: [&[u32]; 2]) -> Cells {
    let rank = |list: usize, number: u32| ranks[list].get(number as usize).copied().unwrap_or(0);
    let place = |(at, (key, _)): (usize, (u64, usize))| {
        let ([first, second], kind) = names(key);
        Some(([rank(0, first), rank(1, second)], Kind::of(kind)?, at))
    };
    let mut order: Vec<([u32; 2], Kind, usize)> = blocks.keys().enumerate().filter_map(place).collect();
    sort_by(&mut order, Ord::cmp);
    let mut within: Vec<Kind> = (0..KINDS as u64).filter_map(Kind::of).collect();
    sort_by(&mut within, Ord::cmp);
    let (mut cells, mut months) = (Vec::with_capacity(blocks.months()), Vec::new());
    for (names, kind, at) in order.iter().copied() {
        let own = if KINDS == 0 { std::slice::from_ref(&kind) } else { &within };
        months.clear();
        months.extend(blocks.of(at).map(|(month, counts)| (month, counts, counts.kinds())));
        let told = months.iter().fold(0, |told, (.., kinds)| told | kinds);
        for kind in own.iter().filter(|kind| KINDS == 0 || told >> kind.code() & 1 > 0) {
            let there = months.iter().filter(|(.., kinds)| KINDS == 0 || kinds >> kind.code() & 1 > 0);
            let few = there.map(|(month, counts, _)| (*month, counts.few(kind.code())));
            let few = few.filter(|(_, few)| few.count() > 0);
            cells.extend(few.map(|(month, few)| (CellKey { names, kind: *kind, month }, few)));
        }
    }
    // Blocks whose names read alike lie together now.
    let all_apart = order.is_sorted_by(|(a, of_a, _), (b, of_b, _)| (a, of_a) < (b, of_b));
    if all_apart { cells } else { added(cells) }
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
