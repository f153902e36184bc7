//! The form that corrects a figure or adds one. What is typed is kept at once, so that a reload finds it again.

use super::draft::{About, Draft, Field, Mistake};
use super::{Pick, apply};
use crate::domain::Change;
use crate::platform::focus;
use crate::present::EditChoices;
use crate::text::{self, correcting as words, words as common};
use crate::ui::field::TextField;
use crate::ui::session::{Session, session};
use leptos::prelude::*;

const INDICATOR: &str = "field-indicator";
const VALUE: &str = "field-value";
const PERIOD: &str = "field-period";

impl Field {
    /// Id of the element that takes it.
    const fn id(self) -> &'static str {
        match self {
            Field::Indicator => INDICATOR,
            Field::Value => VALUE,
            Field::Period => PERIOD,
        }
    }
}

/// The form; it stands in place of the list while a draft is open.
#[component]
pub(super) fn Form() -> impl IntoView {
    let session = session();
    let draft = session.review.draft;
    let mistake = RwSignal::new(None::<Mistake>);
    let about = Memo::new(move |_| draft.with(|d| d.as_ref().map(|d| d.about.clone())));
    let choices = Memo::new(move |_| {
        let source = draft.with(|d| d.as_ref().map(Draft::source));
        source.map(|source| session.workspace.with(|w| w.choices(source)))
    });
    let title = move || match about.get() {
        Some(About::New(..)) => words::FORM_ADD,
        _ => words::FORM_EDIT,
    };
    let read = move |part: fn(&Draft) -> &String| {
        Signal::derive(move || draft.with(|d| d.as_ref().map(|d| part(d).clone()).unwrap_or_default()))
    };
    let write = move |part: fn(&mut Draft, String)| move |text: String| change(session, |d| part(d, text));
    let wrong =
        move |field: Field| Signal::derive(move || mistake.get().filter(|m| m.field == field).map(|m| m.message));
    let never = Signal::derive(|| None);
    focus::after_update(|| focus::focus(VALUE));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let wrong = save(session, choices.get_untracked().as_ref());
        mistake.set(wrong);
        if let Some(wrong) = wrong {
            focus::after_update(move || {
                focus::focus(wrong.field.id());
                focus::bring_to_middle(".figure-fields", "[aria-invalid=true]");
            });
        }
    };
    view! {
        <form class="figure-form" on:submit=submit novalidate>
            <div class="figure-fields">
            <h2>{title}</h2>
            {move || statement(session, about.get())}
            <Indicators choices mistake/>
            <TextField id=VALUE label=words::FIELD_VALUE typed=read(|d| &d.value) write=write(|d, text| d.value = text) wrong=wrong(Field::Value)/>
            <TextField
                id=PERIOD
                label=words::FIELD_PERIOD
                typed=read(|d| &d.period)
                write=write(|d, text| d.period = text)
                wrong=wrong(Field::Period)
                list="periods"
            />
            <TextField
                id="field-scope"
                label=words::FIELD_SCOPE
                typed=read(|d| &d.scope)
                write=write(|d, text| d.scope = text)
                wrong=never
                list="scopes"
            />
            <datalist id="periods">{move || options(choices.get(), |c| c.periods.into_iter().map(|p| p.name).collect())}</datalist>
            <datalist id="scopes">{move || options(choices.get(), |c| c.scopes.into_iter().map(|s| s.name).collect())}</datalist>
            <TextField id="field-note" label=words::FIELD_NOTE typed=read(|d| &d.note) write=write(|d, text| d.note = text) wrong=never/>
            <Who/>
            </div>
            <div class="dialog-actions">
                <button type="button" class="button" on:click=move |_| draft.set(None)>{common::CANCEL}</button>
                <button type="submit" class="button button-main">{words::SAVE_CHANGE}</button>
            </div>
        </form>
    }
}

/// What the report states, which stays whatever is typed.
fn statement(session: Session, about: Option<About>) -> Option<AnyView> {
    let Some(About::Figure(key)) = about else { return None };
    let (name, stated) = session.workspace.with(|w| {
        let review = w.review(key.source())?;
        let figure = review.figures.get(review.position(&key)?)?;
        Some((figure.name.clone(), figure.stated.as_ref().map(|cell| cell.text.clone())))
    })?;
    let stated = stated.unwrap_or_else(|| words::NOT_IN_REPORT.to_owned());
    Some(view! { <p class="figure-stated"><strong>{name}</strong><br/>{words::STATED}": "{stated}</p> }.into_any())
}

fn options(choices: Option<EditChoices>, names: fn(EditChoices) -> Vec<String>) -> impl IntoView {
    let names = choices.map(names).unwrap_or_default();
    names.into_iter().map(|name| view! { <option value=name></option> }).collect_view()
}

#[component]
fn Indicators(choices: Memo<Option<EditChoices>>, mistake: RwSignal<Option<Mistake>>) -> impl IntoView {
    let session = session();
    let draft = session.review.draft;
    let current = Memo::new(move |_| draft.with(|d| d.as_ref().map(|d| d.indicator.clone()).unwrap_or_default()));
    // A share or a change has an indicator that cannot be chosen, only kept.
    let kept = Memo::new(move |_| {
        let key = draft.with(|d| d.as_ref().and_then(Draft::figure))?;
        session.workspace.with(|w| w.figure(&key).map(|f| f.corrected.indicator.clone()))
    });
    let list = move || {
        let all = choices.get().map(|c| c.indicators).unwrap_or_default();
        let extra = kept.get().filter(|id| !all.iter().any(|choice| choice.id == *id));
        let first = match extra {
            Some(id) => (id, words::KEEP_INDICATOR),
            None => (String::new(), words::CHOOSE_INDICATOR),
        };
        let first = std::iter::once((first.0, first.1.to_owned()));
        let all = all.into_iter().map(|choice| (choice.id, text::with_unit(&choice.name, &choice.unit)));
        let option = move |(id, name): (String, String)| {
            let mine = id.clone();
            view! { <option value=id selected=move || current.get() == mine>{name}</option> }
        };
        first.chain(all).map(option).collect_view()
    };
    let wrong = move || mistake.get().is_some_and(|m| m.field == Field::Indicator);
    view! {
        <div class="field">
            <label for=INDICATOR>{words::FIELD_INDICATOR}</label>
            <select
                id=INDICATOR
                aria-invalid=move || if wrong() { "true" } else { "false" }
                on:change=move |event| change(session, |d| d.indicator = event_target_value(&event))
            >
                {list}
            </select>
            {move || wrong().then(|| view! { <p class="field-mistake" role="alert">{words::CHOOSE_INDICATOR}</p> })}
        </div>
    }
}

/// Who makes changes; remembered.
#[component]
fn Who() -> impl IntoView {
    let state = session().review;
    view! {
        <div class="field">
            <label for="field-who">{words::FIELD_WHO}</label>
            <input
                id="field-who"
                type="text"
                autocomplete="name"
                aria-describedby="field-who-hint"
                prop:value=move || state.who.get()
                on:input=move |event| state.set_author(event_target_value(&event))
            />
            <p class="field-hint" id="field-who-hint">{words::FIELD_WHO_HINT}</p>
        </div>
    }
}

fn change(session: Session, change: impl FnOnce(&mut Draft)) {
    session.review.draft.update(|draft| {
        if let Some(draft) = draft {
            change(draft);
        }
    });
}

/// Makes the changes and closes the form; the mistake that stands in the way, if any.
fn save(session: Session, choices: Option<&EditChoices>) -> Option<Mistake> {
    let (draft, choices) = (session.review.draft.get_untracked()?, choices?);
    let changes = match &draft.about {
        About::Figure(key) => {
            let current =
                session.workspace.with_untracked(|w| w.figure(key).map(|f| (f.corrected.clone(), f.note.clone())));
            let (fact, note) = current?;
            draft.changes(&fact, &note, choices)
        }
        About::New(..) => draft.entry(choices).map(|entry| vec![Change::Add { number: 0, entry }]),
    };
    match changes {
        Err(mistake) => Some(mistake),
        Ok(changes) => {
            let noted = matches!(draft.about, About::New(..)) && !draft.note.trim().is_empty();
            if apply(session, changes) {
                if noted {
                    note_last(session, draft.note.trim());
                }
                session.review.draft.set(None);
            }
            None
        }
    }
}

/// A remark on the figure entered last.
fn note_last(session: Session, text: &str) {
    let key = session
        .workspace
        .with_untracked(|w| w.reviewed().iter().rev().find(|f| f.stated.is_none()).map(|f| f.key.clone()));
    if let Some(key) = key {
        session.review.chosen.set(Some(Pick::Figure(key.clone())));
        apply(session, vec![Change::Note { key, text: text.to_owned() }]);
    }
}
