//! Rules about one file at a time.

use crate::paths;
use crate::source::Source;

/// The longest file we accept: lines.
const LONGEST: usize = 450;

/// Outside crates and the only layers that may name them.
const HOMES: &[(&str, &[&str])] = &[
    ("web_sys", &["platform"]),
    ("js_sys", &["platform"]),
    ("gloo", &["platform"]),
    ("wasm_bindgen", &["platform"]),
    ("wasm_bindgen_futures", &["platform"]),
    ("console_error_panic_hook", &["platform"]),
    ("leptos", &["ui", "main"]),
    ("plotters", &["chart"]),
    ("plotters_backend", &["chart"]),
    ("toml", &["catalog"]),
    ("csv", &["ingest"]),
    ("html5gum", &["ingest"]),
    ("pdf_extract", &["ingest"]),
    ("quick_xml", &["ingest"]),
];

/// Modules of `std` by which a program touches files, the clock, the network and its surroundings.
const WORLD: &[&str] = &["fs", "env", "net", "process", "time", "io", "thread"];

/// Layers whose business is Vietnamese words: the interface's, the catalogue's, and those that prose is read by.
const VIETNAMESE: &[&str] = &["text", "catalog", "extract"];

/// Files that spell out letters, not words.
const ALPHABETS: &[&str] = &[
    "src/domain/fold.rs",
    "src/domain/letters.rs",
    "src/ingest/encoding/rhymes.rs",
    "src/ingest/encoding/syllable.rs",
    "src/ingest/encoding/vni.rs",
];

/// Module names that say nothing.
const VAGUE: &[&str] = &["util", "utils", "helper", "helpers", "manager", "common", "misc"];

/// Crates named outside the layer they belong to, even as `other::web_sys`.
pub(crate) fn strayed_crates(source: &Source) -> Vec<String> {
    let mut strayed: Vec<&str> = Vec::new();
    for path in paths::paths(&source.code, &source.module()) {
        for (name, homes) in HOMES {
            if path.iter().any(|part| part == name) && !homes.contains(&source.layer()) && !strayed.contains(name) {
                strayed.push(name);
            }
        }
    }
    strayed.iter().map(|name| format!("{}: {name} does not belong here", source.path)).collect()
}

/// Paths by which pure code would reach the machine.
pub(crate) fn world_touched(source: &Source) -> Vec<String> {
    if source.is_shell() || matches!(source.layer(), "cli" | "platform") {
        return Vec::new();
    }
    let reached = paths::paths(&source.code, &source.module());
    let touched = reached.iter().filter(|p| p[0] == "std" && p.len() > 1 && WORLD.contains(&p[1].as_str()));
    touched.map(|p| format!("{}: {}", source.path, p.join("::"))).collect()
}

/// String literals with Vietnamese letters where no words belong.
pub(crate) fn vietnamese_literals(source: &Source) -> Vec<String> {
    if VIETNAMESE.contains(&source.layer()) || ALPHABETS.contains(&source.path.as_str()) {
        return Vec::new();
    }
    let found = source.strings.iter().filter(|(_, text)| text.chars().any(is_vietnamese));
    found.map(|(line, text)| format!("{}:{line}: {text}", source.path)).collect()
}

/// Letters that Vietnamese has and English has not.
fn is_vietnamese(c: char) -> bool {
    matches!(c, 'À'..='Ý' | 'à'..='ý' | 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | 'Ạ'..='ỹ')
        && !matches!(c, '×' | '÷')
}

/// Calls that stop the program.
pub(crate) fn unwraps(source: &Source) -> Vec<String> {
    if source.is_shell() {
        return Vec::new();
    }
    let stops = |line: &str| line.contains(".unwrap()") || line.contains(".expect(");
    let lines = source.code.lines().enumerate().filter(|(_, line)| stops(line));
    lines.map(|(i, line)| format!("{}:{}: {}", source.path, i + 1, line.trim())).collect()
}

/// Files past [`LONGEST`].
pub(crate) fn too_long(source: &Source) -> Vec<String> {
    if source.lines <= LONGEST {
        return Vec::new();
    }
    vec![format!("{}: {} lines, at most {LONGEST}", source.path, source.lines)]
}

/// Modules with a name of [`VAGUE`].
pub(crate) fn vague_names(source: &Source) -> Vec<String> {
    let module = source.module();
    module.iter().filter(|m| VAGUE.contains(&m.as_str())).map(|m| format!("{}: {m}", source.path)).collect()
}

#[test]
fn crates_are_caught_wherever_they_hide() {
    let caught = |path: &str, code: &str| !strayed_crates(&Source::new(path, code)).is_empty();
    assert!(caught("src/ui/app.rs", "use leptos::web_sys::Event;"));
    assert!(caught("src/ui/app.rs", "use leptos::{prelude::*, web_sys};"));
    assert!(caught("src/present/mod.rs", "fn f() { leptos::mount() }"));
    assert!(!caught("src/platform/files.rs", "use web_sys::{File, FileList};"));
    assert!(!caught("src/ui/app.rs", "use leptos::prelude::*;"));
}

#[test]
fn the_world_is_caught_outside_the_shells() {
    let caught = |path: &str, code: &str| !world_touched(&Source::new(path, code)).is_empty();
    assert!(caught("src/ingest/mod.rs", "use std::{fmt, fs};"));
    assert!(caught("src/audit/mod.rs", "let now = std::time::SystemTime::now();"));
    assert!(!caught("src/cli/mod.rs", "std::fs::read(path)"));
    assert!(!caught("src/audit/mod.rs", "use std::{fmt, collections::BTreeMap};"));
}

#[test]
fn vietnamese_is_caught_in_code_but_not_in_comments() {
    let caught = |path: &str, code: &str| !vietnamese_literals(&Source::new(path, code)).is_empty();
    assert!(caught("src/ui/app.rs", "view! { <p>\"Phát hiện\"</p> }"));
    assert!(caught("src/chart/bars.rs", "let s = r#\"đồng\"#;"));
    assert!(!caught("src/ui/app.rs", "/// Phát hiện.\nlet s = \"findings – 1 × 2\";"));
    assert!(!caught("src/text/words.rs", "\"Phát hiện\""));
}

#[test]
fn stops_are_caught_outside_tests() {
    let count = |path: &str, code: &str| unwraps(&Source::new(path, code)).len();
    assert_eq!(count("src/audit/mod.rs", "a.unwrap();\nb.expect(\"x\");\nc.unwrap_or(1);"), 2);
    assert_eq!(count("src/audit/mod.rs", "#[cfg(test)]\nmod tests { fn f() { a.unwrap() } }"), 0);
    assert_eq!(count("src/main.rs", "a.unwrap()"), 0);
}

#[test]
fn length_and_names_are_measured() {
    assert_eq!(too_long(&Source::new("src/a.rs", &"\n".repeat(LONGEST + 1))).len(), 1);
    assert_eq!(too_long(&Source::new("src/a.rs", &"\n".repeat(LONGEST))).len(), 0);
    assert_eq!(vague_names(&Source::new("src/ui/helpers.rs", "")).len(), 1);
    assert_eq!(vague_names(&Source::new("src/ui/helpful.rs", "")).len(), 0);
}
