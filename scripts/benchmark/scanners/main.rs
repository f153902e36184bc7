//! Counts a list of dossiers as the worker of the page does, so that its instructions can be counted: `scanners FILE`.
//! Only what is below [`counted`] is looked at. Prints the rows of the file.

#![allow(dead_code, unused_imports, reason = "whole layers are compiled, of which a part is used")]

#[path = "../../../src/catalog/mod.rs"]
pub mod catalog;
#[path = "../../../src/domain/mod.rs"]
pub mod domain;
#[path = "../../../src/dossier/mod.rs"]
pub mod dossier;
#[path = "../../../src/ingest/mod.rs"]
pub mod ingest;
#[path = "../../../src/text/mod.rs"]
pub mod text;

use dossier::{BEGINNING, Cube, FirstRows, Preview, Scanner, Tally};
use ingest::office::rows::RowBook;
use std::process::ExitCode;

/// Bytes handed over at a time, as by the browser.
const BLOCK: usize = 1024 * 1024;

fn main() -> ExitCode {
    // What is read once a program is no cost of a row.
    catalog::dossier_defs();
    let rows = std::env::args().nth(1).and_then(|path| std::fs::read(path).ok()).and_then(|bytes| counted(&bytes));
    match rows {
        Some(rows) => {
            println!("{rows}");
            ExitCode::SUCCESS
        }
        None => ExitCode::FAILURE,
    }
}

#[inline(never)]
fn counted(bytes: &[u8]) -> Option<u64> {
    let cube = if bytes.starts_with(b"PK") { workbook(bytes)? } else { separated(bytes)? };
    cube.files.first().map(|file| file.rows)
}

fn workbook(bytes: &[u8]) -> Option<Cube> {
    let mut book = RowBook::open("", bytes).ok()?;
    let mut first = FirstRows::default();
    book.rows(0, &mut first).ok()?;
    let mapping = Preview::of_rows(first, catalog::dossier_defs()).mapping?;
    let mut tally = Tally::new(&mapping, catalog::dossier_defs());
    book.rows(0, &mut tally).ok()?;
    Some(tally.finish("", "").0)
}

fn separated(bytes: &[u8]) -> Option<Cube> {
    let preview = Preview::of_separated(bytes.get(..BEGINNING).unwrap_or(bytes), catalog::dossier_defs());
    let mapping = preview.mapping?;
    let mut tally = Tally::new(&mapping, catalog::dossier_defs());
    let mut scanner = Scanner::new(preview.dialect);
    bytes.chunks(BLOCK).for_each(|block| scanner.push(block, &mut tally));
    scanner.finish(&mut tally);
    Some(tally.finish("", "").0)
}
