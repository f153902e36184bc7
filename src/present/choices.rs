//! What the form for a figure offers: indicators, scopes and periods.

use super::sources::{period_name, scope_name};
use crate::catalog::catalog;
use crate::domain::{Fact, Period, Scope, Set, Span, sort_by, sort_by_key};
use crate::text::{self, labels};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// What can be chosen for a figure of one report. A period may also be typed ([`text::parse_period`]).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditChoices {
    /// Every plain indicator of the catalogue in Vietnamese order.
    pub indicators: Vec<IndicatorChoice>,
    /// The scopes that the report speaks of; the whole body first, then in Vietnamese order.
    pub scopes: Vec<ScopeChoice>,
    /// The periods that the report speaks of, in reading order.
    pub periods: Vec<PeriodChoice>,
    /// Its stretches of time, the one with most figures first.
    pub spans: Vec<SpanChoice>,
}

/// A stretch of time that figures of a report are about.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpanChoice {
    /// The stretch.
    pub span: Span,
    /// As shown, with the number of figures.
    pub name: String,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct IndicatorChoice {
    /// Catalogue id.
    pub id: String,
    /// Vietnamese name.
    pub name: String,
    /// Unit.
    pub unit: String,
}

/// An agency, a field, or the whole body.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScopeChoice {
    /// The scope.
    pub scope: Scope,
    /// As shown.
    pub name: String,
}

/// A period.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PeriodChoice {
    /// The period.
    pub period: Period,
    /// As shown.
    pub name: String,
}

/// Ids that say something about another figure and make no sense alone.
const ABOUT_ANOTHER: [&str; 3] = ["share", "change", "target"];

/// The choices for figures of one report, given its facts.
pub fn choices<'a>(facts: impl Iterator<Item = &'a Fact>) -> EditChoices {
    let whole = Scope::whole();
    let (mut scopes, mut periods) = (Set::from_iter([&whole]), Vec::new());
    let mut spans: Vec<(Span, usize)> = Vec::new();
    for fact in facts {
        scopes.insert(&fact.scope);
        match spans.iter_mut().find(|(span, _)| *span == fact.period.span) {
            Some((_, count)) => *count += 1,
            None => spans.push((fact.period.span, 1)),
        }
        if !periods.contains(&fact.period) {
            periods.push(fact.period);
        }
    }
    let mut scopes: Vec<ScopeChoice> =
        scopes.into_iter().map(|scope| ScopeChoice { name: scope_name(scope), scope: scope.clone() }).collect();
    sort_by(&mut scopes, |a, b| {
        (!a.scope.is_whole()).cmp(&!b.scope.is_whole()).then_with(|| text::compare(&a.name, &b.name))
    });
    let periods = periods.into_iter().map(|period| PeriodChoice { name: period_name(period), period }).collect();
    sort_by_key(&mut spans, |(_, count)| Reverse(*count));
    let spans = spans.into_iter();
    let spans = spans.map(|(span, n)| SpanChoice { name: labels::figures_of(&text::span(span), n), span }).collect();
    EditChoices { indicators: indicators(), scopes, periods, spans }
}

fn indicators() -> Vec<IndicatorChoice> {
    let plain = catalog().facts.iter().filter(|f| !ABOUT_ANOTHER.contains(&f.id.as_str()) && f.resolves_to.is_empty());
    let choice =
        |f: &crate::catalog::FactDef| IndicatorChoice { id: f.id.clone(), name: f.vi.clone(), unit: f.unit.clone() };
    let mut choices: Vec<IndicatorChoice> = plain.map(choice).collect();
    sort_by(&mut choices, |a, b| text::compare(&a.name, &b.name));
    choices
}
