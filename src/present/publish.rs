//! Xuất bản: what the command line and print say of it; drafts are written by `export`, which stands above this layer.

use super::{Address, Block, Page, PageId, Subject, View};
use crate::domain::Span;
use crate::text::handover as words;

/// Keys of the page's own choices in the address.
pub mod keys {
    /// Catalogue id of the kind of report.
    pub const KIND: &str = "loai";
    /// Code of the period that is reported.
    pub const SPAN: &str = "ky-lap";
    /// Key of the body it is written for.
    pub const BODY: &str = "don-vi-lap";
    /// The scenario that is proposed.
    pub const PLAN: &str = "phuong-an";
}

/// The choice of the scenario of that name; no name makes it that of none or of all.
pub fn plan_code(name: &str) -> String {
    format!("={name}")
}

/// The address of a draft of a body and period that proposes a scenario; of the kind that is about nothing but the index.
pub fn proposing(view: &View, span: Span, body: &str, plan: &str) -> Address {
    let plan = plan_code(plan);
    let chosen = [(keys::KIND, ABOUT_INDEX), (keys::SPAN, &span.code()), (keys::BODY, body), (keys::PLAN, &plan)];
    let own = chosen.map(|(key, value)| (key.to_owned(), value.to_owned())).into_iter().collect();
    Address { page: PageId::Publish, view: view.clone(), own }
}

/// Catalogue id of that kind.
const ABOUT_INDEX: &str = "don-doc";

pub(super) fn page(subject: &Subject<'_>) -> Page {
    let block = match subject.facts.facts.is_empty() {
        true => Block::Empty(words::NOTHING.to_owned()),
        false => Block::Note(words::OVERVIEW.to_owned()),
    };
    Page::new(PageId::Publish, vec![block])
}

#[cfg(test)]
mod tests {
    use super::{ABOUT_INDEX, proposing};
    use crate::catalog::report_defs;
    use crate::domain::Span;
    use crate::present::{Address, View};

    #[test]
    fn a_scenario_is_proposed_in_a_kind_that_tells_it() {
        assert!(report_defs().kind(ABOUT_INDEX).is_some_and(crate::catalog::ReportDef::proposes));
        let address = proposing(&View::default(), Span::Month { year: 2026, month: 9 }, "province_hue", "Đến 80 & hơn");
        let print = address.print();
        assert_eq!(Address::parse(print.trim_start_matches('#')), address, "{print}");
    }
}
