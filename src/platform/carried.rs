//! A session that came with the page, and a copy of the page with one in it; `boot.js` knows the page as it came.

use super::bridge::Held;
use super::files::Content;
use gloo::events::EventListener;
use js_sys::{Array, Promise};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

#[wasm_bindgen]
extern "C" {
    /// The text of the session inside the single file, or of the file beside the page of a portal.
    #[wasm_bindgen(js_name = thuocDoWork, catch)]
    fn carried_work() -> Result<Promise, JsValue>;
    /// The single file with this text as its session, in pieces.
    #[wasm_bindgen(js_name = thuocDoCopy, catch)]
    fn copy_with(work: &JsValue) -> Result<Promise, JsValue>;
}

/// The text that came with the page; `None` when there is none, or none can be had.
pub async fn work() -> Option<Held> {
    let work = JsFuture::from(carried_work().ok()?).await.ok()?;
    work.is_string().then(|| Held::of_value(work))
}

/// The single file with a session in it; `None` when the page of a portal has no single file beside it.
pub async fn copy(work: &Held) -> Option<Content> {
    let pieces = JsFuture::from(copy_with(work.value()).ok()?).await.ok()?;
    Blob::new_with_str_sequence(&Array::from(&pieces)).ok().map(Content::of_blob)
}

/// Whether a session stands in the page.
pub fn is_there() -> bool {
    super::page::document().is_some_and(|document| document.get_element_by_id("thuoc-do-work").is_some())
}

/// Calls `look` whenever the page comes back into view, for as long as it lives.
pub fn on_return(look: impl Fn() + 'static) {
    let Some(document) = super::page::document() else { return };
    EventListener::new(&document.clone(), "visibilitychange", move |_| {
        if !document.hidden() {
            look();
        }
    })
    .forget();
}

/// Loads the page anew.
pub fn reload() {
    if let Some(window) = web_sys::window() {
        // Refused in a sandboxed frame; the user can do it.
        let _ = window.location().reload();
    }
}

/// Whether the page is the single file, or opened from a disk.
pub fn is_single() -> bool {
    super::page::document().is_some_and(|document| document.get_element_by_id("thuoc-do-wasm").is_some())
}
