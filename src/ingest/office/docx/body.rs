//! The body of a Word document, and of its notes, as paragraphs and tables in document order.

use super::lists::Lists;
use super::paragraph::Collected;
use super::styles::Styles;
use super::tree::{Block, Merge, Table, TableCell, TableRow};
use crate::ingest::office::xml::{Element, Xml};
use crate::ingest::{Bound, Encoding, ReadError};

/// What is known and counted while the parts of a document are read.
#[derive(Debug, Default)]
pub(super) struct Reading {
    pub(super) styles: Styles,
    pub(super) lists: Lists,
    /// The notes referred to, in order: whether an endnote, and its id.
    pub(super) notes: Vec<(bool, String)>,
    /// Pictures come by.
    pub(super) pictures: usize,
    /// Encodings of old fonts converted.
    pub(super) encodings: Vec<Encoding>,
    /// Characters of hidden text come by.
    pub(super) hidden: usize,
    /// Characters come by, line breaks included.
    pub(super) chars: usize,
    /// Cells and rows come by.
    pub(super) cells: usize,
}

/// Reads paragraphs and tables up to the end of the element just opened.
pub(super) fn blocks(reading: &mut Reading, xml: &mut Xml<'_>) -> Result<Vec<Block>, ReadError> {
    let mut found = Vec::new();
    xml.children(|xml, element| {
        match element.name() {
            "p" => {
                let Collected { text, boxes } = reading.paragraph(xml)?;
                found.push(Block::Paragraph(text));
                found.extend(boxes);
            }
            "tbl" => found.push(Block::Table(reading.table(xml)?)),
            "body" | "sdt" | "sdtContent" | "customXml" | "smartTag" | "ins" | "moveTo" | "AlternateContent"
            | "Choice" => {
                found.extend(blocks(reading, xml)?);
            }
            // Deleted text, properties, and what only refers to other places.
            _ => xml.skip()?,
        }
        Ok(())
    })?;
    Ok(found)
}

impl Reading {
    fn table(&mut self, xml: &mut Xml<'_>) -> Result<Table, ReadError> {
        let mut table = Table::default();
        self.rows(xml, &mut table)?;
        Ok(table)
    }

    fn rows(&mut self, xml: &mut Xml<'_>, table: &mut Table) -> Result<(), ReadError> {
        xml.children(|xml, element| match element.name() {
            "tr" => {
                table.rows.extend(self.row(xml)?);
                Ok(())
            }
            "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => self.rows(xml, table),
            _ => xml.skip(),
        })
    }

    /// A row; `None` when it was deleted under tracked changes.
    fn row(&mut self, xml: &mut Xml<'_>) -> Result<Option<TableRow>, ReadError> {
        self.cells += 1;
        xml.source.check(Bound::Cells, self.cells)?;
        let mut row = TableRow::default();
        let deleted = self.row_cells(xml, &mut row)?;
        Ok(Some(row).filter(|_| !deleted))
    }

    fn row_cells(&mut self, xml: &mut Xml<'_>, row: &mut TableRow) -> Result<bool, ReadError> {
        let mut deleted = false;
        xml.children(|xml, element| match element.name() {
            "tc" => {
                row.cells.push(self.cell(xml)?);
                Ok(())
            }
            "trPr" => xml.children(|xml, element| {
                match element.name() {
                    "gridBefore" => row.before = span(xml, element)?,
                    "hidden" => row.hidden = element.is_on(),
                    "del" => deleted = true,
                    _ => {}
                }
                xml.skip()
            }),
            "sdt" | "sdtContent" | "customXml" => self.row_cells(xml, row).map(|more| deleted |= more),
            _ => xml.skip(),
        })?;
        Ok(deleted)
    }

    fn cell(&mut self, xml: &mut Xml<'_>) -> Result<TableCell, ReadError> {
        self.cells += 1;
        xml.source.check(Bound::Cells, self.cells)?;
        let mut cell = TableCell { blocks: Vec::new(), span: 1, merge: Merge::None, joins_left: false };
        xml.children(|xml, element| {
            match element.name() {
                "tcPr" => properties(xml, &mut cell)?,
                "p" => {
                    let Collected { text, boxes } = self.paragraph(xml)?;
                    cell.blocks.push(Block::Paragraph(text));
                    cell.blocks.extend(boxes);
                }
                "tbl" => cell.blocks.push(Block::Table(self.table(xml)?)),
                "sdt" | "sdtContent" | "customXml" | "ins" | "moveTo" => cell.blocks.extend(blocks(self, xml)?),
                _ => xml.skip()?,
            }
            Ok(())
        })?;
        Ok(cell)
    }
}

fn properties(xml: &mut Xml<'_>, cell: &mut TableCell) -> Result<(), ReadError> {
    xml.children(|xml, element| {
        match element.name() {
            "gridSpan" => cell.span = span(xml, element)?.max(1),
            "hMerge" => cell.joins_left = element.attribute("val").is_none_or(|v| v == "continue"),
            "vMerge" => {
                let begins = element.attribute("val").is_some_and(|v| v == "restart");
                cell.merge = if begins { Merge::Begins } else { Merge::Continues };
            }
            _ => {}
        }
        xml.skip()
    })
}

fn span(xml: &Xml<'_>, element: &Element<'_>) -> Result<usize, ReadError> {
    let columns = element.number("val").unwrap_or(0);
    xml.source.check(Bound::Columns, columns)?;
    Ok(columns)
}
