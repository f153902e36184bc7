//! Turns of the event loop, in the page and in its workers.

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageChannel;

/// Goes on once the browser has done what waits: what the user did, a frame, messages that have come. A message and no timer: browsers let the timers
/// of a page that is not shown wait for a second or a minute.
pub async fn next_task() {
    let Ok(channel) = MessageChannel::new() else { return };
    let (here, there) = (channel.port1(), channel.port2());
    let told = Promise::new(&mut |resolve, _| here.set_onmessage(Some(&resolve)));
    if there.post_message(&JsValue::NULL).is_ok() {
        // A promise of ours is never broken.
        let _ = JsFuture::from(told).await;
    }
    here.close();
}
