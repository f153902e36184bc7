//! The dialog that gives all figures of a report another period at once.

use super::apply;
use crate::domain::Change;
use crate::present::Review;
use crate::text::{self, correcting as words, words as common};
use crate::ui::dialog::Modal;
use crate::ui::field::TextField;
use crate::ui::session::session;
use leptos::prelude::*;

/// The dialog.
#[component]
pub(super) fn PeriodDialog(review: Memo<Option<Review>>) -> impl IntoView {
    let session = session();
    let open = session.review.moving;
    let (from, to, wrong) = (RwSignal::new(0_usize), RwSignal::new(String::new()), RwSignal::new(None::<&str>));
    Effect::new(move |_| {
        if open.get() {
            from.set(0);
            to.set(String::new());
            wrong.set(None);
        }
    });
    let source = Memo::new(move |_| review.with(|r| r.as_ref().map(|r| r.source)));
    let spans = move || source.get().map(|id| session.workspace.with(|w| w.choices(id).spans)).unwrap_or_default();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = untrack(spans).into_iter().nth(from.get_untracked());
        let (Some(source), Some(chosen)) = (source.get_untracked(), chosen) else { return };
        match text::parse_period(&to.get_untracked()) {
            Err(error) => wrong.set(Some(error.message())),
            Ok(period) => {
                apply(session, vec![Change::Span { source, from: chosen.span, to: period.span }]);
                open.set(false);
            }
        }
    };
    let choose = move |event| from.set(event_target_value(&event).parse().unwrap_or(0));
    let option = |(index, name): (usize, String)| view! { <option value=index.to_string()>{name}</option> };
    view! {
        <Modal open title=words::MOVE_TITLE class="dialog">
            <form class="fields" on:submit=submit novalidate>
                <p>{words::MOVE_HINT}</p>
                <div class="field">
                    <label for="move-from">{words::MOVE_FROM}</label>
                    <select id="move-from" on:change=choose>
                        {move || spans().into_iter().map(|s| s.name).enumerate().map(option).collect_view()}
                    </select>
                </div>
                <TextField id="move-to" label=words::MOVE_TO typed=to write=move |text| to.set(text) wrong/>
                <div class="dialog-actions">
                    <button type="button" class="button" on:click=move |_| open.set(false)>{common::CANCEL}</button>
                    <button type="submit" class="button button-main">{words::MOVE_DO}</button>
                </div>
            </form>
        </Modal>
    }
}
