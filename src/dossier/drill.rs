//! The dossiers behind a count: code, procedure, agency, dates, and nothing of persons.

use super::course::{Course, Dates, Ended};
use super::date::Moment;
use super::mapping::Mapping;
use super::reading::Reading;
use super::totals::Months;
use crate::catalog::{DossierDefs, Role};
use crate::ingest::rows::{Columns, Row, Sink};
use serde::{Deserialize, Serialize};

/// Dossiers kept at most; the rest is counted.
pub const DRILLED: usize = 20_000;

/// Which dossiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// Received in the period.
    Received,
    /// Ended in the period, in any way.
    Resolved,
    /// Finished in the period, before the day it was due.
    Early,
    /// Finished in the period, on the day it was due and in time.
    OnTime,
    /// Finished in the period, late.
    Late,
    /// Ended in the period, and nothing says when, or when it was due.
    ResolvedWithoutDue,
    /// Received by the period's end and not ended by then.
    Pending,
    /// Of those, the ones not due yet.
    PendingInTerm,
    /// Of those, the ones past their due time.
    PendingOverdue,
    /// Of those, the ones of which nothing says when they are due.
    PendingWithoutDue,
}

impl Which {
    /// The dossiers that a figure counts, by its catalogue id; `None` for a figure whose dossiers cannot be listed.
    pub fn of_figure(id: &str) -> Option<Which> {
        Some(match id {
            "received_new" => Which::Received,
            "resolved_total" => Which::Resolved,
            "resolved_early" => Which::Early,
            "resolved_on_time" => Which::OnTime,
            "resolved_late" => Which::Late,
            "resolved_without_due" => Which::ResolvedWithoutDue,
            "pending_total" => Which::Pending,
            "pending_in_term" => Which::PendingInTerm,
            "pending_overdue" => Which::PendingOverdue,
            "pending_without_due" => Which::PendingWithoutDue,
            _ => return None,
        })
    }

    fn holds(self, course: &Course, months: Months) -> bool {
        let ended = |how: Option<Ended>| course.has_ended(months, how);
        let end = months.1;
        match self {
            Which::Received => (months.0..=end).contains(&course.received),
            Which::Resolved => ended(None),
            Which::Early => ended(Some(Ended::Early)),
            Which::OnTime => ended(Some(Ended::OnTime)),
            Which::Late => ended(Some(Ended::Late)),
            Which::ResolvedWithoutDue => ended(Some(Ended::WithoutDue)) || ended(Some(Ended::Undated)),
            Which::Pending => course.is_open(end),
            Which::PendingInTerm => course.is_open(end) && !course.is_overdue(end) && !course.without_due,
            Which::PendingOverdue => course.is_overdue(end),
            Which::PendingWithoutDue => course.is_open(end) && course.without_due,
        }
    }
}

/// What is looked for.
#[derive(Debug, Clone)]
pub struct Wanted {
    /// Which dossiers.
    pub which: Which,
    /// First and last month of the period.
    pub months: Months,
    /// Only of this agency.
    pub agency: Option<String>,
    /// Only of this field.
    pub field: Option<String>,
    /// Only of this procedure's code, or of its name where it has none.
    pub procedure: Option<String>,
}

/// A dossier.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// One-based number of its row.
    pub row: u64,
    /// Its code; empty where the file has none.
    pub code: String,
    /// The procedure's name, or its code.
    pub procedure: String,
    /// The agency.
    pub agency: String,
    /// When it was received.
    pub received: Moment,
    /// When it was due.
    pub due: Option<Moment>,
    /// When it was finished.
    pub finished: Option<Moment>,
    /// In a list of late or overdue ones: by how many calendar days.
    pub late: Option<u32>,
}

/// Looks through rows for dossiers.
pub struct Drill<'a> {
    reading: Reading<'a>,
    wanted: Wanted,
    /// Those found, [`DRILLED`] at most, in the order of the file.
    pub found: Vec<Dossier>,
    /// How many there are.
    pub count: u64,
}

impl<'a> Drill<'a> {
    /// Begins to look.
    pub fn new(mapping: &'a Mapping, defs: &'a DossierDefs, wanted: Wanted) -> Drill<'a> {
        Drill { reading: Reading::new(mapping, defs, false), wanted, found: Vec::new(), count: 0 }
    }

    fn text(&self, row: &Row<'_>, role: Role) -> String {
        self.reading.cell(row, role).text()
    }

    fn dossier(&self, row: &Row<'_>, dates: &Dates) -> Dossier {
        let name = self.text(row, Role::Procedure);
        let procedure = if name.is_empty() { self.text(row, Role::ProcedureCode) } else { name };
        let (code, agency) = (self.text(row, Role::Code), self.text(row, Role::Agency));
        let Dates { received, due, finished, .. } = *dates;
        let is_late = matches!(self.wanted.which, Which::Late | Which::PendingOverdue);
        // What ended later was pending at the end of the period.
        let pending = Dates { finished: None, ..*dates };
        let dates = if self.wanted.which == Which::PendingOverdue { &pending } else { dates };
        let late = dates.days_late(self.wanted.months.1).filter(|_| is_late);
        Dossier { row: row.number, code, procedure, agency, received, due, finished, late }
    }

    fn is_of(&self, row: &Row<'_>) -> bool {
        let Wanted { agency, field, procedure, .. } = &self.wanted;
        let key = || Some(self.text(row, Role::ProcedureCode)).filter(|k| !k.is_empty());
        agency.as_ref().is_none_or(|a| *a == self.text(row, Role::Agency))
            && field.as_ref().is_none_or(|f| *f == self.text(row, Role::Field))
            && procedure.as_ref().is_none_or(|p| *p == key().unwrap_or_else(|| self.text(row, Role::Procedure)))
    }
}

impl Sink for Drill<'_> {
    fn columns(&self) -> Option<Columns> {
        self.reading.columns()
    }

    fn row(&mut self, row: Row<'_>) {
        let Ok(dates) = self.reading.dates(&row) else { return };
        let state = self.reading.word(&row, Role::Status);
        let course = Course::of(&dates, state);
        if !self.wanted.which.holds(&course, self.wanted.months) || !self.is_of(&row) {
            return;
        }
        self.count += 1;
        if self.found.len() < DRILLED {
            self.found.push(self.dossier(&row, &dates));
        }
    }
}
