//! The worker's side: files as streams of bytes → what they are, their counts, their dossiers. Nothing here knows a
//! browser; blocks come from a [`Source`].

use super::counting::{Counting, count};
use super::separated::stream;
use super::source::{Report, Second, Source, Unreadable};
use super::workbook::{mapping_of, unread};
use super::{Answer, Counted, DossierRow, Drilled, Look, Request, Sought, Task};
use crate::catalog::{DossierDefs, Role, RoleDef, catalog, dossier_defs};
use crate::dossier::{
    self, BEGINNING, Cube, CubeError, Dialect, Dossier, Drill, FirstRows, Mapping, Moment, Months, Preview, Scanner,
    Tally, View, Wanted, fingerprint, is_cube,
};
use crate::extract::Extraction;
use crate::ingest::Recoder;
use crate::ingest::office::rows::{AnyBook, RowsError};
use crate::text::{cli as words, importing};
use crate::workspace::Reading;

/// Does what is asked, with a second worker where there is one; the answer, and the cube that goes beside it. `None` when
/// none is wanted.
///
/// # Errors
/// [`Unreadable`].
pub async fn work<S: Source, X: Second<S>>(
    request: Request,
    sources: &mut [S],
    second: &mut Option<X>,
    report: Report<'_>,
) -> Result<Option<(Answer, String)>, Unreadable> {
    let Request { task, names } = request;
    let alone = |answer: Answer| Some((answer, String::new()));
    Ok(match task {
        Task::Look => alone(Answer::Looked(sources.iter_mut().map(look).collect::<Result<_, _>>()?)),
        Task::Count { mappings, span } => {
            let counted = count(&names, sources, &mappings, second, report).await?;
            Some(told(counted, span, &names))
        }
        Task::Open { span } => match sources.first_mut() {
            Some(source) => Some(open(&source.whole()?, span, &names)),
            None => alone(Answer::Refused(String::new())),
        },
        Task::Drill(sought) => alone(drill(&names, sources, sought, report).await?),
        Task::Warm => {
            warm();
            None
        }
    })
}

/// What a file is, by its beginning.
fn look<S: Source>(source: &mut S) -> Result<Look, Unreadable> {
    let beginning = source.beginning(BEGINNING)?;
    if is_cube(&beginning) {
        return Ok(Look::Cube);
    }
    if AnyBook::may_be(&beginning) {
        let bytes = source.whole()?;
        return Ok(AnyBook::open("", &bytes).ok().and_then(|mut book| sheet(&mut book)).unwrap_or(Look::Other));
    }
    let (beginning, _) = Recoder::recoded(&beginning);
    let preview = is_separated(&beginning).then(|| Preview::of_separated(&beginning, dossier_defs()));
    Ok(preview.and_then(listed).unwrap_or(Look::Other))
}

/// The first sheet of a workbook that lists dossiers.
fn sheet(book: &mut AnyBook<'_>) -> Option<Look> {
    (0..book.sheets().len()).find_map(|at| listed(beginning(|first| book.rows(at, first)).ok()?))
}

/// What the first rows of a sheet tell.
pub(super) fn beginning(read: impl FnOnce(&mut FirstRows) -> Result<(), RowsError>) -> Result<Preview, RowsError> {
    let mut first = FirstRows::default();
    read(&mut first)?;
    Ok(Preview::of_rows(first, dossier_defs()))
}

/// A list of dossiers has a column of days on which they were received, and something that names them.
fn listed(preview: Preview) -> Option<Look> {
    let mapping = preview.mapping?;
    let received = mapping.column(Role::Received)?;
    let named = [Role::Code, Role::Procedure, Role::ProcedureCode, Role::Agency, Role::Due, Role::Status];
    let below = preview.rows.iter().filter(|(number, _)| *number > mapping.heading_row);
    let stated: Vec<&String> = below.filter_map(|(_, cells)| cells.get(received)).filter(|c| !c.is_empty()).collect();
    let days = stated.iter().filter(|cell| Moment::parse_in(cell.as_bytes(), mapping.month_first).is_some()).count();
    let is_list = named.iter().any(|role| mapping.column(*role).is_some()) && days > 0 && days * 2 >= stated.len();
    is_list.then_some(Look::Dossiers { rows: preview.rows, mapping })
}

/// Text in UTF-8, as far as its beginning goes.
fn is_separated(beginning: &[u8]) -> bool {
    let text = match std::str::from_utf8(beginning) {
        Ok(_) => true,
        Err(error) => error.error_len().is_none() && beginning.len() == BEGINNING,
    };
    text && !beginning.contains(&0)
}

/// The counts as a source.
fn told(counting: Counting, span: Option<crate::domain::Span>, names: &[String]) -> (Answer, String) {
    let Counting { cube, codes, agreed, failures } = counting;
    let shared = codes.shared();
    // Of many rows they take much room, and are of no use any more.
    drop(codes);
    let refused = |failures: &[String], names: &[String]| {
        let reason = if failures.is_empty() { importing::no_dossiers(names) } else { failures.join(" ") };
        (Answer::Refused(reason), String::new())
    };
    let Some(mut reading) = reading(&cube, span, &importing::name_of(names)) else { return refused(&failures, names) };
    if let Some(counted) = &mut reading.dossiers {
        counted.shared = Some(shared);
        for file in &mut counted.files {
            file.mapping = agreed.iter().find(|(mark, _)| *mark == file.fingerprint).map(|(_, own)| own.clone());
        }
    }
    with_cube(reading, failures)
}

/// The cube goes beside the answer: the page keeps it as it is.
fn with_cube(mut reading: Reading, failures: Vec<String>) -> (Answer, String) {
    let cube = reading.dossiers.as_mut().map(|counted| std::mem::take(&mut counted.cube)).unwrap_or_default();
    (Answer::Counted { reading: Box::new(reading), failures }, cube)
}

fn reading(cube: &Cube, span: Option<crate::domain::Span>, name: &str) -> Option<Reading> {
    let (span, view) = View::natural(cube, span)?;
    let counted = Counted::of(&view, span, catalog())?;
    let reported = dossier::report_seen(&view, span, name, catalog()).ok()?;
    let extraction =
        Extraction { report: reported.report, facts: reported.facts, passed: Vec::new(), tables: Vec::new() };
    Some(Reading { document: reported.document, extraction, dossiers: Some(counted) })
}

/// Saved counts as a source.
fn open(bytes: &[u8], span: Option<crate::domain::Span>, names: &[String]) -> (Answer, String) {
    match open_counts(names.first().map_or("", String::as_str), bytes, span) {
        Ok(reading) => with_cube(reading, Vec::new()),
        Err(reason) => (Answer::Refused(reason), String::new()),
    }
}

/// Saved counts.
///
/// # Errors
/// Why they cannot be opened, as a sentence.
pub fn open_cube(name: &str, bytes: &[u8]) -> Result<Cube, String> {
    Cube::open(bytes).map_err(|error| {
        let reason = match error {
            CubeError::Newer(_) => words::NoCube::Newer,
            CubeError::NotACube => words::NoCube::Other,
            CubeError::Damaged => words::NoCube::Damaged,
        };
        words::no_cube(name, reason)
    })
}

/// Saved counts as a source, over the period given or the one they suit best.
///
/// # Errors
/// Why they cannot be opened, as a sentence.
pub fn open_counts(name: &str, bytes: &[u8], span: Option<crate::domain::Span>) -> Result<Reading, String> {
    let cube = open_cube(name, bytes)?;
    reading(&cube, span, name).ok_or_else(|| importing::no_dossiers(&[name.to_owned()]))
}

/// Lists dossiers; files that are not those that were counted are refused.
async fn drill<S: Source>(
    names: &[String],
    sources: &mut [S],
    sought: Sought,
    report: Report<'_>,
) -> Result<Answer, Unreadable> {
    let Some(months) = dossier::months(sought.span) else { return Ok(Answer::Refused(String::new())) };
    let mut drilled = Drilled::default();
    let (mut bytes, mut rows) = (0, 0);
    for (at, source) in sources.iter_mut().enumerate() {
        let beginning = source.beginning(BEGINNING)?;
        let mark = fingerprint(source.bytes(), &beginning);
        let name = names.get(at).map_or("", String::as_str);
        if !sought.fingerprints.iter().any(|known| known.starts_with(&mark)) {
            return Ok(Answer::Refused(importing::other_file(name)));
        }
        let agreed = sought.mappings.get(at).cloned().flatten();
        let mut own_rows = 0;
        let mut tell = |done: u64, counted: u64| {
            own_rows = counted;
            report(bytes + done, rows + counted);
        };
        if AnyBook::may_be(&beginning) {
            let whole = source.whole()?;
            if let Err(reason) = drill_book(name, &whole, agreed.as_ref(), (&sought, months, &mark), &mut drilled) {
                return Ok(Answer::Refused(reason));
            }
            continue;
        }
        let (text, recoder) = Recoder::recoded(&beginning);
        let mapping = agreed.or_else(|| Preview::of_separated(&text, dossier_defs()).mapping);
        let Some(mapping) = mapping else { return Ok(Answer::Refused(words::no_headings(name))) };
        let mut found = Drill::new(&mapping, dossier_defs(), sought.wanted(months));
        stream(source, (Dialect::guess(&text), recoder), &mut found, &mut tell).await?;
        drilled.take(sought.file(&mark).unwrap_or(at), found);
        bytes += source.bytes();
        rows += own_rows;
    }
    Ok(Answer::Drilled(drilled))
}

/// Lists the dossiers of a workbook.
fn drill_book(
    name: &str,
    bytes: &[u8],
    agreed: Option<&Mapping>,
    (sought, months, mark): (&Sought, Months, &str),
    drilled: &mut Drilled,
) -> Result<(), String> {
    let mut book = AnyBook::open(name, bytes).map_err(|error| unread(name, &error))?;
    for at in 0..book.sheets().len() {
        let first = beginning(|first| book.rows(at, first)).map_err(|error| unread(name, &error))?;
        let guessed = first.mapping.clone();
        let mapping = match agreed {
            Some(agreed) => mapping_of(first, agreed),
            None => guessed.filter(|mapping| mapping.check().is_ok()),
        };
        let Some(mapping) = mapping else { continue };
        let mut found = Drill::new(&mapping, dossier_defs(), sought.wanted(months));
        book.rows(at, &mut found).map_err(|error| unread(name, &error))?;
        let file = sought.file(&format!("{mark}-{at}")).or_else(|| sought.file(mark)).unwrap_or(0);
        drilled.take(file, found);
    }
    Ok(())
}

impl Sought {
    /// The number of a file among those that were counted, by its mark.
    fn file(&self, mark: &str) -> Option<usize> {
        self.fingerprints.iter().position(|known| known == mark)
    }

    fn wanted(&self, months: Months) -> Wanted {
        let Sought { which, agency, field, procedure, .. } = self.clone();
        Wanted { which, months, agency, field, procedure }
    }
}

impl Drilled {
    fn take(&mut self, file: usize, found: Drill<'_>) {
        self.count += found.count;
        let room = dossier::DRILLED.saturating_sub(self.rows.len());
        self.rows.extend(found.found.into_iter().take(room).map(|dossier| row(file, dossier)));
    }
}

fn row(file: usize, dossier: Dossier) -> DossierRow {
    let Dossier { row, code, procedure, agency, received, due, finished, late } = dossier;
    let date = |moment: Moment| (moment.shown(), moment.seconds(false));
    let dates = [Some(received), due, finished].map(|moment| moment.map(date));
    DossierRow { file, row, code, procedure, agency, dates, late }
}

/// Rows of the program's own to run on: as many as make the browser compile what every row goes through for speed.
const WARM_ROWS: usize = 16_000;

/// Counts a list that is no one's, parted as between two workers, and makes an answer of it.
fn warm() {
    let defs = dossier_defs();
    let list = made_up(defs, WARM_ROWS);
    let middle = list.as_bytes().iter().take(list.len() / 2).rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
    let (head, rest) = list.as_bytes().split_at(middle);
    let preview = Preview::of_separated(head, defs);
    let Some(mapping) = preview.mapping else { return };
    let scan = |text: &[u8], mut scanner: Scanner, tally: &mut Tally<'_>| {
        text.chunks(64 * 1024).for_each(|block| scanner.push(block, tally));
        scanner.finish(tally);
    };
    let mut tally = Tally::new(&mapping, defs);
    scan(head, Scanner::new(preview.dialect), &mut tally);
    let mut second = Tally::amid(&mapping, defs);
    scan(rest, Scanner::amid(preview.dialect), &mut second);
    // What was packed just now is whole.
    let _ = tally.follow(&second.pack());
    let (cube, codes) = tally.finish("", "");
    let counting = Counting { cube, codes, agreed: Vec::new(), failures: Vec::new() };
    drop(told(counting, None, &[]).0.to_json());
}

/// A list with every column that is read.
fn made_up(defs: &DossierDefs, rows: usize) -> String {
    let words_of = |role: Role| -> Vec<&str> {
        let own = defs.words.iter().filter(|word| Some(word.vocabulary) == role.vocabulary());
        own.filter_map(|word| word.words.first().map(String::as_str)).collect()
    };
    let columns: Vec<(&RoleDef, Vec<&str>)> = Role::READ
        .iter()
        .filter_map(|role| Some((defs.columns.iter().find(|c| c.role == *role)?, words_of(*role))))
        .collect();
    let mut list = String::new();
    let mut line = |cell: &mut dyn FnMut(&RoleDef, &[&str]) -> String| {
        for (at, (column, words)) in columns.iter().enumerate() {
            list.push_str(if at == 0 { "" } else { "," });
            list.push_str(&cell(column, words));
        }
        list.push('\n');
    };
    line(&mut |column, _| column.headings.first().map(|heading| format!("\"{heading}\"")).unwrap_or_default());
    for row in 0..rows {
        line(&mut |column, words| match column.role {
            Role::Received => format!("{:02}/0{}/2024 08:30", row % 28 + 1, row % 9 + 1),
            Role::Due | Role::Returned => format!("{:02}/1{}/2024 10:00", row % 28 + 1, row % 3),
            Role::Fee => (row % 4 * 15_000).to_string(),
            Role::Code => format!("H.{row}"),
            _ if words.is_empty() => format!("\"A, {}\"", row % 37),
            _ => words.get(row % words.len()).copied().unwrap_or_default().to_owned(),
        });
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_to_run_on_fills_every_column() {
        let defs = dossier_defs();
        let list = made_up(defs, 300);
        let mapping = Preview::of_separated(list.as_bytes(), defs).mapping.expect("columns");
        for role in Role::READ {
            assert!(mapping.column(role).is_some() || defs.columns.iter().all(|c| c.role != role), "{role:?}");
        }
        let mut tally = Tally::new(&mapping, defs);
        let mut scanner = Scanner::new(Dialect::guess(list.as_bytes()));
        scanner.push(list.as_bytes(), &mut tally);
        let file = tally.finish("", "").0.files.remove(0);
        assert_eq!((file.read, file.aside()), (300, 1));
        assert!(file.unknown.is_empty(), "{:?}", file.unknown);
        warm();
    }
}
