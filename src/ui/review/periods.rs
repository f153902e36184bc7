//! The dialog that gives all figures of a report another period at once.

use super::{Looked, move_period};
use crate::engine::SpansOf;
use crate::platform::files;
use crate::text::{self, correcting as words, words as common};
use crate::ui::asking::follow;
use crate::ui::dialog::Modal;
use crate::ui::field::TextField;
use crate::ui::session::session;
use leptos::prelude::*;

/// The dialog.
#[component]
pub(super) fn PeriodDialog(review: Looked) -> impl IntoView {
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
    let source = Memo::new(move |_| review.with(|r| r.map(|r| r.source)));
    let asked = follow(session, move || source.get().filter(|_| open.get()).map(|source| SpansOf { source }));
    let spans = asked.part(Clone::clone);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (at, Some(source)) = (from.get_untracked(), source.get_untracked()) else { return };
        let to = match text::parse_period(&to.get_untracked()) {
            Ok(period) => period.span,
            Err(error) => return wrong.set(Some(error.message())),
        };
        let seen = spans.with_untracked(|spans| spans.get(at).map(|(span, _)| *span));
        if seen == Some(to) {
            return wrong.set(Some(words::MOVE_SAME));
        }
        open.set(false);
        files::spawn(async move {
            // What can be chosen may still be on its way.
            let from = match seen {
                Some(span) => Some(span),
                None => session.ask(SpansOf { source }).await.unwrap_or_default().get(at).map(|(span, _)| *span),
            };
            if let Some(from) = from {
                move_period(session, source, from, to).await;
            }
        });
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
                        {move || spans.get().into_iter().map(|(_, name)| name).enumerate().map(option).collect_view()}
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
