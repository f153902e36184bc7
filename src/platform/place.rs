//! The keyboard's place on the page: it is not lost with the button that was pressed.

use super::{clock, page};
use gloo::events::{EventListener, EventListenerOptions};
use js_sys::Array;
use std::cell::{Cell, RefCell};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, FocusOptions, HtmlElement, KeyboardEvent, MutationObserver, MutationObserverInit};

/// What may take the focus in place of something else: what is typed into would open a keyboard on the screen.
const STOPS: &str = "button:not(:disabled), a[href], select:not(:disabled), summary, [tabindex='0']";

/// What is chosen in a list.
const CHOSEN: &str = "[aria-current=true] button, [aria-current=true] a";

/// What letters are typed into.
const TYPED: &str = "textarea, input:not([type=file], [type=checkbox], [type=radio], [type=range])";

/// What hides all that is in it.
const CLOSED: &str = "[hidden], dialog:not([open])";

/// A second press so soon, milliseconds, meant what is gone.
const SECOND_PRESS: u64 = 500;

/// What had the focus last.
struct Place {
    element: HtmlElement,
    /// It and what it stands in, the nearest first.
    around: Vec<Neighbours>,
    /// The nearest id: what is drawn anew has the same.
    id: Option<String>,
    /// Whether the focus was to be seen, as for those who use the keyboard.
    seen: bool,
}

/// What stands before and behind something, and what holds all three.
struct Neighbours {
    next: Option<Element>,
    previous: Option<Element>,
    parent: Element,
}

thread_local! {
    static LAST: RefCell<Option<Place>> = const { RefCell::new(None) };
    /// To where the focus was moved, and when.
    static MOVED: RefCell<Option<(HtmlElement, u64)>> = const { RefCell::new(None) };
    static LOOKING: Cell<bool> = const { Cell::new(false) };
    static ENTERED: Cell<bool> = const { Cell::new(false) };
}

/// From now on, where what has the focus goes, is hidden or can be pressed no more, the focus moves to the nearest thing
/// that is left: what is drawn anew in its place, what is chosen beside it, what stands behind or before it, the first thing
/// around it. Where nothing is left of the part of the page it stood in, it moves to the element with the id `heading`. A field
/// that goes while it is typed into, not by Enter, has no successor: the next letters would press a button. Nor does a second
/// press that meant what is gone press what follows it.
pub fn keep(heading: &'static str) {
    let Some(document) = page::document() else { return };
    EventListener::new(&document, "focusin", |event| {
        let element = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        LAST.set(element.map(Place::of));
    })
    .forget();
    let options = EventListenerOptions::run_in_capture_phase();
    let options = EventListenerOptions { passive: false, ..options };
    EventListener::new_with_options(&document, "keydown", options, |event| {
        let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
        ENTERED.set(key.key() == "Enter");
        let moved = MOVED
            .take()
            .filter(|(to, when)| is_focused(to) && clock::milliseconds().saturating_sub(*when) < SECOND_PRESS);
        if moved.is_some() && matches!(key.key().as_str(), "Enter" | " ") {
            event.prevent_default();
            event.stop_propagation();
            MOVED.set(moved);
        }
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
        let neighbours = |of: &Element| {
            let (next, previous) = (of.next_element_sibling(), of.previous_element_sibling());
            of.parent_element().map(|parent| Neighbours { next, previous, parent })
        };
        let levels = std::iter::successors(neighbours(&element), |level| neighbours(&level.parent));
        let main = page::document().and_then(|document| document.query_selector("main").ok()?);
        // The whole page is no neighbourhood.
        let is_part = |level: &Neighbours| !level.parent.contains(main.as_deref());
        let around: Vec<Neighbours> = levels.take_while(is_part).collect();
        let ids = std::iter::once(element.id()).chain(around.iter().map(|level| level.parent.id()));
        let id = ids.into_iter().find(|id| !id.is_empty());
        let seen = element.matches(":focus-visible").unwrap_or(true);
        Place { id, around, element, seen }
    }

    /// Where to go on from here.
    fn next(&self, heading: &str) -> Option<HtmlElement> {
        let document = page::document()?;
        let there = |id: &str| document.get_element_by_id(id);
        let again = self.id.as_deref().and_then(there).and_then(|again| stop_in(&again));
        let near = || self.around.iter().find_map(Neighbours::stop);
        again.or_else(near).or_else(|| there(heading)?.dyn_into().ok())
    }
}

impl Neighbours {
    /// The nearest of them that takes the focus: the first thing behind, the last before.
    fn stop(&self) -> Option<HtmlElement> {
        let there = |element: &&Element| element.is_connected();
        let around = Some(&self.parent).filter(there);
        let chosen = around.and_then(|parent| within(parent, CHOSEN).next());
        let chain = |from: &Option<Element>, on: fn(&Element) -> Option<Element>| {
            std::iter::successors(from.clone().filter(|element| element.is_connected()), on)
        };
        let behind = || chain(&self.next, Element::next_element_sibling).find_map(|element| stop_in(&element));
        let before = || chain(&self.previous, Element::previous_element_sibling).find_map(|element| last_in(&element));
        chosen.or_else(behind).or_else(before).or_else(|| stop_in(around?))
    }
}

/// The element, or what is chosen in it, or the first thing in it that takes the focus.
fn stop_in(element: &Element) -> Option<HtmlElement> {
    itself(element).or_else(|| within(element, CHOSEN).next()).or_else(|| within(element, STOPS).next())
}

/// The last thing in the element that takes the focus, or itself.
fn last_in(element: &Element) -> Option<HtmlElement> {
    within(element, STOPS).last().or_else(|| itself(element))
}

fn itself(element: &Element) -> Option<HtmlElement> {
    let stop = element.matches(STOPS).unwrap_or(false).then(|| element.clone())?;
    stop.dyn_into().ok().filter(is_shown)
}

fn within(element: &Element, what: &str) -> impl Iterator<Item = HtmlElement> + use<> {
    let found = element.query_selector_all(what).ok();
    let at = move |at| found.as_ref()?.item(at)?.dyn_into::<HtmlElement>().ok();
    (0..).map_while(at).filter(is_shown)
}

fn find_again(heading: &str) {
    let Some(document) = page::document() else { return };
    // A browser may leave the focus with what can be pressed no more, or take it away later.
    let elsewhere = document.active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if elsewhere.is_some_and(|element| element.tag_name() != "BODY" && !is_gone(&element)) {
        return;
    }
    let lost = LAST.with_borrow_mut(|last| last.take_if(|place| is_gone(&place.element)));
    let Some(place) = lost.filter(|place| ENTERED.get() || !is_typed_into(&place.element)) else { return };
    if let Some(next) = place.next(heading) {
        let options = FocusOptions::new();
        options.set_prevent_scroll(!place.seen);
        // An element that cannot take the focus leaves it where it is.
        let _ = next.focus_with_options(&options);
        MOVED.set(Some((next, clock::milliseconds())));
    }
}

/// Whether it went, can be pressed no more or stands in what was closed: asked after every change of the page, so that nothing is
/// laid out for it.
fn is_gone(element: &HtmlElement) -> bool {
    !element.is_connected()
        || element.matches(":disabled").unwrap_or(false)
        || element.closest(CLOSED).is_ok_and(|found| found.is_some())
}

/// Whether it can be seen: what is not shown has no size.
fn is_shown(element: &HtmlElement) -> bool {
    !is_gone(element) && element.offset_height() > 0
}

fn is_focused(element: &HtmlElement) -> bool {
    page::document().and_then(|document| document.active_element()).is_some_and(|active| active == **element)
}

fn is_typed_into(element: &HtmlElement) -> bool {
    element.matches(TYPED).unwrap_or(false)
}
