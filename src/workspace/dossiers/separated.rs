//! One file of separated values → counts: alone, or with a second worker that counts stretches from its end on.

use super::orders::Order;
use super::source::{Report, Second, Source, Unreadable};
use crate::catalog::dossier_defs;
use crate::dossier::{Dialect, Mapping, Scanner, Sink, Tally, is_packed, likely_row};
use crate::ingest::Recoder;

/// Bytes in which a stretch may begin.
const WINDOW: u64 = 256 * 1024;

/// Hands over the rows of a file, made UTF-8 where it is in another encoding; the row in which a quotation mark was never
/// closed, if there is one.
pub(super) async fn stream<S: Source>(
    source: &mut S,
    (dialect, recoder): (Dialect, Option<Recoder>),
    sink: &mut impl Sink,
    report: Report<'_>,
) -> Result<Option<u64>, Unreadable> {
    let mut scanner = Scanner::new(dialect);
    let bytes = read(source, &mut scanner, recoder, sink, report).await?;
    Ok(end(scanner, sink, bytes, report))
}

/// Reads on to the end of a source, or until a quotation mark is found that was never closed; bytes read.
async fn read<S: Source>(
    source: &mut S,
    scanner: &mut Scanner,
    mut recoder: Option<Recoder>,
    sink: &mut impl Sink,
    report: Report<'_>,
) -> Result<u64, Unreadable> {
    let (mut block, mut bytes) = (Vec::new(), 0);
    while scanner.unclosed.is_none() && source.next(&mut block).await? {
        match &mut recoder {
            Some(recoder) => scanner.push(recoder.push(&block).as_bytes(), sink),
            None => scanner.push(&block, sink),
        }
        bytes += block.len() as u64;
        report(bytes, scanner.rows());
    }
    if let Some(recoder) = recoder {
        scanner.push(recoder.finish().as_bytes(), sink);
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
    recoder: Option<Recoder>,
    second: &mut Option<X>,
    report: Report<'_>,
) -> Result<Result<Tally<'a>, u64>, Unreadable> {
    let mut tally = Tally::new(told.1, dossier_defs());
    // Where rows of another encoding begin is not looked for.
    let unclosed = match second.take_if(|second| recoder.is_none() && source.bytes() >= second.worth()) {
        Some(worker) => shared(source, told, (worker, second), &mut tally, report).await?,
        None => stream(source, (told.0, recoder), &mut tally, report).await?,
    };
    Ok(unclosed.map_or(Ok(tally), Err))
}

/// Counts a file from its beginning while a second worker counts stretches from its end. They are believed when a row ends
/// where each of them began: then nothing that stands before could change what it read. What is not believed, or not there,
/// is read here, and the second worker is left alone from then on.
async fn shared<S: Source, X: Second<S>>(
    source: &S,
    told: (Dialect, &Mapping),
    (worker, second): (X, &mut Option<X>),
    tally: &mut Tally<'_>,
    report: Report<'_>,
) -> Result<Option<u64>, Unreadable> {
    let end_of_all = source.bytes();
    let (mut scanner, mut block, mut bytes) = (Scanner::new(told.0), Vec::new(), 0);
    let mut ahead = Ahead {
        source,
        told,
        worker,
        end: end_of_all,
        made: Vec::new(),
        asked: None,
        rows: 0,
        began: 0,
        heard: 0,
        failed: false,
    };
    ahead.ask(0)?;
    loop {
        let (begun, mut own) = (bytes, source.part(bytes, end_of_all)?);
        while bytes < ahead.end && scanner.unclosed.is_none() && own.next(&mut block).await? {
            let left = usize::try_from(ahead.end - bytes).unwrap_or(usize::MAX);
            let taken = block.get(..left).unwrap_or(&block);
            scanner.push(taken, tally);
            bytes += taken.len() as u64;
            ahead.tell((bytes, scanner.rows()), report);
            // The last block is cut: what is given back now is read from there by another stream.
            if bytes < ahead.end {
                ahead.listen(bytes).await?;
            }
        }
        ahead.settle((bytes, scanner.rows()), report).await;
        if !scanner.is_between_rows() {
            ahead.give_back(end_of_all);
        }
        if bytes >= ahead.end || bytes == begun || scanner.unclosed.is_some() {
            break;
        }
    }
    let is_shared = !ahead.made.is_empty();
    ahead.made.iter().rev().try_for_each(|made| tally.follow(made)).ok_or(Unreadable)?;
    *second = (!ahead.failed).then_some(ahead.worker);
    Ok(if is_shared { None } else { end(scanner, tally, bytes, report) })
}

/// The first worker's share of what it may still read, of a hundred, whenever the second is asked: both should be done at
/// once, and the second's counts have to be taken when they are there.
const OWN: u64 = 56;

/// Of a stretch, in a hundred: the second worker may be through with it when so much of its length was read here meanwhile.
const NEARLY: u64 = 85;

/// What a second worker counts, from the end of a file on.
struct Ahead<'a, S, X> {
    source: &'a S,
    told: (Dialect, &'a Mapping),
    worker: X,
    /// Where its stretches begin.
    end: u64,
    /// The counts of its stretches, the last one of the file first.
    made: Vec<Vec<u8>>,
    /// The length of the stretch that it is at.
    asked: Option<u64>,
    /// Rows of its stretches before that, as far as they were told.
    rows: u64,
    /// Up to where the file was read when it was asked, and when it was heard last.
    began: u64,
    heard: u64,
    /// Whether anything was given back: nothing more is asked of it.
    failed: bool,
}

impl<S: Source, X: Second<S>> Ahead<'_, S, X> {
    /// Asks for the next stretch, when what is not read of the file yet is worth it.
    fn ask(&mut self, read: u64) -> Result<(), Unreadable> {
        let left = self.end - read;
        if self.failed || left < self.worker.worth() {
            return Ok(());
        }
        let Some(from) = self.cut(read + left / 100 * OWN)? else { return Ok(()) };
        let (Dialect { separator }, mapping) = self.told;
        let is_last = self.end == self.source.bytes();
        let order = Order::Count { mapping: mapping.clone(), separator, is_last };
        self.worker.begin(&order.to_json(), &self.source.part(from, self.end)?);
        self.asked = Some(self.end - from);
        self.began = read;
        self.end = from;
        Ok(())
    }

    /// Where a row seems to begin, from some place on; `None` when there is no telling.
    fn cut(&self, from: u64) -> Result<Option<u64>, Unreadable> {
        let window = self.source.part(from, self.end.min(from + WINDOW))?.whole()?;
        let (dialect, mapping) = self.told;
        let at = likely_row(&window, dialect, mapping.columns.len()).map(|at| from + at as u64);
        Ok(at.filter(|at| *at < self.end))
    }

    /// Takes what it made now and then, if that is here, and asks for more.
    async fn listen(&mut self, read: u64) -> Result<(), Unreadable> {
        let Some(asked) = self.asked else { return Ok(()) };
        // Both read about as fast: it is heard at once when it may be done.
        let may_be_done = read >= self.began + asked / 100 * NEARLY;
        if read < self.heard + self.worker.worth() / 2 && !may_be_done {
            return Ok(());
        }
        self.heard = read;
        self.worker.listen().await;
        let mut made = Vec::new();
        if self.worker.made(&mut made) {
            self.put(made);
            self.ask(read)?;
        }
        Ok(())
    }

    /// Takes the counts of the stretch that it was at; what are none gives it back.
    fn put(&mut self, made: Vec<u8>) {
        let Some(length) = self.asked.take() else { return };
        if is_packed(&made) {
            self.rows += self.worker.done().unwrap_or_default().1;
            self.made.push(made);
        } else {
            self.end += length;
            self.failed = true;
        }
    }

    /// Gives back everything up to some place, the end of the file.
    fn give_back(&mut self, end: u64) {
        self.failed |= self.end < end;
        (self.end, self.rows) = (end, 0);
        self.made.clear();
    }

    /// Tells of what both workers did.
    fn tell(&self, (bytes, rows): (u64, u64), report: Report<'_>) {
        let (more, more_rows) = self.worker.done().filter(|_| self.asked.is_some()).unwrap_or_default();
        let before = self.source.bytes() - self.end - self.asked.unwrap_or(0);
        report(bytes + before + more, rows + self.rows + more_rows);
    }

    /// Waits for the stretch that it is at; when nothing is heard of it, that is given back.
    async fn settle(&mut self, done: (u64, u64), report: Report<'_>) {
        while self.asked.is_some() {
            let silent = self.worker.done().is_none();
            let mut made = Vec::new();
            // One that never was heard of is not there; one that was may not have begun with its last stretch yet.
            let is_absent = silent && self.made.is_empty();
            let there = !is_absent && self.worker.next(&mut made).await;
            if there || (silent && self.worker.done().is_none()) {
                self.put(made);
            }
            self.tell(done, report);
        }
        self.tell(done, report);
    }
}

/// What the second worker does with a stretch that begins at a row: its counts as bytes; none when a quotation mark in it
/// was never closed, or a stretch that is not the last of the file does not end where a row does.
pub(super) async fn stretch<S: Source>(
    source: &mut S,
    (separator, mapping, is_last): (u8, &Mapping, bool),
    report: Report<'_>,
) -> Result<Vec<u8>, Unreadable> {
    let mut scanner = Scanner::amid(Dialect { separator });
    let mut tally = Tally::amid(mapping, dossier_defs());
    report(0, 0);
    let bytes = read(source, &mut scanner, None, &mut tally, report).await?;
    let is_whole = is_last || scanner.is_between_rows();
    let unclosed = end(scanner, &mut tally, bytes, report);
    Ok(if is_whole && unclosed.is_none() { tally.pack() } else { Vec::new() })
}
