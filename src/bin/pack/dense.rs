//! Bytes as text that an HTML page can hold: seven bits a byte, where base64 holds six.
//!
//! The bits are taken seven at a time, highest first, and each seven stand as the ASCII character of that number. Four
//! characters cannot stand in a block of data: NUL, which HTML replaces, the two line ends, which it makes one (and
//! which copying may change), and `<`, which could end the block. Seven bits that would be one of them stand together
//! with the next seven as one letter of two bytes, so that nothing is lost: U+0100 + 128 × (which of the four) + (the
//! next seven). The text is valid UTF-8 and has no line end. `public/boot.js` reads it.
//!
//! The last seven bits are filled up with zeros; how many bytes there are is therefore kept beside the text.

/// Numbers that have no character of their own; their order is their number in a pair.
const BARRED: [u8; 4] = [0, b'\n', b'\r', b'<'];

/// The first letter that stands for a pair.
const PAIRS: u32 = 0x100;

/// The bytes as text.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len() / 7 * 8 + 16);
    let mut sevens = Sevens { bytes, at: 0 };
    while let Some(seven) = sevens.next() {
        let barred = (0_u32..).zip(BARRED).find(|(_, barred)| *barred == seven);
        let character = match barred {
            Some((index, _)) => char::from_u32(PAIRS + index * 128 + u32::from(sevens.next().unwrap_or(0))),
            None => Some(char::from(seven)),
        };
        text.extend(character);
    }
    text
}

/// A row of bytes, seven bits at a time.
struct Sevens<'a> {
    bytes: &'a [u8],
    /// Bits taken so far.
    at: usize,
}

impl Iterator for Sevens<'_> {
    type Item = u8;

    fn next(&mut self) -> Option<u8> {
        let byte = |index| self.bytes.get(index).copied();
        let (first, offset) = (self.at / 8, self.at % 8);
        let pair = u16::from_be_bytes([byte(first)?, byte(first + 1).unwrap_or(0)]);
        self.at += 7;
        let [seven, _] = (pair << offset).to_be_bytes();
        Some(seven >> 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What `boot.js` does.
    fn decode(text: &str, length: usize) -> Vec<u8> {
        let (mut bytes, mut bits, mut held) = (Vec::new(), 0_u32, 0);
        let mut put = |seven: u32| {
            bits = bits << 7 | seven;
            held += 7;
            if held >= 8 {
                held -= 8;
                bytes.push((bits >> held & 255) as u8);
            }
        };
        for code in text.chars().map(u32::from) {
            if code >= PAIRS {
                put(u32::from(BARRED[(code as usize - PAIRS as usize) / 128]));
            }
            put(code % 128);
        }
        bytes.truncate(length);
        bytes
    }

    /// Bytes without a pattern, the same ones every time.
    fn noise(length: usize) -> Vec<u8> {
        let mut state = 7_u32;
        let next = || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 24) as u8
        };
        std::iter::repeat_with(next).take(length).collect()
    }

    #[test]
    fn every_byte_survives_at_every_place() {
        for byte in 0..=255_u8 {
            for length in 0..=16 {
                let bytes = vec![byte; length];
                assert_eq!(decode(&encode(&bytes), length), bytes, "{length} times {byte}");
            }
        }
        let all: Vec<u8> = (0..=255).chain((0..=255).rev()).collect();
        assert_eq!(decode(&encode(&all), all.len()), all);
    }

    #[test]
    fn noise_survives_whatever_its_length() {
        for length in (0..300).chain([65_537]) {
            let bytes = noise(length);
            assert_eq!(decode(&encode(&bytes), length), bytes, "{length} bytes");
        }
    }

    #[test]
    fn nothing_in_it_can_end_or_change_a_block_of_data() {
        let text = encode(&noise(100_000));
        assert!(!text.contains(['\0', '\n', '\r', '<']));
        let joins = |c: char| (0x300..0x370).contains(&u32::from(c));
        assert!(!text.contains(joins), "no mark that joins the character before it");
    }

    #[test]
    fn it_is_a_seventh_longer_than_the_bytes() {
        let text = encode(&noise(70_000));
        assert!((80_000..80_010).contains(&text.len()), "{}", text.len());
    }
}
