//! The index computed from counts, as pages show it.

use thuoc_do::domain::{Assumption, Barrier, Caution, Decimal, NoStep, NotComputed, Refusal};
use thuoc_do::present::{
    Block, Cell, PageId, ScenarioView, Sheet, Sort, heat, latest_rankings, pair_sheet, scenario, scenarios_sheet,
    unit_in_time, units_sheet,
};
use thuoc_do::scoring::index::{Measure, Scenario, Target};
use thuoc_do::text::labels;
use thuoc_do::workspace::Workspace;

fn workspace(files: &[(&str, String)]) -> Workspace {
    let mut workspace = Workspace::new();
    for (name, text) in files {
        workspace.add(name, text.as_bytes()).expect("a readable file");
    }
    workspace
}

fn case(name: &str) -> String {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/index");
    std::fs::read_to_string(folder.join(name)).expect("a case")
}

fn tables(workspace: &Workspace) -> Vec<Sheet> {
    let page = workspace.page(PageId::Index);
    page.blocks.into_iter().filter_map(|b| if let Block::Table(sheet) = b { Some(sheet) } else { None }).collect()
}

fn texts(row: &[Cell]) -> Vec<&str> {
    row.iter().map(|cell| cell.text.as_str()).collect()
}

fn row<'a>(sheet: &'a Sheet, with: &str) -> &'a [Cell] {
    sheet.rows.iter().find(|row| row.iter().any(|c| c.text.contains(with))).expect(with)
}

#[test]
fn a_component_shows_its_formula_with_numbers_and_its_places() {
    let workspace = workspace(&[("a.json", case("dak_lak_2026_09_17.json"))]);
    let [lost, metrics] = &tables(&workspace)[..] else { panic!("two tables") };
    let result = row(metrics, "cấp kết quả điện tử");
    let expected = [
        "Số hóa hồ sơ",
        "Tỷ lệ hồ sơ có cấp kết quả điện tử",
        "226.210",
        "364.515",
        "6",
        "3,72",
        "3,72",
        "6 × 226.210 / 364.515 = 3,72",
    ];
    assert_eq!(texts(result), expected);
    assert!(result[2..4].iter().chain(&result[5..7]).all(|cell| !cell.places.is_empty()));
    let total: Vec<&str> = metrics.total.as_deref().map(texts).unwrap_or_default();
    assert_eq!(total[4..7], ["100", "64,08 (gồm 8,98 theo điểm công bố)", "64,08"]);
    let past: Vec<&str> = lost.rows.iter().map(|row| row[1].text.as_str()).filter(|t| t.contains("đã qua")).collect();
    assert_eq!(past.len(), 6, "{past:?}");
    assert_eq!(past[0], "Tỷ lệ TTHC công bố đúng hạn (việc đã qua: rút kinh nghiệm cho kỳ sau)");
    assert!(lost.rows.iter().all(|row| !row[4].text.is_empty()));
    let lost = row(lost, "cấp kết quả điện tử");
    assert_eq!(lost[2].text, "2,28");
    assert_eq!(lost[3].text, "Còn thiếu 60.239 hồ sơ có kết quả điện tử để được thêm 1,00 điểm");
}

#[test]
fn what_cannot_be_recomputed_keeps_its_published_points_and_says_so() {
    let workspace = workspace(&[("a.json", case("online_units.json"))]);
    let sheets = tables(&workspace);
    let group = |sheet: &Sheet| texts(row(sheet, "Dịch vụ công trực tuyến")).iter().map(|t| (*t).to_owned()).collect();
    let province: Vec<String> = group(&sheets[1]);
    assert_eq!(province[4..], ["12", "8,56", "8,56", "1,46 + 1,10 + 6,00"]);
    let commune: Vec<String> = group(&sheets[5]);
    let reason = labels::not_computed(NotComputed::NotForLevel);
    assert_eq!(commune[4..], ["12", "không tính được", "6,69", thuoc_do::text::sentence(reason).as_str()]);
    assert!(reason.contains("không tính lại được"));
}

#[test]
fn differing_points_stand_side_by_side() {
    let workspace = workspace(&[("a.json", case("differs/3_progress.json"))]);
    let sheets = tables(&workspace);
    let group = row(&sheets[1], "Tiến độ giải quyết");
    assert_eq!((group[5].text.as_str(), group[6].text.as_str()), ("17,00", "17,10"));
    assert_eq!(group[5].emphasis, thuoc_do::present::Emphasis::Bad);
}

/// A month of a province and its communes; every score is that of the dossiers in time.
fn month(month: u32, units: &[(&str, u32)]) -> String {
    let unit = |(name, part): &(&str, u32)| {
        format!(r#"{{"departmentName":"{name}","totalReceived":100,"totalOnTime":{part},"score":{}}}"#, part / 5)
    };
    let list: Vec<String> = units[1..].iter().map(unit).collect();
    let (parent, list) = (unit(&units[0]), list.join(","));
    format!(r#"{{"timeType":"month","year":2026,"month":{month},"parent":{parent},"children":[{list}]}}"#)
}

#[test]
fn units_are_ranked_beside_the_median_and_without_points_not_at_all() {
    let units = [("UBND tỉnh Phú Thọ", 90), ("Phường Một", 70), ("Phường Hai", 80), ("Phường Ba", 70)];
    let workspace = workspace(&[("8.json", month(8, &units)), ("9.json", month(9, &units))]);
    let all = &workspace.analysis().assessed;
    let rankings = latest_rankings(all);
    let [(measure, ranking)] = &rankings[..] else { panic!("{} rankings", rankings.len()) };
    assert_eq!(ranking.class.span, thuoc_do::domain::Span::Month { year: 2026, month: 9 });
    let sheet = units_sheet(all, measure, ranking, "u").expect("a sheet");
    let told: Vec<Vec<&str>> = sheet.rows.iter().map(|row| texts(&row[..5])).collect();
    assert_eq!(told[0], ["1", "Phường Hai", "16,00", "+2,00", "100,00%"]);
    assert_eq!(told[1], ["2 (đồng hạng)", "Phường Một", "14,00", "0,00", "0,00%"]);
    assert!(sheet.title.contains("cấp xã") && sheet.caption.contains("Trung vị 14,00"), "{}", sheet.caption);
    let heat = heat(all, ranking).expect("a map");
    let known: Vec<usize> = heat.rows.iter().map(|(_, parts)| parts.iter().flatten().count()).collect();
    assert_eq!((heat.metrics.len(), known), (21, vec![1, 1, 1]));
}

#[test]
fn several_hundred_units_are_one_table_of_their_page() {
    let mut units = vec![("UBND tỉnh Phú Thọ".to_owned(), 90)];
    units.extend((1..=400).map(|i| (format!("Phường Mẫu {i}"), i % 100)));
    let named: Vec<(&str, u32)> = units.iter().map(|(name, part)| (name.as_str(), *part)).collect();
    let workspace = workspace(&[("8.json", month(8, &named))]);
    let sheets = tables(&workspace);
    assert_eq!(sheets.len(), 2, "the province alone is shown one by one");
    let page = workspace.page(PageId::Units);
    let tables: Vec<usize> = page
        .blocks
        .iter()
        .filter_map(|block| if let Block::Table(sheet) = block { Some(sheet.rows.len()) } else { None })
        .collect();
    assert_eq!(tables, [400]);
}

#[test]
fn time_shows_changes_and_breaks_with_their_reason() {
    let files = [
        ("8.json", month(8, &[("UBND tỉnh Phú Thọ", 90), ("Phường Một", 70), ("Phường Hai", 80)])),
        ("9.json", month(9, &[("UBND tỉnh Phú Thọ", 90), ("Phường Một", 90), ("Phường Hai", 80)])),
        ("q.json", month(3, &[("UBND tỉnh Phú Thọ", 90), ("Phường Một", 95)]).replace("month", "quarter")),
    ];
    let workspace = workspace(&files);
    let all = &workspace.analysis().assessed;
    let unit = all.iter().find(|one| one.observation.unit.name == "Phường Một").expect("the unit");
    let measure = Measure::Group("index766_progress".to_owned());
    let sheet = unit_in_time(all, &unit.observation.unit.key, &measure, None, "t").expect("a sheet");
    let told: Vec<Vec<&str>> = sheet.rows.iter().map(|row| texts(row)).collect();
    assert_eq!(told[0][..5], ["Tháng 8/2026", "14,00", "2/2", "không nêu", "không nêu"]);
    assert_eq!(told[1][..5], ["Tháng 9/2026", "18,00", "1/2", "+4,00 điểm", "Tăng 1 bậc"]);
    let quarter = sheet.rows.iter().find(|row| row[0].text.starts_with("Quý")).expect("the quarter");
    assert_eq!((quarter[3].text.as_str(), quarter[5].text.as_str()), ("không nêu", "Khác loại kỳ"));
    let today = chrono::NaiveDate::from_ymd_opt(2026, 9, 17);
    let sheet = unit_in_time(all, &unit.observation.unit.key, &measure, today, "t").expect("a sheet");
    assert_eq!(sheet.rows[1][5].text, "Số liệu tạm thời vì kỳ chưa kết thúc");
    assert_eq!(sheet.rows[0][5].text, "");
}

#[test]
fn two_are_compared_only_where_they_may_be() {
    let files = [
        ("8.json", month(8, &[("UBND tỉnh Phú Thọ", 90), ("Phường Một", 70), ("Phường Hai", 80)])),
        ("q.json", month(3, &[("UBND tỉnh Phú Thọ", 90), ("Phường Một", 95)]).replace("month", "quarter")),
    ];
    let workspace = workspace(&files);
    let all = &workspace.analysis().assessed;
    let pair = |one, other| pair_sheet(all, one, other, None, "p").expect("a sheet");
    let wards = pair(1, 2);
    assert_eq!(texts(row(&wards, "Cả nhóm"))[4], "không nêu");
    assert_eq!(texts(row(&wards, "xử lý trước hạn"))[2..], ["14,00", "16,00", "+2,00"]);
    assert_eq!((wards.columns[2].label.as_str(), wards.caption.as_str()), ("Phường Một, tháng 8/2026", ""));
    let difference = &row(&wards, "xử lý trước hạn")[4];
    assert_eq!(
        (difference.formula.as_str(), difference.places.len()),
        ("16,00 − 14,00", 4),
        "traced to the counts of both"
    );
    assert_eq!(wards.columns[4].label, "Chênh lệch điểm: Phường Hai so với Phường Một", "nothing rises or falls");
    let apart = pair(1, 4);
    assert_eq!(texts(row(&apart, "xử lý trước hạn"))[2..], ["14,00", "19,00", "không nêu"]);
    assert_eq!(apart.caption, "Không tính chênh lệch vì: khác loại kỳ.");
    assert!(pair(0, 1).caption.contains("khác cấp"));
    assert!(pair_sheet(all, 0, 99, None, "p").is_none());
}

#[test]
fn scenarios_are_told_and_set_beside_each_other() {
    let workspace = workspace(&[("a.json", case("dak_lak_2026_09_17.json"))]);
    let all = &workspace.analysis().assessed;
    let score = |points: i64| Scenario {
        name: format!("Đạt {points} điểm"),
        target: Some(Target::Score(Decimal::whole(points))),
        ..Scenario::default()
    };
    let (seventy, hundred) = (score(70), score(100));
    let views = [&seventy, &hundred].map(|s| scenario(s, all, 0, "s").expect("a view"));
    let tiles: Vec<&str> = views[0].tiles.iter().map(|tile| tile.value.text.as_str()).collect();
    assert_eq!(tiles, ["64,08", "70,01", "Khá", "Chưa xếp hạng được", "Đạt mục tiêu"]);
    let plan = texts(&views[0].plan.rows[0]);
    assert_eq!(plan[1..], ["80 TTHC được công bố đúng hạn", "0", "80", "81", "+5,93", "13"]);
    let weights = [("PUBLISH_ON_TIME".to_owned(), 3)].into();
    let weighed = scenario(&Scenario { weights, ..score(100) }, all, 0, "s").expect("a view");
    let row = |view: &ScenarioView| {
        view.plan
            .rows
            .iter()
            .map(|row| texts(row))
            .find(|row| row[1].contains("công bố đúng hạn"))
            .map(|row| row[6..].join("; "))
    };
    assert_eq!(row(&weighed).as_deref(), Some("243; 41"), "what the user weighs is told beside how many they are");
    assert!(views[0].assumptions.contains(&labels::assumption(Assumption::DenominatorsFixed)));
    let sheet = scenarios_sheet(&[(&seventy, &views[0]), (&hundred, &views[1])], "c");
    assert_eq!(texts(&sheet.rows[1])[..2], ["Đạt 100 điểm", "96,98"]);
    assert_eq!((sheet.rows[1][4].text.as_str(), &sheet.rows[0][3].sort), ("Còn thiếu 3,02 điểm", &Sort::Missing));
    let wrong = Scenario { numerators: [("ONLINE_DOSSIERS".to_owned(), 1)].into(), ..Scenario::default() };
    let view = scenario(&wrong, all, 0, "s").expect("a view");
    assert_eq!(view.refused, ["«Tỷ lệ hồ sơ nộp trực tuyến» không tính lại được nên giữ nguyên."]);
    assert!(scenario(&wrong, all, 7, "s").is_none());
}

#[test]
fn every_reason_has_words_of_its_own() {
    let not_computed = [
        NotComputed::NoFormula,
        NotComputed::NotForLevel,
        NotComputed::LevelUnknown,
        NotComputed::CountsMissing,
        NotComputed::ZeroWhole,
        NotComputed::CountsUnusable,
        NotComputed::PartMissing,
        NotComputed::PartNotApplicable,
    ];
    let barriers = [
        Barrier::Scope,
        Barrier::IndexSet,
        Barrier::Formula,
        Barrier::PeriodUnknown,
        Barrier::PeriodType,
        Barrier::Calendar,
        Barrier::RankedOf,
        Barrier::UnitsRanked,
        Barrier::Merger,
        Barrier::Reorganised,
    ];
    let refusals = [
        Refusal::TotalUnknown,
        Refusal::NotMovable(String::new()),
        Refusal::OutOfRange(String::new()),
        Refusal::NoBand(String::new()),
        Refusal::NoPeers,
        Refusal::NoRank,
        Refusal::AboveMax,
    ];
    let mut words: Vec<String> = not_computed.iter().map(|r| labels::not_computed(*r).to_owned()).collect();
    words.extend([NoStep::Inherited, NoStep::NothingCounted].map(|r| labels::no_step(r).to_owned()));
    words.extend(barriers.map(|b| labels::barrier(b).to_owned()));
    words.extend([Caution::Provisional, Caution::SetAssumed].map(|c| labels::caution(c).to_owned()));
    words.extend(refusals.iter().map(|r| labels::refusal(r, "X")));
    let count = words.len();
    words.sort();
    words.dedup();
    assert_eq!(words.len(), count);
}
