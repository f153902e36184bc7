//! What only the whole report can tell: the whole of a bare percentage, the kind of an unnamed volume.

use crate::catalog::Catalog;
use crate::domain::fold_phrase;
use crate::domain::{Decimal, Doubt, Fact, Scope, Set, Span};

/// The most intakes that are compared with each other.
const MOST: usize = 40;

/// Settles open questions and returns the facts in reading order.
pub(super) fn settle(mut facts: Vec<Fact>, catalog: &Catalog) -> Vec<Fact> {
    settle_intake(&mut facts);
    settle_whole(&mut facts);
    settle_on_time(&mut facts);
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
        match known.cloned() {
            Some(id) => facts[i].indicator = id,
            None => facts[i].doubts.push(Doubt::KindAssumed),
        }
    }
}

/// «tiếp nhận 214 hồ sơ, cộng với 48 hồ sơ tháng trước chuyển sang là 262»: an intake that makes another one together
/// with what was carried over is the new one.
fn settle_intake(facts: &mut [Fact]) {
    let of = |id: &str| -> Vec<(usize, Decimal)> {
        let own = facts.iter().enumerate().filter(|(_, f)| f.indicator == id);
        own.filter_map(|(i, f)| Some((i, f.number()?))).collect()
    };
    let (totals, carried) = (of("received_total"), of("carried_over"));
    let mut new = Vec::new();
    for (c, over) in carried.iter().take(MOST).filter(|(_, over)| !over.is_zero()) {
        for (a, part) in totals.iter().take(MOST) {
            let alike = |i: usize, j: usize| facts[i].scope == facts[j].scope && facts[i].period == facts[j].period;
            let sum = |(b, whole): &(usize, Decimal)| *whole == part.plus(*over) && alike(*a, *b) && alike(*a, *c);
            if totals.iter().take(MOST).any(sum) {
                new.push(*a);
            }
        }
    }
    for i in new {
        facts[i].indicator = "received_new".to_owned();
    }
}

/// «Tổng số tiếp nhận trong kỳ 10.303 hồ sơ, trong đó mới 9.123, kỳ trước chuyển qua 1.180»: a new intake that is the sum
/// of another one and of what was carried over is the whole.
fn settle_whole(facts: &mut [Fact]) {
    let of = |id: &str| -> Vec<(usize, Decimal)> {
        let own = facts.iter().enumerate().filter(|(_, f)| f.indicator == id);
        own.filter_map(|(i, f)| Some((i, f.number()?))).take(MOST).collect()
    };
    let (new, carried) = (of("received_new"), of("carried_over"));
    let alike = |i: usize, j: usize| facts[i].scope == facts[j].scope && facts[i].period.span == facts[j].period.span;
    let sum = |whole: &(usize, Decimal)| {
        let over = carried.iter().filter(|(c, n)| alike(whole.0, *c) && !n.is_zero());
        over.into_iter().any(|(_, over)| new.iter().any(|(a, part)| alike(whole.0, *a) && whole.1 == part.plus(*over)))
    };
    let wholes: Vec<usize> = new.iter().filter(|w| sum(w)).map(|(i, _)| *i).collect();
    for i in wholes {
        facts[i].indicator = "received_total".to_owned();
    }
}

/// «Giải quyết đúng hạn đạt 99,4%» in a headline is the share that the text gives beside the count of those on time.
fn settle_on_time(facts: &mut [Fact]) {
    let share = |f: &Fact, of: &str| f.indicator == "share" && f.of.as_deref() == Some(of);
    let counted = |scope: &Scope| {
        let own = |f: &&Fact| f.indicator == "resolved_on_time" && f.scope == *scope;
        facts.iter().any(|f| own(&f)) && !facts.iter().any(|f| f.indicator == "resolved_early" && f.scope == *scope)
    };
    let on_time: Vec<(Scope, Decimal)> = facts
        .iter()
        .filter(|f| share(f, "resolved_on_time") && counted(&f.scope))
        .filter_map(|f| Some((f.scope.clone(), f.number()?)))
        .take(MOST)
        .collect();
    let hundred = Decimal::whole(100);
    for fact in facts.iter_mut().filter(|f| share(f, "resolved_early_or_on_time") && f.base.is_none()) {
        let same = |(scope, value): &(Scope, Decimal)| {
            *scope == fact.scope && fact.number() == Some(*value) && *value != hundred
        };
        if on_time.iter().any(same) {
            fact.of = Some("resolved_on_time".to_owned());
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
    let stated: Set<(String, Scope, Span)> =
        facts.iter().map(|f| (f.indicator.clone(), f.scope.clone(), f.period.span)).collect();
    for fact in facts.iter_mut().filter(|f| f.indicator == "share" && f.base.is_none()) {
        let Some(def) = fact.of.as_deref().and_then(|of| catalog.fact(of)) else { continue };
        let has = |id: &&String| stated.contains(&((*id).clone(), fact.scope.clone(), fact.period.span));
        let known = def.share_of.iter().find(has);
        if known.is_none() {
            fact.doubts.push(Doubt::BaseAssumed);
        }
        fact.base = known.or(def.share_of.first()).cloned();
    }
}
