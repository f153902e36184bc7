//! Bytes as text that an HTML page can hold: seven bits a byte, where base64 holds six.
//!
//! The bits are taken seven at a time, highest first, and each seven stand as the ASCII character of that number. Four
//! characters cannot stand in a block of data: NUL, which HTML replaces, the two line ends, which it makes one (and
//! which copying may change), and a `<` that could end or change the block. Seven bits that would be one of them are left
//! out, and the next seven stand as the letter U+0080 + those seven instead. Which of the four each was (two bits) stands
//! behind the first of every three such letters as one character: U+003D + the three numbers, first one lowest.
//!
//! So the text is valid UTF-8 without a line end, and browsers keep it at one byte a character: letters beyond U+00FF
//! would double its memory and cost a fifth of the start. `public/boot.js` reads it.
//!
//! The last seven bits are filled up with zeros; how many bytes there are is therefore kept beside the text.

/// Numbers that have no character of their own.
const BARRED: [u8; 4] = [0, b'\n', b'\r', b'<'];

/// The first letter that says that something was left out before it.
const LETTERS: u8 = 0x80;

/// The first character that says what was left out.
const NAMES: u8 = b'=';

/// How many that are left out share one name.
const SHARE: u32 = 3;

/// The bytes as text.
pub(crate) fn encode(bytes: &[u8]) -> String {
    let mut text: Vec<char> = Vec::with_capacity(bytes.len() / 7 * 8 + 16);
    let mut sevens = Sevens { bytes, at: 0 }.peekable();
    // Where the name of those left out last stands, and how many share it.
    let (mut name, mut shared) = (0, SHARE);
    while let Some(seven) = sevens.next() {
        let Some(which) = barred(seven, sevens.peek().copied()) else {
            text.push(char::from(seven));
            continue;
        };
        text.push(char::from(LETTERS + sevens.next().unwrap_or(0)));
        if shared == SHARE {
            (name, shared) = (text.len(), 0);
            text.push(char::from(NAMES));
        }
        text[name] = char::from(text[name] as u8 + (which << (2 * shared)));
        shared += 1;
    }
    text.into_iter().collect()
}

/// Which of the four seven bits are, if they cannot stand before the next ones. A `<` does harm as `</` and `<!` only.
fn barred(seven: u8, next: Option<u8>) -> Option<u8> {
    let harmless = seven == b'<' && !matches!(next, Some(b'/' | b'!'));
    (0..).zip(BARRED).find(|(_, barred)| *barred == seven && !harmless).map(|(which, _)| which)
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
        let mut codes = text.chars().map(u32::from);
        let (mut which, mut left) = (0, 0);
        while let Some(code) = codes.next() {
            if code > 127 {
                if left == 0 {
                    (which, left) = (codes.next().unwrap() - u32::from(NAMES), SHARE);
                }
                put(u32::from(BARRED[which as usize & 3]));
                (which, left) = (which >> 2, left - 1);
            }
            put(code & 127);
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
        assert!(!text.contains(['\0', '\n', '\r']) && !text.contains("</") && !text.contains("<!"));
        assert!(text.contains('<') && text.chars().all(|c| u32::from(c) < 256), "one byte a character in memory");
    }

    #[test]
    fn it_is_little_more_than_a_seventh_longer_than_the_bytes() {
        let text = encode(&noise(70_000));
        assert!((80_000..80_800).contains(&text.len()), "{}", text.len());
    }
}
