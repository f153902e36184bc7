//! Every path in a file that starts at a crate root, spelled out: groups expanded, `self` and `super` resolved.

/// A path, `crate` first for our own; a final `*` stands for a glob.
pub(crate) type Path = Vec<String>;

/// The paths in `code` (comments and literals already gone) of a file that is `module`.
///
/// Paths through `self` and `super` start with `crate` in the answer; paths into other crates stay as they are.
pub(crate) fn paths(code: &str, module: &[String]) -> Vec<Path> {
    let tokens = tokens(code);
    let mut walk = Walk { tokens: &tokens, at: 0, module: module.to_vec(), open: Vec::new(), found: Vec::new() };
    while walk.at < tokens.len() {
        walk.step();
    }
    walk.found
}

/// Names, `::`, and single signs.
fn tokens(code: &str) -> Vec<String> {
    let mut list: Vec<String> = Vec::new();
    let mut chars = code.chars().peekable();
    while let Some(c) = chars.next() {
        if c.is_alphanumeric() || c == '_' {
            let mut word = c.to_string();
            while let Some(c) = chars.next_if(|c| c.is_alphanumeric() || *c == '_') {
                word.push(c);
            }
            list.push(word);
        } else if c == ':' && chars.next_if_eq(&':').is_some() {
            list.push("::".to_owned());
        } else if !c.is_whitespace() {
            list.push(c.to_string());
        }
    }
    list
}

struct Walk<'a> {
    tokens: &'a [String],
    at: usize,
    /// The module we are in, inline ones included.
    module: Vec<String>,
    /// For each open brace, whether it opened an inline module.
    open: Vec<bool>,
    found: Vec<Path>,
}

impl Walk<'_> {
    fn token(&self, ahead: usize) -> &str {
        self.tokens.get(self.at + ahead).map_or("", String::as_str)
    }

    fn step(&mut self) {
        match self.token(0) {
            "mod" if self.token(2) == "{" => {
                self.module.push(self.token(1).to_owned());
                self.open.push(true);
                self.at += 3;
            }
            "{" => {
                self.open.push(false);
                self.at += 1;
            }
            "}" => {
                if self.open.pop() == Some(true) {
                    self.module.pop();
                }
                self.at += 1;
            }
            "use" => {
                self.at += 1;
                self.tree(&[]);
            }
            _ if self.begins_path() => self.tree(&[]),
            _ => self.at += 1,
        }
    }

    /// A name with `::` behind it and none before it.
    fn begins_path(&self) -> bool {
        let before = self.at.checked_sub(1).map_or("", |i| self.tokens[i].as_str());
        self.token(1) == "::" && before != "::" && is_name(self.token(0))
    }

    /// Reads one branch of a use-tree, or a plain path, that continues `stem`.
    fn tree(&mut self, stem: &[String]) {
        let mut path = stem.to_vec();
        loop {
            match self.token(0) {
                "{" => return self.group(&path),
                "*" if !path.is_empty() => path.push("*".to_owned()),
                "::" if path.is_empty() => {} // `::krate`
                name if is_name(name) => path.push(name.to_owned()),
                _ => break,
            }
            self.at += 1;
            if self.token(0) == "::" && !path.is_empty() {
                self.at += 1;
            } else if !path.is_empty() {
                break;
            }
        }
        if !path.is_empty() {
            self.found.push(self.resolved(&path));
        }
    }

    fn group(&mut self, stem: &[String]) {
        self.at += 1;
        while self.at < self.tokens.len() && self.token(0) != "}" {
            let before = self.at;
            match self.token(0) {
                "," => self.at += 1,
                "as" => self.at += 2,
                _ => self.tree(stem),
            }
            self.at = self.at.max(before + 1).min(self.tokens.len());
        }
        self.at += 1;
    }

    /// The path from the crate root.
    fn resolved(&self, path: &[String]) -> Path {
        let mut full: Path = match path[0].as_str() {
            "crate" => vec!["crate".to_owned()],
            "self" | "super" => [&["crate".to_owned()], self.module.as_slice()].concat(),
            _ => return path.to_vec(),
        };
        for (i, name) in path.iter().enumerate() {
            match name.as_str() {
                "crate" if i == 0 => {}
                "self" => {}
                "super" => drop(full.pop()),
                _ => full.push(name.clone()),
            }
        }
        full
    }
}

fn is_name(token: &str) -> bool {
    token.starts_with(|c: char| c.is_alphabetic() || c == '_')
}

#[cfg(test)]
fn found(code: &str) -> Vec<String> {
    let module = ["audit", "rates"].map(str::to_owned);
    paths(code, &module).iter().map(|p| p.join("::")).collect()
}

#[test]
fn expands_groups() {
    assert_eq!(
        found("use crate::{self, domain::{Fact, Place}, present::pages::*, text as words};"),
        ["crate", "crate::domain::Fact", "crate::domain::Place", "crate::present::pages::*", "crate::text"]
    );
    assert_eq!(found("use {crate::a::B, std::fs};"), ["crate::a::B", "std::fs"]);
}

#[test]
fn resolves_super_and_self() {
    assert_eq!(found("use super::super::ui::App;"), ["crate::ui::App"]);
    assert_eq!(found("use super::{Audit, super::ui::App};"), ["crate::audit::Audit", "crate::ui::App"]);
    assert_eq!(found("use self::deep::X;"), ["crate::audit::rates::deep::X"]);
    assert_eq!(
        found("mod inner { use super::super::super::ui::App; } use super::Y;"),
        ["crate::ui::App", "crate::audit::Y"]
    );
}

#[test]
fn finds_paths_outside_use_lines() {
    assert_eq!(
        found(
            "fn f(x: &crate::ui::App) -> Vec<thuoc_do::text::Word> { g::<super::super::cli::Args>(); std::env::args() }"
        ),
        ["crate::ui::App", "thuoc_do::text::Word", "g", "crate::cli::Args", "std::env::args"]
    );
    assert_eq!(found("pub use ::web_sys::Window;"), ["web_sys::Window"]);
    assert_eq!(found("pub(in crate::audit) fn f() {}"), ["crate::audit"]);
}
