//! The worker's side of reading and writing: takes one job, answers, and reports how far it is in between.
//!
//! Everything runs inside the message handler, without waiting: what goes wrong in a program that cannot unwind then
//! surfaces as the worker's `error` event, which the page listens for.
//!
//! Messages to the page: `true` when ready, a number for thousandths done, `false` when the browser will not hand over
//! the bytes, a string for the answer, or two where the second is only handed on.
//!
//! The worker in which the session lives runs the same program and is asked questions instead: a number, bytes, and texts
//! beside them; it replies with the number, bytes, and what goes beside those.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, DedicatedWorkerGlobalScope, FileReaderSync, MessageEvent};

/// What a worker says in the end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Reply {
    /// Words.
    Text(String),
    /// A text that the page only hands on.
    Held(String),
}

/// Something long that goes beside a reply.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Beside {
    /// A text.
    Text(String),
    /// A file's content.
    Bytes(Vec<u8>),
}

/// What a session's worker does with a question: its bytes and the texts beside it; gives the reply's bytes and what goes
/// beside them, or `None` when it was no question.
pub type Ask = fn(&[u8], Vec<String>) -> Option<(Vec<u8>, Vec<Beside>)>;

/// What a worker does with a job: its header, the file's bytes, and where to report thousandths done; gives the answer.
pub type Answer = fn(&str, &[u8], &mut dyn FnMut(u16)) -> Reply;

/// Waits for jobs and questions and answers them; does nothing outside a worker.
pub fn serve(answer: Answer, ask: Ask) {
    console_error_panic_hook::set_once();
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let own = scope.clone();
    let handle = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let job = Array::from(&event.data());
        match job.get(0).as_f64() {
            Some(_) => reply(&own, &job, ask),
            None => work(&own, &job, answer),
        }
    });
    scope.set_onmessage(Some(handle.as_ref().unchecked_ref()));
    handle.forget();
    post(&scope, &JsValue::TRUE);
}

fn work(scope: &DedicatedWorkerGlobalScope, job: &Array, answer: Answer) {
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
        Reply::Held(text) => post(scope, &Array::of2(&"".into(), &text.into())),
    }
}

fn reply(scope: &DedicatedWorkerGlobalScope, question: &Array, ask: Ask) {
    let bytes = question.get(1).dyn_into::<Uint8Array>().map(|bytes| bytes.to_vec()).unwrap_or_default();
    let texts = question.iter().skip(2).map(|part| text(&part)).collect();
    let message = Array::of1(&question.get(0));
    if let Some((bytes, beside)) = ask(&bytes, texts) {
        message.push(&Uint8Array::from(bytes.as_slice()));
        for part in beside {
            message.push(&match part {
                Beside::Text(text) => JsValue::from(text),
                Beside::Bytes(bytes) => Uint8Array::from(bytes.as_slice()).into(),
            });
        }
    }
    // A reply that cannot be copied, for want of memory, is none.
    if scope.post_message(&message).is_err() {
        post(scope, &Array::of1(&question.get(0)));
    }
}

/// A text beside a question, which may come as its bytes.
fn text(part: &JsValue) -> String {
    let bytes = || part.dyn_ref::<Uint8Array>().and_then(|bytes| String::from_utf8(bytes.to_vec()).ok());
    part.as_string().or_else(bytes).unwrap_or_default()
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
