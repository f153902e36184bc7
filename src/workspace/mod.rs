//! A working session as a plain struct: add, remove, recompute.

mod carried;
pub mod dossiers;
mod edits;
mod effect;
mod error;
mod history;
mod incoming;
mod persons;
mod places;
mod read_words;
mod reading;
mod saved;
mod scenarios;
mod selected;
mod twins;
pub mod wire;

pub use carried::Carried;
pub use error::{AddError, EditError};
pub use history::History;
pub use places::Places;
pub use read_words::{encoding_name, format_name, note_message, read_message};
pub use reading::{Location, Reading, encoding_named, read_report};
pub use saved::OpenError;
pub use scenarios::{KeptScenario, PlannedFor};
pub use selected::Selected;

use crate::audit::{Audit, Rivalry, audit_reports, rivalries};
use crate::catalog::{agency_keys, catalog};
use crate::domain::{FactSet, Place, Report, Reviewed, SourceId};
use crate::dossier::Doubted;
use crate::ingest;
pub use crate::ingest::{Encoding, Options};
use crate::present::{
    self, EditChoices, Excerpt, Line, Narrowed, Page, PageId, Read, Review, RivalCard, Subject, Thresholds, View,
    ViewChoices,
};
use crate::scoring::index::Assessed;
use crate::scoring::{Rate, Scorecard, Scores, scores};
use crate::text::words;
pub use incoming::SavedWork;
use scenarios::TriedOut;
use std::ops::Range;

/// A loaded report: a reading with a source number of its own.
pub type Source = Reading;

/// Everything computed from the loaded reports; recomputed whenever they change.
#[derive(Debug, Clone, Default)]
pub struct Analysis {
    /// The reports' heads in order of loading.
    pub reports: Vec<Report>,
    /// All figures that count, report by report, in reading order: as read, as corrected, as entered.
    pub facts: FactSet,
    /// All figures with their standing, those that do not count included.
    pub reviewed: Vec<Reviewed>,
    /// Figures stated with several values, within a report or over several.
    pub rivalries: Vec<Rivalry>,
    /// What was checked and what disagrees.
    pub audit: Audit,
    /// The 766 index as stated.
    pub scorecards: Vec<Scorecard>,
    /// The index by unit and period, with the points that follow from counts.
    pub assessed: Vec<Assessed>,
    /// Every rate that can be computed.
    pub rates: Vec<Rate>,
    /// How many tables of a report hold numbers and gave no figure; reports without such tables are left out.
    pub unread: Vec<(SourceId, usize)>,
    /// The reports that are counts of lists of dossiers, each with its rows that should be looked at, by what is wrong with
    /// them.
    pub lists: Vec<(SourceId, Vec<(Doubted, u64)>)>,
}

impl Analysis {
    /// How many disagreements there are: the number that every page gives.
    pub fn attention(&self) -> usize {
        self.audit.findings.iter().filter(|finding| catalog().disagrees(finding)).count()
    }
}

/// A session: the loaded reports, the user's changes and thresholds, and what follows from them.
#[derive(Debug, Clone, Default)]
pub struct Workspace {
    sources: Vec<Source>,
    thresholds: Thresholds,
    history: History,
    scenarios: Vec<KeptScenario>,
    /// What is tried out and not kept under a name, for each class and unit.
    tried: Vec<TriedOut>,
    analysis: Analysis,
    /// The next source's number; numbers are never used twice, so an old place cannot point into a new report.
    next: u32,
    /// How many texts were pasted without a name.
    pasted: u32,
    /// What the page on which documents are made keeps with the session, in its own form.
    desk: Option<serde_json::Value>,
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

    /// Adds a report from a file's bytes. A saved session opens when nothing is loaded.
    ///
    /// # Errors
    /// [`AddError`]; the loaded reports stay as they are.
    pub fn add(&mut self, name: &str, bytes: &[u8]) -> Result<SourceId, AddError> {
        self.add_with(name, bytes, &mut Options::default())
    }

    /// Adds a report as the options say.
    ///
    /// # Errors
    /// As [`Workspace::add`].
    pub fn add_with(&mut self, name: &str, bytes: &[u8], options: &mut Options<'_>) -> Result<SourceId, AddError> {
        if saved::is_saved(bytes) {
            return self.add_saved(name, bytes);
        }
        self.add_reading(read_report(name, bytes, options)?)
    }

    /// Adds a report that was read elsewhere; its places get the source number it has here.
    ///
    /// # Errors
    /// [`AddError::Duplicate`] when the same text is loaded.
    pub fn add_reading(&mut self, reading: Reading) -> Result<SourceId, AddError> {
        let id = self.hold(reading)?;
        self.recompute();
        Ok(id)
    }

    /// Adds reports that were read elsewhere, pasted ones (`true`) under names of their own, and recomputes once.
    /// Gives, in their order, the names they go by, or why one is not there.
    pub fn add_all(&mut self, readings: Vec<(Reading, bool)>) -> Vec<Result<String, AddError>> {
        let mut add = |(reading, pasted): (Reading, bool)| {
            let name = if pasted { self.name_pasted() } else { reading.document.name.clone() };
            self.hold(reading.named(&name))?;
            self.pasted = self.pasted.saturating_add(u32::from(pasted));
            Ok(name)
        };
        let added = readings.into_iter().map(&mut add).collect();
        self.recompute();
        added
    }

    fn name_pasted(&self) -> String {
        format!("{} {}", words::PASTED_NAME, self.pasted.saturating_add(1))
    }

    /// Puts a report beside the others; nothing is recomputed.
    fn hold(&mut self, reading: Reading) -> Result<SourceId, AddError> {
        if let Some(same) = self.sources.iter().find(|s| s.document.text == reading.document.text) {
            let of = same.document.name.clone();
            return Err(AddError::Duplicate { name: reading.document.name, of });
        }
        let id = SourceId(self.next);
        self.next = self.next.saturating_add(1);
        self.sources.push(reading.renumbered(id));
        Ok(id)
    }

    /// Opens a saved session in place of an empty one: what is loaded is never replaced unasked.
    fn add_saved(&mut self, name: &str, bytes: &[u8]) -> Result<SourceId, AddError> {
        if !self.is_empty() {
            return Err(AddError::SavedWork { name: name.to_owned() });
        }
        let opened = Workspace::open(&String::from_utf8_lossy(bytes))
            .map_err(|error| AddError::Open { name: name.to_owned(), error })?;
        let first = opened.sources.first().map(|s| s.extraction.report.source);
        let first = first.ok_or_else(|| AddError::SavedEmpty { name: name.to_owned() })?;
        *self = opened;
        Ok(first)
    }

    /// Adds a pasted report; without a name it gets one of its own («Văn bản dán 2»).
    ///
    /// # Errors
    /// As [`Workspace::add`].
    pub fn add_text(&mut self, name: &str, text: &str) -> Result<SourceId, AddError> {
        if !name.trim().is_empty() {
            return self.add(name, text.as_bytes());
        }
        let id = self.add(&self.name_pasted(), text.as_bytes())?;
        self.pasted = self.pasted.saturating_add(1);
        Ok(id)
    }

    /// Puts counts over another period in the place of those of a source; steps that changed its figures are gone, for
    /// they were made to others. `false` when there is no such source.
    pub fn recount(&mut self, id: SourceId, reading: Reading) -> bool {
        let Some(slot) = self.sources.iter_mut().find(|s| s.extraction.report.source == id) else { return false };
        let name = slot.document.name.clone();
        *slot = reading.named(&name).renumbered(id);
        self.history.forget(id);
        self.recompute();
        true
    }

    /// How many of the changes that count are about a report: they go with it, and when it is counted afresh.
    pub fn changes_of(&self, id: SourceId) -> usize {
        self.history.count_of(id)
    }

    /// Removes a report and the changes made to it; `false` when there is none of that number.
    pub fn remove(&mut self, id: SourceId) -> bool {
        let before = self.sources.len();
        self.sources.retain(|s| s.extraction.report.source != id);
        let removed = self.sources.len() < before;
        if removed {
            self.history.forget(id);
            self.recompute();
        }
        removed
    }

    /// Removes every report, every change and every scenario; the thresholds stay.
    pub fn clear(&mut self) {
        self.sources.clear();
        self.scenarios.clear();
        self.tried.clear();
        self.history = History::default();
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

    /// The report of that number.
    pub fn source(&self, id: SourceId) -> Option<&Source> {
        self.sources.iter().find(|s| s.extraction.report.source == id)
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
            assessed: &self.analysis.assessed,
            rates: &self.analysis.rates,
            reviewed: &self.analysis.reviewed,
            rivalries: &self.analysis.rivalries,
            unread: &self.analysis.unread,
            lists: &self.analysis.lists,
            thresholds: self.thresholds,
        }
    }

    /// A page of the session as it stands.
    pub fn page(&self, id: PageId) -> Page {
        match id {
            PageId::Review => present::review_page(&self.subject(), &self.sources.iter().map(read).collect::<Vec<_>>()),
            _ => present::page(id, &self.subject()),
        }
    }

    /// What the pages can be narrowed to.
    pub fn view_choices(&self) -> ViewChoices {
        present::view_choices(&self.subject())
    }

    /// The part of the session that a view shows; `None` when it shows everything.
    pub fn narrowed(&self, view: &View) -> Option<Narrowed> {
        (!view.is_whole()).then(|| present::narrow(&self.subject(), view))
    }

    /// The review of one report; `None` when it is gone. Its lines come from [`Workspace::review_lines`].
    pub fn review(&self, id: SourceId) -> Option<Review> {
        Some(present::review(&self.subject(), &read(self.source(id)?)))
    }

    /// Some lines of a review (zero-based, end excluded), with what was read in them marked.
    pub fn review_lines(&self, review: &Review, lines: Range<usize>) -> Vec<Line> {
        self.source(review.source).map(|s| review.lines(&s.document.text, lines)).unwrap_or_default()
    }

    /// Every figure of the session that is stated with several values, ready to choose from.
    pub fn rivals(&self) -> Vec<RivalCard> {
        present::rivals(&self.subject())
    }

    /// What can be chosen for a figure of one report.
    pub fn choices(&self, id: SourceId) -> EditChoices {
        let own = self.analysis.reviewed.iter().filter(|f| f.key.source() == id);
        present::choices(own.map(|f| f.corrected.as_ref()))
    }

    /// The text around a place, for the source drawer; `None` when its report is gone.
    pub fn excerpt(&self, place: &Place) -> Option<Excerpt> {
        let source = self.source(place.source)?;
        let excerpt = present::excerpt(&source.document.name, &source.document.text, place)?;
        let Location { sheet, page, row } = source.locate(place);
        let listed = source.dossiers.as_ref().map(present::CountedFrom::of);
        Some(Excerpt { sheet: sheet.map(str::to_owned), page, row, listed, ..excerpt })
    }

    fn recompute(&mut self) {
        let (reports, reviewed) = self.standing();
        self.recompute_from(reports, reviewed);
    }

    /// Recomputes unless every report and figure stands as it did, which it tells.
    fn recompute_if_changed(&mut self) -> bool {
        let (reports, reviewed) = self.standing();
        let known = &self.analysis.reviewed;
        let alike = reviewed.len() == known.len() && reviewed.iter().zip(known).all(|(now, was)| now.stands_like(was));
        if alike && reports == self.analysis.reports {
            return false;
        }
        self.recompute_from(reports, reviewed);
        true
    }

    /// Reports and figures after every step.
    fn standing(&self) -> (Vec<Report>, Vec<Reviewed>) {
        let reports = effect::reports(&self.sources, &self.history.done);
        let reviewed = effect::reviewed(&self.sources, &reports, &self.history.done);
        (reports, reviewed)
    }

    fn recompute_from(&mut self, reports: Vec<Report>, reviewed: Vec<Reviewed>) {
        let facts = FactSet { facts: reviewed.iter().filter_map(Reviewed::counted).collect() };
        let Scores { scorecards, assessed, rates } = scores(&facts, &reports, catalog());
        self.analysis = Analysis {
            audit: audit_reports(&facts, &reports, catalog()),
            scorecards,
            assessed,
            rates,
            rivalries: rivalries(&reviewed, &reports, agency_keys()),
            unread: unread(&self.sources),
            lists: lists(&self.sources),
            reports,
            facts,
            reviewed,
        };
    }
}

/// A loaded report as the review needs it.
fn read(source: &Source) -> Read<'_> {
    let Reading { document, extraction, .. } = source;
    Read {
        report: &extraction.report,
        text: &document.text,
        passed: &extraction.passed,
        tables: &extraction.tables,
        sections: document.sections.iter().map(|s| (s.start, s.name.as_str())).collect(),
    }
}

impl PartialEq for Workspace {
    /// What is computed follows from the rest and is not compared.
    fn eq(&self, other: &Workspace) -> bool {
        self.sources == other.sources
            && self.thresholds == other.thresholds
            && self.history == other.history
            && self.scenarios == other.scenarios
            && self.tried == other.tried
            && self.desk == other.desk
            && (self.next, self.pasted) == (other.next, other.pasted)
    }
}

impl Eq for Workspace {}

/// How many tables of each report hold numbers and gave no figure, where there are any.
fn unread(sources: &[Source]) -> Vec<(SourceId, usize)> {
    let count = |s: &Source| s.extraction.tables.iter().filter(|t| t.is_unread()).count();
    let all = sources.iter().map(|s| (s.extraction.report.source, count(s)));
    all.filter(|(_, tables)| *tables > 0).collect()
}

fn lists(sources: &[Source]) -> Vec<(SourceId, Vec<(Doubted, u64)>)> {
    let counted = |s: &Source| Some((s.extraction.report.source, s.dossiers.as_ref()?.doubted()));
    sources.iter().filter_map(counted).collect()
}
