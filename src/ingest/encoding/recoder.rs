//! Text in any encoding, block by block → UTF-8, whole lines at a time.

use super::{Encoding, detect};
use std::borrow::Cow;

/// A line longer than this is cut: bytes.
const LONGEST: usize = 1024 * 1024;

/// Makes UTF-8 of the blocks of a file in another encoding.
#[derive(Debug, Clone)]
pub struct Recoder {
    encoding: Encoding,
    /// Bytes of a line that is not finished yet.
    rest: Vec<u8>,
    begun: bool,
}

impl Recoder {
    /// For the file of a beginning; `None` when that is in UTF-8, no text, or in one of several encodings that cannot be
    /// told apart.
    pub fn of(beginning: &[u8]) -> Option<Recoder> {
        // A letter at the end may be cut.
        let is_utf8 = std::str::from_utf8(beginning).map_or_else(|e| e.error_len().is_none(), |_| true);
        if is_utf8 && !beginning.contains(&0) {
            return None;
        }
        let of = |encoding| Recoder { encoding, rest: Vec::new(), begun: false };
        let ways = [Encoding::Utf16Le, Encoding::Utf16Be, Encoding::Windows1252].map(of);
        let found = ways.into_iter().find_map(|way| {
            let found = detect::decode_text(&beginning[..way.lines(beginning)], None).ok()?.encoding;
            (found != Encoding::Utf8 && found.is_wide() == way.encoding.is_wide()).then_some(found)
        });
        found.map(of)
    }

    /// A beginning in UTF-8, as it is when that is what it is in, and what makes UTF-8 of the file.
    pub fn recoded(beginning: &[u8]) -> (Cow<'_, [u8]>, Option<Recoder>) {
        let Some(new) = Recoder::of(beginning) else { return (Cow::Borrowed(beginning), None) };
        let mut recoder = new.clone();
        let lines = recoder.push(beginning);
        (Cow::Owned((lines + &recoder.finish()).into_bytes()), Some(new))
    }

    /// The lines that a block finishes.
    pub fn push(&mut self, block: &[u8]) -> String {
        self.rest.extend_from_slice(block);
        let end = match self.lines(&self.rest) {
            0 if self.rest.len() > LONGEST => self.rest.len() / 2 * 2,
            end => end,
        };
        let later = self.rest.split_off(end);
        let lines = std::mem::replace(&mut self.rest, later);
        self.text(&lines)
    }

    /// What is left at the end.
    pub fn finish(mut self) -> String {
        let rest = std::mem::take(&mut self.rest);
        self.text(&rest)
    }

    /// Where the last line ends.
    fn lines(&self, bytes: &[u8]) -> usize {
        let wide = |end: [u8; 2]| bytes.as_chunks::<2>().0.iter().rposition(|unit| *unit == end).map(|at| at * 2 + 2);
        let end = match self.encoding {
            Encoding::Utf16Le => wide([b'\n', 0]),
            Encoding::Utf16Be => wide([0, b'\n']),
            _ => memchr::memrchr(b'\n', bytes).map(|at| at + 1),
        };
        end.unwrap_or(0)
    }

    /// What bytes say, the mark at the beginning of the file left out; what is no letter is told as such.
    fn text(&mut self, mut bytes: &[u8]) -> String {
        let mut text = String::new();
        loop {
            match self.encoding.decode(bytes) {
                Ok(more) => text.push_str(&more),
                Err(at) => {
                    text.push_str(&self.encoding.decode(&bytes[..at]).unwrap_or_default());
                    text.push(char::REPLACEMENT_CHARACTER);
                    bytes = bytes.get(at + 2..).unwrap_or_default();
                    continue;
                }
            }
            break;
        }
        match text.strip_prefix('\u{feff}') {
            Some(unmarked) if !std::mem::replace(&mut self.begun, true) => unmarked.to_owned(),
            _ => {
                self.begun |= !text.is_empty();
                text
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Cơ quan;Ngày tiếp nhận\nSở Y tế;05/01/2024\nUBND xã Ơ\u{2d7};06/01/2024\nhết";

    fn wide(unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
        format!("\u{feff}{TEXT}").encode_utf16().flat_map(unit).collect()
    }

    fn whole(bytes: &[u8], block: usize) -> Option<String> {
        let mut recoder = Recoder::of(bytes)?;
        let lines: String = bytes.chunks(block).map(|block| recoder.push(block)).collect();
        Some(lines + &recoder.finish())
    }

    #[test]
    fn blocks_of_any_length_give_the_text() {
        for bytes in [wide(u16::to_le_bytes), wide(u16::to_be_bytes)] {
            for block in [1, 2, 3, 7, 1000] {
                assert_eq!(whole(&bytes, block).as_deref(), Some(TEXT), "{block}");
            }
            let head = &bytes[..TEXT.encode_utf16().count()];
            assert!(std::str::from_utf8(&Recoder::recoded(head).0).is_ok_and(|text| text.starts_with("Cơ quan;")));
        }
        assert_eq!(Recoder::of(TEXT.as_bytes()).map(|r| r.encoding), None);
        assert_eq!(Recoder::of(b"PK\x03\x04\x00\x00\x01\n\x00").map(|r| r.encoding), None);
    }

    #[test]
    fn fonts_of_one_byte_a_letter_are_found_out() {
        // «Lĩnh vực đất đai; Sở Tài nguyên và Môi trường» in TCVN3.
        let line = b"L\xdcnh v\xf9c \xae\xcat \xaeai;S\xeb T\xb5i nguy\xaan v\xb5 M\xabi tr\xad\xeang;c\xd3p l\xb9i gi\xcay ph\xd0p x\xa9y d\xf9ng\n";
        let bytes = line.repeat(40);
        let text = whole(&bytes, 50).unwrap_or_default();
        assert!(text.starts_with("Lĩnh vực đất đai;Sở Tài nguyên và Môi trường;"), "{text:.80}");
        assert_eq!(text.lines().count(), 40);
    }

    #[test]
    fn half_a_pair_is_told() {
        let mut bytes = wide(u16::to_le_bytes);
        let mut recoder = Recoder::of(&bytes).expect("UTF-16");
        bytes.extend([0x3d, 0xd8, b'a', 0]);
        let text = recoder.push(&bytes) + &recoder.finish();
        assert_eq!(text, format!("{TEXT}\u{fffd}a"));
    }
}
