#![no_main]

use thuoc_do::catalog::catalog;
use thuoc_do::domain::SourceId;
use thuoc_do::extract::extract;
use thuoc_do::ingest::Document;

libfuzzer_sys::fuzz_target!(|text: &str| {
    extract(&Document::plain("a.txt", text), SourceId(0), catalog());
});
