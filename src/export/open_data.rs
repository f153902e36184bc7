//! Figures, rates and findings as open data: the schema is described in `docs/open-data.md`.

use super::xlsx::{Located, fact_name};
use super::{file_name, with_reports, without_folders};
use crate::catalog::catalog;
use crate::domain::{Decimal, Direction, Fact, FactKind, Period, Place, Report, Scope, SourceId, Value};
use crate::present::{Block, FindingCard, PageId, Subject, page};
use crate::scoring::Rate;
use crate::text;
use serde_json::{Map, Number, Value as Json, json};

/// Name and version of the schema; a change that breaks readers gets another number.
pub const SCHEMA: &str = "thuocdo.open-data/1";

/// Places of a percentage.
const PERCENT_PLACES: u8 = 4;

/// The JSON document; `locate` tells where a place is. The same session always gives the same bytes.
pub fn open_data(subject: &Subject<'_>, locate: &dyn Fn(&Place) -> Located) -> String {
    let reports = without_folders(subject.reports);
    let subject = &with_reports(subject, &reports);
    let document = json!({
        "schema": SCHEMA,
        "language": "vi",
        "indicators": indicators(subject),
        "sources": subject.reports.iter().map(source).collect::<Vec<_>>(),
        "figures": subject.facts.facts.iter().map(|fact| figure(fact, locate)).collect::<Vec<_>>(),
        "rates": subject.rates.iter().map(rate).collect::<Vec<_>>(),
        "findings": findings(subject),
    });
    let mut text = serde_json::to_string_pretty(&document).unwrap_or_default();
    text.push('\n');
    text
}

/// The facts and rates that are used, each with name, unit or formula, and where its definition comes from.
fn indicators(subject: &Subject<'_>) -> Vec<Json> {
    let stated = |id: &str| subject.facts.facts.iter().any(|f| f.indicator == id || f.of.as_deref() == Some(id));
    let facts = catalog().facts.iter().filter(|def| stated(&def.id)).map(|def| {
        json!({ "id": def.id, "kind": "fact", "name": def.vi, "unit": def.unit, "definition": def.citation.source })
    });
    let computed = |id: &str| subject.rates.iter().any(|rate| rate.indicator == id);
    let rates = catalog().indicators.iter().filter(|def| computed(&def.id)).map(|def| {
        json!({
            "id": def.id, "kind": "rate", "name": def.vi, "unit": "%", "formula": def.formula,
            "definition": def.citation.source,
        })
    });
    facts.chain(rates).collect()
}

fn source(report: &Report) -> Json {
    json!({
        "id": report.source.0,
        "file": file_name(&report.name),
        "title": report.title,
        "number": report.number,
        "issued": report.issued.map(|day| day.to_string()),
        "province": report.province,
        "period": period(report.period),
    })
}

fn period(period: Period) -> Json {
    let days = period.span.days();
    json!({
        "code": period.code(),
        "name": text::period(period),
        "from": days.map(|(first, _)| first.to_string()),
        "to": days.map(|(_, last)| last.to_string()),
        "at_end": period.at_end,
    })
}

fn scope(scope: &Scope) -> Json {
    json!({ "agency": scope.agency, "field": scope.field })
}

fn figure(fact: &Fact, locate: &dyn Fn(&Place) -> Located) -> Json {
    let mut line = Map::new();
    let mut put = |key: &str, value: Json| {
        line.insert(key.to_owned(), value);
    };
    put("indicator", json!(fact.indicator));
    put("name", json!(fact_name(fact)));
    put("value", value(&fact.value));
    put("unit", json!(fact.unit));
    put("scope", scope(&fact.scope));
    put("period", period(fact.period));
    put("kind", json!(kind(fact.kind)));
    put("of", json!(fact.of));
    put("base", json!(fact.base));
    put("direction", json!(fact.direction.map(direction)));
    let Located { place, quote, .. } = locate(&fact.place);
    put("source", json!({ "id": fact.place.source.0, "place": place, "quote": quote }));
    Json::Object(line)
}

/// A number, a word, or `null` where the source says that the figure does not apply. A figure that is not stated has no
/// entry at all.
fn value(value: &Value) -> Json {
    match value {
        Value::Number(value) => number(*value),
        Value::Text(word) => json!(word),
        Value::NotApplicable => Json::Null,
    }
}

/// Whole where the value is whole, else the shortest decimal that reads back the same.
fn number(value: Decimal) -> Json {
    match value.as_whole() {
        Some(whole) => json!(whole),
        None => Number::from_f64(value.to_f64()).map_or(Json::Null, Json::Number),
    }
}

const fn kind(kind: FactKind) -> &'static str {
    match kind {
        FactKind::Result => "result",
        FactKind::Target => "target",
        FactKind::Instruction => "instruction",
        FactKind::Claim => "claim",
    }
}

const fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Up => "up",
        Direction::Down => "down",
    }
}

fn rate(rate: &Rate) -> Json {
    let sources: Vec<SourceId> = rate.places.iter().map(|p| p.source).collect();
    json!({
        "indicator": rate.indicator,
        "scope": scope(&rate.scope),
        "period": period(rate.period),
        "numerator": number(rate.ratio.part()),
        "denominator": number(rate.ratio.whole()),
        "percent": number(rate.ratio.percent(PERCENT_PLACES).normalized()),
        "stated": rate.stated.as_ref().map(|s| number(s.value)),
        "source": sources.first().map(|id| id.0),
    })
}

fn findings(subject: &Subject<'_>) -> Vec<Json> {
    let cards = page(PageId::Findings, subject).blocks.into_iter().filter_map(|block| match block {
        Block::Findings(cards) => Some(cards),
        _ => None,
    });
    let line = |card: FindingCard| {
        json!({
            "title": card.title, "severity": card.severity_name, "where": card.context,
            "stated": card.stated.text, "other": card.recomputed.text, "difference": card.difference,
            "rule": card.working,
        })
    };
    cards.flatten().map(line).collect()
}
