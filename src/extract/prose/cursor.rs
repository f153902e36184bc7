//! A block being read: where the sentence and the gap begin, and the clauses on either side of a figure.

use super::super::mention::Mention;
use super::super::term::TermAt;
use super::super::token::{Kind, Token};
use super::super::unit::Unit;
use super::list::Queued;
use super::words::WordLists;
use super::{List, REACH};
use crate::domain::{Direction, Scope, Span, fold};
use std::collections::VecDeque;

/// How many tokens back it is looked for what a block is about.
const FAR: usize = 400;

/// The figure read last in the current block.
#[derive(Debug, Clone, Copy)]
pub(super) struct Last {
    /// Its number among the facts.
    pub(super) fact: usize,
    /// One past its last token.
    pub(super) to: usize,
    pub(super) unit: Unit,
}

/// A block being read.
pub(super) struct Cursor<'t> {
    pub(super) tokens: &'t [Token],
    pub(super) mentions: &'t [Mention],
    pub(super) terms: &'t [TermAt],
    /// One past what the figure before covers: words from here on are free to name the next one.
    pub(super) gap: usize,
    /// Where the current sentence begins.
    pub(super) sentence: usize,
    /// Where the current part of the sentence begins, behind a semicolon.
    pub(super) part: usize,
    pub(super) last: Option<Last>,
    /// Whether the sentence counts something that is not measured here.
    pub(super) foreign: bool,
    /// Where the sentence began to set aims («phấn đấu»), or to foretell («ước»).
    pub(super) aim: Option<usize>,
    /// «tăng so với …» whose amount is still to come.
    pub(super) pending: Option<Direction>,
    /// Whom the part of the sentence names before its labels («Sở Tư pháp tiếp nhận 20, giải quyết 18»).
    pub(super) subject: Option<Scope>,
    /// Whom the first words of the sentence name: holds behind semicolons too.
    pub(super) opening: Option<Scope>,
    /// Whom the first words of the block name: holds for its other sentences.
    pub(super) paragraph: Option<Scope>,
    /// Whom the sentence was about before a bracket behind a name.
    pub(super) outside: Option<(Option<Scope>, Option<Scope>)>,
    /// The first count of the block: a list «phân theo lĩnh vực:» divides it.
    pub(super) first: Option<usize>,
    /// The list that goes on behind a bracket.
    pub(super) held: Option<Option<List>>,
    /// The period said before the sentence.
    pub(super) before: Option<Span>,
    /// The period that holds again when a bracket closes.
    pub(super) bracket: Option<Option<Span>>,
    /// Where the text under a block's title begins.
    pub(super) body: Option<usize>,
    /// The period that holds again when the one of «riêng quý III …» ends.
    pub(super) aside: Option<Option<Span>>,
    /// What the rates behind a colon are given of: «Các chi nhánh có tỷ lệ đúng hạn dưới 95%: …».
    pub(super) rated: Option<String>,
    /// What the numbers behind «lần lượt là» are about.
    pub(super) queue: VecDeque<Queued>,
    /// The facts of the row of values read last in the sentence.
    pub(super) row: Vec<usize>,
}

impl<'t> Cursor<'t> {
    pub(super) fn new(tokens: &'t [Token], mentions: &'t [Mention], terms: &'t [TermAt]) -> Cursor<'t> {
        Cursor {
            tokens,
            mentions,
            terms,
            gap: 0,
            sentence: 0,
            part: 0,
            last: None,
            foreign: false,
            aim: None,
            pending: None,
            subject: None,
            opening: None,
            paragraph: None,
            outside: None,
            first: None,
            body: None,
            held: None,
            before: None,
            bracket: None,
            aside: None,
            rated: None,
            queue: VecDeque::new(),
            row: Vec::new(),
        }
    }

    pub(super) fn next_sentence(&mut self, at: usize) {
        self.gap = at;
        self.sentence = at;
        self.part = at;
        self.foreign = false;
        self.aim = None;
        self.pending = None;
        self.subject = self.paragraph.clone();
        self.opening = self.paragraph.clone();
        self.outside = None;
        self.rated = None;
        self.queue.clear();
        self.row.clear();
    }

    /// A bracket behind a name ends: the sentence is about whom it was about before.
    pub(super) fn leave_bracket(&mut self) {
        if let Some((subject, opening)) = self.outside.take() {
            self.subject = subject;
            self.opening = opening;
        }
    }

    pub(super) fn next_part(&mut self, at: usize) {
        self.part = at;
        self.subject = self.opening.clone();
        if self.queue.is_empty() {
            self.gap = at;
        }
    }

    /// Nothing farther back than this is looked at: a text without sentence ends stays linear to read.
    pub(super) fn reach(&mut self, at: usize) {
        let least = at.saturating_sub(REACH);
        self.gap = self.gap.max(least);
        self.sentence = self.sentence.max(least);
        self.part = self.part.max(least);
    }

    /// Notes words that set aims or foretell for the rest of the sentence.
    pub(super) fn modality(&mut self, at: usize, words: &WordLists) {
        let told = ["mục tiêu ấy", "mục tiêu này", "mục tiêu đó", "mục tiêu trên"].iter().any(|p| self.starts(at, p));
        let strong = !told && words.aim_at(self.tokens, at) && !words.reached_before(self.tokens, at);
        if strong && self.aim.is_none() {
            self.aim = Some(at);
        }
    }

    /// An aim said in a bracket ends with it: «đạt 87 điểm (yêu cầu từ 80 điểm), xếp thứ 9».
    pub(super) fn close_aim(&mut self, at: usize) {
        let least = self.sentence.max(at.saturating_sub(40));
        let open = (least..at).rev().find(|i| self.is_punct(*i, '('));
        self.aim = self.aim.filter(|aim| open.is_none_or(|open| *aim < open));
    }

    /// Whether only the words of an aside stand before a token in its block.
    pub(super) fn opens_block(&self, at: usize) -> bool {
        self.sentence == 0 && (0..at).take(2).any(|i| self.is_word(i, "riêng"))
    }

    /// Where looking back from a token for what a block is about begins: some sentences before it.
    pub(super) fn far(&self, at: usize) -> usize {
        at.saturating_sub(FAR)
    }

    /// The mentions that end behind `from` and begin before `to`.
    pub(super) fn mentions_in(&self, from: usize, to: usize) -> &'t [Mention] {
        let first = self.mentions.partition_point(|m| m.to < from);
        let last = self.mentions.partition_point(|m| m.from < to);
        self.mentions.get(first..last).unwrap_or(&[])
    }

    /// The mention that begins at a token.
    pub(super) fn mention_at(&self, at: usize) -> Option<&'t Mention> {
        let index = self.mentions.partition_point(|m| m.from < at);
        self.mentions.get(index).filter(|m| m.from == at)
    }

    /// The mention that covers a token.
    pub(super) fn mention_over(&self, at: usize) -> Option<&'t Mention> {
        let index = self.mentions.partition_point(|m| m.to <= at);
        self.mentions.get(index).filter(|m| m.from <= at)
    }

    /// The terms that lie wholly within a run of tokens, in order.
    pub(super) fn terms_in(&self, from: usize, to: usize) -> &'t [TermAt] {
        let first = self.terms.partition_point(|t| t.from < from);
        let last = self.terms.partition_point(|t| t.to <= to);
        self.terms.get(first..last).unwrap_or(&[])
    }

    /// The term that covers a token.
    pub(super) fn term_over(&self, at: usize) -> Option<&'t TermAt> {
        let index = self.terms.partition_point(|t| t.to <= at);
        self.terms.get(index).filter(|t| t.from <= at)
    }

    /// Whether a phrase of words stands at a token.
    pub(super) fn starts(&self, at: usize, phrase: &str) -> bool {
        phrase.split(' ').enumerate().all(|(i, word)| super::super::mention::is_word(self.tokens, at + i, word))
    }

    pub(super) fn is_word(&self, at: usize, word: &str) -> bool {
        super::super::mention::is_word(self.tokens, at, word)
    }

    pub(super) fn is_punct(&self, at: usize, c: char) -> bool {
        self.tokens.get(at).is_some_and(|t| t.is_punct(c))
    }

    /// The token that ends the sentence which `from` stands in, or the end of reach.
    pub(super) fn sentence_end(&self, from: usize) -> usize {
        let reach = self.tokens.len().min(from + REACH);
        (from..reach).find(|i| ends_sentence(self.tokens, *i)).unwrap_or(reach)
    }

    /// Whether a clause ends at a token: a comma, a colon, a bracket, a dash between spaces; not inside a term.
    fn divides(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        if self.term_over(at).is_some_and(|t| t.from < at) || self.joins_persons(at) {
            return false;
        }
        match token.kind {
            Kind::Punct(',' | ';' | ':' | '.' | '=') => true,
            Kind::Punct('-' | '–' | '—') => {
                let spaced = |a: usize, b: usize| self.tokens.get(b).is_none_or(|t| t.start > self.tokens[a].end);
                at == 0 || (spaced(at - 1, at) && spaced(at, at + 1))
            }
            _ => false,
        }
    }

    /// «người dân, doanh nghiệp», «tổ chức, cá nhân»: a comma within those who hand in.
    fn joins_persons(&self, at: usize) -> bool {
        let persons = ["người dân", "tổ chức", "cá nhân", "công dân", "doanh nghiệp"];
        let before = at >= 2 && persons.iter().any(|p| self.starts(at - 2, p));
        self.is_punct(at, ',') && before && persons.iter().any(|p| self.starts(at + 1, p))
    }

    /// The clauses from the gap's start to a token, the nearest first. A bracket that opens and closes within a clause
    /// belongs to it.
    pub(super) fn clauses_before(&self, at: usize) -> Vec<(usize, usize)> {
        let mut clauses = Vec::new();
        let (mut end, mut depth) = (at, 0usize);
        for i in (self.gap..at).rev() {
            let token = &self.tokens[i];
            let closes = token.is_punct(')') && self.opening(i).is_some();
            let edge = match token.kind {
                Kind::Punct(')') if closes => {
                    depth += 1;
                    false
                }
                Kind::Punct('(') if depth > 0 => {
                    depth -= 1;
                    false
                }
                Kind::Punct('(' | ')') => true,
                Kind::Word => depth == 0 && (self.starts(i, "trong đó") || token.is(&fold("gồm"))),
                _ => depth == 0 && self.divides(i),
            };
            if edge {
                let skip = if self.starts(i, "trong đó") { 2 } else { 1 };
                clauses.push(((i + skip).min(end), end));
                end = i;
            }
        }
        clauses.push((self.gap, end));
        clauses
    }

    /// The bracket that a closing one belongs to, when it lies within the gap and close by.
    fn opening(&self, closing: usize) -> Option<usize> {
        let least = self.gap.max(closing.saturating_sub(20));
        (least..closing).rev().find(|i| self.tokens[*i].is_punct('('))
    }

    /// One past the last token of the words that follow a figure directly and may name it.
    pub(super) fn tail_end(&self, from: usize, words: &WordLists) -> usize {
        let reach = self.tokens.len().min(from + 30);
        let mut at = from;
        while at < reach {
            if let Some(mention) = self.mention_at(at) {
                at = mention.to;
                continue;
            }
            let token = &self.tokens[at];
            let level = self.term_over(at).is_some_and(|t| t.from < at);
            let stop = match token.kind {
                Kind::Punct('(' | ')') => true,
                Kind::Punct(_) => self.divides(at),
                Kind::Number => !level,
                Kind::Word => !level && self.term_over(at).is_none() && words.ends_tail(self.tokens, at),
                Kind::Mark => false,
            };
            if stop {
                break;
            }
            at += 1;
        }
        at.min(reach)
    }
}

/// A full stop ends a sentence when a capital, a quotation mark or nothing follows.
pub(super) fn ends_sentence(tokens: &[Token], at: usize) -> bool {
    tokens[at].is_punct('.')
        && tokens
            .get(at + 1)
            .is_none_or(|next| next.start > tokens[at].end && (next.capital || next.kind != Kind::Word))
}
