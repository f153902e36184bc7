//! What the user asks of exports.

use crate::catalog::Role;
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
    /// Columns that the user names: heading and role.
    pub(super) columns: Vec<(String, Role)>,
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
            Some("--column") => request.columns.push(column(&value())?),
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
    let role = serde_json::from_value(serde_json::Value::String(role.to_owned()));
    Ok((heading.to_owned(), role.map_err(|_| words::unknown_column(text))?))
}
