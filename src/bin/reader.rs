//! The program of the page's worker: reads one file, nothing more.

fn main() {
    thuoc_do::platform::reader_worker::serve(thuoc_do::workspace::wire::answer);
}
