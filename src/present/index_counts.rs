//! The part of the index's page that is computed from counts: lost points and components.

use super::lost::lost_chart;
use super::metrics::{lost_sheet, metrics_sheet};
use super::overview_index::tiles;
use super::units::is_detailed;
use super::{Block, Level, Subject};
use crate::domain::{Report, UnitLevel};
use crate::scoring::index::Assessed;
use crate::text::{self, labels};

/// The most units of one report that are shown one by one.
const SHOWN: usize = 3;

/// What one report's counts give: of many units only the provinces, with a note on the others.
pub(super) fn of_report(subject: &Subject<'_>, report: &Report) -> Vec<Block> {
    let (shown, hidden) = shown(subject, report);
    // A report that states its own scorecard is told by that.
    let stated = subject.scorecards.iter().any(|card| card.source == report.source);
    let mut blocks: Vec<Block> = shown.into_iter().flat_map(|(at, of)| unit(at, of, !stated)).collect();
    if hidden > 0 {
        blocks.push(Block::Hint(labels::more_units(hidden)));
    }
    blocks
}

/// The units of one report that the page shows, each with its place among all, and how many others there are.
pub(super) fn shown<'a>(subject: &Subject<'a>, report: &Report) -> (Vec<(usize, &'a Assessed)>, usize) {
    let first = |of: &&Assessed| of.observation.sources.first() == Some(&report.source);
    let all: Vec<(usize, &Assessed)> =
        subject.assessed.iter().enumerate().filter(|(_, of)| first(of) && is_detailed(of)).collect();
    let province = |of: &Assessed| of.observation.unit.level == Some(UnitLevel::Province);
    let (many, number) = (all.len() > SHOWN, all.len());
    let shown: Vec<(usize, &Assessed)> = all.into_iter().filter(|(_, of)| !many || province(of)).take(SHOWN).collect();
    let hidden = number - shown.len();
    (shown, hidden)
}

fn unit(at: usize, of: &Assessed, with_tiles: bool) -> Vec<Block> {
    let observation = &of.observation;
    let period = text::span(observation.span);
    let text = labels::unit_heading(&observation.unit.name, observation.unit.level, &period);
    let detail = if observation.set_assumed { labels::SET_ASSUMED_NOTE.to_owned() } else { String::new() };
    let mut blocks = vec![Block::Heading { level: Level::Part, short: text.clone(), text, detail }];
    blocks.extend(with_tiles.then(|| Block::Tiles(tiles(of))));
    blocks.extend(lost_chart(of, &format!("index-lost-chart-{at}"), &period).map(Block::Chart));
    blocks.extend(lost_sheet(of, &format!("index-lost-points-{at}"), &period).map(Block::Table));
    blocks.extend(metrics_sheet(of, &format!("index-metrics-{at}"), &period).map(Block::Table));
    blocks
}
