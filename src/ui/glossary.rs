//! The list of terms, searchable.

use super::dialog::Modal;
use super::session::session;
use crate::engine;
use crate::platform::files;
use crate::present::{Term, find_terms};
use crate::text::labels as words;
use leptos::prelude::*;

/// The dialog; the list is asked for when it is first opened.
#[component]
pub(super) fn TermsDialog() -> impl IntoView {
    let session = session();
    let open = session.terms_shown;
    let all = RwSignal::new(Vec::new());
    view! {
        <Modal open title=words::TERMS class="dialog terms">
            {move || open.get().then(|| view! { <Terms all/> })}
        </Modal>
    }
}

#[component]
fn Terms(
    /// Every term, once they are there.
    all: RwSignal<Vec<Term>>,
) -> impl IntoView {
    let session = session();
    if all.with_untracked(Vec::is_empty) {
        files::spawn(async move { all.set(session.ask(engine::Terms).await.unwrap_or_default()) });
    }
    let search = RwSignal::new(String::new());
    let found =
        Memo::new(move |_| all.with(|all| find_terms(all, &search.read()).into_iter().cloned().collect::<Vec<Term>>()));
    let is_there = move || all.with(|all| !all.is_empty());
    let count = move || is_there().then(|| words::terms_found(found.read().len(), all.read().len()));
    let list = move || match is_there() && found.read().is_empty() {
        true => view! { <p class="quiet">{words::TERMS_NONE}</p> }.into_any(),
        false => view! { <dl class="term-list">{found.get().into_iter().map(entry).collect_view()}</dl> }.into_any(),
    };
    view! {
        <p>{words::TERMS_INTRO}</p>
        <div class="term-search">
            <input type="search" aria-label=words::TERMS_SEARCH placeholder=words::TERMS_SEARCH bind:value=search/>
            <span role="status">{count}</span>
        </div>
        {list}
    }
}

fn entry(term: Term) -> impl IntoView {
    let line = |name: &'static str, value: String| {
        (!value.is_empty()).then(|| view! { <p><span class="term-part">{name}": "</span>{value}</p> })
    };
    let observed = term.observed.then(|| view! { <span class="chip">{words::TERM_OBSERVED}</span> });
    view! {
        <div class="term">
            <dt>{term.name}" "<span class="term-kind">{term.kind}</span></dt>
            <dd>
                {line(words::TERM_FORMULA, term.formula)}
                {line(words::TERM_UNIT, term.unit)}
                {line(words::TERM_SOURCE, term.source)}
                {observed}
            </dd>
        </div>
    }
}
