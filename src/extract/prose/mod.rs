//! Running text → facts: each number gets the label that its clause, its sentence or its section gives it.
//!
//! A block is read once from left to right ([`Reader::sentences`]). Between two figures lies a *gap*; the words of the
//! gap up to the first boundary name the figure before it, the others the one after it ([`label`]). What a label leaves
//! open (resolved or pending, whose, when) comes from the figures before and from the section ([`section`]). Every
//! number ends in a fact or among the passed ones with its reason ([`skip`]).

mod change;
mod count;
mod cursor;
mod follow;
mod index;
mod label;
mod lead;
mod list;
mod percent;
mod period;
mod rank;
mod scope;
mod section;
mod sequence;
mod skip;
mod subject;
mod target;
mod verdict;
mod words;
mod zero;

pub(super) use index::OTHER_INDICES;

use super::agency::AgencyBook;
use super::block::Block;
use super::figure::{FigureAt, figure_at, is_too_large};
use super::mention::{Role, mentions};
use super::term::{TermBook, Terms};
use super::token::{Kind, Token, tokenize};
use super::unit::Unit;
use crate::catalog::Catalog;
use crate::domain::{Decimal, Doubt, Fact, Map, Origin, PassReason, Passed, Period, Place, Scope, Set, SourceId};
use crate::domain::{Span, Value, fold_phrase};
use cursor::{Cursor, Last};
use period::Known;
use section::Sections;

/// The most tokens that are looked at on either side of a figure: a text without sentence ends stays linear to read.
const REACH: usize = 160;

/// A list in progress: items that name only an agency or a field are about this fact.
#[derive(Debug, Clone)]
struct List {
    fact: String,
    /// Whether a lead-in opened it: then it goes on over headings and blocks.
    led: bool,
    /// The period said where it was opened.
    span: Option<Span>,
    /// The second fact when the items are pairs «a/b».
    whole: Option<String>,
    scope: Scope,
}

/// What the head of the report says that the body leaves out.
pub(super) struct Head<'a> {
    pub(super) span: Span,
    /// The year of periods that leave it out.
    pub(super) year: Option<i32>,
    /// What the title calls the period, when the report counts by a calendar of its own («quý II» from 15/3 to 14/6).
    pub(super) nominal: Option<Span>,
    /// Words of the issuing body's name.
    pub(super) issuer: &'a [Vec<String>],
    /// The province it is of.
    pub(super) province: Option<&'a str>,
    /// Whether the whole document sets aims: a plan, not a report.
    pub(super) plan: bool,
    /// Whether it speaks of an index of service at all.
    pub(super) indexed: bool,
    /// Whether it is about administrative dossiers at all.
    pub(super) relevant: bool,
    /// Whether its title says that it counts dossiers.
    pub(super) titled: bool,
}

/// Reads blocks one after the other and collects facts.
pub(super) struct Reader<'a> {
    chars: &'a [char],
    source: SourceId,
    catalog: &'a Catalog,
    book: TermBook<'a>,
    agencies: AgencyBook,
    systems: Vec<(Vec<String>, String)>,
    words: words::WordLists,
    head: Head<'a>,
    facts: Vec<Fact>,
    passed: Vec<Passed>,
    used: Set<usize>,
    seen: Map<String, usize>,
    list: Option<List>,
    sections: Sections,
    known: Known,
    /// Facts that are of another period, given for comparison.
    others: Set<usize>,
    /// The footnote marks met so far.
    marks: Set<String>,
    /// The process that was spoken of last: «quá hạn» is of it.
    process: Terms,
    /// The counts of the block last read that had any.
    recent: Vec<usize>,
    /// The intake of the reporting body that was stated last.
    intake: Option<usize>,
    /// What the heading in force says that rates are given of.
    section_rate: Option<String>,
    /// The first count under the heading in force.
    section_first: Option<usize>,
    /// The level of the one local body that the first lines name: «phường».
    own_level: Option<String>,
    /// The one local body that the text is of, as comparable words.
    own_body: Option<Vec<String>>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(chars: &'a [char], source: SourceId, catalog: &'a Catalog, head: Head<'a>) -> Reader<'a> {
        let systems = catalog.agencies.iter().filter(|a| a.level == "system");
        let named = |a: &crate::catalog::AgencyDef| {
            let short = a.aliases.first().unwrap_or(&a.vi).clone();
            std::iter::once(&a.vi).chain(&a.aliases).map(|n| (fold_phrase(n), short.clone())).collect::<Vec<_>>()
        };
        let mut known = Known::default();
        known.note(head.span);
        Reader {
            chars,
            source,
            catalog,
            book: TermBook::new(catalog),
            agencies: AgencyBook::new(catalog),
            systems: systems.flat_map(named).collect(),
            words: words::WordLists::new(),
            sections: Sections::new(head.plan),
            head,
            facts: Vec::new(),
            passed: Vec::new(),
            used: Set::default(),
            seen: Map::default(),
            list: None,
            known,
            others: Set::default(),
            marks: Set::default(),
            process: 0,
            recent: Vec::new(),
            intake: None,
            section_rate: None,
            section_first: None,
            own_level: scope::local_level(chars),
            own_body: scope::local_body(chars),
        }
    }

    /// The facts and the numbers passed over so far, and where the numbers that became facts begin.
    pub(super) fn finish(self) -> (Vec<Fact>, Vec<Passed>, Set<usize>) {
        (self.facts, self.passed, self.used)
    }

    /// Adds facts read elsewhere (tables) in their place.
    pub(super) fn take(&mut self, mut facts: Vec<Fact>) {
        if let Some(scope) = self.sections.scope() {
            facts.iter_mut().filter(|f| f.scope.is_whole()).for_each(|f| f.scope = scope.clone());
        }
        self.facts.extend(facts);
        self.list = None;
    }

    /// Reads one block that is not a table.
    pub(super) fn block(&mut self, block: &Block) {
        let tokens: Vec<Token> = block.ranges.iter().flat_map(|(from, to)| tokenize(self.chars, *from, *to)).collect();
        if tokens.is_empty() {
            return;
        }
        let mentions = mentions(&tokens);
        let terms = self.book.find(&tokens);
        let mut cursor = Cursor::new(&tokens, &mentions, &terms);
        if self.footnote(&cursor) {
            self.pass(&cursor, 0, tokens.len(), PassReason::FootnoteMark);
            return;
        }
        let (title, span) = self.open(block, &cursor);
        cursor.body = self.body_after(block, &cursor, title);
        let before = self.facts.len();
        self.sentences(&mut cursor);
        self.note_counts(before);
        self.close(block, &cursor, title, span);
    }

    /// «của tháng 8 chuyển qua»: the period that dossiers were carried over from.
    fn of_carried(&self, cursor: &Cursor<'_>, at: usize) -> bool {
        cursor.term_over(at).is_some_and(|t| t.bit == self.book.set(&["carried"]))
    }

    fn sentences(&mut self, cursor: &mut Cursor<'_>) {
        let tokens = cursor.tokens;
        let mut at = 0;
        self.opening_subject(cursor, 0);
        while at < tokens.len() {
            if let Some(mention) = cursor.mention_at(at) {
                let told = mention.role == Role::Plain && !self.of_carried(cursor, mention.to);
                if told && !self.looked_up(cursor, mention) {
                    self.note_week(cursor, mention);
                    let alone = cursor.is_punct(mention.to, ')');
                    let bracket = at > 0 && cursor.is_punct(at - 1, '(') && !alone;
                    let apart = at > 0 && cursor.is_word(at - 1, "riêng");
                    let aimed = matches!(mention.span, Span::Year { .. }) && self.required_before(cursor, at);
                    if (apart || aimed) && cursor.aside.is_none() {
                        cursor.aside = Some(self.sections.said());
                    } else if bracket && cursor.bracket.is_none() {
                        cursor.bracket = Some(self.sections.said());
                    }
                    let span = self.dated(mention.span);
                    self.known.note(span);
                    self.sections.say(span);
                }
                self.pass(cursor, at, mention.to, PassReason::Date);
                at = mention.to;
                continue;
            }
            cursor.reach(at);
            if cursor.body == Some(at) {
                cursor.next_sentence(at);
                self.opening_subject(cursor, at);
            }
            self.boundary(cursor, at);
            at = self.token(cursor, at);
        }
    }

    /// Reads what begins at a token; the token to go on from.
    fn token(&mut self, cursor: &mut Cursor<'_>, at: usize) -> usize {
        let token = &cursor.tokens[at];
        match token.kind {
            Kind::Mark => {
                self.marks.insert(token.folded.clone());
                self.pass(cursor, at, at + 1, PassReason::FootnoteMark);
            }
            Kind::Number => {
                if let Some(end) = self.next_row(cursor, at) {
                    return end;
                }
                if let Some((reason, to)) = self.skipped(cursor, at) {
                    self.pass(cursor, at, to, reason);
                    return to;
                }
                if let Some(figure) = figure_at(cursor.tokens, at) {
                    return self.figure(cursor, &figure);
                }
                let large = is_too_large(cursor.tokens, at);
                self.pass(cursor, at, at + 1, if large { PassReason::TooLarge } else { PassReason::NoUnit });
            }
            Kind::Word => return self.worded(cursor, at).unwrap_or(at + 1),
            Kind::Punct(_) => {}
        }
        at + 1
    }

    /// Words that stand for numbers: «không có hồ sơ nào quá hạn», «ba hồ sơ», «xếp thứ nhất».
    fn worded(&mut self, cursor: &mut Cursor<'_>, at: usize) -> Option<usize> {
        let ordered = cursor.starts(at, "lần lượt");
        if (ordered || cursor.starts(at, "tương ứng"))
            && let Some(end) = self.sequence(cursor, at).or_else(|| ordered.then(|| self.queue(cursor, at)))
        {
            return Some(end);
        }
        if let Some(end) = self.verdict(cursor, at) {
            return Some(end);
        }
        self.zero(cursor, at).or_else(|| self.rank_in_words(cursor, at)).or_else(|| {
            let figure = zero::worded_count(cursor, at)?;
            let end = self.figure(cursor, &figure);
            (end > at + 1).then_some(end)
        })
    }

    /// Moves over sentence ends and notes lists' lead-ins and words that set aims.
    fn boundary(&mut self, cursor: &mut Cursor<'_>, at: usize) {
        match cursor.tokens[at].kind {
            Kind::Punct('.') if cursor::ends_sentence(cursor.tokens, at) => {
                if cursor.aside.is_some() && !cursor.opens_block(at) {
                    self.sections.back(cursor.aside.take().flatten());
                }
                if cursor.aim.is_some() && !self.sections.aims() {
                    self.sections.back(cursor.before);
                }
                if self.passing_day(cursor, at) {
                    self.sections.back(cursor.before);
                }
                cursor.next_sentence(at + 1);
                cursor.before = self.sections.said();
                self.opening_subject(cursor, at + 1);
            }
            Kind::Punct('(') => {
                self.bracket_subject(cursor, at);
                if cursor.last.is_some_and(|last| last.to == at) {
                    cursor.held.get_or_insert_with(|| self.list.clone());
                }
            }
            Kind::Punct(')') => {
                cursor.close_aim(at);
                if let Some(list) = cursor.held.take() {
                    self.list = list;
                }
                cursor.leave_bracket();
                if let Some(said) = cursor.bracket.take() {
                    self.sections.back(said);
                }
            }
            Kind::Punct(';') => {
                cursor.next_part(at + 1);
                self.opening_subject(cursor, at + 1);
            }
            Kind::Punct(',') if self.leads_on(cursor, at + 1) => self.opening_subject(cursor, at + 1),
            Kind::Punct(':') => {
                self.lead_in(cursor, at);
                self.opening_subject(cursor, at + 1);
            }
            Kind::Word => cursor.modality(at, &self.words),
            _ => {}
        }
    }

    /// Reads one figure; the token to go on from.
    fn figure(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> usize {
        let before = self.facts.len();
        let end = self.result(cursor, figure);
        let Some(end) = end else {
            let reason = self.why_passed(cursor, figure);
            self.pass(cursor, figure.from, figure.digits_to, reason);
            if self.words.aside(cursor.tokens, figure) {
                return figure.digits_to;
            }
            let other = reason == PassReason::OtherSubject;
            cursor.foreign |= other;
            let to = if other { cursor.tail_end(figure.to, &self.words) } else { figure.to };
            cursor.gap = self.behind_cause(cursor, to);
            return figure.digits_to;
        };
        if self.facts.len() > before {
            self.used.extend(cursor.tokens[figure.from..figure.digits_to].iter().map(|t| t.start));
            cursor.foreign = false;
        } else {
            self.pass(cursor, figure.from, figure.digits_to, PassReason::Change);
        }
        let counted = matches!(figure.unit, Some(Unit::Dossier | Unit::Case));
        let end = end.max(figure.to);
        cursor.gap = if counted { self.behind_cause(cursor, end) } else { end };
        figure.to
    }

    fn result(&mut self, cursor: &mut Cursor<'_>, figure: &FigureAt) -> Option<usize> {
        if !self.head.relevant {
            return None;
        }
        if self.threshold(cursor, figure) {
            self.pass(cursor, figure.from, figure.digits_to, PassReason::Plan);
            return Some(figure.to);
        }
        if self.aimed(cursor, figure) {
            return self.aim(cursor, figure);
        }
        if self.ranks_otherwise(cursor, figure) || self.measured_against(cursor, figure) {
            return None;
        }
        self.change(cursor, figure)
            .or_else(|| self.rank(cursor, figure))
            .or_else(|| self.points(cursor, figure))
            .or_else(|| self.percent(cursor, figure))
            .or_else(|| self.agencies_counted(cursor, figure))
            .or_else(|| self.count(cursor, figure))
    }

    /// Notes that the newest fact was stated now, up to token `to`, under a label of these terms.
    fn state(&mut self, cursor: &mut Cursor<'_>, unit: Option<Unit>, to: usize, terms: Terms) {
        let newest = self.facts.len() - 1;
        let fact = &self.facts[newest];
        if matches!(fact.indicator.as_str(), "received_total" | "received_new") && fact.scope == self.section_scope() {
            self.intake = Some(newest);
        }
        let fact = &self.facts[newest];
        if fact.scope == self.section_scope() {
            self.seen.insert(fact.indicator.clone(), newest);
        }
        cursor.last = Some(Last { fact: newest, to, unit: unit.unwrap_or(Unit::Dossier) });
        self.process_of(terms);
    }

    /// Keeps in mind whether resolved or pending dossiers are spoken of.
    fn process_of(&mut self, terms: Terms) {
        let settled = terms & (self.book.set(&["resolved", "returned", "early", "on_time", "early_on_time"]));
        let waiting = terms & self.book.set(&["pending", "in_term", "overdue"]);
        if waiting != 0 {
            self.process = self.book.set(&["pending"]);
        } else if settled != 0 {
            self.process = self.book.set(&["resolved"]);
        }
    }

    /// Records numbers that are no figures.
    fn pass(&mut self, cursor: &Cursor<'_>, from: usize, to: usize, reason: PassReason) {
        for token in cursor.tokens[from..to].iter().filter(|t| matches!(t.kind, Kind::Number | Kind::Mark)) {
            if self.used.insert(token.start) {
                self.passed.push(Passed { place: self.place(token.start, token.end), reason });
            }
        }
    }

    fn unit_of(&self, id: &str) -> String {
        self.catalog.fact(id).map(|f| f.unit.clone()).unwrap_or_default()
    }

    fn place(&self, start: usize, end: usize) -> Place {
        Place { source: self.source, start, end, cell: None }
    }

    fn fact(&self, id: &str, value: Decimal, unit: &str, scope: Scope, period: Period, place: Place) -> Fact {
        let doubts = if period.span == Span::Unknown { vec![Doubt::PeriodUnknown] } else { Vec::new() };
        let (value, origin) = (Value::Number(value), Origin::Prose);
        Fact { doubts, ..Fact::result(id.to_owned(), value, unit.to_owned(), scope, period, place, origin) }
    }
}

/// Whether a run of words contains a phrase.
fn contains(words: &[&str], phrase: &[String]) -> bool {
    !phrase.is_empty() && words.windows(phrase.len()).any(|w| w.iter().zip(phrase).all(|(a, b)| a == b))
}
