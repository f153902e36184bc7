//! Rules about what is committed: no trace of one machine, no mention of what is not there.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::source::root;

/// Folders of single machines. Split, so that this file does not name what it looks for.
const MACHINE: &[&str] = &[concat!("/wo", "rk/"), concat!("/tm", "p/"), concat!("/ro", "ot/"), concat!("/ho", "me/")];

/// The documents whose mentions are checked.
const DOCUMENTS: &[&str] = &["README.md", "ARCHITECTURE.md", "CHANGELOG.md"];

/// Words in backticks that begin so are taken for paths.
const FOLDERS: &[&str] = &["src/", "tests/", "scripts/", "style/", "public/", "docs/", ".ci/"];

/// One line for every committed text line that names a folder of a machine.
pub(crate) fn machine_paths() -> Vec<String> {
    let texts =
        committed().into_iter().filter_map(|f| Some((f.clone(), std::fs::read_to_string(root().join(f)).ok()?)));
    texts
        .flat_map(|(file, text)| lines_with(&text, MACHINE).map(move |at| format!("{file}:{at}")).collect::<Vec<_>>())
        .collect()
}

/// Line numbers of the lines that hold one of the words.
fn lines_with<'a>(text: &'a str, words: &'a [&str]) -> impl Iterator<Item = usize> + 'a {
    text.lines().enumerate().filter(|(_, line)| words.iter().any(|w| line.contains(w))).map(|(i, _)| i + 1)
}

/// The files under version control; of a source archive, all that would be.
fn committed() -> Vec<String> {
    let listed = Command::new("git").arg("-C").arg(root()).args(["ls-files", "-z"]).output();
    let names = listed.ok().filter(|o| o.status.success()).map(|o| String::from_utf8_lossy(&o.stdout).into_owned());
    let names: Vec<String> =
        names.unwrap_or_default().split('\0').filter(|n| !n.is_empty()).map(str::to_owned).collect();
    if !names.is_empty() {
        return names;
    }
    assert!(std::env::var_os("CI").is_none(), "git does not list the committed files");
    println!("not a git checkout: only the documents are checked for machine paths");
    DOCUMENTS.iter().map(|d| (*d).to_owned()).collect()
}

/// One line for every link or path in the documents that leads nowhere.
pub(crate) fn dead_mentions() -> Vec<String> {
    DOCUMENTS
        .iter()
        .flat_map(|document| {
            let text = std::fs::read_to_string(root().join(document)).unwrap_or_default();
            let missing = if text.is_empty() { vec![(*document).to_owned()] } else { dead(&text, root()) };
            missing.into_iter().map(move |m| format!("{document}: {m} does not exist"))
        })
        .collect()
}

fn dead(text: &str, folder: &Path) -> Vec<String> {
    let mut mentions = links(text);
    mentions.extend(quoted_paths(text));
    mentions.into_iter().filter(|m| !exists(folder, m)).collect()
}

/// A path, or one with `{a,b}` or `*` in it, of which the part before the first such sign must exist.
fn exists(folder: &Path, mention: &str) -> bool {
    let plain = mention.split(['{', '*', '#', '…']).next().unwrap_or(mention);
    let whole = plain.len() == mention.split('#').next().unwrap_or(mention).len();
    let path: PathBuf = folder.join(plain);
    if whole { path.exists() } else { path.is_dir() || path.parent().is_some_and(Path::is_dir) }
}

/// Targets of `[text](target)` that stay in the project.
fn links(text: &str) -> Vec<String> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split(')').next());
    targets.filter(|t| !t.contains("://") && !t.starts_with('#')).map(str::to_owned).collect()
}

/// First words of `code` in backticks that look like a path of the project.
fn quoted_paths(text: &str) -> Vec<String> {
    let prose: String = text.split("```").step_by(2).collect();
    let words =
        prose.split('`').skip(1).step_by(2).filter_map(|code| code.split_whitespace().next().map(str::to_owned));
    words.filter(|w| FOLDERS.iter().any(|f| w.starts_with(f))).collect()
}

#[test]
fn machine_folders_are_found_by_line() {
    let text = format!("fine\nsee {}x\n", MACHINE[0]);
    assert_eq!(lines_with(&text, MACHINE).collect::<Vec<_>>(), [2]);
}

#[test]
fn dead_links_and_paths_are_found() {
    let text = "[a](README.md) [b](gone.md#x) [c](https://example.org) `src/lib.rs` `src/gone.rs` `src/{audit,chart}/` \
        `scripts/test core` `cargo test`\n```\nsrc/not_checked.rs\n```\n";
    assert_eq!(dead(text, root()), ["gone.md#x", "src/gone.rs"]);
}
