//! Verdicts against the stated rate and the threshold of their table.

use super::report::Report;
use super::tally::{Comparison, Tally};
use crate::catalog::{IndicatorDef, Said};
use crate::domain::{Decimal, Fact, FactKind, Figure, FindingCode, Origin, Scope, Value};

/// Catalogue id of a verdict.
const VERDICT: &str = "target_verdict";
/// Catalogue id of a target, in a table's heading or in prose.
const TARGET: &str = "target";

/// Every verdict of a report with its reading.
pub(super) fn verdicts<'s, 'a>(report: &'s Report<'a>) -> impl Iterator<Item = (&'a Fact, Said)> + use<'s, 'a> {
    report.results(VERDICT).filter_map(|fact| match &fact.value {
        Value::Text(word) => Some((fact, Said::read(word)?)),
        Value::Number(_) | Value::NotApplicable => None,
    })
}

pub(super) fn check(report: &Report<'_>, tally: &mut Tally) {
    for indicator in report.catalog.indicators.iter().filter(|i| i.stated_as.is_some()) {
        let Some(threshold) = threshold(report, indicator) else { continue };
        for (verdict, said) in verdicts(report) {
            if let Some((rate, value)) = rate_beside(report, indicator, verdict) {
                compare(verdict, said, (rate, value), threshold, tally);
            }
        }
    }
}

/// The target in the heading of a table, else the indicator's own; a target in prose may be for other agencies.
fn threshold(report: &Report<'_>, indicator: &IndicatorDef) -> Option<Decimal> {
    let of_table = report.facts.iter().find(|f| {
        f.indicator == TARGET
            && f.kind == FactKind::Target
            && f.origin == Origin::Table
            && f.of == indicator.stated_as
            && f.scope == Scope::whole()
    });
    indicator.threshold.map(|own| of_table.and_then(|f| f.number()).unwrap_or(own))
}

fn rate_beside<'a>(report: &Report<'a>, indicator: &IndicatorDef, verdict: &Fact) -> Option<(&'a Fact, Decimal)> {
    let rates = report.results(indicator.stated_as.as_deref()?);
    let mut same = rates.filter(|f| f.scope == verdict.scope && f.period.span == verdict.period.span);
    same.find_map(|f| Some((f, f.number()?)))
}

/// The verdict claims something about the threshold; the rate beside it decides.
fn compare(verdict: &Fact, said: Said, rate: (&Fact, Decimal), threshold: Decimal, tally: &mut Tally) {
    let (rate, value) = rate;
    let follows = if value >= threshold { Said::Met } else { Said::Missed };
    if said == Said::NotAssessed || said == follows {
        return tally.agree();
    }
    let sign = if follows == Said::Met { "≥" } else { "<" };
    tally.compare(Comparison {
        code: FindingCode::Verdict,
        rule: VERDICT,
        fact: &Fact { unit: rate.unit.clone(), ..verdict.clone() },
        stated: Figure { value: threshold, places: vec![verdict.place.clone()] },
        recomputed: Figure { value, places: vec![rate.place.clone()] },
        working: format!("{value} {sign} {threshold}"),
        notes: Vec::new(),
    });
}
