//! The dossiers behind a count as a table: which figure leads to which list, and the list itself.

use super::{Counted, DossierRow, Drilled, Sought, Which};
use crate::domain::{Decimal, Fact, Place, SourceId, Span};
use crate::present::{Cell, Column, Sheet, Sort};
use crate::text::{dossiers as account, importing as words};
use crate::workspace::Workspace;
use serde::{Deserialize, Serialize};

/// What the user wants to see the dossiers of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wish {
    /// The source that was counted.
    pub source: SourceId,
    /// Which dossiers.
    pub which: Which,
    /// The period.
    pub span: Span,
    /// Only of this agency; an empty name stands for rows without one.
    pub agency: Option<String>,
    /// Only of this field.
    pub field: Option<String>,
    /// Only of this procedure, by its key, and its name.
    pub procedure: Option<(String, String)>,
}

impl Wish {
    /// Every list that can be asked for, with its name.
    pub const LISTS: [(Which, &'static str); 10] = [
        (Which::Received, words::LIST_RECEIVED),
        (Which::Resolved, words::LIST_RESOLVED),
        (Which::Early, words::LIST_EARLY),
        (Which::OnTime, words::LIST_ON_TIME),
        (Which::Late, words::LIST_LATE),
        (Which::ResolvedWithoutDue, words::LIST_RESOLVED_WITHOUT_DUE),
        (Which::Pending, words::LIST_PENDING),
        (Which::PendingInTerm, words::LIST_IN_TERM),
        (Which::PendingOverdue, words::LIST_OVERDUE),
        (Which::PendingWithoutDue, words::LIST_PENDING_WITHOUT_DUE),
    ];

    /// Whether the dossiers of groups by a dimension can be listed.
    pub fn opens(by: &str) -> bool {
        matches!(by, "agency" | "field" | "procedure" | "month")
    }

    /// The dossiers of a row of a table of groups, or of the row of all of them after those: those that a column counts, or
    /// those received in its first column. `None` for what cannot be told.
    pub fn of_group(source: SourceId, counted: &Counted, by: &str, (at, column): (usize, usize)) -> Option<Wish> {
        let (group, span) = (counted.groups.iter().find(|group| group.by == by)?, counted.span);
        let which = match column.checked_sub(1) {
            Some(at) => Which::of_figure(group.figures.get(at)?)?,
            None => Which::Received,
        };
        let all = Wish { source, which, span, agency: None, field: None, procedure: None };
        if at == group.rows.len() && by != "month" && Wish::opens(by) {
            return Some(all);
        }
        let row = group.rows.get(at)?;
        let key = row.key.clone();
        match by {
            "agency" => Some(Wish { agency: Some(key), ..all }),
            "field" => Some(Wish { field: Some(key), ..all }),
            "procedure" => Some(Wish { procedure: Some((key, row.name.clone())), ..all }),
            "month" => {
                let (year, month) = key.split_once('-')?;
                Some(Wish { span: Span::Month { year: year.parse().ok()?, month: month.parse().ok()? }, ..all })
            }
            _ => None,
        }
    }

    /// The dossiers that a figure of a counted source counts; `None` for any other figure.
    pub fn of_place(workspace: &Workspace, place: &Place) -> Option<Wish> {
        let counted = workspace.source(place.source)?.dossiers.as_ref()?;
        let fact = workspace.analysis().facts.facts.iter().find(|fact| fact.place == *place)?;
        Wish::of_fact(fact, counted)
    }

    fn of_fact(fact: &Fact, counted: &Counted) -> Option<Wish> {
        let which = Which::of_figure(&fact.indicator)?;
        let own = |name: &String| if name == account::NAMELESS { String::new() } else { name.clone() };
        let (agency, field) = (fact.scope.agency.as_ref().map(own), fact.scope.field.as_ref().map(own));
        let span = fact.period.span;
        crate::dossier::months(span)?;
        let source = fact.place.source;
        Some(Wish { source, which, span, agency, field, procedure: None }).filter(|_| !counted.files.is_empty())
    }

    /// The same in words: «Sở Tư pháp; tháng 5/2024».
    pub fn told(&self) -> String {
        let named = |name: &String| if name.is_empty() { account::NAMELESS.to_owned() } else { name.clone() };
        let procedure =
            self.procedure.as_ref().map(|(key, name)| if name.is_empty() { named(key) } else { name.clone() });
        let parts = [self.agency.as_ref().map(named), self.field.as_ref().map(named), procedure];
        let period = crate::text::sentence(&crate::text::span(self.span));
        std::iter::once(period).chain(parts.into_iter().flatten()).collect::<Vec<_>>().join("; ")
    }

    /// What a worker is asked about some files that were counted, given by their numbers among them.
    pub fn sought(&self, counted: &Counted, files: &[usize]) -> Sought {
        let of = |at: &usize| counted.files.get(*at);
        Sought {
            which: self.which,
            span: self.span,
            agency: self.agency.clone(),
            field: self.field.clone(),
            procedure: self.procedure.as_ref().map(|(key, _)| key.clone()),
            mappings: files.iter().map(|at| of(at).and_then(|file| file.mapping.clone())).collect(),
            fingerprints: counted.files.iter().map(|file| file.fingerprint.clone()).collect(),
        }
    }
}

impl Drilled {
    /// The dossiers as a table; the file is named where there are several.
    pub fn sheet(&self, title: &str, names: &[String]) -> Sheet {
        let mut columns = vec![
            Column::words(words::DRILL_CODE),
            Column::words(words::DRILL_PROCEDURE),
            Column::words(words::DRILL_AGENCY),
            Column::number(words::DRILL_RECEIVED),
            Column::number(words::DRILL_DUE),
            Column::number(words::DRILL_FINISHED),
        ];
        let has_late = self.rows.iter().any(|row| row.late.is_some());
        if has_late {
            columns.push(Column::number(words::DRILL_LATE));
        }
        columns.push(Column::number(words::DRILL_ROW));
        if names.len() > 1 {
            columns.push(Column::words(words::DRILL_FILE));
        }
        let rows = self.rows.iter().map(|row| cells(row, names, has_late)).collect();
        let caption = words::listed(self.rows.len() as u64, self.count);
        Sheet { id: "drill".to_owned(), title: title.to_owned(), caption, columns, rows, total: None }
    }
}

fn cells(row: &DossierRow, names: &[String], has_late: bool) -> Vec<Cell> {
    let date = |date: &Option<(String, i64)>| match date {
        Some((shown, seconds)) => Cell { sort: Sort::Number(Decimal::whole(*seconds)), ..Cell::words(shown) },
        None => Cell { sort: Sort::Missing, ..Cell::words("") },
    };
    let mut cells: Vec<Cell> = [&row.code, &row.procedure, &row.agency].map(Cell::words).into();
    cells.extend(row.dates.iter().map(date));
    if has_late {
        // Late within its day.
        let late = |days: u32| match days {
            0 => Cell { sort: Sort::Number(Decimal::ZERO), ..Cell::words(words::DRILL_WITHIN_A_DAY) },
            _ => Cell::number(days as usize),
        };
        cells.push(row.late.map_or_else(Cell::missing, late));
    }
    cells.push(Cell::number(usize::try_from(row.row).unwrap_or(usize::MAX)));
    if names.len() > 1 {
        cells.push(Cell::words(names.get(row.file).cloned().unwrap_or_default()));
    }
    cells
}

/// The same table with its days as they are shown: for a file.
pub fn as_words(sheet: &Sheet) -> Sheet {
    let plain = |cell: &Cell| Cell { sort: Sort::Text, ..cell.clone() };
    Sheet { rows: sheet.rows.iter().map(|row| row.iter().map(plain).collect()).collect(), ..sheet.clone() }
}
