//! Files → their counts.

use super::source::{Report, Second, Source, Unreadable};
use super::{separated, workbook};
use crate::dossier::{BEGINNING, Codes, Cube, Dialect, Mapping, fingerprint};
use crate::ingest::Recoder;
use crate::ingest::office::rows::AnyBook;
use crate::text::cli as words;

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
    if AnyBook::may_be(&beginning) {
        return workbook::count((name, &mark), source, mapping, second, report).await;
    }
    let (text, recoder) = Recoder::recoded(&beginning);
    let counted = separated::count(source, (Dialect::guess(&text), mapping), recoder, second, report).await?;
    Ok(counted.map(|tally| tally.finish(name, &mark)).map_err(|row| words::unclosed_quote(name, row)))
}
