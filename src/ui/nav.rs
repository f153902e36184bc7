//! The menu of pages.

use super::icon::{Icon, Name};
use super::session::session;
use crate::platform::focus;
use crate::present::PageId;
use crate::text::{ui as sentences, words};
use leptos::prelude::*;

/// The menu, with the number of findings and of loaded reports.
#[component]
pub(super) fn Nav() -> impl IntoView {
    let route = session().route;
    // On a narrow screen the menu is one line that scrolls; the page shown must be in sight.
    Effect::new(move |_| {
        route.track();
        focus::after_update(|| focus::bring_near(".nav-entry[aria-current]"));
    });
    view! {
        <nav class="nav" aria-label=words::NAV_LABEL>
            <ul class="nav-groups">{PageId::groups().map(group).collect_view()}</ul>
        </nav>
    }
}

fn group((name, pages): (&'static str, &'static [PageId])) -> impl IntoView {
    let head = (!name.is_empty()).then(|| view! { <p class="nav-group-name">{name}</p> });
    let entries = pages.iter().map(|page| view! { <li><Entry page=*page/></li> }).collect_view();
    let label = (!name.is_empty()).then_some(name);
    view! {
        <li class="nav-group">
            {head}
            <ul aria-label=label>{entries}</ul>
        </li>
    }
}

#[component]
fn Entry(page: PageId) -> impl IntoView {
    let session = session();
    let current = move || (session.route.get() == page).then_some("page");
    view! {
        <a class="nav-entry" href=move || session.address_of(page).print() aria-current=current>
            <Icon name=Name::Page(page)/>
            <span class="nav-name">{page.words().menu}</span>
            <Badge page/>
        </a>
    }
}

#[component]
fn Badge(page: PageId) -> impl IntoView {
    let outline = session().outline;
    let count = Memo::new(move |_| {
        outline.with(|outline| match page {
            PageId::Findings => outline.attention,
            PageId::Sources => outline.loaded.len(),
            _ => 0,
        })
    });
    let class = if page == PageId::Findings { "badge badge-findings" } else { "badge" };
    let spoken = move || {
        if page == PageId::Findings {
            sentences::findings_badge(count.get())
        } else {
            sentences::reports_badge(count.get())
        }
    };
    move || {
        (count.get() > 0).then(|| {
            view! {
                <span class=class>
                    <span aria-hidden="true">{count.get()}</span>
                    <span class="visually-hidden">{spoken()}</span>
                </span>
            }
        })
    }
}
