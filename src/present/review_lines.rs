//! The text of a report by lines, with what was read in it marked; lines are made only when they are asked for.

use super::review_figures::{PassedNumber, ReviewFigure, Tone};
use crate::domain::{Map, Place, sort_by_key};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// So many words before a figure's first are still of its clause.
const NEAR_WORDS: usize = 3;

/// One line of the text: its cells, of which running text has one.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    /// Zero-based number.
    pub index: usize,
    /// The cells of a table row; one cell for running text.
    pub cells: Vec<Vec<Segment>>,
}

/// A piece of a line that is marked alike from end to end.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Segment {
    /// As in the report.
    pub text: String,
    /// First character of the report's text it covers.
    pub start: usize,
    /// What was read here.
    pub mark: Mark,
}

/// What was read in a piece of text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// Nothing.
    Plain,
    /// Figures, the one with the shortest place first; as positions in [`super::Review::figures`].
    Figures {
        /// The figures.
        figures: Vec<usize>,
        /// How the first one is drawn.
        tone: Tone,
    },
    /// A number that is no figure; its position in [`super::Review::passed`].
    Passed(usize),
}

/// Where lines begin and what is marked on them.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Outline {
    /// Byte and character at which each line begins.
    starts: Vec<(usize, usize)>,
    length: usize,
    spans: Vec<Marked>,
    /// Positions in `spans` by line.
    by_line: Map<usize, Vec<usize>>,
}

/// A stretch of characters with what was read there.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Marked {
    range: Range<usize>,
    what: What,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum What {
    Figure(usize, Tone),
    Passed(usize),
}

impl Outline {
    pub(super) fn new(text: &str) -> Outline {
        let mut starts = vec![(0, 0)];
        let mut length = 0;
        for (byte, c) in text.char_indices() {
            length += 1;
            if c == '\n' {
                starts.push((byte + 1, length));
            }
        }
        if text.ends_with('\n') {
            starts.pop();
        }
        Outline { starts, length, ..Outline::default() }
    }

    /// How many lines there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len()
    }

    /// The zero-based line a character stands on.
    pub(super) fn line_of(&self, position: usize) -> usize {
        self.starts.partition_point(|(_, start)| *start <= position).saturating_sub(1)
    }

    /// The characters of a place: of a table row only its cell.
    pub(super) fn range(&self, text: &str, place: &Place) -> Range<usize> {
        let whole = place.start..place.end.min(self.length);
        let Some(column) = place.cell else { return self.clause_start(text, whole.start)..whole.end };
        let row: String = self.slice(text, &whole);
        let mut start = place.start;
        for (index, cell) in row.split('\t').enumerate() {
            let length = cell.chars().count();
            if index == column {
                return start..start + length;
            }
            start += length + 1;
        }
        whole
    }

    /// Where the clause begins in which a place starts, when that is only a few words before it: a mark that begins at the
    /// second half of «thực hiện» cuts a word in two.
    fn clause_start(&self, text: &str, start: usize) -> usize {
        let first = self.starts.get(self.line_of(start)).map_or(start, |(_, first)| *first);
        let before: Vec<char> = self.slice(text, &(first..start)).chars().collect();
        let own = before.iter().rev().take_while(|c| c.is_alphabetic() || **c == ' ').count();
        let words: String = before.iter().skip(before.len() - own).collect();
        let lead = words.chars().take_while(|c| *c == ' ').count();
        let few = (1..=NEAR_WORDS).contains(&words.split_whitespace().count()) && words.ends_with(' ');
        let opens = before.len() == own || !before[before.len() - own - 1].is_alphanumeric();
        if few && opens { start - own + lead } else { start }
    }

    /// The text of a range of characters; empty where there is none.
    pub(super) fn slice(&self, text: &str, range: &Range<usize>) -> String {
        let (byte, first) = self.starts.get(self.line_of(range.start)).copied().unwrap_or_default();
        let rest = text.get(byte..).unwrap_or_default();
        rest.chars().skip(range.start - first.min(range.start)).take(range.len()).collect()
    }

    pub(super) fn mark_figure(&mut self, index: usize, figure: &ReviewFigure) {
        self.mark(figure.range.clone(), What::Figure(index, figure.tone));
    }

    pub(super) fn mark_passed(&mut self, index: usize, passed: &PassedNumber) {
        self.mark(passed.range.clone(), What::Passed(index));
    }

    fn mark(&mut self, range: Range<usize>, what: What) {
        if range.is_empty() {
            return;
        }
        for line in self.line_of(range.start)..=self.line_of(range.end - 1) {
            self.by_line.entry(line).or_default().push(self.spans.len());
        }
        self.spans.push(Marked { range, what });
    }

    /// Some lines, ready to draw; `text` is the text the outline was made of.
    pub(super) fn lines(&self, text: &str, wanted: Range<usize>) -> Vec<Line> {
        let end = wanted.end.min(self.len());
        (wanted.start.min(end)..end).map(|index| self.line(text, index)).collect()
    }

    fn line(&self, text: &str, index: usize) -> Line {
        let (byte, mut start) = self.starts[index];
        let rest = text.get(byte..).unwrap_or_default();
        let content = rest.split('\n').next().unwrap_or_default();
        let spans: Vec<&Marked> = self.by_line.get(&index).into_iter().flatten().map(|i| &self.spans[*i]).collect();
        let cell = |cell: &str| {
            let segments = segments(cell, start, &spans);
            start += cell.chars().count() + 1;
            segments
        };
        Line { index, cells: content.split('\t').map(cell).collect() }
    }
}

/// Cuts a stretch of text wherever a mark begins or ends.
fn segments(text: &str, start: usize, spans: &[&Marked]) -> Vec<Segment> {
    let chars: Vec<char> = text.chars().collect();
    let end = start + chars.len();
    let mut cuts: Vec<usize> = spans.iter().flat_map(|s| [s.range.start, s.range.end]).collect();
    cuts.extend([start, end]);
    cuts.retain(|cut| (start..=end).contains(cut));
    cuts.sort_unstable();
    cuts.dedup();
    let piece = |pair: &[usize]| Segment {
        text: chars[pair[0] - start..pair[1] - start].iter().collect(),
        start: pair[0],
        mark: mark_at(pair[0], spans),
    };
    cuts.windows(2).map(piece).collect()
}

/// What is read at a character: figures before numbers passed over, the shorter place first.
fn mark_at(position: usize, spans: &[&Marked]) -> Mark {
    let mut here: Vec<&&Marked> = spans.iter().filter(|s| s.range.contains(&position)).collect();
    sort_by_key(&mut here, |s| s.range.len());
    let figure = |s: &&&Marked| match s.what {
        What::Figure(index, tone) => Some((index, tone)),
        What::Passed(_) => None,
    };
    let figures: Vec<(usize, Tone)> = here.iter().filter_map(figure).collect();
    let passed = || here.iter().find_map(|s| if let What::Passed(index) = s.what { Some(index) } else { None });
    match figures.first() {
        Some((_, tone)) => Mark::Figures { figures: figures.iter().map(|(i, _)| *i).collect(), tone: *tone },
        None => passed().map_or(Mark::Plain, Mark::Passed),
    }
}
