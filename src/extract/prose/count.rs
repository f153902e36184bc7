//! Counts and amounts: by their label, by the list they stand in, or by the figure they go on from.

use super::super::figure::{Amount, FigureAt};
use super::super::term::Terms;
use super::super::unit::Unit;
use super::cursor::Cursor;
use super::label::Named;
use super::{List, Reader};
use crate::catalog::FactDef;
use crate::domain::{Decimal, Doubt, Fact, Scope, Value};

/// What a count is about and where it stands.
pub(super) struct Counted {
    pub(super) fact: String,
    pub(super) scope: Scope,
    pub(super) from: usize,
    pub(super) to: usize,
    pub(super) terms: Terms,
    pub(super) doubts: Vec<Doubt>,
}

impl<'a> Reader<'a> {
    /// «9/29 cơ quan, đơn vị đạt chỉ tiêu», «297 hồ sơ thuộc 10 Sở, ban, ngành».
    pub(super) fn agencies_counted(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> Option<usize> {
        (figure.unit == Some(Unit::Agency) && !self.tells_causes(cursor, figure.from)).then_some(())?;
        let (value, of_total) = match figure.amount {
            Amount::One(value) => (value, None),
            Amount::Pair(value, of) => (value, Some(of)),
            Amount::Range(..) => return None,
        };
        let accepts = |u: Unit| u == Unit::Agency;
        let denied = ["chưa", "không"].iter().any(|w| cursor.is_word(figure.to, w));
        let misses = self.label_after(cursor, figure.to).is_some_and(|l| l.terms & self.book.set(&["misses"]) != 0);
        (misses || !denied).then_some(())?;
        let (id, from, to) = self.agency_fact(cursor, figure).or_else(|| {
            let named = self.named(cursor, figure, accepts)?;
            Some((named.fact.id.clone(), named.label.from.min(figure.from), figure.to.max(named.label.to)))
        })?;
        let unit = self.unit_of(&id);
        let period = self.period_of_count(false, cursor, figure.from);
        let place = self.place(cursor.tokens[from].start, cursor.tokens[to - 1].end);
        let fact = Fact { of_total, ..self.fact(&id, value, &unit, self.section_scope(), period, place) };
        self.facts.push(fact);
        self.state(cursor, figure.unit, to, 0);
        Some(to)
    }

    /// What agencies are counted for: «100% hồ sơ trực tuyến», «đạt chỉ tiêu», or the paid dossiers spoken of.
    fn agency_fact(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> Option<(String, usize, usize)> {
        let end = cursor.sentence_end(figure.to).min(figure.to + 22);
        let fully = self.book.set(&["fully_online"]);
        let number = |i: &usize| cursor.tokens[*i].is_number() && cursor.mention_over(*i).is_none();
        let next = (figure.to..end).find(number).unwrap_or(end);
        let near = cursor.terms_in(figure.to, end).iter().find(|t| t.bit == fully && t.from <= next);
        if let Some(term) = near {
            return Some(("agencies_fully_online".into(), figure.from, term.to));
        }
        let pair = matches!(figure.amount, Amount::Pair(..));
        let reaches = cursor.starts(figure.to, "đạt tỷ lệ") || cursor.starts(figure.to, "đạt từ");
        let below = (figure.to..figure.to + 7).any(|i| cursor.is_word(i, "dưới"));
        if pair && reaches && !below {
            return Some(("units_meeting_target".into(), figure.from, figure.to));
        }
        let closed =
            |i: usize| cursor.tokens.get(i).is_none_or(|t| matches!(t.kind, super::Kind::Punct(',' | ';' | '.' | ')')));
        if cursor.is_word(figure.to, "đạt") && closed(figure.to + 1) {
            return Some(("units_meeting_target".into(), figure.from, figure.to + 1));
        }
        let after = self.label_after(cursor, figure.to).map_or(0, |l| l.terms);
        let paid = self.book.set(&["paid"]);
        let online = self.book.set(&["received", "online", "meets", "misses"]);
        let before = cursor.terms_in(cursor.sentence, figure.from);
        let of_group = super::skip::says(cursor.tokens, cursor.sentence, figure.from, "nhóm");
        let spoken = !of_group && before.iter().any(|t| t.bit & paid != 0) && (after & online == 0);
        (spoken && !pair && !reaches).then(|| ("online_payment_agencies".into(), figure.from, figure.to))
    }

    /// Counts and amounts: by the words around, the list they stand in, or the figure before.
    pub(super) fn count(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> Option<usize> {
        let measured = !matches!(
            figure.unit,
            Some(Unit::Percent | Unit::Points | Unit::Agency | Unit::Step | Unit::Province | Unit::Other)
        );
        (measured && !matches!(figure.amount, Amount::Range(..))).then_some(())?;
        let parts = figure.unit == Some(Unit::Case) && self.tells_causes(cursor, figure.from);
        if parts || self.other_subject(cursor, figure) {
            return None;
        }
        if let Some(end) = self.other_period(cursor, figure) {
            return Some(end);
        }
        if let Some(end) = self.ratings_through(cursor, figure) {
            return Some(end);
        }
        let unit = figure.unit;
        let accepts = move |u: Unit| accepts(unit, u);
        let named = self.named(cursor, figure, accepts).or_else(|| self.named_over_bracket(cursor, figure, accepts));
        let named = named.filter(|n| self.acceptable(cursor, figure, n));
        if let Some(next) = cursor.queue.front().cloned().filter(|_| named.is_none_or(|n| !n.after)) {
            cursor.queue.pop_front();
            return self.queued(cursor, figure, &next);
        }
        match named {
            Some(named) => {
                let named = self.paid_of(cursor, figure, self.settled(figure, named));
                let named = self.part_of_behind(cursor, figure, named);
                let level = named.fact.id == "satisfaction_positive" && self.one_level(cursor, named.label.terms);
                let fact = self.catalog.fact("satisfaction_satisfied").filter(|_| level);
                let named = fact.map_or(named, |fact| Named { fact, ..named });
                let named = self.left_over(cursor, figure, self.offered_of(cursor, figure, named));
                self.labelled(cursor, figure, named)
            }
            None if self.tells_causes(cursor, figure.from) || self.caused(cursor, figure.to) => None,
            None => {
                let found = self.by_post(cursor, figure).or_else(|| self.amount(cursor, figure));
                let agencies = cursor.last.is_some_and(|l| l.unit == Unit::Agency && l.to >= cursor.sentence);
                let found = found.or_else(|| agencies.then(|| self.goes_on(cursor, figure)).flatten());
                let found = found.or_else(|| self.again(cursor, figure));
                found
                    .or_else(|| self.listed(cursor, figure))
                    .or_else(|| self.goes_on(cursor, figure))
                    .or_else(|| self.rated(cursor, figure))
                    .or_else(|| self.total_alone(cursor, figure))
                    .or_else(|| self.procedures(cursor, figure))
            }
        }
    }

    /// «quá hạn» that may be of resolved or of pending dossiers is the one that was stated with this very number.
    fn settled(&self, figure: &FigureAt, named: Named<'a>) -> Named<'a> {
        let open =
            named.label.terms & self.book.set(&["late"]) != 0 && named.label.terms & self.book.axis("process") == 0;
        let Amount::One(value) = figure.amount else { return named };
        let stated = |id: &&str| {
            let known = self.seen.get(*id).and_then(|i| self.facts.get(*i));
            known.is_some_and(|f| f.value == Value::Number(value) && !value.is_zero())
        };
        let told =
            self.facts.last().is_some_and(|f| matches!(f.indicator.as_str(), "pending_total" | "pending_in_term"));
        let same = ["resolved_late", "pending_overdue"].into_iter().find(stated).filter(|_| open && !told);
        same.and_then(|id| self.catalog.fact(id)).map_or(named, |fact| Named { fact, assumed: false, ..named })
    }

    /// Whether the figure counts something else: a noun that is no unit here, or a sentence about other things.
    fn other_subject(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> bool {
        let noun = figure.unit.is_none() && self.noun_follows(cursor, figure.to);
        let bare = figure.unit.is_none() && (cursor.foreign || self.sections.foreign());
        let foreign = self.book.set(&["foreign", "average"]);
        let after = self.label_after(cursor, figure.to).is_some_and(|l| l.terms & foreign != 0);
        let clause = cursor.clauses_before(figure.from).first().map_or(figure.from, |c| c.0);
        let near = clause.max(figure.from.saturating_sub(14));
        let before = cursor.terms_in(near, figure.from).iter().any(|t| t.bit & foreign != 0);
        let taken_back = ["thu về", "thu vào", "thu lại", "hợp lệ"];
        let end = cursor.sentence_end(figure.to);
        let handed_out = figure.unit == Some(Unit::Rating)
            && figure.from > 0
            && cursor.is_word(figure.from - 1, "phát")
            && taken_back.iter().any(|p| super::skip::says(cursor.tokens, figure.to, end, p));
        noun || bare || after || before || handed_out || self.own_of_citizen(cursor, figure)
    }

    /// A label without a unit needs dossiers to have been spoken of; a rating needs words of rating.
    fn acceptable(&self, cursor: &Cursor<'_>, figure: &FigureAt, named: &Named<'_>) -> bool {
        let rating = Unit::of(&named.fact.unit) == Unit::Rating;
        match figure.unit {
            None => {
                let spoken = |word: &str| super::skip::says(cursor.tokens, cursor.sentence, figure.from, word);
                let colon = figure.from > 0 && cursor.is_punct(figure.from - 1, ':');
                let entry = colon && !named.after && named.label.to + 3 >= figure.from;
                let behind_says =
                    named.after && super::skip::says(cursor.tokens, figure.to, named.label.to + 3, "hồ sơ");
                let known = entry
                    || behind_says
                    || (self.head.titled && !rating)
                    || !self.seen.is_empty()
                    || spoken("hồ sơ")
                    || spoken("lượt")
                    || spoken("phiếu");
                let dashed = cursor.is_punct(figure.to, '-') || cursor.is_punct(figure.to, '–');
                let behind = named.label.from >= figure.from && named.label.terms & !self.book.axis("time") != 0;
                let rated = rating && self.facts.last().is_some_and(|f| f.indicator.starts_with("satisfaction"));
                let behind = behind && !rated && !(dashed && figure.from == cursor.gap);
                known && !behind && !self.verbose(cursor, figure, named)
            }
            Some(Unit::Person) => rating || named.fact.id == "digital_id_accounts",
            Some(Unit::Result) => !named.after && named.label.terms & self.book.set(&["returned", "post", "home"]) != 0,
            _ => true,
        }
    }

    /// Whether many words stand between a label and a number without a unit: then it counts something else.
    fn verbose(&self, cursor: &Cursor<'_>, figure: &FigureAt, named: &Named<'_>) -> bool {
        if named.after {
            return false;
        }
        let dated = |i: usize| cursor.mention_over(i).is_some();
        let words = (named.label.to..figure.from).filter(|i| {
            let token = &cursor.tokens[*i];
            token.kind == super::Kind::Word
                && !self.words.filler(&token.folded)
                && !self.words.link(&token.folded)
                && !dated(*i)
        });
        words.count() > 4
    }

    /// A count under its label: the first item of a list may stand between the two («…, gồm: Công an tỉnh (153/350)»).
    fn labelled(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt, named: Named<'a>) -> Option<usize> {
        let leads = |i: &usize| cursor.is_punct(*i, ':') || ["là", "gồm", "như"].iter().any(|w| cursor.is_word(*i, w));
        let colon = (named.label.to..figure.from).find(leads);
        let item = colon.filter(|_| !named.after).and_then(|c| self.item_after(cursor, c + 1, figure.from));
        let listed = item.is_some();
        let (scope, start) = match item {
            Some((scope, from)) => (scope, from),
            None => self.labelled_scope(cursor, &named.label, named.after, figure.from),
        };
        if !listed && scope != self.section_scope() {
            cursor.subject = Some(scope.clone());
        }
        let mut doubts = Vec::new();
        if named.assumed {
            doubts.push(Doubt::KindAssumed);
        }
        if !named.after && named.label.distant(figure.from) {
            doubts.push(Doubt::LabelDistant);
        }
        let again = self
            .label_after(cursor, figure.to)
            .filter(|a| a.terms & !named.label.terms == 0 || self.describes(cursor, figure, a))
            .map_or(figure.to, |a| a.to);
        let to = if named.after { figure.to.max(named.label.to) } else { again };
        let counted = Counted {
            fact: named.fact.id.clone(),
            scope,
            from: start.min(figure.from),
            to,
            terms: named.label.terms,
            doubts,
        };
        self.counted(cursor, figure, counted)
    }

    /// «… hồ sơ phải nộp phí; 51.107 hồ sơ đã nộp trực tuyến»: beside those with a fee, handed in online means paid so.
    fn paid_of(&self, cursor: &Cursor<'_>, figure: &FigureAt, named: Named<'a>) -> Named<'a> {
        let due = self.book.set(&["eligible"]);
        let spoken = cursor.terms_in(cursor.sentence, figure.from).iter().any(|t| t.bit == due);
        let online = named.fact.id == "received_online" && spoken;
        let paid = self.catalog.fact("online_payment_dossiers").filter(|_| online);
        paid.map_or(named, |fact| Named { fact, ..named })
    }

    /// «cả quý đạt 81 hồ sơ trên 109 hồ sơ có nghĩa vụ tài chính»: the words behind a pair name its whole; the part is what
    /// the sentence counts of it, or what was paid.
    fn part_of_behind(&self, cursor: &Cursor<'_>, figure: &FigureAt, named: Named<'a>) -> Named<'a> {
        let pair = matches!(figure.amount, Amount::Pair(..)) && named.after && named.label.from >= figure.to;
        let last = cursor.last.filter(|l| l.to >= cursor.sentence).and_then(|l| self.facts.get(l.fact));
        let part = last.and_then(|f| self.catalog.fact(f.of.as_ref().unwrap_or(&f.indicator)));
        let due = (named.fact.id == "online_payment_eligible").then_some("online_payment_dossiers");
        let part = part.filter(|p| p.share_of.contains(&named.fact.id)).or(due.and_then(|id| self.catalog.fact(id)));
        part.filter(|_| pair).map_or(named, |fact| Named { fact, ..named })
    }

    /// «tiếp nhận 18.450, đã trả 18.102, tồn 348»: what is left behind what was resolved is pending.
    fn left_over(&self, cursor: &Cursor<'_>, figure: &FigureAt, named: Named<'a>) -> Named<'a> {
        let bare = named.fact.id == "carried_over" && figure.from > 0 && cursor.starts(named.label.from, "tồn");
        let single = named.label.to == named.label.from + 1;
        let resolved = self.facts.last().is_some_and(|f| f.indicator.starts_with("resolved"));
        let fact = self.catalog.fact("pending_total").filter(|_| bare && single && resolved);
        fact.map_or(named, |fact| Named { fact, ..named })
    }

    /// «cung cấp 1.843 thủ tục, trong đó dịch vụ công toàn trình là 1.129»: services, not dossiers.
    fn offered_of(&self, cursor: &Cursor<'_>, figure: &FigureAt, named: Named<'a>) -> Named<'a> {
        let says = |p: &str| super::skip::says(cursor.tokens, named.label.clause, figure.from, p);
        let services = ["dịch vụ công", "thủ tục", "tthc", "dvc"].iter().any(|p| says(p)) && !says("hồ sơ");
        let last = cursor.last.filter(|l| l.to >= cursor.sentence).and_then(|l| self.facts.get(l.fact));
        let beside = last.is_some_and(|f| f.indicator.ends_with("procedures") || f.indicator == "procedures_total");
        let services = services || (!says("hồ sơ") && cursor.terms_in(named.label.clause, figure.from).len() == 1);
        let id = match named.fact.id.as_str() {
            "online_full" => "full_procedures",
            "online_partial" => "partial_online_procedures",
            _ => return named,
        };
        let fact = self.catalog.fact(id).filter(|_| figure.unit.is_none() && services && beside);
        fact.map_or(named, |fact| Named { fact, ..named })
    }

    /// Whether the words behind a count only describe it further: «số hóa 9.011 hồ sơ tiếp nhận mới, tỷ lệ …».
    fn describes(&self, cursor: &Cursor<'_>, figure: &FigureAt, label: &super::label::Label) -> bool {
        let ends = cursor.tokens.get(label.to).is_none_or(|t| {
            matches!(t.kind, super::Kind::Punct(',' | ';' | '.' | '(' | ')')) || t.is(&crate::domain::fold("đạt"))
        });
        ends && figure.unit.is_some() && label.from <= figure.to + 1
    }

    fn item_after(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> Option<(Scope, usize)> {
        let (first, last) = self.listed_name(cursor, from, to)?;
        Some((self.scope_named(cursor, first, last), first))
    }

    /// Records a count (both numbers of a pair) and makes it the head of what follows.
    pub(super) fn counted(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt, about: Counted) -> Option<usize> {
        let def = self.catalog.fact(&self.volume(cursor, &about.fact))?;
        let (value, whole) = match figure.amount {
            Amount::One(value) => (value, None),
            Amount::Pair(value, whole) => (value, Some(whole)),
            Amount::Range(..) => return None,
        };
        let period = self.period_of_count(def.stock, cursor, figure.from);
        let behind = whole.and_then(|_| self.label_after(cursor, figure.to)).map_or(about.to, |l| l.to);
        let about = Counted { to: about.to.max(behind), ..about };
        let place = self.place(cursor.tokens[about.from].start, cursor.tokens[about.to - 1].end);
        let mut fact = self.fact(&def.id, value, &def.unit, about.scope.clone(), period, place.clone());
        fact.hedge = figure.hedge;
        fact.doubts.extend(&about.doubts);
        if figure.ambiguous {
            fact.doubts.push(Doubt::NumberAmbiguous);
        }
        self.doubt_name(&mut fact);
        let before = cursor.last;
        self.facts.push(fact);
        self.state(cursor, figure.unit, about.to, about.terms);
        cursor.first = cursor.first.or(Some(self.facts.len() - 1));
        self.section_first = self.section_first.or(cursor.first);
        if let Some(before) = before.filter(|b| self.is_whole(cursor, figure.from) || self.over(cursor, figure, b, def))
        {
            cursor.last = Some(super::Last { to: about.to, ..before });
            if let Some(whole) = self.facts.last_mut() {
                whole.hedge = None;
            }
        }
        if let Some(whole) = whole
            && let Some(base) = self.whole_of_pair(cursor, figure, def, whole)
        {
            let period = self.period_of_count(base.stock, cursor, figure.from);
            self.facts.push(self.fact(&base.id, whole, &base.unit, about.scope.clone(), period, place));
        }
        if about.scope.field.is_none() {
            let led = self.list.as_ref().is_some_and(|l| l.led);
            let whole = self.list.take().and_then(|l| l.whole).filter(|_| whole.is_some());
            let led = about.terms == 0 && led;
            self.list = Some(List { fact: def.id.clone(), led, whole, span: None, scope: about.scope });
        }
        Some(about.to)
    }

    /// A volume is of the intake that the same block speaks of; else it stays open.
    fn volume(&self, cursor: &Cursor<'_>, id: &str) -> String {
        let open = self.catalog.fact(id).is_some_and(|f| !f.resolves_to.is_empty());
        let first = cursor.first.and_then(|i| self.facts.get(i)).map(|f| f.indicator.as_str());
        match first.filter(|first| open && matches!(*first, "received_total" | "received_new")) {
            Some(first) => first.to_owned(),
            None => id.to_owned(),
        }
    }

    /// «trên tổng số 2.584 hồ sơ»: the whole of the figure before it, which goes on being spoken of.
    fn is_whole(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        let least = cursor.gap.max(at.saturating_sub(4));
        (least..at).any(|i| cursor.is_word(i, "trên") && cursor.is_word(i + 1, "tổng"))
    }

    /// «3.363 hồ sơ thanh toán trực tuyến trên 5.240 hồ sơ có nghĩa vụ tài chính»: «trên» right behind a part.
    fn over(&self, cursor: &Cursor<'_>, figure: &FigureAt, before: &super::Last, whole: &FactDef) -> bool {
        let joined = figure.from > 0 && before.to + 1 == figure.from && cursor.is_word(before.to, "trên");
        let part = self.facts.get(before.fact).and_then(|f| self.catalog.fact(&f.indicator));
        joined && part.is_some_and(|p| p.share_of.iter().chain(&p.parents).any(|id| *id == whole.id))
    }

    /// What the second number of a pair counts: what the words behind it say, what the list's lead-in says, the whole
    /// that the report states with this very number, or the first possible one.
    fn whole_of_pair(
        &self,
        cursor: &Cursor<'_>,
        figure: &FigureAt,
        def: &FactDef,
        value: Decimal,
    ) -> Option<&'a FactDef> {
        let accepts = |u: Unit| u == Unit::of(&def.unit);
        let after = self.label_after(cursor, figure.to).and_then(|l| self.meant(cursor, l.terms, accepts));
        let named = after.map(|(fact, ..)| fact).filter(|f| f.id != def.id);
        let listed = || self.list.as_ref().and_then(|l| l.whole.as_deref()).and_then(|id| self.catalog.fact(id));
        let stated = || {
            let same = |id: &&String| {
                let known = self.seen.get(id.as_str()).and_then(|i| self.facts.get(*i));
                known.is_some_and(|f| f.value == Value::Number(value))
            };
            def.share_of.iter().chain(&def.parents).find(same).and_then(|id| self.catalog.fact(id))
        };
        named.or_else(listed).or_else(stated).or_else(|| def.share_of.first().and_then(|id| self.catalog.fact(id)))
    }
}

/// Whether a figure with this unit can be a fact of that one.
pub(super) fn accepts(unit: Option<Unit>, fact: Unit) -> bool {
    match unit {
        None => matches!(fact, Unit::Dossier | Unit::Rating),
        Some(Unit::Case) => matches!(fact, Unit::Dossier | Unit::Rating),
        Some(Unit::Result) => fact == Unit::Dossier,
        Some(Unit::Person) => matches!(fact, Unit::Rating | Unit::Account),
        Some(Unit::Rating) => matches!(fact, Unit::Rating | Unit::Account),
        Some(own) => own == fact,
    }
}
