//! Cells written as the cell of the same column was written before: one look instead of a reading of tags and attributes.

use super::quick::Quick;
use super::sheet::{CellTag, Held};
use memchr::{memchr, memmem};

/// Bytes of a shape that are compared.
const LONGEST: usize = 32;
/// Columns whose shapes are kept.
const COLUMNS: usize = 128;

/// What stands between a cell's reference and its value, `" s="1" t="s"><v>`, and what it says.
#[derive(Debug, Clone, Copy, Default)]
struct Shape {
    words: [u64; 4],
    masks: [u64; 4],
    /// Zero for a shape that is not known.
    length: usize,
    style: usize,
    kind: Held,
}

/// How the cells of each column were written last.
#[derive(Debug, Default)]
pub(super) struct Shapes {
    of: Vec<Shape>,
    /// The digits of the row's number with the quotation mark behind them, their mask and length.
    row: (u64, u64, usize),
}

impl Shapes {
    /// Begins a row, whose number is written so; empty where it is not written.
    pub(super) fn begin(&mut self, number: &[u8]) {
        let mut bytes = [0; 8];
        let fits = (1..8).contains(&number.len());
        self.row = (0, 0, if fits { number.len() + 1 } else { 0 });
        if let (true, Some(into)) = (fits, bytes.get_mut(..=number.len())) {
            into[..number.len()].copy_from_slice(number);
            into[number.len()] = b'"';
            self.row.0 = u64::from_le_bytes(bytes);
            self.row.1 = mask(number.len() + 1);
        }
    }

    /// The column of a reference to the row, and the place behind it.
    #[inline]
    fn reference(&self, xml: &[u8], at: usize) -> Option<(usize, usize)> {
        let head = xml.get(at..)?.first_chunk::<16>()?;
        let [b'<', b'c', b' ', b'r', b'=', b'"', first @ b'A'..=b'Z', second, ..] = *head else { return None };
        let first = usize::from(first - b'A');
        let (column, letters) = match second {
            b'A'..=b'Z' => ((first + 1) * 26 + usize::from(second - b'A'), 2),
            _ => (first, 1),
        };
        let digits = u64::from_le_bytes(*head[6 + letters..].first_chunk()?);
        let (row, mask, length) = self.row;
        (length > 0 && digits & mask == row).then_some((column, at + 6 + letters + length))
    }

    /// The cell at a place; `None` when it is written otherwise than the last one of its column.
    #[inline]
    pub(super) fn cell<'a>(&self, xml: &'a [u8], at: usize) -> Option<Quick<'a>> {
        let (column, at) = self.reference(xml, at)?;
        let Shape { words, masks, length, style, kind } = self.of.get(column)?;
        let bytes = xml.get(at..)?.first_chunk::<LONGEST>()?.as_chunks::<8>().0;
        let is = |i: usize| u64::from_le_bytes(bytes[i]) & masks[i] == words[i];
        if *length == 0 || !(is(0) && is(1) && is(2) && is(3)) {
            return None;
        }
        let (value, next) = ended(xml, at + length, *kind)?;
        let cell = CellTag { column: Some(column), style: *style, kind: *kind };
        Some(Quick { cell, value: Some(value), next })
    }

    /// Keeps how a cell is written, from `at` on; what cannot be looked at so is not kept.
    pub(super) fn learn(&mut self, xml: &[u8], at: usize, next: usize, cell: &CellTag) {
        let Some((column, from)) = self.reference(xml, at).filter(|(column, _)| *column < COLUMNS) else { return };
        let opening: &[u8] = if cell.kind == Held::Inline { b"><is><t>" } else { b"><v>" };
        let inside = xml.get(from..next).unwrap_or_default();
        let length = memmem::find(inside, opening).map(|at| at + opening.len()).filter(|length| *length <= LONGEST);
        let Some(length) = length else { return };
        // A bracket inside an attribute's value does not end the tag.
        if inside[..length].iter().filter(|byte| **byte == b'"').count() % 2 == 1 {
            return;
        }
        let mut shape = Shape { length, style: cell.style, kind: cell.kind, ..Shape::default() };
        let mut bytes = [0; LONGEST];
        bytes[..length].copy_from_slice(&inside[..length]);
        for (i, word) in bytes.as_chunks::<8>().0.iter().enumerate() {
            shape.words[i] = u64::from_le_bytes(*word);
            shape.masks[i] = mask(length.saturating_sub(i * 8).min(8));
        }
        if self.of.len() <= column {
            self.of.resize(column + 1, Shape::default());
        }
        self.of[column] = shape;
    }
}

/// The first bytes of eight.
const fn mask(bytes: usize) -> u64 {
    if bytes >= 8 { u64::MAX } else { (1 << (8 * bytes)) - 1 }
}

/// The place of the first `<`, which is near.
#[inline]
fn bracket(bytes: &[u8]) -> Option<usize> {
    const ONES: u64 = 0x0101_0101_0101_0101;
    let mut at = 0;
    while let Some(eight) = bytes.get(at..)?.first_chunk::<8>() {
        let other = u64::from_le_bytes(*eight) ^ (ONES * b'<' as u64);
        // The top bit of the first byte that is none other.
        let found = other.wrapping_sub(ONES) & !other & (ONES << 7);
        if found != 0 {
            return Some(at + found.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    memchr(b'<', &bytes[at..]).map(|more| at + more)
}

/// The value of a kind that begins at a place, and the place behind the cell.
#[inline]
fn ended(xml: &[u8], from: usize, kind: Held) -> Option<(&[u8], usize)> {
    let inside = xml.get(from..)?;
    let (end, close): (_, &[u8]) = match kind {
        Held::Inline => (memchr(b'<', inside)?, b"</t></is></c>"),
        Held::Shared | Held::Number => (bracket(inside)?, b"</v></c>"),
        Held::Words | Held::Nothing => return None,
    };
    inside[end..].starts_with(close).then_some((&inside[..end], from + end + close.len()))
}
