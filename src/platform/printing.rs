//! Printing the page: in light colours, whatever is on the screen.

use super::page::{root_attribute, set_root_attribute};
use gloo::events::EventListener;
use std::cell::RefCell;
use std::rc::Rc;

const THEME: &str = "data-theme";

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
