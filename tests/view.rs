//! Pages narrowed to a period, a unit, a level, a version of the index or a report.

#![allow(clippy::unwrap_used, reason = "a test may stop")]

use thuoc_do::domain::{SourceId, Span, UnitLevel};
use thuoc_do::present::{Block, PageId, Sort, View};
use thuoc_do::workspace::Workspace;

const MONTH: &str = include_str!("../public/mau-bao-cao.txt");
const TABLES: &str = include_str!("../public/mau-bang-so-lieu.txt");

fn session() -> Workspace {
    let mut workspace = Workspace::new();
    workspace.add("thang.txt", MONTH.as_bytes()).unwrap();
    workspace.add("bang.txt", TABLES.as_bytes()).unwrap();
    workspace
}

#[test]
fn every_choice_offered_shows_what_it_says_and_counts_the_rest() {
    let workspace = session();
    let choices = workspace.view_choices();
    let all = workspace.analysis().facts.facts.len();
    let views = [
        choices.spans.iter().map(|c| (View { span: Some(c.value), ..View::default() }, c.figures)).collect::<Vec<_>>(),
        choices.units.iter().map(|c| (View { unit: Some(c.value.clone()), ..View::default() }, c.figures)).collect(),
        choices.sources.iter().map(|c| (View { source: Some(c.value), ..View::default() }, c.figures)).collect(),
    ];
    for (view, figures) in views.into_iter().flatten() {
        let narrowed = workspace.narrowed(&view).unwrap();
        assert_eq!(narrowed.subject().facts.facts.len(), figures, "{view:?}");
        assert_eq!((narrowed.outside.figures_in, narrowed.outside.figures), (figures, all), "{view:?}");
        for page in PageId::ALL {
            assert!(!narrowed.page(page).blocks.is_empty(), "{view:?} {page:?}");
        }
    }
    let sum: usize = choices.sources.iter().map(|choice| choice.figures).sum();
    assert_eq!(sum, all);
}

#[test]
fn a_level_keeps_its_units_and_the_figures_about_its_class() {
    let workspace = session();
    let view = View { level: Some(UnitLevel::Department), ..View::default() };
    let narrowed = workspace.narrowed(&view).unwrap();
    let subject = narrowed.subject();
    assert!(!subject.facts.facts.is_empty());
    assert!(subject.facts.facts.iter().all(|fact| fact.scope.agency.is_some() || fact.scope.level.is_some()));
    assert!(subject.rates.iter().all(|rate| rate.scope.agency.is_some()));
    assert!(subject.audit.checks.is_empty(), "comparisons are counted by whole reports");
}

#[test]
fn what_is_not_loaded_narrows_nothing() {
    let workspace = session();
    let view = View {
        span: Some(Span::Year { year: 1999 }),
        unit: Some("nowhere/nobody".to_owned()),
        set: Some("none".to_owned()),
        source: Some(SourceId(99)),
        ..View::default()
    };
    assert_eq!(workspace.view_choices().known(&view), View::default());
    assert!(workspace.narrowed(&View::default()).is_none());
}

#[test]
fn conditions_that_exclude_each_other_say_so_on_every_page() {
    let workspace = session();
    let choices = workspace.view_choices();
    let body = choices.units.first().unwrap().value.clone();
    let view = View { unit: Some(body), level: Some(UnitLevel::Department), ..View::default() };
    let narrowed = workspace.narrowed(&view).unwrap();
    assert_eq!((narrowed.outside.figures_in, narrowed.outside.reports_in), (0, 0));
    for page in PageId::ALL {
        assert!(matches!(narrowed.page(page).blocks[..], [Block::Empty(_)]), "{page:?}");
    }
}

#[test]
fn a_unit_alone_says_nothing_of_the_whole() {
    let workspace = session();
    let unit = workspace.view_choices().units.into_iter().find(|unit| unit.name == "Sở Y tế").unwrap();
    let narrowed = workspace.narrowed(&View { unit: Some(unit.value), ..View::default() }).unwrap();
    for block in PageId::ALL.into_iter().flat_map(|page| narrowed.page(page).blocks) {
        if let Block::Tiles(tiles) = block {
            assert!(tiles.iter().all(|tile| tile.value.sort != Sort::Missing), "{tiles:?}");
        }
    }
}

#[test]
fn units_are_found_without_their_marks() {
    let choices = session().view_choices();
    let (found, _) = choices.units_named("so noi vu", None, 10);
    assert!(found.iter().any(|(unit, _)| unit.name == "Sở Nội vụ"), "{found:?}");
    let (all, more) = choices.units_named("", None, 1);
    assert_eq!((all.len(), more), (1, choices.units.len() - 1));
    assert!(choices.units_named("không có ai", None, 10).0.is_empty());
}

#[test]
fn units_with_figures_in_the_period_come_first_and_the_others_are_told() {
    let workspace = session();
    let choices = workspace.view_choices();
    assert_eq!(choices.held.len(), choices.units.len());
    for span in choices.spans.iter().map(|choice| choice.value) {
        let (found, _) = choices.units_named("", Some(span), usize::MAX);
        assert!(found.is_sorted_by_key(|(_, holds)| !holds), "{found:?}");
        for (unit, holds) in found {
            let view = View { span: Some(span), unit: Some(unit.value.clone()), ..View::default() };
            let figures = workspace.narrowed(&view).unwrap().outside.figures_in;
            assert_eq!(figures > 0, holds, "{unit:?} {span:?}");
        }
    }
}
