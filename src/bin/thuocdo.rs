//! Starts the command line, nothing more.

use std::io::{stderr, stdout};
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args_os().skip(1).collect();
    ExitCode::from(thuoc_do::cli::run(&arguments, &mut stdout().lock(), &mut stderr().lock()))
}
