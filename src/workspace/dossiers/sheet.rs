//! The sheets of a workbook → counts, with a second worker: that one inflates them and hands stretches of rows over, and
//! counts stretches itself whenever enough of them wait here.

use super::orders::Order;
use super::source::{BLOCK, Report, Second, Source, Unreadable};
use super::unpacking::{Part, Rows, WHOLE, is_end};
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
    let titles: Vec<String> = book.sheets().map(str::to_owned).collect();
    let shared = book.strings_part();
    if book.has_strings() && shared.is_none() {
        *second = Some(worker);
        return Ok(None);
    }
    // The first sheet is inflated while strings are read here, if it is likely to be the list.
    let size = |at: usize| book.part(at).map_or(0, |(_, promised)| promised.size);
    let is_most = size(0) * 2 >= (0..titles.len()).map(size).sum::<u64>();
    let mut begun = is_most && begin(source, (&book, 0), &mut worker)?;
    if let Some(shared) = shared
        && strings(source, &mut book, shared, report).await?.is_none()
    {
        return Ok(None);
    }
    for at in 0..titles.len() {
        let Ok(first) = beginning(|first| book.rows(at, first)) else { return Ok(None) };
        let mapping = mapping_of(first, sheets.agreed);
        let is_begun = std::mem::take(&mut begun);
        let Some(mapping) = mapping else {
            if is_begun && whole(&mut worker, report).await.is_none() {
                return Ok(None);
            }
            continue;
        };
        if !is_begun && !begin(source, (&book, at), &mut worker)? {
            return Ok(None);
        }
        let (before, rows) = (source.bytes() * at as u64 / titles.len() as u64, sheets.rows);
        let mut tell = |done: u64, more: u64| report(before + done, rows + more);
        let Some(tally) = sheet(&book, &mapping, &mut worker, &mut tell).await else { return Ok(None) };
        sheets.take(&titles, at, tally);
    }
    *second = Some(worker);
    Ok((!sheets.cube.files.is_empty()).then_some(sheets))
}

/// Hands a sheet over to be inflated; `false` when there is none that can be.
fn begin<S: Source>(
    source: &S,
    (book, at): (&RowBook<'_>, usize),
    second: &mut impl Second<S>,
) -> Result<bool, Unreadable> {
    let Some((from, promised)) = book.part(at) else { return Ok(false) };
    let order = Rows { promised, styles: book.styles(), lends: book.has_strings() };
    second.begin(&Order::Rows(Box::new(order)).to_json(), &source.part(from, from + promised.packed)?);
    Ok(true)
}

/// The next of what the second worker hands over in place of what `block` holds; `None` when it is not heard of.
async fn next<S>(second: &mut impl Second<S>, block: &mut Vec<u8>) -> Option<()> {
    while !second.next(block).await {
        second.done()?;
    }
    Some(())
}

/// Takes a sheet that lists no dossiers to its end.
async fn whole<S>(second: &mut impl Second<S>, report: Report<'_>) -> Option<()> {
    let mut block = Vec::new();
    while next(second, &mut block).await.is_some() {
        report(0, 0);
        if is_end(&block) || block.is_empty() {
            return block.starts_with(WHOLE).then_some(());
        }
    }
    None
}

/// Reads the strings that cells share; `None` when that could not be done.
async fn strings<S: Source>(
    source: &S,
    book: &mut RowBook<'_>,
    (from, promised): (u64, Promised),
    report: Report<'_>,
) -> Result<Option<()>, Unreadable> {
    book.expect_strings(promised.size);
    let mut source = source.part(from, from + promised.packed)?;
    let (mut part, mut block) = (Part::new(&mut source, promised), vec![0; BLOCK]);
    while !part.ended {
        let Some(filled) = part.fill(&mut block).await? else { return Ok(None) };
        if book.take_strings(&block[..filled]).is_err() {
            return Ok(None);
        }
        report(0, 0);
    }
    Ok(Some(()))
}

/// Counts a sheet that was begun; `None` when that could not be done.
async fn sheet<'m, S>(
    book: &RowBook<'_>,
    mapping: &'m Mapping,
    worker: &mut impl Second<S>,
    report: Report<'_>,
) -> Option<Tally<'m>> {
    // Columns always have a JSON form.
    worker.give(&serde_json::to_vec(mapping).unwrap_or_default());
    if book.has_strings() {
        let (places, bytes) = book.lent_strings();
        worker.give(&places);
        worker.give(bytes);
    }
    let (mut tally, mut rows, mut block) = (Tally::among(mapping, dossier_defs()), book.inflated(), Vec::new());
    loop {
        next(worker, &mut block).await?;
        if is_end(&block) {
            let made = block.strip_prefix(WHOLE)?;
            let is_all = made.is_empty() || (rows.are_numbered() && tally.join(made).is_some());
            return is_all.then_some(tally);
        }
        if !take(&mut rows, &block, &mut tally) {
            return None;
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
