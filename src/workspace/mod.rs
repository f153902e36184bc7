//! A working session as a plain struct: add, remove, recompute.

mod error;

pub use error::AddError;

use crate::audit::{Audit, audit};
use crate::catalog::catalog;
use crate::domain::{FactSet, Place, Report, SourceId};
use crate::extract::{Extraction, extract};
use crate::ingest::{self, Document};
use crate::present::{self, Excerpt, Page, PageId, Subject, Thresholds};
use crate::scoring::{Rate, Scorecard, rates, scorecards};
use crate::text::words;

/// A loaded report: its text and what was read from it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Source {
    /// The text all places count in.
    pub document: Document,
    /// Head and figures.
    pub extraction: Extraction,
}

/// Everything computed from the loaded reports; recomputed whenever they change.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// The reports' heads in order of loading.
    pub reports: Vec<Report>,
    /// All figures, report by report, in reading order.
    pub facts: FactSet,
    /// What was checked and what disagrees.
    pub audit: Audit,
    /// The 766 index as stated.
    pub scorecards: Vec<Scorecard>,
    /// Every rate that can be computed.
    pub rates: Vec<Rate>,
}

/// A session: the loaded reports, the user's thresholds and what follows from them.
#[derive(Debug, Clone, Default)]
pub struct Workspace {
    sources: Vec<Source>,
    thresholds: Thresholds,
    analysis: Analysis,
    /// The next source's number; numbers are never used twice, so an old place cannot point into a new report.
    next: u32,
    /// How many texts were pasted without a name.
    pasted: u32,
}

impl Workspace {
    /// An empty session with the default thresholds.
    pub fn new() -> Workspace {
        Workspace::default()
    }

    /// Refuses a file by its size alone, before a byte of it is read.
    ///
    /// # Errors
    /// [`AddError::Read`] when it is larger than a text report may be.
    pub fn check_size(name: &str, bytes: u64) -> Result<(), AddError> {
        Ok(ingest::check_size(name, bytes)?)
    }

    /// Adds a report from a file's bytes.
    ///
    /// # Errors
    /// [`AddError`]; the loaded reports stay as they are.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<SourceId, AddError> {
        let document = ingest::read(name, bytes)?;
        if let Some(same) = self.sources.iter().find(|s| s.document.text == document.text) {
            return Err(AddError::Duplicate { name: document.name, of: same.document.name.clone() });
        }
        let id = SourceId(self.next);
        let extraction = extract(&document, id, catalog());
        if extraction.facts.facts.is_empty() {
            return Err(AddError::NoFigures { name: document.name });
        }
        self.next += 1;
        self.sources.push(Source { document, extraction });
        self.recompute();
        Ok(id)
    }

    /// Adds a pasted report; without a name it gets one of its own («Văn bản dán 2»).
    ///
    /// # Errors
    /// As [`Workspace::add`].
    pub fn add_text(&mut self, name: &str, text: &str) -> Result<SourceId, AddError> {
        if !name.trim().is_empty() {
            return self.add(name, text.as_bytes());
        }
        let id = self.add(&format!("{} {}", words::PASTED_NAME, self.pasted + 1), text.as_bytes())?;
        self.pasted += 1;
        Ok(id)
    }

    /// Removes a report; `false` when there is none of that number.
    pub fn remove(&mut self, id: SourceId) -> bool {
        let before = self.sources.len();
        self.sources.retain(|s| s.extraction.report.source != id);
        let removed = self.sources.len() < before;
        if removed {
            self.recompute();
        }
        removed
    }

    /// Removes every report; the thresholds stay.
    pub fn clear(&mut self) {
        self.sources.clear();
        self.recompute();
    }

    /// Whether nothing is loaded.
    pub fn is_empty(&self) -> bool {
        self.sources.is_empty()
    }

    /// The loaded reports in order of loading.
    pub fn sources(&self) -> &[Source] {
        &self.sources
    }

    /// Everything computed from the loaded reports.
    pub fn analysis(&self) -> &Analysis {
        &self.analysis
    }

    /// The thresholds in use.
    pub fn thresholds(&self) -> Thresholds {
        self.thresholds
    }

    /// Changes the thresholds; values outside 0–100 % are brought to the nearer end.
    pub fn set_thresholds(&mut self, thresholds: Thresholds) {
        self.thresholds = thresholds.clamped();
    }

    /// What pages are made from.
    pub fn subject(&self) -> Subject<'_> {
        Subject {
            reports: &self.analysis.reports,
            facts: &self.analysis.facts,
            audit: &self.analysis.audit,
            scorecards: &self.analysis.scorecards,
            rates: &self.analysis.rates,
            thresholds: self.thresholds,
        }
    }

    /// A page of the session as it stands.
    pub fn page(&self, id: PageId) -> Page {
        present::page(id, &self.subject())
    }

    /// The text around a place, for the source drawer; `None` when its report is gone.
    pub fn excerpt(&self, place: &Place) -> Option<Excerpt> {
        let source = self.sources.iter().find(|s| s.extraction.report.source == place.source)?;
        present::excerpt(&source.document.name, &source.document.text, place)
    }

    fn recompute(&mut self) {
        let facts = FactSet { facts: self.sources.iter().flat_map(|s| s.extraction.facts.facts.clone()).collect() };
        self.analysis = Analysis {
            reports: self.sources.iter().map(|s| s.extraction.report.clone()).collect(),
            audit: audit(&facts, catalog()),
            scorecards: scorecards(&facts, catalog()),
            rates: rates(&facts, catalog()),
            facts,
        };
    }
}
