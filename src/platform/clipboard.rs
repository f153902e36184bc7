//! The clipboard: text, also where the browser gives no clipboard to a page, and pictures.

use super::page;
use super::picture;
use js_sys::{Array, Object, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise, spawn_local};
use web_sys::{Clipboard, ClipboardItem, HtmlDocument, HtmlTextAreaElement};

/// Copies a text and says whether the browser did; it is asked both ways.
pub fn copy(text: String, done: impl FnOnce(bool) + 'static) {
    spawn_local(async move {
        let written = match clipboard() {
            Some(clipboard) => JsFuture::from(clipboard.write_text(&text)).await.is_ok(),
            None => false,
        };
        done(written || copy_selected(&text).is_some_and(|copied| copied));
    });
}

/// Puts an SVG picture of this size on the clipboard as PNG; `false` when the browser refuses.
pub async fn copy_png(svg: String, size: (u32, u32)) -> bool {
    write_png(svg, size).await.is_some()
}

async fn write_png(svg: String, size: (u32, u32)) -> Option<()> {
    let clipboard = clipboard()?;
    // The item takes a promise, so that writing begins while the browser still knows of the user's click.
    let drawn =
        future_to_promise(async move { picture::png(&svg, size).await.map(JsValue::from).ok_or(JsValue::UNDEFINED) });
    let record = Object::new();
    Reflect::set(&record, &"image/png".into(), &drawn).ok()?;
    let item = ClipboardItem::new_with_record_from_str_to_blob_promise(&record).ok()?;
    JsFuture::from(clipboard.write(&Array::of1(&item))).await.ok().map(drop)
}

/// The browser's clipboard; absent where the page is not trusted with it.
fn clipboard() -> Option<Clipboard> {
    let navigator = web_sys::window()?.navigator();
    let found = Reflect::get(&navigator, &"clipboard".into()).ok()?;
    found.dyn_into().ok()
}

/// The older way: selects the text in a field of its own and tells the browser to copy what is selected.
fn copy_selected(text: &str) -> Option<bool> {
    let document = page::document()?;
    let field = document.create_element("textarea").ok()?.dyn_into::<HtmlTextAreaElement>().ok()?;
    field.set_class_name("visually-hidden");
    field.set_value(text);
    // Beneath an open dialog nothing can be selected.
    let parent = document.query_selector("dialog[open]").ok().flatten();
    let parent = parent.or_else(|| document.body().map(Into::into))?;
    let before = document.active_element();
    parent.append_child(&field).ok()?;
    field.select();
    let copied = document.dyn_ref::<HtmlDocument>().and_then(|d| d.exec_command("copy").ok());
    field.remove();
    if let Some(before) = before.and_then(|element| element.dyn_into::<web_sys::HtmlElement>().ok()) {
        // An element that cannot take the focus leaves it where it is.
        let _ = before.focus();
    }
    copied
}
