//! The program behind the page: holds the session in one worker, reads a file in others.

use std::cell::RefCell;
use thuoc_do::engine::{self, Engine};
use thuoc_do::platform::reader_worker::{Beside, Reply, serve};
use thuoc_do::workspace::wire;

thread_local! {
    static SESSION: RefCell<Engine> = RefCell::new(Engine::new());
}

fn main() {
    serve(
        |header, bytes, progress| match wire::answer(header, bytes, progress) {
            wire::Said::Read(lines) => Reply::Held(lines),
            wire::Said::Words(text) => Reply::Text(text),
        },
        |question, texts| {
            let reply = SESSION.with_borrow_mut(|session| session.answer(question, texts))?;
            let beside = reply.beside.into_iter().map(|part| match part {
                engine::Beside::Text(text) => Beside::Text(text),
                engine::Beside::Bytes(bytes) => Beside::Bytes(bytes),
            });
            Some((reply.bytes, beside.collect()))
        },
    );
}
