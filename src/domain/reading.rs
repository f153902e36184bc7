//! What became of everything in a document that is no figure: numbers passed over, table rows set aside.

use super::Place;
use serde::{Deserialize, Serialize};

/// Why a number of the text is not a result.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum PassReason {
    /// Part of a date or a period.
    Date,
    /// Part of a document's number («112/UBND-TH»).
    DocumentNumber,
    /// An article, clause or decree cited.
    Citation,
    /// Stands in a plan, a task or a forecast.
    Plan,
    /// The level of an online service («mức độ 3»).
    Level,
    /// A footnote mark glued to a word.
    FootnoteMark,
    /// The number of a heading, a list item or a table row.
    Ordinal,
    /// A telephone number, an account, an address.
    Contact,
    /// A change or a comparison that is about no figure read here.
    Change,
    /// Its unit or subject is none that is measured here.
    OtherSubject,
    /// No unit, and nothing that names it.
    NoUnit,
    /// A unit that is measured here, but no words that say what is counted.
    Unnamed,
    /// A cell of a table or a column that no known layout explains.
    TableUnknown,
    /// More digits than any figure has.
    TooLarge,
}

impl PassReason {
    /// Stable id, as in JSON.
    pub const fn id(self) -> &'static str {
        match self {
            PassReason::Date => "date",
            PassReason::DocumentNumber => "document_number",
            PassReason::Citation => "citation",
            PassReason::Plan => "plan",
            PassReason::Level => "level",
            PassReason::FootnoteMark => "footnote_mark",
            PassReason::Ordinal => "ordinal",
            PassReason::Contact => "contact",
            PassReason::Change => "change",
            PassReason::OtherSubject => "other_subject",
            PassReason::NoUnit => "no_unit",
            PassReason::Unnamed => "unnamed",
            PassReason::TableUnknown => "table_unknown",
            PassReason::TooLarge => "too_large",
        }
    }
}

/// A number of the text that did not become a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passed {
    /// Where it stands: the number alone.
    pub place: Place,
    /// Why.
    pub reason: PassReason,
}

/// Why a table row gave no figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum SetAsideReason {
    /// A heading row, or one repeated on a later page.
    Heading,
    /// A row of column numbers «(1) (2) (3)».
    ColumnNumbers,
    /// A title, a unit of measure, a section name, a signature: no numbers in it.
    NoNumbers,
    /// Nothing in it.
    Blank,
    /// Numbers, but nothing that names whom they are about.
    Nameless,
    /// Numbers under a name that is none of the figures read here.
    UnknownFigure,
    /// Digits that are no single number («50/60»).
    UnclearNumbers,
    /// The table as a whole is of no known layout.
    UnknownTable,
}

/// A row that gave no figures.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SetAside {
    /// The row.
    pub place: Place,
    /// Why.
    pub reason: SetAsideReason,
}

impl SetAside {
    /// Whether the row holds numbers that were not read.
    pub const fn has_numbers(&self) -> bool {
        use SetAsideReason::{Nameless, UnclearNumbers, UnknownFigure, UnknownTable};
        matches!(self.reason, Nameless | UnknownFigure | UnclearNumbers | UnknownTable)
    }
}

/// The account of one table: rows in the file = rows read + rows set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TableReading {
    /// The whole table.
    pub place: Place,
    /// Catalogue id of the layout it was read by; `None` when none fits.
    pub form: Option<String>,
    /// Rows in the file.
    pub rows: usize,
    /// Rows that gave figures.
    pub read: usize,
    /// The other rows, each with its reason.
    pub set_aside: Vec<SetAside>,
}

impl TableReading {
    /// Whether it holds numbers and none of its rows gave figures.
    pub fn is_unread(&self) -> bool {
        self.read == 0 && self.set_aside.iter().any(SetAside::has_numbers)
    }
}
