//! Keyboard shortcuts of the whole window.

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, KeyboardEvent};

/// A shortcut that the page answers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shortcut {
    /// Ctrl+Z (⌘Z).
    Undo,
    /// Ctrl+Shift+Z or Ctrl+Y (⇧⌘Z).
    Redo,
}

/// Calls `pressed` for every shortcut pressed outside of text fields and open dialogs, for as long as the page lives.
pub fn listen(pressed: impl Fn(Shortcut) + 'static) {
    let Some(window) = web_sys::window() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    let handle = move |event: &Event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        if let Some(shortcut) = shortcut(key).filter(|_| !elsewhere(event)) {
            event.prevent_default();
            pressed(shortcut);
        }
    };
    EventListener::new_with_options(&window, "keydown", options, handle).forget();
}

/// Calls `pressed` with every key pressed alone (Shift apart) where nothing is typed and no dialog is open; what it
/// answers to, the browser does not.
pub fn listen_plain(pressed: impl Fn(&str) -> bool + 'static) {
    let Some(window) = web_sys::window() else { return };
    let options = EventListenerOptions::enable_prevent_default();
    let handle = move |event: &Event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        let alone = !(key.ctrl_key() || key.meta_key() || key.alt_key() || key.is_composing() || key.repeat());
        if alone && !event.default_prevented() && !elsewhere(event) && pressed(&key.key()) {
            event.prevent_default();
        }
    };
    EventListener::new_with_options(&window, "keydown", options, handle).forget();
}

/// Whether a key is pressed alone.
pub fn is_bare(key: &KeyboardEvent) -> bool {
    !(key.ctrl_key() || key.meta_key() || key.alt_key() || key.shift_key())
}

fn shortcut(key: &KeyboardEvent) -> Option<Shortcut> {
    if !(key.ctrl_key() || key.meta_key()) || key.alt_key() {
        return None;
    }
    match (key.key().to_ascii_lowercase().as_str(), key.shift_key()) {
        ("z", false) => Some(Shortcut::Undo),
        ("z", true) | ("y", false) => Some(Shortcut::Redo),
        _ => None,
    }
}

/// What letters do something to.
const TYPED: &str = "select, textarea, input:not([type=file], [type=checkbox], [type=radio])";

/// Text fields undo by themselves; a dialog is above the page.
fn elsewhere(event: &Event) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    target.is_some_and(|element| {
        element.matches(TYPED).unwrap_or(false) || element.closest("dialog[open]").is_ok_and(|found| found.is_some())
    })
}
