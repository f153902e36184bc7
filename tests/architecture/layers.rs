//! The table of layers in `src/lib.rs`, and the arrows it does not allow.

use std::collections::BTreeMap;

use crate::paths;
use crate::source::{Source, root};

/// What each layer may use.
pub(crate) struct Layers(BTreeMap<String, Vec<String>>);

impl Layers {
    /// The table as it stands in `src/lib.rs`.
    pub(crate) fn of_this_crate() -> Layers {
        let layers = Layers::parse(&std::fs::read_to_string(root().join("src/lib.rs")).unwrap());
        assert!(layers.0.len() >= 13, "only {:?} found in the table of src/lib.rs", layers.0.keys());
        layers
    }

    /// Reads rows of the form `//! | [`layer`] | other, another | what it holds |`; «–» allows nothing.
    fn parse(text: &str) -> Layers {
        let rows = text.lines().filter_map(|line| line.strip_prefix("//! | "));
        let cells = rows.map(|row| row.split('|').map(|c| c.trim().trim_matches(['[', ']', '`'])).collect::<Vec<_>>());
        let named = cells.filter(|c| c.len() >= 3 && c[0] != "layer");
        Layers(
            named
                .map(|c| {
                    let uses = c[1].split(',').map(str::trim).filter(|u| *u != "–").map(str::to_owned).collect();
                    (c[0].to_owned(), uses)
                })
                .collect(),
        )
    }

    /// Whether the table has a row for this layer.
    pub(crate) fn knows(&self, layer: &str) -> bool {
        self.0.contains_key(layer)
    }

    /// One line for every path in the file that leaves its layer against the table.
    pub(crate) fn forbidden(&self, source: &Source) -> Vec<String> {
        let reached = paths::paths(&source.code, &source.module());
        let broken = reached.iter().filter(|p| self.enters(source, p).is_some_and(|used| !self.allows(source, used)));
        broken.map(|p| format!("{}: {} may not use {}", source.path, source.layer(), p.join("::"))).collect()
    }

    /// The layer of ours that a path leads into; the whole crate is none by name, so no row allows it.
    fn enters<'a>(&self, source: &Source, path: &'a [String]) -> Option<&'a str> {
        // A program is a crate of its own, to which we are `thuoc_do`.
        let ours = path[0] == "thuoc_do" || (path[0] == "crate" && !source.is_shell());
        ours.then(|| path.get(1).map_or("", String::as_str))
    }

    fn allows(&self, source: &Source, used: &str) -> bool {
        match source.path.as_str() {
            "src/main.rs" => used == "ui",
            "src/bin/thuocdo.rs" => used == "cli",
            "src/bin/reader.rs" => matches!(used, "platform" | "engine" | "workspace"),
            "src/bin/rows.rs" => matches!(used, "platform" | "workspace"),
            _ => {
                let layer = source.layer();
                used == layer || self.0.get(layer).is_some_and(|uses| uses.iter().any(|u| u == used))
            }
        }
    }
}

#[cfg(test)]
const TABLE: &str = "//! | layer | may use | holds |\n//! |---|---|---|\n//! | [`domain`] | – | numbers |\n\
    //! | [`audit`] | domain, catalog | findings |\n//! | `ui` | audit, domain | the page |\n";

#[cfg(test)]
fn caught(path: &str, code: &str) -> bool {
    !Layers::parse(TABLE).forbidden(&Source::new(path, code)).is_empty()
}

#[test]
fn reads_the_table() {
    let layers = Layers::parse(TABLE);
    assert_eq!(layers.0["audit"], ["domain", "catalog"]);
    assert!(layers.0["domain"].is_empty() && layers.knows("ui") && !layers.knows("layer"));
}

#[test]
fn catches_forbidden_arrows_however_they_are_written() {
    for code in [
        "use crate::ui::App;",
        "use crate::{domain::Fact, ui::App};",
        "use crate::{domain::{Fact, Place}, ui};",
        "use super::super::ui::App;",
        "use super::{super::ui::App, Audit};",
        "use thuoc_do::ui::App;",
        "fn f() -> crate::ui::App { todo() }",
        "pub use crate::ui as page;",
        "use crate::*;",
        "use crate as root;",
        "mod inner { use super::super::super::ui::App; }",
        "use crate::unheard_of::X;",
    ] {
        assert!(caught("src/audit/rates.rs", code), "not caught: {code}");
    }
    assert!(caught("src/domain/mod.rs", "use crate::audit::Audit;"));
    assert!(caught("src/domain/mod.rs", "use super::audit::Audit;"));
    assert!(caught("src/main.rs", "use thuoc_do::audit;"));
    assert!(caught("src/bin/pack/page.rs", "use thuoc_do::text;"));
}

#[test]
fn lets_allowed_arrows_pass() {
    for code in [
        "use crate::{audit::Audit, domain::{self, Fact}};",
        "use super::Audit; use self::inner::X; mod inner { use super::super::Audit; }",
        "// use crate::ui::App;\nlet x = \"crate::ui\";",
        "#[cfg(test)]\nmod tests { use crate::ui::App; }",
        "use std::fmt; use serde::Deserialize;",
    ] {
        assert!(!caught("src/audit/rates.rs", code), "wrongly caught: {code}");
    }
    assert!(!caught("src/main.rs", "fn main() { thuoc_do::ui::start() }"));
    assert!(!caught("src/bin/pack/page.rs", "use crate::html::elements;"));
}
