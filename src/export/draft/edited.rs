//! Paragraphs that the user rewrote: figures and gaps that still stand in them stay what they are.

use super::{Block, Draft, Link, Run};
use crate::catalog::PLANS;
use crate::text::{self, handover as words};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// The rewritten paragraphs of all drafts.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Edits(BTreeMap<String, Edit>);

/// One paragraph: the words typed, and what stood in the written one at the time, in order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Edit {
    text: String,
    pieces: Vec<Piece>,
}

/// What in a paragraph is more than words: a figure by its link, a gap by what is missing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
struct Piece {
    of: Of,
    text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
enum Of {
    Figure(Link),
    Gap(String),
}

/// A paragraph as it stands after rewriting.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Standing {
    /// Whether the user rewrote it.
    pub edited: bool,
    /// Figures that have another value than when it was rewritten: «trước là 07, nay là 08».
    pub changes: Vec<String>,
}

impl Edits {
    /// Takes what was typed for a paragraph of a draft as written; the written words themselves, or none, are no edit.
    pub fn put(&mut self, written: &Draft, id: &str, typed: &str) {
        let typed = typed.split_whitespace().collect::<Vec<_>>().join(" ");
        let Some(runs) = runs_of(written, id) else { return };
        if typed.is_empty() || typed == plain(runs) {
            self.drop(written, id);
            return;
        }
        let pieces = runs.iter().filter_map(piece).collect();
        self.drop(written, id);
        self.0.insert(key(written, id), Edit { text: typed, pieces });
    }

    /// Goes back to the written paragraph.
    pub fn drop(&mut self, written: &Draft, id: &str) {
        self.0.remove(&key(written, id));
        earlier_key(written, id).map(|key| self.0.remove(&key));
    }

    fn of(&self, written: &Draft, id: &str) -> Option<&Edit> {
        self.0.get(&key(written, id)).or_else(|| self.0.get(&earlier_key(written, id)?))
    }

    /// Whether and how a paragraph was rewritten.
    pub fn standing(&self, written: &Draft, id: &str) -> Standing {
        let edit = self.of(written, id).zip(runs_of(written, id));
        edit.map_or_else(Standing::default, |(edit, runs)| Standing { edited: true, changes: edit.applied(runs).1 })
    }

    /// The draft with the rewritten paragraphs; gaps that were filled in are no gaps any more.
    #[must_use]
    pub fn applied(&self, written: &Draft) -> Draft {
        let mut draft = written.clone();
        for block in &mut draft.blocks {
            if let Block::Paragraph { id, runs, .. } = block
                && let Some(edit) = self.of(written, id)
            {
                *runs = edit.applied(runs).0;
            }
        }
        let (before, after) = (gaps(written), gaps(&draft));
        let is_left = |gap: &&String| after.contains(&gap.as_str()) || !before.contains(&gap.as_str());
        let left = draft.gaps.iter().filter(is_left).cloned().collect();
        Draft { gaps: left, ..draft }
    }
}

impl Edit {
    /// Whether one of several figures with the same words was taken out, so that nobody knows which are left.
    fn is_unsure(&self, part: &Piece) -> bool {
        let same = self.pieces.iter().filter(|other| other.text == part.text).count();
        same > 1 && matches!(part.of, Of::Figure(_)) && self.text.matches(part.text.as_str()).count() != same
    }

    /// The words typed with the figures of now in place of those of then, and what changed.
    fn applied(&self, now: &[Run]) -> (Vec<Run>, Vec<String>) {
        let (mut runs, mut changes) = (Vec::new(), Vec::new());
        let mut rest = self.text.as_str();
        let mut left: Vec<&Run> = now.iter().filter(|run| piece(run).is_some()).collect();
        for part in &self.pieces {
            let current =
                left.iter().position(|run| piece(run).is_some_and(|p| p.of == part.of)).map(|at| left.remove(at));
            let found = split_at_word(rest, &part.text).filter(|_| !self.is_unsure(part));
            let Some((before, after)) = found else {
                let stale = current.filter(|run| run.text() != part.text && self.text.contains(&part.text));
                changes.extend(stale.map(|run| words::changed(&part.text, run.text())));
                continue;
            };
            say(&mut runs, before);
            rest = after;
            match current {
                Some(run) => {
                    if run.text() != part.text {
                        changes.push(words::changed(&part.text, run.text()));
                    }
                    runs.push(run.clone());
                }
                None => {
                    changes.extend(matches!(part.of, Of::Figure(_)).then(|| words::gone(&part.text)));
                    say(&mut runs, &part.text);
                }
            }
        }
        say(&mut runs, rest);
        (runs, changes)
    }
}

/// What the user rewrites: the paragraph's words without its mark.
pub fn plain(runs: &[Run]) -> String {
    text::sentence(&runs.iter().map(Run::text).collect::<String>())
}

fn runs_of<'a>(draft: &'a Draft, id: &str) -> Option<&'a [Run]> {
    draft.blocks.iter().find_map(|block| match block {
        Block::Paragraph { id: own, runs, .. } if own == id => Some(runs.as_slice()),
        _ => None,
    })
}

fn piece(run: &Run) -> Option<Piece> {
    let text = run.text().to_owned();
    match run {
        Run::Words(_) => None,
        Run::Figure { link, .. } => Some(Piece { of: Of::Figure(link.clone()), text }),
        Run::Gap { what, .. } => Some(Piece { of: Of::Gap(what.clone()), text }),
    }
}

/// By what a rewritten paragraph is kept: the draft it is of, and where it proposes a scenario that one as well.
fn key(draft: &Draft, id: &str) -> String {
    let plan = if id.starts_with(PLANS) { draft.plan.as_str() } else { "" };
    format!("{} {} ({}{plan}) {id}", draft.kind, draft.span.code(), draft.body)
}

/// The same of a session kept before drafts told whose they are.
fn earlier_key(draft: &Draft, id: &str) -> Option<String> {
    draft.alone.then(|| format!("{} {} {id}", draft.kind, draft.span.code()))
}

fn say(runs: &mut Vec<Run>, words: &str) {
    if !words.is_empty() {
        runs.push(Run::Words(words.to_owned()));
    }
}

/// What is missing in the paragraphs.
fn gaps(draft: &Draft) -> Vec<&str> {
    draft.blocks.iter().flat_map(runs_in).filter_map(missing).collect()
}

fn runs_in(block: &Block) -> &[Run] {
    match block {
        Block::Paragraph { runs, .. } => runs,
        Block::Heading(_) => &[],
    }
}

fn missing(run: &Run) -> Option<&str> {
    match run {
        Run::Gap { what, .. } => Some(what),
        _ => None,
    }
}

/// The text before and after the first place where `part` stands by itself, not as the end or the beginning of a longer
/// number.
fn split_at_word<'a>(text: &'a str, part: &str) -> Option<(&'a str, &'a str)> {
    let alone = |at: &usize| {
        let before = text[..*at].chars().next_back().is_some_and(in_number);
        let mut after = text[at + part.len()..].chars();
        let goes_on = match after.next() {
            Some(c) if c.is_ascii_digit() => true,
            Some('.' | ',') => after.next().is_some_and(|c| c.is_ascii_digit()),
            _ => false,
        };
        !before && !goes_on
    };
    let at = text.match_indices(part).map(|(at, _)| at).find(alone)?;
    Some((&text[..at], &text[at + part.len()..]))
}

const fn in_number(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, '.' | ',')
}
