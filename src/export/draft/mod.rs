//! Drafts of reports: the sentences of the catalogue filled with the figures of one period.
//!
//! A draft is a value computed from the session, so a corrected figure changes its sentence. A figure that is not known
//! is a gap, never a zero; the draft lists its gaps.

mod appendix;
mod bodies;
mod compare;
mod compose;
mod drawn;
mod edited;
mod figures;
mod index;
mod lists;
mod plain;
mod plans;
mod scored;
mod slot;
mod template;

pub(in crate::export) use appendix::is_doubted;
pub use bodies::{Near, bodies, named_bodies, spans_near};
pub use edited::{Edits, Standing, plain as plain_words};
pub(in crate::export) use figures::same;
pub use figures::{Figures, periods};
pub use plans::{ALL_PLANS, Planned, plans};

use crate::catalog::{ParagraphStyle, ReportDef, report_defs};
use crate::domain::{Finding, Place, Scope, Set, SourceId, Span};
use crate::present::{self, Cell, Figure, FindingCard, Sheet, Subject, finding_cards};
use crate::text::publishing as words;
use chrono::Datelike;
use serde::{Deserialize, Serialize};

/// What to write.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    /// Catalogue id of the kind of report.
    pub kind: String,
    /// The period it is about.
    pub span: Span,
    /// Key of the body it is written for; `None` takes the first of [`bodies`].
    pub body: Option<String>,
    /// The scenario it proposes: by [`crate::present::plan_code`], [`ALL_PLANS`], or nothing for none.
    pub plan: String,
    /// What the heads of the document say instead of the catalogue's words.
    pub letterhead: Letterhead,
}

/// The words of a document's head that the user may give.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letterhead {
    /// The body above the issuer.
    pub superior: Option<String>,
    /// Who issues it.
    pub issuer: Option<String>,
    /// The place before the date («An Giang»).
    pub place: Option<String>,
}

/// A draft: head, blocks in order, appendices, and what must be looked at before it is signed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// Catalogue id of its kind.
    pub kind: String,
    /// The period.
    pub span: Span,
    /// Key of the body it is written for; empty where no figure has the period.
    pub body: String,
    /// Whether it could be written for no other.
    pub alone: bool,
    /// The scenario that was ordered.
    pub plan: String,
    /// Head of the document.
    pub head: Head,
    /// From the first sentence to the last.
    pub blocks: Vec<Block>,
    /// Tables after the text.
    pub appendices: Vec<Appendix>,
    /// What is missing, in reading order, each once.
    pub gaps: Vec<String>,
    /// Figures used here that the reports state with several values.
    pub conflicts: Vec<String>,
    /// Rows of lists of dossiers it is written from that should be looked at, each kind in words.
    pub doubted: Vec<String>,
    /// Disagreements within the reports it is written from.
    pub findings: Vec<FindingCard>,
    /// Files it is written from.
    pub sources: Vec<String>,
}

/// The words around the text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    /// The body above the issuer, in capitals; empty when there is none.
    pub superior: String,
    /// Who issues it, in capitals.
    pub issuer: String,
    /// Place before the date; empty leaves a gap.
    pub place: String,
    /// Abbreviation in the number («BC»); empty for a letter.
    pub code: String,
    /// Type of document; empty for a letter.
    pub heading: String,
    /// What it is about.
    pub title: String,
    /// «Kính gửi».
    pub addressees: Vec<String>,
    /// «Nơi nhận».
    pub recipients: Vec<String>,
    /// Above the signature.
    pub sign: Vec<String>,
}

/// A piece of the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Block {
    /// A numbered heading.
    Heading(String),
    /// One paragraph.
    Paragraph {
        /// Stable: section and number («received.2»).
        id: String,
        /// How it begins.
        style: ParagraphStyle,
        /// Its pieces.
        runs: Vec<Run>,
    },
}

/// A piece of a paragraph.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Run {
    /// Words of the template.
    Words(String),
    /// A figure with its source, as written in the sentence.
    Figure {
        /// Words, value, places, formula.
        cell: Cell,
        /// What it is.
        link: Link,
    },
    /// Something to fill in.
    Gap {
        /// What is missing.
        what: String,
        /// As printed («…… hồ sơ»).
        text: String,
    },
}

/// Which figure stands in a sentence.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// Catalogue id of the fact or rate.
    pub id: String,
    /// Whom it is about.
    pub scope: Scope,
    /// When.
    pub span: Span,
}

/// A table after the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Appendix {
    /// What it shows and when.
    pub title: String,
    /// Headings over several columns, with how many; empty when there is only one row of headings.
    pub groups: Vec<(String, usize)>,
    /// The table.
    pub sheet: Sheet,
    /// Remarks under it.
    pub note: String,
    /// The same numbers drawn; `None` when there is none to draw.
    pub chart: Option<Figure>,
}

impl Run {
    /// As printed.
    pub fn text(&self) -> &str {
        match self {
            Run::Words(text) | Run::Gap { text, .. } => text,
            Run::Figure { cell, .. } => &cell.text,
        }
    }

    /// Source places of a figure.
    pub fn places(&self) -> &[Place] {
        match self {
            Run::Figure { cell, .. } => &cell.places,
            Run::Words(_) | Run::Gap { .. } => &[],
        }
    }
}

/// The kinds of report in their order.
pub fn kinds() -> &'static [ReportDef] {
    &report_defs().kind
}

/// The kind of report for a period of that length; the monthly one for periods of no kind of their own.
pub fn kind_for(span: Span) -> &'static str {
    let length = length(span).unwrap_or("month");
    kinds().iter().find(|kind| kind.spans.iter().any(|s| s == length)).map_or("", |kind| kind.id.as_str())
}

/// Whether a kind of report is one for periods of that length.
pub fn suits(kind: &ReportDef, span: Span) -> bool {
    kind.spans.is_empty() || length(span).is_some_and(|length| kind.spans.iter().any(|s| s == length))
}

/// How long a period is, as kinds of report say it; `None` for a day and for days of no such length. Periods of reports often
/// begin and end in the middle of months, and weeks are told by their days.
fn length(span: Span) -> Option<&'static str> {
    match span {
        Span::Week { .. } => Some("week"),
        Span::Month { .. } => Some("month"),
        Span::Quarter { .. } => Some("quarter"),
        Span::HalfYear { .. } => Some("half_year"),
        Span::NineMonths { .. } => Some("nine_months"),
        Span::Year { .. } => Some("year"),
        Span::YearToDate { .. } => Some("to_date"),
        Span::Range { from, to } => match (to - from).num_days() + 1 {
            4..=10 => Some("week"),
            28..=31 => Some("month"),
            89..=92 => Some("quarter"),
            181..=184 => Some("half_year"),
            273..=276 => Some("nine_months"),
            365..=366 => Some("year"),
            _ if from.ordinal() == 1 && from.year() == to.year() => Some("to_date"),
            _ => None,
        },
        Span::Unknown | Span::Day(_) => None,
    }
}

/// Writes a draft; `planned` are the scenarios kept, of which it proposes those ordered. `None` for a kind that does not exist.
pub fn draft(subject: &Subject<'_>, order: &Order, planned: &[Planned<'_>]) -> Option<Draft> {
    let kind = report_defs().kind(&order.kind)?;
    let reports = super::without_folders(subject.reports);
    let subject = &super::with_reports(subject, &reports);
    let all = bodies(subject, order.span);
    let wanted = order.body.as_ref().and_then(|body| all.iter().position(|own| own.code == *body)).unwrap_or(0);
    let body = all.get(wanted).map_or("", |body| body.code.as_str());
    let mut figures = Figures::new(subject, order.span, body);
    if kind.proposes() {
        figures.plans = plans::chosen(subject, order.span, body, planned, &order.plan);
    }
    let mut composer = compose::Composer::new(&figures, kind, &order.letterhead);
    let blocks = composer.blocks();
    let head = composer.head();
    let appendices = appendix::appendices(&figures, kind);
    let in_tables = appendices.iter().flat_map(appendix::doubts);
    let used = used(&figures, &blocks, &appendices);
    let sources = named(subject, &figures, &used);
    let mut conflicts = composer.conflicts;
    in_tables.for_each(|doubt| compose::note(&mut conflicts, doubt));
    Some(Draft {
        kind: kind.id.clone(),
        span: order.span,
        body: body.to_owned(),
        alone: all.len() < 2,
        plan: order.plan.clone(),
        head,
        blocks,
        appendices,
        gaps: composer.gaps,
        conflicts,
        doubted: doubted(subject, &used),
        findings: findings(subject, &figures, &used),
        sources,
    })
}

/// The names of the files used: those of the body in its order, then others in which its index was observed.
fn named(subject: &Subject<'_>, figures: &Figures<'_>, used: &Set<SourceId>) -> Vec<String> {
    let own = || figures.readings().iter().map(|reading| reading.report);
    let others = subject.reports.iter().filter(|report| own().all(|own| own.source != report.source));
    own().chain(others).filter(|report| used.contains(&report.source)).map(|report| report.name.clone()).collect()
}

/// What should be looked at in the lists of dossiers used, each with the name of its list.
fn doubted(subject: &Subject<'_>, used: &Set<SourceId>) -> Vec<String> {
    let lists = subject.reports.iter().filter(|report| used.contains(&report.source));
    let of = |report: &crate::domain::Report| {
        let kinds = present::doubted(subject, report.source);
        (!kinds.is_empty()).then(|| words::about(&report.name, &kinds.join("; ")))
    };
    lists.filter_map(of).collect()
}

/// The findings of the files a draft is written from that may concern days of its period.
fn findings(subject: &Subject<'_>, figures: &Figures<'_>, used: &Set<SourceId>) -> Vec<FindingCard> {
    let of_year = |span: Span| Some((span.first_possible_day()?, span.last_possible_day()?));
    let possible = |span: Span| figures::days(span).or_else(|| of_year(span));
    let concerns = |finding: &Finding| {
        let meets = |((a, b), (c, d)): ((_, _), (_, _))| a <= d && c <= b;
        let known = possible(finding.period.span).zip(possible(figures.span));
        finding.stated.places.iter().any(|place| used.contains(&place.source)) && known.is_none_or(meets)
    };
    finding_cards(subject, concerns)
}

/// The files that a figure of the text or of an appendix comes from; the leading one where there is no figure.
fn used(figures: &Figures<'_>, blocks: &[Block], appendices: &[Appendix]) -> Set<SourceId> {
    let runs = blocks.iter().flat_map(|block| match block {
        Block::Paragraph { runs, .. } => runs.as_slice(),
        Block::Heading(_) => &[],
    });
    let cells = appendices.iter().flat_map(|a| a.sheet.rows.iter().chain(&a.sheet.total).flatten());
    let places = runs.flat_map(Run::places).chain(cells.flat_map(|cell| &cell.places));
    let used: Set<SourceId> = places.map(|place| place.source).collect();
    let leading = || figures.readings().first().map(|reading| reading.report.source).into_iter().collect();
    if used.is_empty() { leading() } else { used }
}
