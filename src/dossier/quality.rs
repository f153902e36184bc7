//! What is wrong with rows: counted, and listed with their numbers. Rows read + rows set aside = rows in the file.

use crate::catalog::{Role, Vocabulary};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// Row numbers kept for each kind.
const LISTED: usize = 200;
/// Different unknown words kept for each column: a column with more of them holds no words of a vocabulary.
const WORDS: usize = 50;

/// Rows on which an unknown word must stand: what stands on fewer may be the name of a person.
const OFTEN: u64 = 5;

/// Why a row is no dossier, or could not be counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Stands above the headings, or is them.
    Heading,
    /// Repeats the headings.
    RepeatedHeading,
    /// Stands in a table whose headings are others.
    OtherTable,
    /// Nothing in it.
    Blank,
    /// Closes the list with a total.
    Total,
    /// Nothing says when it was received.
    NoReceived,
    /// When it was received cannot be read.
    UnreadableReceived,
}

/// What is wrong with a row that was counted all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Issue {
    /// The code of a row before.
    DuplicateCode,
    /// Of no agency, in a list with a column of agencies.
    MissingAgency,
    /// Nothing in the column that says how it was handed in: counted as handed in over the counter.
    BlankChannel,
    /// Finished before it was received.
    FinishedBeforeReceived,
    /// Due before it was received.
    DueBeforeReceived,
    /// When it is due is not stated.
    MissingDue,
    /// When it is due cannot be read.
    UnreadableDue,
    /// When it was finished cannot be read.
    UnreadableReturned,
    /// When the citizen was asked to supplement it, or had done so, cannot be read.
    UnreadableSupplement,
    /// Finished by its state, and nothing says when.
    FinishedUndated,
    /// Pending by its state, and a day on which it was finished.
    StateDisagrees,
    /// A fee below zero.
    NegativeFee,
    /// A fee that cannot be read.
    UnreadableFee,
    /// Paid online, and no fee above zero.
    PaidWithoutFee,
    /// A word that its column's vocabulary does not have.
    UnknownWord,
    /// A date that could not be read, and can be when day and month are exchanged.
    OtherDateOrder,
    /// No date of the file tells day and month apart: all rows, read with the day first unless the user says otherwise.
    AmbiguousDates,
}

impl Reason {
    /// Stable id, as in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Reason::Heading => "heading",
            Reason::RepeatedHeading => "repeated_heading",
            Reason::OtherTable => "other_table",
            Reason::Blank => "blank",
            Reason::Total => "total",
            Reason::NoReceived => "no_received",
            Reason::UnreadableReceived => "unreadable_received",
        }
    }
}

impl Issue {
    /// Stable id, as in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            Issue::DuplicateCode => "duplicate_code",
            Issue::MissingAgency => "missing_agency",
            Issue::BlankChannel => "blank_channel",
            Issue::FinishedBeforeReceived => "finished_before_received",
            Issue::DueBeforeReceived => "due_before_received",
            Issue::MissingDue => "missing_due",
            Issue::UnreadableDue => "unreadable_due",
            Issue::UnreadableReturned => "unreadable_returned",
            Issue::UnreadableSupplement => "unreadable_supplement",
            Issue::FinishedUndated => "finished_undated",
            Issue::StateDisagrees => "state_disagrees",
            Issue::NegativeFee => "negative_fee",
            Issue::UnreadableFee => "unreadable_fee",
            Issue::PaidWithoutFee => "paid_without_fee",
            Issue::UnknownWord => "unknown_word",
            Issue::OtherDateOrder => "other_date_order",
            Issue::AmbiguousDates => "ambiguous_dates",
        }
    }
}

/// How often something occurs, and where.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Occurrences {
    /// How often.
    pub count: u64,
    /// One-based numbers of the first rows.
    pub rows: Vec<u64>,
}

impl Occurrences {
    fn add(&mut self, row: u64) {
        self.count += 1;
        if self.rows.len() < LISTED {
            self.rows.push(row);
        }
    }

    /// Takes what else there is in a file, the numbers of rows so many less than they are there.
    fn take(&mut self, other: &Occurrences, offset: u64) {
        self.count += other.count;
        first_of(&mut self.rows, &other.rows, offset);
    }
}

/// The first rows of both, the numbers of the others so many less than they are in the file.
fn first_of(rows: &mut Vec<u64>, others: &[u64], offset: u64) {
    rows.extend(others.iter().map(|row| row + offset));
    rows.sort_unstable();
    rows.truncate(LISTED);
}

/// The account of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FileAccount {
    /// Its name.
    pub name: String,
    /// What tells it from other files.
    pub fingerprint: String,
    /// Rows in the file, headings counted.
    pub rows: u64,
    /// Rows counted as dossiers.
    pub read: u64,
    /// The other rows.
    pub set_aside: BTreeMap<Reason, Occurrences>,
    /// What is wrong with rows that were counted.
    pub issues: BTreeMap<Issue, Occurrences>,
    /// Unknown words of each column: how often each, and where.
    pub unknown: BTreeMap<Role, BTreeMap<String, Occurrences>>,
    /// Rows of each column whose word is unknown, whether or not the word is kept.
    #[serde(default)]
    pub unknown_rows: BTreeMap<Role, u64>,
    /// One-based numbers of the first of those rows.
    #[serde(default)]
    pub unknown_at: BTreeMap<Role, Vec<u64>>,
    /// First and last day on which a dossier was received, as days since 1 January 1970.
    #[serde(default)]
    pub received_days: Option<(i32, i32)>,
    /// Columns with more different unknown words than a vocabulary has: none of them is kept.
    pub wordy: BTreeSet<Role>,
    /// Columns of personal data that were recognised and not read: how many.
    pub personal_columns: usize,
}

impl FileAccount {
    /// Rows set aside in all.
    pub fn aside(&self) -> u64 {
        self.set_aside.values().map(|o| o.count).sum()
    }

    /// Whether rows read and rows set aside are the rows of the file.
    pub fn is_balanced(&self) -> bool {
        self.read + self.aside() == self.rows
    }

    /// Counts a dossier received on a day.
    #[inline]
    pub(super) fn count_received(&mut self, day: i32) {
        self.read += 1;
        self.received_days = both(self.received_days, Some((day, day)));
    }

    /// Notes what is wrong with all rows.
    pub(super) fn note_all(&mut self, issue: Issue) {
        self.issues.entry(issue).or_default().count += self.read;
    }

    /// Closes the account of a file.
    pub(super) fn finish(&mut self, name: &str, fingerprint: &str) {
        name.clone_into(&mut self.name);
        fingerprint.clone_into(&mut self.fingerprint);
        self.drop_names();
        for found in self.issues.values_mut() {
            found.rows.sort_unstable();
        }
    }

    pub(super) fn put_aside(&mut self, reason: Reason, row: u64) {
        self.set_aside.entry(reason).or_default().add(row);
    }

    pub(super) fn note(&mut self, issue: Issue, row: u64) {
        self.issues.entry(issue).or_default().add(row);
    }

    /// The same of several rows, wherever those stand that were noted before.
    pub(super) fn note_rows(&mut self, issue: Issue, rows: Vec<u64>) {
        if !rows.is_empty() {
            let found = Occurrences { count: rows.len() as u64, rows };
            self.issues.entry(issue).or_default().take(&found, 0);
        }
    }

    /// Notes an unknown word. What may be data of a person (long digits, an address of mail) is counted and not kept.
    pub(super) fn unknown_word(&mut self, role: Role, word: &str, row: u64) {
        self.note(Issue::UnknownWord, row);
        *self.unknown_rows.entry(role).or_default() += 1;
        let at = self.unknown_at.entry(role).or_default();
        if at.len() < LISTED {
            at.push(row);
        }
        let digits = word.bytes().filter(u8::is_ascii_digit).count();
        let harmless = digits < 8 && !word.contains('@') && word.chars().count() <= 60 && role.vocabulary().is_some();
        if harmless && !self.wordy.contains(&role) {
            self.unknown.entry(role).or_default().entry(word.to_owned()).or_default().add(row);
            self.drop_wordy();
        }
    }

    fn drop_wordy(&mut self) {
        let wordy = self.unknown.iter().filter(|(_, words)| words.len() > WORDS).map(|(role, _)| *role);
        self.wordy.extend(wordy);
        self.unknown.retain(|role, _| !self.wordy.contains(role));
    }

    /// Lets go of unknown words that may name a person: those on few rows, and those with two capitalised words in a row.
    fn drop_names(&mut self) {
        for words in self.unknown.values_mut() {
            words.retain(|word, found| found.count >= OFTEN && !is_like_a_name(word));
        }
        self.unknown.retain(|_, words| !words.is_empty());
    }

    /// Takes the account of other rows of the same file, whose numbers are so many less than they are in the file.
    pub(super) fn take(&mut self, other: &FileAccount, offset: u64) {
        self.rows += other.rows;
        self.read += other.read;
        self.received_days = both(self.received_days, other.received_days);
        for (role, rows) in &other.unknown_rows {
            *self.unknown_rows.entry(*role).or_default() += rows;
        }
        for (role, rows) in &other.unknown_at {
            first_of(self.unknown_at.entry(*role).or_default(), rows, offset);
        }
        for (reason, found) in &other.set_aside {
            self.set_aside.entry(*reason).or_default().take(found, offset);
        }
        for (issue, found) in &other.issues {
            self.issues.entry(*issue).or_default().take(found, offset);
        }
        for (role, words) in &other.unknown {
            let kept = self.unknown.entry(*role).or_default();
            for (word, found) in words {
                kept.entry(word.clone()).or_default().take(found, offset);
            }
        }
        self.wordy.extend(&other.wordy);
        self.drop_wordy();
    }

    /// The vocabulary of a column with unknown words, for a page that lets the user say what they mean.
    pub fn to_teach(&self) -> impl Iterator<Item = (Role, Vocabulary, &str, &Occurrences)> {
        let words = self.unknown.iter().filter_map(|(role, words)| Some((*role, role.vocabulary()?, words)));
        words.flat_map(|(role, vocabulary, words)| {
            words.iter().map(move |(word, found)| (role, vocabulary, word.as_str(), found))
        })
    }
}

/// The days from the first of both to the last.
fn both(a: Option<(i32, i32)>, b: Option<(i32, i32)>) -> Option<(i32, i32)> {
    match (a, b) {
        (Some((a, b)), Some((c, d))) => Some((a.min(c), b.max(d))),
        (found, None) | (None, found) => found,
    }
}

fn is_like_a_name(word: &str) -> bool {
    let capital = |w: &&str| w.chars().find(|c| c.is_alphabetic()).is_some_and(char::is_uppercase);
    let words: Vec<&str> = word.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    words.windows(2).any(|pair| pair.iter().all(capital))
}
