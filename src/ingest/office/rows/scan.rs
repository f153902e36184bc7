//! Just enough XML for sheets that programs write: elements found by their names, attributes in any order. Anything odd
//! (comments, CDATA, another encoding) ends the scan, and a slower reader takes over.

use memchr::{memchr, memmem};

/// What this scanner does not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Odd;

/// The prefix of a part's elements, `x:` or nothing.
#[derive(Debug)]
pub(super) struct Tags {
    prefix: Vec<u8>,
}

/// A tag.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag<'a> {
    /// Its name with the prefix.
    pub(super) name: &'a [u8],
    /// What stands between name and end.
    attributes: &'a [u8],
    /// `<a/>`.
    pub(super) empty: bool,
    /// `</a>`.
    pub(super) closing: bool,
    /// The place behind it.
    pub(super) end: usize,
}

impl Tags {
    /// Finds the element that everything stands in, and the place behind its tag.
    pub(super) fn find(data: &[u8], root: &[u8]) -> Result<Option<(Tags, usize)>, Odd> {
        let head = &data[..data.len().min(512)];
        let encoding = memmem::find(head, b"encoding=");
        let utf8 =
            encoding.is_none_or(|at| head.get(at + 10..at + 15).is_some_and(|e| e.eq_ignore_ascii_case(b"utf-8")));
        if !utf8 || head.starts_with(b"\xff\xfe") || head.starts_with(b"\xfe\xff") {
            return Err(Odd);
        }
        for at in memchr::memchr_iter(b'<', data) {
            if data.get(at + 1).is_some_and(|b| matches!(b, b'?' | b'/')) {
                continue;
            }
            if data[at + 1..].starts_with(b"!") {
                return Err(Odd);
            }
            if memchr(b'>', &data[at..]).is_none() {
                return Ok(None);
            }
            let tag = open_tag(data, at)?;
            let (prefix, local) = match memchr(b':', tag.name) {
                Some(colon) => tag.name.split_at(colon + 1),
                None => (&[][..], tag.name),
            };
            if local == root {
                return Ok(Some((Tags { prefix: prefix.to_vec() }, tag.end)));
            }
        }
        Ok(None)
    }

    /// Whether elements have no prefix.
    pub(super) const fn are_bare(&self) -> bool {
        self.prefix.is_empty()
    }

    /// A name without the prefix.
    #[inline]
    pub(super) fn local<'a>(&self, name: &'a [u8]) -> &'a [u8] {
        name.strip_prefix(self.prefix.as_slice()).unwrap_or(name)
    }

    /// `</x:name>`.
    pub(super) fn closing(&self, name: &[u8]) -> Vec<u8> {
        [b"</", self.prefix.as_slice(), name, b">"].concat()
    }

    /// The next element of a name whose end is there: where its inside begins and ends, and what follows. For an empty
    /// element the inside is empty.
    pub(super) fn element(&self, data: &[u8], from: usize, name: &[u8]) -> Result<Option<(usize, usize, usize)>, Odd> {
        let mut at = from;
        while let Some(offset) = memchr(b'<', data.get(at..).unwrap_or_default()) {
            let start = at + offset;
            if data[start + 1..].starts_with(b"!") {
                return Err(Odd);
            }
            if memchr(b'>', &data[start..]).is_none() {
                return Ok(None);
            }
            let tag = open_tag(data, start)?;
            at = tag.end;
            if tag.closing || self.local(tag.name) != name {
                continue;
            }
            if tag.empty {
                return Ok(Some((tag.end, tag.end, tag.end)));
            }
            let close = self.closing(name);
            return Ok(
                memmem::find(&data[tag.end..], &close).map(|i| (tag.end, tag.end + i, tag.end + i + close.len()))
            );
        }
        Ok(None)
    }
}

/// The tag that begins at `<`.
#[inline]
pub(super) fn open_tag(data: &[u8], at: usize) -> Result<Tag<'_>, Odd> {
    let body = data.get(at + 1..).ok_or(Odd)?;
    let mut end = memchr(b'>', body).ok_or(Odd)?;
    // A bracket inside an attribute's value does not end the tag.
    while body[..end].iter().filter(|b| **b == b'"').count() % 2 == 1 {
        end += 1 + memchr(b'>', body.get(end + 1..).ok_or(Odd)?).ok_or(Odd)?;
    }
    let whole = &body[..end];
    let closing = whole.first() == Some(&b'/');
    let empty = !closing && whole.last() == Some(&b'/');
    let inside = &whole[usize::from(closing)..whole.len() - usize::from(empty)];
    let length = inside.iter().position(u8::is_ascii_whitespace).unwrap_or(inside.len());
    if inside.first() == Some(&b'!') {
        return Err(Odd);
    }
    let (name, attributes) = inside.split_at(length);
    Ok(Tag { name, attributes, empty, closing, end: at + 1 + end + 1 })
}

impl<'a> Tag<'a> {
    /// Its attributes, in any order; values as they stand.
    #[inline]
    pub(super) fn each(&self, mut take: impl FnMut(&'a [u8], &'a [u8])) -> Result<(), Odd> {
        let mut rest = self.attributes.trim_ascii_start();
        while !rest.is_empty() {
            let equal = memchr(b'=', rest).ok_or(Odd)?;
            let (name, value) = (rest[..equal].trim_ascii(), rest[equal + 1..].trim_ascii_start());
            let quote = *value.first().filter(|q| matches!(q, b'"' | b'\'')).ok_or(Odd)?;
            let end = memchr(quote, &value[1..]).ok_or(Odd)?;
            take(name, &value[1..=end]);
            rest = value[end + 2..].trim_ascii_start();
        }
        Ok(())
    }
}
