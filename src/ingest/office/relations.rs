//! How the parts of an Office Open XML file name each other. Targets outside the file are left out: nothing is followed.

use super::container::Container;
use super::xml::Xml;
use crate::ingest::{Bound, ReadError};

/// A part that another part names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    pub(super) id: String,
    /// Last word of its type: «styles», «worksheet».
    pub(super) kind: String,
    /// Name of the part in the container.
    pub(super) part: String,
}

/// The parts that a part names; empty when it names none. An empty name asks for the container's own.
///
/// # Errors
/// As [`Container::read`] and [`Xml::next`].
pub(super) fn relations(container: &mut Container<'_>, part: &str) -> Result<Vec<Relation>, ReadError> {
    let (folder, file) = part.rsplit_once('/').unwrap_or(("", part));
    let listing = if folder.is_empty() { format!("_rels/{file}.rels") } else { format!("{folder}/_rels/{file}.rels") };
    let Some(bytes) = container.read(&listing)? else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    let source = container.source;
    Xml::open(source, &listing, &bytes)?.all(|element| {
        let inside = element.attribute("TargetMode").is_none_or(|m| m != "External");
        if element.name() == "Relationship" && inside {
            found.extend(relation(
                folder,
                element.attribute("Id"),
                element.attribute("Type"),
                element.attribute("Target"),
            ));
        }
        source.check(Bound::Entries, found.len())
    })?;
    Ok(found)
}

/// The first part of a kind.
pub(super) fn of_kind<'r>(relations: &'r [Relation], kind: &str) -> Option<&'r str> {
    relations.iter().find(|r| r.kind == kind).map(|r| r.part.as_str())
}

fn relation(folder: &str, id: Option<String>, kind: Option<String>, target: Option<String>) -> Option<Relation> {
    let kind = kind?.rsplit('/').next()?.to_owned();
    Some(Relation { id: id?, kind, part: resolved(folder, &target?) })
}

/// A target as a name in the container.
fn resolved(folder: &str, target: &str) -> String {
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = folder.split('/').filter(|p| !p.is_empty()).collect();
    for step in target.split('/') {
        match step {
            ".." => drop(path.pop()),
            "." | "" => {}
            name => path.push(name),
        }
    }
    path.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_become_names_in_the_container() {
        assert_eq!(resolved("word", "styles.xml"), "word/styles.xml");
        assert_eq!(resolved("xl/worksheets", "../sharedStrings.xml"), "xl/sharedStrings.xml");
        assert_eq!(resolved("xl", "/xl/worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("", "../../../etc/passwd"), "etc/passwd");
    }
}
