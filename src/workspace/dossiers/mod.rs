//! Lists of dossiers between the page and the worker that counts them: what is asked, what comes back, and what the user
//! chooses in between.

#[cfg(any(feature = "rows", feature = "cli"))]
mod counting;
mod draft;
mod listing;
#[cfg(any(feature = "rows", feature = "cli"))]
mod orders;
#[cfg(any(feature = "rows", feature = "cli"))]
mod separated;
#[cfg(any(feature = "rows", feature = "cli"))]
mod sheet;
#[cfg(any(feature = "rows", feature = "cli"))]
mod source;
mod teaching;
#[cfg(any(feature = "rows", feature = "cli"))]
mod unpacking;
#[cfg(any(feature = "rows", feature = "cli"))]
mod work;
#[cfg(any(feature = "rows", feature = "cli"))]
mod workbook;

pub use crate::catalog::{Meaning, Role, Vocabulary};
pub use crate::dossier::{Counted, FileQuality, Group, GroupRow, Listed, Mapping, UnknownWord, Which};
pub use draft::{Draft, Offered, Sample};
pub use listing::{Wish, as_words};
#[cfg(any(feature = "rows", feature = "cli"))]
pub use orders::assist;
#[cfg(any(feature = "rows", feature = "cli"))]
pub use source::{Report, Second, Source, Taker, Unreadable};
pub use teaching::{Taught, Teachable, taught, teachable};
#[cfg(any(feature = "rows", feature = "cli"))]
pub use work::{open_counts, open_cube, work};

use super::Reading;
use crate::domain::Span;
use serde::{Deserialize, Serialize};

/// Bytes of a file that tell whether it may be a list of dossiers.
pub const GLANCE: usize = 64 * 1024;

/// What a worker is asked; the files come beside it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// What is to be done.
    pub task: Task,
    /// Names of the files.
    pub names: Vec<String>,
}

/// What is to be done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Task {
    /// Say what the files are.
    Look,
    /// Count the files.
    Count {
        /// The columns of each.
        mappings: Vec<Mapping>,
        /// The period; `None` takes the one that holds every dossier.
        span: Option<Span>,
    },
    /// Read counts that were saved, the one file.
    Open {
        /// The period; `None` takes the one that holds every dossier.
        span: Option<Span>,
    },
    /// List dossiers.
    Drill(Sought),
    /// Nothing: run the program once, so that it is quick the next time.
    Warm,
}

/// Which dossiers are sought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sought {
    /// Which.
    pub which: Which,
    /// The period.
    pub span: Span,
    /// Only of this agency; an empty name stands for rows without one.
    pub agency: Option<String>,
    /// Only of this field.
    pub field: Option<String>,
    /// Only of this procedure, by its key.
    pub procedure: Option<String>,
    /// The columns of each file; `None` guesses them again.
    pub mappings: Vec<Option<Mapping>>,
    /// What tells the files that were counted from others.
    pub fingerprints: Vec<String>,
}

/// What a worker answers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Answer {
    /// What each file is.
    Looked(Vec<Look>),
    /// A source; the cube goes beside it.
    Counted {
        /// Its account and figures, with a preliminary source number.
        reading: Box<Reading>,
        /// Files that were not counted, each with the reason in words.
        failures: Vec<String>,
    },
    /// Dossiers.
    Drilled(Drilled),
    /// Not done; the reason in words.
    Refused(String),
}

/// The answers that the page reads itself; counts go to the session unread.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Told {
    /// What each file is.
    Looked(Vec<Look>),
    /// Dossiers.
    Drilled(Drilled),
    /// Not done; the reason in words.
    Refused(String),
}

impl Told {
    /// What a worker sent; `None` when it is none of these.
    pub fn from_json(text: &str) -> Option<Told> {
        crate::domain::from_json(text).ok()
    }
}

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Look {
    /// Something else.
    Other,
    /// Saved counts.
    Cube,
    /// A list of dossiers.
    Dossiers {
        /// The first rows, with their numbers; personal data is blank in them.
        rows: Vec<(u64, Vec<String>)>,
        /// The columns as guessed.
        mapping: Mapping,
    },
}

/// Dossiers that were sought.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Drilled {
    /// How many there are.
    pub count: u64,
    /// The first of them, in the order of the files.
    pub rows: Vec<DossierRow>,
}

/// A dossier: nothing of a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DossierRow {
    /// Number of the file among those read.
    pub file: usize,
    /// One-based number of its row.
    pub row: u64,
    /// Its code; empty where the file has none.
    pub code: String,
    /// The procedure's name, or its code.
    pub procedure: String,
    /// The agency.
    pub agency: String,
    /// When it was received, was due and was finished: as shown, and seconds to sort by; `None` where not stated.
    pub dates: [Option<(String, i64)>; 3],
    /// In a list of late or overdue ones: by how many calendar days.
    pub late: Option<u32>,
}

impl Request {
    /// [`Task::Warm`], as JSON.
    pub const WARM: &str = r#"{"task":"Warm","names":[]}"#;

    /// As JSON.
    pub fn to_json(&self) -> String {
        // Names, roles and periods always have a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What the page sent; `None` when it is no request.
    pub fn from_json(text: &str) -> Option<Request> {
        crate::domain::from_json(text).ok()
    }
}

impl Answer {
    /// As JSON; an empty text, which is no answer, for what has no such form.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What a worker sent, with the cube that came beside it; `None` when it is no answer.
    pub fn from_json(text: &str, cube: String) -> Option<Answer> {
        let mut answer: Answer = crate::domain::from_json(text).ok()?;
        if let Answer::Counted { reading, .. } = &mut answer {
            reading.dossiers.as_mut()?.cube = cube;
        }
        Some(answer)
    }
}

/// Whether dossiers can be counted over a period: one of whole months.
pub fn is_countable(span: Span) -> bool {
    crate::dossier::months(span).is_some()
}

/// Whether a file may be a list of dossiers or saved counts, by its first [`GLANCE`] bytes alone: a workbook, or lines of
/// separated cells. Only such a file is looked at closer.
pub fn may_be(beginning: &[u8]) -> bool {
    let has = |part: &[u8]| beginning.windows(part.len()).any(|window| window == part);
    if beginning.starts_with(b"PK\x03\x04") {
        return has(b"xl/") || has(b"application/vnd.oasis.opendocument.spreadsheet");
    }
    // A container of Office 97–2003 says what it holds where it pleases.
    beginning.starts_with(b"\xD0\xCF\x11\xE0") || crate::dossier::is_cube(beginning) || is_separated(beginning)
}

/// Whether two lines near the beginning are parted alike into five cells or more.
fn is_separated(beginning: &[u8]) -> bool {
    // Units of two bytes: what parts cells and lines is the same without the zeros beside it.
    let narrow: Vec<u8>;
    let beginning = match beginning {
        [0xff, 0xfe, rest @ ..] | [0xfe, 0xff, rest @ ..] => {
            narrow = rest.iter().copied().filter(|byte| *byte != 0).collect();
            &narrow
        }
        _ => beginning,
    };
    let begins = beginning.strip_prefix(b"\xef\xbb\xbf").unwrap_or(beginning).trim_ascii_start();
    let text = !beginning.contains(&0) && !begins.starts_with(b"<") && !begins.starts_with(b"{");
    let alike = |mark: u8| {
        let marks = |line: &[u8]| line.iter().filter(|b| **b == mark).count();
        let mut counts: Vec<usize> = beginning.split(|b| *b == b'\n').take(40).map(marks).filter(|n| *n >= 4).collect();
        counts.sort_unstable();
        counts.windows(2).any(|two| two[0] == two[1])
    };
    text && b",;\t|".iter().any(|mark| alike(*mark))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn to_warm_a_worker_needs_no_words() {
        assert_eq!(Request { task: Task::Warm, names: Vec::new() }.to_json(), Request::WARM);
    }

    #[test]
    fn only_tables_are_looked_at() {
        assert!(may_be(b"\xef\xbb\xbfa;b;c;d;e\n1;2;3;4;5\n"));
        assert!(may_be(b"a,b,c,d,e\n1,2,3,4,5\n"));
        assert!(may_be(b"\xff\xfea\0\t\0b\0\t\0c\0\t\0d\0\t\0e\0\n\x001\0\t\x002\0\t\x003\0\t\x004\0\t\x005\0\n\0"));
        assert!(may_be(b"PK\x03\x04 xl/workbook.xml"));
        assert!(may_be(b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.spreadsheet"));
        assert!(!may_be(b"PK\x03\x04 mimetypeapplication/vnd.oasis.opendocument.text"));
        assert!(may_be(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"));
        assert!(may_be(b"{\"format\":\"thuocdo-cube\""));
        assert!(!may_be(b"PK\x03\x04 word/document.xml"));
        assert!(!may_be(b"{\"a\":1,\"b\":2,\"c\":3,\"d\":4}"));
        assert!(!may_be(b"<table><tr><td>1,2,3,4,5</td></tr></table>"));
        assert!(!may_be(b"One, two, three, four, five and six in one long line.\nThen another.\n"));
    }
}
