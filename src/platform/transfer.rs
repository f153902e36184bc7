//! Drag and drop over the whole window, and paste anywhere on the page.

use super::files::{self, PickedFile};
use gloo::events::{EventListener, EventListenerOptions};
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::{ClipboardEvent, DragEvent, Element, Event};

/// What reaches the page from outside.
#[derive(Debug, Clone)]
pub enum Arrival {
    /// Files are being dragged over the window.
    Hovering,
    /// They left, or were dropped elsewhere.
    Gone,
    /// Files were dropped or pasted.
    Files(Vec<PickedFile>),
    /// Text was dropped or pasted outside of any text field.
    Text(String),
}

/// Calls `receive` for every drag, drop and paste, for as long as the page lives.
pub fn listen(receive: impl Fn(Arrival) + Clone + 'static) {
    let Some(window) = web_sys::window() else { return };
    let on = |name: &'static str, handle: Box<dyn Fn(&Event)>| {
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window, name, options, move |event| handle(event)).forget();
    };
    let (over, leave, dropped) = (receive.clone(), receive.clone(), receive.clone());
    // What is dragged from the page to the page comes from nowhere.
    let own = Rc::new(Cell::new(false));
    let (begun, ended, over_own, dropped_own) = (Rc::clone(&own), Rc::clone(&own), Rc::clone(&own), own);
    on("dragstart", Box::new(move |_| begun.set(true)));
    on("dragend", Box::new(move |_| ended.set(false)));
    on(
        "dragover",
        Box::new(move |event| {
            if !over_own.get() {
                hover(event, &over)
            }
        }),
    );
    on("dragleave", Box::new(move |event| depart(event, &leave)));
    on(
        "drop",
        Box::new(move |event| {
            if !dropped_own.get() {
                drop_in(event, &dropped)
            }
        }),
    );
    on("paste", Box::new(move |event| paste(event, &receive)));
}

fn hover(event: &Event, receive: &impl Fn(Arrival)) {
    let Some(transfer) = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer) else { return };
    let types = transfer.types();
    if types.includes(&"Files".into(), 0) || types.includes(&"text/plain".into(), 0) {
        // Without this the browser would open the file in place of the page.
        event.prevent_default();
        receive(Arrival::Hovering);
    }
}

fn depart(event: &Event, receive: &impl Fn(Arrival)) {
    // Inside the page the pointer always enters another element; only the way out of the window enters none.
    if event.dyn_ref::<DragEvent>().is_some_and(|drag| drag.related_target().is_none()) {
        receive(Arrival::Gone);
    }
}

fn drop_in(event: &Event, receive: &impl Fn(Arrival)) {
    receive(Arrival::Gone);
    let Some(transfer) = event.dyn_ref::<DragEvent>().and_then(DragEvent::data_transfer) else { return };
    if typing(event) && transfer.files().is_none_or(|list| list.length() == 0) {
        return;
    }
    event.prevent_default();
    hand_over(transfer.files().map(files::of_list), transfer.get_data("text/plain").ok(), receive);
}

fn paste(event: &Event, receive: &impl Fn(Arrival)) {
    if typing(event) {
        return;
    }
    let Some(data) = event.dyn_ref::<ClipboardEvent>().and_then(ClipboardEvent::clipboard_data) else { return };
    event.prevent_default();
    hand_over(data.files().map(files::of_list), data.get_data("text/plain").ok(), receive);
}

/// Text first: office programs put a picture of the text beside it, and the picture is of no use here.
fn hand_over(picked: Option<Vec<PickedFile>>, text: Option<String>, receive: &impl Fn(Arrival)) {
    let picked = picked.unwrap_or_default();
    match text.filter(|text| !text.trim().is_empty()) {
        Some(text) => receive(Arrival::Text(text)),
        None if picked.is_empty() => {}
        None => receive(Arrival::Files(picked)),
    }
}

/// Whether the event belongs to a text field, which handles it by itself.
fn typing(event: &Event) -> bool {
    let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
    target.is_some_and(|element| matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA"))
}
