//! The tables of a document one after another: what each has from the text around it and from the table before.

use super::block::{Block, BlockKind};
use super::mention::{Mention, Role, mentions, with_year};
use super::table::{HeadingBook, Layout, Outcome, TableContext, is_taken, read_grid, read_lines, span_in, words};
use super::token::{Token, tokenize};
use crate::catalog::Catalog;
use crate::domain::{Passed, Report, Span, TableReading};
use crate::ingest::{Document, Format, SectionKind};

/// The most characters of running text over which a table goes on without a heading of its own.
const INTERRUPTION: usize = 120;

/// Reads tables in order.
pub(super) struct Tables<'d> {
    document: &'d Document,
    chars: &'d [char],
    catalog: &'d Catalog,
    report: Report,
    book: HeadingBook<'d>,
    layout: Option<Layout<'d>>,
    span: Option<Span>,
    /// Where the section of the table before begins.
    floor: usize,
    between: usize,
    /// Whether a table of the index came before.
    indexed: bool,
    pub(super) passed: Vec<Passed>,
    pub(super) readings: Vec<TableReading>,
}

impl<'d> Tables<'d> {
    pub(super) fn new(document: &'d Document, chars: &'d [char], catalog: &'d Catalog, report: Report) -> Tables<'d> {
        Tables {
            document,
            chars,
            catalog,
            report,
            book: HeadingBook::new(catalog),
            layout: None,
            span: None,
            floor: 0,
            between: 0,
            indexed: false,
            passed: Vec::new(),
            readings: Vec::new(),
        }
    }

    /// Running text came: after more than a page number or a section's name the next table stands by itself.
    pub(super) fn pass(&mut self, block: &Block) {
        self.between += block.ranges.iter().map(|(from, to)| to - from).sum::<usize>();
        if self.between > INTERRUPTION {
            self.layout = None;
        }
    }

    /// Reads the table that is the `at`-th block; rows and passed numbers are kept here.
    pub(super) fn read(&mut self, blocks: &[Block], at: usize) -> Outcome<'d> {
        let block = &blocks[at];
        let start = block.ranges.first().map_or(0, |r| r.0);
        let section = self.document.section_at(start);
        let floor = section.map_or(0, |s| s.start);
        let before: Vec<&Block> = blocks[..at].iter().filter(|b| b.ranges[0].0 >= floor).collect();
        let sheet = section.filter(|s| s.kind == SectionKind::Sheet);
        let other_sheet = sheet.is_some() && floor != self.floor;
        self.floor = floor;
        if self.layout.is_none() || self.between > 0 || other_sheet {
            self.span = span_before(self.chars, &before, self.report.period.span);
        }
        let named = sheet.and_then(|s| span_in(&s.name, self.report.period.span.year()));
        let text = |b: &Block| b.ranges.iter().flat_map(|(from, to)| self.chars[*from..*to].iter()).collect::<String>();
        let running = over(&before);
        let mut around: Vec<String> = running.iter().flat_map(|b| words(&text(b))).collect();
        around.extend(words(self.report.title.as_deref().unwrap_or_default()));
        around.extend(sheet.map(|s| words(&s.name)).unwrap_or_default());
        let title = running.iter().map(|b| text(b)).take_while(|t| t.chars().count() <= 250).flat_map(|t| words(&t));
        let context = TableContext {
            chars: self.chars,
            source: self.report.source,
            catalog: self.catalog,
            span: dated(self.span.or(named).unwrap_or(self.report.period.span), &around, self.report.period.span),
            own: Vec::new(),
            title: title.collect(),
            unit: self.unit_before(&before),
            indexed: self.indexed,
            around,
        };
        let carried = self.layout.take();
        let mut outcome = match block.grid.and_then(|i| self.document.grids.get(i)) {
            Some(grid) => read_grid(&context, &self.book, grid, carried),
            None => read_lines(&context, &self.book, &block.ranges, carried),
        };
        self.layout = outcome.layout.take();
        self.indexed |= outcome.facts.iter().any(|f| f.indicator.starts_with("index766_"));
        self.between = 0;
        self.passed.append(&mut outcome.passed);
        self.readings.append(&mut outcome.readings);
        outcome
    }
}

impl Tables<'_> {
    /// The unit that a line of a portal's answer names for the tables below it; «–» names none.
    fn unit_before(&self, before: &[&Block]) -> Option<String> {
        if self.document.format != Format::PortalJson {
            return None;
        }
        let lines = before.iter().rev().filter(|b| b.kind != BlockKind::Table).flat_map(|b| b.ranges.iter().rev());
        let mut texts = lines.map(|(from, to)| self.chars[*from..*to].iter().collect::<String>());
        let name = texts.find_map(|text| {
            let (label, name) = text.split_once(':')?;
            (words(label) == words("đơn vị")).then(|| name.split(" (").next().unwrap_or(name).trim().to_owned())
        });
        name.filter(|name| !name.is_empty() && name != "–")
    }
}

/// A year to date without its year is of the year the text before the table names, or the report's.
fn dated(span: Span, around: &[String], report: Span) -> Span {
    let year = |w: &String| w.parse().ok().filter(|y| w.len() == 4 && (1990..2100).contains(y));
    match span {
        Span::YearToDate { year: None } => {
            Span::YearToDate { year: around.iter().rev().find_map(year).or_else(|| report.year()) }
        }
        span => span,
    }
}

/// Running text, or a single row of cells («Thời điểm lấy số liệu: | 30/6/2026»), which is no table by itself.
fn stands_over(block: &Block) -> bool {
    block.kind != BlockKind::Table || block.ranges.len() == 1
}

/// What stands over a table, the nearest first: up to three blocks, none above the nearest heading.
fn over<'b>(before: &[&'b Block]) -> Vec<&'b Block> {
    let mut near: Vec<&Block> = before.iter().rev().take_while(|b| stands_over(b)).take(3).copied().collect();
    let heading = near.iter().position(|b| matches!(b.kind, BlockKind::Heading(_)));
    near.truncate(heading.map_or(near.len(), |at| at + 1));
    near
}

/// The last date or period said plainly in the three blocks before a table. None that something is compared with dates
/// it, nor the day on which its figures were taken from a system where the report has a period.
fn span_before(chars: &[char], before: &[&Block], report: Span) -> Option<Span> {
    let over: Vec<&&Block> = before.iter().rev().take_while(|b| stands_over(b)).take(3).collect();
    let read = |block: &&&Block| {
        let tokens: Vec<Token> = block.ranges.iter().flat_map(|(from, to)| tokenize(chars, *from, *to)).collect();
        let said = mentions(&tokens);
        (tokens, said)
    };
    let blocks: Vec<(Vec<Token>, Vec<Mention>)> = over.iter().map(read).collect();
    let dated = |m: &Mention| with_year(m.span, report.year());
    let all = || blocks.iter().flat_map(|(_, said)| said);
    let compared: Vec<Span> = all().filter(|m| m.role == Role::Compared).map(dated).collect();
    let titled = !matches!(report, Span::Unknown | Span::Day(_));
    blocks.iter().find_map(|(tokens, said)| {
        let dates = |m: &&Mention| {
            let taken = titled && matches!(m.span, Span::Day(_)) && is_taken(tokens, m.from);
            let aside = titled && in_bracket(tokens, m) && !matches!(m.span, Span::Range { .. });
            m.role == Role::Plain && !taken && !aside && (!compared.contains(&dated(m)) || dated(m) == report)
        };
        said.iter().rfind(dates).map(dated).filter(|span| *span != Span::Unknown)
    })
}

/// «(tháng 7/2024 xếp vị trí 5/63)»: a period that a bracket speaks of in passing.
fn in_bracket(tokens: &[Token], mention: &Mention) -> bool {
    let open = (0..mention.from).rev().find(|i| tokens[*i].is_punct('(') || tokens[*i].is_punct(')'));
    let counted = (mention.to..tokens.len()).take_while(|i| !tokens[*i].is_punct(')')).any(|i| tokens[i].is_number());
    open.is_some_and(|i| tokens[i].is_punct('(')) && counted
}
