//! How far the window is scrolled.

use gloo::events::EventListener;
use std::cell::Cell;

/// Calls `changed` whenever the window comes to be scrolled further than `limit` CSS pixels, or back, for as long as the
/// page lives.
pub fn on_scrolled_past(limit: f64, changed: impl Fn(bool) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let past = Cell::new(false);
    EventListener::new(&window, "scroll", move |_| {
        let now = web_sys::window().and_then(|w| w.scroll_y().ok()).is_some_and(|y| y > limit);
        if past.replace(now) != now {
            changed(now);
        }
    })
    .forget();
}
