//! What several reports state differently stands where the user looks first, and reports of one title are told apart.

use super::{APRIL, APRIL_AGAIN, loaded, me};
use thuoc_do::domain::Change;
use thuoc_do::present::{Block, Level, Page, PageId};
use thuoc_do::workspace::Workspace;

fn tile(page: &Page, label: &str) -> Option<String> {
    let tiles = page.blocks.iter().filter_map(|b| if let Block::Tiles(tiles) = b { Some(tiles) } else { None });
    tiles.flatten().find(|tile| tile.label == label).map(|tile| tile.value.text.clone())
}

fn headings(workspace: &Workspace, id: PageId) -> Vec<(String, String)> {
    let blocks = workspace.page(id).blocks.into_iter();
    blocks
        .filter_map(|b| match b {
            Block::Heading { level: Level::Report, text, short, .. } => Some((text, short)),
            _ => None,
        })
        .collect()
}

#[test]
fn reports_that_disagree_are_counted_until_the_user_chooses() {
    let mut workspace = loaded(&[APRIL, APRIL_AGAIN]);
    let label = "Các báo cáo nêu khác nhau";
    let shown = |w: &Workspace| [PageId::Overview, PageId::Findings].map(|id| tile(&w.page(id), label));
    assert_eq!(shown(&workspace), [Some("1".to_owned()), Some("1".to_owned())]);
    let found = workspace.page(PageId::Findings);
    let Some(Block::Table(sheet)) = found.blocks.get(1) else { panic!("a table: {:?}", found.blocks) };
    let cells: Vec<&str> = sheet.rows.iter().flatten().map(|cell| cell.text.as_str()).collect();
    assert!(["2.000 hồ sơ", "1.900 hồ sơ", "0.txt", "1.txt"].iter().all(|words| cells.contains(words)), "{cells:?}");
    let before = workspace.analysis().attention();
    assert_eq!(before, workspace.analysis().audit.findings.len());

    let card = workspace.rivals().remove(0);
    assert!(card.open);
    let chosen = card.variants[1].keys.first().cloned();
    workspace.apply(Change::Choose { among: card.among(), chosen }, me()).expect("a choice");
    assert_eq!(shown(&workspace), [None, None]);
    assert!(!workspace.rivals()[0].open && workspace.rivals()[0].decided);
    assert_eq!(workspace.analysis().attention(), workspace.analysis().audit.findings.len());
}

#[test]
fn values_that_differ_within_one_report_are_no_dispute_between_reports() {
    let again = format!("{APRIL}Tổng số hồ sơ tiếp nhận trong tháng 4/2026 là 2.100 hồ sơ.\n");
    let workspace = loaded(&[&again]);
    assert_eq!(tile(&workspace.page(PageId::Findings), "Các báo cáo nêu khác nhau"), None);
    assert!(workspace.rivals().iter().all(|card| !card.open));
}

#[test]
fn reports_of_one_title_are_told_apart_by_their_files() {
    let same = APRIL.replace("2.000", "2.050");
    let workspace = loaded(&[APRIL, &same]);
    for id in [PageId::Overview, PageId::Findings, PageId::Sources, PageId::Processing] {
        let headings = headings(&workspace, id);
        assert!(
            headings.len() == 2 && headings[0].0 != headings[1].0 && headings[0].1 != headings[1].1,
            "{headings:?}"
        );
        assert!(
            headings.iter().any(|(text, short)| text.contains("(1.txt)") && short.contains("1.txt")),
            "{headings:?}"
        );
    }
    assert!(format!("{:?}", workspace.page(PageId::Sources)).contains("(0.txt)"));
    let alone = headings(&loaded(&[APRIL]), PageId::Overview);
    assert!(!alone[0].0.contains(".txt"), "{alone:?}");
}
