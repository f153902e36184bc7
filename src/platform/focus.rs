//! Keyboard focus and scrolling.

use super::page;
use js_sys::Promise;
use std::cell::Cell;
use std::pin::Pin;
use std::rc::Rc;
use std::task::{Context, Poll};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{FocusOptions, HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Moves the focus to the element with this id, if it is there and can take it.
pub fn focus(id: &str) {
    let element = page::document().and_then(|d| d.get_element_by_id(id));
    if let Some(element) = element.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus();
    }
}

/// Moves the focus to what the first selector finds, or the next one where that is not shown; does nothing when none is.
pub fn focus_first(selectors: &[&str]) {
    // Nothing depends on it.
    let _ = selectors.iter().any(|selector| reach(selector));
}

/// Moves the focus to the first element that matches; whether there is one and it is shown.
pub fn reach(selector: &str) -> bool {
    let found = page::document().and_then(|document| document.query_selector(selector).ok()?);
    let element = found.and_then(|element| element.dyn_into::<HtmlElement>().ok());
    // An element that is not shown has no place in the layout.
    let shown = element.filter(|element| element.offset_parent().is_some());
    // An element that cannot take the focus leaves it where it is.
    shown.map(|element| element.focus()).is_some()
}

/// Whether the focus is inside of an element that matches.
pub fn is_within(selector: &str) -> bool {
    let focused = page::document().and_then(|d| d.active_element());
    focused.is_some_and(|element| element.closest(selector).is_ok_and(|found| found.is_some()))
}

const POINTED: &str = "data-pointed";

/// Marks the first element that matches and brings it in sight, in place of the one marked before; whether there is one.
pub fn point_at(selector: &str) -> bool {
    let Some(document) = page::document() else { return false };
    if let Ok(Some(before)) = document.query_selector("[data-pointed]") {
        // Removing what is not there is no failure.
        let _ = before.remove_attribute(POINTED);
    }
    let found = (!selector.is_empty()).then(|| document.query_selector(selector).ok().flatten()).flatten();
    if let Some(element) = &found {
        // A legal name.
        let _ = element.set_attribute(POINTED, "");
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
    found.is_some()
}

/// Scrolls the element with this id to the top and moves the focus to it.
pub fn go_to(id: &str) {
    let element = page::document().and_then(|d| d.get_element_by_id(id));
    if let Some(element) = element.and_then(|e| e.dyn_into::<HtmlElement>().ok()) {
        element.scroll_into_view();
        let options = FocusOptions::new();
        options.set_prevent_scroll(true);
        // An element that cannot take the focus leaves it where it is.
        let _ = element.focus_with_options(&options);
    }
}

/// Scrolls the window to its top at once.
pub fn scroll_to_top() {
    if let Some(window) = web_sys::window() {
        window.scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Scrolls only as far as needed to show the first element that matches.
pub fn bring_near(selector: &str) {
    let found = page::document().and_then(|d| d.query_selector(selector).ok().flatten());
    if let Some(element) = found {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_inline(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

#[expect(clippy::float_arithmetic, reason = "places on the screen")]
/// Scrolls the pane so that the first element in it that matches is in its middle; the window stays where it is.
pub fn bring_to_middle(pane: &str, selector: &str) {
    let Some(pane) = page::document().and_then(|d| d.query_selector(pane).ok().flatten()) else { return };
    let Some(element) = pane.query_selector(selector).ok().flatten() else { return };
    let (own, frame) = (element.get_bounding_client_rect(), pane.get_bounding_client_rect());
    let down = own.top() + own.height() / 2.0 - frame.top() - frame.height() / 2.0;
    let right = (own.right() - frame.right()).max(0.0) + (own.left() - frame.left()).min(0.0);
    pane.scroll_by_with_x_and_y(right, down);
}

/// Calls `then` once the page has taken up what was just changed.
pub fn after_update(then: impl FnOnce() + 'static) {
    after(0, then);
}

/// A window that is shown has painted by then: milliseconds.
const UNPAINTED: u32 = 250;

/// Calls `then` once what was just changed is on the screen; a window that is not shown paints nothing and is not waited for.
pub fn after_paint(then: impl FnOnce() + 'static) {
    let kept: Kept = Rc::new(Cell::new(Some(Box::new(then))));
    let painted = Rc::clone(&kept);
    // The frame is drawn behind its callback.
    let frame = Closure::once_into_js(move || after(0, move || run(&painted)));
    let asked = web_sys::window().map(|window| window.request_animation_frame(frame.unchecked_ref()));
    let wait = if matches!(asked, Some(Ok(_))) { UNPAINTED } else { 0 };
    after(wait, move || run(&kept));
}

/// Waits until what was changed before [`painted`] was called is on the screen.
pub struct Painted(JsFuture);

/// Begins to wait for what was just changed to be on the screen.
pub fn painted() -> Painted {
    let told = Promise::new(&mut |resolve, _| {
        // A promise of ours takes what it is given.
        after_paint(move || drop(resolve.call0(&JsValue::NULL)));
    });
    Painted(JsFuture::from(told))
}

impl Future for Painted {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        // A promise of ours is never broken.
        Pin::new(&mut self.0).poll(context).map(drop)
    }
}

/// What is to be called once, whoever comes first.
type Kept = Rc<Cell<Option<Box<dyn FnOnce()>>>>;

fn run(kept: &Kept) {
    if let Some(then) = kept.take() {
        then();
    }
}

/// Calls `then` once, after `milliseconds`.
pub fn after(milliseconds: u32, then: impl FnOnce() + 'static) {
    gloo::timers::callback::Timeout::new(milliseconds, then).forget();
}
