//! Files that are written elsewhere: the page says what stands in one, its worker makes the bytes.
//!
//! So the page carries no writer of office files; the worker's program, which is there already, does. A workbook is sent
//! with a line a row: read one by one they never stand in memory as one tree, however many there are.

use super::docx::{self, Manuscript};
use super::xlsx::{self, Book};
use serde::{Deserialize, Serialize};

/// What is to be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Writing {
    /// A Word document.
    Word(Box<Manuscript>),
    /// A workbook.
    Workbook(Book),
}

impl Writing {
    /// As lines of JSON: what is written, then the rows of a workbook's sheets, an empty line after those of each.
    pub fn into_lines(mut self) -> String {
        let rows = match &mut self {
            Writing::Word(_) => Vec::new(),
            Writing::Workbook(book) => book.take_rows(),
        };
        let mut lines = json(&self);
        for row in rows {
            lines.push('\n');
            lines.push_str(&row);
        }
        lines
    }

    /// What [`Writing::into_lines`] wrote; `None` for anything else.
    pub fn from_lines(text: &str) -> Option<Writing> {
        let mut lines = text.split('\n');
        let mut writing = crate::domain::from_json(lines.next()?).ok()?;
        match &mut writing {
            Writing::Word(_) => {}
            Writing::Workbook(book) => book.put_rows(lines)?,
        }
        Some(writing)
    }

    /// The bytes of the file.
    pub fn bytes(&self) -> Vec<u8> {
        match self {
            Writing::Word(manuscript) => docx::write(manuscript),
            Writing::Workbook(book) => xlsx::xlsx(book),
        }
    }
}

/// Words and numbers always have a JSON form, and no line end in it.
pub(super) fn json(value: &impl Serialize) -> String {
    serde_json::to_string(value).unwrap_or_default()
}
