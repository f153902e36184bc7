//! Cross-checks of the catalogue: every entry cited, every reference known, group maxima adding up.

use super::{Catalog, IndexSet};
use crate::domain::{Decimal, Set};

/// What headings name besides facts.
const NO_FACTS: [&str; 14] = [
    "ordinal",
    "agency",
    "field",
    "label",
    "code",
    "unit",
    "note",
    "points",
    "total",
    "max",
    "rate",
    "numerator",
    "denominator",
    "rank",
];

/// Everything wrong with the catalogue, one line each; empty when it is sound.
pub fn problems(catalog: &Catalog) -> Vec<String> {
    let mut found = Vec::new();
    let known: Set<&str> = catalog.facts.iter().map(|f| f.id.as_str()).collect();
    let mut refer = |owner: &str, ids: &mut dyn Iterator<Item = &String>| {
        for id in ids.filter(|id| !known.contains(id.as_str())) {
            found.push(format!("{owner}: unknown fact {id}"));
        }
    };
    for fact in &catalog.facts {
        refer(&fact.id, &mut fact.share_of.iter().chain(&fact.parents).chain(&fact.resolves_to));
    }
    for indicator in &catalog.indicators {
        let parts = indicator.numerator.iter().chain(&indicator.denominator).flatten();
        let beside = indicator.beside.iter().flat_map(|b| std::iter::once(&b.fact).chain(&b.denominator));
        refer(
            &indicator.id,
            &mut parts
                .chain(&indicator.requires)
                .chain(beside)
                .chain(&indicator.instead)
                .chain(&indicator.unplaced)
                .chain(&indicator.stated_as),
        );
    }
    for identity in &catalog.identities {
        let terms = std::iter::once(&identity.total).chain(&identity.parts).chain(&identity.minus);
        let conditions = identity.requires.iter().chain(&identity.unless).chain(&identity.optional);
        refer(&identity.id, &mut terms.chain(conditions));
    }
    for list in &catalog.rules.list {
        refer("rules.toml", &mut [&list.fact, &list.count].into_iter());
    }
    for column in catalog.wording().headings.column.iter().filter(|c| !NO_FACTS.contains(&c.fact.as_str())) {
        let conditions = column.after.iter().chain(&column.beside).filter(|id| !NO_FACTS.contains(&id.as_str()));
        refer("headings", &mut std::iter::once(&column.fact).chain(conditions).chain(&column.of).chain(&column.base));
    }
    for form in &catalog.forms {
        refer(&form.id, &mut form.requires.iter().filter(|id| !NO_FACTS.contains(&id.as_str())));
    }
    for metric in &catalog.metrics {
        refer(&metric.code, &mut std::iter::once(&metric.group));
    }
    for set in &catalog.index_sets {
        let counts = set.metric.iter().flat_map(|rule| rule.numerator.iter().chain(&rule.denominator));
        refer(&set.id, &mut set.groups.iter().map(|g| &g.fact).chain(counts));
    }
    let unsaid = |def: &&super::IndicatorDef| def.formula_instead.is_some() == def.instead.is_empty();
    let unsaid = catalog.indicators.iter().filter(unsaid);
    found.extend(unsaid.map(|def| format!("{}: instead and formula_instead go together", def.id)));
    found.extend(unknown_terms(catalog));
    found.extend(catalog.index_sets.iter().filter_map(wrong_sum));
    found.extend(catalog.index_sets.iter().flat_map(|set| wrong_rules(set, catalog)));
    found.extend(wrong_combinations(catalog));
    found.extend(duplicates(catalog));
    found.extend(uncited(catalog));
    found
}

/// Facts that name a term which is in no list; `parted` is no word but holds by position.
fn unknown_terms(catalog: &Catalog) -> Vec<String> {
    let known: Set<&str> = catalog.wording().terms.iter().map(|t| t.id.as_str()).chain(["parted"]).collect();
    let named = |fact: &super::FactDef| {
        let ids: Vec<String> = fact.means.iter().flatten().chain(&fact.unless).cloned().collect();
        let wrong = ids.into_iter().filter(|id| !known.contains(id.as_str()));
        wrong.map(|id| format!("{}: unknown term {id}", fact.id)).collect::<Vec<_>>()
    };
    catalog.facts.iter().flat_map(named).collect()
}

fn wrong_sum(set: &IndexSet) -> Option<String> {
    let sum = set.groups.iter().fold(Decimal::ZERO, |sum, group| sum.plus(group.max));
    (sum != set.max).then(|| format!("{}: group maxima add up to {sum}, not {}", set.id, set.max))
}

/// Groups that do not hold what the groups they combine hold in another version.
fn wrong_combinations(catalog: &Catalog) -> Vec<String> {
    let groups = catalog.index_sets.iter().flat_map(|set| set.groups.iter().map(move |group| (set, group)));
    let parts = |group: &super::IndexGroup, other: &IndexSet| {
        let sum = group.combines.iter().try_fold(Decimal::ZERO, |sum, fact| Some(sum.plus(other.group(fact)?.max)));
        sum == Some(group.max)
    };
    let wrong = groups.filter(|(set, group)| {
        let mut others = catalog.index_sets.iter().filter(|other| other.id != set.id);
        !group.combines.is_empty() && !others.any(|other| parts(group, other))
    });
    wrong.map(|(set, group)| format!("{}: {} holds not what its parts hold", set.id, group.fact)).collect()
}

/// Rules of components that are not known, earn all points at no share, or do not add up to their group.
fn wrong_rules(set: &IndexSet, catalog: &Catalog) -> Vec<String> {
    let share = |rule: &&super::MetricRule| rule.full_at <= Decimal::ZERO || rule.full_at > Decimal::whole(100);
    let mut found: Vec<String> =
        set.metric.iter().filter(share).map(|r| format!("{}: {} is earned at no share", set.id, r.code)).collect();
    let unknown = set.metric.iter().filter(|r| catalog.metric(&r.code).is_none_or(|m| set.group(&m.group).is_none()));
    found.extend(unknown.map(|r| format!("{}: {} is of no group", set.id, r.code)));
    for group in set.groups.iter().filter(|_| !set.metric.is_empty()) {
        let sum = set.rules_of(group, catalog).fold(Decimal::ZERO, |sum, rule| sum.plus(rule.max));
        if sum != group.max {
            found.push(format!("{}: components of {} add up to {sum}, not {}", set.id, group.fact, group.max));
        }
    }
    found
}

fn uncited(catalog: &Catalog) -> Vec<String> {
    let entries = catalog
        .facts
        .iter()
        .map(|f| (&f.id, &f.citation))
        .chain(catalog.indicators.iter().map(|i| (&i.id, &i.citation)))
        .chain(catalog.identities.iter().map(|i| (&i.id, &i.citation)))
        .chain(catalog.forms.iter().map(|f| (&f.id, &f.citation)))
        .chain(catalog.agencies.iter().map(|a| (&a.id, &a.citation)))
        .chain(catalog.rules.rule.iter().map(|r| (&r.id, &r.citation)))
        .chain(catalog.metrics.iter().map(|m| (&m.code, &m.citation)))
        .chain(catalog.index_sets.iter().map(|s| (&s.id, &s.citation)))
        .chain(catalog.index_sets.iter().flat_map(|s| &s.metric).map(|r| (&r.code, &r.citation)));
    entries.filter(|(_, c)| c.source.trim().is_empty()).map(|(id, _)| format!("{id}: no source")).collect()
}

fn duplicates(catalog: &Catalog) -> Vec<String> {
    let ids = [
        catalog.facts.iter().map(|f| f.id.as_str()).collect::<Vec<_>>(),
        catalog.wording().terms.iter().map(|t| t.id.as_str()).collect(),
        catalog.indicators.iter().map(|i| i.id.as_str()).collect(),
        catalog.identities.iter().map(|i| i.id.as_str()).collect(),
        catalog.forms.iter().map(|f| f.id.as_str()).collect(),
        catalog.agencies.iter().map(|a| a.id.as_str()).collect(),
        catalog.metrics.iter().map(|m| m.code.as_str()).collect(),
        catalog.index_sets.iter().map(|s| s.id.as_str()).collect(),
    ];
    let mut found = Vec::new();
    for group in ids {
        let mut seen = Set::default();
        found.extend(group.into_iter().filter(|id| !seen.insert(*id)).map(|id| format!("{id}: written twice")));
    }
    found
}
