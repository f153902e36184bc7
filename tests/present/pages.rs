//! Each page of the five reports together.

use crate::common::{SEEDS, seeds};
use crate::outline::{approve, outline};
use std::sync::OnceLock;
use thuoc_do::domain::{Decimal, Report};
use thuoc_do::present::{Block, Cell, Page, PageId, Passage, Sheet, Sort, Subject, Thresholds, page};
use thuoc_do::workspace::Workspace;

/// All five reports loaded; `None` in a lone clone.
pub(crate) fn loaded() -> Option<&'static Workspace> {
    static LOADED: OnceLock<Option<Workspace>> = OnceLock::new();
    let load = || {
        let folder = seeds()?;
        let mut workspace = Workspace::new();
        for (_, file) in SEEDS {
            let bytes = std::fs::read(folder.join(file)).expect("a report");
            workspace.add(file, &bytes).expect("a readable report");
        }
        Some(workspace)
    };
    LOADED.get_or_init(load).as_ref()
}

/// A page of the five reports under their numbers instead of their titles: the approved text holds our own words only.
fn untitled(id: PageId, thresholds: Thresholds) -> Option<Page> {
    let analysis = loaded()?.analysis();
    let bare = |(report, (number, _)): (&Report, &(&str, &str))| Report {
        title: None,
        name: (*number).to_owned(),
        ..report.clone()
    };
    let reports: Vec<Report> = analysis.reports.iter().zip(&SEEDS).map(bare).collect();
    let subject = Subject {
        reports: &reports,
        facts: &analysis.facts,
        audit: &analysis.audit,
        scorecards: &analysis.scorecards,
        assessed: &analysis.assessed,
        rates: &analysis.rates,
        reviewed: &analysis.reviewed,
        rivalries: &analysis.rivalries,
        unread: &analysis.unread,
        lists: &analysis.lists,
        thresholds,
    };
    Some(page(id, &subject))
}

#[test]
fn every_page_shows_what_was_approved() {
    for id in PageId::ALL {
        if let Some(page) = untitled(id, Thresholds::default()) {
            approve(id.slug(), &outline(&page));
        }
    }
}

#[test]
fn verdicts_follow_the_thresholds() {
    let split = Thresholds { departments: Decimal::whole(85), localities: Decimal::whole(70) };
    let cases = [(Thresholds::default(), [9, 20, 1], 0, 1), (split, [7, 22, 1], 2, 2)];
    for (thresholds, counts, differing, charts) in cases {
        let Some(page) = untitled(PageId::FullOnline, thresholds) else { return };
        let Some(Block::Tiles(tiles)) = page.blocks.iter().find(|b| matches!(b, Block::Tiles(_))) else {
            panic!("tiles");
        };
        let shown: Vec<&str> = tiles[..3].iter().map(|t| t.value.text.as_str()).collect();
        assert_eq!(shown, counts.map(|n: i32| n.to_string()));
        let rows = tables(&page).flat_map(|sheet| &sheet.rows).filter(|row| row.len() == 8);
        let differ = rows.filter(|row| row[6].text != row[7].text).count();
        assert_eq!(differ, differing);
        assert_eq!(page.blocks.iter().filter(|b| matches!(b, Block::Chart(_))).count(), charts);
    }
}

#[test]
fn every_computed_figure_names_its_sources() {
    for cell in PageId::ALL.into_iter().filter_map(|id| untitled(id, Thresholds::default())).flat_map(cells) {
        assert!(cell.formula.is_empty() || !cell.places.is_empty(), "no source: {cell:?}");
    }
}

#[test]
fn ids_are_unique_on_each_page() {
    for page in PageId::ALL.into_iter().filter_map(|id| untitled(id, Thresholds::default())) {
        let charts = page.blocks.iter().filter_map(|b| match b {
            Block::Chart(figure) => Some(figure.spec.id.clone()),
            _ => None,
        });
        let mut ids: Vec<String> = charts.chain(tables(&page).map(|sheet| sheet.id.clone())).collect();
        let all = ids.len();
        ids.sort();
        ids.dedup();
        assert_eq!(ids.len(), all, "{:?}", page.id);
    }
}

/// A stated figure opens a sentence or cell with its own digits.
#[test]
fn every_stated_figure_opens_its_own_digits() {
    let Some(workspace) = loaded() else { return };
    let mut opened = 0;
    for id in PageId::ALL {
        let cells = cells(workspace.page(id));
        for cell in cells.iter().filter(|c| c.formula.is_empty() && c.places.len() == 1) {
            let Sort::Number(value) = cell.sort else { continue };
            let excerpt = workspace.excerpt(&cell.places[0]).expect("an excerpt");
            let words = match &excerpt.passage {
                Passage::Prose { highlight, .. } => highlight.clone(),
                Passage::Row { cells, .. } => cells.join(" "),
            };
            let digits = value.normalized().mantissa().to_string();
            let written: String = words.chars().filter(|c| c.is_ascii_digit() || c.is_whitespace()).collect();
            let zeroless = written.split_whitespace().collect::<String>();
            assert!(zeroless.contains(&digits), "{digits} is not in «{words}»");
            opened += 1;
        }
    }
    assert!(opened > 700, "only {opened} figures opened");
}

fn tables(page: &Page) -> impl Iterator<Item = &Sheet> {
    page.blocks.iter().filter_map(|block| match block {
        Block::Table(sheet) => Some(sheet),
        Block::Chart(figure) => Some(&figure.sheet),
        _ => None,
    })
}

/// Every cell of a page.
fn cells(page: Page) -> Vec<Cell> {
    let of_sheet = |sheet: Sheet| sheet.rows.into_iter().chain(sheet.total).flatten().collect::<Vec<_>>();
    let of_block = |block: Block| match block {
        Block::Tiles(tiles) => tiles.into_iter().map(|tile| tile.value).collect(),
        Block::Table(sheet) => of_sheet(sheet),
        Block::Chart(figure) => of_sheet(figure.sheet),
        Block::Findings(cards) => cards.into_iter().flat_map(|card| [card.stated, card.recomputed]).collect(),
        _ => Vec::new(),
    };
    page.blocks.into_iter().flat_map(of_block).collect()
}

#[test]
fn a_card_of_a_finding_says_whose_figure_it_is() {
    let Some(workspace) = loaded() else { return };
    let blocks = page(PageId::Findings, &workspace.subject()).blocks.into_iter();
    let cards = blocks.filter_map(|block| if let Block::Findings(cards) = block { Some(cards) } else { None });
    let cards: Vec<_> = cards.flatten().collect();
    for card in &cards {
        let last = card.context.rsplit(" · ").next().unwrap_or_default();
        assert!(!card.whose.is_empty() && (card.whose.ends_with(last) || !card.whose.contains(" · ")), "{card:?}");
    }
    assert!(cards.iter().any(|card| card.whose.starts_with("Hà Nam – toàn bộ")), "{cards:?}");
}
