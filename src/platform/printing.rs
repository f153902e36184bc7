//! Printing the page: in light colours, whatever is on the screen.

use super::page::{root_attribute, set_root_attribute};
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

const THEME: &str = "data-theme";
/// The custom properties that the margins of printed pages show (`style/print.css`).
const MARGINS: [&str; 4] = ["--print-about", "--print-period", "--print-sources", "--print-page"];

/// What stands in the margins of every printed page: what it is about, period, sources, the word for a page.
pub fn set_margins(words: [&str; 4]) {
    let root = super::page::document().and_then(|d| d.document_element());
    let Some(root) = root.and_then(|root| root.dyn_into::<HtmlElement>().ok()) else { return };
    for (name, words) in MARGINS.iter().zip(words) {
        // A name and a quoted text are always taken.
        let _ = root.style().set_property(name, &quoted(words));
    }
}

/// A text as CSS writes it: what could end it or begin an escape is escaped, line ends are spaces.
fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' | '\\' => out.extend(['\\', letter]),
            letter if letter.is_control() => out.push(' '),
            letter => out.push(letter),
        }
    }
    out.push('"');
    out
}

/// Calls `before` before every print, by the page's button or the browser's, and puts light colours on paper.
pub fn listen(before: impl Fn() + 'static) {
    let Some(window) = web_sys::window() else { return };
    let shown = Rc::new(RefCell::new(None));
    let kept = Rc::clone(&shown);
    EventListener::new(&window, "beforeprint", move |_| {
        *kept.borrow_mut() = root_attribute(THEME);
        set_root_attribute(THEME, Some("light"));
        before();
    })
    .forget();
    EventListener::new(&window, "afterprint", move |_| set_root_attribute(THEME, shown.take().as_deref())).forget();
}
