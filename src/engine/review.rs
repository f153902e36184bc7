//! Rà soát: a report with everything read in it, the form for a figure, changes.

mod form;
mod steps;

pub use form::*;
pub use steps::*;

use super::{Answered, Beside, Engine};
use crate::domain::{Author, Change, FactKey, Place, SourceId, Span};
use crate::present::{Line, Mark, Review, ReviewFigure, Segment, Tone};
use crate::text::correcting as words;
use crate::workspace::Workspace;
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// The review of one report; the first one for none or one that is gone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowReview {
    /// Which.
    pub source: Option<SourceId>,
}

impl Answered for ShowReview {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Option<Review> {
        let session = &engine.workspace;
        let first = || session.sources().first().map(|source| source.extraction.report.source);
        let source = self.source.filter(|id| session.source(*id).is_some()).or_else(first)?;
        engine.reviewed(source).cloned()
    }
}

impl Engine {
    /// The review of a report, made once while nothing changes.
    fn reviewed(&mut self, source: SourceId) -> Option<&Review> {
        let known = self.review.as_ref().is_some_and(|(at, review)| (*at, review.source) == (self.revision, source));
        if !known {
            self.review = self.workspace.review(source).map(|review| (self.revision, review));
        }
        self.review.as_ref().map(|(_, review)| review)
    }
}

/// Some lines of a report's text (zero-based, end excluded), with what was read in them marked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShowLines {
    /// The report.
    pub source: SourceId,
    /// Which lines.
    pub lines: Range<usize>,
}

/// A line of the text: its cells, of which running text has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TextLine {
    /// The pieces of each cell.
    pub cells: Vec<Vec<Piece>>,
}

/// A piece of a line that is marked alike from end to end. It says all of its mark: text and list need not be of one moment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Piece {
    /// As in the report.
    pub text: String,
    /// First character of the report's text it covers.
    pub start: usize,
    /// What was read here.
    pub mark: PieceMark,
}

/// What was read in a piece of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum PieceMark {
    /// Nothing.
    Plain,
    /// Figures, the one with the shortest place first.
    Figures {
        /// Which.
        keys: Vec<FactKey>,
        /// How the first one is drawn.
        tone: Tone,
        /// What they are, in one line.
        hint: String,
    },
    /// A number that is no figure.
    Passed {
        /// Its first character.
        first: usize,
        /// What it is, in one line.
        hint: String,
    },
}

impl Answered for ShowLines {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Vec<TextLine> {
        if engine.reviewed(self.source).is_none() {
            return Vec::new();
        }
        let (session, review) = (&engine.workspace, engine.review.as_ref());
        let Some((_, review)) = review else { return Vec::new() };
        session.review_lines(review, self.lines).into_iter().map(|line| text_line(review, line)).collect()
    }
}

fn text_line(review: &Review, line: Line) -> TextLine {
    let cell = |cell: Vec<Segment>| cell.into_iter().map(|segment| piece(review, segment)).collect();
    TextLine { cells: line.cells.into_iter().map(cell).collect() }
}

fn piece(review: &Review, segment: Segment) -> Piece {
    let mark = match segment.mark {
        Mark::Plain => None,
        Mark::Figures { figures, tone } => {
            let all: Vec<&ReviewFigure> = figures.iter().filter_map(|at| review.figures.get(*at)).collect();
            let hint = all.iter().map(|figure| figure_hint(figure)).collect::<Vec<_>>().join(" · ");
            Some(PieceMark::Figures { keys: all.iter().map(|figure| figure.key.clone()).collect(), tone, hint })
        }
        Mark::Passed(at) => review.passed.get(at).map(|number| PieceMark::Passed {
            first: number.range.start,
            hint: words::passed_hint(&number.text, &number.reason_name),
        }),
    };
    Piece { text: segment.text, start: segment.start, mark: mark.unwrap_or(PieceMark::Plain) }
}

/// A figure in one line: what it is, its value, how sure it is and why not surer.
pub fn figure_hint(figure: &ReviewFigure) -> String {
    let value = figure.counted.as_ref().or(figure.stated.as_ref()).map(|cell| cell.text.as_str()).unwrap_or_default();
    let sure = if figure.excluded { &figure.standing } else { &figure.confidence_name };
    let mut reasons: Vec<&str> = figure.reasons.iter().map(|reason| &**reason).collect();
    reasons.extend(figure.findings.iter().map(|finding| finding.title.as_str()));
    words::figure_hint(&figure.name, value, sure, &reasons)
}

/// The stretches of time that figures of a report are about, with their names; the one with most figures first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpansOf {
    /// The report.
    pub source: SourceId,
}

impl Answered for SpansOf {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Vec<(Span, String)> {
        engine.workspace.choices(self.source).spans.into_iter().map(|choice| (choice.span, choice.name)).collect()
    }
}

/// Makes changes one after the other, as one step; answered with the reason in words when one is refused.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Apply {
    /// The changes.
    pub changes: Vec<Change>,
    /// Who makes them, and when.
    pub author: Author,
}

impl Answered for Apply {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Result<(), String> {
        engine.change(|session| apply(session, self.changes, &self.author))
    }
}

fn apply(session: &mut Workspace, changes: Vec<Change>, author: &Author) -> Result<(), String> {
    session.apply_all(changes, author).map_err(|error| error.message().to_owned())
}

/// The figure that stands at a place; `None` when there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FigureAt {
    /// The place.
    pub place: Place,
}

impl Answered for FigureAt {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Option<FactKey> {
        let spot = |place: &Place| (place.source, place.start, place.end, place.cell);
        let wanted = spot(&self.place);
        let found = engine.workspace.reviewed().iter().find(|figure| spot(figure.place()) == wanted);
        found.map(|figure| figure.key.clone())
    }
}

/// The first report on which another one disagrees, while nobody chose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenRival;

impl Answered for OpenRival {
    fn answer(self, engine: &mut Engine, _: Vec<String>, _: &mut Vec<Beside>) -> Option<SourceId> {
        let rivalries = &engine.workspace.analysis().rivalries;
        rivalries.iter().find(|rivalry| rivalry.is_open_between_reports()).map(|rivalry| rivalry.fact.place.source)
    }
}
