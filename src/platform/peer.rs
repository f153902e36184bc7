//! Two workers, from either side of the port that the page laid between both. There go orders, each with what is to be read,
//! bytes that go with an order, and the memory of blocks, when it is free again; back come `[bytes, rows]` done now and then,
//! blocks, and bytes in the end.

use super::rows_worker::{File, take};
use super::turn::next_task;
use js_sys::{Array, ArrayBuffer, Function, Promise, Uint8Array};
use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent, MessagePort};

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
    /// Blocks and what was made in the end, first come first taken.
    made: RefCell<VecDeque<Uint8Array>>,
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

    /// Gives it bytes that go with what it was asked for.
    pub fn give(&self, bytes: &[u8]) {
        let bytes = Uint8Array::from(bytes);
        give(&self.port, &bytes, &bytes.buffer());
    }

    /// Bytes and rows that it has done; `None` when nothing was heard of it.
    pub fn done(&self) -> Option<(u64, u64)> {
        self.heard.done.get()
    }

    /// Waits until more is heard; `true` when that is bytes, which then stand in place of what `made` holds. Ends as well
    /// when nothing was heard for long.
    pub async fn next(&mut self, made: &mut Vec<u8>) -> bool {
        if self.heard.made.borrow().is_empty() {
            let patience = if self.done().is_none() { Some(PATIENCE) } else { None };
            woken(&self.heard.wake, patience).await;
        }
        self.made(made)
    }

    /// Lets what was said be heard.
    pub async fn listen(&self) {
        next_task().await;
    }

    /// Puts the next bytes that were heard in place of what `made` holds; `false` when there are none so far.
    pub fn made(&mut self, made: &mut Vec<u8>) -> bool {
        let Some(bytes) = self.heard.made.borrow_mut().pop_front() else { return false };
        take(&bytes, made);
        give(&self.port, &bytes.buffer(), &bytes.buffer());
        true
    }
}

impl Drop for Peer {
    /// It may go on for a while: nothing of that is kept.
    fn drop(&mut self) {
        self.port.set_onmessage(None);
        self.heard.made.borrow_mut().clear();
    }
}

/// The other side: a worker that hands blocks over.
pub struct Handing {
    port: MessagePort,
    room: Rc<Room>,
}

/// Memory for blocks that came back, how many are on their way and may be; what was given with an order.
pub(super) struct Room {
    given: RefCell<VecDeque<Uint8Array>>,
    free: RefCell<Vec<ArrayBuffer>>,
    away: Cell<usize>,
    most: Cell<usize>,
    wake: RefCell<Option<Function>>,
}

impl Room {
    pub(super) fn new() -> Rc<Room> {
        let (given, free, wake) = (RefCell::default(), RefCell::default(), RefCell::default());
        Rc::new(Room { given, free, away: Cell::new(0), most: Cell::new(BLOCKS), wake })
    }

    /// Takes what is given with an order.
    pub(super) fn give(&self, bytes: &Uint8Array) {
        self.given.borrow_mut().push_back(bytes.clone());
    }

    /// Forgets what was given with the last order.
    pub(super) fn begin(&self) {
        self.given.borrow_mut().clear();
    }

    fn is_there(&self) -> bool {
        self.away.get() < self.most.get()
    }

    /// Takes memory that came back, if it is of a block: what was said in words is not.
    pub(super) fn take(&self, memory: &ArrayBuffer) {
        if memory.byte_length() == ROOM {
            self.away.set(self.away.get().saturating_sub(1));
            let mut free = self.free.borrow_mut();
            // Of many that were on their way no more is kept than is needed.
            if free.len() < BLOCKS {
                free.push(memory.clone());
            }
            drop(free);
            wake(&self.wake);
        }
    }
}

impl Handing {
    /// Hands over through a port; what comes back is put into `room`.
    pub(super) const fn new(port: MessagePort, room: Rc<Room>) -> Handing {
        Handing { port, room }
    }

    /// Hands bytes over, a block at a time, once there is room for it.
    pub async fn hand(&mut self, bytes: &[u8]) {
        for block in bytes.chunks(ROOM as usize) {
            let memory = self.memory().await;
            let length = u32::try_from(block.len()).unwrap_or(ROOM);
            let bytes = Uint8Array::new_with_byte_offset_and_length(&memory, 0, length);
            bytes.copy_from(block);
            give(&self.port, &bytes, &memory);
        }
    }

    /// Whether a block can be handed over at once.
    pub async fn has_room(&self) -> bool {
        if !self.room.is_there() {
            next_task().await;
        }
        self.room.is_there()
    }

    /// Lets so many blocks be on their way at a time.
    pub fn bound(&self, blocks: usize) {
        self.room.most.set(blocks);
    }

    /// What was given with the order, first come first taken.
    pub fn given(&self) -> Option<Vec<u8>> {
        self.room.given.borrow_mut().pop_front().map(|bytes| bytes.to_vec())
    }

    /// Memory for a block.
    async fn memory(&self) -> ArrayBuffer {
        while !self.room.is_there() {
            woken(&self.room.wake, None).await;
        }
        self.room.away.set(self.room.away.get() + 1);
        let free = self.room.free.borrow_mut().pop();
        free.unwrap_or_else(|| ArrayBuffer::new(ROOM))
    }
}

/// Blocks on their way at a time, where nothing else is said.
const BLOCKS: usize = 8;
/// Memory for a block: bytes.
const ROOM: u32 = 512 * 1024;
/// So long nothing may be heard of a worker that was asked: milliseconds.
const PATIENCE: i32 = 2_000;

/// Waits until it is woken, or patience ends.
async fn woken(waiting: &RefCell<Option<Function>>, patience: Option<i32>) {
    let more = Promise::new(&mut |resolve, _| {
        if let (Some(patience), Ok(scope)) = (patience, js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>()) {
            drop(scope.set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, patience));
        }
        drop(waiting.replace(Some(resolve)));
    });
    // Nothing refuses it.
    let _ = JsFuture::from(more).await;
}

fn wake(waiting: &RefCell<Option<Function>>) {
    if let Some(wake) = waiting.take() {
        // A promise's own function: it cannot fail.
        let _ = wake.call0(&JsValue::NULL);
    }
}

/// Posts something, the memory of which goes over with it.
pub(super) fn give(port: &MessagePort, message: &JsValue, memory: &ArrayBuffer) {
    let _ = port.post_message_with_transferable(message, &Array::of1(memory));
}

impl Heard {
    fn hear(&self, message: &JsValue) {
        match message.dyn_ref::<Uint8Array>() {
            Some(made) => self.made.borrow_mut().push_back(made.clone()),
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
        wake(&self.wake);
    }
}
