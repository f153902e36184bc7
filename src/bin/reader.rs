//! The program of the page's worker: reads one file, or writes one, nothing more.

use thuoc_do::export::writing::Writing;
use thuoc_do::platform::reader_worker::{Reply, serve};
use thuoc_do::workspace::wire;

fn main() {
    serve(|header, bytes, progress| match Writing::from_lines(header) {
        Some(writing) => Reply::File(writing.bytes()),
        None => Reply::Text(wire::answer(header, bytes, progress)),
    });
}
