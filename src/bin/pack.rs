//! Packs the built page into one self-contained HTML file.

fn main() {}
