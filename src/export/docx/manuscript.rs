//! What a Word document is written from: words alone.

use super::super::draft::{Appendix, Block, Draft, Head, Run, is_doubted};
use super::notes::finding;
use super::picture::Picture;
use crate::chart::{Drawing, Spec, standalone};
use crate::present::{Cell, Emphasis, Figure};
use crate::text;

/// A draft without its links to the session.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Manuscript {
    pub(super) head: Head,
    pub(super) pieces: Vec<Piece>,
    pub(super) annexes: Vec<Annex>,
    /// What the last page lists: missing figures, rival values, findings, files.
    pub(super) gaps: Vec<String>,
    pub(super) conflicts: Vec<String>,
    pub(super) doubted: Vec<String>,
    pub(super) findings: Vec<String>,
    pub(super) sources: Vec<String>,
}

/// A heading or a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    Heading(String),
    /// Its words; doubtful ones are marked.
    Paragraph(Vec<Words>),
}

/// Words of a paragraph.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) text: String,
    /// A gap, or a figure that disagrees.
    pub(super) doubtful: bool,
}

/// A table after the text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Annex {
    pub(super) title: String,
    /// Headings over several columns, with how many.
    pub(super) groups: Vec<(String, usize)>,
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Words>>,
    pub(super) total: Option<Vec<Words>>,
    pub(super) note: String,
    /// The same in drawings, each no taller than a page.
    pub(super) pictures: Vec<Picture>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) label: String,
    pub(super) numeric: bool,
}

impl Manuscript {
    /// The words of a draft.
    pub(super) fn of(draft: &Draft) -> Manuscript {
        Manuscript {
            head: draft.head.clone(),
            pieces: draft.blocks.iter().map(piece).collect(),
            annexes: draft.appendices.iter().map(annex).collect(),
            gaps: draft.gaps.clone(),
            conflicts: draft.conflicts.clone(),
            doubted: draft.doubted.clone(),
            findings: draft.findings.iter().map(finding).collect(),
            sources: draft.sources.clone(),
        }
    }
}

fn piece(block: &Block) -> Piece {
    match block {
        Block::Heading(text) => Piece::Heading(text.clone()),
        Block::Paragraph { style, runs, .. } => {
            let first = |at: usize| (at == 0).then_some(style.mark());
            Piece::Paragraph(runs.iter().enumerate().map(|(at, run)| words(run, first(at))).collect())
        }
    }
}

/// A paragraph begins with its mark and a capital.
fn words(run: &Run, first: Option<&str>) -> Words {
    let text = match first {
        Some(mark) => format!("{mark}{}", text::sentence(run.text())),
        None => run.text().to_owned(),
    };
    let doubtful = match run {
        Run::Gap { .. } => true,
        Run::Figure { cell, .. } => cell.emphasis == Emphasis::Bad,
        Run::Words(_) => false,
    };
    Words { text, doubtful }
}

fn annex(appendix: &Appendix) -> Annex {
    let cell = |cell: &Cell| Words { text: cell.text.clone(), doubtful: is_doubted(cell) };
    let row = |cells: &Vec<Cell>| cells.iter().map(cell).collect();
    let sheet = &appendix.sheet;
    Annex {
        title: appendix.title.clone(),
        groups: appendix.groups.clone(),
        columns: sheet.columns.iter().map(|c| Column { label: c.label.clone(), numeric: c.numeric }).collect(),
        rows: sheet.rows.iter().map(row).collect(),
        total: sheet.total.as_ref().map(row),
        note: appendix.note.clone(),
        pictures: appendix.chart.as_ref().map(pictures).unwrap_or_default(),
    }
}

/// Width of a drawing in CSS pixels: a little more than between the margins, so that letters are as large as in a table.
const WIDTH: u32 = 640;
/// The tallest drawing of that width that a page holds.
const TALLEST: u32 = 960;

/// A chart as one picture, or as many parts as it takes for each to fit on a page.
fn pictures(figure: &Figure) -> Vec<Picture> {
    let drawn = |parts: usize| -> Vec<(Spec, Drawing)> {
        let draw = |spec: Spec| (standalone(&spec, &figure.caption, WIDTH), spec);
        figure.spec.parts(parts).into_iter().map(draw).map(|(drawing, spec)| (spec, drawing)).collect()
    };
    let fits = |all: &Vec<(Spec, Drawing)>| all.iter().all(|(_, drawing)| drawing.height <= TALLEST);
    let most = figure.sheet.rows.len().max(1);
    let all = (1..most).map(drawn).find(fits).unwrap_or_else(|| drawn(most));
    let picture = |(spec, Drawing { svg, width, height, .. })| {
        let Spec { title, description, .. }: Spec = spec;
        Picture { svg, width, height, title, description }
    };
    all.into_iter().map(picture).collect()
}
