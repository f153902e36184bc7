//! The loaded reports, each with a way to remove it.

use super::icon::{Icon, Name};
use super::session::session;
use super::work::WorkTools;
use crate::engine::Loaded;
use crate::text::{correcting, ui as sentences, words};
use leptos::prelude::*;

/// The list of reports.
#[component]
pub(super) fn LoadedReports() -> impl IntoView {
    let session = session();
    let reports = move || session.outline.with(|outline| outline.loaded.clone());
    view! {
        <ul class="reports">
            <For each=reports key=Clone::clone let:report>
                <ReportEntry report/>
            </For>
        </ul>
        <WorkTools/>
    }
}

#[component]
fn ReportEntry(report: Loaded) -> impl IntoView {
    let session = session();
    let source = report.source;
    let name = report.name.clone();
    let notes = notes_of(report.notes);
    let twin = report.twin.map(|note| view! { <p class="report-twin">{note}</p> });
    view! {
        <li class="report">
            <Icon name=Name::File/>
            <div class="report-words">
                <p class="report-name">{report.name}</p>
                <p class="report-title">{report.title}</p>
                {notes}
                {twin}
            </div>
            <button
                type="button"
                class="icon-button"
                aria-label=sentences::remove_report(&name)
                title=words::REMOVE
                on:click=move |_| session.removing.set(Some((source, name.clone())))
            >
                <Icon name=Name::Remove/>
            </button>
        </li>
    }
}

/// What the user should know about how the file was read.
fn notes_of(notes: Vec<String>) -> impl IntoView {
    let any = !notes.is_empty();
    let lines = notes.into_iter().map(|note| view! { <li>{note}</li> }).collect_view();
    any.then(|| view! { <ul class="report-notes" aria-label=correcting::NOTES>{lines}</ul> })
}
