//! A second worker, as the one that counts sees it: orders go through a port that the page laid between both, and back
//! come `[bytes, rows]` done now and then, and bytes in the end.

use super::rows_worker::File;
use js_sys::{Array, Function, Promise, Uint8Array};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, MessagePort};

/// The second worker.
pub struct Peer {
    port: MessagePort,
    heard: Rc<Heard>,
}

/// What was heard of it since it was asked.
#[derive(Default)]
struct Heard {
    /// Bytes and rows done.
    done: Cell<Option<(u64, u64)>>,
    made: RefCell<Option<Uint8Array>>,
    /// Goes on with whoever waits for more.
    wake: RefCell<Option<Function>>,
}

impl Peer {
    /// The worker behind a port.
    pub(super) fn new(port: MessagePort) -> Peer {
        let heard: Rc<Heard> = Rc::default();
        let own = Rc::clone(&heard);
        let hear = move |event: MessageEvent| own.hear(&event.data());
        let hear = Closure::<dyn FnMut(MessageEvent)>::new(hear).into_js_value();
        port.set_onmessage(Some(hear.unchecked_ref()));
        Peer { port, heard }
    }

    /// Asks for something of a file. Nothing is heard when it is not there.
    pub fn begin(&self, header: &str, file: &File) {
        self.heard.done.set(None);
        let _ = self.port.post_message(&Array::of2(&header.into(), file.blob()));
    }

    /// Bytes and rows that it has done; `None` when nothing was heard of it.
    pub fn done(&self) -> Option<(u64, u64)> {
        self.heard.done.get()
    }

    /// Waits until more is heard; what it made, if that is it.
    pub async fn next(&mut self) -> Option<Vec<u8>> {
        if self.heard.made.borrow().is_none() {
            let more = Promise::new(&mut |resolve, _| drop(self.heard.wake.replace(Some(resolve))));
            // Nothing refuses it.
            let _ = JsFuture::from(more).await;
        }
        self.heard.made.take().map(|bytes| bytes.to_vec())
    }
}

impl Heard {
    fn hear(&self, message: &JsValue) {
        match message.dyn_ref::<Uint8Array>() {
            Some(made) => drop(self.made.replace(Some(made.clone()))),
            None => {
                let two = Array::from(message);
                let whole = |at: u32| {
                    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts below 2^53")]
                    let whole = two.get(at).as_f64().unwrap_or_default() as u64;
                    whole
                };
                self.done.set(Some((whole(0), whole(1))));
            }
        }
        if let Some(wake) = self.wake.take() {
            // A promise's own function: it cannot fail.
            let _ = wake.call0(&JsValue::NULL);
        }
    }
}
