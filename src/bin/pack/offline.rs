//! The portal page without a network: its service worker is told which files belong together.

use sha2::{Digest, Sha256};
use std::fmt::Write;

/// The service worker's file.
pub(crate) const WORKER: &str = "sw.js";
/// Files that are not part of the page: the single file, what is published, the worker itself.
pub(crate) const APART: [&str; 3] = ["thuoc-do.html", "so-lieu.json", WORKER];

/// How many bytes of the digest name a version.
const NAMED: usize = 8;

/// The worker's script with the files of the page, by name, and a version that is another whenever one of them is.
pub(crate) fn stamped(script: &str, files: &[(String, Vec<u8>)]) -> String {
    let names = files.iter().map(|(name, _)| if name == "index.html" { "./" } else { name.as_str() });
    let list = names.map(|name| format!("{name:?}")).collect::<Vec<_>>().join(", ");
    let line = |line: &str| match line {
        _ if line.starts_with("var VERSION = ") => format!("var VERSION = \"{}\";", version(files)),
        _ if line.starts_with("var FILES = ") => format!("var FILES = [{list}];"),
        line => line.to_owned(),
    };
    script.lines().map(|l| line(l) + "\n").collect()
}

fn version(files: &[(String, Vec<u8>)]) -> String {
    let mut all = Sha256::new();
    for (name, content) in files {
        all.update(name);
        all.update(Sha256::digest(content));
    }
    let mut version = String::new();
    for byte in all.finalize().iter().take(NAMED) {
        let _ = write!(version, "{byte:02x}"); // a string takes everything
    }
    version
}

#[cfg(test)]
mod tests {
    use super::*;

    const SCRIPT: &str = "\"use strict\";\nvar VERSION = \"dev\";\nvar FILES = [\"./\"];\nrun();\n";

    fn files(content: &str) -> Vec<(String, Vec<u8>)> {
        [("boot.js", "x"), ("index.html", content)].map(|(n, c)| (n.to_owned(), c.as_bytes().to_vec())).to_vec()
    }

    #[test]
    fn a_version_is_another_when_a_file_is() {
        let one = stamped(SCRIPT, &files("a"));
        assert!(one.contains("var FILES = [\"boot.js\", \"./\"];\nrun();\n"), "{one}");
        assert!(!one.contains("dev"));
        assert_eq!(stamped(&one, &files("a")), one, "packing twice gives the same result");
        assert_ne!(stamped(SCRIPT, &files("b")), one);
    }

    #[test]
    fn the_script_has_the_lines_that_are_written() {
        let script = include_str!("../../../public/sw.js");
        assert_eq!(
            script.lines().filter(|l| l.starts_with("var VERSION = ") || l.starts_with("var FILES = ")).count(),
            2
        );
        assert!(script.contains("\"so-lieu.json\""));
    }
}
