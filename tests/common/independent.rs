//! Workbooks as calamine reads them, which is not ours. It stands in a program of its own, `tests/independent`: its crates
//! need the whole of `encoding_rs`, of which `Cargo.toml` gives ours a part.

#![allow(dead_code, reason = "each test program uses its own part of this")]
#![allow(clippy::expect_used, reason = "a test may stop")]

use serde::de::{Deserialize, Deserializer, Error};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// Row and column in the sheet, from zero.
pub(crate) type At = (u32, u32);

#[derive(Debug, serde::Deserialize)]
pub(crate) struct Book {
    /// Of all sheets, in their order.
    pub(crate) names: Vec<String>,
    /// Those that could be read.
    pub(crate) sheets: Vec<Sheet>,
}

#[derive(Debug, serde::Deserialize)]
pub(crate) struct Sheet {
    name: String,
    /// The first row and column that hold anything; none in an empty sheet.
    start: Option<At>,
    /// The last ones.
    end: Option<At>,
    /// What holds anything, row by row.
    pub(crate) cells: Vec<(u32, u32, Data)>,
    pub(crate) formulas: Vec<(u32, u32, String)>,
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq, serde::Deserialize)]
pub(crate) enum Data {
    String(String),
    #[serde(deserialize_with = "exact")]
    Float(f64),
    Int(i64),
    Bool(bool),
    /// As a serial.
    #[serde(deserialize_with = "exact")]
    DateTime(f64),
    DateTimeIso(String),
    DurationIso(String),
    Error(String),
}

/// A number that was written as text.
fn exact<'a, D: Deserializer<'a>>(json: D) -> Result<f64, D::Error> {
    String::deserialize(json)?.parse().map_err(D::Error::custom)
}

impl Book {
    pub(crate) fn sheet(&self, name: &str) -> &Sheet {
        self.sheets.iter().find(|sheet| sheet.name == name).expect("a sheet that calamine reads")
    }
}

impl Sheet {
    /// What a cell holds, if anything.
    pub(crate) fn get(&self, at: At) -> Option<&Data> {
        self.cells.iter().find(|(row, column, _)| (*row, *column) == at).map(|(_, _, data)| data)
    }

    pub(crate) fn formula(&self, at: At) -> Option<&str> {
        self.formulas.iter().find(|(row, column, _)| (*row, *column) == at).map(|(_, _, formula)| formula.as_str())
    }

    /// Rows from the first to the last that hold anything.
    pub(crate) fn height(&self) -> usize {
        self.start.zip(self.end).map_or(0, |(start, end)| (start.0..=end.0).count())
    }
}

/// The workbook in a file; `None` if calamine refuses it.
pub(crate) fn opened(path: &Path) -> Option<Book> {
    serde_json::from_slice(&said(Command::new(program()).arg(path))).expect("what the program found")
}

/// The workbook in some bytes, as they are in a file whose name ends so.
pub(crate) fn book(bytes: &[u8], ending: &str) -> Book {
    static NUMBER: AtomicUsize = AtomicUsize::new(0);
    let name = format!("independent-{}-{}.{ending}", std::process::id(), NUMBER.fetch_add(1, Ordering::Relaxed));
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, bytes).expect("a file");
    let book = opened(&path);
    std::fs::remove_file(&path).expect("the file");
    book.expect("a workbook that calamine opens")
}

/// The program, built when it is first asked for.
fn program() -> &'static Path {
    static PROGRAM: OnceLock<PathBuf> = OnceLock::new();
    PROGRAM.get_or_init(|| {
        let crate_file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/independent/Cargo.toml");
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("independent");
        let mut cargo = Command::new(env!("CARGO"));
        said(
            cargo
                .args(["build", "--quiet", "--locked", "--manifest-path"])
                .arg(crate_file)
                .arg("--target-dir")
                .arg(&target),
        );
        target.join("debug").join(format!("independent{}", std::env::consts::EXE_SUFFIX))
    })
}

/// What a program says that ends well.
fn said(command: &mut Command) -> Vec<u8> {
    let output = command.output().expect("a program that starts");
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    output.stdout
}
