//! Xuất bản: what the command line and print say of it; drafts are written by `export`, which stands above this layer.

use super::{Block, Page, PageId, Subject};
use crate::text::handover as words;

/// Keys of the page's own choices in the address.
pub mod keys {
    /// Catalogue id of the kind of report.
    pub const KIND: &str = "loai";
    /// Code of the period that is reported.
    pub const SPAN: &str = "ky-lap";
}

pub(super) fn page(subject: &Subject<'_>) -> Page {
    let block = match subject.facts.facts.is_empty() {
        true => Block::Empty(words::NOTHING.to_owned()),
        false => Block::Note(words::OVERVIEW.to_owned()),
    };
    Page::new(PageId::Publish, vec![block])
}
