//! A file counted on all cores: stretches of equal length, each read in blocks by a thread of its own.

use super::arguments::Told;
use crate::catalog::DossierDefs;
use crate::cli::load::cannot_open;
use crate::dossier::{
    BEGINNING, Codes, Cube, Dialect, FirstRows, Mapping, Preview, Scanner, Tally, feed, fingerprint, marks, row_start,
};
use crate::ingest;
use crate::ingest::office::rows::{AnyBook, RowsError};
use crate::text::cli as words;
use crate::workspace::read_message;
use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom};
use std::thread;

/// Bytes read at a time.
const BLOCK: usize = 1024 * 1024;
/// A stretch is not shorter.
const STRETCH: u64 = 8 * 1024 * 1024;
/// Bytes in which a row must begin somewhere.
const WINDOW: usize = 2 * 1024 * 1024;

/// Counts a file.
pub(super) fn file(path: &OsString, told: &Told, defs: &DossierDefs) -> Result<(Cube, Codes), String> {
    let name = path.to_string_lossy();
    let failed = |error: io::Error| cannot_open(&name, &error);
    let size = fs::metadata(path).map_err(failed)?.len();
    let beginning = bytes_at(path, 0, BEGINNING).map_err(failed)?;
    let mark = fingerprint(size, &beginning);
    let base = std::path::Path::new(path).file_name().map_or(name.clone(), |n| n.to_string_lossy());
    if AnyBook::may_be(&beginning)
        && let Some(done) = workbook(path, (&name, &base, &mark), told, defs)?
    {
        return Ok(done);
    }
    if !is_separated(&beginning) {
        return document(path, (&name, &base, &mark), told, defs);
    }
    let preview = Preview::of_separated(&beginning, defs);
    let mapping = mapping(preview.mapping, told, &name)?;
    let tally = separated(path, size, preview.dialect, &mapping, defs).map_err(failed)?;
    tally.map(|tally| tally.finish(&base, &mark)).map_err(|row| words::unclosed_quote(&name, row))
}

/// Text in UTF-8, as far as its beginning goes; everything else is read by the readers of documents.
fn is_separated(beginning: &[u8]) -> bool {
    let text = match std::str::from_utf8(beginning) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && beginning.len() == BEGINNING,
    };
    text && !beginning.contains(&0) && !AnyBook::may_be(beginning) && !beginning.trim_ascii_start().starts_with(b"<")
}

fn mapping(guessed: Option<Mapping>, told: &Told, name: &str) -> Result<Mapping, String> {
    let mut mapping = guessed.ok_or_else(|| words::no_headings(name))?;
    for (heading, role) in &told.columns {
        let at = mapping.columns.iter().position(|c| c.heading == *heading);
        let at = at.ok_or_else(|| words::no_such_heading(name, heading))?;
        mapping.set(at, *role).map_err(|_| words::personal_heading(name, heading))?;
    }
    for (vocabulary, word, meaning) in &told.words {
        mapping.teach(*vocabulary, word, *meaning);
    }
    mapping.month_first = told.month_first.unwrap_or(mapping.month_first);
    mapping.check().map_err(|_| words::no_received(name))?;
    Ok(mapping)
}

/// A file of another kind: read whole, within the bounds of documents.
fn document(
    path: &OsString,
    (name, base, mark): (&str, &str, &str),
    told: &Told,
    defs: &DossierDefs,
) -> Result<(Cube, Codes), String> {
    let bytes = fs::read(path).map_err(|error| cannot_open(name, &error))?;
    let document = ingest::read(name, &bytes).map_err(|error| read_message(&error))?;
    let mapping = mapping(Preview::of_document(&document, defs).mapping, told, name)?;
    let mut tally = Tally::new(&mapping, defs);
    feed(&document, &mapping, defs, &mut tally);
    Ok(tally.finish(base, mark))
}

/// A workbook scanned row by row: every sheet that has the headings of dossiers. `None` when it is no workbook, or one that
/// only the reader of documents understands.
fn workbook(
    path: &OsString,
    (name, base, mark): (&str, &str, &str),
    told: &Told,
    defs: &DossierDefs,
) -> Result<Option<(Cube, Codes)>, String> {
    let bytes = fs::read(path).map_err(|error| cannot_open(name, &error))?;
    let Ok(mut book) = AnyBook::open(name, &bytes) else { return Ok(None) };
    let (mut cube, mut codes) = (Cube::empty(), Codes::default());
    for (i, sheet) in book.sheets().iter().enumerate() {
        let mut first = FirstRows::default();
        if !scanned(book.rows(i, &mut first))? {
            return Ok(None);
        }
        let guessed = Preview::of_rows(first, defs).mapping;
        let usable = |own: &Mapping| own.check().is_ok() || !told.columns.is_empty();
        let Some(guessed) = guessed.filter(usable) else { continue };
        let mapping = mapping(Some(guessed), told, name)?;
        let mut tally = Tally::new(&mapping, defs);
        if !scanned(book.rows(i, &mut tally))? {
            return Ok(None);
        }
        let (more, own) = tally.finish(&words::sheet_of(base, sheet), &format!("{mark}-{i}"));
        codes.take(own);
        cube = cube.merge(more);
    }
    Ok((!cube.files.is_empty()).then_some((cube, codes)))
}

/// Whether rows were scanned, or are left to the reader of documents; what is damaged or beyond a bound is said.
fn scanned(result: Result<(), RowsError>) -> Result<bool, String> {
    match result {
        Ok(()) => Ok(true),
        Err(RowsError::Odd) => Ok(false),
        Err(RowsError::Read(error)) => Err(read_message(&error)),
    }
}

fn bytes_at(path: &OsString, from: u64, most: usize) -> io::Result<Vec<u8>> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(from))?;
    let mut bytes = Vec::with_capacity(most);
    file.take(most as u64).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Reads a stretch of a file in blocks.
fn blocks(path: &OsString, (from, to): (u64, u64), mut take: impl FnMut(&[u8])) -> io::Result<()> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(from))?;
    let mut rest = file.take(to.saturating_sub(from));
    let mut block = vec![0; BLOCK];
    loop {
        match rest.read(&mut block)? {
            0 => return Ok(()),
            length => take(&block[..length]),
        }
    }
}

/// Where the stretches begin and end: at rows, which quotation marks before them tell.
fn stretches(path: &OsString, size: u64) -> io::Result<Vec<(u64, u64)>> {
    let cores = thread::available_parallelism().map_or(1, |n| n.get() as u64);
    let parts = cores.min(size / STRETCH).max(1);
    let bounds: Vec<u64> = (0..=parts).map(|i| size / parts * i + if i == parts { size % parts } else { 0 }).collect();
    if parts == 1 {
        return Ok(vec![(0, size)]);
    }
    let count = |range: (u64, u64)| {
        let mut found = 0;
        blocks(path, range, |block| found += marks(block)).map(|()| found)
    };
    let counts: Vec<io::Result<usize>> = thread::scope(|scope| {
        let threads: Vec<_> = bounds.windows(2).map(|w| scope.spawn(move || count((w[0], w[1])))).collect();
        threads.into_iter().map(|t| t.join().unwrap_or_else(|_| Err(io::Error::other("thread")))).collect()
    });
    let mut starts = Vec::new();
    let mut before = 0;
    for (bound, count) in bounds[1..bounds.len() - 1].iter().zip(counts) {
        before += count?;
        let window = bytes_at(path, *bound, WINDOW)?;
        starts.push(row_start(&window, 0, before).map(|at| bound + at as u64));
    }
    Ok(between(&starts, size))
}

/// The stretches between places where rows begin; a bound at which none does parts nothing.
fn between(starts: &[Option<u64>], size: u64) -> Vec<(u64, u64)> {
    let mut at: Vec<u64> = starts.iter().copied().flatten().chain([0, size]).collect();
    at.sort_unstable();
    at.dedup();
    at.windows(2).map(|w| (w[0], w[1])).collect()
}

/// Counts separated values; the row in which a quotation mark was never closed otherwise.
fn separated<'a>(
    path: &OsString,
    size: u64,
    dialect: Dialect,
    mapping: &'a Mapping,
    defs: &'a DossierDefs,
) -> io::Result<Result<Tally<'a>, u64>> {
    let stretch = |range: (u64, u64)| {
        let first = range.0 == 0;
        let mut scanner = if first { Scanner::new(dialect) } else { Scanner::amid(dialect) };
        let mut tally = if first { Tally::new(mapping, defs) } else { Tally::amid(mapping, defs) };
        blocks(path, range, |block| scanner.push(block, &mut tally))?;
        // What a stretch begins with is a row only if the one before it ends between two.
        let is_whole = range.1 == size || scanner.is_between_rows();
        scanner.finish(&mut tally);
        Ok::<_, io::Error>((tally, scanner.unclosed, is_whole))
    };
    let ranges = stretches(path, size)?;
    let done: Vec<io::Result<(Tally<'_>, Option<u64>, bool)>> = thread::scope(|scope| {
        let threads: Vec<_> = ranges.into_iter().map(|range| scope.spawn(move || stretch(range))).collect();
        threads.into_iter().map(|t| t.join().unwrap_or_else(|_| Err(io::Error::other("thread")))).collect()
    });
    let mut done = done.into_iter().collect::<io::Result<Vec<_>>>()?;
    // Quotation marks that open nothing can lead astray where rows begin.
    if done.iter().any(|(_, _, is_whole)| !is_whole) {
        done = vec![stretch((0, size))?];
    }
    let mut whole: Option<Tally<'_>> = None;
    for (tally, unclosed, _) in done {
        let offset = whole.as_ref().map_or(0, Tally::rows);
        if let Some(row) = unclosed {
            return Ok(Err(row + offset));
        }
        match &mut whole {
            Some(whole) => whole.follow(&tally.pack()).ok_or_else(|| io::Error::other("stretch"))?,
            None => whole = Some(tally),
        }
    }
    Ok(Ok(whole.unwrap_or_else(|| Tally::new(mapping, defs))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_stands_in_one_stretch_whatever_rows_begin_where() {
        assert_eq!(between(&[Some(30), Some(60)], 90), [(0, 30), (30, 60), (60, 90)]);
        assert_eq!(between(&[None, Some(60)], 90), [(0, 60), (60, 90)]);
        assert_eq!(between(&[Some(70), Some(70)], 90), [(0, 70), (70, 90)]);
        assert_eq!(between(&[Some(90), None], 90), [(0, 90)]);
    }
}
