//! The command line: the same core without a browser.

mod arguments;
mod dossiers;
mod drawing;
mod load;
mod machine;
mod machine_index;
mod writing;

use crate::present::PageId;
use crate::text::cli as words;
use arguments::{Asked, Command, Request};
use load::Loaded;
use std::ffi::OsString;
use std::io::{self, ErrorKind, Write};

/// All files were read and everything was printed.
pub const DONE: u8 = 0;
/// At least one file could not be read; the others were printed all the same.
pub const UNREADABLE: u8 = 1;
/// The arguments make no sense; nothing was read.
pub const USAGE: u8 = 2;

/// Runs one command (the arguments without the program's name) and returns the exit code.
///
/// Results go to `out`, messages for the user to `err`. A reader that closes the pipe early is no error.
pub fn run(arguments: &[OsString], out: &mut dyn Write, err: &mut dyn Write) -> u8 {
    match dossiers::parse(arguments) {
        dossiers::Asked::Run(request) => {
            return dossiers::run(&request, out, err).unwrap_or_else(|error| code_of(Err(error), DONE, err));
        }
        dossiers::Asked::Mistake(message) => {
            return code_of(writeln!(err, "{message}\n\n{}", words::USAGE), USAGE, &mut io::sink());
        }
        dossiers::Asked::Other => {}
    }
    let request = match arguments::parse(arguments) {
        Ok(Asked::Run(request)) => request,
        Ok(Asked::Help) => return code_of(writeln!(out, "{}", words::USAGE), DONE, err),
        Err(mistake) => {
            let message = mistake.message();
            return code_of(writeln!(err, "{message}\n\n{}", words::USAGE), USAGE, &mut io::sink());
        }
    };
    let loaded = Loaded::read(&request.files, request.encoding);
    let told = loaded.failures.iter().chain(&loaded.notes).try_for_each(|failure| writeln!(err, "{failure}"));
    let code = if loaded.failures.is_empty() { DONE } else { UNREADABLE };
    let printed = match request.command.writes() {
        true => writing::write(&request, &loaded, out, err),
        false => print(&request, &loaded, out),
    };
    let printed = printed.and_then(|()| out.flush());
    code_of(told.and(printed), code, err)
}

fn print(request: &Request, loaded: &Loaded, out: &mut dyn Write) -> io::Result<()> {
    if request.json {
        return match request.command {
            Command::Facts => machine::facts(loaded, out),
            Command::Audit => machine::findings(loaded, out),
            Command::Score => machine::scores(loaded, out),
            Command::Review => machine::passed(loaded, out),
            _ => Ok(()),
        };
    }
    let pages: &[PageId] = match request.command {
        Command::Facts => &[PageId::Sources],
        Command::Audit => &[PageId::Findings],
        Command::Review => &[PageId::Review],
        Command::Score | Command::Report | Command::Workbook | Command::Page | Command::Data | Command::Portal => {
            &[PageId::Index, PageId::Processing, PageId::FullOnline, PageId::Payment, PageId::Satisfaction]
        }
    };
    pages
        .iter()
        .filter(|_| !loaded.workspace.is_empty())
        .try_for_each(|id| drawing::page(&loaded.workspace.page(*id), out))
}

fn code_of(result: io::Result<()>, code: u8, err: &mut dyn Write) -> u8 {
    match result {
        Ok(()) => code,
        Err(error) if error.kind() == ErrorKind::BrokenPipe => code,
        Err(error) => {
            // nothing more can be done when even the message cannot be written
            let _ = writeln!(err, "{}", words::cannot_write(&error.to_string()));
            UNREADABLE
        }
    }
}
