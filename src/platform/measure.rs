//! Sizes and places on screen: the width of an element, what of it is out of sight, where a pointer is.

use gloo::events::EventListener;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, MouseEvent, ResizeObserver};

/// Watches an element's width; dropping it ends the watch.
#[derive(Debug)]
pub struct WidthWatch {
    observer: ResizeObserver,
    _callback: Closure<dyn FnMut()>,
}

impl Drop for WidthWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `changed` with the inner width in CSS pixels, now and whenever it changes; `None` when nothing can observe.
pub fn watch_width(element: &Element, changed: impl Fn(u32) + 'static) -> Option<WidthWatch> {
    let watched = element.clone();
    changed(width(&watched));
    let callback = Closure::<dyn FnMut()>::new(move || changed(width(&watched)));
    let observer = ResizeObserver::new(callback.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(WidthWatch { observer, _callback: callback })
}

fn width(element: &Element) -> u32 {
    u32::try_from(element.client_width()).unwrap_or(0)
}

/// Where the pointer is within the element that listens, in CSS pixels from its top left corner.
pub fn pointer(event: &MouseEvent) -> Option<(i32, i32)> {
    let element = event.current_target()?.dyn_into::<Element>().ok()?;
    let edges = element.get_bounding_client_rect();
    // Places on screen are far below what an i32 holds.
    #[expect(clippy::cast_possible_truncation)]
    let (left, top) = (edges.left().round() as i32, edges.top().round() as i32);
    Some((event.client_x() - left, event.client_y() - top))
}

/// Watches what of a scrolling element is out of sight; dropping it ends the watch.
#[derive(Debug)]
pub struct SidesWatch {
    _width: Option<WidthWatch>,
    _scroll: EventListener,
}

/// Calls `changed` with whether content is out of sight on the left and on the right, now and whenever it may change.
pub fn watch_sides(element: &Element, changed: impl Fn((bool, bool)) + Clone + 'static) -> SidesWatch {
    let tell = move |element: &Element| {
        let (at, all, seen) = (element.scroll_left(), element.scroll_width(), element.client_width());
        changed((at > 1, at + seen + 1 < all));
    };
    let (watched, again) = (element.clone(), tell.clone());
    let width = watch_width(element, move |_| again(&watched));
    let watched = element.clone();
    SidesWatch { _width: width, _scroll: EventListener::new(element, "scroll", move |_| tell(&watched)) }
}
