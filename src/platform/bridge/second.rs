//! A second worker beside one that does a job.

use super::{Failure, Part, Started, code, kept, parts};
use js_sys::Array;
use std::cell::Cell;
use std::rc::Rc;
use wasm_bindgen::JsValue;
use web_sys::{MessageChannel, MessagePort};

/// A worker beside another, which gives it orders through a port. Ends when it is dropped.
pub(super) struct Second {
    started: Started,
    /// The end of the port that goes with the job.
    pub(super) port: MessagePort,
    /// Whether it broke while it was of use.
    pub(super) broke: Rc<Cell<bool>>,
}

impl Second {
    /// Starts one, which does a job without an answer first; `None` without a core for it: the job is done without.
    pub(super) fn new(part: Part, first: Option<Array>) -> Option<Second> {
        let parts = kept(part, |k| k.parts.clone())?;
        let cores = web_sys::window()?.navigator().hardware_concurrency();
        let channel = MessageChannel::new().ok().filter(|_| cores >= 2.0)?;
        let second = Second { started: Started::new(&parts).ok()?, port: channel.port1(), broke: Rc::default() };
        let give = Array::of1(&channel.port2());
        second.started.first.replace(first.into_iter().chain([give]).collect());
        Some(second)
    }

    /// The one that was started ahead, if it has not failed, or a new one.
    pub(super) fn ahead_or_new(part: Part) -> Option<Second> {
        let ahead = kept(part, |k| k.second.take()).filter(|second| !second.started.failed.get());
        ahead.or_else(|| Second::new(part, None))
    }

    /// What to do when it breaks: before it was ready nothing, for nothing was given to it. Later the job ends, and is begun
    /// again without one.
    pub(super) fn on_break(&self, settle: impl Fn(&JsValue) + 'static) {
        let (ready, broke) = (Rc::clone(&self.started.ready), Rc::clone(&self.broke));
        self.started.on_error(move |event| {
            event.prevent_default();
            if ready.get() {
                broke.set(true);
                settle(&code(Failure::Crashed));
            }
        });
    }
}

/// Starts a second worker for the next job that is helped, and has it do a job without an answer first. It waits until then,
/// or until it is [dismissed](dismiss_help).
pub fn help_ahead(part: Part, header: &str) {
    let first = Array::of1(&header.into());
    wasm_bindgen_futures::spawn_local(async move {
        // What goes wrong is found out when a job comes.
        if parts(part).await.is_ok() && kept(part, |k| k.second.is_none()) {
            let second = Second::new(part, Some(first));
            kept(part, |k| k.second = second);
        }
    });
}

/// Ends a second worker that waits for a job.
pub fn dismiss_help(part: Part) {
    drop(kept(part, |k| k.second.take()));
}

impl Drop for Second {
    fn drop(&mut self) {
        self.started.worker.terminate();
    }
}
