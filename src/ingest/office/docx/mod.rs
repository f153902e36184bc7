//! Word documents since 2007: paragraphs and tables in the order of the document.
//!
//! Read: body, text boxes, footnotes and endnotes (set aside at the end), insertions, results of fields, labels of lists,
//! text in old Vietnamese fonts. Left out: headers and footers, comments, deletions, hidden text, codes of fields.

mod body;
mod lists;
mod paragraph;
mod styles;
mod tree;
mod write;

use super::container::Container;
use super::progress::Progress;
use super::relations::{Relation, of_kind, relations};
use super::source::Source;
use super::xml::Xml;
use crate::ingest::raised::superscript;
use crate::ingest::{Bound, Document, DocumentBuilder, ReadError, ReadNote};
use body::{Reading, blocks};
use lists::Lists;
use std::collections::BTreeMap;
use styles::Styles;
use tree::Block;

/// Reads a Word document.
///
/// # Errors
/// Damaged or encrypted parts; the bounds of containers, XML and tables; a document of nothing.
pub(super) fn read(source: Source<'_>, bytes: &[u8], progress: &mut Progress<'_, '_>) -> Result<Document, ReadError> {
    let mut container = Container::open(source, bytes)?;
    let roots = relations(&mut container, "")?;
    let main = of_kind(&roots, "officeDocument").unwrap_or("word/document.xml").to_owned();
    let parts = relations(&mut container, &main)?;
    let mut reading = Reading {
        styles: part(&mut container, &parts, "styles", Styles::read)?.unwrap_or_default(),
        lists: part(&mut container, &parts, "numbering", Lists::read)?.unwrap_or_default(),
        ..Reading::default()
    };
    progress.report(200);
    let text = container.required(&main)?;
    let mut xml = Xml::open(source, &main, &text)?;
    let mut body = Vec::new();
    xml.children(|xml, _root| {
        body = blocks(&mut reading, xml)?;
        Ok(())
    })?;
    drop(text);
    progress.report(600);
    let mut builder = DocumentBuilder::new(source.name, source.format);
    write::write(source, &body, &mut builder)?;
    progress.report(800);
    notes(&mut container, &parts, &mut reading, &mut builder)?;
    if reading.pictures > 0 {
        builder.note(ReadNote::Pictures { count: reading.pictures });
    }
    if reading.hidden > 0 {
        builder.note(ReadNote::HiddenText { chars: reading.hidden });
    }
    for encoding in reading.encodings {
        builder.note(ReadNote::LegacyFont(encoding));
    }
    builder.finish()
}

/// Reads a part that may be missing.
fn part<T>(
    container: &mut Container<'_>,
    parts: &[Relation],
    kind: &str,
    read: impl FnOnce(Xml<'_>) -> Result<T, ReadError>,
) -> Result<Option<T>, ReadError> {
    let Some(name) = of_kind(parts, kind) else { return Ok(None) };
    let source = container.source;
    let Some(bytes) = container.read(name)? else { return Ok(None) };
    read(Xml::open(source, name, &bytes)?).map(Some)
}

/// The notes that the text refers to, each on a line of its own that begins with its raised number, between blank lines.
fn notes(
    container: &mut Container<'_>,
    parts: &[Relation],
    reading: &mut Reading,
    builder: &mut DocumentBuilder,
) -> Result<(), ReadError> {
    let wanted = reading.notes.clone();
    if wanted.is_empty() {
        return Ok(());
    }
    let mut texts = BTreeMap::new();
    for (end, kind) in [(false, "footnotes"), (true, "endnotes")] {
        let read = |mut xml: Xml<'_>| note_texts(reading, &mut xml);
        for (id, text) in part(container, parts, kind, read)?.unwrap_or_default() {
            texts.insert((end, id), text);
        }
    }
    for (i, key) in wanted.iter().enumerate() {
        if let Some(text) = texts.get(key) {
            builder.paragraph(&format!("\n{} {text}\n", superscript(&(i + 1).to_string())));
            container.source.check(Bound::TextChars, builder.chars())?;
        }
    }
    Ok(())
}

fn note_texts(reading: &mut Reading, xml: &mut Xml<'_>) -> Result<Vec<(String, String)>, ReadError> {
    let mut texts = Vec::new();
    xml.children(|xml, _root| {
        xml.children(|xml, element| {
            let id = element.attribute("id").unwrap_or_default();
            let found = blocks(reading, xml)?;
            let lines = found.iter().filter_map(|block| match block {
                Block::Paragraph(text) => Some(text.split_whitespace().collect::<Vec<_>>().join(" ")),
                Block::Table(_) => None,
            });
            texts.push((id, lines.filter(|l| !l.is_empty()).collect::<Vec<_>>().join(" ")));
            Ok(())
        })
    })?;
    Ok(texts)
}
