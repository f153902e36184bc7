//! The label of a figure: the terms of the clause before it, of the words after it, or of both.

use super::super::figure::FigureAt;
use super::super::term::{TermAt, Terms};
use super::super::token::Kind;
use super::super::unit::Unit;
use super::Reader;
use super::cursor::Cursor;
use crate::catalog::FactDef;

/// The most words between a figure and the words after it that name it.
const NEAR: usize = 9;
/// A label further away than this many tokens is doubted.
const DISTANT: usize = 25;

/// The terms that name a figure and the tokens they lie in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Label {
    pub(super) terms: Terms,
    pub(super) from: usize,
    pub(super) to: usize,
    /// First token of the clause the terms stand in.
    pub(super) clause: usize,
    /// How many clauses lie between it and the figure.
    pub(super) depth: usize,
}

impl Label {
    /// Whether the label stands far from a token.
    pub(super) fn distant(&self, at: usize) -> bool {
        at > self.to + DISTANT
    }
}

/// A fact chosen for a figure.
#[derive(Clone, Copy)]
pub(super) struct Named<'a> {
    pub(super) fact: &'a FactDef,
    pub(super) label: Label,
    /// Whether the words after the figure name it.
    pub(super) after: bool,
    /// Whether something the words leave open was taken from the context without proof.
    pub(super) assumed: bool,
}

impl<'a> Reader<'a> {
    /// The fact that the words around a figure name, for units that it accepts.
    pub(super) fn named(
        &self,
        cursor: &Cursor<'_>,
        figure: &FigureAt,
        accepts: impl Fn(Unit) -> bool + Copy,
    ) -> Option<Named<'a>> {
        let after = self.label_after(cursor, figure.to);
        let choose = |terms: Terms| self.meant(cursor, terms, accepts);
        let loose = !accepts(Unit::Dossier);
        let total = self.book.set(&["total"]);
        let fits = |terms: Terms| {
            (!loose && terms != total && terms != self.book.set(&["rate"]))
                || choose(terms).is_some()
                || after.is_some_and(|a| choose(terms | a.terms).is_some())
        };
        let before = self.label_where(cursor, figure.from, &fits);
        let first = before.and_then(|b| choose(b.terms).map(|found| (b, found)));
        if let (Some((label, (fact, _, assumed))), true) =
            (first.filter(|(b, _)| b.depth <= 1), self.whole_behind(figure) && !self.rated_behind(figure, after))
        {
            return Some(Named { fact, label, after: false, assumed });
        }
        let second = after.and_then(|a| choose(a.terms).map(|found| (a, found)));
        let (before, first) = match (before, second) {
            (Some(b), Some(_)) if self.names_whole(cursor, &b, figure.from) => (None, None),
            _ => (before, first),
        };
        if let (Some(b), Some(a)) = (before.filter(|b| b.depth == 0 || first.is_none()), after)
            && self.agree(b.terms, a.terms)
            && let Some((fact, weight, assumed)) = choose(b.terms | a.terms)
            && first.is_none_or(|(_, f)| weight > f.1)
            && second.is_none_or(|(_, s)| weight >= s.1)
        {
            let label = Label { terms: b.terms | a.terms, from: b.from, to: a.to, clause: b.clause, depth: b.depth };
            return Some(Named { fact, label, after: true, assumed });
        }
        let near = first.filter(|(b, _)| b.depth == 0 || second.is_none());
        let (label, (fact, _, assumed), after) = near
            .map(|(b, f)| (b, f, false))
            .or(second.map(|(a, s)| (a, s, true)))
            .or(first.map(|(b, f)| (b, f, false)))?;
        Some(Named { fact, label, after, assumed })
    }

    /// «391 người (97,75%) hài lòng»: the words behind a bracket that only gives the share.
    pub(super) fn named_over_bracket(
        &self,
        cursor: &Cursor<'_>,
        figure: &FigureAt,
        accepts: impl Fn(Unit) -> bool + Copy,
    ) -> Option<Named<'a>> {
        let share = cursor.is_punct(figure.to, '(')
            && cursor.is_punct(figure.to + 2, '%')
            && cursor.is_punct(figure.to + 3, ')');
        let label = self.label_after(cursor, figure.to + 4).filter(|l| share && l.from == figure.to + 4)?;
        let (fact, _, assumed) = self.meant(cursor, label.terms, accepts)?;
        let label = Label { to: figure.to, ..label };
        Some(Named { fact, label: Label { from: figure.to.saturating_sub(1), ..label }, after: true, assumed })
    }

    /// «trong số hồ sơ mới nhận có 300 hồ sơ nộp qua mạng»: the words before name the whole, those behind the part.
    fn names_whole(&self, cursor: &Cursor<'_>, label: &Label, at: usize) -> bool {
        let least = label.from.saturating_sub(5).max(cursor.gap);
        let whole = (least..label.from)
            .any(|i| cursor.is_word(i, "trong") && (cursor.is_word(i + 1, "số") || cursor.is_word(i + 1, "tổng")));
        whole && (label.to..at).any(|i| cursor.is_word(i, "có") || cursor.is_word(i, "thì") || cursor.is_punct(i, ','))
    }

    /// «463/467 lượt đánh giá rất hài lòng»: the words behind a pair of ratings name the first of the two.
    fn rated_behind(&self, figure: &FigureAt, after: Option<Label>) -> bool {
        figure.unit == Some(Unit::Rating) && after.is_some_and(|a| a.terms & self.book.axis("rating") != 0)
    }

    /// Whether the words behind a pair name its second number.
    fn whole_behind(&self, figure: &FigureAt) -> bool {
        matches!(figure.amount, super::super::figure::Amount::Pair(..))
    }

    /// The fact that terms mean; «quá hạn» alone takes the process spoken of last, «tiếp nhận trong tháng» is new beside
    /// a figure of the same intake. The weight, and whether anything was assumed.
    pub(super) fn meant(
        &self,
        cursor: &Cursor<'_>,
        terms: Terms,
        accepts: impl Fn(Unit) -> bool + Copy,
    ) -> Option<(&'a FactDef, u32, bool)> {
        let book = &self.book;
        if terms & book.set(&["foreign"]) != 0 {
            return None;
        }
        if terms & book.set(&["average"]) != 0 && !accepts(Unit::Percent) {
            return None;
        }
        let parted = if self.parted(cursor) { book.set(&[super::super::term::PARTED]) } else { 0 };
        let terms = terms | parted;
        let late = book.set(&["late"]);
        let flow = terms & book.set(&["within"]) != 0;
        let process = book.axis("process") & !book.set(&["received", "to_resolve", "due"]);
        if terms & late != 0 && terms & process == 0 {
            let known = match () {
                () if terms & book.set(&["remains"]) != 0 => book.set(&["pending"]),
                () if flow || terms & book.set(&["rate"]) != 0 => book.set(&["resolved"]),
                () => self.process & process,
            };
            let assumed = known == 0;
            let own = if assumed { book.set(&["resolved"]) } else { known };
            let rest = terms & !book.axis("process");
            return book.meaning(rest | own, accepts).map(|(fact, weight)| (fact, weight, assumed));
        }
        book.meaning(terms, accepts).map(|(fact, weight)| (fact, weight, false))
    }

    /// Whether the sentence has named a part or the whole of the intake before.
    fn parted(&self, cursor: &Cursor<'_>) -> bool {
        let Some(start) = cursor.tokens.get(cursor.sentence).map(|t| t.start) else { return false };
        if self.facts.last().is_some_and(|f| f.indicator == "carried_over") {
            return true;
        }
        let here = self.facts.iter().rev().take_while(|f| f.place.end > start);
        here.into_iter().any(|f| matches!(f.indicator.as_str(), "carried_over" | "received_total"))
    }

    /// Whether two sets of terms can name one figure: no axis with one term here and another there.
    fn agree(&self, before: Terms, after: Terms) -> bool {
        let axes = ["process", "origin", "level", "rating", "payment", "time", "channel"];
        let soft = self.book.set(&["received", "returned", "resolved"]);
        axes.iter().all(|axis| {
            let mask = self.book.axis(axis);
            let (b, a) = (before & mask, after & mask);
            b == 0 || a == 0 || b & a != 0 || (*axis == "process" && (b | a) & !soft == 0)
        })
    }

    /// The nearest clause before a token that has terms; lists of terms («trước hạn, đúng hạn») count as one.
    pub(super) fn label_before(&self, cursor: &Cursor<'_>, at: usize) -> Option<Label> {
        let total = self.book.set(&["total"]);
        self.label_where(cursor, at, &|terms| terms != total)
    }

    /// The nearest clause before a token whose terms fit.
    fn label_where(&self, cursor: &Cursor<'_>, at: usize, fits: &dyn Fn(Terms) -> bool) -> Option<Label> {
        let clauses = cursor.clauses_before(at);
        let mut found: Option<Label> = None;
        let mut rate = 0;
        for (depth, (from, to)) in clauses.into_iter().enumerate() {
            let here = self.clause_terms(cursor, from, to);
            let Some((first, last)) = here.first().zip(here.last()) else {
                if found.is_some() {
                    break;
                }
                continue;
            };
            let terms = here.iter().fold(0, |all, t| all | t.bit);
            match &mut found {
                None if !fits(terms) => rate |= terms & self.book.set(&["rate"]),
                None => found = Some(Label { terms: terms | rate, from: first.from, to: last.to, clause: from, depth }),
                Some(label) => {
                    let lists =
                        self.book.listable(label.terms) && last.to == to && self.same_list(last.bit, label.terms);
                    let adverb = label.terms & !self.book.axis("process") == 0
                        && from == cursor.sentence.max(cursor.gap)
                        && ["qua", "bằng"].iter().any(|w| cursor.is_word(from, w));
                    if !(adverb || (lists && label.from <= label.clause + 1)) {
                        break;
                    }
                    *label = Label { terms: label.terms | terms, from: first.from, clause: from, ..*label };
                }
            }
        }
        found
    }

    fn same_list(&self, one: Terms, other: Terms) -> bool {
        let axes = ["time", "channel", "rating", "level"];
        axes.iter().any(|axis| one & self.book.axis(axis) != 0 && other & self.book.axis(axis) != 0)
    }

    /// The terms of the words directly after a figure.
    pub(super) fn label_after(&self, cursor: &Cursor<'_>, from: usize) -> Option<Label> {
        let dashed =
            cursor.sentence + 2 >= from && cursor.tokens.get(from).is_some_and(|t| t.is_punct('-') || t.is_punct('–'));
        let from = from + usize::from(dashed);
        let end = cursor.tail_end(from, &self.words);
        let within = cursor
            .term_over(from)
            .filter(|t| t.from < from && !cursor.tokens[t.from].is_number() && !cursor.is_word(t.to, "có"));
        let here = self.clause_terms(cursor, within.map_or(from, |t| t.from), end);
        let (first, last) = here.first().zip(here.last())?;
        (first.from <= from + NEAR).then_some(())?;
        let mut label = Label {
            terms: here.iter().fold(0, |all, t| all | t.bit),
            from: first.from,
            to: last.to,
            clause: from,
            depth: 0,
        };
        while let Some(next) = self.listed_next(cursor, &label) {
            label = Label { terms: label.terms | next.bit, to: next.to, ..label };
        }
        Some(label)
    }

    /// «, bưu chính», «và trước hạn»: another term of the same list that no number of its own follows.
    fn listed_next(&self, cursor: &Cursor<'_>, label: &Label) -> Option<TermAt> {
        let joint = cursor.tokens.get(label.to).is_some_and(|t| t.is_punct(',') || t.is(&crate::domain::fold("và")));
        let last = cursor.term_over(label.to.checked_sub(1)?)?;
        joint.then_some(())?;
        let at = (label.to + 1..label.to + 4).find(|i| cursor.term_over(*i).is_some())?;
        let next = *cursor.term_over(at)?;
        let own = |i: usize| {
            cursor.tokens.get(i).is_some_and(|t| t.is_number() || t.is_punct(':')) || cursor.is_word(i, "là")
        };
        let words_between =
            (label.to + 1..next.from).all(|i| self.words.filler(&cursor.tokens[i].folded) || cursor.is_word(i, "qua"));
        (self.same_list(last.bit, next.bit) && words_between && !own(next.to)).then_some(next)
    }

    /// The terms of a clause; those that must stand alone only count when they do.
    pub(super) fn clause_terms(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> Vec<TermAt> {
        let all = cursor.terms_in(from, to);
        if all.iter().all(|t| !t.alone) {
            return all.to_vec();
        }
        let other = |i: usize| {
            let token = &cursor.tokens[i];
            token.kind == Kind::Word
                && !self.words.filler(&token.folded)
                && !all.iter().any(|t| t.from <= i && i < t.to)
        };
        let rate = self.book.set(&["rate", "total"]);
        let crowded = (from..to).any(other) || all.iter().filter(|t| t.bit & rate == 0).count() > 1;
        let adverb = |t: &TermAt| {
            cursor.is_word(t.from, "mới") && ["đạt", "có", "chỉ", "được"].iter().any(|w| cursor.is_word(t.to, w))
        };
        all.iter().filter(|t| !t.alone || !(crowded || adverb(t))).copied().collect()
    }
}
