//! One paragraph of the draft, and rewriting it.

use super::Desk;
use super::paper;
use crate::export::draft::{Block, Run, Standing, plain_words};
use crate::platform::focus;
use crate::text::handover as words;
use crate::ui::leaving::Leaving;
use leptos::prelude::*;

/// How much of a paragraph names its button: characters.
const BEGINNING: usize = 40;

/// The paragraph: its pieces, or the field in which it is rewritten.
#[component]
pub(super) fn Paragraph(desk: Desk, block: Memo<Option<Block>>) -> impl IntoView {
    let editing = RwSignal::new(false);
    let line = Line { desk, block, editing };
    view! {
        <div class="paper-line">
            <Show when=move || editing.get() fallback=move || shown(line)>
                <Editor line/>
            </Show>
        </div>
    }
}

#[derive(Clone, Copy)]
struct Line {
    desk: Desk,
    block: Memo<Option<Block>>,
    editing: RwSignal<bool>,
}

impl Line {
    fn id(self) -> String {
        self.block.with(|block| match block {
            Some(Block::Paragraph { id, .. }) => id.clone(),
            _ => String::new(),
        })
    }

    fn runs(self) -> Vec<Run> {
        self.block.with(|block| match block {
            Some(Block::Paragraph { runs, .. }) => runs.clone(),
            _ => Vec::new(),
        })
    }

    fn mark(self) -> &'static str {
        self.block.with(|block| match block {
            Some(Block::Paragraph { style, .. }) => style.mark(),
            _ => "",
        })
    }

    fn standing(self) -> Standing {
        let (edits, id) = (self.desk.session.publish.edits, self.id());
        self.desk.with_written(|written| {
            written.map(|written| edits.with(|edits| edits.standing(written, &id))).unwrap_or_default()
        })
    }

    /// Takes what was typed; nothing typed goes back to the written words.
    fn put(self, typed: &str) {
        let id = untrack(|| self.id());
        let edits = self.desk.session.publish.edits;
        untrack(|| {
            self.desk.with_written(|written| {
                written.into_iter().for_each(|written| edits.update(|edits| edits.put(written, &id, typed)));
            });
        });
    }

    /// Closes the field; the focus goes to the paragraph's button.
    fn close(self) {
        self.editing.set(false);
        let own = format!("[data-edit=\"{}\"]", untrack(|| self.id()));
        focus::after_update(move || focus::focus_first(&[&own]));
    }
}

fn shown(line: Line) -> impl IntoView {
    let standing = Memo::new(move |_| line.standing());
    let name = move || words::edit(&plain_words(&line.runs()).chars().take(BEGINNING).collect::<String>());
    let changes = move || {
        standing.with(|s| s.changes.clone()).into_iter().map(|change| view! { <li>{change}</li> }).collect_view()
    };
    view! {
        <p>
            {move || paper::runs(line.desk, line.mark(), line.runs())}
            " "
            <button
                type="button"
                class="paper-edit"
                data-edit=move || line.id()
                title=words::EDIT
                aria-label=name
                on:click=move |_| line.editing.set(true)
            >
                <span aria-hidden="true">"✎"</span>
            </button>
        </p>
        <Show when=move || standing.with(|s| s.edited)>
            <p class="paper-tools">
                <span class="chip">{words::EDITED}</span>
                " "
                <button type="button" class="link-button" on:click=move |_| line.put("")>{words::EDIT_BACK}</button>
            </p>
        </Show>
        <Show when=move || standing.with(|s| !s.changes.is_empty())>
            <div class="paper-tools paper-changes" role="status">
                <p>{words::STALE}</p>
                <ul>{changes}</ul>
            </div>
        </Show>
    }
}

#[component]
fn Editor(line: Line) -> impl IntoView {
    let written = untrack(|| plain_words(&line.runs()));
    let typed = RwSignal::new(written.clone());
    // What was typed is not thrown away by a key.
    let is_changed = move || typed.with_untracked(|typed| *typed != written);
    let leaving = Leaving::new(line.desk.session);
    let id = untrack(|| format!("edit-{}", line.id()));
    let first = id.clone();
    focus::after_update(move || focus::focus(&first));
    let done = move |_| {
        line.put(&typed.get_untracked());
        line.close();
    };
    view! {
        <div class="paper-editor" on:keydown=move |event| if leaving.by(&event, &is_changed) { line.close() }>
            <label>
                <span class="picker-label">{words::EDIT_LABEL}</span>
                <textarea id=id rows="4" bind:value=typed></textarea>
            </label>
            <p class="desk-hint">{words::EDIT_HINT}</p>
            <div class="desk-files">
                <button type="button" class="button button-main" on:click=done>{words::EDIT_DONE}</button>
                <button type="button" class="button" on:click=move |_| line.close()>{words::EDIT_CANCEL}</button>
            </div>
        </div>
    }
}
