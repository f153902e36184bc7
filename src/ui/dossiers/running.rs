//! Jobs of a worker that take a while: how far one is, and a way to end it.

use crate::platform::bridge::{Done, Stop};
use crate::platform::clock;
use leptos::prelude::*;

/// What is being done with files of dossiers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ui) struct Running {
    /// Rows and bytes done.
    pub(super) done: (u64, u64),
    /// Bytes of all files.
    pub(super) bytes: u64,
    /// When it began, in milliseconds.
    pub(super) since: u64,
}

/// Jobs of one kind: a new one takes the place of the one under way, those of another kind go on. Copies share it.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Work {
    /// What is under way.
    pub(super) running: RwSignal<Option<Running>>,
    stop: StoredValue<Option<Stop>, LocalStorage>,
}

impl Work {
    /// Nothing is under way.
    pub(super) fn new() -> Work {
        Work { running: RwSignal::new(None), stop: StoredValue::new_local(None) }
    }

    /// Begins a job on so many bytes in the place of the one under way.
    pub(super) fn begin(self, bytes: u64) -> Stop {
        let stop = self.prepare();
        self.show(bytes);
        stop
    }

    /// The same for a job that is not shown yet.
    pub(super) fn prepare(self) -> Stop {
        self.cancel();
        let stop = Stop::default();
        self.stop.set_value(Some(stop.clone()));
        stop
    }

    /// Shows it.
    pub(super) fn show(self, bytes: u64) {
        self.running.set(Some(Running { done: (0, 0), bytes, since: clock::milliseconds() }));
    }

    /// Takes down how far the job is.
    pub(super) fn tell(self, done: Done) {
        if let Done::Rows { bytes, rows } = done {
            self.running.update(|running| {
                if let Some(running) = running {
                    running.done = (rows, bytes);
                }
            });
        }
    }

    /// Ends a job, unless another has taken its place.
    pub(super) fn end(self, stop: &Stop) {
        if !stop.is_asked() {
            self.running.set(None);
            self.stop.set_value(None);
        }
    }

    /// Calls off what is under way; the memory of its worker goes back.
    pub(super) fn cancel(self) {
        if let Some(stop) = self.stop.try_update_value(Option::take).flatten() {
            self.running.set(None);
            stop.now();
        }
    }
}
