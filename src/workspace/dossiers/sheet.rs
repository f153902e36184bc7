//! The sheets of a workbook → counts, with a second worker: that one inflates them and hands stretches of rows over, and
//! counts stretches itself whenever enough of them wait here.

use super::orders::Order;
use super::source::{Report, Second, Source, Unreadable};
use super::unpacking::{Rows, WHOLE, is_end};
use super::work::beginning;
use super::workbook::{Sheets, Told, mapping_of};
use crate::catalog::dossier_defs;
use crate::dossier::{Mapping, Tally};
use crate::ingest::office::rows::{Promised, RowBook, SheetRows, last_row_end};

/// A workbook takes about so many times fewer bytes than what is in it.
const PACKED: u64 = 8;

/// Counts the sheets of a workbook; `None` when that could not be done: it is left to one worker then, and the second is left
/// alone from then on.
pub(super) async fn together<'a, S: Source, X: Second<S>>(
    source: &S,
    mut sheets: Sheets<'a>,
    second: &mut Option<X>,
    report: Report<'_>,
) -> Result<Option<Sheets<'a>>, Unreadable> {
    let Some(mut worker) = second.take_if(|second| source.bytes() * PACKED >= second.worth()) else { return Ok(None) };
    let read = |from: u64, to: u64| source.part(from, to).ok()?.whole().ok();
    let Ok(mut book) = RowBook::in_parts(sheets.name, source.bytes(), &read) else {
        *second = Some(worker);
        return Ok(None);
    };
    if book.has_strings() && strings(source, &mut book, &mut worker, report).await?.is_none() {
        return Ok(None);
    }
    let titles: Vec<String> = book.sheets().map(str::to_owned).collect();
    for at in 0..titles.len() {
        let Ok(first) = beginning(|first| book.rows(at, first)) else { return Ok(None) };
        let Some(mapping) = mapping_of(first, sheets.agreed) else { continue };
        let (before, rows) = (source.bytes() * at as u64 / titles.len() as u64, sheets.rows);
        let mut tell = |done: u64, more: u64| report(before + done, rows + more);
        let Some(tally) = sheet(source, (&book, at), &mapping, &mut worker, &mut tell).await? else { return Ok(None) };
        sheets.take(&titles, at, tally);
    }
    *second = Some(worker);
    Ok((!sheets.cube.files.is_empty()).then_some(sheets))
}

/// Hands a part over to be inflated.
fn begin<S: Source>(
    source: &S,
    (from, promised): (u64, Promised),
    order: &Order,
    second: &mut impl Second<S>,
) -> Result<(), Unreadable> {
    second.begin(&order.to_json(), &source.part(from, from + promised.packed)?);
    Ok(())
}

/// The next of what the second worker hands over in place of what `block` holds; `None` when it is not heard of.
async fn next<S>(second: &mut impl Second<S>, block: &mut Vec<u8>) -> Option<()> {
    while !second.next(block).await {
        second.done()?;
    }
    Some(())
}

/// Takes the strings that cells share.
async fn strings<S: Source, X: Second<S>>(
    source: &S,
    book: &mut RowBook<'_>,
    worker: &mut X,
    report: Report<'_>,
) -> Result<Option<()>, Unreadable> {
    let Some(part) = book.strings_part() else { return Ok(None) };
    begin(source, part, &Order::Inflate(part.1), worker)?;
    book.expect_strings(part.1.size);
    let mut block = Vec::new();
    while next(worker, &mut block).await.is_some() {
        if is_end(&block) {
            return Ok((block == WHOLE).then_some(()));
        }
        if block.is_empty() || book.take_strings(&block).is_err() {
            break;
        }
        report(0, 0);
    }
    Ok(None)
}

/// Counts a sheet.
async fn sheet<'m, S: Source, X: Second<S>>(
    source: &S,
    (book, at): (&RowBook<'_>, usize),
    mapping: &'m Mapping,
    worker: &mut X,
    report: Report<'_>,
) -> Result<Option<Tally<'m>>, Unreadable> {
    let Some(part) = book.part(at) else { return Ok(None) };
    let lends = book.has_strings();
    let order = Rows { promised: part.1, mapping: mapping.clone(), styles: book.styles(), lends };
    begin(source, part, &Order::Rows(Box::new(order)), worker)?;
    if lends {
        let (places, bytes) = book.lent_strings();
        worker.give(&places);
        worker.give(bytes);
    }
    let (mut tally, mut rows, mut block) = (Tally::among(mapping, dossier_defs()), book.inflated(), Vec::new());
    loop {
        if next(worker, &mut block).await.is_none() {
            return Ok(None);
        }
        if is_end(&block) {
            let Some(made) = block.strip_prefix(WHOLE) else { return Ok(None) };
            let is_all = made.is_empty() || (rows.are_numbered() && tally.join(made).is_some());
            return Ok(is_all.then_some(tally));
        }
        if !take(&mut rows, &block, &mut tally) {
            return Ok(None);
        }
        let (bytes, more) = worker.done().unwrap_or_default();
        report(bytes, tally.rows() + more);
    }
}

/// Takes what was handed over; `false` when it could not be read, or the next row does not begin where it seemed to: what
/// the second worker counts from there on would be of no use.
fn take(rows: &mut SheetRows<'_>, block: &[u8], tally: &mut Tally<'_>) -> bool {
    !block.is_empty()
        && rows.push(block, &mut Told::new(tally, &mut |_| {})).is_ok()
        && (last_row_end(block) != Some(block.len()) || rows.are_between())
}
