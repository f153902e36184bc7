//! What only the whole report can tell: the whole of a bare percentage, the kind of an unnamed volume.

use crate::catalog::Catalog;
use crate::domain::fold_phrase;
use crate::domain::{Fact, Span};

/// Settles open questions and returns the facts in reading order.
pub(super) fn settle(mut facts: Vec<Fact>, catalog: &Catalog) -> Vec<Fact> {
    settle_volumes(&mut facts, catalog);
    settle_bases(&mut facts, catalog);
    facts
}

/// A volume whose kind the text leaves open is what the same report elsewhere says of the same agency and number.
fn settle_volumes(facts: &mut [Fact], catalog: &Catalog) {
    for i in 0..facts.len() {
        let Some(def) = catalog.fact(&facts[i].indicator).filter(|d| !d.resolves_to.is_empty()) else { continue };
        let same =
            |f: &Fact, id: &str| f.indicator == id && f.value == facts[i].value && same_agency(f, &facts[i], catalog);
        let known = def.resolves_to.iter().find(|id| facts.iter().any(|f| same(f, id)));
        if let Some(id) = known.or(def.resolves_to.last()).cloned() {
            facts[i].indicator = id;
        }
    }
}

/// Whether two figures name the same agency, each in its own way.
fn same_agency(a: &Fact, b: &Fact, catalog: &Catalog) -> bool {
    let (Some(first), Some(second)) = (&a.scope.agency, &b.scope.agency) else { return false };
    let known = |name: &str| catalog.agency(name).map(|a| a.id.as_str());
    fold_phrase(first) == fold_phrase(second) || (known(first).is_some() && known(first) == known(second))
}

/// A bare percentage is of the first possible whole that the report states for the same scope and span.
fn settle_bases(facts: &mut [Fact], catalog: &Catalog) {
    let stated: Vec<(String, crate::domain::Scope, Span)> =
        facts.iter().map(|f| (f.indicator.clone(), f.scope.clone(), f.period.span)).collect();
    for fact in facts.iter_mut().filter(|f| f.indicator == "share" && f.base.is_none()) {
        let Some(def) = fact.of.as_deref().and_then(|of| catalog.fact(of)) else { continue };
        let has = |id: &&String| stated.iter().any(|(i, s, p)| i == *id && *s == fact.scope && *p == fact.period.span);
        fact.base = def.share_of.iter().find(has).or(def.share_of.first()).cloned();
    }
}
