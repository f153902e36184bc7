//! What the portal's keys are called, from `words.tsv`.

use std::collections::HashMap;
use std::sync::LazyLock;

/// The table.
const TABLE: &str = include_str!("words.tsv");

/// Its rows by key, with the place of each; of two rows of one key the first counts.
static KNOWN: LazyLock<HashMap<&str, (usize, &str)>> = LazyLock::new(|| {
    let mut known = HashMap::new();
    for (at, (key, rest)) in rows().enumerate() {
        known.entry(key).or_insert((at, rest));
    }
    known
});

/// What a key holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Holds {
    /// Words, codes, identifiers.
    Text,
    /// A number.
    Number,
    /// Points, which are never in the thousands.
    Points,
    /// A number in percent.
    Percent,
}

/// The heading of a key; the key itself when it is not known.
pub(super) fn heading(key: &str) -> &str {
    entry(key).map_or(key, |(_, vi)| vi)
}

/// What a key holds; words when it is not known.
pub(super) fn holds(key: &str) -> Holds {
    match entry(key) {
        Some(("t", _)) | None => Holds::Text,
        Some(("p", _)) => Holds::Percent,
        Some(("s", _)) => Holds::Points,
        Some(_) => Holds::Number,
    }
}

/// The largest score of a group of the index, as digits.
pub(super) fn largest_score(group: &str) -> Option<&'static str> {
    entry(group).map(|(max, _)| max).filter(|max| max.starts_with(|c: char| c.is_ascii_digit()))
}

/// Where a key stands in the table; unknown ones come after all others.
pub(super) fn position(key: &str) -> usize {
    KNOWN.get(key).map_or(usize::MAX, |(at, _)| *at)
}

fn entry(key: &str) -> Option<(&'static str, &'static str)> {
    KNOWN.get(key).and_then(|(_, rest)| rest.split_once('\t'))
}

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.lines().filter(|line| !line.starts_with("# ")).filter_map(|line| line.split_once('\t'))
}
