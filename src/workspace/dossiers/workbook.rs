//! A workbook → the counts of its sheets.

use super::sheet;
use super::source::{Report, Second, Source, Unreadable};
use super::work::beginning;
use crate::catalog::dossier_defs;
use crate::dossier::{Codes, Columns, Cube, Mapping, Preview, Row, Sink, Tally};
use crate::ingest::office::rows::{AnyBook, RowsError};
use crate::text::{cli as words, importing};
use crate::workspace::read_message;

/// Counts the sheets of a workbook that list dossiers; those headed otherwise than the user agreed to are read as guessed.
/// The reason in words when that cannot be done.
pub(super) async fn count<S: Source, X: Second<S>>(
    (name, mark): (&str, &str),
    source: &mut S,
    agreed: &Mapping,
    second: &mut Option<X>,
    report: Report<'_>,
) -> Result<Result<(Cube, Codes), String>, Unreadable> {
    let sheets = || Sheets { name, mark, agreed, cube: Cube::empty(), codes: Codes::default(), rows: 0 };
    let counted = match sheet::together(source, sheets(), second, report).await? {
        Some(counted) => Ok(counted),
        None => alone(&source.whole()?, sheets(), report),
    };
    Ok(match counted {
        Ok(Sheets { cube, codes, rows, .. }) if !cube.files.is_empty() => {
            report(source.bytes(), rows);
            Ok((cube, codes))
        }
        Ok(_) => Err(words::no_headings(name)),
        Err(error) => Err(unread(name, &error)),
    })
}

fn alone<'a>(bytes: &[u8], mut sheets: Sheets<'a>, report: Report<'_>) -> Result<Sheets<'a>, RowsError> {
    let size = bytes.len() as u64;
    let mut book = AnyBook::open(sheets.name, bytes)?;
    let titles = book.sheets();
    for at in 0..titles.len() {
        let Some(mapping) = mapping_of(beginning(|first| book.rows(at, first))?, sheets.agreed) else { continue };
        let (before, rows) = (size * at as u64 / titles.len() as u64, sheets.rows);
        let mut tell = |more: u64| report(before, rows + more);
        let mut tally = Tally::new(&mapping, dossier_defs());
        book.rows(at, &mut Told::new(&mut tally, &mut tell))?;
        sheets.take(&titles, at, tally);
    }
    Ok(sheets)
}

/// What the sheets of a workbook gave so far.
pub(super) struct Sheets<'a> {
    pub(super) name: &'a str,
    /// What tells the file from others.
    mark: &'a str,
    /// The columns that the user agreed to.
    pub(super) agreed: &'a Mapping,
    pub(super) cube: Cube,
    codes: Codes,
    /// Rows of them.
    pub(super) rows: u64,
}

impl Sheets<'_> {
    /// Takes the counts of a sheet.
    pub(super) fn take(&mut self, titles: &[String], at: usize, tally: Tally<'_>) {
        let title = titles.get(at).map_or("", String::as_str);
        let whole = if titles.len() == 1 { self.name.to_owned() } else { words::sheet_of(self.name, title) };
        self.rows += tally.rows();
        let (more, own) = tally.finish(&whole, &format!("{}-{at}", self.mark));
        self.codes.take(own);
        self.cube = std::mem::replace(&mut self.cube, Cube::empty()).merge(more);
    }
}

/// Why a workbook could not be counted: the part and what is wrong with it, or that it is written in a way of its own.
pub(super) fn unread(name: &str, error: &RowsError) -> String {
    match error {
        RowsError::Read(error) => read_message(error),
        RowsError::Odd => importing::odd_workbook(name),
    }
}

/// The columns of a sheet: as agreed where it is headed so, else as guessed; `None` when it lists no dossiers.
pub(super) fn mapping_of(first: Preview, agreed: &Mapping) -> Option<Mapping> {
    let guessed = first.mapping?;
    let heads = |mapping: &Mapping| mapping.columns.iter().map(|c| c.heading.clone()).collect::<Vec<_>>();
    match heads(&guessed) == heads(agreed) {
        true => Some(Mapping { heading_row: guessed.heading_row, ..agreed.clone() }),
        false => Some(Mapping { words: agreed.words.clone(), written: agreed.written.clone(), ..guessed })
            .filter(|mapping| mapping.check().is_ok()),
    }
}

/// Rows on their way to be counted, told of now and then. Whoever counts a sheet does it through this, so that the program
/// holds the reading of rows once.
pub(super) struct Told<'a, 'm> {
    tally: &'a mut Tally<'m>,
    tell: &'a mut dyn FnMut(u64),
}

impl<'a, 'm> Told<'a, 'm> {
    pub(super) fn new(tally: &'a mut Tally<'m>, tell: &'a mut dyn FnMut(u64)) -> Told<'a, 'm> {
        Told { tally, tell }
    }
}

/// Rows between two tellings.
const TOLD_ROWS: u64 = 8_192;

impl Sink for Told<'_, '_> {
    fn row(&mut self, row: Row<'_>) {
        self.tally.row(row);
        let rows = self.tally.rows();
        if rows.is_multiple_of(TOLD_ROWS) {
            (self.tell)(rows);
        }
    }

    fn columns(&self) -> Option<Columns> {
        self.tally.columns()
    }
}
