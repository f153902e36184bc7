//! «A, B và C lần lượt là 10, 20 và 30 hồ sơ», «tương ứng 50%; 30% và 20%»: values paired in order with what was listed
//! before them. A row that does not pair gives nothing.

use super::super::agency::BODY_WORDS;
use super::super::figure::{Amount, FigureAt, figure_at};
use super::super::mention::Role;
use super::super::number::{Reading, parse};
use super::super::term::Terms;
use super::super::token::Kind;
use super::super::unit::Unit;
use super::count::accepts;
use super::cursor::Cursor;
use super::{List, Reader};
use crate::catalog::FactDef;
use crate::domain::{Decimal, Fact, FactKind, PassReason, Period, Scope};

/// How far behind «lần lượt» the first value may stand.
const LEAD: usize = 8;
/// The most tokens of a body's name.
const NAME: usize = 12;
/// First words of bodies that are written small.
const SMALL: [&str; 7] = ["thị trấn", "thị xã", "thành phố", "đặc khu", "phường", "huyện", "xã"];
/// Levels that stand in a list as bodies do.
const LEVELS: [&str; 4] = ["cấp tỉnh", "cấp huyện", "cấp xã", "cấp sở"];

/// Values in a row, of one unit.
struct Row {
    figures: Vec<FigureAt>,
    unit: Option<Unit>,
}

/// What one value of a row is about.
struct About {
    id: String,
    of: Option<String>,
    scope: Scope,
    period: Option<Period>,
    terms: Terms,
}

impl Row {
    fn from(&self) -> usize {
        self.figures.first().map_or(0, |f| f.from)
    }

    fn to(&self) -> usize {
        self.figures.last().map_or(0, |f| f.to)
    }

    fn measured(&self) -> bool {
        matches!(self.unit, Some(Unit::Percent | Unit::Points))
    }
}

impl<'a> Reader<'a> {
    /// Reads the row of values behind «lần lượt» or «tương ứng»; one past its last token.
    pub(super) fn sequence(&mut self, cursor: &mut Cursor<'_>, at: usize) -> Option<usize> {
        let reach = cursor.tokens.len().min(at + 2 + LEAD);
        let first = (at + 2..reach).find(|i| cursor.tokens[*i].is_number())?;
        let joins = |i: usize| cursor.tokens[i].kind == Kind::Word || cursor.is_punct(i, ':');
        let row = self.row_at(cursor, first).filter(|_| (at + 2..first).all(joins))?;
        let groups = matches!(row.unit, None | Some(Unit::Points)) && self.groups_named(cursor, at).len() > 1;
        if groups || !self.head.relevant {
            return None;
        }
        let pairs = self.pairs(cursor, &row, at).unwrap_or_default();
        Some(self.record(cursor, &row, pairs, at))
    }

    /// «…, giải quyết được 9.510 và 57.008 hồ sơ» behind a row of bodies: their next figures in the same order.
    pub(super) fn next_row(&mut self, cursor: &mut Cursor<'_>, at: usize) -> Option<usize> {
        let count = cursor.row.len();
        let row = (count > 1).then(|| self.row_at(cursor, at)).flatten().filter(|r| r.figures.len() == count)?;
        let counted = row.unit == Some(Unit::Dossier) && row.figures.iter().filter(|f| f.unit.is_some()).count() == 1;
        let shares = row.unit == Some(Unit::Percent) && self.only_links(cursor, cursor.gap, at);
        (counted || shares).then_some(())?;
        let pairs = self.as_before(cursor, &row, cursor.gap, at)?;
        Some(self.record(cursor, &row, pairs, at))
    }

    /// The values in a row that begins at a number: at least two, with nothing but commas and «và» between them.
    fn row_at(&self, cursor: &Cursor<'_>, at: usize) -> Option<Row> {
        let mut figures = Vec::new();
        let mut next = Some(at);
        while let Some(from) = next.filter(|i| cursor.mention_over(*i).is_none()) {
            let figure = figure_at(cursor.tokens, from).filter(|f| matches!(f.amount, Amount::One(_)))?;
            next = self.next_value(cursor, figure.to);
            figures.push(figure);
        }
        let units: Vec<Unit> = figures.iter().filter_map(|f| f.unit).collect();
        let one = units.windows(2).all(|pair| pair[0] == pair[1]);
        (one && figures.len() > 1).then(|| Row { unit: units.first().copied(), figures })
    }

    /// The number that follows a value behind a comma or «và».
    fn next_value(&self, cursor: &Cursor<'_>, from: usize) -> Option<usize> {
        let comma = from + usize::from(cursor.is_punct(from, ',') || cursor.is_punct(from, ';'));
        let to = comma + usize::from(cursor.is_word(comma, "và"));
        (to > from && cursor.tokens.get(to).is_some_and(super::Token::is_number)).then_some(to)
    }

    /// What each value of a row is about: bodies, periods or facts listed before it, else the row before.
    fn pairs(&self, cursor: &Cursor<'_>, row: &Row, at: usize) -> Option<Vec<About>> {
        let mut starts = vec![cursor.gap, cursor.part, cursor.sentence];
        starts.dedup();
        let count = row.figures.len();
        let rate = self.book.set(&["rate", "total"]);
        let this = super::skip::says(cursor.tokens, cursor.gap, at, "này");
        starts.iter().find_map(|from| {
            let (bodies, first) = self.bodies(cursor, *from, at);
            if bodies.len() > 1 {
                let behind = cursor.terms_in(first, row.from()).iter().any(|t| t.bit & !rate != 0);
                let from = if behind { first } else { *from };
                let label = || self.row_label(cursor, row, from, at);
                return (bodies.len() == count).then(label)?.map(|about| spread(&about, bodies));
            }
            let periods = self.periods(cursor, *from, at, count);
            if periods.len() == count {
                let about = self.row_label(cursor, row, *from, at)?;
                let dated = |period| About { period: Some(period), scope: about.scope.clone(), ..copy(&about) };
                return Some(periods.into_iter().map(dated).collect());
            }
            let before = || self.as_before(cursor, row, *from, at);
            let pieces = || self.pieces(cursor, row, *from, at);
            if this { before() } else { pieces().or_else(before) }
        })
    }

    /// The row before once more: its bodies with another label, or the shares of its counts.
    fn as_before(&self, cursor: &Cursor<'_>, row: &Row, from: usize, at: usize) -> Option<Vec<About>> {
        let rate = self.book.set(&["rate", "total"]);
        let bare = cursor.terms_in(from, row.from()).iter().all(|t| t.bit & !rate == 0);
        let facts: Vec<&Fact> = cursor.row.iter().filter_map(|i| self.facts.get(*i)).collect();
        let counts = if facts.is_empty() { self.last_counts(cursor, from, row.figures.len()) } else { facts };
        (counts.len() == row.figures.len()).then_some(())?;
        if bare {
            let shares = row.unit == Some(Unit::Percent) && counts.iter().all(|f| f.indicator != "share");
            let share = |f: &&Fact| About {
                id: "share".into(),
                of: Some(f.indicator.clone()),
                scope: f.scope.clone(),
                period: Some(f.period),
                terms: 0,
            };
            return shares.then(|| counts.iter().map(share).collect());
        }
        let scopes: Vec<Scope> = counts.iter().map(|f| f.scope.clone()).collect();
        let apart = scopes.windows(2).all(|pair| pair[0] != pair[1]);
        let about = self.row_label(cursor, row, from, at).filter(|_| apart)?;
        Some(spread(&about, scopes))
    }

    /// The last counts of the sentence, when nothing but small words stands between them and the row.
    fn last_counts(&self, cursor: &Cursor<'_>, from: usize, count: usize) -> Vec<&Fact> {
        let Some(start) = cursor.tokens.get(cursor.sentence).map(|t| t.start) else { return Vec::new() };
        let here = self.facts.iter().rev().take_while(|f| f.place.start >= start).take(count);
        let mut found: Vec<&Fact> = here.filter(|f| matches!(f.unit.as_str(), "hồ sơ" | "lượt")).collect();
        found.reverse();
        let near = cursor.last.is_some_and(|l| l.to == from);
        if near { found } else { Vec::new() }
    }

    /// What the words of a row say that all its values are, apart from the names listed.
    fn row_label(&self, cursor: &Cursor<'_>, row: &Row, from: usize, at: usize) -> Option<About> {
        let terms = self.clause_terms(cursor, from, row.from()).iter().fold(0, |all, t| all | t.bit);
        if row.unit == Some(Unit::Points) {
            let scored = self.head.indexed && !self.other_index(cursor);
            let total = super::skip::says(cursor.tokens, cursor.sentence, at, "điểm");
            let id = "index766_total".to_owned();
            return (scored && total).then(|| About {
                id,
                of: None,
                scope: self.row_scope(cursor),
                period: None,
                terms,
            });
        }
        self.about(cursor, row, terms)
    }

    fn row_scope(&self, cursor: &Cursor<'_>) -> Scope {
        cursor.subject.clone().unwrap_or_else(|| self.section_scope())
    }

    /// The fact that terms mean for the unit of a row.
    fn about(&self, cursor: &Cursor<'_>, row: &Row, terms: Terms) -> Option<About> {
        let unit = row.unit;
        let scope = self.row_scope(cursor);
        if unit == Some(Unit::Percent) {
            let rated = |u: Unit| matches!(u, Unit::Dossier | Unit::Rating | Unit::Percent);
            let rate = self.book.set(&["rate"]);
            let telling = terms & !rate != 0;
            let (fact, ..) = telling.then(|| self.meant(cursor, terms | rate, rated)).flatten()?;
            let of = || Some(self.aggregate(cursor, fact, terms | rate, &scope));
            let own: &FactDef = fact;
            let (id, of) = if own.unit == "%" { (own.id.clone(), None) } else { ("share".into(), of()) };
            return Some(About { id, of, scope, period: None, terms });
        }
        let counted = matches!(unit, None | Some(Unit::Dossier | Unit::Rating | Unit::Case | Unit::Person));
        let (fact, ..) = counted.then(|| self.meant(cursor, terms, move |u| accepts(unit, u))).flatten()?;
        Some(About { id: fact.id.clone(), of: None, scope, period: None, terms })
    }

    /// «số trước hạn, đúng hạn, quá hạn»: the facts that the pieces before a row mean, one each.
    fn pieces(&self, cursor: &Cursor<'_>, row: &Row, from: usize, at: usize) -> Option<Vec<About>> {
        let mut labels = self.piece_terms(cursor, from, at);
        let (both, process) = (self.book.set(&["early_on_time"]), self.book.axis("process"));
        if labels.len() + 1 == row.figures.len() {
            let apart = labels.iter().position(|t| t & both != 0)?;
            let rest = labels[apart] & !both;
            labels[apart] = rest | self.book.set(&["early"]);
            labels.insert(apart + 1, rest | self.book.set(&["on_time"]));
        }
        (labels.len() == row.figures.len()).then_some(())?;
        let led = labels.first().map_or(0, |t| t & process);
        let meant = |terms: &Terms| {
            let whole = if terms & process == 0 { terms | led } else { *terms };
            self.about(cursor, row, whole).or_else(|| self.about(cursor, row, *terms))
        };
        labels.iter().map(meant).collect()
    }

    /// The terms of each piece of a list; pieces without any are none.
    fn piece_terms(&self, cursor: &Cursor<'_>, from: usize, at: usize) -> Vec<Terms> {
        let mut edges = vec![from];
        edges.extend((from..at).filter(|i| self.separates(cursor, *i)).map(|i| i + 1));
        edges.push(at + 1);
        let number = |i: &usize| cursor.tokens[*i].is_number() && cursor.mention_over(*i).is_none();
        let piece = |pair: &[usize]| {
            let end = pair[1].saturating_sub(1).max(pair[0]);
            let end = (pair[0]..end).find(number).unwrap_or(end);
            let whole = ["trong số", "trong tổng", "đối với", "theo", "về"].iter().any(|p| cursor.starts(pair[0], p));
            let terms = self.clause_terms(cursor, pair[0], end).iter().fold(0, |all, t| all | t.bit);
            if whole && terms & self.book.set(&["rate"]) == 0 { 0 } else { terms }
        };
        let led = self.book.set(&["total", "within"]);
        edges.windows(2).map(piece).filter(|terms| terms & !led != 0).collect()
    }

    /// The periods of a list before a row: «của tháng 7, tháng 8, tháng 9».
    fn periods(&self, cursor: &Cursor<'_>, from: usize, at: usize, count: usize) -> Vec<Period> {
        let inside = |m: &&super::super::mention::Mention| m.from >= from && m.to <= at && m.role == Role::Plain;
        let mut listed: Vec<_> = cursor.mentions_in(from, at).iter().filter(inside).collect();
        listed.drain(..listed.len().saturating_sub(count));
        let joined = listed.windows(2).all(|pair| (pair[0].to..pair[1].from).all(|i| self.separates(cursor, i)));
        if joined { listed.iter().map(|m| Period::over(self.dated(m.span))).collect() } else { Vec::new() }
    }

    /// The bodies of a list before a row and where it begins: «Sở A, Sở B và xã C», «các huyện A, B và C».
    fn bodies(&self, cursor: &Cursor<'_>, from: usize, at: usize) -> (Vec<Scope>, usize) {
        let mut found: Vec<Scope> = Vec::new();
        let (mut next, mut first, mut kind) = (from, at, None);
        while next < at {
            let behind = next == from || self.separates(cursor, next - 1) || found.is_empty();
            let starts = behind && self.body_starts(cursor, next);
            let short = behind && !found.is_empty() && kind.is_some() && cursor.tokens[next].capital;
            if !starts && !short {
                next += 1;
                continue;
            }
            let Some(end) = self.body_end(cursor, next, at) else {
                if found.is_empty() {
                    next += 1;
                    continue;
                }
                return (Vec::new(), at);
            };
            first = first.min(next);
            if starts {
                let many = next > from && cursor.is_word(next - 1, "các");
                kind = SMALL.iter().find(|p| many && cursor.starts(next, p));
                found.push(self.scope_named(cursor, next, end));
            } else if let Some(kind) = kind {
                found.push(Scope::agency(format!("{kind} {}", self.text(cursor, next, end))));
            }
            let joint = (end..at).take_while(|i| self.separates(cursor, *i)).count();
            next = end + joint;
            let goes_on = joint > 0 && (self.body_starts(cursor, next) || kind.is_some());
            if !goes_on {
                break;
            }
        }
        (found, first)
    }

    fn body_starts(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        let Some(token) = cursor.tokens.get(at) else { return false };
        let small = SMALL.iter().find(|p| cursor.starts(at, p)).map(|p| at + p.split(' ').count());
        let named = small.and_then(|i| cursor.tokens.get(i)).is_some_and(|t| t.capital);
        let level = LEVELS.iter().any(|p| cursor.starts(at, p));
        let body = BODY_WORDS.iter().chain(&["ban", "thuế"]).any(|p| cursor.starts(at, p));
        named || level || (small.is_none() && token.capital && body)
    }

    /// One past a body's name: the longest known one, else its run of capitals.
    fn body_end(&self, cursor: &Cursor<'_>, from: usize, at: usize) -> Option<usize> {
        let reach = at.min(from + NAME);
        if LEVELS.iter().any(|p| cursor.starts(from, p)) {
            return Some(from + 2);
        }
        let word = |to: usize| cursor.tokens[to - 1].kind == Kind::Word && !cursor.is_word(to - 1, "và");
        let known = |to: &usize| word(*to) && self.catalog.agency(&self.text(cursor, from, *to)).is_some();
        if let Some(end) = (from + 2..=reach).rev().find(known) {
            return Some(end);
        }
        let proper = |i: usize| cursor.tokens[i].capital || cursor.tokens[i].is_number();
        let first = (from..reach).skip(1).find(|i| proper(*i)).filter(|i| *i <= from + 3).unwrap_or(from);
        let end = (first..reach).take_while(|i| proper(*i) && cursor.mention_over(*i).is_none()).last()? + 1;
        let small = (from..end).any(|i| SMALL.iter().any(|p| cursor.starts(i, p)));
        let bare = !self.body_starts(cursor, from);
        (small || bare).then_some(end)
    }

    /// Records a row: a fact a value, or nothing but numbers passed over. One past its last token.
    fn record(&mut self, cursor: &mut Cursor<'_>, row: &Row, pairs: Vec<About>, at: usize) -> usize {
        let aimed = self.row_aimed(cursor, row, at);
        let paired = pairs.len() == row.figures.len();
        if !paired || (aimed && row.unit != Some(Unit::Percent)) {
            let reason = if aimed { PassReason::Plan } else { PassReason::Unnamed };
            self.pass(cursor, row.from(), row.to(), reason);
            cursor.gap = row.to();
            return row.to();
        }
        cursor.row.clear();
        let dated = pairs.iter().any(|p| p.period.is_some());
        for (figure, about) in row.figures.iter().zip(pairs) {
            let to = if figure.unit.is_some() { figure.to } else { figure.digits_to };
            self.used.extend(cursor.tokens[figure.from..figure.digits_to].iter().map(|t| t.start));
            let Some(value) = self.row_value(cursor, row, figure) else { continue };
            self.row_fact(cursor, figure, about, value, aimed);
            let newest = self.facts.len() - 1;
            cursor.row.push(newest);
            cursor.last = Some(super::Last { fact: newest, to, unit: row.unit.unwrap_or(Unit::Dossier) });
            cursor.first = cursor.first.or(Some(newest));
        }
        if dated && cursor.row.iter().any(|i| self.facts[*i].indicator != "share") {
            self.sections.back(cursor.before);
        }
        if aimed {
            cursor.row.clear();
        }
        cursor.gap = row.to();
        self.list = self.row_list(cursor);
        row.to()
    }

    /// «… (toàn tỉnh 68 hồ sơ)»: what goes on behind a row of counts of several bodies.
    fn row_list(&self, cursor: &Cursor<'_>) -> Option<List> {
        let facts: Vec<&Fact> = cursor.row.iter().filter_map(|i| self.facts.get(*i)).collect();
        let first = facts.first().filter(|f| f.unit == "hồ sơ")?;
        let apart = facts.iter().skip(1).all(|f| f.indicator == first.indicator && f.scope != first.scope);
        let (fact, scope) = (first.indicator.clone(), self.section_scope());
        apart.then_some(List { fact, led: false, whole: None, span: None, scope })
    }

    fn row_value(&self, cursor: &Cursor<'_>, row: &Row, figure: &FigureAt) -> Option<Decimal> {
        let Amount::One(value) = figure.amount else { return None };
        let bare = figure.unit.is_none() && row.measured();
        if bare { parse(&cursor.tokens[figure.from].folded, Reading::Measure) } else { Some(value) }
    }

    fn row_fact(&mut self, cursor: &Cursor<'_>, figure: &FigureAt, about: About, value: Decimal, aimed: bool) {
        let def = self.catalog.fact(about.of.as_deref().unwrap_or(&about.id));
        let stock = def.is_some_and(|d| d.stock);
        let period = about.period.unwrap_or_else(|| self.period_of_count(stock, cursor, figure.from));
        let place = self.place(cursor.tokens[figure.from].start, cursor.tokens[figure.to - 1].end);
        let unit = if about.of.is_some() { "%".to_owned() } else { self.unit_of(&about.id) };
        let fact = self.fact(&about.id, value, &unit, about.scope, period, place);
        let mut fact = Fact { of: about.of, hedge: figure.hedge, ..fact };
        if aimed {
            let of = fact.of.take().unwrap_or(about.id);
            fact = Fact { indicator: "target".into(), of: Some(of), kind: FactKind::Target, ..fact };
        }
        self.doubt_name(&mut fact);
        if !aimed && fact.scope == self.section_scope() {
            self.seen.insert(fact.indicator.clone(), self.facts.len());
        }
        self.facts.push(fact);
        self.process_of(about.terms);
    }

    /// Whether words before a row make its values aims.
    fn row_aimed(&self, cursor: &Cursor<'_>, row: &Row, at: usize) -> bool {
        let told = (cursor.part..at).any(|i| {
            let aim = self.words.required_at(cursor.tokens, i) || self.words.aim_at(cursor.tokens, i);
            aim && !self.words.reached_before(cursor.tokens, i)
        });
        told || row.figures.first().is_some_and(|f| self.aimed(cursor, f))
    }
}

fn copy(about: &About) -> About {
    About {
        id: about.id.clone(),
        of: about.of.clone(),
        scope: about.scope.clone(),
        period: about.period,
        terms: about.terms,
    }
}

/// The same figure of several bodies.
fn spread(about: &About, scopes: Vec<Scope>) -> Vec<About> {
    scopes.into_iter().map(|scope| About { scope, ..copy(about) }).collect()
}
