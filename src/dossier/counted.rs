//! What a page knows of a cube without holding it: the cube as text, its figures by every dimension, the account of its
//! files. Plain data, small enough to go from a worker to the page.

use super::cube::Cube;
use super::date::Moment;
use super::mapping::Mapping;
use super::needs::is_told_where_it_occurs;
use super::quality::{FileAccount, Issue, Occurrences};
use super::totals::{Dimension, Totals, View, months};
use crate::catalog::{Catalog, Role, Vocabulary};
use crate::domain::{Span, sort_by};
use crate::text::sort_key;
use serde::{Deserialize, Serialize};

/// Dimensions that a page can choose from, by id.
const DIMENSIONS: [(&str, Dimension); 6] = [
    ("agency", Dimension::Agency),
    ("field", Dimension::Field),
    ("procedure", Dimension::Procedure),
    ("month", Dimension::Month),
    ("channel", Dimension::Channel),
    ("level", Dimension::Level),
];

/// Figures of a group, by their catalogue ids.
const GROUP_FIGURES: [&str; 15] = [
    "received_new",
    "received_online",
    "received_channel_unknown",
    "resolved_total",
    "resolved_early",
    "resolved_on_time",
    "resolved_late",
    "resolved_without_due",
    "pending_total",
    "pending_overdue",
    "pending_without_due",
    "online_full",
    "full_received_direct",
    "online_payment_dossiers",
    "online_payment_eligible",
];

/// Counts of lists of dossiers over a period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    /// The cube as JSON, kept and handed on as it is.
    #[serde(default)]
    pub cube: String,
    /// The period of the figures.
    pub span: Span,
    /// First and last month in which a dossier was received, `year × 12 + month − 1`.
    pub months: (i32, i32),
    /// Dossiers, by their codes, that stand in more than one of the files; `None` when that is not known.
    pub shared: Option<u64>,
    /// The account of every file.
    pub files: Vec<FileQuality>,
    /// The figures by each dimension; those that the columns do not tell are left out.
    pub groups: Vec<Group>,
}

/// The account of one file.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileQuality {
    /// Its name.
    pub name: String,
    /// What tells it from other files.
    pub fingerprint: String,
    /// Rows in the file, headings counted.
    pub rows: u64,
    /// Rows counted as dossiers.
    pub read: u64,
    /// The other rows, by reason.
    pub aside: Vec<Listed>,
    /// What is wrong with rows that were counted.
    pub issues: Vec<Listed>,
    /// Words that their column's vocabulary does not have.
    pub unknown: Vec<UnknownWord>,
    /// Rows of each column whose word is unknown; more than those of `unknown`, where a word may be data of a person.
    #[serde(default)]
    pub unknown_rows: Vec<(Role, u64)>,
    /// One-based numbers of the first of those rows.
    #[serde(default)]
    pub unknown_at: Vec<(Role, Vec<u64>)>,
    /// How many columns of personal data were recognised and not read.
    pub personal: u64,
    /// The columns as the user agreed to them; `None` for counts that came as such.
    #[serde(default)]
    pub mapping: Option<Mapping>,
}

/// Why rows that were counted should be looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doubted {
    /// Something is wrong with them, by the id of [`Issue`].
    Issue(String),
    /// Their word in a column is not known.
    Words(Role),
    /// Their dossiers stand in several files.
    Shared,
}

/// How many rows of one kind, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Listed {
    /// Id of the reason or issue.
    pub id: String,
    /// How many.
    pub count: u64,
    /// One-based numbers of the first rows.
    pub rows: Vec<u64>,
}

/// A word that is not known, and how often it stands there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnknownWord {
    /// The column.
    pub role: Role,
    /// The words it may use.
    pub vocabulary: Vocabulary,
    /// The word.
    pub word: String,
    /// How often.
    pub count: u64,
    /// One-based numbers of the first rows.
    #[serde(default)]
    pub rows: Vec<u64>,
}

/// The figures by one dimension.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    /// Id of the dimension: `agency`, `field`, `procedure`, `month`, `channel`, `level`.
    pub by: String,
    /// Catalogue ids of the figures that are known.
    pub figures: Vec<String>,
    /// One row a group.
    pub rows: Vec<GroupRow>,
}

/// The figures of one group, in the order of [`Group::figures`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct GroupRow {
    /// Agency, field, code of the procedure, month (`2024-03`), English id of the channel or level; empty when not stated.
    pub key: String,
    /// Name of the procedure; empty for everything else.
    pub name: String,
    /// The figures.
    pub counts: Vec<u64>,
}

impl Counted {
    /// What a cube says over a period of whole months, seen so; `None` for any other period and for a cube without dossiers.
    pub fn of(view: &View<'_>, span: Span, catalog: &Catalog) -> Option<Counted> {
        let cube = view.cube();
        let groups = DIMENSIONS.iter().filter_map(|(id, by)| group(cube, view, id, *by, catalog)).collect();
        let files = cube.files.iter().map(FileQuality::of).collect();
        let cube_text = cube.save().ok()?;
        Some(Counted { cube: cube_text, span, months: view.received()?, shared: None, files, groups })
    }

    /// Periods of the calendar that the dossiers lie in, the longest first.
    pub fn spans(&self) -> Vec<Span> {
        spans(self.months)
    }

    /// Rows of all files that were counted and should be looked at, by what is wrong with them.
    pub fn doubted(&self) -> Vec<(Doubted, u64)> {
        let mut all: Vec<(Doubted, u64)> = Vec::new();
        for (what, rows) in self.files.iter().flat_map(FileQuality::doubted) {
            match all.iter_mut().find(|(known, _)| *known == what) {
                Some((_, sum)) => *sum += rows,
                None => all.push((what, rows)),
            }
        }
        let shared = self.shared.filter(|rows| *rows > 0);
        all.extend(shared.map(|rows| (Doubted::Shared, rows)));
        all
    }

    /// Whether all rows of all files are accounted for.
    pub fn is_balanced(&self) -> bool {
        self.files.iter().all(FileQuality::is_balanced)
    }
}

impl FileQuality {
    fn of(file: &FileAccount) -> FileQuality {
        let listed = |(id, found): (&str, &Occurrences)| {
            let rows = found.rows.clone();
            Listed { id: id.to_owned(), count: found.count, rows }
        };
        let unknown = file.to_teach().map(|(role, vocabulary, word, found)| UnknownWord {
            role,
            vocabulary,
            word: word.to_owned(),
            count: found.count,
            rows: found.rows.clone(),
        });
        FileQuality {
            name: file.name.clone(),
            fingerprint: file.fingerprint.clone(),
            rows: file.rows,
            read: file.read,
            aside: file.set_aside.iter().map(|(reason, found)| listed((reason.id(), found))).collect(),
            issues: file.issues.iter().map(|(issue, found)| listed((issue.id(), found))).collect(),
            unknown: unknown.collect(),
            unknown_rows: file.unknown_rows.iter().map(|(role, rows)| (*role, *rows)).collect(),
            unknown_at: file.unknown_at.iter().map(|(role, rows)| (*role, rows.clone())).collect(),
            personal: file.personal_columns as u64,
            mapping: None,
        }
    }

    /// A row with two unknown words counts in both columns.
    fn doubted(&self) -> impl Iterator<Item = (Doubted, u64)> {
        let by_column = !self.unknown_rows.is_empty();
        let issues = self.issues.iter().filter(move |issue| !(by_column && issue.id == Issue::UnknownWord.id()));
        let issues = issues.map(|issue| (Doubted::Issue(issue.id.clone()), issue.count));
        issues.chain(self.unknown_rows.iter().map(|(role, rows)| (Doubted::Words(*role), *rows)))
    }

    /// Rows set aside in all.
    pub fn set_aside(&self) -> u64 {
        self.aside.iter().map(|listed| listed.count).sum()
    }

    /// Whether rows read and rows set aside are the rows of the file.
    pub fn is_balanced(&self) -> bool {
        self.read + self.set_aside() == self.rows
    }
}

fn group(cube: &Cube, view: &View<'_>, id: &str, by: Dimension, catalog: &Catalog) -> Option<Group> {
    let totals = view.totals(by);
    let occurs = |figure: &str| totals.values().any(|of| of.figure(figure).is_some_and(|count| count > 0));
    let known = |figure: &&&str| {
        let is_known = catalog.fact(figure).is_some() && view.figure(&Totals::default(), figure).is_some();
        is_known && (!is_told_where_it_occurs(figure) || occurs(figure))
    };
    let figures: Vec<&str> = GROUP_FIGURES.iter().filter(known).copied().collect();
    let name = |key: &str| {
        let at = cube.procedures.binary_search_by(|p| p.key.as_str().cmp(key)).ok().filter(|_| id == "procedure");
        at.map(|at| cube.procedures[at].name.clone()).unwrap_or_default()
    };
    let row = |(key, totals): (String, Totals)| {
        let counts = figures.iter().map(|figure| totals.figure(figure).unwrap_or(0)).collect();
        GroupRow { name: name(&key), key, counts }
    };
    let mut rows: Vec<GroupRow> = totals.into_iter().map(row).collect();
    if matches!(by, Dimension::Agency | Dimension::Field) {
        let mut keyed = rows.into_iter().map(|row| (sort_key(&row.key), row)).collect();
        sort_by(&mut keyed, |(one, _), (other, _)| one.cmp(other));
        rows = keyed.into_iter().map(|(_, row)| row).collect();
    }
    let told = rows.iter().any(|row| !row.key.is_empty());
    let figures = figures.into_iter().map(str::to_owned).collect();
    told.then(|| Group { by: id.to_owned(), figures, rows })
}

/// The periods of the calendar in which months lie: years, half-years, quarters, months.
pub fn spans((first, last): (i32, i32)) -> Vec<Span> {
    let (from, to) = (Moment::year_month(first).0, Moment::year_month(last).0);
    let years = from..=to;
    let of_year = |year: i32| {
        let quarters = (1..=4).map(move |quarter| Span::Quarter { year, quarter });
        let months = (1..=12).map(move |month| Span::Month { year, month });
        [Span::Year { year }, Span::NineMonths { year }, Span::HalfYear { year }]
            .into_iter()
            .chain(quarters)
            .chain(months)
    };
    let within = |span: &Span| months(*span).is_some_and(|(a, b)| a <= last && b >= first);
    years.flat_map(of_year).filter(within).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_hold_the_months() {
        let codes: Vec<String> = spans((2024 * 12 + 4, 2024 * 12 + 6)).into_iter().map(Span::code).collect();
        assert_eq!(codes, ["2024", "2024-9M", "2024-H1", "2024-Q2", "2024-Q3", "2024-05", "2024-06", "2024-07"]);
    }
}
