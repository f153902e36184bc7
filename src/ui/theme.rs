//! The switch between light and dark.

use super::icon::{Icon, Name};
use crate::platform::theme::{self, Theme};
use crate::text::words;
use leptos::prelude::*;

/// The switch; the first choice is the system's, later ones are remembered.
#[component]
pub(super) fn ThemeSwitch() -> impl IntoView {
    let chosen = RwSignal::new(theme::remembered());
    theme::apply(chosen.get_untracked());
    let dark = move || chosen.get().map_or_else(theme::system_is_dark, |theme| theme == Theme::Dark);
    let switch = move |_| {
        let next = if dark() { Theme::Light } else { Theme::Dark };
        chosen.set(Some(next));
        theme::apply(Some(next));
    };
    let label = move || if dark() { words::THEME_LIGHT } else { words::THEME_DARK };
    view! {
        <button type="button" class="icon-button" aria-label=label title=label on:click=switch>
            {move || view! { <Icon name=if dark() { Name::Light } else { Name::Dark }/> }}
        </button>
    }
}
