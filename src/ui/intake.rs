//! How reports come in: picked, dropped, pasted, or the samples that the program carries.

use super::icon::{Icon, Name};
use super::session::{Session, session};
use crate::platform::files::{self, PickedFile};
use crate::platform::transfer::{self, Arrival};
use crate::text::{ui as sentences, words};
use crate::workspace::Workspace;
use leptos::prelude::*;

const SAMPLES: [(&str, &str); 2] = [
    (sentences::SAMPLE_MONTH_FILE, include_str!("../../public/mau-bao-cao.txt")),
    (sentences::SAMPLE_TABLES_FILE, include_str!("../../public/mau-bang-so-lieu.txt")),
];

/// A report on its way in.
pub(super) enum Incoming {
    /// A file's name and bytes.
    File(String, Vec<u8>),
    /// Pasted or dropped text.
    Text(String),
    /// What could not be read, with the reason in words.
    Refused(String),
}

impl Incoming {
    /// Adds it to a workspace; the name it goes by there, or the reason why it is not there, in words.
    pub(super) fn into_workspace(self, workspace: &mut Workspace) -> Result<String, String> {
        let added = match self {
            Incoming::Refused(reason) => return Err(reason),
            Incoming::File(name, bytes) => workspace.add(&name, &bytes),
            Incoming::Text(text) => workspace.add_text("", &text),
        };
        added.map_err(|error| error.message())?;
        Ok(workspace.sources().last().map(|source| source.document.name.clone()).unwrap_or_default())
    }
}

/// Takes whatever is dropped or pasted anywhere on the page.
pub(super) fn accept_everywhere(session: Session) {
    transfer::listen(move |arrival| match arrival {
        Arrival::Hovering => set_once(session.hovering, true),
        Arrival::Gone => set_once(session.hovering, false),
        Arrival::Files(picked) => add_files(session, picked),
        Arrival::Text(text) => add_text(session, text),
    });
}

/// Reads the files one after the other and adds them together.
pub(super) fn add_files(session: Session, picked: Vec<PickedFile>) {
    if picked.is_empty() {
        return;
    }
    session.reading.set(true);
    files::spawn(async move {
        let mut incoming = Vec::with_capacity(picked.len());
        for file in picked {
            incoming.push(content_of(&file).await);
        }
        session.add(incoming);
        session.reading.set(false);
    });
}

/// Adds pasted or dropped text.
pub(super) fn add_text(session: Session, text: String) {
    session.add(vec![Incoming::Text(text)]);
}

/// Adds the samples.
pub(super) fn add_samples(session: Session) {
    let sample = |(name, text): &(&str, &str)| Incoming::File((*name).to_owned(), text.as_bytes().to_vec());
    session.add(SAMPLES.iter().map(sample).collect());
}

/// The size is checked before a byte is read: a 50 MB file must not even reach the memory.
async fn content_of(file: &PickedFile) -> Incoming {
    let name = file.name();
    if let Err(error) = Workspace::check_size(&name, file.size_bytes()) {
        return Incoming::Refused(error.message());
    }
    match file.read().await {
        Ok(bytes) => Incoming::File(name, bytes),
        Err(_) => Incoming::Refused(sentences::unreadable(&name)),
    }
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
