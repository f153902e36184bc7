//! Whether an element is in sight of the pane that scrolls it, or near.

use js_sys::Array;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, IntersectionObserverInit};

/// How far outside of the pane counts as near.
const NEAR: &str = "1200px 0px";

/// Watches an element; dropping it ends the watch.
#[derive(Debug)]
pub struct SightWatch {
    observer: IntersectionObserver,
    _callback: Closure<dyn FnMut(Array)>,
}

impl Drop for SightWatch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Calls `changed` with whether the element is near the part of its pane in sight, and with its height in CSS pixels.
/// `pane` is a selector of the ancestor that scrolls. `None` when nothing can observe.
pub fn watch(element: &Element, pane: &str, changed: impl Fn(bool, u32) + 'static) -> Option<SightWatch> {
    let callback = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        if let Ok(entry) = entries.pop().dyn_into::<IntersectionObserverEntry>() {
            let height = u32::try_from(entry.target().client_height()).unwrap_or(0);
            changed(entry.is_intersecting(), height);
        }
    });
    let options = IntersectionObserverInit::new();
    options.set_root_margin(NEAR);
    options.set_root(element.closest(pane).ok().flatten().as_ref());
    let observer = IntersectionObserver::new_with_options(callback.as_ref().unchecked_ref(), &options).ok()?;
    observer.observe(element);
    Some(SightWatch { observer, _callback: callback })
}
