//! Leptos components: they draw pages and pass events on, and decide nothing.

#![allow(unreachable_pub, reason = "the component macro makes its builders `pub`")]

mod app;
mod blocks;
mod dialog;
mod drawer;
mod header;
mod help;
mod icon;
mod intake;
mod nav;
mod notices;
mod order;
mod page;
mod paste;
mod route;
mod session;
mod sources;
mod theme;
mod welcome;

use crate::platform::{crash, page as document};
use crate::text::words;

/// Mounts the page in place of the static shell.
pub fn start() {
    crash::show_on_panic(words::CRASHED);
    if let Some(mount_point) = document::take_mount_point() {
        leptos::mount::mount_to(mount_point, app::App).forget();
        document::mark_ready();
    }
}

#[cfg(test)]
mod tests {
    use crate::text::words;

    /// The shell is painted before the program runs, so its sentences stand in index.html as well.
    #[test]
    fn the_static_shell_says_what_the_words_say() {
        let shell = include_str!("../../index.html");
        for sentence in [words::APP_NAME, words::DOCUMENT_TITLE, words::TAGLINE, words::UNSUPPORTED, words::NO_SCRIPT] {
            assert!(shell.contains(sentence), "{sentence}");
        }
    }
}
