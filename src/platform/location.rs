//! The part of the address after `#`: the only part that may change on `file://`.

use gloo::events::EventListener;

/// The fragment without its `#`; empty when there is none.
pub fn hash() -> String {
    let hash = web_sys::window().and_then(|w| w.location().hash().ok()).unwrap_or_default();
    hash.trim_start_matches('#').to_owned()
}

/// Goes to a fragment, as a link to it would.
pub fn go(hash: &str) {
    if let Some(window) = web_sys::window() {
        // Setting a fragment cannot fail in a page that is shown.
        let _ = window.location().set_hash(hash);
    }
}

/// Takes a fragment in place of the one shown: going back does not come here again.
pub fn replace(hash: &str) {
    if let Some(window) = web_sys::window() {
        // As above.
        let _ = window.location().replace(hash);
    }
}

/// Calls `changed` with the new fragment whenever it changes, for as long as the page lives.
pub fn on_hash_change(changed: impl Fn(String) + 'static) {
    let Some(window) = web_sys::window() else { return };
    EventListener::new(&window, "hashchange", move |_| changed(hash())).forget();
}
