#![no_main]

libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    thuoc_do_fuzz::whole("a.json", data);
    thuoc_do_fuzz::session(data);
});
