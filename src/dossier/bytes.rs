//! Whole numbers as few bytes, for what one worker hands to another.

/// Bytes of two whole numbers.
const PAIR: usize = 16;

/// Numbers written one after the other: seven bits a byte, the lowest first.
#[derive(Debug, Default)]
pub(super) struct Written(pub(super) Vec<u8>);

impl Written {
    /// Adds a number.
    #[inline]
    pub(super) fn number(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.0.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.0.push(number as u8);
    }

    /// How many pairs of numbers there are, and all bytes of each: quickly read. They are put at their places by `fill`;
    /// there is room for so many more bytes.
    pub(super) fn pairs(count: usize, more: usize, fill: impl FnOnce(&mut dyn FnMut(usize, (u64, u64)))) -> Written {
        let mut head = Written::default();
        head.number(count as u64);
        let (head, end) = (head.0, count * PAIR);
        let from = head.len();
        // All of it at once: a vector is slow to lengthen byte by byte.
        let mut bytes = vec![0; from + end + more];
        bytes[..from].copy_from_slice(&head);
        let to = bytes[from..].as_chunks_mut::<8>().0.as_chunks_mut::<2>().0;
        fill(&mut |at, (one, other)| to[at] = [one.to_le_bytes(), other.to_le_bytes()]);
        bytes.truncate(from + end);
        Written(bytes)
    }

    /// Adds some bytes and how many they are.
    pub(super) fn bytes(&mut self, bytes: &[u8]) {
        self.number(bytes.len() as u64);
        self.0.extend_from_slice(bytes);
    }
}

/// The same, read from the beginning on; nothing behind the end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Unread<'a>(pub(super) &'a [u8]);

impl<'a> Unread<'a> {
    /// The next number.
    #[inline]
    pub(super) fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..64).step_by(7) {
            let (byte, rest) = self.0.split_first()?;
            self.0 = rest;
            number |= u64::from(byte & 0x7f) << shift;
            if *byte < 0x80 {
                return Some(number);
            }
        }
        None
    }

    /// The next pairs.
    pub(super) fn pairs(&mut self) -> Option<impl ExactSizeIterator<Item = (u64, u64)> + Clone + use<'a>> {
        let length = usize::try_from(self.number()?).ok()?.checked_mul(PAIR)?;
        let (pairs, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        let pairs = pairs.as_chunks::<8>().0.as_chunks::<2>().0;
        Some(pairs.iter().map(|[one, other]| (u64::from_le_bytes(*one), u64::from_le_bytes(*other))))
    }

    /// The next bytes.
    pub(super) fn bytes(&mut self) -> Option<&'a [u8]> {
        let length = usize::try_from(self.number()?).ok()?;
        let (bytes, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_bytes_come_back_and_nothing_else_does() {
        let pairs = [(1 << 40, 7), (1, u64::MAX)];
        let all = [0, 1, 127, 128, 300, u64::from(u32::MAX), u64::MAX];
        let mut written =
            Written::pairs(2, 9, |put| pairs.into_iter().rev().enumerate().for_each(|(at, pair)| put(at, pair)));
        all.iter().for_each(|number| written.number(*number));
        written.bytes(b"abc");
        let mut unread = Unread(&written.0);
        assert!(unread.pairs().is_some_and(|pairs| pairs.eq([(1, u64::MAX), (1 << 40, 7)])));
        assert!(all.iter().all(|number| unread.number() == Some(*number)));
        assert_eq!((unread.bytes(), unread.number(), unread.bytes()), (Some(&b"abc"[..]), None, None));
        assert!(Unread(&[2, 0, 0]).pairs().is_none() && Unread(&[0xff; 10]).pairs().is_none());
        assert_eq!((Unread(&[9, 1]).bytes(), Unread(&[0xff; 20]).number()), (None, None));
    }
}
