//! The strings that cells share, in one piece of memory, and the text of XML.

use super::scan::{Odd, Tags, open_tag};
use memchr::{memchr, memmem};

/// Bytes of all strings together.
const MOST: usize = 512 * 1024 * 1024;

/// Bytes that are reserved at most before anything is there.
const RESERVED: usize = 64 * 1024 * 1024;

/// The strings by number.
#[derive(Debug, Default)]
pub(super) struct Strings {
    bytes: Vec<u8>,
    ends: Vec<u32>,
    rest: Vec<u8>,
    tags: Option<Tags>,
}

impl Strings {
    /// Where a string stands among the bytes of all; `None` when there is none of that number.
    #[inline]
    pub(super) fn place(&self, number: usize) -> Option<(usize, usize)> {
        let end = *self.ends.get(number)? as usize;
        let start = number.checked_sub(1).map_or(Some(0), |before| self.ends.get(before).map(|e| *e as usize))?;
        Some((start, end))
    }

    /// All of them as bytes: where each ends, and what they say.
    pub(super) fn lent(&self) -> (Vec<u8>, &[u8]) {
        let mut ends = vec![0; self.ends.len() * 4];
        ends.as_chunks_mut::<4>().0.iter_mut().zip(&self.ends).for_each(|(bytes, end)| *bytes = end.to_le_bytes());
        (ends, &self.bytes)
    }

    /// Makes room for so many bytes of XML, as far as that is not beyond reason: nothing is moved then.
    pub(super) fn reserve(&mut self, xml: u64) {
        self.bytes.reserve(usize::try_from(xml).unwrap_or(RESERVED).min(RESERVED));
    }

    /// Those that another worker lent.
    pub(super) fn borrowed(ends: &[u8], bytes: Vec<u8>) -> Strings {
        let ends = ends.as_chunks::<4>().0.iter().map(|end| u32::from_le_bytes(*end)).collect();
        Strings { bytes, ends, ..Strings::default() }
    }

    /// The bytes of all strings.
    pub(super) fn bytes(&self) -> &[u8] {
        &self.bytes
    }

    /// Takes the next bytes of the part.
    pub(super) fn push(&mut self, block: &[u8]) -> Result<(), Odd> {
        let mut data = std::mem::take(&mut self.rest);
        data.extend_from_slice(block);
        let mut at = 0;
        if self.tags.is_none() {
            let Some((tags, from)) = Tags::find(&data, b"sst")? else {
                self.rest = data;
                return Ok(());
            };
            (self.tags, at) = (Some(tags), from);
        }
        let Some(tags) = self.tags.take() else { return Ok(()) };
        loop {
            if let Some((words, next)) = tags.are_bare().then(|| plain(&data, at)).flatten() {
                unescaped(words, &mut self.bytes)?;
                at = next;
            } else if let Some((from, to, next)) = tags.element(&data, at, b"si")? {
                text(&data[from..to], &tags, &mut self.bytes)?;
                at = next;
            } else {
                break;
            }
            if self.bytes.len() > MOST {
                return Err(Odd);
            }
            self.ends.push(u32::try_from(self.bytes.len()).map_err(|_| Odd)?);
        }
        self.tags = Some(tags);
        data.drain(..at);
        self.rest = data;
        Ok(())
    }
}

/// The words of a string as nearly every program writes it, `<si><t>words</t></si>`, and the place behind it; `None` when
/// it is written otherwise or is not there whole.
#[inline]
fn plain(data: &[u8], at: usize) -> Option<(&[u8], usize)> {
    let rest = data.get(at..)?.strip_prefix(b"<si><t")?;
    let words = rest.strip_prefix(b">").or_else(|| rest.strip_prefix(b" xml:space=\"preserve\">"))?;
    let (words, after) = words.split_at(memchr(b'<', words)?);
    let after = after.strip_prefix(b"</t></si>")?;
    Some((words, data.len() - after.len()))
}

/// The text of every `t` in an element, phonetic runs left out.
pub(super) fn text(xml: &[u8], tags: &Tags, into: &mut Vec<u8>) -> Result<(), Odd> {
    let mut at = 0;
    while let Some(offset) = memchr(b'<', xml.get(at..).ok_or(Odd)?) {
        let tag = open_tag(xml, at + offset)?;
        at = tag.end;
        match tags.local(tag.name) {
            b"rPh" if !tag.empty => {
                let close = memmem::find(&xml[at..], &tags.closing(b"rPh")).ok_or(Odd)?;
                at += close + 1;
            }
            b"t" if !tag.empty && !tag.closing => {
                let end = at + memchr(b'<', &xml[at..]).ok_or(Odd)?;
                unescaped(&xml[at..end], into)?;
                at = end;
            }
            _ => {}
        }
    }
    Ok(())
}

/// Text with its entities undone.
pub(super) fn unescaped(mut xml: &[u8], into: &mut Vec<u8>) -> Result<(), Odd> {
    while let Some(amp) = memchr(b'&', xml) {
        into.extend_from_slice(&xml[..amp]);
        let length = memchr(b';', &xml[amp..]).filter(|l| *l <= 10).ok_or(Odd)?;
        let name = &xml[amp + 1..amp + length];
        let letter = match name {
            b"amp" => '&',
            b"lt" => '<',
            b"gt" => '>',
            b"quot" => '"',
            b"apos" => '\'',
            _ => numbered(name).ok_or(Odd)?,
        };
        into.extend_from_slice(letter.encode_utf8(&mut [0; 4]).as_bytes());
        xml = &xml[amp + length + 1..];
    }
    into.extend_from_slice(xml);
    Ok(())
}

fn numbered(name: &[u8]) -> Option<char> {
    let digits = std::str::from_utf8(name.strip_prefix(b"#")?).ok()?;
    let code = match digits.strip_prefix('x') {
        Some(hex) => u32::from_str_radix(hex, 16),
        None => digits.parse(),
    };
    char::from_u32(code.ok()?)
}
