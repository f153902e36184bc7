//! The page's side of its workers: one worker for one job, so that whatever happens to it costs that job only and its
//! memory goes back when it ends.
//!
//! A worker is a classic one made of text (`file://` allows no other), with a module that the page compiles once and
//! hands over ready. One worker is started ahead of the job it will do, so that the job need not wait for it. See
//! `reader_worker` and `rows_worker` for the messages.

mod second;
pub mod session;

use super::files::Content;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Promise};
use second::Second;
pub use second::{dismiss_help, help_ahead};
pub use session::Held;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, future_to_promise};
use web_sys::{Blob, BlobPropertyBag, Event, MessageEvent, MessagePort, Url, Worker};

/// Behind the glue in the worker's text: the first message is the module; what fails later is an `error` event as well.
const BOOTSTRAP: &str = "\nself.onunhandledrejection=function(e){setTimeout(function(){throw e.reason})};\
    self.onmessage=function(e){wasm_bindgen({module_or_path:e.data})\
    .catch(function(x){setTimeout(function(){throw x})})}";

/// Starting ahead waits this long where the browser does not say when it is idle: milliseconds.
const IDLE_MILLISECONDS: u32 = 200;

/// A worker that says nothing for so long has hung.
const SILENCE_MILLISECONDS: u32 = 120_000;

/// What a worker is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Reads reports.
    Reader,
    /// Reads lists of dossiers.
    Rows,
}

impl Part {
    /// Its files are named so.
    const fn name(self) -> &'static str {
        match self {
            Part::Reader => "thuoc-do-reader",
            Part::Rows => "thuoc-do-rows",
        }
    }
}

/// How far a job is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Done {
    /// So many thousandths.
    Thousandths(u16),
    /// So many bytes and rows.
    Rows {
        /// Bytes read.
        bytes: u64,
        /// Rows in them.
        rows: u64,
    },
}

/// What a worker sent back.
#[derive(Debug, Clone, PartialEq)]
pub struct Answered {
    /// Its answer.
    pub text: Held,
    /// A long text that goes with it and that the page only hands on.
    pub attached: Held,
}

/// Why a job was not done; the page and the other files live on.
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
    /// Stands in `boot.js`: the text of a worker's glue and its compiled module.
    #[wasm_bindgen(js_name = thuocDoWorker, catch)]
    fn worker_parts(name: &str) -> Result<Promise, JsValue>;
}

/// What is kept of a part from its first use on.
#[derive(Default)]
struct Kept {
    /// Address of the worker's text, and the module.
    parts: Option<(String, JsValue)>,
    /// The two on their way, so that they are asked for once.
    coming: Option<Promise>,
    /// A worker started ahead.
    spare: Option<Started>,
    /// A second one started ahead.
    second: Option<Second>,
}

thread_local! {
    static KEPT: RefCell<[Kept; 2]> = RefCell::default();
}

fn kept<T>(part: Part, then: impl FnOnce(&mut Kept) -> T) -> T {
    KEPT.with_borrow_mut(|[reader, rows]| match part {
        Part::Reader => then(reader),
        Part::Rows => then(rows),
    })
}

/// A worker that has been given the module.
struct Started {
    worker: Worker,
    /// It has said that it waits for its job.
    ready: Rc<Cell<bool>>,
    /// It could not start.
    failed: Rc<Cell<bool>>,
    /// Jobs without an answer that it does as soon as it is ready.
    first: Rc<RefCell<Vec<Array>>>,
}

impl Started {
    fn new((address, module): &(String, JsValue)) -> Result<Started, JsValue> {
        let worker = Worker::new(address)?;
        let started = Started { worker, ready: Rc::default(), failed: Rc::default(), first: Rc::default() };
        let (ready, failed) = (Rc::clone(&started.ready), Rc::clone(&started.failed));
        let (own, first) = (started.worker.clone(), Rc::clone(&started.first));
        let listen = move |event: MessageEvent| {
            ready.set(event.data().as_bool() == Some(true));
            post_first(&own, &first);
        };
        let broken = started.worker.clone();
        let fail = move |event: Event| {
            event.prevent_default();
            failed.set(true);
            broken.terminate();
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

fn post_first(worker: &Worker, first: &RefCell<Vec<Array>>) {
    for job in first.take() {
        let _ = post(worker, &job); // A spare that cannot be warmed works cold; without a second one a job is done alone.
    }
}

/// Posts a job; a port in it goes over to the worker.
fn post(worker: &Worker, job: &Array) -> Result<(), JsValue> {
    let is_port = |part: &JsValue| part.is_instance_of::<MessagePort>();
    worker.post_message_with_transfer(job, &job.iter().filter(is_port).collect::<Array>())
}

/// Starts a worker for the next job once the page has nothing else to do. What goes wrong is found out, and said, when a
/// job comes.
pub fn start_ahead(part: Part) {
    start_with(part, None);
}

/// As [`start_ahead`], and has it do a job without an answer, so that its program runs at full speed when the next comes.
pub fn warm_ahead(part: Part, header: &str) {
    start_with(part, Some(Array::of1(&header.into())));
}

fn start_with(part: Part, first: Option<Array>) {
    let start = move || wasm_bindgen_futures::spawn_local(async move { drop(spare(part, first).await) });
    let again = start.clone();
    let idle = Closure::once_into_js(start);
    let asked = web_sys::window().map(|window| window.request_idle_callback(idle.unchecked_ref()));
    if !matches!(asked, Some(Ok(_))) {
        Timeout::new(IDLE_MILLISECONDS, again).forget();
    }
}

async fn spare(part: Part, first: Option<Array>) -> Result<(), JsValue> {
    let parts = parts(part).await?;
    if kept(part, |k| k.spare.is_none()) {
        let started = Started::new(&parts)?;
        kept(part, |k| k.spare = Some(started));
    }
    kept(part, |k| {
        if let (Some(spare), Some(first)) = (&k.spare, first) {
            spare.first.borrow_mut().push(first);
            if spare.ready.get() {
                post_first(&spare.worker, &spare.first);
            }
        }
    });
    Ok(())
}

impl Stop {
    /// Whether it was called.
    pub fn is_asked(&self) -> bool {
        self.asked.get()
    }

    /// Ends the reading at once; its worker and memory go.
    pub fn now(&self) {
        self.asked.set(true);
        if let Some(end) = self.end.borrow_mut().take() {
            // The promise's own function: it cannot fail.
            let _ = end.call1(&JsValue::NULL, &code(Failure::Cancelled));
        }
    }
}

/// Has files read in a worker of its own, which has a second one beside it if `helped` and there is a core for it;
/// `progress` gets how far it is. The answer is the worker's.
///
/// # Errors
/// [`Failure`].
pub async fn read(
    (part, helped): (Part, bool),
    header: &str,
    contents: &[Content],
    stop: &Stop,
    progress: impl Fn(Done) + 'static,
) -> Result<Answered, Failure> {
    let settled = settled((part, helped), header, contents, stop, progress).await?;
    let two = settled.dyn_ref::<Array>().map(|two| (two.get(0), two.get(1)));
    let (text, attached) = two.unwrap_or_else(|| (settled.clone(), JsValue::UNDEFINED));
    if !text.is_string() {
        return Err(failure(&settled));
    }
    Ok(Answered { text: Held::of_value(text), attached: Held::of_value(attached) })
}

/// What a worker says to a job in the end. A job whose second worker breaks, maybe for want of memory, is done without one.
async fn settled(
    (part, helped): (Part, bool),
    header: &str,
    contents: &[Content],
    stop: &Stop,
    progress: impl Fn(Done) + 'static,
) -> Result<JsValue, Failure> {
    let progress: Rc<dyn Fn(Done)> = Rc::new(progress);
    match once((part, helped), header, contents, stop, &progress).await? {
        Some(settled) => Ok(settled),
        None => once((part, false), header, contents, stop, &progress).await?.ok_or(Failure::Crashed),
    }
}

/// The same, tried once; `None` when the second worker broke.
async fn once(
    (part, helped): (Part, bool),
    header: &str,
    contents: &[Content],
    stop: &Stop,
    progress: &Rc<dyn Fn(Done)>,
) -> Result<Option<JsValue>, Failure> {
    let started = match kept(part, |k| k.spare.take()).filter(|spare| !spare.failed.get()) {
        Some(spare) => spare,
        None => Started::new(&parts_in_time(part, stop).await?).map_err(|_| Failure::Unavailable)?,
    };
    if stop.asked.get() {
        started.worker.terminate();
        return Err(Failure::Cancelled);
    }
    let job = Array::of1(&header.into());
    for content in contents {
        job.push(content.blob());
    }
    let second = if helped { Second::ahead_or_new(part) } else { None };
    let answer = answer(&started, (job, second.as_ref()), stop, Rc::clone(progress));
    let settled = JsFuture::from(answer).await.unwrap_or_else(|_| code(Failure::Crashed));
    started.worker.terminate();
    let broke = second.is_some_and(|second| second.broke.get()) && !stop.asked.get();
    *stop.end.borrow_mut() = None;
    start_ahead(part);
    Ok((!broke).then_some(settled))
}

/// Settles with the answer, or with the number of a failure.
fn answer(
    started: &Started,
    (job, second): (Array, Option<&Second>),
    stop: &Stop,
    progress: Rc<dyn Fn(Done)>,
) -> Promise {
    if let Some(second) = second {
        job.push(&second.port);
    }
    Promise::new(&mut |resolve, _| {
        let settle = move |value: &JsValue| drop(resolve.call1(&JsValue::NULL, value));
        if let Some(second) = second {
            second.on_break(settle.clone());
        }
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
                if post(&worker, &job).is_err() {
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
            match (message.as_bool(), done(&message)) {
                (Some(true), _) => {
                    ready.set(true);
                    hand_over();
                }
                (Some(false), _) => settle(&code(Failure::Unreadable)),
                (None, Some(done)) => progress(done),
                (None, None) => settle(&message),
            }
            if message.as_bool() != Some(true) && done(&message).is_none() {
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

/// How far a message says the worker is; `None` for any other message.
fn done(message: &JsValue) -> Option<Done> {
    let number = message.as_f64().map(|number| Done::Thousandths(thousandths(number)));
    let two = || {
        let two = message.dyn_ref::<Array>()?;
        Some(Done::Rows { bytes: whole(two.get(0).as_f64()?), rows: whole(two.get(1).as_f64()?) })
    };
    number.or_else(two)
}

/// The two parts of a worker, unless they take as long as a worker may be silent, or the user calls it off.
async fn parts_in_time(part: Part, stop: &Stop) -> Result<(String, JsValue), Failure> {
    let ready = future_to_promise(async move { parts(part).await.map(|_| JsValue::TRUE) });
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
        Ok(value) if value.as_bool() == Some(true) => parts(part).await.map_err(|_| Failure::Unavailable),
        Ok(value) => Err(failure(&value)),
        Err(_) => Err(Failure::Unavailable),
    }
}

/// The two parts of a worker, fetched or unpacked once; a failure is tried again at the next file.
async fn parts(part: Part) -> Result<(String, JsValue), JsValue> {
    if let Some(parts) = kept(part, |k| k.parts.clone()) {
        return Ok(parts);
    }
    let coming = kept(part, |k| k.coming.clone()).map_or_else(|| worker_parts(part.name()), Ok)?;
    kept(part, |k| k.coming = Some(coming.clone()));
    let arrived = JsFuture::from(coming).await;
    kept(part, |k| k.coming = None);
    if let Some(parts) = kept(part, |k| k.parts.clone()) {
        return Ok(parts);
    }
    let parts = Array::from(&arrived?);
    let text = Array::of2(&parts.get(0), &BOOTSTRAP.into());
    let kind = BlobPropertyBag::new();
    kind.set_type("text/javascript");
    let address = Url::create_object_url_with_blob(&Blob::new_with_str_sequence_and_options(&text, &kind)?)?;
    let parts = (address, parts.get(1));
    kept(part, |k| k.parts = Some(parts.clone()));
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

/// A count of a message; what is below zero is zero.
fn whole(number: f64) -> u64 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "counts stay far below 2^53")]
    let whole = number.max(0.0) as u64;
    whole
}

/// A message's number; anything outside 0–1000 is brought to the nearer end.
fn thousandths(number: f64) -> u16 {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "within 0–1000 by the clamp")]
    let whole = number.clamp(0.0, 1000.0) as u16;
    whole
}
