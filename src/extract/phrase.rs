//! The catalogue's phrases, folded once, and how they match a window of words.

use super::token::{Kind, Token};
use super::unit::Unit;
use crate::catalog::{Catalog, FactDef};
use crate::domain::fold_phrase;

/// The most words a `*` may stand for.
const GAP: usize = 25;

/// Where a phrase may count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Use {
    /// Anywhere in the window.
    Free,
    /// Only after a parent of the fact was stated.
    Within,
    /// Only directly before the number.
    Adjacent,
}

struct Phrase<'a> {
    fact: &'a FactDef,
    unit: Unit,
    pieces: Vec<Vec<String>>,
    length: usize,
    used: Use,
}

/// Every phrase of the catalogue.
pub(super) struct PhraseBook<'a> {
    phrases: Vec<Phrase<'a>>,
}

/// A word of a window and the token it came from.
pub(super) struct WindowWord<'t> {
    pub(super) text: &'t str,
    pub(super) token: usize,
}

/// A phrase found in a window: the fact and the tokens from its first to its last word.
#[derive(Clone, Copy)]
pub(super) struct Match<'a> {
    pub(super) fact: &'a FactDef,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) length: usize,
}

/// The words of a run of tokens: letters, digits and `%`; other punctuation is dropped.
pub(super) fn words(tokens: &[Token], from: usize, to: usize) -> Vec<WindowWord<'_>> {
    let counts = |t: &Token| matches!(t.kind, Kind::Word | Kind::Number) || t.is_punct('%');
    (from..to).filter(|i| counts(&tokens[*i])).map(|i| WindowWord { text: &tokens[i].folded, token: i }).collect()
}

impl<'a> PhraseBook<'a> {
    pub(super) fn new(catalog: &'a Catalog) -> PhraseBook<'a> {
        let mut phrases = Vec::new();
        for fact in &catalog.facts {
            let lists = [
                (&fact.phrases, Use::Free),
                (&fact.phrases_within, Use::Within),
                (&fact.phrases_adjacent, Use::Adjacent),
            ];
            for (list, used) in lists {
                phrases.extend(list.iter().map(|text| compile(fact, text, used)));
            }
        }
        PhraseBook { phrases }
    }

    /// The best label before a number: the longest phrase, the nearest of equals; a phrase that needs a parent must
    /// beat the free ones, and among those the one whose parent was stated last wins.
    ///
    /// `seen` tells when a fact was last stated in this section; `accepts` filters by unit.
    pub(super) fn before(
        &self,
        words: &[WindowWord<'_>],
        seen: impl Fn(&str) -> Option<usize>,
        accepts: impl Fn(Unit) -> bool,
    ) -> Option<Match<'a>> {
        let mut free: Option<Match<'a>> = None;
        let mut within: Option<(usize, Match<'a>)> = None;
        for phrase in self.phrases.iter().filter(|p| accepts(p.unit)) {
            let Some((from, to)) = find(words, &phrase.pieces) else { continue };
            let found = Match {
                fact: phrase.fact,
                from: words[from].token,
                to: words[to - 1].token + 1,
                length: phrase.length,
            };
            let key = |m: &Match<'_>| (m.length, m.to);
            match phrase.used {
                Use::Adjacent if to != words.len() => {}
                Use::Free | Use::Adjacent => {
                    if free.as_ref().is_none_or(|best| key(&found) > key(best)) {
                        free = Some(found);
                    }
                }
                Use::Within => {
                    let Some(when) = phrase.fact.parents.iter().filter_map(|p| seen(p)).max() else { continue };
                    if within.as_ref().is_none_or(|(last, best)| (when, key(&found)) > (*last, key(best))) {
                        within = Some((when, found));
                    }
                }
            }
        }
        match (free, within) {
            (Some(free), Some((_, within))) => Some(if free.length >= within.length { free } else { within }),
            (free, within) => free.or(within.map(|(_, m)| m)),
        }
    }

    /// The best label after a number: it must begin within two words of the window's start.
    pub(super) fn after(
        &self,
        words: &[WindowWord<'_>],
        seen: impl Fn(&str) -> Option<usize>,
        accepts: impl Fn(Unit) -> bool,
    ) -> Option<Match<'a>> {
        let near: Vec<usize> = (0..words.len().min(3)).collect();
        near.into_iter().find_map(|start| {
            let mut best: Option<(usize, Match<'a>)> = None;
            for phrase in self.phrases.iter().filter(|p| accepts(p.unit) && p.used != Use::Adjacent) {
                let Some(to) = find_from(words, &phrase.pieces, start) else { continue };
                let when = phrase.fact.parents.iter().filter_map(|p| seen(p)).max();
                if phrase.used == Use::Within && when.is_none() {
                    continue;
                }
                let found = Match {
                    fact: phrase.fact,
                    from: words[start].token,
                    to: words[to - 1].token + 1,
                    length: phrase.length,
                };
                let key = (found.length, when.unwrap_or(0));
                if best.as_ref().is_none_or(|(last, m)| key > (m.length, *last)) {
                    best = Some((when.unwrap_or(0), found));
                }
            }
            best.map(|(_, m)| m)
        })
    }

    /// The longest free phrase of one given fact in a window.
    pub(super) fn states(&self, words: &[WindowWord<'_>], fact: &str) -> Option<Match<'a>> {
        let own = self.phrases.iter().filter(|p| p.fact.id == fact && p.used == Use::Free);
        own.filter_map(|p| {
            let (from, to) = find(words, &p.pieces)?;
            Some(Match { fact: p.fact, from: words[from].token, to: words[to - 1].token + 1, length: p.length })
        })
        .max_by_key(|m| m.length)
    }
}

fn compile<'a>(fact: &'a FactDef, text: &str, used: Use) -> Phrase<'a> {
    let pieces: Vec<Vec<String>> = text.split('*').map(fold_phrase).filter(|p| !p.is_empty()).collect();
    let length = pieces.iter().map(Vec::len).sum();
    Phrase { fact, unit: Unit::of(&fact.unit), pieces, length, used }
}

/// The match that ends last: word range `[from, to)`.
fn find(words: &[WindowWord<'_>], pieces: &[Vec<String>]) -> Option<(usize, usize)> {
    let (last, rest) = pieces.split_last()?;
    let start = (0..words.len().checked_sub(last.len())? + 1).rev().find(|i| piece_at(words, last, *i))?;
    let mut from = start;
    for piece in rest.iter().rev() {
        let lowest = from.saturating_sub(GAP + piece.len());
        from = (lowest..(from + 1).saturating_sub(piece.len())).rev().find(|i| piece_at(words, piece, *i))?;
    }
    Some((from, start + last.len()))
}

/// The match that begins exactly at `start` and ends first.
fn find_from(words: &[WindowWord<'_>], pieces: &[Vec<String>], start: usize) -> Option<usize> {
    let (first, rest) = pieces.split_first()?;
    piece_at(words, first, start).then_some(())?;
    let mut end = start + first.len();
    for piece in rest {
        let at = (end..=(end + GAP).min(words.len())).find(|i| piece_at(words, piece, *i))?;
        end = at + piece.len();
    }
    Some(end)
}

fn piece_at(words: &[WindowWord<'_>], piece: &[String], at: usize) -> bool {
    words.len() >= at + piece.len() && piece.iter().zip(&words[at..]).all(|(p, w)| p == w.text)
}
