//! The XML inside office files: elements by local name, nesting bounded, document types and outside entities refused.

use super::source::Source;
use crate::ingest::{Bound, ReadError};
use quick_xml::Reader;
use quick_xml::XmlVersion;
use quick_xml::escape::resolve_xml_entity;
use quick_xml::events::{BytesRef, BytesStart, Event};

/// A part being read from top to bottom.
pub(super) struct Xml<'a> {
    pub(super) source: Source<'a>,
    part: &'a str,
    reader: Reader<&'a [u8]>,
    depth: u64,
    /// A document type is read over instead of refused.
    typed: bool,
    /// Bytes before the text.
    before: usize,
    /// The rest is not read.
    left: bool,
}

/// An element that begins.
pub(super) struct Element<'a>(BytesStart<'a>);

/// The next thing in a part.
pub(super) enum Node<'a> {
    /// An element begins. An empty one is closed by the next node.
    Open(Element<'a>),
    /// The innermost open element ends.
    Close,
    /// Characters.
    Text(String),
}

impl Element<'_> {
    /// Its name without the prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// An attribute by its name without the prefix; `None` when it is not there.
    pub(super) fn attribute(&self, name: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let found = attributes.with_checks(false).flatten().find(|a| a.key.local_name().into_inner() == name)?;
        found.normalized_value(XmlVersion::Implicit1_0).ok().map(std::borrow::Cow::into_owned)
    }

    /// An attribute that is a number.
    pub(super) fn number<T: std::str::FromStr>(&self, name: &str) -> Option<T> {
        self.attribute(name)?.parse().ok()
    }

    /// Whether an attribute is there and means yes.
    pub(super) fn is_set(&self, name: &str) -> bool {
        self.attribute(name).is_some_and(|v| is_yes(&v))
    }

    /// A switch of Word: on when it is there, unless its value says otherwise.
    pub(super) fn is_on(&self) -> bool {
        self.attribute("val").is_none_or(|v| is_yes(&v))
    }
}

fn is_yes(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

impl<'a> Xml<'a> {
    /// Begins to read a part.
    ///
    /// # Errors
    /// The part is not UTF-8.
    pub(super) fn open(source: Source<'a>, part: &'a str, bytes: &'a [u8]) -> Result<Xml<'a>, ReadError> {
        let text = std::str::from_utf8(bytes).map_err(|_| source.damaged(part))?;
        let begins = text.trim_start_matches('\u{feff}');
        let mut reader = Reader::from_str(begins);
        reader.config_mut().expand_empty_elements = true;
        Ok(Xml { source, part, reader, depth: 0, typed: false, before: text.len() - begins.len(), left: false })
    }

    /// Begins to read a part that may name its document type; nothing that it declares is used.
    ///
    /// # Errors
    /// As [`Xml::open`].
    pub(super) fn open_with_type(source: Source<'a>, part: &'a str, bytes: &'a [u8]) -> Result<Xml<'a>, ReadError> {
        Ok(Xml { typed: true, ..Xml::open(source, part, bytes)? })
    }

    /// The next node; `None` at the end of the part.
    ///
    /// # Errors
    /// Damage, a document type, an entity that is not XML's own; [`Bound::Nesting`].
    pub(super) fn next(&mut self) -> Result<Option<Node<'a>>, ReadError> {
        if self.left {
            return Ok(None);
        }
        loop {
            let event = self.reader.read_event().map_err(|_| self.damaged())?;
            return Ok(Some(match event {
                Event::Start(start) => {
                    self.depth += 1;
                    Bound::Nesting.check(self.source.name, self.depth)?;
                    Node::Open(Element(start))
                }
                Event::End(_) => {
                    self.depth = self.depth.saturating_sub(1);
                    Node::Close
                }
                Event::Text(text) => Node::Text(text.xml10_content().into_owned()),
                Event::CData(text) => Node::Text(text.xml10_content().into_owned()),
                Event::GeneralRef(reference) => Node::Text(self.character(&reference)?),
                Event::Eof if self.depth == 0 => return Ok(None),
                Event::DocType(_) if self.typed => continue,
                Event::Eof | Event::DocType(_) => return Err(self.damaged()),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => continue,
            }));
        }
    }

    /// How many bytes of the part are read: a whole element between two places is a part of its own.
    pub(super) fn place(&self) -> usize {
        self.before + usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// Reads no more: it is as if the part ended here.
    pub(super) const fn leave(&mut self) {
        self.left = true;
    }

    /// Calls for each child of the element just opened; the call must read the child to its end.
    ///
    /// # Errors
    /// As [`Xml::next`], and the call's own.
    pub(super) fn children<F>(&mut self, mut each: F) -> Result<(), ReadError>
    where
        F: FnMut(&mut Xml<'a>, &Element<'a>) -> Result<(), ReadError>,
    {
        while let Some(node) = self.next()? {
            match node {
                Node::Open(element) => each(self, &element)?,
                Node::Close => return Ok(()),
                Node::Text(_) => {}
            }
        }
        Ok(())
    }

    /// Calls for each element anywhere below, in document order, as long as the calls read none of what is inside.
    ///
    /// # Errors
    /// As [`Xml::children`].
    pub(super) fn all<F>(&mut self, mut each: F) -> Result<(), ReadError>
    where
        F: FnMut(&Element<'a>) -> Result<(), ReadError>,
    {
        while let Some(node) = self.next()? {
            if let Node::Open(element) = node {
                each(&element)?;
            }
        }
        Ok(())
    }

    /// Reads over the rest of the element just opened.
    ///
    /// # Errors
    /// As [`Xml::next`].
    pub(super) fn skip(&mut self) -> Result<(), ReadError> {
        self.text().map(drop)
    }

    /// The characters of the element just opened, with those of all inside it.
    ///
    /// # Errors
    /// As [`Xml::next`]; [`Bound::TextChars`].
    pub(super) fn text(&mut self) -> Result<String, ReadError> {
        let mut text = String::new();
        let mut open = 1;
        while let Some(node) = self.next()? {
            match node {
                Node::Open(_) => open += 1,
                Node::Close => open -= 1,
                Node::Text(more) => text.push_str(&more),
            }
            if open == 0 {
                break;
            }
        }
        Ok(text)
    }

    /// Damage in this part.
    pub(super) fn damaged(&self) -> ReadError {
        self.source.damaged(self.part)
    }

    fn character(&self, reference: &BytesRef<'_>) -> Result<String, ReadError> {
        match reference.resolve_char_ref() {
            Ok(Some(c)) => Ok(c.to_string()),
            Ok(None) => resolve_xml_entity(reference).map(str::to_owned).ok_or_else(|| self.damaged()),
            Err(_) => Err(self.damaged()),
        }
    }
}
