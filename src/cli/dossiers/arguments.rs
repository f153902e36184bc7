//! What the user asks of exports.

use crate::catalog::{Meaning, Role, Vocabulary};
use crate::domain::Span;
use crate::text::{cli as words, parse_period};
use std::ffi::OsString;
use std::path::PathBuf;

/// A request over exports or saved counts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::cli) struct Request {
    /// Saved counts are merged; else exports are counted.
    pub(super) merge: bool,
    pub(super) files: Vec<OsString>,
    pub(super) json: bool,
    /// Where the counts are saved.
    pub(super) output: Option<PathBuf>,
    /// The period; `None` takes the one that holds every dossier.
    pub(super) period: Option<Span>,
    /// What the user says of the columns.
    pub(super) told: Told,
}

/// What the user says of the columns of all files.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Told {
    /// Headings and their roles.
    pub(super) columns: Vec<(String, Role)>,
    /// Words of a vocabulary and what they mean.
    pub(super) words: Vec<(Vocabulary, String, Meaning)>,
    /// Whether dates have their month first; `None` takes what the first rows tell.
    pub(super) month_first: Option<bool>,
}

/// What arguments amount to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::cli) enum Asked {
    /// Neither `aggregate` nor `merge`.
    Other,
    /// Run this.
    Run(Request),
    /// They make no sense: the message.
    Mistake(String),
}

/// Reads the arguments, which may be for another command.
pub(in crate::cli) fn parse(arguments: &[OsString]) -> Asked {
    let merge = match arguments.first().and_then(|a| a.to_str()) {
        Some("aggregate") => false,
        Some("merge") => true,
        _ => return Asked::Other,
    };
    if arguments.iter().any(|a| a == "--help" || a == "-h") {
        return Asked::Other;
    }
    match options(merge, &arguments[1..]) {
        Ok(request) if request.files.is_empty() => Asked::Mistake(words::NO_FILES.to_owned()),
        Ok(request) => Asked::Run(request),
        Err(message) => Asked::Mistake(message),
    }
}

fn options(merge: bool, arguments: &[OsString]) -> Result<Request, String> {
    let mut request = Request { merge, ..Request::default() };
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        let mut value = || rest.next().map(|v| v.to_string_lossy().into_owned()).unwrap_or_default();
        match argument.to_str() {
            Some("--json") => request.json = true,
            Some("-o" | "--output") => request.output = Some(rest.next().ok_or(words::NO_OUTPUT)?.into()),
            Some("--period") => {
                let text = value();
                let period = parse_period(&text).map_err(|_| words::unknown_period(&text))?;
                request.period = Some(period.span);
            }
            Some("--column") => request.told.columns.push(column(&value())?),
            Some("--word") => request.told.words.push(word(&value())?),
            Some("--dates") => request.told.month_first = Some(month_first(&value())?),
            Some("--") => request.files.extend(rest.by_ref().cloned()),
            _ if argument.as_encoded_bytes().starts_with(b"-") => {
                return Err(words::unknown_option(&argument.to_string_lossy()));
            }
            _ => request.files.push(argument.clone()),
        }
    }
    Ok(request)
}

/// `Heading=role`.
fn column(text: &str) -> Result<(String, Role), String> {
    let (heading, role) = text.rsplit_once('=').ok_or_else(|| words::unknown_column(text))?;
    Ok((heading.to_owned(), named(role).ok_or_else(|| words::unknown_column(text))?))
}

/// `vocabulary:word=meaning`.
fn word(text: &str) -> Result<(Vocabulary, String, Meaning), String> {
    let parts = text.split_once(':').and_then(|(vocabulary, rest)| Some((vocabulary, rest.rsplit_once('=')?)));
    let (vocabulary, (word, meaning)) = parts.ok_or_else(|| words::unknown_word(text))?;
    let vocabulary = named(vocabulary).ok_or_else(|| words::unknown_word(text))?;
    let meaning = named(meaning).ok_or_else(|| words::unknown_word(text))?;
    Ok((vocabulary, word.to_owned(), meaning))
}

/// A value by its id.
fn named<T: serde::de::DeserializeOwned>(id: &str) -> Option<T> {
    serde_json::from_value(serde_json::Value::String(id.to_owned())).ok()
}

/// `dmy` or `mdy`.
fn month_first(text: &str) -> Result<bool, String> {
    match text {
        "dmy" => Ok(false),
        "mdy" => Ok(true),
        _ => Err(words::unknown_dates(text)),
    }
}
