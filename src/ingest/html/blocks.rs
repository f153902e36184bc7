//! The stream of tags and words → paragraphs and tables in order.

use super::attributes::{attribute, is_hidden, is_struck, merged, span};
use super::elements::{Element, element, is_void};
use super::table::OpenTable;
use crate::ingest::raised::mark;
use crate::ingest::{Bound, ReadError, RowInput};
use html5gum::StartTag;
use std::borrow::Cow;

/// A piece of the page.
#[derive(Debug, Clone)]
pub(super) enum Block {
    /// A line.
    Paragraph(String),
    /// Rows.
    Table(Vec<RowInput>),
}

impl Block {
    /// Its words: the line, or each cell.
    pub(super) fn texts(&self) -> Vec<&str> {
        match self {
            Block::Paragraph(text) => vec![text],
            Block::Table(rows) => rows.iter().flat_map(|row| row.cells.iter().map(|c| c.text.as_str())).collect(),
        }
    }
}

/// The page so far.
pub(super) struct Blocks<'a> {
    name: &'a str,
    blocks: Vec<Block>,
    line: String,
    /// Open tables, outermost first. A table with tables inside is layout: its cells become lines.
    tables: Vec<OpenTable>,
    /// Names of open elements within one that is not shown, that one first; empty when all is shown.
    dropped: Vec<String>,
    /// Whether what is not shown is struck out.
    striking: bool,
    /// How many elements that raise their words are open in this line or cell.
    raised: usize,
    /// Characters struck out so far.
    struck: usize,
    /// The first bound that a table passed.
    refused: Option<ReadError>,
}

impl<'a> Blocks<'a> {
    /// An empty page of a file.
    pub(super) fn new(name: &'a str) -> Blocks<'a> {
        Blocks {
            name,
            blocks: Vec::new(),
            line: String::new(),
            tables: Vec::new(),
            dropped: Vec::new(),
            striking: false,
            raised: 0,
            struck: 0,
            refused: None,
        }
    }

    /// An element begins.
    pub(super) fn start(&mut self, tag: &StartTag<()>) -> Result<(), ReadError> {
        let name = String::from_utf8_lossy(&tag.name).to_ascii_lowercase();
        let name = name.strip_prefix("ss:").unwrap_or(&name);
        let ends = !is_void(name) && !tag.self_closing;
        let what = element(name);
        let next_cell = matches!(what, Element::Row | Element::Cell);
        if self.left_open(what) || (self.dropped.len() == 1 && self.in_hidden_cell() && next_cell) {
            self.shown();
        }
        if !self.dropped.is_empty() {
            return if ends { self.drop(name) } else { Ok(()) };
        }
        let struck = what == Element::Struck || (is_struck(tag) && !matches!(what, Element::Row | Element::Table));
        if struck || what == Element::Dropped || (is_hidden(tag) && what != Element::Row) {
            self.striking = struck && ends;
            return if ends { self.drop(name) } else { Ok(()) };
        }
        match what {
            Element::Table => self.table()?,
            Element::Row => self.in_table(|table| table.row(is_hidden(tag))),
            Element::Cell => self.cell(tag),
            Element::Block | Element::Break => self.break_line(),
            Element::Field => self.field(tag)?,
            Element::Raised => self.raised += 1,
            Element::Inline if name == "data" && attribute(tag, "type").is_some_and(|kind| kind == "Number") => {
                self.in_table(OpenTable::number);
            }
            Element::Dropped | Element::Struck | Element::Inline => {}
        }
        Ok(())
    }

    /// An element ends.
    pub(super) fn end(&mut self, name: &str) {
        let name = name.to_ascii_lowercase();
        let name = name.strip_prefix("ss:").unwrap_or(&name);
        if !self.dropped.is_empty() {
            match self.dropped.iter().rposition(|open| open == name) {
                Some(at) => return self.dropped.truncate(at),
                None if self.in_hidden_cell() && matches!(element(name), Element::Row | Element::Table) => self.shown(),
                None if self.left_open(element(name)) => self.shown(),
                None => return,
            }
        }
        match element(name) {
            Element::Table => self.end_table(),
            Element::Row => self.in_table(OpenTable::end_row),
            Element::Cell => self.in_table(OpenTable::end_cell),
            Element::Block => self.break_line(),
            Element::Raised => self.raised = self.raised.saturating_sub(1),
            _ => {}
        }
    }

    /// Words.
    pub(super) fn text(&mut self, text: &str) -> Result<(), ReadError> {
        if !self.dropped.is_empty() {
            self.struck += if self.striking { text.trim().chars().count() } else { 0 };
            return Ok(());
        }
        let raised = self.raised > 0 && !self.words().trim().is_empty();
        let text = if raised { Cow::Owned(mark(text)) } else { Cow::Borrowed(text) };
        let line = self.words();
        for c in text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }) {
            if c != ' ' || !line.ends_with(' ') {
                line.push(c);
            }
        }
        let bytes = line.len() as u64;
        let in_cell = self.tables.last_mut().is_some_and(|t| t.words().is_some());
        if in_cell && bytes > 4 * Bound::StringChars.limit() {
            Bound::StringChars.check(self.name, bytes / 4)
        } else {
            Ok(())
        }
    }

    /// The page, everything open ended, and how many characters of it are struck out.
    pub(super) fn finish(mut self) -> Result<(Vec<Block>, usize), ReadError> {
        while !self.tables.is_empty() {
            self.end_table();
        }
        self.flush();
        let cells = self.blocks.iter().map(|b| b.texts().iter().filter(|t| !t.is_empty()).count() as u64).sum();
        Bound::Cells.check(self.name, cells)?;
        self.refused.map_or(Ok((self.blocks, self.struck)), Err)
    }

    /// Whether what is not shown is a cell, whose end may be left out.
    fn in_hidden_cell(&self) -> bool {
        self.dropped.first().is_some_and(|name| element(name) == Element::Cell)
    }

    /// Whether what is struck out was left open and ends with its cell, or with its line, at this element.
    fn left_open(&mut self, at: Element) -> bool {
        let inline = self.dropped.first().is_some_and(|name| matches!(name.as_str(), "s" | "strike" | "span" | "font"));
        let in_cell = self.tables.last_mut().is_some_and(|t| t.words().is_some());
        let edge = matches!(at, Element::Row | Element::Cell | Element::Table);
        self.striking && ((in_cell && edge) || (inline && at == Element::Block))
    }

    /// What follows is shown again.
    fn shown(&mut self) {
        self.dropped.clear();
        self.striking = false;
    }

    fn drop(&mut self, name: &str) -> Result<(), ReadError> {
        self.dropped.push(name.to_owned());
        Bound::Nesting.check(self.name, self.dropped.len() as u64)
    }

    /// A table begins. The words of a cell around it become a line: that cell is layout.
    fn table(&mut self) -> Result<(), ReadError> {
        if let Some(words) = self.tables.last_mut().and_then(OpenTable::words) {
            self.line = std::mem::take(words);
        }
        self.flush();
        self.tables.push(OpenTable::default());
        Bound::Nesting.check(self.name, self.tables.len() as u64)
    }

    fn end_table(&mut self) {
        let Some(table) = self.tables.pop() else { return };
        match table.finish(self.name) {
            Ok(rows) if !rows.is_empty() => self.blocks.push(Block::Table(rows)),
            Ok(_) => {}
            Err(error) => self.refused = self.refused.take().or(Some(error)),
        }
    }

    fn cell(&mut self, tag: &StartTag<()>) {
        let columns = span(tag, "colspan").saturating_add(merged(tag, "mergeacross"));
        let rows = span(tag, "rowspan").saturating_add(merged(tag, "mergedown"));
        let at = attribute(tag, "index").and_then(|v| v.parse::<u32>().ok()).map(|index| index.saturating_sub(1));
        self.raised = 0;
        self.in_table(|table| table.cell(columns, rows, at));
    }

    /// A field shows what was typed into it.
    fn field(&mut self, tag: &StartTag<()>) -> Result<(), ReadError> {
        let kind = attribute(tag, "type").unwrap_or_default().to_ascii_lowercase();
        match (kind.as_str(), attribute(tag, "value")) {
            ("" | "text" | "number", Some(value)) => self.text(&value),
            _ => Ok(()),
        }
    }

    fn in_table(&mut self, act: impl FnOnce(&mut OpenTable)) {
        if let Some(table) = self.tables.last_mut() {
            act(table);
        }
    }

    fn words(&mut self) -> &mut String {
        match self.tables.last_mut().and_then(OpenTable::words) {
            Some(words) => words,
            None => &mut self.line,
        }
    }

    /// A line ends: within a cell a blank, since a cell is one line.
    fn break_line(&mut self) {
        self.raised = 0;
        if self.tables.last_mut().is_some_and(|t| t.words().is_some()) { self.words().push(' ') } else { self.flush() }
    }

    fn flush(&mut self) {
        let line = std::mem::take(&mut self.line);
        if !line.trim().is_empty() {
            self.blocks.push(Block::Paragraph(line.trim().to_owned()));
        }
    }
}
