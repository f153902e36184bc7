//! Tổng quan: what is loaded, the main figures of each report, and the index at a glance.

use super::findings::{all_checks, all_mismatches, checked, left_open, rivals_tile};
use super::heads::report_heading;
use super::payment::Payment;
use super::reading::Reading;
use super::results::results_table;
use super::{Block, Cell, Emphasis, Page, PageId, Subject, Tile};
use super::{full_online, index, overview_index, processing, satisfaction};
use crate::text::{labels, words};

pub(super) fn page(subject: &Subject<'_>) -> Page {
    if subject.reports.is_empty() {
        return Page::new(PageId::Overview, vec![Block::Empty(words::NOTHING_LOADED_DETAIL.to_owned())]);
    }
    let mut blocks = vec![Block::Tiles(session_tiles(subject))];
    let readings = Reading::all(subject);
    if subject.reports.len() > 1 {
        blocks.extend(results_table(subject, &readings).map(Block::Table));
    }
    for reading in &readings {
        blocks.push(report_heading(reading.report));
        blocks.extend(report_blocks(subject, reading));
    }
    Page::new(PageId::Overview, blocks)
}

/// What is loaded and how it checks out.
fn session_tiles(subject: &Subject<'_>) -> Vec<Tile> {
    let found = all_mismatches(subject);
    let tile = |label: &str, value: Cell, detail: &str| Tile { label: label.into(), value, detail: detail.into() };
    let emphasis = if found == 0 { Emphasis::Good } else { Emphasis::Bad };
    let mut tiles = vec![
        tile(labels::REPORTS, Cell::number(subject.reports.len()), labels::REPORTS_DETAIL),
        tile(labels::FIGURES, Cell::number(subject.facts.facts.len()), labels::FIGURES_DETAIL),
        tile(labels::FINDINGS, Cell::number(found).with(emphasis), labels::FINDINGS_DETAIL),
    ];
    if let Some(done) = all_checks(subject) {
        tiles.insert(2, tile(labels::CHECKS, Cell::number(done), labels::CHECKS_DETAIL));
    }
    tiles.extend(rivals_tile(subject));
    tiles
}

fn report_blocks(subject: &Subject<'_>, reading: &Reading<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Note(checked(subject, reading.report))];
    blocks.extend(left_open(subject, reading.report.source));
    let cards = || subject.scorecards.iter().filter(|card| card.source == reading.report.source);
    let mut tiles: Vec<Tile> = cards().flat_map(|card| index::tiles(card).into_iter().take(3)).collect();
    for span in processing::periods(reading) {
        tiles.extend(processing::total_tiles(reading, span));
        tiles.extend(processing::key_rates(subject, reading, span));
    }
    let rankings = full_online::rankings(reading, subject.thresholds);
    tiles.extend(rankings.iter().map(|ranking| ranking.key_tile(subject, reading)));
    tiles.extend(Payment::key_tiles(reading));
    tiles.extend(satisfaction::key_tiles(reading));
    if !tiles.is_empty() {
        blocks.push(Block::Tiles(tiles));
    }
    let charts = cards().enumerate().map(|(i, card)| Block::Chart(index::points_chart(reading.report, card, i)));
    blocks.extend(charts);
    blocks.extend(overview_index::blocks(subject, reading.report));
    blocks
}
