//! Files whose figures have no period: they can be compared with nothing until the user gives one.

use super::super::Subject;
use crate::domain::{SourceId, Span};
use crate::text;
use serde::{Deserialize, Serialize};

/// A file without a period, and the one that its name proposes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Undated {
    /// Which.
    pub source: SourceId,
    /// Its file name.
    pub name: String,
    /// What its name tells, as it would be typed; empty when it tells nothing.
    pub proposed: String,
}

/// The files whose figures have no period, in order of loading.
pub fn undated(subject: &Subject<'_>) -> Vec<Undated> {
    let lacking = |source| {
        let mut own = subject.facts.facts.iter().filter(|f| f.place.source == source);
        own.any(|fact| fact.period.span == Span::Unknown)
    };
    let reports = subject.reports.iter().filter(|r| r.period.span == Span::Unknown && lacking(r.source));
    let entry = |report: &crate::domain::Report| Undated {
        source: report.source,
        name: report.name.clone(),
        proposed: text::period_in_name(&report.name).map(text::span).unwrap_or_default(),
    };
    reports.map(entry).collect()
}
