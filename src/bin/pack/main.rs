//! Finishes what Trunk built: gives `dist/index.html` its security policy and writes `dist/thuoc-do.html`, the same
//! page as one self-contained file that runs by double-click.
//!
//! `pack [DIST]` reads and writes the folder `DIST` (default `dist`).

mod budget;
mod dense;
mod html;
mod offline;
mod page;
mod policy;
mod section;

use std::fmt;
use std::io;
use std::num::NonZeroU64;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use budget::Sizes;

/// Rounds of search for a smaller form: more cost time and save little.
const ROUNDS: NonZeroU64 = NonZeroU64::new(9).unwrap();

/// Name of the single file.
const SINGLE: &str = "thuoc-do.html";

/// The page's module, as Trunk names it with `filehash = false`.
const WASM: &str = "thuoc-do_bg.wasm";

/// The programs of workers, by the names of their files: what reads reports comes first.
const WORKERS: [&str; 2] = ["thuoc-do-reader", "thuoc-do-rows"];

/// Why packing stopped.
#[derive(Debug)]
enum PackError {
    /// A file could not be read or written.
    Io(PathBuf, io::Error),
    /// The page is not of the shape the packer knows.
    Page(page::PageError),
    /// Something is larger than it may be.
    Budget(budget::Excess),
}

impl fmt::Display for PackError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io(path, error) => write!(f, "{}: {error}", path.display()),
            Self::Page(error) => write!(f, "index.html: {error}"),
            Self::Budget(excess) => write!(f, "{excess}"),
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
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("pack: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Packs the folder, says how large everything came out, and fails when that is too large.
fn pack(dist: &Path) -> Result<(), PackError> {
    let index = dist.join("index.html");
    let built = policy::without(&read_text(&index)?);
    let page = read(&dist.join(WASM))?;
    let load = |name: &str| read_text(&dist.join(name)).ok();
    let styles = page::later_styles(&built, load)?;
    let page_packed = packed(WASM, &section::with_section(&page, "style", &styles))?;
    let workers = WORKERS.iter().map(|name| worker(dist, name)).collect::<Result<Vec<_>, _>>()?;
    let modules = page::Modules { page: &page_packed, workers: &workers };
    let single = page::single(&built, &modules, load)?;
    let reports = page::Modules { workers: workers.get(..1).unwrap_or_default(), ..modules };
    let reports = page::single(&built, &reports, load)?.len();
    let portal = page::portal(&built)?;

    write(&dist.join(SINGLE), &single)?;
    write(&index, &portal)?;
    stamp(dist)?;
    let sizes = sizes(dist, &page, &styles, (&single, reports)).map_err(|e| PackError::Io(dist.to_owned(), e))?;
    eprint!("{}", sizes.table());
    sizes.check().map_err(PackError::Budget)
}

/// The module of a worker, with the script that makes a worker of it inside: as text of its own it would not be packed.
fn worker(dist: &Path, name: &str) -> Result<page::Worker, PackError> {
    let file = module_of(name);
    let glue = read_text(&dist.join(format!("{name}.js")))?;
    let module = section::with_section(&read(&dist.join(&file))?, "glue", &glue);
    Ok(page::Worker { name: name.to_owned(), module: packed(&file, &module)? })
}

fn module_of(name: &str) -> String {
    format!("{name}_bg.wasm")
}

/// Tells the service worker which files belong to the page.
fn stamp(dist: &Path) -> Result<(), PackError> {
    let script = dist.join(offline::WORKER);
    let stamped = offline::stamped(&read_text(&script)?, &parts(dist)?);
    write(&script, &stamped)
}

/// The files of the portal page by name, in order.
fn parts(dist: &Path) -> Result<Vec<(String, Vec<u8>)>, PackError> {
    let failed = |e| PackError::Io(dist.to_owned(), e);
    let mut parts = Vec::new();
    for entry in std::fs::read_dir(dist).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        if path.is_file() && !offline::APART.contains(&name.as_str()) {
            parts.push((name, read(&path)?));
        }
    }
    parts.sort();
    Ok(parts)
}

/// The sizes of what was built; of the single file also without what counts lists of dossiers.
fn sizes(dist: &Path, page: &[u8], styles: &str, (single, reports): (&str, usize)) -> io::Result<Sizes> {
    let mut sizes = Sizes::default();
    sizes.note_sent("page module", page)?;
    for name in WORKERS {
        let short = name.trim_start_matches("thuoc-do-");
        sizes.note_sent(&format!("{short} module"), &std::fs::read(dist.join(module_of(name)))?)?;
    }
    sizes.note_sent("style, packed", styles.as_bytes())?;
    sizes.note("single file", single.len());
    sizes.note("single file, reports alone", reports);
    Ok(sizes)
}

/// A module as the single file holds it: gzip as small as Zopfli makes it (a twentieth less than deflate's best level),
/// then as text.
fn packed(name: &str, bytes: &[u8]) -> Result<page::Packed, PackError> {
    let gzip = zopfli_gzip(bytes).map_err(|e| PackError::Io(PathBuf::from(name), e))?;
    Ok(page::Packed { text: dense::encode(&gzip), bytes: gzip.len() })
}

fn zopfli_gzip(bytes: &[u8]) -> io::Result<Vec<u8>> {
    let options = zopfli::Options { iteration_count: ROUNDS, ..zopfli::Options::default() };
    let mut gzip = Vec::new();
    zopfli::compress(options, zopfli::Format::Gzip, bytes, &mut gzip)?;
    Ok(gzip)
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
    fn a_module_survives_zopfli() {
        let wasm: Vec<u8> = (0..5000u32).map(|i| (i * 7 % 251) as u8).collect();
        let gzip = zopfli_gzip(&wasm).unwrap();
        let mut back = Vec::new();
        flate2::read::GzDecoder::new(gzip.as_slice()).read_to_end(&mut back).unwrap();
        assert_eq!(back, wasm);
        assert_eq!(gzip, zopfli_gzip(&wasm).unwrap(), "the same build packs to the same bytes");
    }
}
