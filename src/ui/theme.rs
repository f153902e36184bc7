//! The switch between light and dark.

use super::icon::{Icon, Name};
use super::session::{Session, session};
use crate::platform::theme::{self, Theme};
use crate::text::words;
use leptos::prelude::*;

/// Changes to the other one.
pub(super) fn switch(session: Session) {
    let next = if is_dark(session.theme.get_untracked()) { Theme::Light } else { Theme::Dark };
    session.theme.set(Some(next));
    theme::apply(Some(next));
}

fn is_dark(chosen: Option<Theme>) -> bool {
    chosen.map_or_else(theme::system_is_dark, |theme| theme == Theme::Dark)
}

/// The switch; the first choice is the system's, later ones are remembered.
#[component]
pub(super) fn ThemeSwitch() -> impl IntoView {
    let session = session();
    theme::apply(session.theme.get_untracked());
    let dark = move || is_dark(session.theme.get());
    let label = move || if dark() { words::THEME_LIGHT } else { words::THEME_DARK };
    view! {
        <button type="button" class="icon-button" aria-label=label title=label on:click=move |_| switch(session)>
            {move || view! { <Icon name=if dark() { Name::Light } else { Name::Dark }/> }}
        </button>
    }
}
