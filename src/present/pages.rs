//! The pages' order, addresses and names.

use super::PageId;
use crate::text::pages::{self, PageWords};

impl PageId {
    /// Every page in menu order.
    pub const ALL: [PageId; 13] = [
        PageId::Overview,
        PageId::Index,
        PageId::Processing,
        PageId::FullOnline,
        PageId::Payment,
        PageId::Satisfaction,
        PageId::Units,
        PageId::Periods,
        PageId::Scenario,
        PageId::Findings,
        PageId::Review,
        PageId::Sources,
        PageId::Publish,
    ];

    /// The pages as the menu groups them, in menu order; the first group has no name.
    pub fn groups() -> [(&'static str, &'static [PageId]); 5] {
        let [overview, figures, compared, checked, handed_over] = pages::GROUPS;
        const ALL: &[PageId] = &PageId::ALL;
        let (first, rest) = ALL.split_at(1);
        let (of_figures, rest) = rest.split_at(5);
        let (of_compared, rest) = rest.split_at(3);
        let (of_checked, last) = rest.split_at(3);
        [(overview, first), (figures, of_figures), (compared, of_compared), (checked, of_checked), (handed_over, last)]
    }

    /// Menu name, heading and lead.
    pub const fn words(self) -> PageWords {
        match self {
            PageId::Overview => pages::OVERVIEW,
            PageId::Index => pages::INDEX,
            PageId::Processing => pages::PROCESSING,
            PageId::FullOnline => pages::FULL_ONLINE,
            PageId::Payment => pages::PAYMENT,
            PageId::Satisfaction => pages::SATISFACTION,
            PageId::Units => pages::UNITS,
            PageId::Periods => pages::PERIODS,
            PageId::Scenario => pages::SCENARIO,
            PageId::Findings => pages::FINDINGS,
            PageId::Review => pages::REVIEW,
            PageId::Sources => pages::SOURCES,
            PageId::Publish => pages::PUBLISH,
        }
    }

    /// Stable part of the page's address (`#/bo-chi-so-766`).
    pub const fn slug(self) -> &'static str {
        match self {
            PageId::Overview => "tong-quan",
            PageId::Index => "bo-chi-so-766",
            PageId::Processing => "tiep-nhan-giai-quyet",
            PageId::FullOnline => "truc-tuyen-toan-trinh",
            PageId::Payment => "thanh-toan-truc-tuyen",
            PageId::Satisfaction => "muc-do-hai-long",
            PageId::Units => "don-vi",
            PageId::Periods => "so-sanh-ky",
            PageId::Scenario => "kich-ban",
            PageId::Findings => "phat-hien",
            PageId::Review => "ra-soat",
            PageId::Sources => "bao-cao-da-nap",
            PageId::Publish => "xuat-ban",
        }
    }

    /// The keys of the page's own choices in its address; whatever else stands there is not taken in.
    pub const fn own_keys(self) -> &'static [&'static str] {
        match self {
            PageId::Units => &["bang", "theo", "dang", "xem", "voi", "het"],
            PageId::Periods => &["xem", "loai", "theo", "tu", "den"],
            PageId::Scenario => &["bang", "xem"],
            PageId::Publish => &["loai", "ky-lap", "don-vi-lap", "phuong-an"],
            _ => &[],
        }
    }

    /// The page at an address; `None` for an unknown one.
    pub fn from_slug(slug: &str) -> Option<PageId> {
        PageId::ALL.into_iter().find(|page| page.slug() == slug)
    }
}
