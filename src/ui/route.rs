//! The address and what is shown, each following the other. Paths are never pushed, so the page also works from
//! `file://`.

use super::session::Session;
use crate::platform::{focus, location, page as document};
use crate::present::{Address, PageId, View};
use crate::text::{ui as sentences, words};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The id of the page's heading, which takes the focus when the page changes.
pub(super) const HEADING: &str = "page-title";

/// What the address names: a page, what it is narrowed to, and the page's own choices.
#[derive(Clone, Copy)]
pub(super) struct Shown {
    /// The page.
    pub(super) page: RwSignal<PageId>,
    /// What it is narrowed to.
    pub(super) view: RwSignal<View>,
    /// Its own choices.
    pub(super) own: RwSignal<BTreeMap<String, String>>,
}

impl Shown {
    fn address(self) -> Address {
        Address { page: self.page.get(), view: self.view.get(), own: self.own.get() }
    }

    /// Takes up what an address names; `true` when that is another page.
    fn take(self, address: Address) -> bool {
        let Address { page, view, own } = address;
        let turned = self.page.get_untracked() != page;
        set(self.page, page);
        set(self.view, view);
        set(self.own, own);
        turned
    }
}

fn set<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|old| *old != value) {
        signal.set(value);
    }
}

/// What the address names, following it. Another page begins at its heading; a filter leaves the reader where they are.
pub(super) fn follow_address() -> Shown {
    let Address { page, view, own } = Address::parse(&location::hash());
    let shown = Shown { page: RwSignal::new(page), view: RwSignal::new(view), own: RwSignal::new(own) };
    location::on_hash_change(move |hash| {
        if shown.take(Address::parse(&hash)) {
            focus::scroll_to_top();
            // Who is led over the pages stays with the guide.
            if !focus::is_within(".tour") {
                focus::after_update(|| focus::focus(HEADING));
            }
        }
    });
    shown
}

/// Writes what is chosen on the page into the address, so that it can be gone back to, kept and passed on.
pub(super) fn write_address(session: Session) {
    let shown = Shown { page: session.route, view: session.view, own: session.own };
    Effect::new(move |_| {
        let address = shown.address();
        session.remember_own();
        if Address::parse(&location::hash()) != address {
            location::go(&address.print());
        }
    });
}

/// Goes to a page with the view kept.
pub(super) fn go(page: PageId) {
    let Address { view, .. } = Address::parse(&location::hash());
    location::go(&Address { page, view, own: BTreeMap::new() }.print());
}

/// Keeps the window's title in step with what is shown.
pub(super) fn name_window(shown: impl Fn() -> Option<PageId> + 'static) {
    Effect::new(move |_| match shown() {
        Some(page) => document::set_title(&sentences::window_title(page.words().title)),
        None => document::set_title(words::DOCUMENT_TITLE),
    });
}
