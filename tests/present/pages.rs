//! Each page of the five reports together.

use crate::common::{SEEDS, seeds};
use crate::outline::{approve, outline};
use std::sync::OnceLock;
use thuoc_do::domain::Report;
use thuoc_do::present::{Page, PageId, Subject, Thresholds, page};
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
        rates: &analysis.rates,
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
