//! Turns the catalogue's TOML into JSON while building, so that the programs need no TOML reader: the page's modules
//! are small because of it.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

const CATALOG: &str = "src/catalog";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={CATALOG}");
    let out = env::var("OUT_DIR")?;
    for entry in fs::read_dir(CATALOG)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            convert(&path, Path::new(&out))?;
        }
    }
    Ok(())
}

fn convert(path: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let table: toml::Table = toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
    let name = path.file_stem().ok_or("a file without a name")?;
    fs::write(out.join(name).with_extension("json"), serde_json::to_string(&table)?)?;
    Ok(())
}
