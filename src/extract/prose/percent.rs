//! Percentages: shares of the figure before them or of what their own words name, and rates stated by themselves.

use super::super::figure::{Amount, FigureAt};
use super::super::term::Terms;
use super::super::token::Token;
use super::super::unit::{Unit, unit_at};
use super::cursor::Cursor;
use super::label::{Label, Named};
use super::{Reader, contains};
use crate::catalog::FactDef;
use crate::domain::{Decimal, Doubt, Fact, FactKind, Period, Scope, Span};

/// The most words that a share's stated whole may stand behind the percent sign.
const BASE_WINDOW: usize = 14;

/// What a share is of.
struct Share {
    of: String,
    scope: Scope,
    period: Period,
    start: usize,
    doubts: Vec<Doubt>,
}

impl<'a> Reader<'a> {
    /// A percentage: the share of the figure before it, of what is named around it, or a stated rate.
    pub(super) fn percent(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> Option<usize> {
        let before = self.facts.len();
        let end = self.percentage(cursor, figure);
        self.share_among(cursor, before);
        if self.moves_on(cursor, figure) {
            let period = self.period_from(cursor, figure).unwrap_or(Period::over(Span::Unknown));
            for at in before..self.facts.len() {
                self.facts[at].period = period;
                self.others.insert(at);
            }
        }
        end
    }

    /// «giảm từ 10,8% xuống còn 1,3%»: the first of the two is what the rate was before.
    fn moves_on(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> bool {
        let from = figure.from > 0 && cursor.is_word(figure.from - 1, "từ");
        let end = cursor.tokens.len().min(figure.to + 8);
        let next = (figure.to..end).find(|i| ["lên", "xuống", "còn", "đến"].iter().any(|w| cursor.is_word(*i, w)));
        let number = |at: usize| (at..at + 3).any(|i| cursor.tokens.get(i).is_some_and(Token::is_number));
        from && next.is_some_and(|at| number(at + 1))
    }

    fn percentage(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> Option<usize> {
        (figure.unit == Some(Unit::Percent)).then_some(())?;
        let Amount::One(value) = figure.amount else { return None };
        let own = self.label_before(cursor, figure.from).filter(|l| l.depth == 0);
        if cursor.foreign && own.is_none_or(|l| l.terms & self.book.set(&["rate"]) == 0) {
            return None;
        }
        if let Some(end) = self.other_period_share(cursor, figure, value) {
            return Some(end);
        }
        if let Some(share) = self.share_of_last(cursor, figure) {
            return self.share(cursor, figure, value, share);
        }
        if let Some(share) = self.share_of_block_before(cursor, figure) {
            return self.share(cursor, figure, value, share);
        }
        if let Some(share) = self.beside_target(cursor, figure) {
            return self.share(cursor, figure, value, share);
        }
        if let Some(end) = self.rose_to(cursor, figure, value) {
            return Some(end);
        }
        if let Some(end) = self.percent_item(cursor, figure, value) {
            return Some(end);
        }
        let named = self.named_rate(cursor, figure)?;
        if named.fact.unit == "%" {
            return self.rate(cursor, figure, value, named.label);
        }
        let (named, base) = self.rate_of_whole(cursor, figure, named);
        let due = named.after && named.fact.id == "online_payment_eligible";
        let paid = self.catalog.fact("online_payment_dossiers").filter(|_| due);
        let (named, base) = match paid {
            Some(fact) => (Named { fact, ..named }, Some("online_payment_eligible".to_owned())),
            None => (named, base),
        };
        let from = self.period_from(cursor, figure);
        let period = from.unwrap_or_else(|| self.period_of_count(named.fact.stock, cursor, figure.from));
        let (scope, start) = self.labelled_scope(cursor, &named.label, named.after, figure.from);
        let of = self.aggregate(cursor, named.fact, named.label.terms, &scope);
        let doubts = if named.assumed { vec![Doubt::KindAssumed] } else { Vec::new() };
        let start = start.min(figure.from);
        let newest = self.facts.len();
        let end = self.share(cursor, figure, value, Share { of, scope, period, start, doubts });
        if let (Some(base), Some(fact)) = (base, self.facts.get_mut(newest)) {
            fact.base = Some(base);
        }
        end
    }

    /// «tỷ lệ hồ sơ thanh toán trên tổng số hồ sơ có nghĩa vụ tài chính đạt 78,2%»: what is counted stands before
    /// «trên», its whole behind.
    fn rate_of_whole(&self, cursor: &Cursor<'_>, figure: &FigureAt, named: Named<'a>) -> (Named<'a>, Option<String>) {
        let over = |i: &usize| cursor.is_word(*i, "trên") && ["tổng", "số"].iter().any(|w| cursor.is_word(i + 1, w));
        let Some(at) = (named.label.from..figure.from).find(over) else { return (named, None) };
        let dossiers = |u: Unit| matches!(u, Unit::Dossier | Unit::Rating);
        let mean = self.book.set(&["average"]);
        let terms =
            |from: usize, to: usize| self.clause_terms(cursor, from, to).iter().fold(0, |all, t| all | t.bit) & !mean;
        let listed = self.label_before(cursor, at).map_or(0, |l| l.terms);
        let part = self.meant(cursor, terms(named.label.from, at) | listed, dossiers);
        let whole = self.meant(cursor, terms(at, figure.from), dossiers);
        match (part, whole) {
            (Some((fact, ..)), Some((whole, ..))) => (Named { fact, ..named }, Some(whole.id.clone())),
            _ => (named, None),
        }
    }

    /// «2/11 huyện đạt tỷ lệ … trên 50%», «10 đơn vị đạt từ 90% trở lên»: the mark that agencies are counted by.
    pub(super) fn threshold(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> bool {
        let agencies = matches!(figure.unit, Some(Unit::Percent | Unit::Points))
            && cursor.last.is_some_and(|l| l.unit == Unit::Agency && l.to >= cursor.part && l.to == cursor.gap);
        let over = ["trên", "dưới", "từ"].iter().any(|w| figure.from > 1 && cursor.is_word(figure.from - 1, w));
        let several = ["các", "những", "số", "nhiều", "có"];
        let many = |at: usize| {
            let before = at.checked_sub(1).and_then(|i| cursor.tokens.get(i));
            before.is_some_and(Token::is_number) || several.iter().any(|w| at > 0 && cursor.is_word(at - 1, w))
        };
        let bodies = (1..=6).any(|back| {
            let at = figure.from.saturating_sub(back + 1);
            many(at)
                && unit_at(cursor.tokens, at).is_some_and(|(unit, to)| unit == Unit::Agency && to + 4 >= figure.from)
        });
        let measured = matches!(figure.unit, Some(Unit::Percent | Unit::Points));
        let bounded = ["trở lên", "trở xuống"].iter().any(|p| cursor.starts(figure.to, p));
        if measured && bounded && !self.aimed(cursor, figure) {
            return true;
        }
        let heads = cursor.is_punct(figure.to, ':') && self.rates_follow(cursor, figure.from).is_some();
        if measured && over && (bodies || heads) {
            return true;
        }
        agencies && !(cursor.gap..figure.from).any(|i| cursor.is_punct(i, ',') || cursor.is_punct(i, '('))
    }

    /// The figure directly before, when nothing but «chiếm tỷ lệ», «đạt», brackets and commas stands between.
    fn share_of_last(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> Option<Share> {
        let last = cursor.last.filter(|l| l.to >= cursor.sentence)?;
        let amount = self.facts.get(last.fact).is_some_and(|f| f.indicator == "online_payment_amount");
        let skipped = matches!(last.unit, Unit::Agency | Unit::Percent | Unit::Procedure)
            || (last.unit == Unit::Money && !amount);
        (!skipped && self.only_links(cursor, last.to, figure.from)).then_some(())?;
        let follows = self.label_after(cursor, figure.to).is_some_and(|l| l.from == figure.to);
        let divided = cursor.is_punct(last.to, ':');
        (!(follows && divided)).then_some(())?;
        let of = self.facts.get(last.fact)?;
        (!(follows && self.part_behind(cursor, figure, &of.indicator))).then_some(())?;
        let start = self.first_word(cursor, cursor.gap, figure.from);
        let about = if amount { "online_payment_dossiers".to_owned() } else { of.indicator.clone() };
        Some(Share { of: about, scope: of.scope.clone(), period: of.period, start, doubts: Vec::new() })
    }

    /// «5.190 hồ sơ, 100% đúng hạn»: the words behind name a part of the figure before.
    fn part_behind(&self, cursor: &Cursor<'_>, figure: &FigureAt, whole: &str) -> bool {
        let counted = |u: Unit| matches!(u, Unit::Dossier | Unit::Rating);
        let named = self.label_after(cursor, figure.to).and_then(|l| self.meant(cursor, l.terms, counted));
        named.is_some_and(|(fact, ..)| fact.parents.iter().chain(&fact.share_of).any(|id| id == whole))
    }

    /// «Tỷ lệ hồ sơ trực tuyến (chỉ tiêu 80%): 76,8%»: of what the target in the bracket is set for.
    fn beside_target(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> Option<Share> {
        let target = self.facts.last().filter(|f| f.kind == FactKind::Target && f.indicator == "target")?;
        let from = cursor.tokens.iter().position(|t| t.start >= target.place.end)?;
        let colon = cursor.is_punct(from, ')') && cursor.is_punct(from + 1, ':') && from + 2 == figure.from;
        let of = target.of.clone().filter(|of| colon && of != "full_online_rate")?;
        let period = self.period_of_count(false, cursor, figure.from);
        let scope = cursor.subject.clone().unwrap_or_else(|| self.section_scope());
        Some(Share { of, scope, period, start: figure.from, doubts: Vec::new() })
    }

    /// «- Tỷ lệ: 98,84%» as a line of its own: of the count in the line above.
    fn share_of_block_before(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> Option<Share> {
        let rate = cursor.starts(0, "tỷ lệ") || cursor.starts(0, "đạt tỷ lệ") || cursor.starts(0, "chiếm");
        (rate && cursor.first.is_none() && self.only_links(cursor, 0, figure.from)).then_some(())?;
        let of = self.recent.last().and_then(|i| self.facts.get(*i))?;
        Some(Share {
            of: of.indicator.clone(),
            scope: of.scope.clone(),
            period: of.period,
            start: 0,
            doubts: Vec::new(),
        })
    }

    /// «tăng từ 45,3% năm 2024 lên 66,8%»: the same rate, in the period in force.
    fn rose_to(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt, value: Decimal) -> Option<usize> {
        let last = cursor.last.filter(|l| l.to >= cursor.sentence && l.unit == Unit::Percent)?;
        let moved =
            ["lên", "xuống", "còn", "thành"].iter().any(|w| figure.from > 0 && cursor.is_word(figure.from - 1, w));
        let near = figure.from <= last.to + 8;
        let about = self.facts.get(last.fact).filter(|_| moved && near && last.to >= cursor.part)?.clone();
        let span = self.sections.span().unwrap_or(self.head.span);
        let place = self.place(cursor.tokens[figure.from - 1].start, cursor.tokens[figure.to - 1].end);
        let fact = self.fact(&about.indicator, value, "%", about.scope, Period::over(span), place);
        self.facts.push(Fact { of: about.of, base: about.base, cited: about.cited, hedge: figure.hedge, ..fact });
        let newest = self.facts.len() - 1;
        cursor.last = Some(super::Last { fact: newest, to: figure.to, unit: Unit::Percent });
        Some(figure.to)
    }

    /// «khối xã, phường 49%», «Sở Y tế (49,75%)»: another body's rate of what was rated last in the block.
    fn percent_item(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt, value: Decimal) -> Option<usize> {
        let start = cursor.gap.max(cursor.part);
        let clause = cursor.clauses_before(figure.from).into_iter().find(|(from, to)| to > from);
        let own = clause.and_then(|(from, to)| self.listed_body(cursor, from, to));
        let start = if own.is_some() { clause.map_or(start, |(from, _)| from.max(start)) } else { start };
        let opened = || self.sections.scope().filter(|_| self.sections.opens() && self.section_rate.is_some());
        let all = own.is_none() && self.says_all(cursor, figure.from);
        let scope = own.or_else(|| cursor.subject.clone()).or_else(opened).filter(|s| all || !s.is_whole())?;
        let rate = self.book.set(&["rate", "average"]);
        let plain = cursor.terms_in(start, figure.to + 1).iter().all(|t| t.bit & !rate == 0);
        let digits = (start..figure.from).any(|i| cursor.tokens[i].is_number());
        (plain && !digits && self.label_after(cursor, figure.to).is_none()).then_some(())?;
        let about = self.rate_in_block(cursor)?;
        let period = self.period_of_count(false, cursor, figure.from);
        let first = self.first_word(cursor, start, figure.from);
        let place = self.place(cursor.tokens[first].start, cursor.tokens[figure.to - 1].end);
        let (id, of) = if about == "full_online_rate" { (about, None) } else { ("share".to_owned(), Some(about)) };
        let mut fact = Fact { of, hedge: figure.hedge, ..self.fact(&id, value, "%", scope, period, place) };
        self.doubt_name(&mut fact);
        self.facts.push(fact);
        let newest = self.facts.len() - 1;
        cursor.last = Some(super::Last { fact: newest, to: figure.to, unit: Unit::Percent });
        Some(figure.to)
    }

    /// «từ 45,3% năm 2024 lên …»: the period said right behind the old value.
    fn period_from(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> Option<Period> {
        let from = figure.from > 0 && cursor.is_word(figure.from - 1, "từ");
        let mention = cursor.mention_at(figure.to).filter(|_| from)?;
        Some(Period::over(self.dated(mention.span)))
    }

    /// The body that a clause consists of.
    fn listed_body(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> Option<Scope> {
        let behind = |at: usize| {
            (at..to).all(|i| self.words.filler(&cursor.tokens[i].folded) || self.words.link(&cursor.tokens[i].folded))
        };
        let named = self.name_between(cursor, from, to);
        let listed = || self.listed_name(cursor, from, to).filter(|_| cursor.rated.is_some());
        let (first, last) = named.or_else(listed).filter(|(first, last)| behind(*last) && *first <= from + 3)?;
        Some(self.scope_named(cursor, first, last))
    }

    /// The rate that the sentence has stated before, or that the words in front of the block's colon name.
    fn rate_in_block(&self, cursor: &Cursor<'_>) -> Option<String> {
        if let Some(rated) = &cursor.rated {
            return Some(rated.clone());
        }
        let last = cursor.last.filter(|l| l.to >= cursor.sentence && l.unit == Unit::Percent);
        if let Some(fact) = last.and_then(|l| self.facts.get(l.fact)) {
            return fact.of.clone().or_else(|| Some(fact.indicator.clone()));
        }
        let led = |w: &str| {
            super::skip::says(cursor.tokens, cursor.sentence, cursor.tokens.len().min(cursor.sentence + 12), w)
        };
        let start = cursor.tokens.first().map_or(0, |t| t.start);
        let start = if led("tỷ lệ") || led("đạt") { 0 } else { start };
        let here = self.facts.iter().rev().take_while(|f| f.place.start >= start).take(12);
        let rated = here.into_iter().find(|f| f.indicator == "share" || f.indicator == "full_online_rate");
        let listed = (cursor.sentence..cursor.tokens.len().min(cursor.sentence + 20)).any(|i| cursor.is_punct(i, ':'));
        if let Some(fact) = rated.filter(|_| listed || cursor.opening.is_some()) {
            return fact.of.clone().or_else(|| Some(fact.indicator.clone()));
        }
        if let Some(rate) = &self.section_rate {
            return Some(rate.clone());
        }
        let colon = (0..cursor.tokens.len().min(40)).find(|i| cursor.is_punct(*i, ':'))?;
        let terms = cursor.terms_in(0, colon).iter().fold(self.book.set(&["rate"]), |all, t| all | t.bit);
        let rated = |u: Unit| matches!(u, Unit::Dossier | Unit::Rating | Unit::Percent);
        let telling = terms & !self.book.axis("rate") & !self.book.axis("process") != 0;
        let known = cursor.last.is_some_and(|l| l.to >= cursor.sentence && l.unit == Unit::Agency) && telling;
        known
            .then(|| self.meant(cursor, terms & !self.book.axis("target"), rated))
            .flatten()
            .map(|(f, ..)| f.id.clone())
    }

    /// The first word between two tokens, or the second one.
    pub(super) fn first_word(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> usize {
        (from..to).find(|i| cursor.tokens[*i].kind == super::Kind::Word).unwrap_or(to)
    }

    /// The fact that the words around a percentage name; words after it only when they follow at once.
    fn named_rate(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> Option<Named<'a>> {
        let accepts = |u: Unit| matches!(u, Unit::Dossier | Unit::Rating | Unit::Percent);
        let named = self.named(cursor, figure, accepts)?;
        let dossiers =
            |i: usize| cursor.starts(i, "hồ sơ") || cursor.starts(i, "số hồ sơ") || cursor.starts(i, "tổng số hồ sơ");
        if named.after && named.label.from >= figure.to {
            let dashed = cursor.is_punct(figure.to, '-') || cursor.is_punct(figure.to, '–');
            let rated = self.facts.iter().any(|f| f.indicator.starts_with("satisfaction"));
            let rater = unit_at(cursor.tokens, figure.to)
                .is_some_and(|(u, to)| rated && u == Unit::Rating && named.label.from <= to + 1);
            let at_once =
                named.label.from == figure.to || rater || dossiers(figure.to) || (dashed && cursor.gap == figure.from);
            return at_once.then_some(named);
        }
        let foreign = self.book.set(&["foreign"]);
        let other = self.label_after(cursor, figure.to).is_some_and(|l| l.terms & foreign != 0);
        let counted = cursor.tokens.get(figure.to).is_some_and(|t| t.kind == super::Kind::Word)
            && self.noun_follows(cursor, figure.to)
            && !dossiers(figure.to)
            && named.label.depth > 0;
        (!other && !counted).then_some(named)
    }

    /// A rate «đúng hạn» of its own counts what was early too, unless the same section counts the two apart.
    pub(super) fn aggregate(&self, cursor: &Cursor<'_>, fact: &FactDef, terms: Terms, scope: &Scope) -> String {
        let rate = terms & self.book.set(&["rate"]) != 0 || cursor.last.is_none_or(|l| l.to < cursor.sentence);
        let apart = self
            .seen
            .get("resolved_on_time")
            .and_then(|i| self.facts.get(*i))
            .is_some_and(|f| f.scope == *scope && !self.seen.contains_key("resolved_early"));
        let whole = fact.id == "resolved_on_time" && rate && !apart;
        if whole {
            "resolved_early_or_on_time".into()
        } else if fact.id == "satisfaction_satisfied" && self.lone_rating(cursor, terms) {
            "satisfaction_positive".into()
        } else if fact.id == "satisfaction_positive" && self.one_level(cursor, terms) {
            "satisfaction_satisfied".into()
        } else {
            fact.id.clone()
        }
    }

    /// «mức rất hài lòng 88%, mức hài lòng 11%»: beside «rất hài lòng» it is a level of its own.
    pub(super) fn one_level(&self, cursor: &Cursor<'_>, terms: Terms) -> bool {
        let very = self.book.set(&["very"]);
        let end = cursor.sentence_end(cursor.sentence);
        let beside = cursor.terms_in(cursor.sentence, end).iter().any(|t| t.bit == very);
        let alone = terms & self.book.axis("rating") == self.book.set(&["positive"]);
        beside && alone
    }

    /// «tỷ lệ hài lòng đạt 99%» with no other level beside it means all who are satisfied.
    fn lone_rating(&self, cursor: &Cursor<'_>, terms: Terms) -> bool {
        let levels = self.book.axis("rating") & !terms;
        let end = cursor.sentence_end(cursor.sentence);
        cursor.terms_in(cursor.sentence, end).iter().all(|t| t.bit & levels == 0)
    }

    fn share(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt, value: Decimal, share: Share) -> Option<usize> {
        let explicit = self.stated_base(cursor, figure, &share.of);
        let to = explicit.as_ref().map_or(figure.to, |(_, to)| *to);
        let place = self.place(cursor.tokens[share.start].start, cursor.tokens[to - 1].end);
        let mut fact = Fact {
            of: Some(share.of),
            base: explicit.map(|(base, _)| base),
            hedge: figure.hedge,
            ..self.fact("share", value, "%", share.scope, share.period, place)
        };
        fact.doubts.extend(&share.doubts);
        self.facts.push(fact);
        let newest = self.facts.len() - 1;
        cursor.last = Some(super::Last { fact: newest, to, unit: Unit::Percent });
        Some(to)
    }

    /// The whole named right after the percent sign: «chiếm 65,53% số hồ sơ tiếp nhận mới».
    fn stated_base(&self, cursor: &Cursor<'_>, figure: &FigureAt, of: &str) -> Option<(String, usize)> {
        let start = if cursor.is_punct(figure.to, '/') { figure.to + 1 } else { figure.to };
        let lead = ["tổng", "số", "trên", "so", "trong", "hồ"].iter().any(|w| cursor.is_word(start, w));
        lead.then_some(())?;
        let start = if cursor.is_word(start, "trên") { start + 1 } else { start };
        let end = cursor.tail_end(start, &self.words).min(figure.to + BASE_WINDOW);
        let here = self.clause_terms(cursor, start, end);
        let terms = here.iter().fold(0, |all, t| all | t.bit);
        let (base, ..) = self.meant(cursor, terms, |u| matches!(u, Unit::Dossier | Unit::Rating))?;
        let def = self.catalog.fact(of)?;
        let possible = def.share_of.iter().chain(&def.parents).any(|id| *id == base.id) || base.share_of.is_empty();
        let whole = possible
            || (base.id == of && cursor.last.is_some_and(|l| l.to >= cursor.sentence))
            || matches!(base.id.as_str(), "due_total" | "resolved_total" | "online_payment_eligible");
        Some((base.id.clone(), here.last()?.to)).filter(|_| whole)
    }

    /// A rate stated by itself, with the system it is cited from.
    fn rate(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt, value: Decimal, label: Label) -> Option<usize> {
        let words: Vec<&str> = cursor.tokens[cursor.sentence..figure.from]
            .iter()
            .filter(|t| t.kind == super::Kind::Word)
            .map(|t| t.folded.as_str())
            .collect();
        let cited = self.systems.iter().find(|(name, _)| contains(&words, name)).map(|(_, short)| short.clone());
        let period = self.period_from(cursor, figure).unwrap_or(self.period_of_count(false, cursor, figure.from));
        let place = self.place(cursor.tokens[label.from.min(figure.from)].start, cursor.tokens[figure.to - 1].end);
        let (scope, _) = self.labelled_scope(cursor, &label, false, figure.from);
        let fact = self.fact("full_online_rate", value, "%", scope, period, place);
        self.facts.push(Fact { cited, hedge: figure.hedge, ..fact });
        self.state(cursor, figure.unit, figure.to, 0);
        Some(figure.to)
    }
}
