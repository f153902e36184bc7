//! The records of an Excel 97–2003 workbook, and the strings in them.

use crate::ingest::office::bytes::{u16_at, u32_at};
use crate::ingest::office::fonts::FontText;
use crate::ingest::{Bound, Encoding, LegacyFont};

/// A record and those that continue it.
#[derive(Debug, Clone)]
pub(super) struct Record<'a> {
    pub(super) kind: u16,
    pub(super) data: &'a [u8],
    pub(super) continued: Vec<&'a [u8]>,
}

impl Record<'_> {
    /// Bytes it takes in the file.
    pub(super) fn size(&self) -> usize {
        4 + self.data.len() + self.continued.iter().map(|more| 4 + more.len()).sum::<usize>()
    }
}

/// Begins a part of the workbook.
pub(super) const BOF: u16 = 0x0809;
/// Ends it.
pub(super) const EOF: u16 = 0x000A;
const CONTINUE: u16 = 0x003C;

/// The records from an offset on; they end with the stream or where it is damaged.
pub(super) fn records(stream: &[u8], from: usize) -> impl Iterator<Item = Record<'_>> {
    let mut at = from;
    std::iter::from_fn(move || {
        let (kind, data) = record(stream, at)?;
        at += 4 + data.len();
        let mut continued = Vec::new();
        while let Some((CONTINUE, more)) = record(stream, at) {
            continued.push(more);
            at += 4 + more.len();
        }
        Some(Record { kind, data, continued })
    })
}

fn record(stream: &[u8], at: usize) -> Option<(u16, &[u8])> {
    let length = usize::from(u16_at(stream, at.checked_add(2)?)?);
    Some((u16_at(stream, at)?, stream.get(at + 4..at + 4 + length)?))
}

/// How the strings of a workbook are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Letters {
    /// Unicode, since Excel 97.
    Wide,
    /// Bytes of Windows-1258.
    Windows1258,
    /// Bytes of a Latin code page.
    Latin,
}

/// A string with the fonts of its parts.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(in crate::ingest::office) struct RichText {
    pub(in crate::ingest::office) text: Vec<u16>,
    /// From which unit of the text on which font.
    pub(in crate::ingest::office) fonts: Vec<(usize, usize)>,
}

/// Reads on through a record and its continuations.
pub(super) struct Cursor<'a> {
    parts: Vec<&'a [u8]>,
    part: usize,
    at: usize,
}

impl<'a> Cursor<'a> {
    /// Begins so many bytes into a record.
    pub(super) fn new(record: &Record<'a>, at: usize) -> Cursor<'a> {
        let parts = std::iter::once(record.data).chain(record.continued.iter().copied()).collect();
        Cursor { parts, part: 0, at }
    }

    fn byte(&mut self) -> Option<u8> {
        while self.at >= self.parts.get(self.part)?.len() {
            self.part += 1;
            self.at = 0;
        }
        self.at += 1;
        self.parts[self.part].get(self.at - 1).copied()
    }

    fn short(&mut self) -> Option<u16> {
        Some(u16::from_le_bytes([self.byte()?, self.byte()?]))
    }

    fn skip(&mut self, bytes: usize) -> Option<()> {
        (0..bytes).try_for_each(|_| self.byte().map(drop))
    }

    /// A Unicode string after its length.
    pub(super) fn wide(&mut self, length: usize) -> Option<RichText> {
        let flags = self.byte()?;
        let runs = if flags & 8 == 0 { 0 } else { usize::from(self.short()?) };
        let extra = if flags & 4 == 0 { 0 } else { self.extra()? };
        let text = self.units(length, flags & 1 == 1)?;
        let mut fonts = Vec::new();
        for _ in 0..runs {
            fonts.push((usize::from(self.short()?), usize::from(self.short()?)));
        }
        self.skip(extra)?;
        Some(RichText { text, fonts })
    }

    fn extra(&mut self) -> Option<usize> {
        usize::try_from(u32::from(self.short()?) | u32::from(self.short()?) << 16).ok()
    }

    /// Units of a text; where a continuation begins inside it, it says anew how wide they are.
    fn units(&mut self, length: usize, mut wide: bool) -> Option<Vec<u16>> {
        let mut units = Vec::new();
        while units.len() < length {
            if self.at >= self.parts.get(self.part)?.len() {
                wide = self.byte()? & 1 == 1;
            }
            units.push(if wide { self.short()? } else { u16::from(self.byte()?) });
        }
        Some(units)
    }

    /// A string with a length of two bytes.
    pub(super) fn string(&mut self, letters: Letters) -> Option<RichText> {
        let length = usize::from(self.short()?);
        self.rest(letters, length)
    }

    /// A string with a length of one byte.
    pub(super) fn short_string(&mut self, letters: Letters) -> Option<RichText> {
        let length = usize::from(self.byte()?);
        self.rest(letters, length)
    }

    fn rest(&mut self, letters: Letters, length: usize) -> Option<RichText> {
        if letters == Letters::Wide {
            return self.wide(length);
        }
        let bytes: Vec<u8> = (0..length).map(|_| self.byte()).collect::<Option<_>>()?;
        let text = match letters {
            Letters::Windows1258 => Encoding::windows1258(&bytes),
            _ => bytes.iter().map(|b| char::from(*b)).collect(),
        };
        Some(RichText { text: text.encode_utf16().collect(), fonts: Vec::new() })
    }
}

impl RichText {
    /// The text without its fonts.
    pub(super) fn plain(&self) -> String {
        String::from_utf16_lossy(&self.text)
    }

    /// The text in a cell of a font; `font` gives the fonts of its parts.
    pub(in crate::ingest::office) fn words(
        &self,
        own: Option<LegacyFont>,
        font: impl Fn(usize) -> Option<LegacyFont>,
    ) -> FontText {
        let mut text = FontText::default();
        let ends = self.fonts.iter().map(|(at, _)| *at).chain([self.text.len()]);
        let starts = std::iter::once((0, own)).chain(self.fonts.iter().map(|(at, index)| (*at, font(*index))));
        for ((from, font), to) in starts.zip(ends) {
            let units = self.text.get(from..to.max(from).min(self.text.len())).unwrap_or_default();
            text.push(font, &String::from_utf16_lossy(units));
        }
        text
    }
}

/// The strings that cells share, as far as [`Bound::Cells`] is passed; those after a damaged one are missing.
pub(super) fn shared_strings(record: &Record<'_>) -> Vec<RichText> {
    let count = u32_at(record.data, 4).unwrap_or(0);
    let mut cursor = Cursor::new(record, 8);
    let most = Bound::Cells.limit() as usize + 1;
    (0..count).map_while(|_| cursor.string(Letters::Wide)).take(most).collect()
}
