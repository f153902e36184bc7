//! A text inside a WebAssembly module: a custom section, which engines keep and do not run.

/// The module with a section behind everything else. `boot.js` finds it by its name.
pub(crate) fn with_section(module: &[u8], name: &str, text: &str) -> Vec<u8> {
    let content = [&length(name.len())[..], name.as_bytes(), text.as_bytes()].concat();
    [module, &[CUSTOM], &length(content.len()), &content].concat()
}

/// The kind of a custom section.
const CUSTOM: u8 = 0;

/// A length as the format writes it (LEB128): seven bits a byte, lowest first.
fn length(mut rest: usize) -> Vec<u8> {
    let mut bytes = Vec::new();
    while rest > 127 {
        bytes.push((rest & 127) as u8 | 128);
        rest >>= 7;
    }
    bytes.push(rest as u8);
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_section_says_how_long_it_is() {
        let module = b"\0asm\x01\0\0\0";
        let text = "x".repeat(300);
        let with = with_section(module, "glue", &text);
        assert!(with.starts_with(module));
        // 1 + 4 + 300 bytes of content: 305 = 2 × 128 + 49.
        assert_eq!(with[8..16], [0, 49 | 128, 2, 4, b'g', b'l', b'u', b'e']);
        assert_eq!(&with[16..], text.as_bytes());
    }
}
