//! Lists: lead-ins, items that name only a body or a field, and «lần lượt là».

use super::super::figure::{Amount, FigureAt};
use super::super::token::Kind;
use super::super::unit::{Unit, unit_at};
use super::count::Counted;
use super::cursor::Cursor;
use super::{List, Reader};
use crate::domain::{Scope, fold};

/// Words of a lead-in without a label behind which a count is divided.
const LEADS: [&str; 12] = [
    "cụ thể",
    "gồm",
    "như sau",
    "trong đó",
    "chi tiết",
    "số liệu",
    "một số đơn vị",
    "các đơn vị",
    "phân theo",
    "chia theo",
    "theo đơn vị",
    "cơ quan",
];

/// What one number behind «lần lượt là» is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Queued {
    pub(super) fact: String,
}

impl Reader<'_> {
    /// «… có phát sinh hồ sơ trực tuyến, gồm:» opens a list about that fact; «(số tiếp nhận/số đã giải quyết)» one of pairs.
    pub(super) fn lead_in(&mut self, cursor: &mut Cursor<'_>, at: usize) {
        cursor.rated = self.rates_follow(cursor, at);
        let bodies = |i: usize| unit_at(cursor.tokens, i + 1).is_some_and(|(unit, _)| unit == Unit::Agency);
        let number = |i: usize| cursor.tokens[i].is_number() && cursor.mention_over(i).is_none() && !bodies(i);
        if (cursor.gap..at).any(number) {
            return;
        }
        if self.divides_first(cursor, at) || self.ranges_first(cursor, at) {
            return;
        }
        if self.details_first(cursor, at) {
            return;
        }
        let dossiers = |u: Unit| matches!(u, Unit::Dossier | Unit::Rating);
        if let Some((fact, whole)) = self.pair_of_terms(cursor, at) {
            self.list = Some(List {
                fact,
                led: true,
                whole: Some(whole),
                span: self.sections.said(),
                scope: self.section_scope(),
            });
            return;
        }
        let last = at + 1 == cursor.tokens.len();
        let Some(label) = self.label_before(cursor, at).filter(|l| last || l.depth == 0) else {
            if last {
                self.unlabelled(cursor, at);
            }
            return;
        };
        let Some((found, ..)) = self.meant(cursor, label.terms, dossiers) else { return };
        let base = self.stated_whole(cursor, label.to, at, found.id.as_str());
        self.list = Some(List {
            fact: found.id.clone(),
            led: last,
            whole: base,
            span: self.sections.said().filter(|_| last),
            scope: self.section_scope(),
        });
    }

    /// «2. Hồ sơ quá hạn theo chi nhánh», «4. Hồ sơ theo lĩnh vực»: a heading opens a list of what it names, else of the
    /// intake.
    pub(super) fn list_by(&mut self, cursor: &Cursor<'_>, terms: super::Terms) {
        let telling = terms & !self.book.axis("process") != 0;
        let named = self.meant(cursor, terms, |u| u == Unit::Dossier).filter(|_| telling).map(|(f, ..)| f.id.clone());
        let intake = || self.intake.and_then(|i| self.facts.get(i)).map(|f| f.indicator.clone());
        let Some(fact) = named.or_else(intake) else {
            self.list = None;
            return;
        };
        self.list = Some(List { fact, led: true, whole: None, span: None, scope: self.section_scope() });
    }

    /// «Chứng thực: 812 hồ sơ; Hộ tịch: 440 hồ sơ; …»: a block of nothing but names and numbers divides the intake.
    fn bare_list(&self, cursor: &Cursor<'_>) -> Option<List> {
        let tokens = cursor.tokens;
        let entry = |i: &usize| cursor.is_punct(*i, ':') && tokens.get(*i + 1).is_some_and(|t| t.is_number());
        let entries = (0..tokens.len().min(super::REACH)).filter(entry).count();
        let parted = (0..tokens.len().min(super::REACH)).filter(|i| cursor.is_punct(*i, ';')).count();
        let plain = cursor.terms.is_empty() && !self.sections.foreign();
        let fact = self.intake.and_then(|i| self.facts.get(i))?.indicator.clone();
        (plain && entries >= 3 && parted + 1 >= entries).then(|| List {
            fact,
            led: false,
            whole: None,
            span: None,
            scope: self.section_scope(),
        })
    }

    /// Keeps in mind the counts that a block gives of its section's body.
    pub(super) fn note_counts(&mut self, from: usize) {
        let counts: Vec<usize> = (from..self.facts.len()).filter(|i| self.is_count(*i)).collect();
        if !counts.is_empty() {
            self.recent = counts;
        }
    }

    fn is_count(&self, at: usize) -> bool {
        let fact = &self.facts[at];
        let counted = matches!(Unit::of(&fact.unit), Unit::Dossier | Unit::Rating) && fact.direction.is_none();
        counted && fact.scope == self.section_scope() && !self.others.contains(&at)
    }

    /// «Cụ thể:», «Số liệu một số đơn vị:»: a lead-in without a label is about the figure before it in its block, else
    /// about the first count of the block before.
    fn unlabelled(&mut self, cursor: &Cursor<'_>, at: usize) {
        let telling = LEADS.iter().any(|w| super::skip::says(cursor.tokens, cursor.part, at, w));
        let about = cursor.last.map(|l| l.fact).or(self.recent.first().copied()).and_then(|i| self.facts.get(i));
        let Some(about) = about.filter(|_| telling && !self.sections.foreign()) else { return };
        let fact = about.of.clone().filter(|_| about.indicator == "share").unwrap_or_else(|| about.indicator.clone());
        self.list = Some(List { fact, led: true, whole: None, span: None, scope: about.scope.clone() });
    }

    /// What the items of a list are about, and the whole of its pairs: beside «có nghĩa vụ tài chính», «a/b» is what was
    /// paid of it.
    fn part_of(&self, list: &List) -> Option<(String, String)> {
        let part = |i: &usize| {
            let id = self.facts.get(*i)?.indicator.as_str();
            let def = self.catalog.fact(id)?;
            (id != list.fact && def.share_of.first().is_some_and(|w| *w == list.fact)).then(|| id.to_owned())
        };
        let found = self.recent.iter().find_map(part)?;
        Some((found, list.fact.clone()))
    }

    /// «Phân theo lĩnh vực:» divides the first count of the block, not the one before it.
    fn divides_first(&mut self, cursor: &Cursor<'_>, at: usize) -> bool {
        let by = ["theo khối", "theo nhóm", "theo lĩnh vực", "phân theo", "theo đơn vị", "theo cơ quan", "theo cấp"];
        let divides = by.iter().any(|p| super::skip::says(cursor.tokens, cursor.gap, at, p));
        let first = cursor.first.or(self.section_first).or(self.intake);
        let Some(first) = first.and_then(|i| self.facts.get(i)).filter(|_| divides) else { return false };
        self.list = Some(List {
            fact: first.indicator.clone(),
            led: at + 1 == cursor.tokens.len(),
            whole: None,
            span: None,
            scope: first.scope.clone(),
        });
        true
    }

    /// «Những đơn vị dẫn đầu: …»: of the first count of the block, by body.
    fn ranges_first(&mut self, cursor: &Cursor<'_>, at: usize) -> bool {
        let most = ["dẫn đầu", "cao nhất", "thấp nhất", "nhiều nhất", "đứng đầu", "xếp cuối", "ít nhất"];
        let told = most.iter().any(|p| super::skip::says(cursor.tokens, cursor.gap, at, p));
        let open = cursor.terms_in(cursor.gap, at).is_empty();
        let Some(first) = cursor.first.and_then(|i| self.facts.get(i)).filter(|_| told && open) else { return false };
        let (fact, scope) = (first.indicator.clone(), first.scope.clone());
        self.list = Some(List { fact, led: false, whole: None, span: None, scope });
        true
    }

    /// «… 1.017 hồ sơ thanh toán trực tuyến, số tiền …. Cụ thể: Công Thương 64 hồ sơ; …»: a sentence that only announces
    /// details gives those of the first count of its block.
    fn details_first(&mut self, cursor: &Cursor<'_>, at: usize) -> bool {
        let leads = ["cụ thể", "trong đó", "gồm", "bao gồm", "chi tiết", "cụ thể như sau", "chi tiết như sau"];
        let alone =
            leads.iter().any(|p| cursor.starts(cursor.sentence, p) && cursor.sentence + p.split(' ').count() == at);
        let inside = alone && at + 1 < cursor.tokens.len();
        let Some(first) = cursor.first.and_then(|i| self.facts.get(i)).filter(|_| inside) else { return false };
        let (fact, scope) = (first.indicator.clone(), first.scope.clone());
        self.list = Some(List { fact, led: false, whole: None, span: None, scope });
        true
    }

    /// «X trên tổng số Y» in a lead-in: the whole of the pairs that follow.
    fn stated_whole(&self, cursor: &Cursor<'_>, from: usize, to: usize, fact: &str) -> Option<String> {
        let over = (cursor.gap..to).find(|i| cursor.is_word(*i, "trên") && cursor.is_word(i + 1, "tổng"))?;
        let terms = self.clause_terms(cursor, over, to.max(from)).iter().fold(0, |all, t| all | t.bit);
        let (whole, ..) = self.meant(cursor, terms, |u| u == Unit::Dossier)?;
        (whole.id != fact).then(|| whole.id.clone())
    }

    /// «(số tiếp nhận/số đã giải quyết)»: two labels joined by a slash.
    fn pair_of_terms(&self, cursor: &Cursor<'_>, at: usize) -> Option<(String, String)> {
        let slash = (cursor.gap..at).rev().find(|i| cursor.is_punct(*i, '/'))?;
        let open = (cursor.gap..slash).rev().find(|i| cursor.is_punct(*i, '('))?;
        let close = (slash..at).find(|i| cursor.is_punct(*i, ')'))?;
        let fact = |from: usize, to: usize| {
            let terms = self.clause_terms(cursor, from, to).iter().fold(0, |all, t| all | t.bit);
            self.meant(cursor, terms, |u| u == Unit::Dossier).map(|(fact, ..)| fact.id.clone())
        };
        Some((fact(open + 1, slash)?, fact(slash + 1, close)?))
    }

    /// An item of a list: «Sở Y tế: 01 hồ sơ», «Công an tỉnh (153/350)», «01 hồ sơ thuộc lĩnh vực Đường bộ», «đất đai
    /// 19 hồ sơ», «05 hồ sơ đất đai».
    pub(super) fn listed(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> Option<usize> {
        let mut list = self.list.clone().or_else(|| self.bare_list(cursor))?;
        if let (Amount::Pair(..), None, true) = (figure.amount, &list.whole, list.led)
            && let Some((part, whole)) = self.part_of(&list)
        {
            list = List { fact: part, whole: Some(whole), ..list };
            self.list = Some(list.clone());
        }
        let unit = Unit::of(&self.catalog.fact(&list.fact)?.unit);
        let dossiers = matches!(unit, Unit::Dossier | Unit::Rating)
            && super::count::accepts(figure.unit, unit)
            && figure.unit != Some(Unit::Person);
        let pair = matches!(figure.amount, Amount::Pair(..));
        dossiers.then_some(())?;
        let clauses = cursor.clauses_before(figure.from);
        let (clause, end) = clauses.into_iter().find(|(from, to)| to > from).unwrap_or((figure.from, figure.from));
        let bare = figure.unit.is_none() && !pair && !(self.closed(cursor, figure) && self.in_list(cursor, clause));
        if let Some((from, to)) = self.item_name(cursor, clause, end).filter(|_| !bare) {
            let named = self.scope_named(cursor, from, to);
            return self.item(cursor, figure, &list, named, (from, figure.to));
        }
        if figure.unit.is_some()
            && let Some((scope, to)) = self.field_behind(cursor, figure, &list)
        {
            return self.item(cursor, figure, &list, scope, (figure.from, to));
        }
        if let Some((from, to)) =
            self.listed_field(cursor, clause, end).filter(|_| !bare && self.in_list(cursor, clause))
        {
            let within = self.enclosed(cursor, clause)
                || (cursor.gap..clause).any(|i| cursor.is_punct(i, '(') || cursor.is_punct(i, ':'));
            let known =
                self.list.as_ref().filter(|l| within || l.scope.field.is_some() || l.scope == self.section_scope());
            let body = known.map_or_else(|| self.section_scope(), |l| l.scope.clone());
            let whole = self.scope_named(cursor, from, to).is_whole();
            let field = Some(self.text(cursor, from, to)).filter(|_| !whole);
            let scope = if whole { Scope::whole() } else { Scope { field, ..body } };
            return self.item(cursor, figure, &list, scope, (from, figure.to));
        }
        self.bare_item(cursor, figure, &list)
    }

    /// Whether a token stands in a bracket that the sentence has opened.
    fn enclosed(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        let least = cursor.sentence.max(at.saturating_sub(60));
        let bracket = (least..at).rev().find(|i| matches!(cursor.tokens[*i].kind, Kind::Punct('(' | ')')));
        bracket.is_some_and(|i| cursor.is_punct(i, '('))
    }

    /// Whether nothing that could be counted follows a number: «phường Lê Chân (233), …», «Hộ tịch 412; …».
    fn closed(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> bool {
        let next = cursor.tokens.get(figure.to);
        next.is_none_or(|t| matches!(t.kind, Kind::Punct(')' | ';' | ',' | '.')) || t.is(&fold("và")))
    }

    /// The name of a list's item; names with commas in them stand in several clauses.
    fn item_name(&self, cursor: &Cursor<'_>, clause: usize, end: usize) -> Option<(usize, usize)> {
        let open = (cursor.gap..end)
            .rev()
            .find(|i| matches!(cursor.tokens[*i].kind, Kind::Punct(':' | ';' | '(')))
            .map_or(cursor.gap, |i| i + 1);
        let known = self.agencies.name_in(cursor.tokens, open, end, true).map(|n| (n.from, n.to));
        let short = |range: &(usize, usize)| {
            range.1 - range.0 <= 16
                && cursor.terms_in(range.0, range.1).is_empty()
                && (range.0..range.1).all(|i| cursor.mention_over(i).is_none())
        };
        let open = (open..end).find(|i| cursor.tokens[*i].kind == Kind::Word).unwrap_or(end);
        let body =
            (end > open && end - open <= 8 && cursor.is_word(open, "cấp") && self.plain_words(cursor, open, end))
                .then_some((open, end));
        let strict = self.agencies.name_in(cursor.tokens, open, end, false).map(|n| (n.from, n.to)).filter(short);
        body.or(strict).or_else(|| self.name_between(cursor, clause, end)).or_else(|| known.filter(short))
    }

    fn plain_words(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> bool {
        let plain = |i: usize| cursor.tokens[i].kind == Kind::Word || cursor.is_punct(i, ',');
        (from..to).all(plain) && cursor.terms_in(from, to).is_empty()
    }

    /// A whole block that names a body and gives a number: «- Sở Giao thông vận tải: 2.116/2.044», «Tổng số: 20 hồ sơ».
    fn bare_item(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt, list: &List) -> Option<usize> {
        let filler = (cursor.gap..figure.from).all(|i| {
            let token = &cursor.tokens[i];
            !matches!(token.kind, Kind::Word | Kind::Number)
                || self.words.filler(&token.folded)
                || token.is(&fold("toàn"))
        });
        let pair = matches!(figure.amount, Amount::Pair(..));
        let opens = self.sections.opens() && cursor.gap == 0;
        let total = (cursor.gap..figure.from).any(|i| ["tổng", "cộng"].iter().any(|w| cursor.is_word(i, w)));
        let fits = (filler && total && figure.unit.is_some()) || (opens && (figure.unit.is_some() || pair));
        fits.then_some(())?;
        let scope = if opens { self.section_scope() } else { list.scope.clone() };
        self.item(cursor, figure, list, scope, (cursor.gap.min(figure.from), figure.to))
    }

    /// Whether a clause is an item: it stands behind a colon, a bracket or another item.
    fn in_list(&self, cursor: &Cursor<'_>, clause: usize) -> bool {
        let opened = clause > 1 && cursor.starts(clause - 2, "trong đó")
            || clause > 0 && matches!(cursor.tokens[clause - 1].kind, Kind::Punct(':' | '(' | ';' | ','))
            || cursor.is_word(clause.saturating_sub(1), "gồm");
        let lead = (cursor.sentence..clause)
            .any(|i| cursor.is_punct(i, ':') || cursor.is_punct(i, '(') || cursor.is_word(i, "gồm"));
        opened && lead
    }

    /// «thuộc lĩnh vực X» up to the end of the clause, commas included; in brackets also «05 hồ sơ đất đai».
    fn field_behind(&self, cursor: &Cursor<'_>, figure: &FigureAt, list: &List) -> Option<(Scope, usize)> {
        let stops = |i: &usize| {
            let token = &cursor.tokens[*i];
            matches!(token.kind, Kind::Punct('.' | ';' | '(' | ')')) || token.is_number()
        };
        let reach = cursor.tokens.len().min(figure.to + super::REACH);
        let agency =
            self.sections.scope().filter(|_| list.scope.agency.is_none()).unwrap_or_else(|| list.scope.clone());
        let field = |from: usize, to: usize| Scope { field: Some(self.text(cursor, from, to)), ..agency.clone() };
        if cursor.starts(figure.to, "thuộc lĩnh vực") {
            let from = figure.to + 3;
            let end = (from..reach).find(stops).unwrap_or(reach);
            return (end > from).then(|| (field(from, end), end));
        }
        let bracketed =
            (cursor.sentence..figure.from).rev().find(|i| matches!(cursor.tokens[*i].kind, Kind::Punct('(' | ')')));
        let inside = bracketed.is_some_and(|i| cursor.is_punct(i, '('));
        let from = if cursor.starts(figure.to, "lĩnh vực") { figure.to + 2 } else { figure.to };
        let end = (from..reach).find(|i| stops(i) || cursor.is_punct(*i, ',')).unwrap_or(reach);
        let plain = (from..end).all(|i| cursor.tokens[i].kind == Kind::Word) && cursor.terms_in(from, end).is_empty();
        (inside && plain && end > from && end - from <= 6).then(|| (field(from, end), end))
    }

    fn item(
        &mut self,
        cursor: &mut Cursor<'_>,
        figure: &FigureAt,
        list: &List,
        scope: Scope,
        (from, to): (usize, usize),
    ) -> Option<usize> {
        let counted = Counted { fact: list.fact.clone(), scope, from, to, terms: 0, doubts: Vec::new() };
        if let (None, Some(span)) = (self.sections.said(), list.span) {
            self.sections.say(span);
        }
        let kept = list.clone();
        let end = self.counted(cursor, figure, counted);
        if let Some(current) = &mut self.list {
            current.whole = kept.whole;
            current.span = kept.span;
        }
        end
    }

    /// «số trước hạn, đúng hạn, quá hạn lần lượt là»: notes what each of the numbers to come is about.
    pub(super) fn queue(&mut self, cursor: &mut Cursor<'_>, at: usize) -> usize {
        let scored = (at..cursor.tokens.len().min(at + 12)).any(|i| cursor.is_word(i, "điểm"));
        let groups = if scored { self.groups_named(cursor, at) } else { Vec::new() };
        if groups.len() > 1 {
            cursor.queue = groups.into_iter().map(|fact| Queued { fact }).collect();
            return at + 2;
        }
        let dossiers = |u: Unit| matches!(u, Unit::Dossier | Unit::Rating);
        let mut pieces = vec![cursor.gap];
        pieces.extend((cursor.gap..at).filter(|i| self.separates(cursor, *i)).map(|i| i + 1));
        pieces.push(at + 1);
        let facts = pieces.windows(2).filter_map(|pair| {
            let terms = self
                .clause_terms(cursor, pair[0], pair[1].saturating_sub(1).max(pair[0]))
                .iter()
                .fold(0, |all, t| all | t.bit);
            self.meant(cursor, terms, dossiers).map(|(fact, ..)| Queued { fact: fact.id.clone() })
        });
        cursor.queue = facts.collect();
        if cursor.queue.len() < 2 {
            cursor.queue.clear();
        }
        at + 2
    }

    pub(super) fn separates(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        let joint = cursor.is_word(at, "và") || cursor.is_word(at, "hoặc");
        let divides = matches!(cursor.tokens[at].kind, Kind::Punct(',' | ';' | ':'));
        divides || (joint && cursor.term_over(at).is_none())
    }

    /// A number behind «lần lượt là».
    pub(super) fn queued(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt, next: &Queued) -> Option<usize> {
        let counted = Counted {
            fact: next.fact.clone(),
            scope: self.section_scope(),
            from: figure.from,
            to: figure.to,
            terms: 0,
            doubts: Vec::new(),
        };
        self.counted(cursor, figure, counted)
    }

    pub(super) fn text(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> String {
        super::super::agency::text_of(self.chars, cursor.tokens[from].start, cursor.tokens[to - 1].end)
    }
}
