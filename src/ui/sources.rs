//! The loaded reports, each with a way to remove it.

use super::dialog::Modal;
use super::icon::{Icon, Name};
use super::session::session;
use crate::domain::Report;
use crate::text::{ui as sentences, words};
use leptos::prelude::*;

/// The list of reports.
#[component]
pub(super) fn LoadedReports() -> impl IntoView {
    let session = session();
    let confirming = RwSignal::new(false);
    let clear = move |_| {
        confirming.set(false);
        session.clear();
    };
    let reports = move || session.workspace.with(|w| w.analysis().reports.clone());
    view! {
        <ul class="reports">
            <For each=reports key=|report| report.source let:report>
                <ReportEntry report/>
            </For>
        </ul>
        <p class="reports-clear">
            <button type="button" class="button button-quiet" on:click=move |_| confirming.set(true)>
                <Icon name=Name::Remove/>
                {words::REMOVE_ALL}
            </button>
        </p>
        <Modal open=confirming title=words::REMOVE_ALL_CONFIRM class="dialog">
            <div class="dialog-actions">
                <button type="button" class="button" on:click=move |_| confirming.set(false)>{words::CANCEL}</button>
                <button type="button" class="button button-main" on:click=clear>{words::REMOVE_ALL}</button>
            </div>
        </Modal>
    }
}

#[component]
fn ReportEntry(report: Report) -> impl IntoView {
    let session = session();
    let source = report.source;
    let name = report.name.clone();
    view! {
        <li class="report">
            <Icon name=Name::File/>
            <div class="report-words">
                <p class="report-name">{report.name}</p>
                <p class="report-title">{report.title}</p>
            </div>
            <button
                type="button"
                class="icon-button"
                aria-label=sentences::remove_report(&name)
                title=words::REMOVE
                on:click=move |_| session.remove(source, &name)
            >
                <Icon name=Name::Remove/>
            </button>
        </li>
    }
}
