//! One-letter shortcuts and the sheet that lists them.

use super::dialog::Modal;
use super::session::{Session, session};
use super::{route, theme, tools};
use crate::platform::{focus, keys, page as document, preferences};
use crate::present::{Command, KEYS, Keys, PAGE_KEYS, View};
use crate::text::tools as words;
use leptos::prelude::*;

const OFF: &str = "keys-off";
const SEARCH: [&str; 1] = ["main input[type=search]"];
/// Where the focus is left.
const TYPING: &str = "input, select, textarea, dialog";
/// On a narrow screen the fields are behind a button.
const FILTERS: [&str; 2] = [".view-toggle", ".view-fields :is(select, input)"];

/// Whether shortcuts are in use.
pub(super) fn wanted() -> bool {
    preferences::get(OFF).is_none()
}

/// Answers to the keys for as long as the page lives.
pub(super) fn listen(session: Session) {
    Effect::new(move |_| {
        if session.later.read().is_none() || session.is_behind() {
            return;
        }
        focus::after_update(move || {
            // What was drawn meanwhile may have asked for more.
            if untrack(|| session.is_behind()) {
                return;
            }
            let later = session.later.try_update(Option::take).flatten();
            if let Some((_, command)) = later.filter(|(page, _)| *page == session.route.get_untracked()) {
                follow(session, command);
            }
        });
    });
    let pressed = StoredValue::new(Keys::default());
    keys::listen_plain(move |key| {
        if !session.keys_wanted.get_untracked() {
            return false;
        }
        let command = pressed.try_update_value(|keys| keys.press(key)).flatten();
        command.is_some_and(|command| {
            follow(session, command);
            true
        })
    });
}

/// Does what is wanted; what needs the whole page waits for it, unless the user goes elsewhere.
pub(super) fn follow(session: Session, command: Command) {
    let loaded = !untrack(|| session.is_empty());
    let behind = untrack(|| session.is_behind());
    let later = move || session.later.set(Some((session.route.get_untracked(), command)));
    match command {
        Command::Go(page) if loaded => route::go(page),
        Command::Go(_) => {}
        Command::Keys => session.keys_shown.set(true),
        Command::Search if focus::is_within(TYPING) => {}
        Command::Search => {
            focus::focus_first(&SEARCH);
            if behind && !focus::is_within(TYPING) {
                later();
            }
        }
        Command::Filters => focus::focus_first(&FILTERS),
        Command::ClearFilters => session.view.set(View::default()),
        Command::Theme => theme::switch(session),
        Command::Larger => tools::step_size(session, true),
        Command::Smaller => tools::step_size(session, false),
        Command::Read => tools::read_aloud(session),
        Command::Print if behind => later(),
        Command::Print => document::print(),
        Command::Terms => session.terms_shown.set(true),
        Command::Top => tools::to_top(),
    }
}

/// The sheet.
#[component]
pub(super) fn KeysDialog() -> impl IntoView {
    view! {
        <Modal open=session().keys_shown title=words::KEYS_TITLE class="dialog">
            <p>{words::KEYS_INTRO}</p>
            <div class="keys">
                <section>
                    <h3>{words::KEYS_PAGES}</h3>
                    <dl>{PAGE_KEYS.map(|(letter, page)| entry(Some("g"), letter, Command::Go(page).name())).collect_view()}</dl>
                </section>
                <section>
                    <h3>{words::KEYS_OTHERS}</h3>
                    <dl>{KEYS.map(|(key, command)| entry(None, key, command.name())).collect_view()}</dl>
                </section>
            </div>
            <KeysSwitch/>
        </Modal>
    }
}

fn entry(first: Option<&'static str>, key: &'static str, name: &'static str) -> impl IntoView {
    let first = first.map(|first| view! { <kbd>{first}</kbd>" "{words::KEY_THEN}" " });
    view! {
        <div>
            <dt>{first}<kbd>{key}</kbd></dt>
            <dd>{name}</dd>
        </div>
    }
}

#[component]
fn KeysSwitch() -> impl IntoView {
    let wanted = session().keys_wanted;
    let change = move |event| {
        let on = event_target_checked(&event);
        match on {
            true => preferences::remove(OFF),
            false => preferences::set(OFF, "1"),
        }
        wanted.set(on);
    };
    view! {
        <label class="remember">
            <input type="checkbox" role="switch" prop:checked=move || wanted.get() on:change=change/>
            <span>
                <span class="remember-name">{words::KEYS_ON}</span>
                <span class="remember-hint">{words::KEYS_ON_HINT}</span>
            </span>
        </label>
    }
}
