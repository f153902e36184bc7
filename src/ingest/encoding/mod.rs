//! The encodings that Vietnamese files come in.
//!
//! Single-byte encodings are decoded in two steps: bytes to the Latin letters that Windows shows for them
//! (Windows-1252), and those to Vietnamese. The second step alone serves text in which the bytes were already taken
//! for Latin letters: runs in a font «.Vn…» or «VNI-…» in office files, and text pasted from them.

mod detect;
mod latin;
mod legacy_font;
mod lookalike;
mod mend;
mod plausible;
mod recoder;
mod rhymes;
mod syllable;
mod tcvn3;
mod vni;
mod windows1258;

use serde::{Deserialize, Serialize};

pub(crate) use detect::decode_text;
pub use legacy_font::{LegacyFont, convert_legacy, font_encoding};
pub(crate) use lookalike::without_lookalikes;
pub use mend::Mend;
pub use recoder::Recoder;

/// An encoding of Vietnamese text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Encoding {
    /// UTF-8.
    Utf8,
    /// UTF-16, little-endian.
    Utf16Le,
    /// UTF-16, big-endian.
    Utf16Be,
    /// Windows-1258.
    Windows1258,
    /// TCVN 5712:1993 (ABC), fonts «.Vn…».
    Tcvn3,
    /// VNI for Windows, fonts «VNI-…».
    Vni,
    /// Windows-1252: Western European letters, no Vietnamese of its own.
    Windows1252,
}

impl Encoding {
    /// Every encoding, in the order in which a user is offered them.
    pub const ALL: [Encoding; 7] = [
        Encoding::Utf8,
        Encoding::Tcvn3,
        Encoding::Vni,
        Encoding::Windows1258,
        Encoding::Utf16Le,
        Encoding::Utf16Be,
        Encoding::Windows1252,
    ];

    /// Decodes bytes that hold no byte-order mark. Single-byte encodings never fail: a byte they do not define
    /// stays the control character of its number.
    ///
    /// # Errors
    /// Offset of the first byte that does not fit.
    pub fn decode(self, bytes: &[u8]) -> Result<String, usize> {
        match self {
            Encoding::Utf8 => std::str::from_utf8(bytes).map(str::to_owned).map_err(|e| e.valid_up_to()),
            Encoding::Utf16Le => utf16(bytes, u16::from_le_bytes),
            Encoding::Utf16Be => utf16(bytes, u16::from_be_bytes),
            _ => Ok(self.vietnamese(&latin::decode(bytes))),
        }
    }

    /// Whether letters are units of two bytes.
    const fn is_wide(self) -> bool {
        matches!(self, Encoding::Utf16Le | Encoding::Utf16Be)
    }

    /// Decodes bytes of Windows-1258.
    #[cfg(feature = "office")]
    pub(crate) fn windows1258(bytes: &[u8]) -> String {
        windows1258::from_latin(&latin::decode(bytes))
    }

    /// Vietnamese of a text whose bytes were taken for Windows-1252; Unicode encodings leave it alone.
    pub(crate) fn vietnamese(self, text: &str) -> String {
        match self {
            Encoding::Windows1258 => windows1258::from_latin(text),
            Encoding::Tcvn3 => tcvn3::from_latin(text),
            Encoding::Vni => vni::from_latin(text),
            _ => text.to_owned(),
        }
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Result<String, usize> {
    if bytes.len() % 2 == 1 {
        return Err(bytes.len() - 1);
    }
    let mut at = 0;
    let mut text = String::with_capacity(bytes.len());
    for c in char::decode_utf16(bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]))) {
        let c = c.map_err(|_| at)?;
        at += c.len_utf16() * 2;
        text.push(c);
    }
    Ok(text)
}

/// Whether a letter is one that Vietnamese has and Western European languages have not.
pub(crate) const fn is_vietnamese_only(c: char) -> bool {
    matches!(c, 'Ă' | 'ă' | 'Đ' | 'đ' | 'Ĩ' | 'ĩ' | 'Ũ' | 'ũ' | 'Ơ' | 'ơ' | 'Ư' | 'ư' | 'Ạ'..='ỹ')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn broken_utf16_says_where() {
        assert_eq!(Encoding::Utf16Le.decode(b"a\0b"), Err(2));
        assert_eq!(Encoding::Utf16Be.decode(b"\0a\xD8\0\0b"), Err(2));
        assert_eq!(Encoding::Utf16Be.decode(b"\x1E\xBF"), Ok("ế".to_owned()));
    }
}
