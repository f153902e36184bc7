//! Running text → facts: each number with a unit gets the label that its sentence gives it.

use super::agency::{AgencyBook, text_of};
use super::block::{Block, BlockKind};
use super::figure::{Amount, FigureAt, figure_at};
use super::mention::{Mention, Role, mentions};
use super::phrase::{Match, PhraseBook, WindowWord, words};
use super::token::{Kind, Token, tokenize};
use super::unit::Unit;
use crate::catalog::Catalog;
use crate::domain::{Decimal, Fact, FactKind, Origin, Period, Place, Scope, SourceId, Span, Value};
use crate::domain::{fold, fold_phrase};
use std::collections::HashMap;

/// Headings with one of these words, and none of [`RESULT_WORDS`], open a section of plans: nothing in it is a result.
const PLAN_WORDS: [&str; 5] = ["phương hướng", "nhiệm vụ", "giải pháp", "kiến nghị", "đề xuất"];
const RESULT_WORDS: [&str; 2] = ["kết quả", "tình hình"];
/// Words that may stand between a figure and the share it is given, or between a label and its number.
const LINK_WORDS: [&str; 19] = [
    "chiếm", "tỷ", "lệ", "là", "đạt", "khoảng", "hơn", "gần", "trên", "tương", "ứng", "đương", "với", "được", "có",
    "gồm", "chiếm", "bằng", "tới",
];
/// The most words that a share's stated whole may stand behind the percent sign.
const BASE_WINDOW: usize = 14;

/// A list in progress: items that name only an agency or a field are about this fact.
#[derive(Debug, Clone)]
struct List {
    fact: String,
    agency: Option<String>,
}

/// The figure read last in the current block.
#[derive(Debug, Clone, Copy)]
struct Last {
    fact: usize,
    to: usize,
    unit: Unit,
}

/// Reads blocks one after the other and collects facts.
pub(super) struct Reader<'a> {
    chars: &'a [char],
    source: SourceId,
    catalog: &'a Catalog,
    book: PhraseBook<'a>,
    agencies: AgencyBook,
    systems: Vec<(Vec<String>, String)>,
    link: Vec<String>,
    default: Span,
    facts: Vec<Fact>,
    seen: HashMap<String, usize>,
    list: Option<List>,
    span: Option<Span>,
    plan: Option<u8>,
}

/// A block being read.
struct Cursor<'t> {
    tokens: &'t [Token],
    mentions: &'t [Mention],
    /// Where the current label window begins.
    window: usize,
    /// Where the current sentence begins.
    sentence: usize,
    last: Option<Last>,
}

impl Cursor<'_> {
    /// One past the last token of the clause that a figure ending at `from` stands in; other numbers end it too
    /// unless `through_numbers`.
    fn clause_end(&self, from: usize, through_numbers: bool) -> usize {
        let stops = |i: &usize| {
            let token = &self.tokens[*i];
            let opens_parts = token.is(&fold("trong")) && self.tokens.get(i + 1).is_some_and(|t| t.is(&fold("đó")));
            matches!(token.kind, Kind::Punct('.' | ';' | '(' | ')'))
                || opens_parts
                || (token.is_number() && !through_numbers)
        };
        (from..self.tokens.len().min(from + 40)).find(stops).unwrap_or(self.tokens.len().min(from + 40))
    }
}

impl<'a> Reader<'a> {
    pub(super) fn new(chars: &'a [char], source: SourceId, catalog: &'a Catalog, default: Span) -> Reader<'a> {
        let systems = catalog.agencies.iter().filter(|a| a.level == "system");
        let named = |a: &crate::catalog::AgencyDef| {
            let short = a.aliases.first().unwrap_or(&a.vi).clone();
            std::iter::once(&a.vi).chain(&a.aliases).map(|n| (fold_phrase(n), short.clone())).collect::<Vec<_>>()
        };
        Reader {
            chars,
            source,
            catalog,
            book: PhraseBook::new(catalog),
            agencies: AgencyBook::new(catalog),
            systems: systems.flat_map(named).collect(),
            link: LINK_WORDS.iter().map(|w| fold(w)).collect(),
            default,
            facts: Vec::new(),
            seen: HashMap::new(),
            list: None,
            span: None,
            plan: None,
        }
    }

    /// The facts read so far.
    pub(super) fn finish(self) -> Vec<Fact> {
        self.facts
    }

    /// Adds facts read elsewhere (tables) in their place.
    pub(super) fn take(&mut self, facts: Vec<Fact>) {
        self.facts.extend(facts);
    }

    /// Reads one block that is not a table.
    pub(super) fn block(&mut self, block: &Block) {
        let tokens: Vec<Token> = block.ranges.iter().flat_map(|(from, to)| tokenize(self.chars, *from, *to)).collect();
        if let BlockKind::Heading(level) = block.kind {
            self.heading(level, &tokens, block);
        }
        if !matches!(block.kind, BlockKind::Bullet(2..)) {
            self.span = None;
        }
        if self.plan.is_some() {
            return;
        }
        let mentions = mentions(&tokens);
        self.sentences(&tokens, &mentions);
    }

    /// Tracks sections of plans; a top heading also ends what was stated before.
    fn heading(&mut self, level: u8, tokens: &[Token], block: &Block) {
        let title_end = block.ranges.first().map_or(0, |(_, to)| *to);
        let title: Vec<&str> = tokens
            .iter()
            .take_while(|t| t.start < title_end)
            .filter(|t| t.kind == Kind::Word)
            .map(|t| t.folded.as_str())
            .collect();
        let has = |list: &[&str]| list.iter().any(|p| contains(&title, &fold_phrase(p)));
        if self.plan.is_some_and(|open| level <= open) {
            self.plan = None;
        }
        if self.plan.is_none() && has(&PLAN_WORDS) && !has(&RESULT_WORDS) {
            self.plan = Some(level);
        }
        self.list = None;
        if level == 1 {
            self.seen.clear();
        }
    }

    fn sentences(&mut self, tokens: &[Token], mentions: &[Mention]) {
        let mut cursor = Cursor { tokens, mentions, window: 0, sentence: 0, last: None };
        let mut at = 0;
        while at < tokens.len() {
            if let Some(mention) = mentions.iter().find(|m| m.from == at) {
                if mention.role == Role::Plain {
                    self.span = Some(self.dated(mention.span));
                }
                at = mention.to;
                continue;
            }
            self.boundary(&mut cursor, at);
            let figure = tokens[at].is_number().then(|| figure_at(tokens, at)).flatten();
            at = match figure {
                Some(figure) => self.figure(&mut cursor, &figure),
                None => at + 1,
            };
        }
    }

    /// Moves the window over sentence ends, semicolons and «trong đó», and notes a list's lead-in at a colon.
    fn boundary(&mut self, cursor: &mut Cursor<'_>, at: usize) {
        let token = &cursor.tokens[at];
        match token.kind {
            Kind::Punct('.') if ends_sentence(cursor.tokens, at) => {
                cursor.window = at + 1;
                cursor.sentence = at + 1;
            }
            Kind::Punct(';') => cursor.window = at + 1,
            Kind::Word if token.is(&fold("trong")) && cursor.tokens.get(at + 1).is_some_and(|t| t.is(&fold("đó"))) => {
                cursor.window = at
            }
            Kind::Punct(':') => self.lead_in(cursor, at),
            _ => {}
        }
    }

    /// «… có phát sinh hồ sơ trực tuyến, gồm:» opens a list about that fact.
    fn lead_in(&mut self, cursor: &Cursor<'_>, at: usize) {
        let label = words(cursor.tokens, cursor.window, at);
        if label.iter().any(|w| cursor.tokens[w.token].is_number()) {
            return;
        }
        let found = self.label_before(&label, |unit| matches!(unit, Unit::Dossier | Unit::Rating));
        if let Some(found) = found {
            self.list = Some(List { fact: found.fact.id.clone(), agency: None });
        }
    }

    /// Reads one figure; the token to go on from.
    fn figure(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> usize {
        let before = words(cursor.tokens, cursor.window, figure.from);
        let end = self
            .change(cursor, figure, &before)
            .or_else(|| self.rank(cursor, figure, &before))
            .or_else(|| self.points(cursor, figure, &before))
            .or_else(|| self.percent(cursor, figure, &before))
            .or_else(|| self.agencies_counted(cursor, figure, &before))
            .or_else(|| self.count(cursor, figure, &before));
        if let Some(end) = end {
            cursor.window = end;
            return end.max(figure.to);
        }
        figure.digits_to
    }

    /// «tăng 34 hồ sơ», «tăng 16,7 % so với cùng kỳ»: about the figure before it.
    fn change(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt, before: &[WindowWord<'_>]) -> Option<usize> {
        use crate::domain::Direction::{Down, Up};
        let Amount::One(value) = figure.amount else { return None };
        let signs = [("tăng", Up), ("giảm", Down)];
        let near: Vec<&str> = before.iter().rev().take(2).map(|w| w.text).collect();
        let (_, direction) = signs.into_iter().find(|(word, _)| near.contains(&fold(word).as_str()))?;
        let last = cursor.last?;
        let about = self.facts.get(last.fact)?.clone();
        let comparable = matches!(figure.unit, Some(Unit::Percent)) || figure.unit == Some(last.unit);
        comparable.then_some(())?;
        let unit = if figure.unit == Some(Unit::Percent) { "%".to_owned() } else { about.unit.clone() };
        let to = self.comparison_end(cursor, figure.to);
        let first = cursor.tokens[figure.from].start;
        let start = before.iter().rev().take(2).map(|w| cursor.tokens[w.token].start).min().unwrap_or(first);
        let place = self.place(start, cursor.tokens[to - 1].end);
        let fact = Fact {
            of: Some(about.indicator.clone()),
            direction: Some(direction),
            ..self.fact("change", value, &unit, about.scope, about.period, place)
        };
        self.facts.push(fact);
        Some(to)
    }

    /// One past «so với tháng 03/2023», «so với cùng kỳ».
    fn comparison_end(&self, cursor: &Cursor<'_>, from: usize) -> usize {
        let word = |i: usize, w: &str| cursor.tokens.get(i).is_some_and(|t| t.is(&fold(w)));
        if !(word(from, "so") && word(from + 1, "với")) {
            return from;
        }
        if word(from + 2, "cùng") && word(from + 3, "kỳ") {
            return from + 4;
        }
        cursor.mentions.iter().find(|m| m.from == from + 2).map_or(from + 2, |m| m.to)
    }

    /// «xếp hạng thứ 01/63», «đứng vị trí thứ 4/63», «xếp thứ 5».
    fn rank(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt, before: &[WindowWord<'_>]) -> Option<usize> {
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
        let start = before
            .iter()
            .rev()
            .take(4)
            .last()
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
    fn points(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt, before: &[WindowWord<'_>]) -> Option<usize> {
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
        let start = before.iter().rev().take(4).last().map_or(figure.from, |w| w.token);
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

    /// A percentage: the share of the figure before it, of a fact named before it, a target, or a stated rate.
    fn percent(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt, before: &[WindowWord<'_>]) -> Option<usize> {
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
        let sentence_end =
            (figure.to..cursor.tokens.len()).find(|i| ends_sentence(cursor.tokens, *i)).unwrap_or(cursor.tokens.len());
        let texts: Vec<&str> = words(cursor.tokens, cursor.sentence, sentence_end).iter().map(|w| w.text).collect();
        contains(&texts, &fold_phrase("trực tuyến toàn trình")).then_some(())?;
        let near = words(cursor.tokens, cursor.window, figure.from);
        let near: Vec<&str> = near.iter().map(|w| w.text).collect();
        let level = if contains(&near, &fold_phrase("địa phương")) {
            Some(crate::domain::AgencyLevel::Locality)
        } else {
            contains(&near, &fold_phrase("sở ngành")).then_some(crate::domain::AgencyLevel::Department)
        };
        let deadline = cursor
            .mentions
            .iter()
            .rfind(|m| m.role == Role::Deadline && m.from >= cursor.sentence && m.from < figure.from);
        let period = Period::over(deadline.map_or(Span::Unknown, |m| m.span));
        let start = words(cursor.tokens, cursor.window, figure.from)
            .iter()
            .rev()
            .take(3)
            .last()
            .map_or(figure.from, |w| w.token);
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

    /// «9/29 cơ quan, đơn vị đạt chỉ tiêu», «297 hồ sơ thuộc 10 Sở, ban, ngành».
    fn agencies_counted(
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
        let counts =
            |f: &&crate::catalog::FactDef| Unit::of(&f.unit) == Unit::Agency && f.parents.contains(&subject.fact.id);
        self.catalog.facts.iter().find(counts).map(|f| (f.id.as_str(), subject.from))
    }

    /// Counts and amounts: by the label before, the label after, the list they stand in, or the sentence's subject.
    fn count(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt, before: &[WindowWord<'_>]) -> Option<usize> {
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
    fn item_after_colon(
        &self,
        cursor: &Cursor<'_>,
        figure: &FigureAt,
        label: Match<'_>,
    ) -> Option<super::agency::NameAt> {
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
        let end = (name..cursor.tokens.len())
            .find(|i| matches!(cursor.tokens[*i].kind, Kind::Punct('.' | ';' | ')')) || cursor.tokens[*i].is_number());
        let end = end.unwrap_or(cursor.tokens.len());
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

    /// Notes that the newest fact was stated now, up to token `to`.
    fn state(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt, to: usize) {
        let newest = self.facts.len() - 1;
        let fact = &self.facts[newest];
        if fact.scope.is_whole() {
            self.seen.insert(fact.indicator.clone(), newest);
        }
        cursor.last = Some(Last { fact: newest, to, unit: figure.unit.unwrap_or(Unit::Dossier) });
    }

    fn label_before(&self, words: &[WindowWord<'_>], accepts: impl Fn(Unit) -> bool) -> Option<Match<'a>> {
        self.book.before(words, |id| self.seen.get(id).copied(), accepts)
    }

    /// Whether nothing but link words, commas and brackets stands between two tokens.
    fn only_links(&self, tokens: &[Token], from: usize, to: usize) -> bool {
        tokens[from.min(to)..to].iter().all(|t| match t.kind {
            Kind::Word => self.link.contains(&t.folded),
            Kind::Punct(c) => matches!(c, '(' | ',' | ':' | ')' | '*'),
            Kind::Number | Kind::Mark => false,
        })
    }

    /// The period in force at a token: the one said before it, else one said later in the sentence, else the report's.
    fn period_of(&self, stock: bool, cursor: &Cursor<'_>, at: usize) -> Period {
        let later = || {
            let end =
                (at..cursor.tokens.len()).find(|i| ends_sentence(cursor.tokens, *i)).unwrap_or(cursor.tokens.len());
            let found = cursor.mentions.iter().find(|m| m.role == Role::Plain && m.from > at && m.to <= end);
            found.map(|m| self.dated(m.span))
        };
        let span = self.span.or_else(later).unwrap_or(self.default);
        if stock && !matches!(span, Span::Day(_)) { Period::end_of(span) } else { Period::over(span) }
    }

    /// Fills in what a short mention leaves out: the year of «lũy kế», the month of «trong tuần».
    fn dated(&self, span: Span) -> Span {
        match (span, self.default) {
            (Span::YearToDate { year: None }, _) => Span::YearToDate { year: self.default.year() },
            (Span::Week { month: None }, Span::Week { month }) => Span::Week { month },
            (Span::Week { month: None }, Span::Month { year, month }) => Span::Week { month: Some((year, month)) },
            (other, _) => other,
        }
    }

    fn name(&self, cursor: &Cursor<'_>, name: super::agency::NameAt) -> String {
        text_of(self.chars, cursor.tokens[name.from].start, cursor.tokens[name.to - 1].end)
    }

    fn unit_of(&self, id: &str) -> String {
        self.catalog.fact(id).map(|f| f.unit.clone()).unwrap_or_default()
    }

    fn place(&self, start: usize, end: usize) -> Place {
        Place { source: self.source, start, end, cell: None }
    }

    fn fact(&self, id: &str, value: Decimal, unit: &str, scope: Scope, period: Period, place: Place) -> Fact {
        Fact {
            indicator: id.to_owned(),
            value: Value::Number(value),
            unit: unit.to_owned(),
            scope,
            period,
            place,
            of: None,
            base: None,
            of_total: None,
            direction: None,
            kind: FactKind::Result,
            origin: Origin::Prose,
            hedge: None,
            cited: None,
        }
    }
}

/// A full stop ends a sentence when a capital, a quotation mark or nothing follows.
fn ends_sentence(tokens: &[Token], at: usize) -> bool {
    tokens[at].is_punct('.')
        && tokens
            .get(at + 1)
            .is_none_or(|next| next.start > tokens[at].end && (next.capital || next.kind != Kind::Word))
}

/// Whether a run of words contains a phrase.
fn contains(words: &[&str], phrase: &[String]) -> bool {
    !phrase.is_empty() && words.windows(phrase.len()).any(|w| w.iter().zip(phrase).all(|(a, b)| a == b))
}
