//! One file of separated values → counts: alone, or with a second worker that counts what stands behind the middle.

use super::orders::Order;
use super::source::{Report, Second, Source, Unreadable};
use crate::catalog::dossier_defs;
use crate::dossier::{Dialect, Mapping, Scanner, Sink, Tally, likely_row};

/// Bytes in which the other half may begin.
const WINDOW: u64 = 256 * 1024;

/// Hands over the rows of a file; the row in which a quotation mark was never closed, if there is one.
pub(super) async fn stream<S: Source>(
    source: &mut S,
    dialect: Dialect,
    sink: &mut impl Sink,
    report: Report<'_>,
) -> Result<Option<u64>, Unreadable> {
    let mut scanner = Scanner::new(dialect);
    let bytes = read(source, &mut scanner, sink, report).await?;
    Ok(end(scanner, sink, bytes, report))
}

/// Reads on to the end of a source, or until a quotation mark is found that was never closed; bytes read.
async fn read<S: Source>(
    source: &mut S,
    scanner: &mut Scanner,
    sink: &mut impl Sink,
    report: Report<'_>,
) -> Result<u64, Unreadable> {
    let (mut block, mut bytes) = (Vec::new(), 0);
    while scanner.unclosed.is_none() && source.next(&mut block).await? {
        scanner.push(&block, sink);
        bytes += block.len() as u64;
        report(bytes, scanner.rows());
    }
    Ok(bytes)
}

fn end(mut scanner: Scanner, sink: &mut impl Sink, bytes: u64, report: Report<'_>) -> Option<u64> {
    scanner.finish(sink);
    report(bytes, scanner.rows());
    scanner.unclosed
}

/// Counts a file; the row in which a quotation mark was never closed otherwise.
pub(super) async fn count<'a, S: Source, X: Second<S>>(
    source: &mut S,
    told: (Dialect, &'a Mapping),
    second: &mut Option<X>,
    report: Report<'_>,
) -> Result<Result<Tally<'a>, u64>, Unreadable> {
    let mut tally = Tally::new(told.1, dossier_defs());
    let worth = second.as_ref().is_some_and(|second| source.bytes() >= second.worth());
    let unclosed = match if worth { cut(source, told)? } else { None } {
        Some(at) => halves(source, at, told, second, &mut tally, report).await?,
        None => stream(source, told.0, &mut tally, report).await?,
    };
    Ok(unclosed.map_or(Ok(tally), Err))
}

/// Where the other half may begin: a little behind the middle, for the second worker begins later.
fn cut<S: Source>(source: &S, (dialect, mapping): (Dialect, &Mapping)) -> Result<Option<u64>, Unreadable> {
    let middle = source.bytes() / 100 * 52;
    let window = source.part(middle, middle + WINDOW)?.whole()?;
    Ok(likely_row(&window, dialect, mapping.columns.len()).map(|at| middle + at as u64))
}

/// Counts the first half while the second worker counts the other. It is believed when a row ends where it began: then
/// nothing that stands before could change what it read. Otherwise, and when it was not there, the other half is read here
/// and the second worker is left alone from then on.
async fn halves<S: Source, X: Second<S>>(
    source: &S,
    at: u64,
    (dialect, mapping): (Dialect, &Mapping),
    second: &mut Option<X>,
    tally: &mut Tally<'_>,
    report: Report<'_>,
) -> Result<Option<u64>, Unreadable> {
    let mut other = source.part(at, source.bytes())?;
    let mut scanner = Scanner::new(dialect);
    let order = Order::Count { mapping: mapping.clone(), separator: dialect.separator };
    let mut bytes = 0;
    if let Some(mut worker) = second.take() {
        worker.begin(&order.to_json(), &other);
        bytes = read(&mut source.part(0, at)?, &mut scanner, tally, &mut told_of_both(&worker, report)).await?;
        if scanner.is_between_rows()
            && let Some(packed) = made(&mut worker, (bytes, scanner.rows()), report).await
            && tally.follow(&packed).is_some()
        {
            *second = Some(worker);
            return Ok(None);
        }
    }
    let mut on = |more: u64, rows: u64| report(bytes + more, rows);
    let more = read(&mut other, &mut scanner, tally, &mut on).await?;
    Ok(end(scanner, tally, bytes + more, report))
}

/// What the second worker made, waited for when anything was heard of it.
async fn made<S, X: Second<S>>(second: &mut X, (bytes, rows): (u64, u64), report: Report<'_>) -> Option<Vec<u8>> {
    let mut made = Vec::new();
    while second.done().is_some() {
        let there = second.next(&mut made).await;
        told_of_both(second, report)(bytes, rows);
        if there {
            return Some(made);
        }
    }
    None
}

/// Tells of what both workers did.
fn told_of_both<S, X: Second<S>>(second: &X, report: Report<'_>) -> impl FnMut(u64, u64) {
    move |bytes, rows| {
        let (more, more_rows) = second.done().unwrap_or_default();
        report(bytes + more, rows + more_rows);
    }
}

/// What the second worker does with a stretch that begins at a row: its counts as bytes; none when a quotation mark in it
/// was never closed.
pub(super) async fn stretch<S: Source>(
    source: &mut S,
    (separator, mapping): (u8, &Mapping),
    report: Report<'_>,
) -> Result<Vec<u8>, Unreadable> {
    let mut scanner = Scanner::amid(Dialect { separator });
    let mut tally = Tally::amid(mapping, dossier_defs());
    report(0, 0);
    let bytes = read(source, &mut scanner, &mut tally, report).await?;
    let unclosed = end(scanner, &mut tally, bytes, report);
    Ok(if unclosed.is_none() { tally.pack() } else { Vec::new() })
}
