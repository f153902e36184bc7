//! Puts a document together, counting characters on the way.

use super::{Bound, Cell, CellValue, Document, Format, Grid, ReadError, ReadNote, Row, Section, SectionKind};
use unicode_normalization::UnicodeNormalization;

/// A document being put together from top to bottom.
#[derive(Debug)]
pub struct DocumentBuilder {
    document: Document,
    /// Characters of the text so far.
    chars: usize,
}

/// A row on its way into a table.
#[derive(Debug, Clone, Default)]
pub struct RowInput {
    /// One cell a column; cells covered by a merged one are [`CellInput::default`].
    pub cells: Vec<CellInput>,
    /// One-based number in the sheet.
    pub number: Option<u32>,
    /// Whether the file hides it.
    pub hidden: bool,
}

/// A cell on its way into a table.
#[derive(Debug, Clone)]
pub struct CellInput {
    /// As shown; tabs and line breaks become blanks.
    pub text: String,
    /// What the file says it holds; blank text is always [`CellValue::Blank`].
    pub value: CellValue,
    /// Columns covered, at least 1.
    pub columns: u32,
    /// Rows covered, at least 1.
    pub rows: u32,
}

impl Default for CellInput {
    fn default() -> CellInput {
        CellInput { text: String::new(), value: CellValue::Blank, columns: 1, rows: 1 }
    }
}

impl CellInput {
    /// A cell of words.
    pub fn text(text: impl Into<String>) -> CellInput {
        CellInput { text: text.into(), value: CellValue::Text, ..CellInput::default() }
    }
}

impl DocumentBuilder {
    /// An empty document.
    pub fn new(name: &str, format: Format) -> DocumentBuilder {
        DocumentBuilder { document: Document { format, ..Document::plain(name, "") }, chars: 0 }
    }

    /// Adds running text as it is, and a line break if it has none at its end.
    pub fn paragraph(&mut self, text: &str) {
        let unified = text.replace("\r\n", "\n").replace('\r', "\n");
        self.push(&unified);
        if !unified.ends_with('\n') {
            self.push("\n");
        }
    }

    /// Adds a table: a line for each row. A table of no rows is none.
    pub fn table(&mut self, rows: &[RowInput]) {
        let rows: Vec<Row> = rows.iter().map(|row| self.row(row)).collect();
        if !rows.is_empty() {
            self.document.grids.push(Grid { rows });
        }
    }

    /// Begins a sheet or a page.
    pub fn section(&mut self, kind: SectionKind, name: &str, hidden: bool) {
        self.document.sections.push(Section { start: self.chars, kind, name: name.nfc().collect(), hidden });
    }

    /// Adds what the user should know; the same note once.
    pub fn note(&mut self, note: ReadNote) {
        if !self.document.notes.contains(&note) {
            self.document.notes.push(note);
        }
    }

    /// Whether nothing but white space was added.
    pub fn is_blank(&self) -> bool {
        self.document.text.trim().is_empty()
    }

    /// The document.
    ///
    /// # Errors
    /// [`Bound::TextChars`] when the text is too long, [`super::ReadErrorCode::Empty`] when there is none.
    pub fn finish(self) -> Result<Document, ReadError> {
        Bound::TextChars.check(&self.document.name, self.chars as u64)?;
        if self.is_blank() {
            return Err(ReadError { name: self.document.name, code: super::ReadErrorCode::Empty });
        }
        Ok(self.document)
    }

    /// Characters of the text so far, for readers that stop early.
    pub const fn chars(&self) -> usize {
        self.chars
    }

    fn row(&mut self, row: &RowInput) -> Row {
        let start = self.chars;
        let cells = row.cells.iter().enumerate().map(|(column, cell)| self.cell(column, cell)).collect();
        let end = self.chars;
        self.push("\n");
        Row { start, end, number: row.number, hidden: row.hidden, cells }
    }

    fn cell(&mut self, column: usize, cell: &CellInput) -> Cell {
        if column > 0 {
            self.push("\t");
        }
        let start = self.chars;
        self.push(&cell.text.split_whitespace().collect::<Vec<_>>().join(" "));
        let value = if self.chars == start { CellValue::Blank } else { cell.value };
        Cell { start, end: self.chars, value, columns: cell.columns.max(1), rows: cell.rows.max(1) }
    }

    fn push(&mut self, text: &str) {
        for c in text.nfc().filter(|c| !is_invisible(*c)) {
            self.document.text.push(c);
            self.chars += 1;
        }
    }
}

/// Soft hyphens, joiners and blanks without width: nobody sees them, and within a number they would end it.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_count_characters_of_the_normalised_text() {
        let mut builder = DocumentBuilder::new("a.docx", Format::Docx);
        builder.paragraph("Tiếp nhận"); // decomposed
        let number = CellInput {
            text: "1\n2".into(),
            value: CellValue::Number(crate::domain::Decimal::whole(12)),
            ..CellInput::default()
        };
        builder.table(&[RowInput {
            cells: vec![CellInput::text("Sở Y tế"), number, CellInput::default()],
            ..RowInput::default()
        }]);
        let document = builder.finish().expect("a document");
        assert_eq!(document.text, "Tiếp nhận\nSở Y tế\t1 2\t\n");
        let row = &document.grids[0].rows[0];
        let chars: Vec<char> = document.text.chars().collect();
        let text = |from: usize, to: usize| chars[from..to].iter().collect::<String>();
        assert_eq!(text(row.cells[1].start, row.cells[1].end), "1 2");
        assert_eq!(row.cells[2].value, CellValue::Blank);
        assert_eq!(text(row.start, row.end), "Sở Y tế\t1 2\t");
    }
}
