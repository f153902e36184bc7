//! Đơn vị, So sánh kỳ, Kịch bản: pages on which something is chosen; what a choice leads to is decided elsewhere.

pub(super) mod controls;
mod finder;
mod levers;
mod panel;
mod periods;
mod plan;
mod saved;
mod undated;
mod units;

pub(super) use periods::PeriodsPage;
pub(super) use plan::{PlanState, ScenarioPage};
pub(super) use units::UnitsPage;

use super::session::Session;
use crate::engine::Own;
use crate::platform::clock;
use crate::present::{Narrowing, PageId};
use chrono::NaiveDate;
use leptos::prelude::*;

/// What the shared filter narrows the page to.
fn narrowing(session: Session) -> Memo<Narrowing> {
    Memo::new(move |_| {
        session.applied.with(|view| Narrowing { span: view.span, level: view.level, set: view.set.clone() })
    })
}

/// Those of a page's own choices that have these names; `None` while another page is shown, whose choices they would be.
fn own(session: Session, page: PageId, names: &[&str]) -> Option<Own> {
    let pick =
        |own: &Own| names.iter().filter_map(|name| Some(((*name).to_owned(), own.get(*name)?.clone()))).collect();
    (session.route.get() == page).then(|| session.own.with(pick))
}

/// Today on this machine: it tells which periods are still running.
fn today() -> Option<NaiveDate> {
    clock::now().get(..10).and_then(|day| day.parse().ok())
}

/// Writes one of the page's own choices into the address; an empty one is the default.
fn choose(session: Session, key: &'static str, value: String) {
    session.own.update(|own| {
        if value.is_empty() {
            own.remove(key);
        } else {
            own.insert(key.to_owned(), value);
        }
    });
}
