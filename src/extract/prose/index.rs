//! Ranks and points of the index.

use super::super::figure::{Amount, FigureAt};
use super::super::phrase::WindowWord;
use super::super::unit::Unit;
use super::{Cursor, Reader, contains};
use crate::domain::{Decimal, Fact, FactKind, Period, Scope, Span, fold, fold_phrase};

impl<'a> Reader<'a> {
    /// «xếp hạng thứ 01/63», «đứng vị trí thứ 4/63», «xếp thứ 5».
    pub(super) fn rank(
        &mut self,
        cursor: &mut Cursor<'_>,
        figure: &FigureAt,
        before: &[WindowWord<'_>],
    ) -> Option<usize> {
        let text = |back: usize| before.len().checked_sub(back).and_then(|i| before.get(i)).map(|w| w.text);
        let is = |back: usize, options: &[&str]| options.iter().any(|o| text(back) == Some(fold(o).as_str()));
        let ordinal = is(1, &["thứ", "hạng"]);
        let (rank, of) = match figure.amount {
            Amount::Pair(rank, of) if ordinal => (rank, Some(of)),
            Amount::One(rank) if ordinal && figure.unit.is_none() && is(2, &["xếp", "đứng", "trí", "hạng"]) => {
                (rank, None)
            }
            _ => return None,
        };
        let start = before[before.len().saturating_sub(4)..]
            .first()
            .map_or(cursor.tokens[figure.from].start, |w| cursor.tokens[w.token].start);
        let place = self.place(start, cursor.tokens[figure.to - 1].end);
        let period = Period::over(self.span.unwrap_or(self.default));
        let total = Some("index766_total".to_owned());
        let values = [("rank", Some(rank)), ("rank_of", of)];
        for (id, value) in values.into_iter().filter_map(|(id, v)| Some((id, v?))) {
            let unit = self.unit_of(id);
            let fact = Fact { of: total.clone(), ..self.fact(id, value, &unit, Scope::whole(), period, place.clone()) };
            self.facts.push(fact);
        }
        Some(figure.to)
    }

    /// Points of the index: a group by its name directly before, the total by its phrases, a required range.
    pub(super) fn points(
        &mut self,
        cursor: &mut Cursor<'_>,
        figure: &FigureAt,
        before: &[WindowWord<'_>],
    ) -> Option<usize> {
        (figure.unit == Some(Unit::Points)).then_some(())?;
        let period = Period::over(self.span.unwrap_or(self.default));
        let (value, max) = match figure.amount {
            Amount::One(value) => (value, None),
            Amount::Pair(value, max) => (value, Some(max)),
            Amount::Range(low, high) => return self.required_points(cursor, figure, before, low, high),
        };
        let group = self.group_before(before, max);
        let label = group.or_else(|| {
            let total = self.label_before(before, |u| u == Unit::Points)?;
            Some((total.fact.id.as_str(), total.from))
        });
        let (id, from) = label?;
        let place = self.place(cursor.tokens[from].start, cursor.tokens[figure.to - 1].end);
        self.facts.push(self.fact(id, value, "điểm", Scope::whole(), period, place.clone()));
        self.state(cursor, figure, figure.to);
        if let Some(max) = max {
            let fact = Fact {
                of: Some(id.to_owned()),
                ..self.fact("index766_max", max, "điểm", Scope::whole(), period, place)
            };
            self.facts.push(fact);
        }
        Some(figure.to)
    }

    /// «điểm yêu cầu từ 80-90 điểm».
    fn required_points(
        &mut self,
        cursor: &Cursor<'_>,
        figure: &FigureAt,
        before: &[WindowWord<'_>],
        low: Decimal,
        high: Decimal,
    ) -> Option<usize> {
        let wanted = ["yêu cầu", "chỉ tiêu", "mục tiêu", "phấn đấu"];
        let texts: Vec<&str> = before.iter().map(|w| w.text).collect();
        wanted.iter().any(|w| contains(&texts, &fold_phrase(w))).then_some(())?;
        let start = before[before.len().saturating_sub(4)..].first().map_or(figure.from, |w| w.token);
        let place = self.place(cursor.tokens[start].start, cursor.tokens[figure.to - 1].end);
        let year = self.span.unwrap_or(self.default).year();
        let period = Period::over(year.map_or(Span::Unknown, |year| Span::Year { year }));
        for (id, value) in [("index766_target_min", low), ("index766_target_max", high)] {
            let fact = self.fact(id, value, "điểm", Scope::whole(), period, place.clone());
            self.facts.push(Fact { kind: FactKind::Target, ..fact });
        }
        Some(figure.to)
    }

    /// The index group whose name or alias ends the window: its fact and first token.
    fn group_before(&self, before: &[WindowWord<'_>], max: Option<Decimal>) -> Option<(&'a str, usize)> {
        let links = before.iter().rev().take_while(|w| self.link.iter().any(|l| l == w.text)).count();
        let trimmed = &before[..before.len() - links];
        let groups = self.catalog.index_sets.iter().flat_map(|s| &s.groups);
        let mut best: Option<(usize, bool, &'a str)> = None;
        for group in groups {
            for name in std::iter::once(&group.vi).chain(&group.aliases) {
                let alias = fold_phrase(name);
                let ends = trimmed.len() >= alias.len()
                    && trimmed[trimmed.len() - alias.len()..].iter().zip(&alias).all(|(w, a)| w.text == a);
                let key = (alias.len(), Some(group.max) == max, group.fact.as_str());
                if ends && best.as_ref().is_none_or(|b| (key.0, key.1) > (b.0, b.1)) {
                    best = Some(key);
                }
            }
        }
        best.map(|(length, _, fact)| (fact, trimmed[trimmed.len() - length].token))
    }
}
