//! Rates of the catalogue computed from stated counts.

use super::Stated;
use super::sources::ledgers;
use crate::catalog::{AgencyKeys, Catalog, IndicatorDef};
use crate::domain::{Account, Decimal, FactSet, Ledger, Period, Place, Ratio, Scope, SourceId, Span, Statement, Value};

/// A ratio computed from stated counts under a named formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rate {
    /// Catalogue id of the formula.
    pub indicator: String,
    /// The report.
    pub source: SourceId,
    /// Whom it is about.
    pub scope: Scope,
    /// When.
    pub period: Period,
    /// Numerator over denominator.
    pub ratio: Ratio,
    /// Which of its denominators it is of.
    pub base: Base,
    /// The facts added up for the numerator and for the denominator.
    pub places: Vec<Place>,
    /// What of the whole is in none of its parts ([`IndicatorDef::unplaced`]), by fact and number; none where that is zero,
    /// not stated, or where the whole was added up from its parts.
    pub unplaced: Vec<(String, Decimal)>,
    /// The share the report itself states for the same part and whole, if any.
    pub stated: Option<Stated>,
}

/// Which denominator of its entry of the catalogue a rate is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// One of those named.
    Stated,
    /// The one that another fact asks for.
    Beside,
    /// What stands for one that is not stated.
    Instead,
}

impl Rate {
    /// The formula by which it was computed, of those of its entry of the catalogue.
    pub fn formula<'a>(&self, def: &'a IndicatorDef) -> &'a str {
        let other = match self.base {
            Base::Stated => None,
            Base::Beside => def.beside.as_ref().map(|beside| &beside.formula),
            Base::Instead => def.formula_instead.as_ref(),
        };
        other.unwrap_or(&def.formula)
    }
}

/// Every rate of the catalogue that the facts allow, by report, scope and period.
///
/// Where a report says that a rate does not apply to an agency, none is computed: it is not 0 %.
pub fn rates(facts: &FactSet, catalog: &Catalog) -> Vec<Rate> {
    let keys = AgencyKeys::new(catalog);
    rates_in(&ledgers(facts, &keys), facts, &keys, catalog)
}

/// As [`rates`], from ledgers of the facts.
pub(super) fn rates_in(
    ledgers: &[(SourceId, Ledger<'_>)],
    facts: &FactSet,
    keys: &AgencyKeys,
    catalog: &Catalog,
) -> Vec<Rate> {
    let of_report = |(source, ledger): &(SourceId, Ledger<'_>)| {
        let source = *source;
        let excluded = not_applicable(facts, source, keys);
        let of_account = |account: &Account<'_>| {
            let applies = |i: &&IndicatorDef| {
                !excluded.iter().any(|(id, scope, span)| {
                    i.stated_as.as_ref() == Some(*id) && *scope == account.scope && *span == account.span
                })
            };
            let indicators = catalog.indicators.iter().filter(applies);
            indicators.filter_map(|i| rate(source, account, i, catalog)).collect::<Vec<_>>()
        };
        ledger.accounts.iter().flat_map(of_account).collect::<Vec<_>>()
    };
    ledgers.iter().flat_map(of_report).collect()
}

/// What one report says does not apply, to whom and when.
fn not_applicable<'a>(facts: &'a FactSet, source: SourceId, keys: &AgencyKeys) -> Vec<(&'a String, Scope, Span)> {
    let said = facts.facts.iter().filter(|f| f.place.source == source && f.value == Value::NotApplicable);
    said.map(|f| (&f.indicator, keys.scope(&f.scope), f.period.span)).collect()
}

/// `None` unless all facts of one numerator, and those required with one denominator or those that stand for it, are
/// stated, and the whole is not zero.
fn rate(source: SourceId, account: &Account<'_>, indicator: &IndicatorDef, catalog: &Catalog) -> Option<Rate> {
    let usable = |ids: &&Vec<String>| ids.iter().all(|id| account.has(id));
    let numerator = indicator.numerator.iter().position(|ids| usable(&ids))?;
    let first = account.stated(indicator.numerator[numerator].first()?).first()?.first;
    let at = first.place.start;
    let (part, mut places) = account.sum(&indicator.numerator[numerator], at)?;
    let beside = indicator.beside.as_ref().filter(|beside| account.has(&beside.fact)).map(|beside| &beside.denominator);
    let stated = indicator.denominator.iter().find(usable);
    let (denominator, which) = match (beside.filter(usable), stated) {
        (Some(beside), _) => (beside, Base::Beside),
        (None, Some(stated)) if indicator.requires.iter().all(|id| account.has(id)) => (stated, Base::Stated),
        (None, None) if !indicator.instead.is_empty() && usable(&&indicator.instead) => {
            (&indicator.instead, Base::Instead)
        }
        (None, _) => return None,
    };
    let (whole, more) = account.sum(denominator, at)?;
    places.extend(more);
    let ratio = Ratio::new(part, whole)?;
    let parts = &indicator.numerator[..=numerator];
    let whole_of_parts = indicator.numerator[numerator].iter().any(|id| denominator.contains(id));
    // What stands for a whole has other parts than the whole.
    let has_part = |id: &str| {
        let parents = catalog.fact(id).map_or(&[][..], |def| &def.parents);
        which != Base::Instead || parents.iter().any(|parent| denominator.contains(parent))
    };
    let mut unplaced = if whole_of_parts { Vec::new() } else { unplaced(account, indicator, at) };
    unplaced.retain(|(id, _)| has_part(id));
    Some(Rate {
        indicator: indicator.id.clone(),
        source,
        scope: first.scope.clone(),
        period: Period { span: account.span, at_end: first.period.at_end },
        ratio,
        base: which,
        unplaced,
        places,
        stated: stated_share(account, parts, denominator).or_else(|| stated_rate(account, indicator, ratio, catalog)),
    })
}

fn unplaced(account: &Account<'_>, indicator: &IndicatorDef, at: usize) -> Vec<(String, Decimal)> {
    let told = indicator.unplaced.iter().filter_map(|id| Some((id.clone(), account.nearest(id, at)?.value)));
    told.filter(|(_, value)| *value > Decimal::ZERO).collect()
}

/// The share that the report states for the same part and whole.
///
/// A part may have been added up here and yet have a share of its own in the report («trước hạn và đúng hạn»): the
/// alternatives before the one used mean the same thing; those after it mean less, so `parts` ends with the one used.
fn stated_share(account: &Account<'_>, parts: &[Vec<String>], denominator: &[String]) -> Option<Stated> {
    let [whole] = denominator else { return None };
    let share = |part: &String| {
        let entry = account
            .entries
            .iter()
            .find(|e| e.indicator == "share" && e.of == Some(part) && e.base.is_none_or(|base| base == whole));
        entry.and_then(|e| e.statements.first()).map(as_stated)
    };
    parts.iter().filter(|ids| ids.len() == 1).flatten().find_map(share)
}

/// The rate that the report states as a figure of its own.
///
/// Rival formulas share that figure: it belongs to the one that reproduces it, else to the first of the catalogue.
fn stated_rate(account: &Account<'_>, def: &IndicatorDef, ratio: Ratio, catalog: &Catalog) -> Option<Stated> {
    let stated = account.stated(def.stated_as.as_deref()?).first()?;
    let first = catalog.indicators.iter().find(|i| i.stated_as == def.stated_as).is_some_and(|i| i.id == def.id);
    let reproduced = ratio.percent(stated.value.places()) == stated.value;
    (reproduced || first).then(|| as_stated(stated))
}

fn as_stated(statement: &Statement<'_>) -> Stated {
    Stated { value: statement.value, place: statement.first.place.clone() }
}
