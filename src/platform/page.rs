//! The document: where the program mounts, the title, the ready mark.

use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{Document, Event, HtmlElement};

/// Whether the page is on the screen: another tab or window may stand before it.
pub fn is_shown() -> bool {
    document().is_none_or(|document| !document.hidden())
}

pub(super) fn document() -> Option<Document> {
    web_sys::window()?.document()
}

/// The element to mount in, emptied of the static shell; `None` outside a page.
pub fn take_mount_point() -> Option<HtmlElement> {
    let element = document()?.get_element_by_id("app")?;
    element.set_text_content(None);
    element.dyn_into().ok()
}

/// Sets the title of the window.
pub fn set_title(title: &str) {
    if let Some(document) = document() {
        document.set_title(title);
    }
}

/// Marks the root element with `data-ready`: the page can be used from here on.
pub fn mark_ready() {
    set_root_attribute("data-ready", Some("true"));
}

/// Calls `then` at the first sign of use: a press, a key, something dragged over the page.
pub fn on_first_use(then: impl FnOnce() + 'static) {
    let Some(document) = document() else { return };
    let then = Rc::new(RefCell::new(Some(then)));
    for sign in ["pointerdown", "keydown", "dragenter"] {
        let then = Rc::clone(&then);
        let used = move |_: &Event| {
            if let Some(then) = then.take() {
                then();
            }
        };
        EventListener::once(&document, sign, used).forget();
    }
}

/// Sets or removes an attribute of the root element.
pub(super) fn set_root_attribute(name: &str, value: Option<&str>) {
    let Some(root) = document().and_then(|d| d.document_element()) else { return };
    let outcome = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
    debug_assert!(outcome.is_ok(), "{name} is a legal attribute name");
}

/// An attribute of the root element.
pub(super) fn root_attribute(name: &str) -> Option<String> {
    document()?.document_element()?.get_attribute(name)
}

/// Opens the browser's print dialog.
pub fn print() {
    if let Some(window) = web_sys::window() {
        // Refused in a sandboxed frame; there is nothing else to offer.
        let _ = window.print();
    }
}
