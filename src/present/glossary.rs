//! Thuật ngữ: what is read and computed, with formula and source, made from the catalogue.

use crate::catalog::{Catalog, Citation, FactDef, IndexSet, IndicatorDef, MetricRule, catalog};
use crate::domain::{Decimal, sort_by};
use crate::text::{self, labels};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// One term.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// Its name.
    pub name: String,
    /// What sort of thing it is.
    pub kind: Cow<'static, str>,
    /// Unit; empty when it has none.
    pub unit: String,
    /// How it is computed; empty for figures that are only read.
    pub formula: String,
    /// Where it comes from, with the version it belongs to.
    pub source: String,
    /// Whether the source text was observed only, never checked: not to be taken for law.
    pub observed: bool,
    /// Everything it is found by, folded.
    key: String,
}

/// Every term in Vietnamese order.
pub fn glossary(catalog: &Catalog) -> Vec<Term> {
    let facts = catalog.facts.iter().filter(|fact| fact.resolves_to.is_empty()).map(fact);
    let indicators = catalog.indicators.iter().map(indicator);
    let sets = catalog.index_sets.iter();
    let groups = sets.clone().flat_map(|set| set.groups.iter().map(|g| group(set, &g.vi, g.max)));
    let metrics = sets.clone().flat_map(|set| set.metric.iter().map(|rule| metric(catalog, set, rule)));
    let mut terms: Vec<Term> =
        facts.chain(indicators).chain(sets.map(index_set)).chain(groups).chain(metrics).collect();
    sort_by(&mut terms, |a, b| text::compare(&a.name, &b.name).then_with(|| a.source.cmp(&b.source)));
    terms
}

/// Every term of the program's catalogue.
pub fn terms() -> Vec<Term> {
    glossary(catalog())
}

/// The terms that hold all words typed, whatever their marks and case.
pub fn find_terms<'a>(terms: &'a [Term], typed: &str) -> Vec<&'a Term> {
    let wanted = text::fold(typed);
    let words: Vec<&str> = wanted.split(' ').filter(|word| !word.is_empty()).collect();
    terms.iter().filter(|term| words.iter().all(|word| term.key.contains(word))).collect()
}

fn term(name: &str, kind: &'static str, unit: &str, formula: String, citation: &Citation) -> Term {
    let key = text::fold(&format!("{name} {kind} {formula}"));
    let (name, unit) = (text::sentence(name), unit.to_owned());
    Term {
        name,
        kind: kind.into(),
        unit,
        formula,
        source: labels::source(&citation.source),
        observed: !citation.verified,
        key,
    }
}

fn fact(fact: &FactDef) -> Term {
    term(
        &fact.vi,
        labels::TERM_FIGURE,
        Some(fact.unit.as_str()).filter(|unit| *unit != "text").unwrap_or_default(),
        String::new(),
        &fact.citation,
    )
}

fn indicator(def: &IndicatorDef) -> Term {
    term(&def.vi, labels::TERM_RATE, "%", def.formula.clone(), &def.citation)
}

fn index_set(set: &IndexSet) -> Term {
    term(&set.vi, labels::TERM_SET, labels::POINTS_UNIT, labels::set_formula(set.groups.len(), set.max), &set.citation)
}

fn group(set: &IndexSet, name: &str, max: Decimal) -> Term {
    let own = term(name, labels::TERM_GROUP, labels::POINTS_UNIT, labels::at_most(max), &set.citation);
    Term { source: labels::named(&set.vi, &own.source), ..own }
}

fn metric(catalog: &Catalog, set: &IndexSet, rule: &MetricRule) -> Term {
    let name = catalog.metric(&rule.code).map_or(rule.code.as_str(), |metric| metric.vi.as_str());
    let formula = labels::formula(rule.max, rule.full_at);
    let own = term(name, labels::TERM_METRIC, labels::POINTS_UNIT, formula, &set.citation);
    Term { source: labels::named(&set.vi, &own.source), ..own }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_entry_is_a_term_with_a_source() {
        let terms = glossary(catalog());
        assert!(terms.len() > catalog().indicators.len() + catalog().index_sets.len());
        assert!(terms.iter().all(|term| !term.name.is_empty() && !term.source.is_empty()));
        let rates = terms.iter().filter(|term| term.kind == labels::TERM_RATE);
        assert!(
            rates.clone().count() == catalog().indicators.len() && rates.clone().all(|term| !term.formula.is_empty())
        );
        let english = |term: &&Term| ["observed", "column", "report"].iter().any(|word| term.source.contains(word));
        assert_eq!(terms.iter().find(english), None);
        let observed = terms.iter().filter(|term| term.observed).count();
        assert!(observed > 0 && observed < terms.len());
    }

    #[test]
    fn terms_are_found_without_their_marks() {
        let terms = glossary(catalog());
        let found = find_terms(&terms, "ty le dung han");
        assert!(found.len() > 1, "rival formulas stand side by side");
        assert!(found.iter().any(|term| term.name.to_lowercase().contains("đúng hạn")));
        assert_eq!(find_terms(&terms, "").len(), terms.len());
        assert!(find_terms(&terms, "không có từ này").is_empty());
    }
}
