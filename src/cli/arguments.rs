//! What the user asks for.

use crate::domain::Span;
use crate::export::draft::{Letterhead, kinds};
use crate::text::{cli as words, parse_period};
use crate::workspace::{Encoding, encoding_named};
use std::ffi::OsString;

/// What to print.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Command {
    /// Every figure with its place.
    Facts,
    /// Every disagreement.
    Audit,
    /// Scorecards and rates.
    Score,
    /// What should be looked at: doubtful figures, rows set aside, numbers passed over, each with its reason.
    Review,
    /// A draft of a report.
    Report,
    /// A workbook of all tables.
    Workbook,
    /// A page to publish.
    Page,
    /// Open data as JSON.
    Data,
    /// What the program shows on a portal.
    Portal,
}

impl Command {
    /// Whether it writes a document instead of printing a page.
    pub(super) const fn writes(self) -> bool {
        matches!(self, Command::Report | Command::Workbook | Command::Page | Command::Data | Command::Portal)
    }
}

/// One command over some files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) command: Command,
    pub(super) files: Vec<OsString>,
    pub(super) json: bool,
    /// The encoding that text files are in; `None` finds it out.
    pub(super) encoding: Option<Encoding>,
    pub(super) writing: Writing,
}

/// What a document is to be.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Writing {
    /// Where to; `None` is the standard output.
    pub(super) out: Option<OsString>,
    /// Kind of report; `None` takes the one for the period.
    pub(super) kind: Option<String>,
    /// The period; `None` takes the latest that reports are about.
    pub(super) period: Option<Span>,
    /// Words of the document's head.
    pub(super) letterhead: Letterhead,
    /// Counts above zero and below it are not published.
    pub(super) least: Option<u32>,
    /// What is published goes without the reports' texts.
    pub(super) without_texts: bool,
}

/// What the arguments amount to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Asked {
    /// Print how to use the program.
    Help,
    /// Run a command.
    Run(Request),
}

/// Arguments that make no sense.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Mistake {
    NoCommand,
    UnknownCommand(String),
    UnknownOption(String),
    NoFiles,
    NoEncoding,
    UnknownEncoding(String),
    NoValue(String),
    UnknownKind(String),
    UnknownPeriod(String),
    NoNumber(String),
}

impl Mistake {
    pub(super) fn message(&self) -> String {
        match self {
            Mistake::NoCommand => words::NO_COMMAND.to_owned(),
            Mistake::UnknownCommand(word) => words::unknown_command(word),
            Mistake::UnknownOption(word) => words::unknown_option(word),
            Mistake::NoFiles => words::NO_FILES.to_owned(),
            Mistake::NoEncoding => words::NO_ENCODING.to_owned(),
            Mistake::UnknownEncoding(name) => words::unknown_encoding(name),
            Mistake::NoValue(option) => words::no_value(option),
            Mistake::UnknownKind(name) => words::unknown_kind(name, &kind_ids()),
            Mistake::UnknownPeriod(name) => words::unknown_period(name),
            Mistake::NoNumber(text) => words::no_number(text),
        }
    }
}

/// Reads the arguments; `--` makes everything after it a file name.
pub(super) fn parse(arguments: &[OsString]) -> Result<Asked, Mistake> {
    let mut given = Given::default();
    let mut rest = arguments.iter();
    while let Some(argument) = rest.next() {
        match argument.to_str() {
            Some("--") => given.words.extend(rest.by_ref().cloned()),
            Some("--help" | "-h") => return Ok(Asked::Help),
            Some("--json") => given.json = true,
            Some("--no-texts") => given.writing.without_texts = true,
            Some("--encoding") => given.encoding = Some(encoding(rest.next())?),
            Some(option) if option.starts_with("--encoding=") => {
                given.encoding = Some(encoding(option.split_once('=').map(|(_, name)| name.into()).as_ref())?);
            }
            Some(option) if WRITING.contains(&option.split_once('=').map_or(option, |(name, _)| name)) => {
                given.writing.take(option, &mut rest)?;
            }
            _ if argument.as_encoded_bytes().starts_with(b"-") => {
                return Err(Mistake::UnknownOption(argument.to_string_lossy().into_owned()));
            }
            _ => given.words.push(argument.clone()),
        }
    }
    given.request().map(Asked::Run)
}

/// What was read of the arguments so far.
#[derive(Default)]
struct Given {
    words: Vec<OsString>,
    json: bool,
    encoding: Option<Encoding>,
    writing: Writing,
}

/// Options that say what a document is to be; each takes a value.
const WRITING: [&str; 8] = ["-o", "--out", "--kind", "--period", "--issuer", "--superior", "--place", "--least"];

impl Writing {
    /// Takes one option with its value, after `=` or as the next argument.
    fn take<'a>(&mut self, option: &str, rest: &mut impl Iterator<Item = &'a OsString>) -> Result<(), Mistake> {
        let (name, inline) = option.split_once('=').map_or((option, None), |(n, v)| (n, Some(OsString::from(v))));
        let value = inline.or_else(|| rest.next().cloned()).ok_or_else(|| Mistake::NoValue(name.to_owned()))?;
        let text = value.to_string_lossy().into_owned();
        match name {
            "--kind" => self.kind = Some(kind(text)?),
            "--period" => self.period = Some(parse_period(&text).map_err(|_| Mistake::UnknownPeriod(text))?.span),
            "--issuer" => self.letterhead.issuer = Some(text),
            "--superior" => self.letterhead.superior = Some(text),
            "--place" => self.letterhead.place = Some(text),
            "--least" => self.least = Some(text.parse().map_err(|_| Mistake::NoNumber(text))?),
            _ => self.out = Some(value),
        }
        Ok(())
    }
}

fn kind(text: String) -> Result<String, Mistake> {
    match kind_ids().contains(&text.as_str()) {
        true => Ok(text),
        false => Err(Mistake::UnknownKind(text)),
    }
}

fn kind_ids() -> Vec<&'static str> {
    kinds().iter().map(|kind| kind.id.as_str()).collect()
}

impl Given {
    fn request(self) -> Result<Request, Mistake> {
        let mut words = self.words.into_iter();
        let command = command(&words.next().ok_or(Mistake::NoCommand)?)?;
        let files: Vec<OsString> = words.collect();
        match files.is_empty() {
            true => Err(Mistake::NoFiles),
            false => Ok(Request { command, files, json: self.json, encoding: self.encoding, writing: self.writing }),
        }
    }
}

fn encoding(name: Option<&OsString>) -> Result<Encoding, Mistake> {
    let name = name.ok_or(Mistake::NoEncoding)?.to_string_lossy().into_owned();
    encoding_named(&name).ok_or(Mistake::UnknownEncoding(name))
}

fn command(word: &OsString) -> Result<Command, Mistake> {
    match word.to_str() {
        Some("facts") => Ok(Command::Facts),
        Some("audit") => Ok(Command::Audit),
        Some("score") => Ok(Command::Score),
        Some("review") => Ok(Command::Review),
        Some("report") => Ok(Command::Report),
        Some("workbook") => Ok(Command::Workbook),
        Some("page") => Ok(Command::Page),
        Some("data") => Ok(Command::Data),
        Some("portal") => Ok(Command::Portal),
        _ => Err(Mistake::UnknownCommand(word.to_string_lossy().into_owned())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked(line: &str) -> Result<Asked, Mistake> {
        parse(&line.split_whitespace().map(OsString::from).collect::<Vec<_>>())
    }

    fn run(command: Command, files: &[&str], json: bool) -> Result<Asked, Mistake> {
        let files = files.iter().map(OsString::from).collect();
        Ok(Asked::Run(Request { command, files, json, encoding: None, writing: Writing::default() }))
    }

    #[test]
    fn commands_files_and_options_in_any_order() {
        assert_eq!(asked("facts a.txt b.txt --json"), run(Command::Facts, &["a.txt", "b.txt"], true));
        assert_eq!(asked("--json audit a.txt"), run(Command::Audit, &["a.txt"], true));
        assert_eq!(asked("score -- --json"), run(Command::Score, &["--json"], false));
        assert_eq!(asked("facts --help"), Ok(Asked::Help));
    }

    #[test]
    fn an_encoding_is_named_in_either_way() {
        for line in ["facts a.txt --encoding tcvn3", "facts --encoding=TCVN3 a.txt", "facts --encoding abc a.txt"] {
            let Ok(Asked::Run(request)) = asked(line) else { panic!("{line}") };
            assert_eq!((request.encoding, request.files.len()), (encoding_named("tcvn3"), 1), "{line}");
        }
        assert_eq!(asked("facts a.txt --encoding"), Err(Mistake::NoEncoding));
        assert_eq!(asked("facts a.txt --encoding latin9"), Err(Mistake::UnknownEncoding("latin9".into())));
    }

    #[test]
    fn a_document_is_described() {
        let arguments = ["report", "a.txt", "-o", "b.docx", "--kind=quy", "--period", "quý I/2026", "--least=5"];
        let Ok(Asked::Run(request)) = parse(&arguments.map(OsString::from)) else { panic!("a request") };
        let Writing { out, kind, period, least, .. } = request.writing;
        assert_eq!((out, kind.as_deref(), least), (Some("b.docx".into()), Some("quy"), Some(5)));
        assert_eq!(period, Some(Span::Quarter { year: 2026, quarter: 1 }));
        assert_eq!(asked("report a.txt --kind ngay"), Err(Mistake::UnknownKind("ngay".into())));
        assert_eq!(asked("report a.txt -o"), Err(Mistake::NoValue("-o".into())));
    }

    #[test]
    fn mistakes_are_told_apart() {
        assert_eq!(asked(""), Err(Mistake::NoCommand));
        assert_eq!(asked("count a.txt"), Err(Mistake::UnknownCommand("count".into())));
        assert_eq!(asked("facts --xml a.txt"), Err(Mistake::UnknownOption("--xml".into())));
        assert_eq!(asked("facts --json"), Err(Mistake::NoFiles));
    }
}
