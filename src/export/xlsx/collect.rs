//! Pages, rates, facts and findings → the sheets of a workbook.

use super::book::{Book, Drawn, Heading, Table, Term, Value, fraction};
use super::cell::{self, pattern, value};
use super::sheet::counted;
use crate::catalog::catalog;
use crate::chart::Marks;
use crate::domain::{Decimal, Fact, Place};
use crate::export::{assessed_without_folders, with_reports, without_folders};
use crate::present::{Block, Figure, FindingCard, PageId, Sheet, Subject, page, printed};
use crate::scoring::Rate;
use crate::text::{self, labels, publishing as words};

/// Where a figure stands, in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Located {
    /// The file's name.
    pub file: String,
    /// Page, sheet, row or line.
    pub place: String,
    /// The words there.
    pub quote: String,
}

/// The pages whose tables the workbook holds.
const PAGES: [PageId; 7] = [
    PageId::Index,
    PageId::Processing,
    PageId::FullOnline,
    PageId::Payment,
    PageId::Satisfaction,
    PageId::Units,
    PageId::Periods,
];
/// Longest name on a tab.
const LONGEST_NAME: usize = 31;
/// Room for the number of a name that is there several times: « (123)».
const LONGEST_NUMBER: usize = 6;

/// The workbook of everything loaded; `locate` tells where a place is.
pub(super) fn book(subject: &Subject<'_>, locate: &dyn Fn(&Place) -> Located) -> Book {
    let reports = without_folders(subject.reports);
    let assessed = assessed_without_folders(subject.assessed);
    let subject = &Subject { assessed: &assessed, ..with_reports(subject, &reports) };
    let mut book = Book::default();
    for id in PAGES {
        let page = page(id, subject);
        let tables = page.blocks.iter().filter_map(|block| match block {
            Block::Table(sheet) => Some(from_sheet(sheet)),
            Block::Chart(figure) => Some(from_figure(figure)),
            _ => None,
        });
        book.sheets.extend(tables.filter(|t| !t.rows.is_empty()).map(|t| named(t, id.words().title)));
    }
    book.sheets.push(rates(subject, locate));
    book.sheets.push(sources(subject, locate));
    book.sheets.push(findings(subject));
    name_apart(&mut book);
    let contents = contents(&book, subject);
    book.sheets.insert(0, contents);
    book
}

/// A table called as its kind, else as its title, else as its page.
fn named(table: Table, page: &str) -> Table {
    let name = match (text::tabs::tab(&table.name), table.title.is_empty()) {
        (Some(name), _) => name.to_owned(),
        (None, false) => table.title.clone(),
        (None, true) => page.to_owned(),
    };
    Table { name, ..table }
}

/// Names of tabs: without signs that a tab may not have, whole words that are short enough; those after the first of a
/// name are numbered.
fn name_apart(book: &mut Book) {
    let mut known: Vec<String> = Vec::new();
    for table in &mut book.sheets {
        let plain: String = table.name.chars().filter(|c| !r"[]:*?/\'".contains(*c)).collect();
        let name = first_words(&plain, LONGEST_NAME - LONGEST_NUMBER);
        let folded = name.to_lowercase();
        let before = known.iter().filter(|other| **other == folded).count();
        known.push(folded);
        table.name = if before == 0 { name } else { format!("{name} ({})", before + 1) };
    }
}

/// As many whole words as fit into so many characters; a first word that is longer is cut.
fn first_words(text: &str, most: usize) -> String {
    let cut: String = text.chars().take(most).collect();
    let whole = text.chars().nth(most).is_none_or(char::is_whitespace);
    let words = if whole { cut.as_str() } else { cut.rsplit_once(' ').map_or(cut.as_str(), |(words, _)| words) };
    words.trim_end_matches([' ', ',', ';', ':', '–']).to_owned()
}

fn from_sheet(sheet: &Sheet) -> Table {
    let columns = sheet.columns.iter().map(|c| Heading { label: c.label.clone() }).collect();
    let mut rows = cell::lines(sheet);
    let total = sheet.total.as_ref().and_then(|_| rows.pop());
    Table {
        name: sheet.id.clone(),
        title: sheet.title.clone(),
        caption: sheet.caption.clone(),
        columns,
        rows,
        total,
        chart: None,
    }
}

/// The table twin of a chart with the chart drawn beside it.
fn from_figure(figure: &Figure) -> Table {
    let mut table = from_sheet(&figure.sheet);
    table.title.clone_from(&figure.spec.title);
    table.caption.clone_from(&figure.caption);
    let is_number = |v: &Value| matches!(v, Value::Number(..) | Value::Share(..) | Value::Percent(_));
    let drawn = |column: &usize| table.rows.iter().any(|row| row.get(*column).is_some_and(is_number));
    let column = (1..table.columns.len()).find(drawn);
    let (line, descending) = match figure.spec.marks {
        Marks::Trend { descending, .. } => (true, descending),
        _ => (false, false),
    };
    let drawable = !matches!(figure.spec.marks, Marks::Heat { .. } | Marks::Slope { .. });
    table.chart = column.filter(|_| drawable).map(|column| Drawn { column, line, descending });
    table
}

fn headings(labels: &[&str]) -> Vec<Heading> {
    labels.iter().map(|label| Heading { label: (*label).to_owned() }).collect()
}

fn table(name: &str, caption: &str, columns: Vec<Heading>, rows: Vec<Vec<Value>>) -> Table {
    let (name, caption) = (name.to_owned(), caption.to_owned());
    Table { title: name.clone(), name, caption, columns, rows, total: None, chart: None }
}

/// Every sheet with what it shows, of which period and report; one that is of no single report names them all.
fn contents(book: &Book, subject: &Subject<'_>) -> Table {
    let (periods, reports) = printed(subject);
    let all = (labels::first_few(&periods), labels::first_reports(&reports));
    let row = |table: &Table| {
        let told = labels::period_and_source(&table.caption, &reports);
        let (period, report) = told.unwrap_or((&all.0, &all.1));
        let rows = i64::try_from(table.rows.len()).unwrap_or(i64::MAX);
        vec![
            Value::Link(table.name.clone(), table.name.clone()),
            Value::Text(table.title.clone()),
            Value::Text(period.to_owned()),
            Value::Text(report.to_owned()),
            counted(Decimal::whole(rows)),
        ]
    };
    let columns =
        headings(&[words::BOOK_SHEET, words::BOOK_SHOWS, words::BOOK_PERIOD, words::BOOK_REPORT, words::BOOK_ROWS]);
    table(words::BOOK_CONTENTS, words::BOOK_CONTENTS_CAPTION, columns, book.sheets.iter().map(row).collect())
}

/// The column of a rate's part; its whole stands behind it.
const PART: usize = 3;

/// Every computed rate: part, whole, the formula as a formula.
fn rates(subject: &Subject<'_>, locate: &dyn Fn(&Place) -> Located) -> Table {
    let columns = headings(&[
        words::BOOK_RATE,
        words::AGENCY,
        words::BOOK_PERIOD,
        words::BOOK_PART,
        words::BOOK_WHOLE,
        words::SHARE,
        words::BOOK_STATED,
        words::BOOK_FORMULA,
        words::BOOK_FILE,
    ]);
    let row = |(line, rate): (usize, &Rate)| {
        let cell = |column: usize| Term::Cell { column, line };
        let def = catalog().indicator(&rate.indicator);
        vec![
            Value::Text(def.map_or_else(|| rate.indicator.clone(), |d| d.vi.clone())),
            Value::Text(scope_name(&rate.scope)),
            Value::Text(text::period(rate.period)),
            counted(rate.ratio.part()),
            counted(rate.ratio.whole()),
            Value::Share(cell(PART), cell(PART + 1), fraction(rate.ratio)),
            rate.stated.as_ref().map_or(Value::Empty, |s| Value::Percent(s.value)),
            Value::Text(def.map_or_else(String::new, |d| rate.formula(d).to_owned())),
            Value::Text(rate.places.first().map(|p| locate(p).file).unwrap_or_default()),
        ]
    };
    table(words::BOOK_RATES, words::BOOK_RATES_CAPTION, columns, subject.rates.iter().enumerate().map(row).collect())
}

fn scope_name(scope: &crate::domain::Scope) -> String {
    let parts: Vec<String> = [scope.agency.clone(), scope.field.clone()].into_iter().flatten().collect();
    if parts.is_empty() { words::WHOLE_BODY.to_owned() } else { parts.join(" – ") }
}

/// Every figure with its file and place.
fn sources(subject: &Subject<'_>, locate: &dyn Fn(&Place) -> Located) -> Table {
    let columns = headings(&[
        words::BOOK_FIGURE,
        words::BOOK_VALUE,
        words::BOOK_UNIT,
        words::AGENCY,
        words::BOOK_PERIOD,
        words::BOOK_FILE,
        words::BOOK_PLACE,
        words::BOOK_QUOTE,
    ]);
    let row = |fact: &Fact| {
        let Located { file, place, quote } = locate(&fact.place);
        let value = match &fact.value {
            crate::domain::Value::Number(n) if fact.unit == "%" => Value::Percent(*n),
            crate::domain::Value::Number(n) if fact.unit == labels::POINTS_UNIT => {
                Value::Number(*n, pattern(n.rounded(n.places().max(2)), ""))
            }
            crate::domain::Value::Number(n) => Value::Number(*n, pattern(*n, "")),
            crate::domain::Value::Text(text) => Value::Text(text.clone()),
            crate::domain::Value::NotApplicable => Value::Text(text::words::NOT_APPLICABLE.to_owned()),
        };
        vec![
            Value::Text(fact_name(fact)),
            value,
            Value::Text(fact.unit.clone()),
            Value::Text(scope_name(&fact.scope)),
            Value::Text(text::period(fact.period)),
            Value::Text(file),
            Value::Text(place),
            Value::Text(quote),
        ]
    };
    let rows = subject.facts.iter().map(row).collect();
    table(words::BOOK_SOURCES, words::BOOK_SOURCES_CAPTION, columns, rows)
}

/// A fact's name; of what it is, for shares, changes, maxima and ranks.
pub(in crate::export) fn fact_name(fact: &Fact) -> String {
    let name = |id: &str| catalog().fact(id).map_or_else(|| words::derived(id).to_owned(), |f| f.vi.clone());
    match &fact.of {
        Some(of) => words::about(&name(&fact.indicator), &name(of)),
        None => name(&fact.indicator),
    }
}

fn findings(subject: &Subject<'_>) -> Table {
    let columns = headings(&[
        words::BOOK_FINDING,
        words::BOOK_SEVERITY,
        words::BOOK_WHERE,
        text::words::STATED,
        words::BOOK_OTHER,
        text::words::DIFFERENCE,
        text::words::RULE,
        words::BOOK_NOTES,
    ]);
    let row = |card: FindingCard| {
        vec![
            Value::Text(card.title),
            Value::Text(card.severity_name.into_owned()),
            Value::Text(card.context),
            value(&card.stated),
            value(&card.recomputed),
            Value::Text(card.difference),
            Value::Text(card.working),
            Value::Text(card.notes.join(" ")),
        ]
    };
    let cards = page(PageId::Findings, subject).blocks.into_iter().filter_map(|block| match block {
        Block::Findings(cards) => Some(cards),
        _ => None,
    });
    table(words::BOOK_FINDINGS, words::BOOK_FINDINGS_CAPTION, columns, cards.flatten().map(row).collect())
}
