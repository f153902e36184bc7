//! Aims: targets, required scores, forecasts and tasks. None is a result.

use super::super::figure::{Amount, FigureAt};
use super::super::mention::Role;
use super::super::token::Kind;
use super::super::unit::Unit;
use super::Reader;
use super::cursor::Cursor;
use crate::domain::{AgencyLevel, Decimal, Fact, FactKind, PassReason, Period, Scope, Span};

/// How far before a number a word that makes it an aim may stand.
const NEAR: usize = 9;

impl Reader<'_> {
    /// Whether a figure is aimed at or foretold rather than reached.
    pub(super) fn aimed(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> bool {
        let told =
            ["đạt", "chưa đạt", "không đạt"].iter().any(|p| cursor.starts(figure.to, p)) && !self.sections.plans();
        if figure.unit == Some(Unit::Agency) && (told || matches!(figure.amount, Amount::Pair(..))) {
            return false;
        }
        if self.sections.aims() || cursor.aim.is_some_and(|at| at < figure.from) {
            return true;
        }
        if figure.unit == Some(Unit::Percent) && self.later_year(cursor, figure.from) {
            return true;
        }
        let far = cursor.gap.max(figure.from.saturating_sub(NEAR * 2));
        let marked = |i: &usize| {
            matches!(cursor.tokens[*i].kind, Kind::Punct(',' | ';' | ':' | '.' | '(')) || cursor.tokens[*i].is_number()
        };
        let clause = (far..figure.from).rev().take_while(|i| !marked(i) || cursor.mention_over(*i).is_some()).last();
        let near = cursor.gap.max(figure.from.saturating_sub(NEAR));
        let least = clause.map_or(near, |at| at.min(near));
        let reached = |i: usize| self.words.reached_before(cursor.tokens, i) && figure.unit != Some(Unit::Percent);
        let required = (least..figure.from).rev().find(|i| self.words.required_at(cursor.tokens, *i) && !reached(*i));
        let measured = matches!(figure.unit, Some(Unit::Percent | Unit::Points));
        required.is_some_and(|at| measured && !self.divided(cursor, at, figure.from))
    }

    /// «Đến năm 2030 có 100% hồ sơ …»: a year behind the report's own is still to come.
    fn later_year(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        let Some(own) = self.head.span.year() else { return false };
        let later =
            |m: &&super::super::mention::Mention| m.role == Role::Deadline && m.span.year().is_some_and(|y| y > own);
        cursor.mentions_in(cursor.sentence, at).iter().any(|m| later(&m))
    }

    /// Whether a sentence asks for something before a token: the year it names is that of the aim alone.
    pub(super) fn required_before(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        let from = cursor.sentence.max(at.saturating_sub(NEAR)).min(at);
        (from..at).any(|i| self.words.required_at(cursor.tokens, i))
    }

    /// Whether a result's own words stand between a word of aim and the number: «chưa đạt chỉ tiêu, mới đạt 40%».
    fn divided(&self, cursor: &Cursor<'_>, at: usize, to: usize) -> bool {
        let comma = (at..to).rev().find(|i| cursor.is_punct(*i, ',') || cursor.is_punct(*i, ';'));
        comma
            .is_some_and(|c| ["mới", "đạt", "kết", "tỷ", "thực", "hiện", "là"].iter().any(|w| cursor.is_word(c + 1, w)))
    }

    /// Records a target where the words say what it is set for; anything else aimed at is passed over.
    pub(super) fn aim(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> Option<usize> {
        let before = self.facts.len();
        let end = match (figure.unit, figure.amount) {
            (Some(Unit::Percent), Amount::One(value)) => self.target(cursor, figure, value),
            (Some(Unit::Points), Amount::Range(low, high)) => {
                self.required_points(cursor, figure, &[("index766_target_min", low), ("index766_target_max", high)])
            }
            (Some(Unit::Points), Amount::One(low)) => {
                self.required_points(cursor, figure, &[("index766_target_min", low)])
            }
            _ => None,
        };
        if self.facts.len() == before {
            self.pass(cursor, figure.from, figure.digits_to, PassReason::Plan);
            return Some(cursor.tail_end(figure.to, &self.words));
        }
        Some(end.unwrap_or(figure.to))
    }

    /// «phấn đấu … các địa phương đạt tối thiểu 70% hồ sơ … trực tuyến toàn trình».
    fn target(&mut self, cursor: &Cursor<'_>, figure: &FigureAt, value: Decimal) -> Option<usize> {
        let least = cursor.sentence.max(figure.from.saturating_sub(NEAR * 3));
        let told = (least..figure.from).any(|i| {
            self.words.required_at(cursor.tokens, i) || self.words.aim_at(cursor.tokens, i) || cursor.is_word(i, "đạt")
        });
        (told || !self.sections.tasks_only()).then_some(())?;
        let cut = ["thời gian", "chi phí", "lệ phí", "điều kiện", "phí"].iter().any(|w| cursor.starts(figure.to, w));
        let surplus = value < Decimal::whole(20)
            && (figure.from.saturating_sub(5)..figure.from).any(|i| cursor.is_word(i, "vượt"));
        (!cut && !surplus).then_some(())?;
        let of = self.target_of(cursor, figure)?;
        let start = cursor.gap.max(figure.from.saturating_sub(3)).min(figure.from);
        let place = self.place(cursor.tokens[start].start, cursor.tokens[figure.to - 1].end);
        let level = self.target_level(cursor, figure.from);
        let period = self.target_period(cursor, figure.from);
        let fact = self.fact("target", value, "%", Scope { level, ..Scope::whole() }, period, place);
        self.facts.push(Fact { kind: FactKind::Target, of: Some(of), hedge: figure.hedge, doubts: Vec::new(), ..fact });
        Some(self.label_after(cursor, figure.to).map_or(figure.to, |l| l.to))
    }

    /// What a target is set for: the words around it, those of the sentence, or the share it stands beside.
    fn target_of(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> Option<String> {
        let rated = |u: Unit| matches!(u, Unit::Dossier | Unit::Rating | Unit::Percent);
        let after = self.label_after(cursor, figure.to).map_or(0, |l| l.terms);
        let joined = figure.from > 0 && cursor.is_word(figure.from - 1, "và");
        let before = self.label_before(cursor, figure.from).filter(|_| !joined).map_or(0, |l| l.terms);
        let sentence =
            cursor.terms_in(cursor.sentence, cursor.sentence_end(figure.to)).iter().fold(0, |all, t| all | t.bit);
        let rate = self.book.set(&["rate"]);
        let plain = self.book.axis("process");
        let choose = |terms: u64| {
            let found = (terms & !rate != 0).then(|| self.meant(cursor, terms | rate, rated)).flatten();
            found.or_else(|| {
                (terms & !rate & !plain != 0).then(|| self.meant(cursor, (terms & !plain) | rate, rated)).flatten()
            })
        };
        let last = || {
            let last = cursor.last.filter(|l| l.to >= cursor.sentence).and_then(|l| self.facts.get(l.fact))?;
            Some(last.of.clone().filter(|_| last.indicator == "share").unwrap_or_else(|| last.indicator.clone()))
        };
        let telling = |(fact, ..): &(&crate::catalog::FactDef, u32, bool)| {
            !matches!(fact.id.as_str(), "received_total" | "resolved_total" | "online_payment_eligible")
        };
        let id =
            choose(after).filter(telling).or_else(|| choose(before).filter(telling)).map(|(fact, ..)| fact.id.clone());
        let full = sentence & self.book.set(&["full"]) != 0;
        let id = id.map(|id| if id == "satisfaction_satisfied" { "satisfaction_positive".to_owned() } else { id });
        id.or_else(last).or_else(|| choose(sentence).filter(|_| full).map(|(fact, ..)| fact.id.clone()))
    }

    /// For whom a target is set, by the last words before it that say so.
    fn target_level(&self, cursor: &Cursor<'_>, at: usize) -> Option<AgencyLevel> {
        let localities = [
            "địa phương",
            "ubnd huyện",
            "ubnd cấp huyện",
            "ubnd cấp xã",
            "ubnd các huyện",
            "ubnd xã",
            "cấp xã",
            "cấp huyện",
            "các xã",
        ];
        let departments = ["sở ngành", "sở ban ngành", "các sở", "từng sở", "mỗi sở"];
        let last =
            |list: &[&str]| (cursor.sentence..at).rev().find(|i| list.iter().any(|p| self.spelt(cursor, *i, at, p)));
        match (last(&localities), last(&departments)) {
            (Some(l), Some(d)) if l > d => Some(AgencyLevel::Locality),
            (Some(_), None) => Some(AgencyLevel::Locality),
            (_, Some(_)) => Some(AgencyLevel::Department),
            (None, None) => None,
        }
    }

    /// Whether a phrase stands at a token, commas left out.
    fn spelt(&self, cursor: &Cursor<'_>, from: usize, to: usize, phrase: &str) -> bool {
        let mut words = (from..to.min(from + 8)).filter(|i| !cursor.is_punct(*i, ','));
        phrase.split(' ').all(|w| words.next().is_some_and(|i| cursor.is_word(i, w)))
    }

    fn target_period(&self, cursor: &Cursor<'_>, at: usize) -> Period {
        let here = |m: &&super::super::mention::Mention| m.from >= cursor.sentence && m.from < at;
        let deadline = cursor.mentions_in(cursor.sentence, at).iter().filter(here).rfind(|m| m.role == Role::Deadline);
        let plain = || cursor.mentions_in(cursor.sentence, at).iter().filter(here).rfind(|m| m.role == Role::Plain);
        let end = cursor.sentence_end(at);
        let after =
            || cursor.mentions_in(at, end).iter().find(|m| m.from > at && m.to <= end && m.role != Role::Document);
        let said = deadline.or_else(plain).or_else(after).map(|m| self.dated(m.span));
        let planned = || self.head.plan.then_some(self.head.span);
        Period::over(said.or(self.sections.span()).or_else(planned).unwrap_or(Span::Unknown))
    }

    /// «điểm yêu cầu từ 80-90 điểm».
    fn required_points(&mut self, cursor: &Cursor<'_>, figure: &FigureAt, ends: &[(&str, Decimal)]) -> Option<usize> {
        let start = cursor.gap.max(figure.from.saturating_sub(4)).min(figure.from);
        let place = self.place(cursor.tokens[start].start, cursor.tokens[figure.to - 1].end);
        let said = self.target_period(cursor, figure.from);
        let year = self.sections.said().unwrap_or(self.head.span).year();
        let deadline = Some(said).filter(|p| p.span != Span::Unknown && cursor.aim.is_some());
        let period = deadline.unwrap_or(Period::over(year.map_or(Span::Unknown, |year| Span::Year { year })));
        for (id, value) in ends {
            let fact = self.fact(id, *value, "điểm", Scope::whole(), period, place.clone());
            self.facts.push(Fact { kind: FactKind::Target, doubts: Vec::new(), ..fact });
        }
        Some(figure.to)
    }
}
