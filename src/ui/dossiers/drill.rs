//! The dossiers behind a count, read again from the file and kept only while they are looked at.

use super::{Listing, list};
use crate::platform::files;
use crate::present::Sheet;
use crate::text::{importing as sentences, words};
use crate::ui::blocks;
use crate::ui::dialog::Modal;
use crate::ui::session::{Session, session};
use crate::workspace::dossiers::{Drilled, Wish};
use leptos::prelude::*;

/// The dialog; it opens when a list is wished for.
#[component]
pub(in crate::ui) fn DrillDialog() -> impl IntoView {
    let session = session();
    let state = session.dossiers;
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        let wish = state.wish.get();
        open.set(wish.is_some());
        if let Some(wish) = wish {
            list(session, wish, None);
        }
    });
    // Closing lets go of the list.
    Effect::new(move |_| {
        if !open.get() && state.wish.read_untracked().is_some() {
            state.searching.cancel();
            state.wish.set(None);
            state.listing.set(Listing::Reading);
        }
    });
    view! {
        <Modal open title=sentences::DRILL_TITLE class="dialog dialog-wide">
            <List session/>
        </Modal>
    }
}

#[component]
fn List(session: Session) -> impl IntoView {
    let state = session.dossiers;
    // The table names its scope itself.
    let told = move || {
        let there = matches!(*state.listing.read(), Listing::There(..));
        state.wish.with(|wish| wish.as_ref().filter(|_| !there).map(Wish::told))
    };
    let option = move |(at, (which, name))| {
        let chosen = move || state.wish.with(|wish| wish.as_ref().is_some_and(|w| w.which == which));
        view! { <option value=usize::to_string(&at) selected=chosen>{name}</option> }
    };
    let choose = move |event| {
        let at = event_target_value(&event).parse().unwrap_or(usize::MAX);
        if let Some((which, _)) = Wish::LISTS.get(at) {
            state.wish.update(|wish| {
                if let Some(wish) = wish {
                    wish.which = *which;
                }
            });
        }
    };
    view! {
        {move || told().map(|told| view! { <p class="drill-scope">{told}</p> })}
        <div class="field">
            <label for="drill-which">{sentences::LIST_LABEL}</label>
            <select id="drill-which" on:change=choose>
                {Wish::LISTS.into_iter().enumerate().map(option).collect_view()}
            </select>
        </div>
        {move || match state.listing.get() {
            Listing::Reading => view! { <p class="drill-wait" role="status">{sentences::LISTING}"…"</p> }.into_any(),
            Listing::Gone => view! { <Again session reason=sentences::DRILL_GONE.to_owned()/> }.into_any(),
            Listing::Failed(reason) => view! { <Again session reason/> }.into_any(),
            Listing::There(drilled, _) if drilled.count == 0 => {
                view! { <p role="status">{sentences::DRILL_NONE}</p> }.into_any()
            }
            Listing::There(drilled, names) => table(session, &drilled, &names).into_any(),
        }}
    }
}

fn table(session: Session, drilled: &Drilled, names: &[String]) -> impl IntoView + use<> {
    let wish = session.dossiers.wish.get_untracked();
    let which = wish.as_ref().and_then(|wish| Wish::LISTS.into_iter().find(|(which, _)| *which == wish.which));
    let title = format!("{} – {}", which.map_or("", |(_, name)| name), wish.map(|w| w.told()).unwrap_or_default());
    let sheet: Sheet = drilled.sheet(&title, names);
    blocks::list_table(Memo::new(move |_| sheet.clone()))
}

/// Asks for the file once more.
#[component]
fn Again(session: Session, reason: String) -> impl IntoView {
    let again = move |event| {
        let picked = files::of_input(&event);
        if let Some(wish) = session.dossiers.wish.get_untracked() {
            list(session, wish, Some(picked));
        }
    };
    view! {
        <p role="alert">{reason}</p>
        <div class="dialog-actions">
            <button type="button" class="button" on:click=move |_| session.dossiers.wish.set(None)>{words::CANCEL}</button>
            <label class="button button-main">
                <input
                    type="file"
                    multiple
                    accept=crate::text::intake::ACCEPTED
                    class="visually-hidden"
                    data-more=""
                    on:change=again
                />
                {sentences::DRILL_PICK}
            </label>
        </div>
    }
}
