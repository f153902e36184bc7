//! Rows → counts: what one worker does over one stretch of one file.

use super::counts::{Counter, Counts};
use super::cube::{CellKey, Cube, Kind, Procedure};
use super::date::Moment;
use super::dictionary::{Dictionary, Map, hash};
use super::mapping::Mapping;
use super::quality::{FileAccount, Issue, Reason};
use super::rules::{Amount, Outcome, amount, outcome};
use crate::catalog::{DossierDefs, Meaning, Role};
use crate::ingest::rows::{CellKind, Row, Sink, text};
use std::collections::{BTreeMap, BTreeSet};

/// Different agencies, fields and procedures of one file; more of them and the column holds something else.
const AGENCIES: usize = 100_000;
const FIELDS: usize = 16_000;
const PROCEDURES: usize = 400_000;
/// Different words of a column with a vocabulary.
const WORDS: usize = 10_000;

/// No column.
const NONE: usize = usize::MAX;

/// A worker's counts so far.
pub struct Tally<'a> {
    mapping: &'a Mapping,
    defs: &'a DossierDefs,
    columns: [usize; Role::READ.len()],
    agencies: Dictionary<String>,
    fields: Dictionary<String>,
    procedures: Dictionary<Procedure>,
    words: BTreeMap<Role, Dictionary<Option<Meaning>>>,
    /// Number of the block of each agency, field, procedure and kind.
    blocks: Map<u64, u32>,
    /// The months of each block, in order.
    counts: Vec<Vec<(i32, Counts)>>,
    codes: Map<u64, u64>,
    account: FileAccount,
    /// Rows up to which no dossier is looked for.
    head: u64,
}

/// The dates of a row.
struct Dates {
    received: Moment,
    due: Option<Moment>,
    finished: Option<Moment>,
    /// Seconds in which the citizen supplemented it.
    waited: i64,
    /// The citizen was asked and has not answered: the clock stands still.
    stopped: bool,
}

impl<'a> Tally<'a> {
    /// A worker at the beginning of a file.
    pub fn new(mapping: &'a Mapping, defs: &'a DossierDefs) -> Tally<'a> {
        let column = |role: Role| mapping.column(role).unwrap_or(NONE);
        let worded = Role::READ.into_iter().filter(|r| r.vocabulary().is_some());
        Tally {
            mapping,
            defs,
            columns: Role::READ.map(column),
            agencies: Dictionary::new(AGENCIES, String::new()),
            fields: Dictionary::new(FIELDS, String::new()),
            procedures: Dictionary::new(PROCEDURES, Procedure::default()),
            words: worded.map(|role| (role, Dictionary::new(WORDS, None))).collect(),
            blocks: Map::default(),
            counts: Vec::new(),
            codes: Map::default(),
            account: FileAccount {
                personal_columns: mapping.columns.iter().filter(|c| c.role == Role::Personal).count(),
                ..FileAccount::default()
            },
            head: mapping.heading_row,
        }
    }

    /// A worker at the beginning of a stretch amid the file, where there are no headings.
    pub fn amid(mapping: &'a Mapping, defs: &'a DossierDefs) -> Tally<'a> {
        Tally { head: 0, ..Tally::new(mapping, defs) }
    }

    /// Rows so far.
    pub const fn rows(&self) -> u64 {
        self.account.rows
    }

    #[inline]
    fn cell<'r>(&self, row: &Row<'r>, role: Role) -> (&'r [u8], CellKind) {
        row.cell(self.columns[role as usize])
    }

    /// Takes the counts of the stretch that follows in the same file.
    pub fn follow(&mut self, later: Tally<'_>) {
        let offset = self.account.rows;
        self.account.follow(&later.account);
        for (code, row) in later.codes {
            match self.codes.entry(code) {
                std::collections::hash_map::Entry::Occupied(_) => self.account.note(Issue::DuplicateCode, row + offset),
                std::collections::hash_map::Entry::Vacant(free) => {
                    free.insert(row + offset);
                }
            }
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
    pub fn finish(mut self, name: &str, fingerprint: &str) -> (Cube, Codes) {
        name.clone_into(&mut self.account.name);
        fingerprint.clone_into(&mut self.account.fingerprint);
        self.account.drop_names();
        for found in self.account.issues.values_mut() {
            found.rows.sort_unstable();
        }
        let mut cube = Cube { known: self.known(), files: vec![self.account], ..Cube::empty() };
        // Numbers of this worker and one cube of each block: merging brings everything into canonical form.
        cube.agencies = self.agencies.values;
        cube.fields = self.fields.values;
        cube.procedures = self.procedures.values;
        for (block, at) in self.blocks {
            let Some([agency, field, procedure, kind]) = unpacked(block) else { continue };
            let Some(kind) = Kind::of(u64::from(kind)) else { continue };
            for (month, counts) in self.counts.get(at as usize).into_iter().flatten() {
                let key = CellKey { agency, field, procedure, kind, month: *month };
                cube.cells.entry(key).or_default().merge(counts);
            }
        }
        (Cube::empty().merge(cube), Codes(self.codes))
    }

    fn known(&self) -> BTreeSet<Role> {
        Role::READ.into_iter().filter(|r| self.columns[*r as usize] != NONE).collect()
    }

    fn aside(&mut self, row: &Row<'_>) -> Option<Reason> {
        if row.number <= self.head {
            return Some(Reason::Heading);
        }
        let (received, _) = self.cell(row, Role::Received);
        if received.first().is_some_and(u8::is_ascii_digit) {
            return None;
        }
        if row.is_blank() {
            return Some(Reason::Blank);
        }
        if self.mapping.is_heading(row, self.columns[Role::Received as usize]) {
            return Some(Reason::RepeatedHeading);
        }
        let total = (0..row.cells.len().min(6)).any(|c| self.defs.is_total(&row.text(c)));
        Some(if total {
            Reason::Total
        } else if received.is_empty() {
            Reason::NoReceived
        } else {
            Reason::UnreadableReceived
        })
    }

    fn moment(&mut self, row: &Row<'_>, role: Role, unreadable: Option<Issue>) -> Option<Moment> {
        let (bytes, kind) = self.cell(row, role);
        if bytes.is_empty() {
            return None;
        }
        let moment = match kind {
            CellKind::Day { since_1904 } => Moment::serial(bytes, since_1904),
            CellKind::Plain | CellKind::Quoted => Moment::parse(bytes),
        };
        if let (None, Some(issue)) = (moment, unreadable) {
            self.account.note(issue, row.number);
        }
        moment
    }

    fn word(&mut self, row: &Row<'_>, role: Role) -> Option<Meaning> {
        let (bytes, kind) = self.cell(row, role);
        let (mapping, defs) = (self.mapping, self.defs);
        if bytes.is_empty() {
            return None;
        }
        let (words, vocabulary) = (self.words.get_mut(&role)?, role.vocabulary()?);
        let number = words.number(bytes, || mapping.meaning(vocabulary, &text(bytes, kind), defs));
        let meaning = words.get(number).copied().flatten();
        if meaning.is_none() {
            self.account.unknown_word(role, &text(bytes, kind), row.number);
        }
        meaning
    }

    fn dates(&mut self, row: &Row<'_>) -> Result<Dates, Reason> {
        let received = self.moment(row, Role::Received, None).ok_or(Reason::UnreadableReceived)?;
        let due = self.moment(row, Role::Due, Some(Issue::UnreadableDue));
        if self.columns[Role::Due as usize] != NONE && self.cell(row, Role::Due).0.is_empty() {
            self.account.note(Issue::MissingDue, row.number);
        }
        let finished = self.moment(row, Role::Returned, Some(Issue::UnreadableReturned));
        let asked = self.moment(row, Role::SupplementAsked, None);
        let done = self.moment(row, Role::SupplementDone, None);
        let waited = asked.zip(done).map_or(0, |(a, d)| (d.seconds(false) - a.seconds(false)).max(0));
        Ok(Dates { received, due, finished, waited, stopped: asked.is_some() && done.is_none() })
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
        let (bytes, kind) = self.cell(row, Role::Agency);
        let agency = self.agencies.number(bytes, || text(bytes, kind));
        let (bytes, kind) = self.cell(row, Role::Field);
        let field = self.fields.number(bytes, || text(bytes, kind));
        let (code, code_kind) = self.cell(row, Role::ProcedureCode);
        let (name, name_kind) = self.cell(row, Role::Procedure);
        let (key, key_kind) = if code.is_empty() { (name, name_kind) } else { (code, code_kind) };
        let procedure =
            self.procedures.number(key, || Procedure { key: text(key, key_kind), name: text(name, name_kind) });
        let known = Kind {
            level: self.word(row, Role::Level),
            service_online: self.word(row, Role::ServiceOnline).map(|m| m == Meaning::Yes),
            // Decision 766's description: a dossier without a channel was handed in over the counter.
            channel: match self.columns[Role::Channel as usize] {
                NONE => None,
                _ => Some(self.word(row, Role::Channel).unwrap_or(Meaning::Direct)),
            },
        };
        self.block(agency, field, procedure, u32::try_from(known.code()).unwrap_or(0))
    }

    fn code(&mut self, row: &Row<'_>) {
        let (bytes, _) = self.cell(row, Role::Code);
        if !bytes.is_empty() && self.codes.insert(hash(bytes), row.number).is_some() {
            self.account.note(Issue::DuplicateCode, row.number);
        }
    }

    /// What is counted in the month of receipt.
    fn intake(&mut self, row: &Row<'_>, block: usize, dates: &Dates) {
        let fee = amount(self.cell(row, Role::Fee).0);
        match fee {
            Amount::Negative => self.account.note(Issue::NegativeFee, row.number),
            Amount::Unreadable => self.account.note(Issue::UnreadableFee, row.number),
            Amount::Missing | Amount::Dong(_) => {}
        }
        let yes = |meaning: Option<Meaning>| meaning == Some(Meaning::Yes);
        let paid = yes(self.word(row, Role::PaidOnline));
        let electronic = yes(self.word(row, Role::ElectronicResult));
        let digitised = yes(self.word(row, Role::Digitised));
        let rating = self.word(row, Role::Rating).and_then(rated);
        let counts = self.month(block, dates.received.month);
        counts.add(Counter::Received, 1);
        if let Amount::Dong(fee @ 1..) = fee {
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
        if dates.due.is_none() {
            counts.add(Counter::WithoutDue, 1);
        }
    }

    /// What is counted when it is finished and when it falls due.
    fn course(&mut self, row: &Row<'_>, block: usize, dates: &Dates) {
        let state = self.word(row, Role::Status);
        let over = matches!(state, Some(Meaning::Finished | Meaning::Withdrawn | Meaning::Refused));
        let returned = matches!(state, Some(Meaning::Withdrawn | Meaning::Refused));
        self.contradictions(row, dates, state);
        if let (None, true) = (dates.finished, over) {
            let counts = self.month(block, dates.received.month);
            counts.add(Counter::FinishedUndated, 1);
            counts.add(Counter::Returned, u64::from(returned));
            return;
        }
        if let Some(finished) = dates.finished {
            let counter = match outcome(finished, dates.due, dates.waited) {
                Outcome::Early => Counter::Early,
                Outcome::OnTime => Counter::OnTime,
                Outcome::Late => Counter::Late,
                Outcome::WithoutDue => Counter::FinishedWithoutDue,
            };
            let counts = self.month(block, finished.month);
            counts.add(counter, 1);
            counts.add(Counter::Returned, u64::from(returned));
        }
        if let Some(due) = dates.due.filter(|_| !(dates.stopped && dates.finished.is_none())) {
            self.month(block, due.month).add(Counter::Due, 1);
            if let Some(finished) = dates.finished {
                self.month(block, due.month.max(finished.month)).add(Counter::Settled, 1);
            }
        }
    }

    fn contradictions(&mut self, row: &Row<'_>, dates: &Dates, state: Option<Meaning>) {
        let over = matches!(state, Some(Meaning::Finished | Meaning::Withdrawn | Meaning::Refused));
        let before = |a: Option<Moment>| a.is_some_and(|a| a.seconds(true) < dates.received.seconds(false));
        let found = [
            (before(dates.finished), Issue::FinishedBeforeReceived),
            (before(dates.due), Issue::DueBeforeReceived),
            (over && dates.finished.is_none() && self.columns[Role::Returned as usize] != NONE, Issue::FinishedUndated),
            (
                dates.finished.is_some() && matches!(state, Some(Meaning::Pending | Meaning::Supplement)),
                Issue::StateDisagrees,
            ),
        ];
        for (_, issue) in found.into_iter().filter(|(wrong, _)| *wrong) {
            self.account.note(issue, row.number);
        }
    }
}

impl Sink for Tally<'_> {
    fn other(&mut self, row: Row<'_>) {
        self.account.rows += 1;
        self.account.put_aside(Reason::OtherTable, row.number);
    }

    fn row(&mut self, row: Row<'_>) {
        self.account.rows += 1;
        let read = match self.aside(&row) {
            Some(reason) => Err(reason),
            None => self.dates(&row),
        };
        match read {
            Err(reason) => self.account.put_aside(reason, row.number),
            Ok(dates) => {
                self.account.read += 1;
                self.code(&row);
                let block = self.place(&row);
                self.intake(&row, block, &dates);
                self.course(&row, block, &dates);
            }
        }
    }
}

/// The codes of a file's dossiers, as hashes.
#[derive(Debug, Default)]
pub struct Codes(Map<u64, u64>);

impl Codes {
    /// Takes another file's; how many dossiers both hold.
    pub fn take(&mut self, other: Codes) -> u64 {
        let before = self.0.len() + other.0.len();
        self.0.extend(other.0);
        (before - self.0.len()) as u64
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
