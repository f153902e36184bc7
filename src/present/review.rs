//! Rà soát: a report's text with everything read in it, the list of its figures, its rows accounted for.

use super::cells::sheet;
use super::findings::signed_quantity;
use super::heads::{id, report_heading};
use super::review_figures::{FindingIndex, PassedNumber, ReviewFigure, figure, passed, row};
use super::review_groups::{self, Confirmable};
use super::review_lines::{Line, Outline};
use super::review_rows;
use super::sources::{name, period_name, scope_name};
use super::{Block, Cell, Column, Emphasis, Page, PageId, Sheet, Subject};
use crate::audit::{Rivalry, Variant};
use crate::domain::{Confidence, FactKey, Passed, Place, Report, Reviewed, SourceId, TableReading};
use crate::text::{self, labels, review as words};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use std::ops::Range;

/// A loaded report as the review needs it.
#[derive(Debug, Clone)]
pub struct Read<'a> {
    /// Its head.
    pub report: &'a Report,
    /// Its text.
    pub text: &'a str,
    /// Numbers that are no figures.
    pub passed: &'a [Passed],
    /// Accounts of its tables.
    pub tables: &'a [TableReading],
    /// Where each sheet or page begins, and its name.
    pub sections: Vec<(usize, &'a str)>,
}

/// The review of one report. Its lines are made when they are asked for, so that a long report stays cheap.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Review {
    /// The report.
    pub source: SourceId,
    /// How many lines its text has.
    pub line_count: usize,
    /// Its title, or its file name.
    pub title: String,
    /// Its figures in reading order; those entered by hand last.
    pub figures: Vec<ReviewFigure>,
    /// Its numbers that are no figures, in reading order.
    pub passed: Vec<PassedNumber>,
    /// How many entries each filter leaves, in the order in which they are offered.
    pub filters: Vec<FilterCount>,
    /// Figures stated with several values in this report, or in this and another one.
    pub rivals: Vec<RivalCard>,
    /// Rows of the tables: in the file, read, set aside; `None` when there are no tables.
    pub rows: Option<Sheet>,
    /// Every row set aside, with its reason; `None` when there is none.
    pub set_aside: Option<Sheet>,
    /// First and one past the last character of each table, in reading order.
    pub(super) tables: Vec<Range<usize>>,
    /// Where its lines begin and what is marked on them; it stays where the text is.
    #[serde(skip)]
    outline: Outline,
}

/// What the list shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Filter {
    /// Every figure.
    All,
    /// Figures that should be looked at.
    Doubtful,
    /// Figures of which something was assumed.
    Assumed,
    /// Figures that were corrected, entered or replaced by a chosen rival.
    Corrected,
    /// Figures that are part of a disagreement.
    WithFindings,
    /// Figures taken out.
    Excluded,
    /// Numbers that are no figures: the entries are those of [`Review::passed`].
    Passed,
}

/// A filter with its name and the number of entries it leaves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FilterCount {
    /// Which.
    pub filter: Filter,
    /// Its name.
    pub name: Cow<'static, str>,
    /// Entries.
    pub count: usize,
}

/// A figure with several values, ready to choose from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RivalCard {
    /// What the figure is.
    pub title: String,
    /// Whom and when it is about.
    pub context: String,
    /// The values; at least two.
    pub variants: Vec<RivalVariant>,
    /// Whether the user chose.
    pub decided: bool,
    /// Whether it waits for a choice between several reports.
    pub open: bool,
}

/// One of several values.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RivalVariant {
    /// The value, with every place that states it.
    pub value: Cell,
    /// The files that state it.
    pub files: String,
    /// Signed difference from the first value; empty for the first.
    pub difference: String,
    /// The statements, the first of which is chosen when the user picks this value.
    pub keys: Vec<FactKey>,
    /// Whether this one counts by the user's choice.
    pub chosen: bool,
}

impl Review {
    /// Some of its lines (zero-based, end excluded); `text` is the report's text.
    pub fn lines(&self, text: &str, wanted: Range<usize>) -> Vec<Line> {
        self.outline.lines(text, wanted)
    }

    /// Positions of the entries that a filter leaves: in `figures`, or in `passed` for [`Filter::Passed`].
    pub fn filtered(&self, filter: Filter) -> Vec<usize> {
        match filter {
            Filter::Passed => (0..self.passed.len()).collect(),
            _ => (0..self.figures.len()).filter(|i| keeps(filter, &self.figures[*i])).collect(),
        }
    }

    /// What may be confirmed at once among the figures that a filter leaves: all, then table by table and column by column.
    pub fn confirmable(&self, filter: Filter) -> Vec<Confirmable> {
        review_groups::of(self, filter)
    }

    /// Position of a figure.
    pub fn position(&self, key: &FactKey) -> Option<usize> {
        self.figures.iter().position(|figure| figure.key == *key)
    }
}

impl RivalCard {
    /// All statements of the figure, as [`crate::domain::Change::Choose`] wants them.
    pub fn among(&self) -> Vec<FactKey> {
        self.variants.iter().flat_map(|v| v.keys.clone()).collect()
    }
}

fn keeps(filter: Filter, figure: &ReviewFigure) -> bool {
    match filter {
        Filter::All => true,
        Filter::Doubtful => figure.confidence == Confidence::Low,
        Filter::Assumed => figure.confidence == Confidence::Medium,
        Filter::Corrected => figure.counted.is_some() || !figure.changes.is_empty(),
        Filter::WithFindings => !figure.findings.is_empty(),
        Filter::Excluded => figure.excluded,
        Filter::Passed => false,
    }
}

/// The review of one report of a session.
pub fn review(subject: &Subject<'_>, read: &Read<'_>) -> Review {
    let source = read.report.source;
    let mut outline = Outline::new(read.text);
    let findings = FindingIndex::new(&subject.audit.findings, source);
    let own = subject.reviewed.iter().filter(|f| f.key.source() == source);
    let figures: Vec<ReviewFigure> = own.map(|f| figure(f, &findings, &outline, read.text)).collect();
    // A number that the user made a figure is passed over no more.
    let added = |p: &&Passed| figures.iter().any(|f| f.stated.is_none() && overlap(&f.range, &p.place));
    let passed: Vec<PassedNumber> =
        read.passed.iter().filter(|p| !added(p)).map(|p| passed(p, &outline, read.text)).collect();
    figures.iter().enumerate().for_each(|(index, figure)| outline.mark_figure(index, figure));
    passed.iter().enumerate().for_each(|(index, number)| outline.mark_passed(index, number));
    let mut review = Review {
        source,
        line_count: outline.len(),
        title: super::heads::title(read.report),
        figures,
        passed,
        filters: Vec::new(),
        rivals: rivals(subject).into_iter().filter(|card| touches(card, source)).collect(),
        rows: review_rows::rows(read),
        set_aside: review_rows::set_aside(read, &outline),
        tables: read.tables.iter().map(|table| table.place.start..table.place.end).collect(),
        outline,
    };
    review.filters = FILTERS
        .map(|(filter, name)| FilterCount { filter, name: name.into(), count: review.filtered(filter).len() })
        .into();
    review
}

fn overlap(range: &Range<usize>, place: &Place) -> bool {
    range.start < place.end && place.start < range.end
}

const FILTERS: [(Filter, &str); 7] = [
    (Filter::All, words::FILTER_ALL),
    (Filter::Doubtful, words::FILTER_DOUBTFUL),
    (Filter::Assumed, words::FILTER_ASSUMED),
    (Filter::Corrected, words::FILTER_CORRECTED),
    (Filter::WithFindings, words::FILTER_FINDINGS),
    (Filter::Excluded, words::FILTER_EXCLUDED),
    (Filter::Passed, words::FILTER_PASSED),
];

// ── Several values ───────────────────────────────────────────────────────────────────────────────────────────────────

/// Every figure of the session that is stated with several values.
pub fn rivals(subject: &Subject<'_>) -> Vec<RivalCard> {
    subject.rivalries.iter().map(|rivalry| rival_card(subject, rivalry)).collect()
}

/// On how many figures the reports disagree while nobody chose.
pub(super) fn open_count(subject: &Subject<'_>) -> usize {
    subject.rivalries.iter().filter(|r| r.is_open_between_reports()).count()
}

/// The figures on which the reports disagree while nobody chose; `None` when there is none.
pub(super) fn open_sheet(subject: &Subject<'_>) -> Option<Sheet> {
    let open: Vec<Rivalry> = subject.rivalries.iter().filter(|r| r.is_open_between_reports()).cloned().collect();
    (!open.is_empty()).then(|| rivals_sheet(&Subject { rivalries: &open, ..*subject }, words::OPEN_RIVALS_SHEET))
}

fn touches(card: &RivalCard, source: SourceId) -> bool {
    card.variants.iter().flat_map(|v| &v.keys).any(|key| key.source() == source)
}

fn rival_card(subject: &Subject<'_>, rivalry: &Rivalry) -> RivalCard {
    let variants = rivalry.variants.iter().enumerate().map(|(i, v)| rival_variant(subject, rivalry, i, v));
    RivalCard {
        title: name(&rivalry.fact),
        context: format!("{} · {}", scope_name(&rivalry.fact.scope), period_name(rivalry.fact.period)),
        variants: variants.collect(),
        decided: rivalry.chosen.is_some(),
        open: rivalry.is_open_between_reports(),
    }
}

fn rival_variant(subject: &Subject<'_>, rivalry: &Rivalry, index: usize, variant: &Variant) -> RivalVariant {
    let unit = &rivalry.fact.unit;
    let first = rivalry.variants.first().map_or(variant.value, |v| v.value);
    let places = variant.places.iter().filter(|p| !p.is_nowhere()).cloned().collect();
    RivalVariant {
        value: Cell::stated(variant.value, text::quantity(variant.value, unit), places),
        files: files(subject, variant),
        difference: if index == 0 { String::new() } else { signed_quantity(variant.value.minus(first), unit) },
        keys: variant.keys.clone(),
        chosen: rivalry.chosen == Some(index),
    }
}

fn files(subject: &Subject<'_>, variant: &Variant) -> String {
    let stating = |report: &&Report| variant.keys.iter().any(|key| key.source() == report.source);
    subject.reports.iter().filter(stating).map(|report| report.name.clone()).collect::<Vec<_>>().join("; ")
}

// ── The page as tables ───────────────────────────────────────────────────────────────────────────────────────────────

/// The page without the texts: what should be looked at in each report, and what is stated with several values.
pub(super) fn page(subject: &Subject<'_>) -> Page {
    page_of(subject, &[])
}

/// The page with the rows of each report's tables accounted for.
pub(super) fn page_of(subject: &Subject<'_>, reads: &[Read<'_>]) -> Page {
    let mut blocks = Vec::new();
    if subject.reports.is_empty() {
        blocks.push(Block::Empty(text::words::NOTHING_LOADED_DETAIL.to_owned()));
    }
    if !subject.rivalries.is_empty() {
        blocks.push(Block::Table(rivals_sheet(subject, words::RIVALS_SHEET)));
    }
    for report in subject.reports {
        blocks.push(report_heading(report));
        blocks.push(figures_block(subject, report));
        let read = reads.iter().find(|read| read.report.source == report.source);
        blocks.extend(read.into_iter().flat_map(remainder).map(Block::Table));
    }
    Page::new(PageId::Review, blocks)
}

/// The tables of what gave no figures.
fn remainder(read: &Read<'_>) -> Vec<Sheet> {
    let outline = Outline::new(read.text);
    let sheets = [review_rows::rows(read), review_rows::set_aside(read, &outline), review_rows::passed(read, &outline)];
    sheets.into_iter().flatten().collect()
}

fn figures_block(subject: &Subject<'_>, report: &Report) -> Block {
    let wanted = |f: &&Reviewed| {
        let doubtful = f.confidence() < Confidence::High;
        f.key.source() == report.source && (doubtful || f.excluded || f.is_changed() || !f.note.is_empty())
    };
    let rows: Vec<Vec<Cell>> = subject.reviewed.iter().filter(wanted).map(row).collect();
    if rows.is_empty() {
        return Block::Note(words::ALL_CERTAIN.to_owned());
    }
    let columns = vec![
        Column::words(labels::INDICATOR),
        Column::number(words::STATED_VALUE),
        Column::number(words::COUNTED_VALUE),
        Column::words(labels::SCOPE),
        Column::words(labels::PERIOD),
        Column::words(words::CONFIDENCE),
        Column::words(words::REASON),
        Column::words(words::STANDING),
        Column::words(words::NOTE),
    ];
    Block::Table(sheet(&id("review", report.source, 0), words::FIGURES_SHEET, words::FIGURES_CAPTION, columns, rows))
}

fn rivals_sheet(subject: &Subject<'_>, title: &str) -> Sheet {
    let columns = vec![
        Column::words(labels::INDICATOR),
        Column::words(labels::SCOPE),
        Column::number(labels::VALUE),
        Column::number(words::DIFFERENCE),
        Column::words(words::FILE),
        Column::words(words::STANDING),
    ];
    let rows = rivals(subject).into_iter().flat_map(|card| {
        let (title, context, decided) = (card.title, card.context, card.decided);
        card.variants.into_iter().map(move |v| rival_row(&title, &context, decided, v))
    });
    sheet("rivals", title, words::RIVALS_CAPTION, columns, rows.collect())
}

fn rival_row(title: &str, context: &str, decided: bool, variant: RivalVariant) -> Vec<Cell> {
    let (standing, emphasis) = match (decided, variant.chosen) {
        (false, _) => (words::UNDECIDED, Emphasis::Bad),
        (true, true) => (words::CHOSEN, Emphasis::Good),
        (true, false) => (words::NOT_CHOSEN, Emphasis::Quiet),
    };
    vec![
        Cell::words(title),
        Cell::words(context),
        variant.value,
        Cell::words(variant.difference),
        Cell::words(variant.files),
        Cell::words(standing).with(emphasis),
    ]
}
