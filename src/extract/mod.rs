//! Document → facts with places. Never fails: what it does not understand it leaves out.
//!
//! Text becomes blocks ([`block`]); table blocks are read by the catalogue's forms ([`table`]), the others word by word
//! ([`prose`]): every number with a unit looks for the catalogue phrase that names it. What a bare percentage is a share
//! of, and what an unnamed volume is, is settled at the end, when all figures of the report are known ([`settle`]).

mod agency;
mod block;
mod figure;
mod head;
mod mention;
mod number;
mod phrase;
mod prose;
mod settle;
mod table;
mod token;
mod unit;

use crate::catalog::Catalog;
use crate::domain::{FactSet, Passed, Period, Report, SourceId, Span, TableReading};
use crate::ingest::Document;
use block::{Block, BlockKind};
use mention::{Role, mentions};
use serde::{Deserialize, Serialize};

/// What was read from one document.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Extraction {
    /// The report's head.
    pub report: Report,
    /// Its figures in reading order.
    pub facts: FactSet,
    /// Numbers of the text that are no figures, in reading order, each with its reason.
    pub passed: Vec<Passed>,
    /// The account of every table.
    pub tables: Vec<TableReading>,
}

/// Reads every figure of a document.
pub fn extract(document: &Document, source: SourceId, catalog: &Catalog) -> Extraction {
    let chars: Vec<char> = document.text.chars().collect();
    let blocks = block::blocks(&chars);
    let report = head::read(&document.name, source, &chars, &blocks, catalog);
    let mut reader = prose::Reader::new(&chars, source, catalog, report.period.span);
    let mut layout = None;
    let mut table_span = None;
    for (i, block) in blocks.iter().enumerate() {
        if block.kind != BlockKind::Table {
            reader.block(block);
            layout = None;
            continue;
        }
        if layout.is_none() {
            table_span = span_before(&chars, &blocks[..i]);
        }
        let period = Period::over(table_span.unwrap_or(report.period.span));
        let context = table::TableContext { chars: &chars, source, catalog, period };
        let (facts, found) = table::read(&context, &block.ranges, layout.take());
        reader.take(facts);
        layout = found;
    }
    let facts = settle::settle(reader.finish(), catalog);
    Extraction { report, facts: FactSet { facts }, passed: Vec::new(), tables: Vec::new() }
}

/// The last date or period said plainly in the three blocks before a table.
fn span_before(chars: &[char], before: &[Block]) -> Option<Span> {
    before.iter().rev().take_while(|b| b.kind != BlockKind::Table).take(3).find_map(|block| {
        let tokens: Vec<_> = block.ranges.iter().flat_map(|(from, to)| token::tokenize(chars, *from, *to)).collect();
        mentions(&tokens).into_iter().rfind(|m| m.role == Role::Plain).map(|m| m.span)
    })
}
