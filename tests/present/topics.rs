//! Pages on one topic, and the overview, for files that hold the index and no running text.

use thuoc_do::domain::Author;
use thuoc_do::present::{Block, PageId, Sheet, StepAt, next_steps};
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
