//! Files → a workspace.

use crate::domain::{Place, SourceId};
use crate::text::cli as words;
use crate::workspace::{Source, Workspace};
use std::ffi::OsString;
use std::fs;
use std::io::{Error, ErrorKind};

/// The files that could be read, and why the others could not.
pub(super) struct Loaded {
    pub(super) workspace: Workspace,
    /// One message a file.
    pub(super) failures: Vec<String>,
    texts: Vec<(SourceId, String, Vec<char>)>,
}

impl Loaded {
    pub(super) fn read(files: &[OsString]) -> Loaded {
        let mut workspace = Workspace::new();
        let failures = files.iter().filter_map(|file| add(&mut workspace, file).err()).collect();
        let text =
            |s: &Source| (s.extraction.report.source, s.document.name.clone(), s.document.text.chars().collect());
        let texts = workspace.sources().iter().map(text).collect();
        Loaded { workspace, failures, texts }
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

    fn find(&self, source: SourceId) -> Option<&(SourceId, String, Vec<char>)> {
        self.texts.iter().find(|(id, ..)| *id == source)
    }
}

/// The size is asked first, so that a huge file is refused without reading it.
fn add(workspace: &mut Workspace, file: &OsString) -> Result<SourceId, String> {
    let name = file.to_string_lossy();
    let cannot_open = |error: Error| match error.kind() {
        ErrorKind::NotFound => words::not_found(&name),
        ErrorKind::PermissionDenied => words::not_allowed(&name),
        _ => words::cannot_open(&name, &error.to_string()),
    };
    let about = fs::metadata(file).map_err(cannot_open)?;
    if about.is_dir() {
        return Err(words::is_folder(&name));
    }
    Workspace::check_size(&name, about.len()).map_err(|e| e.message())?;
    let bytes = fs::read(file).map_err(cannot_open)?;
    workspace.add(&name, &bytes).map_err(|e| e.message())
}
