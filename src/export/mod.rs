//! Figures and pages → what leaves the program: drafts of reports, documents, workbooks, open data, a page to publish.

mod deflate;
pub mod desk;
pub mod docx;
pub mod draft;
pub mod open_data;
mod open_table;
pub mod page;
pub mod separated;
pub mod xlsx;
mod xml;
mod zip;

pub use open_table::open_table;

use crate::domain::Report;
use crate::present::Subject;
use crate::scoring::index::Assessed;

/// A file's name without the folders of the machine it was read on.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

/// The reports by the names of their files alone: folders of a machine are nobody's business.
fn without_folders(reports: &[Report]) -> Vec<Report> {
    reports.iter().map(|r| Report { name: file_name(&r.name).to_owned(), ..r.clone() }).collect()
}

/// What is known of the index, its files by their names alone.
fn assessed_without_folders(all: &[Assessed]) -> Vec<Assessed> {
    let mut all = all.to_vec();
    for file in all.iter_mut().flat_map(|one| &mut one.observation.files) {
        *file = file_name(file).to_owned();
    }
    all
}

/// A subject whose reports were replaced.
fn with_reports<'a>(subject: &Subject<'a>, reports: &'a [Report]) -> Subject<'a> {
    Subject { reports, ..*subject }
}
