//! The keyboard's place on the page: it is not lost with the button that was pressed.

use super::page;
use gloo::events::EventListener;
use js_sys::Array;
use std::cell::{Cell, RefCell};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusOptions, HtmlElement, KeyboardEvent, MutationObserver, MutationObserverInit};

/// What may take the focus in place of something else: what is typed into would open a keyboard on the screen.
const STOPS: &str = "button:not(:disabled), a[href], select:not(:disabled), summary, [tabindex='0']";

/// What is chosen in a list.
const CHOSEN: &str = "[aria-current=true] button, [aria-current=true] a";

/// What had the focus last.
struct Place {
    element: HtmlElement,
    /// What it stands in, the nearest first.
    around: Vec<Element>,
    /// The nearest id: what is drawn anew has the same.
    id: Option<String>,
    /// Whether the focus was to be seen, as for those who use the keyboard.
    seen: bool,
}

thread_local! {
    static LAST: RefCell<Option<Place>> = const { RefCell::new(None) };
    static LOOKING: Cell<bool> = const { Cell::new(false) };
    static ENTERED: Cell<bool> = const { Cell::new(false) };
}

/// From now on, where what has the focus goes, is hidden or can be pressed no more, the focus moves to the nearest thing
/// that is left: what is drawn anew in its place, what is chosen beside it, the first thing beside it. Where nothing is left of
/// the part of the page it stood in, it moves to the element with the id `heading`. A field that goes while it is typed into, not
/// by Enter, has no successor: the next letters would press a button.
pub fn keep(heading: &'static str) {
    let Some(document) = page::document() else { return };
    EventListener::new(&document, "focusin", |event| {
        let element = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        LAST.set(element.map(Place::of));
    })
    .forget();
    EventListener::new(&document, "keydown", |event| {
        ENTERED.set(event.dyn_ref::<KeyboardEvent>().is_some_and(|event| event.key() == "Enter"));
    })
    .forget();
    // Who presses beside everything has left; what was only taken away has not.
    EventListener::new(&document, "focusout", |_| {
        super::focus::after_update(|| {
            let left = |place: &Place| !is_gone(&place.element) && !is_focused(&place.element);
            LAST.with_borrow_mut(|last| drop(last.take_if(|place| left(place))));
        });
    })
    .forget();
    let look = Closure::<dyn FnMut()>::new(move || {
        // Whoever moves the focus on purpose goes first.
        if !LOOKING.replace(true) {
            super::focus::after(1, move || {
                LOOKING.set(false);
                find_again(heading);
            });
        }
    });
    let (Ok(observer), Some(body)) = (MutationObserver::new(look.as_ref().unchecked_ref()), document.body()) else {
        return;
    };
    look.forget();
    let what = MutationObserverInit::new();
    what.set_child_list(true);
    what.set_subtree(true);
    what.set_attribute_filter(&["disabled", "hidden", "open"].into_iter().map(JsValue::from_str).collect::<Array>());
    // A body can be observed.
    let _ = observer.observe_with_options(&body, &what);
}

impl Place {
    fn of(element: HtmlElement) -> Place {
        let above = |element: &Element| element.parent_element();
        let around: Vec<Element> = std::iter::successors(above(&element), above).collect();
        let near = around.iter().take_while(|element| !is_whole_page(element)).map(Element::id);
        let id = std::iter::once(element.id()).chain(near).find(|id| !id.is_empty());
        let seen = element.matches(":focus-visible").unwrap_or(true);
        Place { id, around, element, seen }
    }

    /// Where to go on from here.
    fn next(&self, heading: &str) -> Option<HtmlElement> {
        let document = page::document()?;
        let there = |id: &str| document.get_element_by_id(id);
        let again = self.id.as_deref().and_then(there);
        let left = self.around.iter().filter(|element| element.is_connected()).cloned();
        let near = again.into_iter().chain(left);
        near.take_while(|e| !is_whole_page(e)).find_map(|e| stop_in(&e)).or_else(|| there(heading)?.dyn_into().ok())
    }
}

/// The element, or what is chosen in it, or the first thing in it that takes the focus.
fn stop_in(element: &Element) -> Option<HtmlElement> {
    let itself = element.matches(STOPS).ok()?.then(|| element.clone());
    let within = |what: &str| {
        let found = element.query_selector_all(what).ok()?;
        (0..found.length())
            .filter_map(|at| found.item(at)?.dyn_into::<HtmlElement>().ok())
            .find(|found| !is_gone(found))
    };
    let itself = itself.and_then(|element| element.dyn_into().ok()).filter(|element| !is_gone(element));
    itself.or_else(|| within(CHOSEN)).or_else(|| within(STOPS))
}

fn find_again(heading: &str) {
    let Some(document) = page::document() else { return };
    if document.active_element().is_some_and(|element| element.tag_name() != "BODY") {
        return;
    }
    let lost = LAST.with_borrow_mut(|last| last.take_if(|place| is_gone(&place.element)));
    let Some(place) = lost.filter(|place| ENTERED.get() || !is_typed_into(&place.element)) else { return };
    if let Some(next) = place.next(heading) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(!place.seen);
        // An element that cannot take the focus leaves it where it is.
        let _ = next.focus_with_options(&options);
    }
}

/// Whether it is no neighbourhood of anything.
fn is_whole_page(element: &Element) -> bool {
    matches!(element.tag_name().as_str(), "MAIN" | "BODY")
}

fn is_gone(element: &HtmlElement) -> bool {
    // What is not shown has no size.
    !element.is_connected() || element.matches(":disabled").unwrap_or(false) || element.offset_height() == 0
}

fn is_focused(element: &HtmlElement) -> bool {
    page::document().and_then(|document| document.active_element()).is_some_and(|active| active == **element)
}

fn is_typed_into(element: &HtmlElement) -> bool {
    element.matches("input, textarea").unwrap_or(false)
}
