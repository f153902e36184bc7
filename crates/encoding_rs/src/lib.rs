//! UTF-16BE, and nothing else of what the crate of this name offers.
//!
//! The reader of PDF asks `encoding_rs` for this one encoding, through a function that could be any of forty: so the tables of all
//! Chinese, Japanese and Korean ones were linked, a twentieth of the single file. `Cargo.toml` puts this in its place.

use std::borrow::Cow;

/// A text's encoding.
#[derive(Debug, PartialEq, Eq)]
pub struct Encoding(());

/// The only one.
pub static UTF_16BE: &Encoding = &Encoding(());

impl Encoding {
    /// The text of some bytes, and whether any were no text; those are replaced. A mark at the beginning is left out.
    pub fn decode<'a>(&'static self, bytes: &'a [u8]) -> (Cow<'a, str>, &'static Encoding, bool) {
        let units = units(bytes.strip_prefix(b"\xfe\xff").unwrap_or(bytes));
        let bad = bytes.len() % 2 != 0 || char::decode_utf16(units.clone()).any(|unit| unit.is_err());
        let text = char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER));
        (Cow::Owned(text.collect()), self, bad)
    }

    /// The text of some bytes; `None` when any are no text.
    pub fn decode_without_bom_handling_and_without_replacement<'a>(
        &'static self,
        bytes: &'a [u8],
    ) -> Option<Cow<'a, str>> {
        let text: Result<String, _> = char::decode_utf16(units(bytes)).collect();
        text.ok().filter(|_| bytes.len() % 2 == 0).map(Cow::Owned)
    }
}

/// The numbers that two bytes each are.
fn units(bytes: &[u8]) -> impl Iterator<Item = u16> + Clone {
    bytes.as_chunks::<2>().0.iter().map(|pair| u16::from_be_bytes(*pair))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_text_and_rubbish_is_told() {
        let bytes: Vec<u8> = "Đắk Lắk 😀".encode_utf16().flat_map(u16::to_be_bytes).collect();
        let whole = UTF_16BE.decode_without_bom_handling_and_without_replacement(&bytes);
        assert_eq!(whole.as_deref(), Some("Đắk Lắk 😀"));
        assert_eq!(UTF_16BE.decode(&bytes).0, "Đắk Lắk 😀");
        let marked = [b"\xfe\xff", bytes.as_slice()].concat();
        assert_eq!(UTF_16BE.decode(&marked).0, "Đắk Lắk 😀");
        for rubbish in [&b"\0A\0"[..], b"\xd8\x3d", b"\xde\x00\0A"] {
            assert_eq!(UTF_16BE.decode_without_bom_handling_and_without_replacement(rubbish), None);
            assert!(UTF_16BE.decode(rubbish).2);
        }
    }
}
