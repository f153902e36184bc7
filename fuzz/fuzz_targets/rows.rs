#![no_main]

// Rows of a list of dossiers as separated values, behind two bytes that say how they are parted.
libfuzzer_sys::fuzz_target!(|data: &[u8]| thuoc_do_fuzz::rows::separated(data));
