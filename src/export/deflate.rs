//! A small compressor: repeated stretches within 32 kB and the fixed code of DEFLATE. Markup shrinks to about a sixth.

const WINDOW: usize = 32 * 1024;
const SHORTEST: usize = 3;
const LONGEST: usize = 258;
const BUCKETS: usize = 1 << 14;
/// How many earlier stretches with the same beginning are compared.
const TRIES: usize = 24;
const NONE: usize = usize::MAX;

/// Bits, lowest first.
#[derive(Default)]
struct Bits {
    out: Vec<u8>,
    held: u32,
    count: u32,
}

impl Bits {
    fn put(&mut self, value: u32, count: u32) {
        self.held |= value << self.count;
        self.count += count;
        while self.count >= 8 {
            self.out.push((self.held & 0xFF) as u8);
            self.held >>= 8;
            self.count -= 8;
        }
    }

    /// A code word of the fixed table: highest bit first.
    fn code(&mut self, value: u32, count: u32) {
        self.put(value.reverse_bits() >> (32 - count), count);
    }

    /// A literal byte, the end, or a class of lengths.
    fn symbol(&mut self, symbol: u32) {
        match symbol {
            0..=143 => self.code(0x30 + symbol, 8),
            144..=255 => self.code(0x190 + symbol - 144, 9),
            256..=279 => self.code(symbol - 256, 7),
            _ => self.code(0xC0 + symbol - 280, 8),
        }
    }

    fn stretch(&mut self, length: usize, distance: usize) {
        let (class, extra, rest) = class(length as u32 - 3, 4, 8);
        match length {
            LONGEST => self.symbol(285),
            _ => {
                self.symbol(257 + class);
                self.put(rest, extra);
            }
        }
        let (class, extra, rest) = class_of_distance(distance as u32 - 1);
        self.code(class, 5);
        self.put(rest, extra);
    }
}

/// The class of a length: `step` classes share a number of extra bits after the first `plain` ones.
fn class(value: u32, step: u32, plain: u32) -> (u32, u32, u32) {
    if value < plain {
        return (value, 0, 0);
    }
    let extra = value.ilog2() - step.ilog2();
    (step * extra + (value >> extra), extra, value & ((1 << extra) - 1))
}

fn class_of_distance(value: u32) -> (u32, u32, u32) {
    class(value, 2, 4)
}

/// The bytes as a raw DEFLATE stream.
pub(super) fn deflate(bytes: &[u8]) -> Vec<u8> {
    let mut bits = Bits::default();
    bits.put(0b011, 3); // the last block, with the fixed code
    let mut newest = vec![NONE; BUCKETS];
    let mut older = vec![NONE; bytes.len()];
    let mut at = 0;
    while at < bytes.len() {
        let (length, distance) = longest(bytes, at, &newest, &older);
        let taken = if length >= SHORTEST {
            bits.stretch(length, distance);
            length
        } else {
            bits.symbol(u32::from(bytes[at]));
            1
        };
        for (place, link) in older.iter_mut().enumerate().skip(at).take(taken) {
            if let Some(bucket) = bucket(bytes, place) {
                *link = std::mem::replace(&mut newest[bucket], place);
            }
        }
        at += taken;
    }
    bits.symbol(256);
    bits.put(0, 7);
    bits.out
}

fn bucket(bytes: &[u8], at: usize) -> Option<usize> {
    let [a, b, c] = bytes.get(at..at + SHORTEST)?.try_into().ok()?;
    let word = u32::from_le_bytes([a, b, c, 0]);
    Some((word.wrapping_mul(0x9E37_79B1) >> 18) as usize % BUCKETS)
}

/// The longest earlier stretch that begins as what stands at `at`; length 0 when there is none.
fn longest(bytes: &[u8], at: usize, newest: &[usize], older: &[usize]) -> (usize, usize) {
    let mut best = (0, 0);
    let Some(bucket) = bucket(bytes, at) else { return best };
    let most = LONGEST.min(bytes.len() - at);
    let mut earlier = newest[bucket];
    for _ in 0..TRIES {
        if earlier == NONE || at - earlier > WINDOW {
            break;
        }
        let pairs = bytes[earlier..].iter().zip(&bytes[at..at + most]);
        let length = pairs.take_while(|(a, b)| a == b).count();
        if length > best.0 {
            best = (length, at - earlier);
        }
        earlier = older[earlier];
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn classes_are_those_of_the_format() {
        let lengths =
            [(3, 257, 0), (10, 264, 0), (11, 265, 1), (12, 265, 1), (13, 266, 1), (19, 269, 2), (257, 284, 5)];
        for (length, symbol, extra) in lengths {
            let (class, bits, _) = class(length - 3, 4, 8);
            assert_eq!((257 + class, bits), (symbol, extra), "{length}");
        }
        for (distance, code, extra) in [(1, 0, 0), (4, 3, 0), (5, 4, 1), (7, 5, 1), (9, 6, 2), (32_768, 29, 13)] {
            let (class, bits, _) = class_of_distance(distance - 1);
            assert_eq!((class, bits), (code, extra), "{distance}");
        }
    }
}
