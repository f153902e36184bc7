//! The list of terms, searchable.

use super::dialog::Modal;
use super::session::session;
use crate::present::{Term, find_terms, terms};
use crate::text::labels as words;
use leptos::prelude::*;

/// The dialog; the list is made when it is first opened.
#[component]
pub(super) fn TermsDialog() -> impl IntoView {
    let session = session();
    let open = session.terms_shown;
    view! {
        <Modal open title=words::TERMS class="dialog terms">
            {move || open.get().then(|| view! { <Terms/> })}
        </Modal>
    }
}

#[component]
fn Terms() -> impl IntoView {
    let all = StoredValue::new(terms());
    let search = RwSignal::new(String::new());
    let found = Memo::new(move |_| {
        all.with_value(|all| find_terms(all, &search.read()).into_iter().cloned().collect::<Vec<Term>>())
    });
    let count = move || words::terms_found(found.read().len(), all.with_value(Vec::len));
    let list = move || match found.read().is_empty() {
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
