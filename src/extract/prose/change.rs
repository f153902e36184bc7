//! Changes against another period, and the other period's own value.

use super::super::figure::{Amount, FigureAt};
use super::super::mention::{Mention, Role};
use super::super::token::Kind;
use super::super::unit::Unit;
use super::Reader;
use super::cursor::Cursor;
use crate::domain::Direction::{Down, Up};
use crate::domain::{Decimal, Direction, Fact, FactKind, PassReason, Period, Span};

/// Words that say which way a figure went; `true` when «hơn» must follow.
const SIGNS: [(&str, Direction, bool); 9] = [
    ("tăng", Up, false),
    ("giảm", Down, false),
    ("cao", Up, true),
    ("nhiều", Up, true),
    ("thấp", Down, true),
    ("ít", Down, true),
    ("kém", Down, false),
    ("tụt", Down, false),
    ("rớt", Down, false),
];

impl<'a> Reader<'a> {
    /// «tăng 34 hồ sơ», «tăng 16,7 % so với cùng kỳ»: about the figure before it, or what its own words name. A change is
    /// never a result itself: one that is about nothing stated is passed over.
    pub(super) fn change(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> Option<usize> {
        let Amount::One(value) = figure.amount else { return None };
        let (start, direction) = self.direction(cursor, figure)?;
        let countable = matches!(
            figure.unit,
            Some(
                Unit::Percent
                    | Unit::Points
                    | Unit::Step
                    | Unit::Dossier
                    | Unit::Rating
                    | Unit::Case
                    | Unit::Money
                    | Unit::Procedure
            )
        );
        let about = countable.then(|| self.changed(cursor, figure, start)).flatten();
        let Some(about) = about else {
            self.pass(cursor, figure.from, figure.digits_to, PassReason::Change);
            return Some(figure.to);
        };
        self.record_change(cursor, figure, value, (start, direction), about)
    }

    fn record_change(
        &mut self,
        cursor: &mut Cursor<'_>,
        figure: &FigureAt,
        value: Decimal,
        (start, direction): (usize, Direction),
        about: Fact,
    ) -> Option<usize> {
        let percent = figure.unit == Some(Unit::Percent);
        let unit = if percent { "%".to_owned() } else { about.unit.clone() };
        let (to, against) = self.comparison(cursor, figure, about.period.span);
        let place = self.place(cursor.tokens[start.min(figure.from)].start, cursor.tokens[to - 1].end);
        let fact = Fact {
            of: Some(about.indicator.clone()),
            direction: Some(direction),
            compared: against.filter(|s| *s != Span::Unknown).map(Period::over),
            hedge: figure.hedge,
            ..self.fact("change", value, &unit, about.scope, about.period, place)
        };
        self.facts.push(fact);
        cursor.pending = None;
        Some(to)
    }

    /// Which way a figure went by the words before it, and where they begin. «giảm còn 655» gives the new value instead.
    fn direction(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> Option<(usize, Direction)> {
        let far = self.compares_between(cursor, figure.from);
        let least = cursor.gap.max(figure.from.saturating_sub(if far { 10 } else { 4 }));
        let sign = |i: usize| {
            let found = SIGNS
                .iter()
                .find(|(word, _, more)| cursor.is_word(i, word) && (!more || cursor.is_word(i + 1, "hơn")))?;
            Some((i, found.1))
        };
        let near = (least..figure.from).rev().find_map(sign);
        if let Some((at, _)) = near {
            let value = (at + 1..figure.from)
                .any(|i| ["còn", "lên", "xuống", "từ", "đạt"].iter().any(|w| cursor.is_word(i, w)));
            let apart =
                (at + 1..figure.from).any(|i| matches!(cursor.tokens[i].kind, Kind::Punct(',' | ';' | ':' | '(')));
            return near.filter(|_| !value && !apart);
        }
        let after_change = cursor.last_change(&self.facts) && self.only_links(cursor, cursor.gap, figure.from);
        if after_change && figure.unit == Some(Unit::Percent) {
            return self.facts.last().and_then(|f| f.direction).map(|d| (figure.from, d));
        }
        let waiting = cursor.pending.filter(|_| figure.from <= cursor.gap + 3 && cursor.is_word(figure.from - 1, "là"));
        waiting.map(|d| (figure.from, d))
    }

    /// «cao hơn cùng kỳ năm trước 11,3 điểm phần trăm»: the other side stands between the sign and the number.
    fn compares_between(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        let least = at.saturating_sub(8).max(cursor.gap);
        (least..at).any(|i| {
            let more = cursor.is_word(i, "hơn") || cursor.is_word(i, "tăng") || cursor.is_word(i, "giảm");
            let other = cursor.starts(i + 1, "cùng kỳ") || cursor.starts(i + 1, "so với");
            more && other
        })
    }

    /// What a change is about: the words of its own clause, else the nearest figure before it in the same sentence with
    /// the same unit (any, for percent).
    fn changed(&self, cursor: &Cursor<'_>, figure: &FigureAt, at: usize) -> Option<Fact> {
        let units = |u: Unit| !matches!(u, Unit::Agency | Unit::Other);
        let named = self
            .label_before(cursor, at)
            .filter(|l| l.depth <= 1)
            .and_then(|l| Some((l, self.meant(cursor, l.terms, units)?)));
        let start = cursor.tokens.get(cursor.sentence)?.start;
        let own = self.facts.iter().enumerate().rev().take_while(|(_, f)| f.place.end > start);
        let here: Vec<&Fact> = own.filter(|(i, _)| !self.others.contains(i)).map(|(_, f)| f).collect();
        if let Some((label, (fact, ..))) = named {
            let stated = here.iter().find(|f| f.indicator == fact.id);
            let (scope, _) = self.labelled_scope(cursor, &label, false, figure.from);
            let period = self.period_of(fact.stock, cursor, figure.from);
            let place = self.place(0, 0);
            let made = || self.fact(&fact.id, Decimal::ZERO, &fact.unit, scope, period, place);
            return Some(stated.map_or_else(made, |f| (*f).clone()));
        }
        let whole = cursor.starts(cursor.sentence, "so với") && here.is_empty();
        let first = cursor.first.and_then(|i| self.facts.get(i)).filter(|_| whole);
        let here: Vec<&Fact> = here.into_iter().chain(first).collect();
        let countable = |f: &&&Fact| {
            !matches!(f.indicator.as_str(), "share" | "change" | "index766_max" | "rank_of")
                && f.kind == FactKind::Result
        };
        let same = |f: &&&Fact| match figure.unit {
            Some(Unit::Step) => f.indicator == "rank",
            Some(Unit::Percent) => !matches!(f.indicator.as_str(), "rank" | "full_online_rate"),
            Some(unit) => Unit::of(&f.unit) == unit && f.indicator != "rank",
            None => false,
        };
        let shares = |f: &&&Fact| {
            figure.unit == Some(Unit::Percent) && matches!(f.indicator.as_str(), "share" | "full_online_rate")
        };
        let changes = |f: &&&Fact| figure.unit == Some(Unit::Percent) && f.indicator == "change";
        let found = here
            .iter()
            .filter(countable)
            .find(same)
            .or_else(|| here.iter().find(shares))
            .or_else(|| here.iter().find(changes))?;
        let mut about = (*found).clone();
        if matches!(about.indicator.as_str(), "share" | "change") {
            about.indicator = about.of.take()?;
        }
        Some(about)
    }

    /// «so với tháng 03/2023», «so với cùng kỳ» behind a change, or before it in its sentence: one past its last token,
    /// and the period compared with.
    fn comparison(&self, cursor: &Cursor<'_>, figure: &FigureAt, now: Span) -> (usize, Option<Span>) {
        let from = figure.to;
        if !cursor.starts(from, "so với") {
            let earlier = cursor
                .mentions_in(cursor.sentence, figure.to)
                .iter()
                .rev()
                .find(|m| m.role == Role::Compared && m.from >= cursor.sentence && m.to <= figure.from);
            let same = super::skip::says(cursor.tokens, cursor.sentence, figure.from, "cùng kỳ");
            let start = cursor.tokens.get(cursor.sentence).map_or(0, |t| t.start);
            let other = self.facts.iter().enumerate().rev().take_while(|(_, f)| f.place.end > start);
            let other = other.into_iter().find(|(i, _)| self.others.contains(i)).map(|(_, f)| f.period.span);
            let earlier = earlier.map(|m| self.dated(m.span)).filter(|_| !same || now.year_before().is_none());
            let span = earlier.or(other).or(same.then(|| now.year_before()).flatten());
            return (from, span);
        }
        if cursor.starts(from + 2, "cùng kỳ") {
            let named = cursor.mention_at(from + 4).map_or(from + 4, |m| m.to);
            return (named, now.year_before());
        }
        if let Some((to, span)) = self.previous(cursor, from + 2, now) {
            return (to, span);
        }
        let named = cursor.mention_at(from + 2);
        named.map_or((from + 2, None), |m| (m.to, Some(self.dated(m.span))))
    }

    /// «tháng trước», «quý trước», «kỳ trước», «năm trước»: the one before the period in force.
    fn previous(&self, cursor: &Cursor<'_>, at: usize, now: Span) -> Option<(usize, Option<Span>)> {
        let phrases = ["tháng trước", "quý trước", "kỳ trước", "tuần trước", "năm trước"];
        let phrase = phrases.iter().find(|p| cursor.starts(at, p))?;
        let span = match now {
            _ if *phrase == "năm trước" => now.year_before(),
            Span::Month { year, month: 1 } => Some(Span::Month { year: year - 1, month: 12 }),
            Span::Month { year, month } => Some(Span::Month { year, month: month - 1 }),
            Span::Quarter { year, quarter: 1 } => Some(Span::Quarter { year: year - 1, quarter: 4 }),
            Span::Quarter { year, quarter } => Some(Span::Quarter { year, quarter: quarter - 1 }),
            _ => None,
        };
        Some((at + 2, span))
    }

    /// The period of a figure that a comparison gives of its own: «(năm 2023: 58.715 hồ sơ», «so với quý I/2023 (1.288
    /// hồ sơ», «(cùng kỳ: 64,2%)», «so với 263 hồ sơ của tháng 3».
    pub(super) fn compared_span(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> Option<Span> {
        let opens = |i: usize| matches!(cursor.tokens[i].kind, Kind::Punct('(' | ':' | ','));
        let now = self.last_period(cursor);
        let before: Vec<&Mention> =
            cursor.mentions_in(cursor.gap, figure.from).iter().filter(|m| m.to <= figure.from).collect();
        if let Some(mention) = before.last() {
            if self.same_time(cursor, mention) {
                return now.and_then(Span::year_before);
            }
            let bracket = mention.from > 0 && cursor.is_punct(mention.from - 1, '(');
            let told =
                bracket && (mention.to..figure.from).all(|i| opens(i) || self.words.link(&cursor.tokens[i].folded));
            let opened = (mention.to..figure.from).all(opens) && cursor.is_punct(figure.from - 1, '(');
            let compared = mention.role == Role::Compared && opened;
            if !(compared || told && mention.role != Role::Document && !matches!(mention.span, Span::Day(_))) {
                return None;
            }
            self.note_pending(cursor, mention.from);
            return Some(self.dated(mention.span));
        }
        let least = figure.from.saturating_sub(5).max(cursor.gap);
        if let Some(at) = (least..figure.from).find(|i| cursor.starts(*i, "cùng kỳ")) {
            let told = (at + 2..figure.from).all(|i| {
                opens(i)
                    || self.words.link(&cursor.tokens[i].folded)
                    || ["năm", "trước", "ngoái"].iter().any(|w| cursor.is_word(i, w))
            });
            return told.then(|| now.and_then(Span::year_before).unwrap_or(Span::Unknown));
        }
        let against = figure.from >= 2 && cursor.starts(figure.from - 2, "so với");
        let named = (figure.to..figure.to + 4).find_map(|i| cursor.mention_at(i));
        against.then(|| named.map_or(Span::Unknown, |m| self.dated(m.span)))
    }

    /// «…, cùng kỳ năm 2025 tiếp nhận 90 hồ sơ»: a clause of its own about the same time of the year before.
    fn same_time(&self, cursor: &Cursor<'_>, mention: &Mention) -> bool {
        let at = mention.from.saturating_sub(2);
        let opens =
            at == cursor.sentence || (at > 0 && matches!(cursor.tokens[at - 1].kind, Kind::Punct(',' | ';' | '(')));
        let before = self.head.span.year().map(|year| year - 1);
        mention.role == Role::Compared && cursor.starts(at, "cùng kỳ") && opens && mention.span.year() == before
    }

    /// «tăng so với … (…) là 15,9%»: the change is still to come.
    fn note_pending(&self, cursor: &mut Cursor<'_>, at: usize) {
        let sign = SIGNS.iter().find(|(word, ..)| at >= 3 && cursor.is_word(at - 3, word));
        cursor.pending = sign.map(|s| s.1);
    }

    fn last_period(&self, cursor: &Cursor<'_>) -> Option<Span> {
        let last = cursor.last.and_then(|l| self.facts.get(l.fact)).map(|f| f.period.span);
        last.or(Some(self.head.span))
    }

    /// The other period's own count: what the figure before it is, or what its own words name.
    pub(super) fn other_period(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> Option<usize> {
        let Amount::One(value) = figure.amount else { return None };
        let span = self.compared_span(cursor, figure)?;
        let unit = figure.unit;
        let named = self
            .label_after(cursor, figure.to)
            .or_else(|| self.label_before(cursor, figure.from).filter(|l| l.depth == 0))
            .and_then(|l| Some((l, self.meant(cursor, l.terms, move |u| super::count::accepts(unit, u))?)));
        let last = cursor
            .last
            .and_then(|l| self.facts.get(l.fact))
            .filter(|f| unit.is_none_or(|u| super::count::accepts(Some(u), Unit::of(&f.unit))));
        let (id, scope, to) = match (named, last) {
            (Some((label, (fact, ..))), _) => (fact.id.clone(), self.section_scope(), figure.to.max(label.to)),
            (None, Some(fact)) => (fact.indicator.clone(), fact.scope.clone(), figure.to),
            (None, None) => return None,
        };
        self.of_other_period(cursor, figure, value, (&id, scope, span), to)
    }

    fn of_other_period(
        &mut self,
        cursor: &Cursor<'_>,
        figure: &FigureAt,
        value: Decimal,
        (id, scope, span): (&str, crate::domain::Scope, Span),
        to: usize,
    ) -> Option<usize> {
        let def = self.catalog.fact(id)?;
        let period = if def.stock { Period::end_of(span) } else { Period::over(span) };
        let place = self.place(cursor.tokens[cursor.gap.min(figure.from)].start, cursor.tokens[to - 1].end);
        let fact = self.fact(&def.id, value, &def.unit, scope, period, place);
        self.others.insert(self.facts.len());
        self.facts.push(Fact { hedge: figure.hedge, ..fact });
        Some(to)
    }

    /// The other period's own share: «(cùng kỳ: 64,2%)».
    pub(super) fn other_period_share(
        &mut self,
        cursor: &mut Cursor<'_>,
        figure: &FigureAt,
        value: Decimal,
    ) -> Option<usize> {
        let span = self.compared_span(cursor, figure)?;
        let last = cursor.last.and_then(|l| self.facts.get(l.fact)).filter(|f| f.indicator == "share")?.clone();
        let place = self.place(cursor.tokens[cursor.gap.min(figure.from)].start, cursor.tokens[figure.to - 1].end);
        let fact = self.fact("share", value, "%", last.scope.clone(), Period::over(span), place);
        self.others.insert(self.facts.len());
        self.facts.push(Fact { of: last.of, base: last.base, hedge: figure.hedge, ..fact });
        Some(figure.to)
    }
}

impl Cursor<'_> {
    /// Whether the newest fact is a change that ends where the gap begins.
    fn last_change(&self, facts: &[Fact]) -> bool {
        let end = self.gap.checked_sub(1).and_then(|i| self.tokens.get(i)).map(|t| t.end);
        facts.last().is_some_and(|f| f.indicator == "change" && Some(f.place.end) == end)
    }
}
