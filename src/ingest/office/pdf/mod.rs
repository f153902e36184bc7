//! PDF with a text layer: characters by their places on the page become lines; ruled tables become tables, words that
//! stand under each other on at least three lines become tab-separated rows.
//!
//! Not read: pictures (a scan has no text), annotations, form fields, attachments. Rules and bounds are checked before the
//! PDF crate sees the file; where it panics all the same, the file counts as damaged in a program that unwinds, and in
//! the page only the worker it runs in ends.

mod broken;
mod columns;
mod geometry;
mod glyphs;
mod guard;
mod lines;
mod page;
mod ruled;
mod rules;
mod widths;

use super::progress::Progress;
use super::source::Source;
use crate::ingest::{Bound, Document, DocumentBuilder, ReadError, ReadErrorCode, ReadNote, SectionKind};
use glyphs::Collector;
use page::Page;
use pdf_extract::content::Content;
use pdf_extract::{Document as Pdf, ObjectId};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads a PDF.
///
/// # Errors
/// Encrypted, damaged or scanned files; the bounds of streams, pages, tables and text.
pub(super) fn read(source: Source<'_>, bytes: &[u8], progress: &mut Progress<'_, '_>) -> Result<Document, ReadError> {
    guard::before_opening(source, bytes)?;
    let pdf = caught(|| open(source, bytes)).unwrap_or_else(|| Err(source.damaged("")))?;
    guard::after_opening(source, &pdf)?;
    let pages: Vec<ObjectId> = pdf.page_iter().take(Bound::Pages.limit() as usize + 1).collect();
    source.check(Bound::Pages, pages.len())?;
    let mut writer = Writer { source, builder: DocumentBuilder::new(source.name, source.format), cells: 0, held: None };
    let mut silent = Vec::new();
    for (i, id) in pages.iter().enumerate() {
        let number = u32::try_from(i + 1).unwrap_or(u32::MAX);
        let room = (Bound::TextChars.limit() as usize + 1).saturating_sub(writer.builder.chars());
        let content = caught(|| content(source, &pdf, (number, *id), room));
        let content = content.unwrap_or_else(|| Err(source.damaged(&number.to_string())))?;
        match content.0.iter().all(|g| g.text.trim().is_empty()) {
            true if has_picture(&pdf, *id) => silent.push(number),
            true => {}
            false => writer.next(number, Page::new(content))?,
        }
        progress.parts(i + 1, pages.len());
    }
    writer.flush()?;
    let builder = writer.builder;
    // Without the password the objects of some files are simply not there.
    if pages.is_empty() && is_locked(bytes) {
        return Err(source.encrypted());
    }
    finish(source, builder, silent, pages.len())
}

/// Writes each page when the next is known, because a row may go on there.
struct Writer<'a> {
    source: Source<'a>,
    builder: DocumentBuilder,
    cells: usize,
    held: Option<(u32, Page)>,
}

impl Writer<'_> {
    fn next(&mut self, number: u32, mut page: Page) -> Result<(), ReadError> {
        if let Some((_, held)) = &mut self.held {
            held.take_rest(&mut page);
        }
        self.flush()?;
        self.held = Some((number, page));
        Ok(())
    }

    fn flush(&mut self) -> Result<(), ReadError> {
        let Some((number, page)) = self.held.take() else { return Ok(()) };
        self.builder.section(SectionKind::Page, &number.to_string(), false);
        page.write(self.source, &mut self.cells, &mut self.builder)
    }
}

fn finish(
    source: Source<'_>,
    mut builder: DocumentBuilder,
    silent: Vec<u32>,
    pages: usize,
) -> Result<Document, ReadError> {
    if builder.is_blank() && !silent.is_empty() {
        return Err(source.fail(ReadErrorCode::Scanned { pages: u32::try_from(pages).unwrap_or(u32::MAX) }));
    }
    if !silent.is_empty() {
        builder.note(ReadNote::PagesWithoutText { pages: silent });
    }
    builder.finish()
}

/// Runs what may panic on a file it does not understand; `None` when it did.
fn caught<T>(run: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(run)).ok()
}

/// Whether a password may be asked for.
fn is_locked(bytes: &[u8]) -> bool {
    bytes.windows(8).any(|w| w == b"/Encrypt")
}

fn open(source: Source<'_>, bytes: &[u8]) -> Result<Pdf, ReadError> {
    let refuse = || if is_locked(bytes) { source.encrypted() } else { source.damaged("") };
    let mut pdf = Pdf::load_mem(bytes).map_err(|_| refuse())?;
    if pdf.is_encrypted() {
        pdf.decrypt("").map_err(|_| source.encrypted())?;
    }
    widths::spell_out(&mut pdf);
    Ok(pdf)
}

/// Characters and lines of a page.
fn content(
    source: Source<'_>,
    pdf: &Pdf,
    (number, id): (u32, ObjectId),
    room: usize,
) -> Result<(Vec<geometry::Glyph>, Vec<geometry::Rule>), ReadError> {
    guard::page(source, pdf, (number, id))?;
    let mut collector = Collector::new(room);
    let read = pdf_extract::output_doc_page(pdf, &mut collector, number);
    source.check(Bound::TextChars, if collector.is_full() { usize::MAX } else { 0 })?;
    read.map_err(|_| source.damaged(&number.to_string()))?;
    let (glyphs, direction) = collector.finish();
    Ok((glyphs, rules::rules(pdf, id, direction)))
}

/// Whether a page draws anything but text and lines.
fn has_picture(pdf: &Pdf, page: ObjectId) -> bool {
    let content = pdf.get_page_content(page).ok().and_then(|bytes| Content::decode(&bytes).ok());
    content.is_some_and(|c| c.operations.iter().any(|o| matches!(o.operator.as_str(), "Do" | "BI" | "sh")))
}
