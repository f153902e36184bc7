//! Documents: a draft, a workbook, a page, open data.

use super::arguments::{Command, Request, Writing};
use super::load::Loaded;
use crate::domain::Place;
use crate::export::docx::docx;
use crate::export::draft::{Draft, Order, draft, kind_for, periods};
use crate::export::open_data::open_data;
use crate::export::page::{Choice, embedding, publish};
use crate::export::xlsx::{Located, workbook};
use crate::present::{Subject, View, narrow};
use crate::text::cli as words;
use crate::workspace::{Carried, Places, Workspace};
use std::ffi::OsStr;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// Writes what is asked for to its file, or to `out`.
pub(super) fn write(request: &Request, loaded: &Loaded, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<()> {
    let subject = loaded.workspace.subject();
    let places = Places::of(&loaded.workspace);
    match request.command {
        Command::Report => report(&request.writing, &subject, out, err),
        Command::Workbook => save(&request.writing, &workbook(&subject, &|place| located(&places, place)), out),
        Command::Data => save(&request.writing, open_data(&subject, &|place| located(&places, place)).as_bytes(), out),
        Command::Portal => save(&request.writing, published(&request.writing, &loaded.workspace).as_bytes(), out),
        Command::Page => page(&request.writing, &subject, out, err),
        Command::Facts | Command::Audit | Command::Score | Command::Review => Ok(()),
    }
}

fn page(writing: &Writing, subject: &Subject<'_>, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<()> {
    let choice = Choice { least: writing.least.unwrap_or(0), ..Choice::default() };
    let narrowed = narrow(subject, &View { span: writing.period, ..View::default() });
    let published = publish(&narrowed.subject(), &choice);
    let name = writing.out.as_deref().map(Path::new).and_then(Path::file_name).and_then(OsStr::to_str);
    writeln!(err, "{}", words::published(published.html.len(), published.hidden, published.charts_left_out))?;
    writeln!(err, "{}\n{}", words::EMBEDDING, embedding(name.unwrap_or(words::PAGE_FILE)))?;
    save(writing, published.html.as_bytes(), out)
}

/// The session as the program on a portal shows it.
fn published(writing: &Writing, workspace: &Workspace) -> String {
    workspace.carry(Carried { texts: !writing.without_texts, ..Carried::default() }, "")
}

/// Where a place is, in words.
fn located(places: &Places<'_>, place: &Place) -> Located {
    Located { file: places.file(place), place: places.spot(place), quote: places.quote(place) }
}

fn report(writing: &Writing, subject: &Subject<'_>, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<()> {
    let Some(draft) = drafted(writing, subject) else { return writeln!(err, "{}", words::NOTHING_TO_REPORT) };
    writeln!(err, "{}", words::draft_gaps(&draft.gaps, draft.conflicts.len(), draft.findings.len()))?;
    match ends_in(writing, "docx") {
        true => save(writing, &docx(&draft), out),
        false => save(writing, draft.text().as_bytes(), out),
    }
}

/// The draft that the options describe; `None` when no report has a period.
fn drafted(writing: &Writing, subject: &Subject<'_>) -> Option<Draft> {
    let span = writing.period.or_else(|| periods(subject).into_iter().next())?;
    let kind = writing.kind.clone().unwrap_or_else(|| kind_for(span).to_owned());
    let letterhead = writing.letterhead.clone();
    draft(subject, &Order { kind, span, body: None, plan: String::new(), letterhead }, &[])
}

/// Whether the file to write ends so.
fn ends_in(writing: &Writing, extension: &str) -> bool {
    let name = writing.out.as_deref().map(Path::new).and_then(Path::extension).and_then(OsStr::to_str);
    name.is_some_and(|name| name.eq_ignore_ascii_case(extension))
}

fn save(writing: &Writing, bytes: &[u8], out: &mut dyn Write) -> io::Result<()> {
    match &writing.out {
        Some(path) => fs::write(path, bytes),
        None => out.write_all(bytes),
    }
}
