#![no_main]

// document.xml and styles.xml, separated by a zero byte.
libfuzzer_sys::fuzz_target!(|data: &[u8]| {
    let [document, styles] = thuoc_do_fuzz::parts(data);
    let file = thuoc_do_fuzz::container(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("word/document.xml", document),
        ("word/styles.xml", styles),
    ]);
    thuoc_do_fuzz::whole("a.docx", &file);
});
