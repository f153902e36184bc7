//! What every reader makes of a file.

use crate::domain::Decimal;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// The kinds of file that can be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Format {
    /// Plain or pasted text.
    Text,
    /// Separated values (comma, semicolon, tab).
    Csv,
    /// Word, since 2007.
    Docx,
    /// Excel, since 2007.
    Xlsx,
    /// Excel 97–2003.
    Xls,
    /// Excel binary.
    Xlsb,
    /// OpenDocument spreadsheet.
    Ods,
    /// PDF with a text layer.
    Pdf,
    /// A saved web page.
    Html,
    /// An evaluation answer of the national portal.
    PortalJson,
}

/// A file's text: NFC, LF line ends, no byte-order mark; and what the file says of its structure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    /// File name, or a name given to pasted text.
    pub name: String,
    /// What it was read as.
    pub format: Format,
    /// The text. A line of cells separated by tabs is a table row.
    pub text: String,
    /// Tables whose structure the file states, in order of the text; empty for plain text, where tabs are all there is.
    pub grids: Vec<Grid>,
    /// Sheets or pages in order of the text; empty where the format has none.
    pub sections: Vec<Section>,
    /// What the user should know about the reading.
    pub notes: Vec<ReadNote>,
}

/// A table whose structure the file states.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Grid {
    /// Its rows from top to bottom; never empty.
    pub rows: Vec<Row>,
}

/// A row: one line of the text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// First character of its line.
    pub start: usize,
    /// One past its last character, without the line break.
    pub end: usize,
    /// One-based number of the row in its sheet; `None` where rows have none (Word, HTML).
    pub number: Option<u32>,
    /// Whether the file hides it (hidden, filtered out, collapsed).
    pub hidden: bool,
    /// One cell a column; a merged cell stands once, at its upper left, and the cells it covers are blank.
    pub cells: Vec<Cell>,
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// First character of its text.
    pub start: usize,
    /// One past its last character; equal to `start` when blank.
    pub end: usize,
    /// What the file says it holds.
    pub value: CellValue,
    /// How many columns it covers, itself included: 1 unless merged.
    pub columns: u32,
    /// How many rows it covers, itself included: 1 unless merged.
    pub rows: u32,
}

/// What a file says a cell holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum CellValue {
    /// Nothing.
    Blank,
    /// Letters, or digits typed as text: to be read as text is.
    Text,
    /// A number, with the places that the cell's format shows.
    Number(Decimal),
    /// A number formatted as a percentage, in percent: 0,6553 shown as 65,53 % is 65.53.
    Percent(Decimal),
    /// A day.
    Date(NaiveDate),
}

/// A sheet or a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// First character.
    pub start: usize,
    /// What it is.
    pub kind: SectionKind,
    /// Name of the sheet; number of the page.
    pub name: String,
    /// Whether the file hides it.
    pub hidden: bool,
}

/// What a section is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum SectionKind {
    /// A sheet of a workbook.
    Sheet,
    /// A page of a PDF.
    Page,
}

/// What the user should know about how a file was read. The words come from `text/`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum ReadNote {
    /// The session was handed on without the report's text; only the words of its figures are left.
    TextLeftOut,
    /// The text was not Unicode; it was read in this encoding.
    Encoding(super::Encoding),
    /// Runs in an old Vietnamese font were converted.
    LegacyFont(super::Encoding),
    /// UTF-8 had been read as Windows-1252 and saved again; these lines were decoded once more.
    DoubleDecoded {
        /// How many lines (or cells).
        lines: usize,
    },
    /// Letters that look like Vietnamese ones (Icelandic ð for đ, as some PDF files have) were replaced by them.
    LookAlikes {
        /// How many letters.
        letters: usize,
    },
    /// A list of dossiers stands in it, whose columns of personal data were emptied.
    PersonsLeftOut {
        /// How many columns, of the table that has most of them.
        columns: usize,
    },
    /// A hidden sheet was read.
    HiddenSheet {
        /// Its name.
        sheet: String,
    },
    /// Hidden rows were read.
    HiddenRows {
        /// Name of the sheet; empty where there are no sheets.
        sheet: String,
        /// How many.
        rows: usize,
    },
    /// Hidden columns were read.
    HiddenColumns {
        /// Name of the sheet.
        sheet: String,
        /// How many.
        columns: usize,
    },
    /// Text that the file hides or strikes out was not read.
    HiddenText {
        /// How many characters.
        chars: usize,
    },
    /// Formulas whose results the file does not hold; their cells are blank.
    Uncomputed {
        /// How many.
        formulas: usize,
    },
    /// Pages that hold a picture and no text; nothing was read from them.
    PagesWithoutText {
        /// One-based page numbers.
        pages: Vec<u32>,
    },
    /// Pictures in the file are not read.
    Pictures {
        /// How many.
        count: usize,
    },
}

impl Document {
    /// A document of nothing but text.
    pub fn plain(name: impl Into<String>, text: impl Into<String>) -> Document {
        Document {
            name: name.into(),
            format: Format::Text,
            text: text.into(),
            grids: Vec::new(),
            sections: Vec::new(),
            notes: Vec::new(),
        }
    }

    /// The section a character stands in.
    pub fn section_at(&self, position: usize) -> Option<&Section> {
        self.sections.iter().rev().find(|s| s.start <= position)
    }
}
