//! Đơn vị, So sánh kỳ, Kịch bản: what a choice leads to.

use crate::common::{portal, shared};
use std::collections::BTreeMap;
use thuoc_do::chart::Marks;
use thuoc_do::domain::{Author, Change, Span};
use thuoc_do::present::{
    Block, Form, Narrowing, PeriodsChoice, PlanChoice, PlanDraft, Ranked, Sheet, Standings, UnitsChoice, UnitsFrame,
    charted, course_blocks, find, frame, heat_figure, levers, lost_chart, moves_blocks, pair_block, panel,
    periods_frame, plan_frame, plan_sentences, ranked_chart, scenario, scenario_text, unit_keys, units_sheet,
};
use thuoc_do::scoring::index::{Assessed, Measure};
use thuoc_do::workspace::Workspace;

fn national() -> Option<Workspace> {
    let file = shared("data")?.join("provinces-2026-10-05.csv");
    let mut workspace = Workspace::new();
    workspace.add("Bảng điểm các tỉnh.csv", &std::fs::read(file).expect("the table")).expect("a readable table");
    Some(workspace)
}

/// Communes of one province in two months, and one that is there in the second month only.
fn communes() -> Workspace {
    let mut workspace = Workspace::new();
    for (units, month) in [(12, 7), (13, 8)] {
        let text = portal::month(units, 2026, month);
        workspace.add(&format!("cong-2026-{month:02}.json"), text.as_bytes()).expect("a readable answer");
    }
    workspace
}

fn own(pairs: &[(&str, &str)]) -> BTreeMap<String, String> {
    pairs.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn framed(workspace: &Workspace, pairs: &[(&str, &str)]) -> UnitsFrame {
    let analysis = workspace.analysis();
    let standings = Standings::of(&analysis.assessed);
    let choice = UnitsChoice::read(&own(pairs));
    frame(&analysis.assessed, &analysis.reports, &standings, &Narrowing::default(), &choice).expect("a ranking")
}

fn tables(blocks: &[Block]) -> Vec<&Sheet> {
    blocks.iter().filter_map(|b| if let Block::Table(sheet) = b { Some(sheet) } else { None }).collect()
}

#[test]
fn the_national_table_ranks_34_provinces_with_ties_median_and_band() {
    let Some(workspace) = national() else { return };
    let frame = framed(&workspace, &[]);
    assert_eq!(frame.ranking.rows.len(), 34);
    assert!(frame.statement.contains("cấp tỉnh") && frame.statement.contains("34 đơn vị"), "{}", frame.statement);
    let all = &workspace.analysis().assessed;
    let of = Ranked { all, measure: &frame.measure, ranking: &frame.ranking };
    let chart = ranked_chart(&of, Some(frame.ranking.rows[33].at), false, "r");
    let Marks::Bars { bars, rules, .. } = &chart.spec.marks else { panic!("bars") };
    assert_eq!(bars.len(), 31, "the first 30 and the one looked for");
    assert!(bars[30].strong && bars[30].label.starts_with("34. "), "{}", bars[30].label);
    assert_eq!(rules.len(), 2, "the median and the next band");
    assert_eq!(charted(&frame.ranking, Some(frame.ranking.rows[33].at), false).len(), 31);
    let sheet = units_sheet(all, &frame.measure, &frame.ranking, "t").expect("a known set");
    assert_eq!((sheet.rows.len(), sheet.columns.len()), (34, 11));
    let heat = heat_figure(&of, None, "h").expect("a known set");
    let Marks::Heat { columns, rows, .. } = &heat.spec.marks else { panic!("a heat map") };
    assert_eq!((columns.len(), rows.len()), (6, 34), "groups, as the table has no components");
}

#[test]
fn a_unit_is_found_without_marks_and_opens_in_full() {
    let Some(workspace) = national() else { return };
    let frame = framed(&workspace, &[(unit_keys::FORM, "bang")]);
    let found = find(&frame.units, "da nang", 8);
    assert!(found.len() == 1 && found[0].label.contains("Đà Nẵng"), "{found:?}");
    assert!(find(&frame.units, "  ", 8).is_empty());
    let all = &workspace.analysis().assessed;
    let standings = Standings::of(all);
    let of = Ranked { all, measure: &frame.measure, ranking: &frame.ranking };
    let panel = panel(&of, &standings, &found[0].code, Some(&frame.units[0].code), None).expect("the unit");
    let ids: Vec<&str> = tables(&panel.blocks).iter().map(|sheet| sheet.id.as_str()).collect();
    assert_eq!(ids, ["unit-lost", "unit-metrics", "unit-median"], "one period: no course");
    assert!(matches!(panel.pair, Some(Block::Table(_))));
}

#[test]
fn any_group_or_component_can_be_ranked_by() {
    let workspace = communes();
    let by = |code: &str| framed(&workspace, &[(unit_keys::MEASURE, code)]).measure;
    assert_eq!(by("index766_digitisation"), Measure::Group("index766_digitisation".into()));
    assert_eq!(by("DOSSIER_SYNC"), Measure::Metric("DOSSIER_SYNC".into()));
    let first = framed(&workspace, &[(unit_keys::MEASURE, "xyz")]);
    assert_ne!(first.measure, Measure::Total, "communes have no total: what is known comes first");
    assert_eq!(first.ranking.rows.len(), 13, "the latest month");
    assert_eq!(UnitsChoice::read(&own(&[(unit_keys::FORM, "nhiet")])).form, Form::Heat);
}

#[test]
fn two_months_show_who_moved_and_ranks_only_among_the_same_units() {
    let workspace = communes();
    let all = &workspace.analysis().assessed;
    let commune = all.iter().find(|one| one.observation.unit.name == "Xã Mẫu 004").expect("a commune");
    let choice = PeriodsChoice::read(&own(&[("xem", &commune.observation.unit.key)]));
    let frame = periods_frame(all, &Narrowing::default(), &choice).expect("units");
    assert_eq!((frame.course.len(), frame.periods.len()), (2, 2));
    assert_eq!(frame.periods[0].label, "Tháng 7/2026");
    let moves = moves_blocks(all, &frame, None);
    let [Block::Hint(words), Block::Table(sheet)] = &moves[..] else { panic!("no chart of ranks: {moves:?}") };
    assert!(words.contains("không cùng các đơn vị được xếp hạng"), "{words}");
    assert_eq!((sheet.id.as_str(), sheet.rows.len()), ("periods-moves", 13));
    assert!(sheet.caption.contains("không cùng các đơn vị được xếp hạng"), "{}", sheet.caption);
    assert!(sheet.rows.iter().all(|row| row[6].text == "không nêu"), "no change of ranks among other units");
    assert!(sheet.rows.iter().filter(|row| row[3].text != "không nêu").count() == 12);
    assert!(pair_block(all, &frame, None).is_some());
    let course = course_blocks(all, &frame, None);
    let Some(Block::Chart(chart)) = course.first() else { panic!("a trend") };
    let Marks::Trend { series, .. } = &chart.spec.marks else { panic!("a trend") };
    assert!(series[0].points.iter().all(|point| point.break_reason.is_none() && !point.open));
}

/// The months of a year with units and their points in one group, which decide the total.
type Months<'a> = [(u32, &'a [(&'a str, u32)])];

#[test]
fn no_line_is_drawn_for_a_unit_whose_ranks_may_not_be_compared() {
    let (cao_bang, dak_lak, ha_noi) = ("UBND tỉnh Cao Bằng", "UBND tỉnh Đắk Lắk", "UBND thành phố Hà Nội");
    let later = [(cao_bang, 15), (dak_lak, 12), (ha_noi, 11)];
    let (lines, caption) = slope_of(&[(6, &[(cao_bang, 12), (dak_lak, 14), (ha_noi, 10)]), (8, &later)]);
    assert_eq!(lines, ["UBND tỉnh Cao Bằng: 2 1", "UBND thành phố Hà Nội: 3 3"]);
    let left_out = "Không vẽ 1 đơn vị vì hạng ở hai kỳ không so sánh được: địa giới thay đổi từ ngày 01/7/2025.";
    assert!(caption.contains(left_out), "{caption}");
    let (lines, caption) = slope_of(&[(8, &later), (9, &[(cao_bang, 12), (dak_lak, 14), (ha_noi, 10)])]);
    assert_eq!(lines, ["UBND tỉnh Đắk Lắk: 2 1", "UBND tỉnh Cao Bằng: 1 2", "UBND thành phố Hà Nội: 3 3"]);
    assert!(!caption.contains("Không vẽ"), "{caption}");
}

#[test]
fn nothing_that_may_be_compared_is_no_chart_but_a_reason() {
    let (dak_lak, gia_lai, tay_ninh) = ("UBND tỉnh Đắk Lắk", "UBND tỉnh Gia Lai", "UBND tỉnh Tây Ninh");
    let earlier = [(dak_lak, 11), (gia_lai, 14), (tay_ninh, 15)];
    let later = [(dak_lak, 12), (gia_lai, 14), (tay_ninh, 15)];
    for (months, reason) in [
        (&[(6, &earlier[..]), (8, &later[..])], "địa giới thay đổi từ ngày 01/7/2025"),
        (&[(8, &earlier[..]), (9, &later[1..])], "không cùng các đơn vị được xếp hạng"),
    ] {
        let blocks = moves_of(months);
        let [Block::Hint(words), Block::Table(_)] = &blocks[..] else { panic!("{blocks:?}") };
        let why = format!("Không vẽ biểu đồ thay đổi thứ hạng vì hạng ở hai kỳ không so sánh được: {reason}.");
        assert_eq!(*words, why);
    }
}

fn moves_of(months: &Months<'_>) -> Vec<Block> {
    let mut workspace = Workspace::new();
    for (month, units) in months {
        let row = |(name, points): &(&str, u32)| format!("{name},{},{points},15,9,7,10,9\n", points + 50);
        let rows: String = units.iter().map(row).collect();
        let text = format!("departmentName,totalScore,CKMB,TDGQ,CLGQ,TTTT,MDHL,MDSH\n{rows}");
        let source = workspace.add(&format!("{month}.csv"), text.as_bytes()).expect("a readable table");
        let to = Span::Month { year: 2025, month: *month };
        let author = Author { who: String::new(), when: String::new() };
        workspace.apply(Change::Span { source, from: Span::Unknown, to }, author).expect("a change");
    }
    let all = &workspace.analysis().assessed;
    let frame = periods_frame(all, &Narrowing::default(), &PeriodsChoice::read(&own(&[]))).expect("units");
    moves_blocks(all, &frame, None)
}

/// The lines of the chart of ranks with both ranks, and its caption.
fn slope_of(months: &Months<'_>) -> (Vec<String>, String) {
    let blocks = moves_of(months);
    let Some(Block::Chart(figure)) = blocks.first() else { panic!("a chart: {blocks:?}") };
    let Marks::Slope { lines, .. } = &figure.spec.marks else { panic!("a slope") };
    let told = lines.iter().map(|line| format!("{}: {} {}", line.label, line.left_text, line.right_text));
    (told.collect(), figure.sheet.caption.clone())
}

#[test]
fn an_open_period_is_for_the_time_being() {
    let workspace = communes();
    let all = &workspace.analysis().assessed;
    let frame = periods_frame(all, &Narrowing::default(), &PeriodsChoice::read(&own(&[]))).expect("units");
    let today = "2026-08-20".parse().ok();
    let course = course_blocks(all, &frame, today);
    let Some(Block::Chart(chart)) = course.first() else { panic!("a trend") };
    let Marks::Trend { series, .. } = &chart.spec.marks else { panic!("a trend") };
    assert_eq!(series[0].points.iter().map(|point| point.open).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn one_period_alone_says_what_to_load() {
    let Some(workspace) = national() else { return };
    let all = &workspace.analysis().assessed;
    let frame = periods_frame(all, &Narrowing::default(), &PeriodsChoice::read(&own(&[]))).expect("units");
    assert_eq!(frame.pair, None);
    let blocks = course_blocks(all, &frame, None);
    assert!(matches!(&blocks[..], [Block::Hint(words)] if words.contains("Nạp thêm")), "{blocks:?}");
}

fn planned(workspace: &Workspace) -> (&[Assessed], thuoc_do::present::PlanFrame) {
    let analysis = workspace.analysis();
    let standings = Standings::of(&analysis.assessed);
    let choice = PlanChoice::default();
    let frame = plan_frame(&analysis.assessed, &analysis.reports, &standings, &Narrowing::default(), &choice, None);
    (&analysis.assessed, frame.expect("a unit"))
}

#[test]
fn a_plan_is_told_in_sentences_and_levers_follow_it() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/index");
    let mut workspace = Workspace::new();
    let bytes = std::fs::read(folder.join("dak_lak_2026_09_17.json")).expect("a case");
    workspace.add("a.json", &bytes).expect("a readable file");
    let (all, frame) = planned(&workspace);
    let mut draft = PlanDraft { goal: frame.first_goal.clone(), ..PlanDraft::default() };
    let view = scenario(&draft.scenario(None), all, frame.at, "s").expect("a unit");
    assert!(view.outcome.wanted.is_some(), "begins with the next band");
    let sentences = plan_sentences(&all[frame.at], &view.outcome);
    assert_eq!(sentences.len(), view.outcome.plan.len());
    assert!(sentences[0].starts_with("Cần thêm ") && sentences[0].contains("tử số từ"), "{}", sentences[0]);
    let text = scenario_text(&all[frame.at], "Quý IV", &view);
    assert!(text.contains("«Quý IV»") && text.contains("Giả định: "), "{text}");
    let before = levers(&all[frame.at], &draft, &view.outcome);
    let moved = &view.outcome.plan[0];
    let lever = before.iter().find(|lever| lever.code == moved.code).expect("a lever");
    let counts = lever.counts.clone().expect("movable");
    assert_eq!((counts.now, counts.to, counts.by_hand), (moved.from, moved.to, false));
    assert!(before.iter().any(|lever| lever.counts.is_err()), "what cannot be moved says why");
    draft.set_numerator(&moved.code, moved.from, moved.denominator);
    let view = scenario(&draft.scenario(None), all, frame.at, "s").expect("a unit");
    let after = levers(&all[frame.at], &draft, &view.outcome);
    let counts = after.iter().find(|lever| lever.code == moved.code).expect("a lever").counts.clone().expect("movable");
    assert_eq!((counts.to, counts.by_hand), (moved.denominator, true));
    assert!(view.outcome.plan.iter().all(|step| step.code != moved.code), "the plan leaves it alone");
}

#[test]
fn a_waterfall_falls_from_the_maximum_to_the_total() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/index");
    let mut workspace = Workspace::new();
    let bytes = std::fs::read(folder.join("dak_lak_2026_09_17.json")).expect("a case");
    workspace.add("a.json", &bytes).expect("a readable file");
    let of = &workspace.analysis().assessed[0];
    let figure = lost_chart(of, "w", "Năm 2026").expect("losses");
    let numbers = figure.sheet.rows.iter().filter_map(|row| match &row[1].sort {
        thuoc_do::present::Sort::Number(number) => Some(*number),
        _ => None,
    });
    let numbers: Vec<_> = numbers.collect();
    let (last, rest) = numbers.split_last().expect("rows");
    let zero = thuoc_do::domain::Decimal::ZERO;
    assert_eq!(rest.iter().fold(zero, |sum, number| sum.plus(*number)), *last);
}

#[test]
fn the_same_scenario_names_are_counted_for_their_own_unit_only() {
    let mut workspace = communes();
    let (at, other) = (0, 1);
    let plan = |name: &str| PlanDraft { name: name.to_owned(), ..PlanDraft::default() }.scenario(None);
    assert!(workspace.keep_scenario(at, plan("A")) && workspace.keep_scenario(other, plan("A")));
    assert!(workspace.keep_scenario(at, plan("B")));
    let numbers: Vec<usize> = workspace.scenarios_of(at).iter().map(|(number, _)| *number).collect();
    assert_eq!(numbers, [0, 2]);
}
