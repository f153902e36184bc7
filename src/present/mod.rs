//! Facts, findings, scorecards → pages of typed blocks. The page and the command line only draw what stands here.

mod address;
mod cells;
mod charts;
mod charts_compared;
mod choices;
mod commands;
mod compared;
mod corrected;
mod dossiers;
mod excerpt;
mod findings;
mod full_online;
mod glossary;
mod heads;
mod index;
mod index_counts;
mod index_topic;
mod lost;
mod metrics;
mod overview;
mod overview_index;
mod pages;
mod pair;
mod payment;
mod periods;
mod planning;
mod processing;
mod processing_agencies;
mod publish;
mod reading;
mod results;
mod review;
mod review_figures;
mod review_groups;
mod review_lines;
mod review_rows;
mod satisfaction;
mod scenario;
mod sources;
mod spoken;
mod standings;
mod units;
mod view;
mod view_choices;

pub use address::Address;
pub use charts::{BarRow, Naming, ranked};
pub use charts_compared::{HeatRow, SlopeRow, StepRow, TrendLine, TrendPoint, heat_map, slope, trend, waterfall};
pub use choices::{EditChoices, IndicatorChoice, PeriodChoice, ScopeChoice, choices};
pub use commands::{Command, KEYS, Keys, PAGE_KEYS};
pub use dossiers::{dimensions, group_name, group_sheet, quality_sheet};
pub use excerpt::{CountedFrom, Excerpt, Passage, excerpt};
pub use findings::{doubted, finding_cards};
pub(crate) use full_online::has_no_full_service;
pub use glossary::{Term, find_terms, glossary, terms};
pub use heads::{citation, cited, printed, public_citation, public_name, short_names};
pub use lost::lost_chart;
pub use metrics::{lost_sheet, metrics_sheet};
pub use pair::pair_sheet;
pub use periods::keys as period_keys;
pub use periods::{
    PeriodsChoice, PeriodsFrame, Undated, course_blocks, moves_blocks, pair_block, periods_frame, report_figures,
    undated,
};
pub use planning::keys as plan_keys;
pub use planning::{
    Counted, Goal, Lever, PlanChoice, PlanDraft, PlanFrame, levers, plan_frame, plan_sentences, rating, scenario_text,
    shortfall, weight_taken,
};
pub(crate) use processing::stated_rate;
pub use publish::{keys as publish_keys, plan_code, proposing};
pub use reading::{Reading, Share, Stated};
pub use results::{NextStep, StepAt, next_steps};
pub use review::{Filter, FilterCount, Read, Review, RivalCard, RivalVariant, review, rivals};
pub use review_figures::{FindingRef, PassedNumber, ReviewFigure, Tone};
pub use review_groups::Confirmable;
pub use review_lines::{Line, Mark, Segment};
pub use scenario::{ScenarioView, scenario, scenarios_sheet};
pub use sources::{indicator_name, kind_word, name as figure_name};
pub use spoken::spoken;
pub use standings::{Named, Narrowing, Ranked, Standings, measure_code, named_measures};
pub use units::keys as unit_keys;
pub use units::{
    Form, Heat, UnitPanel, UnitsChoice, UnitsFrame, charted, find, frame, heat, heat_figure, latest_rankings, left_out,
    panel, peers, ranked_chart, unit_in_time, units_sheet,
};
pub use view::{Narrowed, Outside, View, narrow};
pub use view_choices::{Choice, ViewChoices, view_choices};

use crate::audit::{Audit, Rivalry};
use crate::chart::Spec;
use crate::domain::{AgencyLevel, Decimal, FactSet, Place, Ratio, Report, Reviewed, Severity, SourceId};
use crate::dossier::Doubted;
use crate::scoring::index::Assessed;
pub use crate::scoring::index::Scenario;
use crate::scoring::{Rate, Scorecard};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Everything a page is made from.
#[derive(Debug, Clone, Copy)]
pub struct Subject<'a> {
    /// The loaded reports.
    pub reports: &'a [Report],
    /// Their figures.
    pub facts: &'a FactSet,
    /// What was checked and what disagrees.
    pub audit: &'a Audit,
    /// The 766 index as stated.
    pub scorecards: &'a [Scorecard],
    /// The index by unit and period, with the points that follow from counts.
    pub assessed: &'a [Assessed],
    /// Every rate that can be computed.
    pub rates: &'a [Rate],
    /// All figures with their standing, those that do not count included.
    pub reviewed: &'a [Reviewed],
    /// Figures stated with several values.
    pub rivalries: &'a [Rivalry],
    /// How many tables of a report hold numbers and gave no figure; reports without such tables are left out.
    pub unread: &'a [(SourceId, usize)],
    /// The reports that are counts of lists of dossiers, each with its rows that should be looked at, by what is wrong with
    /// them.
    pub lists: &'a [(SourceId, Vec<(Doubted, u64)>)],
    /// Thresholds chosen by the user.
    pub thresholds: Thresholds,
}

/// Thresholds of the full-online rate in percent; the user may change them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Thresholds {
    /// For province-level departments.
    pub departments: Decimal,
    /// For districts and communes.
    pub localities: Decimal,
}

/// The threshold at which the agencies of a report are judged until the user chooses another.
const DEFAULT_THRESHOLD: Decimal = Decimal::whole(70);

impl Default for Thresholds {
    /// 70 % for both: the line that the observed appendix of 24/01/2025 draws.
    fn default() -> Thresholds {
        Thresholds { departments: DEFAULT_THRESHOLD, localities: DEFAULT_THRESHOLD }
    }
}

impl Thresholds {
    /// The same thresholds brought within 0–100 %.
    #[must_use]
    pub fn clamped(self) -> Thresholds {
        let clamp = |value: Decimal| value.clamp(Decimal::ZERO, Decimal::whole(100));
        Thresholds { departments: clamp(self.departments), localities: clamp(self.localities) }
    }

    /// The threshold for one level of agencies.
    pub fn of(self, level: AgencyLevel) -> Decimal {
        match level {
            AgencyLevel::Department => self.departments,
            AgencyLevel::Locality => self.localities,
        }
    }
}

/// The pages in menu order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum PageId {
    /// Tổng quan.
    Overview,
    /// Bộ chỉ số 766.
    Index,
    /// Tiếp nhận, giải quyết, đang giải quyết.
    Processing,
    /// Hồ sơ trực tuyến toàn trình theo cơ quan.
    FullOnline,
    /// Thanh toán trực tuyến.
    Payment,
    /// Mức độ hài lòng.
    Satisfaction,
    /// Đơn vị.
    Units,
    /// So sánh kỳ.
    Periods,
    /// Kịch bản.
    Scenario,
    /// Phát hiện.
    Findings,
    /// Rà soát.
    Review,
    /// Báo cáo đã nạp.
    Sources,
    /// Xuất bản.
    Publish,
}

/// A page: a title, one sentence that says what it answers, and blocks from top to bottom.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Which.
    pub id: PageId,
    /// Heading.
    pub title: String,
    /// One sentence.
    pub lead: String,
    /// Content.
    pub blocks: Vec<Block>,
}

impl Page {
    /// The page's name alone: a shell that lets things be chosen on it draws the rest itself.
    pub fn empty(id: PageId) -> Page {
        Page::new(id, Vec::new())
    }

    fn new(id: PageId, blocks: Vec<Block>) -> Page {
        let words = id.words();
        Page { id, title: words.title.to_owned(), lead: words.lead.to_owned(), blocks }
    }
}

/// The page of that name for what is loaded.
pub fn page(id: PageId, subject: &Subject<'_>) -> Page {
    corrected::mark(heads::tell_apart(unmarked(id, subject)), subject.reviewed)
}

/// The review page with the rows of the reports' tables accounted for, which needs their texts.
pub fn review_page(subject: &Subject<'_>, reads: &[Read<'_>]) -> Page {
    corrected::mark(heads::tell_apart(review::page_of(subject, reads)), subject.reviewed)
}

fn unmarked(id: PageId, subject: &Subject<'_>) -> Page {
    match id {
        PageId::Overview => overview::page(subject),
        PageId::Index => index::page(subject),
        PageId::Processing => processing::page(subject),
        PageId::FullOnline => full_online::page(subject),
        PageId::Payment => payment::page(subject),
        PageId::Satisfaction => satisfaction::page(subject),
        PageId::Units => compared::units_page(subject),
        PageId::Periods => compared::periods_page(subject),
        PageId::Scenario => compared::scenario_page(subject),
        PageId::Findings => findings::page(subject),
        PageId::Review => review::page(subject),
        PageId::Sources => sources::page(subject),
        PageId::Publish => publish::page(subject),
    }
}

/// A piece of a page.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// A heading for what follows: usually a report's name and period.
    Heading {
        /// What it begins.
        level: Level,
        /// The heading.
        text: String,
        /// A few words for it, for a list of links.
        short: String,
        /// A line under it.
        detail: String,
    },
    /// Key figures side by side.
    Tiles(Vec<Tile>),
    /// A table.
    Table(Sheet),
    /// A chart with the same numbers as a table.
    Chart(Figure),
    /// Disagreements.
    Findings(Vec<FindingCard>),
    /// The threshold controls of the full-online page.
    ThresholdControl(Thresholds),
    /// A remark.
    Note(String),
    /// What to do or look at in the program; not for those who read what it publishes.
    Hint(String),
    /// Nothing to show, and why.
    Empty(String),
}

/// What a heading begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Level {
    /// Everything about one report.
    Report,
    /// A part of what a report says: one of its periods.
    Part,
}

/// A key figure.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tile {
    /// Name.
    pub label: String,
    /// The figure.
    pub value: Cell,
    /// Formula, period or comparison under it.
    pub detail: String,
}

/// How a cell or tile is coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Emphasis {
    /// As usual.
    #[default]
    Plain,
    /// Reached, agrees.
    Good,
    /// Missed, disagrees.
    Bad,
    /// Neither: not assessed, not stated.
    Quiet,
}

/// What a cell sorts and exports by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Sort {
    /// By number.
    Number(Decimal),
    /// By Vietnamese alphabetical order of its text.
    Text,
    /// Always last: not stated, not applicable.
    Missing,
}

/// One cell: its words, what it sorts by, and where it comes from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// As shown.
    pub text: String,
    /// As sorted and exported.
    pub sort: Sort,
    /// Source places; a cell with places opens them.
    pub places: Vec<Place>,
    /// How it was computed («1.762 / 1.766»); empty for stated figures.
    pub formula: String,
    /// Colour.
    pub emphasis: Emphasis,
    /// Whether it is, or is computed from, a figure that the user corrected, entered or chose among rivals.
    pub corrected: bool,
    /// Numerator and denominator of a rate computed from them; `None` for everything else.
    pub ratio: Option<Ratio>,
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    /// Heading.
    pub label: String,
    /// Right-aligned, tabular figures.
    pub numeric: bool,
    /// Its numbers count dossiers that can be listed.
    pub opens: bool,
    /// For rates: where their two numbers stand.
    pub of: Option<Division>,
}

/// Where in a table the two numbers of a column's rates stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Division {
    /// The column of the numerators, each in the row of its rate.
    pub part: usize,
    /// Where the denominators stand.
    pub whole: Whole,
}

/// Where the denominators of a column's rates stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whole {
    /// Nowhere in the table.
    Nowhere,
    /// In this column of the same row.
    Column(usize),
    /// In this column of the total row.
    Total(usize),
    /// In this column of the row whose name stands in the column `by`.
    Named {
        /// The column that names the row.
        by: usize,
        /// The column of the number.
        column: usize,
    },
}

/// A table with typed cells.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Sheet {
    /// A short id, unique on the page.
    pub id: String,
    /// Title.
    pub title: String,
    /// Formula, period and source, under the table.
    pub caption: String,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows.
    pub rows: Vec<Vec<Cell>>,
    /// Total row, kept at the bottom when sorting.
    pub total: Option<Vec<Cell>>,
}

/// A chart and its table twin.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The drawing.
    pub spec: Spec,
    /// The line under the title: period, source, formula.
    pub caption: String,
    /// The same numbers.
    pub sheet: Sheet,
}

/// A disagreement ready to read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct FindingCard {
    /// What disagrees, in one line.
    pub title: String,
    /// How grave it is.
    pub severity: Severity,
    /// The same in words.
    pub severity_name: Cow<'static, str>,
    /// Agency or body, and period.
    pub whose: String,
    /// Report, agency and period.
    pub context: String,
    /// The figure as stated.
    pub stated: Cell,
    /// The figure as recomputed, or the rival statement.
    pub recomputed: Cell,
    /// What the first figure is: stated, or what counts instead once the user changed it.
    pub stated_label: Cow<'static, str>,
    /// What the second figure is: recomputed, or stated elsewhere in the same report.
    pub recomputed_label: Cow<'static, str>,
    /// Signed difference.
    pub difference: String,
    /// The rule that was checked, with its numbers.
    pub working: String,
    /// Hints such as «khớp nếu cắt bớt thay vì làm tròn».
    pub notes: Vec<String>,
}
