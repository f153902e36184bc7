//! The page's side of reading: one worker for one file, so that whatever happens to it costs that file only and its
//! memory goes back when it ends.
//!
//! The worker is a classic one made of text (`file://` allows no other), with a module that the page compiles once and
//! hands over ready. One worker is started ahead of the file it will read, so that reading need not wait for it. See
//! `reader_worker` for the messages.

use super::files::Content;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Promise};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, BlobPropertyBag, Event, MessageEvent, Url, Worker};

/// Behind the glue in the worker's text: the first message is the module; a failure to start becomes an `error` event.
const BOOTSTRAP: &str = "\nself.onmessage=function(e){wasm_bindgen({module_or_path:e.data})\
    .catch(function(x){setTimeout(function(){throw x})})}";

/// Starting ahead waits this long where the browser does not say when it is idle: milliseconds.
const IDLE_MILLISECONDS: u32 = 200;

/// A worker that says nothing for so long has hung.
const SILENCE_MILLISECONDS: u32 = 120_000;

/// Why a file was not read; the page and the other files live on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failure {
    /// The browser would not hand over the bytes.
    Unreadable,
    /// The reader stopped: a defect, or no memory left.
    Crashed,
    /// It said nothing for two minutes.
    Silent,
    /// The user called it off.
    Cancelled,
    /// The reader could not be started at all: a part is missing, or the browser refuses workers.
    Unavailable,
}

/// Calls off the reading it was given to.
#[derive(Clone, Default)]
pub struct Stop {
    end: Rc<RefCell<Option<Function>>>,
    asked: Rc<Cell<bool>>,
}

#[wasm_bindgen]
extern "C" {
    /// Stands in `boot.js`: the text of the worker's glue and its compiled module.
    #[wasm_bindgen(js_name = thuocDoReader, catch)]
    fn reader_parts() -> Result<Promise, JsValue>;
}

thread_local! {
    /// Address of the worker's text, and the module; kept from the first use on.
    static PARTS: RefCell<Option<(String, JsValue)>> = const { RefCell::new(None) };
    /// The parts on their way, so that they are asked for once.
    static COMING: RefCell<Option<Promise>> = const { RefCell::new(None) };
    /// A worker started ahead.
    static SPARE: RefCell<Option<Started>> = const { RefCell::new(None) };
}

/// A worker that has been given the module.
struct Started {
    worker: Worker,
    /// It has said that it waits for its job.
    ready: Rc<Cell<bool>>,
    /// It could not start.
    failed: Rc<Cell<bool>>,
}

impl Started {
    fn new((address, module): &(String, JsValue)) -> Result<Started, JsValue> {
        let worker = Worker::new(address)?;
        let started = Started { worker, ready: Rc::default(), failed: Rc::default() };
        let (ready, failed) = (Rc::clone(&started.ready), Rc::clone(&started.failed));
        let listen = move |event: MessageEvent| ready.set(event.data().as_bool() == Some(true));
        let fail = move |event: Event| {
            event.prevent_default();
            failed.set(true);
        };
        started.on_message(listen);
        started.on_error(fail);
        started.worker.post_message(module).inspect_err(|_| started.worker.terminate())?;
        Ok(started)
    }

    fn on_message(&self, listen: impl FnMut(MessageEvent) + 'static) {
        let listen = Closure::<dyn FnMut(MessageEvent)>::new(listen).into_js_value();
        self.worker.set_onmessage(Some(listen.unchecked_ref()));
    }

    fn on_error(&self, fail: impl FnMut(Event) + 'static) {
        let fail = Closure::<dyn FnMut(Event)>::new(fail).into_js_value();
        self.worker.set_onerror(Some(fail.unchecked_ref()));
    }
}

/// Starts a worker for the next file once the page has nothing else to do. What goes wrong is found out, and said, when
/// a file comes.
pub fn start_ahead() {
    let start = || wasm_bindgen_futures::spawn_local(async { drop(spare().await) });
    let idle = Closure::once_into_js(start);
    let asked = web_sys::window().map(|window| window.request_idle_callback(idle.unchecked_ref()));
    if !matches!(asked, Some(Ok(_))) {
        Timeout::new(IDLE_MILLISECONDS, start).forget();
    }
}

async fn spare() -> Result<(), JsValue> {
    let parts = parts().await?;
    if SPARE.with_borrow(Option::is_none) {
        SPARE.set(Some(Started::new(&parts)?));
    }
    Ok(())
}

impl Stop {
    /// Ends the reading at once; its worker and memory go.
    pub fn now(&self) {
        self.asked.set(true);
        if let Some(end) = self.end.borrow_mut().take() {
            // The promise's own function: it cannot fail.
            let _ = end.call1(&JsValue::NULL, &code(Failure::Cancelled));
        }
    }
}

/// Has a file read in a worker of its own; `progress` gets thousandths done. The answer is the worker's.
///
/// # Errors
/// [`Failure`].
pub async fn read(
    header: &str,
    content: &Content,
    stop: &Stop,
    progress: impl Fn(u16) + 'static,
) -> Result<String, Failure> {
    let started = match SPARE.take().filter(|spare| !spare.failed.get()) {
        Some(spare) => spare,
        None => Started::new(&parts_in_time(stop).await?).map_err(|_| Failure::Unavailable)?,
    };
    if stop.asked.get() {
        started.worker.terminate();
        return Err(Failure::Cancelled);
    }
    let job = Array::of2(&header.into(), content.blob());
    let answer = answer(&started, job, stop, Rc::new(progress));
    let settled = JsFuture::from(answer).await.unwrap_or_else(|_| code(Failure::Crashed));
    started.worker.terminate();
    *stop.end.borrow_mut() = None;
    start_ahead();
    settled.as_string().ok_or_else(|| failure(&settled))
}

/// Settles with the answer, or with the number of a failure.
fn answer(started: &Started, job: Array, stop: &Stop, progress: Rc<dyn Fn(u16)>) -> Promise {
    Promise::new(&mut |resolve, _| {
        let settle = move |value: &JsValue| drop(resolve.call1(&JsValue::NULL, value));
        let (on_error, on_silence) = (settle.clone(), settle.clone());
        *stop.end.borrow_mut() = Some(function_of(settle.clone()));
        let limit = move || {
            let silence = on_silence.clone();
            Timeout::new(SILENCE_MILLISECONDS, move || silence(&code(Failure::Silent)))
        };
        let watch = Rc::new(RefCell::new(Some(limit())));
        let hand_over = {
            let (worker, job, settle) = (started.worker.clone(), job.clone(), settle.clone());
            move || {
                if worker.post_message(&job).is_err() {
                    settle(&code(Failure::Unreadable));
                }
            }
        };
        if started.ready.get() {
            hand_over();
        }
        let (ready, progress) = (Rc::clone(&started.ready), Rc::clone(&progress));
        started.on_message(move |event| {
            *watch.borrow_mut() = Some(limit());
            let message = event.data();
            match (message.as_bool(), message.as_f64()) {
                (Some(true), _) => {
                    ready.set(true);
                    hand_over();
                }
                (Some(false), _) => settle(&code(Failure::Unreadable)),
                (None, Some(done)) => progress(thousandths(done)),
                (None, None) => settle(&message),
            }
            if message.is_string() || message.as_bool() == Some(false) {
                watch.borrow_mut().take();
            }
        });
        let ready = Rc::clone(&started.ready);
        started.on_error(move |event| {
            event.prevent_default();
            on_error(&code(if ready.get() { Failure::Crashed } else { Failure::Unavailable }));
        });
    })
}

/// The two parts of a worker, unless they take as long as a worker may be silent, or the user calls it off.
async fn parts_in_time(stop: &Stop) -> Result<(String, JsValue), Failure> {
    let ready = future_to_promise(async { parts().await.map(|_| JsValue::TRUE) });
    let mut watch = None;
    let ended = Promise::new(&mut |resolve, _| {
        let end = resolve.clone();
        let late = move || drop(end.call1(&JsValue::NULL, &code(Failure::Unavailable)));
        watch = Some(Timeout::new(SILENCE_MILLISECONDS, late));
        *stop.end.borrow_mut() = Some(resolve);
    });
    let first = JsFuture::from(Promise::race(&Array::of2(&ready, &ended))).await;
    *stop.end.borrow_mut() = None;
    drop(watch);
    match first {
        Ok(value) if value.as_bool() == Some(true) => parts().await.map_err(|_| Failure::Unavailable),
        Ok(value) => Err(failure(&value)),
        Err(_) => Err(Failure::Unavailable),
    }
}

/// The two parts of a worker, fetched or unpacked once; a failure is tried again at the next file.
async fn parts() -> Result<(String, JsValue), JsValue> {
    if let Some(parts) = PARTS.with_borrow(Clone::clone) {
        return Ok(parts);
    }
    let coming = COMING.with_borrow(Clone::clone).map_or_else(reader_parts, Ok)?;
    COMING.set(Some(coming.clone()));
    let arrived = JsFuture::from(coming).await;
    COMING.set(None);
    if let Some(parts) = PARTS.with_borrow(Clone::clone) {
        return Ok(parts);
    }
    let parts = Array::from(&arrived?);
    let text = Array::of2(&parts.get(0), &BOOTSTRAP.into());
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let address = Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&text, &kind)?)?;
    let parts = (address, parts.get(1));
    PARTS.set(Some(parts.clone()));
    Ok(parts)
}

fn function_of(settle: impl Fn(&JsValue) + 'static) -> Function {
    Closure::<dyn FnMut(JsValue)>::new(move |value: JsValue| settle(&value)).into_js_value().unchecked_into()
}

const FAILURES: [Failure; 5] =
    [Failure::Unreadable, Failure::Crashed, Failure::Silent, Failure::Cancelled, Failure::Unavailable];

fn code(failure: Failure) -> JsValue {
    JsValue::from(FAILURES.iter().position(|f| *f == failure).and_then(|i| u8::try_from(i).ok()).unwrap_or(1))
}

fn failure(code: &JsValue) -> Failure {
    let number = code.as_f64().map_or(1, |n| usize::from(thousandths(n)));
    FAILURES.get(number).copied().unwrap_or(Failure::Crashed)
}

/// A message's number; anything outside 0–1000 is brought to the nearer end.
fn thousandths(number: f64) -> u16 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 0–1000 by the clamp")]
    let whole = number.clamp(0.0, 1000.0) as u16;
    whole
}
