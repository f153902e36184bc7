//! Counts and amounts: by their label, by the list they stand in, or by the sentence's subject.

use super::super::agency::{NameAt, text_of};
use super::super::figure::{Amount, FigureAt};
use super::super::phrase::{Match, WindowWord, words};
use super::super::token::Kind;
use super::super::unit::Unit;
use super::{Cursor, List, REACH, Reader};
use crate::catalog::FactDef;
use crate::domain::{Fact, Scope, fold_phrase};

impl<'a> Reader<'a> {
    /// «9/29 cơ quan, đơn vị đạt chỉ tiêu», «297 hồ sơ thuộc 10 Sở, ban, ngành».
    pub(super) fn agencies_counted(
        &mut self,
        cursor: &mut Cursor<'_>,
        figure: &FigureAt,
        before: &[WindowWord<'_>],
    ) -> Option<usize> {
        (figure.unit == Some(Unit::Agency)).then_some(())?;
        let (value, of_total) = match figure.amount {
            Amount::One(value) => (value, None),
            Amount::Pair(value, of) => (value, Some(of)),
            Amount::Range(..) => return None,
        };
        let tail = words(cursor.tokens, figure.to, cursor.clause_end(figure.to, true));
        let after = self.book.after(&tail, |id| self.seen.get(id).copied(), |u| u == Unit::Agency);
        let (id, from, to) = match after {
            Some(found) => (found.fact.id.as_str(), figure.from, found.to),
            None => {
                let own = self.label_before(before, |u| u == Unit::Agency);
                let (id, from) = own
                    .map(|m| (m.fact.id.as_str(), m.from))
                    .or_else(|| self.child_counting_agencies(cursor, figure))?;
                (id, from, figure.to)
            }
        };
        let unit = self.unit_of(id);
        let period = self.period_of(false, cursor, figure.from);
        let place = self.place(cursor.tokens[from].start, cursor.tokens[to - 1].end);
        let fact = Fact { of_total, ..self.fact(id, value, &unit, Scope::whole(), period, place) };
        self.facts.push(fact);
        self.state(cursor, figure, to);
        Some(to)
    }

    /// The count of agencies that belongs to the fact the sentence is about.
    fn child_counting_agencies(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> Option<(&'a str, usize)> {
        let sentence = words(cursor.tokens, cursor.sentence, figure.from);
        let subject = self.label_before(&sentence, |u| matches!(u, Unit::Dossier | Unit::Rating))?;
        let counts = |f: &&FactDef| Unit::of(&f.unit) == Unit::Agency && f.parents.contains(&subject.fact.id);
        self.catalog.facts.iter().find(counts).map(|f| (f.id.as_str(), subject.from))
    }

    /// Counts and amounts: by the label before, the label after, the list they stand in, or the sentence's subject.
    pub(super) fn count(
        &mut self,
        cursor: &mut Cursor<'_>,
        figure: &FigureAt,
        before: &[WindowWord<'_>],
    ) -> Option<usize> {
        let unit = figure.unit;
        if matches!(unit, Some(Unit::Percent | Unit::Points | Unit::Agency))
            || matches!(figure.amount, Amount::Range(..))
        {
            return None;
        }
        let accepts = |u: Unit| unit.map_or(matches!(u, Unit::Dossier | Unit::Rating), |own| own == u);
        let label = self
            .label_before(before, accepts)
            .filter(|m| unit.is_some() || self.only_links(cursor.tokens, m.to, figure.from));
        if let Some(label) = label {
            if let Some(name) = self.item_after_colon(cursor, figure, label) {
                let scope = Scope::agency(self.name(cursor, name));
                return self.counted(cursor, figure, &label.fact.id, scope, (name.from, figure.to));
            }
            let agency = self.agencies.name_in(cursor.tokens, cursor.window, label.from, false);
            let scope = agency.map_or(Scope::whole(), |n| Scope::agency(self.name(cursor, n)));
            let from = agency.map_or(label.from, |n| n.from);
            return self.counted(cursor, figure, &label.fact.id, scope, (from, figure.to));
        }
        self.labelled_after(cursor, figure, accepts)
            .or_else(|| self.listed(cursor, figure))
            .or_else(|| self.subject(cursor, figure, accepts))
    }

    /// The first item of a list stands in the same window as the words that open it: «…, gồm: Công an tỉnh (153/350)».
    fn item_after_colon(&self, cursor: &Cursor<'_>, figure: &FigureAt, label: Match<'_>) -> Option<NameAt> {
        let colon = (label.to..figure.from).rev().find(|i| cursor.tokens[*i].is_punct(':'))?;
        self.agencies.name_in(cursor.tokens, colon + 1, figure.from, true)
    }

    fn labelled_after(
        &mut self,
        cursor: &mut Cursor<'_>,
        figure: &FigureAt,
        accepts: impl Fn(Unit) -> bool,
    ) -> Option<usize> {
        figure.unit?;
        let tail = words(cursor.tokens, figure.digits_to, cursor.clause_end(figure.digits_to, false));
        let found = self.book.after(&tail, |id| self.seen.get(id).copied(), accepts)?;
        self.counted(cursor, figure, &found.fact.id, Scope::whole(), (figure.from, found.to))
    }

    /// An item of a list: «Sở Y tế: 01 hồ sơ», «Công an tỉnh (153/350)», «01 hồ sơ thuộc lĩnh vực Đường bộ».
    fn listed(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> Option<usize> {
        let list = self.list.clone()?;
        let dossiers = matches!(figure.unit, None | Some(Unit::Dossier | Unit::Rating));
        dossiers.then_some(())?;
        if let Some(name) = self.agencies.name_in(cursor.tokens, cursor.window, figure.from, true) {
            let pair = matches!(figure.amount, Amount::Pair(..));
            (figure.unit.is_some() || pair).then_some(())?;
            let scope = Scope::agency(self.name(cursor, name));
            return self.counted(cursor, figure, &list.fact, scope, (name.from, figure.to));
        }
        figure.unit?;
        if let Some((field, to)) = self.field_after(cursor, figure.to) {
            let scope = Scope { agency: list.agency.clone(), field: Some(field), level: None };
            return self.counted(cursor, figure, &list.fact, scope, (figure.from, to));
        }
        let generic = words(cursor.tokens, cursor.window, figure.from);
        let total = fold_phrase("tổng số cộng cả là");
        let only_total = !generic.is_empty() && generic.iter().all(|w| total.iter().any(|t| t == w.text));
        only_total.then_some(())?;
        self.counted(cursor, figure, &list.fact, Scope::whole(), (generic[0].token, figure.to))
    }

    /// «thuộc lĩnh vực X»: X up to the end of the clause, commas included.
    fn field_after(&self, cursor: &Cursor<'_>, from: usize) -> Option<(String, usize)> {
        let lead = fold_phrase("thuộc lĩnh vực");
        let starts = lead.iter().enumerate().all(|(i, w)| cursor.tokens.get(from + i).is_some_and(|t| t.is(w)));
        starts.then_some(())?;
        let name = from + lead.len();
        let reach = cursor.tokens.len().min(name + REACH);
        let end = (name..reach)
            .find(|i| matches!(cursor.tokens[*i].kind, Kind::Punct('.' | ';' | ')')) || cursor.tokens[*i].is_number());
        let end = end.unwrap_or(reach);
        (end > name).then(|| (text_of(self.chars, cursor.tokens[name].start, cursor.tokens[end - 1].end), end))
    }

    /// A figure of another unit than the one before it continues that one's subject.
    fn subject(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt, accepts: impl Fn(Unit) -> bool) -> Option<usize> {
        let last = cursor.last?;
        (figure.unit? != last.unit && last.to >= cursor.sentence && last.to == cursor.window).then_some(())?;
        let sentence = words(cursor.tokens, cursor.sentence, figure.from);
        let label = self.label_before(&sentence, accepts)?;
        self.counted(cursor, figure, &label.fact.id, Scope::whole(), (label.from, figure.to))
    }

    /// Records a count (both numbers of a pair) and makes it the head of what follows.
    fn counted(
        &mut self,
        cursor: &mut Cursor<'_>,
        figure: &FigureAt,
        id: &str,
        scope: Scope,
        (from, to): (usize, usize),
    ) -> Option<usize> {
        let def = self.catalog.fact(id)?;
        let period = self.period_of(def.stock, cursor, figure.from);
        let place = self.place(cursor.tokens[from].start, cursor.tokens[to - 1].end);
        let (value, whole) = match figure.amount {
            Amount::One(value) => (value, None),
            Amount::Pair(value, whole) => (value, Some(whole)),
            Amount::Range(..) => return None,
        };
        let fact =
            Fact { hedge: figure.hedge, ..self.fact(id, value, &def.unit, scope.clone(), period, place.clone()) };
        self.facts.push(fact);
        self.state(cursor, figure, to);
        if let (Some(whole), Some(base)) = (whole, def.share_of.first().and_then(|b| self.catalog.fact(b))) {
            self.facts.push(self.fact(&base.id, whole, &base.unit, scope.clone(), period, place));
        }
        if scope.field.is_none() {
            self.list = Some(List { fact: id.to_owned(), agency: scope.agency });
        }
        Some(to)
    }
}
