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
mod rows;
mod settle;
mod table;
mod tables;
mod token;
mod unit;

use crate::catalog::Catalog;
use crate::domain::{FactSet, Passed, Report, SourceId, TableReading};
use crate::ingest::Document;
use block::{Block, BlockKind};
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
    let blocks = block::blocks(&chars, &document.grids);
    let report = head::read(&document.name, source, &chars, &blocks, catalog);
    let mut reader = prose::Reader::new(&chars, source, catalog, report.period.span);
    let mut tables = tables::Tables::new(document, &chars, catalog, report.clone());
    for (i, block) in blocks.iter().enumerate() {
        if block.kind != BlockKind::Table {
            reader.block(block);
            tables.pass(block);
            continue;
        }
        let outcome = tables.read(&blocks, i);
        reader.take(outcome.facts);
        for range in outcome.prose {
            reader.block(&Block { kind: BlockKind::Paragraph, ranges: vec![range], grid: None });
        }
    }
    let facts = settle::settle(reader.finish(), catalog);
    Extraction { report, facts: FactSet { facts }, passed: tables.passed, tables: tables.readings }
}
