//! The exact figures of one report by what they are about, restatements of one figure merged.

use super::{Decimal, Fact, Map, Place, Scope, Scopes, Span};

/// One number that a report gives for one thing, and every place where it gives it.
#[derive(Debug, Clone)]
pub struct Statement<'a> {
    /// The number, with the places of its first statement.
    pub value: Decimal,
    /// The first statement.
    pub first: &'a Fact,
    /// Restatements of the same number.
    pub again: Vec<&'a Fact>,
}

impl Statement<'_> {
    /// Where the number stands, in reading order; never empty.
    pub fn places(&self) -> Vec<Place> {
        std::iter::once(&self.first).chain(&self.again).map(|f| f.place.clone()).collect()
    }

    /// The place nearest to a position of the same report.
    pub fn place_near(&self, position: usize) -> Place {
        let nearest = self.again.iter().min_by_key(|f| f.place.start.abs_diff(position));
        let again = nearest.filter(|f| f.place.start.abs_diff(position) < self.first.place.start.abs_diff(position));
        again.map_or_else(|| self.first.place.clone(), |f| f.place.clone())
    }

    fn distance(&self, position: usize) -> usize {
        self.place_near(position).start.abs_diff(position)
    }
}

/// All statements about one catalogue id within an account: more than one when the report contradicts itself.
#[derive(Debug, Clone)]
pub struct Entry<'a> {
    /// Catalogue id.
    pub indicator: &'a str,
    /// For shares, changes, maxima and ranks: what they are about.
    pub of: Option<&'a str>,
    /// For shares: the whole.
    pub base: Option<&'a str>,
    /// Different numbers in reading order; never empty.
    pub statements: Vec<Statement<'a>>,
}

/// Everything one report states about one scope and span; flows and stocks of the span together.
#[derive(Debug, Clone)]
pub struct Account<'a> {
    /// Whom it is about, names replaced by keys.
    pub scope: Scope,
    /// When.
    pub span: Span,
    /// By catalogue id, in reading order.
    pub entries: Vec<Entry<'a>>,
}

impl<'a> Account<'a> {
    /// The statements of a plain figure (not one about another figure); empty when it is not stated.
    pub fn stated(&self, indicator: &str) -> &[Statement<'a>] {
        self.stated_of(indicator, None)
    }

    /// The statements of a figure about another figure (`index766_max` of `index766_progress`).
    pub fn stated_of(&self, indicator: &str, of: Option<&str>) -> &[Statement<'a>] {
        let found = self.entries.iter().find(|e| e.indicator == indicator && e.of == of);
        found.map_or(&[], |e| &e.statements)
    }

    /// Of several numbers for one figure, the one stated nearest to a position.
    pub fn nearest(&self, indicator: &str, position: usize) -> Option<&Statement<'a>> {
        self.stated(indicator).iter().min_by_key(|s| s.distance(position))
    }

    /// Whether a plain figure is stated.
    pub fn has(&self, indicator: &str) -> bool {
        !self.stated(indicator).is_empty()
    }

    /// The sum of the first alternative whose facts are all stated, with the places it was added up from.
    pub fn first_sum(&self, alternatives: &[Vec<String>], position: usize) -> Option<(Decimal, Vec<Place>)> {
        alternatives.iter().find_map(|ids| self.sum(ids, position))
    }

    /// The sum of figures; `None` unless every one of them is stated.
    pub fn sum(&self, indicators: &[String], position: usize) -> Option<(Decimal, Vec<Place>)> {
        let terms: Option<Vec<_>> = indicators.iter().map(|id| self.nearest(id, position)).collect();
        let terms = terms?;
        let sum = terms.iter().fold(Decimal::ZERO, |sum, term| sum.plus(term.value));
        Some((sum, terms.iter().map(|term| term.place_near(position)).collect()))
    }
}

/// The accounts of one report.
///
/// Only exact results of the report's own count: targets, claims, hedged numbers («hơn 99%»), words and figures
/// cited from another system are left out, so nothing is ever recomputed from them.
#[derive(Debug, Clone, Default)]
pub struct Ledger<'a> {
    /// In reading order of their first figure.
    pub accounts: Vec<Account<'a>>,
}

impl<'a> Ledger<'a> {
    /// The ledger of one report's facts; `key` makes scopes comparable and is asked once for each way of writing one.
    pub fn new(facts: &[&'a Fact], key: impl Fn(&'a Scope) -> Scope) -> Ledger<'a> {
        let mut posting = Posting::default();
        for fact in facts.iter().copied().filter(|f| is_exact(f)) {
            if let Some(value) = fact.number() {
                let scope = posting.scopes.number(&fact.scope, &key);
                posting.post(fact, value, scope);
            }
        }
        Ledger { accounts: posting.accounts }
    }

    /// The account of the whole reporting body for a span.
    pub fn whole(&self, span: Span) -> Option<&Account<'a>> {
        self.accounts.iter().find(|a| a.span == span && a.scope.is_whole())
    }
}

fn is_exact(fact: &Fact) -> bool {
    fact.is_own_result() && fact.hedge.is_none()
}

/// What a figure is within its account.
type EntryKey<'a> = (usize, &'a str, Option<&'a str>, Option<&'a str>);

/// A ledger being written: finds what is there already without searching, as reports may hold many thousand figures.
#[derive(Default)]
struct Posting<'a> {
    accounts: Vec<Account<'a>>,
    scopes: Scopes<'a>,
    by_subject: Map<(usize, Span), usize>,
    by_entry: Map<EntryKey<'a>, usize>,
    by_value: Map<(EntryKey<'a>, Decimal), usize>,
}

impl<'a> Posting<'a> {
    fn post(&mut self, fact: &'a Fact, value: Decimal, scope: usize) {
        let (span, accounts, scopes) = (fact.period.span, &mut self.accounts, &self.scopes.keys);
        let account = *self.by_subject.entry((scope, span)).or_insert_with(|| {
            accounts.push(Account { scope: scopes[scope].clone(), span, entries: Vec::new() });
            accounts.len() - 1
        });
        let (indicator, of, base) = (fact.indicator.as_str(), fact.of.as_deref(), fact.base.as_deref());
        let (key, entries) = ((account, indicator, of, base), &mut accounts[account].entries);
        let entry = *self.by_entry.entry(key).or_insert_with(|| {
            entries.push(Entry { indicator, of, base, statements: Vec::new() });
            entries.len() - 1
        });
        let statements = &mut entries[entry].statements;
        match self.by_value.get(&(key, value)) {
            Some(known) => statements[*known].again.push(fact),
            None => {
                self.by_value.insert((key, value), statements.len());
                statements.push(Statement { value, first: fact, again: Vec::new() });
            }
        }
    }
}
