//! Đơn vị, So sánh kỳ, Kịch bản as they are before anything is chosen: what the command line and print show of them.

use super::periods::{PeriodsChoice, course_blocks, moves_blocks, pair_block, periods_frame, report_figures};
use super::planning::{PlanChoice, PlanDraft, plan_frame, plan_sentences};
use super::standings::{Narrowing, Ranked, Standings};
use super::units::{UnitsChoice, frame, ranked_chart, units_sheet};
use super::{Block, Page, PageId, Subject};
use crate::text::labels;
use std::collections::BTreeMap;

pub(super) fn units_page(subject: &Subject<'_>) -> Page {
    let standings = Standings::of(subject.assessed);
    let choice = UnitsChoice::read(&BTreeMap::new());
    let mut blocks = Vec::new();
    if let Some(frame) = frame(subject.assessed, subject.reports, &standings, &Narrowing::default(), &choice) {
        let of = Ranked { all: subject.assessed, measure: &frame.measure, ranking: &frame.ranking };
        blocks.push(Block::Note(frame.statement.clone()));
        blocks.push(Block::Chart(ranked_chart(&of, None, false, "units-ranked")));
        blocks.extend(units_sheet(of.all, of.measure, of.ranking, "units-table").map(Block::Table));
    }
    made(PageId::Units, blocks, labels::UNITS_EMPTY)
}

pub(super) fn periods_page(subject: &Subject<'_>) -> Page {
    let all = subject.assessed;
    let mut blocks = Vec::new();
    if let Some(frame) = periods_frame(all, &Narrowing::default(), &PeriodsChoice::read(&BTreeMap::new())) {
        blocks.extend(course_blocks(all, &frame, None));
        blocks.extend(pair_block(all, &frame, None));
        blocks.extend(moves_blocks(all, &frame, None));
    }
    blocks.extend(report_figures(subject, None));
    made(PageId::Periods, blocks, labels::PERIODS_EMPTY)
}

pub(super) fn scenario_page(subject: &Subject<'_>) -> Page {
    let all = subject.assessed;
    let standings = Standings::of(all);
    let frame = plan_frame(all, subject.reports, &standings, &Narrowing::default(), &PlanChoice::default(), None);
    let mut blocks = Vec::new();
    if let Some(frame) = frame {
        let draft = PlanDraft { goal: frame.first_goal.clone(), ..PlanDraft::default() };
        let scenario = draft.scenario(frame.rank.map(|(rank, _)| rank));
        if let Some(view) = super::scenario(&scenario, all, frame.at, "scenario") {
            blocks.push(Block::Note(frame.name.clone()));
            blocks.push(Block::Tiles(view.tiles));
            blocks.extend(plan_sentences(&all[frame.at], &view.outcome).into_iter().map(Block::Note));
            blocks.extend((!view.plan.rows.is_empty()).then_some(Block::Table(view.plan)));
        }
    }
    made(PageId::Scenario, blocks, labels::SCENARIO_EMPTY)
}

fn made(id: PageId, mut blocks: Vec<Block>, empty: &str) -> Page {
    if blocks.is_empty() {
        blocks.push(Block::Empty(empty.to_owned()));
    }
    Page::new(id, blocks)
}
