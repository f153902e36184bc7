//! The loaded reports, each with a way to remove it.

use super::icon::{Icon, Name};
use super::session::session;
use super::work::WorkTools;
use crate::domain::Report;
use crate::text::{correcting, ui as sentences, words};
use crate::workspace::note_message;
use leptos::prelude::*;

/// The list of reports.
#[component]
pub(super) fn LoadedReports() -> impl IntoView {
    let session = session();
    let reports = move || session.workspace.with(|w| w.analysis().reports.clone());
    view! {
        <ul class="reports">
            <For each=reports key=|report| report.source let:report>
                <ReportEntry report/>
            </For>
        </ul>
        <WorkTools/>
    }
}

#[component]
fn ReportEntry(report: Report) -> impl IntoView {
    let session = session();
    let source = report.source;
    let name = report.name.clone();
    let notes = session.workspace.with_untracked(|w| {
        w.source(source).map(|s| s.document.notes.iter().map(note_message).collect()).unwrap_or_default()
    });
    let notes = notes_of(notes);
    let twin = Memo::new(move |_| session.workspace.with(|w| w.twin_note(source)));
    view! {
        <li class="report">
            <Icon name=Name::File/>
            <div class="report-words">
                <p class="report-name">{report.name}</p>
                <p class="report-title">{report.title}</p>
                {notes}
                {move || twin.get().map(|note| view! { <p class="report-twin">{note}</p> })}
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
