//! How reports come in: picked, dropped, pasted, or the samples that the program carries.

use super::icon::{Icon, Name};
use super::queue::Job;
use super::session::{Session, session};
use crate::platform::files::{self, PickedFile};
use crate::platform::transfer::{self, Arrival};
use crate::text::{intake as sentences, ui, words};
use leptos::prelude::*;

const SAMPLES: [(&str, &str); 2] = [
    (ui::SAMPLE_MONTH_FILE, include_str!("../../public/mau-bao-cao.txt")),
    (ui::SAMPLE_TABLES_FILE, include_str!("../../public/mau-bang-so-lieu.txt")),
];

/// Takes whatever is dropped or pasted anywhere on the page.
pub(super) fn accept_everywhere(session: Session) {
    transfer::listen(move |arrival| match arrival {
        Arrival::Hovering => set_once(session.hovering, true),
        Arrival::Gone => set_once(session.hovering, false),
        Arrival::Files(picked) => add_files(session, picked),
        Arrival::Text(text) => add_text(session, text),
    });
}

/// Has the files read, one after the other.
pub(super) fn add_files(session: Session, picked: Vec<PickedFile>) {
    session.queue.push(session, picked.into_iter().map(|file| Job::File(file, None)).collect());
}

/// Adds pasted or dropped text.
pub(super) fn add_text(session: Session, text: String) {
    session.queue.push(session, vec![Job::Text(String::new(), text)]);
}

/// Adds the samples.
pub(super) fn add_samples(session: Session) {
    let sample = |(name, text): &(&str, &str)| Job::Text((*name).to_owned(), (*text).to_owned());
    session.queue.push(session, SAMPLES.iter().map(sample).collect());
}

fn set_once(signal: RwSignal<bool>, value: bool) {
    if signal.get_untracked() != value {
        signal.set(value);
    }
}

/// Buttons for the ways in: choose files, paste.
#[component]
pub(super) fn IntakeButtons(
    /// Whether these are the first ways in, on the welcome page.
    main: bool,
) -> impl IntoView {
    let session = session();
    let class = if main { "button button-main" } else { "button" };
    view! {
        <label class=class>
            <input
                type="file"
                multiple
                accept=sentences::ACCEPTED
                class="visually-hidden"
                on:change=move |event| add_files(session, files::of_input(&event))
            />
            <Icon name=Name::File/>
            {if main { words::CHOOSE_FILES } else { words::DROP_MORE }}
        </label>
        <button type="button" class="button" on:click=move |_| session.pasting.set(true)>
            <Icon name=Name::Paste/>
            {words::PASTE_TEXT}
        </button>
    }
}
