//! The catalogue's heading rules, folded once, and which of them fits the path of headings over a column.

use super::index::IndexNames;
use super::model::words;
use crate::catalog::{Catalog, ColumnDef};
use crate::domain::{Set, fold};
use std::borrow::Cow;
use std::sync::OnceLock;

/// A piece with its alternatives, each a run of words.
type Piece = Vec<Vec<String>>;

/// A rule ready to be compared.
pub(super) struct Rule<'a> {
    pub(super) def: &'a ColumnDef,
    all: Vec<Piece>,
    none: Vec<Piece>,
    not_leaf: Vec<Piece>,
}

/// All rules of the catalogue.
pub(in crate::extract) struct HeadingBook<'a> {
    pub(super) rules: Vec<Rule<'a>>,
    pub(super) index: IndexNames<'a>,
    fillers: Set<String>,
    never: Vec<Vec<String>>,
    subject: Vec<Vec<String>>,
    foreign: Vec<Vec<String>>,
}

/// The headings over a column, group first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Path {
    /// The words of each.
    pub(super) levels: Vec<Vec<String>>,
    /// As written, joined.
    pub(super) text: String,
    /// Where the text of the lowest begins.
    lowest: usize,
}

/// How well a rule fits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fit {
    /// Words of the path that the rule names.
    pub(super) words: usize,
    /// Telling words of the lowest heading that the rule does not name.
    pub(super) strange: usize,
    /// Telling words of the lowest heading in all.
    pub(super) telling: usize,
}

impl Fit {
    /// Whether a good part of the lowest heading is left unexplained.
    pub(super) fn is_partial(self) -> bool {
        self.strange * 3 > self.telling
    }

    /// Whether most of it is: then the rule only happens to share a word.
    pub(super) fn is_chance(self) -> bool {
        self.strange > 2 && self.strange * 5 > self.telling * 3
    }
}

impl Path {
    pub(super) fn of<'t>(texts: impl IntoIterator<Item = &'t str>) -> Path {
        let mut path = Path::default();
        for text in texts {
            path.push(words(&without_remark(text)), text);
        }
        path
    }

    fn push(&mut self, level: Vec<String>, text: &str) {
        if !level.is_empty() && self.levels.last() != Some(&level) {
            self.levels.push(level);
            let above = if self.text.is_empty() { String::new() } else { format!("{} ", self.text) };
            self.lowest = above.len();
            self.text = above + text;
        }
    }

    pub(super) fn leaf(&self) -> &[String] {
        self.levels.last().map_or(&[], Vec::as_slice)
    }

    /// The lowest heading as written.
    pub(super) fn lowest(&self) -> &str {
        self.text.get(self.lowest..).unwrap_or_default()
    }

    /// The groups above the lowest heading; `None` when there are none.
    pub(super) fn above(&self) -> Option<Path> {
        let levels = self.levels.get(..self.levels.len().checked_sub(1)?).filter(|l| !l.is_empty())?;
        let text = self.text.get(..self.lowest).unwrap_or_default().trim();
        Some(Path { levels: levels.to_vec(), text: text.to_owned(), lowest: 0 })
    }

    pub(super) fn joined(&self) -> Vec<String> {
        self.levels.concat()
    }

    pub(super) fn says(&self, phrase: &str) -> bool {
        has(&self.joined(), &words(phrase))
    }

    /// Whether it heads a rate.
    pub(super) fn is_rate(&self) -> bool {
        self.leaf().iter().any(|w| w == "%") || has(self.leaf(), rate_words())
    }

    /// The path without the words that make it a rate, and without its lowest heading when that says no more.
    pub(super) fn without_rate(&self) -> Path {
        let rate = rate_words();
        let mut path = Path::default();
        for (i, level) in self.levels.iter().enumerate() {
            let leaf = i + 1 == self.levels.len();
            let kept = level.iter().filter(|w| !leaf || (*w != "%" && !rate.contains(w)));
            path.push(kept.cloned().collect(), &self.text);
        }
        path
    }
}

impl<'a> HeadingBook<'a> {
    pub(in crate::extract) fn new(catalog: &'a Catalog) -> HeadingBook<'a> {
        let defs = &catalog.wording().headings;
        let phrases = |list: &[String]| list.iter().map(|p| words(p)).collect::<Vec<_>>();
        let rules = defs.column.iter().map(|def| Rule {
            def,
            all: pieces(&def.all),
            none: pieces(&def.none),
            not_leaf: pieces(&def.not_leaf),
        });
        HeadingBook {
            rules: rules.collect(),
            index: IndexNames::new(catalog),
            fillers: defs.fillers.iter().map(|w| fold(w)).collect(),
            never: phrases(&defs.never),
            subject: phrases(&defs.subject),
            foreign: phrases(&defs.foreign),
        }
    }

    /// Whether words say that a table is about dossiers.
    pub(super) fn is_subject(&self, words: &[String]) -> bool {
        self.subject.iter().any(|phrase| has(words, phrase))
    }

    /// Whether words are about something that is not measured here.
    pub(super) fn is_foreign(&self, words: &[String]) -> bool {
        self.foreign.iter().any(|phrase| has(words, phrase))
    }

    /// Whether a heading of a count would not have these words.
    pub(super) fn is_never(&self, path: &Path) -> bool {
        self.never.iter().any(|phrase| has(path.leaf(), phrase))
    }

    /// Whether a word says nothing about what is counted.
    fn is_filler(&self, word: &str) -> bool {
        word.chars().all(|c| c.is_ascii_digit() || c == '%') || self.fillers.contains(word)
    }

    /// How well a rule fits a path; `None` when it does not.
    pub(super) fn fit(&self, rule: &Rule<'_>, path: &Path) -> Option<Fit> {
        let leaf = path.leaf();
        let (last, rest) = rule.all.split_last()?;
        let (at, length) = longest(leaf, last)?;
        let joined = path.joined();
        let excluded = rule.none.iter().any(|p| longest(&joined, p).is_some())
            || rule.not_leaf.iter().any(|p| longest(leaf, p).is_some());
        if excluded || (rule.def.whole && !self.is_whole(leaf, at, length)) {
            return None;
        }
        let others: Option<usize> = rest.iter().map(|p| longest(&joined, p).map(|(_, words)| words)).sum();
        let mut named = vec![false; leaf.len()];
        for piece in &rule.all {
            for alternative in piece {
                mark(&mut named, leaf, alternative);
            }
        }
        let telling = leaf.iter().filter(|w| !self.is_filler(w)).count();
        let strange = leaf.iter().zip(&named).filter(|(w, named)| !**named && !self.is_filler(w)).count();
        Some(Fit { words: length + others?, strange, telling })
    }

    /// Nothing but digits beside the match.
    fn is_whole(&self, leaf: &[String], at: usize, length: usize) -> bool {
        let beside = leaf[..at].iter().chain(&leaf[at + length..]);
        beside.filter(|w| !w.chars().all(|c| c.is_ascii_digit())).count() == 0
    }
}

/// A heading without what it says in brackets about what is counted along («bao gồm cả …»).
fn without_remark(text: &str) -> Cow<'_, str> {
    let remark = |from: usize| {
        let inner = words(text.get(from + 1..).unwrap_or_default());
        ["bao gồm", "gồm", "kể cả", "không bao gồm", "không tính"].iter().any(|r| inner.starts_with(&words(r)))
    };
    let Some(from) = text.match_indices('(').map(|(at, _)| at).find(|at| remark(*at)) else {
        return Cow::Borrowed(text);
    };
    let to = text[from..].rfind(')').map_or(text.len(), |to| from + to + 1);
    Cow::Owned(format!("{} {}", &text[..from], &text[to..]))
}

/// «tỷ lệ», folded once.
fn rate_words() -> &'static [String] {
    static RATE: OnceLock<Vec<String>> = OnceLock::new();
    RATE.get_or_init(|| words("tỷ lệ"))
}

fn pieces(list: &[String]) -> Vec<Piece> {
    list.iter().map(|piece| piece.split('|').map(words).filter(|w| !w.is_empty()).collect()).collect()
}

/// Where the longest alternative that occurs begins, and its length.
fn longest(text: &[String], piece: &Piece) -> Option<(usize, usize)> {
    let found = piece.iter().filter_map(|words| find(text, words).map(|at| (at, words.len())));
    found.max_by_key(|(_, length)| *length)
}

fn find(text: &[String], phrase: &[String]) -> Option<usize> {
    (0..=text.len().checked_sub(phrase.len())?).find(|i| text[*i..].starts_with(phrase))
}

/// Whether a run of words occurs.
pub(super) fn has(text: &[String], phrase: &[String]) -> bool {
    !phrase.is_empty() && find(text, phrase).is_some()
}

fn mark(named: &mut [bool], text: &[String], phrase: &[String]) {
    for at in (0..text.len()).filter(|i| text[*i..].starts_with(phrase)) {
        named[at..at + phrase.len()].fill(true);
    }
}
