//! Hash routes: `#/phat-hien`. Paths are never pushed, so the page also works from `file://`.

use crate::platform::{focus, location, page as document};
use crate::present::PageId;
use crate::text::{ui as sentences, words};
use leptos::prelude::*;

/// The id of the page's heading, which takes the focus when the page changes.
pub(super) const HEADING: &str = "page-title";

/// The address of a page.
pub(super) fn href(page: PageId) -> String {
    format!("#/{}", page.slug())
}

/// The page that the address names, following it; an unknown address is the overview.
pub(super) fn follow_address() -> RwSignal<PageId> {
    let route = RwSignal::new(page_at(&location::hash()));
    location::on_hash_change(move |hash| {
        let page = page_at(&hash);
        if route.get_untracked() != page {
            route.set(page);
            focus::scroll_to_top();
            focus::after_update(|| focus::focus(HEADING));
        }
    });
    route
}

/// Keeps the window's title in step with what is shown.
pub(super) fn name_window(shown: impl Fn() -> Option<PageId> + 'static) {
    Effect::new(move |_| match shown() {
        Some(page) => document::set_title(&sentences::window_title(page.words().title)),
        None => document::set_title(words::DOCUMENT_TITLE),
    });
}

fn page_at(hash: &str) -> PageId {
    hash.strip_prefix('/').and_then(PageId::from_slug).unwrap_or(PageId::Overview)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_found_at_its_address() {
        for page in PageId::ALL {
            assert_eq!(page_at(href(page).trim_start_matches('#')), page);
        }
        assert_eq!(page_at(""), PageId::Overview);
        assert_eq!(page_at("/khong-co"), PageId::Overview);
    }
}
