//! Files → their counts.

use super::source::{Report, Second, Source, Unreadable};
use super::work::{beginning_of, is_zip};
use super::{separated, sheet};
use crate::catalog::dossier_defs;
use crate::dossier::{BEGINNING, Codes, Columns, Cube, Dialect, Mapping, Preview, Row, Sink, Tally, fingerprint};
use crate::ingest::office::rows::{RowBook, RowsError};
use crate::text::{cli as words, importing};
use crate::workspace::read_message;

/// What came of the files.
pub(super) struct Counting {
    pub(super) cube: Cube,
    pub(super) codes: Codes,
    /// The columns agreed to, by what tells the files and sheets from others.
    pub(super) agreed: Vec<(String, Mapping)>,
    pub(super) failures: Vec<String>,
}

pub(super) async fn count<S: Source, X: Second<S>>(
    names: &[String],
    sources: &mut [S],
    mappings: &[Mapping],
    second: &mut Option<X>,
    report: Report<'_>,
) -> Result<Counting, Unreadable> {
    let mut all = Counting { cube: Cube::empty(), codes: Codes::default(), agreed: Vec::new(), failures: Vec::new() };
    let (mut bytes, mut rows) = (0, 0);
    for ((source, mapping), name) in sources.iter_mut().zip(mappings).zip(names) {
        let mut own_rows = 0;
        let mut tell = |done: u64, counted: u64| {
            own_rows = counted;
            report(bytes + done, rows + counted);
        };
        match one(name, source, mapping, second, &mut tell).await? {
            Ok((cube, codes)) => all.take(name, mapping, cube, codes),
            Err(reason) => all.failures.push(reason),
        }
        bytes += source.bytes();
        rows += own_rows;
    }
    Ok(all)
}

impl Counting {
    /// Takes the counts of a file, unless they are there already.
    fn take(&mut self, name: &str, mapping: &Mapping, cube: Cube, codes: Codes) {
        if let Some(file) = self.cube.shared_file(&cube) {
            return self.failures.push(words::counted_twice(name, &file.name));
        }
        self.agreed.extend(cube.files.iter().map(|file| (file.fingerprint.clone(), mapping.clone())));
        self.codes.take(codes);
        self.cube = std::mem::replace(&mut self.cube, Cube::empty()).merge(cube);
    }
}

/// Counts a file; the reason in words when that cannot be done.
async fn one<S: Source, X: Second<S>>(
    name: &str,
    source: &mut S,
    mapping: &Mapping,
    second: &mut Option<X>,
    report: Report<'_>,
) -> Result<Result<(Cube, Codes), String>, Unreadable> {
    if mapping.check().is_err() {
        return Ok(Err(words::no_received(name)));
    }
    let beginning = source.beginning(BEGINNING)?;
    let mark = fingerprint(source.bytes(), &beginning);
    if is_zip(&beginning) {
        return workbook((name, &mark), source, mapping, second, report).await;
    }
    let told = (Dialect::guess(&beginning), mapping);
    let counted = separated::count(source, told, second, report).await?;
    Ok(counted.map(|tally| tally.finish(name, &mark)).map_err(|row| words::unclosed_quote(name, row)))
}

/// Counts the sheets of a workbook that list dossiers; those headed otherwise than the user agreed to are read as guessed.
async fn workbook<S: Source, X: Second<S>>(
    (name, mark): (&str, &str),
    source: &mut S,
    agreed: &Mapping,
    second: &mut Option<X>,
    report: Report<'_>,
) -> Result<Result<(Cube, Codes), String>, Unreadable> {
    let bytes = source.whole()?;
    let size = bytes.len() as u64;
    let refused = |error: RowsError| Ok(Err(unread(name, &error)));
    let mut book = match RowBook::open(name, &bytes) {
        Ok(book) => book,
        Err(error) => return refused(error),
    };
    let sheets: Vec<String> = book.sheets().map(str::to_owned).collect();
    let (mut cube, mut codes, mut rows) = (Cube::empty(), Codes::default(), 0);
    for (at, title) in sheets.iter().enumerate() {
        let first = match beginning_of(&mut book, at) {
            Ok(first) => first,
            Err(error) => return refused(error),
        };
        let Some(mapping) = mapping_of(first, agreed) else { continue };
        let whole = if sheets.len() == 1 { name.to_owned() } else { words::sheet_of(name, title) };
        let mut tell = |n: u64| report(size * at as u64 / sheets.len() as u64, rows + n);
        let mut told = Told { sink: Tally::new(&mapping, dossier_defs()), rows: 0, tell: &mut tell };
        if !sheet::beside((source, &book, at), second, &mut told).await? {
            (told.sink, told.rows) = (Tally::new(&mapping, dossier_defs()), 0);
            if let Err(error) = book.rows(at, &mut told) {
                return refused(error);
            }
        }
        let Told { sink, rows: more_rows, .. } = told;
        let (more, own) = sink.finish(&whole, &format!("{mark}-{at}"));
        rows += more_rows;
        codes.take(own);
        cube = cube.merge(more);
    }
    report(size, rows);
    Ok(if cube.files.is_empty() { Err(words::no_headings(name)) } else { Ok((cube, codes)) })
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
        false => Some(Mapping { words: agreed.words.clone(), ..guessed }).filter(|mapping| mapping.check().is_ok()),
    }
}

/// Rows on their way, told of now and then.
struct Told<'a, S> {
    sink: S,
    rows: u64,
    tell: &'a mut dyn FnMut(u64),
}

/// Rows between two tellings.
const TOLD_ROWS: u64 = 8_192;

impl<S: Sink> Sink for Told<'_, S> {
    fn row(&mut self, row: Row<'_>) {
        self.rows += 1;
        if self.rows.is_multiple_of(TOLD_ROWS) {
            (self.tell)(self.rows);
        }
        self.sink.row(row);
    }

    fn other(&mut self, row: Row<'_>) {
        self.rows += 1;
        self.sink.other(row);
    }

    fn columns(&self) -> Option<Columns> {
        self.sink.columns()
    }

    fn wants_more(&self) -> bool {
        self.sink.wants_more()
    }
}
