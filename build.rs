//! Turns the catalogue's TOML into JSON while building, so that the programs need no TOML reader: the page's modules
//! are small because of it.

use std::error::Error;
use std::path::Path;
use std::{env, fs};

const CATALOG: &str = "src/catalog";

pub(crate) fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={CATALOG}");
    let out = env::var("OUT_DIR")?;
    for entry in fs::read_dir(CATALOG)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            convert(&path, Path::new(&out))?;
        }
    }
    reports(&Path::new(CATALOG).join("reports"), Path::new(&out))
}

/// The folder of report drafts as one table: its sections, and one kind a file in the order they give themselves.
fn reports(folder: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut kinds = Vec::new();
    let mut all = toml::Table::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        let table: toml::Table =
            toml::from_str(&fs::read_to_string(&path)?).map_err(|e| format!("{}: {e}", path.display()))?;
        match path.file_stem().is_some_and(|name| name == "sections") {
            true => all.extend(table),
            false => kinds.push(table),
        }
    }
    kinds.sort_by_key(|kind| kind.get("order").and_then(toml::Value::as_integer));
    all.insert("kind".to_owned(), kinds.into_iter().map(toml::Value::Table).collect::<Vec<_>>().into());
    fs::write(out.join("reports.json"), serde_json::to_string(&all)?)?;
    Ok(())
}

fn convert(path: &Path, out: &Path) -> Result<(), Box<dyn Error>> {
    let text = fs::read_to_string(path)?;
    let table: toml::Table = toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?;
    let name = path.file_stem().ok_or("a file without a name")?;
    fs::write(out.join(name).with_extension("json"), serde_json::to_string(&table)?)?;
    Ok(())
}
