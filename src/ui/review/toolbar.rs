//! Above the panes: which report, undo and redo, a new figure.

use super::Part;
use crate::domain::SourceId;
use crate::platform::selection;
use crate::present::Review;
use crate::text::correcting as words;
use crate::ui::icon::{Icon, Name};
use crate::ui::notices::Tone;
use crate::ui::review::draft::Draft;
use crate::ui::session::{Session, session};
use crate::workspace::Workspace;
use leptos::prelude::*;

/// The tools.
#[component]
pub(super) fn Toolbar(review: Memo<Option<Review>>) -> impl IntoView {
    let session = session();
    let can_undo = Memo::new(move |_| session.workspace.with(Workspace::can_undo));
    let can_redo = Memo::new(move |_| session.workspace.with(Workspace::can_redo));
    // The selection must outlive the press.
    let keep_selection = |event: leptos::ev::MouseEvent| event.prevent_default();
    view! {
        <div class="review-tools">
            <Reports/>
            <div class="review-buttons">
                <button
                    type="button"
                    class="button"
                    title=words::UNDO_TITLE
                    disabled=move || !can_undo.get()
                    on:click=move |_| super::undo(session)
                >
                    <Icon name=Name::Undo/>
                    {words::UNDO}
                </button>
                <button
                    type="button"
                    class="button"
                    title=words::REDO_TITLE
                    disabled=move || !can_redo.get()
                    on:click=move |_| super::redo(session)
                >
                    <Icon name=Name::Redo/>
                    {words::REDO}
                </button>
                <button
                    type="button"
                    class="button"
                    on:mousedown=keep_selection
                    on:click=move |_| add_selected(session, review)
                >
                    {words::ADD_FROM_SELECTION}
                </button>
                <button type="button" class="button" on:click=move |_| session.review.moving.set(true)>
                    {words::MOVE_PERIOD}
                </button>
            </div>
        </div>
    }
}

/// Which report is shown, where there are several.
#[component]
fn Reports() -> impl IntoView {
    let session = session();
    let names = Memo::new(move |_| {
        session.workspace.with(|w| {
            let name = |s: &crate::workspace::Source| (s.extraction.report.source, s.document.name.clone());
            w.sources().iter().map(name).collect::<Vec<_>>()
        })
    });
    let current = Memo::new(move |_| session.workspace.with(|w| session.review.shown(w)));
    let option = move |(id, name): (SourceId, String)| {
        view! { <option value=id.0.to_string() selected=move || current.get() == Some(id)>{name}</option> }
    };
    let choose = move |event| {
        if let Ok(number) = event_target_value(&event).parse() {
            session.review.turn_to(SourceId(number));
        }
    };
    view! {
        <label class="review-report">
            <span>{words::REPORT}</span>
            <select on:change=choose>{move || names.get().into_iter().map(option).collect_view()}</select>
        </label>
    }
}

fn add_selected(session: Session, review: Memo<Option<Review>>) {
    let Some(source) = review.with_untracked(|r| r.as_ref().map(|r| r.source)) else { return };
    match selection::range(super::document::PANE) {
        Some(range) => add(session, source, Some(range)),
        None => {
            session.settle(words::NO_SELECTION);
            let hint = words::NO_SELECTION_HINT.to_owned();
            session.tell(Tone::Problem, words::NO_SELECTION.to_owned(), hint);
        }
    }
}

/// Opens the form for a new figure that stands at these characters.
pub(super) fn add(session: Session, source: SourceId, range: Option<(usize, usize)>) {
    session.settle(words::NO_SELECTION);
    let draft = session.workspace.with_untracked(|w| {
        let text = w.source(source).map(|s| s.document.text.as_str()).unwrap_or_default();
        let selected: String =
            range.map(|(from, to)| text.chars().skip(from).take(to - from).collect()).unwrap_or_default();
        Draft::new(source, range, &selected, &w.choices(source))
    });
    session.review.draft.set(Some(draft));
    session.review.part.set(Part::List);
}
