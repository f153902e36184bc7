//! Results as JSON for other programs: ids, plain numbers, character offsets.

use super::load::Loaded;
use crate::catalog::catalog;
use crate::domain::{Decimal, Direction, Fact, FactKind, Figure, Finding, Origin, Passed, Place, Severity, Value};
use crate::scoring::{GroupScore, Rate, Scorecard, Stated};
use crate::workspace::Location;
use serde::Serialize;
use serde_json::{Map, Number, Value as Json, json};
use std::io::{self, Write};

/// Places of a percentage in JSON.
const RATE_PLACES: u8 = 4;

/// One figure, comparable with hand-made annotations; what does not apply is left out.
#[derive(Serialize)]
struct FactLine<'a> {
    indicator: &'a str,
    value: Json,
    unit: &'a str,
    scope: String,
    period: String,
    text: String,
    start: usize,
    end: usize,
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    of: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    base: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    of_total: Option<Json>,
    #[serde(skip_serializing_if = "Option::is_none")]
    direction: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    kind: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    source: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    confidence: Option<&'static str>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    doubts: Vec<&'static str>,
    #[serde(flatten)]
    location: LocationLine<'a>,
}

/// Where in its file something stands, beyond its characters.
#[derive(Serialize)]
struct LocationLine<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    page: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    row: Option<u32>,
}

impl<'a> LocationLine<'a> {
    fn new(loaded: &'a Loaded, place: &Place) -> LocationLine<'a> {
        let Location { sheet, page, row } = loaded.location(place);
        LocationLine { sheet, page, row }
    }
}

/// Prints every figure.
pub(super) fn facts(loaded: &Loaded, out: &mut dyn Write) -> io::Result<()> {
    let facts = &loaded.workspace.analysis().facts.facts;
    list(facts.iter().map(|fact| fact_line(loaded, fact)), out)
}

/// Prints every disagreement.
pub(super) fn findings(loaded: &Loaded, out: &mut dyn Write) -> io::Result<()> {
    let findings = &loaded.workspace.analysis().audit.findings;
    list(findings.iter().map(|finding| finding_line(loaded, finding)), out)
}

/// Prints scorecards, the index computed from counts, and rates.
pub(super) fn scores(loaded: &Loaded, out: &mut dyn Write) -> io::Result<()> {
    let analysis = loaded.workspace.analysis();
    write!(out, "{{\"scorecards\": ")?;
    list(analysis.scorecards.iter().map(|card| card_line(loaded, card)), out)?;
    write!(out, ", \"index\": ")?;
    list(super::machine_index::lines(loaded), out)?;
    write!(out, ", \"rates\": ")?;
    list(analysis.rates.iter().map(|rate| rate_line(loaded, rate)), out)?;
    writeln!(out, "}}")
}

/// An array with one entry a line: readable, and comparable line by line.
fn list<T: Serialize>(entries: impl Iterator<Item = T>, out: &mut dyn Write) -> io::Result<()> {
    write!(out, "[")?;
    for (index, entry) in entries.enumerate() {
        write!(out, "{}", if index == 0 { "\n" } else { ",\n" })?;
        serde_json::to_writer(&mut *out, &entry)?;
    }
    writeln!(out, "\n]")
}

fn fact_line<'a>(loaded: &'a Loaded, fact: &'a Fact) -> FactLine<'a> {
    FactLine {
        indicator: &fact.indicator,
        value: match &fact.value {
            Value::Number(value) => number(*value),
            Value::Text(word) => json!(word),
            Value::NotApplicable => Json::Null,
        },
        unit: &fact.unit,
        scope: fact.scope.code(),
        period: match fact.compared {
            Some(earlier) => format!("{} vs {}", fact.period.code(), earlier.code()),
            None => fact.period.code(),
        },
        text: loaded.quote(&fact.place),
        start: fact.place.start,
        end: fact.place.end,
        file: loaded.file(fact.place.source),
        of: fact.of.as_deref(),
        base: fact.base.as_deref(),
        of_total: fact.of_total.map(number),
        direction: fact.direction.map(|d| if d == Direction::Up { "up" } else { "down" }),
        kind: match fact.kind {
            FactKind::Result => None,
            FactKind::Target => Some("target"),
            FactKind::Instruction => Some("instruction"),
            FactKind::Claim => Some("claim"),
        },
        source: fact.cited.as_deref().or(match fact.origin {
            Origin::Table => Some("table"),
            Origin::Entered => Some("entered"),
            Origin::Prose => None,
        }),
        confidence: (!fact.doubts.is_empty()).then(|| fact.confidence().id()),
        doubts: fact.doubts.iter().map(|doubt| doubt.id()).collect(),
        location: LocationLine::new(loaded, &fact.place),
    }
}

/// A number that is no figure.
#[derive(Serialize)]
struct PassedLine<'a> {
    file: &'a str,
    text: String,
    reason: &'static str,
    start: usize,
    end: usize,
    #[serde(flatten)]
    location: LocationLine<'a>,
}

/// Prints every number that is no figure, with the reason.
pub(super) fn passed(loaded: &Loaded, out: &mut dyn Write) -> io::Result<()> {
    let numbers = loaded.workspace.sources().iter().flat_map(|source| &source.extraction.passed);
    let line = |number: &Passed| PassedLine {
        file: loaded.file(number.place.source),
        text: loaded.quote(&number.place),
        reason: number.reason.id(),
        start: number.place.start,
        end: number.place.end,
        location: LocationLine::new(loaded, &number.place),
    };
    list(numbers.map(line), out)
}

/// One disagreement.
#[derive(Serialize)]
struct FindingLine<'a> {
    file: &'a str,
    code: &'static str,
    severity: Severity,
    rule: &'a str,
    indicator: &'a str,
    scope: String,
    period: String,
    stated: Json,
    recomputed: Json,
    difference: Json,
    unit: &'a str,
    working: &'a str,
    notes: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    other_base: Option<&'a str>,
    places: Vec<PlaceLine<'a>>,
}

/// A place of one side of a disagreement.
#[derive(Serialize)]
struct PlaceLine<'a> {
    side: &'static str,
    file: &'a str,
    start: usize,
    end: usize,
    text: String,
}

fn finding_line<'a>(loaded: &'a Loaded, finding: &'a Finding) -> FindingLine<'a> {
    let side = |side: &'static str, figure: &'a Figure| figure.places.iter().map(move |p| place_line(loaded, side, p));
    FindingLine {
        file: finding.stated.places.first().map_or("", |p| loaded.file(p.source)),
        code: finding.code.id(),
        severity: catalog().severity(finding),
        rule: &finding.rule,
        indicator: &finding.indicator,
        scope: finding.scope.code(),
        period: finding.period.code(),
        stated: number(finding.stated.value),
        recomputed: number(finding.recomputed.value),
        difference: number(finding.difference),
        unit: &finding.unit,
        working: &finding.working,
        notes: finding.notes.iter().map(|n| n.id()).collect(),
        other_base: finding.other_base.as_deref(),
        places: side("stated", &finding.stated).chain(side("recomputed", &finding.recomputed)).collect(),
    }
}

fn place_line<'a>(loaded: &'a Loaded, side: &'static str, place: &Place) -> PlaceLine<'a> {
    PlaceLine { side, file: loaded.file(place.source), start: place.start, end: place.end, text: loaded.quote(place) }
}

fn card_line(loaded: &Loaded, card: &Scorecard) -> Json {
    json!({
        "file": loaded.file(card.source),
        "set": card.set,
        "period": card.period.code(),
        "groups": card.groups.iter().map(group_line).collect::<Vec<_>>(),
        "total": card.total.as_ref().map(|t| number(t.value)),
        "sum": number(card.sum),
        "max": number(card.max),
        "ranks": card.ranks.iter().map(|r| json!({"rank": r.rank, "of": r.of, "period": r.period.code()})).collect::<Vec<_>>(),
        "target": card.target.as_ref().map(|(least, most)| [number(least.value), number(most.value)]),
        "band": card.band,
    })
}

fn group_line(group: &GroupScore) -> Json {
    json!({
        "indicator": group.fact,
        "name": group.name,
        "points": number(group.points.value),
        "max": number(group.max),
        "percent": number(group.rate.percent(RATE_PLACES)),
        "lost": number(group.lost),
    })
}

fn rate_line(loaded: &Loaded, rate: &Rate) -> Json {
    json!({
        "file": loaded.file(rate.source),
        "indicator": rate.indicator,
        "scope": rate.scope.code(),
        "period": rate.period.code(),
        "numerator": number(rate.ratio.part()),
        "denominator": number(rate.ratio.whole()),
        "percent": number(rate.ratio.percent(RATE_PLACES)),
        "stated": rate.stated.as_ref().map(|Stated { value, .. }| number(*value)),
        "unplaced": rate.unplaced.iter().map(|(id, value)| (id.clone(), number(*value))).collect::<Map<_, _>>(),
        "formula": catalog().indicator(&rate.indicator).map(|def| rate.formula(def)),
    })
}

/// A JSON number: whole where the value is whole, else the shortest decimal that reads back the same.
pub(super) fn number(value: Decimal) -> Json {
    match value.as_whole() {
        Some(whole) => json!(whole),
        None => Number::from_f64(value.to_f64()).map_or(Json::Null, Json::Number),
    }
}
