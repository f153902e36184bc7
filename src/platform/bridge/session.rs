//! The worker in which the session lives: one for as long as the page does, asked many times.

use super::{Part, Started, parts};
use crate::platform::files::Content;
use js_sys::{Array, Function, JsString, Promise, Uint8Array};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::MessageEvent;

/// A text or a file's content that goes through the page without being copied into its memory.
#[derive(Debug, Clone, PartialEq)]
pub struct Held(JsValue);

impl Held {
    /// A text of the page's own.
    pub fn of_text(text: &str) -> Held {
        Held(text.into())
    }

    /// What a worker sent.
    pub(in crate::platform) const fn of_value(value: JsValue) -> Held {
        Held(value)
    }

    /// What it is to the browser.
    pub(in crate::platform) const fn value(&self) -> &JsValue {
        &self.0
    }

    /// The text, copied; `None` when it is none.
    pub fn text(&self) -> Option<String> {
        self.0.as_string()
    }

    /// Its first characters: enough to tell what it is.
    pub fn beginning(&self) -> String {
        self.0.dyn_ref::<JsString>().map(|text| String::from(text.slice(0, BEGINNING))).unwrap_or_default()
    }

    /// How long the text is, as the browser counts.
    pub fn length(&self) -> u32 {
        self.0.dyn_ref::<JsString>().map_or(0, JsString::length)
    }

    /// Whether nothing was sent.
    pub fn is_nothing(&self) -> bool {
        self.0.is_undefined()
    }

    /// Texts one after the other as content; `None` when the browser has no room for it.
    pub fn joined(texts: &[Held]) -> Option<Content> {
        Content::of_parts(&texts.iter().map(|text| text.0.clone()).collect())
    }

    /// As content that can be handed to the user or to a worker; `None` when the browser has no room for it.
    pub fn content(&self) -> Option<Content> {
        match self.0.dyn_ref::<Uint8Array>() {
            Some(bytes) => Content::of_bytes(bytes),
            None => Content::of_parts(&Array::of1(&self.0)),
        }
    }
}

/// What the session's worker replied.
#[derive(Debug, Clone, PartialEq)]
pub struct Replied {
    /// The answer.
    pub bytes: Vec<u8>,
    /// What goes beside it.
    pub beside: Vec<Held>,
}

/// No answer: the session's worker cannot be started, had no room for a reply, or broke, and the session in it is lost: then it is never started again, for an
/// empty session would be taken for what the user wants kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gone;

/// Characters that tell what a text is.
const BEGINNING: u32 = 400;

thread_local! {
    static WORKER: RefCell<Option<Started>> = const { RefCell::new(None) };
    /// Who waits for which reply.
    static WAITING: RefCell<HashMap<u32, Function>> = RefCell::default();
    /// What was asked before the worker was ready.
    static EARLY: RefCell<Vec<Array>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<u32> = const { Cell::new(0) };
    /// Whether it broke.
    static BROKEN: Cell<bool> = const { Cell::new(false) };
}

/// Asks the session's worker, which is started if it is not there.
///
/// # Errors
/// [`Gone`].
pub async fn ask(question: &[u8], beside: Vec<Held>) -> Result<Replied, Gone> {
    if BROKEN.get() {
        return Err(Gone);
    }
    let id = NEXT.replace(NEXT.get().wrapping_add(1));
    let message = Array::of2(&id.into(), &Uint8Array::from(question));
    for held in &beside {
        message.push(&held.0);
    }
    let reply = Promise::new(&mut |resolve, _| WAITING.with_borrow_mut(|waiting| drop(waiting.insert(id, resolve))));
    if WORKER.with_borrow(Option::is_none) && start().await.is_err() {
        WAITING.with_borrow_mut(|waiting| drop(waiting.remove(&id)));
        return Err(Gone);
    }
    hand_over(message);
    let reply = JsFuture::from(reply).await.map_err(|_| Gone)?;
    let reply = reply.dyn_into::<Array>().map_err(|_| Gone)?;
    let bytes = reply.get(1).dyn_into::<Uint8Array>().map_err(|_| Gone)?.to_vec();
    let beside = reply.iter().skip(2).map(Held).collect();
    Ok(Replied { bytes, beside })
}

/// Whether the worker broke, and with it the session was lost.
pub fn is_broken() -> bool {
    BROKEN.get()
}

/// Starts the worker, so that the first question need not wait for it.
pub async fn start() -> Result<(), Gone> {
    let parts = parts(Part::Reader).await.map_err(|_| Gone)?;
    if WORKER.with_borrow(Option::is_some) {
        return Ok(());
    }
    let started = Started::new(&parts).map_err(|_| Gone)?;
    started.on_message(hear);
    started.on_error(|event| {
        event.prevent_default();
        lose();
    });
    let garbled = Closure::<dyn FnMut(MessageEvent)>::new(|_| lose()).into_js_value();
    started.worker.set_onmessageerror(Some(garbled.unchecked_ref()));
    WORKER.set(Some(started));
    Ok(())
}

/// Posts a question, or keeps it until the worker is ready.
fn hand_over(message: Array) {
    let posted = WORKER.with_borrow(|worker| {
        let worker = worker.as_ref().filter(|started| started.ready.get())?;
        Some(worker.worker.post_message_with_transfer(&message, &memory(&message)))
    });
    match posted {
        None => EARLY.with_borrow_mut(|early| early.push(message)),
        Some(Ok(())) => {}
        Some(Err(_)) => answer(message.get(0).as_f64(), &JsValue::NULL),
    }
}

/// The memory of bytes beside a question: it goes over with them, so that a long one is nowhere twice.
fn memory(message: &Array) -> Array {
    message.iter().skip(2).filter_map(|part| part.dyn_ref::<Uint8Array>().map(Uint8Array::buffer)).collect()
}

fn hear(event: MessageEvent) {
    let message = event.data();
    if message.as_bool() == Some(true) {
        WORKER.with_borrow(|worker| worker.iter().for_each(|started| started.ready.set(true)));
        EARLY.take().into_iter().for_each(hand_over);
        return;
    }
    let id = message.dyn_ref::<Array>().and_then(|reply| reply.get(0).as_f64());
    answer(id, &message);
}

/// Gives a reply to whoever waits for it; anything that is none ends the waiting.
fn answer(id: Option<f64>, reply: &JsValue) {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "numbers that were given here")]
    let waiting = id.and_then(|id| WAITING.with_borrow_mut(|waiting| waiting.remove(&(id as u32))));
    if let Some(waiting) = waiting {
        // A promise's own function: it cannot fail.
        let _ = waiting.call1(&JsValue::NULL, reply);
    }
}

/// The worker broke: nobody waits in vain. One that never was ready held nothing, and is started anew by the next question.
fn lose() {
    if let Some(started) = WORKER.take() {
        started.worker.terminate();
        BROKEN.set(started.ready.get());
    }
    EARLY.take();
    for (_, waiting) in WAITING.take() {
        let _ = waiting.call1(&JsValue::NULL, &JsValue::NULL);
    }
}
