//! `aggregate` and `merge`: exports of dossiers → counts, on all cores.

mod arguments;
mod output;
mod scan;

pub(super) use arguments::{Asked, parse};

use crate::catalog::dossier_defs;
use crate::domain::Span;
use crate::dossier::{Cube, natural_span};
use crate::text::cli as words;
use crate::workspace::dossiers::open_cube;
use arguments::Request;
use std::ffi::OsString;
use std::fs;
use std::io::{self, Write};
use std::path::Path;

/// What came of the files.
pub(super) struct Outcome {
    /// Everything together.
    cube: Cube,
    /// Dossiers that stand in more than one of the files counted; `None` for saved counts, which keep no codes.
    shared: Option<u64>,
    /// One message for each file that could not be counted.
    failures: Vec<String>,
}

/// Runs a request; the exit code.
pub(super) fn run(request: &Request, out: &mut dyn Write, err: &mut dyn Write) -> io::Result<u8> {
    if let Some(path) = request.output.as_ref().filter(|path| is_read(path, &request.files)) {
        writeln!(err, "{}", words::output_is_read(&path.to_string_lossy()))?;
        return Ok(super::USAGE);
    }
    let outcome = if request.merge { merged(&request.files) } else { counted(request) };
    outcome.failures.iter().try_for_each(|failure| writeln!(err, "{failure}"))?;
    if let Some(shared @ 1..) = outcome.shared {
        writeln!(err, "{}", words::in_several_files(shared))?;
    }
    let code = if outcome.failures.is_empty() { super::DONE } else { super::UNREADABLE };
    if let Some(path) = &request.output {
        let name = path.to_string_lossy();
        if code != super::DONE {
            writeln!(err, "{}", words::not_written(&name))?;
        } else if let Err(error) = save(&outcome.cube, path) {
            writeln!(err, "{}", words::cannot_open(&name, &error.to_string()))?;
            return Ok(super::UNREADABLE);
        }
    }
    let Some(span) = request.period.or_else(|| natural_span(&outcome.cube)) else { return Ok(code) };
    print(&outcome, span, request.json, out)?;
    out.flush()?;
    Ok(code)
}

/// Whether a path leads to one of the files that are read.
fn is_read(output: &Path, files: &[OsString]) -> bool {
    let real = fs::canonicalize(output);
    real.is_ok_and(|real| files.iter().any(|file| fs::canonicalize(file).is_ok_and(|file| file == real)))
}

/// Saves counts whole or not at all: under a name of its own beside the file, which it then replaces.
fn save(cube: &Cube, path: &Path) -> io::Result<()> {
    let saved = cube.save().map_err(io::Error::other)?;
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.tmp", std::process::id()));
    let written = fs::write(&beside, saved).and_then(|()| fs::rename(&beside, path));
    written.inspect_err(|_| drop(fs::remove_file(&beside)))
}

fn print(outcome: &Outcome, span: Span, json: bool, out: &mut dyn Write) -> io::Result<()> {
    match json {
        true => output::json(outcome, span, out),
        false => output::words(outcome, span, out),
    }
}

/// Adds a cube unless a file of it is counted already; whether it was added.
fn add(outcome: &mut Outcome, name: &str, cube: Cube) -> bool {
    if let Some(file) = outcome.cube.shared_file(&cube) {
        outcome.failures.push(words::counted_twice(name, &file.name));
        return false;
    }
    let before = std::mem::replace(&mut outcome.cube, Cube::empty());
    outcome.cube = before.merge(cube);
    true
}

fn counted(request: &Request) -> Outcome {
    let mut outcome = Outcome { cube: Cube::empty(), shared: None, failures: Vec::new() };
    let mut codes = crate::dossier::Codes::default();
    for file in &request.files {
        let name = file.to_string_lossy();
        match scan::file(file, &request.told, dossier_defs()) {
            Ok((cube, own)) => {
                if add(&mut outcome, &name, cube) {
                    codes.take(own);
                }
            }
            Err(message) => outcome.failures.push(message),
        }
    }
    outcome.shared = Some(codes.shared());
    outcome
}

fn merged(files: &[OsString]) -> Outcome {
    let mut outcome = Outcome { cube: Cube::empty(), shared: None, failures: Vec::new() };
    for file in files {
        let name = file.to_string_lossy();
        let bytes = fs::read(file).map_err(|e| super::load::cannot_open(&name, &e));
        let cube = bytes.and_then(|bytes| open_cube(&name, &bytes));
        match cube {
            Ok(cube) => {
                add(&mut outcome, &name, cube);
            }
            Err(message) => outcome.failures.push(message),
        }
    }
    outcome
}
