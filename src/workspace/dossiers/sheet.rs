//! One sheet of a workbook → rows, inflated by a second worker while this one reads.

use super::orders::Order;
use super::source::{Report, Second, Source, Taker, Unreadable};
use crate::dossier::Sink;
use crate::ingest::office::rows::{Inflater, Promised, RowBook, Step};

/// Bytes of a block.
const BLOCK: usize = 512 * 1024;
/// What is said when all of a part was handed over and is what was promised.
const WHOLE: &[u8] = b"whole";

/// Hands over the rows of a sheet that a second worker inflates; `false` when that could not be done, and what was handed
/// over is of no use then. The second worker is left alone after that.
pub(super) async fn beside<S: Source, X: Second<S>>(
    (source, book, sheet): (&S, &RowBook<'_>, usize),
    second: &mut Option<X>,
    sink: &mut impl Sink,
) -> Result<bool, Unreadable> {
    let Some((from, promised)) = book.part(sheet) else { return Ok(false) };
    let Some(mut worker) = second.take_if(|second| promised.size >= second.worth()) else { return Ok(false) };
    worker.begin(&Order::Inflate(promised).to_json(), &source.part(from, from + promised.packed)?);
    let (mut rows, mut block, mut left) = (book.inflated(), Vec::new(), promised.size);
    loop {
        if !worker.next(&mut block).await {
            match worker.done() {
                Some(_) => continue,
                None => return Ok(false),
            }
        }
        if left == 0 {
            let whole = block == WHOLE;
            *second = Some(worker);
            return Ok(whole);
        }
        match left.checked_sub(block.len() as u64) {
            Some(rest) if !block.is_empty() && rows.push(&block, sink).is_ok() => left = rest,
            _ => return Ok(false),
        }
    }
}

/// What the second worker does: inflates a part and hands over its blocks, no more than was promised.
pub(super) async fn inflate<S: Source>(
    source: &mut S,
    promised: Promised,
    taker: &mut impl Taker,
    report: Report<'_>,
) -> Result<Vec<u8>, Unreadable> {
    report(0, 0);
    let (mut inflater, mut input, mut block) = (Inflater::new(promised), Vec::new(), vec![0; BLOCK]);
    let (mut read, mut left) = (0, promised.size);
    loop {
        if read == input.len() {
            read = 0;
            if !source.next(&mut input).await? {
                input.clear();
            }
        }
        let rest = input.get(read..).unwrap_or_default();
        let Ok(Step { read: more, filled, ended }) = inflater.step(rest, &mut block) else { return Ok(Vec::new()) };
        read += more;
        match left.checked_sub(filled as u64) {
            Some(rest) if more > 0 || filled > 0 => left = rest,
            _ if ended => {}
            _ => return Ok(Vec::new()),
        }
        if filled > 0 {
            taker.hand(&block[..filled]).await;
        }
        if ended {
            return Ok(WHOLE.to_vec());
        }
    }
}
