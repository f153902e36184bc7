//! What the user asks for.

use crate::text::cli as words;
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
}

/// One command over some files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) command: Command,
    pub(super) files: Vec<OsString>,
    pub(super) json: bool,
    /// The encoding that text files are in; `None` finds it out.
    pub(super) encoding: Option<Encoding>,
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
            Some("--encoding") => given.encoding = Some(encoding(rest.next())?),
            Some(option) if option.starts_with("--encoding=") => {
                given.encoding = Some(encoding(option.split_once('=').map(|(_, name)| name.into()).as_ref())?);
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
}

impl Given {
    fn request(self) -> Result<Request, Mistake> {
        let mut words = self.words.into_iter();
        let command = command(&words.next().ok_or(Mistake::NoCommand)?)?;
        let files: Vec<OsString> = words.collect();
        match files.is_empty() {
            true => Err(Mistake::NoFiles),
            false => Ok(Request { command, files, json: self.json, encoding: self.encoding }),
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
        Ok(Asked::Run(Request { command, files: files.iter().map(OsString::from).collect(), json, encoding: None }))
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
    fn mistakes_are_told_apart() {
        assert_eq!(asked(""), Err(Mistake::NoCommand));
        assert_eq!(asked("count a.txt"), Err(Mistake::UnknownCommand("count".into())));
        assert_eq!(asked("facts --xml a.txt"), Err(Mistake::UnknownOption("--xml".into())));
        assert_eq!(asked("facts --json"), Err(Mistake::NoFiles));
    }
}
