//! Leptos components: they draw pages and pass events on, and decide nothing.

#![allow(unreachable_pub, reason = "the component macro makes its builders `pub`")]

mod app;
mod asking;
mod blocks;
mod combobox;
mod compared;
mod dialog;
mod dossiers;
mod drawer;
mod encoding;
mod field;
mod filters;
mod found;
mod glossary;
mod header;
mod help;
mod icon;
mod intake;
mod keep;
mod later;
mod leaving;
mod nav;
mod news;
mod next_steps;
mod notices;
mod order;
mod page;
mod paste;
mod print;
mod progress;
mod publish;
mod queue;
mod review;
mod route;
mod session;
mod shortcuts;
mod sources;
mod theme;
mod tools;
mod tour;
mod welcome;
mod work;

use crate::engine::{Warm, encode};
use crate::platform::bridge::{self, Part};
use crate::platform::{crash, files, focus, page as document};
use crate::text::words;
use found::{Found, LOOKING};
use std::cell::Cell;
use std::rc::Rc;

/// Mounts the page in place of the static shell, with the session that was kept on this machine; at once where none seems
/// to be.
pub fn start() {
    crash::show_on_panic(words::CRASHED);
    if found::nothing_expected() {
        return show(&Cell::new(true), Found::Unasked);
    }
    let waiting = Rc::new(Cell::new(true));
    let late = Rc::clone(&waiting);
    focus::after(LOOKING, move || show(&late, Found::Late));
    files::spawn(async move { show(&waiting, found::look().await) });
}

/// Mounts the page once.
fn show(waiting: &Cell<bool>, found: Found) {
    if waiting.replace(false)
        && let Some(mount_point) = document::take_mount_point()
    {
        let is_first = found.is_nothing();
        leptos::mount::mount_to(mount_point, move || leptos::prelude::view! { <app::App found/> }).forget();
        document::on_first_use(move || {
            files::spawn(async move {
                // What goes wrong is found out, and said, when something is asked.
                let started = bridge::session::start().await;
                if started.is_ok() && is_first {
                    let _ = bridge::session::ask(&encode(Warm), Vec::new()).await;
                }
            });
            bridge::start_ahead(Part::Reader);
        });
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
