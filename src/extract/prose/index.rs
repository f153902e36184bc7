//! Ranks and points of the index.

use super::super::figure::{Amount, FigureAt};
use super::super::unit::Unit;
use super::Reader;
use super::cursor::Cursor;
use super::skip::says;
use crate::domain::{Decimal, Fact, FactKind, Period, Scope, fold_phrase};

/// Other indices that reports rank by.
pub(in crate::extract) const OTHER_INDICES: [&str; 15] = [
    "par index",
    "par-index",
    "parindex",
    "pci",
    "papi",
    "sipas",
    "dti",
    "ict index",
    "năng lực cạnh tranh",
    "chuyển đổi số",
    "cải cách hành chính",
    "pgi",
    "ddci",
    "thi đua",
    "cchc",
];
/// Other indices whose scores sentences after their name go on with.
const FAR_INDICES: [&str; 7] = ["par index", "par-index", "parindex", "pci", "papi", "sipas", "ddci"];
/// Words between a group's name and its points: whose they are, and who is served.
const BEHIND_GROUP: [&str; 18] = [
    "của",
    "tỉnh",
    "thành",
    "phố",
    "xã",
    "phường",
    "tiếp",
    "tục",
    "cũng",
    "người",
    "dân",
    "doanh",
    "nghiệp",
    "tổ",
    "chức",
    "cá",
    "nhân",
    "và",
];

impl<'a> Reader<'a> {
    /// The body named in the gap before a rank or a score, else the section's.
    pub(super) fn named_scope(&self, cursor: &Cursor<'_>, at: usize) -> Scope {
        let clause = cursor.clauses_before(at).into_iter().find(|(from, to)| to > from);
        let clause = clause.map(|(from, to)| (self.behind_order(cursor, from, to), to));
        if let Some(province) = clause.and_then(|(from, to)| self.other_province(cursor, from, to)) {
            return Scope::agency(province);
        }
        let named = clause.and_then(|(from, to)| self.name_between(cursor, from, to));
        let told = || cursor.subject.clone().unwrap_or_else(|| self.section_scope());
        named.map_or_else(told, |(from, to)| self.scope_named(cursor, from, to))
    }

    /// «Tiếp theo là Thanh Hóa», «Thấp nhất là huyện Mường La»: where the name behind words of order begins.
    fn behind_order(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> usize {
        let order =
            ["tiếp theo", "kế tiếp", "tiếp đến", "thấp nhất", "cao nhất", "sau đó", "xếp sau", "đứng đầu", "dẫn đầu"];
        let ordered = order.iter().any(|p| cursor.starts(from, p));
        let is = (from..to.min(from + 6)).find(|i| cursor.is_word(*i, "là"));
        is.filter(|_| ordered).map_or(from, |i| i + 1)
    }

    /// A province that a clause begins with and that is not the report's own.
    pub(super) fn other_province(&self, cursor: &Cursor<'_>, from: usize, to: usize) -> Option<String> {
        let from = from + usize::from(cursor.is_word(from, "tỉnh"));
        let capitals = (from..to).take_while(|i| cursor.tokens[*i].capital).count();
        let name = (capitals > 1).then(|| self.text(cursor, from, from + capitals))?;
        let words = fold_phrase(&name);
        let bare = |vi: &str| fold_phrase(vi.trim_start_matches("Tỉnh ").trim_start_matches("Thành phố "));
        let mut provinces = self.catalog.agencies.iter().filter(|a| a.level == "province");
        let known = provinces.any(|a| bare(&a.vi) == words);
        let own = self.head.province.is_some_and(|p| fold_phrase(p) == words);
        let of_one = self.head.province.is_some() || says(cursor.tokens, cursor.far(to), to, "bảng xếp hạng");
        (known && !own && of_one).then_some(name)
    }

    /// Whether the sentence speaks of another index.
    pub(super) fn other_index(&self, cursor: &Cursor<'_>) -> bool {
        let end = cursor.sentence_end(cursor.sentence);
        let own =
            |from: usize| says(cursor.tokens, from, end, "phục vụ người dân") || says(cursor.tokens, from, end, "766");
        let far = cursor.far(cursor.sentence);
        let before = !own(far) && FAR_INDICES.iter().any(|p| says(cursor.tokens, far, cursor.sentence, p));
        if before {
            return true;
        }
        let own = says(cursor.tokens, cursor.sentence, end, "phục vụ người dân");
        !own && OTHER_INDICES.iter().any(|p| says(cursor.tokens, cursor.sentence, end, p))
    }

    /// Points of the index: a group by its name before, the total by its words, an agency's by its name.
    pub(super) fn points(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> Option<usize> {
        let groups = cursor.queue.front().is_some_and(|q| q.fact.starts_with("index766"));
        let measured = figure.unit == Some(Unit::Points) || self.bare_points(cursor, figure);
        (measured && self.head.indexed && !self.other_index(cursor)).then_some(())?;
        let (value, max) = match figure.amount {
            Amount::One(value) => (value, None),
            Amount::Pair(value, max) => (value, Some(max)),
            Amount::Range(..) => return None,
        };
        let hundred = Decimal::whole(100);
        (value <= hundred && max.is_none_or(|m| value <= m && m <= hundred)).then_some(())?;
        if let Some(end) = self.most(cursor, figure, value) {
            return Some(end);
        }
        if let Some(span) = self.compared_span(cursor, figure) {
            return self.earlier_points(cursor, figure, value, Period::over(span));
        }
        let group = self.group_before(cursor, figure.from, max);
        let (id, scope, from) = match (group, groups) {
            (Some((id, from)), _) => (id.to_owned(), self.scored_scope(cursor), from),
            (None, true) => (cursor.queue.pop_front()?.fact, self.section_scope(), figure.from),
            (None, false) => self.total_before(cursor, figure)?,
        };
        let period = Period::over(self.period_of(false, cursor, figure.from).span);
        let place = self.place(cursor.tokens[from].start, cursor.tokens[figure.to - 1].end);
        self.facts.push(self.fact(&id, value, "điểm", scope.clone(), period, place.clone()));
        self.state(cursor, Some(Unit::Points), figure.to, 0);
        if let Some(max) = max {
            let fact = self.fact("index766_max", max, "điểm", scope, period, place);
            self.facts.push(Fact { of: Some(id), ..fact });
        }
        Some(figure.to)
    }

    /// Whom a group's points are of: the body whose total the sentence gave, else the section's.
    fn scored_scope(&self, cursor: &Cursor<'_>) -> Scope {
        let total = cursor.last.filter(|l| l.to >= cursor.sentence && l.unit == Unit::Points);
        let total = total.and_then(|l| self.facts.get(l.fact)).filter(|f| f.indicator == "index766_total");
        total.map_or_else(|| self.section_scope(), |f| f.scope.clone())
    }

    /// Points without their unit: «2,9/10» of a group, «phường Long Khánh 97,50» beside others' points.
    fn bare_points(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> bool {
        if figure.unit.is_some() {
            return false;
        }
        let hundred = Decimal::whole(100);
        match figure.amount {
            Amount::Pair(value, max) => {
                let scored = says(cursor.tokens, cursor.sentence, figure.from, "điểm");
                let group = self.group_before(cursor, figure.from, Some(max)).is_some();
                value <= max && scored && (group || max == hundred)
            }
            Amount::One(value) => {
                let entry = value <= hundred && value.places() > 0 && self.entry_of_index(cursor, figure.from);
                if entry || self.group_entry(cursor, figure, value) {
                    return true;
                }
                let points = |l: &super::Last| l.to >= cursor.sentence && l.unit == Unit::Points;
                let beside = cursor.last.filter(points).and_then(|l| self.facts.get(l.fact));
                let total = beside.is_some_and(|f| f.indicator == "index766_total" && !f.scope.is_whole());
                total && value.places() > 0 && value <= hundred && !self.named_scope(cursor, figure.from).is_whole()
            }
            Amount::Range(..) => false,
        }
    }

    /// «Trong đó: Công khai minh bạch 17,12; Tiến độ giải quyết 19,80; …» where the block has told of the index.
    fn group_entry(&self, cursor: &Cursor<'_>, figure: &FigureAt, value: Decimal) -> bool {
        let mark = |t: &super::Token| matches!(t.kind, super::Kind::Punct(';' | ',' | '.' | ')'));
        let closes = cursor.tokens.get(figure.to).is_none_or(mark);
        if !closes || !self.tells_index(cursor, figure.from) {
            return false;
        }
        let Some((id, from)) = self.group_before(cursor, figure.from, None) else { return false };
        let mut groups = self.catalog.index_sets.iter().flat_map(|s| &s.groups);
        let begins = from == cursor.gap
            || matches!(cursor.tokens[from - 1].kind, super::Kind::Punct(_))
            || cursor.is_word(from - 1, "nhóm")
            || cursor.is_word(from - 1, "điểm");
        begins && groups.any(|g| g.fact == id && value <= g.max)
    }

    /// Whether the block has spoken of the index before a token.
    fn tells_index(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        let named = self.sections.indexed()
            || says(cursor.tokens, cursor.far(at), at, "bộ chỉ số")
            || cursor.tokens[cursor.far(at)..at].iter().any(|t| t.is("766"));
        let start = cursor.tokens.first().map_or(0, |t| t.start);
        let here = self.facts.iter().rev().take_while(|f| f.place.start >= start).take(12);
        named || here.into_iter().any(|f| f.indicator == "index766_total")
    }

    /// «Điểm 766: 86,02»: an entry of the index without its unit.
    fn entry_of_index(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        let least = at.saturating_sub(9).max(cursor.gap.min(cursor.sentence));
        if self.entry_of_total(cursor, at) {
            return true;
        }
        let colon = at > 0 && cursor.is_punct(at - 1, ':');
        let index = says(cursor.tokens, least, at, "bộ chỉ số") || cursor.tokens[least..at].iter().any(|t| t.is("766"));
        colon && index && says(cursor.tokens, least, at, "điểm")
    }

    /// «Tổng điểm của tỉnh là 86,97»: the total without its unit, where nothing else is counted behind it.
    fn entry_of_total(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        let least = at.saturating_sub(9).max(cursor.gap);
        let total = (least..at).rev().find(|i| ["tổng điểm", "tổng số điểm"].iter().any(|p| cursor.starts(*i, p)));
        let closed = cursor.tokens.get(at + 1).is_none_or(|t| matches!(t.kind, super::Kind::Punct('.' | ',' | ';')));
        let plain = |from: usize| (from..at).all(|i| cursor.tokens[i].kind == super::Kind::Word);
        closed && cursor.is_word(at.saturating_sub(1), "là") && total.is_some_and(plain)
    }

    /// «(tối đa 10 điểm)», «16,9 điểm trên tối đa 18 điểm»: the most that the points before could be.
    fn most(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt, value: Decimal) -> Option<usize> {
        let least = figure.from.saturating_sub(4).max(cursor.gap);
        (least..figure.from).find(|i| cursor.starts(*i, "tối đa"))?;
        let last = cursor.last.filter(|l| l.unit == Unit::Points && l.to + 4 >= figure.from)?;
        let about = self.facts.get(last.fact).filter(|f| f.indicator.starts_with("index766"))?.clone();
        let place = self.place(cursor.tokens[figure.from].start, cursor.tokens[figure.to - 1].end);
        let max = self.fact("index766_max", value, "điểm", about.scope, about.period, place);
        self.facts.push(Fact { of: Some(about.indicator), ..max });
        Some(figure.to)
    }

    fn earlier_points(
        &mut self,
        cursor: &mut Cursor<'_>,
        figure: &FigureAt,
        value: Decimal,
        period: Period,
    ) -> Option<usize> {
        let about = self.facts.iter().rev().find(|f| {
            f.indicator.starts_with("index766") && f.indicator != "index766_max" && f.kind == FactKind::Result
        })?;
        let (id, scope) = (about.indicator.clone(), about.scope.clone());
        let place = self.place(cursor.tokens[figure.from].start, cursor.tokens[figure.to - 1].end);
        self.others.insert(self.facts.len());
        self.facts.push(self.fact(&id, value, "điểm", scope, period, place));
        self.state(cursor, Some(Unit::Points), figure.to, 0);
        Some(figure.to)
    }

    /// The total: its own words, an agency's name alone, or a document about the index.
    fn total_before(&self, cursor: &Cursor<'_>, figure: &FigureAt) -> Option<(String, Scope, usize)> {
        let id = "index766_total".to_owned();
        let (from, to) = (cursor.sentence, figure.from);
        let words = [
            "tổng điểm",
            "tổng số điểm",
            "bộ chỉ số",
            "chỉ số phục vụ",
            "766",
            "điểm số",
            "đạt điểm",
            "điểm cao",
            "điểm thấp",
            "xếp hạng",
            "xếp thứ",
            "xếp vị trí",
            "đứng thứ",
            "vị trí thứ",
            "thứ hạng",
        ];
        let told = words.iter().any(|p| says(cursor.tokens, from, to, p)) || self.entry_of_index(cursor, to);
        let end = cursor.sentence_end(figure.to);
        let ranked = ["xếp thứ", "đứng thứ", "xếp hạng", "xếp vị trí", "thứ hạng", "hạng thứ", "vị trí thứ"];
        let ranked = ranked.iter().any(|p| says(cursor.tokens, figure.to, end, p));
        let of_max = matches!(figure.amount, Amount::Pair(_, max) if max == Decimal::whole(100));
        let known = self.seen.contains_key("index766_total");
        let named = self.named_scope(cursor, figure.from);
        let start = cursor.tokens[cursor.sentence].start;
        let beside = self.facts.iter().rev().take(2).any(|f| f.indicator.starts_with("rank") && f.place.start >= start);
        let titled = figure.unit == Some(Unit::Points)
            && named.is_whole()
            && self.tells_index(cursor, from.min(figure.from))
            && says(cursor.tokens, from, to, "điểm");
        let most = ["dẫn đầu", "xếp cuối", "thấp nhất", "cao nhất", "đứng đầu", "đứng cuối"];
        let most = most.iter().any(|p| says(cursor.tokens, from, to, p));
        let fits = told || titled || ranked || beside || of_max || ((known || most) && !named.is_whole());
        fits.then_some(())?;
        let start =
            cursor.clauses_before(figure.from).into_iter().find(|(from, to)| to > from).map_or(figure.from, |c| c.0);
        Some((id, named, start.min(figure.from)))
    }

    /// The index group that the words before a score name last: its fact and first token.
    fn group_before(&self, cursor: &Cursor<'_>, at: usize, max: Option<Decimal>) -> Option<(&'a str, usize)> {
        let start = cursor.gap.max(cursor.sentence).max(at.saturating_sub(24));
        let body = |i: usize| BEHIND_GROUP.iter().any(|w| cursor.is_word(i, w));
        let last = (start..at).rev().find(|i| {
            !self.words.link(&cursor.tokens[*i].folded)
                && !matches!(cursor.tokens[*i].kind, super::Kind::Punct(_))
                && !body(*i)
        })?;
        let words: Vec<usize> = (start..=last).filter(|i| cursor.tokens[*i].kind == super::Kind::Word).collect();
        self.best_group(cursor, &words, max)
    }

    /// The longest group name that ends a run of words; the stated maximum decides between sets.
    fn best_group(&self, cursor: &Cursor<'_>, words: &[usize], max: Option<Decimal>) -> Option<(&'a str, usize)> {
        let groups = self.catalog.index_sets.iter().flat_map(|s| &s.groups);
        let mut best: Option<(usize, bool, &'a str)> = None;
        for group in groups {
            for name in std::iter::once(&group.vi).chain(&group.aliases) {
                let alias = fold_phrase(name);
                let ends = words.len() >= alias.len()
                    && words[words.len() - alias.len()..].iter().zip(&alias).all(|(i, a)| cursor.tokens[*i].is(a));
                let key = (alias.len(), Some(group.max) == max, group.fact.as_str());
                if ends && best.as_ref().is_none_or(|b| (key.0, key.1) > (b.0, b.1)) {
                    best = Some(key);
                }
            }
        }
        best.map(|(length, _, fact)| (fact, words[words.len() - length]))
    }

    /// The index groups named before «lần lượt», in order.
    pub(super) fn groups_named(&self, cursor: &Cursor<'_>, at: usize) -> Vec<String> {
        let words: Vec<usize> = (cursor.sentence.max(cursor.last.map_or(0, |l| l.to))..at)
            .filter(|i| cursor.tokens[*i].kind == super::Kind::Word)
            .collect();
        let mut found: Vec<(usize, String)> = Vec::new();
        for end in 1..=words.len() {
            if let Some((fact, from)) = self.best_group(cursor, &words[..end], None) {
                found.retain(|(start, _)| *start < from);
                found.push((from, fact.to_owned()));
            }
        }
        found.into_iter().map(|(_, fact)| fact).collect()
    }
}
