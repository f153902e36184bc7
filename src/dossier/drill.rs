//! The dossiers behind a count: code, procedure, agency, dates, and nothing of persons.

use super::date::Moment;
use super::mapping::Mapping;
use super::rules::{Outcome, outcome};
use super::totals::Months;
use crate::catalog::Role;
use crate::ingest::rows::{CellKind, Row, Sink};

/// Dossiers kept at most; the rest is counted.
pub const DRILLED: usize = 20_000;

/// Which dossiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Which {
    /// Received in the period.
    Received,
    /// Finished in the period, before the day it was due.
    Early,
    /// Finished in the period, on the day it was due and in time.
    OnTime,
    /// Finished in the period, late.
    Late,
    /// Received by the period's end and not finished by then.
    Pending,
    /// Of those, the ones past their due time.
    PendingOverdue,
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
}

/// Looks through rows for dossiers.
pub struct Drill<'a> {
    mapping: &'a Mapping,
    wanted: Wanted,
    /// Those found, [`DRILLED`] at most, in the order of the file.
    pub found: Vec<Dossier>,
    /// How many there are.
    pub count: u64,
}

impl<'a> Drill<'a> {
    /// Begins to look.
    pub const fn new(mapping: &'a Mapping, wanted: Wanted) -> Drill<'a> {
        Drill { mapping, wanted, found: Vec::new(), count: 0 }
    }

    fn text(&self, row: &Row<'_>, role: Role) -> String {
        self.mapping.column(role).map(|c| row.text(c)).unwrap_or_default()
    }

    fn moment(&self, row: &Row<'_>, role: Role) -> Option<Moment> {
        let (bytes, kind) = row.cell(self.mapping.column(role)?);
        match kind {
            CellKind::Day { since_1904 } => Moment::serial(bytes, since_1904),
            CellKind::Plain | CellKind::Quoted => Moment::parse(bytes),
        }
    }

    fn dossier(&self, row: &Row<'_>) -> Option<Dossier> {
        let received = self.moment(row, Role::Received)?;
        let (due, finished) = (self.moment(row, Role::Due), self.moment(row, Role::Returned));
        self.fits(row, received, due, finished).then(|| {
            let name = self.text(row, Role::Procedure);
            let procedure = if name.is_empty() { self.text(row, Role::ProcedureCode) } else { name };
            let (code, agency) = (self.text(row, Role::Code), self.text(row, Role::Agency));
            Dossier { row: row.number, code, procedure, agency, received, due, finished }
        })
    }

    fn fits(&self, row: &Row<'_>, received: Moment, due: Option<Moment>, finished: Option<Moment>) -> bool {
        let (from, to) = self.wanted.months;
        let within = |moment: Moment| (from..=to).contains(&moment.month);
        let waited = self.moment(row, Role::SupplementAsked).zip(self.moment(row, Role::SupplementDone));
        let waited = waited.map_or(0, |(a, d)| (d.seconds(false) - a.seconds(false)).max(0));
        let ended = |as_: Outcome| finished.is_some_and(|f| within(f) && outcome(f, due, waited) == as_);
        let open = received.month <= to && finished.is_none_or(|f| f.month > to);
        let time = match self.wanted.which {
            Which::Received => within(received),
            Which::Early => ended(Outcome::Early),
            Which::OnTime => ended(Outcome::OnTime),
            Which::Late => ended(Outcome::Late),
            Which::Pending => open,
            Which::PendingOverdue => open && due.is_some_and(|d| d.month <= to),
        };
        let Wanted { agency, field, procedure, .. } = &self.wanted;
        let key = || Some(self.text(row, Role::ProcedureCode)).filter(|k| !k.is_empty());
        time && agency.as_ref().is_none_or(|a| *a == self.text(row, Role::Agency))
            && field.as_ref().is_none_or(|f| *f == self.text(row, Role::Field))
            && procedure.as_ref().is_none_or(|p| *p == key().unwrap_or_else(|| self.text(row, Role::Procedure)))
    }
}

impl Sink for Drill<'_> {
    fn row(&mut self, row: Row<'_>) {
        let Some(dossier) = self.dossier(&row) else { return };
        self.count += 1;
        if self.found.len() < DRILLED {
            self.found.push(dossier);
        }
    }
}
