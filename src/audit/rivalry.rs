//! One figure with several values, within a report or over several: set side by side for the user to choose.

use crate::catalog::AgencyKeys;
use crate::domain::{Decimal, Fact, FactKey, FactKind, Map, Period, Place, Report, Reviewed, Scopes, SourceId, Span};
use std::sync::Arc;

/// A figure for which different values are stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rivalry {
    /// The first statement: what the figure is, whom and when it is about.
    pub fact: Arc<Fact>,
    /// The different values in order of loading and reading; at least two.
    pub variants: Vec<Variant>,
    /// The one that the user chose; `None` while another one still counts.
    pub chosen: Option<usize>,
}

/// One of the values, with everything that states it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Variant {
    /// As first stated.
    pub value: Decimal,
    /// The statements.
    pub keys: Vec<FactKey>,
    /// Where they stand.
    pub places: Vec<Place>,
}

/// A change may be stated against several earlier periods.
const CHANGE: &str = "change";

/// The figures that are stated with several values, in order of their first statement.
///
/// Over files only where both speak of one body and one dated period: reports of different provinces are never put
/// together, nor are undated weeks or years to date as of different days.
pub fn rivalries(figures: &[Reviewed], reports: &[Report], keys: &AgencyKeys) -> Vec<Rivalry> {
    let mut subjects = Subjects::new(reports, keys);
    let stated: Vec<(usize, &Reviewed)> =
        figures.iter().filter(|f| counts(f)).map(|figure| (subjects.number(figure), figure)).collect();
    let mut groups = vec![Vec::new(); subjects.times.len()];
    // What is stated once has no rival.
    for (subject, figure) in stated.into_iter().filter(|(subject, _)| subjects.times[*subject] > 1) {
        groups[subject].push(figure);
    }
    groups.iter().filter_map(|group| rivalry(group)).collect()
}

/// Whether two figures state one thing, so that a choice between them means something.
pub fn are_rivals(one: &Reviewed, other: &Reviewed, reports: &[Report], keys: &AgencyKeys) -> bool {
    let mut subjects = Subjects::new(reports, keys);
    counts(one) && counts(other) && subjects.number(one) == subjects.number(other)
}

fn counts(figure: &Reviewed) -> bool {
    let fact = &figure.corrected;
    let exact = fact.kind == FactKind::Result && fact.hedge.is_none() && fact.number().is_some();
    exact && !figure.excluded && fact.indicator != CHANGE
}

/// What a figure is about, in comparable form.
#[derive(PartialEq, Eq, Hash)]
struct Subject<'a> {
    body: Body,
    naming: (&'a str, Option<&'a str>, Option<&'a str>, &'a str),
    /// The number of its scope.
    scope: usize,
    period: Period,
}

/// What is taken for one body.
#[derive(PartialEq, Eq, Hash)]
enum Body {
    /// Comparable within its report only.
    Report(SourceId),
    /// Comparable over the reports of a province or of one body in it, by number; a year to date only as of the same period.
    Province(usize, Option<Span>),
}

/// What figures are about, numbered in order of first sight.
struct Subjects<'a> {
    keys: &'a AgencyKeys,
    /// The period of each report, and the number of the body whose it is.
    heads: Map<SourceId, (Span, usize)>,
    scopes: Scopes<'a>,
    numbers: Map<Subject<'a>, usize>,
    /// How many figures are about each.
    times: Vec<usize>,
}

impl<'a> Subjects<'a> {
    fn new(reports: &[Report], keys: &'a AgencyKeys) -> Subjects<'a> {
        let heads =
            bodies(reports).into_iter().zip(reports).map(|(body, r)| (r.source, (r.period.span, body))).collect();
        Subjects { keys, heads, scopes: Scopes::default(), numbers: Map::default(), times: Vec::new() }
    }

    /// The number of what a figure is about.
    fn number(&mut self, figure: &'a Reviewed) -> usize {
        let fact = &figure.corrected;
        let subject = Subject {
            body: self.body(fact),
            naming: (&fact.indicator, fact.of.as_deref(), fact.base.as_deref(), &fact.unit),
            scope: self.scopes.number(&fact.scope, |scope| self.keys.scope(scope)),
            period: fact.period,
        };
        let next = self.times.len();
        let number = *self.numbers.entry(subject).or_insert(next);
        if number == next {
            self.times.push(0);
        }
        self.times[number] += 1;
        number
    }

    fn body(&self, fact: &Fact) -> Body {
        let source = fact.place.source;
        let Some((reported, body)) = self.heads.get(&source) else { return Body::Report(source) };
        let own = matches!(reported, Span::Unknown | Span::Week { .. });
        match fact.period.span {
            Span::Unknown | Span::Week { .. } => Body::Report(source),
            Span::YearToDate { .. } if own => Body::Report(source),
            Span::YearToDate { .. } => Body::Province(*body, Some(*reported)),
            _ => Body::Province(*body, None),
        }
    }
}

/// For each report the number of the body whose it is; reports that name nobody are taken for one.
pub(super) fn bodies(reports: &[Report]) -> Vec<usize> {
    let whose: Vec<_> = reports.iter().map(Report::whose).collect();
    whose.iter().map(|one| whose.iter().position(|other| other == one).unwrap_or_default()).collect()
}

fn rivalry(group: &[&Reviewed]) -> Option<Rivalry> {
    let first = group.first()?;
    if group.iter().all(|f| f.corrected.value == first.corrected.value) {
        return None;
    }
    let mut variants: Vec<Variant> = Vec::new();
    let mut known = Known::default();
    for figure in group {
        let value = figure.corrected.number()?;
        match known.find(value).and_then(|index| variants.get_mut(index)) {
            Some(variant) => variant.add(figure),
            None => {
                known.add(value, variants.len());
                variants.push(Variant { value, keys: vec![figure.key.clone()], places: vec![figure.place().clone()] });
            }
        }
    }
    let picked = group.iter().find(|f| f.chosen).map(|f| &f.key);
    let chosen = picked.and_then(|key| variants.iter().position(|v| v.keys.contains(key)));
    let replaced = |key: &FactKey| group.iter().any(|f| f.key == *key && f.replaced_by.is_some());
    let settled = |i: usize| variants.iter().enumerate().all(|(j, v)| j == i || v.keys.iter().all(replaced));
    let chosen = chosen.filter(|i| settled(*i));
    let fact = Arc::clone(&first.corrected);
    (variants.len() > 1).then_some(Rivalry { fact, variants, chosen })
}

/// The values met so far, found without searching; a coarser statement of the same number is the same value.
#[derive(Default)]
struct Known {
    /// By their own places and value.
    exact: Map<(u8, Decimal), usize>,
    /// By fewer places and the value rounded to them.
    coarser: Map<(u8, Decimal), usize>,
}

impl Known {
    fn add(&mut self, value: Decimal, index: usize) {
        self.exact.entry((value.places(), value)).or_insert(index);
        for places in 0..value.places() {
            self.coarser.entry((places, value.rounded(places))).or_insert(index);
        }
    }

    fn find(&self, value: Decimal) -> Option<usize> {
        let as_coarse = (0..=value.places()).filter_map(|places| self.exact.get(&(places, value.rounded(places))));
        as_coarse.chain(self.coarser.get(&(value.places(), value))).min().copied()
    }
}

impl Rivalry {
    /// Whether several reports disagree and nobody chose yet.
    pub fn is_open_between_reports(&self) -> bool {
        let mut sources = self.variants.iter().flat_map(|v| &v.keys).map(FactKey::source);
        let first = sources.next();
        self.chosen.is_none() && sources.any(|source| Some(source) != first)
    }
}

impl Variant {
    fn add(&mut self, figure: &Reviewed) {
        self.keys.push(figure.key.clone());
        self.places.push(figure.place().clone());
    }
}
