//! The head of the page: name, promise, ways in, help, theme.

use super::icon::{Icon, Name};
use super::intake::IntakeButtons;
use super::session::session;
use super::tools::Tools;
use crate::text::words;
use leptos::prelude::*;

/// The header.
#[component]
pub(super) fn Header(
    /// Whether nothing is loaded; the welcome page then has the ways in.
    empty: Memo<bool>,
) -> impl IntoView {
    let session = session();
    view! {
        <header class="header">
            <div class="brand">
                <Mark/>
                <div>
                    <p class="brand-name">{words::APP_NAME}</p>
                    <p class="brand-line">{words::TAGLINE}</p>
                </div>
            </div>
            <div class="header-tools">
                <Show when=move || !empty.get()>
                    <div class="header-intake" role="group" aria-label=words::DROP_MORE>
                        <IntakeButtons main=false/>
                    </div>
                </Show>
                <button
                    type="button"
                    class="icon-button"
                    aria-label=words::HELP
                    title=words::HELP
                    on:click=move |_| session.helping.set(true)
                >
                    <Icon name=Name::Help/>
                </button>
                <Tools/>
            </div>
        </header>
    }
}

/// The sign of the application: a ruler.
#[component]
fn Mark() -> impl IntoView {
    view! {
        <svg class="brand-mark" viewBox="0 0 64 64" aria-hidden="true">
            <rect class="mark-field" width="64" height="64" rx="14"></rect>
            <path class="mark-ticks" d="M12 40h40M14 40V30M22.500 40v-6M31 40V24M39.500 40v-6M48 40V18"></path>
            <path class="mark-base" d="M12 49h40"></path>
        </svg>
    }
}
