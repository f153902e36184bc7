//! The worker's side of counting lists of dossiers: takes one job, streams its files block by block, answers.
//!
//! Messages to the page: `true` when ready, `[bytes, rows]` done, `false` when the browser will not hand over the bytes,
//! `[answer, cube]` at the end, the cube as bytes of text, which go over without being copied. A job without an answer sends nothing. A job may come with a port to a second worker; that
//! one has been sent `[port]` alone, takes jobs from there, and answers there with bytes (see `peer`).

use super::peer::{Handing, Peer, Room, give};
use js_sys::{Array, ArrayBuffer, Function, Object, Promise, Reflect, Uint8Array};
use std::rc::Rc;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, DedicatedWorkerGlobalScope, FileReaderSync, MessageEvent, MessagePort, ReadableStreamDefaultReader,
};

/// Progress is told so often: milliseconds.
const TOLD_EVERY: u64 = 100;

/// The browser would not hand over the bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Unreadable;

/// Sends a message to whoever gave the job.
type Post = Rc<dyn Fn(&JsValue)>;
/// Sends a message, memory of which goes over with it.
type Give = Rc<dyn Fn(&JsValue, &ArrayBuffer)>;

/// Where a job reports bytes and rows done; who gave it is told now and then.
pub struct Report {
    post: Post,
    last: u64,
}

impl Report {
    /// Tells how far the job is.
    pub fn tell(&mut self, bytes: u64, rows: u64) {
        let now = super::clock::milliseconds();
        if now.saturating_sub(self.last) >= TOLD_EVERY {
            self.last = now;
            (self.post)(&Array::of2(&number(bytes), &number(rows)));
        }
    }
}

/// Waits for jobs and does them; nothing outside a worker. A job of the page is a header and files, and a second worker
/// where there is one; its answer, when it has one, is a text and a long text that the page only keeps. `assist` does the
/// jobs of another worker, a header and a file each; its answer is bytes.
pub fn serve<D, A>(
    work: impl Fn(String, Vec<File>, Option<Peer>, Report) -> D + 'static,
    assist: impl Fn(String, File, Handing, Report) -> A + Clone + 'static,
) where
    D: Future<Output = Result<Option<(String, String)>, Unreadable>> + 'static,
    A: Future<Output = Result<Vec<u8>, Unreadable>> + 'static,
{
    console_error_panic_hook::set_once();
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let own = scope.clone();
    // Only values that cannot be copied are refused; none of ours is such.
    let post: Post = Rc::new(move |message| drop(own.post_message(message)));
    let own = scope.clone();
    let give: Give = Rc::new(move |message, memory| {
        drop(own.post_message_with_transfer(message, &Array::of1(memory)));
    });
    let page = Rc::clone(&post);
    let handle = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        let parts = Array::from(&event.data());
        if let Some(port) = parts.get(0).dyn_ref::<MessagePort>() {
            return serve_peer(port, assist.clone());
        }
        let (header, files) = job(&parts);
        let second = parts.pop().dyn_into().ok().map(Peer::new);
        let done = work(header, files, second, Report { post: Rc::clone(&page), last: 0 });
        wasm_bindgen_futures::spawn_local(answer((Rc::clone(&page), Rc::clone(&give)), done));
    });
    scope.set_onmessage(Some(handle.as_ref().unchecked_ref()));
    handle.forget();
    post(&JsValue::TRUE);
}

fn serve_peer<A>(port: &MessagePort, assist: impl Fn(String, File, Handing, Report) -> A + 'static)
where
    A: Future<Output = Result<Vec<u8>, Unreadable>> + 'static,
{
    let own = port.clone();
    let post: Post = Rc::new(move |message| drop(own.post_message(message)));
    let (own, room) = (port.clone(), Room::new());
    let handle = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        if let Some(memory) = event.data().dyn_ref() {
            return room.take(memory);
        }
        if let Some(bytes) = event.data().dyn_ref() {
            return room.give(bytes);
        }
        room.begin();
        let (header, mut files) = job(&Array::from(&event.data()));
        let Some(file) = files.pop() else { return };
        let handing = Handing::new(own.clone(), Rc::clone(&room));
        let done = assist(header, file, handing, Report { post: Rc::clone(&post), last: 0 });
        let port = own.clone();
        wasm_bindgen_futures::spawn_local(async move {
            // What could not be read is nothing made: the other worker reads it itself.
            let made = Uint8Array::from(done.await.unwrap_or_default().as_slice());
            give(&port, &made, &made.buffer());
        });
    });
    port.set_onmessage(Some(handle.as_ref().unchecked_ref()));
    handle.forget();
}

/// Header and files of a job.
fn job(parts: &Array) -> (String, Vec<File>) {
    let files = parts.iter().filter_map(|part| part.dyn_into().ok()).map(File::new).collect();
    (parts.get(0).as_string().unwrap_or_default(), files)
}

async fn answer((post, give): (Post, Give), done: impl Future<Output = Result<Option<(String, String)>, Unreadable>>) {
    match done.await {
        Ok(Some((text, attached))) => {
            let attached = Uint8Array::from(attached.as_bytes());
            give(&Array::of2(&text.into(), &attached), &attached.buffer());
        }
        Ok(None) => {}
        Err(Unreadable) => post(&JsValue::FALSE),
    }
}

/// A count as JavaScript has it; counts stay far below 2^53.
fn number(count: u64) -> JsValue {
    #[expect(clippy::cast_precision_loss, reason = "counts stay far below 2^53")]
    let number = count as f64;
    JsValue::from_f64(number)
}

/// Bytes asked for at a time, and how many of them at least: a browser that is not told hands over sixty-four thousand, and
/// every handing over costs as much as some hundred rows.
const BLOCK: u32 = 1024 * 1024;
const LEAST: u32 = BLOCK / 2;

/// A file of the user's, read block by block.
pub struct File {
    blob: Blob,
    stream: Option<Stream>,
}

/// A stream under way.
enum Stream {
    /// It fills memory of ours, which goes there and comes back: much quicker, and leaves nothing to collect.
    Filling { reader: JsValue, read: Function, least: Object, memory: ArrayBuffer },
    /// It hands out memory of its own.
    Handing(ReadableStreamDefaultReader),
}

impl Stream {
    fn new(blob: &Blob) -> Stream {
        Stream::filling(blob).unwrap_or_else(|_| Stream::Handing(blob.stream().get_reader().unchecked_into()))
    }

    /// Refused by browsers whose files are not streams of bytes.
    fn filling(blob: &Blob) -> Result<Stream, JsValue> {
        let (stream, options) = (blob.stream(), Object::new());
        Reflect::set(&options, &"mode".into(), &"byob".into())?;
        let begin: Function = Reflect::get(&stream, &"getReader".into())?.dyn_into()?;
        let reader = begin.call1(&stream, &options)?;
        let read = Reflect::get(&reader, &"read".into())?.dyn_into()?;
        let least = Object::new();
        Reflect::set(&least, &"min".into(), &LEAST.into())?;
        Ok(Stream::Filling { reader, read, least, memory: ArrayBuffer::new(BLOCK) })
    }

    /// The next bytes; `None` at the end.
    async fn next(&mut self) -> Result<Option<Uint8Array>, JsValue> {
        let next = match self {
            Stream::Filling { reader, read, least, memory } => {
                let promise: Promise = read.call2(reader, &Uint8Array::new(memory), least)?.dyn_into()?;
                JsFuture::from(promise).await?
            }
            Stream::Handing(reader) => JsFuture::from(reader.read()).await?,
        };
        let done = Reflect::get(&next, &"done".into())?.is_truthy();
        let bytes = Reflect::get(&next, &"value".into())?.dyn_into::<Uint8Array>().ok();
        // Where fewer bytes are left than were asked for, they come together with the end.
        let Some(bytes) = bytes.filter(|bytes| !done || bytes.length() > 0) else {
            return if done { Ok(None) } else { Err(next) };
        };
        if let Stream::Filling { memory, .. } = self {
            *memory = bytes.buffer().dyn_into()?;
        }
        Ok(Some(bytes))
    }
}

impl File {
    const fn new(blob: Blob) -> File {
        File { blob, stream: None }
    }

    /// Its size in bytes.
    pub fn bytes(&self) -> u64 {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "sizes stay far below 2^53")]
        let bytes = self.blob.size() as u64;
        bytes
    }

    /// Its first bytes, so many at most.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn beginning(&self, most: usize) -> Result<Vec<u8>, Unreadable> {
        let most = i32::try_from(most).unwrap_or(i32::MAX);
        let part = self.blob.slice_with_i32_and_i32(0, most).map_err(|_| Unreadable)?;
        read(&part)
    }

    /// All of it.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn whole(&self) -> Result<Vec<u8>, Unreadable> {
        read(&self.blob)
    }

    /// The part from one byte up to another.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub fn part(&self, from: u64, to: u64) -> Result<File, Unreadable> {
        #[expect(clippy::cast_precision_loss, reason = "sizes stay far below 2^53")]
        let part = self.blob.slice_with_f64_and_f64(from as f64, to as f64);
        part.map(File::new).map_err(|_| Unreadable)
    }

    /// The file itself, to be handed to another worker.
    pub(super) const fn blob(&self) -> &Blob {
        &self.blob
    }

    /// The next block in place of what `block` holds, from the beginning on; `false` at the end.
    ///
    /// # Errors
    /// [`Unreadable`].
    pub async fn next(&mut self, block: &mut Vec<u8>) -> Result<bool, Unreadable> {
        let stream = self.stream.get_or_insert_with(|| Stream::new(&self.blob));
        let Some(bytes) = stream.next().await.map_err(|_| Unreadable)? else {
            self.stream = None;
            return Ok(false);
        };
        take(&bytes, block);
        Ok(true)
    }
}

/// Puts bytes in place of what a block holds. Its memory is kept where it is long enough: to lengthen it would be to fill it
/// with zeros first.
pub(super) fn take(bytes: &Uint8Array, block: &mut Vec<u8>) {
    let length = bytes.length() as usize;
    if length > block.len() {
        *block = bytes.to_vec();
    } else {
        block.truncate(length);
        bytes.copy_to(block);
    }
}

fn read(blob: &Blob) -> Result<Vec<u8>, Unreadable> {
    let reader = FileReaderSync::new().map_err(|_| Unreadable)?;
    let buffer = reader.read_as_array_buffer(blob).map_err(|_| Unreadable)?;
    Ok(Uint8Array::new(&buffer).to_vec())
}
