//! Files → a workspace.

use crate::domain::{Place, SourceId};
use crate::dossier::is_cube;
use crate::text::cli as words;
use crate::workspace::dossiers::open_counts;
use crate::workspace::{Encoding, Location, Options, Reading, Source, Workspace, note_message, read_report};
use std::ffi::OsString;
use std::fs;
use std::io::{Error, ErrorKind};

/// The files that could be read, and why the others could not.
pub(super) struct Loaded {
    pub(super) workspace: Workspace,
    /// One message a file.
    pub(super) failures: Vec<String>,
    /// What the user should know about how the files were read.
    pub(super) notes: Vec<String>,
    texts: Vec<(SourceId, String, Vec<char>)>,
}

impl Loaded {
    pub(super) fn read(files: &[OsString], encoding: Option<Encoding>) -> Loaded {
        let mut coming = Coming::default();
        files.iter().enumerate().for_each(|file| coming.read(file, encoding));
        let (workspace, failures) = coming.done();
        let text =
            |s: &Source| (s.extraction.report.source, s.document.name.clone(), s.document.text.chars().collect());
        let texts = workspace.sources().iter().map(text).collect();
        let twin = |s: &Source| {
            let note = workspace.twin_note(s.extraction.report.source)?;
            Some(words::noted(&s.document.name, &note))
        };
        let notes = workspace.sources().iter().flat_map(|s| notes(s).into_iter().chain(twin(s))).collect();
        Loaded { workspace, failures, notes, texts }
    }

    /// The name of a report's file, as the user wrote it.
    pub(super) fn file(&self, source: SourceId) -> &str {
        self.find(source).map_or("", |(_, name, _)| name)
    }

    /// The words at a place; empty when the place is not of these files.
    pub(super) fn quote(&self, place: &Place) -> String {
        let text = self.find(place.source).and_then(|(.., text)| text.get(place.start..place.end));
        text.unwrap_or_default().iter().collect()
    }

    /// Where in its file a place stands, beyond its characters.
    pub(super) fn location(&self, place: &Place) -> Location<'_> {
        self.workspace.source(place.source).map(|source| source.locate(place)).unwrap_or_default()
    }

    fn find(&self, source: SourceId) -> Option<&(SourceId, String, Vec<char>)> {
        self.texts.iter().find(|(id, ..)| *id == source)
    }
}

fn notes(source: &Source) -> Vec<String> {
    let about = |note| words::noted(&source.document.name, &note_message(note));
    source.document.notes.iter().map(about).collect()
}

/// Why a file cannot be opened.
pub(super) fn cannot_open(name: &str, error: &Error) -> String {
    match error.kind() {
        ErrorKind::NotFound => words::not_found(name),
        ErrorKind::PermissionDenied => words::not_allowed(name),
        _ => words::cannot_open(name, &error.to_string()),
    }
}

/// A session that is being filled: reports are held back and computed from once, however many there are.
#[derive(Default)]
struct Coming {
    workspace: Workspace,
    /// Reports not added yet, with the places of their files.
    waiting: Vec<(usize, Reading)>,
    /// Why a file is not there, with its place.
    failures: Vec<(usize, String)>,
}

impl Coming {
    fn read(&mut self, (at, file): (usize, &OsString), encoding: Option<Encoding>) {
        if let Err(reason) = self.try_read(at, file, encoding) {
            self.failures.push((at, reason));
        }
    }

    fn try_read(&mut self, at: usize, file: &OsString, encoding: Option<Encoding>) -> Result<(), String> {
        let (name, bytes) = (file.to_string_lossy(), bytes_of(file)?);
        if Workspace::is_saved(&bytes) {
            self.add_waiting();
            return self.workspace.add(&name, &bytes).map(drop).map_err(|e| e.message());
        }
        if is_cube(&bytes) {
            self.waiting.push((at, open_counts(&name, &bytes, None)?));
            return Ok(());
        }
        let mut options = Options { encoding, ..Options::default() };
        let reading = read_report(&name, &bytes, &mut options).map_err(|e| e.message())?;
        self.waiting.push((at, reading));
        Ok(())
    }

    fn add_waiting(&mut self) {
        let (places, readings): (Vec<_>, Vec<_>) =
            self.waiting.drain(..).map(|(at, reading)| (at, (reading, false))).unzip();
        let added = self.workspace.add_all(readings);
        let refused = places.into_iter().zip(added).filter_map(|(at, added)| Some((at, added.err()?.message())));
        self.failures.extend(refused);
    }

    fn done(mut self) -> (Workspace, Vec<String>) {
        self.add_waiting();
        self.failures.sort_by_key(|(at, _)| *at);
        (self.workspace, self.failures.into_iter().map(|(_, reason)| reason).collect())
    }
}

/// The size is asked first, so that a huge file is refused without reading it.
fn bytes_of(file: &OsString) -> Result<Vec<u8>, String> {
    let name = file.to_string_lossy();
    let cannot_open = |error: Error| cannot_open(&name, &error);
    let about = fs::metadata(file).map_err(cannot_open)?;
    if about.is_dir() {
        return Err(words::is_folder(&name));
    }
    Workspace::check_size(&name, about.len()).map_err(|e| e.message())?;
    fs::read(file).map_err(cannot_open)
}
