//! The catalogue's terms: where they stand in a text, and which fact a set of them means.

use super::token::{Kind, Token};
use super::unit::Unit;
use crate::catalog::{Catalog, FactDef};
use crate::domain::Map;

/// A set of terms, one bit each.
pub(super) type Terms = u64;

/// The bit of the meaning that no word has: the sentence has named a part or the whole of the intake before.
pub(super) const PARTED: &str = "parted";

/// A term in the text and the tokens it covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TermAt {
    pub(super) bit: Terms,
    pub(super) from: usize,
    pub(super) to: usize,
    /// Whether it only counts when nothing else stands in its clause.
    pub(super) alone: bool,
}

struct Phrase<'a> {
    words: &'a [String],
    bit: Terms,
    alone: bool,
}

struct Meaning<'a> {
    fact: &'a FactDef,
    unit: Unit,
    mask: Terms,
    unless: Terms,
    weight: u32,
}

/// Every phrase and meaning of the catalogue, folded once.
pub(super) struct TermBook<'a> {
    /// Phrases by their first word, the longest first.
    heads: Map<&'a str, Vec<Phrase<'a>>>,
    ids: Map<&'a str, Terms>,
    axes: Map<&'a str, Terms>,
    meanings: Vec<Meaning<'a>>,
}

impl<'a> TermBook<'a> {
    pub(super) fn new(catalog: &'a Catalog) -> TermBook<'a> {
        let mut book = TermBook { heads: Map::default(), ids: Map::default(), axes: Map::default(), meanings: vec![] };
        for (i, term) in catalog.wording().terms.iter().enumerate() {
            let bit = 1 << i;
            book.ids.insert(&term.id, bit);
            *book.axes.entry(&term.axis).or_default() |= bit;
            book.add(&term.phrases, bit, false);
            book.add(&term.alone, bit, true);
        }
        book.ids.insert(PARTED, 1 << catalog.wording().terms.len());
        for phrases in book.heads.values_mut() {
            phrases.sort_by_key(|p| std::cmp::Reverse(p.words.len()));
        }
        let weights: Map<&str, u32> = catalog.wording().terms.iter().map(|t| (t.id.as_str(), t.weight)).collect();
        for fact in &catalog.facts {
            for ids in &fact.means {
                let weight = ids.iter().filter_map(|id| weights.get(id.as_str())).sum();
                let unless = book.all(fact.unless.iter());
                let (mask, unit) = (book.all(ids.iter()), Unit::of(&fact.unit));
                book.meanings.push(Meaning { fact, unit, mask, unless, weight });
            }
        }
        book
    }

    fn add(&mut self, phrases: &'a [Vec<String>], bit: Terms, alone: bool) {
        for words in phrases {
            let Some(first) = words.first() else { continue };
            self.heads.entry(first).or_default().push(Phrase { words, bit, alone });
        }
    }

    fn all<'s>(&self, ids: impl Iterator<Item = &'s String>) -> Terms {
        ids.filter_map(|id| self.ids.get(id.as_str())).fold(0, |all, bit| all | bit)
    }

    /// The set of some terms by id; unknown ids are no term.
    pub(super) fn set(&self, ids: &[&str]) -> Terms {
        ids.iter().filter_map(|id| self.ids.get(id)).fold(0, |all, bit| all | bit)
    }

    /// All terms of an axis.
    pub(super) fn axis(&self, name: &str) -> Terms {
        self.axes.get(name).copied().unwrap_or(0)
    }

    /// Whether all terms of a set lie on one axis on which labels list several («trước hạn, đúng hạn»).
    pub(super) fn listable(&self, terms: Terms) -> bool {
        let lists = ["time", "channel", "rating", "level"];
        terms != 0 && lists.iter().any(|axis| terms & !self.axis(axis) == 0)
    }

    /// Every term of a run of tokens, in order; the longest phrase wins and words count once. Words of names are none.
    pub(super) fn find(&self, tokens: &[Token]) -> Vec<TermAt> {
        let name = self.set(&["name"]);
        let mut found = Vec::new();
        let mut at = 0;
        while at < tokens.len() {
            let term = self.term_at(tokens, at);
            at = term.map_or(at + 1, |t| t.to);
            found.extend(term.filter(|t| t.bit != name));
        }
        found
    }

    fn term_at(&self, tokens: &[Token], at: usize) -> Option<TermAt> {
        let phrases = self.heads.get(tokens[at].folded.as_str())?;
        phrases.iter().find_map(|phrase| {
            let to = phrase_end(tokens, at, phrase.words)?;
            Some(TermAt { bit: phrase.bit, from: at, to, alone: phrase.alone })
        })
    }

    /// The fact that a set of terms means for a unit, and how much the terms that mean it weigh.
    pub(super) fn meaning(&self, terms: Terms, accepts: impl Fn(Unit) -> bool) -> Option<(&'a FactDef, u32)> {
        let fits = |m: &&Meaning<'_>| m.mask & !terms == 0 && m.unless & terms == 0 && accepts(m.unit);
        let mut best: Option<&Meaning<'a>> = None;
        for meaning in self.meanings.iter().filter(fits) {
            if best.is_none_or(|b| meaning.weight > b.weight) {
                best = Some(meaning);
            }
        }
        best.map(|m| (m.fact, m.weight))
    }
}

/// One past the last token of a phrase that starts at `at`; its commas may be left out in the text.
fn phrase_end(tokens: &[Token], at: usize, words: &[String]) -> Option<usize> {
    let mut next = at;
    for word in words {
        let token = tokens.get(next)?;
        let counts = matches!(token.kind, Kind::Word | Kind::Number | Kind::Punct('%' | ','));
        match counts && token.folded == *word {
            true => next += 1,
            false if word == "," => {}
            false => return None,
        }
    }
    Some(next)
}
