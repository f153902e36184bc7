//! What the user asks for.

use crate::text::cli as words;
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
}

/// One command over some files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Request {
    pub(super) command: Command,
    pub(super) files: Vec<OsString>,
    pub(super) json: bool,
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
}

impl Mistake {
    pub(super) fn message(&self) -> String {
        match self {
            Mistake::NoCommand => words::NO_COMMAND.to_owned(),
            Mistake::UnknownCommand(word) => words::unknown_command(word),
            Mistake::UnknownOption(word) => words::unknown_option(word),
            Mistake::NoFiles => words::NO_FILES.to_owned(),
        }
    }
}

/// Reads the arguments; `--` makes everything after it a file name.
pub(super) fn parse(arguments: &[OsString]) -> Result<Asked, Mistake> {
    let (options, plain) = match arguments.iter().position(|a| a == "--") {
        Some(end) => (&arguments[..end], &arguments[end + 1..]),
        None => (arguments, &[][..]),
    };
    let is_option = |a: &&OsString| a.as_encoded_bytes().starts_with(b"-");
    let words = options.iter().filter(|a| !is_option(a)).chain(plain);
    let options: Vec<String> = options.iter().filter(is_option).map(|a| a.to_string_lossy().into_owned()).collect();
    if options.iter().any(|o| o == "--help" || o == "-h") {
        return Ok(Asked::Help);
    }
    if let Some(unknown) = options.iter().find(|o| *o != "--json") {
        return Err(Mistake::UnknownOption(unknown.clone()));
    }
    let mut words = words.cloned();
    let command = command(&words.next().ok_or(Mistake::NoCommand)?)?;
    let files: Vec<OsString> = words.collect();
    if files.is_empty() {
        return Err(Mistake::NoFiles);
    }
    Ok(Asked::Run(Request { command, files, json: !options.is_empty() }))
}

fn command(word: &OsString) -> Result<Command, Mistake> {
    match word.to_str() {
        Some("facts") => Ok(Command::Facts),
        Some("audit") => Ok(Command::Audit),
        Some("score") => Ok(Command::Score),
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
        Ok(Asked::Run(Request { command, files: files.iter().map(OsString::from).collect(), json }))
    }

    #[test]
    fn commands_files_and_options_in_any_order() {
        assert_eq!(asked("facts a.txt b.txt --json"), run(Command::Facts, &["a.txt", "b.txt"], true));
        assert_eq!(asked("--json audit a.txt"), run(Command::Audit, &["a.txt"], true));
        assert_eq!(asked("score -- --json"), run(Command::Score, &["--json"], false));
        assert_eq!(asked("facts --help"), Ok(Asked::Help));
    }

    #[test]
    fn mistakes_are_told_apart() {
        assert_eq!(asked(""), Err(Mistake::NoCommand));
        assert_eq!(asked("count a.txt"), Err(Mistake::UnknownCommand("count".into())));
        assert_eq!(asked("facts --xml a.txt"), Err(Mistake::UnknownOption("--xml".into())));
        assert_eq!(asked("facts --json"), Err(Mistake::NoFiles));
    }
}
