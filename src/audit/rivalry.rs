//! One figure with several values, within a report or over several: set side by side for the user to choose.

use crate::catalog::AgencyKeys;
use crate::domain::{Decimal, Fact, FactKey, FactKind, Map, Period, Place, Report, Reviewed, Scope, SourceId, Span};

/// A figure for which different values are stated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rivalry {
    /// The first statement: what the figure is, whom and when it is about.
    pub fact: Fact,
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
    let mut order: Vec<Vec<&Reviewed>> = Vec::new();
    let mut groups: Map<Subject<'_>, usize> = Map::default();
    for figure in figures.iter().filter(|f| counts(f)) {
        let group = *groups.entry(subject(figure, reports, keys)).or_insert_with(|| {
            order.push(Vec::new());
            order.len() - 1
        });
        order[group].push(figure);
    }
    order.iter().filter_map(|group| rivalry(group)).collect()
}

/// Whether two figures state one thing, so that a choice between them means something.
pub fn are_rivals(one: &Reviewed, other: &Reviewed, reports: &[Report], keys: &AgencyKeys) -> bool {
    counts(one) && counts(other) && subject(one, reports, keys) == subject(other, reports, keys)
}

fn counts(figure: &Reviewed) -> bool {
    let fact = &figure.corrected;
    let exact = fact.kind == FactKind::Result && fact.hedge.is_none() && fact.number().is_some();
    exact && !figure.excluded && fact.indicator != CHANGE
}

/// What a figure is about, in comparable form.
#[derive(PartialEq, Eq, Hash)]
struct Subject<'a> {
    body: Body<'a>,
    naming: (&'a str, Option<&'a str>, Option<&'a str>, &'a str),
    scope: Scope,
    period: Period,
}

/// What is taken for one body.
#[derive(PartialEq, Eq, Hash)]
enum Body<'a> {
    /// Comparable within its report only.
    Report(SourceId),
    /// Comparable over the reports of a province or of one body in it; a year to date only as of the same period.
    Province(Option<(&'a str, Vec<String>)>, Option<Span>),
}

fn subject<'a>(figure: &'a Reviewed, reports: &'a [Report], keys: &AgencyKeys) -> Subject<'a> {
    let fact = &figure.corrected;
    Subject {
        body: body(fact, reports),
        naming: (&fact.indicator, fact.of.as_deref(), fact.base.as_deref(), &fact.unit),
        scope: keys.scope(&fact.scope),
        period: fact.period,
    }
}

fn body<'a>(fact: &Fact, reports: &'a [Report]) -> Body<'a> {
    let Some(report) = reports.iter().find(|r| r.source == fact.place.source) else {
        return Body::Report(fact.place.source);
    };
    let own = matches!(report.period.span, Span::Unknown | Span::Week { .. });
    match fact.period.span {
        Span::Unknown | Span::Week { .. } => Body::Report(report.source),
        Span::YearToDate { .. } if own => Body::Report(report.source),
        Span::YearToDate { .. } => Body::Province(report.whose(), Some(report.period.span)),
        _ => Body::Province(report.whose(), None),
    }
}

fn rivalry(group: &[&Reviewed]) -> Option<Rivalry> {
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
    let fact = group.first()?.corrected.clone();
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
