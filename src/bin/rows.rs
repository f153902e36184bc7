//! The program of the worker that counts lists of dossiers, nothing more.

fn main() {
    thuoc_do::platform::rows_worker::serve();
}
