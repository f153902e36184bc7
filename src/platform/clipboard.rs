//! Text for the clipboard.

use js_sys::Reflect;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Copies a text and says whether the browser did. Browsers have no clipboard for pages over plain http.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    let navigator = web_sys::window().map(|window| window.navigator());
    let there = |n: &web_sys::Navigator| Reflect::get(n, &"clipboard".into()).is_ok_and(|c| c.is_object());
    let Some(navigator) = navigator.filter(there) else { return done(false) };
    spawn_local(async move {
        let written = JsFuture::from(navigator.clipboard().write_text(&text)).await;
        done(written.is_ok());
    });
}
