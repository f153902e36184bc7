//! What the user sees before a list of dossiers is counted: the first rows, which column is which, the period.

use super::{count, read_as_reports};
use crate::domain::Span;
use crate::text::{self, importing as sentences, words};
use crate::ui::dialog::Modal;
use crate::ui::field::TextField;
use crate::ui::session::{Session, session};
use crate::workspace::dossiers::{Draft, Role, is_countable};
use leptos::prelude::*;

/// The dialog.
#[component]
pub(in crate::ui) fn ImportDialog() -> impl IntoView {
    let session = session();
    let state = session.dossiers;
    // Closing in any other way forgets the files.
    Effect::new(move |_| {
        if !state.asking.get() && !state.draft.with_untracked(Draft::is_empty) {
            state.drop_draft();
        }
    });
    view! {
        <Modal open=state.asking title=sentences::TITLE class="dialog dialog-wide">
            <Import session/>
        </Modal>
    }
}

#[component]
fn Import(session: Session) -> impl IntoView {
    let state = session.dossiers;
    let group = RwSignal::new(0_usize);
    let (typed, wrong) = (RwSignal::new(String::new()), RwSignal::new(None::<&str>));
    let ready = Memo::new(move |_| state.draft.with(Draft::is_ready));
    let start = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match period(&typed.get_untracked()) {
            Ok(span) if ready.get_untracked() => count(session, span),
            Ok(_) => {}
            Err(message) => wrong.set(Some(message)),
        }
    };
    view! {
        <form class="import" on:submit=start novalidate>
            <div class="import-head">
                <p>{sentences::INTRO}</p>
                <FileList session/>
            </div>
            <GroupChoice session group/>
            <p class="import-told" role="status">{move || state.draft.with(|draft| told(draft, group.get()))}</p>
            <Columns session group/>
            <div class="import-choices">
            <DateOrder session group/>
            <TextField
                id="import-period"
                label=sentences::PERIOD
                typed
                write=move |text| typed.set(text)
                wrong
                hint=sentences::PERIOD_HINT
                placeholder=sentences::PERIOD_AUTO
            />
            </div>
            <p class="import-privacy">{sentences::PRIVACY}</p>
            <div class="dialog-actions">
                <button type="button" class="button button-quiet" on:click=move |_| read_as_reports(session)>
                    {sentences::AS_REPORT}
                </button>
                <button type="button" class="button" on:click=move |_| state.drop_draft()>{words::CANCEL}</button>
                <button type="submit" class="button button-main" disabled=move || !ready.get()>{sentences::START}</button>
            </div>
        </form>
    }
}

/// Whether the day or the month stands first.
#[component]
fn DateOrder(session: Session, group: RwSignal<usize>) -> impl IntoView {
    let draft = session.dossiers.draft;
    let month_first = Memo::new(move |_| draft.with(|draft| draft.month_first(group.get())));
    let choose = move |event| {
        let chosen = event_target_value(&event) == "month";
        draft.update(|draft| draft.set_month_first(group.get_untracked(), chosen));
    };
    view! {
        <div class="field">
            <label for="import-dates">{sentences::DATES}</label>
            <select id="import-dates" on:change=choose>
                <option value="day" selected=move || !month_first.get()>{sentences::DAY_FIRST}</option>
                <option value="month" selected=move || month_first.get()>{sentences::MONTH_FIRST}</option>
            </select>
        </div>
    }
}

/// The period typed: nothing takes the one that holds every dossier.
fn period(typed: &str) -> Result<Option<Span>, &'static str> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let span = text::parse_period(typed).map_err(text::EntryError::message)?.span;
    is_countable(span).then_some(Some(span)).ok_or(sentences::PERIOD_WHOLE_MONTHS)
}

fn told(draft: &Draft, group: usize) -> String {
    let (known, personal) = draft.recognised(group);
    let missing: Vec<&str> = draft.missing(group).into_iter().map(Role::vi).collect();
    let mut told = vec![sentences::recognised(known, personal)];
    if !draft.is_ready() {
        told.push(sentences::NO_RECEIVED.to_owned());
    } else if !missing.is_empty() {
        told.push(sentences::missing(&missing));
    }
    told.join(" ")
}

#[component]
fn FileList(session: Session) -> impl IntoView {
    let files = move || {
        session.dossiers.draft.with(|draft| {
            draft.files().iter().map(|file| sentences::file_size(&file.name, file.bytes)).collect::<Vec<_>>()
        })
    };
    view! {
        <ul class="import-files" aria-label=sentences::FILES_LABEL>
            {move || files().into_iter().map(|name| view! { <li>{name}</li> }).collect_view()}
        </ul>
    }
}

/// Which files' columns are shown, where they differ.
#[component]
fn GroupChoice(session: Session, group: RwSignal<usize>) -> impl IntoView {
    let state = session.dossiers;
    let names = Memo::new(move |_| state.draft.with(group_names));
    Effect::new(move |_| {
        if group.get() >= names.read().len().max(1) {
            group.set(0);
        }
    });
    let option = |(at, name): (usize, String)| view! { <option value=at.to_string()>{name}</option> };
    let choose = move |event| group.set(event_target_value(&event).parse().unwrap_or(0));
    view! {
        <Show when=move || { names.read().len() > 1 }>
            <div class="field">
                <label for="import-group">{sentences::SAME_COLUMNS}</label>
                <select id="import-group" on:change=choose prop:value=move || group.get().to_string()>
                    {move || names.get().into_iter().enumerate().map(option).collect_view()}
                </select>
            </div>
        </Show>
    }
}

fn group_names(draft: &Draft) -> Vec<String> {
    let name = |at: &usize| draft.files().get(*at).map(|file| file.name.as_str());
    draft.groups().iter().map(|files| sentences::of_files(&files.iter().filter_map(name).collect::<Vec<_>>())).collect()
}

/// The columns with what they hold, over the first rows.
#[component]
fn Columns(session: Session, group: RwSignal<usize>) -> impl IntoView {
    let state = session.dossiers;
    let sample = Memo::new(move |_| state.draft.with(|draft| draft.sample(group.get())));
    let headings = Memo::new(move |_| sample.with(|s| s.columns.iter().map(|(h, _)| h.clone()).collect::<Vec<_>>()));
    let rows = Memo::new(move |_| sample.with(|s| s.rows.clone()));
    let heading = move |(at, heading): (usize, String)| {
        let role = Memo::new(move |_| sample.with(|s| s.columns.get(at).map_or(Role::Ignored, |(_, role)| *role)));
        let set = move |chosen: Role| {
            // What cannot be set is not offered.
            state.draft.update(|draft| {
                let _ = draft.set(group.get_untracked(), at, chosen);
            });
        };
        let fixed = Memo::new(move |_| state.draft.with(|draft| draft.is_fixed(group.get(), at)));
        view! { <ColumnHead heading role fixed set=Callback::new(set)/> }
    };
    view! {
        <div class="import-frame" role="group" tabindex="0" aria-label=sentences::COLUMNS_LABEL>
            <table class="import-table">
                <thead>
                    <tr>
                        <th scope="col" class="numeric">{sentences::ROW}</th>
                        {move || headings.get().into_iter().enumerate().map(heading).collect_view()}
                    </tr>
                </thead>
                <tbody>{move || rows.with(|rows| rows.iter().map(row).collect_view())}</tbody>
            </table>
        </div>
    }
}

#[component]
fn ColumnHead(
    heading: String,
    role: Memo<Role>,
    /// A heading that names persons stays so: nothing can be read from its column.
    fixed: Memo<bool>,
    set: Callback<Role>,
) -> impl IntoView {
    let choose = move |event| {
        if let Some(role) = Role::from_id(&event_target_value(&event)) {
            set.run(role);
        }
    };
    let offered = Role::OFFERED.into_iter().chain([Role::Personal]);
    let option = move |offered: Role| {
        view! { <option value=offered.id() selected=move || role.get() == offered>{offered.vi()}</option> }
    };
    let class = move || match role.get() {
        Role::Personal => "import-personal",
        Role::Ignored => "import-ignored",
        _ => "import-read",
    };
    view! {
        <th scope="col" class=class>
            <span class="import-heading">{heading.clone()}</span>
            <select aria-label=sentences::column_choice(&heading) disabled=move || fixed.get() on:change=choose>
                {offered.map(option).collect_view()}
            </select>
        </th>
    }
}

fn row((number, cells): &(u64, Vec<Option<String>>)) -> impl IntoView + use<> {
    let cell = |cell: &Option<String>| match cell.clone() {
        Some(text) => view! { <td>{text}</td> }.into_any(),
        None => view! { <td class="import-personal">{sentences::HIDDEN}</td> }.into_any(),
    };
    let cells = cells.iter().map(cell).collect_view();
    view! { <tr><th scope="row" class="numeric">{number.to_string()}</th>{cells}</tr> }
}
