//! Tables → facts, by the words of their headings, with an account of every row.
//!
//! A table is cut where a new heading begins; its heading ([`head`]) gives each column a path of words, the
//! catalogue's rules ([`heading`]) say what it holds ([`layout`]). Then rows are agencies or groups of the index
//! ([`records`]), or they are figures themselves ([`figures`]).

mod account;
mod figures;
mod head;
mod heading;
mod index;
mod layout;
mod model;
mod number;
mod period;
mod ranks;
mod records;
mod scope;
mod shape;
mod shares;

pub(super) use heading::HeadingBook;
pub(super) use layout::Layout;
pub(super) use model::words;
pub(super) use period::{is_taken, span_in};

use crate::catalog::Catalog;
use crate::domain::{Fact, Origin, Passed, Period, Place, Scope, SetAsideReason, SourceId, Span, TableReading, Value};
use crate::ingest::Grid;
use account::Book;
use head::{Head, head};
use layout::{Making, Role, Target};
use model::{Line, Table};

/// What every fact of a table shares.
pub(super) struct TableContext<'a> {
    pub(super) chars: &'a [char],
    pub(super) source: SourceId,
    pub(super) catalog: &'a Catalog,
    /// What it is about unless its own titles or headings say otherwise.
    pub(super) span: Span,
    /// Words of the table's headings and titles; filled in by the reader.
    pub(super) own: Vec<String>,
    /// Words of the text before it.
    pub(super) around: Vec<String>,
    /// Words of the line directly before it.
    pub(super) title: Vec<String>,
    /// The unit it is about, where the text before it names one for it alone.
    pub(super) unit: Option<String>,
    /// Whether a table of the index came before in the document.
    pub(super) indexed: bool,
}

/// What became of a table.
#[derive(Default)]
pub(super) struct Outcome<'a> {
    pub(super) facts: Vec<Fact>,
    pub(super) passed: Vec<Passed>,
    pub(super) readings: Vec<TableReading>,
    /// The layout of its last part, for a table directly behind that goes on without a heading.
    pub(super) layout: Option<Layout<'a>>,
    /// Cells of unknown tables that hold running text.
    pub(super) prose: Vec<(usize, usize)>,
}

/// Reads a table of tab-separated lines.
pub(super) fn read_lines<'a>(
    context: &TableContext<'a>,
    book: &HeadingBook<'a>,
    lines: &[(usize, usize)],
    carried: Option<Layout<'a>>,
) -> Outcome<'a> {
    read(context, book, &Table::of_text(lines, context.chars), carried)
}

/// Reads a table whose structure the file states.
pub(super) fn read_grid<'a>(
    context: &TableContext<'a>,
    book: &HeadingBook<'a>,
    grid: &Grid,
    carried: Option<Layout<'a>>,
) -> Outcome<'a> {
    read(context, book, &Table::of_grid(grid, context.chars), carried)
}

fn read<'a>(
    context: &TableContext<'a>,
    book: &HeadingBook<'a>,
    table: &Table,
    carried: Option<Layout<'a>>,
) -> Outcome<'a> {
    let mut outcome = Outcome { layout: carried, ..Outcome::default() };
    let mut span = context.span;
    let cuts = shape::cuts(table, |line| names_columns(context, book, line));
    for (from, to) in cuts {
        let part = table.slice(from, to);
        part_of(context, book, &part, &mut span, &mut outcome);
    }
    outcome
}

/// Whether a line of words is a heading: two of its cells name columns.
fn names_columns(context: &TableContext<'_>, book: &HeadingBook<'_>, line: &Line) -> bool {
    let making = Making { book, catalog: context.catalog, span: context.span, index: false };
    let named = line.cells.iter().filter(|c| !c.is_blank()).filter(|c| {
        let path = heading::Path::of([c.text.as_str()]);
        making.name(&path, None, None, false).is_some_and(|(role, _)| role != Role::Unknown)
    });
    named.count() >= 2
}

/// Reads one part of a table; titles in it may say a period, which then holds for the parts below too.
fn part_of<'a>(
    context: &TableContext<'a>,
    book: &HeadingBook<'a>,
    table: &Table,
    span: &mut Span,
    outcome: &mut Outcome<'a>,
) {
    let head = head(table);
    let titles = &table.lines[..head.as_ref().map_or(0, |h| h.first)];
    let texts = || titles.iter().flat_map(|l| &l.cells).filter(|c| !c.is_blank());
    *span = texts().find_map(|c| period::of_title(&c.text, *span)).unwrap_or(*span);
    let mut own: Vec<String> = texts().flat_map(|c| words(&c.text)).collect();
    own.extend(head.iter().flat_map(|h| &h.paths).flat_map(heading::Path::joined));
    let context = TableContext {
        own,
        span: *span,
        around: context.around.clone(),
        title: context.title.clone(),
        unit: context.unit.clone(),
        indexed: context.indexed || outcome.facts.iter().any(|f| f.indicator.starts_with("index766_")),
        ..*context
    };
    let mut account = Book::new(table, context.source);
    let from = head.as_ref().map_or(0, |h| h.body);
    let made = make(&context, book, table, head.as_ref(), from, outcome.layout.take());
    match made {
        Some(mut made) => {
            set_aside_head(table, head.as_ref(), from, &mut account);
            account.reading.form = made.layout.form.map(|f| f.id.clone());
            outcome.facts.extend(made.read(&context, book, table, head.as_ref(), from, &mut account));
            outcome.layout = Some(made.layout);
        }
        None => {
            for line in &table.lines {
                account.set_aside_plain(line, SetAsideReason::UnknownTable);
                let sentences = line.cells.iter().filter(|c| c.text.split_whitespace().count() >= 12);
                outcome.prose.extend(sentences.map(|c| (c.start, c.end)));
            }
        }
    }
    outcome.passed.extend(account.passed);
    outcome.readings.push(account.reading);
}

fn set_aside_head(table: &Table, head: Option<&Head>, from: usize, account: &mut Book) {
    for (at, line) in table.lines[..from].iter().enumerate() {
        match head {
            Some(h) if Some(at) == h.numbers => account.set_aside(line, SetAsideReason::ColumnNumbers),
            Some(h) if at >= h.first => account.set_aside(line, SetAsideReason::Heading),
            _ => account.set_aside_plain(line, SetAsideReason::NoNumbers),
        }
    }
}

/// A layout, and how its rows are read.
struct Made<'a> {
    layout: Layout<'a>,
}

/// Makes out the columns and the kind of rows; `None` when the table is of no known layout.
fn make<'a>(
    context: &TableContext<'a>,
    book: &HeadingBook<'a>,
    table: &Table,
    head: Option<&Head>,
    from: usize,
    carried: Option<Layout<'a>>,
) -> Option<Made<'a>> {
    let body = &table.lines[from..];
    if !body.iter().any(|l| l.values() > 0) {
        return None;
    }
    let fits = |l: &Layout<'_>| table.width() <= l.columns.len() && table.width() + 2 > l.columns.len();
    let own = head.and_then(|h| shape::layout(context, book, table, h, from));
    own.or_else(|| carried.filter(fits)).map(|layout| Made { layout })
}

impl<'a> Made<'a> {
    fn read(
        &mut self,
        context: &TableContext<'a>,
        book: &HeadingBook<'a>,
        table: &Table,
        head: Option<&Head>,
        from: usize,
        account: &mut Book,
    ) -> Vec<Fact> {
        if self.layout.by_figure {
            let making = Making { book, catalog: context.catalog, span: context.span, index: false };
            let reader = figures::Figures::new(context, &making, &self.layout, &table.lines[from..]);
            return reader.map(|mut r| r.read(table, head, from, account)).unwrap_or_default();
        }
        let mut facts = records::records(context, &book.index, table, head, from, &self.layout, account);
        ranks::complete(&mut facts, context);
        facts
    }
}

/// A figure of a row, still without its value.
fn fact(context: &TableContext<'_>, line: &Line, column: usize, target: &Target, span: Span, scope: &Scope) -> Fact {
    let def = context.catalog.fact(&target.fact);
    let stock = def.is_some_and(|d| d.stock);
    let unit = def.map(|d| d.unit.clone()).unwrap_or_default();
    let period = if stock { Period::end_of(span) } else { Period::over(span) };
    let place = Place { source: context.source, start: line.start, end: line.end, cell: Some(column) };
    let (id, value) = (target.fact.clone(), Value::NotApplicable);
    Fact {
        of: target.of.clone(),
        base: target.base.clone(),
        ..Fact::result(id, value, unit, scope.clone(), period, place, Origin::Table)
    }
}
