//! A page with nothing to show: why, and what to do next.

use crate::platform::files;
use crate::present::{PageId, View};
use crate::text::words::DROP_MORE;
use crate::text::{intake as sentences, view as filters};
use crate::ui::intake;
use crate::ui::session::session;
use leptos::prelude::*;

/// The reason, and ways on: without the filters where there are any, else with more reports or over the review.
#[component]
pub(in crate::ui) fn Empty(
    /// Why there is nothing.
    #[prop(into)]
    words: Signal<String>,
) -> impl IntoView {
    let session = session();
    let narrowed = Memo::new(move |_| !session.applied.with(View::is_whole));
    let clear = move |_| session.view.set(View::default());
    view! {
        <div class="empty">
            <p>{words}</p>
            <div class="empty-next">
                <Show when=move || narrowed.get()>
                    <button type="button" class="button button-main" on:click=clear>{filters::CLEAR}</button>
                </Show>
                <label class="button">
                    <input
                        type="file"
                        multiple
                        accept=sentences::ACCEPTED
                        class="visually-hidden"
                        data-more=""
                        on:change=move |event| intake::add_files(session, files::of_input(&event))
                    />
                    {DROP_MORE}
                </label>
                <a class="button" href=move || session.address_of(PageId::Review).print()>{sentences::SEE_READ}</a>
            </div>
        </div>
    }
}
