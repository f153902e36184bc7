//! What a PDF would make its reader do, checked before the reader does it: how far streams inflate, how deep the page
//! tree is, how often forms are drawn.

use crate::ingest::office::source::Source;
use crate::ingest::{Bound, ReadError};
use flate2::{Decompress, FlushDecompress, Status};
use pdf_extract::content::Content;
use pdf_extract::{Dictionary, Document, Object, ObjectId, Stream};
use std::collections::BTreeMap;

/// LZW makes at most so many bytes of one.
const LZW_RATIO: usize = 2_731;
/// Streams that unpack while the file is being opened are named within so many bytes before them.
const DICTIONARY: usize = 1_024;
/// Operations that one page may come to with all its forms.
const OPERATIONS: u64 = 4_000_000;
/// Forms inside forms.
const FORMS: usize = 24;

/// Checks the streams that are unpacked as soon as the file is opened.
///
/// # Errors
/// [`Bound::EntryBytes`], [`Bound::InflatedBytes`].
pub(super) fn before_opening(source: Source<'_>, bytes: &[u8]) -> Result<(), ReadError> {
    let mut total = Total { source, bytes: 0 };
    let mut from = 0;
    while let Some(at) = find(bytes.get(from..).unwrap_or_default(), b"stream") {
        let at = from + at;
        from = at + 6;
        let named = &bytes[at.saturating_sub(DICTIONARY)..at];
        if find(named, b"/ObjStm").or_else(|| find(named, b"/XRef")).is_some() {
            let data = &bytes[from..];
            let skipped = data.iter().take(2).take_while(|b| b.is_ascii_whitespace()).count();
            total.inflate(&data[skipped..])?;
        }
    }
    Ok(())
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|w| w == wanted)
}

/// Checks every stream that reading text may unpack, and the way up from every page.
///
/// # Errors
/// [`Bound::EntryBytes`], [`Bound::InflatedBytes`], [`Bound::Nesting`].
pub(super) fn after_opening(source: Source<'_>, document: &Document) -> Result<(), ReadError> {
    let mut total = Total { source, bytes: 0 };
    for object in document.objects.values() {
        match object {
            Object::Stream(stream) if !is_named(&stream.dict, b"Subtype", b"Image") => {
                total.stream(document, stream)?
            }
            Object::Dictionary(node) => way_up(source, document, node)?,
            _ => {}
        }
    }
    Ok(())
}

fn is_named(dictionary: &Dictionary, key: &[u8], name: &[u8]) -> bool {
    dictionary.get(key).and_then(Object::as_name).is_ok_and(|n| n == name)
}

fn way_up<'d>(source: Source<'_>, document: &'d Document, mut node: &'d Dictionary) -> Result<(), ReadError> {
    let mut steps = 0;
    while let Ok(parent) = node.get(b"Parent").and_then(Object::as_reference).and_then(|id| document.get_dictionary(id))
    {
        steps += 1;
        source.check(Bound::Nesting, steps)?;
        node = parent;
    }
    Ok(())
}

/// What streams come to.
struct Total<'a> {
    source: Source<'a>,
    bytes: u64,
}

impl Total<'_> {
    fn stream(&mut self, document: &Document, stream: &Stream) -> Result<(), ReadError> {
        let filter = stream.dict.get(b"Filter").ok().and_then(|f| document.dereference(f).ok()).map(|(_, f)| f);
        let filters: Vec<&[u8]> = match filter {
            Some(Object::Name(name)) => vec![name],
            Some(Object::Array(names)) => names.iter().filter_map(|n| n.as_name().ok()).collect(),
            _ => return Ok(()),
        };
        let packing = filters.iter().filter(|f| matches!(**f, b"FlateDecode" | b"LZWDecode" | b"Fl" | b"LZW")).count();
        if packing > 1 {
            // Packed twice over, a file of kilobytes can become gigabytes; nobody writes text so.
            return self.source.check(Bound::Ratio, usize::MAX);
        }
        if filters.contains(&b"LZWDecode".as_slice()) {
            return self.source.check(Bound::EntryBytes, stream.content.len().saturating_mul(LZW_RATIO));
        }
        if filters.contains(&b"FlateDecode".as_slice()) { self.inflate(&stream.content) } else { Ok(()) }
    }

    /// Counts what a stream inflates to without keeping it; damage is left to the reader.
    fn inflate(&mut self, packed: &[u8]) -> Result<(), ReadError> {
        let mut inflater = Decompress::new(true);
        let mut bytes = vec![0; 64 * 1024];
        loop {
            let (read, before) = (inflater.total_in(), inflater.total_out());
            let rest = usize::try_from(read).ok().and_then(|r| packed.get(r..)).unwrap_or_default();
            let status = inflater.decompress(rest, &mut bytes, FlushDecompress::None);
            Bound::EntryBytes.check(self.source.name, inflater.total_out())?;
            let moved = inflater.total_out() > before || inflater.total_in() > read;
            if !matches!(status, Ok(Status::Ok | Status::BufError)) || !moved {
                break;
            }
        }
        self.bytes = self.bytes.saturating_add(inflater.total_out());
        Bound::InflatedBytes.check(self.source.name, self.bytes)
    }
}

/// Refuses a page whose forms draw each other without end, or nearly so.
///
/// # Errors
/// [`Bound::Nesting`] for forms that contain themselves; damage for a page that is one great repetition.
pub(super) fn page(source: Source<'_>, document: &Document, (number, page): (u32, ObjectId)) -> Result<(), ReadError> {
    let mut forms = Forms { source, document, known: BTreeMap::new() };
    let resources = forms.page_resources(page);
    let content = document.get_page_content(page).unwrap_or_default();
    let operations = forms.content(&content, resources, 0)?;
    if operations > OPERATIONS { Err(source.damaged(&number.to_string())) } else { Ok(()) }
}

struct Forms<'a> {
    source: Source<'a>,
    document: &'a Document,
    /// Operations of forms already counted.
    known: BTreeMap<ObjectId, u64>,
}

impl<'a> Forms<'a> {
    fn page_resources(&self, page: ObjectId) -> Option<&'a Dictionary> {
        let mut node = self.document.get_dictionary(page).ok();
        while let Some(dictionary) = node {
            if let Some(found) = self.dictionary(dictionary, b"Resources") {
                return Some(found);
            }
            node = self.dictionary(dictionary, b"Parent");
        }
        None
    }

    fn dictionary(&self, of: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        self.document.dereference(of.get(key).ok()?).ok()?.1.as_dict().ok()
    }

    fn content(&mut self, bytes: &[u8], resources: Option<&'a Dictionary>, depth: usize) -> Result<u64, ReadError> {
        if depth > FORMS {
            return self.source.check(Bound::Nesting, usize::MAX).map(|()| 0);
        }
        let Ok(content) = Content::decode(bytes) else { return Ok(0) };
        let mut total = content.operations.len() as u64;
        for operation in content.operations.iter().filter(|o| o.operator == "Do") {
            let name = operation.operands.first().and_then(|o| o.as_name().ok()).unwrap_or_default();
            total = total.saturating_add(self.form(name, resources, depth)?);
        }
        Ok(total)
    }

    fn form(&mut self, name: &[u8], resources: Option<&'a Dictionary>, depth: usize) -> Result<u64, ReadError> {
        let found = resources.and_then(|r| self.dictionary(r, b"XObject")).and_then(|forms| forms.get(name).ok());
        let Some((id, Object::Stream(stream))) = found.and_then(|o| self.document.dereference(o).ok()) else {
            return Ok(0);
        };
        if is_named(&stream.dict, b"Subtype", b"Image") {
            return Ok(0);
        }
        if let Some(known) = id.and_then(|id| self.known.get(&id)) {
            return Ok(*known);
        }
        let own = self.dictionary(&stream.dict, b"Resources").or(resources);
        let bytes = stream.get_plain_content().unwrap_or_default();
        let operations = self.content(&bytes, own, depth + 1)?;
        if let Some(id) = id {
            self.known.insert(id, operations);
        }
        Ok(operations)
    }
}
