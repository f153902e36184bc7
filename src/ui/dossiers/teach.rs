//! Words of cells: the user says what those mean that are not known, or says otherwise, and the files are counted again.

use super::afresh::{Afresh, make_afresh};
use crate::domain::SourceId;
use crate::text::importing as sentences;
use crate::ui::session::Session;
use crate::workspace::dossiers::{Counted, Meaning, Taught, Teachable, Vocabulary, teachable};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What was chosen of words, by vocabulary and word; `None` for what is not to be known again.
type Chosen = BTreeMap<(Vocabulary, String), Option<Meaning>>;

/// The words of a source; nothing where all are known by themselves.
#[component]
pub(super) fn Teach(session: Session, source: SourceId, counted: Memo<Option<Counted>>) -> impl IntoView {
    let words = Memo::new(move |_| counted.with(|c| c.as_ref().map(teachable).unwrap_or_default()));
    let chosen = RwSignal::new(Chosen::new());
    // What was chosen of words that are gone, or are known so by now, is done.
    Effect::new(move |_| {
        words.with(|words| {
            let open = |of: &(Vocabulary, String), meaning: &Option<Meaning>| {
                words.iter().any(|w| (w.vocabulary, &w.word) == (of.0, &of.1) && w.meaning != *meaning)
            };
            chosen.update(|chosen| chosen.retain(|of, meaning| open(of, meaning)));
        });
    });
    let counting = session.dossiers.counting.running;
    let is_off = move || chosen.read().is_empty() || counting.with(Option::is_some);
    let again = move |_| {
        let said = chosen.get_untracked().into_iter();
        let said = said.map(|((vocabulary, word), meaning)| Taught { vocabulary, word, meaning }).collect();
        make_afresh(session, source, Afresh::With(said));
    };
    // A word that is known otherwise than before is another entry.
    let key = |w: &Teachable| (w.vocabulary, w.word.clone(), w.rows, w.meaning);
    view! {
        <Show when=move || !words.read().is_empty()>
            <section class="teach" aria-label=sentences::WORDS_TITLE>
                <h3>{sentences::WORDS_TITLE}</h3>
                <p>{sentences::WORDS_HINT}</p>
                <ul>
                    <For each=move || words.get() key=key let:word>{entry(word, chosen)}</For>
                </ul>
                <div>
                    <button type="button" class="button" disabled=is_off on:click=again>
                        {sentences::COUNT_AGAIN}
                    </button>
                </div>
            </section>
        </Show>
    }
}

fn entry(word: Teachable, chosen: RwSignal<Chosen>) -> impl IntoView {
    let Teachable { vocabulary, word, columns, rows, meaning: now } = word;
    let columns = columns.iter().map(|role| role.vi()).collect::<Vec<_>>().join(", ");
    let label = sentences::word_choice(&word, &columns);
    let meanings = Meaning::of(vocabulary);
    let shown = chosen.with_untracked(|chosen| chosen.get(&(vocabulary, word.clone())).copied().unwrap_or(now));
    let choose = move |event| {
        let meaning = event_target_value(&event).parse().ok().and_then(|i: usize| meanings.get(i).copied());
        chosen.update(|chosen| {
            let of = (vocabulary, word.clone());
            match meaning == now {
                true => drop(chosen.remove(&of)),
                false => drop(chosen.insert(of, meaning)),
            }
        });
    };
    let option = move |(i, meaning): (usize, &Meaning)| {
        view! { <option value=i.to_string() selected=shown == Some(*meaning)>{meaning.vi()}</option> }
    };
    view! {
        <li>
            <label>
                <span>{label}</span>
                <select on:change=choose>
                    <option value="">{sentences::WORD_OPEN}</option>
                    {meanings.iter().enumerate().map(option).collect_view()}
                </select>
                <span class="count">{rows.map_or_else(|| sentences::WORD_SAID.to_owned(), sentences::on_rows)}</span>
            </label>
        </li>
    }
}
