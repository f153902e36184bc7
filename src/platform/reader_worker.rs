//! The worker's side of reading and writing: takes one job, answers, and reports how far it is in between.
//!
//! Everything runs inside the message handler, without waiting: what goes wrong in a program that cannot unwind then
//! surfaces as the worker's `error` event, which the page listens for.
//!
//! Messages to the page: `true` when ready, a number for thousandths done, `false` when the browser will not hand over
//! the bytes, a string for the answer, an array of bytes for a file written.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DedicatedWorkerGlobalScope, FileReaderSync, MessageEvent};

/// What a worker says in the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// Words.
    Text(String),
    /// A file.
    File(Vec<u8>),
}

/// What a worker does with a job: its header, the file's bytes, and where to report thousandths done; gives the answer.
pub type Answer = fn(&str, &[u8], &mut dyn FnMut(u16)) -> Reply;

/// Waits for jobs and answers them; does nothing outside a worker.
pub fn serve(answer: Answer) {
    console_error_panic_hook::set_once();
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let own = scope.clone();
    let handle = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| work(&own, &event, answer));
    scope.set_onmessage(Some(handle.as_ref().unchecked_ref()));
    handle.forget();
    post(&scope, &JsValue::TRUE);
}

fn work(scope: &DedicatedWorkerGlobalScope, event: &MessageEvent, answer: Answer) {
    let job = Array::from(&event.data());
    let header = job.get(0).as_string().unwrap_or_default();
    let Some(bytes) = content(&job.get(1)) else { return post(scope, &JsValue::FALSE) };
    let mut last = 0;
    let mut report = |thousandths: u16| {
        if thousandths != last {
            last = thousandths;
            post(scope, &JsValue::from(thousandths));
        }
    };
    match answer(&header, &bytes, &mut report) {
        Reply::Text(text) => post(scope, &JsValue::from_str(&text)),
        Reply::File(bytes) => post(scope, &Uint8Array::from(bytes.as_slice())),
    }
}

/// The bytes of a job's file; a job to write has none.
fn content(blob: &JsValue) -> Option<Vec<u8>> {
    if blob.is_undefined() {
        return Some(Vec::new());
    }
    let buffer = FileReaderSync::new().ok()?.read_as_array_buffer(blob.dyn_ref::<Blob>()?).ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

fn post(scope: &DedicatedWorkerGlobalScope, message: &JsValue) {
    // Only values that cannot be copied are refused; none of ours is such.
    let _ = scope.post_message(message);
}
