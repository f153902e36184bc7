//! Finishes what Trunk built: gives `dist/index.html` its security policy and writes `dist/thuoc-do.html`, the same
//! page as one self-contained file that runs by double-click.
//!
//! `pack [DIST]` reads and writes the folder `DIST` (default `dist`).

mod html;
mod page;
mod policy;

use std::fmt;
use std::io;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The single file must fit in a mail and open at once: bytes.
const BUDGET: usize = 2_700_000;

/// Rounds of search for a smaller form: more cost time and save little.
const ROUNDS: NonZeroU64 = NonZeroU64::new(5).unwrap();

/// Name of the single file.
const SINGLE: &str = "thuoc-do.html";

/// The page's module, as Trunk names it with `filehash = false`.
const WASM: &str = "thuoc-do_bg.wasm";

/// The reader's module and its glue.
const READER: (&str, &str) = ("thuoc-do-reader_bg.wasm", "thuoc-do-reader.js");

/// Why packing stopped.
#[derive(Debug)]
enum PackError {
    /// A file could not be read or written.
    Io(PathBuf, io::Error),
    /// The page is not of the shape the packer knows.
    Page(page::PageError),
    /// The single file would have this many bytes.
    OverBudget(usize),
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(path, error) => write!(f, "{}: {error}", path.display()),
            Self::Page(error) => write!(f, "index.html: {error}"),
            Self::OverBudget(size) => write!(f, "{SINGLE} would be {size} bytes, the budget is {BUDGET}"),
        }
    }
}

impl From<page::PageError> for PackError {
    fn from(error: page::PageError) -> Self {
        Self::Page(error)
    }
}

fn main() -> ExitCode {
    let dist = std::env::args_os().nth(1).map_or_else(|| PathBuf::from("dist"), PathBuf::from);
    match pack(&dist) {
        Ok(line) => {
            eprintln!("{line}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("pack: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Packs the folder and says in one line what came out.
fn pack(dist: &Path) -> Result<String, PackError> {
    let index = dist.join("index.html");
    let built = policy::without(&read_text(&index)?);
    let (page_bytes, page) = packed(&dist.join(WASM))?;
    let (reader_bytes, reader) = packed(&dist.join(READER.0))?;
    let glue = read_text(&dist.join(READER.1))?;
    let modules = page::Modules { page: &page, reader: &reader, reader_glue: &glue };

    let single = page::single(&built, &modules, |name| read_text(&dist.join(name)).ok())?;
    within_budget(single.len())?;
    let portal = page::portal(&built)?;

    write(&dist.join(SINGLE), &single)?;
    write(&index, &portal)?;
    Ok(format!(
        "{SINGLE}: {} bytes, budget {BUDGET}\n  page module {page_bytes} bytes, {} packed\n  reader module {reader_bytes} bytes, {} packed",
        single.len(),
        page.len(),
        reader.len()
    ))
}

/// A module's size, and the module as the single file holds it.
fn packed(path: &Path) -> Result<(usize, String), PackError> {
    let wasm = read(path)?;
    let text = base64_gzip(&wasm).map_err(|e| PackError::Io(path.to_owned(), e))?;
    Ok((wasm.len(), text))
}

/// Refuses a file above the budget.
fn within_budget(size: usize) -> Result<(), PackError> {
    if size > BUDGET { Err(PackError::OverBudget(size)) } else { Ok(()) }
}

/// gzip as small as Zopfli makes it (a twentieth less than deflate's best level), then base64: the form that `boot.js`
/// unpacks.
fn base64_gzip(bytes: &[u8]) -> io::Result<String> {
    let options = zopfli::Options { iteration_count: ROUNDS, ..zopfli::Options::default() };
    let mut gzip = Vec::new();
    zopfli::compress(options, zopfli::Format::Gzip, bytes, &mut gzip)?;
    Ok(STANDARD.encode(gzip))
}

fn read(path: &Path) -> Result<Vec<u8>, PackError> {
    std::fs::read(path).map_err(|e| PackError::Io(path.to_owned(), e))
}

fn read_text(path: &Path) -> Result<String, PackError> {
    std::fs::read_to_string(path).map_err(|e| PackError::Io(path.to_owned(), e))
}

fn write(path: &Path, text: &str) -> Result<(), PackError> {
    std::fs::write(path, text).map_err(|e| PackError::Io(path.to_owned(), e))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Read;

    #[test]
    fn the_module_survives_gzip_and_base64() {
        let wasm: Vec<u8> = (0..5000u32).map(|i| (i * 7 % 251) as u8).collect();
        let packed = base64_gzip(&wasm).unwrap();
        let gzip = STANDARD.decode(&packed).unwrap();
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(gzip.as_slice()).read_to_end(&mut back).unwrap();
        assert_eq!(back, wasm);
        assert_eq!(packed, base64_gzip(&wasm).unwrap(), "the same build packs to the same bytes");
    }

    #[test]
    fn the_budget_is_inclusive() {
        assert!(within_budget(BUDGET).is_ok());
        assert!(matches!(within_budget(BUDGET + 1), Err(PackError::OverBudget(2_700_001))));
    }
}
