//! Pages on one topic, and the overview, for files that hold the index and no running text.

use thuoc_do::chart::Marks;
use thuoc_do::domain::Author;
use thuoc_do::domain::Span;
use thuoc_do::present::{Block, PageId, Sheet, StepAt, next_steps, report_figures, undated};
use thuoc_do::workspace::Workspace;

fn loaded(files: &[(&str, &str)]) -> Workspace {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases/index");
    let mut workspace = Workspace::new();
    for (name, text) in files {
        let bytes = std::fs::read(folder.join(text)).unwrap_or_else(|_| text.as_bytes().to_vec());
        workspace.add(name, &bytes).expect("a readable file");
    }
    workspace
}

fn sheets(workspace: &Workspace, page: PageId) -> Vec<Sheet> {
    let blocks = workspace.page(page).blocks;
    blocks.into_iter().filter_map(|block| if let Block::Table(sheet) = block { Some(sheet) } else { None }).collect()
}

fn cells(sheet: &Sheet) -> Vec<&str> {
    sheet.rows.iter().flatten().map(|cell| cell.text.as_str()).collect()
}

const PORTAL: (&str, &str) = ("cong.json", "dak_lak_2026_09_17.json");

/// A ranking table: total and groups of four provinces, no counts.
const TABLE: (&str, &str) = (
    "xep-hang.csv",
    "departmentName,totalScore,CKMB,TDGQ,CLGQ,TTTT,MDHL,MDSH,rank\n\
     UBND tỉnh Gia Lai,65.57,11.79,17.11,9.12,7.09,11.02,9.44,1\n\
     UBND tỉnh Tây Ninh,65.47,12.1,17.2,9.0,7.0,10.9,9.27,2\n\
     UBND tỉnh Đắk Lắk,65.13,12,17,9,7,10.9,9.23,3\n\
     UBND tỉnh Lai Châu,63.18,11,16.5,9,7,10.7,8.98,4\n",
);

#[test]
fn counts_of_components_stand_on_the_page_of_their_topic() {
    let workspace = loaded(&[PORTAL]);
    let wanted: [(PageId, &[&str]); 3] = [
        (PageId::Processing, &["306.481", "360.494", "85,02%", "17,00", "226.210"]),
        (PageId::Payment, &["140.753", "165.235", "85,18%", "135", "357"]),
        (PageId::Satisfaction, &["310.905", "364.515", "85,29%", "166", "341"]),
    ];
    for (page, numbers) in wanted {
        let sheets = sheets(&workspace, page);
        let [sheet] = &sheets[..] else { panic!("one table: {}", sheets.len()) };
        assert!(sheet.caption.contains("Nguồn: cong.json."), "{}", sheet.caption);
        for number in numbers {
            assert!(cells(sheet).contains(number), "{number} in {:?}", cells(sheet));
        }
    }
}

#[test]
fn a_group_of_which_only_points_are_known_shows_them() {
    let workspace = loaded(&[PORTAL]);
    let sheets = sheets(&workspace, PageId::FullOnline);
    assert!(cells(&sheets[0]).contains(&"8,98"), "{:?}", cells(&sheets[0]));
    let workspace = loaded(&[TABLE]);
    for page in [PageId::Processing, PageId::FullOnline, PageId::Payment, PageId::Satisfaction] {
        let sheets = self::sheets(&workspace, page);
        assert_eq!(sheets[0].rows.len(), 4);
        assert!(sheets[0].caption.contains("xep-hang.csv"), "{}", sheets[0].caption);
    }
}

#[test]
fn the_overview_gives_the_points_of_payloads_and_the_spread_of_tables() {
    let workspace = loaded(&[PORTAL, TABLE]);
    let page = workspace.page(PageId::Overview);
    let sheets = sheets(&workspace, PageId::Overview);
    let main = cells(&sheets[0]);
    assert!(main.contains(&"64,08/100") && main.contains(&"trung vị 65,30"), "{main:?}");
    let tiles: Vec<String> = page
        .blocks
        .iter()
        .flat_map(|block| if let Block::Tiles(tiles) = block { tiles.clone() } else { Vec::new() })
        .map(|tile| format!("{}: {}", tile.label, tile.value.text))
        .collect();
    for words in ["Điểm Bộ chỉ số 766: 64,08/100", "Xếp loại: Trung bình", "Đơn vị được xếp hạng: 4", "Cao nhất: 65,57"]
    {
        assert!(tiles.iter().any(|tile| tile == words), "{words} in {tiles:?}");
    }
}

#[test]
fn the_group_that_loses_most_is_told_of_payloads_too() {
    let workspace = loaded(&[PORTAL]);
    let steps = next_steps(&workspace.subject());
    let step = steps.iter().find(|step| step.page == PageId::Index).expect("a step to the index");
    let told = "Nhóm mất nhiều điểm nhất của UBND tỉnh Đắk Lắk: Số hóa hồ sơ, 13,13 điểm (ngày 17/9/2026)";
    assert_eq!(step.title, told);
}

#[test]
fn the_step_to_what_is_in_doubt_leads_to_the_first_such_figure_until_all_are_confirmed() {
    let mut workspace = loaded(&[PORTAL, TABLE]);
    let doubt = |workspace: &Workspace| {
        let steps = next_steps(&workspace.subject());
        steps.into_iter().find_map(|step| match step.at {
            Some(StepAt::Figure(key)) => Some(key),
            _ => None,
        })
    };
    let Some(first) = doubt(&workspace) else { return };
    let source = workspace.sources()[1].extraction.report.source;
    assert_eq!(first.source(), source, "the table's, not the first file's");
    let keys = workspace.reviewed().iter().map(|figure| figure.key.clone()).collect();
    let author = Author { who: String::new(), when: String::new() };
    workspace.apply(thuoc_do::domain::Change::Confirm { keys }, author).expect("a change");
    assert_eq!(doubt(&workspace), None);
    workspace.undo();
    assert_eq!(doubt(&workspace), Some(first));
}

fn report(letterhead: &str, month: u32, received: u32) -> String {
    format!(
        "{letterhead}\n\nBÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng {month} năm 2026\n\n\
         Trên địa bàn tỉnh An Giang, tổng số hồ sơ tiếp nhận trong tháng {month}/2026 là {received} hồ sơ.\n"
    )
}

#[test]
fn a_ward_s_report_is_no_report_of_its_province() {
    let texts = [
        ("tinh-3.txt", report("UBND TỈNH AN GIANG", 3, 9_000)),
        ("xa-4.txt", report("UBND XÃ THANH SƠN", 4, 150)),
        ("tinh-4.txt", report("UBND TỈNH AN GIANG", 4, 9_500)),
    ];
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let workspace = loaded(&files);
    let bodies: Vec<Option<&str>> = workspace.analysis().reports.iter().map(|report| report.body.as_deref()).collect();
    assert_eq!(bodies, [None, Some("UBND XÃ THANH SƠN"), None]);
    assert!(workspace.analysis().rivalries.is_empty(), "{:?}", workspace.analysis().rivalries);
    let blocks = report_figures(&workspace.subject(), None);
    let rows: Vec<String> = blocks
        .iter()
        .filter_map(|block| if let Block::Chart(figure) = block { Some(&figure.sheet) } else { None })
        .flat_map(|sheet| sheet.rows.iter().flatten().map(|cell| cell.text.clone()))
        .collect();
    assert!(rows.iter().any(|cell| cell == "9.000") && !rows.iter().any(|cell| cell == "150"), "{rows:?}");
}

/// Why the charts of a body's reports of two months of 2025 break before the later one.
fn breaks(letterhead: &str, months: [u32; 2]) -> Vec<String> {
    let texts = months.map(|month| {
        let text = report(letterhead, month, 100 + month);
        (format!("{month}.txt"), text.replace("An Giang", "Cao Bằng").replace("2026", "2025"))
    });
    let files: Vec<(&str, &str)> = texts.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let workspace = loaded(&files);
    let blocks = report_figures(&workspace.subject(), None);
    let charts = blocks.iter().filter_map(|block| if let Block::Chart(figure) = block { Some(figure) } else { None });
    let later = |figure: &thuoc_do::present::Figure| match &figure.spec.marks {
        Marks::Trend { series, .. } => {
            series[0].points.last().and_then(|point| point.break_reason.clone()).unwrap_or_default()
        }
        _ => panic!("a trend"),
    };
    charts.map(later).collect()
}

#[test]
fn figures_of_wards_and_departments_break_where_they_were_formed_anew() {
    let merged = "không nối với kỳ trước: địa giới thay đổi từ ngày 01/7/2025";
    let reorganised = "không nối với kỳ trước: cơ quan được tổ chức lại giữa hai kỳ";
    let cases = [
        ("UBND TỈNH CAO BẰNG", [5, 8], ""),
        ("UBND TỈNH CAO BẰNG\nUBND XÃ THANH SƠN", [5, 8], merged),
        ("UBND TỈNH CAO BẰNG\nUBND XÃ THANH SƠN", [7, 8], ""),
        ("UBND TỈNH CAO BẰNG\nSỞ XÂY DỰNG", [2, 3], reorganised),
        ("UBND TỈNH CAO BẰNG\nSỞ XÂY DỰNG", [5, 8], ""),
    ];
    for (letterhead, months, reason) in cases {
        assert_eq!(breaks(letterhead, months), [reason], "{letterhead} {months:?}");
    }
}

#[test]
fn a_change_that_a_report_states_across_the_merger_is_told_as_such() {
    for (province, minded) in [("An Giang", true), ("Cao Bằng", false)] {
        let text = format!(
            "UBND TỈNH {}\n\nBÁO CÁO\nKết quả giải quyết thủ tục hành chính tháng 7 năm 2025\n\n\
             Tổng số hồ sơ tiếp nhận có thanh toán trực tuyến trên Cổng Dịch vụ công của tỉnh {province} trong tháng \
             7/2025 là 297 hồ sơ (tăng 34 hồ sơ so với tháng 6/2025).\n",
            province.to_uppercase()
        );
        let workspace = loaded(&[("7.txt", &text)]);
        let blocks = workspace.page(PageId::Payment).blocks;
        let figure = blocks.iter().find_map(|block| if let Block::Chart(figure) = block { Some(figure) } else { None });
        let caption = &figure.expect("before and now").sheet.caption;
        assert_eq!(caption.contains("Lưu ý: địa giới thay đổi từ ngày 01/7/2025."), minded, "{caption}");
    }
}

#[test]
fn a_file_without_a_period_is_offered_the_one_its_name_tells() {
    let mut workspace = loaded(&[("xep-hang-2026-10-05.csv", TABLE.1)]);
    let files = undated(&workspace.subject());
    assert_eq!(files.iter().map(|file| file.proposed.as_str()).collect::<Vec<_>>(), ["ngày 05/10/2026"]);
    let period = thuoc_do::text::parse_period(&files[0].proposed).expect("a period");
    let author = Author { who: String::new(), when: String::new() };
    let change = thuoc_do::domain::Change::Span { source: files[0].source, from: Span::Unknown, to: period.span };
    workspace.apply(change, author).expect("a change");
    assert!(undated(&workspace.subject()).is_empty());
    assert!(workspace.analysis().assessed.iter().all(|of| of.observation.span == period.span));
}
