//! The width an element has on screen.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, ResizeObserver};

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
