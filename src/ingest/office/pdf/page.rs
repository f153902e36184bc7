//! A page → lines of text and tables, from top to bottom.

use super::geometry::{Glyph, Rule, Unit};
use super::lines::{Line, lines};
use super::ruled::{Ruled, tables};
use super::{broken, columns};
use crate::ingest::office::source::Source;
use crate::ingest::{Bound, DocumentBuilder, ReadError};

/// What stands on a page.
enum Item {
    Lines(Vec<Line>),
    Table(Ruled),
}

/// A page to be written.
pub(super) struct Page(Vec<Item>);

impl Page {
    /// What stands on a page. A number alone at its head or foot is the page's and is left out.
    pub(super) fn new((mut glyphs, rules): (Vec<Glyph>, Vec<Rule>)) -> Page {
        let mut tables = tables(rules, &mut glyphs);
        tables.sort_by_key(|t| t.top);
        Page(items(without_number(lines(glyphs)), tables))
    }

    /// Gives this page the rest of its last row when that stands at the top of the next.
    pub(super) fn take_rest(&mut self, next: &mut Page) {
        let (Some(Item::Table(above)), Some(Item::Table(below))) = (self.0.last_mut(), next.0.first_mut()) else {
            return;
        };
        if let (Some(row), Some(rest)) = (above.rows.last_mut(), below.rows.first())
            && broken::goes_on(row, rest)
        {
            broken::join(row, below.rows.remove(0));
        }
    }

    /// Writes it.
    ///
    /// # Errors
    /// [`Bound::Columns`], [`Bound::Cells`], [`Bound::TextChars`].
    pub(super) fn write(
        self,
        source: Source<'_>,
        cells: &mut usize,
        into: &mut DocumentBuilder,
    ) -> Result<(), ReadError> {
        let mut flow = Flow { last: None, footnotes: false };
        for item in self.0 {
            match item {
                Item::Lines(lines) => flow.lines(&lines, into),
                Item::Table(table) => {
                    source.check(Bound::Columns, table.rows.first().map_or(0, |r| r.cells.len()))?;
                    *cells += table.rows.iter().map(|r| r.cells.len()).sum::<usize>();
                    source.check(Bound::Cells, *cells)?;
                    into.paragraph("");
                    into.table(&table.rows);
                    into.paragraph("");
                    flow.last = None;
                }
            }
            source.check(Bound::TextChars, into.chars())?;
        }
        if flow.footnotes {
            into.paragraph("");
        }
        Ok(())
    }
}

fn without_number(mut lines: Vec<Line>) -> Vec<Line> {
    let is_number = |line: &Line| {
        let text = line.text();
        text.len() <= 4 && text.trim_matches(['-', ' ']).bytes().all(|b| b.is_ascii_digit())
    };
    if lines.first().is_some_and(is_number) {
        lines.remove(0);
    }
    if lines.last().is_some_and(is_number) {
        lines.pop();
    }
    lines
}

/// Lines and tables in the order of the page.
fn items(lines: Vec<Line>, tables: Vec<Ruled>) -> Vec<Item> {
    let mut items = Vec::new();
    let mut rest = lines.into_iter().peekable();
    for table in tables {
        let mut above = Vec::new();
        while let Some(line) = rest.next_if(|l| l.base <= table.top) {
            above.push(line);
        }
        items.push(Item::Lines(above));
        items.push(Item::Table(table));
    }
    items.push(Item::Lines(rest.collect()));
    items.retain(|item| !matches!(item, Item::Lines(lines) if lines.is_empty()));
    items
}

/// Lines being written one under the other.
struct Flow {
    /// Baseline and size of the line before.
    last: Option<(Unit, Unit)>,
    /// The page's footnotes have begun.
    footnotes: bool,
}

impl Flow {
    fn lines(&mut self, lines: &[Line], into: &mut DocumentBuilder) {
        for (line, text) in lines.iter().zip(columns::texts(lines)) {
            let apart = self.last.is_some_and(|(base, size)| line.base - base > size.max(line.size) * 17 / 10);
            self.footnotes |= is_footnote(line, &text, lines);
            if apart && !self.footnotes {
                into.paragraph("");
            }
            into.paragraph(&text);
            self.last = Some((line.base, line.size));
        }
    }
}

/// A line of small letters that begins with a raised digit.
fn is_footnote(line: &Line, text: &str, lines: &[Line]) -> bool {
    let raised = text.starts_with(['¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹']);
    raised && lines.iter().any(|other| other.size > line.size)
}
