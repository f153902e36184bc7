//! Cells as nearly every program writes them, read in one pass: `<c r="B2" s="1" t="s"><v>7</v></c>`, attributes in any
//! order. Whatever is written otherwise is left to the scanner of tags.

use super::sheet::{CellTag, Held, column};

/// A cell read so.
pub(super) struct Quick<'a> {
    pub(super) cell: CellTag,
    /// Its value as it stands; `None` for an empty cell.
    pub(super) value: Option<&'a [u8]>,
    /// The place behind it.
    pub(super) next: usize,
}

/// The cell at a place; `None` when it is written otherwise or is no cell.
#[inline]
pub(super) fn quick(xml: &[u8], at: usize) -> Option<Quick<'_>> {
    let mut rest = xml.get(at..)?.strip_prefix(b"<c")?;
    let mut cell = CellTag::default();
    while let [b' ', name, b'=', b'"', inside @ ..] = rest {
        let end = inside.iter().take(16).position(|b| *b == b'"')?;
        let value = &inside[..end];
        match name {
            b'r' => cell.column = column(value),
            b's' => cell.style = number(value)?,
            b't' if value == b"s" => cell.kind = Held::Shared,
            b't' if value == b"n" => {}
            _ => return None,
        }
        rest = &inside[end + 1..];
    }
    let value = match rest {
        [b'/', b'>', after @ ..] => {
            rest = after;
            None
        }
        [b'>', b'<', b'v', b'>', inside @ ..] => {
            let end = inside.iter().take(40).position(|b| *b == b'<')?;
            rest = inside[end..].strip_prefix(b"</v></c>")?;
            Some(&inside[..end])
        }
        _ => return None,
    };
    Some(Quick { cell, value, next: xml.len() - rest.len() })
}

fn number(digits: &[u8]) -> Option<usize> {
    let plain = !digits.is_empty() && digits.len() <= 9 && digits.iter().all(u8::is_ascii_digit);
    plain.then(|| digits.iter().fold(0, |n, b| n * 10 + usize::from(b - b'0')))
}
