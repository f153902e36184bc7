//! Numbers that are no figures, each with its reason.

use super::super::figure::FigureAt;
use super::super::mention::{document_number, is_word};
use super::super::number::{Reading, parse};
use super::super::token::{Kind, Token};
use super::super::unit::{Unit, scale_at, unit_at};
use super::Reader;
use super::cursor::Cursor;
use super::words::{ends_one, starts_one};
use crate::domain::PassReason;

impl Reader<'_> {
    /// A footnote at the end of the text: it begins with the number of a mark met before, and a capital.
    pub(super) fn footnote(&self, cursor: &Cursor<'_>) -> bool {
        let [first, second, ..] = cursor.tokens else { return false };
        first.is_number() && self.marks.contains(&first.folded) && second.kind == Kind::Word && second.capital
    }

    /// Why a number that can be no figure is none, and one past its last token.
    pub(super) fn skipped(&self, cursor: &Cursor<'_>, at: usize) -> Option<(PassReason, usize)> {
        let tokens = cursor.tokens;
        let next = tokens.get(at + 1);
        let term = cursor.term_over(at).filter(|t| t.from < at || tokens[t.from].is_number());
        if let Some(term) = term
            && term.bit & self.book.set(&["partial", "full", "online", "spot4"]) != 0
        {
            return Some((PassReason::Level, (at + 1).max(term.to.min(at + 1))));
        }
        if document_number(tokens, at) {
            let last = (at..tokens.len().min(at + 6)).take_while(|i| *i == at || glued(tokens, *i)).last();
            return Some((PassReason::DocumentNumber, last.map_or(at + 1, |i| i + 1)));
        }
        let termed = at > 0 && cursor.term_over(at - 1).is_some();
        if ends_one(&self.words.cited, tokens, at) && !termed && unit_at(tokens, at + 1).is_none() {
            return Some((PassReason::Citation, at + 1));
        }
        if self.contact(tokens, at) {
            return Some((PassReason::Contact, at + 1));
        }
        if tokens[at].is("766") && unit_at(tokens, at + 1).is_none() {
            return Some((PassReason::Ordinal, at + 1));
        }
        if clock(tokens, at) {
            return Some((PassReason::Date, at + 1));
        }
        if at > 1
            && tokens[at - 1].is_punct('.')
            && glued(tokens, at)
            && glued(tokens, at - 1)
            && tokens[at - 2].capital
        {
            return Some((PassReason::Ordinal, at + 1));
        }
        let counted = unit_at(tokens, at + 1).is_some() || scale_at(tokens, at + 1).is_some();
        let pair = next.is_some_and(|t| t.is_punct('/')) && tokens.get(at + 2).is_some_and(Token::is_number);
        if counted || pair {
            return None;
        }
        if starts_one(&self.words.durations, tokens, at + 1) {
            return Some((PassReason::Date, at + 1));
        }
        let lettered = next.is_some_and(|t| t.kind == Kind::Word && t.start == tokens[at].end);
        let bracketed = at > 0 && tokens[at - 1].is_punct('(') && next.is_some_and(|t| t.is_punct(')'));
        let numbered = ends_one(&self.words.numbered, tokens, at) && !self.totals_before(cursor, at);
        let item = at == 0 && next.is_some_and(|t| t.is_punct(')'));
        let short = tokens[at].folded.len() <= 3;
        if cursor.is_word(at + 1, "sao") {
            return Some((PassReason::Level, at + 1));
        }
        if lettered
            || item
            || (bracketed && short && self.serial(cursor, at))
            || (numbered && short && !self.ranked(cursor, at))
        {
            return Some((PassReason::Ordinal, at + 1));
        }
        let of_name = !self.list.as_ref().is_some_and(|_| self.listed_number(cursor, at))
            && at > 1
            && tokens[at - 1].capital
            && tokens[at - 2].capital
            && short
            && cursor.term_over(at - 1).is_none();
        let hyphened = at > 0 && tokens[at - 1].is_punct('-') && glued(tokens, at) && glued(tokens, at - 1);
        (of_name || hyphened).then_some((PassReason::Ordinal, at + 1))
    }

    /// «Sở Y tế 2, Sở XD 1»: the number of a list's item, not part of its name.
    fn listed_number(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        let closed = cursor.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, Kind::Punct(',' | ';' | ')' | '.')));
        let least = at.saturating_sub(8).max(cursor.gap);
        let body = |i: usize| cursor.is_word(i, "sở") || cursor.is_word(i, "ubnd") || cursor.is_word(i, "ban");
        let padded = cursor.tokens[at].folded.starts_with('0');
        closed && (padded || (least..at).any(body))
    }

    /// «(1) … (2) …»: a number alone in brackets behind no word that names a count.
    fn serial(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        let closed =
            cursor.tokens.get(at + 2).is_none_or(|t| matches!(t.kind, Kind::Punct(_)) || cursor.is_word(at + 2, "và"));
        if self.list.is_some() && at > 1 && cursor.tokens[at - 2].kind == Kind::Word && closed {
            return false;
        }
        let label = self.label_before(cursor, at - 1);
        label.is_none_or(|l| l.depth > 0 || l.to + 1 != at)
    }

    /// «tổng số 5», «con số 5», «là số»: a count, not a number of a thing.
    fn totals_before(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        at > 1 && cursor.is_word(at - 1, "số") && ["tổng", "con", "là"].iter().any(|w| cursor.is_word(at - 2, w))
    }

    /// «xếp thứ 5», «đứng thứ 5», «vị trí thứ 5»: a rank, not a number of a thing.
    fn ranked(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        at > 1 && ["xếp", "đứng", "trí", "hạng"].iter().any(|w| cursor.is_word(at - 2, w))
    }

    /// A telephone number or an account: by its digits, or by the words shortly before.
    fn contact(&self, tokens: &[Token], at: usize) -> bool {
        let text = &tokens[at].folded;
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let dialled = digits >= 8 && (text.starts_with('0') || ["1900", "1800"].iter().any(|p| text.starts_with(p)));
        let unread = digits >= 7 && parse(text, Reading::Count).is_none();
        let announced = || (at.saturating_sub(5)..at).any(|i| starts_one(&self.words.contact, tokens, i));
        let counted = unit_at(tokens, at + 1).is_some();
        dialled || unread || (!counted && digits >= 3 && announced())
    }

    /// «đã nộp 3 bộ hồ sơ»: what one person handed in.
    pub(super) fn own_of_citizen(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> bool {
        let sets = cursor.starts(figure.digits_to, "bộ hồ sơ");
        let handed = figure.from > 0 && cursor.is_word(figure.from - 1, "nộp");
        sets && handed && cursor.tokens[figure.from].folded.len() < 3
    }

    /// «So với mức 412 hồ sơ chậm trả của tháng 11, …»: what a count is compared with.
    pub(super) fn measured_against(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> bool {
        let near = figure.from.saturating_sub(3).max(cursor.gap);
        let level = ["mức", "con số"].iter().any(|w| (near..figure.from).any(|i| cursor.starts(i, w)));
        let least = figure.from.saturating_sub(5).max(cursor.sentence);
        level && figure.unit == Some(Unit::Dossier) && says(cursor.tokens, least, figure.from, "so với")
    }

    /// Why a number that could have been a figure became none.
    pub(super) fn why_passed(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> PassReason {
        let foreign = self.book.set(&["foreign"]);
        let before = self.label_before(cursor, figure.from).filter(|l| l.depth == 0);
        let after = self.label_after(cursor, figure.to);
        let about = before.map_or(0, |l| l.terms) | after.map_or(0, |l| l.terms);
        if self.aimed(cursor, figure) {
            return PassReason::Plan;
        }
        let noun = figure.unit.is_none() && self.noun_follows(cursor, figure.to);
        if self.ranks_otherwise(cursor, figure) {
            return PassReason::OtherSubject;
        }
        let unmeasured = matches!(figure.unit, Some(Unit::Other | Unit::Province | Unit::Step | Unit::Person));
        match figure.unit {
            _ if about & foreign != 0 || noun || cursor.foreign || unmeasured || !self.head.relevant => {
                PassReason::OtherSubject
            }
            None => PassReason::NoUnit,
            Some(_) => PassReason::Unnamed,
        }
    }

    /// Whether the word after a number is a noun that is no unit known here.
    pub(super) fn noun_follows(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        let Some(token) = cursor.tokens.get(at) else { return false };
        let near = at == 0 || !cursor.tokens[at - 1].is_punct('.');
        token.kind == Kind::Word
            && near
            && !token.capital
            && !self.words.no_nouns.contains(&token.folded)
            && cursor.term_over(at).is_none()
            && cursor.mention_over(at).is_none()
    }

    /// Whether nothing but link words, commas and brackets stands between two tokens.
    pub(super) fn only_links(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> bool {
        cursor.tokens[from.min(to)..to].iter().all(|t| match t.kind {
            Kind::Word => self.words.link(&t.folded),
            Kind::Punct(c) => matches!(c, '(' | '+' | ',' | ':' | ')' | '*' | '-' | '–' | '='),
            Kind::Number | Kind::Mark => false,
        })
    }
}

/// «05:11», «13:18»: either number of a time of day.
fn clock(tokens: &[Token], at: usize) -> bool {
    let two = |i: usize| tokens.get(i).is_some_and(|t| t.is_number() && t.folded.len() == 2);
    let colon = |i: usize| tokens.get(i).is_some_and(|t| t.is_punct(':')) && glued(tokens, i) && glued(tokens, i + 1);
    two(at) && ((colon(at + 1) && two(at + 2)) || (at > 1 && colon(at - 1) && two(at - 2)))
}

/// Whether nothing stands between a token and the one before it.
fn glued(tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens.get(at).is_some_and(|t| t.start == tokens[at - 1].end)
}

/// Whether a phrase stands anywhere in a run of tokens.
pub(super) fn says(tokens: &[Token], from: usize, to: usize, phrase: &str) -> bool {
    let words: Vec<&str> = phrase.split(' ').collect();
    (from..to).any(|i| words.iter().enumerate().all(|(j, w)| i + j < to && is_word(tokens, i + j, w)))
}
