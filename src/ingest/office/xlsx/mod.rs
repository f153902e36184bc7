//! Excel workbooks since 2007, with macros or without; macros are never read.
//!
//! Read: every sheet, hidden ones too, cells with the places their format shows, the stored results of formulas, merged
//! cells, text in old Vietnamese fonts. Left out: charts, comments, text boxes, headers and footers of the print.

mod cells;
mod workbook;

use super::container::Container;
use super::progress::Progress;
use super::relations::{Relation, of_kind, relations};
use super::sheet::{Sheet, Written};
use super::source::Source;
use super::xml::Xml;
use crate::ingest::{Document, ReadError, ReadNote};
use cells::Shared;
use workbook::shared_strings;
pub(super) use workbook::{SheetName, Styles, Workbook};

/// Reads a workbook.
///
/// # Errors
/// Damaged or encrypted parts; the bounds of containers, XML, cells and tables; a workbook of nothing.
pub(super) fn read(source: Source<'_>, bytes: &[u8], progress: &mut Progress<'_, '_>) -> Result<Document, ReadError> {
    let mut container = Container::open(source, bytes)?;
    let roots = relations(&mut container, "")?;
    let main = of_kind(&roots, "officeDocument").unwrap_or("xl/workbook.xml").to_owned();
    let parts = relations(&mut container, &main)?;
    let text = container.required(&main)?;
    let workbook = Workbook::read(Xml::open(source, &main, &text)?)?;
    let mut shared = Shared {
        strings: part(&mut container, &parts, "sharedStrings", shared_strings)?.unwrap_or_default(),
        styles: part(&mut container, &parts, "styles", Styles::read)?.unwrap_or_default(),
        epoch: workbook.epoch,
        encodings: Vec::new(),
        cells: 0,
        struck: 0,
        uncomputed: 0,
    };
    progress.report(200);
    let mut written = Written::new(source);
    for (i, name) in workbook.sheets.iter().enumerate() {
        if let Some(sheet) = sheet(&mut container, &parts, name, &mut shared)? {
            sheet.write(&mut written)?;
        }
        progress.parts(i + 1, workbook.sheets.len());
    }
    let pictures = container.names().filter(|n| n.starts_with("xl/media/")).count();
    if pictures > 0 {
        written.builder.note(ReadNote::Pictures { count: pictures });
    }
    if shared.struck > 0 {
        written.builder.note(ReadNote::HiddenText { chars: shared.struck });
    }
    if shared.uncomputed > 0 {
        written.builder.note(ReadNote::Uncomputed { formulas: shared.uncomputed });
    }
    for encoding in shared.encodings {
        written.builder.note(ReadNote::LegacyFont(encoding));
    }
    written.builder.finish()
}

/// Reads a sheet; `None` for a sheet that is a chart.
fn sheet(
    container: &mut Container<'_>,
    parts: &[Relation],
    name: &SheetName,
    shared: &mut Shared,
) -> Result<Option<Sheet>, ReadError> {
    let source = container.source;
    let Some(relation) = parts.iter().find(|r| r.id == name.id) else { return Err(source.damaged(&name.name)) };
    if relation.kind != "worksheet" {
        return Ok(None);
    }
    let bytes = container.required(&relation.part)?;
    let mut sheet = Sheet::new(name.name.clone(), name.hidden);
    shared.sheet(Xml::open(source, &relation.part, &bytes)?, &mut sheet)?;
    Ok(Some(sheet))
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
