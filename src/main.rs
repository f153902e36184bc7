//! Starts the page, nothing more.

fn main() {}
