//! Above the panes: which report, undo and redo, a new figure.

use super::Looked;
use crate::domain::SourceId;
use crate::engine::{FormOfNew, Step};
use crate::platform::selection;
use crate::text::correcting as words;
use crate::ui::icon::{Icon, Name};
use crate::ui::notices::Tone;
use crate::ui::session::{Session, session};
use leptos::prelude::*;

/// The tools.
#[component]
pub(super) fn Toolbar(review: Looked) -> impl IntoView {
    let session = session();
    let can_undo = Memo::new(move |_| session.outline.with(|outline| outline.can_undo));
    let can_redo = Memo::new(move |_| session.outline.with(|outline| outline.can_redo));
    // The selection must outlive the press.
    let keep_selection = |event: leptos::ev::MouseEvent| event.prevent_default();
    // Not disabled: the focus would be lost with the last step.
    let is = |yes: bool| if yes { "true" } else { "false" };
    view! {
        <div class="review-tools">
            <Reports/>
            <div class="review-buttons">
                <button
                    type="button"
                    class="button"
                    title=words::UNDO_TITLE
                    aria-disabled=move || is(!can_undo.get())
                    on:click=move |_| super::step(session, Step::Undo)
                >
                    <Icon name=Name::Undo/>
                    {words::UNDO}
                </button>
                <button
                    type="button"
                    class="button"
                    title=words::REDO_TITLE
                    aria-disabled=move || is(!can_redo.get())
                    on:click=move |_| super::step(session, Step::Redo)
                >
                    <Icon name=Name::Redo/>
                    {words::REDO}
                </button>
                <button
                    type="button"
                    class="button"
                    disabled=move || session.review.draft.with(Option::is_some)
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
        let name = |loaded: &crate::engine::Loaded| (loaded.source, loaded.short.clone(), loaded.name.clone());
        session.outline.with(|outline| outline.loaded.iter().map(name).collect::<Vec<_>>())
    });
    let current = Memo::new(move |_| session.outline.with(|outline| session.review.shown(outline)));
    let option = move |(id, short, file): (SourceId, String, String)| {
        view! { <option value=id.0.to_string() title=file selected=move || current.get() == Some(id)>{short}</option> }
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

fn add_selected(session: Session, review: Looked) {
    let Some(source) = untrack(|| review.with(|r| r.map(|r| r.source))) else { return };
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
    let form = async move { session.ask(FormOfNew { source, range }).await };
    session.review.fill_in(form);
}
