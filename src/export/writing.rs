//! Files that are written elsewhere: the page says what stands in one, its worker makes the bytes.
//!
//! So the page carries no writer of office files; the worker's program, which is there already, does.

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
    /// As JSON.
    pub fn to_json(&self) -> String {
        // Words and numbers always have a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// What [`Writing::to_json`] wrote; `None` for anything else.
    pub fn from_json(text: &str) -> Option<Writing> {
        crate::domain::from_json(text).ok()
    }

    /// The bytes of the file.
    pub fn bytes(&self) -> Vec<u8> {
        match self {
            Writing::Word(manuscript) => docx::write(manuscript),
            Writing::Workbook(book) => xlsx::xlsx(book),
        }
    }
}
