//! A row → what it says: the one reading of cells that counts and lists of dossiers share.

use super::course::Dates;
use super::date::{Moment, order};
use super::dictionary::Dictionary;
use super::mapping::Mapping;
use super::neighbours::{Neighbours, Said};
use super::quality::{FileAccount, Issue, Reason};
use crate::catalog::{DossierDefs, Meaning, Role};
use crate::ingest::rows::{Cell, CellKind, Columns, Row};
use serde::{Deserialize, Serialize};

/// Different words of a column with a vocabulary.
const WORDS: usize = 10_000;
/// No column.
const NONE: usize = usize::MAX;
const ROLES: usize = Role::READ.len();

/// The words of a column that were met.
type Words = Dictionary<Option<Meaning>>;

/// Reads rows of one stretch of one file.
pub(super) struct Reading<'a> {
    mapping: &'a Mapping,
    defs: &'a DossierDefs,
    columns: [usize; ROLES],
    read: Option<Columns>,
    words: [Option<Words>; ROLES],
    neighbours: Vec<Neighbours>,
    /// Rows up to which no dossier is looked for.
    head: u64,
    /// What is wrong with the rows.
    pub(super) account: FileAccount,
    /// A date was met in which day and month could be exchanged, and one that tells them apart.
    undecided: bool,
    decided: bool,
}

/// What was noted on the rows of a stretch.
#[derive(Serialize, Deserialize)]
pub(super) struct Noted {
    account: FileAccount,
    /// The most different words of a column.
    words: usize,
    undecided: bool,
    decided: bool,
}

impl<'a> Reading<'a> {
    /// Begins to read below the headings, or amid the file when `amid`.
    pub(super) fn new(mapping: &'a Mapping, defs: &'a DossierDefs, amid: bool) -> Reading<'a> {
        let worded = |role: Role| role.vocabulary().map(|_| Dictionary::new(WORDS, 16, None));
        let personal_columns = mapping.columns.iter().filter(|c| c.role == Role::Personal).count();
        let columns = Role::READ.map(|role| mapping.column(role).unwrap_or(NONE));
        Reading {
            mapping,
            defs,
            columns,
            read: read(columns),
            words: Role::READ.map(worded),
            neighbours: Neighbours::of(Role::READ.map(|role| (role, mapping.column(role)))),
            head: if amid { 0 } else { mapping.heading_row },
            account: FileAccount { personal_columns, ..FileAccount::default() },
            undecided: false,
            decided: false,
        }
    }

    /// Whether the file has a column of a role.
    #[inline]
    pub(super) const fn has(&self, role: Role) -> bool {
        self.columns[role as usize] != NONE
    }

    /// A cell.
    #[inline(always)]
    pub(super) fn cell<'r>(&self, row: &Row<'r>, role: Role) -> Cell<'r> {
        row.cell(self.columns[role as usize])
    }

    /// The columns that are read; `None` for a file whose columns are too many to say.
    #[inline]
    pub(super) const fn columns(&self) -> Option<Columns> {
        self.read
    }

    /// The dates of a row, or why it is no dossier.
    pub(super) fn dates(&mut self, row: &Row<'_>) -> Result<Dates, Reason> {
        self.account.rows += 1;
        let dates = match self.aside(row) {
            Some(reason) => Err(reason),
            None => self.stated(row),
        };
        match &dates {
            Ok(dates) => self.account.count_received(dates.received.day),
            Err(reason) => self.account.put_aside(*reason, row.number),
        }
        dates
    }

    fn stated(&mut self, row: &Row<'_>) -> Result<Dates, Reason> {
        let received = self.moment(row, Role::Received, None).ok_or(Reason::UnreadableReceived)?;
        let due = self.moment(row, Role::Due, Some(Issue::UnreadableDue));
        if due.is_none() && self.has(Role::Due) && self.cell(row, Role::Due).bytes.is_empty() {
            self.account.note(Issue::MissingDue, row.number);
        }
        let finished = self.moment(row, Role::Returned, Some(Issue::UnreadableReturned));
        let asked = self.moment(row, Role::SupplementAsked, Some(Issue::UnreadableSupplement));
        let done = self.moment(row, Role::SupplementDone, Some(Issue::UnreadableSupplement));
        let waited = asked.zip(done).map_or(0, |(a, d)| (d.seconds(false) - a.seconds(false)).max(0));
        // Whoever has answered does not let it wait, even if nobody can read when.
        let stopped = asked.is_some() && self.cell(row, Role::SupplementDone).bytes.is_empty();
        Ok(Dates { received, due, finished, asked, waited, stopped })
    }

    fn aside(&self, row: &Row<'_>) -> Option<Reason> {
        if row.number <= self.head {
            return Some(Reason::Heading);
        }
        let received = self.cell(row, Role::Received).bytes;
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
        Some(match (total, received.is_empty()) {
            (true, _) => Reason::Total,
            (false, true) => Reason::NoReceived,
            (false, false) => Reason::UnreadableReceived,
        })
    }

    #[inline]
    fn moment(&mut self, row: &Row<'_>, role: Role, unreadable: Option<Issue>) -> Option<Moment> {
        let Cell { bytes, kind, .. } = self.cell(row, role);
        if bytes.is_empty() {
            return None;
        }
        let moment = match kind {
            CellKind::Day { since_1904 } => {
                let day = Moment::serial(bytes, since_1904);
                if let (None, Some(issue)) = (day, unreadable) {
                    self.account.note(issue, row.number);
                }
                return day;
            }
            _ => Moment::parse_in(bytes, self.mapping.month_first),
        };
        match moment {
            Some(_) if self.decided => {}
            Some(_) => match order(bytes) {
                Some(_) => self.decided = true,
                None => self.undecided |= bytes.len() > 2 && !bytes[..3].iter().all(u8::is_ascii_digit),
            },
            None => self.unreadable(row.number, bytes, unreadable),
        }
        moment
    }

    #[cold]
    fn unreadable(&mut self, row: u64, bytes: &[u8], issue: Option<Issue>) {
        if let Some(issue) = issue {
            self.account.note(issue, row);
        }
        if order(bytes).is_some() {
            self.account.note(Issue::OtherDateOrder, row);
        }
    }

    /// What the words of a row mean. Unknown ones are noted.
    pub(super) fn words(&mut self, row: &Row<'_>) -> Said {
        let mut said = [None; ROLES];
        for at in 0..self.neighbours.len() {
            let neighbours = &self.neighbours[at];
            match neighbours.recall(row) {
                Some(known) => {
                    neighbours.roles().iter().for_each(|role| said[*role as usize] = known[*role as usize]);
                }
                None => self.each_word(row, at, &mut said),
            }
        }
        said
    }

    /// The same of neighbours that were not met saying this.
    fn each_word(&mut self, row: &Row<'_>, at: usize, said: &mut Said) {
        let (mut own, mut known) = ([None; ROLES], true);
        for role in 0..self.neighbours[at].roles().len() {
            let role = self.neighbours[at].roles()[role];
            own[role as usize] = self.word(row, role);
            said[role as usize] = own[role as usize];
            known &= own[role as usize].is_some() || self.cell(row, role).bytes.is_empty();
        }
        // What is not known is to be noted on every row.
        if known {
            self.neighbours[at].keep(row, &own);
        }
    }

    /// What the word of a column with a vocabulary means. An unknown word is noted.
    #[inline]
    pub(super) fn word(&mut self, row: &Row<'_>, role: Role) -> Option<Meaning> {
        let cell = self.cell(row, role);
        if cell.bytes.is_empty() {
            return None;
        }
        let words = self.words[role as usize].as_ref()?;
        match words.recall(cell).and_then(|number| words.get(number).copied().flatten()) {
            None => self.other_word(row, role),
            known => known,
        }
    }

    /// The same for a word that was not met lately or is not known.
    #[cold]
    #[inline(never)]
    fn other_word(&mut self, row: &Row<'_>, role: Role) -> Option<Meaning> {
        let (cell, mapping, defs) = (self.cell(row, role), self.mapping, self.defs);
        let words = self.words[role as usize].as_mut()?;
        let number = words.number(cell, || mapping.meaning(role.vocabulary()?, &cell.text(), defs));
        let meaning = words.get(number).copied().flatten();
        if meaning.is_none() {
            self.account.unknown_word(role, &cell.text(), row.number);
        }
        meaning
    }

    /// What is handed on of stretches of a file.
    pub(super) fn noted(self) -> Noted {
        Noted { words: self.most(), account: self.account, undecided: self.undecided, decided: self.decided }
    }

    fn most(&self) -> usize {
        self.words.iter().flatten().map(|words| words.values.len()).max().unwrap_or(0)
    }

    /// Whether the words of both are no more than one worker keeps.
    pub(super) fn holds(&self, other: &Noted) -> bool {
        self.most() + other.words <= WORDS
    }

    /// Takes what was noted on other rows of the same file, whose numbers are so many less than they are in the file.
    pub(super) fn take(&mut self, other: &Noted, offset: u64) {
        self.account.take(&other.account, offset);
        self.undecided |= other.undecided;
        self.decided |= other.decided;
    }

    /// The account of the file, closed.
    pub(super) fn finish(mut self, name: &str, fingerprint: &str) -> FileAccount {
        if self.undecided && !self.decided {
            self.account.note_all(Issue::AmbiguousDates);
        }
        self.account.finish(name, fingerprint);
        self.account
    }
}

/// The columns that are read; `None` when they are too many to say, or rows cannot be told apart.
fn read(columns: [usize; ROLES]) -> Option<Columns> {
    let key = columns[Role::Received as usize];
    let bit = |column: usize| (column < 64).then(|| 1_u64 << column);
    let read = columns.into_iter().filter(|column| *column != NONE).try_fold(0, |read, at| Some(read | bit(at)?))?;
    (key != NONE).then_some(Columns { read, key })
}
