//! The bytes that part cells and rows, found sixty-four at a time.

/// Bytes looked at together.
const WIDTH: usize = 64;

/// Goes through separators, line ends and quotation marks of some bytes, from left to right. Small and copied, so that it
/// stays in registers.
#[derive(Clone, Copy)]
pub(super) struct Marks<'a> {
    data: &'a [u8],
    separator: u8,
    /// One bit for each mark ahead in the bytes looked at last.
    ahead: u64,
    /// Where the bytes behind those begin.
    next: usize,
}

impl<'a> Marks<'a> {
    /// Begins at the first byte.
    pub(super) const fn new(data: &'a [u8], separator: u8) -> Marks<'a> {
        Marks { data, separator, ahead: 0, next: 0 }
    }
}

impl Iterator for Marks<'_> {
    type Item = usize;

    /// The place of the next mark.
    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.ahead == 0 {
            let rest = self.data.get(self.next..).filter(|rest| !rest.is_empty())?;
            self.ahead = match rest.first_chunk::<WIDTH>() {
                Some(bytes) => found(bytes, self.separator),
                None => last(rest, self.separator),
            };
            self.next += WIDTH;
        }
        let at = self.next - WIDTH + self.ahead.trailing_zeros() as usize;
        self.ahead &= self.ahead - 1;
        Some(at)
    }
}

/// The marks of fewer bytes than are looked at together.
#[cold]
#[inline(never)]
fn last(rest: &[u8], separator: u8) -> u64 {
    let mut bytes = [0; WIDTH];
    bytes[..rest.len()].copy_from_slice(rest);
    found(&bytes, separator) & ((1 << rest.len()) - 1)
}

/// A bit for each byte that is a separator, a line end or a quotation mark.
#[cfg(target_arch = "wasm32")]
#[target_feature(enable = "simd128")]
fn found(bytes: &[u8; WIDTH], separator: u8) -> u64 {
    use core::arch::wasm32::{u8x16_bitmask, u8x16_eq, u8x16_splat, u64x2, v128_or};
    let (separator, end, quote) = (u8x16_splat(separator), u8x16_splat(b'\n'), u8x16_splat(b'"'));
    let (mut marks, mut shift) = (0, 0);
    for [low, high] in bytes.as_chunks::<8>().0.as_chunks::<2>().0 {
        let sixteen = u64x2(u64::from_le_bytes(*low), u64::from_le_bytes(*high));
        let either = v128_or(u8x16_eq(sixteen, separator), u8x16_eq(sixteen, end));
        marks |= u64::from(u8x16_bitmask(v128_or(either, u8x16_eq(sixteen, quote)))) << shift;
        shift += 16;
    }
    marks
}

/// A bit for each byte that is a separator, a line end or a quotation mark.
#[cfg(not(target_arch = "wasm32"))]
fn found(bytes: &[u8; WIDTH], separator: u8) -> u64 {
    const ONES: u64 = 0x0101_0101_0101_0101;
    const LOW: u64 = ONES * 0x7f;
    // The top bit of every byte that differs from the letter.
    let other = |word: u64, letter: u8| {
        let different = word ^ (ONES * u64::from(letter));
        ((different & LOW) + LOW) | different
    };
    let (mut marks, mut shift) = (0, 0);
    for word in bytes.as_chunks::<8>().0 {
        let word = u64::from_le_bytes(*word);
        let same = !(other(word, separator) & other(word, b'\n') & other(word, b'"')) & !LOW;
        marks |= ((same >> 7).wrapping_mul(0x0102_0408_1020_4080) >> 56) << shift;
        shift += 8;
    }
    marks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_found_wherever_it_stands() {
        for length in 0..200_usize {
            let letter = |i: usize| b"a;b\n,\"\xe1\x80\x3b\x8a"[(i * 7 + i / 3 + length) % 10];
            let data: Vec<u8> = (0..length).map(letter).collect();
            let expected = (0..length).filter(|i| matches!(data[*i], b';' | b'\n' | b'"'));
            assert!(Marks::new(&data, b';').eq(expected), "{data:?}");
        }
    }
}
