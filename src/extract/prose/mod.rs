//! Running text → facts: each number with a unit gets the label that its sentence gives it.

mod count;
mod index;
mod percent;

use super::agency::{AgencyBook, text_of};
use super::block::{Block, BlockKind};
use super::figure::{FigureAt, figure_at};
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
/// The most tokens that are looked at on either side of a figure: a text without sentence ends stays linear to read.
const REACH: usize = 160;
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
    /// The token that ends the sentence which `from` stands in, or the end of reach.
    fn sentence_end(&self, from: usize) -> usize {
        let reach = self.tokens.len().min(from + REACH);
        (from..reach).find(|i| ends_sentence(self.tokens, *i)).unwrap_or(reach)
    }

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
        let label = words(cursor.tokens, cursor.window.max(at.saturating_sub(REACH)), at);
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
        let named = |t: &Token| matches!(t.kind, Kind::Word | Kind::Punct(':' | '(' | ')' | '*'));
        if figure.unit.is_none() && !figure.from.checked_sub(1).is_some_and(|i| named(&cursor.tokens[i])) {
            return figure.digits_to;
        }
        cursor.window = cursor.window.max(figure.from.saturating_sub(REACH));
        cursor.sentence = cursor.sentence.max(figure.from.saturating_sub(REACH));
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
            let end = cursor.sentence_end(at);
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
            compared: None,
            kind: FactKind::Result,
            origin: Origin::Prose,
            hedge: None,
            cited: None,
            doubts: Vec::new(),
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
