//! The form that corrects a figure or adds one. What is typed is kept at once, so that a reload finds it again.

use super::{Draft, Pick};
use crate::domain::{from_packed, to_packed};
use crate::engine::{About, Field, FormShown, Refused, SaveForm, ShowForm};
use crate::platform::{files, focus};
use crate::text::{self, EntryError, correcting as words, words as common};
use crate::ui::asking::follow;
use crate::ui::field::TextField;
use crate::ui::leaving::Leaving;
use crate::ui::session::{Session, session};
use leptos::prelude::*;

const INDICATOR: &str = "field-indicator";
const VALUE: &str = "field-value";
const PERIOD: &str = "field-period";

/// A field that was not understood.
type Mistake = (Field, EntryError);

/// Id of the element that takes a field.
const fn id(field: Field) -> &'static str {
    match field {
        Field::Indicator => INDICATOR,
        Field::Value => VALUE,
        Field::Period => PERIOD,
    }
}

/// The form of the texts below: another one when what is typed is told otherwise.
const KEPT_FORM: &str = "1:";

/// What is typed, as it is kept.
pub(in crate::ui) fn form_to_text(form: &Draft) -> String {
    KEPT_FORM.to_owned() + &to_packed(form)
}

/// The same read again; `None` when it is none of ours.
pub(in crate::ui) fn form_from_text(text: &str) -> Option<Draft> {
    from_packed(text.strip_prefix(KEPT_FORM)?)
}

/// The form; it stands in place of the list while a draft is open.
#[component]
pub(super) fn Form() -> impl IntoView {
    let session = session();
    let draft = session.review.draft;
    let mistake = RwSignal::new(None::<Mistake>);
    let about = Memo::new(move |_| draft.with(|d| d.as_ref().map(|d| d.about.clone())));
    let shown = follow(session, move || about.get().map(|about| ShowForm { about })).part(Option::clone);
    let title = move || match about.get() {
        Some(About::New(..)) => words::FORM_ADD,
        _ => words::FORM_EDIT,
    };
    let read = move |part: fn(&Draft) -> &String| {
        Signal::derive(move || draft.with(|d| d.as_ref().map(|d| part(d).clone()).unwrap_or_default()))
    };
    let write = move |part: fn(&mut Draft, String)| move |text: String| change(session, |d| part(d, text));
    let wrong =
        move |field: Field| Signal::derive(move || mistake.get().filter(|m| m.0 == field).map(|m| m.1.message()));
    let never = Signal::derive(|| None);
    // A mistake is one of the form in which it was made.
    Effect::new(move |_| {
        about.track();
        mistake.set(None);
    });
    focus::after_update(|| {
        // Who goes through the reports is not called away by the form left open in one of them.
        if !focus::is_within(".review-report") {
            focus::focus(VALUE);
        }
    });
    let leaving = Leaving::new(session);
    let is_changed =
        move || shown.with_untracked(|s| draft.with_untracked(|now| s.as_ref().map(|s| &s.as_is) != now.as_ref()));
    let saving = StoredValue::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        // Pressed twice, a new figure would be there twice.
        if saving.get_value() {
            return;
        }
        saving.set_value(true);
        files::spawn(async move {
            let sent = draft.get_untracked();
            let wrong = save(session).await;
            saving.try_set_value(false);
            // What was typed since may be right.
            let wrong = wrong.filter(|_| draft.with_untracked(|now| *now == sent));
            mistake.try_set(wrong);
            if let Some((field, _)) = wrong {
                focus::after_update(move || {
                    focus::focus(id(field));
                    focus::bring_to_middle(".figure-fields", "[aria-invalid=true]");
                });
            }
        });
    };
    view! {
        <form
            class="figure-form"
            novalidate
            on:submit=submit
            on:keydown=move |event| if leaving.by(&event, is_changed) { draft.set(None) }
        >
            <div class="figure-fields">
            <h2>{title}</h2>
            {move || shown.with(|shown| shown.as_ref().and_then(|shown| shown.lead.clone())).map(statement)}
            <Indicators shown mistake/>
            <TextField id=VALUE label=words::FIELD_VALUE typed=read(|d| &d.value) write=write(|d, text| d.value = text) wrong=wrong(Field::Value) list="values"/>
            <datalist id="values">{move || options(shown, |shown| shown.values.clone())}</datalist>
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
            <datalist id="periods">{move || options(shown, |s| s.choices.periods.iter().map(|p| p.name.clone()).collect())}</datalist>
            <datalist id="scopes">{move || options(shown, |s| s.choices.scopes.iter().map(|s| s.name.clone()).collect())}</datalist>
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

/// What the report states, or the text chosen, which stays whatever is typed.
fn statement((first, then): (String, String)) -> AnyView {
    view! { <p class="figure-stated"><strong>{first}</strong><br/>{then}</p> }.into_any()
}

fn options(shown: Memo<Option<FormShown>>, names: fn(&FormShown) -> Vec<String>) -> impl IntoView {
    let names = shown.with(|shown| shown.as_ref().map(names).unwrap_or_default());
    names.into_iter().map(|name| view! { <option value=name></option> }).collect_view()
}

#[component]
fn Indicators(shown: Memo<Option<FormShown>>, mistake: RwSignal<Option<Mistake>>) -> impl IntoView {
    let session = session();
    let draft = session.review.draft;
    let current = Memo::new(move |_| draft.with(|d| d.as_ref().map(|d| d.indicator.clone()).unwrap_or_default()));
    let list = move || {
        // A share or a change has an indicator that cannot be chosen, only kept.
        let (all, kept) = match shown.get() {
            Some(FormShown { choices, indicator, .. }) => (choices.indicators, indicator),
            None => (Vec::new(), Some(current.get_untracked()).filter(|id| !id.is_empty())),
        };
        let extra = kept.filter(|id| !all.iter().any(|choice| choice.id == *id));
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
    let wrong = move || mistake.get().is_some_and(|m| m.0 == Field::Indicator);
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

/// Has the changes made and closes the form; the mistake that stands in the way, if any.
async fn save(session: Session) -> Option<Mistake> {
    let state = session.review;
    let form = state.draft.get_untracked()?;
    match session.ask(SaveForm { form: form.clone(), author: state.author() }).await? {
        Ok(entered) => {
            super::changed(session);
            if let Some(key) = entered {
                state.chosen.set(Some(Pick::Figure(key)));
            }
            // Another one may be open by now, and more be typed; only a new figure would be there twice.
            let is_done = |now: &Draft| *now == form || (now.about == form.about && form.figure().is_none());
            if state.draft.with_untracked(|now| now.as_ref().is_some_and(is_done)) {
                state.draft.set(None);
            }
            None
        }
        Err(Refused::Mistake { field, error }) => Some((field, error)),
        Err(Refused::Change(reason)) => {
            super::refused(session, reason);
            None
        }
        Err(Refused::Gone) => None,
    }
}
