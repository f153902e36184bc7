//! Words of cells that are not known: the user says what they mean, and the files are counted again.

use super::afresh::{Afresh, make_afresh};
use crate::domain::SourceId;
use crate::text::importing as sentences;
use crate::ui::session::Session;
use crate::workspace::dossiers::{Counted, Meaning, UnknownWord};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// The unknown words of a source; nothing where all are known.
#[component]
pub(super) fn Teach(session: Session, source: SourceId, counted: Memo<Option<Counted>>) -> impl IntoView {
    let unknown = Memo::new(move |_| counted.with(|c| c.as_ref().map(unknown_words).unwrap_or_default()));
    let chosen = RwSignal::new(BTreeMap::<usize, Meaning>::new());
    // The numbers are those of other words from then on.
    Effect::new(move |_| {
        unknown.track();
        chosen.update(BTreeMap::clear);
    });
    let counting = session.dossiers.counting.running;
    let is_off = move || chosen.read().is_empty() || counting.with(Option::is_some);
    let again = move |_| {
        let words: Vec<(UnknownWord, Meaning)> = unknown.with_untracked(|all| {
            chosen.with_untracked(|c| c.iter().filter_map(|(at, m)| Some((all.get(*at)?.clone(), *m))).collect())
        });
        make_afresh(session, source, Afresh::With(words));
    };
    view! {
        <Show when=move || !unknown.read().is_empty()>
            <section class="teach" aria-label=sentences::UNKNOWN_TITLE>
                <h3>{sentences::UNKNOWN_TITLE}</h3>
                <p>{sentences::UNKNOWN_HINT}</p>
                <ul>{move || unknown.get().into_iter().enumerate().map(|(at, word)| entry(at, &word, chosen)).collect_view()}</ul>
                <div>
                    <button type="button" class="button" disabled=is_off on:click=again>
                        {sentences::COUNT_AGAIN}
                    </button>
                </div>
            </section>
        </Show>
    }
}

/// Every word once, whatever file it stands in.
fn unknown_words(counted: &Counted) -> Vec<UnknownWord> {
    let mut all: Vec<UnknownWord> = Vec::new();
    for word in counted.files.iter().flat_map(|file| &file.unknown) {
        match all.iter_mut().find(|known| (known.role, &known.word) == (word.role, &word.word)) {
            Some(known) => known.count += word.count,
            None => all.push(word.clone()),
        }
    }
    all
}

fn entry(at: usize, word: &UnknownWord, chosen: RwSignal<BTreeMap<usize, Meaning>>) -> impl IntoView + use<> {
    let meanings = Meaning::of(word.vocabulary);
    let choose = move |event| {
        let meaning = event_target_value(&event).parse().ok().and_then(|i: usize| meanings.get(i));
        chosen.update(|chosen| {
            match meaning {
                Some(meaning) => chosen.insert(at, *meaning),
                None => chosen.remove(&at),
            };
        });
    };
    let option = |(i, meaning): (usize, &Meaning)| view! { <option value=i.to_string()>{meaning.vi()}</option> };
    view! {
        <li>
            <label>
                <span>{sentences::word_choice(&word.word, word.role.vi())}</span>
                <select on:change=choose>
                    <option value="">{sentences::UNKNOWN_KEEP}</option>
                    {meanings.iter().enumerate().map(option).collect_view()}
                </select>
                <span class="count">{sentences::on_rows(word.count)}</span>
            </label>
        </li>
    }
}
