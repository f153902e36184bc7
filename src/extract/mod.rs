//! Document → facts with places. Never fails: what it does not understand it leaves out.
//!
//! Text becomes blocks ([`block`]); table blocks are read by the catalogue's forms ([`table`]), the others word by word
//! ([`prose`]): every number looks for the terms ([`term`]) that name it. What a bare percentage is a share
//! of, and what an unnamed volume is, is settled at the end, when all figures of the report are known ([`settle`]).

mod agency;
mod block;
mod body;
mod figure;
mod head;
mod mention;
mod number;
mod prose;
mod rows;
mod settle;
mod table;
mod tables;
mod term;
mod token;
mod unit;

pub use number::scale_of;

use crate::catalog::Catalog;
use crate::domain::{Decimal, Doubt, Fact, FactSet, PassReason, Passed, Place, Report, Set, SourceId, TableReading};
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
    let issuer = head::issuer(&chars, &blocks);
    let topic = head::topic(&chars);
    let head = prose::Head {
        span: report.period.span,
        year: head::year(&chars, &report),
        nominal: head::nominal(&report),
        issuer: &issuer,
        province: report.province.as_deref(),
        plan: head::is_plan(&report, &chars, &blocks),
        indexed: topic.indexed,
        relevant: topic.relevant,
        titled: head::counts_dossiers(&report),
    };
    let mut reader = prose::Reader::new(&chars, source, catalog, head);
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
    let (facts, mut passed, used) = reader.finish();
    passed.extend(tables.passed);
    pass_rest(&chars, source, &blocks, &used, &mut passed);
    let mut facts = settle::settle(facts, catalog);
    facts.iter_mut().for_each(doubt_uncountable);
    Extraction { report, facts: facts.into_iter().collect(), passed, tables: tables.readings }
}

/// What is counted is whole and not below zero: a value that is not was read wrongly, or is wrong.
fn doubt_uncountable(fact: &mut Fact) {
    let measured = ["%", "điểm", "text", ""].contains(&fact.unit.as_str());
    let countable = |n: Decimal| n.as_whole().is_some() && !n.is_negative();
    let whole = fact.number().is_none_or(countable);
    if !measured && !whole && !fact.doubts.contains(&Doubt::NumberAmbiguous) {
        fact.doubts.push(Doubt::NumberAmbiguous);
    }
}

/// Accounts for the numbers that no block of prose holds: markers of headings and items, and footnotes.
fn pass_rest(chars: &[char], source: SourceId, blocks: &[Block], used: &Set<usize>, passed: &mut Vec<Passed>) {
    let table = |b: &&Block| b.kind == BlockKind::Table;
    let tables: Vec<(usize, usize)> = blocks.iter().filter(table).flat_map(|b| b.ranges.iter().copied()).collect();
    let mut inside = tables.iter().peekable();
    let mut line_start = true;
    let mut at = 0;
    for token in token::tokenize(chars, 0, chars.len()) {
        line_start = line_start || chars[at..token.start].contains(&'\n');
        while inside.next_if(|(_, to)| *to <= token.start).is_some() {}
        let tabled = inside.peek().is_some_and(|(from, _)| *from <= token.start);
        let number = matches!(token.kind, token::Kind::Number | token::Kind::Mark);
        if number && !tabled && !used.contains(&token.start) {
            let reason = if line_start { PassReason::Ordinal } else { PassReason::FootnoteMark };
            let place = Place { source, start: token.start, end: token.end, cell: None };
            passed.push(Passed { place, reason });
        }
        line_start = false;
        at = token.end;
    }
    passed.sort_by_key(|p| p.place.start);
}
