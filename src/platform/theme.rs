//! Light or dark, remembered on this machine where the browser allows it.

use super::{page, preferences};

const KEY: &str = "theme";

/// A colour scheme chosen by the user.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    const fn code(self) -> &'static str {
        match self {
            Theme::Light => "light",
            Theme::Dark => "dark",
        }
    }
}

/// The remembered choice; `None` follows the system (also when storage is closed).
pub fn remembered() -> Option<Theme> {
    let code = preferences::get(KEY)?;
    [Theme::Light, Theme::Dark].into_iter().find(|theme| theme.code() == code)
}

/// Shows and remembers a choice; `None` goes back to the system's.
pub fn apply(theme: Option<Theme>) {
    page::set_root_attribute("data-theme", theme.map(Theme::code));
    match theme {
        // Private windows may refuse to remember; the choice then lasts as long as the page.
        Some(theme) => preferences::set(KEY, theme.code()),
        None => preferences::remove(KEY),
    }
}

/// Whether the system asks for dark.
pub fn system_is_dark() -> bool {
    let query = web_sys::window().and_then(|w| w.match_media("(prefers-color-scheme: dark)").ok().flatten());
    query.is_some_and(|q| q.matches())
}
