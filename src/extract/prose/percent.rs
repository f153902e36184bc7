//! Percentages and changes: shares of the figure before them, targets, stated rates.

use super::super::figure::{Amount, FigureAt};
use super::super::mention::Role;
use super::super::phrase::{Match, WindowWord, words};
use super::super::unit::Unit;
use super::{BASE_WINDOW, Cursor, Reader, contains};
use crate::domain::{AgencyLevel, Decimal, Fact, FactKind, Period, Scope, Span, fold, fold_phrase};

impl<'a> Reader<'a> {
    /// «tăng 34 hồ sơ», «tăng 16,7 % so với cùng kỳ»: about the figure before it. A change is never a result itself:
    /// one that is about nothing stated is passed over.
    pub(super) fn change(
        &mut self,
        cursor: &mut Cursor<'_>,
        figure: &FigureAt,
        before: &[WindowWord<'_>],
    ) -> Option<usize> {
        use crate::domain::Direction::{Down, Up};
        let Amount::One(value) = figure.amount else { return None };
        let signs = [("tăng", Up), ("giảm", Down)];
        let near: Vec<&str> = before.iter().rev().take(2).map(|w| w.text).collect();
        let (_, direction) = signs.into_iter().find(|(word, _)| near.contains(&fold(word).as_str()))?;
        let Some(about) = self.changed(cursor, figure) else { return Some(figure.to) };
        let unit = if figure.unit == Some(Unit::Percent) { "%".to_owned() } else { about.unit.clone() };
        let (to, against) = self.comparison(cursor, figure.to, about.period.span);
        let first = cursor.tokens[figure.from].start;
        let start = before.iter().rev().take(2).map(|w| cursor.tokens[w.token].start).min().unwrap_or(first);
        let place = self.place(start, cursor.tokens[to - 1].end);
        let fact = Fact {
            of: Some(about.indicator.clone()),
            direction: Some(direction),
            compared: against.map(Period::over),
            ..self.fact("change", value, &unit, about.scope, about.period, place)
        };
        self.facts.push(fact);
        Some(to)
    }

    /// The figure a change is about: the nearest before it in the same sentence with the same unit (any, for percent).
    fn changed(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> Option<Fact> {
        let start = cursor.tokens.get(cursor.sentence)?.start;
        let countable =
            |f: &&Fact| !matches!(f.indicator.as_str(), "share" | "change" | "index766_max" | "rank" | "rank_of");
        let same = |f: &&Fact| figure.unit.is_some_and(|u| u == Unit::Percent || u == Unit::of(&f.unit));
        let here = self.facts.iter().rev().take_while(|f| f.place.end > start);
        here.filter(countable).find(same).cloned()
    }

    /// «so với tháng 03/2023», «so với cùng kỳ»: one past its last token, and the period compared with.
    fn comparison(&self, cursor: &Cursor<'_>, from: usize, now: Span) -> (usize, Option<Span>) {
        let word = |i: usize, w: &str| cursor.tokens.get(i).is_some_and(|t| t.is(&fold(w)));
        if !(word(from, "so") && word(from + 1, "với")) {
            return (from, None);
        }
        if word(from + 2, "cùng") && word(from + 3, "kỳ") {
            return (from + 4, now.year_before());
        }
        let named = cursor.mentions.iter().find(|m| m.from == from + 2);
        named.map_or((from + 2, None), |m| (m.to, Some(m.span)))
    }

    /// A percentage: the share of the figure before it, of a fact named before it, a target, or a stated rate.
    pub(super) fn percent(
        &mut self,
        cursor: &mut Cursor<'_>,
        figure: &FigureAt,
        before: &[WindowWord<'_>],
    ) -> Option<usize> {
        (figure.unit == Some(Unit::Percent)).then_some(())?;
        let Amount::One(value) = figure.amount else { return None };
        if self.is_target(before) {
            return self.target(cursor, figure, value);
        }
        if let Some(last) =
            cursor.last.filter(|l| l.unit != Unit::Agency && self.only_links(cursor.tokens, l.to, figure.from))
        {
            let of = self.facts.get(last.fact)?.clone();
            let start = before.first().map_or(figure.from, |w| w.token);
            return self.share(cursor, figure, value, &of.indicator, (of.scope, of.period), start);
        }
        let label = self.label_before(before, |u| matches!(u, Unit::Dossier | Unit::Rating | Unit::Percent))?;
        if label.fact.unit == "%" {
            return self.rate(cursor, figure, value, label);
        }
        self.only_links(cursor.tokens, label.to, figure.from).then_some(())?;
        let period = self.period_of(label.fact.stock, cursor, figure.from);
        self.share(cursor, figure, value, &label.fact.id, (Scope::whole(), period), cursor.window)
    }

    fn share(
        &mut self,
        cursor: &mut Cursor<'_>,
        figure: &FigureAt,
        value: Decimal,
        of: &str,
        about: (Scope, Period),
        start: usize,
    ) -> Option<usize> {
        let explicit = self.stated_base(cursor, figure, of);
        let to = explicit.as_ref().map_or(figure.to, |(_, to)| *to);
        let place = self.place(cursor.tokens[start].start, cursor.tokens[to - 1].end);
        let (scope, period) = about;
        let fact = Fact {
            of: Some(of.to_owned()),
            base: explicit.map(|(base, _)| base),
            ..self.fact("share", value, "%", scope, period, place)
        };
        self.facts.push(fact);
        Some(to)
    }

    /// The whole named right after the percent sign: «chiếm 65,53% số hồ sơ tiếp nhận mới».
    fn stated_base(&self, cursor: &Cursor<'_>, figure: &FigureAt, of: &str) -> Option<(String, usize)> {
        let end = cursor.clause_end(figure.to, false).min(figure.to + BASE_WINDOW);
        let end = (figure.to..end).find(|i| cursor.tokens[*i].is_punct(',')).unwrap_or(end);
        let window = words(cursor.tokens, figure.to, end);
        let def = self.catalog.fact(of)?;
        let candidates = def.share_of.iter().chain(&def.parents);
        let found = candidates.filter_map(|id| self.book.states(&window, id)).max_by_key(|m| m.length)?;
        Some((found.fact.id.clone(), found.to))
    }

    fn is_target(&self, before: &[WindowWord<'_>]) -> bool {
        let near: Vec<&str> = before.iter().rev().take(4).rev().map(|w| w.text).collect();
        ["tối thiểu", "chỉ tiêu", "phấn đấu", "ít nhất", "yêu cầu", "phải"]
            .iter()
            .any(|w| contains(&near, &fold_phrase(w)))
    }

    /// «phấn đấu … các địa phương đạt tối thiểu 70% hồ sơ … trực tuyến toàn trình».
    fn target(&mut self, cursor: &Cursor<'_>, figure: &FigureAt, value: Decimal) -> Option<usize> {
        let sentence_end = cursor.sentence_end(figure.to);
        let texts: Vec<&str> = words(cursor.tokens, cursor.sentence, sentence_end).iter().map(|w| w.text).collect();
        contains(&texts, &fold_phrase("trực tuyến toàn trình")).then_some(())?;
        let before = words(cursor.tokens, cursor.window, figure.from);
        let near: Vec<&str> = before.iter().map(|w| w.text).collect();
        let level = if contains(&near, &fold_phrase("địa phương")) {
            Some(AgencyLevel::Locality)
        } else {
            contains(&near, &fold_phrase("sở ngành")).then_some(AgencyLevel::Department)
        };
        let deadline = cursor
            .mentions
            .iter()
            .rfind(|m| m.role == Role::Deadline && m.from >= cursor.sentence && m.from < figure.from);
        let period = Period::over(deadline.map_or(Span::Unknown, |m| m.span));
        let start = before[before.len().saturating_sub(3)..].first().map_or(figure.from, |w| w.token);
        let place = self.place(cursor.tokens[start].start, cursor.tokens[figure.to - 1].end);
        let fact = self.fact("target", value, "%", Scope { level, ..Scope::whole() }, period, place);
        self.facts.push(Fact { kind: FactKind::Target, of: Some("full_online_rate".to_owned()), ..fact });
        Some(figure.to)
    }

    /// A rate stated by itself, with the system it is cited from.
    fn rate(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt, value: Decimal, label: Match<'_>) -> Option<usize> {
        let texts: Vec<&str> = words(cursor.tokens, cursor.sentence, figure.from).iter().map(|w| w.text).collect();
        let cited = self.systems.iter().find(|(name, _)| contains(&texts, name)).map(|(_, short)| short.clone());
        let period = self.period_of(label.fact.stock, cursor, figure.from);
        let place = self.place(cursor.tokens[label.from].start, cursor.tokens[figure.to - 1].end);
        let fact = self.fact(&label.fact.id, value, &label.fact.unit, Scope::whole(), period, place);
        self.facts.push(Fact { cited, ..fact });
        self.state(cursor, figure, figure.to);
        Some(figure.to)
    }
}
