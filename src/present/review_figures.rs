//! Figures and numbers passed over, as the review lists them.

use super::review_lines::Outline;
use super::sources::{name, period_name, scope_name, value};
use super::{Cell, Emphasis};
use crate::domain::{Confidence, Doubt, Fact, FactKey, Finding, Map, PassReason, Passed, Place, Reviewed, Value};
use crate::text::{self, labels, review};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ops::Range;

/// How a figure is drawn in the text and the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Tone {
    /// Read with certainty.
    Certain,
    /// Something was assumed.
    Assumed,
    /// Should be looked at.
    Uncertain,
    /// Part of a disagreement.
    Disagrees,
    /// Corrected, entered, or replaced by a chosen rival.
    Changed,
    /// Taken out.
    Excluded,
}

/// A figure of the list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ReviewFigure {
    /// Its name for good, by which changes are made.
    pub key: FactKey,
    /// What it is.
    pub name: String,
    /// As the report states it; `None` for one entered by hand.
    pub stated: Option<Cell>,
    /// What counts instead; `None` while the stated value counts.
    pub counted: Option<Cell>,
    /// Catalogue id of what it is now, for the form.
    pub indicator: String,
    /// Its value now, as it is typed into the form.
    pub typed: String,
    /// Whom it is about now.
    pub scope: String,
    /// When it is about now.
    pub period: String,
    /// How sure the reading is.
    pub confidence: Confidence,
    /// The same in words.
    pub confidence_name: Cow<'static, str>,
    /// Why it is not surer, in words.
    pub reasons: Vec<Cow<'static, str>>,
    /// What was changed besides the value, in words.
    pub changes: Vec<String>,
    /// Its standing in words («Đã sửa»).
    pub standing: Cow<'static, str>,
    /// Disagreements it is part of.
    pub findings: Vec<FindingRef>,
    /// Whether it was taken out.
    pub excluded: bool,
    /// The user's remark; empty when there is none.
    pub note: String,
    /// Who touched it last and when; empty while nobody did.
    pub author: String,
    /// Zero-based line of the text; `None` when the report does not hold it.
    pub line: Option<usize>,
    /// Its characters; empty when the report does not hold it.
    pub range: Range<usize>,
    /// How it is drawn.
    pub tone: Tone,
}

/// A disagreement that a figure is part of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FindingRef {
    /// Position among all findings of the session.
    pub index: usize,
    /// What disagrees, in one line.
    pub title: String,
}

/// A number that did not become a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PassedNumber {
    /// As written.
    pub text: String,
    /// Why.
    pub reason: PassReason,
    /// Why, in words.
    pub reason_name: Cow<'static, str>,
    /// Zero-based line of the text.
    pub line: usize,
    /// Its characters.
    pub range: Range<usize>,
    /// Where it stands, for entering a figure there.
    pub place: Place,
}

/// Findings by the places they rest on.
pub(super) struct FindingIndex<'a> {
    findings: &'a [Finding],
    by_place: Map<(usize, usize, Option<usize>), Vec<usize>>,
}

impl<'a> FindingIndex<'a> {
    pub(super) fn new(findings: &'a [Finding], source: crate::domain::SourceId) -> FindingIndex<'a> {
        let mut by_place: Map<_, Vec<usize>> = Map::default();
        for (index, finding) in findings.iter().enumerate() {
            let places = finding.stated.places.iter().chain(&finding.recomputed.places);
            for place in places.filter(|p| p.source == source) {
                let list = by_place.entry((place.start, place.end, place.cell)).or_default();
                if list.last() != Some(&index) {
                    list.push(index);
                }
            }
        }
        FindingIndex { findings, by_place }
    }

    fn of(&self, place: &Place) -> Vec<FindingRef> {
        let found = self.by_place.get(&(place.start, place.end, place.cell)).into_iter().flatten();
        found.map(|i| FindingRef { index: *i, title: super::findings::heading(&self.findings[*i]) }).collect()
    }
}

/// A figure ready to list.
pub(super) fn figure(reviewed: &Reviewed, findings: &FindingIndex<'_>, outline: &Outline, text: &str) -> ReviewFigure {
    let fact = &reviewed.corrected;
    let place = reviewed.place();
    let held = !place.is_nowhere();
    let findings = if reviewed.excluded { Vec::new() } else { findings.of(place) };
    ReviewFigure {
        key: reviewed.key.clone(),
        name: name(fact),
        stated: reviewed.stated.as_deref().map(value),
        counted: counted(reviewed),
        indicator: fact.indicator.clone(),
        typed: text::typed_value(&fact.value),
        scope: scope_name(&fact.scope),
        period: period_name(fact.period),
        confidence: reviewed.confidence(),
        confidence_name: sure(reviewed).into(),
        reasons: doubts(reviewed).iter().map(|d| review::doubt(*d).into()).collect(),
        changes: reviewed.stated.as_ref().map(|stated| changes(stated, fact)).unwrap_or_default(),
        standing: standing(reviewed).into(),
        excluded: reviewed.excluded,
        note: reviewed.note.clone(),
        author: reviewed.author.as_ref().map(review::author).unwrap_or_default(),
        line: held.then(|| outline.line_of(place.start)),
        range: if held { outline.range(text, place) } else { 0..0 },
        tone: tone(reviewed, !findings.is_empty()),
        findings,
    }
}

/// How sure its reading is, in words; what the user settled is no reading.
fn sure(reviewed: &Reviewed) -> &'static str {
    let Reviewed { excluded, chosen, confirmed, stated, replaced_by, .. } = reviewed;
    let changed = stated.is_none() || replaced_by.is_some() || reviewed.is_changed();
    let settled = *excluded || *chosen || *confirmed || changed;
    if settled { review::SETTLED } else { review::confidence(reviewed.confidence()) }
}

/// Why its reading is not sure; nothing once the user settled it.
fn doubts(reviewed: &Reviewed) -> &[Doubt] {
    if reviewed.confidence() == Confidence::High { &[] } else { &reviewed.corrected.doubts }
}

/// The value that counts, when it is not the stated one.
fn counted(reviewed: &Reviewed) -> Option<Cell> {
    let same = reviewed
        .stated
        .as_ref()
        .is_some_and(|s| s.value == reviewed.corrected.value && s.unit == reviewed.corrected.unit);
    if same && reviewed.replaced_by.is_none() {
        return None;
    }
    let replaced = reviewed.replaced_by.as_ref().map(|(_, value)| Value::Number(*value));
    let value_now = replaced.unwrap_or_else(|| reviewed.corrected.value.clone());
    let cell = value(&Fact { value: value_now, hedge: None, ..Fact::clone(&reviewed.corrected) });
    let places = if reviewed.place().is_nowhere() { Vec::new() } else { cell.places.clone() };
    Some(Cell { corrected: true, places, ..cell })
}

fn changes(stated: &Fact, corrected: &Fact) -> Vec<String> {
    let pairs = [
        (labels::INDICATOR, name(stated), name(corrected)),
        (labels::PERIOD, period_name(stated.period), period_name(corrected.period)),
        (labels::SCOPE, scope_name(&stated.scope), scope_name(&corrected.scope)),
    ];
    let changed = pairs.into_iter().filter(|(_, before, after)| before != after);
    changed.map(|(label, before, after)| review::changed(label, &before, &after)).collect()
}

/// What became of a figure, in words.
pub(super) fn standing(reviewed: &Reviewed) -> &'static str {
    match reviewed {
        r if r.excluded => review::STATE_EXCLUDED,
        r if r.stated.is_none() => review::STATE_ENTERED,
        r if r.replaced_by.is_some() => review::STATE_REPLACED,
        r if r.is_changed() => review::STATE_CORRECTED,
        r if r.chosen => review::CHOSEN,
        r if r.confirmed => review::STATE_CONFIRMED,
        _ => review::STATE_AS_READ,
    }
}

fn tone(reviewed: &Reviewed, disagrees: bool) -> Tone {
    match (reviewed.excluded, reviewed.is_changed(), disagrees, reviewed.confidence()) {
        (true, ..) => Tone::Excluded,
        (_, true, ..) => Tone::Changed,
        (_, _, true, _) => Tone::Disagrees,
        (.., Confidence::Low) => Tone::Uncertain,
        (.., Confidence::Medium) => Tone::Assumed,
        (.., Confidence::High) => Tone::Certain,
    }
}

/// A number passed over, ready to list.
pub(super) fn passed(number: &Passed, outline: &Outline, text: &str) -> PassedNumber {
    let range = number.place.start..number.place.end;
    PassedNumber {
        text: outline.slice(text, &range),
        reason: number.reason,
        reason_name: review::pass_reason(number.reason).into(),
        line: outline.line_of(number.place.start),
        range,
        place: number.place.clone(),
    }
}

/// A figure as a row of the command line's and the page's table.
pub(super) fn row(reviewed: &Reviewed) -> Vec<Cell> {
    let fact = &reviewed.corrected;
    let confidence = reviewed.confidence();
    let emphasis = match confidence {
        Confidence::High => Emphasis::Plain,
        Confidence::Medium => Emphasis::Quiet,
        Confidence::Low => Emphasis::Bad,
    };
    let reasons: Vec<&str> = doubts(reviewed).iter().map(|d| review::doubt(*d)).collect();
    let author = reviewed.author.as_ref().map(review::author).unwrap_or_default();
    let note = [reviewed.note.clone(), author].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    vec![
        Cell::words(name(fact)),
        reviewed.stated.as_deref().map_or_else(|| Cell::absent(text::words::NOT_STATED), value),
        counted(reviewed).unwrap_or_else(|| Cell::words("")),
        Cell::words(scope_name(&fact.scope)),
        Cell::words(period_name(fact.period)),
        Cell::words(sure(reviewed)).with(emphasis),
        Cell::words(reasons.join(" ")),
        Cell::words(standing(reviewed)),
        Cell::words(note.join(" · ")),
    ]
}
